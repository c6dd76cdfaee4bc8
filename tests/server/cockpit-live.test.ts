/**
 * The board that is kept and corrected is what counting everything gives: after answers, drafts, refusals, class sessions and mail, after
 * what another process writes, and as time passes. Whatever happens, two boards are held against each other: one kept from the beginning,
 * one made anew.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seededRandom } from '../../analysis/random.ts';
import type { Cockpit } from '../../server/cockpit/contract.ts';
import { cockpitLive, type CockpitLive } from '../../server/cockpit/live.ts';
import { openSqlite } from '../../server/store/sqlite.ts';
import { bulk } from '../../server/store/steps.ts';
import { openStore } from '../../server/store/store.ts';
import { responses } from '../../server/store/tables.ts';
import { defaultSettings } from '../../server/mail/texts.ts';
import type { Respondent, World } from '../world.ts';
import { study } from '../world.ts';
import { openSession, pupilOn, pupilWorld } from './classes-world.ts';

const folder = mkdtempSync(join(tmpdir(), 'meetmoment-live-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let world: World;
let people: Respondent[];
let kept: CockpitLive;
let path = '';
let made = 0;
/** how often the kept board was corrected, not counted anew */
let corrected = 0;
const clock = () => world.services.clock();

const anew = async (): Promise<Cockpit> => (await cockpitLive({ store: world.store.cockpit, clock }).look(study))!;
const same = async () => {
  const now = (await kept.look(study))!;
  expect(now).toEqual(await anew());
  return now;
};

beforeEach(async () => {
  path = join(folder, `${(made += 1)}.sqlite`);
  world = await pupilWorld({ path });
  people = await world.invite('T1');
  corrected = 0;
  const store = world.store.cockpit;
  kept = cockpitLive({
    store: {
      ...store,
      answers: (id, span, part) => {
        if (part) corrected += 1;
        return store.answers(id, span, part);
      },
    },
    clock,
  });
  await same();
});
afterEach(() => world.close());

