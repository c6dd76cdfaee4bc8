/** From rows of codes to counts, agreement, coverage and the joint display, on a study small enough to count by hand. */
import { describe, expect, it } from 'vitest';
import { analyseStudy } from '../../../analysis/study.ts';
import { codedUnits, codersOf, together } from '../../../analysis/evidence/coded-units.ts';
import { shareCodedTwice } from '../../../analysis/evidence/coder-agreement.ts';
import { countThemes, type ThemeCountRow } from '../../../analysis/evidence/theme-counts.ts';
import { factors, findTheme, themes, withSubThemes } from '../../../analysis/evidence/themes.ts';
import type { MetaInference, ThemeCode } from '../../../analysis/evidence/types.ts';
import type { FrozenSelection } from '../../../analysis/evidence/types.ts';
import type { StudyData } from '../../../analysis/types.ts';

type Row = readonly [
  school: string,
  source: ThemeCode['source'],
  theme: string,
  mention: ThemeCode['mention'],
  valence: ThemeCode['valence'],
  coder?: string,
  quote?: string,
];
const codes = (...rows: readonly Row[]): ThemeCode[] =>
  rows.map(([school, source, theme, mention, valence, coder = 'c1', quote]) => ({
    school,
    source,
    theme,
    mention,
    valence,
    coder,
    ...(quote === undefined ? {} : { quote }),
  }));
const schools = ['a', 'b', 'c', 'd', 'e'];
const groups = { high: ['a', 'b'], low: ['d', 'e'] };
const find = (rows: readonly ThemeCountRow[], theme: string, count: string, source = 'any') =>
  rows.find((row) => row.theme === theme && row.count === count && row.source === source)!;
const kOf = (share: ThemeCountRow['all'] | null) => (share?.value === undefined ? null : [share.value.k, share.n]);

describe('the codebook', () => {
  it('has words in both languages, each id once, and every sub-theme has its theme', () => {
    expect(new Set(themes.map((t) => t.id)).size).toBe(themes.length);
    for (const { words, hint, parent } of themes) {
      expect(Math.min(words.nl.length, words.en.length)).toBeGreaterThan(3);
      expect(Math.min(hint.nl.length, hint.en.length)).toBeGreaterThan(10);
      if (parent !== undefined) expect(findTheme(parent)?.parent).toBeUndefined();
    }
    expect(withSubThemes('collaboration')).toHaveLength(7);
  });

  it('every main theme is in one factor', () => {
    expect(factors.flatMap((f) => f.themes).toSorted()).toEqual(
      themes
        .filter((t) => !t.parent)
        .map((t) => t.id)
        .toSorted(),
    );
  });
});

describe('what a school says', () => {
  it('the clearest mention stands, and helps and hinders together are both', () => {
    expect(together([])).toBeUndefined();
    expect(
      together([
        { mention: 'implicit', valence: '+' },
        { mention: 'prompted', valence: '-' },
      ]),
    ).toEqual({ mention: 'prompted', valence: '±' });
    expect(
      together([
        { mention: 'absent', valence: '-' },
        { mention: 'spontaneous', valence: '0' },
      ]),
    ).toEqual({ mention: 'spontaneous', valence: '0' });
  });

  it('the coder of most units is the main coder; ties by code', () => {
    const units = codedUnits(
      schools,
      codes(
        ['a', 'trainer', 'leader', 'absent', '0', 'c2'],
        ['b', 'trainer', 'leader', 'absent', '0', 'c2'],
        ['a', 'trainer', 'leader', 'absent', '0', 'c1'],
      ),
    );
    expect(codersOf(units)).toEqual([
      { coder: 'c2', units: 2 },
      { coder: 'c1', units: 1 },
    ]);
  });
});

describe('counts per group', () => {
  const rows = codes(
    ['a', 'trainer', 'leader', 'spontaneous', '+'],
    ['a', 'schoolLeader', 'leader', 'absent', '0'],
    ['b', 'trainer', 'leader', 'absent', '0'],
    ['c', 'trainer', 'leader', 'prompted', '-'],
    ['d', 'trainer', 'leader', 'implicit', '±'],
    // the second coder of d is not counted; e was heard, not about this theme
    ['d', 'trainer', 'leader', 'absent', '0', 'c2'],
    ['e', 'trainer', 'culture', 'absent', '0'],
    ['b', 'trainer', 'collaboration.trust', 'prompted', '+'],
    ['gone', 'trainer', 'leader', 'spontaneous', '+'],
  );
  const counted = countThemes(codedUnits(schools, rows), groups);

  it('a school mentions a theme when any source does; not judged is not in n', () => {
    const row = find(counted, 'leader', 'mentioned');
    expect([kOf(row.high), kOf(row.low), kOf(row.all)]).toEqual([
      [1, 2],
      [1, 1],
      [3, 4],
    ]);
    expect(kOf(find(counted, 'leader', 'spontaneous').all)).toEqual([1, 4]);
    expect(kOf(find(counted, 'leader', 'implicitOnly').all)).toEqual([1, 4]);
    expect(kOf(find(counted, 'leader', 'helps').all)).toEqual([2, 4]);
    expect(kOf(find(counted, 'leader', 'hinders').all)).toEqual([2, 4]);
    expect(kOf(find(counted, 'leader', 'mentioned', 'schoolLeader').all)).toEqual([0, 1]);
  });

  it('what coders agreed on comes first, and is nobody’s coding', () => {
    const agreed = codes(
      ['b', 'trainer', 'leader', 'spontaneous', '+', 'consensus'],
      ['a', 'trainer', 'leader', 'absent', '0', 'c2'],
    );
    const units = codedUnits(schools, [...rows, ...agreed]);
    expect(kOf(find(countThemes(units, groups), 'leader', 'mentioned').high)).toEqual([2, 2]);
    expect(codersOf(units).map(({ coder }) => coder)).toEqual(['c1', 'c2']);
    expect(shareCodedTwice(units)).toEqual({ value: 2 / 6, n: 6 });
  });

  it('a sub-theme counts for its theme', () => {
    expect(kOf(find(counted, 'collaboration', 'mentioned').all)).toEqual([1, 1]);
    expect(kOf(find(counted, 'collaboration.trust', 'helps').high)).toEqual([1, 1]);
  });

  it('without groups there is no test', () => {
    const row = find(countThemes(codedUnits(schools, rows), null), 'leader', 'mentioned');
    expect([row.high, row.low, row.test, kOf(row.all)]).toEqual([null, null, null, [3, 4]]);
  });
});

