/** Files to fill in: the columns that the reader knows, and where a school is named its present roster to mend and send back. */
import writeXlsx from 'write-excel-file/node';
import type { Language } from '../../instruments/types.ts';
import type { PersonRecord } from '../people/store.ts';
import type { Rosters } from './looking.ts';
import { ownCode, presenceAt, thenOf } from './rules.ts';

const columns = {
  nl: ['Nummer', 'Naam', 'E-mail', 'Functie', 'Groep', 'School', 'Verlof'],
  en: ['Code', 'Name', 'E-mail', 'Function', 'Group', 'School', 'Leave'],
} as const;
/** in the words that reading/functions.ts takes back */
const functionWords: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  nl: {
    teacher: 'leerkracht',
    internalCoach: 'intern begeleider',
    schoolLeader: 'schoolleider',
    specialist: 'specialist',
    assistant: 'onderwijsassistent',
  },
  en: {
    teacher: 'teacher',
    internalCoach: 'internal coach',
    schoolLeader: 'school leader',
    specialist: 'specialist',
    assistant: 'teaching assistant',
  },
};
const texts = {
  nl: {
    sheet: 'Personeel',
    help: 'Uitleg',
    yes: 'ja',
    lines: [
      ['Nummer', 'Het personeelsnummer of een andere code die ieder jaar dezelfde blijft. Mag leeg.'],
      ['Naam', 'Voor- en achternaam. Verplicht.'],
      ['E-mail', 'Werkadres. Nodig voor wie per mail wordt uitgenodigd.'],
      [
        'Functie',
        'leerkracht, intern begeleider, schoolleider, specialist of onderwijsassistent; meer functies met een komma ertussen.',
      ],
      ['Groep', 'De groep die iemand heeft, zoals 5a. Mag leeg.'],
      ['School', 'Naam, code of BRIN van de school. Leeg als het hele bestand over één school gaat.'],
      ['Verlof', 'ja als iemand in deze meetronde langdurig afwezig is; anders leeg.'],
      ['', 'Zet nergens burgerservicenummers, geboortedatums of privéadressen in: zulke kolommen worden weggelaten.'],
    ],
  },
  en: {
    sheet: 'Staff',
    help: 'Explanation',
    yes: 'yes',
    lines: [
      ['Code', 'The staff number or another code that stays the same every year. May be empty.'],
      ['Name', 'First and last name. Required.'],
      ['E-mail', 'Work address. Needed for whoever is invited by mail.'],
      ['Function', 'teacher, internal coach, school leader, specialist or teaching assistant; several with a comma between.'],
      ['Group', 'The group that somebody has, like 5a. May be empty.'],
      ['School', 'Name, code or BRIN of the school. Empty when the whole file is about one school.'],
      ['Leave', 'yes if somebody is away for long in this wave; otherwise empty.'],
      ['', 'Put no citizen numbers, birth dates or private addresses anywhere: such columns are left out.'],
    ],
  },
} as const;

/** The head and, for a school, the people on its roster at a wave (absent = the first that is not closed). */
export function templateRows(language: Language, rosters: Rosters, school: string | undefined): readonly (readonly string[])[] {
  const wave = rosters.waves.find((w) => w.state !== 'closed')?.id ?? rosters.waves.at(-1)?.id ?? '';
  const row = (p: PersonRecord) => {
    const { functions, group } = thenOf(p, wave);
    return [
      ownCode(p.code, p.school),
      p.name ?? '',
      p.email ?? '',
      functions.map((f) => functionWords[language][f] ?? f).join(', '),
      group ?? '',
      p.school,
      presenceAt(p, rosters.waves, wave) === 'away' ? texts[language].yes : '',
    ];
  };
  const team = rosters.people.filter(
    (p) => p.school === school && !p.functions.includes('pupil') && ['here', 'away'].includes(presenceAt(p, rosters.waves, wave)),
  );
  return [columns[language], ...team.map(row)];
}

/** A workbook: the list, and a second sheet with what belongs in which column. */
export async function templateXlsx(rows: readonly (readonly string[])[], language: Language): Promise<Uint8Array> {
  const { sheet, help, lines } = texts[language];
  const bold = (value: string) => ({ value, type: String, fontWeight: 'bold' as const });
  const plain = (value: string) => ({ value, type: String });
  const [head = [], ...people] = rows;
  const file = await writeXlsx([
    {
      data: [head.map(bold), ...people.map((row) => row.map(plain))],
      sheet,
      columns: head.map((_, i) => ({ width: [12, 28, 32, 28, 10, 16, 10][i] ?? 12 })),
      stickyRowsCount: 1,
    },
    { data: lines.map(([column, what]) => [bold(column), plain(what)]), sheet: help, columns: [{ width: 14 }, { width: 100 }] },
  ]).toBuffer();
  return new Uint8Array(file);
}

/** A cell that a spreadsheet would take for a formula gets an apostrophe in front: it is shown as text. */
const cell = (text: string) => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
/** CSV with a byte-order mark; semicolons in Dutch, as a Dutch spreadsheet expects. */
export const templateCsv = (rows: readonly (readonly string[])[], language: Language): string =>
  `\uFEFF${rows.map((row) => row.map(cell).join(language === 'nl' ? ';' : ',')).join('\r\n')}\r\n`;
