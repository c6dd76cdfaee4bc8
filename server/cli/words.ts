/** Every sentence of the command line that is not a help text, in both languages. */
import type { Words } from '../../instruments/types.ts';

export const cliSentences = {
  // ---- wrong use
  unknownCommand: (name: string) => ({
    nl: `De opdracht “${name}” bestaat niet. Met --help ziet u welke er zijn.`,
    en: `There is no command “${name}”. --help shows which there are.`,
  }),
  wrongOption: (detail: string) => ({
    nl: `Deze optie klopt niet: ${detail} Met --help ziet u welke er zijn.`,
    en: `This option is not right: ${detail} --help shows which there are.`,
  }),
  optionNeeded: (option: string) => ({
    nl: `De optie ${option} ontbreekt. Met --help ziet u een voorbeeld.`,
    en: `The option ${option} is missing. --help shows an example.`,
  }),
  wordNeeded: () => ({
    nl: 'Er ontbreekt een woord: welke map, welk bestand of welk onderzoek? Met --help ziet u een voorbeeld.',
    en: 'A word is missing: which folder, file or study? --help shows an example.',
  }),
  tooManyWords: (word: string) => ({
    nl: `“${word}” is een woord te veel. Zet een naam met spaties tussen aanhalingstekens.`,
    en: `“${word}” is one word too many. Put a name with spaces between quotes.`,
  }),
  notOneOf: (option: string, value: string, allowed: string) => ({
    nl: `${option} kan niet “${value}” zijn. Kies uit: ${allowed}.`,
    en: `${option} cannot be “${value}”. Choose from: ${allowed}.`,
  }),
  notWhole: (option: string, value: string, least: number, most: number) => ({
    nl: `${option} kan niet “${value}” zijn. Geef een geheel getal van ${least} tot en met ${most}.`,
    en: `${option} cannot be “${value}”. Give a whole number from ${least} to ${most}.`,
  }),
  notAnAddress: (value: string) => ({
    nl: `“${value}” is geen e-mailadres.`,
    en: `“${value}” is not an e-mail address.`,
  }),

  // ---- files and folders
  noSuchPath: (path: string) => ({
    nl: `Er is geen map of ZIP-bestand “${path}”.`,
    en: `There is no folder or ZIP file “${path}”.`,
  }),
  noSuchStudy: (name: string) => ({
    nl: `Er is geen map of ZIP-bestand “${name}”, en ook geen onderzoek met die id in de gegevensmap (DATA_DIR).`,
    en: `There is no folder or ZIP file “${name}”, and no study with that id in the data folder (DATA_DIR) either.`,
  }),
  studyUnknown: (id: string) => ({
    nl: `Er is geen onderzoek “${id}” in de gegevensmap (DATA_DIR).`,
    en: `There is no study “${id}” in the data folder (DATA_DIR).`,
  }),
  studyExists: (id: string) => ({
    nl: `Er is al een onderzoek “${id}”. Er is niets gewijzigd. Geef dit onderzoek een andere id in study.json.`,
    en: `There is a study “${id}” already. Nothing was changed. Give this study another id in study.json.`,
  }),
  inconsistentStudy: () => ({
    nl: 'Het onderzoek noemt iets wat er niet in zit, of heeft iets dubbel. Er is niets gewijzigd.',
    en: 'The study names something that it does not contain, or has something twice. Nothing was changed.',
  }),
  fileTooLarge: (path: string, megabytes: number) => ({
    nl: `“${path}” is groter dan ${megabytes} MB en wordt niet gelezen.`,
    en: `“${path}” is larger than ${megabytes} MB and is not read.`,
  }),
  notEmpty: (path: string) => ({
    nl: `De map “${path}” is niet leeg. Kies een nieuwe map; er is niets geschreven.`,
    en: `The folder “${path}” is not empty. Choose a new one; nothing was written.`,
  }),
  fileExists: (path: string) => ({
    nl: `“${path}” bestaat al. Kies een andere naam; er is niets geschreven.`,
    en: `“${path}” exists already. Choose another name; nothing was written.`,
  }),
  cannotWrite: (path: string, reason: string) => ({
    nl: `In “${path}” kan niet worden geschreven (${reason}).`,
    en: `“${path}” cannot be written to (${reason}).`,
  }),
  portInUse: () => ({
    nl: 'Deze poort is al in gebruik. Stop het andere programma of kies een andere poort met PORT.',
    en: 'This port is in use already. Stop the other program or choose another port with PORT.',
  }),
  databaseBusy: () => ({
    nl: 'De database is bezig met iets anders. Probeer het zo nog eens.',
    en: 'The database is busy with something else. Try again in a moment.',
  }),
  keyMissing: (file: string) => ({
    nl: `De sleutel “${file}” ontbreekt, maar de database is er. Zet de sleutel terug uit de reservekopie; er is niets gewijzigd.
Is hij echt kwijt, maak dan een nieuwe: openssl rand -base64 32 > "${file}"
Verstuurde links blijven dan werken; een link die u opnieuw wilt versturen, moet u eerst vervangen.`,
    en: `The key “${file}” is missing, but its database is there. Put the key back from the backup; nothing was changed.
If it is lost for good, make a new one: openssl rand -base64 32 > "${file}"
Links that were sent go on working then; a link that you want to send again has to be replaced first.`,
  }),
  unexpected: (detail: string) => ({
    nl: `Dit had niet mogen gebeuren: ${detail}`,
    en: `This should not have happened: ${detail}`,
  }),

  // ---- what was done
  refused: (count: string) => ({
    nl: `De onderzoeksmap heeft ${count}. Er is niets gewijzigd.`,
    en: `The study folder has ${count}. Nothing was changed.`,
  }),
  problems: (count: number) => ({
    nl: count === 1 ? 'één probleem' : `${count} problemen`,
    en: count === 1 ? 'one problem' : `${count} problems`,
  }),
  imported: (id: string) => ({ nl: `Onderzoek ${id} is ingelezen.`, en: `Study ${id} was imported.` }),
  demoWritten: (path: string) => ({
    nl: `De demo staat in ${path}: verzonnen scholen en mensen. In truth.json staan de waarden die erin zijn gelegd.`,
    en: `The demo stands in ${path}: made-up schools and people. truth.json holds the values that were planted in it.`,
  }),
  exported: (path: string) => ({ nl: `Geschreven: ${path}`, en: `Written: ${path}` }),
  // ---- backup, restore, doctor
  nothingToBackUp: (path: string) => ({
    nl: `In “${path}” staat geen database. Zet DATA_DIR op de gegevensmap van het platform.`,
    en: `There is no database in “${path}”. Set DATA_DIR to the platform’s data folder.`,
  }),
  backingUp: (percent: number) => ({ nl: `Bezig met kopiëren: ${percent} %`, en: `Copying: ${percent} %` }),
  checking: () => ({ nl: 'Bezig met nakijken …', en: 'Checking …' }),
  backedUp: (path: string) => ({
    nl: `De reservekopie staat in ${path}. Zij is geopend, nagekeken en geteld:`,
    en: `The backup stands in ${path}. It was opened, checked and counted:`,
  }),
  restored: (path: string, madeAt: string) => ({
    nl: `De reservekopie van ${madeAt} staat in ${path}:`,
    en: `The backup of ${madeAt} stands in ${path}:`,
  }),
  backupFileMissing: (folder: string, file: string) => ({
    nl: `“${folder}” is geen hele reservekopie: ${file} ontbreekt. Er is niets gewijzigd.`,
    en: `“${folder}” is not a whole backup: ${file} is missing. Nothing was changed.`,
  }),
  backupUnreadable: (file: string) => ({
    nl: `“${file}” is niet te lezen als inhoudsopgave van een reservekopie. Er is niets gewijzigd; neem een andere kopie.`,
    en: `“${file}” cannot be read as a backup’s list of contents. Nothing was changed; take another copy.`,
  }),
  backupChanged: (file: string) => ({
    nl: `“${file}” is niet meer wat er geschreven is (het controlegetal klopt niet). Er is niets gewijzigd; neem een andere kopie.`,
    en: `“${file}” is no longer what was written (its checksum differs). Nothing was changed; take another copy.`,
  }),
  backupNewer: (folder: string, softwareVersion: string) => ({
    nl: `“${folder}” is gemaakt met een nieuwere versie (${softwareVersion}). Werk het platform eerst bij; er is niets gewijzigd.`,
    en: `“${folder}” was made by a newer version (${softwareVersion}). Update the platform first; nothing was changed.`,
  }),
  backupFaulty: (folder: string, detail: string) => ({
    nl: `De database in “${folder}” is niet heel: ${detail}. Er is niets gewijzigd; neem een andere kopie.`,
    en: `The database in “${folder}” is not whole: ${detail}. Nothing was changed; take another copy.`,
  }),
  dataFolderInUse: (path: string) => ({
    nl: `In “${path}” staat al een database of sleutel. Kies met DATA_DIR een lege map; er is niets overschreven.`,
    en: `There is a database or key in “${path}” already. Choose an empty folder with DATA_DIR; nothing was overwritten.`,
  }),

  signInLink: (email: string) => ({
    nl: `Met deze link kan ${email} één keer inloggen en een wachtwoord kiezen (drie dagen geldig):`,
    en: `With this link ${email} can sign in once and choose a password (valid for three days):`,
  }),
  noSchool: (school: string, study: string) => ({
    nl: `Er is geen school ${school} in ${study}. Er is niets veranderd.`,
    en: `There is no school ${school} in ${study}. Nothing has been changed.`,
  }),
  otherRole: (role: string) => ({
    nl: `Dit account bestond al; de rol blijft ${role}.`,
    en: `This account existed already; its role stays ${role}.`,
  }),

  // ---- progress and places
  reading: () => ({ nl: 'Bezig met lezen …', en: 'Reading …' }),
  writing: () => ({ nl: 'Bezig met schrijven …', en: 'Writing …' }),
  analysing: (percent: number, part: Words) => ({
    nl: `Bezig met analyseren: ${percent} % (${part.nl})`,
    en: `Analysing: ${percent} % (${part.en})`,
  }),
  notFrozen: () => ({
    nl: 'Selectie niet vastgelegd: de gekozen scholen kunnen nog veranderen. Vastleggen kan op het platform, in de kamer Selectie.',
    en: 'Selection not frozen: the chosen schools may still change. Freeze it on the platform, in the room Selection.',
  }),
  selectionDiffers: () => ({
    nl: 'De berekening van nu wijkt af van de vastgelegde selectie; het verslag noemt het verschil. De vastgelegde groepen gelden.',
    en: 'The computation of now differs from the frozen selection; the report names the difference. The frozen groups are in force.',
  }),
  row: (row: number) => ({ nl: `rij ${row}`, en: `row ${row}` }),
  column: (column: string) => ({ nl: `kolom ${column}`, en: `column ${column}` }),
  folder: () => ({ nl: 'de map als geheel', en: 'the folder as a whole' }),
  notice: () => ({ nl: 'let op', en: 'note' }),
} as const satisfies Record<string, (...args: never[]) => Words>;
export type CliCode = keyof typeof cliSentences;

