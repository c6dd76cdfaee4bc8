/**
 * The longest files begin first, so that none of them is left to run alone at the end. A fresh checkout knows no durations and vitest goes
 * by file size, which says little here: the walk through all screens is the longest and a short file.
 */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const first = ['tests/screens/', 'journeys/findings', 'journeys/season', 'demo/recovery', 'growth-mixed/recovery', 'journeys/'];
const rank = ({ moduleId }: TestSpecification) => {
  const place = first.findIndex((part) => moduleId.includes(part));
  return place < 0 ? first.length : place;
};

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}
