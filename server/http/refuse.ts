/** One way to say no: the problem as JSON, never cached, with the time to come back where coming back helps. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ProblemCode, Refusal } from './problem.ts';

/** seconds after which a device tries again; a class of thirty must not come back in the same moment (client: backOff) */
const comeBack: Partial<Readonly<Record<ProblemCode, number>>> = { busy: 2, diskFull: 60 };

/** Answers with a refusal. A body that is still coming in is let run for a moment, so that the refusal is read. */
export function sendRefusal(req: IncomingMessage, res: ServerResponse, refusal: Refusal): void {
  const text = JSON.stringify(refusal.body());
  const seconds = refusal.code === 'tooManyAttempts' ? refusal.params.seconds : comeBack[refusal.code];
  res.statusCode = refusal.status;
  res.setHeader('Cache-Control', 'no-store');
  if (seconds !== undefined) res.setHeader('Retry-After', String(seconds));
  res.setHeader('Content-Type', 'application/problem+json; charset=utf-8');
  res.setHeader('Content-Length', Buffer.byteLength(text));
  res.end(req.method === 'HEAD' ? undefined : text);
  if (!req.complete) {
    req.resume();
    setTimeout(() => req.destroy(), 2000).unref();
  }
}
