/** What the doctor says, in both languages: what was seen and, where something is wrong, what to do. */
import type { Words } from '../../instruments/types.ts';

export const doctorWords = {
  noDatabase: (folder: string) => ({
    nl: `In “${folder}” staat geen database. Zet DATA_DIR op de gegevensmap, of start het platform: dan wordt zij gemaakt.`,
    en: `There is no database in “${folder}”. Set DATA_DIR to the data folder, or start the platform: it will make one.`,
  }),
  notADatabase: (file: string, reason: string) => ({
    nl: `“${file}” is niet te openen (${reason}). Stop het platform en zet de laatste reservekopie terug.`,
    en: `“${file}” cannot be opened (${reason}). Stop the platform and restore the last backup.`,
  }),
  whole: (rows: number) => ({ nl: `De database is heel (${rows} rijen).`, en: `The database is whole (${rows} rows).` }),
  faults: (detail: string) => ({
    nl: `De database is beschadigd: ${detail}. Stop het platform, bewaar de map en zet de laatste reservekopie terug.`,
    en: `The database is damaged: ${detail}. Stop the platform, keep the folder and restore the last backup.`,
  }),
  current: () => ({ nl: 'De database is van deze versie.', en: 'The database is of this version.' }),
  older: (count: number) => ({
    nl: `De database wordt bij de volgende start bijgewerkt (stappen: ${count}). Maak eerst een reservekopie.`,
    en: `The database is updated at the next start (steps: ${count}). Make a backup first.`,
  }),
  newer: (names: string) => ({
    nl: `De database is van een nieuwere versie (${names}). Werk het platform bij.`,
    en: `The database is of a newer version (${names}). Update the platform.`,
  }),
  log: (megabytes: number) => ({
    nl: `Het schrijflogboek naast de database is ${megabytes} MB.`,
    en: `The write-ahead log beside the database is ${megabytes} MB.`,
  }),
  largeLog: (megabytes: number) => ({
    nl: `Het schrijflogboek naast de database is ${megabytes} MB. Start het platform opnieuw: dan gaat het in de database.`,
    en: `The write-ahead log beside the database is ${megabytes} MB. Restart the platform: it then goes into the database.`,
  }),
  key: () => ({ nl: 'De sleutel is er en is van niemand anders te lezen.', en: 'The key is there and nobody else can read it.' }),
  noKey: (file: string) => ({
    nl: `De sleutel “${file}” ontbreekt. Zet hem terug uit de reservekopie.`,
    en: `The key “${file}” is missing. Put it back from the backup.`,
  }),
  openKey: (file: string) => ({
    nl: `Anderen op deze computer kunnen de sleutel lezen. Doe: chmod 600 "${file}"`,
    en: `Others on this computer can read the key. Do: chmod 600 "${file}"`,
  }),
  disk: (gigabytes: number) => ({
    nl: `Er is ${gigabytes} GB vrij op de schijf.`,
    en: `There are ${gigabytes} GB free on the disk.`,
  }),
  fullDisk: (free: number, needed: number) => ({
    nl: `Er is nog maar ${free} MB vrij op de schijf; ${needed} MB is veilig. Maak ruimte.`,
    en: `There are only ${free} MB free on the disk; ${needed} MB is safe. Make room.`,
  }),
} as const satisfies Record<string, (...args: never[]) => Words>;
