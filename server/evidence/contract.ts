/**
 * Coding interviews and trainers' reports, and the joint display. What a coder may fetch stands under `/coding`: it names a unit
 * (what was heard of one school from one source) by a code, and holds no school, no name, no figure and no group.
 */
import { z } from 'zod';
import { mailed } from '../accounts/contract.ts';
import { type Endpoint, id, language, nothing, type Wire, words } from '../http/contract.ts';

const study = z.object({ study: id });
const unitParams = z.object({ study: id, unit: id });
export const source = z.enum(['trainer', 'schoolLeader', 'internalCoach']);
export const materialKind = z.enum(['transcript', 'notes', 'report']);
export const mention = z.enum(['spontaneous', 'prompted', 'implicit', 'absent']);
export const valence = z.enum(['+', '-', '±', '0']);
export const inferenceKind = z.enum(['confirm', 'expand', 'discord', 'silent']);
export const longestText = 200 * 1024;
export const longestQuote = 500;

export const themeCode = z.object({ mention, valence, quote: z.string().trim().min(1).max(longestQuote).optional() }).strict();
const theme = z.string().regex(/^[A-Za-z][A-Za-z0-9.]{0,59}$/);
/** theme → judgement */
export const codes = z.record(theme, themeCode);
export type Codes = z.infer<typeof codes>;
const codeOut = z.object({ mention, valence, quote: z.string().optional() });
const codesOut = z.record(z.string(), codeOut);

/** The codebook, as a coder sees it. */
export const theThemes = z.array(z.object({ id: z.string(), words, hint: words, parent: z.string().nullable() }));
export type CodebookTheme = z.infer<typeof theThemes>[number];
/** Texts of a unit, known names taken out. */
export const unitText = z.object({ id: z.string(), kind: materialKind, wave: z.string().nullable(), text: z.string() });
export type UnitText = z.infer<typeof unitText>;

export const unitState = z.enum(['todo', 'draft', 'done', 'settled']);
const listedUnit = z.object({
  unit: z.string(),
  source,
  /** characters to read */
  length: z.number().int(),
  state: unitState,
  /** themes judged so far */
  coded: z.number().int(),
});
export type ListedUnit = z.infer<typeof listedUnit>;
export const worklist = z.object({
  title: words,
  synthetic: z.boolean(),
  /** the code that stands for the asker in data; null = does not code in this study */
  coder: z.string().nullable(),
  themes: z.number().int(),
  units: z.array(listedUnit),
});
export type Worklist = z.infer<typeof worklist>;

export const codingUnit = z.object({
  unit: z.string(),
  source,
  coder: z.string(),
  state: unitState,
  revision: z.number().int(),
  texts: z.array(unitText),
  themes: theThemes,
  codes: codesOut,
  /** the next unit of the work list that is not done */
  next: z.string().nullable(),
});
export type CodingUnit = z.infer<typeof codingUnit>;
const saved = z.object({ revision: z.number().int(), state: unitState });
const save = z.object({ baseRevision: z.number().int().min(0), codes }).strict();

const person = z.object({
  code: z.string(),
  email: z.string(),
  units: z.number().int(),
  done: z.number().int(),
  /** has no way in yet but a one-time link */
  needsLink: z.boolean(),
});
const materialLine = z.object({
  id: z.string(),
  kind: materialKind,
  wave: z.string().nullable(),
  title: z.string(),
  length: z.number().int(),
  addedAt: z.string().nullable(),
  /** a trainer's report that was handed in in this study: it is here by itself and cannot be taken away here */
  response: z.boolean(),
});
export const evidence = z.object({
  schools: z.array(z.object({ id: z.string(), name: z.string().nullable() })),
  waves: z.array(z.object({ id: z.string(), label: z.string() })),
  units: z.array(
    z.object({
      unit: z.string(),
      school: z.string(),
      source,
      materials: z.array(materialLine),
      coders: z.array(z.object({ code: z.string(), state: unitState })),
    }),
  ),
  coders: z.array(person),
  /** codes that came with the study folder: coders that nobody here stands for */
  importedCodes: z.number().int(),
  /** share of the units that two coders have */
  doubleShare: z.number().nullable(),
  toSettle: z.number().int(),
});
export type Evidence = z.infer<typeof evidence>;

