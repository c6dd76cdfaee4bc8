/** The selection of schools: as it would be now, as it was frozen, and how far they differ. */
import { z } from 'zod';
import { job } from '../jobs/contract.ts';
import { type Endpoint, id, language, type Wire } from '../http/contract.ts';
import { reportFigure } from '../studies/contract.ts';

const study = z.object({ study: id });
export const selectionModel = z.enum(['twoStage', 'mixed']);
export const mostAsked = 500;
const k = z.coerce.number().int().min(1).max(mostAsked);
const refused = z.enum(['noVariance', 'tooFewSchools', 'noAchievement']);

/** One school: its place by the model that schools are chosen by. Null where the model gives it no effect. */
const schoolLine = z.object({
  school: z.string(),
  group: z.enum(['high', 'low', 'middle']).nullable(),
  rank: z.number().int().nullable(),
  eb: z.number().nullable(),
  sePrediction: z.number().nullable(),
  pTop: z.number().nullable(),
  pBottom: z.number().nullable(),
  rankLower: z.number().int().nullable(),
  rankUpper: z.number().int().nullable(),
  missing: z.string().nullable(),
});

const difference = z.object({
  entersHigh: z.array(z.string()),
  leavesHigh: z.array(z.string()),
  entersLow: z.array(z.string()),
  leavesLow: z.array(z.string()),
  moved: z.array(z.object({ school: z.string(), frozen: z.number().nullable(), now: z.number().nullable() })),
  inputChanged: z.boolean(),
  refused: refused.nullable(),
});

export const selectionView = z.object({
  model: selectionModel,
  /** models that give effects with these data */
  models: z.array(selectionModel),
  kAsked: z.number().int(),
  k: z.number().int(),
  /** the bounds of k with these schools; the highest is below the lowest where there are too few */
  kLowest: z.number().int(),
  kHighest: z.number().int(),
  seed: z.number(),
  draws: z.number().int().nullable(),
  /** SHA-256 of what the selection rests on; goes back with the request to freeze */
  inputHash: z.string(),
  refused: refused.nullable(),
  /** share of the chosen expected to truly be among the k largest (smallest) */
  shareTop: z.number().nullable(),
  shareBottom: z.number().nullable(),
  mean: z.object({ value: z.number(), lower: z.number(), upper: z.number() }).nullable(),
  reliability: z.number().nullable(),
  schools: z.array(schoolLine),
  /** sentences in the asked language */
  warnings: z.array(z.string()),
  figure: reportFigure.nullable(),
  softwareVersion: z.string(),
  /** explanatory data are closed until the selection is frozen */
  closed: z.boolean(),
  frozen: z
    .object({
      at: z.string(),
      /** an account's e-mail address where the account is known here; else what the folder says */
      by: z.string(),
      inputHash: z.string(),
      softwareVersion: z.string(),
      difference: difference.nullable(),
    })
    .nullable(),
});
export type SelectionView = z.infer<typeof selectionView>;

const question = z.object({ model: selectionModel.optional(), k: k.optional() });

export const contrastContract = {
  'POST /api/studies/:study/selection/jobs': {
    summary: 'Begin computing the selection of schools, or join who is computing it',
    params: study,
    body: question.strict(),
    reply: job,
  },
  'GET /api/studies/:study/selection': {
    summary: 'The selection of schools as it would be now, and as it was frozen',
    params: study,
    query: question.extend({ language: language.default('nl') }).strict(),
    reply: selectionView,
  },
  'POST /api/studies/:study/selection/freeze': {
    summary: 'Freeze the selection that was looked at; refused when the data changed since. It cannot be undone',
    params: study,
    body: z.object({ model: selectionModel, k, inputHash: z.string().regex(/^[0-9a-f]{64}$/) }).strict(),
    reply: z.object({ frozenAt: z.string() }),
  },
} as const satisfies Record<string, Endpoint>;
export type ContrastWire = Wire<typeof contrastContract>;
