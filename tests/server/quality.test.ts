/** From a doubtful response to a decision and back: screen's endpoints, store, analysis, report and study folder tell the same story. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withExcluded } from '../../analysis/study/excluded.ts';
import { analyseStudy } from '../../analysis/study.ts';
import type { StudyData } from '../../analysis/types.ts';
import { latestInstrument } from '../../instruments/registry.ts';
import { makeDemo } from '../../server/demo/demo.ts';
import type { JudgedResponse, QualityView } from '../../server/quality/contract.ts';
import { closedFindings, explanatorySections } from '../../server/reports/closed.ts';
import { buildReport } from '../../server/reports/report.ts';
import { readStudyFolder, writeStudyFolder, zipFolder, zipSource } from '../../server/studies/folder/index.ts';
import { makeWorld, type Problem, study, twoSchools, type Visitor, type World } from '../world.ts';

const attitude = latestInstrument('attitude')!;
const straight = Object.fromEntries(attitude.items.map((i) => [i.id, 5]));
const varied = (n: number) => Object.fromEntries(attitude.items.map((item, i) => [item.id, 1 + ((i * 3 + n) % 4)]));

/** The two schools after T1: six of Noord answered, one of them in straight lines, with ties. */
function answered(): StudyData {
  const { data } = twoSchools();
  const wave = 'T1';
  const people = data.people.filter((p) => p.school === 'noord').slice(2, 8);
  const network = data.instruments[1]!;
  return {
    ...data,
    responses: people.flatMap((p, i) => [
      {
        id: `a${i}`,
        person: p.id,
        school: 'noord',
        instrument: 'attitude',
        version: attitude.version,
        wave,
        started: '2026-09-02T08:00:00.000Z',
        submittedAt: '2026-09-02T08:04:30.000Z',
        submitted: true,
        answers: i === 0 ? straight : varied(i),
      },
      {
        id: `n${i}`,
        person: p.id,
        school: 'noord',
        instrument: network.id,
        version: network.version,
        wave,
        submitted: true,
        answers: {},
      },
    ]),
    networkRespondents: people.flatMap((p) =>
      (data.design.network?.relations ?? []).map(({ id }) => ({ school: 'noord', wave, relation: id, person: p.id })),
    ),
    nominations: people.map((p) => ({
      school: 'noord',
      wave,
      relation: data.design.network!.relations[0]!.id,
      ego: p.id,
      alter: 'noord-01',
      value: 4,
    })),
  };
}

let world: World;
let researcher: Visitor;
beforeAll(async () => {
  world = await makeWorld({ study: { data: answered(), identities: twoSchools().identities } });
  researcher = await world.signIn('researcher');
});
afterAll(() => world.close());

const at = `/api/studies/${study}/quality`;
const list = async () => (await researcher.send<QualityView>(`GET ${at}`)).body;
const mean = async () => {
  const { data } = (await world.store.studies.load(study))!;
  const findings = analyseStudy(data);
  const row = findings.measures.find((m) => m.measure === 'scaleMean' && m.subject === 'attitude.total' && m.wave === 'T1')!;
  return { n: row.estimate.n, value: row.estimate.value!, findings, data };
};

