/** Codes that come from the server as data: kinds of rows in an import, actions in the audit log. */
import type { Words } from '../../../instruments/types.ts';

export const codeWords = {
  'count.schools': { nl: 'scholen', en: 'schools' },
  'count.people': { nl: 'personen', en: 'people' },
  'count.responses': { nl: 'inzendingen', en: 'responses' },
  'count.nominations': { nl: 'nominaties', en: 'nominations' },
  'count.networkRespondents': { nl: 'bevestigde netwerklijsten', en: 'confirmed network lists' },
  'count.achievement': { nl: 'toetsscores', en: 'test scores' },
  'count.instruments': { nl: 'eigen vragenlijsten', en: 'own questionnaires' },
} as const satisfies Record<string, Words>;
