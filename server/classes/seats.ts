/** What a pupil's device asks: a seat for a code, the questions, saving, handing in, throwing away. */
import { checkAnswers } from '../../instruments/check.ts';
import { hasForm, makeForm } from '../../instruments/form.ts';
import type { Instrument } from '../../instruments/types.ts';
import { sha256 } from '../auth/secrets.ts';
import type { Handlers } from '../http/handlers.ts';
import { Refusal, refusalOf } from '../http/problem.ts';
import type { Services } from '../http/services.ts';
import { seatOf } from '../http/who.ts';
import { ConstraintBroken, Raced } from '../store/driver.ts';
import { codeHashOf, pictureOf, readCode, seatToken } from './codes.ts';
import type { Card, classesContract } from './contract.ts';
import {
  contentOfAll,
  decideSave,
  freeNumber,
  type Incoming,
  seatLateUntil,
  seatRefuses,
  seatStatusOf,
  seatTakesLate,
  secondsLeft,
} from './rules.ts';
import type { ClassSession, SeatRecord } from './store.ts';
import { makeGuessing } from './work.ts';

type Seats = Pick<Handlers<typeof classesContract>, Extract<keyof typeof classesContract, `${string} /api/class${string}`>>;

/** devices without a card in one session: more than any class has, so that whoever knows a code cannot fill the disk with seats */
const mostLoose = 80;

