/**
 * Class sessions: the pupils of one group answer on one short code. Three who ask: a teacher by the personal link
 * (`/api/respond/class…`), a researcher by account (`/api/studies/…/classes…`), and a pupil's device by the token of its seat
 * (`Authorization: Bearer seat_…`, `/api/class…`), which it got for the code by `POST /api/class/enter`.
 */
import { z } from 'zod';
import { draft, form, late, oneResponse } from '../responses/contract.ts';
import { type Endpoint, id, language, type Wire, words } from '../http/contract.ts';

/** what a card and a seat show beside their number, so that one slip of a digit does not open another child's seat */
export const picture = z.enum([
  'sun',
  'moon',
  'star',
  'tree',
  'fish',
  'boat',
  'house',
  'flower',
  'apple',
  'umbrella',
  'kite',
  'cloud',
  'ball',
  'key',
  'mushroom',
  'cup',
]);
export type Picture = z.infer<typeof picture>;

const seatNumber = z.number().int().min(1).max(200);
const card = z.object({ number: seatNumber, picture });
export type Card = z.infer<typeof card>;

// ---------------------------------------------------------------- teacher and researcher
/** which children answer (`StudyDesign.consentMode`): the others do the puzzle */
export const consentMode = z.enum(['active', 'passive']);

/** pupils in the group, from the file of the school's administration; absent = not known */
const expected = z.number().int().exactOptional();

/** in the list */
export const sessionRow = z.object({
  id: z.string(),
  wave: z.string(),
  waveLabel: z.string(),
  school: z.string(),
  schoolName: z.string(),
  group: z.string(),
  createdAt: z.string(),
  closesAt: z.string(),
  open: z.boolean(),
  /** entered or further; of these handed in */
  seats: z.number().int(),
  done: z.number().int(),
  /** cards that belong to it; 0 = without. Made ahead with cards and closed until the teacher opens it: `open` is false, `seats` 0 */
  printed: z.number().int(),
});
export type SessionRow = z.infer<typeof sessionRow>;
/** one session, for its page: how far each seat is and never an answer */
export const session = sessionRow.extend({
  study: words,
  synthetic: z.boolean(),
  consentMode,
  expected,
  waveOpen: z.boolean(),
  /** six signs */
  code: z.string(),
  /** where pupils type it */
  address: z.string(),
  /** that address with the code behind the #, as a picture: SVG */
  qr: z.string(),
  /** until it closes by itself; 0 = closed. In seconds, because a device's clock may be wrong */
  secondsLeft: z.number().int(),
  cards: z.array(card),
  tiles: z.array(card.extend({ state: z.enum(['started', 'busy', 'done']) })),
});
export type Session = z.infer<typeof session>;

const minutes = z.number().int().min(0).max(480);
const opening = z.object({ minutes: minutes.min(5).default(45), cards: z.number().int().min(0).max(60).default(0) });
const time = z.object({ minutes }).strict();
const ofSession = z.object({ session: id });
const inStudy = z.object({ study: id, session: id });

// ---------------------------------------------------------------- pupil
/** `open`: can be answered; `paused`: the time box is over; `closed`: the wave is; `finished`: this seat handed in or stopped. */
export const seatStatus = z.enum(['open', 'paused', 'closed', 'finished']);
export const seatView = z.object({
  status: seatStatus,
  number: z.number().int(),
  picture,
  secondsLeft: z.number().int(),
  synthetic: z.boolean(),
  /** the wave is closed, and answers that are still on a device are taken until then; absent = not so */
  lateUntil: z.string().exactOptional(),
  drafts: z.array(draft),
});
export type SeatView = z.infer<typeof seatView>;
const classForm = form.omit({ roster: true }).extend({ practice: z.string().nullable() });
export type ClassForm = z.infer<typeof classForm>;

