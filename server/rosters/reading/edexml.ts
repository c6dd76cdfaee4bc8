/**
 * EDEXML 2.1, as a school's system exports it: read as a stream in memory, reduced at once to what a study may keep, and never stored.
 * Kept: the school's BRIN, groups with the number of pupils, staff with name, e-mail address, role and groups. Not kept, and counted for the
 * school's receipt: pupils' names, birth dates, sex, ECK iDs, addresses and every element that is not named here. No document type, no
 * entity is expanded, nothing is fetched.
 */
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { type FileRefusal, refuse, rosterLimits, tidy } from './grid.ts';

export interface EdexGroup {
  readonly key: string;
  readonly name: string;
  readonly yearGroup?: string;
  readonly pupils: number;
}
export interface EdexStaff {
  readonly key: string;
  readonly name: string;
  readonly email?: string;
  readonly role?: string;
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
    const declared = /encoding=["'](iso-8859-1|windows-1252)["']/i.test(new TextDecoder('latin1').decode(bytes.subarray(0, 200)));
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
  private readonly groups = new Map<string, { name: string; yearGroup?: string; pupils: number }>();
  private readonly staff: EdexStaff[] = [];
  private readonly dropped: Record<string, number> = {};
  private text = '';
  private key = '';
  private fields: Fields = {};
  private memberOf: string[] = [];

  read(xml: string): Edex | FileRefusal {
    const parser = new SaxesParser();
    parser.on('error', () => {
      this.refused ??= refuse('notReadable');
    });
    parser.on('doctype', () => {
      this.refused ??= refuse('activeXml');
    });
    parser.on('opentag', (tag) => this.open(tag));
    parser.on('text', (said) => {
      if (this.text.length < 2 * rosterLimits.cell) this.text += said;
    });
    parser.on('closetag', () => this.close());
    for (let at = 0; at < xml.length && !this.refused; at += 65_536) parser.write(xml.slice(at, at + 65_536));
    if (!this.refused) parser.close();
    if (this.refused) return this.refused;
    if (this.groups.size === 0 && this.staff.length === 0) return refuse('notEdexml');
    return {
      ok: true,
      ...(this.school.xsdversie ? { version: this.school.xsdversie } : {}),
      ...(this.school.schooljaar ? { schoolYear: this.school.schooljaar } : {}),
      ...(this.school.brincode ? { brin: this.school.brincode + (this.school.dependancecode ?? '') } : {}),
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
    const item = this.path[2];
    if (
      this.path.length === 3 &&
      (item === 'groep' || item === 'samengestelde_groep' || item === 'leerling' || item === 'leerkracht')
    ) {
      this.key = key;
      this.fields = {};
      this.memberOf = [];
    }
    // a pupil's or teacher's group is named by its key
    if (this.path.length > 3 && (name === 'groep' || name === 'samengestelde_groep') && key !== '') this.memberOf.push(key);
  }

  private close(): void {
    const name = this.path.at(-1)!;
    const item = this.path[2];
    const said = tidy(this.text);
    if (this.path.length === 3 && this.path[1] === 'school' && said !== '') {
      if (['xsdversie', 'schooljaar', 'brincode', 'dependancecode'].includes(name)) this.school[name] = said.slice(0, 40);
    } else if (this.path.length > 3 && said !== '') {
      this.fields[name] = said;
      if (item === 'leerling') this.count(pupilData[name] ?? 'otherPupilData');
      if (item === 'leerkracht' && !staffData.has(name)) this.count(pupilData[name] ?? 'otherStaffData');
    } else if (this.path.length === 3) this.finish(item!);
    this.text = '';
    this.path.pop();
  }

  private finish(item: string): void {
    if (item === 'groep' || item === 'samengestelde_groep') {
      const before = this.groups.get(this.key);
      const yearGroup = this.fields.jaargroep;
      this.groups.set(this.key, {
        name: this.fields.naam ?? this.key,
        ...(yearGroup ? { yearGroup } : {}),
        pupils: before?.pupils ?? 0,
      });
    } else if (item === 'leerling') {
      this.count('pupil');
      for (const key of new Set(this.memberOf)) {
        const group = this.groups.get(key) ?? { name: key, pupils: 0 };
        this.groups.set(key, { ...group, pupils: group.pupils + 1 });
      }
    } else if (item === 'leerkracht') {
      const { roepnaam = '', voornaam = '', voorvoegsel = '', achternaam = '', emailadres, email, rol } = this.fields;
      const address = emailadres ?? email;
      this.staff.push({
        key: this.key,
        name: [roepnaam || voornaam, voorvoegsel, achternaam].filter(Boolean).join(' '),
        groups: [...new Set(this.memberOf)],
        ...(address ? { email: address } : {}),
        ...(rol ? { role: rol } : {}),
      });
    }
  }

  private count(kind: string): void {
    this.dropped[kind] = (this.dropped[kind] ?? 0) + 1;
  }
}

const pupilData: Readonly<Record<string, string>> = {
  achternaam: 'name',
  voorvoegsel: 'name',
  roepnaam: 'name',
  voornamen: 'name',
  voorletters: 'name',
  geboortedatum: 'birthDate',
  geslacht: 'sex',
  gebruikersnaam: 'userName',
  emailadres: 'email',
  bsn: 'citizenNumber',
  pgn: 'citizenNumber',
  onderwijsnummer: 'citizenNumber',
};
const staffData = new Set(['achternaam', 'voorvoegsel', 'roepnaam', 'voornaam', 'emailadres', 'email', 'rol']);
