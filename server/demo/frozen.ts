/** The demo comes with its selection of schools frozen, made from its own test scores: so that all of it can be looked at. */
import { freezeSelection } from '../../analysis/study/freeze.ts';
import type { StudyData } from '../../analysis/types.ts';

/** after the last wave of the demo closed */
const frozenAt = '2026-07-01T09:00:00.000Z';

/** With the selection that the scores give; as it was where they give none (too few schools, no scores). `hash`: SHA-256 in hex. */
export const frozenDemo = (data: StudyData, hash: (text: string) => string, softwareVersion: string): StudyData => {
  const { selection } = freezeSelection(data, {}, { hash, at: frozenAt, by: 'demo', softwareVersion });
  return selection === undefined ? data : { ...data, selection };
};
