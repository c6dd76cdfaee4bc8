/** A renewed questionnaire, and people who came and went: what a change over time may be computed of. */
import { describe, expect, it } from 'vitest';
import { compareEditions, compareRelations } from '../../../instruments/compare.ts';
import { latestInstrument } from '../../../instruments/registry.ts';
import type { Instrument } from '../../../instruments/types.ts';
import type { Person, StudyDesign } from '../../../analysis/types.ts';
import { analysed } from './studies.ts';
import { design, instrument, person, response, study } from './world.ts';

const first = instrument('culture');
const words = (text: string) => ({ nl: text, en: text });
const renewed = (change: (v2: Instrument) => Partial<Instrument>): Instrument => {
  const copy = structuredClone({ ...first, version: 2 }) as Instrument;
  return { ...copy, ...change(copy) };
};
const reworded = renewed(({ items }) => ({
  items: items.map((item) => (item.id === 'i2' ? { ...item, text: words('otherwise') } : item)),
}));
const shorter = renewed(({ answerFormats: { five } }) => ({
  answerFormats: { five: { ...five!, options: five!.options.slice(0, 4) } },
}));

describe('two editions of a questionnaire', () => {
  const of = (later: Instrument) => compareEditions(first, later)[0]!;
  it.each<[string, Instrument, string, string[]]>([
    ['the same', renewed(() => ({})), 'comparable', []],
    ['another title', renewed(() => ({ title: words('Culture') })), 'comparable', []],
    ['a reworded statement', reworded, 'unclear', ['wording']],
    ['another opening', renewed(() => ({ stem: words('Here …') })), 'unclear', ['stem']],
    ['another order', renewed(() => ({ order: ['i2', 'i1', 'i3', 'i4'] })), 'unclear', ['order']],
    [
      'other words of an answer',
      renewed(({ answerFormats: { five } }) => ({
        answerFormats: {
          five: { ...five!, options: five!.options.map((o) => (o.code === 3 ? { ...o, label: words('so so') } : o)) },
        },
      })),
      'unclear',
      ['answerWords', 'answerWords', 'answerWords', 'answerWords'],
    ],
    [
      'a statement less',
      renewed(({ scales: [scale] }) => ({ scales: [{ ...scale!, items: { i1: 1, i2: 1, i3: -1 } }] })),
      'unclear',
      ['removed'],
    ],
    ['another number of answers', shorter, 'not', ['answerCodes', 'answerCodes', 'answerCodes', 'answerCodes']],
    [
      'a statement that counts the other way',
      renewed(({ scales: [scale] }) => ({ scales: [{ ...scale!, items: { ...scale!.items, i3: 1 } }] })),
      'not',
      ['direction'],
    ],
    [
      'hardly a statement in common',
      renewed(({ scales: [scale] }) => ({ scales: [{ ...scale!, items: { i1: 1 } }] })),
      'not',
      ['removed', 'removed', 'removed'],
    ],
  ])('%s', (_, later, verdict, kinds) => {
    expect(of(later).verdict).toBe(verdict);
    expect(of(later).differences.map((d) => d.kind)).toEqual(kinds);
  });

  it('compares what is asked of a pair of colleagues as well', () => {
    const network = latestInstrument('staff-network')!;
    const [relation] = network.relations!;
    const later = {
      ...network,
      version: 2,
      items: network.items.map((item) => (item.id === relation!.item ? { ...item, text: words('Who?') } : item)),
    };
    const found = compareRelations(network, later);
    expect(found.map((one) => one.verdict)).toEqual(['unclear', ...network.relations!.slice(1).map(() => 'comparable')]);
  });
});

const people: readonly Person[] = Array.from({ length: 4 }, (_, i) => person(`a${i}`, 'a'));
const deployments = [
  { instrument: 'culture', version: 1, functions: ['teacher'], waves: ['T1', 'T2'] },
  { instrument: 'culture', version: 2, functions: ['teacher'], waves: ['T3'] },
];
const answers = (version: number, wave: string, code: number) =>
  people.map((p) => response(p, wave, [code, code, 6 - code, code], { version }));
const over = (later: Instrument, more: Partial<StudyDesign> = {}) =>
  analysed(
    study({
      design: design({ deployments, ...more }),
      instruments: [first, later],
      people,
      responses: [...answers(1, 'T1', 3), ...answers(1, 'T2', 4), ...answers(2, 'T3', 5)],
    }),
  );
