/** The knowledge test: a balanced key that stays on the server, and what was not reached told from what was skipped. */
import { describe, expect, it } from 'vitest';
import { scaleScore } from '../../analysis/scoring/scale-score.ts';
import { makeForm } from '../../instruments/form.ts';
import { markNotReached } from '../../instruments/reached.ts';
import { findInstrument } from '../../instruments/registry.ts';
import { parseInstrument } from '../../instruments/parse.ts';
import type { Answers, LikertCardsElement } from '../../instruments/types.ts';

const test = findInstrument('lvs-test', 1)!;
const [scale] = test.scales;
const right = scale!.right!;
const cards = makeForm(test, 'nl').pages.flatMap((page) => page.elements) as readonly LikertCardsElement[];

describe('the form', () => {
  it('is one battery of fourteen cards with four options each', () => {
    expect(cards).toHaveLength(1);
    expect(cards[0]!.options).toEqual([]);
    expect(cards[0]!.statements.map((s) => s.options?.length)).toEqual(Array.from({ length: 14 }, () => 4));
    expect(cards[0]!.dontKnow).toBe('weet ik niet');
  });

  it('shows the right answer at every place three or four times', () => {
    const places = cards[0]!.statements.map((s) => s.options!.findIndex((o) => o.code === right[s.id]));
    const times = [0, 1, 2, 3].map((place) => places.filter((p) => p === place).length);
    expect(times.toSorted((a, b) => a - b)).toEqual([3, 3, 4, 4]);
  });

  it('has a table where a question asks to read one', () => {
    const withTable = cards[0]!.statements.filter((s) => s.stimulus).map((s) => s.id);
    expect(withTable).toEqual(['LVS02', 'LVS07', 'LVS08', 'LVS09']);
    for (const { stimulus } of cards[0]!.statements)
      for (const row of stimulus?.rows ?? []) expect(row.cells).toHaveLength(stimulus!.columns.length);
  });
});

describe('not reached', () => {
  const first = (n: number): Answers =>
    Object.fromEntries(
      Object.entries(right)
        .slice(0, n)
        .map(([id, code]) => [id, code]),
    );

  it('is everything after the last answer; a hole before it stays a hole', () => {
    const { LVS05: _, ...answers } = first(12);
    const marked = markNotReached(test, answers);
    expect(marked.LVS05).toBeUndefined();
    expect(marked.LVS13).toEqual({ missing: 'notReached' });
    expect(marked.LVS14).toEqual({ missing: 'notReached' });
    // eleven right of the twelve reached
    expect(scaleScore(marked, scale!, test)).toMatchObject({
      score: { value: 11 / 12, n: 12 },
      missing: { skipped: 1, notReached: 2 },
    });
  });

  it('does not begin before a “don’t know”', () => {
    expect(markNotReached(test, { ...first(10), LVS14: { missing: 'dontKnow' } })).toEqual({
      ...first(10),
      LVS14: { missing: 'dontKnow' },
    });
  });

  it('leaves an empty test and other instruments alone', () => {
    expect(markNotReached(test, {})).toEqual({});
    expect(markNotReached(findInstrument('attitude', 1)!, { ATT01: 3 })).toEqual({ ATT01: 3 });
  });
});

describe('a test of a study’s own', () => {
  const file = () =>
    JSON.parse(JSON.stringify(test)) as { scales: { right: Record<string, unknown> }[]; items: { stimulus?: string }[] };
  const codes = (json: unknown) => {
    const parsed = parseInstrument(json);
    return parsed.ok ? [] : parsed.problems.map((p) => [p.path, p.code]);
  };

  it('names a right code that is not offered, one that is absent, and a table that is not there', () => {
    const json = file();
    json.scales[0]!.right.LVS01 = 9;
    delete json.scales[0]!.right.LVS02;
    json.items[6]!.stimulus = 'nowhere';
    expect(codes(json)).toEqual([
      ['items[6].stimulus', 'unknownStimulus'],
      ['scales[0].right.LVS01', 'unknownCode'],
      ['scales[0].right.LVS02', 'missing'],
    ]);
  });
});
