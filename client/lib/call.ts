/**
 * The client's one way to the server: fetch by the contract's key ("POST /api/studies/:study/waves/:wave/open").
 * Types only come from the contracts, so zod never reaches a page. Every refusal arrives as `Refused`, with the code that
 * the page translates; no answer at all (offline, server down) is a refusal too: code `offline`, status 0.
 */
import type { ProblemBody } from '../../server/http/contract.ts';

/** One endpoint as `Wire` of server/http/contract.ts describes it. */
interface Shape {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly reply: unknown;
}
type Part<S extends Shape, K extends 'params' | 'query' | 'body'> = S[K] extends undefined ? unknown : { [P in K]: S[K] };
/** What a caller must give for an endpoint: only the parts that its contract has. */
export type CallInput<S extends Shape> = Part<S, 'params'> & Part<S, 'query'> & Part<S, 'body'> & CallOptions;

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** lets the request outlive the page (bodies below 64 kB) */
  readonly keepalive?: boolean;
  /** no answer within this time counts as `offline`; without it the browser decides */
  readonly timeoutMs?: number;
}

export class Refused extends Error {
  readonly code: string;
  readonly status: number;
  readonly params: NonNullable<ProblemBody['params']>;
  readonly fields: NonNullable<ProblemBody['fields']>;
  readonly problems: NonNullable<ProblemBody['problems']>;
  /** how long the server asks to wait before the next try (its Retry-After), in milliseconds; 0 = it did not say */
  readonly waitMs: number;
  constructor(code: string, status: number, body: Partial<ProblemBody> = {}, waitMs = 0) {
    super(code);
    this.name = 'Refused';
    this.code = code;
    this.status = status;
    this.params = body.params ?? {};
    this.fields = body.fields ?? [];
    this.problems = body.problems ?? [];
    this.waitMs = waitMs;
  }
}

/** The method and address of a key: path parameters filled in and escaped, empty query values left out. */
export function addressOf(key: string, params: object = {}, query: object = {}): { method: string; path: string } {
  const [method = 'GET', pattern = '/'] = key.split(' ');
  const values = params as Record<string, string>;
  const path = pattern.replace(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));
  const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== undefined)).toString();
  return { method, path: search ? `${path}?${search}` : path };
}

/** Reads a refusal; an answer that is not one of ours (a proxy's page) becomes `unexpectedAnswer`. */
export async function refusalOf(response: Response): Promise<Refused> {
  const body = (await response.json().catch(() => ({}))) as Partial<ProblemBody>;
  const code = typeof body.code === 'string' ? body.code : 'unexpectedAnswer';
  return new Refused(code, response.status, body, retryAfterMs(response.headers.get('Retry-After')));
}

/** Retry-After in milliseconds. Seconds only: a date would be read with the device's clock, which may be wrong by a year. */
export const retryAfterMs = (header: string | null): number =>
  header !== null && /^\d{1,6}$/.test(header.trim()) ? Number(header) * 1000 : 0;

/** Not AbortSignal.timeout: on a phone of before 2022 that does not exist, and an answer must still get through. */
function timeLimit(ms: number): AbortSignal {
  const stop = new AbortController();
  setTimeout(() => stop.abort(), ms);
  return stop.signal;
}

/**
 * Makes the `call` of one page. `headers` is asked at every call (the CSRF value, the link's token).
 * `call(key, input)` gives the reply's JSON; `call.file(key, input)` gives the answer as it came, for downloads.
 */
export function caller<W extends { [K in keyof W]: Shape }>(headers: (method: string) => Record<string, string>) {
  async function send(key: string, input: { params?: object; query?: object; body?: unknown } & CallOptions) {
    const { method, path } = addressOf(key, input.params, input.query);
    const json = input.body === undefined ? {} : { 'Content-Type': 'application/json' };
    const signals = [input.signal, input.timeoutMs === undefined ? undefined : timeLimit(input.timeoutMs)].filter(
      (s) => s !== undefined,
    );
    const signal = signals.length > 1 ? AbortSignal.any(signals) : signals[0];
    let response: Response;
    try {
      response = await fetch(path, {
        method,
        headers: { Accept: 'application/json', ...json, ...headers(method) },
        credentials: 'same-origin',
        ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
        ...(input.keepalive ? { keepalive: true } : {}),
        ...(signal ? { signal } : {}),
      });
    } catch (error) {
      if (input.signal?.aborted) throw error;
      throw new Refused('offline', 0);
    }
    if (!response.ok) throw await refusalOf(response);
    return response;
  }
  async function call<K extends keyof W & string>(key: K, input: CallInput<W[K]>): Promise<W[K]['reply']> {
    const response = await send(key, input as object);
    return (await response.json().catch(() => {
      throw new Refused('unexpectedAnswer', response.status);
    })) as W[K]['reply'];
  }
  call.file = <K extends keyof W & string>(key: K, input: CallInput<W[K]>): Promise<Response> => send(key, input as object);
  return call;
}
