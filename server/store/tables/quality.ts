/** What somebody decided about doubtful responses. A decision that was taken back stays, with who took it back and when. */
import { isNull } from 'drizzle-orm';
import { foreignKey, index, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { ExclusionReason } from '../../../analysis/quality/types.ts';
import { position, string, time } from '../columns.ts';
import { study, table } from './base.ts';
import { responses } from './core.ts';

export const exclusions = table(
  'exclusions',
  {
    id: string().primaryKey(),
    study: study(),
    position: position(),
    response: string().notNull(),
    reason: string().$type<ExclusionReason>().notNull(),
    note: string(),
    /** an account's id, or what the study folder says */
    by: string().notNull(),
    at: time().notNull(),
    takenBackBy: string(),
    takenBackAt: time(),
  },
  (t) => [
    index('exclusions_study').on(t.study, t.position),
    // two who decide at once: the second is told, nothing counts twice
    uniqueIndex('exclusions_standing').on(t.study, t.response).where(isNull(t.takenBackAt)),
    foreignKey({ columns: [t.study, t.response], foreignColumns: [responses.study, responses.id] }).onDelete('cascade'),
  ],
);
