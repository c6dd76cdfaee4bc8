/** The sentences of the staff's pages in a language. Apart from language.ts, so that pupils' and teachers' pages need not fetch them. */
import type { Language } from '../../instruments/types.ts';
import { en, type Sentences } from './words.en.ts';
import { nl } from './words.nl.ts';

const tables: Readonly<Record<Language, Sentences>> = { nl, en };

export const sentences = (language: Language): Sentences => tables[language];
