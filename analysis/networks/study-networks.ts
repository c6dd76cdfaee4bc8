/**
 * From a study's nominations to its networks: one for each school, wave and relation, whoever did or did not answer.
 * A wave and relation for which nobody in the whole study answered was not measured and gives no networks.
 */
import type { Nomination, Person, School, StudyData, Wave } from '../types.ts';
import { type IgnoredNomination, type StaffNetwork, staffNetwork } from './network.ts';

/** Whether someone is on the roster of a wave, given the study's waves in order. A wave the study does not know never matches. */
export const onRosterAt = (person: Person, wave: string, waves: readonly Wave[]): boolean => {
  const place = (id: string): number => waves.findIndex((w) => w.id === id);
  const at = place(wave);
  if (at < 0 || person.leave?.includes(wave)) return false;
  const from = person.from === undefined ? 0 : place(person.from);
  const to = person.to === undefined ? waves.length - 1 : place(person.to);
  return from <= at && at <= to;
};

/** A person as they were at a wave: functions and group of then, where these were others than now. */
export const personAt = (person: Person, wave: string): Person => {
  const then = person.was?.find((state) => state.waves.includes(wave));
  if (then === undefined) return person;
  const { group: _now, ...rest } = person;
  return { ...rest, functions: then.functions, ...(then.group === undefined ? {} : { group: then.group }) };
};

/** The people of each school who belong to the network at a wave, those who asked not to be listed among them, sorted by id. */
export const networkRosters = (
  data: Pick<StudyData, 'design' | 'people'>,
  wave: string,
): ReadonlyMap<string, readonly string[]> => {
  const boundary = new Set(data.design.network?.boundary ?? []);
  const rosters = new Map<string, string[]>();
  for (const person of data.people) {
    if (!personAt(person, wave).functions.some((f) => boundary.has(f)) || !onRosterAt(person, wave, data.design.waves)) continue;
    const roster = rosters.get(person.school);
    if (roster) roster.push(person.id);
    else rosters.set(person.school, [person.id]);
  }
  for (const roster of rosters.values()) roster.sort();
  return rosters;
};

const groupBy = <T>(rows: readonly T[], key: (row: T) => string): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const k = key(row);
    const group = groups.get(k);
    if (group) group.push(row);
    else groups.set(k, [row]);
  }
  return groups;
};

const keyOf = (row: { readonly school: string; readonly wave: string; readonly relation: string }): string =>
  JSON.stringify([row.wave, row.relation, row.school]);

export interface StudyNetworks {
  readonly networks: readonly StaffNetwork[];
  readonly ignored: readonly IgnoredNomination[];
}

/**
 * All networks of a study, by wave, relation and school in the study's own order.
 * @param tieRule the study's rule unless another is given
 */
export const studyNetworks = (data: StudyData, tieRule = data.design.network?.tieRule ?? 1): StudyNetworks => {
  const networks: StaffNetwork[] = [];
  const ignored: IgnoredNomination[] = [];
  const nominations = groupBy<Nomination>(data.nominations, keyOf);
  const respondents = groupBy(data.networkRespondents, keyOf);
  const measured = new Set(data.networkRespondents.map((row) => JSON.stringify([row.wave, row.relation])));
  for (const wave of data.design.waves) {
    const relations = (data.design.network?.relations ?? []).filter((r) => measured.has(JSON.stringify([wave.id, r.id])));
    if (relations.length === 0) continue;
    const rosters = networkRosters(data, wave.id);
    const hidden = new Set(data.people.filter((p) => p.listed === false).map((p) => p.id));
    for (const relation of relations) {
      for (const school of data.schools as readonly School[]) {
        const key = keyOf({ school: school.id, wave: wave.id, relation: relation.id });
        const team = rosters.get(school.id) ?? [];
        const built = staffNetwork({
          school: school.id,
          wave: wave.id,
          relation: relation.id,
          roster: team.filter((id) => !hidden.has(id)),
          unlisted: team.filter((id) => hidden.has(id)),
          respondents: (respondents.get(key) ?? []).map((row) => row.person),
          nominations: nominations.get(key) ?? [],
          tieRule,
        });
        networks.push(built.network);
        ignored.push(...built.ignored);
      }
    }
  }
  return { networks, ignored };
};
