/** Flags of doubtful responses: each rule on a response that meets it and on one that just does not. */
import { describe, expect, it } from 'vitest';
import { qualityFlags } from '../../analysis/quality/flags.ts';
import { longestString } from '../../analysis/quality/longest-string.ts';
import { secondsPerItem } from '../../analysis/quality/seconds-per-item.ts';
import type { Person, ResponseRecord, StudyData } from '../../analysis/types.ts';
import { findInstrument } from '../../instruments/registry.ts';
import type { Answers } from '../../instruments/types.ts';

const attitude = findInstrument('attitude', 1)!;
const culture = findInstrument('culture', 1)!;
const network = findInstrument('staff-network', 1)!;
const ids = (instrument: typeof attitude) => instrument.items.map((item) => item.id);
const answersOf = (instrument: typeof attitude, code: (i: number) => number): Answers =>
  Object.fromEntries(ids(instrument).map((id, i) => [id, code(i)]));

let next = 0;
const response = (more: Partial<ResponseRecord>): ResponseRecord => ({
  id: `r${(next += 1)}`,
  person: 'p1',
  school: 's1',
  instrument: 'attitude',
  version: 1,
  wave: 'T1',
  submitted: true,
  started: '2026-09-01T10:00:00Z',
  submittedAt: '2026-09-01T10:05:00Z',
  answers: answersOf(attitude, (i) => 1 + ((i * 3) % 5)),
  ...more,
});
const person = (id: string, school = 's1'): Person => ({ id, school, functions: ['teacher'] });
const kinds = (responses: readonly ResponseRecord[], more: Partial<StudyData> = {}) =>
  qualityFlags({
    instruments: [attitude, culture, network, { ...attitude, version: 2 }],
    people: [person('p1'), person('p2'), person('p3', 's2')],
    nominations: [],
    networkRespondents: [],
    responses,
    ...more,
  }).map(({ kind, response: id, figures }) => ({ kind, id, figures }));

