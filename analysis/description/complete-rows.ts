/** Rows in which nothing is missing (listwise deletion). */
export const completeRows = (rows: readonly (readonly (number | null)[])[]): readonly (readonly number[])[] =>
  rows.filter((row): row is readonly number[] => row.every((value) => value !== null));
