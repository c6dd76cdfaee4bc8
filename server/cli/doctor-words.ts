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
  rights: () => ({
    nl: 'De database is van niemand anders te lezen, en het platform kan erin schrijven.',
    en: 'Nobody else can read the database, and the platform can write to it.',
  }),
  openFile: (file: string) => ({
    nl: `Anderen op deze computer kunnen “${file}” lezen; daarin staan namen. Doe: chmod 600 "${file}"`,
    en: `Others on this computer can read “${file}”; it holds names. Do: chmod 600 "${file}"`,
  }),
  notWritable: (path: string) => ({
    nl: `In “${path}” kan deze gebruiker niet lezen of schrijven: antwoorden kunnen niet worden bewaard. Geef de gebruiker waaronder het platform draait dat recht.`,
    en: `This user cannot read or write “${path}”: answers cannot be kept. Give that right to the user under whom the platform runs.`,
  }),
  backup: (days: number) => ({
    nl:
      days === 0
        ? 'De laatste reservekopie is van vandaag of gisteren.'
        : `De laatste reservekopie is ${days === 1 ? '1 dag' : `${days} dagen`} oud.`,
    en:
      days === 0
        ? 'The last backup is of today or yesterday.'
        : `The last backup is ${days === 1 ? '1 day' : `${days} days`} old.`,
  }),
  noBackup: () => ({
    nl: 'Er is van deze gegevensmap geen reservekopie bekend. Maak er een: meetmoment backup --out <map>',
    en: 'No backup of this data folder is known. Make one: meetmoment backup --out <folder>',
  }),
  oldBackup: (days: number) => ({
    nl: `De laatste reservekopie is ${days} dagen oud. Maak een nieuwe: meetmoment backup --out <map>`,
    en: `The last backup is ${days} days old. Make a new one: meetmoment backup --out <folder>`,
  }),
  jobs: () => ({
    nl: 'In de afgelopen week is geen berekening afgebroken.',
    en: 'No computation broke off in the past week.',
  }),
  jobsFailed: (count: number, kind: string, name: string, at: string) => ({
    nl: `Afgebroken berekeningen in de afgelopen week: ${count}; de laatste (${kind}, ${name}) op ${at}. Open het onderdeel opnieuw; blijft het misgaan, kijk dan in het logboek van het platform.`,
    en: `Computations that broke off in the past week: ${count}; the last (${kind}, ${name}) at ${at}. Open that part again; if it keeps failing, look in the platform’s log.`,
  }),
  mail: (queued: number) => ({
    nl: `Er is geen mail die had moeten gaan (in de wachtrij: ${queued}).`,
    en: `There is no mail that should have gone (in the queue: ${queued}).`,
  }),
  mailServer: () => ({
    nl: 'De mailserver is te bereiken en laat ons binnen.',
    en: 'The mail server can be reached and lets us in.',
  }),
  mailServerAway: (code: string) => ({
    nl: `De mailserver is niet te bereiken of weigert ons (${code}). Kijk SMTP_URL na; mail wacht en gaat niet verloren.`,
    en: `The mail server cannot be reached or refuses us (${code}). Check SMTP_URL; mail waits and is not lost.`,
  }),
  mailLate: (count: number) => ({
    nl: `Mail die meer dan een uur geleden had moeten gaan: ${count}. Draait het platform, en klopt SMTP_URL? Er gaat niets verloren.`,
    en: `Mail that should have gone more than an hour ago: ${count}. Does the platform run, and is SMTP_URL right? Nothing is lost.`,
  }),
  mailUncertain: (count: number) => ({
    nl: `Mail die misschien is verstuurd: ${count}. Een onderzoeker beslist bij Uitnodigingen → Mail versturen.`,
    en: `Mail that was perhaps sent: ${count}. A researcher decides under Invitations → Send mail.`,
  }),
  mailRefused: (count: number) => ({
    nl: `Mail die de mailserver weigerde: ${count}. Kijk de adressen na bij Uitnodigingen → Mail versturen.`,
    en: `Mail that the mail server refused: ${count}. Check the addresses under Invitations → Send mail.`,
  }),
  mailOff: (count: number) => ({
    nl: `Er staat mail in de wachtrij (${count}) en er is geen mailserver ingesteld. Zet SMTP_URL, MAIL_FROM en ORIGIN.`,
    en: `There is mail in the queue (${count}) and no mail server is set. Set SMTP_URL, MAIL_FROM and ORIGIN.`,
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
