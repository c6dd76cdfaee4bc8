/** The room with class sessions of pupils. */
import type { Words } from '../../../instruments/types.ts';

export const classesWords = {
  'nav.classes': { nl: 'Klassen', en: 'Classes' },
  'classes.what': {
    nl: 'Leerlingen antwoorden samen op een korte code, zonder naam. Leerkrachten van groep 5 tot en met 8 openen dat zelf met hun persoonlijke link; hier kan het voor elke groep.',
    en: 'Pupils answer together on a short code, without a name. Teachers of groups 5 to 8 open that themselves with their personal link; here it can be done for any group.',
  },
  'classes.new': { nl: 'Nieuwe klassikale afname', en: 'New class session' },
  'classes.wave': { nl: 'Meetronde', en: 'Wave' },
  'classes.school': { nl: 'School', en: 'School' },
  'classes.group': { nl: 'Groep', en: 'Group' },
  'classes.groupHint': { nl: 'Kies of typ', en: 'Choose or type' },
  'classes.cards': { nl: 'Kaartjes om af te drukken (0 = zonder)', en: 'Cards to print (0 = without)' },
  'classes.make': { nl: 'Maak een code', en: 'Make a code' },
  'classes.failed': { nl: 'Er is geen code gemaakt', en: 'No code was made' },
  'classes.noWave': {
    nl: 'Er is nu geen meetronde open waarin aan leerlingen iets gevraagd wordt. Open er een op het overzicht.',
    en: 'No wave is open now in which pupils are asked something. Open one on the overview.',
  },
  'classes.empty': { nl: 'Nog geen klassikale afnames', en: 'No class sessions yet' },
  'classes.emptyWhat': {
    nl: 'Zodra een code is gemaakt, staat hier hoeveel leerlingen begonnen en klaar zijn. Antwoorden zijn hier nooit te zien.',
    en: 'As soon as a code is made, you see here how many pupils began and are done. Answers are never shown here.',
  },
  'classes.table': { nl: 'Klassikale afnames', en: 'Class sessions' },
  'classes.made': { nl: 'Gemaakt', en: 'Made' },
  'classes.state': { nl: 'Stand', en: 'State' },
  'classes.open': { nl: 'open', en: 'open' },
  'classes.closed': { nl: 'gesloten', en: 'closed' },
  'classes.started': { nl: 'Begonnen', en: 'Began' },
  'classes.done': { nl: 'Klaar', en: 'Done' },
  'classes.show': { nl: 'Afname van groep {{group}}', en: 'Session of group {{group}}' },
  'response.counted': { nl: '{{submitted}} ingeleverd', en: '{{submitted}} handed in' },
  'audit.classes.open': { nl: 'Klassikale afname gemaakt', en: 'Class session made' },
  'audit.classes.sit': { nl: 'Leerling begonnen in de klas', en: 'Pupil began in class' },
  'audit.classes.prolong': { nl: 'Klassikale afname verlengd of heropend', en: 'Class session prolonged or opened again' },
  'audit.classes.close': { nl: 'Klassikale afname gesloten', en: 'Class session closed' },
  'audit.responses.discard': { nl: 'Antwoorden door de leerling weggegooid', en: 'Answers thrown away by the pupil' },
} as const satisfies Record<string, Words>;
