/**
 * How the two groups are made up, above the table and never tested: pupils tested, team size, share of weight 1.2, cohort, level
 * before the intervention, response per instrument, scale version. (The level before is tied to the effect by regression to the mean.)
 */
import type { Candidate, SchoolValues } from '../comparison/compare.ts';
import { meanOf } from '../description/moments.ts';
import { byText } from '../growth/school-estimate.ts';
import type { StudyData } from '../types.ts';
import type { Collector } from './collector.ts';
import type { Effects } from './effects.ts';
import type { Rosters } from './rosters.ts';

export function balanceCandidates(
  data: StudyData,
  effects: Effects,
  rosters: Rosters,
  collect: Collector,
  lastWave: string | null,
  responseSubjects: readonly { readonly name: string; readonly subject: string; readonly wave: string }[],
): Candidate[] {
  const rows: Candidate[] = [];
  const add = (measure: string, wave: string, values: SchoolValues): void => {
    if (values.size > 0) rows.push({ measure, wave, row: 'balance', timing: 'before', family: 'balance', values });
  };
  add('pupilsTested', '', new Map((effects.stage?.schools ?? []).map((s) => [s.school, s.pupils])));
  if (data.people.length > 0 && lastWave !== null) {
    const sizes = [...rosters.staff(lastWave)].map(([school, people]): [string, number] => [school, people.length]);
    add('teamSize', lastWave, new Map(sizes.filter(([, size]) => size > 0)));
  }
  add(
    'shareWeight1.2',
    '',
    shareOfPupils(effects, (row) => (row.weight === null ? null : row.weight === 1.2)),
  );
  const cohorts = [...new Set(data.schools.flatMap((s) => s.cohort ?? []))].sort(byText);
  if (cohorts.length > 1) {
    for (const cohort of cohorts) {
      add(
        `cohort.${cohort}`,
        '',
        new Map(data.schools.filter((s) => s.cohort !== undefined).map((s) => [s.id, s.cohort === cohort ? 1 : 0])),
      );
    }
  }
  const before = new Map<string, number>();
  for (const [school, own] of effects.zRows) {
    const z = own.filter((r) => r.phase === 'before').map((r) => r.z);
    if (z.length > 0) before.set(school, meanOf(z));
  }
  add('beforeLevel', '', before);
  const versions = [...new Set(effects.achievement.map((r) => r.scaleVersion))].sort(byText);
  if (versions.length > 1) {
    for (const version of versions)
      add(
        `scaleVersion.${version}`,
        '',
        shareOfPupils(effects, (row) => row.scaleVersion === version),
      );
  }
  for (const { name, subject, wave } of responseSubjects)
    add(`${name}.responseRate`, wave, collect.values(wave, subject, 'responseRate'));
  return rows;
}

/** Per school the share of tested pupils for whom any row is so; pupils about whom nothing is known do not count. */
function shareOfPupils(effects: Effects, holds: (row: Effects['achievement'][number]) => boolean | null): SchoolValues {
  const schools = new Map<string, Map<string, boolean>>();
  for (const row of effects.achievement) {
    const answer = holds(row);
    if (answer === null) continue;
    const pupils = schools.get(row.school) ?? new Map<string, boolean>();
    schools.set(row.school, pupils);
    pupils.set(row.pupil, answer || pupils.get(row.pupil) === true);
  }
  return new Map(
    [...schools].map(([school, pupils]): [string, number] => [school, [...pupils.values()].filter(Boolean).length / pupils.size]),
  );
}
