/**
 * One answer as one cell, both ways (study-folder.md): a code as it is; empty = skipped; `.n` not shown, `.r` not reached,
 * `.d` don't know, `.x` declined; free text that begins with `.` gets another one in front. A question about colleagues holds
 * `1` when the whole list was confirmed: its ties stand in nominations.csv.
 */
import { fitsText } from '../../../instruments/check.ts';
import type { Answer, AnswerFormat, MissingKind } from '../../../instruments/types.ts';
import { isMissingAnswer, isNominationAnswer } from '../../../instruments/types.ts';

export const missingCodes: Readonly<Record<Exclude<MissingKind, 'skipped'>, string>> = {
  notShown: '.n',
  notReached: '.r',
  dontKnow: '.d',
  declined: '.x',
};
const kinds = new Map<string, MissingKind>(
  (Object.keys(missingCodes) as (keyof typeof missingCodes)[]).map((kind) => [missingCodes[kind], kind]),
);

export const isText = (format: AnswerFormat): boolean => format.kind === 'text';

const decodeText = (cell: string, format: AnswerFormat): string | undefined => {
  if (cell.startsWith('.') && !cell.startsWith('..')) return undefined;
  const text = cell.startsWith('.') ? cell.slice(1) : cell;
  return fitsText(format, text) ? text : undefined;
};

/** The cells that a format allows, as said to a person. */
export const allowedCells = (format: AnswerFormat): string => {
  const codes = format.kind === 'nomination' ? ['1'] : format.options.map((option) => String(option.code));
  const missing = ['.n', '.r', ...(format.dontKnow ? ['.d'] : []), '.x'];
  return [...codes, ...missing].join(', ');
};

/** The answer in a cell that is not empty; undefined when the format does not allow it. */
export const decodeCell = (cell: string, format: AnswerFormat): Answer | undefined => {
  const kind = kinds.get(cell);
  if (kind) return kind === 'dontKnow' && !format.dontKnow ? undefined : { missing: kind };
  if (isText(format)) return decodeText(cell, format);
  if (format.kind === 'nomination') return cell === '1' ? { confirmed: true, named: {} } : undefined;
  return format.options.find((option) => String(option.code) === cell)?.code;
};

/** The cell of an answer; '' for one that is absent. */
export const encodeCell = (answer: Answer | undefined): string => {
  if (answer === undefined) return '';
  if (typeof answer === 'number') return String(answer);
  if (typeof answer === 'string') return answer.startsWith('.') ? `.${answer}` : answer;
  if (isMissingAnswer(answer)) return answer.missing === 'skipped' ? '' : missingCodes[answer.missing];
  return isNominationAnswer(answer) && answer.confirmed ? '1' : '';
};
