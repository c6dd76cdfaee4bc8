/** Studies: list, import, overview, results, export. */
import { Refusal } from '../http/problem.ts';
import type { Handlers } from '../http/handlers.ts';
import { jobView } from '../http/jobs.ts';
import type { Services } from '../http/services.ts';
import { accountOf } from '../http/who.ts';
import type { studiesContract } from './contract.ts';
import { importZip } from './import.ts';
import { resultsOf } from './results.ts';
import { designGrid, responseMatrix, waveProgress } from './rules.ts';

/** Lets other requests go first. */
const breath = () => new Promise<void>((done) => setImmediate(done));

export function studiesRoutes(services: Services): Handlers<typeof studiesContract> {
  const { store, workers, database } = services;
  const made = resultsOf(services);

  const designAndDue = async (study: string) => {
    const design = await store.studies.design(study);
    if (!design) throw new Refusal('studyUnknown');
    return { design, due: await store.waves.dueEverywhere(study) };
  };

  return {
    'GET /api/studies': async ({ who }) => {
      const mine = accountOf(who).memberships.filter((m) => m.role === 'researcher' || m.role === 'assistant');
      const studies = new Set(mine.map((m) => m.study));
      return { studies: (await store.studies.list()).filter(({ id }) => studies.has(id)) };
    },

    'POST /api/studies': async ({ bytes, who }) => {
      const actor = accountOf(who).account.id;
      // a worker opens the database file by itself; a database in memory (tests) is only here
      const done =
        database === ':memory:'
          ? await importZip(store.studies, bytes, actor)
          : await workers.run('importFolder', { bytes, path: database, actor });
      if (!done.ok) throw new Refusal(done.code, done.details);
      return { study: done.study, counts: { ...done.counts }, notices: [...done.notices] };
    },

    'GET /api/studies/:study': async ({ params: { study } }) => {
      const summary = await store.studies.summary(study);
      if (!summary) throw new Refusal('studyUnknown');
      const { design, due } = await designAndDue(study);
      // a large study takes a while to count: what is asked for meanwhile (a saved answer, the cockpit) need not wait for all of it
      const progress = new Map<string, Awaited<ReturnType<typeof store.studies.personProgress>>>();
      for (const { id } of design.waves) {
        await breath();
        progress.set(id, await store.studies.personProgress(study, id));
      }
      const [invited, parts, instruments] = await Promise.all([
        store.studies.invitedCounts(study),
        store.studies.hasParts(study),
        store.studies.instruments(study),
      ]);
      return {
        ...summary,
        source: design.source ?? null,
        grid: designGrid(design, instruments),
        waves: design.waves.map(({ id, label, state, opens, closes }) => ({
          id,
          label,
          state,
          opens: opens ?? null,
          closes: closes ?? null,
          invited: invited.get(id) ?? 0,
          ...(design.archived?.waves?.includes(id) ? { archived: true as const } : {}),
          ...waveProgress(id, due.get(id) ?? [], progress.get(id) ?? []),
        })),
        ...(design.archived?.schools?.length ? { schoolsAway: design.archived.schools.length } : {}),
        hasAchievement: parts.achievement,
        hasNetwork: parts.network || design.network !== undefined,
      };
    },

    'DELETE /api/studies/:study': async ({ params: { study }, who }) => {
      await store.studies.remove(study, accountOf(who).account.id);
      return {};
    },

    'GET /api/studies/:study/response': async ({ params: { study } }) => {
      const { design, due } = await designAndDue(study);
      return responseMatrix(await store.schools.list(study), due, await store.studies.responseCounts(study), design);
    },

    'GET /api/studies/:study/results': async ({ params: { study }, query: { language }, who }) =>
      (await made.results(study, language, accountOf(who).account.id)).report,

    'POST /api/studies/:study/results/jobs': async ({ params: { study }, body: { language }, who }) =>
      jobView(await made.begin(study, language, accountOf(who).account.id)),

    'GET /api/studies/:study/results.zip': async ({ params: { study }, query: { language }, who }) => ({
      name: `${study}-results.zip`,
      bytes: (await made.results(study, language, accountOf(who).account.id)).zip,
    }),

    'GET /api/studies/:study/export.zip': async ({ params: { study }, who }) => {
      const bytes = await made.folder(study, false);
      await store.audit.note({ actor: accountOf(who).account.id, verb: 'studies.export', subject: study, study });
      return { name: `${study}.zip`, bytes };
    },

    'POST /api/studies/:study/export-with-identities.zip': async ({ params: { study }, who }) => {
      const bytes = await made.folder(study, true);
      // written down before a byte leaves
      await store.audit.note({ actor: accountOf(who).account.id, verb: 'studies.exportWithIdentities', subject: study, study });
      return { name: `${study}-with-identities.zip`, bytes };
    },
  };
}
