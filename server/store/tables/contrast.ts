/** The frozen selection of schools of a study: one row, written once and never changed. */
import { json, number, string, time, whole } from '../columns.ts';
import { study, table } from './base.ts';

export const selections = table('selections', {
  study: study().primaryKey(),
  model: string().$type<'twoStage' | 'mixed'>().notNull(),
  kAsked: whole().notNull(),
  k: whole().notNull(),
  high: json<readonly string[]>().notNull(),
  low: json<readonly string[]>().notNull(),
  estimates: json<readonly { readonly school: string; readonly eb: number }[]>().notNull(),
  seed: number().notNull(),
  draws: whole().notNull(),
  inputHash: string().notNull(),
  softwareVersion: string().notNull(),
  frozenAt: time().notNull(),
  frozenBy: string().notNull(),
});
