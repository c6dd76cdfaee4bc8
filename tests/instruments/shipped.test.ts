/** What the instruments of the Focus studies must be, item by item, where domain.md §2 says so. */
import { describe, expect, it } from 'vitest';
import { hasForm, makeForm } from '../../instruments/form.ts';
import { latestInstrument, shippedInstruments } from '../../instruments/registry.ts';
import type { LikertCardsElement } from '../../instruments/types.ts';

const the = (id: string) => latestInstrument(id)!;
const key = (id: string, scale: string) => the(id).scales.find((s) => s.id === scale)!.items;
const reversed = (id: string, scale: string) =>
  Object.entries(key(id, scale))
    .filter(([, p]) => p === -1)
    .map(([item]) => item);
const seeds = (id: string) =>
  the(id)
    .items.filter((i) => i.source === 'seed')
    .map((i) => i.id);

describe('attitude', () => {
  it('turns 03, 04, 09, 10 and 11 of twelve, and quotes the first four', () => {
    expect(Object.keys(key('attitude', 'total'))).toHaveLength(12);
    expect(reversed('attitude', 'total')).toEqual(['ATT03', 'ATT04', 'ATT09', 'ATT10', 'ATT11']);
    expect(seeds('attitude')).toEqual(['ATT01', 'ATT02', 'ATT03', 'ATT04']);
  });

  it('is shown in the fixed order, as one battery with "don’t know" outside the scale', () => {
    const form = makeForm(the('attitude'), 'nl');
    expect(form.pages).toHaveLength(1);
    const [battery] = form.pages[0]!.elements as [LikertCardsElement];
    const numbers = battery.statements.map((s) => s.id.slice(3)).join(' ');
    expect(numbers).toBe('01 03 05 10 02 09 07 04 08 11 06 12');
    expect(battery.options.map((o) => o.code)).toEqual([1, 2, 3, 4, 5]);
    expect(battery.dontKnow).toBe('weet ik niet / niet van toepassing');
    expect(battery.stem).toBeUndefined();
  });
});

describe('leadership', () => {
  it('asks LEAD12 but keeps it out of the scale', () => {
    const { items } = the('leadership');
    expect(items.map((i) => i.id)).toContain('LEAD12');
    expect(Object.keys(key('leadership', 'total'))).toEqual(items.map((i) => i.id).filter((id) => id !== 'LEAD12'));
    expect(reversed('leadership', 'total')).toEqual([]);
    expect(seeds('leadership')).toEqual(['LEAD01', 'LEAD02', 'LEAD03', 'LEAD04', 'LEAD05']);
  });

  it('opens every statement with the school leader', () => {
    const [battery] = makeForm(the('leadership'), 'en').pages[0]!.elements as [LikertCardsElement];
    expect(battery.stem).toBe('The school leader …');
  });
});

describe('culture', () => {
  it('has a total and the data-oriented culture of the published finding', () => {
    expect(the('culture').scales.map((s) => [s.id, Object.keys(s.items).length, s.minValid])).toEqual([
      ['total', 12, 9],
      ['dataOriented', 6, 5],
    ]);
    expect(reversed('culture', 'total')).toEqual(['CULT08', 'CULT10']);
    expect(Object.keys(key('culture', 'dataOriented'))).toEqual(['CULT01', 'CULT02', 'CULT03', 'CULT04', 'CULT05', 'CULT06']);
    expect(seeds('culture')).toEqual(['CULT01', 'CULT02', 'CULT03']);
  });
});

describe('staff network', () => {
  it('asks three relations one after another, by frequency', () => {
    const form = makeForm(the('staff-network'), 'nl');
    expect(form.pages.map((p) => p.elements.map((e) => [e.type, e.name]))).toEqual([
      [['roster', 'NETGOAL']],
      [['roster', 'NETAPPR']],
      [['roster', 'NETPROG']],
    ]);
    expect(the('staff-network').relations?.map((r) => r.id)).toEqual(['goals', 'approach', 'progress']);
    expect(form.pages[0]!.elements[0]!.options.map((o) => o.code)).toEqual([0, 1, 2, 3, 4]);
  });
});

