/** Which language the pages speak, remembered on the device, and dates as it says them. */
import type { Language, Words } from '../../instruments/types.ts';

export type { Sentences } from './words.en.ts';
const key = 'meetmoment.language';

export const other = (language: Language): Language => (language === 'nl' ? 'en' : 'nl');
export const inLanguage = (words: Words, language: Language): string => words[language] || words[other(language)];

/** Dutch unless the person chose otherwise before: Dutch staff with an English phone still expect Dutch. */
export function rememberedLanguage(): Language {
  try {
    return localStorage.getItem(key) === 'en' ? 'en' : 'nl';
  } catch {
    return 'nl'; // storage is switched off: nothing to remember
  }
}

export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(key, language);
  } catch {
    // storage is switched off: the choice lasts as long as the page
  }
}

/** A date as people write it; a day without a time stays that day in every time zone. */
export function day(text: string, language: Language): string {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) return text;
  const zone = text.length === 10 ? { timeZone: 'UTC' } : {};
  return new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    ...zone,
  }).format(date);
}

/** A moment as people write it, in the device's own time zone: the server's time, whatever the device's clock says. */
export function moment(text: string, language: Language): string {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) return text;
  return new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', { dateStyle: 'long', timeStyle: 'short' }).format(date);
}
