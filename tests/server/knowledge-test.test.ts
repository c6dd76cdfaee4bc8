/** The knowledge test over the wire: no key reaches a device, and what was never come to is told from what was passed over. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { analyseStudy } from '../../analysis/study.ts';
import { findInstrument } from '../../instruments/registry.ts';
import type { Answers } from '../../instruments/types.ts';
import { makeWorld, type Respondent, study, twoSchools, type World } from '../world.ts';

const test = findInstrument('lvs-test', 1)!;
const right = test.scales[0]!.right!;
let world: World;
let teacher: Respondent;
beforeEach(async () => {
  const { data, identities } = twoSchools();
  const deployments = [{ instrument: 'lvs-test', version: 1, functions: ['teacher'], waves: ['T1', 'T3'] }];
  world = await makeWorld({
    study: { data: { ...data, instruments: [test], design: { ...data.design, deployments } }, identities },
  });
  teacher = (await world.invite('T1')).find((r) => r.person === 'noord-05')!;
  await teacher.consent();
});
afterEach(() => world.close());

const handIn = async (answers: Answers) => {
  const [response] = await teacher.complete();
  const body = { responses: [{ ...response!, answers }] };
  return () => teacher.send<{ status: string }>('POST /api/respond/submit', body);
};

it('a device gets questions, options and tables, and nothing that says what is right', async () => {
  for (const language of ['nl', 'en']) {
    const { body } = await teacher.send('GET /api/respond/forms?language=' + language);
    const text = JSON.stringify(body);
    expect(text).toContain('150');
    expect(text).not.toMatch(/"right"|"scales"|polarity|minValid|concepts/);
  }
});

it('stores what was not reached, and scores right / reached', async () => {
  const first = Object.entries(right).slice(0, 12);
  const { LVS04: _, ...answers } = Object.fromEntries(first) as Record<string, number>;
  const send = await handIn(answers);
  expect((await send()).body.status).toBe('finished');
  // the same again is a success: what was sent is compared, not what was added
  expect((await send()).body.status).toBe('finished');
  const loaded = await world.store.studies.load(study);
  expect(loaded!.data.responses[0]!.answers).toEqual({
    ...answers,
    LVS13: { missing: 'notReached' },
    LVS14: { missing: 'notReached' },
  });
  const { measures } = analyseStudy(loaded!.data);
  const score = measures.find((m) => m.level === 'person' && m.person === 'noord-05' && m.subject === 'lvs-test.knowledge');
  expect(score!.estimate).toEqual({ value: 11 / 12, n: 12 });
  expect(measures.find((m) => m.measure === 'easiness.LVS04')!.estimate).toEqual({ value: 0, n: 1 });
});

it('an answer that the question does not offer is refused', async () => {
  const send = await handIn({ LVS01: 5 });
  expect((await send()).status).toBe(422);
});
