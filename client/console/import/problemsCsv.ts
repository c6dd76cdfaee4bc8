/** The list of faults as a file, in the language of the page: for whoever has to mend them. */
import type { Language } from '../../../instruments/types.ts';
import type { FileProblem } from '../../../server/http/contract.ts';
import { csvText } from '../../lib/csv.ts';

/** Heads in the order file, row, column, code, message. */
export type ProblemHeads = readonly [string, string, string, string, string];

export const problemsCsv = (problems: readonly FileProblem[], heads: ProblemHeads, language: Language): string =>
  csvText([heads, ...problems.map((p) => [p.file, p.row, p.column, p.code, p.message[language]])], language);

/** The same list for pasting into a message: one line a fault. */
export const problemsText = (problems: readonly FileProblem[], language: Language): string =>
  problems
    .map((p) =>
      [p.file, ...(p.row === null ? [] : [`${p.row}`]), ...(p.column === null ? [] : [p.column])]
        .join(':')
        .concat(`  ${p.message[language]}`),
    )
    .join('\n');
