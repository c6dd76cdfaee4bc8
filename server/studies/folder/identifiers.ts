/**
 * Identifiers that may never be kept (Dutch law on citizen and education numbers; data minimisation): recognised by the
 * name of a column or by the look of its values.
 */
import type { ProblemCode } from './problems.ts';

/** A name as it is compared: without accents, capitals, spaces and signs. */
export const squeeze = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');

const list = (words: string): readonly string[] => words.split(/\s+/);
const numbers = list(
  `bsn bsnnummer pgn eckid eck ecki onderwijsnummer burgerservicenummer sofinummer persoonsgebondennummer
   citizennumber citizenservicenumber nationalid socialsecuritynumber ssn`,
);
const births = list('geboortedatum geboortedag geboorte gebdatum gebdat birthdate dateofbirth birthday birth dob');
const names = list(
  `naam namen voornaam voornamen achternaam roepnaam tussenvoegsel voorletters leerlingnaam leerlingnamen schoolnaam
   volledigenaam adres straat postcode telefoon mailadres emailadres name names firstname lastname surname familyname
   givenname fullname initials pupilname studentname schoolname address street phone email mail emailaddress`,
);

/** The problem with a column of this name; `nameless`: names of people may not stand in this file at all. */
export const forbiddenColumn = (name: string, nameless: boolean): (ProblemCode & `${string}Column`) | undefined => {
  const plain = squeeze(name);
  if (numbers.includes(plain)) return 'citizenNumberColumn';
  if (births.includes(plain)) return 'birthDateColumn';
  return nameless && names.includes(plain) ? 'nameColumn' : undefined;
};

/** The eleven test: Σ (9 − i)·digit_i over the first eight, minus the ninth, is a multiple of 11. */
export const passesElevenTest = (value: string): boolean => {
  if (!/^\d{9}$/.test(value)) return false;
  let sum = -Number(value[8]);
  for (let i = 0; i < 8; i++) sum += (9 - i) * Number(value[i]);
  return sum % 11 === 0 && value !== '000000000';
};

/**
 * The values of a column that look like citizen numbers. One in eleven numbers of nine digits passes the test by chance
 * (160 of 1,721 pupil codes of a real study do), so a column is judged as a whole: more than half of its nine-digit values
 * pass, or more than chance explains (n/11 + 4 standard deviations).
 */
export const citizenNumbers = (values: Iterable<string>): ReadonlySet<string> => {
  const nine = new Set([...values].filter((value) => /^\d{9}$/.test(value)));
  const passing = new Set([...nine].filter(passesElevenTest));
  const chance = nine.size / 11 + 4 * Math.sqrt((nine.size * 10) / 121);
  return passing.size > nine.size / 2 || passing.size > chance ? passing : new Set();
};

/** An ECK iD is an address with 128 hexadecimal digits; a hash of 64 or more is refused likewise. */
export const looksLikeEckId = (value: string): boolean => /^[0-9a-f]{64,}$/i.test(value) || /ketenid\.nl/i.test(value);
