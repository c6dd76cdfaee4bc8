import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refused } from '../../../client/lib/call.ts';
import { fill } from '../../../client/lib/fill.ts';
import { day } from '../../../client/respond/language.ts';
import { sentences } from '../../../client/respond/sentences.ts';
import { linkKey, newResponseId, tokenOf } from '../../../client/respond/link.ts';
import { canRetry, screenOf, screenOfProblem } from '../../../client/respond/screen.ts';
import { findColleagues, groupsOf, inOrder, plain } from '../../../client/respond/survey/names.ts';
import { colleagues } from './fake-server.ts';

describe('the personal link', () => {
  it('gives its token, also with what a mail sticks to it', () => {
    expect(tokenOf('#abcDEF_123-xyz')).toBe('abcDEF_123-xyz');
    expect(tokenOf('#abcDEF_123-xyz.')).toBe('abcDEF_123-xyz');
    expect(tokenOf('')).toBeUndefined();
    expect(tokenOf('#short')).toBeUndefined();
    expect(tokenOf('#<img src=x onerror=alert(1)>')).toBeUndefined();
  });

  it('has a name on the device that is stable and differs between links', () => {
    expect(linkKey('token-number-one')).toBe(linkKey('token-number-one'));
    const keys = new Set(Array.from({ length: 5000 }, (_, i) => linkKey(`token-${i}`)));
    expect(keys.size).toBe(5000);
    expect(linkKey('token-number-one')).toMatch(/^[0-9a-f]{16}$/);
  });

  it('makes response ids of 32 hexadecimal digits', () => {
    const ids = new Set(Array.from({ length: 200 }, newResponseId));
    expect(ids.size).toBe(200);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/);
  });
});

describe('the first page', () => {
  const instruments = [{ id: 'a', version: 1, title: { nl: '', en: '' }, items: 1 }];
  it('follows what the server says of the link', () => {
    expect(screenOf({ status: 'open', consented: false, instruments })).toBe('open');
    expect(screenOf({ status: 'open', consented: true, instruments })).toBe('started');
    expect(screenOf({ status: 'open', consented: true, instruments: [] })).toBe('nothing');
    for (const status of ['notYetOpen', 'closed', 'finished', 'declined'] as const)
      expect(screenOf({ status, consented: true, instruments: [] })).toBe(status);
  });

  it('tells no connection, a wrong link, too many tries and trouble apart', () => {
    expect(screenOfProblem(new Refused('offline', 0))).toBe('offline');
    expect(screenOfProblem(new Refused('linkUnknown', 401))).toBe('unknown');
    expect(screenOfProblem(new Refused('tooManyAttempts', 429))).toBe('tooMany');
    expect(screenOfProblem(new Refused('internal', 500))).toBe('trouble');
    expect(screenOfProblem(new Refused('unexpectedAnswer', 404))).toBe('trouble');
    expect(screenOfProblem(new TypeError('a slip of ours'))).toBe('trouble');
    expect(canRetry('offline')).toBe(true);
    expect(canRetry('unknown')).toBe(false);
  });
});

describe('sentences', () => {
  const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1] ?? '').toSorted();
  it('exist in both languages with the same values to fill in', () => {
    const [nl, en] = [sentences('nl'), sentences('en')];
    expect(Object.keys(en).toSorted()).toEqual(Object.keys(nl).toSorted());
    for (const key of Object.keys(nl) as (keyof typeof nl)[]) {
      expect(nl[key].trim(), key).not.toBe('');
      expect(en[key].trim(), key).not.toBe('');
      expect(holes(en[key]), key).toEqual(holes(nl[key]));
    }
  });

  it('address staff as "u"', () => {
    for (const [key, text] of Object.entries(sentences('nl'))) expect(text, key).not.toMatch(/\b(je|jij|jouw|jullie)\b/i);
  });

  it('are filled as text, and leave unknown names alone', () => {
    expect(fill('{n} van {all}', { n: 3, all: 17 })).toBe('3 van 17');
    expect(fill('{n} {x}', { n: 0 })).toBe('0 {x}');
    expect(fill('{n}', { n: '$& {n}' })).toBe('$& {n}');
  });

  it('write a day as people do, in every time zone the same', () => {
    expect(day('2026-12-18', 'nl')).toBe('18 december 2026');
    expect(day('2026-12-18', 'en')).toBe('18 December 2026');
    expect(day('next week', 'nl')).toBe('next week');
  });
});

describe('colleagues', () => {
  const list = colleagues(17);
  const names = (cs: readonly { name: string }[]) => cs.map((c) => c.name);

  it('are found without accents, capitals and apostrophes', () => {
    expect(names(findColleagues(list, 'celik'))).toEqual(['Hanna Çelik']);
    expect(names(findColleagues(list, 'ozturk dan'))).toEqual(['Daniël Öztürk']);
    expect(names(findColleagues(list, 'van t hoff'))).toEqual(['Joost van ’t Hoff']);
    expect(names(findColleagues(list, 'ZOE'))).toEqual(['Zoë Dijkstra']);
    expect(findColleagues(list, '  ')).toBe(list);
    expect(findColleagues(list, 'nobody here')).toEqual([]);
  });

  it('every name finds itself, in any capitals and without its accents', () => {
    fc.assert(
      fc.property(fc.constantFrom(...list), (c) => {
        expect(findColleagues(list, c.name.toUpperCase())).toContain(c);
        expect(findColleagues(list, plain(c.name))).toContain(c);
      }),
    );
  });

  it('stand in alphabetical order, one group first when asked', () => {
    const shuffled = [...list].reverse();
    expect(names(inOrder(shuffled, 'nl')).slice(0, 2)).toEqual(['Anouk de Wit', 'Bas van den Berg']);
    expect(names(inOrder(shuffled, 'nl', '8')).slice(0, 3)).toEqual(['Bas van den Berg', 'Zoë Dijkstra', 'Anouk de Wit']);
    expect(inOrder(shuffled, 'nl', '8')).toHaveLength(17);
  });

  it('offer their groups, unless there is nothing to choose', () => {
    expect(groupsOf(list, 'nl')).toEqual(['1', '2', '3', '4', '5', '5/6', '6', '7', '8']);
    expect(
      groupsOf(
        list.filter((c) => c.group === '3'),
        'nl',
      ),
    ).toEqual([]);
  });
});
