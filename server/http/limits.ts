/**
 * Limits on guessing. Only failures count: a whole school behind one address must be able to sign in and to answer, also
 * while somebody among them types nonsense. A good link is never refused.
 */
import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { sha256 } from '../auth/secrets.ts';
import { Refusal } from './problem.ts';

/** failed attempts within a quarter of an hour */
export const limits = { signInPerPerson: 10, signInPerAddress: 100, oneTimePerAddress: 50, linkPerAddress: 200 } as const;
const windowMs = 15 * 60_000;

const address = (req: Request) => ipKeyGenerator(req.ip ?? 'unknown');

const counting = (limit: number, keyGenerator: (req: Request) => string): RequestHandler =>
  rateLimit({
    windowMs,
    limit,
    keyGenerator,
    skipSuccessfulRequests: true,
    // what counts is a wrong guess, not a slip in the body or a conflict
    requestWasSuccessful: (_req, res) => ![401, 404, 410].includes(res.statusCode),
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    // which proxies count is our own setting; the library's advice on it would go to the console
    validate: { xForwardedForHeader: false, trustProxy: false, forwardedHeader: false },
    handler: (_req, res, next) => {
      const seconds = Number(res.getHeader('Retry-After') ?? windowMs / 1000);
      next(new Refusal('tooManyAttempts', { params: { seconds } }));
    },
  });

/** The limiters by name; made anew for each app, so that two apps in one process do not share a count. */
export function makeLimits() {
  const emailOf = (req: Request) => {
    const body: unknown = req.body;
    const email = typeof body === 'object' && body !== null && 'email' in body ? body.email : '';
    return typeof email === 'string' ? sha256(email.trim().toLowerCase()) : '';
  };
  return {
    signIn: [
      counting(limits.signInPerAddress, address),
      counting(limits.signInPerPerson, (req) => `${address(req)} ${emailOf(req)}`),
    ],
    oneTime: [counting(limits.oneTimePerAddress, address)],
    link: [counting(limits.linkPerAddress, address)],
  } as const;
}
export type Limits = ReturnType<typeof makeLimits>;
