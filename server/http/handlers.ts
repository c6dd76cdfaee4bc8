/** What a feature's routes.ts is made of: a handler per key of its contract, on a request that was checked before. */
import type { z } from 'zod';
import type { Endpoint } from './contract.ts';
import type { Who } from './who.ts';

type Out<S> = S extends z.ZodType ? z.output<S> : undefined;

/** One request as a handler sees it: checked, and without Express. */
export interface Call<E extends Endpoint = Endpoint> {
  readonly params: Out<E['params']>;
  readonly query: Out<E['query']>;
  readonly body: Out<E['body']>;
  /** the body as it came, where the endpoint consumes a file */
  readonly bytes: Uint8Array;
  readonly who: Who;
  /** where the request came from, for counting wrong guesses; never stored */
  readonly address: string;
  /** the address that people use, without a slash at the end */
  readonly origin: string;
  /** the browser in two words, for the list of sessions; null when it does not say */
  readonly device: string | null;
  readonly setSession: (value: string) => void;
  readonly clearSession: () => void;
}

/** The answer of an endpoint that produces a file. */
export interface FileReply {
  readonly name: string;
  readonly bytes: Uint8Array | string;
}
type Reply<E extends Endpoint> = E['reply'] extends z.ZodType ? z.input<E['reply']> : FileReply;
export type Handlers<C extends Record<string, Endpoint>> = {
  readonly [K in keyof C]: (call: Call<C[K]>) => Promise<Reply<C[K]>>;
};
