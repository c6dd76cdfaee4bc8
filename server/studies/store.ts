/** Studies: a whole study in and out, what the list and the overview count, and what is frozen with it. */
import { and, asc, count, desc, eq, notInArray, sql } from 'drizzle-orm';
import type { Identities, StudyData, StudyDesign } from '../../analysis/types.ts';
import type { Instrument } from '../../instruments/types.ts';
import { achievementOf } from '../achievement/store.ts';
import { selectionOf } from '../contrast/store.ts';
import { type CountsStore, countsStore } from '../counts/store.ts';
import { inferencesOf, themeCodesOf } from '../evidence/store.ts';
import { exclusionsOf } from '../quality/store.ts';
import { Refusal } from '../http/problem.ts';
import { networkRespondentsOf, nominationsOf } from '../nominations/store.ts';
import { peopleOf } from '../people/store.ts';
import { responsesOf } from '../answers/store.ts';
import { schoolsOf } from '../schools/store.ts';
import { firstMembers } from '../store/members.ts';
import { ConstraintBroken, type Driver } from '../store/driver.ts';
import { type Actor, changeOne } from '../store/steps.ts';
import { audit, instruments, people, responses, schools, studies } from '../store/tables.ts';
import { designOf, wavesOf } from '../waves/store.ts';
import type { StudySummary } from './contract.ts';
import { assembleStudy, type LoadedStudy, stepsOfStudy } from './whole.ts';

export type { LoadedStudy };

export interface StudiesStore extends CountsStore {
  list(): Promise<readonly StudySummary[]>;
  summary(study: string): Promise<StudySummary | undefined>;
  design(study: string): Promise<StudyDesign | undefined>;
  instruments(study: string): Promise<readonly Instrument[]>;
  /** one instrument as the study froze it, with its fingerprint */
  instrument(study: string, id: string, version: number): Promise<{ instrument: Instrument; fingerprint: string } | undefined>;
  /** A whole study in one transaction. Throws studyExists, inconsistentStudy. */
  importStudy(study: { data: StudyData; identities: Identities }, actor: Actor): Promise<void>;
  /** Exactly what was imported, and what was answered since. Drafts are in it, marked as not submitted. */
  load(study: string): Promise<LoadedStudy | undefined>;
  /** Removes a synthetic study with everything in it. Throws studyUnknown, notSynthetic. */
  remove(study: string, actor: Actor): Promise<void>;
  /** Changes whenever something that an analysis could see changes. */
  mark(study: string): Promise<string>;
  /** The same, but for decisions about responses. */
  answersMark(study: string): Promise<string>;
}

/** what was read, handed out or typed without being handed in leaves the figures as they are */
const silentVerbs = [
  'responses.save',
  'invitations.links',
  'rosters.suggest',
  'rosters.dropSuggestion',
  'rosters.confirm',
  'rosters.coordinatorLink',
  'rosters.revokeCoordinator',
  'rosters.remember',
  'rosters.template',
  'classes.open',
  'classes.sit',
  'classes.prolong',
  'classes.close',
  'studies.export',
  'studies.exportWithIdentities',
  'jobs.failed',
  'evidence.addMaterial',
  'evidence.removeMaterial',
  'evidence.addCoder',
  'evidence.assign',
  'evidence.draft',
  'mail.settings',
  'mail.text',
  'mail.queue',
  'mail.mark',
  'mail.handOver',
  'mail.sent',
  'mail.settle',
  'mail.letters',
  'members.join',
  'members.set',
  'members.remove',
];

