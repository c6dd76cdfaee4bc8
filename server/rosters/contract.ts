/**
 * Rosters: a staff list comes in as a file, is looked at and mended as a table, and goes in whole or not at all; single people join, change
 * and leave; a school's coordinator checks the list by a link (`Authorization: Bearer coord_…`, `/api/coordinator…`). The file is never
 * kept: what a preview shows lives in the browser until it is applied.
 */
import { z } from 'zod';
import { notMailed } from '../mail/contract.ts';
import { type Endpoint, id, type Wire, words } from '../http/contract.ts';

/** bytes of a table that was looked at and comes back: 20,000 rows would be a whole country's study */
const tableBytes = 8 * 1_048_576;

export const rosterField = z.enum([
  'code',
  'name',
  'firstName',
  'infix',
  'lastName',
  'email',
  'functions',
  'group',
  'school',
  'leave',
  'ignore',
]);
const mapping = z.record(z.string().max(600), rosterField);
const cells = z.array(z.string().max(600)).max(100);
const row = z.object({ row: z.number().int().min(1).max(100_000), cells });
const group = z.object({
  name: z
    .string()
    .min(1)
    .max(80)
    .regex(/^[^<>{}\p{Cc}\p{Cf}]+$/u),
  pupils: z.number().int().min(0).max(2000),
});

/** The table as the person sees it. `school`: the file is about this one; absent = a column says so per row. */
const table = z
  .object({
    school: id.nullable(),
    wave: id,
    header: z.array(z.string().max(600)).min(1).max(100),
    rows: z.array(row).max(20_000),
    mapping,
  })
  .strict();
export type RosterTable = z.infer<typeof table>;

/** A problem stands in a cell: `column` as in the file. A `warning` can be taken in as it is, a `problem` cannot. */
export const cellProblem = z.object({
  row: z.number().int(),
  column: z.string().nullable(),
  code: z.enum([
    'noName',
    'badEmail',
    'emailTwice',
    'codeTwice',
    'personTwice',
    'merged',
    'unknownFunction',
    'noFunction',
    'unknownSchool',
    'noSchool',
    'unsafeText',
    'tooLong',
  ]),
  grade: z.enum(['problem', 'warning']),
  value: z.string().optional(),
});
const change = z.enum(['name', 'email', 'functions', 'group', 'leave']);
/** What applying the table would do to the roster of the wave. `person` is the id of the study folder. */
export const rosterOutcome = z.object({
  /** edition of the rosters that this was made of; apply sends it back */
  revision: z.number().int(),
  problems: z.array(cellProblem),
  same: z.number().int(),
  joined: z.array(
    z.object({
      row: z.number().int(),
      name: z.string(),
      school: z.string(),
      functions: z.array(z.string()),
      /** `back`: was on the roster before. `moved`: from this school */
      back: z.boolean(),
      moved: z.string().nullable(),
    }),
  ),
  changed: z.array(
    z.object({
      row: z.number().int(),
      person: z.string(),
      name: z.string(),
      school: z.string(),
      by: z.enum(['code', 'email', 'name']),
      what: z.array(change),
    }),
  ),
  left: z.array(z.object({ person: z.string(), name: z.string(), school: z.string(), functions: z.array(z.string()) })),
});
export type RosterOutcome = z.infer<typeof rosterOutcome>;

/** One column, or one kind of data of an EDEXML file, that was left behind: how many cells held something. */
const dropped = z.object({
  column: z.string().nullable(),
  reason: z.enum([
    'citizenNumber',
    'birthDate',
    'eckId',
    'private',
    'pupil',
    'name',
    'sex',
    'userName',
    'email',
    'otherPupilData',
    'otherStaffData',
  ]),
  cells: z.number().int(),
});
export type LeftBehind = z.infer<typeof dropped>;
const preview = z.object({
  file: z.object({
    kind: z.enum(['csv', 'xlsx', 'edexml']),
    sheet: z.string().nullable(),
    notices: z.array(z.enum(['otherSheets', 'windowsEncoding', 'formulas', 'hiddenRows', 'brinNotKnown'])),
    /** what an EDEXML file says of itself */
    brin: z.string().nullable(),
    schoolYear: z.string().nullable(),
  }),
  table,
  /** the mapping was remembered from an earlier file with these columns */
  remembered: z.boolean(),
  dropped: z.array(dropped),
  groups: z.array(group),
  outcome: rosterOutcome,
});
export type RosterPreview = z.infer<typeof preview>;

