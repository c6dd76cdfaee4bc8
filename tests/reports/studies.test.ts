/** Reports of real studies (where ../shared lies beside the project) and of the demo: the whole way from data to page. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { analyseStudy } from '../../analysis/study.ts';
import type { Findings } from '../../analysis/types.ts';
import { makeDemo } from '../../server/demo/demo.ts';
import { resultFiles } from '../../server/reports/files.ts';
import { buildReport } from '../../server/reports/report.ts';
import { directorySource } from '../../server/studies/folder/source.ts';
import { readStudyFolder } from '../../server/studies/folder/read.ts';
import { meta } from './fixture.ts';

const shared = fileURLToPath(new URL('../../../shared/studies/', import.meta.url));

const findingsOf = (study: string): Findings => {
  const read = readStudyFolder(directorySource(`${shared}${study}`));
  if (!read.ok) throw new Error(JSON.stringify(read.problems.slice(0, 3)));
  return analyseStudy(read.data);
};

/** What holds for every report, whatever the study. */
const checked = (findings: Findings): string => {
  const reports = (['nl', 'en'] as const).map((language) => {
    const html = resultFiles(findings, meta, language).get('report.html') ?? '';
    expect(html.replace(/<style>.*?<\/style>/s, '')).not.toMatch(/\b(NaN|undefined|null|Infinity)\b/);
    expect(html).not.toMatch(/\bcauses?d?\b|oorza/i);
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map((one) => one[1]);
    expect(new Set(ids).size).toBe(ids.length);
    return html;
  });
  expect(reports[0]!.match(/<svg /g)?.length).toBe(reports[1]!.match(/<svg /g)?.length);
  return reports[1]!;
};

/** A warning or a reason that has no words of its own is printed with its code: in a report that would be a slip. */
const wordless = (findings: Findings): string[] => {
  const text = JSON.stringify(
    buildReport(findings, meta, 'en').sections.map((one) => one.blocks.filter((block) => block.kind !== 'figure')),
  );
  return [...text.matchAll(/Warning [a-z]+[A-Z]\w*/g)].map((one) => one[0]);
};

const sharedStudies = (): void => {
  it('chicago-growth: sixty schools, ten high and ten low, compared on three features', () => {
    const findings = findingsOf('chicago-growth');
    const html = checked(findings);
    expect(html).toContain('60 / 1721 / 7230');
    expect(html).toContain('0.761 [0.730, 0.793]');
    for (const feature of ['size', 'lowinc', 'mobility']) expect(html).toContain(`<th scope="row">${feature}</th>`);
    expect(wordless(findings)).toEqual([]);
  });

  it('dutch-cohorts: all four schools are drawn, and there is no comparison', () => {
    const findings = findingsOf('dutch-cohorts');
    const html = checked(findings);
    expect(findings.networks).toHaveLength(8);
    expect(html.match(/class="multiples fixed"/g)).toHaveLength(4);
    expect(html).toContain('There is no comparison');
  });

  it('big-five: five scales with their reliability', () => {
    const html = checked(findingsOf('big-five'));
    for (const scale of ['Agreeableness', 'Conscientiousness', 'Extraversion', 'Neuroticism', 'Openness'])
      expect(html).toContain(scale);
    expect(html).toContain('2797');
  });
};
if (existsSync(shared)) describe('the shared studies', sharedStudies);

describe('the demo', () => {
  it('has a whole report, marked as synthetic, with every warning in words', () => {
    const findings = analyseStudy(makeDemo({ schools: 20, seed: 1, answered: ['T1', 'T2a'] }).data);
    const html = checked(findings);
    expect(html).toContain('Synthetic study: made-up data, no real schools or people');
    expect(html).toContain('Draft items, not validated');
    expect(wordless(findings)).toEqual([]);
  });

  it('has a report before anybody answered', () => {
    const html = checked(analyseStudy(makeDemo({ schools: 6, seed: 1, answered: [] }).data));
    expect(html).toContain('No scale scores can be computed');
    expect(html).toContain('nobody has answered it yet');
  });
});
