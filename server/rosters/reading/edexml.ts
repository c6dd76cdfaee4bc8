/**
 * EDEXML 2.1, as a school's system exports it: read as a stream in memory, reduced at once to what a study may keep, and never stored.
 * Kept: the school's BRIN (in Flanders its number), groups with the number of pupils, staff with name, e-mail address, roles and groups. Not
 * kept, and counted for the school's receipt: pupils' names, birth dates, sex, ECK iDs, addresses, everything in an addition
 * (`toevoegingen`) and every element that is not named here. No document type, no entity is expanded, nothing is fetched.
 *
 * Shape: EDEXML.structuur.xsd, .elementen.xsd and .types.*.xsd of version 2.1 (Edustandaard, 2017-02-17) with their sample file, as published
 * in github.com/Oefenweb/cakephp-edexml (File/EDEXML-2.1, Test/File/EDEXML-2.1) and harmbandstra/edexmllib (docs).
 */
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { roleWord, rolesOf } from './edex-roles.ts';
import { type FileRefusal, refuse, rosterLimits, tidy } from './grid.ts';

export interface EdexGroup {
  readonly key: string;
  readonly name: string;
  readonly yearGroup?: string;
  /** made of pupils of several classes, such as 6/7 or a music group */
  readonly composite: boolean;
  readonly pupils: number;
}
export interface EdexStaff {
  readonly key: string;
  readonly name: string;
  readonly email?: string;
  /** what the school says that somebody does, in words: codes of the format are spelled out (edex-roles.ts) */
  readonly roles: readonly string[];
  /** keys; a part-timer shares a group, and one person may have several */
  readonly groups: readonly string[];
}
export interface Edex {
  readonly ok: true;
  readonly version?: string;
  readonly schoolYear?: string;
  readonly brin?: string;
  readonly groups: readonly EdexGroup[];
  readonly staff: readonly EdexStaff[];
  /** kind of data → how many values were left behind */
  readonly dropped: Readonly<Record<string, number>>;
}

const deepest = 20;
const most = 50_000;
type Fields = Record<string, string>;

/** Reads the bytes of an EDEXML file. */
export function readEdexml(bytes: Uint8Array): Edex | FileRefusal {
  if (bytes.length > rosterLimits.bytes) return refuse('tooLarge', { limit: rosterLimits.bytes / 1_048_576 });
  let text: string;
  try {
    const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    // what calls itself Latin-1 is Windows-1252 in practice, and equal to it where Latin-1 has signs (WHATWG Encoding)
    const declared = /^[^>]*encoding=["'](?:iso-8859-15?|latin-?1|windows-1252|us-ascii)["']/i.test(
      new TextDecoder('latin1').decode(bytes.subarray(0, 200)),
    );
    text = new TextDecoder(utf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : declared ? 'windows-1252' : 'utf-8', {
      fatal: !declared,
    }).decode(bytes);
  } catch {
    return refuse('notReadable');
  }
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) return refuse('activeXml');
  return new Reader().read(text);
}

class Reader {
  private readonly path: string[] = [];
  private refused: FileRefusal | undefined;
  private school: Fields = {};
  private readonly groups = new Map<string, Omit<EdexGroup, 'key'>>();
  private readonly staff: EdexStaff[] = [];
  private readonly dropped: Record<string, number> = {};
  private text = '';
  private key = '';
  private fields: Fields = {};
  private memberOf: string[] = [];
  private roles: string[] = [];
  private rolesInGroups: string[] = [];

  read(xml: string): Edex | FileRefusal {
    const parser = new SaxesParser();
    parser.on('error', () => {
      this.refused ??= refuse('notReadable');
    });
    parser.on('doctype', () => {
      this.refused ??= refuse('activeXml');
    });
    parser.on('opentag', (tag) => this.open(tag));
    const more = (said: string) => {
      if (this.text.length < 2 * rosterLimits.cell) this.text += said;
    };
    parser.on('text', more);
    parser.on('cdata', more);
    parser.on('closetag', () => this.close());
    for (let at = 0; at < xml.length && !this.refused; at += 65_536) parser.write(xml.slice(at, at + 65_536));
    if (!this.refused) parser.close();
    if (this.refused) return this.refused;
    if (this.groups.size === 0 && this.staff.length === 0) return refuse('notEdexml');
    const { xsdversie, schooljaar, brincode, dependancecode = '', instellingsnummer } = this.school;
    const brin = brincode ? brincode + dependancecode : instellingsnummer;
    return {
      ok: true,
      ...(xsdversie ? { version: xsdversie } : {}),
      ...(schooljaar ? { schoolYear: schooljaar } : {}),
      ...(brin ? { brin } : {}),
      groups: [...this.groups].map(([key, group]) => ({ key, ...group })),
      staff: this.staff,
      dropped: this.dropped,
    };
  }

  private local(name: string): string {
    return name.slice(name.indexOf(':') + 1);
  }

  private open(tag: SaxesTagPlain): void {
    const name = this.local(tag.name);
    if (this.path.length === 0 && name !== 'EDEX') this.refused ??= refuse('notEdexml');
    this.path.push(name);
    if (this.path.length > deepest) this.refused ??= refuse('unsafeArchive');
    if (this.groups.size > most || this.staff.length > most) this.refused ??= refuse('tooManyRows', { limit: most });
    this.text = '';
    const key = tidy(tag.attributes.key ?? '');
    if (tag.attributes.eckid) this.count('eckId');
    if (this.path.length === 3 && listOf[name] === this.path[1]) {
      this.key = key;
      this.fields = {};
      this.memberOf = [];
      this.roles = [];
      this.rolesInGroups = [];
    }
    if (key !== '' && references.has(this.path.slice(1).join('/'))) this.memberOf.push(key);
  }

