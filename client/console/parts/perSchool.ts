/**
 * One ZIP with a file for each school, fetched one school after another: the server never draws thousands of pages in one request, the page
 * can say how far it is, and it can be stopped. A school for which there is nothing is left out.
 */
import { useRef, useState } from 'react';
import { Refused } from '../../lib/call.ts';
import { saveFile } from '../../lib/download.ts';

/** More schools than this, and a file for each is handier than one with everything. */
export const apartFrom = 10;

export interface SchoolPart {
  readonly school: string;
  readonly name: string;
  readonly fetch: (signal: AbortSignal) => Promise<Response>;
}
export interface PerSchool {
  /** null = nothing is under way */
  readonly progress: { readonly done: number; readonly total: number; readonly name: string } | null;
  /**
   * Fetches all and hands the ZIP to the browser. Gives how many schools are in it; null = stopped. Throws the first refusal that is not one
   * of `nothing` (codes that say that a school has nothing to fetch), and the last of those when no school had anything.
   */
  readonly run: (
    parts: readonly SchoolPart[],
    kind: string,
    zipName: string,
    nothing: readonly string[],
  ) => Promise<number | null>;
  readonly stop: () => void;
}

export function usePerSchool(): PerSchool {
  const [progress, setProgress] = useState<PerSchool['progress']>(null);
  const stopping = useRef<AbortController>(undefined);
  return {
    progress,
    stop: () => stopping.current?.abort(),
    run: async (parts, kind, zipName, nothing) => {
      const { signal } = (stopping.current = new AbortController());
      const files: Record<string, Uint8Array> = {};
      let empty: Refused | undefined;
      try {
        for (const [done, { school, name, fetch }] of parts.entries()) {
          setProgress({ done, total: parts.length, name });
          try {
            files[`${school}-${kind}.pdf`] = new Uint8Array(await (await fetch(signal)).arrayBuffer());
          } catch (error) {
            if (!(error instanceof Refused && nothing.includes(error.code))) throw error;
            empty = error;
          }
        }
        if (empty && Object.keys(files).length === 0) throw empty;
        const { zipSync } = await import('fflate');
        // PDF is packed already
        saveFile(zipName, new Blob([new Uint8Array(zipSync(files, { level: 0 }))], { type: 'application/zip' }));
        return Object.keys(files).length;
      } catch (error) {
        if (signal.aborted) return null;
        throw error;
      } finally {
        setProgress(null);
      }
    },
  };
}
