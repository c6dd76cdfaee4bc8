/**
 * Mail as kept. A mail goes queued → claimed (one sender has it) → sending (the mail server is taking it) → sent. A sender that dies with a
 * claim loses it: what was claimed is queued again, for nothing was handed over; what was being sent is uncertain, for nobody can know.
 */
import { and, asc, count, eq, gt, inArray, isNotNull, isNull, lt, lte, max, sql } from 'drizzle-orm';
import type { Instrument, Language } from '../../instruments/types.ts';
import { type Db, type Driver, Raced } from '../store/driver.ts';
import { type Actor, bulk, change, changeOne, portions, type Step } from '../store/steps.ts';
import {
  instruments,
  invitations,
  mailAutomatic,
  mailQueue,
  mailSettings,
  mailTexts,
  people,
  responses,
  schools,
  waves,
} from '../store/tables.ts';
import type { MailKind, MailSettings, MailState, MailText, QueueRow, TextKind } from './contract.ts';
import type { PastMail, Recipient } from './plan.ts';
import type { Packet } from './rules.ts';

export interface StoredText extends MailText {
  readonly kind: TextKind;
  readonly language: Language;
  readonly version: number;
}
/** How a mail ended for now. */
export type Outcome =
  | { readonly state: 'sent'; readonly textVersion: number; readonly language: Language }
  | { readonly state: 'refused' | 'uncertain' | 'cancelled'; readonly reason: string; readonly attempts: number }
  | { readonly state: 'queued'; readonly notBefore: string; readonly reason: string | null; readonly attempts: number };

export interface NewMail {
  readonly id: string;
  readonly invitation: string;
  readonly kind: MailKind;
  readonly round: number;
  /** not before this moment */
  readonly at: string;
}

export interface MailStore {
  /** null = never set */
  settings(study: string): Promise<MailSettings | null>;
  saveSettings(study: string, settings: MailSettings, actor: Actor): Promise<void>;
  /** the study's own texts */
  texts(study: string): Promise<readonly StoredText[]>;
  /** Gives the new version. Empty subject and body: the shipped text again, kept as a version so that numbers only grow. */
  saveText(study: string, kind: TextKind, language: Language, text: MailText, actor: Actor): Promise<number>;
  /** Everybody who was invited in a wave, with their mails; `due` is for the caller to fill. `code` is the folder's id of the person. */
  recipients(study: string, wave: string): Promise<readonly (Omit<Recipient, 'due'> & { readonly code: string })[]>;
  instruments(study: string): Promise<readonly Instrument[]>;
  /** Whether an address is that of a school leader of the study. */
  isLeader(study: string, email: string): Promise<boolean>;
  list(study: string, wave: string): Promise<readonly QueueRow[]>;
  /** All or none: throws ConstraintBroken (unique) or Raced when one of these mails was queued meanwhile. */
  enqueue(study: string, wave: string, rows: readonly NewMail[], actor: Actor): Promise<void>;
  /** A researcher's decision about mails that are in one of these states; the others are left alone. */
  mark(
    study: string,
    wave: string,
    ids: readonly string[],
    from: readonly MailState[],
    to: { readonly state: MailState; readonly reason: string | null },
    actor: Actor,
  ): Promise<number>;
  /** Ids of sent (or perhaps sent) mails of a wave whose person has one of these addresses. */
  sentTo(study: string, wave: string, addresses: ReadonlySet<string>): Promise<readonly string[]>;

  // what a sender does
  /** Whether a mail's moment has come. */
  ready(): Promise<boolean>;
  /** Takes up to `most` mails whose moment has come, for `seconds`. Two senders never take the same one. */
  claim(claim: string, most: number, seconds: number): Promise<readonly Packet[]>;
  /** The mail server is ready for the text. Throws Raced when the claim was lost: then it must not be handed over. */
  handOver(id: string, claim: string, seconds: number): Promise<void>;
  /** Notes the end of a claim. A claim that was lost meanwhile changes nothing, but that a mail did arrive is always noted. */
  settle(id: string, study: string, claim: string, outcome: Outcome): Promise<void>;
  /** Claims that ran out: what nothing was handed over of is queued again, the rest is uncertain. */
  expire(): Promise<{ readonly queued: number; readonly uncertain: number }>;

