/**
 * A mixed model as a researcher writes it, in R's words:
 * `score ~ occasion + weight + weight:t + D + (1 + t + D | school) + (1 | school:schoolYear) + (1 + t | pupil)`.
 *
 * - `a + b` terms, `a:b` interaction, `a*b` = `a + b + a:b`; the intercept is there unless `0` or `-1` says not.
 * - `(terms | group)` random terms per level, `||` independent of one another; `(1 | school/group)` = `(1 | school) + (1 | school:group)`.
 * - `factor(x)` a number as a factor, `factor(x, ref)` with its reference level; columns of text are factors by themselves.
 * - `centred(x)` minus the mean of the rows, `centred(x, 2.5)` minus 2.5, wherever x stands in the model.
 * An interaction of a factor has a column per level but the reference, also where a main effect is not in the model.
 * Errors are MixedModelErrors with code `formula` that name the piece of text.
 */
import { MixedModelError } from '../mixed/data.ts';

export interface RandomTerm {
  readonly group: string;
  readonly terms: readonly string[];
  readonly correlated: boolean;
}

export interface Formula {
  readonly response: string;
  /** ["(Intercept)"], ["t"], ["weight", "t"] */
  readonly fixed: readonly (readonly string[])[];
  readonly random: readonly RandomTerm[];
  /** declared factors; null: the first level is the reference */
  readonly factors: Readonly<Record<string, string | null>>;
  /** number to subtract; null: the mean */
  readonly centred: Readonly<Record<string, number | null>>;
}

const refuse = (message: string, piece: string): never => {
  throw new MixedModelError('formula', message, piece);
};

/** Splits at a sign outside parentheses; a part is given without blanks at its ends. */
const split = (text: string, sign: string): string[] => {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(') depth++;
    else if (text[i] === ')') {
      depth--;
      if (depth < 0) refuse(`there is a ")" too many in "${text}"`, text);
    } else if (depth === 0 && text.startsWith(sign, i)) {
      parts.push(text.slice(from, i).trim());
      from = i + sign.length;
      i = from - 1;
    }
  }
  if (depth > 0) refuse(`a ")" is missing in "${text}"`, text);
  return [...parts, text.slice(from).trim()];
};

const name = /^[\p{L}_.][\p{L}\p{N}_.]*$/u;

/** Throws a MixedModelError with code `formula`. */
export const parseFormula = (text: string): Formula => {
  const sides = split(text, '~');
  const [response = '', right = ''] = sides;
  if (sides.length !== 2 || !name.test(response) || right === '')
    return refuse('a formula reads: response ~ terms, e.g. score ~ time + (1 + time | school)', text.trim());
  const factors: Record<string, string | null> = {};
  const centred: Record<string, number | null> = {};

  /** a variable, perhaps inside factor() or centred() */
  const variable = (piece: string): string => {
    if (name.test(piece)) return piece;
    const call = /^(\w+)\((.*)\)$/su.exec(piece);
    if (!call) return refuse(`"${piece}" is not the name of a column`, piece);
    const [, what = '', inside = ''] = call;
    const [column = '', extra, ...more] = split(inside, ',');
    if (!name.test(column) || more.length > 0) return refuse(`"${piece}": ${what}() takes a column and one more word`, piece);
    if (what === 'factor') declare(factors, column, extra ?? null, piece);
    else if (what === 'centred' || what === 'centered') {
      const value = extra === undefined ? null : Number(extra);
      if (value !== null && !Number.isFinite(value)) return refuse(`"${piece}": "${extra}" is not a number`, piece);
      declare(centred, column, value, piece);
    } else return refuse(`"${what}(…)" is not known; there are factor() and centred()`, piece);
    return column;
  };

  /** terms of one side; the intercept is "(Intercept)" */
  const terms = (side: string): string[][] => {
    const found: string[][] = [];
    let intercept = true;
    for (const piece of split(side.replaceAll(/-\s*1(?![\p{L}\p{N}_.])/gu, '+ 0'), '+')) {
      if (piece === '') continue;
      if (piece === '0') intercept = false;
      else if (piece !== '1') found.push(...products(piece, variable));
    }
    const all = intercept ? [['(Intercept)'], ...found] : found;
    const seen = new Set<string>();
    // main effects before interactions, as R orders them
    return all
      .toSorted((a, b) => a.length - b.length)
      .filter((term) => {
        const key = term.toSorted().join(':');
        return !seen.has(key) && seen.add(key);
      });
  };

  const fixedPieces: string[] = [];
  const random: RandomTerm[] = [];
  for (const piece of split(right, '+')) {
    if (piece.startsWith('(') && piece.endsWith(')') && piece.includes('|')) random.push(...randomTerms(piece, terms));
    else if (piece.includes('|')) refuse(`"${piece}": random terms stand in parentheses, e.g. (1 + time | school)`, piece);
    else fixedPieces.push(piece);
  }
  if (fixedPieces.every((piece) => piece === '') && random.length === 0) refuse('there are no terms after "~"', text.trim());
  return { response, fixed: terms(fixedPieces.join(' + ')), random, factors, centred };
};

/** `a:b`, `a*b` */
const products = (piece: string, variable: (piece: string) => string): string[][] => {
  const crossed = split(piece, '*').map((part) => split(part, ':').map(variable));
  let all: string[][] = [];
  for (const factor of crossed) all = [...all, factor, ...all.map((term) => [...term, ...factor])];
  return all;
};

const randomTerms = (piece: string, terms: (side: string) => string[][]): RandomTerm[] => {
  const inside = piece.slice(1, -1);
  const independent = inside.includes('||');
  const [left = '', right = '', ...more] = split(inside, independent ? '||' : '|');
  if (more.length > 0 || right.includes('|')) refuse(`"${piece}" has more than one "|"`, piece);
  if (left === '' || right === '') refuse(`"${piece}": random terms read (terms | group)`, piece);
  const own = terms(left).map((term) => {
    const [first = ''] = term;
    return term.length === 1 ? first : refuse(`"${term.join(':')}": random terms are single columns`, piece);
  });
  const levels = right.split('/').map((level) => level.split(':').map((x) => x.trim()));
  for (const column of levels.flat()) if (!name.test(column)) refuse(`"${column}" is not the name of a column`, piece);
  // school/group: per school, and per group within the school
  return levels.map((_, i) => ({
    group: levels
      .slice(0, i + 1)
      .flat()
      .join(':'),
    terms: own,
    correlated: !independent,
  }));
};

const declare = <T>(into: Record<string, T>, column: string, value: T, piece: string): void => {
  if (column in into && into[column] !== value) refuse(`"${piece}": "${column}" is declared twice, differently`, piece);
  into[column] = value;
};