const settleUnit = z.object({ unit: z.string(), source, differing: z.number().int(), settled: z.number().int() });
export const consensusUnit = z.object({
  unit: z.string(),
  source,
  revision: z.string(),
  texts: z.array(unitText),
  themes: theThemes,
  /** coder → theme → judgement, for the themes on which they differ */
  coders: z.array(z.object({ code: z.string(), codes: codesOut })),
  differing: z.array(z.string()),
  codes: codesOut,
});
export type ConsensusUnit = z.infer<typeof consensusUnit>;

const estimate = z.number().nullable();
export const inference = z.object({
  kind: inferenceKind,
  text: z.string(),
  /** e-mail address where it is an account of this server */
  by: z.string(),
  at: z.string(),
});
export type InferenceOut = z.infer<typeof inference>;
/** A row of the comparison: high minus low. */
export const jointMeasure = z.object({
  title: z.string(),
  /** label, or two of them for a change */
  wave: z.string(),
  row: z.enum(['level', 'change', 'adjusted', 'balance']),
  nHigh: z.number().int(),
  nLow: z.number().int(),
  hedgesG: estimate,
  ciLow: estimate,
  ciHigh: estimate,
  pAdjusted: estimate,
  rAll: estimate,
});
export type JointMeasure = z.infer<typeof jointMeasure>;
/** k of n schools with the exact interval; n = schools with a coded source. */
export const jointCount = z.object({ k: z.number().int(), n: z.number().int(), lower: z.number(), upper: z.number() });
export const jointTheme = z.object({
  theme: z.string(),
  words,
  count: z.enum(['mentioned', 'helps', 'hinders']),
  /** null: no school of the group was coded, or there are no groups */
  high: jointCount.nullable(),
  low: jointCount.nullable(),
  /** Fisher's exact */
  p: estimate,
});
export type JointTheme = z.infer<typeof jointTheme>;
/** What the analysis gives for a factor. */
export const jointFactor = z.object({
  factor: z.string(),
  words,
  measures: z.array(jointMeasure),
  themes: z.array(jointTheme),
  quotes: z.array(z.object({ group: z.enum(['high', 'low', 'none']), source, valence, quote: z.string() })),
});
export type JointFactor = z.infer<typeof jointFactor>;
export const jointRow = jointFactor.extend({
  /** newest first */
  inferences: z.array(inference),
});
export type JointRow = z.infer<typeof jointRow>;
export const agreementRow = z.object({
  /** '' = all main themes together */
  theme: z.string(),
  words: words.nullable(),
  units: z.number().int(),
  /** mentioned or not; null: too few units, or one answer throughout */
  kappa: estimate,
  lower: estimate,
  upper: estimate,
  /** share of equal codes */
  agreement: estimate,
});
export type AgreementRow = z.infer<typeof agreementRow>;
export const jointFindings = z.object({ rows: z.array(jointFactor), agreement: z.array(agreementRow) });
export type JointFindings = z.infer<typeof jointFindings>;
export const jointDisplay = z.object({ rows: z.array(jointRow), agreement: z.array(agreementRow) });
export type JointDisplay = z.infer<typeof jointDisplay>;

