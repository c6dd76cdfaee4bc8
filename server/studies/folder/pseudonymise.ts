/** A study without the ids that schools gave to people: what leaves the platform unless names are asked for. */
import type { ResponseRecord, StudyData } from '../../../analysis/types.ts';
import { type Answer, type Answers, isNominationAnswer } from '../../../instruments/types.ts';
import { unnamedSmallClasses } from './small-classes.ts';
import { inOrder } from './source.ts';

/** What takes the place of what: ids of the folder → pseudonyms. */
export interface Pseudonyms {
  /** people and pupils */
  readonly people: ReadonlyMap<string, string>;
  /** made by hand they often hold the person's id; made by a device, that device and the log know them */
  readonly responses: ReadonlyMap<string, string>;
}

/**
 * Replaces the ids of people, pupils and responses by pseudonyms, the names of small classes of anonymous children by numbers, and sorts every list by what it then holds, so that the
 * order of a staff list does not give away who is who. Throws when one has no pseudonym: nothing is written rather than an id.
 */
export const pseudonymise = (data: StudyData, pseudonyms: Pseudonyms): StudyData => {
  const replaced = (list: ReadonlyMap<string, string>, id: string): string => {
    const pseudonym = list.get(id);
    if (pseudonym === undefined) throw new Error('a person or a response of this study has no pseudonym');
    return pseudonym;
  };
  const person = (id: string): string => replaced(pseudonyms.people, id);
  const people = new Set(data.people.map((one) => one.id));
  const schools = new Set(data.schools.map((school) => school.id));
  /** responses can be about a school, a group or a colleague */
  const about = (id: string): string => (people.has(id) && !schools.has(id) ? person(id) : id);
  /** ties stand in `nominations`; should an answer hold some, their ids do not get out */
  const answer = (one: Answer): Answer => (isNominationAnswer(one) ? { ...one, named: {} } : one);
  const answers = (all: Answers): Answers => Object.fromEntries(Object.entries(all).map(([item, one]) => [item, answer(one)]));

  const by = <T>(rows: readonly T[], ...keys: readonly ((row: T) => string)[]): readonly T[] =>
    [...rows].sort((a, b) => keys.map((key) => inOrder(key(a), key(b))).find((order) => order !== 0) ?? 0);
  const responses = data.responses.map((one) => ({
    ...one,
    id: replaced(pseudonyms.responses, one.id),
    person: one.person === null ? null : person(one.person),
    ...(one.about === undefined ? {} : { about: about(one.about) }),
    answers: answers(one.answers),
  }));
  const groupOf = unnamedSmallClasses(responses);
  /** a response that is about its own class says its name twice */
  const unnamed = (one: ResponseRecord): ResponseRecord => {
    const group = groupOf(one);
    if (group === undefined || group === one.group) return one;
    return { ...one, group, ...(one.about === one.group ? { about: group } : {}) };
  };
  return {
    ...data,
    people: by(
      data.people.map((one) => ({ ...one, id: person(one.id) })),
      (one) => one.school,
      (one) => one.id,
    ),
    responses: by(
      responses.map(unnamed),
      (one) => one.instrument,
      (one) => one.id,
    ),
    nominations: by(
      data.nominations.map((one) => ({ ...one, ego: person(one.ego), alter: person(one.alter) })),
      ...(['school', 'wave', 'relation', 'ego', 'alter'] as const).map(
        (key) => (one: (typeof data.nominations)[number]) => one[key],
      ),
    ),
    networkRespondents: by(
      data.networkRespondents.map((one) => ({ ...one, person: person(one.person) })),
      ...(['school', 'wave', 'relation', 'person'] as const).map(
        (key) => (one: (typeof data.networkRespondents)[number]) => one[key],
      ),
    ),
    ...(data.exclusions === undefined
      ? {}
      : {
          exclusions: by(
            data.exclusions.map((one) => ({ ...one, response: replaced(pseudonyms.responses, one.response) })),
            (one) => one.response,
          ),
        }),
    achievement: by(
      data.achievement.map((one) => ({ ...one, pupil: person(one.pupil) })),
      (one) => one.school,
      (one) => one.pupil,
    ),
  };
};
