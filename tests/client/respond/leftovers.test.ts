// @vitest-environment happy-dom
/** What earlier children left on a shared device: sent without a screen, and never wiped before the server has it. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { makeForm } from '../../../instruments/form.ts';
import { latestInstrument } from '../../../instruments/registry.ts';
import { linkKey } from '../../../client/respond/link.ts';
import { type KeptRow, memoryDevice } from '../../../client/respond/outbox/device.ts';
import { freshEntry } from '../../../client/respond/outbox/entry.ts';
import { readLeft } from '../../../client/respond/class/seat.ts';

const pupils = latestInstrument('pupil-perception')!;
const rows = new Map<string, KeptRow>();
vi.mock(import('../../../client/respond/outbox/device.ts'), async (real) => {
  const all = await real();
  return { ...all, openDevice: () => Promise.resolve(all.memoryDevice(rows)) };
});

type Reply = readonly [status: number, body: object];
const problem = (status: number, code: string): Reply => [status, { type: 'about:blank', title: code, status, code }];
const seat = (status: string, more = {}): Reply => [
  200,
  { status, number: 7, picture: 'fish', secondsLeft: 0, synthetic: false, drafts: [], ...more },
];
let asked: string[];
let replies: Readonly<Record<string, Reply>>;
beforeEach(async () => {
  rows.clear();
  asked = [];
  localStorage.clear();
  vi.resetModules();
  vi.stubGlobal('fetch', async (url: string | URL, init?: RequestInit) => {
    const key = `${init?.method ?? 'GET'} ${new URL(url, 'http://x').pathname}`;
    asked.push(key);
    const [status, body] = replies[key] ?? problem(404, 'notFound');
    return Promise.resolve(new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } }));
  });
  const entry = { ...freshEntry(pupils.id, pupils.version, 'a'.repeat(32)), answers: { PUP01: 3 } };
  await memoryDevice(rows).keep({ link: linkKey('seat_x'), instrument: pupils.id, window: 'w', at: 1, entry });
});
afterEach(() => vi.unstubAllGlobals());

/** Leaves the seat with one answer that was not sent, and sends what was left. */
async function run(rest: 'draft' | 'handIn', given: typeof replies) {
  replies = given;
  const { id: instrument, version } = pupils;
  const form = { instrument, version, language: 'nl', survey: makeForm(pupils, 'nl'), practice: null };
  localStorage.setItem('meetmoment.class.left', JSON.stringify([{ token: 'seat_x', language: 'nl', forms: [form], rest }]));
  const { sendLeftovers } = await import('../../../client/respond/class/leftovers.ts');
  await sendLeftovers();
  return { rows: rows.size, left: readLeft().length };
}
const lateSeat = seat('closed', { lateUntil: '2026-03-24T09:00:00.000Z' });
const saved = { revision: 1, savedAt: '2026-03-10T09:00:00.000Z' };

it('sent late after the wave was closed: taken, and then gone from the device', async () => {
  const put = { 'GET /api/class': lateSeat, 'PUT /api/class/draft': [200, { ...saved, late: true }] as const };
  expect(await run('draft', put)).toEqual({ rows: 0, left: 0 });
  expect(asked).toEqual(['GET /api/class', 'PUT /api/class/draft']);
});

it('handed in late', async () => {
  const done = [200, { status: 'finished', submittedAt: saved.savedAt, late: true }] as const;
  expect(await run('handIn', { 'GET /api/class': lateSeat, 'POST /api/class/submit': done })).toEqual({ rows: 0, left: 0 });
});

it('closed for good, refused, or no room on the server: the answers stay on the device', async () => {
  expect(await run('draft', { 'GET /api/class': seat('closed') })).toEqual({ rows: 1, left: 1 });
  const refused = { 'GET /api/class': seat('open'), 'PUT /api/class/draft': problem(422, 'impossibleAnswers') };
  expect(await run('draft', refused)).toEqual({ rows: 1, left: 1 });
});

it('no room on the server: they stay too', async () => {
  const full = { 'GET /api/class': seat('open'), 'PUT /api/class/draft': problem(507, 'diskFull') };
  expect(await run('handIn', { ...full, 'POST /api/class/submit': problem(507, 'diskFull') })).toEqual({ rows: 1, left: 1 });
});

it('handed in on another device, or no such seat any more: nothing stays', async () => {
  expect(await run('draft', { 'GET /api/class': seat('finished') })).toEqual({ rows: 0, left: 0 });
});

it('an unknown seat: nothing stays', async () => {
  expect(await run('draft', { 'GET /api/class': problem(401, 'seatUnknown') })).toEqual({ rows: 0, left: 0 });
});