export function studiesStore(driver: Driver): StudiesStore {
  const { db, clock, ids } = driver;
  const oneInstrument = db
    .select({ definition: instruments.definition, fingerprint: instruments.fingerprint })
    .from(instruments)
    .where(
      and(
        eq(instruments.study, sql.placeholder('study')),
        eq(instruments.id, sql.placeholder('id')),
        eq(instruments.version, sql.placeholder('version')),
      ),
    )
    .prepare();

  async function summaries(only?: string): Promise<readonly StudySummary[]> {
    const rows = await db
      .select()
      .from(studies)
      .where(only === undefined ? undefined : eq(studies.id, only))
      .orderBy(asc(studies.importedAt), asc(studies.id));
    const tally = async (table: typeof schools | typeof people, study: string) =>
      (await db.select({ n: count() }).from(table).where(eq(table.study, study)))[0]!.n;
    return Promise.all(
      rows.map(async ({ id, synthetic, design, importedAt }) => ({
        id,
        title: { ...design.title },
        synthetic,
        ...(design.archived?.study ? { archived: true } : {}),
        schools: await tally(schools, id),
        people: await tally(people, id),
        responses: (
          await db
            .select({ n: count() })
            .from(responses)
            .where(and(eq(responses.study, id), eq(responses.state, 'submitted')))
        )[0]!.n,
        waves: (await wavesOf(db, id)).map(({ id: wave, label, state }) => ({ id: wave, label, state })),
        importedAt,
      })),
    );
  }
  const allInstruments = async (study: string) =>
    (
      await db
        .select({ definition: instruments.definition })
        .from(instruments)
        .where(eq(instruments.study, study))
        .orderBy(asc(instruments.position))
    ).map((row) => row.definition);

  /** The last thing that was done about a study, but for what leaves the asker's figures as they are. */
  const lastBut = async (study: string, silent: readonly string[]) => {
    const last = await db
      .select({ id: audit.id })
      .from(audit)
      .where(and(eq(audit.study, study), notInArray(audit.verb, [...silent])))
      .orderBy(desc(audit.position))
      .limit(1);
    return last[0]?.id ?? '';
  };

  return {
    ...countsStore(driver),
    list: () => summaries(),
    summary: async (study) => (await summaries(study))[0],
    design: (study) => designOf(db, study),
    instruments: allInstruments,
    instrument: (study, id, version) =>
      // asked with every saved answer
      driver.remember(`instrument ${study} ${id} ${version}`, async () => {
        const row = (await oneInstrument.execute({ study, id, version }))[0];
        return row && { instrument: row.definition, fingerprint: row.fingerprint };
      }),

    importStudy: async (given, actor) => {
      const { id } = given.data.design;
      if (await designOf(db, id)) throw new Refusal('studyExists', { params: { study: id } });
      const { data } = given;
      try {
        const steps = stepsOfStudy(given, { importedAt: clock().toISOString(), pseudonymKey: ids() + ids() });
        await driver.run([...steps, await firstMembers(driver, id, actor)], {
          actor,
          verb: 'studies.import',
          subject: id,
          study: id,
          details: {
            schools: data.schools.length,
            people: data.people.length,
            responses: data.responses.length,
            nominations: data.nominations.length,
            achievement: data.achievement.length,
          },
        });
      } catch (error) {
        if (!(error instanceof ConstraintBroken)) throw error;
        if (await designOf(db, id)) throw new Refusal('studyExists', { params: { study: id } });
        throw new Refusal('inconsistentStudy', { params: { constraint: error.constraint } });
      }
    },

    load: async (study) => {
      const design = await designOf(db, study);
      const key = (await db.select({ key: studies.pseudonymKey }).from(studies).where(eq(studies.id, study)))[0]?.key;
      if (!design || key === undefined) return undefined;
      const people = await peopleOf(db, study);
      const codeOf = new Map(people.map((p) => [p.id, p.code]));
      const codes = (id: string) => codeOf.get(id) ?? id;
      return assembleStudy({
        design,
        pseudonymKey: key,
        instruments: await allInstruments(study),
        schools: await schoolsOf(db, study),
        people,
        responses: await responsesOf(db, study, codes),
        nominations: await nominationsOf(db, study, codes),
        networkRespondents: await networkRespondentsOf(db, study, codes),
        achievement: await achievementOf(db, study),
        selection: await selectionOf(db, study),
        themes: await themeCodesOf(db, study),
        inferences: await inferencesOf(db, study),
        exclusions: await exclusionsOf(db, study),
      });
    },

    remove: async (study, actor) => {
      if (!(await designOf(db, study))) throw new Refusal('studyUnknown');
      await driver.run(
        [
          changeOne(
            db.delete(studies).where(and(eq(studies.id, study), eq(studies.synthetic, true))),
            () => new Refusal('notSynthetic'),
          ),
        ],
        { actor, verb: 'studies.remove', subject: study, study },
      );
    },

    mark: (study) => lastBut(study, silentVerbs),
    answersMark: (study) => lastBut(study, [...silentVerbs, 'quality.exclude', 'quality.takeBack']),
  };
}
