/**
 * A case of tests/hostile: `study/` as it is committed, plus what `recipe.json` says must be made when the test runs (cells of
 * ten megabytes, links, archives), so that the repository holds small files only.
 */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync, type Zippable } from 'fflate';
import { directorySource, type FolderSource, zipSource } from '../../server/studies/folder/index.ts';

export interface Place {
  readonly file: string;
  readonly row: number | null;
  readonly column: string | null;
  readonly code: string;
}

interface Repeated {
  readonly text?: string;
  readonly repeat?: string;
  readonly times?: number;
  readonly after?: string;
}
interface Entry extends Repeated {
  readonly name: string;
  readonly link?: boolean;
  readonly encrypted?: boolean;
  readonly sizeSaid?: number;
  readonly crcSaid?: number;
  /** stands there a second time */
  readonly twin?: boolean;
}
interface Archive {
  readonly top?: string;
  readonly add?: readonly Entry[];
  readonly many?: number;
  readonly cut?: number;
}
type Making = ({ readonly file: string } & Repeated) | { readonly link: string; readonly to: string } | { readonly zip: Archive };

export interface Recipe {
  readonly about: string;
  readonly make?: readonly Making[];
  readonly notices?: readonly Omit<Place, 'row'>[];
  readonly counts?: Readonly<Record<string, number>>;
}

export const hostile = fileURLToPath(new URL('../hostile/', import.meta.url));
export const cases = (): readonly string[] =>
  readdirSync(hostile, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
const json = (name: string, file: string): unknown => JSON.parse(readFileSync(join(hostile, name, file), 'utf8'));
export const recipeOf = (name: string): Recipe => json(name, 'recipe.json') as Recipe;
export const expectedOf = (name: string): readonly Place[] => json(name, 'expected.json') as readonly Place[];

const textOf = ({ text = '', repeat = '', times = 0, after = '' }: Repeated): Uint8Array =>
  new TextEncoder().encode(text + repeat.repeat(times) + after);

const filesBelow = (directory: string, folder = ''): [string, Uint8Array][] =>
  readdirSync(join(directory, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    return entry.isDirectory() ? filesBelow(directory, path) : [[path, readFileSync(join(directory, path))]];
  });

/** The places of a name in a ZIP's directory: where its record begins. */
const records = (zip: Buffer, name: string): number[] => {
  const found: number[] = [];
  for (let at = zip.indexOf('PK\u0001\u0002'); at >= 0; at = zip.indexOf('PK\u0001\u0002', at + 4))
    if (zip.subarray(at + 46, at + 46 + zip.readUInt16LE(at + 28)).toString() === name) found.push(at);
  return found;
};

/** Changes what the archive says of an entry, not what it holds. */
const tamper = (zip: Buffer, entry: Entry): void => {
  if (entry.twin) {
    // fflate cannot write a name twice: the second got another first letter, which is put right here
    const other = `?${entry.name.slice(1)}`;
    for (let at = zip.indexOf(other); at >= 0; at = zip.indexOf(other)) zip.write(entry.name, at);
  }
  const at = records(zip, entry.name).at(-1);
  if (at === undefined) throw new Error(`${entry.name} is not in the archive`);
  if (entry.sizeSaid !== undefined) zip.writeUInt32LE(entry.sizeSaid, at + 24);
  if (entry.crcSaid !== undefined) zip.writeUInt32LE(entry.crcSaid, at + 16);
  if (entry.encrypted) zip.writeUInt16LE(zip.readUInt16LE(at + 8) | 1, at + 8);
};

const makeZip = (study: string, { top = '', add = [], many = 0, cut = 0 }: Archive): Uint8Array => {
  const entries: Zippable = {};
  for (const [path, bytes] of filesBelow(study)) entries[top + path] = bytes;
  for (const entry of add) {
    const name = entry.twin ? `?${entry.name.slice(1)}` : entry.name;
    entries[name] = [textOf(entry), { level: 9, ...(entry.link ? { os: 3, attrs: (0o120777 << 16) >>> 0 } : {}) }];
  }
  for (let i = 0; i < many; i++) entries[`answers/a${i}.csv`] = new Uint8Array(0);
  const zip = Buffer.from(zipSync(entries, { mtime: new Date(1980, 0, 1) }));
  for (const entry of add) tamper(zip, entry);
  return zip.subarray(0, zip.length - cut);
};

/** The source of a case; `scratch` is a directory that may be written in. */
export const sourceOf = (name: string, scratch: string): FolderSource => {
  const committed = join(hostile, name, 'study');
  const makings = recipeOf(name).make ?? [];
  const archive = makings.find((making) => 'zip' in making);
  if (archive) return zipSource(makeZip(committed, archive.zip));
  if (makings.length === 0) return directorySource(committed);
  const directory = mkdtempSync(join(scratch, `${name}-`));
  cpSync(committed, directory, { recursive: true });
  for (const making of makings) {
    if ('link' in making) symlinkSync(making.to, join(directory, making.link));
    else if ('file' in making) {
      mkdirSync(dirname(join(directory, making.file)), { recursive: true });
      writeFileSync(join(directory, making.file), textOf(making));
    }
  }
  return directorySource(directory);
};

export const scratchDirectory = (): string => mkdtempSync(join(tmpdir(), 'hostile-'));
