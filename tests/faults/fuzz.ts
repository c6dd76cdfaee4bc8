/** Answer packets of every kind, over HTTP: no crash, and what is stored always passes the check. */
import fc from 'fast-check';
import { checkAnswers } from '../../instruments/check.ts';
import { latestInstrument } from '../../instruments/registry.ts';
import type { Answers } from '../../instruments/types.ts';
import { makeWorld, study } from '../world.ts';

const attitude = latestInstrument('attitude')!;
const ids = attitude.items.map((i) => i.id);
const odd = fc.oneof(
  fc.integer(),
  fc.double(),
  fc.string(),
  fc.constant(null),
  fc.boolean(),
  fc.array(fc.integer(), { maxLength: 2 }),
  fc.record({ missing: fc.oneof(fc.string(), fc.constantFrom('skipped', 'dontKnow', 'notShown')) }),
  fc.record({ confirmed: fc.boolean(), named: fc.dictionary(fc.string(), fc.integer(), { maxKeys: 3 }) }),
);
const good = fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constantFrom({ missing: 'dontKnow' }, { missing: 'skipped' }));
const name = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...ids) },
  { weight: 1, arbitrary: fc.constantFrom('__proto__', 'constructor', 'NETGOAL', '') },
  { weight: 1, arbitrary: fc.string() },
);
const packet = fc.record({
  response: fc.oneof({ weight: 30, arbitrary: fc.constant('c'.repeat(32)) }, { weight: 1, arbitrary: fc.string() }),
  instrument: fc.oneof(
    { weight: 30, arbitrary: fc.constant('attitude') },
    { weight: 1, arbitrary: fc.constantFrom('culture', 'staff-network', '../x') },
  ),
  version: fc.oneof({ weight: 30, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.integer() }),
  baseRevision: fc.oneof({ weight: 20, arbitrary: fc.nat(100_000) }, { weight: 1, arbitrary: fc.double() }),
  language: fc.constantFrom('nl', 'en'),
  answers: fc.oneof(
    { weight: 3, arbitrary: fc.dictionary(fc.constantFrom(...ids), good, { maxKeys: 12 }) },
    {
      weight: 3,
      arbitrary: fc.dictionary(name, fc.oneof({ weight: 3, arbitrary: good }, { weight: 1, arbitrary: odd }), { maxKeys: 6 }),
    },
    { weight: 1, arbitrary: odd },
  ),
});

export interface FuzzResult {
  readonly packets: number;
  readonly saved: number;
  readonly refused: number;
  /** answers of the server with 500 or none at all */
  readonly crashes: number;
  /** stored answers that the check finds impossible */
  readonly nonsense: number;
}

export async function fuzz(times: number, seed: number): Promise<FuzzResult> {
  const world = await makeWorld();
  let saved = 0;
  let refused = 0;
  let crashes = 0;
  let nonsense = 0;
  let turn = 0;
  const everybody = await world.invite('T1');
  const teachers = everybody.filter((r) => /-(0[3-9]|1\d)$/.test(r.person));
  for (const t of teachers) await t.consent();
  const look = async () => {
    const { data } = (await world.store.studies.load(study))!;
    for (const r of data.responses)
      if (r.instrument !== 'attitude' || checkAnswers(attitude, r.answers as Answers).length > 0) nonsense += 1;
  };
  try {
    await fc.assert(
      fc.asyncProperty(packet, async (body) => {
        turn += 1;
        const teacher = teachers[Math.floor(turn / 10) % teachers.length]!;
        const own = body.response === 'c'.repeat(32) ? { ...body, response: teacher.invitation } : body;
        const submit = turn % 50 === 0;
        const { status } = submit
          ? await teacher.send('POST /api/respond/submit', { responses: [own] })
          : await teacher.send('PUT /api/respond/draft', own);
        if (status === 200) saved += 1;
        else if (status >= 400 && status < 500) refused += 1;
        else crashes += 1;
        if (turn % 500 === 0) await look();
      }),
      { numRuns: times, seed },
    );
    await look();
  } finally {
    await world.close();
  }
  return { packets: turn, saved, refused, crashes, nonsense };
}
