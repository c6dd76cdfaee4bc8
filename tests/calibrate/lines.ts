/** Long runs in pieces: one JSON line per study, appended as soon as it is there; what stands in the file is not computed again. */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';

export interface Pieces<Line> {
  readonly seeds: readonly number[];
  readonly compute: (seed: number) => Line;
  /** undefined: nothing is kept */
  readonly file: string | undefined;
  /** whether a line of the file belongs to this run (same study, same number of schools) */
  readonly belongs: (line: Line) => boolean;
  readonly progress: (done: number, of: number) => void;
}

/** Reads a file of lines; one that was cut off by a crash is left out. */
export const readLines = <Line>(file: string): Line[] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .flatMap((text) => {
          try {
            return text === '' ? [] : [JSON.parse(text) as Line];
          } catch {
            return [];
          }
        })
    : [];

/** Computes what is missing of these seeds and gives every line of the file that belongs to the run, by seed. */
export const inPieces = <Line extends { readonly seed: number }>(pieces: Pieces<Line>): readonly Line[] => {
  const { seeds, compute, file, belongs, progress } = pieces;
  const known = new Map<number, Line>();
  if (file !== undefined) for (const line of readLines<Line>(file)) if (belongs(line)) known.set(line.seed, line);
  const missing = seeds.filter((seed) => !known.has(seed));
  missing.forEach((seed, i) => {
    const line = compute(seed);
    known.set(seed, line);
    // a line break before it too: what a crash cut off must not swallow this line
    if (file !== undefined) appendFileSync(file, `\n${JSON.stringify(line)}\n`);
    progress(i + 1, missing.length);
  });
  return [...known.values()].toSorted((a, b) => a.seed - b.seed);
};