export const evidenceContract = {
  // what a coder may fetch
  'GET /api/coding': {
    summary: 'The studies in which the asker codes, with how much is left',
    reply: z.object({
      studies: z.array(
        z.object({ id: z.string(), title: words, synthetic: z.boolean(), units: z.number().int(), done: z.number().int() }),
      ),
    }),
  },
  'GET /api/studies/:study/coding': { summary: 'The work list of the asker, by unit code', params: study, reply: worklist },
  'GET /api/studies/:study/coding/:unit': {
    summary: 'The texts of a unit and what the asker has coded so far; nobody else’s codes',
    params: unitParams,
    reply: codingUnit,
  },
  'PUT /api/studies/:study/coding/:unit': {
    summary: 'Keep a draft of all codes of a unit',
    params: unitParams,
    body: save,
    reply: saved,
  },
  'POST /api/studies/:study/coding/:unit/done': {
    summary: 'Hand in the codes of a unit: every theme is judged; from now on they count',
    params: unitParams,
    body: save,
    reply: saved,
  },
  // the researcher's
  'GET /api/studies/:study/evidence': {
    summary: 'Materials per school and source, coders and progress',
    params: study,
    reply: evidence,
  },
  'POST /api/studies/:study/materials': {
    summary: 'Add a text, pseudonymised by hand; refused when a known name stands in it, unless that was looked at',
    params: study,
    body: z
      .object({
        school: id,
        source,
        kind: materialKind,
        wave: id.nullable(),
        title: z.string().trim().min(1).max(200),
        text: z.string().trim().min(1).max(longestText),
        namesChecked: z.boolean(),
      })
      .strict(),
    reply: z.object({ id: z.string(), unit: z.string() }),
  },
  'GET /api/studies/:study/materials/:material': {
    summary: 'One text, as a coder reads it',
    params: z.object({ study: id, material: id }),
    reply: z.object({ title: z.string(), text: z.string() }),
  },
  'DELETE /api/studies/:study/materials/:material': {
    summary: 'Take a text away that nobody has coded yet',
    params: z.object({ study: id, material: id }),
    reply: nothing,
  },
  'POST /api/studies/:study/coders': {
    summary: 'Somebody codes from now on; gives a one-time link where the account has no other way in',
    params: study,
    body: z
      .object({
        email: z
          .string()
          .trim()
          .toLowerCase()
          .max(254)
          .regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/),
        /** of the mail */
        language: language.default('nl'),
      })
      .strict(),
    reply: z.object({ code: z.string(), link: z.string().nullable(), mailed }),
  },
  'POST /api/studies/:study/coding-tasks': {
    summary: 'Divide the units over the coders; which of them two coders get is drawn by lot, at least the given share',
    params: study,
    body: z.object({ share: z.number().min(0).max(1) }).strict(),
    reply: z.object({ assigned: z.number().int(), doubleCoded: z.number().int(), units: z.number().int() }),
  },
  'GET /api/studies/:study/consensus': {
    summary: 'Units on which coders differ, without school and group',
    params: study,
    reply: z.object({ units: z.array(settleUnit) }),
  },
  'GET /api/studies/:study/consensus/:unit': {
    summary: 'One of them: texts and both judgements',
    params: unitParams,
    reply: consensusUnit,
  },
  'PUT /api/studies/:study/consensus/:unit': {
    summary: 'The agreed codes of the themes on which coders differed',
    params: unitParams,
    body: z.object({ baseRevision: z.string().max(64), codes }).strict(),
    reply: z.object({ revision: z.string() }),
  },
  'GET /api/studies/:study/joint-display': {
    summary: 'Numbers, themes and inferences per factor; closed until the selection is frozen',
    params: study,
    query: z.object({ language: language.default('nl') }).strict(),
    reply: jointDisplay,
  },
  'POST /api/studies/:study/joint-display/:factor': {
    summary: 'What a person concludes for a factor; earlier ones are kept',
    params: z.object({ study: id, factor: id }),
    body: z.object({ kind: inferenceKind, text: z.string().trim().min(1).max(4000) }).strict(),
    reply: z.object({ inferences: z.array(inference) }),
  },
} as const satisfies Record<string, Endpoint>;
export type EvidenceWire = Wire<typeof evidenceContract>;