/** a name is text: no markup, no invisible signs */
const personName = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .regex(/^[^<>{}\p{Cc}\p{Cf}]+$/u);
const staff = z
  .object({
    wave: id,
    name: personName,
    email: z
      .string()
      .trim()
      .max(254)
      .regex(/^[^\s@<>"'(),;:\\]+@[^\s@<>"'(),;:\\]+\.[^\s@<>"'(),;:\\]{2,}$/)
      .nullable(),
    functions: z.array(id).min(1).max(10),
    group: z
      .string()
      .trim()
      .max(80)
      .regex(/^[^<>{}\p{Cc}\p{Cf}]*$/u)
      .nullable(),
  })
  .strict();

export const suggestionKind = z.enum(['missing', 'left', 'functions']);
const suggestion = z.object({
  id: z.string(),
  kind: suggestionKind,
  /** whom it is about; null = somebody who is missing on the list */
  person: z.string().nullable(),
  name: z.string(),
  functions: z.array(z.string()),
  createdAt: z.string(),
});
const coordinatorView = z.object({
  study: words,
  school: z.string(),
  synthetic: z.boolean(),
  functions: z.array(z.string()),
  people: z.array(z.object({ id: z.string(), name: z.string(), functions: z.array(z.string()), group: z.string().nullable() })),
  /** counts only: nobody at school learns who answered */
  response: z.array(
    z.object({
      wave: z.string(),
      state: z.enum(['planned', 'open', 'closed']),
      due: z.number().int(),
      finished: z.number().int(),
    }),
  ),
  suggestions: z.array(suggestion),
  confirmedAt: z.string().nullable(),
  /** the day on which this link ends */
  endsAt: z.string(),
});
export type CoordinatorView = z.infer<typeof coordinatorView>;

const ofStudy = z.object({ study: id });
const ofSchool = z.object({ study: id, school: id });
const ofPerson = z.object({ study: id, person: id });

