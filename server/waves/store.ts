/** Waves: their state, and who is due at one. */
import { and, asc, eq, ne, sql } from 'drizzle-orm';
import type { Deployment, StudyDesign, Wave } from '../../analysis/types.ts';
import { hasForm } from '../../instruments/form.ts';
import { Refusal } from '../http/problem.ts';
import { type PersonRecord, peopleOf } from '../people/store.ts';
import type { Db, Driver } from '../store/driver.ts';
import { type Actor, bulk, changeOne, type Step } from '../store/steps.ts';
import { instruments, studies, waves } from '../store/tables.ts';
import { askedOf, dueAt, listedAt } from './rules.ts';

export interface DuePerson extends PersonRecord {
  readonly asked: readonly Deployment[];
}

export interface Asked {
  readonly id: string;
  readonly school: string;
  readonly asked: readonly Deployment[];
}

export interface WavesStore {
  get(study: string, wave: string): Promise<Wave | undefined>;
  /** Opens or closes. Throws waveUnknown, waveArchived, waveIsOpen (opening an open one) or waveNotOpen (closing one that is not). */
  setState(study: string, wave: string, state: 'open' | 'closed', actor: Actor): Promise<void>;
  /**
   * Everybody who is asked at least one instrument at this wave that a personal link can show (instruments/form.ts, `hasForm`), with
   * those; nobody where the study, the wave or their school was put away. Throws studyUnknown, waveUnknown.
   */
  due(study: string, wave: string): Promise<readonly DuePerson[]>;
  /**
   * The same of every wave from one look at the roster, and no more of a person than what is counted: kept until anything but answers is
   * written. Throws studyUnknown.
   */
  dueEverywhere(study: string): Promise<ReadonlyMap<string, readonly Asked[]>>;
  /** What somebody with these functions is asked at a wave by the design, whether or not a link can show it. */
  asked(study: string, wave: string, functions: readonly string[]): Promise<readonly Deployment[]>;
  /** Whom the network question lists in a school at a wave. */
  listed(study: string, wave: string, school: string): Promise<readonly PersonRecord[]>;
}

const asWave = (row: typeof waves.$inferSelect): Wave => ({
  id: row.id,
  label: row.label,
  ...(row.opens === null ? {} : { opens: row.opens }),
  ...(row.closes === null ? {} : { closes: row.closes }),
  state: row.state,
});

/** The waves of a study in their order. */
export const wavesOf = async (db: Db, study: string): Promise<readonly Wave[]> =>
  (await db.select().from(waves).where(eq(waves.study, study)).orderBy(asc(waves.position))).map(asWave);

/** The design with its waves; undefined for an unknown study. */
export async function designOf(db: Db, study: string): Promise<StudyDesign | undefined> {
  const row = (
    await db.select({ synthetic: studies.synthetic, design: studies.design }).from(studies).where(eq(studies.id, study))
  )[0];
  if (!row) return undefined;
  const { title, source, ...rest } = row.design;
  return {
    id: study,
    title,
    synthetic: row.synthetic,
    ...(source === undefined ? {} : { source }),
    waves: await wavesOf(db, study),
    ...rest,
  };
}

/** Steps that add a study's waves. */
export const addWaves = (study: string, list: readonly Wave[]): Step =>
  bulk(
    waves,
    list.map((w, position) => ({
      study,
      id: w.id,
      position,
      label: w.label,
      opens: w.opens ?? null,
      closes: w.closes ?? null,
      state: w.state,
    })),
  );

export function wavesStore(driver: Driver): WavesStore {
  const { db } = driver;
  const known = async (study: string, wave: string) => {
    const design = await designOf(db, study);
    if (!design) throw new Refusal('studyUnknown');
    if (!design.waves.some((w) => w.id === wave)) throw new Refusal('waveUnknown');
    return design;
  };
  /** "id version" of the study's instruments that no personal link can show */
  const withoutForm = async (study: string): Promise<ReadonlySet<string>> => {
    const kept = await db.select({ definition: instruments.definition }).from(instruments).where(eq(instruments.study, study));
    return new Set(kept.flatMap(({ definition: i }) => (hasForm(i) ? [] : [`${i.id} ${i.version}`])));
  };
  /** Everybody whose school was not put away. */
  const rosterOf = async (study: string, { archived }: StudyDesign) =>
    (await peopleOf(db, study)).filter((p) => !archived?.schools?.includes(p.school));
  /** The design with what a link can show at a wave; nothing where the study or the wave was put away. */
  const shownOf = async (study: string, design: StudyDesign, wave: string): Promise<StudyDesign> => {
    const { archived } = design;
    if (archived?.study || archived?.waves?.includes(wave)) return { ...design, deployments: [] };
    const hidden = await withoutForm(study);
    return { ...design, deployments: design.deployments.filter((d) => !hidden.has(`${d.instrument} ${d.version}`)) };
  };
  // asked with every saved answer
  const findDesign = db
    .select({ design: studies.design })
    .from(studies)
    .where(eq(studies.id, sql.placeholder('study')))
    .prepare();
  const one = (study: string, wave: string) => and(eq(waves.study, study), eq(waves.id, wave));
  return {
    get: async (study, wave) => (await db.select().from(waves).where(one(study, wave))).map(asWave)[0],
    setState: async (study, wave, state, actor) => {
      const { archived } = await known(study, wave);
      if (state === 'open' && (archived?.study || archived?.waves?.includes(wave))) throw new Refusal('waveArchived');
      const condition = state === 'open' ? ne(waves.state, 'open') : eq(waves.state, 'open');
      await driver.run(
        [
          changeOne(
            db
              .update(waves)
              .set({ state, closedAt: state === 'closed' ? driver.clock().toISOString() : null })
              .where(and(one(study, wave), condition)),
            () => new Refusal(state === 'open' ? 'waveIsOpen' : 'waveNotOpen'),
          ),
        ],
        { actor, verb: state === 'open' ? 'waves.open' : 'waves.close', subject: wave, study },
      );
    },
    due: async (study, wave) => {
      const design = await known(study, wave);
      return dueAt(await rosterOf(study, design), await shownOf(study, design, wave), wave);
    },
    dueEverywhere: (study) =>
      driver.remember(`due ${study}`, async () => {
        const design = await designOf(db, study);
        if (!design) throw new Refusal('studyUnknown');
        const roster = await rosterOf(study, design);
        const byWave = new Map<string, readonly Asked[]>();
        for (const { id: wave } of design.waves) {
          // many are asked the same: one list for all of them
          const lists = new Map<string, readonly Deployment[]>();
          const shared = (asked: readonly Deployment[]) => {
            const key = asked.map((d) => d.instrument).join('\n');
            const list = lists.get(key) ?? asked;
            lists.set(key, list);
            return list;
          };
          const due = dueAt(roster, await shownOf(study, design, wave), wave);
          byWave.set(
            wave,
            due.map(({ id, school, asked }) => ({ id, school, asked: shared(asked) })),
          );
        }
        return byWave;
      }),
    asked: (study, wave, functions) =>
      driver.remember(`asked ${study} ${wave} ${functions.join(' ')}`, async () => {
        const design = (await findDesign.execute({ study }))[0]?.design;
        if (!design) throw new Refusal('studyUnknown');
        return askedOf(design.deployments, functions, wave);
      }),
    listed: (study, wave, school) =>
      driver.remember(`listed ${study} ${wave} ${school}`, async () =>
        listedAt(await peopleOf(db, study, school), await known(study, wave), wave),
      ),
  };
}
