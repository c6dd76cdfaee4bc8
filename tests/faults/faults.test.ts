/** Faults that a test can afford: ten kills, a full disk, packets twice and out of order. */
import { existsSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { openStore } from '../../server/store/store.ts';
import { builtServer } from '../process.ts';
import { makeWorld, type Problem, type World } from '../world.ts';
import { killRepeatedly } from './kill.ts';

let world: World | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

describe('the server is killed', () => {
  it('is built', () => expect(existsSync(builtServer)).toBe(true));
  it('ten times while answers come in: nothing acknowledged is lost, nothing is there twice', async () => {
    const result = await killRepeatedly(10, 5);
    expect(result).toMatchObject({ times: 10, lost: 0, doubled: 0, damaged: 0, errors: 0 });
    expect(result.acknowledged).toBeGreaterThan(50);
  });
});

describe('the disk is full', () => {
  it('refuses in words, keeps what was there, and goes on when there is room', async () => {
    let at = 0;
    const store = openStore({
      path: ':memory:',
      mostPages: 400,
      clock: () => new Date(1_800_000_000_000),
      ids: () => (at += 1).toString(16).padStart(32, '0'),
    });
    const note = (n: number) =>
      store.audit.note({ actor: 'tests', verb: 'tests.fill', subject: 'x'.repeat(4000), study: null, details: { n } });
    let written = 0;
    let code = '';
    for (; written < 2000 && code === ''; written += 1)
      await note(written).catch((error: unknown) => (code = (error as Problem).code));
    expect(code).toBe('diskFull');
    expect(written).toBeGreaterThan(10);
    expect(store.healthy()).toBe(true);
    await store.close();
  });
});

describe('packets twice and out of order', () => {
  it('are one answer; what is older than the last one is told so', async () => {
    world = await makeWorld();
    const [teacher] = await world.invite('T1');
    await teacher!.consent();
    const [draft] = await teacher!.complete();
    const packet = (n: number) => ({
      ...draft!,
      baseRevision: n - 1,
      answers: Object.fromEntries(Object.entries(draft!.answers).slice(0, n)),
    });
    const send = (n: number) => teacher!.send<Problem & { revision: number }>('PUT /api/respond/draft', packet(n));
    expect((await send(1)).body.revision).toBe(1);
    expect((await send(2)).body.revision).toBe(2);
    expect((await send(2)).body.revision).toBe(2);
    expect((await send(1)).body.code).toBe('revisionConflict');
    expect((await send(3)).body.revision).toBe(3);
  });
});
