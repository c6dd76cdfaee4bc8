/** Answer packets of every kind, over HTTP: no crash, and what is stored always passes the check. */
import fc from 'fast-check';
import { checkAnswers } from '../../instruments/check.ts';
import { latestInstrument } from '../../instruments/registry.ts';
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
  baseRevision: fc.oneof({ weight: 20, arbitrary: fc.constantFrom(0, 0, 0, 0, -1, 1) }, { weight: 1, arbitrary: fc.double() }),
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
  const revisions = new Map<string, number>();
  let turn = 0;
  const everybody = await world.invite('T1');
  const teachers = everybody.filter((r) => /-(0[3-9]|1\d)$/.test(r.person));
  for (const t of teachers) await t.consent();
  const look = async () => {
    const { data } = (await world.store.studies.load(study))!;
    for (const r of data.responses) {
      const of = latestInstrument(r.instrument);
      if (!of || checkAnswers(of, r.answers).length > 0) nonsense += 1;
    }
  };
  try {
    await fc.assert(
      fc.asyncProperty(packet, async (body) => {
        turn += 1;
        const teacher = teachers[Math.floor(turn / 10) % teachers.length]!;
        // beside the revision that this device had last, or far from it
        const last = revisions.get(teacher.person) ?? 0;
        const near = Math.abs(body.baseRevision) <= 1 ? Math.max(0, last + body.baseRevision) : body.baseRevision;
        const response = body.response === 'c'.repeat(32) ? teacher.invitation : body.response;
        const own = { ...body, response, baseRevision: near };
        const submit = turn % 50 === 0;
        const { status, body: reply } = submit
          ? await teacher.send('POST /api/respond/submit', { responses: [own] })
          : await teacher.send<{ revision: number }>('PUT /api/respond/draft', own);
        if (status === 200) {
          saved += 1;
          if ('revision' in reply) revisions.set(teacher.person, reply.revision);
        } else if (status >= 400 && status < 500) refused += 1;
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
