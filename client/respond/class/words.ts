/** The pupils' sentences by language. */
import type { Language } from '../../../instruments/types.ts';
import { type ClassSentences, en } from './words.en.ts';
import { nl } from './words.nl.ts';

export type { ClassSentences };
const tables: Readonly<Record<Language, ClassSentences>> = { nl, en };
export const classSentences = (language: Language): ClassSentences => tables[language];
