/**
 * Dutch first, English complete. The keys are typed by the word table (words.ts), so a mistyped key does not compile; the choice is
 * remembered on this device and put on <html lang>.
 */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, languages } from '../../instruments/types.ts';
import { type WordKey, words } from './words/index.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    keySeparator: false;
    nsSeparator: false;
  }
}

const storageKey = 'meetmoment.language';

function remembered(): Language {
  try {
    const stored = localStorage.getItem(storageKey);
    return languages.find((l) => l === stored) ?? 'nl';
  } catch {
    return 'nl';
  }
}

const tableOf = (language: Language) =>
  Object.fromEntries(Object.entries(words).map(([key, both]) => [key, both[language]])) as { [K in WordKey]: string };

/** Starts the words in the remembered language. */
export async function startWords(language: Language = remembered()): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    resources: { nl: { translation: tableOf('nl') }, en: { translation: tableOf('en') } },
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  document.documentElement.lang = language;
}

/** Changes the language of the console and remembers it where the browser allows. */
export async function chooseLanguage(language: Language): Promise<void> {
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // a browser that refuses storage still gets the language, for this visit
  }
}
