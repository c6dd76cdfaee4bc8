import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Refused } from '../../../client/lib/call.ts';
import { type KeptRow, memoryDevice } from '../../../client/respond/outbox/device.ts';
import type { Entry } from '../../../client/respond/outbox/entry.ts';
import { Outbox } from '../../../client/respond/outbox/outbox.ts';
import type { OutBody, Transport } from '../../../client/respond/outbox/sending.ts';
import { type FakeReply, FakeServer } from './fake-server.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A page that can die: what it sent is still on its way, but it hears and writes nothing any more. */
interface Life {
  dead: boolean;
}
const never = () => new Promise<never>(() => undefined);

/** The outbox's calls straight into the fake server, each as long under way as `delays` says. */
function transportTo(fake: FakeServer, delays: number[] = [], life: Life = { dead: false }): Transport {
  const send = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const pause = () => new Promise((done) => setTimeout(done, delays.shift() ?? 10));
    await pause();
    if (fake.portal) throw new Refused('unexpectedAnswer', 200);
    const reply: FakeReply | undefined = fake.handle(method, path, fake.token, body);
    await pause();
    if (life.dead) return never();
    if (!reply) throw new Refused('offline', 0);
    const answer = reply.body as T & { code: string };
    if (reply.status >= 400) throw new Refused(answer.code, reply.status, answer as object);
    return answer;
  };
  return {
    save: (body) => send('PUT', '/api/respond/draft', body),
    look: () => send('GET', '/api/respond'),
    submit: (responses) => send('POST', '/api/respond/submit', { responses }),
  };
}

let ids = 0;
const newId = () => (++ids).toString(16).padStart(32, '0');
async function open(
  fake: FakeServer,
  kept = new Map<string, KeptRow>(),
  delays: number[] = [],
  life: Life = { dead: false },
): Promise<Outbox> {
  fake.consented = true;
  return Outbox.open({
    link: 'link',
    device: memoryDevice(kept),
    transport: transportTo(fake, delays, life),
    instruments: [{ instrument: 'attitude', version: 1 }],
    drafts: fake.welcome().drafts,
    newId,
  });
}
const onServer = (fake: FakeServer) => fake.drafts.get('attitude')?.answers;
const asGiven = (e: Entry) => e.answers;
const rest = () => vi.advanceTimersByTimeAsync(120_000);

