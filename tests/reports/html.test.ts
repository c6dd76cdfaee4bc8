import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import type { Findings } from '../../analysis/types.ts';
import { resultFiles } from '../../server/reports/files.ts';
import { reportHtml } from '../../server/reports/html.ts';
import { buildReport } from '../../server/reports/report.ts';
import { emptyFindings, makeFindings, meta } from './fixture.ts';

const findings = makeFindings();
const page = (language: 'nl' | 'en' = 'nl', from: Findings = findings): string => reportHtml(buildReport(from, meta, language));
const opened = (html: string) => parseHTML(html).document;

describe('report.html', () => {
  const html = page();
  const document = opened(html);

  it('names its language, in both', () => {
    expect(document.documentElement.getAttribute('lang')).toBe('nl');
    expect(opened(page('en')).documentElement.getAttribute('lang')).toBe('en');
  });

  it('needs nothing else: no script, nothing fetched, a policy that forbids both', () => {
    expect(html).not.toMatch(/<script|<link|<iframe|<img|\ssrc=|@import|url\(/i);
    expect(html.replaceAll('http://www.w3.org/2000/svg', '')).not.toContain('://');
    const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content');
    expect(policy).toMatch(/^default-src 'none'; style-src 'unsafe-inline';/);
  });

  it('has every id once, and every reference leads to one', () => {
    const ids = [...document.querySelectorAll('[id]')].map((one) => one.getAttribute('id') ?? '');
    expect(ids.length).toBeGreaterThan(40);
    expect(new Set(ids).size).toBe(ids.length);
    const known = new Set(ids);
    for (const one of document.querySelectorAll('[aria-labelledby]')) {
      for (const id of one.getAttribute('aria-labelledby')!.split(' ')) expect(known.has(id), id).toBe(true);
    }
    const links = [...document.querySelectorAll('nav a')].map((one) => one.getAttribute('href'));
    expect(links).toHaveLength(9);
    for (const link of links) expect(known.has(link!.slice(1)), link!).toBe(true);
  });

  it('has tables with a caption, scoped headers and a frame the keyboard can reach', () => {
    const tables = [...document.querySelectorAll('table')];
    expect(tables.length).toBeGreaterThan(10);
    for (const one of tables) {
      expect(one.querySelector('caption')?.textContent).not.toBe('');
      for (const header of one.querySelectorAll('th')) expect(header.getAttribute('scope')).toMatch(/^(col|row)$/);
      expect(one.closest('.scroll')?.getAttribute('tabindex')).toBe('0');
    }
  });

  it('goes down the headings without skipping one', () => {
    const levels = [...document.querySelectorAll('h1, h2, h3')].map((one) => Number(one.tagName.slice(1)));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.forEach((level, i) => expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1));
  });

  it('prints no NaN, undefined, null or Infinity', () => {
    for (const one of [page('nl'), page('en'), page('nl', emptyFindings()), page('en', emptyFindings())]) {
      expect(one.replace(/<style>.*?<\/style>/s, '')).not.toMatch(/\b(NaN|undefined|null|Infinity)\b/);
    }
  });
});

const attacks = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onload='alert(1)",
  ']]>',
  '=HYPERLINK("http://evil.example")',
  '&lt;b&gt;',
  '\u202egnp.exe',
  '{{constructor}}',
  'javascript:alert(1)',
];

/** Puts attacks into every text that comes from outside, ids included; codes and measures of ours stay. */
const poison = (value: unknown, key: string, next: () => string): unknown => {
  if (Array.isArray(value)) return value.map((one) => poison(one, key, next));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([own, one]) => [own, poison(one, own, next)]));
  const ours = [
    'measure',
    'level',
    'row',
    'timing',
    'family',
    'adjustment',
    'missing',
    'why',
    'what',
    'model',
    'kind',
    'effect',
    'state',
    'group',
    'dontKnow',
    'format',
    'refused',
    'wave',
    'subject',
    'relation',
    'id',
    'instrument',
  ];
  return typeof value === 'string' && !ours.includes(key) ? `${value}${next()}` : value;
};

