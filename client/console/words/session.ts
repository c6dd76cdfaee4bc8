/** Signing in, the one-time link. */
import type { Words } from '../../../instruments/types.ts';

export const sessionWords = {
  'signIn.title': { nl: 'Aanmelden', en: 'Sign in' },
  'signIn.what': {
    nl: 'Voor wie met de onderzoeken werkt. Vult u een vragenlijst in? Gebruik dan de persoonlijke link uit uw uitnodiging.',
    en: 'For those who work with the studies. Are you filling in a questionnaire? Use the personal link in your invitation.',
  },
  'signIn.email': { nl: 'E-mailadres', en: 'E-mail address' },
  'signIn.password': { nl: 'Wachtwoord', en: 'Password' },
  'signIn.show': { nl: 'Wachtwoord tonen of verbergen', en: 'Show or hide the password' },
  'signIn.do': { nl: 'Aanmelden', en: 'Sign in' },
  'signIn.lost': {
    nl: 'Wachtwoord vergeten? De beheerder kan onder Accounts een link voor u maken om een nieuw wachtwoord te kiezen.',
    en: 'Forgotten your password? The administrator can make a link for you under Accounts, to choose a new one.',
  },
  'forgot.off': {
    nl: 'Deze server verstuurt geen mail. De beheerder kan onder Accounts een link voor u maken om een nieuw wachtwoord te kiezen. Is er geen beheerder, dan kan wie de server draait dat met de opdracht: meetmoment user --email uw@adres --role researcher.',
    en: 'This server sends no mail. The administrator can make a link for you under Accounts, to choose a new password. Without one, whoever runs the server can, by the command: meetmoment user --email your@address --role researcher.',
  },
  'forgot.tooMany': {
    nl: 'Er is al vaker om een link gevraagd. Kijk of er een mail is aangekomen, ook bij de ongewenste mail; anders kan het over een kwartier weer.',
    en: 'A link was asked for several times already. See whether an e-mail has arrived, in the junk mail too; otherwise try again in a quarter of an hour.',
  },
  'signIn.forgot': { nl: 'Wachtwoord vergeten?', en: 'Forgotten your password?' },
  'signIn.ended': {
    nl: 'U bent afgemeld. Meld u opnieuw aan om verder te gaan waar u was.',
    en: 'You have been signed out. Sign in again to go on where you were.',
  },
  'forgot.title': { nl: 'Wachtwoord vergeten', en: 'Forgotten your password' },
  'forgot.what': {
    nl: 'Geef het e-mailadres van uw account. U krijgt een mail met een link om een nieuw wachtwoord te kiezen.',
    en: 'Give the e-mail address of your account. You get a mail with a link to choose a new password.',
  },
  'forgot.do': { nl: 'Mail mij een link', en: 'Mail me a link' },
  'forgot.done': {
    nl: 'Is er een account met {{email}}, dan is er nu een mail onderweg.',
    en: 'If there is an account with {{email}}, a mail is on its way now.',
  },
  'forgot.doneWhat': {
    nl: 'De link daarin werkt één keer, twee uur lang. Niets gekregen na een paar minuten? Kijk bij de ongewenste mail, of vraag de beheerder om een link.',
    en: 'The link in it works once, for two hours. Nothing after a few minutes? Look in the junk mail, or ask the administrator for a link.',
  },
  'prove.what': {
    nl: 'Zo weten we dat u het bent, en niet iemand achter uw openstaande scherm.',
    en: 'So that we know it is you, and not somebody at a screen that you left open.',
  },
  'prove.goOn': { nl: 'Verder', en: 'Go on' },
  'prove.institution': {
    nl: 'Meld u hiervoor eerst opnieuw aan bij uw instelling. Daarna hebt u tien minuten.',
    en: 'For this, first sign in again at your institution. You then have ten minutes.',
  },
  'prove.institutionDo': { nl: 'Opnieuw aanmelden via uw instelling', en: 'Sign in again at your institution' },
  'name.title': { nl: 'Uw naam', en: 'Your name' },
  'name.what': {
    nl: 'Zo kennen collega’s u: in uitnodigingen, in de lijst van accounts en in het logboek.',
    en: 'What colleagues know you by: in invitations, in the list of accounts and in the audit log.',
  },
  'name.label': { nl: 'Naam', en: 'Name' },
  'name.do': { nl: 'Naam opslaan', en: 'Save the name' },
  'name.wrong': {
    nl: 'Een naam heeft hoogstens 80 tekens, zonder < > @ en schuine strepen.',
    en: 'A name has at most 80 characters, without < > @ and slashes.',
  },
  'welcome.title': { nl: 'Welkom bij Meetmoment', en: 'Welcome to Meetmoment' },
  'welcome.first': {
    nl: 'U maakt hier het eerste account van deze server. Daarmee kunt u onderzoeken importeren, meetrondes openen en resultaten lezen.',
    en: 'You are making the first account of this server. With it you can import studies, open waves and read results.',
  },
  'welcome.again': {
    nl: 'Kies een wachtwoord voor {{email}} ({{role}}). Daarna bent u meteen aangemeld.',
    en: 'Choose a password for {{email}} ({{role}}). You are then signed in straight away.',
  },
  'welcome.rules': { nl: 'Ten minste 12 tekens', en: 'At least 12 characters' },
  'welcome.advice': {
    nl: 'Een zin van vier of vijf woorden werkt goed. Hoofdletters, cijfers en leestekens mogen, maar hoeven niet.',
    en: 'A sentence of four or five words works well. Capitals, digits and punctuation are allowed, not required.',
  },
  'welcome.length': { nl: '{{count}} van 12 tekens', en: '{{count}} of 12 characters' },
  'welcome.tooShort_one': {
    nl: 'Dit wachtwoord heeft {{count}} teken; het moeten er ten minste 12 zijn.',
    en: 'This password has {{count}} character; it needs at least 12.',
  },
  'welcome.tooShort_other': {
    nl: 'Dit wachtwoord heeft {{count}} tekens; het moeten er ten minste 12 zijn.',
    en: 'This password has {{count}} characters; it needs at least 12.',
  },
  'welcome.badEmail': {
    nl: 'Dit is geen volledig e-mailadres. Voorbeeld: naam@instelling.nl',
    en: 'This is not a complete e-mail address. Example: name@institute.org',
  },
  'welcome.do': { nl: 'Account maken en aanmelden', en: 'Make the account and sign in' },
  'welcome.doAgain': { nl: 'Wachtwoord opslaan en aanmelden', en: 'Save the password and sign in' },
  'welcome.noToken': {
    nl: 'Deze link is niet volledig. Kopieer hem in zijn geheel, ook het deel achter #.',
    en: 'This link is not complete. Copy all of it, including the part after #.',
  },
  'welcome.usedUp': { nl: 'Deze link werkt niet (meer)', en: 'This link does not work (any more)' },
  'welcome.usedUpWhat': {
    nl: 'Een eenmalige link werkt één keer en een beperkte tijd. Hebt u al een account, meld u dan aan. Vroeg u om een nieuw wachtwoord, vraag dan een nieuwe mail aan op de aanmeldpagina. Anders kan de beheerder een nieuwe link maken.',
    en: 'A one-time link works once and for a limited time. If you already have an account, sign in. If you asked for a new password, ask for another e-mail on the sign-in page. Otherwise the administrator can make a new link.',
  },
  'welcome.toSignIn': { nl: 'Naar aanmelden', en: 'Go to sign in' },
} as const satisfies Record<string, Words>;