interface Asked {
  readonly instrument: string;
  readonly version: number;
  readonly definition: Instrument;
  readonly fingerprint: string;
}
const lateOf = ({ waveState }: SeatRecord) => (waveState === 'closed' ? { late: true as const } : {});
export function seatRoutes({ store, secrets, clock, ids, log }: Services): Seats {
  const challenge = (period: number) => Buffer.from(secrets.derived('class-work', period)).toString('base64url');
  const guessing = makeGuessing(clock, challenge);

  /** What pupils are asked at the wave and their page can show: statements with answers to choose from. */
  const askedOf = async ({ study, wave }: SeatRecord): Promise<readonly Asked[]> => {
    const asked = await store.waves.asked(study, wave, ['pupil']);
    const found = await Promise.all(
      asked.map(async ({ instrument, version }) => {
        const kept = await store.studies.instrument(study, instrument, version);
        const fits = kept && hasForm(kept.instrument) && (kept.instrument.relations?.length ?? 0) === 0;
        return fits ? [{ instrument, version, definition: kept.instrument, fingerprint: kept.fingerprint }] : [];
      }),
    );
    return found.flat();
  };

  /** A seat for this session: with a card the one that belongs to it, made at its first use. */
  const sit = async (session: ClassSession, card: Card | null): Promise<{ id: string; number: number; returned: boolean }> => {
    if (card) {
      const there = await store.classes.seatByNumber(session.id, card.number);
      const right = pictureOf(secrets, session.id, card.number) === card.picture && (there || card.number <= session.cards);
      if (guessing.cardLocked(session.id, card.number)) throw new Refusal('tooManyAttempts', { params: { seconds: 900 } });
      if (!right) {
        guessing.wrongCard(session.id, card.number);
        throw new Refusal('cardUnknown');
      }
      if (there) return { id: there.id, number: card.number, returned: true };
    }
    const taken = (await store.classes.tiles(session.id)).map((t) => t.number);
    const number = card?.number ?? freeNumber(session.cards, taken);
    if (number > session.cards + mostLoose) throw new Refusal('sessionFull');
    const id = ids();
    await store.classes.sit(session, { id, number, tokenHash: sha256(seatToken(secrets, id)) });
    return { id, number, returned: false };
  };

  /** Decides on what is stored now; when another device on the seat was faster, looks and decides again. */
  async function settle<T>(seat: SeatRecord, attempt: (seat: SeatRecord) => Promise<T>): Promise<T> {
    let now = seat;
    let taken = false;
    for (let turn = 0; turn < 4; turn += 1) {
      try {
        return await attempt(now);
      } catch (error) {
        if (!(error instanceof Raced || error instanceof ConstraintBroken)) throw error;
        log.info({ session: seat.session, turn, why: error.message }, 'deciding again');
        taken = error instanceof ConstraintBroken;
        const again = await store.classes.seat(seat.id);
        if (!again) throw new Refusal('seatUnknown');
        now = again;
      }
    }
    throw taken ? new Refusal('badRequest', { fields: [{ path: 'body.response', code: 'taken' }] }) : new Refusal('busy');
  }

  /** What is written for one response, or a refusal. */
  const decide = async (
    seat: SeatRecord,
    asked: readonly Asked[],
    stored: Awaited<ReturnType<typeof store.classes.drafts>>,
    r: Incoming,
  ) => {
    const of = asked.find((a) => a.instrument === r.instrument);
    const issues = of ? checkAnswers(of.definition, r.answers) : [];
    const outcome = decideSave(
      seat,
      asked,
      stored.find((s) => s.instrument === r.instrument),
      r,
      issues,
      clock(),
    );
    if (!outcome.ok) throw refusalOf(outcome);
    return { outcome, fingerprint: of!.fingerprint };
  };

  return {
    'POST /api/class/enter': async ({ body, address }) => {
      const code = readCode(body.code);
      // what cannot be a code is no guess, and costs nothing to refuse
      if (code === undefined) throw new Refusal('codeUnknown');
      guessing.admit(address, code, body.work);
      const session = await store.classes.byCode(codeHashOf(secrets, code));
      if (!session) {
        guessing.wrong(address);
        throw new Refusal('codeUnknown');
      }
      if (session.waveState !== 'open') throw new Refusal('waveClosed');
      if (secondsLeft(session.closesAt, clock()) === 0) throw new Refusal('sessionClosed');
      for (let turn = 0; ; turn += 1) {
        try {
          const { id, number, returned } = await sit(session, body.card);
          return { token: seatToken(secrets, id), number, picture: pictureOf(secrets, session.id, number), returned };
        } catch (error) {
          // thirty children press the button at once: the next free number
          if (error instanceof ConstraintBroken && error.constraint === 'unique' && turn < 60) continue;
          if (error instanceof Raced) throw new Refusal('sessionClosed');
          throw error;
        }
      }
    },

    'GET /api/class': async ({ who }) => {
      const seat = seatOf(who);
      const status = seatStatusOf(seat, clock());
      const late = seatTakesLate(seat, clock());
      const [design, drafts] = await Promise.all([
        store.studies.design(seat.study),
        status === 'finished' || (status === 'closed' && !late) ? [] : store.classes.drafts(seat),
      ]);
      return {
        status,
        number: seat.number,
        picture: pictureOf(secrets, seat.session, seat.number),
        secondsLeft: seat.waveState === 'open' ? secondsLeft(seat.closesAt, clock()) : 0,
        synthetic: design?.synthetic ?? false,
        ...(late ? { lateUntil: seatLateUntil(seat)!.toISOString() } : {}),
        drafts: drafts.map(({ id, instrument, revision, answers }) => ({ response: id, instrument, revision, answers })),
      };
    },

    'GET /api/class/forms': async ({ who, query: { language } }) => {
      const seat = seatOf(who);
      const status = seatStatusOf(seat, clock());
      if (status === 'finished') throw new Refusal('alreadySubmitted');
      if (status === 'closed') throw new Refusal('waveClosed');
      return {
        forms: (await askedOf(seat)).map(({ instrument, version, definition }) => ({
          instrument,
          version,
          language,
          survey: { ...makeForm(definition, language) },
          practice: definition.practice?.[language] ?? null,
        })),
      };
    },

    'PUT /api/class/draft': async ({ who, body }) =>
      settle(seatOf(who), async (seat) => {
        const [asked, stored] = await Promise.all([askedOf(seat), store.classes.drafts(seat)]);
        const { outcome, fingerprint } = await decide(seat, asked, stored, body);
        if (outcome.kind === 'repeat') {
          const before = stored.find((s) => s.instrument === body.instrument)!;
          return { revision: outcome.revision, savedAt: before.savedAt, ...(before.late ? { late: true as const } : {}) };
        }
        const { response, instrument, version, language, answers } = body;
        const { before, revision } = outcome;
        const { savedAt } = await store.classes.save(seat, {
          id: response,
          instrument,
          version,
          language,
          answers,
          fingerprint,
          before,
          revision,
        });
        return { revision, savedAt, ...lateOf(seat) };
      }),

    'POST /api/class/submit': async ({ who, body: { responses } }) =>
      settle(seatOf(who), async (seat) => {
        if (new Set(responses.map((r) => r.instrument)).size < responses.length) throw new Refusal('badRequest');
        const doneHash = sha256(contentOfAll(responses));
        if (seat.state === 'done') {
          if (seat.doneHash !== doneHash) throw new Refusal('alreadySubmitted');
          return { status: 'finished' as const, submittedAt: clock().toISOString() };
        }
        const why = seatRefuses(seat, clock());
        if (why) throw new Refusal(why);
        const [asked, stored] = await Promise.all([askedOf(seat), store.classes.drafts(seat)]);
        const missing = asked.filter((a) => !responses.some((r) => r.instrument === a.instrument));
        if (missing.length > 0)
          throw new Refusal('instrumentsMissing', { params: { instruments: missing.map((m) => m.instrument).join(', ') } });
        const writes = [];
        for (const r of responses) {
          const { outcome, fingerprint } = await decide(seat, asked, stored, r);
          const { response: id, instrument, version, language, answers } = r;
          const revisions =
            outcome.kind === 'save'
              ? { before: outcome.before, revision: outcome.revision }
              : { before: outcome.revision, revision: outcome.revision + 1 };
          writes.push({ id, instrument, version, language, answers, fingerprint, ...revisions });
        }
        const { submittedAt } = await store.classes.submit(seat, writes, doneHash);
        return { status: 'finished' as const, submittedAt, ...lateOf(seat) };
      }),

    'POST /api/class/discard': async ({ who }) =>
      settle(seatOf(who), async (seat) => {
        // once more after a lost reply; what was handed in stays handed in
        if (seat.state === 'done' && seat.doneHash !== null) throw new Refusal('alreadySubmitted');
        if (seat.state !== 'done') await store.classes.discard(seat);
        return { status: 'finished' as const };
      }),
  };
}
