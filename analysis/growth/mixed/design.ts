/**
 * From rows of a table and a model in words to the matrices of the fit. Factors get treatment coding against their reference;
 * interactions are products; a grouping such as `school:schoolYear` is every combination that occurs; incomplete rows are dropped and
 * counted.
 */
import { type MixedData, MixedModelError, type RandomPart } from './data.ts';

export type Cell = number | string | null;
export type TableRow = Readonly<Record<string, Cell>>;

export interface FactorCoding {
  readonly levels: readonly string[];
  readonly reference: string;
}

export interface ModelSpec {
  readonly response: string;
  /** one entry per fixed term: ["(Intercept)"], ["time"], ["time", "weight"] = their interaction */
  readonly fixedTerms: readonly (readonly string[])[];
  readonly random: readonly { readonly group: string; readonly terms: readonly string[]; readonly correlated: boolean }[];
  /** variables that are factors, with their levels and the reference level */
  readonly categorical?: Readonly<Record<string, FactorCoding>>;
  /** subtracted from a numeric variable */
  readonly centres?: Readonly<Record<string, number>>;
}

export interface Designed {
  readonly data: MixedData;
  /** positions of the rows that are in */
  readonly rows: Int32Array;
  readonly dropped: number;
}

export const intercept = '(Intercept)';

interface Column {
  readonly name: string;
  readonly values: Float64Array;
}

/** Throws `unknownColumn` or `notNumeric` with the column's name, `oneLevel` for a grouping factor of one level. */
export const designMatrices = (table: readonly TableRow[], spec: ModelSpec): Designed => {
  const factors = spec.categorical ?? {};
  const variables = new Set([spec.response, ...spec.fixedTerms.flat(), ...spec.random.flatMap((r) => r.terms)]);
  variables.delete(intercept);
  const groupings = new Set(spec.random.flatMap((r) => r.group.split(':')));
  checkColumns(table, variables, groupings, factors);
  const rows = completeRows(table, [...new Set([...variables, ...groupings])], variables, factors);
  const n = rows.length;

  const ones = new Float64Array(n).fill(1);
  const known = new Map<string, readonly Column[]>();
  /** the columns a variable contributes: itself, or a dummy per level but the reference */
  const columnsOf = (variable: string): readonly Column[] => {
    if (variable === intercept) return [{ name: intercept, values: ones }];
    let columns = known.get(variable);
    if (!columns)
      known.set(variable, (columns = makeColumns(table, rows, variable, factors[variable], spec.centres?.[variable])));
    return columns;
  };
  const termColumns = (term: readonly string[]): readonly Column[] =>
    term
      .map(columnsOf)
      .reduce((left, right) =>
        right.flatMap((r) =>
          left.map((l) => ({ name: `${l.name}:${r.name}`, values: l.values.map((v, i) => v * r.values[i]!) })),
        ),
      );
  const fixed = spec.fixedTerms.flatMap(termColumns);
  const random = spec.random.map((part): RandomPart => {
    const { levels, levelOf } = levelsOf(table, rows, part.group.split(':'));
    if (levels.length < 2) throw new MixedModelError('oneLevel', `"${part.group}" has fewer than two levels`, part.group);
    const columns = part.terms.flatMap(columnsOf);
    const terms = columns.map((c) => c.name);
    return { group: part.group, terms, correlated: part.correlated, levels, levelOf, columns: rowByRow(columns, n) };
  });
  const y = columnsOf(spec.response)[0]!.values;
  return {
    data: { n, fixedNames: fixed.map((f) => f.name), x: rowByRow(fixed, n), y, random },
    rows,
    dropped: table.length - n,
  };
};

const checkColumns = (
  table: readonly TableRow[],
  variables: ReadonlySet<string>,
  groupings: ReadonlySet<string>,
  factors: Readonly<Record<string, FactorCoding>>,
): void => {
  for (const column of [...variables, ...groupings])
    if (!table.some((row) => column in row)) throw new MixedModelError('unknownColumn', `there is no column "${column}"`, column);
  for (const column of variables) {
    if (column in factors) continue;
    const at = table.findIndex((row) => typeof row[column] === 'string' && row[column] !== '');
    if (at >= 0) {
      const message = `column "${column}" is not a number in row ${at + 1}; declare it as a factor`;
      throw new MixedModelError('notNumeric', message, column);
    }
  }
};

const completeRows = (
  table: readonly TableRow[],
  columns: readonly string[],
  variables: ReadonlySet<string>,
  factors: Readonly<Record<string, FactorCoding>>,
): Int32Array => {
  const coded = Object.entries(factors)
    .filter(([column]) => variables.has(column))
    .map(([column, f]) => ({ column, levels: new Set(f.levels) }));
  const rows = new Int32Array(table.length);
  let n = 0;
  for (let at = 0; at < table.length; at++) {
    const row = table[at]!;
    let whole = true;
    for (const column of columns) {
      const value = row[column];
      if (value === null || value === undefined || value === '' || Number.isNaN(value)) whole = false;
    }
    for (const { column, levels } of coded) if (whole && !levels.has(String(row[column]))) whole = false;
    if (whole) rows[n++] = at;
  }
  return rows.slice(0, n);
};

const makeColumns = (
  table: readonly TableRow[],
  rows: Int32Array,
  variable: string,
  factor: FactorCoding | undefined,
  centre = 0,
): readonly Column[] => {
  if (!factor) {
    const values = new Float64Array(rows.length);
    for (let i = 0; i < rows.length; i++) values[i] = (table[rows[i]!]![variable] as number) - centre;
    return [{ name: variable, values }];
  }
  const dummies = new Map<string, Column>();
  for (const level of factor.levels)
    if (level !== factor.reference) dummies.set(level, { name: `${variable}${level}`, values: new Float64Array(rows.length) });
  for (let i = 0; i < rows.length; i++) {
    const own = dummies.get(String(table[rows[i]!]![variable]));
    if (own) own.values[i] = 1;
  }
  return [...dummies.values()];
};

const levelsOf = (table: readonly TableRow[], rows: Int32Array, by: readonly string[]) => {
  const positions = new Map<string, number>();
  const levelOf = new Int32Array(rows.length);
  const [first = '', ...others] = by;
  for (let i = 0; i < rows.length; i++) {
    const row = table[rows[i]!]!;
    let level = String(row[first]);
    for (const other of others) level += `:${row[other]}`;
    let position = positions.get(level);
    if (position === undefined) positions.set(level, (position = positions.size));
    levelOf[i] = position;
  }
  return { levels: [...positions.keys()], levelOf };
};

const rowByRow = (columns: readonly Column[], n: number): Float64Array => {
  const width = columns.length;
  const out = new Float64Array(n * width);
  columns.forEach(({ values }, j) => {
    for (let i = 0; i < n; i++) out[i * width + j] = values[i]!;
  });
  return out;
};
