/** Where the steps of an analysis put what they find: rows, exclusions, warnings; and where later steps look up schools' values. */
import type { SchoolValues } from '../comparison/compare.ts';
import type { Estimate, Exclusion, MeasureRow, Warning } from '../types.ts';
import type { WarningCode } from './warnings.ts';

export interface Collector {
  readonly measures: MeasureRow[];
  readonly exclusions: Exclusion[];
  readonly warnings: Warning[];
  study(wave: string, subject: string, measure: string, estimate: Estimate): void;
  school(school: string, wave: string, subject: string, measure: string, estimate: Estimate): void;
  person(school: string, person: string, wave: string, subject: string, measure: string, estimate: Estimate): void;
  exclude(exclusion: Exclusion): void;
  warn(code: WarningCode, params?: Readonly<Record<string, string | number>>): void;
  /** what `school` was given for this measure: value and n, of the schools that have one */
  estimates(wave: string, subject: string, measure: string): ReadonlyMap<string, { readonly value: number; readonly n: number }>;
  values(wave: string, subject: string, measure: string): SchoolValues;
}

export function makeCollector(): Collector {
  const measures: MeasureRow[] = [];
  const exclusions: Exclusion[] = [];
  const warnings: Warning[] = [];
  const bySchool = new Map<string, Map<string, { value: number; n: number }>>();
  const keyOf = (wave: string, subject: string, measure: string): string => JSON.stringify([wave, subject, measure]);
  const estimates = (wave: string, subject: string, measure: string) => bySchool.get(keyOf(wave, subject, measure)) ?? new Map();
  return {
    measures,
    exclusions,
    warnings,
    study: (wave, subject, measure, estimate) => {
      measures.push({ level: 'study', school: '', person: '', wave, subject, measure, estimate });
    },
    school: (school, wave, subject, measure, estimate) => {
      measures.push({ level: 'school', school, person: '', wave, subject, measure, estimate });
      if (estimate.missing !== undefined) return;
      const key = keyOf(wave, subject, measure);
      const values = bySchool.get(key) ?? new Map<string, { value: number; n: number }>();
      bySchool.set(key, values);
      values.set(school, { value: estimate.value, n: estimate.n });
    },
    person: (school, person, wave, subject, measure, estimate) => {
      measures.push({ level: 'person', school, person, wave, subject, measure, estimate });
    },
    exclude: (exclusion) => {
      if (exclusion.count > 0) exclusions.push(exclusion);
    },
    warn: (code, params = {}) => {
      warnings.push({ code, params });
    },
    estimates,
    values: (wave, subject, measure) =>
      new Map([...estimates(wave, subject, measure)].map(([school, { value }]): [string, number] => [school, value])),
  };
}