describe('an answer', () => {
  it('is on the device at once and on the server within half a second', async () => {
    const fake = new FakeServer();
    const kept = new Map<string, KeptRow>();
    const outbox = await open(fake, kept);
    outbox.answer('attitude', { ATT01: 4 });
    await vi.advanceTimersByTimeAsync(1);
    expect([...kept.values()].map((row) => row.entry.answers)).toEqual([{ ATT01: 4 }]);
    expect(outbox.view().state).toBe('saving');
    await vi.advanceTimersByTimeAsync(450);
    expect(onServer(fake)).toEqual({ ATT01: 4 });
    expect(outbox.view().state).toBe('saved');
  });

  it('waits on the device while the server is down, and goes when it is back', async () => {
    const fake = new FakeServer();
    const outbox = await open(fake);
    fake.always = 'offline';
    outbox.answer('attitude', { ATT01: 4 });
    await vi.advanceTimersByTimeAsync(2000);
    expect(outbox.view()).toMatchObject({ state: 'waiting', failure: 'offline' });
    fake.always = undefined;
    outbox.retryNow();
    await vi.advanceTimersByTimeAsync(100);
    expect(onServer(fake)).toEqual({ ATT01: 4 });
    expect(outbox.view()).toMatchObject({ state: 'saved', failure: undefined });
  });

  it('is tried less and less often, and never in a storm', async () => {
    const fake = new FakeServer();
    const outbox = await open(fake);
    fake.always = 503;
    outbox.answer('attitude', { ATT01: 4 });
    await vi.advanceTimersByTimeAsync(180_000);
    expect(fake.calls.length).toBeGreaterThan(5);
    expect(fake.calls.length).toBeLessThan(16);
    expect(outbox.view().failure).toBe('trouble');
  });

  it('rests for a while when the server says that it is too much', async () => {
    const fake = new FakeServer();
    const outbox = await open(fake);
    fake.always = 429;
    outbox.answer('attitude', { ATT01: 4 });
    await vi.advanceTimersByTimeAsync(1000);
    const before = fake.calls.length;
    outbox.answer('attitude', { ATT02: 4 });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(fake.calls.length).toBe(before);
    fake.always = undefined;
    await rest();
    expect(onServer(fake)).toEqual({ ATT01: 4, ATT02: 4 });
  });

  it('stays on the device while the server has no room, says so, and goes when there is room', async () => {
    const fake = new FakeServer();
    const kept = new Map<string, KeptRow>();
    const outbox = await open(fake, kept);
    fake.always = 507;
    outbox.answer('attitude', { ATT01: 4 });
    await vi.advanceTimersByTimeAsync(2000);
    expect(outbox.view()).toMatchObject({ state: 'waiting', failure: 'full', unsent: 1, durable: false });
    outbox.handIn(asGiven);
    await rest();
    expect(outbox.view()).toMatchObject({ handIn: 'waiting', failure: 'full', ended: undefined });
    expect([...kept.values()].map((row) => row.entry.answers)).toEqual([{ ATT01: 4 }]);
    fake.always = undefined;
    await rest();
    expect(fake.submitted?.[0]?.answers).toEqual({ ATT01: 4 });
    expect([outbox.view().handIn, kept.size]).toEqual(['done', 0]);
  });

  it('outlives a guest network that answers with a page of its own', async () => {
    const fake = new FakeServer();
    const outbox = await open(fake);
    fake.portal = true;
    outbox.answer('attitude', { ATT01: 4 });
    await rest();
    expect(outbox.view()).toMatchObject({ state: 'waiting', ended: undefined });
    fake.portal = false;
    await rest();
    expect(onServer(fake)).toEqual({ ATT01: 4 });
  });

  it('leaves with the page: a request that outlives it', async () => {
    const fake = new FakeServer();
    const sent: boolean[] = [];
    const transport = transportTo(fake);
    fake.consented = true;
    const outbox = await Outbox.open({
      link: 'link',
      device: memoryDevice(),
      transport: {
        ...transport,
        save: (body: OutBody, keepalive: boolean) => (sent.push(keepalive), transport.save(body, keepalive)),
      },
      instruments: [{ instrument: 'attitude', version: 1 }],
      drafts: [],
      newId,
    });
    outbox.answer('attitude', { ATT01: 4 });
    outbox.flush();
    expect(sent).toEqual([true]);
    outbox.flush(); // pagehide comes after visibilitychange: the same answers do not leave twice
    expect(sent).toEqual([true]);
    await rest();
    expect(onServer(fake)).toEqual({ ATT01: 4 });
  });
});

describe('going on elsewhere', () => {
  it('another device begins with what the server has', async () => {
    const fake = new FakeServer();
    const first = await open(fake);
    first.answer('attitude', { ATT01: 4 });
    await rest();
    const second = await open(fake);
    expect(second.view().entries.get('attitude')?.answers).toEqual({ ATT01: 4 });
    second.answer('attitude', { ATT02: 2 });
    await rest();
    first.answer('attitude', { ATT03: 5 });
    await rest();
    expect(onServer(fake)).toEqual({ ATT01: 4, ATT02: 2, ATT03: 5 });
    expect(fake.drafts.get('attitude')?.response).toBe(first.view().entries.get('attitude')?.response);
  });

  it('a reload sends what only the device had', async () => {
    const fake = new FakeServer();
    const kept = new Map<string, KeptRow>();
    const before = await open(fake, kept);
    fake.always = 'offline';
    before.answer('attitude', { ATT01: 4 });
    await vi.advanceTimersByTimeAsync(1000);
    before.stop();
    fake.always = undefined;
    await open(fake, kept);
    await rest();
    expect(onServer(fake)).toEqual({ ATT01: 4 });
  });

  it('two devices with different answers ask the person, and then send the choice', async () => {
    const fake = new FakeServer();
    const [first, second] = [await open(fake), await open(fake)];
    first.answer('attitude', { ATT01: 4 });
    await rest();
    second.answer('attitude', { ATT01: 2, ATT02: 3 });
    await rest();
    expect(second.view().entries.get('attitude')?.differing).toEqual({ ATT01: 4 });
    expect(onServer(fake)).toEqual({ ATT01: 4, ATT02: 3 });
    second.handIn(asGiven);
    await rest();
    expect(second.view().handIn).toBe('no');
    second.choose('attitude', 'ATT01', 'here');
    await rest();
    expect(onServer(fake)).toEqual({ ATT01: 2, ATT02: 3 });
  });
});