const study = (
  themesOf: readonly ThemeCode[],
  inferences: readonly MetaInference[] = [],
  selection?: FrozenSelection,
): StudyData => ({
  design: { id: 's', title: { nl: 's', en: 's' }, synthetic: true, waves: [], deployments: [] },
  instruments: [],
  schools: schools.map((id) => ({ id, attributes: {} })),
  people: [],
  responses: [],
  nominations: [],
  networkRespondents: [],
  achievement: [],
  themes: themesOf,
  inferences,
  ...(selection ? { selection } : {}),
});
const frozen: FrozenSelection = {
  ...groups,
  model: 'twoStage',
  kAsked: 2,
  k: 2,
  estimates: [],
  seed: 1,
  draws: 1,
  inputHash: '',
  softwareVersion: '',
  frozenAt: '2026-01-01',
  frozenBy: 'demo',
};

describe('the analysis of a study', () => {
  it('has no evidence where nobody coded or concluded anything', () => {
    expect(analyseStudy(study([])).evidence).toBeUndefined();
  });

  it('uses the frozen groups, says who was not heard, and warns', () => {
    const quoted = codes(
      ['a', 'trainer', 'leader', 'spontaneous', '+', 'c1', 'Zij zat elk overleg voor.'],
      ['b', 'trainer', 'leader', 'prompted', '+', 'c1', 'Ook hier.'],
      ['b', 'schoolLeader', 'leader', 'absent', '0'],
      ['c', 'trainer', 'leader', 'spontaneous', '+', 'c1', 'Van een school buiten de groepen.'],
      ['d', 'trainer', 'leader', 'spontaneous', '-', 'c1', 'x'.repeat(400)],
      ['d', 'internalCoach', 'leader', 'implicit', '-', 'c1', 'Niemand vroeg door.'],
    );
    const written = (text: string, at: string): MetaInference => ({ factor: 'leader', kind: 'discord', text, by: 'demo', at });
    const { evidence, warnings } = analyseStudy(
      study(quoted, [written('eerst', '2026-01-01'), written('later', '2026-02-01')], frozen),
    );
    expect(evidence?.grouped).toBe(true);
    expect(evidence?.coverage).toMatchObject({
      schools: 4,
      chosenCoded: 3,
      chosenNotCoded: ['e'],
      units: 6,
      codedTwice: { value: 0, n: 6 },
    });
    expect(evidence?.coverage.bySource[0]).toEqual({ source: 'trainer', schools: 4, high: 2, low: 1 });
    expect(warnings.map((w) => w.code)).toEqual(['fewCodedTwice', 'chosenNotCoded']);
    const row = evidence?.jointDisplay[0];
    expect(row?.inference?.text).toBe('later');
    expect(row?.quotes.map((q) => [q.group, q.quote])).toEqual([
      ['high', 'Zij zat elk overleg voor.'],
      ['low', 'Niemand vroeg door.'],
    ]);
  });

  it('warns of themes on which coders do not agree', () => {
    const twice = schools.flatMap((school, i) =>
      codes(
        [school, 'trainer', 'leader', i < 3 ? 'spontaneous' : 'absent', '0', 'c1'],
        [school, 'trainer', 'leader', i % 2 ? 'spontaneous' : 'absent', '0', 'c2'],
      ),
    );
    const { evidence, warnings } = analyseStudy(study(twice));
    expect(evidence?.agreement.map((a) => a.theme)).toEqual(['', 'leader']);
    // 1 yes-yes, 2 yes-no, 1 no-yes, 1 no-no: p_o = .4, p_e = .6·.4 + .4·.6 = .48
    expect(evidence?.agreement[1]?.mentioned.value?.kappa).toBeCloseTo((0.4 - 0.48) / 0.52, 12);
    expect(warnings.map((w) => w.code)).toContain('kappaLow');
    expect(evidence?.coverage.codedTwice).toEqual({ value: 1, n: 5 });
  });
});
