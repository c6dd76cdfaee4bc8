/** Every operation on a design before a wave was opened, after, and with answers: carried out, or refused with this reason. */
import { describe, expect, it } from 'vitest';
import { minutesFor } from '../../instruments/minutes.ts';
import { latestInstrument } from '../../instruments/registry.ts';
import { type Blueprint, differences, partsOf, same, withPart } from '../../server/design/blueprint.ts';
import { burdenOf } from '../../server/design/burden.ts';
import type { Operation } from '../../server/design/contract.ts';
import { type Facts, factsOf } from '../../server/design/facts.ts';
import { type Change, decide, described } from '../../server/design/rules.ts';
import { newStudy } from '../../server/design/template.ts';
import { ownScan } from '../folder/feature-rich.ts';

const title = { nl: 'Proef', en: 'Trial' };
const schools = ['a', 'b'].map((id) => ({ id, name: `School ${id}`, brin: null, cohort: '1' }));
const fresh: Blueprint = { ...newStudy('proef', title, 'focus'), schools };
/** T1 was opened and closed again */
const opened: Blueprint = {
  ...fresh,
  design: { ...fresh.design, waves: fresh.design.waves.map((w) => (w.id === 'T1' ? { ...w, state: 'closed' as const } : w)) },
};
const none = {
  answers: [],
  invitations: [],
  people: new Map([['a', 3]]),
  holdsSchool: new Set<string>(),
  holdsWave: new Set<string>(),
  frozen: false,
  attributes: ['size'],
};
const before = factsOf(none, []);
const after = factsOf({ ...none, invitations: [{ wave: 'T1', school: 'a', n: 3 }] }, ['T1']);
const answers = [
  { instrument: 'attitude', version: 1, wave: 'T1', school: 'a', n: 2 },
  { instrument: 'culture', version: 1, wave: 'T1', school: 'a', n: 3 },
];
const answered = factsOf({ ...none, answers, invitations: [{ wave: 'T1', school: 'a', n: 3 }] }, ['T1']);
const frozen: Facts = { ...answered, frozen: true };

