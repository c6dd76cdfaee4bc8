/**
 * Which column is what: guessed from its name and its cells in Dutch or English, never applied silently. What may not be kept
 * (citizen numbers, ECK iDs, birth dates, addresses, telephone numbers) is dropped at the door and listed on the receipt.
 */
import { citizenNumbers, forbiddenColumn, looksLikeEckId, squeeze } from '../../studies/folder/identifiers.ts';
import type { Grid } from './grid.ts';

/** What a column of a staff list can be. `ignore`: not taken, and said so. */
export const rosterFields = [
  'code',
  'name',
  'firstName',
  'infix',
  'lastName',
  'email',
  'functions',
  'group',
  'school',
  'leave',
  'ignore',
] as const;
export type RosterField = (typeof rosterFields)[number];

/** Column of the file → what it is. */
export type Mapping = Readonly<Record<string, RosterField>>;

export type DropReason = 'citizenNumber' | 'birthDate' | 'eckId' | 'private';
/** One column that was dropped: how many cells held something. The cells themselves are not kept anywhere. */
export interface Dropped {
  readonly column: string;
  readonly reason: DropReason;
  readonly cells: number;
}

const synonyms: Readonly<Record<Exclude<RosterField, 'ignore'>, string>> = {
  code: 'code personeelsnummer personeelsnr medewerkernummer medewerkercode stamnummer nummer nr id person staffid employeeid employeenumber',
  name: 'naam volledigenaam medewerker leerkracht leraar naammedewerker naamleerkracht name fullname teacher staff',
  firstName: 'voornaam roepnaam voornamen firstname givenname forename',
  infix: 'tussenvoegsel voorvoegsel tussenvoegsels voorvoegsels infix prefix',
  lastName: 'achternaam familienaam geslachtsnaam lastname surname familyname',
  email: 'email emailadres mail mailadres werkmail emailwerk zakelijkemail emailaddress workemail',
  functions: 'functie functies rol rollen taak taken functieomschrijving function functions role roles jobtitle position',
  group: 'groep groepen klas klassen bouw groepklas group groups class classes yeargroup grade',
  school: 'school schoolcode brin brincode brinnummer vestiging locatie schoolid location',
  leave: 'verlof afwezig langdurigafwezig verlofronde leave absent onleave',
};
const privateColumns =
  'adres straat straatnaam huisnummer postcode woonplaats plaats telefoon telefoonnummer mobiel mobielnummer iban rekeningnummer geslacht nationaliteit address street phone mobile postalcode city bankaccount gender nationality'.split(
    ' ',
  );
const fieldOf = new Map(
  Object.entries(synonyms).flatMap(([field, words]) =>
    words.split(' ').map((word): [string, RosterField] => [word, field as RosterField]),
  ),
);

const datesOfBirth = /^(19[3-9]\d|200\d)-\d\d-\d\d$|^\d{1,2}[-/.]\d{1,2}[-/.](19[3-9]\d|200\d)$/;

/** Why a column may not be kept, if so. Judged by its name and by what most of its cells look like. */
export function dropReason(name: string, cells: readonly string[]): DropReason | undefined {
  const plain = name.replace(/ \(\d+\)$/, '');
  const forbidden = forbiddenColumn(plain, false);
  const filled = cells.filter(Boolean);
  if (forbidden === 'citizenNumberColumn' || citizenNumbers(filled).size > 0) return 'citizenNumber';
  if (forbidden === 'birthDateColumn') return 'birthDate';
  if (filled.some(looksLikeEckId)) return 'eckId';
  if (filled.length > 0 && filled.filter((cell) => datesOfBirth.test(cell)).length > filled.length / 2) return 'birthDate';
  return privateColumns.includes(squeeze(plain)) ? 'private' : undefined;
}

/** The grid without the columns that may not be kept, and the receipt of what went. */
export function dropForbidden(grid: Grid): { readonly grid: Grid; readonly dropped: readonly Dropped[] } {
  const dropped: Dropped[] = [];
  const kept = grid.header.flatMap((column, i) => {
    const cells = grid.rows.map((row) => row.cells[i]!);
    // a file without a head has its first person there
    const reason = dropReason(column, cells) ?? dropReason(column, [column]);
    if (reason === undefined) return [i];
    dropped.push({ column, reason, cells: cells.filter(Boolean).length });
    return [];
  });
  return {
    grid: {
      ...grid,
      header: kept.map((i) => grid.header[i]!),
      rows: grid.rows.map(({ row, cells }) => ({ row, cells: kept.map((i) => cells[i]!) })),
    },
    dropped,
  };
}

/** What a mapping is remembered under: the file's header, whatever the order of its columns. */
export const headerKey = (header: readonly string[]): string => header.map(squeeze).sort().join('|');

/**
 * A guess for every column: a remembered mapping first, then the column's name, then what its cells look like. Each field but
 * `ignore` and `functions` is given once; the first column gets it.
 */
export function guessMapping(grid: Grid, remembered?: Mapping): Mapping {
  const taken = new Set<RosterField>();
  const take = (field: RosterField | undefined): RosterField | undefined => {
    if (field === undefined || (taken.has(field) && field !== 'ignore' && field !== 'functions')) return undefined;
    taken.add(field);
    return field;
  };
  return Object.fromEntries(
    grid.header.map((column, i) => {
      const known = remembered?.[column];
      if (known !== undefined) return [column, take(known) ?? 'ignore'];
      const named = take(fieldOf.get(squeeze(column.replace(/ \(\d+\)$/, ''))));
      if (named !== undefined) return [column, named];
      const filled = grid.rows.map(({ cells }) => cells[i]!).filter(Boolean);
      const mails = filled.filter((cell) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell)).length;
      return [column, filled.length > 0 && mails > filled.length / 2 ? (take('email') ?? 'ignore') : 'ignore'];
    }),
  );
}