describe('hostile texts', () => {
  let turn = 0;
  const next = () => attacks[turn++ % attacks.length]!;
  const poisoned = poison(findings, '', next) as Findings;
  // what the first pass leaves alone, one at a time: a measure, a wave, a reason, a school that nobody expects
  const worse: Findings = {
    ...poisoned,
    measures: poisoned.measures.map((row, i) =>
      i % 3 === 0 ? { ...row, school: attacks[1]!, subject: row.level === 'school' ? attacks[0]! : row.subject } : row,
    ),
    comparison: poisoned.comparison.map((row, i) => ({
      ...row,
      measure: i % 2 === 0 ? attacks[i % attacks.length]! : row.measure,
    })),
    exclusions: attacks.map((attack) => ({ what: 'row', id: attack, reason: attack, subject: attack, wave: attack, count: 1 })),
    warnings: attacks.map((attack) => ({ code: attack, params: { wave: attack, subject: attack, [attack]: attack } })),
  };

  it.each(['nl', 'en'] as const)('stay text in %s', (language) => {
    const html = page(language, worse);
    expect(html).not.toMatch(/<script|<img|\son(error|load)\s*=\s*["'a]?alert\b(?![^<]*<)/i);
    expect(html).not.toContain('\u202e');
    const document = opened(html);
    expect(document.querySelectorAll('script, img, iframe, object, embed, a[href^="javascript"]')).toHaveLength(0);
    for (const one of document.querySelectorAll('*')) {
      for (const name of one.getAttributeNames()) expect(name, one.outerHTML.slice(0, 80)).not.toMatch(/^on/i);
    }
    expect(document.querySelector('h1')?.textContent).toContain(
      attacks.find((attack) => document.querySelector('h1')!.textContent!.includes(attack)) ?? 'none of them',
    );
    const ids = [...document.querySelectorAll('[id]')].map((one) => one.getAttribute('id'));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('stay text in the files, and no cell begins like a formula', () => {
    const files = resultFiles(worse, meta, 'en');
    expect(JSON.parse(files.get('results.json') ?? '')).toBeTypeOf('object');
    for (const name of ['measures.csv', 'comparison.csv', 'school-effects.csv']) {
      expect(files.get(name), name).not.toMatch(/(^|,|\n)"?[=@]/);
    }
  });
});

describe('a study of 104 schools', () => {
  const large = makeFindings({
    schools: 104,
    k: 10,
    staff: 17,
    relations: ['goals', 'approach', 'progress'],
    waves: ['T1', 'T2a', 'T3'],
  });

  it('stays a page that can be mailed, and is made in a moment', () => {
    const before = process.hrtime.bigint();
    const html = page('nl', large);
    const seconds = Number(process.hrtime.bigint() - before) / 1e9;
    expect(html.match(/<svg /g)!.length).toBeGreaterThan(180);
    expect(Buffer.byteLength(html)).toBeLessThan(10_000_000);
    expect(seconds).toBeLessThan(20);
  });

  it('has sociograms of the chosen schools only, high before low, each below 15 kB', () => {
    const networks = buildReport(large, meta, 'nl').sections.find((one) => one.id === 'networks')!;
    const plates = networks.blocks.flatMap((one) => (one.kind === 'figures' ? [one] : []));
    expect(plates.map((one) => one.caption.split(' · ')[1])).toEqual([
      ...Array(10).fill('groot effect'),
      ...Array(10).fill('klein effect'),
    ]);
    expect(plates.every((one) => one.columns === 3 && one.figures.length === 9)).toBe(true);
    expect(Math.max(...plates.flatMap((one) => one.figures.map((each) => each.svg.length)))).toBeLessThan(15_000);
  });
});
