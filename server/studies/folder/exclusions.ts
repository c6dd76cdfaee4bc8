/**
 * `exclusions.csv`: responses that somebody left out, with the reason, who decided and when. An addition to format 1: a folder without it
 * is as before. What was taken back is not in it; the log of the server keeps that.
 */
import { type ExclusionDecision, exclusionReasons } from '../../../analysis/quality/types.ts';
import type { ResponseRecord } from '../../../analysis/types.ts';
import { filled, writeTable } from './csv.ts';
import { type Known, Seen } from './known.ts';
import { Rows } from './rows.ts';
import { readTable, type Shape } from './table.ts';

export const exclusionsFile = 'exclusions.csv';
/** characters of a note */
export const longestNote = 500;

const shape: Shape = { required: ['response', 'reason', 'by', 'at'], optional: ['note'], others: 'noticed', nameless: true };
/** Control characters but tab and line ends, and marks that turn the direction of writing. */
const unseen = /[^\P{Cc}\t\n\r]|[\u202a-\u202e\u2066-\u2069]/u;

/** Sound rows in their order. `responses`: those of the folder's answers. */
export const readExclusions = (
  bytes: Uint8Array,
  known: Known,
  responses: readonly ResponseRecord[],
): readonly ExclusionDecision[] => {
  const table = readTable(exclusionsFile, bytes, shape, known.inspection);
  if (!table) return [];
  const ids = new Set(responses.map((r) => r.id));
  const rows = new Rows(table, known.inspection);
  const seen = new Seen();
  const read: ExclusionDecision[] = [];
  while (rows.next()) {
    const response = rows.ownId('response');
    // where answers have problems of their own, what refers to them is not judged
    if (response !== undefined && !ids.has(response) && !known.inspection.problems.some((p) => p.file.startsWith('answers/')))
      rows.problem('response', 'unknownResponse', response);
    if (rows.raw('reason') === '' && rows.has('reason')) rows.problem('reason', 'missingValue');
    const reason = rows.oneOf('reason', exclusionReasons);
    const by = rows.requiredText('by');
    if (rows.raw('at') === '' && rows.has('at')) rows.problem('at', 'missingValue');
    const at = rows.time('at');
    const text = rows.raw('note');
    const note = text.length > longestNote || unseen.test(text) ? rows.problem('note', 'badPassage', longestNote) : text;
    if (response === undefined) continue;
    const before = seen.before(rows.number, response);
    if (before !== undefined) rows.problem(null, 'duplicateRow', before);
    if (reason && by && at) read.push({ response, reason, ...(note ? { note } : {}), by, at });
  }
  return read;
};

export const writeExclusions = (decisions: readonly ExclusionDecision[]): Uint8Array =>
  writeTable(
    decisions,
    filled(
      decisions,
      (['response', 'reason', 'by', 'at'] as const).map((name) => ({ name, cell: (row: ExclusionDecision) => row[name] })),
      [{ name: 'note', cell: (row) => row.note }],
    ),
  );
