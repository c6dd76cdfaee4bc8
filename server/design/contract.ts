/** The design of a study: made from a template, changed by named operations, each of which can be looked at before and taken back after. */
import { z } from 'zod';
import { type Endpoint, id, type Wire, words } from '../http/contract.ts';
import { waveState } from '../studies/contract.ts';

const line = (most: number) => z.string().min(1).max(most);
/** ISO date or time; whether it exists is checked with the rest of the design */
const day = z.string().max(40);
const share = z.number().gt(0).max(1);
const functions = z.array(id).max(30);
const waveIds = z.array(id).max(40);
const version = z.number().int().min(1).max(1_000_000);

export const newSchool = z
  .object({ id, name: line(300).nullable(), brin: z.string().max(10).nullable(), cohort: line(80).nullable() })
  .strict();
export const thresholds = z
  .object({ staffResponse: share, networkFull: share, networkUse: share, smallestShown: z.number().int().min(3).max(100) })
  .strict();
const op = <N extends string, S extends z.ZodRawShape>(name: N, shape: S) => z.object({ op: z.literal(name), ...shape }).strict();

export const operation = z.discriminatedUnion('op', [
  op('setTitle', { title: z.object({ nl: line(300), en: line(300) }).strict() }),
  op('addWave', { wave: id, label: line(80), opens: day.nullable(), closes: day.nullable(), after: id.nullable() }),
  /** the label only: data keep the id */
  op('renameWave', { wave: id, label: line(80) }),
  op('moveWave', { wave: id, opens: day.nullable(), closes: day.nullable() }),
  op('archiveWave', { wave: id }),
  op('bringBackWave', { wave: id }),
  /** `file`: a questionnaire that the platform does not ship, as JSON of an instrument file */
  op('addInstrument', { instrument: id, version, functions, waves: waveIds, file: z.unknown().optional() }),
  /** who is asked this at this wave; nobody = not asked */
  op('setAsked', { instrument: id, version, wave: id, functions }),
  /** no longer asked: gone from waves that were never opened, kept where it was asked */
  op('removeInstrument', { instrument: id, version }),
  op('setThresholds', { thresholds }),
  op('setNetwork', { tieRule: z.number().int().min(1).max(10), boundary: z.array(id).min(1).max(30) }),
  op('setComparison', {
    k: z.number().int().min(2).max(1000),
    measures: z.array(line(200)).max(400),
    confirmatory: z.array(line(200)).max(40),
  }),
  op('setBlind', { blindUntilFrozen: z.boolean() }),
  op('addSchools', { schools: z.array(newSchool).min(1).max(1000) }),
  op('renameSchool', { school: id, name: line(300).nullable() }),
  op('setCohort', { school: id, cohort: line(80).nullable() }),
  op('archiveSchool', { school: id }),
  op('bringBackSchool', { school: id }),
  /** a person declares two editions comparable over time, with the reason; who and when is added by the server */
  op('signVersions', { instrument: id, from: version, to: version, reason: line(500) }),
  op('unsignVersions', { instrument: id, from: version, to: version }),
  op('archiveStudy', {}),
  op('bringBackStudy', {}),
  /** takes back the change that made this revision */
  op('undo', { revision: z.number().int().min(1) }),
]);
export type Operation = z.infer<typeof operation>;

const changes = z.object({ revision: z.number().int().min(0), operations: z.array(operation).min(1).max(300) }).strict();
const params = z.object({ study: id });
const note = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) });
export type Note = z.infer<typeof note>;

export const dryRun = z.object({
  revision: z.number().int(),
  /** what there is behind the parts that change; none of it is deleted by any operation */
  touches: z.object({
    answers: z.number().int(),
    invitations: z.number().int(),
    people: z.number().int(),
    selections: z.number().int(),
  }),
  /** what it means, and what is no longer possible afterwards */
  consequences: z.array(note),
  /** why it cannot be done; empty = it can. `operation` is its place in the list, from 0 */
  refused: z.array(note.extend({ operation: z.number().int() })),
});
export type DryRun = z.infer<typeof dryRun>;

