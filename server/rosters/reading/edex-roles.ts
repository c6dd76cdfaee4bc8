/** What EDEXML's role codes say (EDEXLeerkrachtRolType of version 2.1), in the words that a staff list uses. */
import { readFunctions } from './functions.ts';

const words: Readonly<Record<string, string>> = {
  ADJ: 'adjunct-directeur',
  ADM: 'administratief medewerker',
  CON: 'conciërge',
  DIR: 'directeur',
  ICT: 'ICT-coördinator',
  IB: 'intern begeleider',
  KLA: 'klassenassistent',
  LRK: 'leerkracht',
  LOS: 'leraarondersteuner',
  LOC: 'locatieleider',
  OWA: 'onderwijsassistent',
  OUD: 'ouder',
  RT: 'remedial teacher',
  SMW: 'schoolmaatschappelijk werker',
  STA: 'stagiair',
  TAL: 'toetsafnameleider',
  VAK: 'vakleerkracht',
};

/** A code in words; a description that the school wrote itself stays as it is. */
export const roleWord = (said: string): string => words[said.toUpperCase()] ?? said;

/**
 * What somebody does: the own roles and those in groups, each once. Who has a group and of whom nothing else is said that a study knows
 * teaches it; an internal coach who can see every group does not become a teacher by it.
 */
export function rolesOf(own: readonly string[], inGroups: readonly string[], hasGroup: boolean): readonly string[] {
  const said = [...new Set([...own, ...inGroups])];
  const known = said.some((role) => readFunctions(role).functions.length > 0);
  return hasGroup && !known && inGroups.length === 0 ? ['leerkracht', ...said] : said;
}