const judge = (b: Blueprint, facts: Facts, op: Operation, history: readonly Change[] = []) => {
  const { refused } = decide(b, facts, history, [op]);
  return refused.length === 0 ? 'done' : refused.map((r) => r.code).join(' ');
};
const measures = ['culture.total@T1', 'culture.total@T1..T3', 'goals.density@T3', 'size'];
const limits = { staffResponse: 0.9, networkFull: 0.85, networkUse: 0.7, smallestShown: 5 };
const file = { ...ownScan };
/** operation; before any opening; after T1 was opened; with answers at T1 */
const table: readonly (readonly [string, Operation, string, string, string])[] = [
  ['a title', { op: 'setTitle', title: { nl: 'Anders', en: 'Other' } }, 'done', 'done', 'done'],
  ['a label', { op: 'renameWave', wave: 'T1', label: 'Nulmeting' }, 'done', 'done', 'done'],
  ['a label with a space behind', { op: 'renameWave', wave: 'T1', label: 'x ' }, 'badText', 'badText', 'badText'],
  ['an added wave', { op: 'addWave', wave: 'T4', label: 'T4', opens: null, closes: null, after: 'T3' }, 'done', 'done', 'done'],
  [
    'a wave that is there',
    { op: 'addWave', wave: 'T1', label: 'x', opens: null, closes: null, after: null },
    ...three('waveExists'),
  ],
  ['dates', { op: 'moveWave', wave: 'T1', opens: '2026-09-01', closes: '2026-10-01' }, 'done', 'closedDates', 'closedDates'],
  ['dates of a later wave', { op: 'moveWave', wave: 'T3', opens: '2027-05-01', closes: null }, 'done', 'done', 'done'],
  [
    'dates the wrong way round',
    { op: 'moveWave', wave: 'T3', opens: '2027-05-01', closes: '2027-04-01' },
    ...three('datesReversed'),
  ],
  ['a day that is not', { op: 'moveWave', wave: 'T3', opens: '2027-02-30', closes: null }, ...three('badDate')],
  ['a wave put away', { op: 'archiveWave', wave: 'T1' }, 'done', 'done', 'done'],
  ['a wave back that never went', { op: 'bringBackWave', wave: 'T1' }, ...three('notArchived')],
  ['who is asked at T1', asked('T1', ['teacher', 'assistant']), 'done', 'waveLocked', 'waveLocked'],
  ['nobody at T1', asked('T1', []), 'done', 'waveLocked', 'waveLocked'],
  ['who is asked at T3', asked('T3', ['teacher', 'assistant']), 'done', 'done', 'done'],
  ['the same as it was', asked('T3', ['teacher']), ...three('nothingChanged')],
  ['at a wave that is not there', asked('T9', ['teacher']), ...three('waveUnknown')],
  ['no longer asked', { op: 'removeInstrument', instrument: 'attitude', version: 1 }, 'done', 'done', 'done'],
  ['an own questionnaire', own(['T3']), 'done', 'done', 'done'],
  ['an own questionnaire at T1', own(['T1']), 'done', 'waveLocked', 'waveLocked'],
  ['an own one that waits', own([]), 'done', 'done', 'done'],
  ['one that is not known', { ...own(['T3']), file: undefined }, ...three('instrumentUnknown')],
  ['a file that is none', { ...own(['T3']), file: { format: 1 } }, ...three('instrumentFile')],
  [
    'a shipped id in a file',
    { ...own(['T3']), instrument: 'attitude', file: { ...file, id: 'attitude' } },
    ...three('shippedId'),
  ],
  [
    'asked already',
    { op: 'addInstrument', instrument: 'attitude', version: 1, functions: ['teacher'], waves: ['T3'] },
    ...three('instrumentAsked'),
  ],
  ['thresholds', { op: 'setThresholds', thresholds: limits }, 'done', 'done', 'done'],
  ['thresholds upside down', { op: 'setThresholds', thresholds: { ...limits, networkUse: 0.9 } }, ...three('thresholdsOrder')],
  [
    'the tie rule',
    { op: 'setNetwork', tieRule: 3, boundary: fresh.design.network!.boundary.toReversed() },
    'done',
    'done',
    'done',
  ],
  ['the boundary', { op: 'setNetwork', tieRule: 2, boundary: ['teacher'] }, 'done', 'networkLocked', 'networkLocked'],
  ['a comparison', { op: 'setComparison', k: 8, measures, confirmatory: ['size'] }, 'done', 'done', 'done'],
  ['a measure that is none', { op: 'setComparison', k: 8, measures: ['x.y@T1'], confirmatory: [] }, ...three('unknownMeasure')],
  [
    'a change backwards',
    { op: 'setComparison', k: 8, measures: ['culture.total@T3..T1'], confirmatory: [] },
    ...three('unknownMeasure'),
  ],
  [
    'expected but not compared',
    { op: 'setComparison', k: 8, measures, confirmatory: ['attitude.total@T1'] },
    ...three('notAmongMeasures'),
  ],
  ['no longer blind', { op: 'setBlind', blindUntilFrozen: false }, 'done', 'done', 'done'],
  ['a school', { op: 'addSchools', schools: [{ id: 'c', name: 'C', brin: '12AB', cohort: '2' }] }, 'done', 'done', 'done'],
  [
    'a school twice',
    { op: 'addSchools', schools: [{ id: 'a', name: null, brin: null, cohort: null }] },
    ...three('schoolExists'),
  ],
  ['a BRIN that is none', { op: 'addSchools', schools: [{ id: 'c', name: null, brin: 'x', cohort: null }] }, ...three('badBrin')],
  ['the name of a school', { op: 'renameSchool', school: 'a', name: 'Ander' }, 'done', 'done', 'done'],
  ['a cohort', { op: 'setCohort', school: 'a', cohort: '2' }, 'done', 'done', 'done'],
  ['a school put away', { op: 'archiveSchool', school: 'a' }, 'done', 'done', 'done'],
  ['a school that is not there', { op: 'archiveSchool', school: 'z' }, ...three('schoolUnknown')],
  ['the study put away', { op: 'archiveStudy' }, 'done', 'done', 'done'],
  ['a change that never was', { op: 'undo', revision: 9 }, ...three('changeUnknown')],
];
function three(code: string) {
  return [code, code, code] as const;
}
function asked(wave: string, functions: string[]): Operation {
  return { op: 'setAsked', instrument: 'attitude', version: 1, wave, functions };
}
function own(waves: string[]): Extract<Operation, { op: 'addInstrument' }> {
  return { op: 'addInstrument', instrument: 'own-scan', version: 3, functions: waves.length > 0 ? ['teacher'] : [], waves, file };
}

