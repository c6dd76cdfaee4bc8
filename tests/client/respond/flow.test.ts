import { describe, expect, it } from 'vitest';
import {
  completed,
  firstUnseen,
  indexOf,
  isOpen,
  nextOpen,
  type Part,
  partsOf,
  placeOf,
  screensOf,
  sentenceOf,
  settleHidden,
} from '../../../client/respond/flow/flow.ts';
import { partStates, progress } from '../../../client/respond/flow/progress.ts';
import type { Answers, LikertCardsElement, RosterElement } from '../../../instruments/types.ts';
import { colleagues, FakeServer } from './fake-server.ts';

const options = [1, 2, 3, 4, 5].map((code) => ({ code, label: String(code) }));
const battery = (...ids: string[]): LikertCardsElement => ({
  type: 'likertcards',
  name: 'b',
  title: 'b',
  statements: ids.map((id) => ({ id, text: `text ${id}` })),
  options,
});
const relation = (name: string): RosterElement => ({ type: 'roster', name, title: name, relation: name, options });
const part = (instrument: string, ...elements: Part['elements']): Part => ({
  instrument,
  version: 1,
  title: instrument,
  description: undefined,
  elements,
  colleagues: colleagues(12),
});
const a = part('a', battery('A1', 'A2', 'A3'));
const net = part('net', relation('N1'), relation('N2'));
const answers = (a1: Answers = {}, n: Answers = {}) =>
  new Map([
    ['a', a1],
    ['net', n],
  ]);
const skipped = { missing: 'skipped' } as const;
const seen = { confirmed: true, named: {} };

describe('the way through', () => {
  it('on a phone opens each part and shows one statement at a time', () => {
    const screens = screensOf([a, net], answers(), false);
    expect(screens.map((s) => s.items)).toEqual([[], ['A1'], ['A2'], ['A3'], [], ['N1'], ['N2']]);
  });

  it('in a wide window shows six statements, and each relation by itself', () => {
    const long = part('a', battery('A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7'));
    const screens = screensOf([long, net], answers(), true);
    expect(screens.map((s) => s.items.length)).toEqual([6, 1, 1, 1]);
  });

  it('goes on at the first item that was neither answered nor passed', () => {
    const screens = screensOf([a, net], answers(), false);
    expect(firstUnseen(screens, answers())).toEqual({ instrument: 'a', item: undefined });
    expect(firstUnseen(screens, answers({ A1: 3, A2: skipped }))).toEqual({ instrument: 'a', item: 'A3' });
    expect(firstUnseen(screens, answers({ A1: 3, A2: skipped, A3: 1 }))).toEqual({ instrument: 'net', item: undefined });
    expect(firstUnseen(screens, answers({ A1: 3, A2: 2, A3: 1 }, { N1: seen, N2: seen }))).toBe('summary');
  });

  it('finds a place again when the window is turned', () => {
    const wide = screensOf([a, net], answers(), true);
    expect(indexOf(wide, { instrument: 'a', item: 'A3' })).toBe(0);
    expect(indexOf(wide, { instrument: 'net', item: undefined })).toBe(1);
    expect(indexOf(wide, 'summary')).toBe(wide.length);
    expect(placeOf(wide[9])).toBe('summary');
  });

  it('leads along what was skipped, and then to the summary', () => {
    const given = answers({ A1: skipped, A2: 4, A3: skipped }, { N1: { confirmed: false, named: { P001: 2 } }, N2: seen });
    const screens = screensOf([a, net], given, false);
    const first = nextOpen(screens, given, -1);
    expect(first).toEqual({ instrument: 'a', item: 'A1' });
    const second = nextOpen(screens, given, indexOf(screens, first));
    expect(second).toEqual({ instrument: 'a', item: 'A3' });
    const third = nextOpen(screens, given, indexOf(screens, second));
    expect(third).toEqual({ instrument: 'net', item: 'N1' });
    expect(nextOpen(screens, given, indexOf(screens, third))).toBe('summary');
  });

  it('counts "don’t know" as an answer, an unconfirmed list as open', () => {
    expect(isOpen({ missing: 'dontKnow' })).toBe(false);
    expect(isOpen(skipped)).toBe(true);
    expect(isOpen({ confirmed: false, named: { P001: 1 } })).toBe(true);
    expect(isOpen(seen)).toBe(false);
  });

  it('leaves out what these pages do not know', () => {
    const survey = {
      locale: 'nl',
      title: 't',
      pages: [{ name: 'p', elements: [{ type: 'html', name: 'h', html: '<img>' }, battery('A1')] }],
    };
    const [only] = partsOf([{ instrument: 'x', version: 1, language: 'nl', survey, roster: null }]);
    expect(only?.elements.map((e) => e.type)).toEqual(['likertcards']);
  });
});

