/**
 * SIGKILL of the real server at random moments while answers come in. After each restart every answer that was acknowledged
 * must be there, none twice, and the database whole (`PRAGMA integrity_check`).
 */
import Database from 'better-sqlite3';
import { type Random, seededRandom } from '../../analysis/random.ts';
import { freePort, removeFolder, startServer, temporaryFolder } from '../process.ts';
import { Line, requestBytes } from '../bench/http-load.ts';
import { answersOf, databaseOf, type Invited, makeBenchStudy, questionnaire } from '../bench/respond-study.ts';

const items = 25;
const instrument = questionnaire(items).id;
const connections = 12;

export interface KillResult {
  readonly times: number;
  readonly acknowledged: number;
  readonly lost: number;
  readonly doubled: number;
  readonly damaged: number;
  /** refusals other than those that a repeated request may get */
  readonly errors: number;
}

/** What a person's device knows: answers that the server has confirmed, and those that it sent last. */
interface Device extends Invited {
  readonly person: number;
  confirmed: number;
  sent: number;
  finished: boolean;
}

async function answerUntilBroken(port: number, device: Device, errors: string[]): Promise<void> {
  const line = await Line.open(port);
  try {
    while (!device.finished) {
      const count = Math.min(items, device.confirmed + 1);
      const last = device.confirmed === items;
      const one = {
        response: device.response,
        instrument,
        version: 1,
        baseRevision: device.confirmed,
        language: 'nl',
        answers: answersOf(items, device.person, count),
      };
      device.sent = count;
      const bytes = last
        ? requestBytes('POST', '/api/respond/submit', device.token, { responses: [one] })
        : requestBytes('PUT', '/api/respond/draft', device.token, one);
      const reply = await line.send(bytes);
      if (reply.status !== 200) {
        errors.push(`${reply.status} ${reply.body.slice(0, 150)}`);
        return;
      }
      if (last) device.finished = true;
      else device.confirmed = count;
    }
  } finally {
    line.close();
  }
}

function inspect(dataDir: string, devices: readonly Device[]): { lost: number; doubled: number; damaged: number } {
  const sqlite = new Database(databaseOf(dataDir));
  const damaged = sqlite.pragma('integrity_check', { simple: true }) === 'ok' ? 0 : 1;
  const rows = sqlite
    .prepare<[], { id: string; answers: string; state: string }>('select id, answers, state from responses')
    .all();
  sqlite.close();
  const kept = new Map(rows.map((row) => [row.id, row]));
  let lost = 0;
  for (const d of devices) {
    const row = kept.get(d.response);
    const there = row ? Object.keys(JSON.parse(row.answers) as object).length : 0;
    const right = row === undefined || row.answers === JSON.stringify(answersOf(items, d.person, there));
    if (!right || there < d.confirmed || there > d.sent || (d.finished && row?.state !== 'submitted')) lost += 1;
  }
  return { lost, doubled: rows.length - kept.size, damaged };
}

/** Kills `times` times; about one second each. */
export async function killRepeatedly(
  times: number,
  seed: number,
  say: (text: string) => void = () => undefined,
): Promise<KillResult> {
  const random: Random = seededRandom(seed);
  const dataDir = temporaryFolder('faults');
  const errors: string[] = [];
  let lost = 0;
  let doubled = 0;
  let damaged = 0;
  try {
    const people = await makeBenchStudy(dataDir, times * connections * 2, items);
    const devices = people.map((p, person): Device => ({ ...p, person, confirmed: 0, sent: 0, finished: false }));
    const port = await freePort();
    for (let time = 0; time < times; time += 1) {
      const server = await startServer({ dataDir, port });
      const kill = { at: 0 };
      const work = devices.filter((d) => !d.finished).slice(0, connections * 2);
      const queue = [...work];
      const running = Promise.all(
        Array.from({ length: connections }, async () => {
          for (let d = queue.shift(); d; d = queue.shift()) await answerUntilBroken(port, d, errors);
        }),
      ).catch(() => undefined);
      kill.at = random.integer(5, 250);
      await new Promise((r) => setTimeout(r, kill.at));
      await server.kill('SIGKILL');
      await running;
      const found = inspect(dataDir, devices);
      lost += found.lost;
      doubled += found.doubled;
      damaged += found.damaged;
      // a request under way may have been written without its answer having arrived: the device sends the same once more
      if ((time + 1) % 20 === 0) say(`${time + 1} kills, ${devices.filter((d) => d.finished).length} handed in`);
    }
    const acknowledged = devices.reduce((sum, d) => sum + d.confirmed + (d.finished ? 1 : 0), 0);
    for (const text of new Set(errors)) say(text);
    return { times, acknowledged, lost, doubled, damaged, errors: errors.length };
  } finally {
    removeFolder(dataDir);
  }
}