  private close(): void {
    const name = this.path.at(-1)!;
    const item = this.path[2] ?? '';
    const inItem = this.path.length > 3 && listOf[item] === this.path[1];
    const said = tidy(this.text);
    if (this.path.length === 3 && this.path[1] === 'school') {
      if (said !== '' && ofSchool.has(name)) this.school[name] = said.slice(0, 40);
    } else if (inItem && said !== '') {
      // further down are references with roles, and additions that anybody may define: a "naam" there is not the item's
      if (this.path.length === 4) this.fields[name] = said;
      const isRole = name === 'rol' || name === 'rolomschrijving';
      if (item === 'leerkracht' && isRole && this.path.length === 4) this.roles.push(roleWord(said));
      else if (item === 'leerkracht' && isRole && references.has(this.path.slice(1, -1).join('/')))
        this.rolesInGroups.push(roleWord(said));
      else if (item === 'leerling') this.count(privateData.get(name) ?? 'otherPupilData');
      else if (item === 'leerkracht' && !(this.path.length === 4 && staffData.has(name)))
        this.count(privateData.get(name) ?? 'otherStaffData');
    } else if (this.path.length === 3 && listOf[item] === this.path[1]) this.finish(item);
    this.text = '';
    this.path.pop();
  }

  /** On the school's list only for its history, or gone before the list was made. */
  private gone(): boolean {
    const { jaargroep, uitstroomdatum } = this.fields;
    const made = this.school.peildatum ?? this.school.aanmaakdatum?.slice(0, 10);
    return jaargroep === 'H' || (uitstroomdatum !== undefined && made !== undefined && uitstroomdatum < made);
  }

  private finish(item: string): void {
    if (item === 'groep' || item === 'samengestelde_groep') {
      const before = this.groups.get(this.key);
      const yearGroup = this.fields.jaargroep;
      this.groups.set(this.key, {
        name: this.fields.naam ?? this.key,
        ...(yearGroup ? { yearGroup } : {}),
        composite: item === 'samengestelde_groep',
        pupils: before?.pupils ?? 0,
      });
    } else if (item === 'leerling') {
      this.count('pupil');
      if (this.gone()) return;
      for (const key of new Set(this.memberOf)) {
        const group = this.groups.get(key) ?? { name: key, composite: false, pupils: 0 };
        this.groups.set(key, { ...group, pupils: group.pupils + 1 });
      }
    } else {
      const { roepnaam, voornamen, voorvoegsel, achternaam, emailadres } = this.fields;
      const letters = this.fields['voorletters-1'];
      // IH → I.H.; a system that writes the points itself is left alone
      const initials = letters && /^\p{Lu}+$/u.test(letters) ? letters.replace(/\p{Lu}/gu, '$&.') : letters;
      const groups = [...new Set(this.memberOf)];
      this.staff.push({
        key: this.key,
        name: [roepnaam ?? voornamen ?? initials, voorvoegsel, achternaam].filter(Boolean).join(' '),
        roles: rolesOf(this.roles, this.rolesInGroups, groups.length > 0),
        groups,
        ...(emailadres ? { email: emailadres } : {}),
      });
    }
  }

  private count(kind: string): void {
    this.dropped[kind] = (this.dropped[kind] ?? 0) + 1;
  }
}

/** item → the list that it stands in */
const listOf: Readonly<Record<string, string>> = {
  groep: 'groepen',
  samengestelde_groep: 'groepen',
  leerling: 'leerlingen',
  leerkracht: 'leerkrachten',
};
/** where a pupil's and a teacher's groups are named by their keys */
const references = new Set([
  'leerlingen/leerling/groep',
  'leerlingen/leerling/samengestelde_groepen/samengestelde_groep',
  // not of the format, and written by systems of its first version
  'leerlingen/leerling/samengestelde_groep',
  'leerkrachten/leerkracht/groepen/groep',
  'leerkrachten/leerkracht/groepen/samengestelde_groep',
]);
const ofSchool = new Set([
  'xsdversie',
  'schooljaar',
  'brincode',
  'dependancecode',
  'instellingsnummer',
  'peildatum',
  'aanmaakdatum',
]);
/** a map: what a file calls its elements must not find what every object has (`constructor`) */
const privateData: ReadonlyMap<string, string> = new Map([
  ['achternaam', 'name'],
  ['voorvoegsel', 'name'],
  ['roepnaam', 'name'],
  ['voornamen', 'name'],
  ['voorletters-1', 'name'],
  ['geboortedatum', 'birthDate'],
  ['geslacht', 'sex'],
  ['gebruikersnaam', 'userName'],
  ['emailadres', 'email'],
  ['bsn', 'citizenNumber'],
  ['bsn_ondwnr-4', 'citizenNumber'],
  ['sofinummer', 'citizenNumber'],
  ['rijksregisternummer', 'citizenNumber'],
  ['pgn', 'citizenNumber'],
  ['onderwijsnummer', 'citizenNumber'],
  ['postcodenl', 'private'],
  ['postnummerbe', 'private'],
  ['postcodeoverig', 'private'],
]);
const staffData = new Set(['achternaam', 'voorvoegsel', 'roepnaam', 'voornamen', 'voorletters-1', 'emailadres']);
