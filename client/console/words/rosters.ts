/** Words of the rosters: reading in staff lists, changes during a round, and the check by a school's coordinator. */
import type { Words } from '../../../instruments/types.ts';

export const rosterWords = {
  'problem.leftRoster': {
    nl: 'Deze persoon staat niet meer op de lijst van deze meetronde.',
    en: 'This person is no longer on the roster of this wave.',
  },
  'problem.rosterRefused': {
    nl: 'Dit bestand is niet te lezen als personeelslijst. Er is niets van bewaard.',
    en: 'This file cannot be read as a staff list. Nothing of it was kept.',
  },
  'problem.rosterProblems': {
    nl: 'Er staan nog {{count}} fouten in de lijst. Er is niets veranderd; verbeter ze en probeer het opnieuw.',
    en: 'There are still {{count}} problems in the list. Nothing has been changed; mend them and try again.',
  },
  'problem.rosterChanged': {
    nl: 'De lijsten zijn intussen veranderd, door iemand anders of in een ander venster. Er is niets overgenomen; kijk opnieuw wat er zou gebeuren.',
    en: 'The rosters changed meanwhile, by somebody else or in another window. Nothing was taken in; look again at what would happen.',
  },
  'problem.brinDiffers': {
    nl: 'Dit EDEXML-bestand is van BRIN {{file}}, en de gekozen school heeft BRIN {{school}}. Er is niets van bewaard. Kies de andere school, of vraag de school om het juiste bestand.',
    en: 'This EDEXML file is of BRIN {{file}}, and the chosen school has BRIN {{school}}. Nothing of it was kept. Choose the other school, or ask the school for the right file.',
  },
  'problem.brinUnknown': {
    nl: 'Geen school in dit onderzoek heeft BRIN {{file}}. Er is niets van bewaard. Kies bij “Het bestand gaat over” de school, en lees het bestand opnieuw in.',
    en: 'No school of this study has BRIN {{file}}. Nothing of it was kept. Choose the school at “The file is about”, and read the file again.',
  },
  'problem.emailOnRoster': {
    nl: 'Dit e-mailadres staat al bij iemand anders op de lijst van deze school. Er is niets veranderd.',
    en: 'This e-mail address belongs to somebody else on the roster of this school. Nothing has been changed.',
  },
  'problem.suggestionUnknown': {
    nl: 'Deze opmerking is al afgehandeld of ingetrokken.',
    en: 'This remark was dealt with or taken back already.',
  },
  'problem.coordinatorUnknown': {
    nl: 'Deze controlelink is niet bekend of ingetrokken.',
    en: 'This link for checking the list is not known, or was withdrawn.',
  },
} as const satisfies Record<string, Words>;