const minutes = z.number().int();
export const designView = z.object({
  study: z.string(),
  title: words,
  synthetic: z.boolean(),
  revision: z.number().int(),
  archived: z.boolean(),
  waves: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      opens: z.string().nullable(),
      closes: z.string().nullable(),
      state: waveState,
      archived: z.boolean(),
      /** opened once, or answered: what was asked stays */
      locked: z.boolean(),
      answers: z.number().int(),
      invitations: z.number().int(),
    }),
  ),
  instruments: z.array(
    z.object({
      id: z.string(),
      version: z.number().int(),
      title: words,
      validated: z.boolean(),
      items: z.number().int(),
      shipped: z.boolean(),
      network: z.boolean(),
      test: z.boolean(),
      minutes,
      /** whether the minutes are what people took, rather than predicted */
      measured: z.boolean(),
      /** from the items alone */
      predicted: minutes,
      answers: z.number().int(),
      /** waves where it is asked of somebody */
      cells: z.array(z.object({ wave: z.string(), functions: z.array(z.string()) })),
    }),
  ),
  /** pairs of editions that are asked or answered at different waves, and whether changes from one to the other are computed */
  versions: z.array(
    z.object({
      instrument: z.string(),
      title: words,
      from: z.number().int(),
      to: z.number().int(),
      /** of scales, and of relations of a network question */
      scales: z.array(
        z.object({
          id: z.string(),
          title: words,
          verdict: z.enum(['comparable', 'unclear', 'not']),
          differences: z.array(
            z.object({
              kind: z.enum([
                'wording',
                'stem',
                'answerWords',
                'answerCodes',
                'added',
                'removed',
                'direction',
                'right',
                'order',
                'fewest',
              ]),
              before: words.nullable(),
              after: words.nullable(),
            }),
          ),
        }),
      ),
      /** somebody can sign: at least one scale is unclear */
      signable: z.boolean(),
      signed: z.object({ by: z.string(), at: z.string(), reason: z.string() }).nullable(),
    }),
  ),
  /** shipped questionnaires that this study does not ask yet */
  library: z.array(
    z.object({
      id: z.string(),
      version: z.number().int(),
      title: words,
      validated: z.boolean(),
      items: z.number().int(),
      minutes,
    }),
  ),
  /** minutes per person of a function at a wave; `most` null = no limit. Tests have a limit of their own */
  burden: z.array(
    z.object({
      wave: z.string(),
      function: z.string(),
      minutes,
      /** from the items alone, test included; null = nothing of it was measured */
      predicted: minutes.nullable(),
      most: z.number().int().nullable(),
      test: minutes,
      testMost: z.number().int(),
      over: z.boolean(),
    }),
  ),
  functions: z.array(z.string()),
  thresholds,
  network: z
    .object({ tieRule: z.number(), boundary: z.array(z.string()), relations: z.array(words), boundaryLocked: z.boolean() })
    .nullable(),
  achievement: z.object({ effect: z.enum(['intervention', 'growth']), subject: z.string() }).nullable(),
  comparison: z.object({ k: z.number().int(), measures: z.array(z.string()), confirmatory: z.array(z.string()) }).nullable(),
  /** what a comparison can name, and where it is collected: waves and pairs "T1..T3"; an attribute of schools is named without */
  measures: z.array(z.object({ name: z.string(), title: words, at: z.array(z.string()), attribute: z.boolean() })),
  /** why these can no longer be named; null = they can */
  confirmatoryLocked: z.string().nullable(),
  selectionFrozen: z.boolean(),
  blindUntilFrozen: z.boolean(),
  schools: z.array(
    z.object({
      id: z.string(),
      name: z.string().nullable(),
      brin: z.string().nullable(),
      cohort: z.string().nullable(),
      archived: z.boolean(),
      people: z.number().int(),
      answers: z.number().int(),
    }),
  ),
  history: z.array(
    z.object({
      revision: z.number().int(),
      at: z.string(),
      by: z.string(),
      /** at most ten, in words of the operation */
      operations: z.array(note),
      more: z.number().int(),
      /** why it cannot be taken back; null = it can */
      undo: note.nullable(),
    }),
  ),
});
export type DesignView = z.infer<typeof designView>;

export const designContract = {
  'POST /api/studies/new': {
    summary: 'A new study without schools, from the Focus template or empty',
    body: z
      .object({ id, title: z.object({ nl: line(300), en: line(300) }).strict(), template: z.enum(['focus', 'empty']) })
      .strict(),
    reply: z.object({ study: z.string() }),
  },
  'GET /api/studies/:study/design': { summary: 'The design with what holds it and its history', params, reply: designView },
  'POST /api/studies/:study/design/dry-run': {
    summary: 'What these operations would touch, mean, or be refused for; changes nothing',
    params,
    body: changes,
    reply: dryRun,
  },
  'PUT /api/studies/:study/design': {
    summary: 'Carry out operations on the revision that was looked at, all or none',
    params,
    body: changes,
    reply: designView,
  },
} as const satisfies Record<string, Endpoint>;
export type DesignWire = Wire<typeof designContract>;
