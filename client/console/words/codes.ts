/** Codes that come from the server as data: kinds of rows in an import, notices, actions in the audit log. */
import type { Words } from '../../../instruments/types.ts';

export const codeWords = {
  'count.schools': { nl: 'scholen', en: 'schools' },
  'count.people': { nl: 'personen', en: 'people' },
  'count.instruments': { nl: 'vragenlijsten', en: 'questionnaires' },
  'count.responses': { nl: 'inzendingen en concepten', en: 'responses and drafts' },
  'count.drafts': { nl: 'daarvan nog concept', en: 'of which still drafts' },
  'count.nominations': { nl: 'nominaties', en: 'nominations' },
  'count.networkRespondents': { nl: 'bevestigde netwerklijsten', en: 'confirmed network lists' },
  'count.achievement': { nl: 'toetsscores', en: 'test scores' },

  'notice.unknownFile': {
    nl: 'Hoort niet bij een onderzoeksmap; niet gebruikt.',
    en: 'Not part of a study folder; not used.',
  },
  'notice.systemFile': { nl: 'Van het besturingssysteem; overgeslagen.', en: 'From the operating system; skipped.' },
  'notice.unknownColumn': { nl: 'Onbekende kolom; niet gebruikt.', en: 'Unknown column; not used.' },
  'notice.emptyColumn': {
    nl: 'Kolom zonder naam en zonder waarden; overgeslagen.',
    en: 'Column without name and without values; skipped.',
  },
  'notice.unknownField': { nl: 'Onbekende eigenschap; niet gebruikt.', en: 'Unknown property; not used.' },
  'notice.textColumn': {
    nl: 'Gelezen als tekst, want niet alle waarden zijn getallen. Is het een getal, laat onbekende waarden dan leeg.',
    en: 'Read as text, because not all values are numbers. If it is a number, leave unknown values empty.',
  },
  'notice.itemWithoutColumn': {
    nl: 'Dit item heeft geen kolom in het bestand; het geldt overal als overgeslagen.',
    en: 'This item has no column in the file; it counts as skipped everywhere.',
  },
  'notice.brinAsId': {
    nl: 'School-id’s zien eruit als BRIN-codes, en een id staat in elke export. Gebruik liever eigen codes, met BRIN in de kolom brin.',
    en: 'School ids look like BRIN codes, and an id is in every export. Better use codes of your own, with BRIN in the column brin.',
  },
  'notice.notInManifest': {
    nl: 'Gelezen, maar staat niet in manifest.json.',
    en: 'Read, but not listed in manifest.json.',
  },

  'audit.studies.import': { nl: 'Onderzoek geïmporteerd', en: 'Study imported' },
  'audit.studies.remove': { nl: 'Onderzoek verwijderd', en: 'Study removed' },
  'audit.studies.export': { nl: 'Geëxporteerd zonder namen', en: 'Exported without names' },
  'audit.studies.exportWithIdentities': { nl: 'Geëxporteerd met namen', en: 'Exported with names' },
  'audit.waves.open': { nl: 'Meetronde geopend', en: 'Wave opened' },
  'audit.waves.close': { nl: 'Meetronde gesloten', en: 'Wave closed' },
  'audit.invitations.create': { nl: 'Uitnodigingen gemaakt', en: 'Invitations made' },
  'audit.invitations.links': { nl: 'Persoonlijke links opgehaald', en: 'Personal links fetched' },
  'audit.invitations.replace': { nl: 'Link vervangen', en: 'Link replaced' },
  'audit.invitations.consent': { nl: 'Toestemming gegeven', en: 'Consent given' },
  'audit.invitations.decline': { nl: 'Deelname geweigerd', en: 'Declined to take part' },
  'audit.responses.begin': { nl: 'Begonnen met antwoorden', en: 'Began to answer' },
  'audit.responses.submit': { nl: 'Antwoorden ingezonden', en: 'Answers handed in' },
  'detail.schools': { nl: 'scholen', en: 'schools' },
  'detail.people': { nl: 'personen', en: 'people' },
  'detail.responses': { nl: 'inzendingen', en: 'responses' },
  'detail.nominations': { nl: 'nominaties', en: 'nominations' },
  'detail.achievement': { nl: 'toetsscores', en: 'test scores' },
  'detail.created': { nl: 'aantal', en: 'number' },
  'detail.links': { nl: 'aantal links', en: 'number of links' },
  'detail.generation': { nl: 'uitgave van de link', en: 'edition of the link' },
} as const satisfies Record<string, Words>;
