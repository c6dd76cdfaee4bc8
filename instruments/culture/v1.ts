import { likert5 } from '../formats.ts';
import { structure } from '../publish.ts';

/**
 * School culture as staff see it, version 1: a total, and the data-oriented culture (CULT01–06) that the published finding
 * speaks of. The facets label items; they are not scales.
 */
export const culture = structure({
  id: 'culture',
  version: 1,
  validated: false,
  stem: true,
  answerFormats: { likert5 },
  facets: ['goals', 'expectations', 'data', 'trust', 'reflection', 'responsibility'],
  items: {
    CULT01: { format: 'likert5', source: 'seed', facet: 'goals' },
    CULT02: { format: 'likert5', source: 'seed', facet: 'expectations' },
    CULT03: { format: 'likert5', source: 'seed', facet: 'data' },
    CULT04: { format: 'likert5', source: 'draft', facet: 'data' },
    CULT05: { format: 'likert5', source: 'draft', facet: 'data' },
    CULT06: { format: 'likert5', source: 'draft', facet: 'data' },
    CULT07: { format: 'likert5', source: 'draft', facet: 'expectations' },
    CULT08: { format: 'likert5', source: 'draft', facet: 'expectations' },
    CULT09: { format: 'likert5', source: 'draft', facet: 'trust' },
    CULT10: { format: 'likert5', source: 'draft', facet: 'trust' },
    CULT11: { format: 'likert5', source: 'draft', facet: 'reflection' },
    CULT12: { format: 'likert5', source: 'draft', facet: 'responsibility' },
  },
  scales: {
    total: {
      items: {
        CULT01: 1,
        CULT02: 1,
        CULT03: 1,
        CULT04: 1,
        CULT05: 1,
        CULT06: 1,
        CULT07: 1,
        CULT08: -1,
        CULT09: 1,
        CULT10: -1,
        CULT11: 1,
        CULT12: 1,
      },
      minValid: 9,
    },
    dataOriented: {
      items: { CULT01: 1, CULT02: 1, CULT03: 1, CULT04: 1, CULT05: 1, CULT06: 1 },
      minValid: 5,
    },
  },
  relations: {},
});
