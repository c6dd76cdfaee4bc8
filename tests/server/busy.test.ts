/** Too much at a time: the server says so with a time to come back, a device waits and succeeds, and slow ones hold nobody up. */
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { refusalOf } from '../../client/lib/call.ts';
import { memoryDevice } from '../../client/respond/outbox/device.ts';
import { Outbox } from '../../client/respond/outbox/outbox.ts';
import { leanBounds } from '../../server/http/lean.ts';
import { makeWorld, type Problem, type Respondent, type World } from '../world.ts';

let world: World;
let teacher: Respondent;
let colleague: Respondent;
let sockets: Socket[] = [];
beforeEach(async () => {
  world = await makeWorld();
  [teacher, colleague] = (await world.invite('T1')).slice(4, 6) as [Respondent, Respondent];
  for (const who of [teacher, colleague]) await who.consent();
});
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  sockets = [];
  await world.close();
});

/** Connections that say so much and then nothing more. */
const open = async (n: number, text: string) => {
  const port = Number(new URL(world.base).port);
  for (let i = 0; i < n; i += 1) {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(text);
    sockets.push(socket);
    // the system's own queue of new connections is shorter than this
    if (i % 100 === 99) await new Promise((r) => setTimeout(r, 10));
  }
  await new Promise((r) => setTimeout(r, 100));
};
const halfAnAnswer = () =>
  `PUT /api/respond/draft HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${teacher.token}\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{`;

/** A device's outbox at the real server. */
const outboxOf = (who: Respondent, instrument: string) => {
  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const reply = await fetch(world.base + path, {
      method,
      headers: { Authorization: `Bearer ${who.token}`, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!reply.ok) throw await refusalOf(reply);
    return (await reply.json()) as T;
  };
  return Outbox.open({
    link: 'link',
    device: memoryDevice(),
    transport: {
      save: (body) => call('PUT', '/api/respond/draft', { ...body, language: 'nl' }),
      look: () => call('GET', '/api/respond'),
      submit: (bodies) => call('POST', '/api/respond/submit', { responses: bodies.map((b) => ({ ...b, language: 'nl' })) }),
    },
    instruments: [{ instrument, version: 1 }],
    drafts: [],
    newId: () => 'd'.repeat(32),
  });
};

it('a full queue: 503 with a time to come back; the device keeps the answer, waits so long, and it is there', async () => {
  const [draft] = await colleague.complete();
  await open(leanBounds.requests, halfAnAnswer());
  // the last of so many connections need a moment; the same packet again is no other answer
  let refused = await colleague.send<Problem>('PUT /api/respond/draft', draft);
  for (let n = 0; n < 50 && refused.status === 200; n += 1) {
    await new Promise((r) => setTimeout(r, 50));
    refused = await colleague.send<Problem>('PUT /api/respond/draft', draft);
  }
  expect([refused.status, refused.body.code, refused.headers.get('retry-after')]).toEqual([503, 'busy', '2']);
  // what is no answer is served all the while
  expect((await colleague.send('GET /api/respond')).status).toBe(200);

  const outbox = await outboxOf(teacher, 'attitude');
  const seen: string[] = [];
  const times: number[] = [];
  const saved = new Promise<void>((done) => {
    outbox.subscribe(() => {
      const { state, failure } = outbox.view();
      if (seen.at(-1) !== `${state} ${failure}`) {
        seen.push(`${state} ${failure}`);
        times.push(performance.now());
      }
      if (state === 'saved' && seen.length > 1) done();
    });
  });
  outbox.answer('attitude', { ATT01: 4 });
  while (outbox.view().failure !== 'busy') await new Promise((r) => setTimeout(r, 20));
  for (const socket of sockets) socket.destroy();
  await saved;
  outbox.stop();
  expect(seen).toEqual(['saving undefined', 'waiting busy', 'saved busy', 'saved undefined'].filter((s) => seen.includes(s)));
  expect(seen).toContain('waiting busy');
  expect(times.at(-1)! - times[seen.indexOf('waiting busy')]!).toBeGreaterThan(1900);
  const { body } = await teacher.send<{ drafts: { answers: object }[] }>('GET /api/respond');
  expect(body.drafts.map((d) => d.answers)).toEqual([{ ATT01: 4 }]);
}, 30_000);

it('hundreds of requests whose heads never end hold nobody up', async () => {
  const [draft] = await teacher.complete();
  await open(400, 'PUT /api/respond/draft HTTP/1.1\r\nHost: x\r\nX-Slow: ');
  const started = performance.now();
  for (let revision = 0; revision < 20; revision += 1)
    expect((await teacher.send('PUT /api/respond/draft', { ...draft!, baseRevision: revision })).status).toBe(200);
  expect(performance.now() - started).toBeLessThan(5000);
});
