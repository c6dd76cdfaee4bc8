/** What mails about accounts say, in both languages: pure, so that every sentence is looked at by a test. "u" to staff. */
import type { Language } from '../../instruments/types.ts';
import type { AccountRole } from './roles.ts';

/** A mail as `Services.mail.one` takes it, without the address that it goes to. */
export interface Letter {
  readonly subject: string;
  readonly body: string;
  /** the address within `body` that becomes a link */
  readonly link: string;
}

/** What a colleague is invited to; null = to the server, without a study. */
export interface Place {
  readonly role: AccountRole;
  readonly study: string | null;
  readonly schools: readonly string[];
}
interface Invitation {
  /** who is written to; null = not known by name */
  readonly name: string | null;
  /** who invites: a name and an address, or the address only */
  readonly inviter: string;
  readonly place: Place;
  readonly link: string;
}

const roleWords: Record<Language, Record<AccountRole, string>> = {
  nl: {
    researcher: 'onderzoeker',
    assistant: 'assistent',
    trainer: 'trainer',
    schoolLeader: 'schoolleider',
    internalCoach: 'intern begeleider',
    coder: 'codeur',
    administrator: 'beheerder',
  },
  en: {
    researcher: 'researcher',
    assistant: 'assistant',
    trainer: 'trainer',
    schoolLeader: 'school leader',
    internalCoach: 'internal coach',
    coder: 'coder',
    administrator: 'administrator',
  },
};

/** Day and time as they are said in a sentence, in the Netherlands: "25 november 2026 om 14:05". */
export const saidMoment = (at: Date, language: Language): string =>
  new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Amsterdam',
  }).format(at);

const list = (names: readonly string[], language: Language): string =>
  new Intl.ListFormat(language === 'nl' ? 'nl-NL' : 'en-GB').format([...names]);

/** more than so many are counted, not named */
const named = 5;
function schoolsSaid(schools: readonly string[], language: Language): string {
  if (schools.length === 0) return '';
  if (schools.length > named) return language === 'nl' ? `, voor ${schools.length} scholen` : `, for ${schools.length} schools`;
  return language === 'nl' ? `, voor ${list(schools, 'nl')}` : `, for ${list(schools, 'en')}`;
}

const hello = (name: string | null, language: Language): string =>
  name === null ? (language === 'nl' ? 'Goedendag,' : 'Hello,') : language === 'nl' ? `Beste ${name},` : `Dear ${name},`;

function what({ place: { role, study, schools }, inviter }: Invitation, language: Language): string {
  const as = roleWords[language][role] + schoolsSaid(schools, language);
  if (language === 'nl')
    return study === null
      ? `${inviter} geeft u toegang tot Meetmoment, als ${as}.`
      : `${inviter} vraagt u om mee te werken aan het onderzoek “${study}” in Meetmoment, als ${as}.`;
  return study === null
    ? `${inviter} gives you access to Meetmoment, as ${as}.`
    : `${inviter} asks you to work on the study “${study}” in Meetmoment, as ${as}.`;
}

const subjectOf = (study: string | null, language: Language): string =>
  language === 'nl'
    ? study === null
      ? 'Uitnodiging voor Meetmoment'
      : `Uitnodiging: meewerken aan ${study}`
    : study === null
      ? 'Invitation to Meetmoment'
      : `Invitation: work on ${study}`;

/** Somebody without a way in yet: the link is where the password is chosen. */
export function invitationLetter(
  invitation: Invitation & { readonly until: Date; readonly institution: boolean },
  language: Language,
): Letter {
  const { name, link, until, institution, place } = invitation;
  const moment = saidMoment(until, language);
  const body =
    language === 'nl'
      ? `${hello(name, language)}

${what(invitation, language)}

Open deze link en kies een wachtwoord; daarna bent u meteen aangemeld:
${link}

De link werkt één keer, tot ${moment}. Geef hem niet door: wie hem heeft, kiest uw wachtwoord.${
          institution ? ' U kunt zich ook zonder wachtwoord aanmelden, met het account van uw instelling.' : ''
        }

Verwacht u deze uitnodiging niet? Dan hoeft u niets te doen.

Met vriendelijke groet,
Meetmoment`
      : `${hello(name, language)}

${what(invitation, language)}

Open this link and choose a password; you are signed in straight away:
${link}

The link works once, until ${moment}. Do not pass it on: whoever has it chooses your password.${
          institution ? ' You can also sign in without a password, with the account of your institution.' : ''
        }

Did you not expect this invitation? Then there is nothing you need to do.

Kind regards,
Meetmoment`;
  return { subject: subjectOf(place.study, language), body, link };
}

