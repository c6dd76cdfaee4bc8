/** Who codes what, what a coder reads, and where coders differ: on values. */
import { describe, expect, it } from 'vitest';
import { themes } from '../../../analysis/evidence/themes.ts';
import type { ThemeCode } from '../../../analysis/evidence/types.ts';
import { latestInstrument } from '../../../instruments/registry.ts';
import { asCodes, asRows, divide, judgedTwice, type PlannedUnit, settled } from '../../../server/evidence/rules.ts';
import { namesIn, reportText, withoutNames } from '../../../server/evidence/texts.ts';
import { lotOf, unitCode } from '../../../server/evidence/units.ts';

const units = (n: number, coders: readonly string[] = []): PlannedUnit[] =>
  Array.from({ length: n }, (_, i) => ({ unit: `u${i}`, lot: lotOf('key', `s${i}`, 'trainer'), coders }));

describe('dividing the work', () => {
  it.each([
    [20, 2, 0.2, 4],
    [20, 3, 0.2, 4],
    [11, 2, 0.2, 3],
    [5, 2, 1, 5],
    [20, 1, 0.2, 0],
    [0, 2, 0.2, 0],
  ])('%i units, %i coders, share %f: %i twice, loads even', (n, coders, share, twice) => {
    const names = Array.from({ length: coders }, (_, i) => `c${i + 1}`);
    const tasks = divide(units(n), names, share);
    expect(tasks).toHaveLength(n + twice);
    const of = (key: 'unit' | 'coder') =>
      [...new Set(tasks.map((t) => t[key]))].map((own) => tasks.filter((t) => t[key] === own).length);
    expect(of('unit').filter((k) => k === 2)).toHaveLength(twice);
    expect(Math.max(0, ...of('coder')) - Math.min(...(n === 0 ? [0] : of('coder')))).toBeLessThanOrEqual(1);
    for (const unit of units(n))
      expect(new Set(tasks.filter((t) => t.unit === unit.unit).map((t) => t.coder)).size).toBeGreaterThan(0);
  });

  it('leaves what was given out, and draws the same units whoever asks and whenever', () => {
    const first = divide(units(20), ['c1'], 0.2);
    const given = units(20).map((u) => ({ ...u, coders: first.filter((t) => t.unit === u.unit).map((t) => t.coder) }));
    const second = divide(given, ['c1', 'c2'], 0.2);
    expect(second.map((t) => t.coder)).toEqual(['c2', 'c2', 'c2', 'c2']);
    const at = divide(units(20), ['c1', 'c2'], 0.2);
    const twice = at.filter((t) => at.filter((o) => o.unit === t.unit).length === 2).map((t) => t.unit);
    expect(new Set(second.map((t) => t.unit))).toEqual(new Set(twice));
  });

  it('goes by a lot that the key decides, under codes that do not tell the school', () => {
    const order = (key: string) =>
      Array.from({ length: 9 }, (_, i) => i).toSorted((a, b) =>
        lotOf(key, `s${a}`, 'trainer') < lotOf(key, `s${b}`, 'trainer') ? -1 : 1,
      );
    expect(order('one')).not.toEqual(order('two'));
    expect(unitCode('one', 's1', 'trainer')).toMatch(/^[2-9A-HJKMNP-Z]{7}$/);
    const codes = new Set(
      ['one', 'two'].flatMap((k) => ['s1', 's2'].flatMap((s) => [unitCode(k, s, 'trainer'), unitCode(k, s, 'schoolLeader')])),
    );
    expect(codes.size).toBe(8);
  });
});

describe('names', () => {
  const names = { schools: ['De Noordster', '12AB', 'noord'], people: ['Anna de Vries', 'Bo Groot'] };
  it.each([
    ['Anna de Vries sprak.', '[…] sprak.'],
    ['Vries en Anna, de vries niet', '[…] en […], de vries niet'],
    ['op DE NOORDSTER (12ab)', 'op […] ([…])'],
    ['De Noordsterren en Annabel blijven', 'De Noordsterren en Annabel blijven'],
    ['Bo is te kort, Groot niet; groot wel', 'Bo is te kort, […] niet; groot wel'],
    ['Één naam: Anna’s plan', 'Één naam: […]’s plan'],
  ])('%s', (given, left) => {
    expect(withoutNames(given, names)).toBe(left);
    expect(namesIn(left, names)).toEqual([]);
  });

  it('with signs that mean something in a pattern, and none at all', () => {
    expect(withoutNames('bij O.B.S. (De Bron)+ hier', { schools: ['O.B.S. (De Bron)+'], people: [] })).toBe('bij […] hier');
    expect(withoutNames('niets', { schools: [], people: ['', ' '] })).toBe('niets');
  });
});

describe('a trainer’s report as text', () => {
  const instrument = latestInstrument('trainer-report')!;
  it('has questions with labels and own words; what was not answered is left out', () => {
    const text = reportText(
      instrument,
      { VV01: 4, VV01e: 'Ze kijken samen.', VV02: { missing: 'dontKnow' }, VV03: { missing: 'skipped' } },
      'nl',
    );
    const label = instrument.answerFormats.rating5!.options.find((o) => o.code === 4)!.label.nl;
    expect(text).toBe(
      `Hoe ver is het team met het analyseren van resultaten?\n${label}\n\nWaaraan zag u dat?\nZe kijken samen.\n\n${instrument.items.find((i) => i.id === 'VV02')!.text.nl}\nniet te beoordelen`,
    );
  });
});

describe('where coders differ', () => {
  const code = (coder: string, theme: string, mention: ThemeCode['mention'], more: Partial<ThemeCode> = {}): ThemeCode => ({
    school: 's1',
    source: 'trainer',
    theme,
    mention,
    valence: '0',
    coder,
    ...more,
  });
  const rows = [
    code('c2', 'leader', 'spontaneous', { quote: 'een' }),
    code('c1', 'leader', 'spontaneous', { quote: 'ander' }),
    code('c1', 'culture', 'absent'),
    code('c2', 'culture', 'implicit'),
    code('c1', 'attitude', 'prompted', { valence: '+' }),
    code('c2', 'attitude', 'prompted', { valence: '±' }),
    code('c1', 'leader', 'absent', { school: 's2' }),
  ];

  it('by mention or valence, not by quote; units with one coder are not compared', () => {
    const [unit, ...more] = judgedTwice(rows);
    expect(more).toEqual([]);
    expect(unit).toMatchObject({ school: 's1', differing: ['attitude', 'culture'], consensus: {} });
    expect(unit?.coders.map((c) => c.code)).toEqual(['c1', 'c2']);
  });

  it('an agreed unit says all themes: those agreed on, and the first coder’s where they did not differ', () => {
    const unit = judgedTwice(rows)[0]!;
    const whole = settled(unit, {
      culture: { mention: 'implicit', valence: '-' },
      attitude: { mention: 'prompted', valence: '+' },
    });
    expect(whole).toEqual({
      leader: { mention: 'spontaneous', valence: '0', quote: 'ander' },
      culture: { mention: 'implicit', valence: '-' },
      attitude: { mention: 'prompted', valence: '+' },
    });
    expect(asCodes(asRows('s1', 'trainer', 'consensus', whole))).toEqual(whole);
    expect(asRows('s1', 'trainer', 'c1', whole).map((r) => r.theme)).toEqual(themes.map((t) => t.id).filter((id) => id in whole));
  });
});
