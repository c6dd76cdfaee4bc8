/**
 * The short way for answers. Saving and handing in are what a school does thousands of times within ten minutes, so a request
 * that is plainly one of these goes past Express: the same order, the same contract, the same roles, limits, headers and
 * handlers (routes.ts), without matching forty routes. Whatever is not plain (no or an unknown link, another media type, a
 * body without a length, a query) is left to Express, which says why not.
 *
 * It bounds what waits: so many answers, and so many bytes of them, at a time. The next device is told `busy` (503) with
 * `Retry-After`; its answers are on the device and it comes back.
 */
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { may } from '../auth/may.ts';
import type { EndpointKey } from './endpoints.ts';
import { endpoints } from './endpoints.ts';
import type { Call } from './handlers.ts';
import type { Limits } from './limits.ts';
import { Refusal } from './problem.ts';
import { asRefusal, maxJson, parse } from './routes.ts';
import type { Services } from './services.ts';
import { whoAsks } from './who.ts';

export const leanKeys = [
  'PUT /api/respond/draft',
  'POST /api/respond/submit',
  'PUT /api/class/draft',
  'POST /api/class/submit',
] as const satisfies readonly EndpointKey[];

/** Answers on their way through the server at a time, and the bytes of their bodies. */
export const leanBounds = { requests: 2000, bytes: 64 * 1_048_576, bodySeconds: 20 } as const;

export interface LeanOptions {
  readonly handlers: Record<string, (call: never) => Promise<unknown>>;
  readonly services: Services;
  readonly limits: Limits;
  /** of every answer under /api */
  readonly headers: Readonly<Record<string, string>>;
  /** says no, in the same words as everywhere */
  readonly refuse: (req: IncomingMessage, res: ServerResponse, error: unknown) => void;
  readonly bounds?: { readonly requests: number; readonly bytes: number; readonly bodySeconds: number };
}

const plainJson = /^application\/json(?:; ?charset=utf-8)?$/i;
/** Whether this is an answer in the usual form, with a body of a length that is said and allowed. */
const isPlain = (headers: IncomingHttpHeaders): boolean => {
  const length = Number(headers['content-length'] ?? Number.NaN);
  return (
    headers.authorization !== undefined &&
    headers.expect === undefined &&
    headers['transfer-encoding'] === undefined &&
    headers['content-encoding'] === undefined &&
    headers['sec-fetch-site'] !== 'cross-site' &&
    plainJson.test(headers['content-type'] ?? '') &&
    length > 0 &&
    length <= maxJson
  );
};

/** The whole body. Rejects when it breaks off, or comes more slowly than any phone. */
const bodyOf = (req: IncomingMessage, seconds: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const late = setTimeout(() => {
      reject(new Refusal('badRequest'));
      req.destroy();
    }, seconds * 1000);
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    let whole = false;
    req.once('end', () => {
      whole = true;
      clearTimeout(late);
      resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks));
    });
    const broken = () => {
      clearTimeout(late);
      if (!whole) reject(new Refusal('badRequest'));
    };
    req.once('error', broken);
    req.once('close', broken);
  });

function jsonOf(bytes: Buffer): unknown {
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new Refusal('badJson');
  }
  // as Express's reader in its strict mode
  if (typeof value !== 'object' || value === null) throw new Refusal('badJson');
  return value;
}

const noSession = () => {
  throw new Error('an answer makes no session');
};

/** A function that takes a request when it is plainly an answer (and then answers it), or leaves it. */
export function makeLean({ handlers, services, limits, headers, refuse, bounds = leanBounds }: LeanOptions) {
  const { store, log, clock } = services;
  const byPath = new Map<string, EndpointKey>(leanKeys.map((key) => [key, key]));
  const fixed = Object.entries({ ...headers, 'Cache-Control': 'no-store', 'Content-Type': 'application/json; charset=utf-8' });
  let requests = 0;
  let bytes = 0;

  async function answer(key: EndpointKey, req: IncomingMessage, res: ServerResponse, length: number, leave: () => void) {
    const started = clock().getTime();
    const who = await whoAsks(req, store);
    if (!may(who.role, key)) {
      leave();
      return;
    }
    res.once('finish', () => {
      const [method, route] = key.split(' ');
      log.info({ method, route, status: res.statusCode, ms: clock().getTime() - started }, 'request');
    });
    for (const [name, value] of fixed) res.setHeader(name, value);
    if (requests >= bounds.requests || bytes + length > bounds.bytes) {
      refuse(req, res, new Refusal('busy'));
      return;
    }
    requests += 1;
    bytes += length;
    try {
      const body = jsonOf(await bodyOf(req, bounds.bodySeconds));
      limits.countWrite(req.headers.authorization ?? '');
      const { body: schema, reply } = endpoints[key] as { body: Parameters<typeof parse>[0]; reply: Parameters<typeof parse>[0] };
      const call: Call = {
        params: undefined,
        query: undefined,
        body: parse(schema, body, 'body') as undefined,
        bytes: new Uint8Array(),
        who,
        address: req.socket.remoteAddress ?? 'unknown',
        origin: services.origin ?? '',
        device: null,
        setSession: noSession,
        clearSession: noSession,
      };
      const text = JSON.stringify(reply.parse(await handlers[key]!(call as never)));
      res.setHeader('Content-Length', Buffer.byteLength(text));
      res.end(text);
    } catch (error) {
      if (!res.headersSent) refuse(req, res, asRefusal(error));
    } finally {
      requests -= 1;
      bytes -= length;
    }
  }

  return (req: IncomingMessage, res: ServerResponse, leave: () => void): void => {
    const key = byPath.get(`${req.method} ${req.url}`);
    if (key === undefined || !isPlain(req.headers)) return leave();
    answer(key, req, res, Number(req.headers['content-length']), leave).catch((error: unknown) => {
      if (!res.headersSent) refuse(req, res, error);
    });
  };
}
