/** A whole study as steps, and rows as a whole study: the two directions of the round trip, without a database. */
import { createHmac } from 'node:crypto';
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
import { Refusal } from '../http/problem.ts';
import { addNetworkRespondents, addNominations } from '../nominations/store.ts';
import { addPeople, asPerson, type PersonRecord } from '../people/store.ts';
import { addResponses } from '../responses/store.ts';
import { addSchools, type SchoolRecord } from '../schools/store.ts';
import { bulk, type Step } from '../store/steps.ts';
import { instruments, studies } from '../store/tables.ts';
import { addWaves } from '../waves/store.ts';

export interface LoadedStudy {
  readonly data: StudyData;
  readonly identities: Identities;
  /** id of a person or pupil in the folder → pseudonym of this study */
  readonly pseudonyms: ReadonlyMap<string, string>;
}

/** 60 bits of HMAC-SHA-256(the study's key, the folder's id): stable within a study, unlinkable between studies. */
const pseudonymIn = (key: string) => (code: string) => `p${createHmac('sha256', key).update(code).digest('hex').slice(0, 15)}`;

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
  const pseudonyms = remembered(pseudonymIn(pseudonymKey));
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
}

/** The study as it is analysed, and apart from it the names and the pseudonyms. */
export function assembleStudy({ pseudonymKey, schools, people, ...rest }: StudyRows): LoadedStudy {
  const make = pseudonymIn(pseudonymKey);
  const pseudonyms = new Map(people.map((p) => [p.code, p.id]));
  for (const { pupil } of rest.achievement) if (!pseudonyms.has(pupil)) pseudonyms.set(pupil, make(pupil));
  return {
    data: {
      ...rest,
      schools: schools.map(({ id, cohort, attributes }) => ({ id, ...(cohort === undefined ? {} : { cohort }), attributes })),
      people: people.map(asPerson),
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
