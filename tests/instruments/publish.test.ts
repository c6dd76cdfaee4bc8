/**
 * A slip in an instrument does not compile. Each `@ts-expect-error` below is one slip: `npm run typecheck` covers this file and
 * fails when the compiler lets one through. What the compiler cannot see (a cast, a plain file) is refused at the start.
 */
import { describe, expect, it } from 'vitest';
import { likert5, tieFreq5 } from '../../instruments/formats.ts';
import { type ExampleOf, publish, structure, type TextsOf } from '../../instruments/publish.ts';

const base = {
  id: 'small',
  version: 1,
  validated: false,
  stem: false,
  answerFormats: { likert5 },
  facets: ['one'],
  items: {
    A1: { format: 'likert5', source: 'draft', facet: 'one' },
    A2: { format: 'likert5', source: 'draft' },
    A3: { format: 'likert5', source: 'draft' },
  },
  scales: { total: { items: { A1: 1, A2: -1, A3: 1 } } },
  relations: {},
} as const;
const small = structure(base);
const nl: TextsOf<typeof small> = {
  title: 'Klein',
  introduction: 'Drie uitspraken.',
  items: { A1: 'Een.', A2: 'Twee.', A3: 'Drie.' },
  facets: { one: 'één' },
  scales: { total: 'totaal' },
  relations: {},
};
const en: TextsOf<typeof small> = { ...nl, title: 'Small', items: { A1: 'One.', A2: 'Two.', A3: 'Three.' } };

describe('what is right', () => {
  it('publishes, with ⌈0.75·k⌉ as fewest answers', () => {
    const instrument = publish(small, { nl, en });
    expect(instrument.items.map((i) => [i.id, i.text.en, i.facet?.nl])).toEqual([
      ['A1', 'One.', 'één'],
      ['A2', 'Two.', undefined],
      ['A3', 'Three.', undefined],
    ]);
    expect(instrument.scales).toEqual([
      { id: 'total', title: { nl: 'totaal', en: 'totaal' }, items: { A1: 1, A2: -1, A3: 1 }, minValid: 3 },
    ]);
    expect(Object.isFrozen(instrument.scales[0]?.items)).toBe(true);
  });
});

describe('a slip in the structure', () => {
  it('a key on an unknown item', () => {
    // @ts-expect-error A9 is not an item
    const slip = structure({ ...base, scales: { total: { items: { A1: 1, A9: 1 } } } });
    expect(() => publish(slip, { nl, en })).toThrow(/scales\[0\]\.items\.A9/);
  });
  it.each([0, 2, -2, 0.5])('an impossible polarity (%s)', (polarity) => {
    // @ts-expect-error a number is not a polarity
    const slip = structure({ ...base, scales: { total: { items: { A1: polarity } } } });
    // @ts-expect-error 2 is not a polarity
    structure({ ...base, scales: { total: { items: { A1: 2 } } } });
    // @ts-expect-error nor is 0
    structure({ ...base, scales: { total: { items: { A1: 0 } } } });
    expect(() => publish(slip, { nl, en })).toThrow(/scales\[0\]\.items\.A1: Write 1/);
  });
  it('an item with an unknown answer format', () => {
    // @ts-expect-error likert7 is not among the answer formats
    const slip = structure({ ...base, items: { ...base.items, A1: { format: 'likert7', source: 'draft' } } });
    expect(() => publish(slip, { nl, en })).toThrow(/items\[0\]\.format/);
  });
  it('an item with an unknown source', () => {
    // @ts-expect-error where from?
    const slip = structure({ ...base, items: { ...base.items, A1: { format: 'likert5', source: 'dream' } } });
    expect(() => publish(slip, { nl, en })).toThrow(/items\[0\]\.source/);
  });
  it('a facet that is not declared', () => {
    // @ts-expect-error two is not a facet
    const slip = structure({ ...base, items: { ...base.items, A1: { format: 'likert5', source: 'draft', facet: 'two' } } });
    expect(() => publish(slip, { nl, en })).toThrow(/items\[0\]\.facet/);
  });
  it('an unknown item in the display order', () => {
    // @ts-expect-error A8 is not an item
    const slip = structure({ ...base, order: ['A1', 'A2', 'A8'] });
    expect(() => publish(slip, { nl, en })).toThrow(/order\[2\]/);
  });
  it('a condition on an unknown item', () => {
    const item = { format: 'likert5', source: 'draft', shownWhen: { item: 'A7', in: [1] } } as const;
    // @ts-expect-error A7 is not an item
    const slip = structure({ ...base, items: { ...base.items, A3: item } });
    expect(() => publish(slip, { nl, en })).toThrow(/items\[2\]\.shownWhen\.item/);
  });
  it('a relation asked by an unknown item', () => {
    // @ts-expect-error NET9 is not an item
    const slip = structure({ ...base, answerFormats: { tieFreq5, likert5 }, relations: { goals: 'NET9' } });
    expect(() =>
      publish(slip, { nl: { ...nl, relations: { goals: 'doelen' } }, en: { ...en, relations: { goals: 'goals' } } }),
    ).toThrow(/relations\[0\]\.item/);
  });
  it('a minimum above the number of items', () => {
    const slip = structure({ ...base, scales: { total: { items: { A1: 1, A2: 1 }, minValid: 3 } } });
    expect(() => publish(slip, { nl, en })).toThrow(/scales\[0\]\.minValid/);
  });
  it('two reversed items in a row', () => {
    const slip = structure({ ...base, scales: { total: { items: { A1: 1, A2: -1, A3: -1 } } } });
    expect(() => publish(slip, { nl, en })).toThrow(/A2 and the next are both reversed/);
  });
});