describe('handing in', () => {
  it('gives a receipt and wipes the device', async () => {
    const fake = new FakeServer();
    const kept = new Map<string, KeptRow>();
    const outbox = await open(fake, kept);
    outbox.answer('attitude', { ATT01: 4 });
    outbox.handIn((e) => ({ ...e.answers, ATT02: { missing: 'notReached' } }));
    await rest();
    expect(outbox.view()).toMatchObject({ handIn: 'done', receipt: { number: 'MM-7K4Q-2R9D' }, state: 'saved' });
    expect(fake.submitted?.[0]?.answers).toEqual({ ATT01: 4, ATT02: { missing: 'notReached' } });
    expect(kept.size).toBe(0);
  });

  it('waits for a connection and can be taken back meanwhile', async () => {
    const fake = new FakeServer();
    const outbox = await open(fake);
    fake.always = 'offline';
    outbox.handIn(asGiven);
    await vi.advanceTimersByTimeAsync(500);
    expect(outbox.view().handIn).toBe('waiting');
    outbox.cancelHandIn();
    fake.always = undefined;
    await rest();
    expect(fake.submitted).toBeUndefined();
    outbox.handIn(asGiven);
    fake.next = ['lost', 'offline'];
    await rest();
    expect(outbox.view()).toMatchObject({ handIn: 'done', receipt: { number: 'MM-7K4Q-2R9D' } });
  });

  it('joins what another device wrote before it hands in', async () => {
    const fake = new FakeServer();
    const outbox = await open(fake);
    outbox.answer('attitude', { ATT01: 4 });
    await rest();
    fake.drafts.set('attitude', { ...fake.drafts.get('attitude')!, revision: 9, answers: { ATT01: 4, ATT02: 1 } });
    outbox.handIn(asGiven);
    await rest();
    expect(fake.submitted?.[0]?.answers).toEqual({ ATT01: 4, ATT02: 1 });
  });

  it('is refused politely when another device already did', async () => {
    const fake = new FakeServer();
    const kept = new Map<string, KeptRow>();
    const [outbox, other] = [await open(fake, kept), await open(fake)];
    outbox.answer('attitude', { ATT01: 4 });
    await rest();
    other.answer('attitude', { ATT05: 1 });
    other.handIn(asGiven);
    await rest();
    expect(other.view().handIn).toBe('done');
    outbox.answer('attitude', { ATT02: 3 });
    await rest();
    expect(outbox.view().ended?.why).toBe('finished');
    expect(kept.size).toBe(0);
  });
});

describe('the end of sending', () => {
  it('keeps the answers on the device when the wave was closed', async () => {
    const fake = new FakeServer();
    const kept = new Map<string, KeptRow>();
    const outbox = await open(fake, kept);
    fake.status = 'closed';
    outbox.answer('attitude', { ATT01: 4 });
    await rest();
    expect(outbox.view().ended?.why).toBe('closed');
    expect([...kept.values()].map((row) => row.entry.answers)).toEqual([{ ATT01: 4 }]);
    const calls = fake.calls.length;
    outbox.answer('attitude', { ATT02: 4 });
    await rest();
    expect(fake.calls.length).toBe(calls);
    // reopened: the same link sends them after all
    fake.status = 'open';
    await open(fake, kept);
    await rest();
    expect(onServer(fake)).toEqual({ ATT01: 4, ATT02: 4 });
  });

  it('says when the link was replaced, and when an answer is refused', async () => {
    const fake = new FakeServer();
    const outbox = await open(fake);
    fake.always = 401;
    outbox.answer('attitude', { ATT01: 4 });
    await rest();
    expect(outbox.view().ended?.why).toBe('unknown');

    const strict = new FakeServer();
    const second = await open(strict);
    strict.next = [422];
    second.answer('attitude', { ATT01: 99 });
    await rest();
    expect(second.view().ended).toMatchObject({ why: 'refused' });
  });
});