export const rostersContract = {
  'POST /api/studies/:study/rosters/preview': {
    summary:
      'Read a staff list (XLSX, CSV or EDEXML) without keeping it: columns with a guess, problems in their cells, what was left behind, who would join, change and leave',
    params: ofStudy,
    query: z.object({ school: id.optional(), wave: id }).strict(),
    consumes: 'application/octet-stream',
    // a list of ten megabytes is refused with its own words (reading/grid.ts); much more is not even read
    bodyLimit: 12 * 1_048_576,
    reply: preview,
  },
  'POST /api/studies/:study/rosters/check': {
    summary: 'The same for the table as it is now: after mending cells or changing what a column is',
    params: ofStudy,
    body: table,
    bodyLimit: tableBytes,
    reply: rosterOutcome,
  },
  'POST /api/studies/:study/rosters/apply': {
    summary:
      'Take in the table as it is now, whole or not at all. `stay`: people who are not on it and stay. Refused while a problem stands, or when the rosters changed since `revision`',
    params: ofStudy,
    body: table
      .extend({
        revision: z.number().int().min(0),
        stay: z.array(id).max(20_000),
        groups: z.array(group).max(500),
      })
      .strict(),
    bodyLimit: tableBytes,
    reply: z.object({
      joined: z.number().int(),
      changed: z.number().int(),
      left: z.number().int(),
      same: z.number().int(),
      invited: z.number().int(),
      groups: z.number().int(),
    }),
  },
  'GET /api/studies/:study/rosters/template.xlsx': {
    summary: 'A workbook to fill in; with a school: its present roster, to mend and send back',
    params: ofStudy,
    query: z.object({ language: z.enum(['nl', 'en']), school: id.optional() }).strict(),
    produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  'GET /api/studies/:study/rosters/template.csv': {
    summary: 'The same as CSV',
    params: ofStudy,
    query: z.object({ language: z.enum(['nl', 'en']), school: id.optional() }).strict(),
    produces: 'text/csv',
  },

  'POST /api/studies/:study/schools/:school/people': {
    summary: 'Somebody joins from a wave on; at an open wave with an invitation',
    params: ofSchool,
    body: staff,
    reply: z.object({ person: z.string(), invited: z.boolean() }),
  },
  'PUT /api/studies/:study/people/:person': {
    summary: 'Change a name, address, functions or group. Functions and group hold from the wave on; earlier waves keep theirs',
    params: ofPerson,
    body: staff,
    reply: z.object({ invited: z.boolean() }),
  },
  'POST /api/studies/:study/people/:person/presence': {
    summary:
      '`left`: from the wave on not on the roster. `away`: not at this wave. `here`: on the roster of the wave (again). An open link closes and opens with it; answers stay',
    params: ofPerson,
    body: z.object({ wave: id, presence: z.enum(['left', 'away', 'here']) }).strict(),
    reply: z.object({ invited: z.boolean() }),
  },

  'POST /api/studies/:study/people/:person/invitation/link': {
    summary: 'The personal link and the code of one invited person, written to the audit: for whoever joined a moment ago',
    params: ofPerson,
    body: z.object({ wave: id }).strict(),
    reply: z.object({ link: z.string(), code: z.string(), address: z.string() }),
  },
  'POST /api/studies/:study/people/:person/invitation/mail': {
    summary:
      'Queue the mail that this one person is to get next, once whoever else asks for it too; `why` says why there is none',
    params: ofPerson,
    body: z.object({ wave: id }).strict(),
    reply: z.object({ at: z.string().nullable(), why: notMailed.nullable() }),
  },

  'GET /api/studies/:study/schools/:school/coordinator': {
    summary: 'The link of the school’s coordinator, and what the coordinator suggests',
    params: ofSchool,
    reply: z.object({
      link: z
        .object({
          createdAt: z.string(),
          /** the link works until this moment; it can be renewed before and after */
          endsAt: z.string(),
          ended: z.boolean(),
          mailedAt: z.string().nullable(),
          confirmedAt: z.string().nullable(),
          confirmedPeople: z.number().int().nullable(),
        })
        .nullable(),
      /** a mail server is set */
      mail: z.boolean(),
      /** people of this school whom the link can be mailed to: leaders first, then internal coaches, then whoever else has an address */
      recipients: z.array(z.object({ person: z.string(), name: z.string(), email: z.string(), functions: z.array(z.string()) })),
      suggestions: z.array(suggestion),
    }),
  },
  'POST /api/studies/:study/schools/:school/coordinator': {
    summary:
      'A new link for the school’s coordinator; a former one stops working. It ends after thirty days, or with the wave that runs or comes next, whichever is later',
    params: ofSchool,
    reply: z.object({ link: z.string(), endsAt: z.string() }),
  },
  'POST /api/studies/:study/schools/:school/coordinator/renewal': {
    summary: 'The same link works (again) as long as a new one would',
    params: ofSchool,
    reply: z.object({ endsAt: z.string() }),
  },
  'POST /api/studies/:study/schools/:school/coordinator/mail': {
    summary:
      'Mail the link to somebody of the school, at once and in the language of the study’s mail; `code` says why it could not be',
    params: ofSchool,
    body: z.object({ person: id }).strict(),
    reply: z.object({ sent: z.boolean(), to: z.string(), code: z.string().nullable() }),
  },
  'DELETE /api/studies/:study/schools/:school/coordinator': {
    summary: 'The coordinator’s link stops working',
    params: ofSchool,
    reply: z.object({}),
  },
  'POST /api/studies/:study/suggestions/:suggestion': {
    summary: 'Do what the coordinator suggests from this wave on, or not; the suggestion is deleted',
    params: z.object({ study: id, suggestion: id }),
    body: z.object({ accept: z.boolean(), wave: id }).strict(),
    /** `person`: who was invited by it, if anybody */
    reply: z.object({ invited: z.boolean(), person: z.string().nullable() }),
  },

  'GET /api/coordinator': { summary: 'The list of the own school, and how many answered', reply: coordinatorView },
  'POST /api/coordinator/suggestions': {
    summary: 'Somebody is missing on the list, has left, or has another function',
    body: z
      .object({
        kind: suggestionKind,
        person: id.nullable(),
        name: personName.nullable(),
        functions: z.array(id).max(10),
      })
      .strict(),
    reply: coordinatorView,
  },
  'DELETE /api/coordinator/suggestions/:suggestion': {
    summary: 'Take a suggestion back',
    params: z.object({ suggestion: id }),
    reply: coordinatorView,
  },
  'POST /api/coordinator/confirm': { summary: 'The list is right (but for the suggestions)', reply: coordinatorView },
} as const satisfies Record<string, Endpoint>;
export type RostersWire = Wire<typeof rostersContract>;