describe('hidden items', () => {
  const conditional: LikertCardsElement = {
    ...battery('Q1'),
    statements: [
      { id: 'Q1', text: '' },
      { id: 'Q2', text: '', shownWhen: { item: 'Q1', in: [4, 5] } },
      { id: 'Q3', text: '', shownWhen: { item: 'Q2', in: [1] } },
    ],
  };
  const q = part('a', conditional);

  it('are not on the way, and what hangs on them neither', () => {
    expect(screensOf([q], answers({ Q1: 2 }), false).map((s) => s.items)).toEqual([[], ['Q1']]);
    expect(settleHidden(q, { Q1: 2, Q2: 1, Q3: 5 })).toEqual({ Q2: { missing: 'notShown' }, Q3: { missing: 'notShown' } });
    expect(settleHidden(q, { Q1: 4, Q2: { missing: 'notShown' } })).toEqual({ Q2: null });
  });

  it('are handed in as not shown, what never came up as not reached', () => {
    expect(completed(q, { Q1: 2 })).toEqual({ Q1: 2, Q2: { missing: 'notShown' }, Q3: { missing: 'notShown' } });
    expect(completed(q, { Q1: 4 })).toEqual({ Q1: 4, Q2: { missing: 'notReached' }, Q3: { missing: 'notShown' } });
    expect(completed(net, { N1: seen })).toEqual({ N1: seen, N2: { missing: 'notReached' } });
  });
});

describe('progress', () => {
  it('goes over all instruments; a list of twelve colleagues weighs three statements', () => {
    // 3 statements + 2 relations of ⌈12/5⌉ = 3 steps: 9 steps
    expect(progress([a, net], answers())).toBe(0);
    expect(progress([a, net], answers({ A1: 3 }))).toBe(11);
    expect(progress([a, net], answers({ A1: 3, A2: skipped, A3: 1 }))).toBe(33);
    expect(progress([a, net], answers({ A1: 3, A2: 3, A3: 1 }, { N1: seen }))).toBe(66);
  });

  it('moves within a list and is complete only when nothing is left to see', () => {
    const half = { confirmed: false, named: Object.fromEntries(colleagues(6).map((c) => [c.id, 1])) };
    expect(progress([net], answers({}, { N1: half }))).toBe(25);
    expect(progress([net], answers({}, { N1: seen, N2: half }))).toBe(75);
    expect(progress([net], answers({}, { N1: seen, N2: skipped }))).toBe(100);
  });

  it('says per part what was answered and what stands open', () => {
    const [first, second] = partStates([a, net], answers({ A1: 3, A2: { missing: 'dontKnow' }, A3: skipped }, { N1: seen }));
    expect(first).toMatchObject({ all: 3, answered: 2, open: 1 });
    expect(second).toMatchObject({ all: 2, answered: 1, open: 1 });
  });
});

describe('a statement with its opening', () => {
  it('reads as one sentence', () => {
    expect(
      sentenceOf({ ...battery('A1'), stem: 'De schoolleider …', statements: [{ id: 'A1', text: '… zorgt voor rust.' }] }, 'A1'),
    ).toEqual({
      stem: 'De schoolleider',
      text: 'zorgt voor rust.',
    });
    expect(sentenceOf(battery('A1'), 'A1')).toEqual({ stem: undefined, text: 'text A1' });
  });
});

describe('the shipped instruments', () => {
  it('make one way of 39 questions that carries no scoring key', () => {
    const fake = new FakeServer();
    fake.consented = true;
    const reply = fake.handle('GET', '/api/respond/forms?language=nl', fake.token, undefined);
    const parts = partsOf((reply?.body as { forms: Parameters<typeof partsOf>[0] } | undefined)?.forms ?? []);
    expect(screensOf(parts, new Map(), true).flatMap((s) => s.items)).toHaveLength(39);
    expect(JSON.stringify(parts)).not.toMatch(/polarity|scale|facet|source/);
  });
});
