/** Doubtful responses: found in a worker and kept until something changes that an analysis can see; decided on here. */
import type { Handlers } from '../http/handlers.ts';
import { jobsOf, jobView } from '../http/jobs.ts';
import { Refusal } from '../http/problem.ts';
import type { Services } from '../http/services.ts';
import { accountOf } from '../http/who.ts';
import type { QualityLook, StudySource } from '../workers/tasks.ts';
import type { qualityContract } from './contract.ts';
import { doubtsOf, judged } from './rules.ts';

/** studies whose flags are kept */
const kept = 8;

export function qualityRoutes(services: Services): Handlers<typeof qualityContract> {
  const { store, workers, database } = services;
  const jobs = jobsOf(services);
  const made = new Map<string, { readonly mark: string; readonly result: Promise<QualityLook> }>();

  const source = async (study: string): Promise<StudySource> => {
    if (database !== ':memory:') return { path: database, study };
    const loaded = await store.studies.load(study);
    if (!loaded) throw new Refusal('studyUnknown');
    return { loaded };
  };

  /** The flags of the study as it is, or the job that looks for them. Decisions do not change a flag: they are read apart. */
  const look = async (study: string, account: string) => {
    if (!(await store.studies.design(study))) throw new Refusal('studyUnknown');
    const slot = `quality\n${study}`;
    const mark = await store.studies.answersMark(study);
    const running = jobs.at(slot);
    if (running) return { state: running.state(), result: running.result as Promise<QualityLook> };
    const before = made.get(study);
    if (before?.mark === mark) return { state: jobs.finished(slot, study), result: before.result };
    const { state, result } = jobs.begin(
      slot,
      study,
      async (control) => workers.run('quality', { source: await source(study) }, control),
      account,
    );
    made.delete(study);
    made.set(study, { mark, result });
    while (made.size > kept) made.delete(made.keys().next().value!);
    result.catch(() => made.delete(study));
    return { state: state(), result };
  };

  return {
    'POST /api/studies/:study/quality/jobs': async ({ params: { study }, who }) =>
      jobView((await look(study, accountOf(who).account.id)).state),

    'GET /api/studies/:study/quality': async ({ params: { study }, who }) => {
      const { flags, responses, places } = await (await look(study, accountOf(who).account.id)).result;
      const design = await store.studies.design(study);
      if (!design) throw new Refusal('studyUnknown');
      const [decisions, deciders] = [await store.quality.decisions(study), await store.quality.deciders()];
      const name = (account: string) => deciders.get(account) ?? account;
      return {
        responses,
        doubts: doubtsOf(flags, decisions, new Map(places), name),
        schools: (await store.schools.list(study)).map((s) => ({ id: s.id, name: s.name })),
        waves: design.waves.map(({ id, label }) => ({ id, label })),
        instruments: (await store.studies.instruments(study)).map(({ id, title }) => ({ id, title: { ...title } })),
      };
    },

    'GET /api/studies/:study/quality/:response': async ({ params: { study, response } }) => {
      const found = await store.quality.response(study, response);
      if (!found) throw new Refusal('responseUnknown');
      const known = await store.studies.instrument(study, found.instrument, found.version);
      return judged(found, known?.instrument);
    },

    'POST /api/studies/:study/quality/:response/exclude': async ({ params: { study, response }, body, who }) => {
      const note = body.note === undefined || body.note === '' ? {} : { note: body.note };
      await store.quality.exclude(study, { response, reason: body.reason, ...note }, accountOf(who).account.id);
      return {};
    },

    'POST /api/studies/:study/quality/:response/take-back': async ({ params: { study, response }, who }) => {
      await store.quality.takeBack(study, response, accountOf(who).account.id);
      return {};
    },
  };
}
