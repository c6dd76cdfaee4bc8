/** The mail that brings a school its link for checking the list; in both languages, "u" to staff. */
import type { Language } from '../../instruments/types.ts';

interface Parts {
  readonly name: string | null;
  readonly school: string;
  readonly study: string;
  readonly link: string;
  /** the moment at which the link ends */
  readonly until: string;
  readonly sender: string;
}

const texts: Readonly<Record<Language, (parts: Parts) => { readonly subject: string; readonly body: string }>> = {
  nl: ({ name, school, study, link, until, sender }) => ({
    subject: `Wilt u de personeelslijst van ${school} nakijken?`,
    body: `${name === null ? 'Beste collega' : `Beste ${name}`},

${school} doet mee aan het onderzoek “${study}”. Wilt u nakijken of onze personeelslijst klopt: wie mist er, wie is vertrokken, wie heeft een andere functie? Dat kost een paar minuten en kan op uw telefoon.

Dit is de link van uw school; geef hem alleen aan wie de lijst nakijkt:
${link}

U ziet daar ook hoeveel collega’s al hebben geantwoord, nooit wie. De link werkt tot en met ${until}.

Met vriendelijke groet,
${sender}`,
  }),
  en: ({ name, school, study, link, until, sender }) => ({
    subject: `Would you check the staff list of ${school}?`,
    body: `${name === null ? 'Dear colleague' : `Dear ${name}`},

${school} takes part in the study “${study}”. Would you check whether our staff list is right: who is missing, who has left, who has another function? It takes a few minutes and works on your phone.

This is your school’s link; please give it only to whoever checks the list:
${link}

You also see there how many colleagues have answered, never who. The link works until ${until}.

Kind regards,
${sender}`,
  }),
};

/** Subject and text. What stands in names is a line of text and nothing else. */
export function checkMail(language: Language, parts: Parts): { readonly subject: string; readonly body: string } {
  const format = new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'Europe/Amsterdam',
  });
  const { subject, body } = texts[language]({ ...parts, until: format.format(new Date(parts.until)) });
  return { subject: subject.replace(/\s+/g, ' '), body };
}
