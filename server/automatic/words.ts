/** The digest that researchers of a study get: counts and one link, never a name or an address. */
import type { Language } from '../../instruments/types.ts';
import type { SingleMail } from '../mail/single.ts';
import type { Untold } from './store.ts';

const lines: Readonly<Record<Language, Readonly<Record<'refused' | 'bounced' | 'uncertain', (n: number) => string>>>> = {
  nl: {
    refused: (n) => (n === 1 ? '1 mail werd door de mailserver geweigerd' : `${n} mails werden door de mailserver geweigerd`),
    bounced: (n) => (n === 1 ? '1 mail kwam terug' : `${n} mails kwamen terug`),
    uncertain: (n) => (n === 1 ? '1 mail is misschien verstuurd' : `${n} mails zijn misschien verstuurd`),
  },
  en: {
    refused: (n) => (n === 1 ? '1 mail was refused by the mail server' : `${n} mails were refused by the mail server`),
    bounced: (n) => (n === 1 ? '1 mail came back' : `${n} mails came back`),
    uncertain: (n) => (n === 1 ? '1 mail was perhaps sent' : `${n} mails were perhaps sent`),
  },
};

/** Subject and text of a digest. `link`: the page where somebody decides. */
export function digestText(
  untold: Untold,
  title: string,
  link: string,
  language: Language,
): Pick<SingleMail, 'subject' | 'body' | 'link' | 'language'> {
  const kinds = ['refused', 'bounced', 'uncertain'] as const;
  const told = kinds.filter((kind) => untold[kind] > 0).map((kind) => `- ${lines[language][kind](untold[kind])}`);
  const words =
    language === 'nl'
      ? {
          subject: `Mail die u nodig heeft: ${title}`,
          before: `In het onderzoek “${title}” is er mail bijgekomen waarover iemand moet beslissen:`,
          after:
            untold.open === 1
              ? 'Op de mailpagina leest u waarom, en wat u kunt doen:'
              : `In totaal wachten ${untold.open} mails op een besluit. Op de mailpagina leest u per persoon waarom, en wat u kunt doen:`,
          end: 'U krijgt dit bericht hoogstens één keer per dag, en alleen als er iets bij komt.',
        }
      : {
          subject: `Mail that needs you: ${title}`,
          before: `In the study “${title}” there is new mail that somebody must decide about:`,
          after:
            untold.open === 1
              ? 'The mail page says why, and what you can do:'
              : `In all ${untold.open} mails wait for a decision. The mail page says why for each person, and what you can do:`,
          end: 'You get this message once a day at most, and only when there is something new.',
        };
  return {
    subject: words.subject,
    body: `${words.before}\n\n${told.join('\n')}\n\n${words.after}\n${link}\n\n${words.end}`,
    link,
    language,
  };
}
