import { DOMParser } from 'linkedom';
import { describe, expect, it } from 'vitest';
import type { NetworkPicture } from '../../analysis/types.ts';
import { caterpillarFigure } from '../../server/reports/figures/caterpillar.ts';
import { groupColour, waveColour } from '../../server/reports/figures/colours.ts';
import { forestFigure } from '../../server/reports/figures/forest.ts';
import { tickDecimals } from '../../server/reports/figures/plot.ts';
import { responseFigure } from '../../server/reports/figures/response.ts';
import { scaleProfileFigure } from '../../server/reports/figures/scale-profiles.ts';
import { boundsOf, sociogramFigure, sociogramLegend } from '../../server/reports/figures/sociogram.ts';
import { figureId, fit, plain } from '../../server/reports/figures/svg.ts';
import { makeFormat } from '../../server/reports/format.ts';

const nl = makeFormat('nl');
const nasty = '<script>alert(1)</script> "><img onerror=x> ]]> & \u0000\u202e';
const head = { id: 'fig-x', title: nasty, description: `described ${nasty}` };

const actor = (id: string, own: Partial<NetworkPicture['actors'][number]> = {}) => ({
  id,
  functions: ['teacher'],
  responded: true,
  indegree: 1,
  x: 0,
  y: 0,
  ...own,
});
const picture = (own: Partial<NetworkPicture> = {}): NetworkPicture => ({
  school: 'S1',
  wave: 'T1',
  relation: 'goals',
  actors: [
    actor('a', { x: 0, y: 0, indegree: 4 }),
    actor('b', { x: 1, y: 0, responded: false, functions: ['schoolLeader'] }),
    actor('c', { x: 0.5, y: 1, indegree: 0 }),
  ],
  ties: [
    { from: 'a', to: 'b', mutual: false },
    { from: 'a', to: 'c', mutual: true },
    { from: 'c', to: 'a', mutual: true },
  ],
  ...own,
});

const bounds = { x: 0, y: 0, size: 1 };
const chosen = (['high', 'middle', 'low'] as const).map((group, i) => ({
  school: `S${i}`,
  label: nasty,
  eb: 0.2 - 0.2 * i,
  sePrediction: 0.1,
  group,
}));
const figures: Record<string, string> = {
  caterpillar: caterpillarFigure(head, { schools: chosen, mu: 0.01, muLabel: nasty, axis: nasty }, nl),
  forest: forestFigure(
    head,
    {
      rows: [
        { label: nasty, wave: nasty, g: 9, low: -9, high: 12, shown: true },
        { label: 'b', wave: '', g: 0, low: -1, high: 1, shown: false },
      ],
      axis: nasty,
      leftLabel: nasty,
      rightLabel: nasty,
      bandLabel: nasty,
    },
    nl,
  ),
  response: responseFigure(
    head,
    {
      schools: [{ school: 'S1', label: nasty }],
      waves: [{ wave: 'T1', label: nasty }],
      points: [
        { school: 'S1', wave: 'T1', share: 0.5 },
        { school: 'unknown', wave: 'T1', share: 1 },
      ],
      gates: [{ share: 0.7, label: nasty }],
    },
    nl,
  ),
  profiles: scaleProfileFigure(
    head,
    {
      waves: [{ wave: 'T1', label: nasty }],
      chosen: true,
      schools: [
        { school: 'S1', group: 'high', wave: 'T1', value: 3 },
        { school: 'S2', group: 'low', wave: 'T1', value: 2 },
      ],
      means: [{ wave: 'T1', mean: 2.5, low: null, high: null }],
      legend: { high: nasty, low: 'l', middle: 'm', mean: 'g' },
    },
    nl,
  ),
  sociogram: sociogramFigure(head, picture(), bounds),
  legend: sociogramLegend(head, {
    functions: [{ look: { fill: '#fff', shape: 'cross' }, label: nasty }],
    hollow: 'h',
    size: 's',
    mutual: 'm',
    oneWay: 'o',
  }),
};

