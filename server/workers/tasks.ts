/** What a worker can do. Values in, values out: whatever crosses the border between threads is copied. */
import type { MessagePort } from 'node:worker_threads';
import type { Language } from '../../instruments/types.ts';
import type { JointFindings } from '../evidence/contract.ts';
import type { CardsInput } from '../classes/cards.ts';
import type { LettersInput } from '../mail/letters.ts';
import type { ReturnedFile } from '../returned/reading.ts';
import type { QualityFlag } from '../../analysis/quality/types.ts';
import type { SelectionModel } from '../../analysis/types.ts';
import type { SelectionLook } from '../reports/selection-look.ts';
import type { Report } from '../studies/contract.ts';
import type { Imported } from '../studies/import.ts';
import type { FileRefusal } from '../rosters/reading/grid.ts';
import type { ParsedRoster } from '../rosters/parse.ts';
import type { LoadedStudy } from '../studies/store.ts';

/** A database file that the worker opens by itself (reading only), or a study carried to it. */
export type StudySource = { readonly path: string; readonly study: string } | { readonly loaded: LoadedStudy };

/** Doubts about the responses of a study; where each handed-in response of the study stands. */
export interface QualityLook {
  readonly flags: readonly QualityFlag[];
  readonly responses: number;
  readonly places: readonly (readonly [
    string,
    { readonly school: string; readonly wave: string | null; readonly instrument: string },
  ])[];
}

export interface Tasks {
  /** Checks a study folder that came as ZIP and writes it into the database file. */
  importFolder(input: { readonly bytes: Uint8Array; readonly path: string; readonly actor: string }): Promise<Imported>;
  /** Analyses a study and makes its report and result files in one language. */
  results(input: {
    readonly source: StudySource;
    readonly language: Language;
    readonly softwareVersion: string;
    readonly computedAt: string;
  }): Promise<{ readonly report: Report; readonly zip: Uint8Array; readonly joint: JointFindings | null }>;
  /** What a selection of schools would be now, held against the frozen one where there is one, in both languages. */
  selection(input: {
    readonly source: StudySource;
    /** absent: as the study's plan or its frozen selection says */
    readonly model?: SelectionModel | undefined;
    readonly k?: number | undefined;
    readonly softwareVersion: string;
    readonly computedAt: string;
  }): Promise<SelectionLook>;
  /** Reads a staff list as it was uploaded (rosters/parse.ts), within bounds of memory and time. */
  readRoster(input: { readonly bytes: Uint8Array }): Promise<ParsedRoster | FileRefusal>;
  /** Reads returned mail as it was uploaded (returned/reading.ts), within the same bounds. */
  readReturned(input: { readonly bytes: Uint8Array }): Promise<ReturnedFile>;
  /** Draws a letter per person (server/mail/letters.ts). */
  letters(input: LettersInput): Promise<Uint8Array>;
  /** Draws the cards of class sessions (server/classes/cards.ts). */
  cards(input: CardsInput): Promise<Uint8Array>;
  /** Looks for doubtful responses. */
  quality(input: { readonly source: StudySource }): Promise<QualityLook>;
  /** Writes a study folder as ZIP: pseudonymised, or with the folder's own ids and names. */
  exportFolder(input: {
    readonly source: StudySource;
    readonly withIdentities: boolean;
    readonly softwareVersion: string;
    readonly writtenAt: string;
  }): Promise<Uint8Array>;
}

/** `port` takes the steps of progress (http/jobs.ts), where somebody wants to know. */
export type Workload = {
  [K in keyof Tasks]: { readonly task: K; readonly input: Parameters<Tasks[K]>[0]; readonly port?: MessagePort };
}[keyof Tasks];
