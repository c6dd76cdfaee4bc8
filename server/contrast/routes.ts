/** Looking at the selection of schools, and freezing it. */
import type { SelectionModel } from '../../analysis/types.ts';
import type { Handlers } from '../http/handlers.ts';
import { jobsOf, jobView } from '../http/jobs.ts';
import { Refusal } from '../http/problem.ts';
import type { Services } from '../http/services.ts';
import { accountOf } from '../http/who.ts';
import type { SelectionLook } from '../reports/selection-look.ts';
import type { StudySource } from '../workers/tasks.ts';
import type { contrastContract } from './contract.ts';
import { toFreeze } from './rules.ts';

interface Question {
  readonly model?: SelectionModel | undefined;
  readonly k?: number | undefined;
}

/** looks that are kept: study × model × k */
const kept = 20;

export function contrastRoutes(services: Services): Handlers<typeof contrastContract> {
  const { store, workers, clock, version, database } = services;
  const jobs = jobsOf(services);
  const made = new Map<string, Promise<SelectionLook>>();

  const slotOf = (study: string, { model, k }: Question) => JSON.stringify(['selection', study, model ?? null, k ?? null]);

  const source = async (study: string): Promise<StudySource> => {
    if (database !== ':memory:') return { path: database, study };
    const loaded = await store.studies.load(study);
    if (!loaded) throw new Refusal('studyUnknown');
    return { loaded };
  };

  /** What was made for this question and state of the study, or the job that makes it. */
  const look = async (study: string, question: Question, account: string) => {
    if (!(await store.studies.summary(study))) throw new Refusal('studyUnknown');
    const slot = slotOf(study, question);
    const key = `${slot}\n${await store.studies.mark(study)}`;
    const running = jobs.at(slot);
    if (running) return { state: running.state(), result: running.result as Promise<SelectionLook> };
    const before = made.get(key);
    if (before) return { state: jobs.finished(slot, study), result: before };
    const { state, result } = jobs.begin(
      slot,
      study,
      async (control) => {
        const from = await source(study);
        const input = { source: from, ...question, softwareVersion: version, computedAt: clock().toISOString() };
        return workers.run('selection', input, control);
      },
      account,
    );
    for (const old of made.keys()) if (old.startsWith(`${slot}\n`)) made.delete(old);
    made.set(key, result);
    while (made.size > kept) made.delete(made.keys().next().value!);
    result.catch(() => made.delete(key));
    return { state: state(), result };
  };

  return {
    'POST /api/studies/:study/selection/jobs': async ({ params: { study }, body, who }) =>
      jobView((await look(study, body, accountOf(who).account.id)).state),

    'GET /api/studies/:study/selection': async ({ params: { study }, query: { language, ...question }, who }) => {
      const { view, spoken, difference } = await (await look(study, question, accountOf(who).account.id)).result;
      const frozen = await store.contrast.frozen(study);
      const by = frozen && (await store.auth.accountById(frozen.frozenBy))?.email;
      return {
        ...view,
        ...spoken[language],
        frozen: frozen
          ? {
              at: frozen.frozenAt,
              by: by ?? frozen.frozenBy,
              inputHash: frozen.inputHash,
              softwareVersion: frozen.softwareVersion,
              difference,
            }
          : null,
      };
    },

    'POST /api/studies/:study/selection/freeze': async ({ params: { study }, body, who }) => {
      const actor = accountOf(who).account.id;
      if (await store.contrast.frozen(study)) throw new Refusal('alreadyFrozen');
      const { view } = await (await look(study, { model: body.model, k: body.k }, actor)).result;
      const frozenAt = clock().toISOString();
      const decided = toFreeze(view, body, { at: frozenAt, by: actor });
      if (decided.refused !== undefined) throw new Refusal(decided.refused);
      await store.contrast.freeze(study, decided.selection, actor);
      return { frozenAt };
    },
  };
}
