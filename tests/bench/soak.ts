/**
 * `npm run soak:respond -- --pupils 3000 --connections 300`: a study's children type the code of their class, get a seat, look at the
 * questions and answer 25 items each through the real HTTP path of the built server: 25 saves and the hand-in; think time compressed.
 * Zero errors, lost, doubled; the last line is JSON.
 */
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { freePort, removeFolder, startServer, temporaryFolder } from '../process.ts';
import { childAnswers, makeClassStudy, perception } from './class-study.ts';
import { load, type LoadResult, requestBytes } from './http-load.ts';
import { databaseOf } from './respond-study.ts';

const { values } = parseArgs({
  options: { pupils: { type: 'string', default: '3000' }, connections: { type: 'string', default: '300' } },
});
const pupils = Number(values.pupils);
const connections = Number(values.connections);
const items = perception.items.length;
const dataDir = temporaryFolder('soak');
const codes = await makeClassStudy(dataDir, pupils);
const port = await freePort();
const server = await startServer({ dataDir, port });
const responses = codes.map(() => randomBytes(16).toString('hex'));
const handedIn = new Set<number>();

async function run(): Promise<{ entering: LoadResult; answering: LoadResult }> {
  const tokens = new Map<number, string>();
  const entering = await load(
    port,
    connections,
    codes.map((code) => [requestBytes('POST', '/api/class/enter', '', { code })]),
    (child, _, reply) => {
      if (reply.status === 200) tokens.set(child, (JSON.parse(reply.body) as { token: string }).token);
    },
  );
  const sequences = codes.map((_, child) => {
    const token = tokens.get(child) ?? '';
    const one = (count: number, baseRevision: number) => ({
      response: responses[child]!,
      instrument: perception.id,
      version: perception.version,
      baseRevision,
      language: 'nl',
      answers: childAnswers(child, count),
    });
    return [
      requestBytes('GET', '/api/class', token, undefined),
      ...Array.from({ length: items }, (__, i) => requestBytes('PUT', '/api/class/draft', token, one(i + 1, i))),
      requestBytes('POST', '/api/class/submit', token, { responses: [one(items, items)] }),
    ];
  });
  const answering = await load(port, connections, sequences, (child, step, reply) => {
    if (step === items + 1 && reply.status === 200) handedIn.add(child);
  });
  return { entering, answering };
}
async function runAndStop() {
  try {
    return await run();
  } finally {
    await server.kill('SIGTERM');
  }
}
const { entering, answering } = await runAndStop();
const sqlite = new Database(databaseOf(dataDir), { readonly: true });
const rows = sqlite
  .prepare<[], { id: string; answers: string }>("select id, answers from responses where state = 'submitted'")
  .all();
sqlite.close();
removeFolder(dataDir);
const kept = new Map(rows.map((row) => [row.id, row.answers]));
const lost = [...handedIn].filter((p) => kept.get(responses[p]!) !== JSON.stringify(childAnswers(p))).length;
for (const text of [...entering.seen, ...answering.seen]) console.log(text);
const round = (x: number) => Math.round(x * 10) / 10;
const figures = ({ requests, seconds, perSecond, p50, p95, p99, longest }: LoadResult) => ({
  requests,
  seconds: round(seconds),
  perSecond: Math.round(perSecond),
  p50: round(p50),
  p95: round(p95),
  p99: round(p99),
  longest: round(longest),
});
console.log(
  JSON.stringify({
    soak: 'respond',
    pupils,
    handedIn: handedIn.size,
    entering: figures(entering),
    ...figures(answering),
    errors: entering.errors + answering.errors,
    lost: lost + (pupils - handedIn.size),
    doubled: rows.length - kept.size,
  }),
);
