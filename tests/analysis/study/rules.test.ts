/** Who is in, who is out, and why: the rules of domain.md §4.2–4.4 as analyseStudy applies them. */
import { describe, expect, it } from 'vitest';
import type { Person } from '../../../analysis/types.ts';
import { analysed } from './studies.ts';
import { design, instrument, person, response, study, ties } from './world.ts';

const team = (school: string, size: number): Person[] => Array.from({ length: size }, (_, i) => person(`${school}${i}`, school));

describe('scale scores', () => {
  // domain.md §4.2, test vector: item 3 reversed
  const vector = [
    [4, 5, 2, 4],
    [3, 4, 3, 3],
    [5, 5, 1, 5],
    [2, 3, 4, 2],
    [4, 4, 2, 5],
  ];

  it('gives the worked example for one school', () => {
    const people = team('a', 5);
    const { row, findings } = analysed(study({ people, responses: people.map((p, i) => response(p, 'T1', vector[i]!)) }));
    const at = { wave: 'T1', subject: 'culture.total' };
    const scores = people.map((p) => row({ level: 'person', school: 'a', person: p.id, ...at, measure: 'scaleScore' }).estimate);
    expect(scores.map((s) => s.value)).toEqual([4.25, 3.25, 5, 2.25, 4.25]);
    expect(scores.every((s) => s.n === 4)).toBe(true);
    expect(row({ level: 'school', school: 'a', ...at, measure: 'scaleScore' }).estimate).toEqual({ value: 3.8, n: 5 });
    expect(row({ level: 'school', school: 'a', ...at, measure: 'rwgj' }).estimate.value).toBeCloseTo(0.7059, 4);
    expect(row({ level: 'school', school: 'a', ...at, measure: 'responseRate' }).estimate).toEqual({ value: 1, n: 5 });
    expect(row({ level: 'study', ...at, measure: 'cronbachAlpha' }).estimate).toEqual({ missing: 'tooFew', n: 5 });
    expect(row({ level: 'study', ...at, measure: 'icc1' }).estimate.missing).toBe('tooFew');
    expect(analyseAlpha(people)).toBeCloseTo(0.967, 4);
    expect(findings.warnings).toContainEqual({ code: 'draftItems', params: { instrument: 'culture', items: 4 } });
  });

  /** alpha once the study allows it for five persons */
  function analyseAlpha(people: readonly Person[]): number {
    const data = study({ people, responses: people.map((p, i) => response(p, 'T1', vector[i]!)) });
    const { row } = analysed(data, { minAlphaN: 5 });
    return row({ level: 'study', wave: 'T1', subject: 'culture.total', measure: 'cronbachAlpha' }).estimate.value!;
  }

  it('asks three scored persons and half of those asked for a school mean', () => {
    const people = [...team('a', 4), ...team('b', 8), ...team('c', 2), ...team('d', 6)];
    const answered = people.filter((p) => p.school !== 'd' && (p.school !== 'b' || Number(p.id.slice(1)) < 3));
    const four = (p: Person) => response(p, 'T1', [4, 4, 2, 4]);
    const { row, findings } = analysed(study({ people, responses: answered.map(four) }));
    const school = (id: string) =>
      row({ level: 'school', school: id, wave: 'T1', subject: 'culture.total', measure: 'scaleScore' }).estimate;
    expect(school('a')).toEqual({ value: 4, n: 4 });
    expect(school('b')).toEqual({ missing: 'lowResponse', n: 3 });
    expect(school('c')).toEqual({ missing: 'tooFew', n: 2 });
    expect(school('d')).toEqual({ missing: 'noAnswer', n: 0 });
    expect(row({ level: 'study', wave: 'T1', subject: 'culture.total', measure: 'scaleMeanOfSchools' }).estimate).toEqual({
      value: 4,
      n: 1,
    });
    expect(row({ level: 'study', wave: 'T1', subject: 'culture.total', measure: 'scaleMean' }).estimate.n).toBe(9);
    expect(findings.warnings).toContainEqual({
      code: 'lowResponse',
      params: { subject: 'culture.total', wave: 'T1', schools: 1 },
    });
    expect(findings.sampleFlow[0]).toEqual({
      instrument: 'culture',
      wave: 'T1',
      schools: 4,
      onRoster: 20,
      started: 9,
      submitted: 9,
      scored: { total: 9 },
    });
  });

  it('counts joiners and leavers at their own waves, and lists answers of people who were not there', () => {
    const stays = team('a', 3);
    const leaves = person('leaver', 'a', ['teacher'], { to: 'T1' });
    const joins = person('joiner', 'a', ['teacher'], { from: 'T2' });
    const cook = person('cook', 'a', ['kitchen']);
    const people = [...stays, leaves, joins, cook];
    const responses = ['T1', 'T2'].flatMap((wave) => people.map((p) => response(p, wave, [4, 4, 2, wave === 'T1' ? 4 : 5])));
    const draft = response(stays[0]!, 'T3', [1, 1, 1, 1], { submitted: false });
    const { row, findings } = analysed(study({ people, responses: [...responses, draft] }));
    for (const wave of ['T1', 'T2']) {
      const at = { level: 'school', school: 'a', wave, subject: 'culture.total' } as const;
      expect(row({ ...at, measure: 'responseRate' }).estimate).toEqual({ value: 1, n: 4 });
      expect(row({ ...at, measure: 'scaleScore' }).estimate.n).toBe(4);
    }
    const change = row({ level: 'school', school: 'a', wave: 'T1..T2', subject: 'culture.total', measure: 'scaleScore' });
    expect(change.estimate).toEqual({ value: 0.25, n: 4 });
    const excluded = findings.exclusions.map((e) => [e.wave, e.reason, e.count]);
    expect(excluded).toEqual([
      ['T1', 'notOnRoster', 1],
      ['T1', 'notAsked', 1],
      ['T2', 'notOnRoster', 1],
      ['T2', 'notAsked', 1],
      ['T3', 'notSubmitted', 1],
    ]);
  });

  it('leaves the school leader out of the mean of leadership, and out of its roster', () => {
    const people = [...team('a', 4), person('leader', 'a', ['schoolLeader'])];
    const own = instrument('leadership');
    const deployments = [{ instrument: 'leadership', version: 1, functions: ['teacher', 'schoolLeader'], waves: ['T1'] }];
    const responses = people.map((p, i) =>
      response(p, 'T1', i === 4 ? [1, 1, 5, 1] : [4, 4, 2, 4], { instrument: 'leadership' }),
    );
    const { row } = analysed(study({ design: design({ deployments }), instruments: [own], people, responses }));
    const at = { wave: 'T1', subject: 'leadership.total' };
    expect(row({ level: 'school', school: 'a', ...at, measure: 'scaleScore' }).estimate).toEqual({ value: 4, n: 4 });
    expect(row({ level: 'school', school: 'a', ...at, measure: 'responseRate' }).estimate).toEqual({ value: 1, n: 4 });
    expect(row({ level: 'study', ...at, measure: 'scaleMean' }).estimate).toEqual({ value: 4, n: 4 });
    expect(row({ level: 'person', school: 'a', person: 'leader', ...at, measure: 'scaleScore' }).estimate.value).toBe(1);
  });

  it('keeps the reasons apart: no answer, too few answers; and flags straight-lining', () => {
    const people = team('a', 4);
    const responses = [
      response(people[0]!, 'T1', []),
      response(people[1]!, 'T1', [4, 4]),
      response(people[2]!, 'T1', [3, 3, 3, 3]),
    ];
    const { row, findings } = analysed(study({ people, responses }));
    const score = (i: number) =>
      row({ level: 'person', school: 'a', person: `a${i}`, wave: 'T1', subject: 'culture.total', measure: 'scaleScore' })
        .estimate;
    expect([score(0), score(1), score(2), score(3)]).toEqual([
      { missing: 'noAnswer', n: 0 },
      { missing: 'tooFew', n: 2 },
      { value: 3, n: 4 },
      { missing: 'noAnswer', n: 0 },
    ]);
    const codes = findings.warnings.map((w) => w.code);
    expect(codes).toContain('straightLining');
    expect(codes).toContain('unscoredResponses');
  });

  it('uses the last of two responses and counts anonymous ones', () => {
    const people = team('a', 3);
    const twice = [
      response(people[0]!, 'T1', [5, 5, 1, 5], { submittedAt: '2025-10-02T10:00:00Z' }),
      response(people[0]!, 'T1', [1, 1, 5, 1], { submittedAt: '2025-10-01T10:00:00Z' }),
    ];
    const anonymous = [1, 2, 3].map(() => response(people[0]!, 'T1', [3, 3, 3, 3], { person: null }));
    const { row, findings } = analysed(study({ people, responses: [...twice, ...anonymous] }));
    expect(row({ level: 'school', school: 'a', wave: 'T1', subject: 'culture.total', measure: 'scaleScore' }).estimate).toEqual({
      value: 3.5,
      n: 4,
    });
    expect(findings.exclusions).toMatchObject([{ reason: 'answeredAgain', count: 1 }]);
  });

  it('has no rows for a wave that is only planned, and says that an open one may still change', () => {
    const people = team('a', 4);
    const waves = [
      { id: 'T1', label: 'T1', state: 'open' as const },
      { id: 'T2', label: 'T2', state: 'planned' as const },
    ];
    const { findings } = analysed(
      study({ design: design({ waves }), people, responses: people.map((p) => response(p, 'T1', [4, 4, 2, 4])) }),
    );
    expect(new Set(findings.measures.map((m) => m.wave))).toEqual(new Set(['T1']));
    expect(findings.warnings).toContainEqual({ code: 'waveOpen', params: { wave: 'T1' } });
  });
});