describe('every operation', () => {
  it.each(table)('%s', (_, op, first, second, third) => {
    expect([judge(fresh, before, op), judge(opened, after, op), judge(opened, answered, op)]).toEqual([first, second, third]);
  });

  it.each(table.filter(([, , , , third]) => third === 'done'))('%s: taking it back gives the design of before', (_, op) => {
    const made = decide(opened, answered, [], [op]);
    const change: Change = { revision: 1, at: '', actor: '', operations: [described(op)], parts: made.parts };
    const back = decide(made.after, answered, [change], [{ op: 'undo', revision: 1 }]);
    expect(back.refused).toEqual([]);
    expect(differences(opened, back.after)).toEqual([]);
  });

  it('never takes an answered cell, label or edition out of the design', () => {
    for (const [, op] of table) {
      const made = decide(opened, answered, [], [op]);
      if (made.refused.length > 0) continue;
      expect(made.after.design.waves.map((w) => w.id)).toContain('T1');
      const at = made.after.design.deployments.filter((d) => d.waves.includes('T1')).map((d) => d.instrument);
      expect(at).toEqual(expect.arrayContaining(['attitude', 'culture']));
    }
  });
});

describe('what is settled', () => {
  it('k and blindness once a selection is frozen; thresholds may still move', () => {
    expect(judge(opened, frozen, { op: 'setComparison', k: 5, measures: [], confirmatory: [] })).toContain('selectionFrozen');
    expect(judge(opened, frozen, { op: 'setBlind', blindUntilFrozen: false })).toBe('selectionFrozen');
    expect(judge(opened, frozen, { op: 'setThresholds', thresholds: limits })).toBe('done');
  });

  it('what is expected beforehand, once the last wave was opened', () => {
    const late = factsOf(none, ['T1', 'T3']);
    const { k, measures: named } = fresh.design.comparison!;
    expect(judge(opened, late, { op: 'setComparison', k, measures: [...named], confirmatory: [] })).toBe('confirmatoryLocked');
    expect(
      judge(opened, late, {
        op: 'setComparison',
        k,
        measures: [...named, 'size'],
        confirmatory: [...fresh.design.comparison!.confirmatory],
      }),
    ).toBe('done');
  });

  it('everything but coming back, in a study that was put away', () => {
    const away = decide(fresh, before, [], [{ op: 'archiveStudy' }]).after;
    expect(judge(away, before, { op: 'renameWave', wave: 'T1', label: 'x' })).toBe('studyArchived');
    expect(judge(away, before, { op: 'bringBackStudy' })).toBe('done');
    const open = {
      ...fresh,
      design: { ...fresh.design, waves: fresh.design.waves.map((w) => ({ ...w, state: 'open' as const })) },
    };
    expect(judge(open, before, { op: 'archiveStudy' })).toBe('waveIsOpen');
    expect(judge(open, before, { op: 'archiveWave', wave: 'T1' })).toBe('waveIsOpen');
  });

  it('an edition: a later one is asked from a later wave and said to be mixed; two at one wave are refused', () => {
    const asks = decide(fresh, before, [], [own(['T1'])]).after;
    const next = { ...own(['T3']), version: 4, file: { ...file, version: 4 } };
    const made = decide(asks, after, [], [next]);
    expect(made.refused).toEqual([]);
    expect(made.consequences.map((c) => c.code)).toContain('mixedVersionsSame');
    expect(judge(asks, before, { ...next, waves: ['T1'] })).toBe('twoVersions');
    expect(judge(asks, before, { ...own(['T3']), file: { ...file, title: both('anders') } })).toBe('editionExists');
  });
});
const both = (text: string) => ({ nl: text, en: text });

