/**
 * Whether a school's team worked on the tested subject throughout: 1 or 0 per school. From an attribute of the schools with one of the
 * names below, else from the trainers' reports: all four half-years on the subject. A school whose reported half-years are all on the
 * subject and not all known is unknown.
 * Source: domain.md §1.1 001-19, §2.12 VV16, §3.2 F05.
 */
import type { StudyData } from '../types.ts';

const attributeNames = ['focus', 'domainFocus', 'maths'] as const;
const halfYears = ['VV16h1', 'VV16h2', 'VV16h3', 'VV16h4'] as const;
/** codes of VV16 by the subject of the achievement */
const domainOf: Readonly<Record<string, number>> = { RW: 1, SP: 2, BL: 3 };

export interface DomainFocus {
  /** the attribute's name, or the instrument's id */
  readonly source: string;
  readonly values: ReadonlyMap<string, number>;
}

export const domainFocus = (data: StudyData, subject: string): DomainFocus | null => {
  for (const name of attributeNames) {
    const known = data.schools.flatMap(({ id, attributes }): [string, number][] => {
      const value = attributes[name];
      return value === 0 || value === 1 ? [[id, value]] : [];
    });
    if (known.length > 0 && new Set(known.map(([, value]) => value)).size > 1) return { source: name, values: new Map(known) };
  }
  const domain = domainOf[subject];
  if (domain === undefined) return null;
  const reports = data.responses
    .filter((r) => r.instrument === 'trainer-report' && r.submitted)
    .sort((a, b) => ((a.submittedAt ?? '') < (b.submittedAt ?? '') ? -1 : 1));
  const values = new Map<string, number>();
  for (const { school, about, answers } of reports) {
    const worked = halfYears.flatMap((item) => {
      const answer = answers[item];
      return typeof answer === 'number' ? [answer] : [];
    });
    if (worked.some((code) => code !== domain)) values.set(about ?? school, 0);
    else if (worked.length === halfYears.length) values.set(about ?? school, 1);
  }
  return new Set(values.values()).size > 1 ? { source: 'trainer-report', values } : null;
};
