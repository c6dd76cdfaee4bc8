/**
 * Places one row per school under each other. Rows with a label get room for 12-pixel text; with many schools the others
 * stand closer together, so that 104 schools still fit on a screen and every chosen school can be read.
 */
const labelled = 17;
const bare = 6;

export interface Rows {
  /** vertical middle of a school's row */
  readonly y: ReadonlyMap<string, number>;
  readonly bottom: number;
}

/**
 * `ids` from top to bottom; `named` are those that get a label.
 */
export const placeRows = (ids: readonly string[], named: ReadonlySet<string>, top: number): Rows => {
  const y = new Map<string, number>();
  let edge = top;
  for (const id of ids) {
    const height = named.has(id) ? labelled : bare;
    y.set(id, edge + height / 2);
    edge += height;
  }
  return { y, bottom: edge };
};

/** Up to this many rows all of them are labelled. */
export const allLabelledUpTo = 40;