describe('a signature under two editions', () => {
  const scan = (version: number, change: object = {}) => ({ ...file, version, ...change });
  const reworded = { items: file.items.map((item) => (item.id === 'Q1' ? { ...item, text: both('anders') } : item)) };
  const fewer = {
    answerFormats: {
      ...file.answerFormats,
      four: { ...file.answerFormats.four!, options: file.answerFormats.four!.options.slice(1) },
    },
    items: file.items.map((item) => {
      const { shownWhen: _, ...rest } = item;
      return rest;
    }),
  };
  const withTwo = (change: object) => {
    const first = decide(fresh, before, [], [{ ...own(['T1']), version: 3, file: scan(3) }]);
    const second = decide(first.after, after, [], [{ ...own(['T3']), version: 4, file: scan(4, change) }]);
    expect([...first.refused, ...second.refused]).toEqual([]);
    return second;
  };
  const signing = { op: 'signVersions', instrument: file.id, from: 3, to: 4, reason: 'alleen de spelling' } as const;
  const signer = { by: 'anna', at: '2026-11-22T10:00:00.000Z' };

  it('stands with its reason, person and date, says what it means, and can be withdrawn or undone', () => {
    const { after: two, consequences } = withTwo(reworded);
    expect(consequences.map((c) => c.code)).toContain('mixedVersions');
    const made = decide(two, after, [], [signing], undefined, signer);
    expect(made.refused).toEqual([]);
    expect(made.consequences.map((c) => c.code)).toEqual(['versionsSigned']);
    expect(made.after.design.comparable).toEqual([{ instrument: file.id, from: 3, to: 4, reason: signing.reason, ...signer }]);
    const change = { revision: 1, at: signer.at, actor: 'anna', operations: [described(signing)], parts: made.parts };
    const undone = decide(made.after, after, [change], [{ op: 'undo', revision: 1 }]);
    expect(undone.after.design).toEqual(two.design);
    const { reason: _, ...pair } = signing;
    const withdrawn = decide(made.after, after, [], [{ ...pair, op: 'unsignVersions' }]);
    expect(withdrawn.after.design.comparable).toBeUndefined();
    expect(judge(two, after, { ...pair, op: 'unsignVersions' })).toBe('notSigned');
  });

  it('is refused where the answers are others, where nothing differs, and for an edition that is not there', () => {
    const other = withTwo(fewer);
    expect(other.consequences.map((c) => c.code)).toContain('mixedVersionsNot');
    expect(judge(other.after, after, signing)).toBe('cannotSign');
    expect(judge(withTwo({}).after, after, signing)).toBe('nothingToSign');
    expect(judge(withTwo(reworded).after, after, { ...signing, to: 5 })).toBe('instrumentUnknown');
    expect(judge(withTwo(reworded).after, after, { ...signing, reason: ' x' })).toBe('badText');
  });
});

describe('what a change touches', () => {
  const look = (op: Operation, facts = answered) => decide(opened, facts, [], [op]);
  it.each([
    ['a label', { op: 'renameWave', wave: 'T1', label: 'x' }, [0, 0, 0, 0], []],
    ['a wave put away', { op: 'archiveWave', wave: 'T1' }, [5, 3, 0, 0], ['waveAway']],
    ['a school put away', { op: 'archiveSchool', school: 'a' }, [5, 3, 3, 0], ['schoolAway']],
    [
      'a questionnaire',
      { op: 'removeInstrument', instrument: 'attitude', version: 1 },
      [2, 0, 0, 0],
      ['noLongerAsked', 'notCollected'],
    ],
    ['thresholds', { op: 'setThresholds', thresholds: limits }, [5, 3, 3, 1], ['figuresChange']],
    ['a cohort', { op: 'setCohort', school: 'a', cohort: null }, [5, 3, 3, 1], ['figuresChange']],
  ] as const)('%s', (_, op, touches, codes) => {
    const made = look(op, frozen);
    expect(Object.values(made.touches)).toEqual(touches);
    expect(made.consequences.map((c) => c.code)).toEqual(codes);
  });

  it('names the place of each refused operation', () => {
    const ops: Operation[] = [{ op: 'renameWave', wave: 'T9', label: 'x' }, asked('T3', ['specialist']), asked('T1', [])];
    expect(decide(opened, answered, [], ops).refused.map((r) => [r.operation, r.code])).toEqual([
      [0, 'waveUnknown'],
      [2, 'waveLocked'],
    ]);
  });
});

