/** The report's words by language. */
import type { Language } from '../../instruments/types.ts';
import { en } from './words.en.ts';
import { nl, type ReportWords } from './words.nl.ts';

export type { ReportWords };
export const reportWords: Readonly<Record<Language, ReportWords>> = { nl, en };
