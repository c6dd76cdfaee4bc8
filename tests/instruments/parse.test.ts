/** Instruments from elsewhere: what is read, what is refused and where, and that nothing hostile gets further. */
import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseInstrument } from '../../instruments/parse.ts';
import { shippedInstruments } from '../../instruments/registry.ts';

const bigFive = '/big-five/instruments/big-five.json';
const places = [
  ['tests', new URL(`../studies${bigFive}`, import.meta.url)],
  ['shared', new URL(`../../../shared/studies${bigFive}`, import.meta.url)],
] as const;

describe.each(places.filter(([, url]) => existsSync(url)))('big-five from %s', (_, url) => {
  it('is read: 25 items, five scales with their own minima, six options, source "other"', () => {
    const parsed = parseInstrument(JSON.parse(readFileSync(url, 'utf8')));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    const { instrument } = parsed;
    expect(instrument.items).toHaveLength(25);
    expect(instrument.scales.map((s) => [s.id, s.minValid])).toEqual([
      ['agreeableness', 3],
      ['conscientiousness', 4],
      ['extraversion', 5],
      ['neuroticism', 3],
      ['openness', 1],
    ]);
    expect(instrument.scales[0]?.items).toEqual({ A1: -1, A2: 1, A3: 1, A4: 1, A5: 1 });
    expect(instrument.answerFormats.accuracy6).toMatchObject({ id: 'accuracy6', kind: 'choice', dontKnow: false });
    expect(instrument.answerFormats.accuracy6?.options.map((o) => o.code)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(new Set(instrument.items.map((i) => i.source))).toEqual(new Set(['other']));
    expect(instrument.validated).toBe(true);
  });
});

const w = (text: string) => ({ nl: text, en: `${text} (en)` });
const option = (code: unknown) => ({ code, label: w(`optie ${String(code)}`) });
/** A small right instrument; each case changes one thing. */
const file = () => ({
  format: 1 as unknown,
  id: 'mood' as unknown,
  version: 2 as unknown,
  title: w('Stemming') as unknown,
  answerFormats: { four: { options: [1, 2, 3, 4].map(option), dontKnow: false } } as Record<string, unknown>,
  items: [1, 2, 3, 4, 5].map((i) => ({ id: `M${i}`, format: 'four', text: w(`Zin ${i}`) })) as Record<string, unknown>[],
  scales: [{ id: 'total', title: w('Totaal'), items: { M1: 1, M2: -1, M3: 1, M4: 1, M5: 1 } }] as Record<string, unknown>[],
});
type File = ReturnType<typeof file> & Record<string, unknown>;
const problems = (change: (f: File) => void) => {
  const f: File = file();
  change(f);
  const parsed = parseInstrument(f);
  return parsed.ok ? [] : parsed.problems.map((p) => `${p.path} ${p.code}`);
};

it('reads a small file, with the defaults filled in', () => {
  const parsed = parseInstrument(file());
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  expect(parsed.instrument.scales[0]?.minValid).toBe(4);
  expect(parsed.instrument.validated).toBe(false);
  expect(parsed.instrument.items[0]).toEqual({ id: 'M1', format: 'four', source: 'other', text: w('Zin 1') });
});

it('reads answers in one’s own words, required items and a practice sentence', () => {
  const own = { kind: 'text', maxLength: 200 };
  const items = [...file().items, { id: 'T1', format: 'own', text: w('Waarom?'), required: true }];
  const source = { ...file(), practice: w('Probeer.'), answerFormats: { ...file().answerFormats, own }, items };
  const parsed = parseInstrument(source);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  expect(parsed.instrument.answerFormats.own).toEqual({ id: 'own', kind: 'text', options: [], dontKnow: false, maxLength: 200 });
  expect(parsed.instrument.items[5]).toMatchObject({ id: 'T1', required: true });
  expect(parsed.instrument.practice).toEqual(w('Probeer.'));
});

const cases: [name: string, change: (f: File) => void, expected: string[]][] = [
  ['no English text', (f) => delete (f.items[3]!.text as { en?: string }).en, ['items[3].text.en missingTranslation']],
  ['an empty text', (f) => (f.items[0]!.text = { nl: '  ', en: 'x' }), ['items[0].text.nl missingTranslation']],
  ['a text that is a number', (f) => (f.items[0]!.text = { nl: 5, en: 'x' }), ['items[0].text.nl notText']],
  ['a third language', (f) => (f.title = { nl: 'a', en: 'b', de: 'c' }), ['title.de unknownProperty']],
  ['a very long text', (f) => (f.title = { nl: 'a'.repeat(2001), en: 'b' }), ['title.nl tooLong']],
  [
    'an invisible character',
    (f) => (f.title = { nl: 'a\u0000', en: '\u202eb' }),
    ['title.nl controlCharacter', 'title.en controlCharacter'],
  ],
  ['another file format', (f) => (f.format = 2), ['format unknownFileFormat']],
  ['no version', (f) => delete f.version, ['version missing']],
  ['a version that is no whole number', (f) => (f.version = 1.5), ['version notWhole']],
  ['a version below 1', (f) => (f.version = 0), ['version outOfRange']],
  ['a misspelt property', (f) => (f.scales[0]!.minvalid = 3), ['scales[0].minvalid unknownProperty']],
  ['a path as id', (f) => (f.id = '../../etc/passwd'), ['id badId']],
  ['a formula as item id', (f) => (f.items[0]!.id = '=1+1'), ['items[0].id badId', 'scales[0].items.M1 unknownItem']],
  ['an id that JavaScript knows', (f) => (f.id = 'constructor'), ['id reservedId']],
  [
    'an item named as a column of the answers',
    (f) => f.items.push({ id: 'wave', format: 'four', text: w('x') }),
    ['items[5].id reservedId'],
  ],
  ['an item twice', (f) => (f.items[4]!.id = 'M1'), ['items[4].id duplicate', 'scales[0].items.M5 unknownItem']],
  ['an unknown answer format', (f) => (f.items[1]!.format = 'five'), ['items[1].format unknownFormat']],
  [
    'a code that is no whole number',
    (f) => (f.answerFormats.four = { options: [option(1), option(1.5)] }),
    ['answerFormats.four.options[1].code notWhole'],
  ],
  [
    'a code as text',
    (f) => (f.answerFormats.four = { options: [option(1), option('2')] }),
    ['answerFormats.four.options[1].code notWhole'],
  ],
  [
    'a code twice',
    (f) => (f.answerFormats.four = { options: [option(1), option(1)] }),
    ['answerFormats.four.options[1].code duplicate'],
  ],
  ['one option', (f) => (f.answerFormats.four = { options: [option(1)] }), ['answerFormats.four.options tooFew']],
  ['options that are no list', (f) => (f.answerFormats.four = { options: {} }), ['answerFormats.four.options notAList']],
  ['a scale on an unknown item', (f) => (f.scales[0]!.items = { M1: 1, X9: 1 }), ['scales[0].items.X9 unknownItem']],
  ['polarity 0', (f) => (f.scales[0]!.items = { M1: 0 }), ['scales[0].items.M1 badPolarity']],
  ['polarity "1"', (f) => (f.scales[0]!.items = { M1: '1' }), ['scales[0].items.M1 badPolarity']],
  ['a scale without items', (f) => (f.scales[0]!.items = {}), ['scales[0].items tooFew']],
  ['minValid above the number of items', (f) => (f.scales[0]!.minValid = 6), ['scales[0].minValid outOfRange']],
  ['minValid 0', (f) => (f.scales[0]!.minValid = 0), ['scales[0].minValid outOfRange']],
  ['a scale twice', (f) => f.scales.push({ ...f.scales[0] }), ['scales[1].id duplicate']],
  [
    'a scale over two ranges of codes',
    (f) => {
      f.answerFormats.two = { options: [option(0), option(1)] };
      f.items[0]!.format = 'two';
    },
    ['scales[0].items mixedFormats'],
  ],
  [
    '501 items',
    (f) => (f.items = Array.from({ length: 501 }, (_, i) => ({ id: `I${i}`, format: 'four', text: w('x') }))),
    ['items tooMany', ...[1, 2, 3, 4, 5].map((i) => `scales[0].items.M${i} unknownItem`)],
  ],
  ['no items', (f) => (f.items = []), ['items tooFew', ...[1, 2, 3, 4, 5].map((i) => `scales[0].items.M${i} unknownItem`)]],
  ['an item that is a list', (f) => (f.items[4] = [] as never), ['items[4] notAnObject', 'scales[0].items.M5 unknownItem']],
  ['an order that forgets an item', (f) => (f.order = ['M1', 'M2', 'M3', 'M4']), ['order incompleteOrder']],
  [
    'an order that names one twice',
    (f) => (f.order = ['M1', 'M2', 'M3', 'M4', 'M4']),
    ['order[4] duplicate', 'order incompleteOrder'],
  ],
  ['an order with an unknown item', (f) => (f.order = ['M1', 'M2', 'M3', 'M4', 'M5', 'M6']), ['order[5] unknownItem']],
  [
    'a condition on a later item',
    (f) => (f.items[0]!.shownWhen = { item: 'M2', in: [1] }),
    ['items[0].shownWhen.item conditionTooLate'],
  ],
  [
    'a condition on itself',
    (f) => (f.items[0]!.shownWhen = { item: 'M1', in: [1] }),
    ['items[0].shownWhen.item conditionTooLate'],
  ],
  [
    'a condition on an unknown code',
    (f) => (f.items[1]!.shownWhen = { item: 'M1', in: [9] }),
    ['items[1].shownWhen.in[0] unknownCode'],
  ],
  [
    'a relation without a question about colleagues',
    (f) => (f.relations = [{ id: 'help', item: 'M1', label: w('hulp') }]),
    ['relations[0].item notANomination'],
  ],
  [
    'a question about colleagues without a relation',
    (f) => {
      f.answerFormats.ties = { kind: 'nomination', options: [option(0), option(1)] };
      f.items.push({ id: 'N1', format: 'ties', text: w('Met wie?') });
    },
    ['items[5].relation unknownRelation'],
  ],
  ['a text without a length', (f) => (f.answerFormats.own = { kind: 'text' }), ['answerFormats.own.maxLength missing']],
  [
    'a text longer than the server keeps',
    (f) => (f.answerFormats.own = { kind: 'text', maxLength: 10_001 }),
    ['answerFormats.own.maxLength outOfRange'],
  ],
  [
    'a text with options',
    (f) => (f.answerFormats.own = { kind: 'text', maxLength: 9, options: [option(1)] }),
    ['answerFormats.own.options tooMany'],
  ],
  [
    'a length for a choice',
    (f) => (f.answerFormats.four = { ...(f.answerFormats.four as object), maxLength: 9 }),
    ['answerFormats.four.maxLength notAText'],
  ],
  [
    'a text in a scale, in a condition and as a relation',
    (f) => {
      f.answerFormats.own = { kind: 'text', maxLength: 9 };
      f.items[0] = { ...f.items[0], format: 'own', relation: 'help' };
      f.items[1]!.shownWhen = { item: 'M1', in: [1] };
    },
    ['items[0].relation notANomination', 'items[1].shownWhen.item notAChoice', 'scales[0].items.M1 notAChoice'],
  ],
  ['required as text', (f) => (f.items[0]!.required = 'yes'), ['items[0].required notBoolean']],
  ['a practice sentence in one language', (f) => (f.practice = { nl: 'a' }), ['practice.en missingTranslation']],
  ['validated as text', (f) => (f.validated = 'yes'), ['validated notBoolean']],
];

describe('refuses, and names the place', () => {
  it.each(cases)('%s', (_, change, expected) => {
    expect(problems(change).toSorted()).toEqual(expected.toSorted());
  });

  it('says everything at once, in both languages', () => {
    const parsed = parseInstrument({ format: 1 });
    if (parsed.ok) throw new Error('accepted');
    expect(parsed.problems.map((p) => p.path)).toEqual(['id', 'version', 'title', 'answerFormats', 'items']);
    for (const p of parsed.problems) {
      expect(p.message.nl).toMatch(/\.$/);
      expect(p.message.en).toMatch(/\.$/);
      expect(p.message.nl).not.toBe(p.message.en);
    }
  });
});

describe('hostile input', () => {
  it.each([null, undefined, 5, 'text', [], true, Number.NaN])('%s is not an instrument', (value) => {
    expect(parseInstrument(value).ok).toBe(false);
  });

  it('__proto__ as a property, a format, an item or a key changes nothing and is named', () => {
    const text = JSON.stringify(file());
    for (const [from, to, place] of [
      ['"format":1', '"format":1,"__proto__":{"validated":true}', '["__proto__"]'],
      ['"four":{', '"__proto__":{', 'answerFormats["__proto__"]'],
      ['"M1":1', '"__proto__":1', 'scales[0].items["__proto__"]'],
      ['"id":"M1"', '"id":"__proto__"', 'items[0].id'],
    ] as const) {
      const parsed = parseInstrument(JSON.parse(text.replace(from, to)));
      expect(parsed.ok ? [] : parsed.problems.map((p) => p.path), to).toContain(place);
    }
    expect(({} as Record<string, unknown>).validated).toBeUndefined();
  });

  it('a property with an endless name is named briefly, and a thousand problems become a hundred', () => {
    const parsed = parseInstrument({ ['x'.repeat(1_000_000)]: 1 });
    expect(parsed.ok ? '' : parsed.problems[0]?.path.length).toBeLessThan(80);
    const many = parseInstrument({ ...file(), items: Array.from({ length: 500 }, () => ({})) });
    expect(many.ok ? [] : many.problems).toHaveLength(101);
    expect(many.ok ? '' : many.problems.at(-1)?.code).toBe('tooManyProblems');
  });

  it('script in a text stays text: cleaning is for whoever shows it', () => {
    const parsed = parseInstrument({ ...file(), title: w('<script>alert(1)</script>') });
    expect(parsed.ok && parsed.instrument.title.nl).toBe('<script>alert(1)</script>');
  });

  it('never throws, whatever JSON stands in whatever place', () => {
    const source = JSON.parse(JSON.stringify(shippedInstruments[3])) as Record<string, unknown>;
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.nat(), (junk, n) => {
        const copy = structuredClone(source);
        // walk to some place in the instrument and put the junk there
        let here: Record<string, unknown> = copy;
        let seed = n;
        for (;;) {
          const names = Object.keys(here);
          const name = names[seed % Math.max(names.length, 1)];
          if (name === undefined) break;
          const next = here[name];
          seed = Math.floor(seed / 3);
          if (typeof next === 'object' && next !== null && seed % 4 !== 0) here = next as Record<string, unknown>;
          else {
            here[name] = junk;
            break;
          }
        }
        for (const value of [junk, copy]) {
          const parsed = parseInstrument(value);
          if (parsed.ok) expect(parsed.instrument.items.length).toBeGreaterThan(0);
          else expect(parsed.problems.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 2000, seed: 7 },
    );
  });
});