describe('pupil perception', () => {
  it('has five scales of five items that need four answers, and a total of all', () => {
    const scales = the('pupil-perception').scales.map((s) => [s.id, Object.keys(s.items), s.minValid] as const);
    const ids = the('pupil-perception').items.map((i) => i.id);
    expect(scales.map(([id, items, minValid]) => [id, items.length, minValid])).toEqual([
      ['climate', 5, 4],
      ['taskFocus', 5, 4],
      ['explanation', 5, 4],
      ['stimulation', 5, 4],
      ['goalFocus', 5, 4],
      ['total', 25, 19],
    ]);
    expect(scales.slice(0, 5).flatMap(([, items]) => items)).toEqual(ids);
    expect(ids).toEqual(Array.from({ length: 25 }, (_, i) => `PUP${String(i + 1).padStart(2, '0')}`));
    expect(reversed('pupil-perception', 'total')).toEqual([]);
    expect(seeds('pupil-perception')).toEqual([]);
  });

  it('speaks to children: short sentences, no "niet" but for the condition of PUP13, a sentence to practise on', () => {
    for (const { id, text } of the('pupil-perception').items) {
      expect(text.nl.split(' ').length, id).toBeLessThanOrEqual(12);
      if (id !== 'PUP13') expect(text.nl, id).not.toMatch(/\bniet\b/);
    }
    expect(the('pupil-perception').practice?.nl).toBe('Ik eet fruit in de pauze.');
    const [battery] = makeForm(the('pupil-perception'), 'nl').pages[0]!.elements as [LikertCardsElement];
    expect(battery.options.map((o) => o.label)).toEqual(['(bijna) nooit', 'soms', 'vaak', '(bijna) altijd']);
    expect(battery.dontKnow).toBe('ik weet het niet');
  });
});

describe('trainer report', () => {
  const report = the('trainer-report');
  const kind = (format: string) => report.answerFormats[format]?.kind;
  const ratings = report.items.filter((i) => ['rating5', 'influence5', 'useful5'].includes(i.format));

  it('covers VV01–VV17', () => {
    const themes = new Set(report.items.map((i) => i.id.slice(0, 4)));
    expect([...themes]).toEqual(Array.from({ length: 17 }, (_, i) => `VV${String(i + 1).padStart(2, '0')}`));
    expect(seeds('trainer-report')).toEqual([]);
  });

  it('asks for evidence with every rating, which is required once the rating is given', () => {
    expect(ratings.map((i) => i.id).filter((id) => !id.startsWith('VV07'))).toHaveLength(13);
    for (const { id, required } of ratings) {
      expect(required, id).toBe(true);
      if (id.startsWith('VV07')) continue; // "what caused the change" is its text
      const evidence = report.items.find((i) => i.id === `${id}e`);
      expect(evidence?.shownWhen, id).toEqual({ item: id, in: [1, 2, 3, 4, 5] });
      expect(evidence?.required, id).toBe(true);
      expect(kind(evidence?.format ?? ''), id).toBe('text');
    }
  });

  it('asks for reasons only of a weak internal coach', () => {
    const reasons = report.items.filter((i) => i.id.startsWith('VV09r'));
    expect(reasons).toHaveLength(5);
    for (const { shownWhen } of reasons) expect(shownWhen).toEqual({ item: 'VV09', in: [1, 2] });
  });

  it('scores implementation, teaching quality and the whole', () => {
    expect(report.scales.map((s) => [s.id, Object.keys(s.items), s.minValid])).toEqual([
      ['implementation', ['VV01', 'VV02', 'VV03', 'VV04', 'VV05'], 4],
      ['teachingQuality', ['VV06'], 1],
      ['overall', ['VV17'], 1],
    ]);
  });

  it('cannot be asked by a personal link', () => {
    expect(hasForm(report)).toBe(false);
    expect(shippedInstruments.filter((i) => !hasForm(i))).toEqual([report]);
  });
});

it('no shipped instrument claims to be validated', () => {
  for (const { validated } of shippedInstruments) expect(validated).toBe(false);
});
