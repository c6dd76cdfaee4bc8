/** What a report says of the mixed models: absent where none applies, what to do where scores cannot be compared, figures with their numbers. */
import { describe, expect, it } from 'vitest';
import type { ModelEffect, ModelFindings } from '../../analysis/growth/models/types.ts';
import { buildReport } from '../../server/reports/report.ts';
import { reportHtml } from '../../server/reports/html.ts';
import { makeFindings, meta } from './fixture.ts';

const effect = (estimate: number): ModelEffect => ({
  estimate,
  se: 0.2,
  df: 40,
  p: 0.01,
  lower: estimate - 0.4,
  upper: estimate + 0.4,
  months: { value: 2 * estimate, lower: 2 * estimate - 0.8, upper: 2 * estimate + 0.8 },
});
const nothing: ModelFindings = {
  kind: 'intervention',
  fits: [],
  cohorts: [],
  moderation: null,
  robustness: null,
  composition: null,
  lines: [],
  exclusions: [],
  gaps: [],
};
const moderation = {
  formula: 'score ~ D',
  schools: 7,
  byWeight: [{ weight: '0.3', rows: 40, effect: effect(-0.1) }],
  features: [{ feature: 'focus', source: 'maths', cohort: '2', schools: 7, mean: 0.5, effect: effect(1) }],
  fixed: [],
} as const;
const sectionOf = (models: ModelFindings | undefined, language: 'nl' | 'en') => {
  const findings = { ...makeFindings(), ...(models === undefined ? {} : { models }) };
  return buildReport(findings, meta, language).sections.find((one) => one.id === 'models');
};

describe('the section of the mixed models', () => {
  it('is not there where no model applies', () => {
    expect(sectionOf(undefined, 'en')).toBeUndefined();
  });

  it('says what to do where test versions are mixed, and that nothing is lost', () => {
    const gaps = [{ part: 'M1', reason: 'scaleVersionsMixed', params: { versions: 'old | new' } }] as const;
    for (const language of ['nl', 'en'] as const) {
      const [first, ...more] = sectionOf({ ...nothing, gaps }, language)!.blocks;
      expect(more).toEqual([]);
      expect(first!.kind).toBe('caution');
      expect(JSON.stringify(first)).toMatch(
        language === 'nl' ? /old \| new.*niets verloren.*importeer/ : /old \| new.*lost.*import/,
      );
    }
  });

  it('has the numbers that matter in the words of a figure, in months and in the language', () => {
    const text = JSON.stringify(sectionOf({ ...nothing, moderation }, 'nl'));
    // without a model there are no months to draw in
    expect(text).toContain('Gewicht 0,3: −0,10 [−0,50; 0,30].');
    expect(text).toContain('Vak centraal, cohort 2: 1,00 [0,60; 1,40].');
    expect(text).toContain('kolom maths');
  });

  it('is safe in the page whatever a study calls its cohorts', () => {
    const features = [{ ...moderation.features[0], cohort: '<script>x</script>' }] as const;
    const findings = { ...makeFindings(), models: { ...nothing, moderation: { ...moderation, features } } };
    expect(reportHtml(buildReport(findings, meta, 'en'))).not.toContain('<script>');
  });
});
