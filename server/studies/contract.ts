/** Studies: list, import and export as a study folder, overview, results. */
import { z } from 'zod';
import { type Endpoint, id, language, nothing, type Wire, words } from '../http/contract.ts';
import { job } from '../jobs/contract.ts';

const study = z.object({ study: id });
export const waveState = z.enum(['planned', 'open', 'closed']);

export const studySummary = z.object({
  id: z.string(),
  title: words,
  synthetic: z.boolean(),
  /** put away in its design: nothing more is asked */
  archived: z.boolean().optional(),
  schools: z.number().int(),
  people: z.number().int(),
  responses: z.number().int(),
  waves: z.array(z.object({ id: z.string(), label: z.string(), state: waveState })),
  importedAt: z.string(),
});
export type StudySummary = z.infer<typeof studySummary>;

/** One line of the design grid: which instrument is asked of whom in which waves. */
export const gridRow = z.object({
  instrument: z.string(),
  version: z.number().int(),
  title: words,
  validated: z.boolean(),
  items: z.number().int(),
  functions: z.array(z.string()),
  waves: z.array(z.string()),
  /** item sentences with their source label, for the researcher's eyes */
  content: z.array(z.object({ id: z.string(), text: words, source: z.string(), facet: words.nullable() })),
});

export const studyOverview = studySummary.extend({
  source: z.string().nullable(),
  grid: z.array(gridRow),
  waves: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      state: waveState,
      opens: z.string().nullable(),
      closes: z.string().nullable(),
      /** people asked at least one instrument in this wave */
      due: z.number().int(),
      invited: z.number().int(),
      started: z.number().int(),
      finished: z.number().int(),
      /** put away in the design; absent = not so */
      archived: z.literal(true).exactOptional(),
    }),
  ),
  /** how many of `schools` were put away; absent = none */
  schoolsAway: z.number().int().exactOptional(),
  hasAchievement: z.boolean(),
  hasNetwork: z.boolean(),
});
export type StudyOverview = z.infer<typeof studyOverview>;

/** Response per school × instrument × wave. `percent` is submitted / due × 100. */
export const responseCell = z.object({
  school: z.string(),
  instrument: z.string(),
  wave: z.string(),
  due: z.number().int(),
  started: z.number().int(),
  submitted: z.number().int(),
});
export const responseMatrix = z.object({
  schools: z.array(
    z.object({
      id: z.string(),
      name: z.string().nullable(),
      /** put away in the design; absent = not so */
      archived: z.literal(true).exactOptional(),
    }),
  ),
  /** shares of a staff that a network measure needs (full use, use with a caution), and fewest respondents of a school's mean */
  thresholds: z.object({ networkFull: z.number(), networkUse: z.number(), smallestShown: z.number().int() }),
  cells: z.array(responseCell),
});
export type ResponseMatrix = z.infer<typeof responseMatrix>;

/** The report, as data: `report.html` and the console draw the same sections. Figures are complete SVG documents. */
export const reportTable = z.object({
  caption: z.string(),
  columns: z.array(z.object({ key: z.string(), title: z.string(), numeric: z.boolean() })),
  rows: z.array(z.record(z.string(), z.string())),
  note: z.string().optional(),
});
export const reportFigure = z.object({ id: z.string(), title: z.string(), description: z.string(), svg: z.string() });
export const reportBlock = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('caution'), text: z.string() }),
  z.object({ kind: z.literal('heading'), text: z.string() }),
  z.object({ kind: z.literal('table'), table: reportTable }),
  z.object({ kind: z.literal('figure'), figure: reportFigure }),
  /** program text, as it is typed */
  z.object({ kind: z.literal('code'), caption: z.string(), code: z.string() }),
  /** small multiples drawn side by side */
  z.object({
    kind: z.literal('figures'),
    caption: z.string(),
    /** how many belong in one row (sociograms: one column per wave); free where absent */
    columns: z.number().int().optional(),
    figures: z.array(reportFigure),
  }),
]);
export const report = z.object({
  language,
  title: z.string(),
  synthetic: z.boolean(),
  /** e.g. "Draft items, not validated" */
  labels: z.array(z.string()),
  sections: z.array(z.object({ id: z.string(), title: z.string(), blocks: z.array(reportBlock) })),
  /** software version, date, input hash, settings: what is needed to repeat the figures */
  colophon: z.array(z.object({ name: z.string(), value: z.string() })),
});
export type Report = z.infer<typeof report>;
export type ReportBlock = z.infer<typeof reportBlock>;
export type ReportTable = z.infer<typeof reportTable>;
export type ReportFigure = z.infer<typeof reportFigure>;

export const studiesContract = {
  'GET /api/studies': { summary: 'All studies', reply: z.object({ studies: z.array(studySummary) }) },
  'POST /api/studies': {
    summary: 'Import a study folder as a ZIP; refused as a whole with all problems when one stands',
    consumes: 'application/zip',
    reply: z.object({
      study: z.string(),
      counts: z.record(z.string(), z.number().int()),
      notices: z.array(z.object({ file: z.string(), column: z.string().nullable(), code: z.string() })),
    }),
  },
  'GET /api/studies/:study': { summary: 'One study: waves, design grid, counts', params: study, reply: studyOverview },
  'DELETE /api/studies/:study': { summary: 'Remove a synthetic study with everything in it', params: study, reply: nothing },
  'GET /api/studies/:study/response': {
    summary: 'Response per school, instrument and wave',
    params: study,
    reply: responseMatrix,
  },
  'GET /api/studies/:study/results': {
    summary: 'The report, computed now',
    params: study,
    query: z.object({ language: language.default('nl') }).strict(),
    reply: report,
  },
  'POST /api/studies/:study/results/jobs': {
    summary: 'Begin computing the report, or join who is computing it; the report itself is then at GET results',
    params: study,
    body: z.object({ language: language.default('nl') }).strict(),
    reply: job,
  },
  'GET /api/studies/:study/results.zip': {
    summary: 'measures.csv, school-effects.csv, comparison.csv, results.json and report.html',
    params: study,
    query: z.object({ language: language.default('nl') }).strict(),
    produces: 'application/zip',
  },
  'GET /api/studies/:study/export.zip': {
    summary: 'The study folder, pseudonymised: without names, e-mail addresses and BRIN',
    params: study,
    produces: 'application/zip',
  },
  'POST /api/studies/:study/export-with-identities.zip': {
    summary: 'The study folder with names and own person ids; written to the audit',
    params: study,
    produces: 'application/zip',
  },
} as const satisfies Record<string, Endpoint>;
export type StudiesWire = Wire<typeof studiesContract>;