/** Somebody who has an account already: they sign in as always. */
export function addedLetter(invitation: Invitation, language: Language): Letter {
  const { name, link, place } = invitation;
  const body =
    language === 'nl'
      ? `${hello(name, language)}

${what(invitation, language)}

U hebt al een account. Meld u aan zoals u gewend bent:
${link}

Verwacht u dit niet? Neem dan contact op met wie u uitnodigde.

Met vriendelijke groet,
Meetmoment`
      : `${hello(name, language)}

${what(invitation, language)}

You have an account already. Sign in as you are used to:
${link}

Did you not expect this? Then get in touch with whoever invited you.

Kind regards,
Meetmoment`;
  return { subject: subjectOf(place.study, language), body, link };
}

/** A link to choose another password with: made by an administrator, or asked for on the sign-in page (`asker` null). */
export function passwordLetter(
  { name, asker, link, until }: { name: string | null; asker: string | null; link: string; until: Date },
  language: Language,
): Letter {
  const moment = saidMoment(until, language);
  if (language === 'nl')
    return {
      subject: 'Een nieuw wachtwoord kiezen voor Meetmoment',
      link,
      body: `${hello(name, language)}

${
  asker === null
    ? 'Op de aanmeldpagina van Meetmoment is om een nieuw wachtwoord voor uw account gevraagd.'
    : `${asker} maakte een link waarmee u een nieuw wachtwoord voor Meetmoment kiest.`
}

Open deze link en kies een wachtwoord; daarna bent u meteen aangemeld en op alle andere apparaten afgemeld:
${link}

De link werkt één keer, tot ${moment}. Geef hem niet door.

${
  asker === null
    ? 'Hebt u dit niet gevraagd? Dan hoeft u niets te doen: uw wachtwoord blijft zoals het is.'
    : 'Vroeg u hier niet om? Gebruik de link dan niet; uw wachtwoord blijft zoals het is.'
}

Met vriendelijke groet,
Meetmoment`,
    };
  return {
    subject: 'Choose a new password for Meetmoment',
    link,
    body: `${hello(name, language)}

${
  asker === null
    ? 'On the sign-in page of Meetmoment somebody asked for a new password for your account.'
    : `${asker} made a link with which you choose a new password for Meetmoment.`
}

Open this link and choose a password; you are signed in straight away, and signed out on all other devices:
${link}

The link works once, until ${moment}. Do not pass it on.

${
  asker === null
    ? 'Did you not ask for this? Then there is nothing you need to do: your password stays as it is.'
    : 'Did you not ask for this? Then do not use the link; your password stays as it is.'
}

Kind regards,
Meetmoment`,
  };
}

/** Who signs in at the institution has no password here to forget. */
export function institutionLetter({ name, link }: { name: string | null; link: string }, language: Language): Letter {
  if (language === 'nl')
    return {
      subject: 'Aanmelden bij Meetmoment via uw instelling',
      link,
      body: `${hello(name, language)}

Op de aanmeldpagina van Meetmoment is om een nieuw wachtwoord voor uw account gevraagd. Uw account heeft hier geen wachtwoord: u meldt zich aan met het account van uw instelling. Kies op deze pagina “Aanmelden via uw instelling”:
${link}

Bent u het wachtwoord van uw instelling kwijt? Dan helpt de helpdesk van uw instelling u verder.

Hebt u dit niet gevraagd? Dan hoeft u niets te doen.

Met vriendelijke groet,
Meetmoment`,
    };
  return {
    subject: 'Signing in to Meetmoment at your institution',
    link,
    body: `${hello(name, language)}

On the sign-in page of Meetmoment somebody asked for a new password for your account. Your account has no password here: you sign in with the account of your institution. On this page choose “Sign in at your institution”:
${link}

Have you lost the password of your institution? Then its helpdesk can help you.

Did you not ask for this? Then there is nothing you need to do.

Kind regards,
Meetmoment`,
  };
}
