/**
 * The language of the wire that all features share. An endpoint's key is its method and path
 * ("POST /api/studies/:study/waves/:wave/open"): the server must have a handler for each key, the client calls by the
 * same key, the OpenAPI page is made from the same schemas.
 */
import { z } from 'zod';

/** What an endpoint takes and gives. `reply` is absent where the answer is not JSON (a file, a picture). */
export interface Endpoint {
  readonly summary: string;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly reply?: z.ZodType;
  /** media type of the body when it is not JSON */
  readonly consumes?: string;
  /** most bytes of a body: of JSON where 512 kB is not enough, of a file where less than a whole import is */
  readonly bodyLimit?: number;
  /** media type of the answer when it is not JSON */
  readonly produces?: string;
}

type In<S> = S extends z.ZodType ? z.input<S> : undefined;
type Out<S> = S extends z.ZodType ? z.output<S> : undefined;

/** What a caller gives and gets, by key: the client imports only this type, never zod. */
export type Wire<C extends Record<string, Endpoint>> = {
  [K in keyof C]: {
    params: In<C[K]['params']>;
    query: In<C[K]['query']>;
    body: In<C[K]['body']>;
    reply: Out<C[K]['reply']>;
  };
};

/** Ids travel in paths and file names: letters, digits, dot, dash, underscore; never a path. */
export const idPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/;
export const id = z.string().regex(idPattern);
export const language = z.enum(['nl', 'en']);
export const words = z.object({ nl: z.string(), en: z.string() });
export const nothing = z.object({}).strict();

/**
 * One thing that is wrong with a file: where it is, what it is, and in both languages what to do. `row` counts lines of the
 * file as a spreadsheet shows them (the header is row 1); null = the file as a whole.
 */
export const fileProblem = z.object({
  file: z.string(),
  row: z.number().int().nullable(),
  column: z.string().nullable(),
  code: z.string(),
  message: words,
});
export type FileProblem = z.infer<typeof fileProblem>;

/** Every refusal. `code` is translated by the client; `params` fill its sentence. */
export const problem = z.object({
  type: z.literal('about:blank'),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  /** bad bodies: where */
  fields: z.array(z.object({ path: z.string(), code: z.string() })).optional(),
  /** refused imports: the whole list */
  problems: z.array(fileProblem).optional(),
});
export type ProblemBody = z.infer<typeof problem>;
