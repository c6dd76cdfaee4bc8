import { likert5 } from '../formats.ts';
import { structure } from '../publish.ts';

/** Attitude to data-based decision making, version 1: twelve statements, one total. */
export const attitude = structure({
  id: 'attitude',
  version: 1,
  validated: false,
  stem: false,
  answerFormats: { likert5 },
  facets: ['monitoring', 'goals', 'team', 'interest', 'intuition'],
  items: {
    ATT01: { format: 'likert5', source: 'seed', facet: 'monitoring' },
    ATT02: { format: 'likert5', source: 'seed', facet: 'goals' },
    ATT03: { format: 'likert5', source: 'seed', facet: 'goals' },
    ATT04: { format: 'likert5', source: 'seed', facet: 'team' },
    ATT05: { format: 'likert5', source: 'draft', facet: 'monitoring' },
    ATT06: { format: 'likert5', source: 'draft', facet: 'team' },
    ATT07: { format: 'likert5', source: 'draft', facet: 'interest' },
    ATT08: { format: 'likert5', source: 'draft', facet: 'goals' },
    ATT09: { format: 'likert5', source: 'draft', facet: 'interest' },
    ATT10: { format: 'likert5', source: 'draft', facet: 'intuition' },
    ATT11: { format: 'likert5', source: 'draft', facet: 'intuition' },
    ATT12: { format: 'likert5', source: 'draft', facet: 'intuition' },
  },
  // never two reversed statements in a row
  order: ['ATT01', 'ATT03', 'ATT05', 'ATT10', 'ATT02', 'ATT09', 'ATT07', 'ATT04', 'ATT08', 'ATT11', 'ATT06', 'ATT12'],
  scales: {
    total: {
      items: {
        ATT01: 1,
        ATT02: 1,
        ATT03: -1,
        ATT04: -1,
        ATT05: 1,
        ATT06: 1,
        ATT07: 1,
        ATT08: 1,
        ATT09: -1,
        ATT10: -1,
        ATT11: -1,
        ATT12: 1,
      },
      minValid: 9,
    },
  },
  relations: {},
});