  /** Of all studies, or of one: due since before `before` and not sent, uncertain, refused, and all that is in the queue. */
  late(
    before: string,
    study?: string,
  ): Promise<{ readonly late: number; readonly uncertain: number; readonly refused: number; readonly queued: number }>;
}

const sender: Actor = 'server';

/**
 * Steps that put mails into the queue. One that was taken out of it keeps its row, and so its Message-ID; but where the address was corrected
 * it is another mail, so that what still comes back from the old address is not taken for it. All or none: Raced or a broken unique
 * constraint when one of them was queued meanwhile.
 */
export async function queueSteps(
  db: Db,
  study: string,
  wave: string,
  rows: readonly NewMail[],
  automatic: boolean,
): Promise<readonly Step[]> {
  const cancelled = await db
    .select({
      id: mailQueue.id,
      invitation: mailQueue.invitation,
      kind: mailQueue.kind,
      round: mailQueue.round,
      reason: mailQueue.reason,
    })
    .from(mailQueue)
    .where(and(eq(mailQueue.study, study), eq(mailQueue.wave, wave), eq(mailQueue.state, 'cancelled')));
  const key = (r: { invitation: string; kind: string; round: number }) => `${r.invitation} ${r.kind} ${r.round}`;
  const before = new Map(cancelled.map((row) => [key(row), row]));
  const fresh = rows.filter((r) => !before.has(key(r)));
  return [
    ...rows.flatMap((r) => {
      const old = before.get(key(r));
      if (!old) return [];
      const set = {
        ...(old.reason === addressCorrected ? { id: r.id } : {}),
        state: 'queued' as const,
        notBefore: r.at,
        createdAt: r.at,
        attempts: 0,
        reason: null,
        automatic,
        digestAt: null,
        sentAt: null,
      };
      return [
        changeOne(
          db
            .update(mailQueue)
            .set(set)
            .where(and(eq(mailQueue.id, old.id), eq(mailQueue.state, 'cancelled'))),
          () => new Raced(),
        ),
      ];
    }),
    ...(fresh.length === 0
      ? []
      : [
          bulk(
            mailQueue,
            fresh.map(({ id, invitation, kind, round, at }) => ({
              id,
              study,
              wave,
              invitation,
              kind,
              round,
              state: 'queued',
              notBefore: at,
              createdAt: at,
              attempts: 0,
              automatic,
            })),
          ),
        ]),
  ];
}

/** why a mail was taken out of the queue: the person has another address now */
export const addressCorrected = 'addressCorrected';
/**
 * Steps for people whose address was changed: what came back from the old one, or was refused there, no longer stands in the way, so that
 * the plan of an open wave sends it to the new one.
 */
export const correctAddresses = (db: Db, study: string, persons: readonly string[]): readonly Step[] =>
  portions(persons).map((some) => {
    const theirs = db
      .select({ id: invitations.id })
      .from(invitations)
      .innerJoin(waves, and(eq(waves.study, invitations.study), eq(waves.id, invitations.wave), eq(waves.state, 'open')))
      .where(and(eq(invitations.study, study), inArray(invitations.person, [...some])));
    return change(
      db
        .update(mailQueue)
        .set({ state: 'cancelled', reason: addressCorrected, claim: null, claimUntil: null })
        .where(and(inArray(mailQueue.state, ['bounced', 'refused']), inArray(mailQueue.invitation, theirs))),
    );
  });

