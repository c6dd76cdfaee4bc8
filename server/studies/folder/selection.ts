/**
 * `selection.json` (an addition to the format): the frozen selection of schools. Checked as a whole, because a comparison stands on
 * it: every school exists and was estimated, no school is in both groups, and the groups are as large as the file says.
 */
import { z } from 'zod';
import type { FrozenSelection } from '../../../analysis/evidence/types.ts';
import type { StudyDesign } from '../../../analysis/types.ts';
import type { Inspection } from './problems.ts';
import { must, reportIssue, takeOutUnknown } from './json-issues.ts';
import { isId, isTime, unseen } from './rows.ts';

export const selectionFile = 'selection.json';

const id = z.string().refine(isId, must('badId'));
const line = (limit: number) =>
  z.string().refine((text) => text.length > 0 && text.length <= limit && !unseen.test(text), must('badText', limit));
const whole = z.number().refine((n) => Number.isSafeInteger(n) && n >= 1, must('notWhole'));
const seed = z.number().refine((n) => Number.isSafeInteger(n), must('notWhole'));
const schema = z
  .object({
    format: z.literal(1),
    model: z.enum(['twoStage', 'mixed']),
    kAsked: whole,
    k: whole,
    high: z.array(id).min(1),
    low: z.array(id).min(1),
    estimates: z.array(z.object({ school: id, eb: z.number() }).strict()).min(1),
    seed,
    draws: whole,
    inputHash: z.string().refine((text) => /^[0-9a-f]{64}$/.test(text), must('badHash')),
    softwareVersion: line(80),
    frozenAt: z.string().refine(isTime, must('badTime')),
    frozenBy: line(80),
  })
  .strict();

/** The selection in parsed JSON; undefined after reporting what is wrong. `schools` undefined: not known, so not checked. */
export const readSelection = (
  json: unknown,
  design: StudyDesign | undefined,
  schools: ReadonlySet<string> | undefined,
  inspection: Inspection,
): FrozenSelection | undefined => {
  const at = (column: string | null) => ({ file: selectionFile, column });
  const known = takeOutUnknown(schema, json, selectionFile, inspection);
  const result = schema.safeParse(known);
  for (const issue of result.error?.issues ?? []) reportIssue(issue, known, selectionFile, inspection);
  if (design !== undefined && design.achievement === undefined) inspection.problem(at(null), 'selectionAlone');
  if (!result.success) return undefined;
  const { format: _, ...selection } = result.data;
  const estimated = new Set<string>();
  selection.estimates.forEach(({ school }, i) => {
    const place = at(`estimates[${i}].school`);
    if (schools && !schools.has(school)) inspection.problem(place, 'unknownSchool', school);
    if (estimated.has(school)) inspection.problem(place, 'duplicateId', school);
    estimated.add(school);
  });
  const group = new Map<string, 'high' | 'low'>();
  for (const side of ['high', 'low'] as const) {
    selection[side].forEach((school, i) => {
      const place = at(`${side}[${i}]`);
      const before = group.get(school);
      if (schools && !schools.has(school)) inspection.problem(place, 'unknownSchool', school);
      else if (before === side) inspection.problem(place, 'duplicateId', school);
      else if (before !== undefined) inspection.problem(place, 'inBothGroups', school);
      else if (!estimated.has(school)) inspection.problem(place, 'notEstimated', school);
      group.set(school, side);
    });
    if (selection[side].length !== selection.k) inspection.problem(at(side), 'groupSize', selection[side].length, selection.k);
  }
  if (selection.k > selection.kAsked) inspection.problem(at('k'), 'kAboveAsked', selection.k, selection.kAsked);
  return selection;
};

/** Keys in the order of the format, one school a line. */
export const writeSelection = (selection: FrozenSelection): string => {
  const { model, kAsked, k, high, low, estimates, seed: own, draws, inputHash, softwareVersion, frozenAt, frozenBy } = selection;
  const ordered = {
    format: 1,
    model,
    kAsked,
    k,
    seed: own,
    draws,
    inputHash,
    softwareVersion,
    frozenAt,
    frozenBy,
    high,
    low,
    estimates: estimates.map(({ school, eb }) => ({ school, eb })),
  };
  return `${JSON.stringify(ordered, null, 2)}\n`;
};