describe('taking back', () => {
  const change = (revision: number, from: Blueprint, ...ops: Operation[]) => {
    const made = decide(from, before, [], ops);
    return { after: made.after, change: { revision, at: '', actor: '', operations: ops.map(described), parts: made.parts } };
  };
  it('not while something newer touches the same, or rests on it', () => {
    const one = change(1, fresh, { op: 'addWave', wave: 'T4', label: 'T4', opens: null, closes: null, after: null });
    const two = change(2, one.after, asked('T4', ['teacher']));
    const history = [two.change, one.change];
    expect(judge(two.after, before, { op: 'undo', revision: 1 }, history)).toBe('askedAtUnknownWave');
    const back = decide(two.after, before, history, [{ op: 'undo', revision: 2 }]);
    expect(judge(back.after, before, { op: 'undo', revision: 1 }, history)).toBe('done');
    const three = change(3, two.after, { op: 'renameWave', wave: 'T4', label: 'Eind' });
    expect(judge(three.after, before, { op: 'undo', revision: 1 }, [three.change, ...history])).toBe('changedSince');
  });

  it('a wave that was answered, or a school with people, is put away, not taken out', () => {
    const one = change(1, fresh, { op: 'addSchools', schools: [{ id: 'c', name: null, brin: null, cohort: null }] });
    const staffed = { ...before, people: new Map([['c', 1]]) };
    expect(judge(one.after, staffed, { op: 'undo', revision: 1 }, [one.change])).toBe('schoolInUse');
    const two = change(1, fresh, { op: 'addWave', wave: 'T4', label: 'T4', opens: null, closes: null, after: null });
    const named = { ...before, holdsWave: new Set(['T4']) };
    expect(judge(two.after, named, { op: 'undo', revision: 1 }, [two.change])).toBe('waveInUse');
  });

  it('parts say the whole design: built from nothing they give it again', () => {
    const bare: Blueprint = { ...newStudy('proef', title, 'empty'), schools: [] };
    const rebuilt = [...partsOf(fresh)].reduce((b, [part, value]) => withPart(b, part, value), bare);
    expect(differences(fresh, { ...rebuilt, instruments: fresh.instruments })).toEqual([]);
    expect(same(rebuilt.design.deployments, fresh.design.deployments)).toBe(true);
  });
});

describe('burden', () => {
  it('adds up what a person gets at a wave; a test has a limit of its own', () => {
    const teacher = burdenOf(fresh, new Map()).find((b) => b.wave === 'T1' && b.function === 'teacher')!;
    const of = (...ids: string[]) => minutesFor(ids.map((id) => latestInstrument(id)!));
    expect([teacher.minutes, teacher.test]).toEqual([of('attitude', 'leadership', 'culture', 'staff-network'), of('lvs-test')]);
    expect(teacher.minutes).toBeLessThan(
      of('attitude') + of('leadership') + of('culture') + of('staff-network') + of('lvs-test'),
    );
    expect(teacher.over).toBe(teacher.minutes > 10);
    const slow = burdenOf(fresh, new Map([['lvs-test 1', 1500]])).find((b) => b.wave === 'T1' && b.function === 'teacher')!;
    expect([slow.test, slow.over]).toEqual([25, true]);
  });
});