describe('the kept board', () => {
  it('follows drafts, answers and refusals school by school', async () => {
    const [one, two, three] = ['noord-03', 'zuid-04', 'noord-06'].map((id) => people.find((p) => p.person === id)!);
    await one!.consent();
    await same();
    const [first] = await one!.complete();
    await one!.send('PUT /api/respond/draft', first);
    const begun = await same();
    await two!.answerAll();
    expect(await same()).not.toEqual(begun);
    await three!.consent();
    await three!.send('PUT /api/respond/draft', (await three!.complete())[0]);
    await same();
    expect(corrected).toBe(4);
    // who refuses takes the draft back: the note of the draft names nothing any more
    await three!.send('POST /api/respond/consent', { given: false, language: 'nl' });
    await same();
  });

  it('follows a class session and the pupils of it', async () => {
    const { code } = await openSession(people.find((p) => p.person === 'noord-05')!);
    await same();
    const pupil = await pupilOn(world, code);
    await same();
    await pupil.submit();
    const after = await same();
    const at = after.columns.findIndex((c) => c.instrument === 'pupil-perception' && c.wave === 'T1');
    expect(after.schools[0]!.submitted[at]).toBe(1);
    expect(corrected).toBeGreaterThan(0);
  });

  it('follows mail that comes back, is refused, waits and is late', async () => {
    const queue = people.slice(0, 4).map((p, i) => ({
      id: `m${i}`,
      invitation: p.invitation,
      kind: 'invitation' as const,
      round: 0,
      at: clock().toISOString(),
    }));
    await world.store.mail.enqueue(study, 'T1', queue, 'tests');
    await same();
    await world.store.mail.claim('c', 2, 180);
    await world.store.mail.handOver('m0', 'c', 180);
    await world.store.mail.settle('m0', study, 'c', { state: 'refused', reason: '550', attempts: 1 });
    const refused = await same();
    expect(refused.schools[0]!.waves[0]).toMatchObject({ mail: { refused: 1, late: 0 }, action: { name: 'mendMail', n: 1 } });
    await world.store.mail.handOver('m1', 'c', 180);
    await world.store.mail.settle('m1', study, 'c', { state: 'sent', textVersion: 0, language: 'nl' });
    await same();
    expect(corrected).toBeGreaterThan(0);
    await world.store.mail.mark(study, 'T1', ['m1'], ['sent'], { state: 'bounced', reason: 'byHand' }, 'tests');
    // the board looks at the clock in stretches of ten minutes
    world.later(75);
    const late = await same();
    expect(late.schools[0]!.waves[0]!.mail).toEqual({ bounced: 1, refused: 1, uncertain: 0, late: 2 });
    // a sender that died in the middle of a mail
    await world.store.mail.claim('gone', 1, 180);
    await world.store.mail.handOver('m2', 'gone', 180);
    await same();
    world.later(5);
    await world.store.mail.expire();
    expect((await same()).schools[0]!.waves[0]!.mail).toMatchObject({ uncertain: 1, late: 1 });
    // who has answered has no trouble with mail any more
    await people[0]!.answerAll();
    expect((await same()).schools[0]!.waves[0]!.mail).toMatchObject({ refused: 0 });
  });

  it('follows what changes the study itself, and the holidays of its regions', async () => {
    const settings = { ...defaultSettings, region: 'noord' as const, regions: { zuid: 'midden' as const } };
    await world.store.mail.saveSettings(study, settings, 'tests');
    expect((await same()).schools.map((s) => s.holiday)).toEqual([null, null]);
    // 12 October 2026 is a holiday in the north, not in the middle; the wave closes on the 15th
    world.later(41 * 24 * 60);
    const away = await same();
    expect(away.schools.map((s) => s.holiday)).toEqual(['2026-10-18', null]);
    expect(away.schools.map((s) => s.waves[0]!.action)).toEqual([
      { name: 'moveClose', n: 0, until: '2026-10-18' },
      { name: 'holdSessions', n: 0, until: null },
    ]);
    await world.store.waves.setState(study, 'T1', 'closed', 'tests');
    expect((await same()).schools[0]!.waves[0]).toMatchObject({ action: null, expected: null });
  });

  it('sees what another process writes, also when its clock is behind', async () => {
    const behind = () => new Date(clock().getTime() - 3_600_000);
    let id = 0;
    const other = openSqlite({ path, clock: behind, ids: () => `other${(id += 1)}` });
    try {
      for (const n of [1, 2, 3]) {
        await people[n]!.consent();
        await same();
        const row = { study, position: n, school: 'zuid', instrument: 'pupil-perception', version: 1, wave: 'T1' };
        const rest = { late: false, revision: 1, answers: {}, fingerprint: 'x', savedAt: behind().toISOString() };
        await other.run(
          [bulk(responses, [{ ...row, ...rest, id: `r${n}`, state: 'submitted', submittedAt: behind().toISOString() }])],
          { actor: 'tests', verb: 'responses.submit', subject: `r${n}`, study, answering: true },
        );
        const now = await same();
        const at = now.columns.findIndex((c) => c.instrument === 'pupil-perception' && c.wave === 'T1');
        expect(now.schools[1]!.submitted[at]).toBe(n);
      }
      // and what of it changes the study
      await other.run([], { actor: 'tests', verb: 'rosters.change', subject: study, study });
      await same();
    } finally {
      await other.close();
    }
  });

  it('is right after a hundred things in any order', async () => {
    const random = seededRandom(20261122);
    const second = openStore({ path, clock, ids: () => `second${(made += 1)}` });
    const staff = people.slice(0, 16);
    try {
      for (let step = 0; step < 100; step += 1) {
        const one = staff[random.integer(0, staff.length - 1)]!;
        const what = random.integer(0, 9);
        if (what < 3) await one.consent();
        else if (what < 6) {
          const drafts = await one.complete(step + 2);
          await one.send('PUT /api/respond/draft', drafts[random.integer(0, drafts.length - 1)]);
        } else if (what === 6) await one.answerAll();
        else if (what === 7) await one.send('POST /api/respond/consent', { given: false, language: 'nl' });
        else if (what === 8) world.later(random.integer(1, 2000));
        else {
          await second.people.setListed(study, one.person, step % 2 === 0, 'tests');
        }
        if (random.uniform() < 0.6) await same();
      }
      await same();
      expect(corrected).toBeGreaterThan(15);
    } finally {
      await second.close();
    }
  });

  it('answers two who look at once with the same board, and an unknown study with nothing', async () => {
    await people[0]!.consent();
    const [a, b] = await Promise.all([kept.look(study), kept.look(study)]);
    expect(a).toBe(b);
    expect(corrected).toBe(1);
    expect(await kept.look('none')).toBeUndefined();
  });
});
