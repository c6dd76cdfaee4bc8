/** A whole study as steps, and rows as a whole study: the two directions of the round trip, without a database. */
import { createHmac } from 'node:crypto';
import type { ExclusionDecision } from '../../analysis/quality/types.ts';
import type { FrozenSelection, MetaInference, ThemeCode } from '../../analysis/evidence/types.ts';
import type {
  AchievementRow,
  Identities,
  NetworkRespondent,
  Nomination,
  ResponseRecord,
  StudyData,
  StudyDesign,
} from '../../analysis/types.ts';
import { fingerprint } from '../../instruments/fingerprint.ts';
import type { Instrument } from '../../instruments/types.ts';
import { addAchievement } from '../achievement/store.ts';
import { addSelection } from '../contrast/store.ts';
import { addInferences, addThemeCodes } from '../evidence/store.ts';
import { addExclusions } from '../quality/store.ts';
import { Refusal } from '../http/problem.ts';
import { addNetworkRespondents, addNominations } from '../nominations/store.ts';
import { addPeople, asPerson, type PersonRecord } from '../people/store.ts';
import { addResponses } from '../answers/store.ts';
import { addSchools, type SchoolRecord } from '../schools/store.ts';
import { bulk, type Step } from '../store/steps.ts';
import { instruments, studies } from '../store/tables.ts';
import { addWaves } from '../waves/store.ts';
import type { Pseudonyms } from './folder/index.ts';

export interface LoadedStudy {
  readonly data: StudyData;
  readonly identities: Identities;
  /** what stands in exports and results for the ids of people, pupils and responses */
  readonly pseudonyms: Pseudonyms;
}

const digest = (key: string, text: string) => createHmac('sha256', key).update(text).digest('hex');
/** A person's id in our tables: 60 bits of HMAC-SHA-256(the study's key, the folder's id). */
const personIdIn = (key: string) => (code: string) => `p${digest(key, code).slice(0, 15)}`;
/**
 * A person's pseudonym outside: stable within a study, unlinkable between studies, and not the id in our tables, which the
 * network question shows to colleagues beside the name. (No id holds the space that keeps the uses apart.)
 */
const pseudonymIn = (key: string) => (code: string) => `p${digest(key, `export ${code}`).slice(0, 15)}`;
const responsePseudonymIn = (key: string) => (id: string) => digest(key, `response ${id}`).slice(0, 32);

function remembered(make: (code: string) => string): (code: string) => string {
  const known = new Map<string, string>();
  return (code) => {
    const before = known.get(code);
    if (before !== undefined) return before;
    const made = make(code);
    known.set(code, made);
    return made;
  };
}

/** All steps that add a study. Throws inconsistentStudy when a response names an instrument that did not come with it. */
export function stepsOfStudy(
  { data, identities }: { readonly data: StudyData; readonly identities: Identities },
  { importedAt, pseudonymKey }: { readonly importedAt: string; readonly pseudonymKey: string },
): readonly Step[] {
  const { id, waves, synthetic, ...design } = data.design;
  const pseudonyms = remembered(personIdIn(pseudonymKey));
  const prints = new Map(data.instruments.map((i) => [`${i.id}\n${i.version}`, fingerprint(i)]));
  const printOf = (instrument: string, version: number) => {
    const print = prints.get(`${instrument}\n${version}`);
    if (print === undefined) throw new Refusal('inconsistentStudy', { params: { instrument, version } });
    return print;
  };
  return [
    bulk(studies, [{ id, synthetic, design, pseudonymKey, importedAt }]),
    addWaves(id, waves),
    bulk(
      instruments,
      data.instruments.map((definition, position) => ({
        study: id,
        id: definition.id,
        version: definition.version,
        position,
        fingerprint: printOf(definition.id, definition.version),
        definition,
      })),
    ),
    addSchools(id, data.schools, identities.schools),
    addPeople(id, data.people, identities.people, pseudonyms),
    addResponses(id, data.responses, pseudonyms, printOf, importedAt),
    addNominations(id, data.nominations, pseudonyms),
    addNetworkRespondents(id, data.networkRespondents, pseudonyms),
    addAchievement(id, data.achievement),
    ...addSelection(id, data.selection),
    addThemeCodes(id, data.themes ?? []),
    addInferences(id, data.inferences ?? []),
    // of a decision that came in, study and response are its name
    addExclusions(id, data.exclusions ?? [], (response) => digest(pseudonymKey, `exclusion ${response}`).slice(0, 32)),
  ];
}

export interface StudyRows {
  readonly design: StudyDesign;
  readonly pseudonymKey: string;
  readonly instruments: readonly Instrument[];
  readonly schools: readonly SchoolRecord[];
  readonly people: readonly PersonRecord[];
  readonly responses: readonly ResponseRecord[];
  readonly nominations: readonly Nomination[];
  readonly networkRespondents: readonly NetworkRespondent[];
  readonly achievement: readonly AchievementRow[];
  readonly selection: FrozenSelection | undefined;
  readonly themes: readonly ThemeCode[];
  readonly inferences: readonly MetaInference[];
  readonly exclusions: readonly ExclusionDecision[];
}

/** The study as it is analysed, and apart from it the names and the pseudonyms. */
export function assembleStudy({
  pseudonymKey,
  schools,
  people,
  selection,
  themes,
  inferences,
  exclusions,
  ...rest
}: StudyRows): LoadedStudy {
  const pseudonym = remembered(pseudonymIn(pseudonymKey));
  const ofResponse = responsePseudonymIn(pseudonymKey);
  const pseudonyms: Pseudonyms = {
    people: new Map([...people.map((p) => p.code), ...rest.achievement.map((a) => a.pupil)].map((id) => [id, pseudonym(id)])),
    responses: new Map(rest.responses.map(({ id }) => [id, ofResponse(id)])),
  };
  return {
    data: {
      ...rest,
      schools: schools.map(({ id, cohort, attributes }) => ({ id, ...(cohort === undefined ? {} : { cohort }), attributes })),
      people: people.map(asPerson),
      ...(selection === undefined ? {} : { selection }),
      ...(themes.length > 0 ? { themes } : {}),
      ...(inferences.length > 0 ? { inferences } : {}),
      ...(exclusions.length > 0 ? { exclusions } : {}),
    },
    identities: {
      schools: new Map(schools.flatMap((s) => known(s.id, { name: s.name, brin: s.brin }))),
      people: new Map(people.flatMap((p) => known(p.code, { name: p.name, email: p.email }))),
    },
    pseudonyms,
  };
}

/** An entry only where something is known, and in it only what is. */
function known<T extends Record<string, string | null>>(id: string, values: T): [string, { [K in keyof T]?: string }][] {
  const present = Object.entries(values).filter((e): e is [string, string] => e[1] !== null);
  return present.length > 0 ? [[id, Object.fromEntries(present) as { [K in keyof T]?: string }]] : [];
}
