/** What the four instruments of the Focus studies must be, item by item, where domain.md §2 says so. */
import { describe, expect, it } from 'vitest';
import { makeForm } from '../../instruments/form.ts';
import { latestInstrument } from '../../instruments/registry.ts';
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

it('no shipped instrument claims to be validated', () => {
  for (const id of ['attitude', 'leadership', 'culture', 'staff-network']) expect(the(id).validated).toBe(false);
});
