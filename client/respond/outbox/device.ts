/**
 * Where answers are kept on the device: IndexedDB, or the page's memory where a browser has none (private windows). Every
 * window of a link keeps a row of its own, so that two windows never write over each other; who opens the link next reads all.
 * Beside them lie the forms of the link, so that it opens again without a network; both go when all is handed in.
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Language } from '../../../instruments/types.ts';
import type { Form, Welcome } from '../wire.ts';
import type { Entry } from './entry.ts';

export interface KeptRow {
  readonly link: string;
  readonly instrument: string;
  /** the window that wrote it */
  readonly window: string;
  /** milliseconds since 1970: newer rows come first */
  readonly at: number;
  readonly entry: Entry;
}

/** What a link showed the last time that the server could be reached. */
export interface KeptPage {
  readonly link: string;
  /** without drafts: those are in the rows */
  readonly welcome: Welcome;
  readonly forms: Readonly<Partial<Record<Language, readonly Form[]>>>;
}

export interface Device {
  /** false: the answers live as long as this page */
  readonly durable: boolean;
  /** all rows of a link, the newest first */
  read(link: string): Promise<readonly KeptRow[]>;
  keep(row: KeptRow): Promise<void>;
  /** takes rows away that were taken over, unless their window has written again since */
  drop(rows: readonly KeptRow[]): Promise<void>;
  readPage(link: string): Promise<KeptPage | undefined>;
  keepPage(page: KeptPage): Promise<void>;
  /** everything of this link */
  wipe(link: string): Promise<void>;
}

interface Kept extends DBSchema {
  rows: { key: [link: string, instrument: string, window: string]; value: KeptRow };
  pages: { key: string; value: KeptPage };
}

/** Opens the device's store; never fails. */
export async function openDevice(): Promise<Device> {
  try {
    if (typeof indexedDB === 'undefined') return memoryDevice();
    const db = await openDB<Kept>('meetmoment', 2, {
      upgrade(fresh, before) {
        if (before < 1) fresh.createObjectStore('rows', { keyPath: ['link', 'instrument', 'window'] });
        if (before < 2) fresh.createObjectStore('pages', { keyPath: 'link' });
      },
      // a newer version of these pages in another window may go ahead
      blocking: (_old, _new, event) => (event.target as IDBDatabase).close(),
    });
    return indexedDevice(db);
  } catch {
    return memoryDevice();
  }
}

const newestFirst = (rows: readonly KeptRow[]) => [...rows].sort((a, b) => b.at - a.at);

function indexedDevice(db: IDBPDatabase<Kept>): Device {
  // arrays come after strings in IndexedDB's order, so this is every key that begins with the link
  const range = (link: string) => IDBKeyRange.bound([link], [link, []]);
  return {
    durable: true,
    read: async (link) => newestFirst(await db.getAll('rows', range(link))),
    async keep(row) {
      const work = db.transaction('rows', 'readwrite', { durability: 'strict' });
      await Promise.all([work.store.put(row), work.done]);
    },
    async drop(rows) {
      const work = db.transaction('rows', 'readwrite');
      for (const row of rows) {
        const key: [string, string, string] = [row.link, row.instrument, row.window];
        if ((await work.store.get(key))?.at === row.at) await work.store.delete(key);
      }
      await work.done;
    },
    readPage: (link) => db.get('pages', link),
    async keepPage(page) {
      await db.put('pages', page);
    },
    async wipe(link) {
      const work = db.transaction(['rows', 'pages'], 'readwrite');
      await Promise.all([work.objectStore('rows').delete(range(link)), work.objectStore('pages').delete(link), work.done]);
    },
  };
}

/** Keeps rows in memory: the fallback, and a device for tests. */
export function memoryDevice(kept: Map<string, KeptRow> = new Map()): Device {
  const key = (row: KeptRow) => `${row.link}/${row.instrument}/${row.window}`;
  const pages = new Map<string, KeptPage>();
  return {
    durable: false,
    read: (link) => Promise.resolve(newestFirst([...kept.values()].filter((row) => row.link === link))),
    keep(row) {
      kept.set(key(row), row);
      return Promise.resolve();
    },
    drop(rows) {
      for (const row of rows) if (kept.get(key(row))?.at === row.at) kept.delete(key(row));
      return Promise.resolve();
    },
    readPage: (link) => Promise.resolve(pages.get(link)),
    keepPage(page) {
      pages.set(page.link, page);
      return Promise.resolve();
    },
    wipe(link) {
      pages.delete(link);
      for (const [k, row] of kept) if (row.link === link) kept.delete(k);
      return Promise.resolve();
    },
  };
}
