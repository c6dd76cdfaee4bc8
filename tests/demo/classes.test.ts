/** What pupils and trainers of the demo answer: classes that could be, nobody's name, and only what the instruments allow. */
import { describe, expect, it } from 'vitest';
import type { ResponseRecord } from '../../analysis/types.ts';
import { checkAnswers, unansweredRequired } from '../../instruments/check.ts';
import { latestInstrument } from '../../instruments/registry.ts';
import { makeDemo } from '../../server/demo/demo.ts';

const { data } = makeDemo({ schools: 104, seed: 4, answered: ['T1', 'T2a', 'T2b', 'T3'], pupils: false });
const of = (instrument: string) => data.responses.filter((r) => r.instrument === instrument);
const pupils = of('pupil-perception');
const reports = of('trainer-report');
const perception = latestInstrument('pupil-perception')!;
const report = latestInstrument('trainer-report')!;
const by = (responses: readonly ResponseRecord[], key: (r: ResponseRecord) => string) => {
  const groups = new Map<string, ResponseRecord[]>();
  for (const r of responses) {
    const group = groups.get(key(r));
    if (group) group.push(r);
    else groups.set(key(r), [r]);
  }
  return groups;
};

describe('pupils', () => {
  const classes = by(pupils, (r) => `${r.wave} ${r.school} ${r.group}`);

  it('answer at T1 and T2b, without a name, on nobody', () => {
    expect([...new Set(pupils.map((r) => r.wave ?? ''))].toSorted()).toEqual(['T1', 'T2b']);
    expect(pupils.filter((r) => r.person !== null || r.about !== undefined)).toEqual([]);
    expect(pupils.length).toBeGreaterThan(8000);
  });

  it('sit in classes of groups 5 to 8, of a plausible size, all schools at either wave', () => {
    const sizes = [...classes.values()].map((own) => own.length).toSorted((a, b) => a - b);
    expect(sizes[0]).toBeGreaterThanOrEqual(5);
    expect(sizes.at(-1)).toBeLessThanOrEqual(40);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeGreaterThan(15);
    expect([...new Set(pupils.map((r) => r.group ?? ''))].toSorted()).toEqual(['5', '5/6', '6', '7', '7/8', '8']);
    for (const wave of ['T1', 'T2b'])
      expect(new Set(pupils.filter((r) => r.wave === wave).map((r) => r.school)).size, wave).toBe(104);
    for (const [school, own] of by(pupils, (r) => r.school))
      expect([2, 4], school).toContain(new Set(own.map((r) => r.group)).size);
  });

  it('answer together: a class begins within three minutes', () => {
    const apart = [...classes.values()].map((own) => {
      const begun = own.map((r) => Date.parse(r.started!));
      return (Math.max(...begun) - Math.min(...begun)) / 1000;
    });
    expect(Math.max(...apart)).toBeLessThanOrEqual(180);
  });

  it('give possible answers; some skip, some do not know', () => {
    expect(pupils.filter((r) => checkAnswers(perception, r.answers).length > 0)).toEqual([]);
    const cells = pupils.flatMap((r) => perception.items.map((i) => r.answers[i.id]));
    const share = (test: (a: unknown) => boolean) => cells.filter(test).length / cells.length;
    expect(share((a) => a === undefined)).toBeCloseTo(0.01, 2);
    expect(share((a) => typeof a === 'object')).toBeCloseTo(0.03, 2);
    for (const code of [1, 2, 3, 4]) expect(share((a) => a === code)).toBeGreaterThan(0.05);
  });
});

describe('trainers', () => {
  it('report on every school once, at T3, about the school', () => {
    expect(reports.map((r) => r.school)).toEqual(data.schools.map((s) => s.id));
    expect(reports.filter((r) => r.about !== r.school || r.wave !== 'T3' || r.person !== null)).toEqual([]);
    const before = makeDemo({ schools: 3, seed: 4, answered: ['T1', 'T2a', 'T2b'], pupils: false });
    expect(before.data.responses.filter((r) => r.instrument === 'trainer-report')).toEqual([]);
  });

  it('give what the form asks: evidence with each rating, reasons only of a weak coach', () => {
    for (const r of reports) {
      expect(checkAnswers(report, r.answers), r.school).toEqual([]);
      expect(unansweredRequired(report, r.answers), r.school).toEqual([]);
    }
    const weak = reports.filter((r) => typeof r.answers.VV09 === 'number' && r.answers.VV09 <= 2);
    expect(weak.length).toBeGreaterThan(8);
    for (const r of weak) expect([1, 2, 3, 4].some((i) => r.answers[`VV09r${i}`] === 1)).toBe(true);
  });

  it('use the whole scale, and cannot always judge', () => {
    const ratings = reports.flatMap((r) => ['VV01', 'VV06', 'VV08', 'VV17'].map((id) => r.answers[id]));
    for (const code of [1, 2, 3, 4, 5]) expect(ratings).toContain(code);
    expect(ratings.filter((a) => typeof a === 'object').length / ratings.length).toBeLessThan(0.08);
    expect(ratings).toContainEqual({ missing: 'dontKnow' });
  });

  it('say mathematics throughout exactly where the school’s attribute does', () => {
    const throughout = (r: ResponseRecord) => [1, 2, 3, 4].every((i) => r.answers[`VV16h${i}`] === 1);
    const maths = new Map(data.schools.map((s) => [s.id, s.attributes.maths]));
    for (const r of reports) expect(throughout(r), r.school).toBe(maths.get(r.school) === 1);
  });
});

it('the wave of pupils asks nothing of staff', () => {
  const asked = data.design.deployments.filter((d) => d.waves.includes('T2b'));
  expect(asked.map((d) => [d.instrument, d.functions])).toEqual([['pupil-perception', ['pupil']]]);
  expect(data.people.some((p) => p.functions.includes('pupil') || p.functions.includes('trainer'))).toBe(false);
});
