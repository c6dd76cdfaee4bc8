/** An instrument that the respondent's device has no question for cannot be asked by a personal link, whatever a folder deploys. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { StudyData } from '../../analysis/types.ts';
import { latestInstrument } from '../../instruments/registry.ts';
import type { Welcome } from '../../server/responses/contract.ts';
import type { StudyOverview } from '../../server/studies/contract.ts';
import { makeWorld, type Problem, study, twoSchools, type World } from '../world.ts';

const report = latestInstrument('trainer-report')!;
let world: World;
beforeAll(async () => {
  world = await makeWorld({ empty: true });
  const { data, identities } = twoSchools();
  const deployments = [
    ...data.design.deployments.filter((d) => d.instrument === 'attitude'),
    { instrument: report.id, version: report.version, functions: ['teacher', 'schoolLeader'], waves: ['T1'] },
  ];
  const instruments = [...data.instruments, report];
  const deployed: StudyData = { ...data, design: { ...data.design, deployments }, instruments };
  await world.store.studies.importStudy({ data: deployed, identities }, 'tests');
});
afterAll(() => world.close());

it('is left out of the link, its forms and what can be handed in', async () => {
  const links = await world.invite('T1');
  const teacher = links.find((l) => l.person === 'noord-05')!;
  const welcome = await teacher.send<Welcome>('GET /api/respond');
  expect(welcome.body.instruments.map((i) => i.id)).toEqual(['attitude']);
  await teacher.consent();
  const forms = await teacher.send<{ forms: { instrument: string }[] }>('GET /api/respond/forms?language=nl');
  expect(forms.body.forms.map((f) => f.instrument)).toEqual(['attitude']);
  const draft = { response: 'ab'.repeat(16), instrument: report.id, version: 1, baseRevision: 0, language: 'nl', answers: {} };
  const refused = await teacher.send<Problem>('PUT /api/respond/draft', draft);
  expect([refused.status, refused.body.code]).toEqual([422, 'instrumentNotAsked']);
  expect((await teacher.answerAll()).body.status).toBe('finished');
  expect((await world.store.studies.load(study))!.data.responses.map((r) => r.instrument)).toEqual(['attitude']);
});

it('is nobody’s reason for an invitation, and keeps nobody from being finished', async () => {
  const links = await world.invite('T1');
  expect(links.some((l) => l.person === 'noord-01')).toBe(false); // the leader is asked nothing else
  const researcher = await world.signIn('researcher');
  const { body } = await researcher.send<StudyOverview>(`GET /api/studies/${study}`);
  const { due, started, finished } = body.waves.find((w) => w.id === 'T1')!;
  expect({ due, started, finished }).toEqual({ due: 37, started: 0, finished: 1 });
});