describe('networks', () => {
  const network = { relations: [{ id: 'goals', label: { nl: 'doelen', en: 'goals' } }], tieRule: 2, boundary: ['teacher'] };
  const make = (people: readonly Person[], ...answers: readonly ReturnType<typeof ties>[]) =>
    analysed(
      study({
        design: design({ network, deployments: [] }),
        instruments: [],
        people,
        nominations: answers.flatMap((a) => a.nominations),
        networkRespondents: answers.flatMap((a) => a.networkRespondents),
      }),
    );
  // domain.md §4.4, test vector: six members, F did not respond
  const members = ['A', 'B', 'C', 'D', 'E', 'F'].map((id) => person(id, 's'));
  const vector = ties('s', 'T1', { A: ['B', 'C', 'E', 'F'], B: ['A', 'E'], C: ['A', 'B', 'E'], D: ['E'], E: ['A', 'D', 'F'] });

  it('gives the worked example', () => {
    const { row } = make(members, vector);
    const school = (measure: string) =>
      row({ level: 'school', school: 's', wave: 'T1', subject: 'goals', measure }).estimate.value!;
    expect(school('responseRate')).toBeCloseTo(5 / 6, 12);
    expect(school('density')).toBeCloseTo(0.52, 12);
    expect(school('densityCompleteCase')).toBeCloseTo(0.55, 12);
    expect(school('densityReconstructed')).toBeCloseTo(0.5, 12);
    expect(school('arcReciprocity')).toBeCloseTo(8 / 11, 12);
    expect(school('dyadReciprocity')).toBeCloseTo(4 / 7, 12);
    expect(school('indegreeCentralization')).toBeCloseTo(0.57, 12);
    expect(school('outdegreeCentralization')).toBeCloseTo(0.35, 12);
  });

  it('withholds shares below the response gate and keeps counts', () => {
    const few = ties('s', 'T1', { A: ['B'], B: ['A'] });
    const { row, findings } = make(members, few);
    const school = (measure: string) => row({ level: 'school', school: 's', wave: 'T1', subject: 'goals', measure }).estimate;
    expect(school('density').missing).toBe('lowResponse');
    expect(school('responseRate').value).toBeCloseTo(1 / 3, 12);
    const of = (measure: string) =>
      row({ level: 'person', school: 's', person: 'A', wave: 'T1', subject: 'goals', measure }).estimate;
    expect([of('indegree').value, of('indegreeCentrality').missing]).toEqual([1, 'lowResponse']);
    expect(findings.warnings).toContainEqual({
      code: 'networkLowResponse',
      params: { relation: 'goals', wave: 'T1', schools: 1 },
    });
  });

  it('uses the tie rule, and lists nominations that cannot be used', () => {
    const weak = ties('s', 'T1', { C: [], D: [], E: [] }, 1);
    const strong = ties('s', 'T1', { A: ['B', 'A', 'Z'], B: ['A'] }, 2);
    const stray = { nominations: ties('s', 'T1', { F: ['A'] }).nominations, networkRespondents: [] };
    const below = { nominations: ties('s', 'T1', { C: ['A'] }, 1).nominations, networkRespondents: [] };
    const { row, findings } = make(members, weak, strong, stray, below);
    expect(row({ level: 'school', school: 's', wave: 'T1', subject: 'goals', measure: 'density' }).estimate).toEqual({
      value: 2 / 25,
      n: 5,
    });
    expect(findings.exclusions.map((e) => [e.what, e.reason, e.count])).toEqual([
      ['nomination', 'self', 1],
      ['nomination', 'alterNotOnRoster', 1],
      ['nomination', 'egoNotRespondent', 1],
    ]);
  });

  it('compares waves pair by pair of those who were there, and flags small teams', () => {
    const all = (extra: readonly string[]) => ({ A: ['B', ...extra], B: ['A'], C: ['A'], D: ['A'], E: ['A'], F: [] });
    const { row, findings } = make(members, ties('s', 'T1', all([])), ties('s', 'T2', all(['C'])));
    const change = (measure: string) => row({ level: 'school', school: 's', wave: 'T1..T2', subject: 'goals', measure }).estimate;
    expect(change('tieStability')).toEqual({ value: 5 / 6, n: 30 });
    expect(change('density').value).toBeCloseTo(1 / 30, 12);
    expect(findings.warnings).toContainEqual({ code: 'smallTeam', params: { wave: 'T1', schools: 1 } });
    expect(findings.networks.map((n) => n.ties.length)).toEqual([5, 6]);
    expect(findings.networks[1]!.ties.filter((t) => t.mutual)).toHaveLength(4);
    expect(findings.sampleFlow.map((f) => [f.instrument, f.wave, f.onRoster, f.submitted])).toEqual([
      ['network', 'T1', 6, 6],
      ['network', 'T2', 6, 6],
    ]);
  });
});

describe('a study without waves', () => {
  it('scores answers that stand in no wave', () => {
    const people = team('a', 4);
    const responses = people.map((p) => {
      const { wave: _wave, ...rest } = response(p, 'T1', [4, 4, 2, 4]);
      return rest;
    });
    const { row, findings } = analysed(study({ design: design({ waves: [], deployments: [] }), people, responses }));
    expect(row({ level: 'school', school: 'a', subject: 'culture.total', measure: 'scaleScore' }).estimate).toEqual({
      value: 4,
      n: 4,
    });
    expect(findings.sampleFlow).toMatchObject([{ instrument: 'culture', wave: '', onRoster: 4, submitted: 4 }]);
  });
});