describe.each(Object.entries(figures))('%s', (_, svg) => {
  it('is a document of its own with a title and a description', () => {
    const root = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement!;
    expect(svg.startsWith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ')).toBe(true);
    expect(root.getAttribute('role')).toBe('img');
    expect(root.getAttribute('aria-labelledby')).toBe('fig-x-t fig-x-d');
    expect(root.querySelector('title')?.textContent).toContain('alert(1)');
    expect(root.querySelector('desc')?.textContent).toMatch(/^described/);
    expect([...svg.matchAll(/\sid="([^"]*)"/g)].map((m) => m[1])).toEqual(['fig-x-t', 'fig-x-d']);
  });

  it('has no script, no style, no reference to anything outside, no raw text', () => {
    expect(svg).not.toMatch(/<script|<style|<img|<foreignObject|href=|url\(|@import|\son\w+="|]]>|\u202e/);
    expect(svg).not.toContain('\u0000');
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toContain('://');
    expect(svg).not.toMatch(/NaN|undefined|Infinity|null/);
  });

  it('closes every element it opens', () => {
    const open: string[] = [];
    for (const [, close, name, self] of svg.matchAll(/<(\/?)([a-z]+)(?:\s[^<>]*?)?(\/?)>/gi)) {
      if (close) expect(open.pop()).toBe(name);
      else if (!self) open.push(name!);
    }
    expect(open).toEqual([]);
  });
});

describe('what figures show', () => {
  it('caterpillar: chosen schools differ in hue, in shape and in being turned', () => {
    const svg = figures['caterpillar']!;
    expect(svg.match(/rotate\(180\)/g)).toHaveLength(1);
    expect(svg).toContain(groupColour.high);
    expect(svg).toContain(groupColour.low);
    expect(svg).toContain('stroke-dasharray');
  });

  it('forest: intervals beyond four standard deviations are cut, their numbers are not', () => {
    expect(figures['forest']).toContain('9,00 [−9,00; 12,00]');
  });

  it('forest: only rows with a difference shown are filled', () => {
    const [filled, hollow] = [...figures['forest']!.matchAll(/<circle fill="(#\w+)"/g)].map((m) => m[1]);
    expect([filled, hollow]).toEqual(['#1d1b16', '#ffffff']);
  });

  it('caterpillar of 104 schools labels the chosen ones only', () => {
    const many = Array.from({ length: 104 }, (_, i) => ({
      school: `S${i}`,
      label: `S${i}`,
      eb: -i / 100,
      sePrediction: 0.1,
      group: i < 10 ? ('high' as const) : i > 93 ? ('low' as const) : ('middle' as const),
    }));
    const svg = caterpillarFigure(head, { schools: many, mu: 0, muLabel: 'm', axis: 'a' }, nl);
    expect(svg.match(/>S\d+</g)).toHaveLength(20);
  });

  it('waves go from light to dark in one hue', () => {
    const light = [0, 1, 2].map((i) => Number.parseInt(waveColour(i, 3).slice(3, 5), 16));
    expect(light).toEqual([...light].sort((a, b) => b - a));
    expect(waveColour(0, 1)).toMatch(/^#[0-9a-f]{6}$/);
  });

  it('needs as many decimals on an axis as its ticks', () => {
    expect([tickDecimals(0, 1.2, 7), tickDecimals(0, 0.1, 5), tickDecimals(0, 70, 7), tickDecimals(1, 1, 7)]).toEqual([
      1, 2, 0, 1,
    ]);
  });
});

describe('a sociogram', () => {
  const paths = (svg: string) => [...svg.matchAll(/<path [^>]*>/g)].map((m) => m[0]);

  it('draws a mutual tie once and thick, a one-way tie with a head, a non-respondent hollow', () => {
    const all = paths(figures['sociogram']!);
    const mutual = all.find((one) => one.includes('stroke-width="2.2"'))!;
    expect(mutual.match(/M/g)).toHaveLength(1);
    expect(all.filter((one) => one.includes('stroke-width=".8"'))[0]!.match(/M/g)).toHaveLength(1);
    expect(all.filter((one) => one.includes('stroke-dasharray') && one.includes('#ffffff'))).toHaveLength(1);
  });

  it('has no names and no ids of people', () => {
    expect(figures['sociogram']).not.toContain('<text');
    const named = sociogramFigure(head, picture({ actors: [actor('Janneke')], ties: [] }), bounds);
    expect(named).not.toContain('Janneke');
  });

  it('keeps a person in the same place in every wave', () => {
    const later = picture({
      wave: 'T2',
      actors: [...picture().actors.map((one) => ({ ...one, indegree: 4, responded: true })), actor('d', { x: 3, y: 3 })],
    });
    const shared = boundsOf([picture(), later]);
    const middle = (svg: string) =>
      [...svg.matchAll(/<path d="M([\d.]+) ([\d.]+)a([\d.]+) /g)].map((m) => [
        Math.round(Number(m[1]) + Number(m[3])),
        Math.round(Number(m[2])),
      ]);
    const [first, second] = [picture(), later].map((one) => middle(sociogramFigure(head, one, shared)));
    for (const place of first!) expect(second).toContainEqual(place);
  });

  it('draws everybody of a team that has no ties, or that stands in one point', () => {
    const lonely = picture({ actors: [actor('a'), actor('b')], ties: [{ from: 'a', to: 'b', mutual: false }] });
    expect(paths(sociogramFigure(head, lonely, boundsOf([lonely])))).toHaveLength(2);
    expect(boundsOf([])).toEqual({ x: 0, y: 0, size: 1 });
  });

  it('stays below 15 kB for a team of thirty where everybody names everybody', () => {
    const ids = Array.from({ length: 30 }, (_, i) => `p${i}`);
    const full = picture({
      actors: ids.map((one, i) => actor(one, { x: Math.cos(i), y: Math.sin(i), indegree: 29 })),
      ties: ids.flatMap((from) => ids.filter((to) => to !== from).map((to) => ({ from, to, mutual: true }))),
    });
    expect(sociogramFigure(head, full, boundsOf([full])).length).toBeLessThan(15_000);
  });
});

describe('texts from outside', () => {
  it('lose control characters, lone surrogates and turns of direction', () => {
    expect(plain('a\u0000\u001b b\ud800\n\tc\u202e')).toBe('a b c');
    expect(plain('é 😀 12\u202f345')).toBe('é 😀 12\u202f345');
  });
  it('give ids that differ when the texts do', () => {
    expect(figureId('a', 'b-c')).not.toBe(figureId('a-b', 'c'));
    expect(figureId('"><b>')).toMatch(/^[A-Za-z0-9-]+$/);
  });
  it('are cut on whole characters', () => {
    expect(fit('😀😀😀', 2)).toBe('😀…');
    expect(fit('abc', 3)).toBe('abc');
  });
});
