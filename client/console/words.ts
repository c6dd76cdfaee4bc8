/** What a component needs to speak: sentences, numbers and dates in the chosen language. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language, Words } from '../../instruments/types.ts';
import { Refused } from '../lib/call.ts';
import { type WordKey, words } from './words/index.ts';

const known = (key: string): key is WordKey => key in words;

/** What can be said: a key of the table; of a pair `key_one`, `key_other` the key, with `count` in the parameters. */
export type Sayable = WordKey | (WordKey extends infer K ? (K extends `${infer Base}_${'one' | 'other'}` ? Base : never) : never);

/**
 * i18next's own type of `t` works out every key anew at every call: with a thousand keys the compiler needs gigabytes. This one is a union.
 */
export type Say = (key: Sayable, params?: Readonly<Record<string, unknown>>) => string;

/** Sentences and formats of one language. */
export interface Speech {
  readonly language: Language;
  readonly t: Say;
  /** the text of a Words in this language */
  readonly w: (both: Words) => string;
  /** the word for a code that came as data; the code itself where we have no word for it */
  readonly code: (family: 'function' | 'source' | 'count' | 'audit' | 'detail' | 'notice', code: string) => string;
  readonly number: (value: number) => string;
  /** a day, from an ISO date or time */
  readonly day: (iso: string) => string;
  /** a day with hours and minutes */
  readonly time: (iso: string) => string;
  /** what a refusal says to the researcher */
  readonly refusal: (error: unknown) => string;
}

/** Made once per language: a table has a thousand cells that speak, and to make a format takes longer than to use it. */
function formatsOf(language: Language) {
  const locale = language === 'nl' ? 'nl-NL' : 'en-GB';
  return {
    some: new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }),
    day: new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' }),
    time: new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }),
  };
}
const formats = new Map<Language, ReturnType<typeof formatsOf>>();

/** The words in the language that is on now. */
export function useWords(): Speech {
  const translation = useTranslation();
  const { i18n } = translation;
  const t = translation.t as unknown as Say;
  const language: Language = i18n.language === 'en' ? 'en' : 'nl';
  return useMemo(() => {
    const made = formats.get(language) ?? formatsOf(language);
    formats.set(language, made);
    const { some, day, time } = made;
    const date = (format: Intl.DateTimeFormat, iso: string) => {
      const at = new Date(iso);
      return Number.isNaN(at.getTime()) ? iso : format.format(at);
    };
    return {
      language,
      t,
      w: (both) => both[language],
      code: (family, code) => {
        const key = `${family}.${code}`;
        return known(key) ? t(key) : code;
      },
      number: (value) => some.format(value),
      day: (iso) => date(day, iso),
      time: (iso) => date(time, iso),
      refusal: (error) => {
        const code = error instanceof Refused ? error.code : 'unknown';
        const key = `problem.${code}`;
        if (known(key) && code !== 'unknown') return t(key, error instanceof Refused ? error.params : {});
        return t('problem.unknown', { code: error instanceof Error ? error.message : String(error) });
      },
    };
  }, [language, t]);
}
