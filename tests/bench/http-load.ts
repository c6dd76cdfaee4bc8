/**
 * A load of HTTP requests over a fixed number of connections, as cheap as it can be made: the requests are bytes before the
 * clock starts, the answers are cut at their Content-Length. Each connection sends its next request when the last one is
 * answered, as a person's device does.
 */
import { connect, type Socket } from 'node:net';

export interface Reply {
  readonly status: number;
  readonly body: string;
}
/** One person's requests, sent one after another over one connection. */
export type Sequence = readonly Buffer[];

export interface LoadResult {
  readonly requests: number;
  readonly seconds: number;
  readonly perSecond: number;
  /** milliseconds */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly longest: number;
  /** answers other than 200, and connections that broke */
  readonly errors: number;
  /** the first few of them, in words */
  readonly seen: readonly string[];
}

/** The bytes of one request. */
export function requestBytes(method: string, path: string, token: string, body: unknown): Buffer {
  const text = body === undefined ? '' : JSON.stringify(body);
  const head = [
    `${method} ${path} HTTP/1.1`,
    'Host: localhost',
    'Accept: */*',
    'Accept-Encoding: gzip, deflate, br',
    'Accept-Language: nl-NL,nl;q=0.9',
    'Content-Type: application/json',
    'Sec-Fetch-Site: same-origin',
    `Authorization: Bearer ${token}`,
    'User-Agent: Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
    ...(text ? [`Content-Length: ${Buffer.byteLength(text)}`] : []),
  ].join('\r\n');
  return Buffer.from(`${head}\r\n\r\n${text}`);
}

/** One connection: send a request, get its whole answer. Rejects when the connection breaks. */
export class Line {
  readonly #socket: Socket;
  #buffer: Buffer = Buffer.alloc(0);
  #waiting: { done: (reply: Reply) => void; failed: (error: Error) => void } | undefined;
  #broken: Error | undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.#take(chunk));
    const end = (error: Error) => {
      this.#broken ??= error;
      this.#waiting?.failed(error);
      this.#waiting = undefined;
    };
    socket.on('error', end);
    socket.on('close', () => end(new Error('the connection was closed')));
  }

  static open(port: number): Promise<Line> {
    return new Promise((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1' });
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.off('error', reject);
        resolve(new Line(socket));
      });
    });
  }

  send(bytes: Buffer): Promise<Reply> {
    return new Promise((done, failed) => {
      if (this.#broken) return failed(this.#broken);
      this.#waiting = { done, failed };
      this.#socket.write(bytes);
    });
  }

  close(): void {
    this.#waiting = undefined;
    this.#socket.destroy();
  }

  #take(chunk: Buffer) {
    this.#buffer = this.#buffer.length === 0 ? chunk : Buffer.concat([this.#buffer, chunk]);
    const head = this.#buffer.indexOf('\r\n\r\n');
    if (head < 0) return;
    const text = this.#buffer.toString('latin1', 0, head);
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(text)?.[1] ?? Number.NaN);
    if (Number.isNaN(length)) {
      this.#waiting?.failed(new Error(`an answer without a length: ${text.slice(0, 200)}`));
      this.#waiting = undefined;
      return;
    }
    const end = head + 4 + length;
    if (this.#buffer.length < end) return;
    const reply = { status: Number(text.slice(9, 12)), body: this.#buffer.toString('utf8', head + 4, end) };
    this.#buffer = this.#buffer.subarray(end);
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.done(reply);
  }
}

export const quantile = (sorted: readonly number[], q: number): number =>
  sorted.length === 0 ? Number.NaN : sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))]!;

/** Summary of waiting times in milliseconds. */
export function summary(times: readonly number[], seconds: number, errors: readonly string[]): LoadResult {
  const sorted = times.toSorted((a, b) => a - b);
  return {
    requests: times.length,
    seconds,
    perSecond: times.length / seconds,
    p50: quantile(sorted, 0.5),
    p95: quantile(sorted, 0.95),
    p99: quantile(sorted, 0.99),
    longest: sorted.at(-1) ?? Number.NaN,
    errors: errors.length,
    seen: errors.slice(0, 5),
  };
}

/** Sends all sequences over `connections` connections and waits for every answer. `onReply` sees each in its turn. */
export async function load(
  port: number,
  connections: number,
  sequences: readonly Sequence[],
  onReply: (sequence: number, step: number, reply: Reply) => void = () => undefined,
): Promise<LoadResult> {
  const times: number[] = [];
  const errors: string[] = [];
  const lines = await Promise.all(Array.from({ length: connections }, () => Line.open(port)));
  let next = 0;
  const start = performance.now();
  await Promise.all(
    lines.map(async (line) => {
      for (let s = next++; s < sequences.length; s = next++) {
        for (const [step, bytes] of sequences[s]!.entries()) {
          const sent = performance.now();
          try {
            const reply = await line.send(bytes);
            times.push(performance.now() - sent);
            if (reply.status !== 200) errors.push(`${reply.status} ${reply.body.slice(0, 200)}`);
            onReply(s, step, reply);
          } catch (error) {
            errors.push(String(error));
            return;
          }
        }
      }
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  for (const line of lines) line.close();
  return summary(times, seconds, errors);
}
