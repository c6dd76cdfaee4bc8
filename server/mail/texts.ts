/** The texts that every study begins with, and the settings; in both languages, "u" to staff. */
import type { Language } from '../../instruments/types.ts';
import type { MailSettings, MailText, TextKind } from './contract.ts';

export const defaultSettings: MailSettings = {
  senderName: '',
  replyTo: null,
  language: 'nl',
  quiet: { from: '08:00', until: '18:00', weekends: 'wait', holidays: 'wait' },
  region: null,
  regions: {},
  reminders: { most: 3, notStartedDays: 7, stuckDays: 3, dueDays: 2 },
  thanks: false,
};

const nl: Record<TextKind, MailText> = {
  invitation: {
    subject: 'Uitnodiging: vragenlijst voor het team van {{school}}',
    body: `Beste {{name}},

Uw school, {{school}}, doet mee aan ons onderzoek. Wij vragen u een vragenlijst in te vullen. Dat kost ongeveer {{minutes}} minuten en kan op uw telefoon.

Dit is uw persoonlijke link; geef hem niet door:
{{link}}

U kunt tussendoor stoppen en later met dezelfde link verdergaan.
U kunt antwoorden tot en met {{closes}}.

Niemand op uw school krijgt uw antwoorden te zien. Meedoen is vrijwillig; op de eerste pagina leest u wat er met uw antwoorden gebeurt.

Met vriendelijke groet,
{{sender}}`,
  },
  reminder1: {
    subject: 'Herinnering: vragenlijst voor het team van {{school}}',
    body: `Beste {{name}},

Eerder ontving u van ons een vragenlijst. Wij hebben uw antwoorden nog niet ontvangen. Invullen kost ongeveer {{minutes}} minuten; wat u al had ingevuld, is bewaard.

Uw persoonlijke link:
{{link}}

U kunt antwoorden tot en met {{closes}}.

Wilt u niet meedoen? Open de link en zeg daar nee; dan krijgt u geen herinneringen meer.

Met vriendelijke groet,
{{sender}}`,
  },
  reminder2: {
    subject: 'Nog even: uw antwoorden voor {{school}}',
    body: `Beste {{name}},

Een beeld van een team klopt pas als bijna iedereen heeft geantwoord. Uw antwoorden ontbreken nog. Het kost ongeveer {{minutes}} minuten:
{{link}}

U kunt antwoorden tot en met {{closes}}.

Met vriendelijke groet,
{{sender}}`,
  },
  reminder3: {
    subject: 'Laatste herinnering: vragenlijst {{school}}',
    body: `Beste {{name}},

Dit is onze laatste herinnering. Met deze link kunt u nog antwoorden:
{{link}}

U kunt antwoorden tot en met {{closes}}.

Met vriendelijke groet,
{{sender}}`,
  },
  thanks: {
    subject: 'Dank voor uw antwoorden',
    body: `Beste {{name}},

Uw antwoorden zijn binnen. Dank u wel: het team van {{school}} telt nu mee in het onderzoek.

Met vriendelijke groet,
{{sender}}`,
  },
};

const en: Record<TextKind, MailText> = {
  invitation: {
    subject: 'Invitation: questionnaire for the team of {{school}}',
    body: `Dear {{name}},

Your school, {{school}}, takes part in our study. We ask you to fill in a questionnaire. It takes about {{minutes}} minutes and works on your phone.

This is your personal link; please do not pass it on:
{{link}}

You can stop at any time and go on later with the same link.
You can answer until {{closes}}.

Nobody at your school will see your answers. Taking part is voluntary; the first page says what happens to your answers.

Kind regards,
{{sender}}`,
  },
  reminder1: {
    subject: 'Reminder: questionnaire for the team of {{school}}',
    body: `Dear {{name}},

We sent you a questionnaire earlier and have not received your answers yet. It takes about {{minutes}} minutes; what you filled in already has been kept.

Your personal link:
{{link}}

You can answer until {{closes}}.

Would you rather not take part? Open the link and say no; you will get no more reminders.

Kind regards,
{{sender}}`,
  },
  reminder2: {
    subject: 'Your answers for {{school}}',
    body: `Dear {{name}},

The picture of a team is right only when nearly everybody has answered. Yours are still missing. It takes about {{minutes}} minutes:
{{link}}

You can answer until {{closes}}.

Kind regards,
{{sender}}`,
  },
  reminder3: {
    subject: 'Last reminder: questionnaire {{school}}',
    body: `Dear {{name}},

This is our last reminder. With this link you can still answer:
{{link}}

You can answer until {{closes}}.

Kind regards,
{{sender}}`,
  },
  thanks: {
    subject: 'Thank you for your answers',
    body: `Dear {{name}},

Your answers have arrived. Thank you: the team of {{school}} now counts in the study.

Kind regards,
{{sender}}`,
  },
};

export const shippedTexts: Readonly<Record<Language, Readonly<Record<TextKind, MailText>>>> = { nl, en };
