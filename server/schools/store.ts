/** The schools of a study. */
import { asc, eq } from 'drizzle-orm';
import type { Identities, School } from '../../analysis/types.ts';
import type { Db, Driver } from '../store/driver.ts';
import { bulk, type Step } from '../store/steps.ts';
import { schools } from '../store/tables.ts';

export interface SchoolRecord extends School {
  readonly name: string | null;
  readonly brin: string | null;
}

export interface SchoolsStore {
  list(study: string): Promise<readonly SchoolRecord[]>;
}

/** For other features' stores: the schools of a study in its order. */
export const schoolsOf = async (db: Db, study: string): Promise<readonly SchoolRecord[]> =>
  (await db.select().from(schools).where(eq(schools.study, study)).orderBy(asc(schools.position))).map((row) => ({
    id: row.id,
    ...(row.cohort === null ? {} : { cohort: row.cohort }),
    attributes: row.attributes,
    name: row.name,
    brin: row.brin,
  }));

/** Steps that add schools. */
export const addSchools = (study: string, list: readonly School[], identities: Identities['schools']): Step =>
  bulk(
    schools,
    list.map((s, position) => ({
      study,
      id: s.id,
      position,
      name: identities.get(s.id)?.name ?? null,
      brin: identities.get(s.id)?.brin ?? null,
      cohort: s.cohort ?? null,
      attributes: s.attributes,
    })),
  );

export const schoolsStore = ({ db }: Driver): SchoolsStore => ({ list: (study) => schoolsOf(db, study) });