describe('an exclusion and its reversal', () => {
  it('is found, looked at without a name, decided on, counted, and taken back', async () => {
    const { status } = await researcher.send(`POST ${at}/jobs`, {});
    expect(status).toBe(200);
    const before = await list();
    expect(before.responses).toBe(12);
    const doubt = before.doubts.find((d) => d.flags.some((f) => f.kind === 'straightLine'))!;
    expect(doubt).toMatchObject({ response: 'a0', school: 'noord', wave: 'T1', decisions: [], excluded: false });

    const { body: one } = await researcher.send<JudgedResponse>(`GET ${at}/a0`);
    expect(one).toMatchObject({ seconds: 270, functions: ['teacher'] });
    expect(one.items.map((i) => i.code)).toEqual(attitude.items.map(() => 5));
    expect(one.items.some((i) => i.reversed)).toBe(true);
    expect(JSON.stringify([one, before])).not.toMatch(/Naam van|@example|noord-0/);

    const first = await mean();
    expect((await researcher.send<Problem>(`POST ${at}/a0/take-back`, {})).body.code).toBe('notExcluded');
    expect((await researcher.send<Problem>(`POST ${at}/a0/exclude`, { reason: 'boring' })).body.code).toBe('badRequest');
    expect((await researcher.send<Problem>(`POST ${at}/zz/exclude`, { reason: 'other' })).body.code).toBe('responseUnknown');
    const twice = await Promise.all(
      [1, 2].map(() => researcher.send<Problem>(`POST ${at}/a0/exclude`, { reason: 'careless', note: ' twelve times 5 ' })),
    );
    expect(twice.map((r) => r.body.code ?? 'done').sort()).toEqual(['alreadyExcluded', 'done']);

    const then = await list();
    expect(then.doubts.find((d) => d.response === 'a0')).toMatchObject({
      excluded: true,
      decisions: [{ reason: 'careless', note: 'twelve times 5', by: 'researcher@example.org', takenBackAt: null }],
    });
    const second = await mean();
    expect([first.n, second.n]).toEqual([6, 5]);
    expect(second.findings.exclusions).toContainEqual(
      expect.objectContaining({ what: 'response', reason: 'excluded.careless', count: 1, subject: 'attitude' }),
    );
    const row = second.findings.quality.means.find((m) => m.subject === 'attitude.total')!;
    expect([row.everybody.n, row.analysed.n]).toEqual([6, 5]);
    expect(row.everybody.mean).toBeCloseTo(first.value, 12);
    expect(row.analysed.mean).toBeCloseTo(second.value, 12);

    await researcher.send(`POST ${at}/a0/take-back`, {});
    const last = await list();
    expect(last.doubts.find((d) => d.response === 'a0')).toMatchObject({
      excluded: false,
      decisions: [{ takenBackBy: 'researcher@example.org' }],
    });
    expect((await mean()).value).toBe(first.value);
    const log = await world.store.audit.ofStudy(study, 10);
    expect(log.slice(0, 2).map((e) => [e.verb, e.subject])).toEqual([
      ['quality.takeBack', 'a0'],
      ['quality.exclude', 'a0'],
    ]);
    expect(JSON.stringify(log)).not.toContain('twelve times');
  });

  it('an excluded network response takes its ties along: the row is missing, not zero', async () => {
    const before = await mean();
    const answeredRate = (m: typeof before) =>
      m.findings.measures.find(
        (r) => r.measure === 'responseRate' && r.school === 'noord' && r.wave === 'T1' && !r.subject.includes('attitude'),
      )!;
    expect((await researcher.send(`POST ${at}/n1/exclude`, { reason: 'wrongPerson' })).status).toBe(200);
    const after = await mean();
    expect(answeredRate(before).estimate.value! - answeredRate(after).estimate.value!).toBeCloseTo(
      1 / answeredRate(before).estimate.n,
      9,
    );
    await researcher.send(`POST ${at}/n1/take-back`, {});
  });

  it('travels with the study folder, pseudonymised too, and comes back the same', async () => {
    await researcher.send(`POST ${at}/a0/exclude`, { reason: 'testEntry' });
    const loaded = (await world.store.studies.load(study))!;
    const written = writeStudyFolder({ ...loaded, softwareVersion: '0', writtenAt: '2026-09-03T00:00:00Z' });
    const read = readStudyFolder(zipSource(zipFolder(written)));
    expect(read.ok && read.data.exclusions).toEqual(loaded.data.exclusions);
    if (!read.ok) throw new Error('refused');
    const other = { ...read.data, design: { ...read.data.design, id: 'again' } };
    await world.store.studies.importStudy({ data: other, identities: read.identities }, 'tests');
    expect((await world.store.studies.load('again'))!.data.exclusions).toEqual(loaded.data.exclusions);
    const { fetch } = { fetch: () => researcher.fetch<Uint8Array>('GET', `/api/studies/${study}/export.zip`) };
    const exported = readStudyFolder(zipSource((await fetch()).body));
    expect(exported.ok && exported.data.exclusions?.map((e) => [e.reason, e.response === 'a0'])).toEqual([['testEntry', false]]);
    if (exported.ok) expect(exported.data.responses.map((r) => r.id)).toContain(exported.data.exclusions![0]!.response);
    await researcher.send(`POST ${at}/a0/take-back`, {});
  });
});

describe('with and without in the comparison and the report', () => {
  const demo = makeDemo({ schools: 15, seed: 3, answered: ['T1', 'T2a'] }).data;
  const whole = analyseStudy(demo);
  const some = demo.responses.filter((r) => r.submitted && r.instrument === 'culture').slice(0, 40);
  const decided = analyseStudy({
    ...demo,
    exclusions: some.map((r) => ({ response: r.id, reason: 'careless', by: 'demo', at: '2026-09-01' })),
  });

  it('the sensitivity with excluded responses is the row as it was before', () => {
    const rows = decided.comparison.filter((r) => r.row !== 'balance' && r.measure.startsWith('culture'));
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      const before = whole.comparison.find((r) => r.measure === row.measure && r.wave === row.wave && r.row === row.row)!;
      const entry = row.sensitivity.find((s) => s.selection === withExcluded)!;
      expect([entry.hedgesG, entry.pPermutation]).toEqual([before.hedgesG, before.pPermutation]);
    }
    expect(rows.some((r) => r.hedgesG !== r.sensitivity.find((s) => s.selection === withExcluded)!.hedgesG)).toBe(true);
    expect(whole.comparison.some((r) => r.sensitivity.some((s) => s.selection === withExcluded))).toBe(false);
  });

  it('the report counts in the open and shows means only when explanatory data are open', () => {
    const meta = { softwareVersion: '0', computedAt: '2026-01-01T00:00:00.000Z', inputHash: '0'.repeat(64) };
    for (const language of ['nl', 'en'] as const) {
      const ids = buildReport(decided, meta, language).sections.map((s) => s.id);
      expect(ids).toEqual(expect.arrayContaining(['quality', 'quality-means']));
      const closed = buildReport(closedFindings(decided), meta, language).sections;
      expect(closed.map((s) => s.id)).toContain('quality');
      expect(closed.map((s) => s.id)).not.toContain('quality-means');
      expect(JSON.stringify(closed.find((s) => s.id === 'quality'))).not.toMatch(/undefined|NaN/);
    }
    expect(explanatorySections).toContain('quality-means');
  });
});
