/** Words that every room uses. One line a sentence, both languages beside each other. */
import type { Words } from '../../../instruments/types.ts';

export const commonWords = {
  'app.name': { nl: 'Meetmoment', en: 'Meetmoment' },
  'app.skip': { nl: 'Naar de inhoud', en: 'Skip to content' },
  'app.language': { nl: 'Taal', en: 'Language' },
  'app.scheme.light': { nl: 'Licht', en: 'Light' },
  'app.scheme.dark': { nl: 'Donker', en: 'Dark' },
  'app.scheme.auto': { nl: 'Als uw apparaat', en: 'Like your device' },
  'app.scheme': { nl: 'Weergave', en: 'Appearance' },
  'app.account': { nl: 'Uw account', en: 'Your account' },
  'app.signedInAs': { nl: 'Aangemeld als {{email}}', en: 'Signed in as {{email}}' },
  'app.role.researcher': { nl: 'onderzoeker', en: 'researcher' },
  'app.role.coder': { nl: 'codeur', en: 'coder' },
  'app.signOut': { nl: 'Afmelden', en: 'Sign out' },
  'app.studies': { nl: 'Onderzoeken', en: 'Studies' },
  'app.sections': { nl: 'Onderdelen van dit onderzoek', en: 'Parts of this study' },
  'app.sectionsNow': { nl: 'Onderdeel: {{name}}', en: 'Part: {{name}}' },
  'app.close': { nl: 'Venster sluiten', en: 'Close this window' },
  'app.cancel': { nl: 'Annuleren', en: 'Cancel' },
  'app.synthetic': { nl: 'synthetisch', en: 'synthetic' },
  'app.syntheticWhy': {
    nl: 'Deze gegevens zijn door de computer gemaakt. Ze gaan over niemand.',
    en: 'These data were made by the computer. They are about nobody.',
  },

  'state.loading': { nl: 'Wordt geladen …', en: 'Loading …' },
  'state.failed': { nl: 'Dit kon niet worden geladen', en: 'This could not be loaded' },
  'state.retry': { nl: 'Opnieuw proberen', en: 'Try again' },
  'state.nothingLost': { nl: 'Er is niets verloren gegaan.', en: 'Nothing has been lost.' },
  'state.crashed': { nl: 'Deze pagina liep vast', en: 'This page stopped working' },
  'state.crashedWhat': {
    nl: 'Er ging iets mis bij het tonen van deze pagina. Er is niets verloren gegaan: uw gegevens staan op de server. Laad de pagina opnieuw; blijft het misgaan, meld dan de tekst hieronder.',
    en: 'Something went wrong while showing this page. Nothing has been lost: your data are on the server. Reload the page; if it keeps happening, report the text below.',
  },
  'state.reload': { nl: 'Pagina opnieuw laden', en: 'Reload the page' },
  'state.notFound': { nl: 'Deze pagina bestaat niet', en: 'This page does not exist' },
  'state.notFoundWhat': {
    nl: 'Het adres klopt niet, of wat hier stond is verwijderd.',
    en: 'The address is wrong, or what was here has been removed.',
  },
  'state.toStudies': { nl: 'Naar de onderzoeken', en: 'Go to the studies' },

  'table.scroll': { nl: '{{name}} (schuift opzij)', en: '{{name}} (scrolls sideways)' },
  'table.sortBy': { nl: 'Sorteer op {{name}}', en: 'Sort by {{name}}' },
  'table.more': { nl: 'Toon de overige {{rows}}', en: 'Show the other {{rows}}' },
  'table.none': { nl: 'Geen rijen die hieraan voldoen.', en: 'No rows match.' },
  'table.csv': { nl: 'Download als CSV', en: 'Download as CSV' },

  'copy.done': { nl: 'Gekopieerd', en: 'Copied' },
  'copy.byHand': { nl: 'Kopieer deze tekst', en: 'Copy this text' },
  'copy.byHandWhat': {
    nl: 'Uw browser staat kopiëren met een knop hier niet toe. De tekst is geselecteerd: druk op Ctrl+C (of ⌘C).',
    en: 'Your browser does not allow copying with a button here. The text is selected: press Ctrl+C (or ⌘C).',
  },
  'download.failed': { nl: 'Downloaden lukte niet', en: 'The download failed' },

  'wave.planned': { nl: 'gepland', en: 'planned' },
  'wave.open': { nl: 'open', en: 'open' },
  'wave.closed': { nl: 'gesloten', en: 'closed' },
  'wave.name': { nl: 'Meetronde {{label}}', en: 'Wave {{label}}' },

  'function.teacher': { nl: 'leerkracht', en: 'teacher' },
  'function.internalCoach': { nl: 'intern begeleider', en: 'internal coach' },
  'function.schoolLeader': { nl: 'schoolleider', en: 'school leader' },
  'function.specialist': { nl: 'specialist', en: 'specialist' },
  'function.assistant': { nl: 'onderwijsassistent', en: 'teaching assistant' },
  'function.pupil': { nl: 'leerling', en: 'pupil' },
} as const satisfies Record<string, Words>;
