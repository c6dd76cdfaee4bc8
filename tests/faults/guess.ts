/**
 * Somebody at a school's address guesses: tokens of personal links, tokens of pupils' seats, codes of classes, codes on letters. None may work, the
 * limiter must answer, and an honest teacher and honest pupils behind the same address must get in and save meanwhile.
 */
import { seededRandom } from '../../analysis/random.ts';
import { codeSigns } from '../../server/auth/signs.ts';
import { codeLength } from '../../server/classes/codes.ts';
import { checkSign, letterCodeLength, letterCodeOf } from '../../server/invitations/codes.ts';
import { workFits } from '../../server/classes/work.ts';
import { enter, openSession, Pupil, pupilOn, pupils, pupilWorld, teacherOf } from '../server/classes-world.ts';

const kinds = ['link', 'seat', 'code', 'letter'] as const;
type Kind = (typeof kinds)[number];

export interface GuessResult {
  readonly guesses: number;
  /** guesses that opened something */
  readonly worked: number;
  /** answers of the limiter (429) per kind; of a code: compute first */
  readonly limited: Readonly<Record<Kind, number>>;
  /** answers that say no and nothing more (401, 404) */
  readonly refused: number;
  /** saves, hand-ins and entries of honest people while guessing went on; and those that were refused */
  readonly honest: number;
  readonly shutOut: number;
  /** answers of another kind */
  readonly errors: number;
}

export async function guess(times: number, seed: number, say: (text: string) => void = () => undefined): Promise<GuessResult> {
  const random = seededRandom(seed);
  const pick = (signs: string, n: number) => Array.from({ length: n }, () => signs[random.integer(0, signs.length - 1)]).join('');
  const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const world = await pupilWorld();
  let [worked, refused, honest, shutOut, errors] = [0, 0, 0, 0, 0];
  const limited: Record<Kind, number> = { link: 0, seat: 0, code: 0, letter: 0 };
  try {
    const links = await world.invite('T1');
    const session = await openSession(teacherOf(links, 'noord-05'));
    const teacher = teacherOf(links, 'noord-06');
    const pupil = await pupilOn(world, session.code);
    const waiting = links.filter((l) => l.person.startsWith('zuid-1'));
    const fair = async (what: Promise<{ status: number }>) => {
      honest += 1;
      const { status } = await what;
      if (status !== 200) shutOut += 1;
    };
    await fair(teacher.consent());
    const [draft] = await teacher.complete();

    /** A pupil that comes now: where the server asks for work first, the device does it. */
    const newPupil = async () => {
      const first = await enter(world, session.code);
      if (first.status !== 429) return first;
      const { work: challenge } = first.body.params!;
      let nonce = 0;
      while (!workFits(challenge, session.code, nonce)) nonce += 1;
      return enter(world, session.code, { work: { challenge, nonce } });
    };
    /** The code of a letter, on a computer without a camera; where the server asks for work first, it is done. */
    const byLetter = async (invitation: string) => {
      const code = letterCodeOf(world.secrets, invitation, 1);
      const type = (work: object | null) =>
        world.nobody().send<{ params?: { work: string } }>('POST /api/respond/enter', { code, work });
      const first = await type(null);
      if (first.status !== 429) return first;
      const challenge = first.body.params!.work;
      let nonce = 0;
      while (!workFits(challenge, code, nonce)) nonce += 1;
      return type({ challenge, nonce });
    };
    const attempt = async (kind: Kind, n: number): Promise<{ status: number }> => {
      if (kind === 'code') return enter(world, pick(codeSigns, codeLength));
      if (kind === 'letter') {
        const signs = pick(codeSigns, letterCodeLength - 1);
        return world.nobody().send('POST /api/respond/enter', { code: signs + checkSign(signs) });
      }
      const token = kind === 'seat' ? `seat_${pick(base64, 27)}` : pick(base64, 27);
      const visitor = new Pupil(world.base, token);
      const at = kind === 'seat' ? 'class' : 'respond';
      // reading, saving and handing in take turns: the short way and the long one
      if (n % 3 === 0) return visitor.send(`GET /api/${at}`);
      return n % 3 === 1 ? visitor.send(`PUT /api/${at}/draft`, visitor.body({})) : visitor.send(`POST /api/${at}/submit`, {});
    };

    let revision = 0;
    let saved = 0;
    const items = pupils.items.map((i) => i.id);
    for (let done = 0; done < times; done += 50) {
      const these = Array.from({ length: Math.min(50, times - done) }, (_, i) => done + i);
      await Promise.all(
        these.map(async (n) => {
          const kind = kinds[n % kinds.length]!;
          const { status } = await attempt(kind, Math.floor(n / kinds.length));
          if (status === 200) worked += 1;
          else if (status === 429) limited[kind] += 1;
          else if (status === 401 || status === 404) refused += 1;
          else errors += 1;
        }),
      );
      // the honest, at the same address
      await fair(teacher.send('PUT /api/respond/draft', { ...draft!, baseRevision: revision }));
      revision += 1;
      if (saved < items.length) {
        await fair(pupil.save(Object.fromEntries(items.slice(0, saved + 1).map((id) => [id, 2])), saved));
        saved += 1;
      }
      if ((done + 50) % 2000 === 0) say(`${done + 50} guesses, ${Object.values(limited).reduce((a, b) => a + b)} limited`);
    }
    // who has a letter types its code
    await fair(byLetter(waiting[1]!.invitation));
    // who only comes now, opens a link, agrees and hands in; types the code and begins
    const late = waiting[0]!;
    await fair(late.send('GET /api/respond'));
    await fair(late.answerAll());
    const seat = await newPupil();
    await fair(Promise.resolve(seat));
    await fair(new Pupil(world.base, seat.body.token).submit());
  } finally {
    await world.close();
  }
  return { guesses: times, worked, limited, refused, honest, shutOut, errors };
}
