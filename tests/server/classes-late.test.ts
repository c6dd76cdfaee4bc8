/** The wave closes while children are still busy: what comes from their seats afterwards is kept and marked, as of staff. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { analyseStudy } from '../../analysis/study.ts';
import type { SeatView } from '../../server/classes/contract.ts';
import type { Visitor, World } from '../world.ts';
import { enter, middling, openSession, type Pupil, pupilOn, pupils, pupilWorld, study, teacherOf } from './classes-world.ts';

let world: World;
let researcher: Visitor;
let pupil: Pupil;
let code: string;
beforeEach(async () => {
  world = await pupilWorld();
  researcher = await world.signIn('researcher');
  ({ code } = await openSession(teacherOf(await world.invite('T1'), 'noord-05')));
  pupil = await pupilOn(world, code);
});
afterEach(() => world.close());
const wave = (to: 'open' | 'close') => researcher.send(`POST /api/studies/${study}/waves/T1/${to}`);
const days = (n: number) => world.later(n * 24 * 60);
const view = async (who = pupil) => (await who.send<SeatView>('GET /api/class')).body;
const stored = async () => (await world.store.studies.load(study))!.data.responses.filter((r) => r.instrument === pupils.id);

it('three days later: saved and handed in, marked as late, once', async () => {
  await pupil.save({ PUP01: 1 });
  await wave('close');
  days(3);
  expect(await view()).toMatchObject({ status: 'closed', lateUntil: '2026-09-15T08:00:00.000Z', drafts: [{ revision: 1 }] });
  const more = { PUP01: 1, PUP02: 4 };
  expect((await pupil.save(more, 1)).body).toMatchObject({ revision: 2, late: true });
  // the reply was lost: the same again
  expect((await pupil.save(more, 1)).body).toMatchObject({ revision: 2, late: true });
  expect((await pupil.submit(middling(pupils), 2)).body).toMatchObject({ status: 'finished', late: true });
  expect((await pupil.submit(middling(pupils), 2)).status).toBe(200);
  expect((await stored()).map((r) => [r.group, r.person, r.submitted, r.late])).toEqual([['5', null, true, true]]);
  // left out of the analysis unless the study wants late answers, and counted
  const flow = analyseStudy((await world.store.studies.load(study))!.data).sampleFlow.find((f) => f.instrument === pupils.id);
  expect(flow).toMatchObject({ submitted: 0, late: 1 });
});

it('a seat that only sat down is late too, and nobody sits down any more', async () => {
  await wave('close');
  expect((await pupil.submit()).body).toMatchObject({ status: 'finished', late: true });
  expect((await enter(world, code)).body.code).toBe('waveClosed');
  expect((await stored()).map((r) => r.late)).toEqual([true]);
});

it('after fourteen days: waveClosed, and nothing to look at; opened again it is as ever', async () => {
  await pupil.save({ PUP01: 1 });
  await wave('close');
  days(15);
  expect((await pupil.save({ PUP01: 2 }, 1)).body.code).toBe('waveClosed');
  expect((await pupil.submit({ PUP01: 2 }, 1)).body.code).toBe('waveClosed');
  expect(await view()).toMatchObject({ status: 'closed', drafts: [] });
  researcher = await world.signIn('researcher', 'again@example.org');
  await wave('open');
  expect((await pupil.save({ PUP01: 2 }, 1)).body).toEqual({ revision: 2, savedAt: expect.any(String) as string });
  expect((await stored()).map((r) => r.late ?? false)).toEqual([false]);
});

it('what was handed in before the close is not late; what was thrown away after it is gone', async () => {
  const other = await pupilOn(world, code);
  await other.save({ PUP01: 3 });
  await pupil.submit();
  await wave('close');
  expect((await pupil.submit()).status).toBe(200);
  expect((await other.send('POST /api/class/discard', {})).status).toBe(200);
  expect((await stored()).map((r) => [r.submitted, r.late ?? false])).toEqual([[true, false]]);
});

it('closes between deciding and writing: kept all the same, and marked as the reply says', async () => {
  const [sent] = await Promise.all([pupil.submit(), wave('close')]);
  expect(sent.status).toBe(200);
  const [response] = await stored();
  expect(response?.late ?? false).toBe((sent.body as { late?: true }).late ?? false);
});
