/** Pupils' classes and single raters on their way to a school's figure. */
import { describe, expect, it } from 'vitest';
import { analyseStudy } from '../../../analysis/study.ts';
import type { ResponseRecord, StudyData } from '../../../analysis/types.ts';
import { findInstrument } from '../../../instruments/registry.ts';

const pupilInstrument = findInstrument('pupil-perception', 1)!;
const scale = pupilInstrument.scales[0]!;
const words = { nl: 'x', en: 'x' };

/** One pupil who gives the same answer to every item of the first scale. */
const pupil = (school: string, group: string | undefined, n: number, code: number): ResponseRecord => ({
  id: `${school}-${group ?? 'none'}-${n}`,
  person: null,
  school,
  ...(group === undefined ? {} : { group }),
  instrument: pupilInstrument.id,
  version: pupilInstrument.version,
  wave: 'T1',
  submitted: true,
  answers: Object.fromEntries(Object.keys(scale.items).map((item) => [item, code])),
});
const classOf = (school: string, group: string | undefined, codes: readonly number[]) =>
  codes.map((c, i) => pupil(school, group, i, c));

const study = (responses: readonly ResponseRecord[]): StudyData => ({
  design: {
    id: 'classes',
    title: words,
    synthetic: true,
    waves: [{ id: 'T1', label: 'T1', state: 'closed' }],
    deployments: [{ instrument: pupilInstrument.id, version: 1, functions: ['pupil'], waves: ['T1'] }],
  },
  instruments: [pupilInstrument],
  schools: ['a', 'b', 'c'].map((id) => ({ id, attributes: {} })),
  people: [],
  responses,
  nominations: [],
  networkRespondents: [],
  achievement: [],
});

describe('pupils', () => {
  const findings = analyseStudy(
    study([
      // a: a class of six at 4 and a class of ten at 2: (4 + 2) / 2, not (6·4 + 10·2) / 16; a class of four does not count
      ...classOf('a', '5a', [4, 4, 4, 4, 4, 4]),
      ...classOf('a', '5b', [2, 2, 2, 2, 2, 2, 2, 2, 2, 2]),
      ...classOf('a', '6', [1, 1, 1, 1]),
      // b: only a class of four
      ...classOf('b', '7', [3, 3, 3, 3]),
      // c: no groups named
      ...classOf('c', undefined, [1, 2, 3, 4, 1]),
    ]),
  );
  const of = (school: string) =>
    findings.measures.find(
      (m) => m.level === 'school' && m.school === school && m.measure === 'scaleScore' && m.subject.endsWith(`.${scale.id}`),
    )!.estimate;

  it('a school is the mean of its classes of at least five', () => {
    expect(of('a')).toEqual({ value: 3, n: 16 });
    expect(of('b')).toEqual({ missing: 'tooFew', n: 4 });
    expect(of('c')).toEqual({ value: 2.2, n: 5 });
  });
  it('the flow counts the schools that answered', () => {
    expect(findings.sampleFlow[0]).toMatchObject({ schools: 3, submitted: 29 });
  });
});

it('a report about the school is one rater’s', () => {
  const report = findInstrument('trainer-report', 1)!;
  const one = report.scales.find((s) => s.id === 'teachingQuality')!;
  const item = Object.keys(one.items)[0]!;
  const data = study([]);
  const findings = analyseStudy({
    ...data,
    instruments: [report],
    design: { ...data.design, deployments: [{ instrument: report.id, version: 1, functions: ['trainer'], waves: ['T1'] }] },
    responses: [
      {
        id: 'r1',
        person: null,
        school: 'a',
        about: 'a',
        instrument: report.id,
        version: 1,
        wave: 'T1',
        submitted: true,
        answers: { [item]: 4 },
      },
    ],
  });
  const row = findings.measures.find(
    (m) =>
      m.level === 'school' && m.school === 'a' && m.subject === 'trainer-report.teachingQuality' && m.measure === 'scaleScore',
  );
  expect(row?.estimate).toEqual({ value: 4, n: 1 });
});
