/** Words of the rosters: reading in staff lists, changes during a round, and the check by a school's coordinator. */
import type { Words } from '../../../instruments/types.ts';

export const rosterWords = {
  'problem.leftRoster': {
    nl: 'Deze persoon staat niet meer op de lijst van deze meetronde.',
    en: 'This person is no longer on the roster of this wave.',
  },
} as const satisfies Record<string, Words>;
