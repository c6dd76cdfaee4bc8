/** The frozen selection: written once, read with the study. There is no verb that changes or removes it. */
import { eq } from 'drizzle-orm';
import type { FrozenSelection } from '../../analysis/evidence/types.ts';
import { Refusal } from '../http/problem.ts';
import { ConstraintBroken, type Db, type Driver } from '../store/driver.ts';
import { type Actor, bulk, type Step } from '../store/steps.ts';
import { selections } from '../store/tables.ts';

export interface ContrastStore {
  /** undefined: not frozen */
  frozen(study: string): Promise<FrozenSelection | undefined>;
  /** Keeps a selection for good. Throws alreadyFrozen, studyUnknown. */
  freeze(study: string, selection: FrozenSelection, actor: Actor): Promise<void>;
}

/** The step that adds a selection; none where there is none. */
export const addSelection = (study: string, selection: FrozenSelection | undefined): readonly Step[] =>
  selection === undefined ? [] : [bulk(selections, [{ study, ...selection }])];

export const selectionOf = async (db: Db, study: string): Promise<FrozenSelection | undefined> => {
  const row = (await db.select().from(selections).where(eq(selections.study, study)))[0];
  if (row === undefined) return undefined;
  const { study: _, ...selection } = row;
  return selection;
};

export function contrastStore(driver: Driver): ContrastStore {
  const { db } = driver;
  return {
    frozen: (study) => selectionOf(db, study),
    freeze: async (study, selection, actor) => {
      const { k, model, seed, draws, inputHash } = selection;
      try {
        await driver.run(addSelection(study, selection), {
          actor,
          verb: 'contrast.freeze',
          subject: study,
          study,
          details: { k, model, seed, draws, inputHash },
        });
      } catch (error) {
        if (!(error instanceof ConstraintBroken)) throw error;
        throw new Refusal(error.constraint === 'foreignKey' ? 'studyUnknown' : 'alreadyFrozen');
      }
    },
  };
}