describe('whatever goes wrong on the way', () => {
  const fault = fc.constantFrom<'offline' | 'lost' | 503 | 429 | 'fine'>('offline', 'lost', 503, 429, 'fine');
  const step = fc.record({
    item: fc.constantFrom('ATT01', 'ATT02', 'ATT03'),
    code: fc.option(fc.integer({ min: 1, max: 5 })),
    faults: fc.array(fault, { maxLength: 4 }),
    slow: fc.array(fc.constantFrom(0, 40, 700, 9000), { maxLength: 3 }),
    pause: fc.constantFrom(0, 5, 150, 320, 1500, 40_000),
    flush: fc.boolean(),
    reload: fc.boolean(),
  });

  it('the last answer per item wins and reaches the server', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
        const fake = new FakeServer();
        const kept = new Map<string, KeptRow>();
        const delays: number[] = [];
        let life: Life = { dead: false };
        let outbox = await open(fake, kept, delays, life);
        const last: Record<string, number> = {};
        for (const { item, code, faults, slow, pause, flush, reload } of steps) {
          delays.push(...slow);
          fake.next.push(...faults.flatMap((f) => (f === 'fine' ? [] : [f])));
          outbox.answer('attitude', { [item]: code });
          if (code === null) delete last[item];
          else last[item] = code;
          if (flush) outbox.flush();
          await vi.advanceTimersByTimeAsync(pause);
          if (reload) {
            await vi.advanceTimersByTimeAsync(1); // the device has written
            outbox.stop();
            life.dead = true;
            life = { dead: false };
            outbox = await open(fake, kept, delays, life);
          }
        }
        fake.next = [];
        for (let i = 0; i < 4; i++) await rest();
        expect(onServer(fake) ?? {}).toEqual(last);
        expect(outbox.view()).toMatchObject({ state: 'saved', ended: undefined });
        expect(outbox.view().entries.get('attitude')?.differing).toEqual({});
        outbox.stop();
      }),
      { numRuns: 150 },
    );
  });

  it('two devices lose nothing: every item ends as one of the two last answers, or is put to a person', async () => {
    const twoStep = fc.record({
      device: fc.boolean(),
      item: fc.constantFrom('ATT01', 'ATT02'),
      code: fc.integer({ min: 1, max: 5 }),
      pause: fc.constantFrom(0, 400, 2000),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(twoStep, { minLength: 1, maxLength: 10 }), async (steps) => {
        const fake = new FakeServer();
        const boxes = [await open(fake), await open(fake)] as const;
        const last: [Record<string, number>, Record<string, number>] = [{}, {}];
        for (const { device, item, code, pause } of steps) {
          const n = device ? 1 : 0;
          boxes[n].answer('attitude', { [item]: code });
          last[n][item] = code;
          await vi.advanceTimersByTimeAsync(pause);
        }
        for (let i = 0; i < 3; i++) await rest();
        const server = onServer(fake) ?? {};
        for (const item of ['ATT01', 'ATT02']) {
          const given = [last[0][item], last[1][item]].filter((c) => c !== undefined);
          if (given.length === 0) continue;
          expect(given).toContain(server[item]);
          // an answer that is not on the server is still on its own device, put to the person or overruled by a later one
          for (const [n, box] of boxes.entries()) {
            const entry = box.view().entries.get('attitude');
            if (last[n]?.[item] !== undefined && entry?.answers[item] !== server[item])
              expect(item in (entry?.differing ?? {}) || entry?.confirmed[item] !== server[item]).toBe(true);
          }
        }
        for (const box of boxes) box.stop();
      }),
      { numRuns: 100 },
    );
  });
});