export const classesContract = {
  'GET /api/respond/class': {
    summary: 'Whether this person can hold a class session now, and the sessions of the own group',
    reply: z.object({
      group: z.string().nullable(),
      school: z.string(),
      consentMode,
      expected,
      waves: z.array(z.object({ id: z.string(), label: z.string() })),
      sessions: z.array(sessionRow),
    }),
  },
  'POST /api/respond/class': {
    summary: 'Open a class session for the own group. `cards`: how many cards are printed; 0 = without',
    body: opening.extend({ wave: id }).strict(),
    reply: z.object({ id: z.string() }),
  },
  'GET /api/respond/class/:session': { summary: 'One session of the own group', params: ofSession, reply: session },
  'PUT /api/respond/class/:session/time': {
    summary: 'Let it close in so many minutes from now: 0 closes, more prolongs or opens again',
    params: ofSession,
    body: time,
    reply: session,
  },

  'GET /api/studies/:study/classes': {
    summary: 'The class sessions of a study, the groups of its schools, and the open waves at which pupils are asked',
    params: z.object({ study: id }),
    reply: z.object({
      waves: z.array(z.object({ id: z.string(), label: z.string() })),
      /** planned or open waves at which pupils are asked: for these cards can be printed */
      cardWaves: z.array(z.object({ id: z.string(), label: z.string() })),
      /** `pupils`: by the school's own file; absent = not known. `asked`: its pupils are of the age that is asked */
      schools: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          groups: z.array(z.object({ name: z.string(), pupils: z.number().int().exactOptional(), asked: z.boolean() })),
        }),
      ),
      sessions: z.array(sessionRow),
    }),
  },
  'POST /api/studies/:study/classes': {
    summary: 'Open a class session for any group',
    params: z.object({ study: id }),
    body: opening.extend({ wave: id, school: id, group: z.string().trim().min(1).max(40) }).strict(),
    reply: z.object({ id: z.string() }),
  },
  'POST /api/studies/:study/classes/prepare': {
    summary:
      'Make a session with cards for every group that has none at this wave: of the study, a school or a group. They stay closed until the teacher or a researcher opens them. A card per pupil by the school’s file, 30 where that is not known',
    params: z.object({ study: id }),
    body: z
      .object({ wave: id, school: id.nullable().default(null), group: z.string().trim().min(1).max(40).nullable().default(null) })
      .strict(),
    reply: z.object({ made: z.number().int(), classes: z.number().int(), cards: z.number().int() }),
  },
  'POST /api/studies/:study/classes/cards.pdf': {
    summary: 'The cards of one session, or of the newest session with cards of each group at a wave, of one school or of all',
    params: z.object({ study: id }),
    query: z
      .object({
        session: id.optional(),
        wave: id.optional(),
        school: id.optional(),
        group: z.string().max(40).optional(),
        language: language.default('nl'),
      })
      .strict(),
    produces: 'application/pdf',
  },
  'GET /api/studies/:study/classes/:session': { summary: 'One session', params: inStudy, reply: session },
  'PUT /api/studies/:study/classes/:session/time': {
    summary: 'Let it close in so many minutes from now: 0 closes, more prolongs or opens again',
    params: inStudy,
    body: time,
    reply: session,
  },

  'POST /api/class/enter': {
    summary:
      'A code for a seat: a new one, or with the number and picture of a card the seat that belongs to it. After many wrong codes the answer is tooManyAttempts (429) with params.work, which a device repays by computing (server/classes/work.ts); nobody is shut out',
    body: z
      .object({
        code: z.string().max(40),
        card: card.strict().nullable().default(null),
        work: z
          .object({ challenge: z.string().max(100), nonce: z.number().int().min(0) })
          .strict()
          .nullable()
          .default(null),
      })
      .strict(),
    reply: z.object({ token: z.string(), number: z.number().int(), picture, returned: z.boolean() }),
  },
  'GET /api/class': { summary: 'How far this seat is, and its drafts', reply: seatView },
  'GET /api/class/forms': {
    summary: 'The forms of this seat in one language',
    query: z.object({ language }).strict(),
    reply: z.object({ forms: z.array(classForm) }),
  },
  'PUT /api/class/draft': {
    summary: 'Save the answers so far; revisions as at PUT /api/respond/draft',
    body: oneResponse,
    reply: z.object({ revision: z.number().int(), savedAt: z.string(), late }),
  },
  'POST /api/class/submit': {
    summary: 'Hand in all instruments of the seat at once. Idempotent',
    body: z.object({ responses: z.array(oneResponse).min(1).max(10) }).strict(),
    reply: z.object({ status: seatStatus, submittedAt: z.string(), late }),
  },
  'POST /api/class/discard': {
    summary: 'The pupil stops and wants the answers thrown away: the drafts are deleted, the seat is done',
    reply: z.object({ status: seatStatus }),
  },
} as const satisfies Record<string, Endpoint>;
export type ClassesWire = Wire<typeof classesContract>;
