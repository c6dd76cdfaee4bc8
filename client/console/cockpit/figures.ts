/** What the room makes of the matrix: which schools are shown, and the table as a file. */
import type { Cockpit, School, SchoolWave } from './query.ts';

export type Targets = Cockpit['targets'];

/** 7 of 10 is .70 on paper, whatever the quotient says. */
export const reaches = (n: number, of: number, share: number): boolean => n >= share * of - 1e-9;

/** A share as whole per cents that never rounds up over a threshold: 79.6 % shown as 80 would look like enough. */
export function percent(n: number, of: number): number {
  const exact = (n / of) * 100;
  const near = Math.round(exact);
  return near > exact && [70, 80, 100].includes(near) ? near - 1 : near;
}

/** Below the network's gate, or fewer people done than the target asks. */
export const isBelow = (own: SchoolWave, targets: Targets): boolean =>
  own.network?.gate === 'none' ||
  own.network?.gate === 'flagged' ||
  (own.people > 0 && !reaches(own.finished, own.people, targets.staff));

const troubleKinds = ['bounced', 'refused', 'uncertain', 'late'] as const;
/** What went wrong with mail, as far as it did. */
export const troubleOf = (mail: SchoolWave['mail']): readonly (readonly [(typeof troubleKinds)[number], number])[] =>
  mail === null ? [] : troubleKinds.map((kind) => [kind, mail[kind]] as const).filter(([, n]) => n > 0);
export const troubles = (mail: SchoolWave['mail']): number => troubleOf(mail).reduce((sum, [, n]) => sum + n, 0);

export interface Choice {
  /** place of the wave in the matrix; null = all */
  readonly wave: number | null;
  readonly cohort: string | null;
  readonly below: boolean;
}

/** The schools that a choice leaves, in the study's order. */
export const chosen = (data: Cockpit, { wave, cohort, below }: Choice): readonly School[] =>
  data.schools.filter(
    (school) =>
      (cohort === null || school.cohort === cohort) &&
      (!below ||
        school.waves.some(
          (own, i) => (wave === null ? data.waves[i]?.state !== 'planned' : i === wave) && isBelow(own, data.targets),
        )),
  );

/** The wave to begin with: the open one, else the last that anybody answered, else the first. */
export function firstWave(data: Cockpit): number {
  const open = data.waves.findIndex((w) => w.state === 'open');
  if (open >= 0) return open;
  const answered = data.columns.findLastIndex((_, i) => data.schools.some((s) => (s.submitted[i] ?? 0) > 0));
  const wave = data.columns[answered]?.wave;
  return Math.max(
    0,
    data.waves.findIndex((w) => w.id === wave),
  );
}

export interface FileWords {
  readonly heads: readonly string[];
  readonly title: (column: Cockpit['columns'][number]) => string;
  readonly gate: (own: SchoolWave) => string;
  readonly expected: (own: SchoolWave) => string;
  readonly mail: (own: SchoolWave) => string;
  readonly action: (own: SchoolWave) => string;
}

/** One row per school and questionnaire, with what the school is at that wave; of one wave, or (null) of all. */
export function fileRows(
  data: Cockpit,
  schools: readonly School[],
  wave: number | null,
  words: FileWords,
): (string | number | null)[][] {
  const rows = schools.flatMap((school) =>
    data.columns.flatMap((column, i): (string | number | null)[][] => {
      if (wave !== null && data.waves[wave]?.id !== column.wave) return [];
      const place = data.waves.findIndex((w) => w.id === column.wave);
      const own = school.waves[place];
      const [due = 0, started = 0, submitted = 0] = [school.due[i], school.started[i], school.submitted[i]];
      if (!own || due + started + submitted === 0) return [];
      return [
        [
          school.id,
          school.name,
          school.cohort,
          data.waves[place]?.label ?? column.wave,
          words.title(column),
          due,
          started,
          submitted,
          due === 0 ? null : percent(submitted, due),
          own.people === 0 ? null : own.finished,
          own.people === 0 ? null : own.people,
          words.gate(own),
          own.network === null ? null : own.network.answered,
          own.network === null ? null : own.network.listed,
          own.trend.reduce((sum, n) => sum + n, 0),
          words.expected(own),
          words.mail(own),
          words.action(own),
        ],
      ];
    }),
  );
  return [[...words.heads], ...rows];
}
