/**
 * From rows of a table and a model in words to the matrices of the fit. Factors get treatment coding against their reference;
 * interactions are products; incomplete rows are dropped and counted.
 */
import { type MixedData, MixedModelError, type RandomPart } from './data.ts';

export type Cell = number | string | null;
export type TableRow = Readonly<Record<string, Cell>>;

export interface ModelSpec {
  readonly response: string;
  /** one entry per fixed term: ["(Intercept)"], ["time"], ["time", "weight"] = their interaction */
  readonly fixedTerms: readonly (readonly string[])[];
  readonly random: readonly { readonly group: string; readonly terms: readonly string[]; readonly correlated: boolean }[];
  /** variables that are factors, with their levels and the reference level */
  readonly categorical?: Readonly<Record<string, { readonly levels: readonly string[]; readonly reference: string }>>;
}

export interface Designed {
  readonly data: MixedData;
  /** positions of the rows that are in */
  readonly rows: readonly number[];
  readonly dropped: number;
}

const intercept = '(Intercept)';

/** Throws `unknownColumn` or `notNumeric` with the column's name, `oneLevel` for a grouping factor of one level. */
export const designMatrices = (table: readonly TableRow[], spec: ModelSpec): Designed => {
  const factors = spec.categorical ?? {};
  const numbers = new Set([spec.response, ...spec.fixedTerms.flat(), ...spec.random.flatMap((r) => r.terms)]);
  numbers.delete(intercept);
  const groups = spec.random.map((r) => r.group);
  for (const column of [...numbers, ...groups])
    if (!table.some((row) => column in row)) throw new MixedModelError('unknownColumn', `there is no column "${column}"`, column);
  for (const column of numbers)
    if (!(column in factors)) {
      const at = table.findIndex((row) => row[column] !== null && row[column] !== undefined && typeof row[column] !== 'number');
      if (at >= 0)
        throw new MixedModelError(
          'notNumeric',
          `column "${column}" is not a number in row ${at + 1}; declare it as a factor`,
          column,
        );
    }
  const usable = (row: TableRow) =>
    [...numbers, ...groups].every((c) => row[c] !== null && row[c] !== undefined && row[c] !== '') &&
    Object.entries(factors).every(([c, f]) => !numbers.has(c) || f.levels.includes(String(row[c])));
  const rows = table.flatMap((row, i) => (usable(row) ? [i] : []));

  /** the columns a variable contributes: itself, or a dummy per level but the reference */
  const columnsOf = (variable: string): { name: string; value: (row: TableRow) => number }[] => {
    if (variable === intercept) return [{ name: intercept, value: () => 1 }];
    const factor = factors[variable];
    if (!factor) return [{ name: variable, value: (row) => row[variable] as number }];
    return factor.levels
      .filter((l) => l !== factor.reference)
      .map((l) => ({ name: `${variable}${l}`, value: (row) => (String(row[variable]) === l ? 1 : 0) }));
  };
  const fixed = spec.fixedTerms.flatMap((term) =>
    term
      .map(columnsOf)
      .reduce((left, right) =>
        right.flatMap((r) =>
          left.map((l) => ({ name: `${l.name}:${r.name}`, value: (row: TableRow) => l.value(row) * r.value(row) })),
        ),
      ),
  );
  const p = fixed.length;
  const x = new Float64Array(rows.length * p);
  const y = new Float64Array(rows.length);
  rows.forEach((at, i) => {
    const row = table[at]!;
    y[i] = row[spec.response] as number;
    fixed.forEach((f, j) => {
      x[i * p + j] = f.value(row);
    });
  });
  const random = spec.random.map((part): RandomPart => {
    const positions = new Map<string, number>();
    const levelOf = new Int32Array(rows.length);
    const columns = part.terms.flatMap(columnsOf);
    const values = new Float64Array(rows.length * columns.length);
    rows.forEach((at, i) => {
      const row = table[at]!;
      const level = String(row[part.group]);
      let position = positions.get(level);
      if (position === undefined) positions.set(level, (position = positions.size));
      levelOf[i] = position;
      columns.forEach((c, j) => {
        values[i * columns.length + j] = c.value(row);
      });
    });
    if (positions.size < 2) throw new MixedModelError('oneLevel', `"${part.group}" has fewer than two levels`, part.group);
    return {
      group: part.group,
      terms: columns.map((c) => c.name),
      correlated: part.correlated,
      levels: [...positions.keys()],
      levelOf,
      columns: values,
    };
  });
  return {
    data: { n: rows.length, fixedNames: fixed.map((f) => f.name), x, y, random },
    rows,
    dropped: table.length - rows.length,
  };
};
