/** The cockpit of the fieldwork: how far every school is, what it needs next, and whom to call. */
import { z } from 'zod';
import { type Endpoint, id, type Wire } from '../http/contract.ts';
import { waveState } from '../studies/contract.ts';

const study = z.object({ study: id });
const count = z.number().int();

/** How far a school's network question is: enough (.80), with a caution (.70), not enough; `small` = too few colleagues for a network. */
export const networkGate = z.enum(['full', 'flagged', 'none', 'small']);
export type NetworkGateName = z.infer<typeof networkGate>;

/** The one thing that helps this school most at this wave. */
export const actionName = z.enum([
  'invite',
  'inviteRest',
  'callLeader',
  'mendMail',
  'remindStuck',
  'holdSessions',
  'remind',
  'noRoster',
  'waitHoliday',
  'moveClose',
  'nobodyLeft',
  'onTarget',
]);
export type ActionName = z.infer<typeof actionName>;

/** `quiet`: nobody finished lately; `tooEarly`: too few days or people to speak of a pace. */
export const expectedState = z.enum(['reached', 'day', 'afterClose', 'quiet', 'tooEarly']);
export type ExpectedState = z.infer<typeof expectedState>;

/** Of one school at one wave. */
export const schoolWave = z.object({
  /** people who are asked something by a personal link */
  people: count,
  invited: count,
  finished: count,
  /** begun, and three days or longer nothing saved */
  stuck: count,
  network: z.object({ answered: count, listed: count, gate: networkGate }).nullable(),
  /** questionnaires handed in on each of the last seven days, today last; empty where the wave is not open */
  trend: z.array(count),
  /** people who are not done and whose mail did not arrive, was refused, perhaps went, or should have gone an hour ago; null = none */
  mail: z.object({ bounced: count, refused: count, uncertain: count, late: count }).nullable(),
  /** when the target is reached at the pace of the last seven days (advice.ts, `expectedEnd`); null where the wave is not open */
  expected: z.object({ state: expectedState, day: z.string().nullable() }).nullable(),
  /** null where the wave is not open; `until` is the last day of the holiday that it is about */
  action: z.object({ name: actionName, n: count, until: z.string().nullable() }).nullable(),
});
export type SchoolWave = z.infer<typeof schoolWave>;

export const cockpit = z.object({
  /** of what was counted: goes back with the next question, which is answered `changed: false` as long as nothing happened */
  mark: z.string(),
  changed: z.boolean(),
  at: z.string(),
  targets: z.object({ staff: z.number(), networkFull: z.number(), networkUse: z.number() }),
  /** mails that wait because it is night or weekend, and until when; null = none wait for that */
  quiet: z.object({ why: z.enum(['night', 'weekend']), until: z.string(), mails: count }).nullable(),
  waves: z.array(z.object({ id: z.string(), label: z.string(), state: waveState, closes: z.string().nullable() })),
  /** what the figures of a school's cells belong to, in order */
  columns: z.array(z.object({ wave: z.string(), instrument: z.string(), title: z.object({ nl: z.string(), en: z.string() }) })),
  schools: z.array(
    z.object({
      id: z.string(),
      name: z.string().nullable(),
      cohort: z.string().nullable(),
      /** last day of the school holiday that it is there now; null = school is on, or no region is set */
      holiday: z.string().nullable(),
      /** in the order of `columns`; nobody is due and nothing handed in = not asked here */
      due: z.array(count),
      started: z.array(count),
      submitted: z.array(count),
      /** in the order of `waves` */
      waves: z.array(schoolWave),
    }),
  ),
});
export type Cockpit = z.infer<typeof cockpit>;

/** Counts of one school at one wave per function; functions with fewer than five people stand together. */
export const functionCounts = z.object({
  school: z.string(),
  wave: z.string(),
  /** people in functions too small to stand alone are under `functions: []` */
  rows: z.array(
    z.object({
      functions: z.array(z.string()),
      people: count,
      cells: z.array(z.object({ instrument: z.string(), due: count, started: count, submitted: count })),
    }),
  ),
});
export type FunctionCounts = z.infer<typeof functionCounts>;

export const callList = z.object({
  wave: z.string(),
  calls: z.array(
    z.object({
      school: z.string(),
      name: z.string().nullable(),
      network: z.object({ answered: count, listed: count }).nullable(),
      people: count,
      finished: count,
      action: actionName,
      contacts: z.array(z.object({ name: z.string().nullable(), email: z.string().nullable() })),
    }),
  ),
});
export type CallList = z.infer<typeof callList>;

export const cockpitContract = {
  'GET /api/studies/:study/cockpit': {
    summary: 'How far every school is at every wave; with the mark of an earlier answer, whether anything changed since',
    params: study,
    query: z.object({ mark: z.string().max(120).optional() }).strict(),
    reply: cockpit,
  },
  'GET /api/studies/:study/cockpit/:wave/:school': {
    summary: 'Counts of one school at one wave per function; small functions stand together',
    params: study.extend({ wave: id, school: id }),
    reply: functionCounts,
  },
  'GET /api/studies/:study/cockpit/:wave': {
    summary: 'Schools below the gate or the target of a wave, with the school leaders to call',
    params: study.extend({ wave: id }),
    reply: callList,
  },
} as const satisfies Record<string, Endpoint>;
export type CockpitWire = Wire<typeof cockpitContract>;
