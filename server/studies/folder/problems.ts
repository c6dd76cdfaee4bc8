/**
 * Everything that can be wrong with a study folder, in words that say what to do, and the list that collects it.
 * Problems stop an import; notices say what was left aside.
 */
import type { Words } from '../../../instruments/types.ts';
import type { FileProblem } from '../../http/contract.ts';
import { sentences } from './sentences.ts';
import { shown } from './shown.ts';

export type ProblemCode = keyof typeof sentences;
type Args<C extends ProblemCode> = Parameters<(typeof sentences)[C]>;

/** Something that was left aside: an unknown file or column, never a reason to refuse. */
export interface FileNotice {
  readonly file: string;
  readonly column: string | null;
  readonly code: string;
  readonly message: Words;
}

/** Where something is wrong; the header of a table is row 1. */
export interface Place {
  readonly file: string;
  readonly row?: number | null;
  readonly column?: string | null;
}

/** More than this nobody reads; the last entry then says how many are not shown. */
export const problemLimit = 1000;

/** Collects problems and notices in the order in which they are found. */
export class Inspection {
  readonly problems: FileProblem[] = [];
  readonly notices: FileNotice[] = [];
  private count = 0;

  get failed(): boolean {
    return this.count > 0;
  }

  /** One problem; `args` fill its sentence. */
  problem<C extends ProblemCode>(place: Place, code: C, ...args: Args<C>): undefined {
    this.count += 1;
    if (this.problems.length < problemLimit)
      this.problems.push({
        file: shown(place.file, 200),
        row: place.row ?? null,
        column: place.column === undefined || place.column === null ? null : shown(place.column, 100),
        code,
        message: say(code, args),
      });
    return undefined;
  }

  /** A problem whose sentence another part of the program wrote (instruments). */
  foreign(place: Place, code: string, message: Words): void {
    this.count += 1;
    if (this.problems.length < problemLimit)
      this.problems.push({ file: place.file, row: place.row ?? null, column: place.column ?? null, code, message });
  }

  notice<C extends ProblemCode>(place: Place, code: C, ...args: Args<C>): void {
    if (this.notices.length < problemLimit)
      this.notices.push({
        file: shown(place.file, 200),
        column: place.column === undefined || place.column === null ? null : shown(place.column, 100),
        code,
        message: say(code, args),
      });
  }

  take(other: { readonly problems: readonly FileProblem[]; readonly notices: readonly FileNotice[] }): void {
    this.count += other.problems.length;
    this.problems.push(...other.problems.slice(0, problemLimit - this.problems.length));
    this.notices.push(...other.notices.slice(0, problemLimit - this.notices.length));
  }

  /** The list as it is shown: at most `problemLimit` problems, then how many there are besides. */
  list(): readonly FileProblem[] {
    const rest = this.count - this.problems.length;
    if (rest === 0) return this.problems;
    return [...this.problems, { file: '', row: null, column: null, code: 'more', message: sentences.more(rest) }];
  }
}

const say = (code: ProblemCode, args: readonly unknown[]): Words =>
  (sentences[code] as (...args: readonly unknown[]) => Words)(...args);
