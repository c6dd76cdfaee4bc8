/** Where answers are kept on the device: IndexedDB, or the page's memory where a browser has none (private windows). */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { combineKept, type Entry } from './entry.ts';

export interface Device {
  /** false: the answers live as long as this page */
  readonly durable: boolean;
  read(link: string): Promise<readonly Entry[]>;
  /** keeps an entry; `changed` are the items this window changed */
  keep(link: string, entry: Entry, changed: readonly string[]): Promise<void>;
  wipe(link: string): Promise<void>;
}

interface Kept extends DBSchema {
  entries: { key: [string, string]; value: { link: string; instrument: string; entry: Entry } };
}

/** Opens the device's store; never fails. */
export async function openDevice(): Promise<Device> {
  try {
    if (typeof indexedDB === 'undefined') return memoryDevice();
    const db = await openDB<Kept>('meetmoment', 1, {
      upgrade: (fresh) => void fresh.createObjectStore('entries', { keyPath: ['link', 'instrument'] }),
      // a newer version of these pages in another window may go ahead
      blocking: (_old, _new, event) => (event.target as IDBDatabase).close(),
    });
    return indexedDevice(db);
  } catch {
    return memoryDevice();
  }
}

const range = (link: string) => IDBKeyRange.bound([link, ''], [link, '\uffff']);

function indexedDevice(db: IDBPDatabase<Kept>): Device {
  return {
    durable: true,
    async read(link) {
      return (await db.getAll('entries', range(link))).map((row) => row.entry);
    },
    async keep(link, entry, changed) {
      // read and write in one transaction: two windows may write at the same time
      const work = db.transaction('entries', 'readwrite', { durability: 'strict' });
      const before = await work.store.get([link, entry.instrument]);
      await work.store.put({
        link,
        instrument: entry.instrument,
        entry: combineKept(before?.entry, entry, changed),
      });
      await work.done;
    },
    async wipe(link) {
      await db.delete('entries', range(link));
    },
  };
}

/** Keeps entries in memory: the fallback, and a device for tests. */
export function memoryDevice(kept: Map<string, Entry> = new Map()): Device {
  const name = (link: string, instrument: string) => `${link}/${instrument}`;
  return {
    durable: false,
    read: (link) => Promise.resolve([...kept].filter(([key]) => key.startsWith(`${link}/`)).map(([, entry]) => entry)),
    keep(link, entry, changed) {
      const key = name(link, entry.instrument);
      kept.set(key, combineKept(kept.get(key), entry, changed));
      return Promise.resolve();
    },
    wipe(link) {
      for (const key of kept.keys()) if (key.startsWith(`${link}/`)) kept.delete(key);
      return Promise.resolve();
    },
  };
}
