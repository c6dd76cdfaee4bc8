/** The study that answering is measured on: 104 schools, one questionnaire of as many items as asked for, everybody invited. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Identities, Person, StudyData } from '../../analysis/types.ts';
import { likert5 } from '../../instruments/formats.ts';
import type { Answers, Instrument } from '../../instruments/types.ts';
import { sha256 } from '../../server/auth/secrets.ts';
import { openData } from '../../server/main.ts';
import { readConfig } from '../../server/config.ts';

export const benchStudy = 'bench';
export const schoolCount = 104;

const both = (text: string) => ({ nl: text, en: text });
/** A questionnaire of `items` statements on a five-point scale. */
export const questionnaire = (items: number): Instrument => ({
  format: 1,
  id: `statements-${items}`,
  version: 1,
  title: both('Stellingen'),
  validated: false,
  answerFormats: { [likert5.id]: likert5 },
  items: Array.from({ length: items }, (_, i) => ({
    id: `ST${String(i + 1).padStart(2, '0')}`,
    format: likert5.id,
    text: both(`Stelling ${i + 1}`),
    source: 'draft' as const,
  })),
  scales: [],
});

export interface Invited {
  readonly invitation: string;
  readonly token: string;
  /** the response id that this person's device makes */
  readonly response: string;
}

/** Somebody's answers to the first `count` items; the same person always answers alike. */
export const answersOf = (items: number, person: number, count: number = items): Answers =>
  Object.fromEntries(
    Array.from({ length: count }, (_, i) => [`ST${String(i + 1).padStart(2, '0')}`, ((person * 7 + i * 3) % 5) + 1]),
  );

/** Makes the database under `dataDir` with `people` people, all invited to the open wave T1, all of whom have agreed. */
export async function makeBenchStudy(
  dataDir: string,
  people: number,
  items: number,
  consented = true,
): Promise<readonly Invited[]> {
  const instrument = questionnaire(items);
  const school = (i: number) => `s${String((i % schoolCount) + 1).padStart(3, '0')}`;
  const everybody = Array.from(
    { length: people },
    (_, i): Person => ({ id: `p${i}`, school: school(i), functions: ['teacher'] }),
  );
  const data: StudyData = {
    design: {
      id: benchStudy,
      title: both('Bench'),
      synthetic: true,
      waves: [{ id: 'T1', label: 'T1', state: 'open' }],
      deployments: [{ instrument: instrument.id, version: 1, functions: ['teacher'], waves: ['T1'] }],
    },
    instruments: [instrument],
    schools: Array.from({ length: Math.min(schoolCount, people) }, (_, i) => ({ id: school(i), attributes: {} })),
    people: everybody,
    responses: [],
    nominations: [],
    networkRespondents: [],
    achievement: [],
  };
  const identities: Identities = { schools: new Map(), people: new Map() };
  const { store, secrets, ids, config } = openData(readConfig({ DATA_DIR: dataDir }));
  await store.studies.importStudy({ data, identities }, 'bench');
  const roster = await store.people.list(benchStudy);
  const invited = roster.map(({ id }) => {
    const invitation = ids();
    return { person: id, id: invitation, token: secrets.invitationToken(invitation, 1) };
  });
  await store.invitations.create(
    benchStudy,
    'T1',
    invited.map(({ id, person, token }) => ({ id, person, tokenHash: sha256(token) })),
    'bench',
  );
  await store.close();
  if (consented) {
    const sqlite = new Database(config.database);
    sqlite.prepare("update invitations set consent = 'given', consent_at = '2026-09-01T08:00:00.000Z', language = 'nl'").run();
    sqlite.close();
  }
  return invited.map(({ id, token }) => ({ invitation: id, token, response: randomBytes(16).toString('hex') }));
}

export const databaseOf = (dataDir: string): string => join(dataDir, 'meetmoment.sqlite');
