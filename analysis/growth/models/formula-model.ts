/** A formula held against a table: which columns are factors, which levels they have, what is subtracted, and what is not there. */
import { MixedModelError } from '../mixed/data.ts';
import { type FactorCoding, intercept, type ModelSpec, type TableRow } from '../mixed/design.ts';
import { parseFormula } from './formula.ts';

export interface FormulaOptions {
  /** levels and reference of a factor where the order of text is not the one wanted */
  readonly factors?: Readonly<Record<string, FactorCoding>>;
}

/** Throws MixedModelErrors: `formula` (the text), `unknownColumn`, `unknownTerm` (a level), each with the column's name. */
export const modelFromFormula = (text: string, table: readonly TableRow[], options: FormulaOptions = {}): ModelSpec => {
  const formula = parseFormula(text);
  const variables = [...new Set([formula.response, ...formula.fixed.flat(), ...formula.random.flatMap((r) => r.terms)])].filter(
    (v) => v !== intercept,
  );
  const groupings = formula.random.flatMap((r) => r.group.split(':'));
  const columns = new Set(table.flatMap((row, i) => (i === 0 || i === table.length - 1 ? Object.keys(row) : [])));
  for (const column of [...variables, ...groupings])
    if (!columns.has(column) && !table.some((row) => column in row)) throw unknown(column, columns);

  const categorical: Record<string, FactorCoding> = {};
  for (const column of variables) {
    const declared = formula.factors[column];
    const given = options.factors?.[column];
    const isText = table.some((row) => typeof row[column] === 'string' && row[column] !== '');
    if (!given && declared === undefined && !(isText && column !== formula.response)) continue;
    if (column in formula.centred)
      throw new MixedModelError('notNumeric', `column "${column}" is not a number: it cannot be centred`, column);
    const levels = given?.levels ?? levelsOf(table, column);
    const reference = declared ?? given?.reference ?? levels[0] ?? '';
    if (!levels.includes(reference)) {
      const message = `"${reference}" is not a level of "${column}": ${levels.join(', ')}`;
      throw new MixedModelError('unknownTerm', message, column);
    }
    categorical[column] = { levels, reference };
  }
  const centres = Object.fromEntries(
    Object.entries(formula.centred).map(([column, value]) => [column, value ?? meanOf(table, column)]),
  );
  return { response: formula.response, fixedTerms: formula.fixed, random: formula.random, categorical, centres };
};

/** Numbers by size, text by letter. */
const levelsOf = (table: readonly TableRow[], column: string): string[] => {
  const levels = new Set<string>();
  for (const row of table) {
    const value = row[column];
    if (value !== null && value !== undefined && value !== '') levels.add(String(value));
  }
  const all = [...levels];
  const numbers = all.every((level) => Number.isFinite(Number(level)));
  return numbers ? all.sort((a, b) => Number(a) - Number(b)) : all.sort();
};

const meanOf = (table: readonly TableRow[], column: string): number => {
  let sum = 0;
  let n = 0;
  for (const row of table) {
    const value = row[column];
    if (typeof value !== 'number') continue;
    sum += value;
    n++;
  }
  return n > 0 ? sum / n : 0;
};

/** With the column that looks most like it, when one does. */
const unknown = (column: string, columns: ReadonlySet<string>): MixedModelError => {
  const near = [...columns].map((c) => ({ c, d: distance(column.toLowerCase(), c.toLowerCase()) })).sort((a, b) => a.d - b.d)[0];
  const hint = near && near.d <= Math.max(1, column.length / 3) ? `; did you mean "${near.c}"?` : '';
  return new MixedModelError('unknownColumn', `there is no column "${column}"${hint}`, column);
};

/** Levenshtein: letters to change, add or leave out. */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row.at(-1)!;
};
