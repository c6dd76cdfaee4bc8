/** A wave closes while somebody is away: what comes afterwards is kept, marked, and left out unless the study wants it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { analyseStudy } from '../../analysis/study.ts';
import type { Welcome } from '../../server/responses/contract.ts';
import { readStudyFolder, writeStudyFolder, zipFolder, zipSource } from '../../server/studies/folder/index.ts';
import { makeWorld, type Problem, type Respondent, study, type Visitor, type World } from '../world.ts';

let world: World;
let researcher: Visitor;
let teacher: Respondent;
let other: Respondent;
beforeEach(async () => {
  world = await makeWorld();
  researcher = await world.signIn('researcher');
  const all = await world.invite('T1');
  teacher = all.find((r) => r.person === 'noord-05')!;
  other = all.find((r) => r.person === 'noord-06')!;
});
afterEach(() => world.close());

const wave = (to: 'open' | 'close') => researcher.send(`POST /api/studies/${study}/waves/T1/${to}`);
const days = (n: number) => world.later(n * 24 * 60);
type Reply = Problem & { revision?: number; late?: true; submittedAt?: string };
const save = (body: object, who = teacher) => who.send<Reply>('PUT /api/respond/draft', body);
const submit = (responses: object[], who = teacher) => who.send<Reply>('POST /api/respond/submit', { responses });
const welcome = async (who = teacher) => (await who.send<Welcome>('GET /api/respond')).body;
const data = async () => (await world.store.studies.load(study))!.data;

describe('after the wave was closed', () => {
  it('three days offline: answers are saved and handed in, marked as late', async () => {
    await teacher.consent();
    const responses = await teacher.complete();
    await save(responses[0]!);
    await wave('close');
    days(3);
    // nothing to look at, and what a device needs to join its answers with ours
    expect(await welcome()).toMatchObject({ status: 'closed', lateUntil: '2026-09-15T08:00:00.000Z', drafts: [{ revision: 1 }] });
    expect((await teacher.send<Problem>('GET /api/respond/forms?language=nl')).body.code).toBe('waveClosed');
    const changed = { ...responses[0]!, baseRevision: 1, answers: { ...responses[0]!.answers, ATT01: 1 } };
    expect((await save(changed)).body).toMatchObject({ revision: 2, late: true });
    const handedIn = await submit([{ ...changed, baseRevision: 2 }, responses[1]!]);
    expect(handedIn.body).toMatchObject({ status: 'finished', late: true });
    // the reply was lost: the same again
    expect((await submit([{ ...changed, baseRevision: 2 }, responses[1]!])).body).toEqual(handedIn.body);
    expect((await data()).responses.map((r) => [r.submitted, r.late])).toEqual([
      [true, true],
      [true, true],
    ]);
  });

  it('what was handed in before the close is not late, also when it is sent again after it', async () => {
    await teacher.consent();
    const responses = await teacher.complete();
    const before = await submit(responses);
    await wave('close');
    expect((await submit(responses)).body).toEqual(before.body);
    expect((await data()).responses.some((r) => r.late)).toBe(false);
  });

  it('after fourteen days, without consent, or as somebody new: waveClosed', async () => {
    await teacher.consent();
    const responses = await teacher.complete();
    const others = await other.complete();
    await wave('close');
    expect((await submit(others, other)).body.code).toBe('waveClosed');
    expect((await other.consent()).status).toBe(409);
    days(15);
    expect((await save(responses[0]!)).body.code).toBe('waveClosed');
    expect((await submit(responses)).body.code).toBe('waveClosed');
    expect(await welcome()).toMatchObject({ status: 'closed', drafts: [], instruments: [] });
    expect((await data()).responses).toEqual([]);
  });

  it('a wave that opens again takes answers as ever', async () => {
    await teacher.consent();
    const responses = await teacher.complete();
    await wave('close');
    await wave('open');
    expect((await submit(responses)).body.late).toBeUndefined();
    expect((await data()).responses.some((r) => r.late)).toBe(false);
  });

  it('consent may be withdrawn: what was not handed in goes', async () => {
    await teacher.consent();
    await save((await teacher.complete())[0]!);
    await wave('close');
    const gone = await teacher.send<{ status: string }>('POST /api/respond/consent', { given: false, language: 'nl' });
    expect(gone.body.status).toBe('declined');
    expect((await data()).responses).toEqual([]);
  });

  it('closes between deciding and writing: kept all the same, and then late', async () => {
    await teacher.consent();
    const responses = await teacher.complete();
    const [sent] = await Promise.all([submit(responses), wave('close')]);
    expect(sent.status).toBe(200);
    const marks = (await data()).responses.map((r) => r.late ?? false);
    expect(new Set(marks)).toEqual(new Set([sent.body.late ?? false]));
  });
});

describe('in the analysis and the export', () => {
  const answered = async () => {
    await other.answerAll();
    await teacher.consent();
    const responses = await teacher.complete();
    await wave('close');
    await submit(responses);
    return data();
  };

  it('late answers and their ties are left out, counted and named; included by choice only', async () => {
    const whole = await answered();
    const findings = analyseStudy(whole);
    const flow = (f = findings) => f.sampleFlow.filter((s) => s.wave === 'T1').map((s) => [s.instrument, s.submitted, s.late]);
    expect(flow()).toEqual([
      ['attitude', 1, 1],
      ['staff-network', 1, 1],
    ]);
    expect(findings.exclusions.filter((e) => e.reason === 'late').map((e) => [e.subject, e.count])).toEqual([
      ['attitude', 1],
      ['staff-network', 1],
    ]);
    const included = analyseStudy({ ...whole, design: { ...whole.design, lateAnswers: 'include' } });
    expect(flow(included)).toEqual([
      ['attitude', 2, 1],
      ['staff-network', 2, 1],
    ]);
    expect(included.exclusions.filter((e) => e.reason === 'late')).toEqual([]);
  });

  it('the mark and the choice go with the study folder and come back', async () => {
    const whole = await answered();
    const design = { ...whole.design, lateAnswers: 'include' as const };
    const identities = { schools: new Map(), people: new Map() };
    const zip = zipFolder(
      writeStudyFolder({ data: { ...whole, design }, identities, softwareVersion: 'test', writtenAt: '2026-09-01T08:00:00Z' }),
    );
    const back = readStudyFolder(zipSource(zip));
    if (!back.ok) throw new Error(JSON.stringify(back.problems));
    expect(back.data.design.lateAnswers).toBe('include');
    const marks = (list: typeof whole.responses) => list.map((r) => `${r.instrument} ${r.person} ${r.late ?? false}`).toSorted();
    expect(marks(back.data.responses)).toEqual(marks(whole.responses));
    expect(marks(back.data.responses)).toContain('attitude noord-05 true');
  });
});
