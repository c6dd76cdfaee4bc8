import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAnswers, unansweredRequired } from '../../instruments/check.ts';
import { parseInstrument } from '../../instruments/parse.ts';
import { latestInstrument } from '../../instruments/registry.ts';
import type { Answers } from '../../instruments/types.ts';

const attitude = latestInstrument('attitude')!;
const network = latestInstrument('staff-network')!;
const context = { roster: new Set(['p1', 'p2', 'p3']), self: 'p1' };
const issues = (answers: unknown, instrument = attitude) =>
  checkAnswers(instrument, answers as Answers, context).map((i) => `${i.item} ${i.code}`);

describe('statements', () => {
  it.each([
    ['every code of the format', { ATT01: 1, ATT02: 5, ATT03: 3 }],
    ['nothing at all', {}],
    [
      'each kind of missing',
      {
        ATT01: { missing: 'skipped' },
        ATT02: { missing: 'dontKnow' },
        ATT03: { missing: 'declined' },
        ATT04: { missing: 'notReached' },
        ATT05: { missing: 'notShown' },
      },
    ],
  ])('takes %s', (_, answers) => {
    expect(issues(answers)).toEqual([]);
  });

  it.each([
    ['a code outside the format', { ATT01: 6 }, 'ATT01 impossibleValue'],
    ['zero', { ATT01: 0 }, 'ATT01 impossibleValue'],
    ['half a code', { ATT01: 2.5 }, 'ATT01 impossibleValue'],
    ['no number', { ATT01: Number.NaN }, 'ATT01 impossibleValue'],
    ['a code as text', { ATT01: '4' }, 'ATT01 wrongType'],
    ['a list', { ATT01: [4] }, 'ATT01 wrongType'],
    ['null', { ATT01: null }, 'ATT01 wrongType'],
    ['an unknown kind of missing', { ATT01: { missing: 'tired' } }, 'ATT01 wrongType'],
    ['more than a kind of missing', { ATT01: { missing: 'skipped', value: 4 } }, 'ATT01 wrongType'],
    ['names', { ATT01: { confirmed: true, named: {} } }, 'ATT01 wrongType'],
    ['an item of another instrument', { LEAD01: 4 }, 'LEAD01 unknownItem'],
    ['a name JavaScript knows', { constructor: 4 }, 'constructor unknownItem'],
    ['__proto__', JSON.parse('{"__proto__": 4}'), '__proto__ unknownItem'],
  ])('refuses %s', (_, answers, expected) => {
    expect(issues(answers)).toEqual([expected]);
  });
});

describe('answers in one’s own words', () => {
  const report = latestInstrument('trainer-report')!;
  const given = { VV01: 4, VV01e: 'x'.repeat(1000) };

  it.each([
    ['a sentence', 'Zij doen het.'],
    ['exactly as long as fits', 'x'.repeat(1000)],
    ['line breaks, tabs, dots in front, other scripts', '..a\n\tb\r\nc 漢字 🙂'],
    ['what looks like a number, a formula or a kind of missing', '.d'],
    ['a kind of missing', { missing: 'skipped' }],
  ])('takes %s', (_, answer) => {
    expect(issues({ VV01: 4, VV01e: answer }, report)).toEqual([]);
  });

  it.each([
    ['a character too many', 'x'.repeat(1001), 'impossibleValue'],
    ['nothing', '', 'impossibleValue'],
    ['spaces only', ' \n ', 'impossibleValue'],
    ['a zero byte', 'a\u0000b', 'impossibleValue'],
    ['half a character', 'a\ud83d', 'impossibleValue'],
    ['a number', 4, 'wrongType'],
    ['a list', ['a'], 'wrongType'],
    ['names', { confirmed: true, named: {} }, 'wrongType'],
    ['"cannot be judged", which a text does not offer', { missing: 'dontKnow' }, 'impossibleValue'],
  ])('refuses %s', (_, answer, code) => {
    expect(issues({ VV01: 4, VV01e: answer }, report)).toEqual([`VV01e ${code}`]);
  });

  it('belongs to a rating that was given', () => {
    expect(issues({ VV01: { missing: 'dontKnow' }, VV01e: 'Gezien.' }, report)).toEqual(['VV01e hiddenItem']);
    expect(issues({ VV01e: 'Gezien.' }, report)).toEqual(['VV01e hiddenItem']);
  });

  it('a text in place of a choice is refused', () => {
    expect(issues({ VV01: '4' }, report)).toEqual(['VV01 wrongType']);
  });

  it('what is required may be missing in a draft, and is named before handing in', () => {
    const open = unansweredRequired(report, given);
    expect(open).not.toContain('VV01');
    expect(open).not.toContain('VV01e');
    expect(open).toContain('VV02');
    expect(open).not.toContain('VV02e'); // not shown before the rating is given
    expect(unansweredRequired(report, { ...given, VV02: 3 })).toContain('VV02e');
    expect(unansweredRequired(report, { ...given, VV02: { missing: 'dontKnow' } })).not.toContain('VV02');
    expect(unansweredRequired(report, { ...given, VV02: { missing: 'skipped' } })).toContain('VV02');
    expect(unansweredRequired(attitude, {})).toEqual([]);
  });
});

