/**
 * Taking in a study folder: read, checked and written in one go. It runs in a worker, because a study of a hundred schools
 * takes seconds, in which nobody's answer would be saved. What is refused comes back as a value: an error loses its class on
 * the way from a worker.
 */
import { type ProblemCode, Refusal, type RefusalDetails } from '../http/problem.ts';
import { readStudyFolder, zipSource } from './folder/index.ts';
import type { StudiesStore } from './store.ts';

export type Imported =
  | {
      readonly ok: true;
      readonly study: string;
      readonly counts: Readonly<Record<string, number>>;
      readonly notices: readonly { readonly file: string; readonly column: string | null; readonly code: string }[];
    }
  | { readonly ok: false; readonly code: ProblemCode; readonly details: RefusalDetails };

/** Imports the study folder in a ZIP, or says why not: folderRefused with all problems, studyExists, inconsistentStudy. */
export async function importZip(studies: Pick<StudiesStore, 'importStudy'>, bytes: Uint8Array, actor: string): Promise<Imported> {
  const read = readStudyFolder(zipSource(bytes));
  if (!read.ok) return { ok: false, code: 'folderRefused', details: { problems: read.problems } };
  try {
    await studies.importStudy({ data: read.data, identities: read.identities }, actor);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ok: false, code: error.code, details: error.details };
  }
  return {
    ok: true,
    study: read.data.design.id,
    counts: read.counts,
    notices: read.notices.map(({ file, column, code }) => ({ file, column, code })),
  };
}
