/**
 * `npm run soak:respond`: a study's pupils answer 25 items each through the real HTTP path of the built server: the page's
 * request, consent, 25 saves, the hand-in; think time compressed. Zero errors, lost, doubled; the last line is JSON.
 */
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { freePort, removeFolder, startServer, temporaryFolder } from '../process.ts';
import { load, requestBytes } from './http-load.ts';
import { answersOf, databaseOf, makeBenchStudy, questionnaire } from './respond-study.ts';

const { values } = parseArgs({
  options: { pupils: { type: 'string', default: '3000' }, connections: { type: 'string', default: '300' } },
});
const pupils = Number(values.pupils);
const items = 25;
const dataDir = temporaryFolder('soak');
const people = await makeBenchStudy(dataDir, pupils, items, false);
const port = await freePort();
const server = await startServer({ dataDir, port });
const handedIn = new Set<number>();
const sequences = people.map((who, person) => {
  const one = (count: number, baseRevision: number) => ({
    response: who.response,
    instrument: questionnaire(items).id,
    version: 1,
    baseRevision,
    language: 'nl',
    answers: answersOf(items, person, count),
  });
  return [
    requestBytes('POST', '/api/respond/consent', who.token, { given: true, language: 'nl' }),
    ...Array.from({ length: items }, (_, i) => requestBytes('PUT', '/api/respond/draft', who.token, one(i + 1, i))),
    requestBytes('POST', '/api/respond/submit', who.token, { responses: [one(items, items)] }),
  ];
});
const result = await load(port, Number(values.connections), sequences, (person, step, reply) => {
  if (step === items + 1 && reply.status === 200) handedIn.add(person);
}).finally(async () => {
  await server.kill('SIGTERM');
});
const sqlite = new Database(databaseOf(dataDir), { readonly: true });
const rows = sqlite
  .prepare<[], { id: string; answers: string }>("select id, answers from responses where state = 'submitted'")
  .all();
sqlite.close();
removeFolder(dataDir);
const kept = new Map(rows.map((row) => [row.id, row.answers]));
const lost = [...handedIn].filter((p) => kept.get(people[p]!.response) !== JSON.stringify(answersOf(items, p))).length;
const { requests, seconds, perSecond, p50, p95, p99, longest, errors, seen } = result;
for (const text of seen) console.log(text);
const round = (x: number) => Math.round(x * 10) / 10;
console.log(
  JSON.stringify({
    soak: 'respond',
    pupils,
    handedIn: handedIn.size,
    requests,
    seconds: round(seconds),
    perSecond: Math.round(perSecond),
    p50: round(p50),
    p95: round(p95),
    p99: round(p99),
    longest: round(longest),
    errors,
    lost: lost + (pupils - handedIn.size),
    doubled: rows.length - kept.size,
  }),
);