export function mailStore(driver: Driver): MailStore {
  const { db, clock } = driver;
  const ofWave = (study: string, wave: string) => and(eq(mailQueue.study, study), eq(mailQueue.wave, wave));
  const raced = () => new Raced();

  return {
    settings: async (study) => {
      const row = (
        await db.select({ settings: mailSettings.settings }).from(mailSettings).where(eq(mailSettings.study, study))
      )[0];
      return (row?.settings as MailSettings | undefined) ?? null;
    },
    saveSettings: (study, settings, actor) => {
      const savedAt = clock().toISOString();
      return driver.run(
        [
          change(
            db
              .insert(mailSettings)
              .values({ study, settings, savedAt })
              .onConflictDoUpdate({ target: mailSettings.study, set: { settings, savedAt } }),
          ),
        ],
        { actor, verb: 'mail.settings', subject: study, study },
      );
    },
    texts: async (study) =>
      (await db.select().from(mailTexts).where(eq(mailTexts.study, study))).map((t) => ({ ...t, kind: t.kind as TextKind })),
    saveText: async (study, kind, language, { subject, body }, actor) => {
      const savedAt = clock().toISOString();
      await driver.run(
        [
          change(
            db
              .insert(mailTexts)
              .values({ study, kind, language, version: 1, subject, body, savedAt })
              .onConflictDoUpdate({
                target: [mailTexts.study, mailTexts.kind, mailTexts.language],
                set: { subject, body, savedAt, version: sql`${mailTexts.version} + 1` },
              }),
          ),
        ],
        { actor, verb: 'mail.text', subject: `${kind}.${language}`, study },
      );
      const row = (
        await db
          .select({ version: mailTexts.version })
          .from(mailTexts)
          .where(and(eq(mailTexts.study, study), eq(mailTexts.kind, kind), eq(mailTexts.language, language)))
      )[0];
      return row?.version ?? 1;
    },
    recipients: async (study, wave) => {
      const [rows, saved, mails] = await Promise.all([
        db
          .select({
            invitation: invitations.id,
            person: people.id,
            code: people.code,
            name: people.name,
            email: people.email,
            school: people.school,
            consent: invitations.consent,
            finishedAt: invitations.finishedAt,
          })
          .from(invitations)
          .innerJoin(people, and(eq(people.study, invitations.study), eq(people.id, invitations.person)))
          .where(and(eq(invitations.study, study), eq(invitations.wave, wave), isNull(invitations.endedAt)))
          .orderBy(asc(people.position)),
        db
          .select({ invitation: responses.invitation, savedAt: max(responses.savedAt) })
          .from(responses)
          .where(and(eq(responses.study, study), eq(responses.wave, wave), isNotNull(responses.invitation)))
          .groupBy(responses.invitation),
        db
          .select({
            invitation: mailQueue.invitation,
            kind: mailQueue.kind,
            round: mailQueue.round,
            state: mailQueue.state,
            sentAt: mailQueue.sentAt,
            notBefore: mailQueue.notBefore,
          })
          .from(mailQueue)
          .where(ofWave(study, wave)),
      ]);
      const lastSaved = new Map(saved.map((row) => [row.invitation, row.savedAt]));
      const past = new Map<string, PastMail[]>();
      for (const { invitation, kind, round, state, sentAt, notBefore } of mails) {
        const list = past.get(invitation) ?? [];
        list.push({ kind, round, state, at: sentAt ?? notBefore });
        past.set(invitation, list);
      }
      return rows.map((row) => ({
        ...row,
        savedAt: lastSaved.get(row.invitation) ?? null,
        mails: past.get(row.invitation) ?? [],
      }));
    },
    instruments: (study) =>
      driver.remember(`mail instruments ${study}`, async () =>
        (await db.select({ definition: instruments.definition }).from(instruments).where(eq(instruments.study, study))).map(
          (row) => row.definition,
        ),
      ),
    isLeader: async (study, email) =>
      (
        await db
          .select({ functions: people.functions })
          .from(people)
          .where(and(eq(people.study, study), sql`lower(${people.email}) = ${email.toLowerCase()}`))
      ).some((row) => row.functions.includes('schoolLeader')),
    list: async (study, wave) =>
      await db
        .select({
          id: mailQueue.id,
          invitation: mailQueue.invitation,
          person: people.code,
          name: people.name,
          email: people.email,
          school: people.school,
          kind: mailQueue.kind,
          round: mailQueue.round,
          state: mailQueue.state,
          notBefore: mailQueue.notBefore,
          sentAt: mailQueue.sentAt,
          attempts: mailQueue.attempts,
          reason: mailQueue.reason,
          automatic: mailQueue.automatic,
        })
        .from(mailQueue)
        .innerJoin(invitations, eq(invitations.id, mailQueue.invitation))
        .innerJoin(people, and(eq(people.study, invitations.study), eq(people.id, invitations.person)))
        .where(ofWave(study, wave))
        .orderBy(asc(people.position), asc(mailQueue.createdAt), asc(mailQueue.round)),
    enqueue: async (study, wave, rows, actor) => {
      if (rows.length === 0) return;
      await driver.run(await queueSteps(db, study, wave, rows, false), {
        actor,
        verb: 'mail.queue',
        subject: wave,
        study,
        details: { mails: rows.length },
      });
    },
    mark: async (study, wave, ids, from, to, actor) => {
      const now = clock().toISOString();
      const set = {
        state: to.state,
        reason: to.reason,
        claim: null,
        claimUntil: null,
        digestAt: null,
        // a person's decision begins the pauses anew, and the hour after which it is late
        ...(to.state === 'queued' ? { notBefore: now, createdAt: now, attempts: 0, automatic: false } : {}),
        ...(to.state === 'sent' ? { sentAt: now } : {}),
      };
      let changed = 0;
      const conditions = portions(ids).map((some) =>
        and(ofWave(study, wave), inArray(mailQueue.id, [...some]), inArray(mailQueue.state, [...from])),
      );
      for (const condition of conditions)
        changed += (await db.select({ n: count() }).from(mailQueue).where(condition))[0]?.n ?? 0;
      if (changed === 0) return 0;
      await driver.run(
        conditions.map((condition) => change(db.update(mailQueue).set(set).where(condition))),
        { actor, verb: 'mail.mark', subject: wave, study, details: { mails: changed, state: to.state } },
      );
      return changed;
    },
    sentTo: async (study, wave, addresses) => {
      const rows = await db
        .select({ id: mailQueue.id, email: people.email })
        .from(mailQueue)
        .innerJoin(invitations, eq(invitations.id, mailQueue.invitation))
        .innerJoin(people, and(eq(people.study, invitations.study), eq(people.id, invitations.person)))
        .where(and(ofWave(study, wave), inArray(mailQueue.state, ['sent', 'uncertain'])));
      return rows.flatMap((row) => (row.email !== null && addresses.has(row.email.trim().toLowerCase()) ? [row.id] : []));
    },

    ready: async () =>
      (
        await db
          .select({ id: mailQueue.id })
          .from(mailQueue)
          .where(and(eq(mailQueue.state, 'queued'), lte(mailQueue.notBefore, clock().toISOString())))
          .limit(1)
      ).length > 0,
    claim: async (claim, most, seconds) => {
      const now = clock();
      const ready = and(eq(mailQueue.state, 'queued'), lte(mailQueue.notBefore, now.toISOString()));
      const found = await db
        .select({ id: mailQueue.id })
        .from(mailQueue)
        .where(ready)
        .orderBy(asc(mailQueue.notBefore))
        .limit(most);
      if (found.length === 0) return [];
      const claimUntil = new Date(now.getTime() + seconds * 1000).toISOString();
      await driver.run(
        [
          change(
            db
              .update(mailQueue)
              .set({ state: 'claimed', claim, claimUntil })
              .where(
                and(
                  inArray(
                    mailQueue.id,
                    found.map((row) => row.id),
                  ),
                  ready,
                ),
              ),
          ),
        ],
        { actor: sender, verb: 'mail.claim', subject: claim, study: null, details: { mails: found.length }, answering: true },
      );
      const rows = await db
        .select({
          id: mailQueue.id,
          study: mailQueue.study,
          wave: mailQueue.wave,
          invitation: mailQueue.invitation,
          generation: invitations.generation,
          kind: mailQueue.kind,
          round: mailQueue.round,
          attempts: mailQueue.attempts,
          waveState: waves.state,
          closes: waves.closes,
          consent: invitations.consent,
          language: invitations.language,
          finishedAt: invitations.finishedAt,
          endedAt: invitations.endedAt,
          leave: people.leave,
          name: people.name,
          email: people.email,
          school: people.school,
          schoolName: sql<string>`coalesce(${schools.name}, ${schools.id})`,
          functions: people.functions,
          person: people.id,
          automatic: mailQueue.automatic,
          on: mailAutomatic,
        })
        .from(mailQueue)
        .innerJoin(invitations, eq(invitations.id, mailQueue.invitation))
        .innerJoin(waves, and(eq(waves.study, mailQueue.study), eq(waves.id, mailQueue.wave)))
        .innerJoin(people, and(eq(people.study, invitations.study), eq(people.id, invitations.person)))
        .innerJoin(schools, and(eq(schools.study, people.study), eq(schools.id, people.school)))
        .leftJoin(mailAutomatic, eq(mailAutomatic.study, mailQueue.study))
        .where(and(eq(mailQueue.claim, claim), eq(mailQueue.state, 'claimed')));
      return rows.map(({ leave, automatic, on, ...row }) => ({
        ...row,
        onLeave: leave?.includes(row.wave) ?? false,
        paused: automatic && !(on && on.pausedAt === null && on[row.kind]),
      }));
    },
    handOver: (id, claim, seconds) => {
      const now = clock();
      const claimUntil = new Date(now.getTime() + seconds * 1000).toISOString();
      return driver.run(
        [
          changeOne(
            db
              .update(mailQueue)
              .set({ state: 'sending', claimUntil, attempts: sql`${mailQueue.attempts} + 1` })
              .where(
                and(
                  eq(mailQueue.id, id),
                  eq(mailQueue.claim, claim),
                  eq(mailQueue.state, 'claimed'),
                  gt(mailQueue.claimUntil, now.toISOString()),
                ),
              ),
            raced,
          ),
        ],
        { actor: sender, verb: 'mail.handOver', subject: id, study: null, answering: true },
      );
    },
    settle: (id, study, claim, outcome) => {
      const mine = and(eq(mailQueue.id, id), eq(mailQueue.claim, claim));
      const free = { claim: null, claimUntil: null };
      const note = { actor: sender, subject: id, study, answering: true } as const;
      if (outcome.state === 'sent') {
        const { textVersion, language } = outcome;
        const set = { ...free, state: 'sent' as const, sentAt: clock().toISOString(), textVersion, language, reason: null };
        const from = inArray(mailQueue.state, ['sending', 'uncertain']);
        return driver.run([change(db.update(mailQueue).set(set).where(and(mine, from)))], { ...note, verb: 'mail.sent' });
      }
      const set =
        outcome.state === 'queued'
          ? {
              ...free,
              state: 'queued' as const,
              notBefore: outcome.notBefore,
              reason: outcome.reason,
              attempts: outcome.attempts,
            }
          : // who was uncertain keeps the claim: should the answer still come, it can be noted
            {
              ...(outcome.state === 'uncertain' ? {} : free),
              state: outcome.state,
              reason: outcome.reason,
              attempts: outcome.attempts,
            };
      const from = inArray(mailQueue.state, ['claimed', 'sending']);
      return driver.run([change(db.update(mailQueue).set(set).where(and(mine, from)))], {
        ...note,
        verb: 'mail.settle',
        details: { state: outcome.state },
      });
    },
    expire: async () => {
      const now = clock().toISOString();
      const over = (state: 'claimed' | 'sending', study?: string) =>
        and(
          eq(mailQueue.state, state),
          lt(mailQueue.claimUntil, now),
          study === undefined ? undefined : eq(mailQueue.study, study),
        );
      const of = async (state: 'claimed' | 'sending') =>
        new Map(
          (
            await db.select({ study: mailQueue.study, n: count() }).from(mailQueue).where(over(state)).groupBy(mailQueue.study)
          ).map(({ study, n }) => [study, n]),
        );
      const [claimed, sending] = [await of('claimed'), await of('sending')];
      const sum = { queued: 0, uncertain: 0 };
      // a note for each study: who follows it sees that something changed
      for (const study of new Set([...claimed.keys(), ...sending.keys()])) {
        const [queued, uncertain] = [claimed.get(study) ?? 0, sending.get(study) ?? 0];
        await driver.run(
          [
            change(db.update(mailQueue).set({ state: 'queued', claim: null, claimUntil: null }).where(over('claimed', study))),
            change(db.update(mailQueue).set({ state: 'uncertain', reason: 'interrupted' }).where(over('sending', study))),
          ],
          { actor: sender, verb: 'mail.expire', subject: 'queue', study, details: { queued, uncertain }, answering: true },
        );
        sum.queued += queued;
        sum.uncertain += uncertain;
      }
      return sum;
    },

    late: async (before, study) => {
      const own = study === undefined ? [] : [eq(mailQueue.study, study)];
      const number = async (...conditions: Parameters<typeof and>) =>
        (
          await db
            .select({ n: count() })
            .from(mailQueue)
            .where(and(...own, ...conditions))
        )[0]?.n ?? 0;
      return {
        late: await number(inArray(mailQueue.state, ['queued', 'claimed', 'sending']), lt(mailQueue.createdAt, before)),
        uncertain: await number(eq(mailQueue.state, 'uncertain')),
        refused: await number(eq(mailQueue.state, 'refused')),
        queued: await number(inArray(mailQueue.state, ['queued', 'claimed', 'sending'])),
      };
    },
  };
}
