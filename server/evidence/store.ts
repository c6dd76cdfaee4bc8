/** Materials, coders, their drafts and what they handed in, agreed codes, and inferences. */
import { and, asc, count, desc, eq, getTableColumns, sql } from 'drizzle-orm';
import {
  consensusCoder,
  type EvidenceSource,
  type InferenceKind,
  type MetaInference,
  type ThemeCode,
} from '../../analysis/evidence/types.ts';
import type { Answers, Language } from '../../instruments/types.ts';
import { Refusal } from '../http/problem.ts';
import { ConstraintBroken, type Db, type Driver, Raced } from '../store/driver.ts';
import { type Actor, bulk, change, changeOne, guard, type Step } from '../store/steps.ts';
import { accounts, coders, codingTasks, inferences, materials, responses, studies, themeCodes } from '../store/tables.ts';
import type { Codes } from './contract.ts';
import { asRows } from './rules.ts';
import { reportInstrument } from './texts.ts';
import { lotOf, unitCode } from './units.ts';

export type Material = typeof materials.$inferSelect;
/** A text's row without the text: lists need only its length. */
export type MaterialLine = Omit<Material, 'text'> & { readonly length: number };
export type CodingTask = Omit<typeof codingTasks.$inferSelect, 'draft'> & { readonly draft: Codes };
/** What was heard of a school from a source. */
export interface Unit {
  readonly school: string;
  readonly source: EvidenceSource;
}
/** A trainer's report that was handed in, as material. */
export interface ReportResponse {
  readonly id: string;
  readonly school: string;
  readonly wave: string | null;
  readonly language: Language;
  readonly version: number;
  readonly submittedAt: string | null;
  readonly answers: Answers;
}
export interface Coder {
  readonly code: string;
  readonly account: string;
  readonly email: string;
}

export interface EvidenceStore {
  materials(study: string): Promise<readonly MaterialLine[]>;
  /** the added texts of a unit */
  texts(study: string, unit: Unit): Promise<readonly Material[]>;
  addMaterial(material: Omit<Material, 'position' | 'addedAt'>, actor: Actor): Promise<void>;
  /** Throws materialUnknown, and materialCoded when somebody handed in codes of its unit. */
  removeMaterial(study: string, material: string, actor: Actor): Promise<void>;
  reports(study: string): Promise<readonly ReportResponse[]>;
  /** Makes the codes and lots of a study's units. Throws studyUnknown. */
  unitsOf(study: string): Promise<{ code: (unit: Unit) => string; lot: (unit: Unit) => string }>;
  coders(study: string): Promise<readonly Coder[]>;
  /** The code that stands for the account; makes one where there is none, that no imported code uses. */
  addCoder(study: string, account: string, actor: Actor): Promise<string>;
  /** studies in which an account codes, with its units */
  studiesOf(account: string): Promise<readonly { study: string; units: number; done: number }[]>;
  tasks(study: string): Promise<readonly CodingTask[]>;
  assign(study: string, tasks: readonly (Unit & { coder: string })[], share: number, actor: Actor): Promise<void>;
  /** Keeps a draft. Throws unitUnknown, revisionConflict, unitSettled. Gives the new revision. */
  saveDraft(task: Unit & { study: string; coder: string }, codes: Codes, baseRevision: number, actor: Actor): Promise<number>;
  /** Keeps the draft and makes it count, in the place of what counted before. Throws as saveDraft. */
  handIn(task: Unit & { study: string; coder: string }, codes: Codes, baseRevision: number, actor: Actor): Promise<number>;
  codes(study: string): Promise<readonly ThemeCode[]>;
  /** changes with every agreement on the unit; '0' before the first */
  consensusRevision(study: string, unit: Unit): Promise<string>;
  /** The agreed codes of a whole unit. Throws revisionConflict. */
  settle(study: string, unit: Unit, codes: Codes, baseRevision: string, actor: Actor): Promise<string>;
  inferences(study: string): Promise<readonly MetaInference[]>;
  infer(study: string, given: { factor: string; kind: InferenceKind; text: string }, actor: Actor): Promise<void>;
}

/** The theme codes of a study that count, in their order. */
export const themeCodesOf = async (db: Db, study: string): Promise<readonly ThemeCode[]> =>
  (
    await db
      .select()
      .from(themeCodes)
      .where(eq(themeCodes.study, study))
      .orderBy(
        asc(themeCodes.position),
        asc(themeCodes.school),
        asc(themeCodes.source),
        asc(themeCodes.coder),
        asc(themeCodes.theme),
      )
  ).map(({ school, source, theme, mention, valence, quote, coder }) => ({
    school,
    source,
    theme,
    mention,
    valence,
    ...(quote === null ? {} : { quote }),
    coder,
  }));

/** All inferences of a study, the oldest first: the last of a factor counts. */
export const inferencesOf = async (db: Db, study: string): Promise<readonly MetaInference[]> =>
  (
    await db.select().from(inferences).where(eq(inferences.study, study)).orderBy(asc(inferences.position), asc(inferences.id))
  ).map(({ factor, kind, text, by, at }) => ({ factor, kind, text, by, at }));

