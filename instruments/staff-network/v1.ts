import { tieFreq5 } from '../formats.ts';
import { structure } from '../publish.ts';

/** Who discusses what with whom, version 1: three relations over one staff list, asked one after another. No scale. */
export const staffNetwork = structure({
  id: 'staff-network',
  version: 1,
  validated: false,
  stem: false,
  answerFormats: { tieFreq5 },
  facets: [],
  items: {
    NETGOAL: { format: 'tieFreq5', source: 'draft', relation: 'goals' },
    NETAPPR: { format: 'tieFreq5', source: 'draft', relation: 'approach' },
    NETPROG: { format: 'tieFreq5', source: 'draft', relation: 'progress' },
  },
  scales: {},
  relations: { goals: 'NETGOAL', approach: 'NETAPPR', progress: 'NETPROG' },
});
