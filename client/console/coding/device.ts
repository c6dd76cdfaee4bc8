/** What this device keeps of codes until the server has them: by study, unit and coder, so that two coders can share a computer. */
import type { Kept } from './saver.ts';

const prefix = 'meetmoment.coding';
const keyFor = (study: string, unit: string, coder: string) => `${prefix}/${study}/${coder}/${unit}`;

/** Undefined where nothing waits, or what is there is not ours. */
export function keptOf(study: string, unit: string, coder: string): Kept | undefined {
  try {
    const entry = JSON.parse(localStorage.getItem(keyFor(study, unit, coder)) ?? 'null') as Partial<Kept> | null;
    if (typeof entry?.codes !== 'object' || entry.codes === null || typeof entry.baseRevision !== 'number') return undefined;
    return { codes: entry.codes, baseRevision: entry.baseRevision };
  } catch {
    return undefined;
  }
}

/** Keeps or, with null, forgets. Says whether this device keeps anything at all. */
export function keep(study: string, unit: string, coder: string, entry: Kept | null): boolean {
  try {
    if (entry === null) localStorage.removeItem(keyFor(study, unit, coder));
    else localStorage.setItem(keyFor(study, unit, coder), JSON.stringify(entry));
    return true;
  } catch {
    return false;
  }
}

/** Units of which codes wait here. */
export function waitingUnits(study: string, coder: string): readonly string[] {
  try {
    const start = keyFor(study, '', coder);
    return Object.keys(localStorage).flatMap((key) => (key.startsWith(start) ? [key.slice(start.length)] : []));
  } catch {
    return [];
  }
}
