/** Pupils' scores: added with a study, read with it. */
import { asc, eq } from 'drizzle-orm';
import type { AchievementRow } from '../../analysis/types.ts';
import type { Db } from '../store/driver.ts';
import { bulk, type Step } from '../store/steps.ts';
import { achievement } from '../store/tables.ts';

/** Steps that add the rows of achievement.csv (tens of thousands: one prepared statement). */
export const addAchievement = (study: string, rows: readonly AchievementRow[]): Step =>
  bulk(
    achievement,
    rows.map((row, position) => ({
      study,
      position,
      pupil: row.pupil,
      school: row.school,
      group: row.group ?? null,
      subject: row.subject,
      scaleVersion: row.scaleVersion,
      occasion: row.occasion,
      schoolYear: row.schoolYear ?? null,
      time: row.time,
      phase: row.phase,
      exposure: row.exposure,
      score: row.score,
      weight: row.weight,
      covariates: row.covariates,
    })),
  );

/** The rows of a study in their order. */
export const achievementOf = async (db: Db, study: string): Promise<readonly AchievementRow[]> =>
  (await db.select().from(achievement).where(eq(achievement.study, study)).orderBy(asc(achievement.position))).map((row) => ({
    pupil: row.pupil,
    school: row.school,
    ...(row.group === null ? {} : { group: row.group }),
    subject: row.subject,
    scaleVersion: row.scaleVersion,
    occasion: row.occasion,
    ...(row.schoolYear === null ? {} : { schoolYear: row.schoolYear }),
    time: row.time,
    phase: row.phase,
    exposure: row.exposure,
    score: row.score,
    weight: row.weight,
    covariates: row.covariates,
  }));