describe('colleagues', () => {
  it('takes a confirmed list, an unconfirmed one, nobody, and a skipped question', () => {
    expect(issues({ NETGOAL: { confirmed: true, named: { p2: 4, p3: 0 } } }, network)).toEqual([]);
    expect(issues({ NETGOAL: { confirmed: false, named: { p2: 1 } } }, network)).toEqual([]);
    expect(issues({ NETGOAL: { confirmed: true, named: {} }, NETAPPR: { missing: 'skipped' } }, network)).toEqual([]);
  });

  it.each([
    ['oneself', { confirmed: true, named: { p1: 2 } }, ['NETGOAL self']],
    ['someone who is not on the list', { confirmed: true, named: { p9: 2 } }, ['NETGOAL unknownPerson']],
    ['__proto__', { confirmed: true, named: JSON.parse('{"__proto__": 2}') as unknown }, ['NETGOAL unknownPerson']],
    ['a code outside the format', { confirmed: true, named: { p2: 5 } }, ['NETGOAL impossibleValue']],
    ['a code as text', { confirmed: true, named: { p2: '2' } }, ['NETGOAL wrongType']],
    ['the same fault twice, once', { confirmed: true, named: { p8: 2, p9: 2 } }, ['NETGOAL unknownPerson']],
    ['a list of names', { confirmed: true, named: ['p2'] }, ['NETGOAL wrongType']],
    ['a confirmation that is no yes or no', { confirmed: 'yes', named: {} }, ['NETGOAL wrongType']],
    ['more than asked', { confirmed: true, named: {}, note: 'hello' }, ['NETGOAL wrongType']],
    ['a number', 3, ['NETGOAL wrongType']],
    ['"don’t know", which is not offered', { missing: 'dontKnow' }, ['NETGOAL impossibleValue']],
  ])('refuses %s', (_, answer, expected) => {
    expect(issues({ NETGOAL: answer }, network)).toEqual(expected);
  });

  it('without a roster judges codes only', () => {
    expect(checkAnswers(network, { NETGOAL: { confirmed: true, named: { anyone: 2 } } })).toEqual([]);
    expect(checkAnswers(network, { NETGOAL: { confirmed: true, named: { anyone: 7 } } })).toHaveLength(1);
  });
});

describe('conditions', () => {
  const w = (text: string) => ({ nl: text, en: text });
  const options = [1, 2].map((code) => ({ code, label: w(String(code)) }));
  const items = [
    { id: 'Q1', format: 'two', text: w('a') },
    { id: 'Q2', format: 'two', text: w('b'), shownWhen: { item: 'Q1', in: [2] } },
    { id: 'Q3', format: 'two', text: w('c'), shownWhen: { item: 'Q2', in: [1] } },
  ];
  const parsed = parseInstrument({ format: 1, id: 'q', version: 1, title: w('q'), answerFormats: { two: { options } }, items });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const { instrument } = parsed;

  it.each([
    ['the condition holds', { Q1: 2, Q2: 1, Q3: 2 }, []],
    ['the condition fails', { Q1: 1, Q2: 1 }, ['Q2 hiddenItem']],
    ['the condition’s item has no answer', { Q2: 1 }, ['Q2 hiddenItem']],
    ['a hidden item hides what hangs on it', { Q1: 1, Q3: 1 }, ['Q3 hiddenItem']],
    ['hidden and marked so', { Q1: 1, Q2: { missing: 'notShown' }, Q3: { missing: 'notReached' } }, []],
    ['hidden but "skipped"', { Q1: 1, Q2: { missing: 'skipped' } }, ['Q2 hiddenItem']],
  ])('%s', (_, answers, expected) => {
    expect(issues(answers, instrument)).toEqual(expected);
  });
});

it('never throws, and every issue is about an item that was sent', () => {
  const ids = fc.constantFrom('ATT01', 'ATT12', 'NETGOAL', '__proto__', 'x');
  fc.assert(
    fc.property(fc.dictionary(ids, fc.jsonValue({ maxDepth: 3 })), (answers) => {
      for (const instrument of [attitude, network])
        for (const issue of checkAnswers(instrument, answers as unknown as Answers, context))
          expect(Object.keys(answers)).toContain(issue.item);
    }),
    { numRuns: 1000, seed: 3 },
  );
});
