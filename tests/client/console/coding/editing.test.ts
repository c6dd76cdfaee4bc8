// @vitest-environment happy-dom
/** Judging themes by key and by hand, and taking back. */
import { describe, expect, it } from 'vitest';
import { act, type Action, type Editing, pieces, type Press, pressed } from '../../../../client/console/coding/editing.ts';
import type { CodebookTheme } from '../../../../server/evidence/contract.ts';

const words = { nl: 'x', en: 'x' };
const themes: CodebookTheme[] = ['a', 'b', 'c'].map((id) => ({ id, words, hint: words, parent: null }));
const start: Editing = { codes: {}, at: 'a', before: [] };
const stroke = (key: string, more: object = {}) =>
  pressed({ key, ctrlKey: false, metaKey: false, altKey: false, target: document.body, ...more });
const isAction = (p: Press | undefined): p is Action => p !== undefined && p.do !== 'next' && p.do !== 'quoteSelection';
const type = (keys: string, from = start) =>
  keys.split('').reduce((now, key) => {
    const what = stroke(key);
    return isAction(what) ? act(now, what, themes) : now;
  }, from);

describe('keys', () => {
  it('judge theme after theme: a mention and a direction; absent goes on by itself', () => {
    const { codes, at } = type('1+j2-k4');
    expect(codes).toEqual({ a: { mention: 'absent', valence: '0' }, b: { mention: 'prompted', valence: '-' } });
    expect(at).toBe('b');
    expect(type('3b').codes).toEqual({ a: { mention: 'implicit', valence: '±' } });
    expect(type('444').codes).toEqual(Object.fromEntries(themes.map((t) => [t.id, { mention: 'absent', valence: '0' }])));
  });

  it('take back one thing at a time, and clear', () => {
    expect(type('1+z').codes).toEqual({ a: { mention: 'spontaneous', valence: '0' } });
    expect(type('1+zz').codes).toEqual({});
    expect(type('1+zzz')).toEqual(start);
    expect(type('1x').codes).toEqual({});
    expect(type('1xz').codes).toEqual({ a: { mention: 'spontaneous', valence: '0' } });
  });

  it('change nothing that cannot be: a direction without a mention, or of what was not mentioned', () => {
    expect(type('+').codes).toEqual({});
    expect(type('4k+').codes.a).toEqual({ mention: 'absent', valence: '0' });
    expect(type('k')).toEqual(start);
    expect(type('jjjj').at).toBe('c');
  });

  it('are the browser’s with Ctrl, and a writer’s in a field', () => {
    expect(stroke('1', { ctrlKey: true })).toBeUndefined();
    expect(stroke('c', { metaKey: true })).toBeUndefined();
    expect(stroke('1', { target: document.createElement('textarea') })).toBeUndefined();
    expect(stroke('toString')).toBeUndefined();
    expect(stroke('n')).toEqual({ do: 'next' });
    expect(stroke('c')).toEqual({ do: 'quoteSelection' });
  });
});

describe('quotes', () => {
  const judged = type('1');
  it('belong to what was mentioned, and go when it was not', () => {
    const quoted = act(judged, { do: 'quote', quote: '  een zin ' }, themes);
    expect(quoted.codes.a?.quote).toBe('een zin');
    expect(act(start, { do: 'quote', quote: 'x' }, themes)).toBe(start);
    expect(act(quoted, { do: 'quote', quote: 'x'.repeat(501) }, themes)).toBe(quoted);
    expect(act(quoted, { do: 'quote', quote: '' }, themes).codes.a).toEqual({ mention: 'spontaneous', valence: '0' });
    expect(act(quoted, { do: 'mention', mention: 'absent' }, themes).codes.a).toEqual({ mention: 'absent', valence: '0' });
    expect(act(quoted, { do: 'mention', mention: 'implicit' }, themes).codes.a?.quote).toBe('een zin');
  });

  it.each([
    [['bc'], ['a', '(bc)', 'def']],
    [
      ['bc', 'cd'],
      ['a', '(bc)', '(d)', 'ef'],
    ],
    [
      ['bcd', 'c', ''],
      ['a', '(bcd)', 'ef'],
    ],
    [['abcdef'], ['(abcdef)']],
    [['z'], ['abcdef']],
  ])('stand marked in the text: %j', (quotes, wanted) => {
    const found = pieces('abcdef', quotes);
    expect(found.map((p) => (p.quoted ? `(${p.text})` : p.text))).toEqual(wanted);
  });
});

it('the rest at once: what nobody mentioned, without touching what was judged', () => {
  const all = act(type('1+'), { do: 'restAbsent' }, themes);
  expect(all.codes.a).toEqual({ mention: 'spontaneous', valence: '+' });
  expect(Object.keys(all.codes)).toEqual(['a', 'b', 'c']);
  expect(act(all, { do: 'restAbsent' }, themes)).toBe(all);
});
