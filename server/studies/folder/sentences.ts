/**
 * The one list of problem and notice codes of a study folder, with their sentences in both languages. A sentence says what
 * is the matter and what to do. Arguments come from files: they are shortened and made visible with `shown` by the caller's
 * collector or are names of our own.
 */
import type { Words } from '../../../instruments/types.ts';
import { shown } from './shown.ts';

const q = (value: string) => `“${shown(value)}”`;

export const sentences = {
  // ---- the folder or the ZIP as a whole
  notAZip: () => ({
    nl: 'Dit is geen ZIP-bestand, of het is niet helemaal overgekomen. Maak de ZIP opnieuw van de onderzoeksmap.',
    en: 'This is not a ZIP file, or it did not arrive complete. Make the ZIP again from the study folder.',
  }),
  zipEncrypted: () => ({
    nl: 'Dit bestand in de ZIP is met een wachtwoord versleuteld. Maak de ZIP opnieuw zonder wachtwoord.',
    en: 'This file in the ZIP is encrypted with a password. Make the ZIP again without a password.',
  }),
  zipMethod: () => ({
    nl: 'Dit bestand in de ZIP is ingepakt op een manier die niet wordt gelezen. Maak de ZIP opnieuw met gewone compressie (deflate).',
    en: 'This file in the ZIP is packed in a way that is not read. Make the ZIP again with ordinary compression (deflate).',
  }),
  zipDamaged: () => ({
    nl: 'Dit bestand in de ZIP is beschadigd: de inhoud past niet bij de eigen controlegetallen. Maak de ZIP opnieuw.',
    en: 'This file in the ZIP is damaged: its content does not agree with its own checksums. Make the ZIP again.',
  }),
  zipRatio: (limit: number) => ({
    nl: `Dit bestand groeit bij het uitpakken meer dan ${limit} keer. Dat doen onderzoeksgegevens niet; het wordt niet uitgepakt.`,
    en: `This file grows more than ${limit} times when it is unpacked. Study data do not do that; it is not unpacked.`,
  }),
  tooManyFiles: (limit: number) => ({
    nl: `Er staan meer dan ${limit} bestanden in. Laat alleen de bestanden van de onderzoeksmap staan.`,
    en: `There are more than ${limit} files. Leave only the files of the study folder.`,
  }),
  fileTooLarge: (megabytes: number) => ({
    nl: `Dit bestand is groter dan ${megabytes} MB. Controleer of dit het goede bestand is.`,
    en: `This file is larger than ${megabytes} MB. Check whether it is the right file.`,
  }),
  folderTooLarge: (megabytes: number) => ({
    nl: `Samen zijn de bestanden groter dan ${megabytes} MB. Controleer of dit de goede map is.`,
    en: `Together the files are larger than ${megabytes} MB. Check whether this is the right folder.`,
  }),
  unsafePath: () => ({
    nl: 'Deze bestandsnaam wijst buiten de onderzoeksmap of gebruikt tekens die daar niet horen. Geef het bestand een gewone naam.',
    en: 'This file name points outside the study folder or uses characters that do not belong there. Give the file an ordinary name.',
  }),
  duplicateFile: () => ({
    nl: 'Dit bestand staat twee keer in de ZIP. Laat er één staan.',
    en: 'This file stands in the ZIP twice. Leave one.',
  }),
  symlink: () => ({
    nl: 'Dit is een verwijzing (koppeling) naar een andere plek. Zet het bestand zelf in de onderzoeksmap.',
    en: 'This is a link to another place. Put the file itself into the study folder.',
  }),
  unreadable: () => ({
    nl: 'Dit bestand kan niet worden gelezen. Controleer de rechten op het bestand.',
    en: 'This file cannot be read. Check the permissions of the file.',
  }),
  missingFile: () => ({
    nl: 'Dit bestand ontbreekt. Voeg het toe aan de onderzoeksmap.',
    en: 'This file is missing. Add it to the study folder.',
  }),
  more: (count: number) => ({
    nl: `En nog ${count}. Los eerst deze problemen op.`,
    en: `And ${count} more. Solve these problems first.`,
  }),

  // ---- text and tables
  emptyFile: () => ({
    nl: 'Dit bestand is leeg (0 tekens). Vul het, of verwijder het als het niet nodig is.',
    en: 'This file is empty (0 characters). Fill it, or remove it when it is not needed.',
  }),
  notUtf8: () => ({
    nl: 'Hier staan tekens die geen UTF-8 zijn. Sla het bestand opnieuw op als “CSV UTF-8”.',
    en: 'There are characters here that are not UTF-8. Save the file again as “CSV UTF-8”.',
  }),
  nulCharacter: () => ({
    nl: 'Hier staat een NUL-teken, dat in tekst niet voorkomt. Maak het bestand opnieuw.',
    en: 'There is a NUL character here, which does not occur in text. Make the file again.',
  }),
  badQuotes: () => ({
    nl: 'De aanhalingstekens kloppen hier niet: een tekst met " staat geheel tussen aanhalingstekens, met elke " verdubbeld. De rest van dit bestand is niet nagekeken.',
    en: 'The quotes are not right here: a text with " stands between quotes as a whole, with each " doubled. The rest of this file was not checked.',
  }),
  cellTooLarge: (limit: number) => ({
    nl: `Deze cel heeft meer dan ${limit} tekens. Kort de tekst in, of kijk of ergens een aanhalingsteken ontbreekt.`,
    en: `This cell has more than ${limit} characters. Shorten the text, or see whether a quote is missing somewhere.`,
  }),
  tooManyRows: (limit: number) => ({
    nl: `Dit bestand heeft meer dan ${limit} rijen. Controleer of dit het goede bestand is.`,
    en: `This file has more than ${limit} rows. Check whether it is the right file.`,
  }),
  tooManyColumns: (limit: number) => ({
    nl: `Hier staan meer dan ${limit} cellen op één regel. Controleer of dit het goede bestand is.`,
    en: `There are more than ${limit} cells on one line here. Check whether it is the right file.`,
  }),
  missingColumn: (name: string) => ({
    nl: `De kolom ${q(name)} ontbreekt. De eerste rij noemt de kolommen, gescheiden door komma’s of puntkomma’s; hoofdletters tellen mee.`,
    en: `The column ${q(name)} is missing. The first row names the columns, separated by commas or semicolons; capitals matter.`,
  }),
  tabSeparated: () => ({
    nl: 'De kolommen zijn met tabs gescheiden. Sla het bestand op als CSV, met komma’s of puntkomma’s.',
    en: 'The columns are separated by tabs. Save the file as CSV, with commas or semicolons.',
  }),
  duplicateColumn: () => ({
    nl: 'Deze kolom staat er twee keer. Geef elke kolom een eigen naam.',
    en: 'This column stands there twice. Give each column a name of its own.',
  }),
  columnWithoutName: () => ({
    nl: 'Deze kolom heeft waarden maar geen naam. Zet een naam in de eerste rij of verwijder de kolom.',
    en: 'This column has values but no name. Put a name in the first row or remove the column.',
  }),
  badColumnName: () => ({
    nl: 'Een kolomnaam begint met een letter en bestaat uit hoogstens 60 letters, cijfers, punten, - of _. Verander de naam.',
    en: 'A column name begins with a letter and consists of at most 60 letters, digits, dots, - or _. Change the name.',
  }),
  wrongCellCount: (found: number, expected: number) => ({
    nl: `Deze rij heeft ${found} cellen in plaats van ${expected}. Een tekst met een komma of puntkomma hoort tussen aanhalingstekens.`,
    en: `This row has ${found} cells instead of ${expected}. A text with a comma or semicolon belongs between quotes.`,
  }),

  // ---- values
  missingValue: () => ({ nl: 'Deze cel mag niet leeg zijn. Vul haar in.', en: 'This cell may not be empty. Fill it in.' }),
  badId: (value: string) => ({
    nl: `${q(value)} kan geen id zijn: een id begint met een letter of cijfer en heeft hoogstens 80 letters, cijfers, punten (niet twee na elkaar), - of _.`,
    en: `${q(value)} cannot be an id: an id begins with a letter or digit and has at most 80 letters, digits, dots (no two in a row), - or _.`,
  }),
  reservedName: (value: string) => ({
    nl: `${q(value)} is een woord dat de computer zelf gebruikt. Kies een andere naam.`,
    en: `${q(value)} is a word that the computer uses itself. Choose another name.`,
  }),
  badText: (limit: number) => ({
    nl: `Hier past een tekst van hoogstens ${limit} tekens op één regel, zonder stuurtekens. Kort de tekst in of haal de regeleinden weg.`,
    en: `A text of at most ${limit} characters on one line fits here, without control characters. Shorten it or remove the line breaks.`,
  }),
  notANumber: (value: string) => ({
    nl: `${q(value)} is geen getal. Schrijf een getal met een decimale punt, of laat de cel leeg als er geen waarde is.`,
    en: `${q(value)} is not a number. Write a number with a decimal point, or leave the cell empty when there is no value.`,
  }),
  decimalComma: (value: string) => ({
    nl: `${q(value)} heeft een decimale komma. Schrijf een punt, of sla het bestand op met puntkomma’s tussen de kolommen.`,
    en: `${q(value)} has a decimal comma. Write a point, or save the file with semicolons between the columns.`,
  }),
  notFinite: (value: string) => ({
    nl: `${q(value)} is te groot om als getal te bewaren. Verbeter het getal.`,
    en: `${q(value)} is too large to be kept as a number. Correct the number.`,
  }),
  notWhole: (value: string) => ({
    nl: `${q(value)} moet een geheel getal van 1 of meer zijn.`,
    en: `${q(value)} must be a whole number of 1 or more.`,
  }),
  badShare: (value: string) => ({
    nl: `${q(value)} moet een getal zijn boven 0 en ten hoogste 1 (0.8 is 80 %).`,
    en: `${q(value)} must be a number above 0 and at most 1 (0.8 is 80 %).`,
  }),
  badTime: (value: string) => ({
    nl: `${q(value)} is geen datum of tijd. Schrijf bijvoorbeeld 2025-09-01 of 2025-09-01T14:30:00Z.`,
    en: `${q(value)} is not a date or time. Write for example 2025-09-01 or 2025-09-01T14:30:00Z.`,
  }),
  notOneOf: (value: string, allowed: string) => ({
    nl: `${q(value)} kan hier niet. Kies uit: ${allowed}.`,
    en: `${q(value)} is not possible here. Choose from: ${allowed}.`,
  }),
  badEmail: (value: string) => ({
    nl: `${q(value)} is geen e-mailadres. Verbeter het of laat de cel leeg.`,
    en: `${q(value)} is not an e-mail address. Correct it or leave the cell empty.`,
  }),
  badBrin: (value: string) => ({
    nl: `${q(value)} is geen BRIN-code. Schrijf twee cijfers en twee hoofdletters, eventueel met twee cijfers voor de vestiging (12AB of 12AB00).`,
    en: `${q(value)} is not a BRIN code. Write two digits and two capitals, with two digits for the location if any (12AB or 12AB00).`,
  }),

  // ---- identifiers that may not be kept
  citizenNumberColumn: () => ({
    nl: 'Een kolom met burgerservicenummers, onderwijsnummers of ECK iD’s mag hier niet staan. Verwijder de kolom en gebruik eigen codes.',
    en: 'A column with citizen numbers, education numbers or ECK iDs may not stand here. Remove the column and use codes of your own.',
  }),
  birthDateColumn: () => ({
    nl: 'Een geboortedatum is niet nodig en mag hier niet staan. Verwijder de kolom.',
    en: 'A birth date is not needed and may not stand here. Remove the column.',
  }),
  nameColumn: () => ({
    nl: 'Namen en adressen mogen in dit bestand niet staan: die horen alleen in de kolommen name (scholen, medewerkers) en email (medewerkers). Verwijder of hernoem de kolom.',
    en: 'Names and addresses may not stand in this file: they belong only in the columns name (schools, staff) and email (staff). Remove or rename the column.',
  }),
  citizenNumber: () => ({
    nl: 'Dit lijkt een burgerservicenummer of onderwijsnummer (9 cijfers die aan de elfproef voldoen). Gebruik een eigen code.',
    en: 'This looks like a citizen or education number (9 digits that pass the eleven test). Use a code of your own.',
  }),
  eckId: () => ({
    nl: 'Dit lijkt een ECK iD (een lange hexadecimale code). Gebruik een eigen, korte code.',
    en: 'This looks like an ECK iD (a long hexadecimal code). Use a short code of your own.',
  }),
  pupilName: () => ({
    nl: 'Van leerlingen worden geen namen of e-mailadressen bewaard. Maak deze cel leeg.',
    en: 'No names or e-mail addresses of pupils are kept. Empty this cell.',
  }),

  // ---- JSON
  notJson: () => ({
    nl: 'Dit bestand is geen geldige JSON. Open het in een editor die JSON controleert en verbeter het.',
    en: 'This file is not valid JSON. Open it in an editor that checks JSON and correct it.',
  }),
  wrongFormat: () => ({
    nl: 'Alleen formaat 1 wordt gelezen. Schrijf "format": 1, of gebruik een nieuwere versie van het programma.',
    en: 'Only format 1 is read. Write "format": 1, or use a newer version of the program.',
  }),
  missingField: () => ({
    nl: 'Dit is verplicht maar ontbreekt. Vul het aan.',
    en: 'This is required but absent. Add it.',
  }),
  wrongType: (expected: Words) => ({ nl: `Hier hoort ${expected.nl} te staan.`, en: `Here belongs ${expected.en}.` }),
  emptyList: () => ({ nl: 'Deze lijst mag niet leeg zijn.', en: 'This list may not be empty.' }),
  fileNameDiffers: (id: string) => ({
    nl: `De id in dit bestand is ${q(id)}, anders dan de bestandsnaam. Maak ze gelijk.`,
    en: `The id in this file is ${q(id)}, other than the file name. Make them equal.`,
  }),
  shippedInstrument: (id: string) => ({
    nl: `Het programma heeft zelf al een vragenlijst ${q(id)}. Geef deze vragenlijst een andere id (ook in study.json en answers).`,
    en: `The program itself has an instrument ${q(id)} already. Give this instrument another id (in study.json and answers too).`,
  }),

  // ---- what belongs together
  duplicateId: (value: string) => ({
    nl: `${q(value)} komt al eerder voor. Elke id mag één keer.`,
    en: `${q(value)} occurs earlier. Each id may stand once.`,
  }),
  duplicateRow: (row: number) => ({
    nl: `Deze rij gaat over hetzelfde als rij ${row}. Laat er één staan.`,
    en: `This row is about the same as row ${row}. Leave one.`,
  }),
  unknownSchool: (id: string) => ({
    nl: `School ${q(id)} staat niet in schools.csv. Verbeter de id of voeg de school toe.`,
    en: `School ${q(id)} does not stand in schools.csv. Correct the id or add the school.`,
  }),
  selectionAlone: () => ({
    nl: 'Een selectie van scholen hoort bij schooleffecten, en study.json heeft geen achievement. Voeg dat toe of verwijder selection.json.',
    en: 'A selection of schools belongs with school effects, and study.json has no achievement. Add it or remove selection.json.',
  }),
  inBothGroups: (id: string) => ({
    nl: `School ${q(id)} staat in beide groepen. Een school hoort in high of in low, niet in allebei.`,
    en: `School ${q(id)} stands in both groups. A school belongs in high or in low, not in both.`,
  }),
  groupSize: (found: number, k: number) => ({
    nl: `Deze groep heeft ${found} scholen en k is ${k}. Maak ze gelijk, of haal het oorspronkelijke bestand terug.`,
    en: `This group has ${found} schools and k is ${k}. Make them equal, or get the original file back.`,
  }),
  kAboveAsked: (k: number, asked: number) => ({
    nl: `k is ${k}, meer dan de ${asked} die gevraagd zijn (kAsked). Haal het oorspronkelijke bestand terug.`,
    en: `k is ${k}, more than the ${asked} that were asked (kAsked). Get the original file back.`,
  }),
  notEstimated: (id: string) => ({
    nl: `School ${q(id)} is gekozen maar heeft geen schatting onder estimates. Haal het oorspronkelijke bestand terug.`,
    en: `School ${q(id)} was chosen but has no estimate under estimates. Get the original file back.`,
  }),
  badHash: () => ({
    nl: 'Hier hoort een SHA-256 te staan: 64 tekens, cijfers en kleine letters a tot en met f.',
    en: 'Here belongs a SHA-256: 64 characters, digits and small letters a to f.',
  }),
  unknownResponse: (id: string) => ({
    nl: `Geen inzending in de map answers heeft het id ${q(id)}. Verbeter het id, of haal deze rij weg.`,
    en: `No response in the folder answers has the id ${q(id)}. Correct the id, or take this row away.`,
  }),
  unknownPerson: (id: string) => ({
    nl: `${q(id)} staat niet in people.csv. Verbeter de id of voeg de persoon toe.`,
    en: `${q(id)} does not stand in people.csv. Correct the id or add the person.`,
  }),
  otherSchool: (person: string, school: string) => ({
    nl: `${q(person)} hoort volgens people.csv bij school ${q(school)}. Verbeter de school of de persoon.`,
    en: `${q(person)} belongs to school ${q(school)} according to people.csv. Correct the school or the person.`,
  }),
  unknownWave: (id: string) => ({
    nl: `Meetronde ${q(id)} staat niet onder waves in study.json. Verbeter de id of voeg de meetronde toe.`,
    en: `Wave ${q(id)} does not stand under waves in study.json. Correct the id or add the wave.`,
  }),
  wavesReversed: () => ({
    nl: 'De laatste meetronde (to) komt vóór de eerste (from). Verwissel ze.',
    en: 'The last wave (to) comes before the first (from). Exchange them.',
  }),
  notYesOrNo: (text: string) => ({
    nl: `${q(text)} is geen yes of no. Schrijf no als deze persoon niet op de lijst van collega’s wil staan; anders yes of niets.`,
    en: `${q(text)} is neither yes nor no. Write no if this person does not want to be on the list of colleagues; otherwise yes or nothing.`,
  }),
  notFormerState: (text: string) => ({
    nl: `${q(text)} zegt niet wat iemand eerder was. Schrijf meetronde, functies en groep, zoals T1:teacher|specialist@5a; meer met ; ertussen.`,
    en: `${q(text)} does not say what somebody was before. Write wave, functions and group, like T1:teacher|specialist@5a; several with ; between.`,
  }),
  datesReversed: () => ({
    nl: 'De meetronde sluit (closes) voordat zij opent (opens). Verbeter de data.',
    en: 'The wave closes before it opens. Correct the dates.',
  }),
  unknownInstrument: (id: string) => ({
    nl: `Vragenlijst ${q(id)} bestaat niet. Verbeter de id, of voeg instruments/<id>.json toe.`,
    en: `Instrument ${q(id)} does not exist. Correct the id, or add instruments/<id>.json.`,
  }),
  unknownVersion: (id: string, version: string) => ({
    nl: `Van vragenlijst ${q(id)} bestaat geen versie ${q(version)}. Verbeter het versienummer.`,
    en: `Instrument ${q(id)} has no version ${q(version)}. Correct the version number.`,
  }),
  unknownRelation: (id: string) => ({
    nl: `Relatie ${q(id)} staat niet in study.json (network.relations) en in geen vragenlijst van dit onderzoek. Verbeter de id of voeg haar toe.`,
    en: `Relation ${q(id)} stands neither in study.json (network.relations) nor in an instrument of this study. Correct the id or add it.`,
  }),
  unknownMeasure: (measure: string) => ({
    nl: `${q(measure)} bestaat niet. Noem een schaal (attitude.total@T1), een verandering (attitude.total@T1..T3), een netwerkmaat (goals.density@T1) of een kolom van schools.csv.`,
    en: `${q(measure)} does not exist. Name a scale (attitude.total@T1), a change (attitude.total@T1..T3), a network measure (goals.density@T1) or a column of schools.csv.`,
  }),
  measureNotNumeric: (measure: string) => ({
    nl: `De kolom ${q(measure)} van schools.csv bevat tekst en kan niet worden vergeleken. Zet er getallen in (of niets).`,
    en: `The column ${q(measure)} of schools.csv holds text and cannot be compared. Put numbers in it (or nothing).`,
  }),
  notAmongMeasures: (measure: string) => ({
    nl: `${q(measure)} staat wel onder confirmatory maar niet onder measures. Voeg het daar toe.`,
    en: `${q(measure)} stands under confirmatory but not under measures. Add it there.`,
  }),
  impossibleAnswer: (value: string, allowed: string) => ({
    nl: `${q(value)} is geen mogelijk antwoord. Mogelijk zijn: ${allowed}, of leeg.`,
    en: `${q(value)} is not a possible answer. Possible are: ${allowed}, or empty.`,
  }),
  impossibleText: (limit: number) => ({
    nl: `Hier past een tekst van hoogstens ${limit} tekens, zonder stuurtekens. Zet voor een tekst die met een punt begint nog een punt.`,
    en: `A text of at most ${limit} characters fits here, without control characters. Put another full stop before a text that begins with one.`,
  }),
  badPassage: (limit: number) => ({
    nl: `Hier past een tekst van hoogstens ${limit} tekens, zonder stuurtekens. Kort de tekst in.`,
    en: `A text of at most ${limit} characters fits here, without control characters. Shorten it.`,
  }),
  unknownTheme: (id: string) => ({
    nl: `Thema ${q(id)} staat niet in het codeboek van gesprekken en verslagen. Verbeter de id; een deelthema heet bijvoorbeeld collaboration.trust.`,
    en: `Theme ${q(id)} does not stand in the codebook of interviews and reports. Correct the id; a sub-theme is called collaboration.trust, for example.`,
  }),
  unknownFactor: (id: string) => ({
    nl: `Factor ${q(id)} bestaat niet. Neem de id van een hoofdthema uit het codeboek, bijvoorbeeld leader.`,
    en: `Factor ${q(id)} does not exist. Take the id of a main theme of the codebook, leader for example.`,
  }),
  absentSays: () => ({
    nl: 'Een thema dat niet is genoemd (absent) heeft valentie 0 en geen citaat. Verbeter mention, of zet valence op 0 en maak quote leeg.',
    en: 'A theme that was not mentioned (absent) has valence 0 and no quote. Correct mention, or make valence 0 and empty quote.',
  }),
  hiddenAnswer: (item: string) => ({
    nl: `Dit item wordt niet getoond bij het antwoord op ${q(item)}, en kan dus geen antwoord hebben. Maak de cel leeg of schrijf .n.`,
    en: `This item is not shown with the answer to ${q(item)}, so it cannot have an answer. Empty the cell or write .n.`,
  }),
  notInVersion: (version: string) => ({
    nl: `Versie ${version} van deze vragenlijst heeft dit item niet. Maak de cel leeg of verbeter de versie.`,
    en: `Version ${version} of this instrument does not have this item. Empty the cell or correct the version.`,
  }),
  notOnRoster: (person: string, wave: string) => ({
    nl: `${q(person)} staat in meetronde ${q(wave)} niet op de deelnemerslijst (from en to in people.csv). Verbeter de meetronde of de periode.`,
    en: `${q(person)} is not on the roster in wave ${q(wave)} (from and to in people.csv). Correct the wave or the period.`,
  }),
  selfNomination: () => ({
    nl: 'Iemand kan zichzelf niet noemen. Verwijder de rij of verbeter alter.',
    en: 'Nobody can name themselves. Remove the row or correct alter.',
  }),
  respondentsMissing: () => ({
    nl: 'Bij nominations.csv hoort network-respondents.csv: wie de hele lijst heeft bevestigd. Zonder dat bestand is niet te zien wie niemand noemde. Voeg het toe.',
    en: 'network-respondents.csv belongs to nominations.csv: who confirmed the whole list. Without it nobody can see who named no one. Add it.',
  }),
  hashDiffers: () => ({
    nl: 'Dit bestand is anders dan toen manifest.json werd geschreven. Was dat de bedoeling, verwijder dan manifest.json; zo niet, haal het bestand opnieuw op.',
    en: 'This file differs from when manifest.json was written. If that was intended, remove manifest.json; if not, fetch the file again.',
  }),
  badManifest: () => ({
    nl: 'De lijst van bestanden met hun SHA-256 ontbreekt of is beschadigd. Haal het bestand opnieuw op, of verwijder manifest.json.',
    en: 'The list of files with their SHA-256 is missing or damaged. Fetch the file again, or remove manifest.json.',
  }),
  inManifestOnly: () => ({
    nl: 'Dit bestand staat in manifest.json maar ontbreekt. Zet het terug, of verwijder manifest.json.',
    en: 'This file stands in manifest.json but is missing. Put it back, or remove manifest.json.',
  }),

  // ---- notices: left aside, nothing to refuse
  unknownFile: () => ({
    nl: 'Dit bestand hoort niet bij een onderzoeksmap en is niet gebruikt.',
    en: 'This file is not part of a study folder and was not used.',
  }),
  systemFile: () => ({
    nl: 'Dit bestand is van het besturingssysteem en is overgeslagen.',
    en: 'This file belongs to the operating system and was skipped.',
  }),
  unknownColumn: () => ({
    nl: 'Deze kolom is niet bekend en niet gebruikt.',
    en: 'This column is not known and was not used.',
  }),
  emptyColumn: () => ({
    nl: 'Een kolom zonder naam en zonder waarden is overgeslagen.',
    en: 'A column without name and without values was skipped.',
  }),
  unknownField: () => ({
    nl: 'Deze eigenschap is niet bekend en niet gebruikt.',
    en: 'This property is not known and was not used.',
  }),
  textColumn: (numbers: number, values: number) => ({
    nl: `Gelezen als tekst: ${numbers} van de ${values} waarden zijn getallen, de andere niet. Is het een getal, laat dan onbekende waarden leeg.`,
    en: `Read as text: ${numbers} of ${values} values are numbers, the others are not. If it is a number, leave unknown values empty.`,
  }),
  itemWithoutColumn: () => ({
    nl: 'Dit item heeft geen kolom in het bestand; het geldt overal als overgeslagen.',
    en: 'This item has no column in the file; it counts as skipped everywhere.',
  }),
  brinAsId: () => ({
    nl: 'Een of meer school-id’s zien eruit als een BRIN-code. Een id komt in elke uitvoer te staan; gebruik liever een eigen code en zet BRIN in de kolom brin.',
    en: 'One or more school ids look like a BRIN code. An id appears in every export; better use a code of your own and put BRIN in the column brin.',
  }),
  quoteNamesSomebody: (count: number) => ({
    nl: `Citaten waarin een naam, adres of nummer lijkt te staan: ${count}. Lees ze na; een citaat komt in uitvoer en verslagen te staan.`,
    en: `Quotes that seem to hold a name, address or number: ${count}. Read them again; a quote appears in exports and reports.`,
  }),
  notInManifest: () => ({
    nl: 'Dit bestand is gelezen, maar staat niet in manifest.json.',
    en: 'This file was read, but does not stand in manifest.json.',
  }),
} as const satisfies Record<string, (...args: never[]) => Words>;