describe('flags', () => {
  it('a thoughtful response has none', () => {
    expect(kinds([response({})])).toEqual([]);
  });

  it('a straight line over reversed statements, and only when the scale is whole', () => {
    const line = response({ answers: answersOf(attitude, () => 4) });
    expect(kinds([line]).map(({ kind }) => kind)).toEqual(['straightLine', 'longString']);
    const { ATT07: _, ...hole } = answersOf(attitude, () => 4) as Record<string, number>;
    expect(kinds([response({ answers: hole })]).map(({ kind }) => kind)).toEqual([]);
  });

  it('agreeing with statements and with their opposites, in either direction, but not with a middle answer or a hole', () => {
    const of = (code: (i: number) => number, more: Answers = {}) =>
      kinds([response({ answers: { ...answersOf(attitude, code), ...more } })]).map(({ kind }) => kind);
    expect(of((i) => 4 + (i % 2))).toEqual(['contradiction']);
    expect(of((i) => 1 + (i % 2))).toEqual(['contradiction']);
    expect(of((i) => 4 + (i % 2), { ATT07: 3 })).toEqual([]);
    expect(of((i) => 4 + (i % 2), { ATT07: { missing: 'skipped' } })).toEqual([]);
    // all one code is a straight line and nothing else
    expect(of(() => 5)).toEqual(['straightLine', 'longString']);
    // agreeing with one side and disagreeing with the other is what a careful person does
    const [scale] = attitude.scales;
    const careful = Object.fromEntries(Object.entries(scale!.items).map(([id, p], i) => [id, p > 0 ? 4 + (i % 2) : 2 - (i % 2)]));
    expect(of(() => 3, careful)).toEqual([]);
  });

  it('handed in before it was begun; at once is fast, not impossible', () => {
    const started = '2026-09-01T10:00:00Z';
    expect(kinds([response({ started, submittedAt: '2026-09-01T09:59:59Z' })]).map(({ kind }) => kind)).toEqual([
      'impossibleTime',
    ]);
    expect(kinds([response({ started, submittedAt: started })]).map(({ kind }) => kind)).toEqual(['tooFast']);
    const { started: _, ...untimed } = response({});
    expect(kinds([untimed])).toEqual([]);
  });

  it('a drafted response is not looked at', () => {
    expect(kinds([response({ submitted: false, answers: answersOf(attitude, () => 4) })])).toEqual([]);
  });

  it('the longest string is counted in display order and broken by a hole', () => {
    const shown = attitude.order!;
    const answers: Record<string, Answers[string]> = Object.fromEntries(shown.map((id, i) => [id, i < 5 ? 2 : i < 11 ? 3 : 1]));
    expect(longestString(attitude, answers)).toBe(6);
    answers[shown[8]!] = { missing: 'dontKnow' };
    expect(longestString(attitude, answers)).toBe(5);
    expect(longestString(attitude, {})).toBe(0);
  });

  it('under two seconds an item, over everything handed in together', () => {
    const fast = { submittedAt: '2026-09-01T10:00:40Z' };
    const one = response(fast);
    const two = response({ ...fast, instrument: 'culture', answers: answersOf(culture, (i) => 1 + (i % 4)) });
    // 40 s for 24 answers = 1.67
    expect(secondsPerItem([one, two])).toBeCloseTo(40 / 24, 12);
    expect(kinds([one, two])).toEqual([
      { kind: 'tooFast', id: one.id, figures: { secondsPerItem: 1.67 } },
      { kind: 'tooFast', id: two.id, figures: { secondsPerItem: 1.67 } },
    ]);
    // alone: 40 s for 12 answers
    expect(kinds([one])).toEqual([]);
    expect(secondsPerItem([response({ submittedAt: '2026-08-01T10:00:00Z' })])).toBeNull();
  });

  it('two people with the same twenty answers', () => {
    const both = (who: string) => [
      response({ person: who }),
      response({ person: who, instrument: 'culture', answers: answersOf(culture, (i) => 1 + ((i * 7) % 5)) }),
    ];
    const [a, , c] = [...both('p1'), ...both('p2')];
    const all = [...both('p1'), ...both('p2')];
    expect(kinds(all).map(({ kind, id }) => [kind, id])).toEqual([
      ['duplicate', all[0]!.id],
      ['duplicate', all[2]!.id],
    ]);
    // twelve equal answers are no news
    expect(kinds([a!, c!])).toEqual([]);
  });

  it('everybody named every day', () => {
    const answers: Answers = { NETGOAL: { confirmed: true, named: {} } };
    const own = response({ instrument: 'staff-network', answers });
    const ties = (value: (i: number) => number) =>
      Array.from({ length: 9 }, (_, i) => ({
        school: 's1',
        wave: 'T1',
        relation: 'goals',
        ego: 'p1',
        alter: `x${i}`,
        value: value(i),
      }));
    const respondents = [{ school: 's1', wave: 'T1', relation: 'goals', person: 'p1' }];
    expect(kinds([own], { nominations: ties(() => 4), networkRespondents: respondents })).toEqual([
      { kind: 'sameTieToAll', id: own.id, figures: { colleagues: 9, code: 4 } },
    ]);
    expect(kinds([own], { nominations: ties((i) => (i === 3 ? 3 : 4)), networkRespondents: respondents })).toEqual([]);
  });

  it('somebody in two schools, and somebody who got two versions', () => {
    const moved = response({ person: 'p3' });
    expect(kinds([moved])).toEqual([{ kind: 'movedPerson', id: moved.id, figures: { school: 's1', roster: 's2' } }]);
    const [first, second] = [response({}), response({ wave: 'T2a', version: 2 })];
    // the same to the letter: no doubt
    expect(kinds([first, second])).toEqual([]);
    const reworded = { ...attitude, version: 2, stem: { nl: 'Anders …', en: 'Otherwise …' } };
    const instruments = [attitude, reworded];
    const signed = { instrument: 'attitude', from: 1, to: 2, reason: 'x', by: 'x', at: 'x' };
    expect(kinds([first, second], { instruments, design: { comparable: [signed] } as never })).toEqual([]);
    expect(kinds([first, second], { instruments, design: { comparable: [{ ...signed, to: 3 }] } as never })).toHaveLength(2);
    expect(kinds([first, second], { instruments }).map(({ kind, figures }) => [kind, figures.versions])).toEqual([
      ['mixedVersions', '1, 2'],
      ['mixedVersions', '1, 2'],
    ]);
  });
});
