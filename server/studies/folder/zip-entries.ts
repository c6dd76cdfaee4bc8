/**
 * Reads the directory of a ZIP and unpacks one entry at a time. Written out because fflate (0.8.3) checks neither checksums
 * nor declared sizes, links or encryption: an archive that lies must be refused, not half read.
 * Source: PKWARE APPNOTE 4.3.7, 4.3.12, 4.3.16, 4.4.4, 4.5.3. Bounds as in source.ts; archives of several parts are not read.
 */
import { crc32, inflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly packed: number;
  readonly size: number;
  readonly crc: number;
  readonly method: number;
  readonly encrypted: boolean;
  readonly link: boolean;
  /** where its local header stands */
  readonly offset: number;
}

const signature = { end: 0x06054b50, directory: 0x02014b50, local: 0x04034b50 };
const longestComment = 0xffff;
const stored = 0;
export const methods: readonly number[] = [stored, 8];

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const findEnd = (bytes: Uint8Array, data: DataView): number | undefined => {
  for (let at = bytes.length - 22; at >= 0 && at >= bytes.length - 22 - longestComment; at--)
    if (data.getUint32(at, true) === signature.end && at + 22 + data.getUint16(at + 20, true) === bytes.length) return at;
  return undefined;
};

/** Sizes and offset of an entry that keeps them in its zip64 field (tag 1), in this order, only those that do not fit. */
const wide = (data: DataView, from: number, length: number, narrow: readonly number[]): readonly number[] => {
  for (let at = from; at + 4 <= from + length; at += 4 + data.getUint16(at + 2, true)) {
    if (data.getUint16(at, true) !== 1) continue;
    let next = at + 4;
    return narrow.map((value) => {
      if (value !== 0xffffffff) return value;
      next += 8;
      return Number(data.getBigUint64(next - 8, true));
    });
  }
  return narrow;
};

/** The entries in the order of the archive's directory, at most `most` + 1; undefined when this is not a whole ZIP. */
export const zipEntries = (bytes: Uint8Array, most: number): readonly ZipEntry[] | undefined => {
  const data = view(bytes);
  const entries: ZipEntry[] = [];
  try {
    const end = findEnd(bytes, data);
    if (end === undefined) return undefined;
    const count = data.getUint16(end + 10, true);
    if (data.getUint16(end + 4, true) !== 0 || data.getUint16(end + 8, true) !== count) return undefined;
    let at = data.getUint32(end + 16, true);
    for (let i = 0; i < count && entries.length <= most; i++) {
      if (data.getUint32(at, true) !== signature.directory) return undefined;
      const flags = data.getUint16(at + 8, true);
      const nameLength = data.getUint16(at + 28, true);
      const extraLength = data.getUint16(at + 30, true);
      const narrow = [24, 20, 42].map((field) => data.getUint32(at + field, true));
      const [size, packed, offset] = wide(data, at + 46 + nameLength, extraLength, narrow) as [number, number, number];
      const name = bytes.subarray(at + 46, at + 46 + nameLength);
      const mode = data.getUint32(at + 38, true) >>> 16;
      entries.push({
        name: new TextDecoder(flags & 0x800 ? 'utf-8' : 'latin1').decode(name),
        packed,
        size,
        offset,
        crc: data.getUint32(at + 16, true),
        method: data.getUint16(at + 10, true),
        encrypted: (flags & 1) === 1,
        link: (mode & 0o170000) === 0o120000,
      });
      at += 46 + nameLength + extraLength + data.getUint16(at + 32, true);
    }
  } catch {
    return undefined; // read beyond the end: cut off
  }
  return entries;
};

/** The bytes of an entry; undefined when they are not what the directory promises (size and checksum). */
export const unpack = (bytes: Uint8Array, entry: ZipEntry): Uint8Array | undefined => {
  try {
    const data = view(bytes);
    if (data.getUint32(entry.offset, true) !== signature.local) return undefined;
    const from = entry.offset + 30 + data.getUint16(entry.offset + 26, true) + data.getUint16(entry.offset + 28, true);
    if (from + entry.packed > bytes.length) return undefined;
    const packed = bytes.subarray(from, from + entry.packed);
    const whole = entry.method === stored ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(entry.size, 1) });
    return whole.length === entry.size && crc32(whole) === entry.crc ? whole : undefined;
  } catch {
    return undefined;
  }
};
