/** The sentences of a letter. */
import type { Language } from '../../instruments/types.ts';

interface LetterWords {
  readonly title: (wave: string) => string;
  readonly dear: (name: string) => string;
  readonly colleague: string;
  readonly asked: (school: string) => string;
  readonly closes: (day: string) => string;
  readonly scan: string;
  readonly orGo: string;
  readonly andType: string;
  readonly anyCase: string;
  readonly personal: string;
  readonly later: string;
  readonly safe: string;
  readonly regards: string;
}

export const letterWords: Readonly<Record<Language, LetterWords>> = {
  nl: {
    title: (wave) => `Uitnodigingen ${wave}`,
    dear: (name) => `Beste ${name},`,
    colleague: 'Beste collega,',
    asked: (school) =>
      `${school} doet mee aan ons onderzoek. Wij vragen u een vragenlijst in te vullen, op uw telefoon of op een computer.`,
    closes: (day) => `U kunt antwoorden tot en met ${day}.`,
    scan: 'Scan deze QR-code met de camera van uw telefoon.',
    orGo: 'Liever op een computer? Ga naar',
    andType: 'en typ daar deze code:',
    anyCase: 'Hoofdletters en streepjes hoeven niet.',
    personal: 'Deze brief is van u alleen: geef hem niet door.',
    later: 'U kunt tussendoor stoppen en later met deze brief verdergaan, ook op een ander toestel.',
    safe: 'Niemand op uw school krijgt uw antwoorden te zien. Meedoen is vrijwillig; op de eerste pagina leest u wat er met uw antwoorden gebeurt.',
    regards: 'Met vriendelijke groet,',
  },
  en: {
    title: (wave) => `Invitations ${wave}`,
    dear: (name) => `Dear ${name},`,
    colleague: 'Dear colleague,',
    asked: (school) =>
      `${school} takes part in our study. We ask you to fill in a questionnaire, on your phone or on a computer.`,
    closes: (day) => `You can answer until ${day}.`,
    scan: 'Scan this QR code with the camera of your phone.',
    orGo: 'Rather on a computer? Go to',
    andType: 'and type this code there:',
    anyCase: 'No need for capitals or dashes.',
    personal: 'This letter is yours alone: please do not pass it on.',
    later: 'You can stop at any time and go on later with this letter, also on another device.',
    safe: 'Nobody at your school will see your answers. Taking part is voluntary; the first page says what happens to your answers.',
    regards: 'Kind regards,',
  },
};
