/** Names of small classes and how parents were asked: what may leave with a study folder, and what must stand in it. */
import { describe, expect, it } from 'vitest';
import type { ResponseRecord } from '../../analysis/types.ts';
import { unnamedSmallClasses } from '../../server/studies/folder/small-classes.ts';
import { Inspection } from '../../server/studies/folder/problems.ts';
import { readDesign, writeDesign } from '../../server/studies/folder/study-json.ts';
import { rich } from './feature-rich.ts';

const child = (id: string, group: string, more: Partial<ResponseRecord> = {}): ResponseRecord => ({
  id,
  person: null,
  school: 's',
  group,
  instrument: 'pupil-perception',
  version: 1,
  wave: 'T1',
  submitted: true,
  answers: {},
  ...more,
});
const many = (n: number, group: string, more: Partial<ResponseRecord> = {}) =>
  Array.from({ length: n }, (_, i) => child(`${more.wave ?? 'T1'}${more.instrument ?? ''}${group}${i}`, group, more));

describe('names of small classes', () => {
  const named = (rows: readonly ResponseRecord[]) => {
    const of = unnamedSmallClasses(rows);
    return [...new Set(rows.map((r) => `${r.wave} ${r.group} ${of(r)}`))].toSorted();
  };
  it('ten finished children keep it, nine do not; two questionnaires of one child are one child', () => {
    const twice = [...many(6, '6'), ...many(6, '6', { instrument: 'other' })];
    expect(named([...many(10, '5'), ...many(9, '7'), ...twice])).toEqual(['T1 5 5', 'T1 6 small-1', 'T1 7 small-2']);
    expect(named([...many(9, '5'), child('draft', '5', { submitted: false })])).toEqual(['T1 5 small-1']);
  });
  it('numbers follow the ids of responses, start again at every wave, and take no name that is there', () => {
    const waves = [...many(3, '7', { wave: 'T2b' }), ...many(3, '7'), ...many(3, '5')];
    expect(named(waves)).toEqual(['T1 5 small-1', 'T1 7 small-2', 'T2b 7 small-1']);
    expect(named([...many(12, 'small-1'), ...many(2, '8')])).toEqual(['T1 8 small-2', 'T1 small-1 small-1']);
  });
  it('a response with a person, or without a class, stays as it is', () => {
    const { group: _, ...without } = child('x', '5');
    const of = unnamedSmallClasses([child('p', '5', { person: 'p1' }), without]);
    expect([of(child('p', '5', { person: 'p1' })), of(without)]).toEqual(['5', undefined]);
  });
});

describe('how parents were asked', () => {
  const problems = (change: object) => {
    const inspection = new Inspection();
    const json = JSON.parse(writeDesign(rich.design)) as object;
    readDesign({ ...json, ...change }, inspection);
    return inspection.problems.map((p) => [p.column, p.code]);
  };
  it('passive only with the number of an approval', () => {
    expect(problems({})).toEqual([]);
    expect(problems({ ethicsApproval: undefined })).toEqual([['ethicsApproval', 'missingField']]);
    expect(problems({ consentMode: 'active', ethicsApproval: undefined })).toEqual([]);
    expect(problems({ consentMode: 'none' })).toEqual([['consentMode', 'notOneOf']]);
  });
});
