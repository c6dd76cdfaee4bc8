/** What holds a design: what was opened, asked, answered and frozen. Counts, never answers or names. */

export interface Facts {
  /** waves that were opened once, or at which something was answered: what they ask stays */
  readonly locked: ReadonlySet<string>;
  /** responses and drafts */
  readonly answers: readonly {
    readonly instrument: string;
    readonly version: number;
    readonly wave: string | null;
    readonly school: string;
    readonly n: number;
  }[];
  readonly invitations: readonly { readonly wave: string; readonly school: string; readonly n: number }[];
  /** people on the roster, by school */
  readonly people: ReadonlyMap<string, number>;
  /** rows of achievement, materials, themes and the like, by school: it cannot be taken out */
  readonly holdsSchool: ReadonlySet<string>;
  /** waves that rosters, class sessions or materials name: they cannot be taken out */
  readonly holdsWave: ReadonlySet<string>;
  readonly frozen: boolean;
  /** numeric columns of the schools */
  readonly attributes: readonly string[];
  /** responses and drafts of one edition */
  answersOf(instrument: string, version: number): number;
}

type Counts = Omit<Facts, 'answersOf' | 'locked'>;

/** Facts from counts and the waves that were opened. */
export const factsOf = (counts: Counts, opened: readonly string[]): Facts => ({
  ...counts,
  locked: new Set([...opened, ...counts.answers.flatMap((a) => (a.wave === null ? [] : [a.wave]))]),
  answersOf: (instrument, version) =>
    counts.answers.reduce((sum, a) => sum + (a.instrument === instrument && a.version === version ? a.n : 0), 0),
});
