/**
 * One answer as one cell, both ways (study-folder.md): a code as it is; empty = skipped; `.n` not shown, `.r` not reached,
 * `.d` don't know, `.x` declined; free text that begins with `.` gets another one in front. A question about colleagues holds
 * `1` when the whole list was confirmed. Only the draft of such a question also holds its ties, as `1|p03:2|p17:4`, because
 * nominations.csv holds what was handed in.
 */
import type { Answer, AnswerFormat, MissingKind } from '../../../instruments/types.ts';
import { isMissingAnswer, isNominationAnswer } from '../../../instruments/types.ts';
import { inOrder } from './source.ts';

export const missingCodes: Readonly<Record<Exclude<MissingKind, 'skipped'>, string>> = {
  notShown: '.n',
  notReached: '.r',
  dontKnow: '.d',
  declined: '.x',
};
const kinds = new Map<string, MissingKind>(
  (Object.keys(missingCodes) as (keyof typeof missingCodes)[]).map((kind) => [missingCodes[kind], kind]),
);
const tie = /^([^:|]+):(-?\d+)$/;

export const isText = (format: AnswerFormat): boolean => format.kind === 'choice' && format.options.length === 0;

/** The cells that a format allows, as said to a person. */
export const allowedCells = (format: AnswerFormat): string => {
  const codes = format.kind === 'nomination' ? ['1'] : format.options.map((option) => String(option.code));
  const missing = ['.n', '.r', ...(format.dontKnow ? ['.d'] : []), '.x'];
  return [...codes, ...missing].join(', ');
};

const decodeTies = (cell: string, format: AnswerFormat): Answer | undefined => {
  const [first, ...rest] = cell.split('|');
  const parts = first === '1' ? rest : [first ?? '', ...rest];
  const named: [string, number][] = [];
  for (const part of parts) {
    const [, alter, code] = tie.exec(part) ?? [];
    if (!alter || !format.options.some((option) => String(option.code) === code)) return undefined;
    named.push([alter, Number(code)]);
  }
  return { confirmed: first === '1', named: Object.fromEntries(named) };
};

/** The answer in a cell that is not empty; undefined when the format does not allow it. */
export const decodeCell = (cell: string, format: AnswerFormat): Answer | undefined => {
  const kind = kinds.get(cell);
  if (kind) return kind === 'dontKnow' && !format.dontKnow ? undefined : { missing: kind };
  if (isText(format)) return cell.startsWith('..') ? cell.slice(1) : cell.startsWith('.') ? undefined : cell;
  if (format.kind === 'nomination') return decodeTies(cell, format);
  return format.options.find((option) => String(option.code) === cell)?.code;
};

/** The cell of an answer; '' for one that is absent. */
export const encodeCell = (answer: Answer | undefined): string => {
  if (answer === undefined) return '';
  if (typeof answer === 'number') return String(answer);
  if (typeof answer === 'string') return answer.startsWith('.') ? `.${answer}` : answer;
  if (isMissingAnswer(answer)) return answer.missing === 'skipped' ? '' : missingCodes[answer.missing];
  if (!isNominationAnswer(answer)) return '';
  const ties = Object.entries(answer.named).sort(([a], [b]) => inOrder(a, b));
  return [...(answer.confirmed ? ['1'] : []), ...ties.map(([alter, code]) => `${alter}:${code}`)].join('|');
};
