/**
 * Limits on guessing. Only failures count: a whole school behind one address must be able to sign in and to answer, also
 * while somebody among them types nonsense. A good link is never refused for what others do. What it writes itself has a
 * bound that no hand reaches (every save is a row in the audit, so a script with one link could fill the disk); the device
 * keeps the answers and tries again.
 */
import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, type Options, rateLimit } from 'express-rate-limit';
import { sha256 } from '../auth/secrets.ts';
import { Refusal } from './problem.ts';
import { sessionOf } from './who.ts';

/** within a quarter of an hour: failed attempts, and writes of one personal link */
export const limits = {
  signInPerPerson: 10,
  signInPerAddress: 100,
  oneTimePerAddress: 50,
  /** mails to who forgot a password, all requests counted: from one address, and to one account */
  forgotPerAddress: 30,
  forgotPerPerson: 3,
  linkPerAddress: 200,
  writesPerLink: 1500,
} as const;
const windowMs = 15 * 60_000;

/** Where a request came from, as far as counting goes: of IPv6 the part that a household or school has for itself. */
export const address = (req: Request) => ipKeyGenerator(req.ip ?? 'unknown');

/** what counts is a wrong guess, not a slip in the body or a conflict */
const failed = [401, 404, 410];

const options: Partial<Options> = {
  windowMs,
  standardHeaders: 'draft-8',
  legacyHeaders: false,
  // which proxies count is our own setting; the library's advice on it would go to the console
  validate: { xForwardedForHeader: false, trustProxy: false, forwardedHeader: false },
  handler: (_req, res, next) => {
    const seconds = Number(res.getHeader('Retry-After') ?? windowMs / 1000);
    next(new Refusal('tooManyAttempts', { params: { seconds } }));
  },
};
const counting = (limit: number, keyGenerator: (req: Request) => string): RequestHandler =>
  rateLimit({
    ...options,
    limit,
    keyGenerator,
    skipSuccessfulRequests: true,
    requestWasSuccessful: (_req, res) => !failed.includes(res.statusCode),
  });

/** Counts every request, also those that go well. */
const countingAll = (limit: number, keyGenerator: (req: Request) => string): RequestHandler =>
  rateLimit({ ...options, limit, keyGenerator });

/**
 * Counts what one link writes within the window; throws tooManyAttempts. Our own, because it runs with every saved answer and
 * must be the same count on both ways to a handler (routes.ts, lean.ts). Bounded: what is over is forgotten.
 */
export function makeWriteCount(clock: () => Date): (token: string) => void {
  let counts = new Map<string, number>();
  let until = 0;
  return (token) => {
    const now = clock().getTime();
    if (now >= until || counts.size > 200_000) {
      counts = new Map();
      until = now + windowMs;
    }
    const key = sha256(token);
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    if (count > limits.writesPerLink)
      throw new Refusal('tooManyAttempts', { params: { seconds: Math.max(1, Math.ceil((until - now) / 1000)) } });
  };
}

/** The limiters by name; made anew for each app, so that two apps in one process do not share a count. */
export function makeLimits(clock: () => Date) {
  const countWrite = makeWriteCount(clock);
  const writes: RequestHandler = (req, _res, next) => {
    countWrite(req.headers.authorization ?? '');
    next();
  };
  // who is signed in names no address: theirs is the session, or one person's slips would stop a whole faculty behind one address
  const emailOf = (req: Request) => {
    const body: unknown = req.body;
    const email = typeof body === 'object' && body !== null && 'email' in body ? body.email : '';
    return typeof email === 'string' && email !== '' ? sha256(email.trim().toLowerCase()) : '';
  };
  return {
    signIn: [
      counting(limits.signInPerAddress, address),
      counting(limits.signInPerPerson, (req) => `${address(req)} ${emailOf(req) || sha256(sessionOf(req) ?? '')}`),
    ],
    oneTime: [counting(limits.oneTimePerAddress, address)],
    forgot: [countingAll(limits.forgotPerAddress, address), countingAll(limits.forgotPerPerson, emailOf)],
    link: [counting(limits.linkPerAddress, address)],
    writes: [writes],
    countWrite,
  } as const;
}
export type Limits = ReturnType<typeof makeLimits>;