const rowsOf = (study: string, list: readonly ThemeCode[], from: number) =>
  list.map((code, i) => ({ study, position: from + i, ...code, quote: code.quote ?? null }));
/** Steps that add the theme codes of a study folder. */
export const addThemeCodes = (study: string, list: readonly ThemeCode[]): Step => bulk(themeCodes, rowsOf(study, list, 0));
/** Steps that add the inferences of a study folder. */
export const addInferences = (study: string, list: readonly MetaInference[]): Step =>
  bulk(
    inferences,
    list.map((one, position) => ({ study, position, id: `imported-${position}`, ...one })),
  );

export function evidenceStore(driver: Driver): EvidenceStore {
  const { db, clock, ids } = driver;
  const now = () => clock().toISOString();
  const ms = () => clock().getTime();
  const ofUnit = <T extends typeof codingTasks | typeof themeCodes>(t: T, study: string, { school, source }: Unit) =>
    and(eq(t.study, study), eq(t.school, school), eq(t.source, source));
  const taskIs = ({ study, coder, ...unit }: Unit & { study: string; coder: string }) =>
    and(ofUnit(codingTasks, study, unit), eq(codingTasks.coder, coder));
  const consensusIs = (study: string, unit: Unit) => and(ofUnit(themeCodes, study, unit), eq(themeCodes.coder, consensusCoder));

  /** Holds while nothing was agreed on: what two coders compared must stay as they compared it. */
  const unsettled = (study: string, unit: Unit): Step =>
    guard(
      db
        .select({ id: studies.id })
        .from(studies)
        .where(and(eq(studies.id, study), sql`not exists (select 1 from ${themeCodes} where ${consensusIs(study, unit)})`)),
      () => new Refusal('unitSettled'),
    );
  const write = async (
    task: Unit & { study: string; coder: string },
    codes: Codes,
    baseRevision: number,
    done: boolean,
    actor: Actor,
  ): Promise<number> => {
    const before = (await db.select({ revision: codingTasks.revision }).from(codingTasks).where(taskIs(task)))[0];
    if (!before) throw new Refusal('unitUnknown');
    const { study, coder, school, source } = task;
    const at = now();
    const keep = changeOne(
      db
        .update(codingTasks)
        .set({ draft: codes, revision: baseRevision + 1, savedAt: at, ...(done ? { doneAt: at } : {}) })
        .where(and(taskIs(task), eq(codingTasks.revision, baseRevision))),
      () => new Refusal('revisionConflict'),
    );
    const count_ = done
      ? [
          change(db.delete(themeCodes).where(and(ofUnit(themeCodes, study, task), eq(themeCodes.coder, coder)))),
          bulk(themeCodes, rowsOf(study, asRows(school, source, coder, codes), ms())),
        ]
      : [];
    const key = await keyOf(study);
    await driver.run([unsettled(study, task), keep, ...count_], {
      actor,
      verb: done ? 'evidence.handIn' : 'evidence.draft',
      subject: unitCode(key, school, source),
      study,
      details: { coder },
    });
    return baseRevision + 1;
  };
  const keyOf = async (study: string): Promise<string> => {
    const row = (await db.select({ key: studies.pseudonymKey }).from(studies).where(eq(studies.id, study)))[0];
    if (!row) throw new Refusal('studyUnknown');
    return row.key;
  };
  const codersOf = (study: string) =>
    db
      .select({ code: coders.code, account: coders.account, email: accounts.email })
      .from(coders)
      .innerJoin(accounts, eq(accounts.id, coders.account))
      .where(eq(coders.study, study))
      .orderBy(asc(coders.position));
  const revisionOf = async (study: string, unit: Unit): Promise<string> => {
    const rows = await db
      .select({ position: themeCodes.position })
      .from(themeCodes)
      .where(consensusIs(study, unit))
      .orderBy(desc(themeCodes.position))
      .limit(1);
    return String(rows[0]?.position ?? 0);
  };

  return {
    materials: async (study) => {
      const { text, ...columns } = getTableColumns(materials);
      return await db
        .select({ ...columns, length: sql<number>`length(${text})` })
        .from(materials)
        .where(eq(materials.study, study))
        .orderBy(asc(materials.position), asc(materials.id));
    },
    texts: async (study, { school, source }) =>
      await db
        .select()
        .from(materials)
        .where(and(eq(materials.study, study), eq(materials.school, school), eq(materials.source, source)))
        .orderBy(asc(materials.position), asc(materials.id)),
    addMaterial: (material, actor) =>
      driver.run([change(db.insert(materials).values({ ...material, position: ms(), addedAt: now() }))], {
        actor,
        verb: 'evidence.addMaterial',
        subject: material.id,
        study: material.study,
        details: { characters: material.text.length },
      }),
    removeMaterial: async (study, id, actor) => {
      const is = and(eq(materials.study, study), eq(materials.id, id));
      const row = (await db.select().from(materials).where(is))[0];
      if (!row) throw new Refusal('materialUnknown');
      const coded = sql`exists (select 1 from ${codingTasks} where ${ofUnit(codingTasks, study, row)} and ${codingTasks.doneAt} is not null)`;
      await driver.run([changeOne(db.delete(materials).where(and(is, sql`not ${coded}`)), () => new Refusal('materialCoded'))], {
        actor,
        verb: 'evidence.removeMaterial',
        subject: id,
        study,
      });
    },
    reports: async (study) =>
      (
        await db
          .select()
          .from(responses)
          .where(and(eq(responses.study, study), eq(responses.instrument, reportInstrument), eq(responses.state, 'submitted')))
          .orderBy(asc(responses.position), asc(responses.id))
      ).map(({ id, school, about, wave, language, version, submittedAt, answers }) => ({
        id,
        school: about ?? school,
        wave,
        language: language ?? 'nl',
        version,
        submittedAt,
        answers,
      })),
    unitsOf: async (study) => {
      const key = await keyOf(study);
      return { code: (u) => unitCode(key, u.school, u.source), lot: (u) => lotOf(key, u.school, u.source) };
    },
    coders: (study) => Promise.resolve(codersOf(study)),
    addCoder: async (study, account, actor) => {
      for (;;) {
        const own = (
          await db
            .select({ code: coders.code })
            .from(coders)
            .where(and(eq(coders.study, study), eq(coders.account, account)))
        )[0];
        if (own) return own.code;
        const taken = new Set(
          [
            ...(await db.select({ code: coders.code }).from(coders).where(eq(coders.study, study))),
            ...(await db.selectDistinct({ code: themeCodes.coder }).from(themeCodes).where(eq(themeCodes.study, study))),
          ].map((row) => row.code),
        );
        let n = 1;
        while (taken.has(`c${n}`)) n++;
        const code = `c${n}`;
        try {
          await driver.run([change(db.insert(coders).values({ study, code, account, position: n, addedAt: now() }))], {
            actor,
            verb: 'evidence.addCoder',
            subject: code,
            study,
          });
          return code;
        } catch (error) {
          // two at the same moment: look again
          if (!(error instanceof ConstraintBroken) || error.constraint !== 'unique') throw error;
        }
      }
    },
    studiesOf: async (account) =>
      await db
        .select({ study: coders.study, units: count(codingTasks.coder), done: count(codingTasks.doneAt) })
        .from(coders)
        .innerJoin(studies, eq(studies.id, coders.study))
        .leftJoin(codingTasks, and(eq(codingTasks.study, coders.study), eq(codingTasks.coder, coders.code)))
        .where(eq(coders.account, account))
        .groupBy(coders.study, studies.importedAt)
        .orderBy(asc(studies.importedAt), asc(coders.study)),
    tasks: async (study) =>
      (
        await db
          .select()
          .from(codingTasks)
          .where(eq(codingTasks.study, study))
          .orderBy(asc(codingTasks.position), asc(codingTasks.coder), asc(codingTasks.school), asc(codingTasks.source))
      ).map((row) => row as CodingTask),
    assign: async (study, tasks, share, actor) => {
      const at = now();
      try {
        await driver.run(
          [
            bulk(
              codingTasks,
              tasks.map(({ school, source, coder }, i) => ({
                study,
                school,
                source,
                coder,
                position: ms() + i,
                assignedAt: at,
                draft: {},
                revision: 0,
                savedAt: null,
                doneAt: null,
              })),
            ),
          ],
          { actor, verb: 'evidence.assign', subject: study, study, details: { tasks: tasks.length, share } },
        );
      } catch (error) {
        if (error instanceof ConstraintBroken && error.constraint === 'unique') throw new Raced();
        throw error;
      }
    },
    saveDraft: (task, codes, base, actor) => write(task, codes, base, false, actor),
    handIn: (task, codes, base, actor) => write(task, codes, base, true, actor),
    codes: (study) => themeCodesOf(db, study),
    consensusRevision: revisionOf,
    settle: async (study, unit, codes, baseRevision, actor) => {
      const from = Math.max(ms(), Number(baseRevision) + 1);
      const rows = rowsOf(study, asRows(unit.school, unit.source, consensusCoder, codes), from);
      const stillAt = guard(
        db
          .select({ id: studies.id })
          .from(studies)
          .where(
            and(
              eq(studies.id, study),
              sql`coalesce((select max(${themeCodes.position}) from ${themeCodes} where ${consensusIs(study, unit)}), 0) = ${Number(baseRevision)}`,
            ),
          ),
        () => new Refusal('revisionConflict'),
      );
      await driver.run([stillAt, change(db.delete(themeCodes).where(consensusIs(study, unit))), bulk(themeCodes, rows)], {
        actor,
        verb: 'evidence.settle',
        subject: unitCode(await keyOf(study), unit.school, unit.source),
        study,
      });
      return String(from + rows.length - 1);
    },
    inferences: (study) => inferencesOf(db, study),
    infer: (study, { factor, kind, text }, actor) =>
      driver.run(
        [change(db.insert(inferences).values({ study, position: ms(), id: ids(), factor, kind, text, by: actor, at: now() }))],
        {
          actor,
          verb: 'evidence.infer',
          subject: factor,
          study,
          details: { kind },
        },
      ),
  };
}