describe('a slip in the texts', () => {
  it('a missing translation', () => {
    // @ts-expect-error A3 has no English sentence
    const slip: TextsOf<typeof small> = { ...en, items: { A1: 'One.', A2: 'Two.' } };
    expect(() => publish(small, { nl, en: slip })).toThrow(/items\[2\]\.text\.en: The English text is absent/);
  });
  it('a missing language', () => {
    // @ts-expect-error no English at all
    expect(() => publish(small, { nl })).toThrow();
  });
  it('a mistyped item', () => {
    // @ts-expect-error AA3 is not an item
    const slip: TextsOf<typeof small> = { ...en, items: { A1: 'One.', A2: 'Two.', AA3: 'Three.' } };
    expect(() => publish(small, { nl, en: slip })).toThrow(/items\.AA3\.en: a text without a place/);
  });
  it('a superfluous sentence', () => {
    // @ts-expect-error A4 is not an item
    const slip: TextsOf<typeof small> = { ...en, items: { A1: 'One.', A2: 'Two.', A3: 'Three.', A4: 'Four.' } };
    expect(() => publish(small, { nl, en: slip })).toThrow(/items\.A4\.en/);
  });
  it('a scale without a title', () => {
    // @ts-expect-error total has no title
    const slip: TextsOf<typeof small> = { ...nl, scales: {} };
    expect(() => publish(small, { nl: slip, en })).toThrow(/scales\[0\]\.title\.nl/);
  });
  it('a stem in a language where the structure has one', () => {
    const stemmed = structure({ ...base, stem: true });
    // @ts-expect-error the stem is absent
    const slip: TextsOf<typeof stemmed> = { ...en };
    expect(() => publish(stemmed, { nl: { ...nl, stem: 'Wij …' }, en: slip })).toThrow(/stem\.en/);
  });
  it('texts of another instrument', () => {
    const other = structure({
      ...base,
      items: { B1: { format: 'likert5', source: 'draft' } },
      scales: { total: { items: { B1: 1 } } },
    });
    // @ts-expect-error these are the sentences of A1–A3
    expect(() => publish(other, { nl, en })).toThrow(/items\[0\]\.text\.nl/);
  });
});

describe('a slip in the worked example', () => {
  it('does not compile either', () => {
    const slips: ExampleOf<typeof small>[] = [
      // @ts-expect-error A9 is not an item
      { people: { Ann: { shows: 'x', answers: { A9: 1 }, scores: { total: { value: 1, n: 1 } } } }, networks: {} },
      // @ts-expect-error the score of total is absent
      { people: { Ann: { shows: 'x', answers: { A1: 1 }, scores: {} } }, networks: {} },
    ];
    expect(slips).toHaveLength(2);
  });
});