const change = ({ row }: ReturnType<typeof over>, wave: string, measure = 'scaleScore') =>
  row({ level: 'school', school: 'a', wave, subject: 'culture.total', measure }).estimate;
const codes = ({ findings }: ReturnType<typeof over>) => findings.warnings.map((w) => w.code);
const signed = { comparable: [{ instrument: 'culture', from: 1, to: 2, reason: 'spelling only', by: 'x', at: '2026-01-01' }] };

describe('changes over a renewed questionnaire', () => {
  it('are given where the editions are the same to the letter', () => {
    const found = over(renewed(() => ({})));
    expect(change(found, 'T1..T3')).toEqual({ value: 2, n: 4 });
    expect(codes(found)).not.toContain('versionsDiffer');
  });

  it('are refused where a statement changed, until somebody signs; within one edition they stay', () => {
    const refused = over(reworded);
    expect(change(refused, 'T1..T2')).toEqual({ value: 1, n: 4 });
    for (const wave of ['T2..T3', 'T1..T3']) {
      expect(change(refused, wave).missing).toBe('versionsDiffer');
      expect(change(refused, wave, 'stayerChange').missing).toBe('versionsDiffer');
    }
    expect(refused.findings.warnings.filter((w) => w.code === 'versionsDiffer')).toEqual([
      { code: 'versionsDiffer', params: { subject: 'culture.total', from: 1, to: 2 } },
    ]);
    const stands = over(reworded, signed);
    expect(change(stands, 'T1..T3')).toEqual({ value: 2, n: 4 });
    expect(codes(stands)).toContain('versionsSigned');
    expect(codes(stands)).not.toContain('versionsDiffer');
  });

  it('are refused over another answer scale whatever is signed', () => {
    expect(change(over(shorter, signed), 'T1..T3').missing).toBe('versionsDiffer');
  });
});

describe('stayers and everybody', () => {
  it('gives both changes, and the share that stayed', () => {
    // three stay and rise by 1; one leaves with 1; two join with 5
    const stay = people.slice(0, 3);
    const leaver = person('old', 'a', ['teacher'], { to: 'T1' });
    const joiners = [0, 1].map((i) => person(`new${i}`, 'a', ['teacher'], { from: 'T2' }));
    const at = (p: Person, wave: string, code: number) => response(p, wave, [code, code, 6 - code, code]);
    const found = analysed(
      study({
        people: [...stay, leaver, ...joiners],
        responses: [
          ...stay.map((p) => at(p, 'T1', 3)),
          at(leaver, 'T1', 1),
          ...stay.map((p) => at(p, 'T2', 4)),
          ...joiners.map((p) => at(p, 'T2', 5)),
        ],
      }),
    );
    // 22/5 − 10/4
    expect(change(found, 'T1..T2').value).toBeCloseTo(1.9, 12);
    expect(change(found, 'T1..T2', 'stayerChange')).toEqual({ value: 1, n: 3 });
    const all = { level: 'study', wave: 'T1..T2', subject: 'culture.total' } as const;
    expect(found.row({ ...all, measure: 'stayerShare' }).estimate).toEqual({ value: 0.6, n: 5 });
    expect(found.row({ ...all, measure: 'changeOfSchools' }).estimate.value).toBeCloseTo(1.9, 12);
    expect(found.row({ ...all, measure: 'stayerChange' }).estimate).toEqual({ value: 1, n: 1 });
  });

  it('says tooFew under three stayers, and nothing of anonymous answers', () => {
    const [a, b] = people as [Person, Person];
    const found = analysed(
      study({ people: [...people], responses: [...answers(1, 'T1', 3), ...[a, b].map((p) => response(p, 'T2', [4, 4, 2, 4]))] }),
    );
    expect(change(found, 'T1..T2', 'stayerChange')).toEqual({ missing: 'tooFew', n: 2 });
    const anonymous = analysed(
      study({
        people: [...people],
        responses: ['T1', 'T2'].flatMap((w) => answers(1, w, 3).map((r) => ({ ...r, person: null }))),
      }),
    );
    expect(anonymous.findings.measures.some((m) => m.measure === 'stayerChange')).toBe(false);
  });
});
