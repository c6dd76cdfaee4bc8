/** What the list, the overview and the response matrix count in a study. Part of the verbs of `store.studies`. */
import { and, count, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Driver } from '../store/driver.ts';
import { achievement, invitations, nominations, responses } from '../store/tables.ts';

/** Responses counted per school, instrument and wave. */
export interface ResponseCount {
  readonly school: string;
  readonly instrument: string;
  readonly wave: string | null;
  readonly state: 'draft' | 'submitted';
  readonly n: number;
}
/** What a person began or handed in at a wave, in instruments (anonymous responses left out). */
export interface PersonProgress {
  readonly wave: string;
  readonly person: string;
  readonly drafts: ReadonlySet<string>;
  readonly submitted: ReadonlySet<string>;
}

export interface CountsStore {
  responseCounts(study: string): Promise<readonly ResponseCount[]>;
  /** of one wave, or of all */
  personProgress(study: string, wave?: string): Promise<readonly PersonProgress[]>;
  invitedCounts(study: string): Promise<ReadonlyMap<string, number>>;
  hasParts(study: string): Promise<{ achievement: boolean; network: boolean }>;
}

export const countsStore = ({ db }: Driver): CountsStore => ({
  responseCounts: async (study) =>
    await db
      .select({
        school: responses.school,
        instrument: responses.instrument,
        wave: responses.wave,
        state: responses.state,
        n: count(),
      })
      .from(responses)
      .where(eq(responses.study, study))
      .groupBy(responses.school, responses.instrument, responses.wave, responses.state),

  personProgress: async (study, wave) => {
    const rows = await db
      .selectDistinct({
        wave: responses.wave,
        person: responses.person,
        state: responses.state,
        instrument: responses.instrument,
      })
      .from(responses)
      .where(
        and(
          eq(responses.study, study),
          isNotNull(responses.person),
          wave === undefined ? isNotNull(responses.wave) : eq(responses.wave, wave),
        ),
      );
    const byPerson = new Map<string, { wave: string; person: string; drafts: Set<string>; submitted: Set<string> }>();
    for (const { wave: at, person, state, instrument } of rows) {
      const key = `${at}\n${person}`;
      const entry = byPerson.get(key) ?? { wave: at!, person: person!, drafts: new Set(), submitted: new Set() };
      entry[state === 'draft' ? 'drafts' : 'submitted'].add(instrument);
      byPerson.set(key, entry);
    }
    return [...byPerson.values()];
  },

  invitedCounts: async (study) =>
    new Map(
      (
        await db
          .select({ wave: invitations.wave, n: count() })
          .from(invitations)
          .where(and(eq(invitations.study, study), isNull(invitations.endedAt)))
          .groupBy(invitations.wave)
      ).map((row) => [row.wave, row.n]),
    ),

  hasParts: async (study) => ({
    achievement:
      (await db.select({ at: achievement.position }).from(achievement).where(eq(achievement.study, study)).limit(1)).length > 0,
    network:
      (await db.select({ at: nominations.position }).from(nominations).where(eq(nominations.study, study)).limit(1)).length > 0,
  }),
});