/** What a backup holds, by table, in the order of telling. */
export const countedTables: readonly (readonly [table: string, words: Words])[] = [
  ['studies', { nl: 'onderzoeken', en: 'studies' }],
  ['schools', { nl: 'scholen', en: 'schools' }],
  ['people', { nl: 'mensen', en: 'people' }],
  ['invitations', { nl: 'uitnodigingen', en: 'invitations' }],
  ['responses', { nl: 'inzendingen', en: 'responses' }],
  ['achievement', { nl: 'toetsscores', en: 'test scores' }],
  ['accounts', { nl: 'accounts', en: 'accounts' }],
  ['audit', { nl: 'regels in het logboek', en: 'lines in the log' }],
];

/** What an import brought, in the order of telling. */
export const countWords: Readonly<Record<string, Words>> = {
  schools: { nl: 'scholen', en: 'schools' },
  people: { nl: 'mensen', en: 'people' },
  instruments: { nl: 'vragenlijsten', en: 'instruments' },
  responses: { nl: 'inzendingen', en: 'responses' },
  drafts: { nl: 'waarvan concept', en: 'of which drafts' },
  nominations: { nl: 'nominaties', en: 'nominations' },
  networkRespondents: { nl: 'bevestigde lijsten', en: 'confirmed lists' },
  achievement: { nl: 'toetsscores', en: 'test scores' },
};

/** The parts of an analysis, by the codes that `analyseStudy` reports. */
export const partWords: Readonly<Record<string, Words>> = {
  scales: { nl: 'schalen', en: 'scales' },
  networks: { nl: 'netwerken', en: 'networks' },
  effects: { nl: 'schooleffecten', en: 'school effects' },
  comparison: { nl: 'vergelijking', en: 'comparison' },
  pictures: { nl: 'netwerkbeelden', en: 'sociograms' },
  report: { nl: 'verslag', en: 'report' },
};
