/** The pure decisions: who is due, what is taken, what a mail merge gets, how settings are read. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latestInstrument } from '../../instruments/registry.ts';
import type { Answers } from '../../instruments/types.ts';
import { readConfig } from '../../server/config.ts';
import { linksCsv, neutralised, stateOf } from '../../server/invitations/rules.ts';
import {
  canonicalAnswers,
  decideDraft,
  decideSubmit,
  type Incoming,
  separateTies,
  statusOf,
} from '../../server/responses/rules.ts';
import { minutesFor } from '../../instruments/minutes.ts';
import type { StoredResponse } from '../../server/responses/store.ts';
import { responseMatrix, waveProgress } from '../../server/studies/rules.ts';
import { askedOf, dueAt, listedAt, onRoster } from '../../server/waves/rules.ts';
import { twoSchools } from '../world.ts';

const { design, people } = twoSchools().data;

describe('the roster at a wave', () => {
  const at = (from: string | null, to: string | null) =>
    design.waves.map((w) => onRoster({ functions: [], from, to }, design.waves, w.id));
  it.each([
    [null, null, [true, true, true]],
    ['T2a', null, [false, true, true]],
    [null, 'T2a', [true, true, false]],
    ['T2a', 'T2a', [false, true, false]],
    ['T3', 'T1', [false, false, false]],
    ['no wave', null, [true, true, true]],
  ])('from %s to %s', (from, to, expected) => expect(at(from, to)).toEqual(expected));

  it('nobody is on it at a wave that is not there', () => expect(onRoster({ functions: [] }, design.waves, 'T9')).toBe(false));

  it('due = on the roster and asked; each instrument once, in the order of the design', () => {
    expect(dueAt(people, design, 'T1').length).toBe(39);
    expect(askedOf(design.deployments, ['teacher', 'internalCoach'], 'T1').map((d) => d.instrument)).toEqual([
      'attitude',
      'staff-network',
    ]);
    expect(askedOf(design.deployments, ['pupil'], 'T1')).toEqual([]);
    const twice = [...design.deployments, { instrument: 'attitude', version: 1, functions: ['internalCoach'], waves: ['T1'] }];
    expect(askedOf(twice, ['teacher', 'internalCoach'], 'T1').map((d) => d.instrument)).toEqual(['attitude', 'staff-network']);
  });

  it('the network question lists the boundary only', () => {
    const narrow = { waves: design.waves, network: { ...design.network!, boundary: ['schoolLeader'] } };
    expect(listedAt(people, narrow, 'T1').map((p) => p.id)).toEqual(['noord-01', 'zuid-01']);
    expect(listedAt(people, { waves: design.waves }, 'T1')).toHaveLength(39);
  });
});

describe('drafts and handing in', () => {
  const link = { waveState: 'open', consent: 'given', finishedAt: null } as const;
  const asked = [{ instrument: 'attitude', version: 1 }];
  const now = new Date('2026-09-01T08:00:00.000Z');
  const draft: Incoming = { response: 'a', instrument: 'attitude', version: 1, baseRevision: 3, answers: { ATT01: 2 } };
  const kept = (revision: number, answers: Answers = { ATT01: 1 }, id = 'a'): StoredResponse => ({
    id,
    instrument: 'attitude',
    version: 1,
    state: 'draft',
    revision,
    answers,
    contentHash: null,
    submittedAt: null,
    savedAt: '',
  });
  const decide = (stored: readonly StoredResponse[], change: Partial<Incoming> = {}) =>
    decideDraft(link, asked, stored, { ...draft, ...change }, [], now);

  it.each([
    ['nothing stored', [], {}, { ok: true, kind: 'save', before: null, revision: 4 }],
    ['the same revision', [kept(3)], {}, { ok: true, kind: 'save', before: 3, revision: 4 }],
    ['an older revision, the same answers', [kept(5, { ATT01: 2 })], {}, { ok: true, kind: 'repeat', revision: 5 }],
    ['an older revision, other answers', [kept(5)], {}, { ok: false, code: 'revisionConflict' }],
    ['a newer revision', [kept(1)], {}, { ok: true, kind: 'save', before: 1, revision: 4 }],
    ['another id', [kept(3, {}, 'b')], {}, { ok: false, code: 'revisionConflict' }],
    ['not asked', [], { instrument: 'culture' }, { ok: false, code: 'instrumentNotAsked' }],
    ['another version', [], { version: 2 }, { ok: false, code: 'instrumentNotAsked' }],
  ])('%s', (_, stored, change, outcome) => expect(decide(stored, change)).toMatchObject(outcome));

  it.each([
    [{ ...link, waveState: 'planned' as const }, 'notYetOpen', 'waveNotOpen'],
    [{ ...link, waveState: 'closed' as const }, 'closed', 'waveClosed'],
    [{ ...link, consent: 'declined' as const }, 'declined', 'declined'],
    [{ ...link, finishedAt: 'then', waveState: 'closed' as const, consent: 'declined' as const }, 'finished', 'alreadySubmitted'],
    [{ ...link, consent: 'none' as const }, 'open', 'consentNeeded'],
  ])('%o is %s and takes nothing: %s', (state, status, code) => {
    expect(statusOf(state)).toBe(status);
    expect(decideDraft(state, asked, [], draft, [], now)).toMatchObject({ ok: false, code });
    expect(decideSubmit(state, asked, [], [draft], ['h'], [[]], now)).toMatchObject({ ok: false, code });
  });

  it('the same content has the same text, whatever the order; other content another', () => {
    const value = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constant({ missing: 'dontKnow' as const }));
    const answers = fc.dictionary(fc.stringMatching(/^[A-Z]{3}\d\d$/), value, { maxKeys: 8 });
    fc.assert(
      fc.property(answers, answers, (a, b) => {
        const reversed = Object.fromEntries(Object.entries(a).toReversed());
        expect(canonicalAnswers(reversed)).toBe(canonicalAnswers(a));
        const same =
          Object.keys(a).length === Object.keys(b).length &&
          Object.entries(a).every(([k, v]) => JSON.stringify(b[k]) === JSON.stringify(v));
        expect(canonicalAnswers(a) === canonicalAnswers(b)).toBe(same);
      }),
    );
    const named = (n: Record<string, number>, confirmed = true): Answers => ({ N: { confirmed, named: n } });
    expect(canonicalAnswers(named({ a: 0, b: 2 }))).toBe(canonicalAnswers(named({ b: 2 })));
    expect(canonicalAnswers(named({ b: 2 }))).not.toBe(canonicalAnswers(named({ b: 2 }, false)));
    expect(canonicalAnswers(named({ b: 2 }))).not.toBe(canonicalAnswers(named({ b: 3 })));
  });

  it('ties leave the answers; what is no nomination stays', () => {
    const network = latestInstrument('staff-network')!;
    const answers: Answers = {
      NETGOAL: { confirmed: true, named: { a: 2, b: 0 } },
      NETAPPR: { missing: 'skipped' },
      NETPROG: { confirmed: false, named: { a: 1 } },
    };
    expect(separateTies(network, answers)).toEqual({
      answers: {
        NETGOAL: { confirmed: true, named: {} },
        NETAPPR: { missing: 'skipped' },
        NETPROG: { confirmed: false, named: {} },
      },
      ties: [
        { relation: 'goals', alter: 'a', value: 2 },
        { relation: 'progress', alter: 'a', value: 1 },
      ],
      confirmed: ['goals'],
    });
  });

  it('minutes: six seconds a statement, a minute a list, rounded up', () => {
    const [attitude, network] = [latestInstrument('attitude')!, latestInstrument('staff-network')!];
    expect([minutesFor([]), minutesFor([attitude]), minutesFor([network]), minutesFor([attitude, network])]).toEqual([
      0, 2, 3, 5,
    ]);
  });
});

describe('the overview', () => {
  it('finished is everything that is asked; started is the rest that began', () => {
    const asked = [
      { instrument: 'a', version: 1, functions: [], waves: [] },
      { instrument: 'b', version: 1, functions: [], waves: [] },
    ];
    const due = ['p', 'q', 'r'].map((id) => ({ id, school: 's', asked }));
    const did = (wave: string, person: string, submitted: readonly string[], drafts: readonly string[] = []) => ({
      wave,
      person,
      submitted: new Set(submitted),
      drafts: new Set(drafts),
    });
    const progress = [did('T1', 'p', ['a', 'b']), did('T1', 'q', ['a'], ['b']), did('T2', 'r', ['a', 'b'])];
    expect(waveProgress('T1', due, progress)).toEqual({ due: 3, started: 1, finished: 1 });
    // as many as are asked, but others
    expect(waveProgress('T1', due, [did('T1', 'p', ['a', 'c', 'd'])])).toEqual({ due: 3, started: 1, finished: 0 });
  });

  it('a cell where answers came without anybody being due is shown; a response without a wave is in none', () => {
    const counts = [
      { school: 's', instrument: 'a', wave: 'T1', state: 'submitted' as const, n: 3 },
      { school: 's', instrument: 'a', wave: null, state: 'submitted' as const, n: 9 },
    ];
    expect(responseMatrix([{ id: 's', name: null }], new Map(), counts).cells).toEqual([
      { school: 's', instrument: 'a', wave: 'T1', due: 0, started: 0, submitted: 3 },
    ]);
  });
});

describe('what was put away', () => {
  const schools = [
    { id: 's1', name: null },
    { id: 's2', name: null },
  ];
  const due = new Map(
    ['T1', 'T2a'].map((wave) => [
      wave,
      schools.map(({ id }) => ({
        id: `${id}-p`,
        school: id,
        asked: [{ instrument: 'a', version: 1, functions: [], waves: [] }],
      })),
    ]),
  );
  const counts = [{ school: 's2', instrument: 'a', wave: 'T1', state: 'submitted' as const, n: 1 }];
  const cells = (design: Parameters<typeof responseMatrix>[3]) =>
    responseMatrix(schools, due, counts, design).cells.map((c) => `${c.school} ${c.wave} ${c.submitted}/${c.due}`);

  it('is not due any more, and what was answered before stays with its number of people', () => {
    expect(cells({})).toEqual(['s1 T1 0/1', 's2 T1 1/1', 's1 T2a 0/1', 's2 T2a 0/1']);
    expect(cells({ archived: { schools: ['s2'] } })).toEqual(['s1 T1 0/1', 's2 T1 1/1', 's1 T2a 0/1']);
    expect(cells({ archived: { waves: ['T2a'] } })).toEqual(['s1 T1 0/1', 's2 T1 1/1']);
    expect(cells({ archived: { study: true } })).toEqual(['s2 T1 1/1']);
  });

  it('is marked, and the gates are those of the design', () => {
    const thresholds = { staffResponse: 0.9, networkFull: 0.95, networkUse: 0.6, smallestShown: 4 };
    const { schools: shown, thresholds: gates } = responseMatrix(schools, due, counts, {
      archived: { schools: ['s2'] },
      thresholds,
    });
    expect(shown).toEqual([
      { id: 's1', name: null },
      { id: 's2', name: null, archived: true },
    ]);
    expect(gates).toEqual({ networkFull: 0.95, networkUse: 0.6, smallestShown: 4 });
    expect(responseMatrix(schools, due, counts).thresholds).toEqual({ networkFull: 0.8, networkUse: 0.7, smallestShown: 3 });
  });
});

describe('links for a mail merge', () => {
  it.each(['=1+1', '+31', '-x', '@cmd', '\tx'])('%s is shown as text', (text) => expect(neutralised(text)).toBe(`'${text}`));
  it('quotes what needs it', () => {
    const row = {
      school: 's',
      schoolName: '=De "Ster"',
      person: 'p',
      name: '=HYPERLINK("http://x","y")',
      email: null,
      functions: ['a', 'b'],
      state: 'notStarted' as const,
      language: 'nl' as const,
      link: 'http://x/r/#t',
      code: 'FHJ23-4LMPR-TWXY6',
      address: '+x/r',
    };
    expect(linksCsv([row], 'nl').split('\r\n')[0]).toBe(
      '\uFEFFschoolcode;school;persoon;naam;e-mail;functies;stand;taal;link;code;adres',
    );
    expect(linksCsv([row]).split('\r\n')[1]).toBe(
      `s,"'=De ""Ster""",p,"'=HYPERLINK(""http://x"",""y"")",,a|b,notStarted,nl,http://x/r/#t,FHJ23-4LMPR-TWXY6,'+x/r`,
    );
  });
  it('a declined invitation that was finished before is finished', () => {
    expect(stateOf({ consent: 'declined', finishedAt: 'then', begun: true })).toBe('finished');
    expect(stateOf({ consent: 'given', finishedAt: null, begun: false })).toBe('notStarted');
  });
});

describe('settings', () => {
  const dir = mkdtempSync(join(tmpdir(), 'meetmoment-config-'));
  const read = (env: Record<string, string>) => readConfig({ DATA_DIR: dir, ...env });
  it('have defaults and say which one is wrong', () => {
    expect(read({})).toMatchObject({ port: 3000, logLevel: 'info', database: join(dir, 'meetmoment.sqlite') });
    expect(read({}).origin).toBeUndefined();
    expect(read({ ORIGIN: 'https://meetmoment.example.org/', PORT: '0' })).toMatchObject({
      origin: 'https://meetmoment.example.org',
      port: 0,
    });
    expect(() => read({ PORT: 'x' })).toThrow(/^PORT /);
    expect(() => read({ PORT: '70000' })).toThrow(/^PORT /);
    expect(() => read({ ORIGIN: 'example.org' })).toThrow(/^ORIGIN /);
    expect(() => read({ ORIGIN: 'https://example.org/path' })).toThrow(/^ORIGIN /);
    expect(() => read({ LOG_LEVEL: 'loud' })).toThrow(/^LOG_LEVEL /);
    rmSync(dir, { recursive: true });
  });
});
