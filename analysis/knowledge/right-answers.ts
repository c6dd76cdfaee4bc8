/**
 * What: answers to a knowledge test marked right (1) or wrong (0).
 * Formula: 1 where the answer's code is the key's, else 0; answers that are 0/1 already need no key.
 * Source: domain.md §4.2.
 * R: psych::score.multiple.choice(key, data, score = FALSE, missing = FALSE)
 * Missing: `wrong`: an item left open counts as wrong; `listwise`: a person with any open item is left out. psych's own default,
 *   filling in the median, is not offered.
 */
export interface MarkedTest {
  /** persons by items, 1 = right */
  readonly rows: readonly (readonly number[])[];
  /** the persons that were kept, by their place in the answers */
  readonly kept: readonly number[];
}

/** @param answers persons by items, null = open @param key right code per item; null: answers are 0/1 already */
export const rightAnswers = (
  answers: readonly (readonly (number | null)[])[],
  key: readonly number[] | null,
  missing: 'wrong' | 'listwise',
): MarkedTest => {
  const kept = answers.flatMap((row, i) => (missing === 'listwise' && row.includes(null) ? [] : [i]));
  return {
    kept,
    rows: kept.map((i) =>
      (answers[i] as readonly (number | null)[]).map((answer, item) => (answer === (key ? key[item] : 1) ? 1 : 0)),
    ),
  };
};
