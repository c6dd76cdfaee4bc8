/**
 * What a refusal of the server says to the researcher: what happened, that nothing is lost, what to do.
 * One line per code of server/http/problem.ts (a test compares), and the three that only a browser can have.
 */
import type { Words } from '../../../instruments/types.ts';

export const problemWords = {
  'problem.badRequest': {
    nl: 'De server begreep dit verzoek niet. Laad de pagina opnieuw en probeer het nog eens.',
    en: 'The server did not understand this request. Reload the page and try again.',
  },
  'problem.badJson': {
    nl: 'De server kon dit verzoek niet lezen. Laad de pagina opnieuw en probeer het nog eens.',
    en: 'The server could not read this request. Reload the page and try again.',
  },
  'problem.tooLarge': {
    nl: 'Dit bestand is groter dan de server aanneemt. Wie de server beheert kan de grens verhogen.',
    en: 'This file is larger than the server accepts. Whoever runs the server can raise the limit.',
  },
  'problem.wrongMediaType': {
    nl: 'Dit is geen bestand dat hier past. Kies een ZIP of een onderzoeksmap.',
    en: 'This is not a file that fits here. Choose a ZIP or a study folder.',
  },
  'problem.notFound': {
    nl: 'Dit bestaat niet (meer) op de server.',
    en: 'This does not exist on the server (any more).',
  },
  'problem.methodNotAllowed': {
    nl: 'De server kent deze handeling niet. Laad de pagina opnieuw: mogelijk is de server vernieuwd.',
    en: 'The server does not know this action. Reload the page: the server may have been updated.',
  },
  'problem.signInNeeded': {
    nl: 'U bent niet meer aangemeld. Meld u opnieuw aan.',
    en: 'You are no longer signed in. Sign in again.',
  },
  'problem.wrongCredentials': {
    nl: 'E-mailadres en wachtwoord horen niet bij elkaar. Controleer beide en probeer het opnieuw.',
    en: 'E-mail address and password do not match. Check both and try again.',
  },
  'problem.passwordWrong': {
    nl: 'Het huidige wachtwoord klopt niet. Er is niets veranderd.',
    en: 'The current password is not right. Nothing has been changed.',
  },
  'problem.notAllowed': {
    nl: 'Uw account mag dit niet. Vraag het aan de onderzoeker die het onderzoek beheert.',
    en: 'Your account may not do this. Ask the researcher who runs the study.',
  },
  'problem.csrfMissing': {
    nl: 'Deze pagina hoort bij een eerdere aanmelding. Laad haar opnieuw; er is niets veranderd.',
    en: 'This page belongs to an earlier session. Reload it; nothing has been changed.',
  },
  'problem.crossSite': {
    nl: 'Dit verzoek kwam van een andere site en is geweigerd. Open Meetmoment op zijn eigen adres.',
    en: 'This request came from another site and was refused. Open Meetmoment at its own address.',
  },
  'problem.tooManyAttempts': {
    nl: 'Te veel mislukte pogingen. Wacht een paar minuten en probeer het dan opnieuw.',
    en: 'Too many failed attempts. Wait a few minutes, then try again.',
  },
  'problem.oneTimeLinkUnknown': {
    nl: 'Deze eenmalige link is niet bekend. Controleer of u hem helemaal hebt gekopieerd.',
    en: 'This one-time link is not known. Check that you copied all of it.',
  },
  'problem.oneTimeLinkUsed': {
    nl: 'Deze eenmalige link is al gebruikt.',
    en: 'This one-time link has been used already.',
  },
  'problem.oneTimeLinkExpired': {
    nl: 'Deze eenmalige link is verlopen.',
    en: 'This one-time link has expired.',
  },
  'problem.emailNeeded': {
    nl: 'Voor het eerste account is een e-mailadres nodig.',
    en: 'The first account needs an e-mail address.',
  },
  'problem.emailTaken': {
    nl: 'Er is al een account met dit e-mailadres. Meld u daarmee aan.',
    en: 'There is an account with this e-mail address already. Sign in with it.',
  },
  'problem.linkUnknown': {
    nl: 'Deze persoonlijke link is niet bekend, of is vervangen door een nieuwe.',
    en: 'This personal link is not known, or was replaced by a newer one.',
  },
  'problem.studyUnknown': {
    nl: 'Dit onderzoek bestaat niet (meer). Mogelijk heeft iemand het verwijderd.',
    en: 'This study does not exist (any more). Somebody may have removed it.',
  },
  'problem.studyExists': {
    nl: 'Er is al een onderzoek met deze code. Geef study.json een andere id, of verwijder het bestaande als dat een demo is.',
    en: 'There is a study with this id already. Give study.json another id, or remove the existing one if it is a demo.',
  },
  'problem.schoolUnknown': {
    nl: 'Deze school hoort niet bij dit onderzoek.',
    en: 'This school is not part of this study.',
  },
  'problem.notSynthetic': {
    nl: 'Alleen een synthetisch onderzoek kan hier worden verwijderd. Dit onderzoek bevat echte gegevens.',
    en: 'Only a synthetic study can be removed here. This study holds real data.',
  },
  'problem.folderRefused': {
    nl: 'De onderzoeksmap heeft fouten; er is niets geïmporteerd.',
    en: 'The study folder has faults; nothing was imported.',
  },
  'problem.inconsistentStudy': {
    nl: 'Het onderzoek noemt iets wat er niet in staat, of heeft iets dubbel. Er is niets geïmporteerd.',
    en: 'The study names something that it does not contain, or has something twice. Nothing was imported.',
  },
  'problem.waveUnknown': {
    nl: 'Deze meetronde hoort niet bij dit onderzoek.',
    en: 'This wave is not part of this study.',
  },
  'problem.waveClosed': {
    nl: 'Deze meetronde is al gesloten. Laad de pagina opnieuw.',
    en: 'This wave is closed already. Reload the page.',
  },
  'problem.waveNotOpen': { nl: 'Deze meetronde is niet open.', en: 'This wave is not open.' },
  'problem.waveIsOpen': {
    nl: 'Deze meetronde is al open. Laad de pagina opnieuw.',
    en: 'This wave is open already. Reload the page.',
  },
  'problem.personUnknown': {
    nl: 'Deze persoon staat niet (meer) in dit onderzoek. Laad de pagina opnieuw.',
    en: 'This person is not (or no longer) in this study. Reload the page.',
  },
  'problem.mailIsOff': {
    nl: 'Er is geen mailserver ingesteld. Gebruik de brieven of download de links; wie de server beheert, kan mail aanzetten.',
    en: 'No mail server is set. Use the letters or download the links; whoever runs the server can switch mail on.',
  },
  'problem.returnedRefused': {
    nl: 'Dit bestand is te groot of te ingewikkeld om te lezen. Er is niets gemarkeerd; geef de teruggekomen mails in kleinere delen.',
    en: 'This file is too large or too intricate to read. Nothing was marked; give the returned mails in smaller parts.',
  },
  'problem.mailPlanChanged': {
    nl: 'Intussen heeft iemand geantwoord of mail in de wachtrij gezet. Er is niets verstuurd; bekijk het nieuwe overzicht en bevestig opnieuw.',
    en: 'Meanwhile somebody answered or put mail in the queue. Nothing was sent; look at the new overview and confirm again.',
  },
  'problem.mailTextWrong': {
    nl: 'Deze tekst kan zo niet worden verstuurd. Wat er mis is, staat bij het voorbeeld; uw tekst is nog hier.',
    en: 'This text cannot be sent like this. What is wrong stands beside the preview; your text is still here.',
  },
  'problem.mailSenderIsLeader': {
    nl: 'Dit adres is van een schoolleider. Antwoorden van teamleden mogen daar niet terechtkomen; kies een adres van het onderzoek.',
    en: 'This address is a school leader’s. Answers of team members must not end up there; choose an address of the study.',
  },
  'problem.nobodyInvited': {
    nl: 'Hier is niemand uitgenodigd die nog kan antwoorden. Maak eerst uitnodigingen.',
    en: 'Nobody who can still answer has been invited here. Make invitations first.',
  },
  'problem.tooManyPages': {
    nl: 'Dit worden {{count}} stuks, en in één bestand passen er {{most}}. Kies een school en download per school.',
    en: 'These are {{count}}, and one file holds {{most}}. Choose a school and download school by school.',
  },
  'problem.invitationUnknown': {
    nl: 'Deze uitnodiging hoort niet bij dit onderzoek.',
    en: 'This invitation is not part of this study.',
  },
  'problem.consentNeeded': {
    nl: 'Er is nog geen toestemming gegeven.',
    en: 'Consent has not been given yet.',
  },
  'problem.declined': { nl: 'Deze persoon doet niet mee.', en: 'This person does not take part.' },
  'problem.alreadySubmitted': {
    nl: 'De antwoorden zijn al eerder ingezonden.',
    en: 'The answers were handed in before.',
  },
  'problem.revisionConflict': {
    nl: 'Op de server staan nieuwere antwoorden. Laad de pagina opnieuw.',
    en: 'The server has newer answers. Reload the page.',
  },
  'problem.instrumentNotAsked': {
    nl: 'Deze vragenlijst wordt in deze ronde niet aan deze persoon gesteld.',
    en: 'This questionnaire is not asked of this person in this wave.',
  },
  'problem.instrumentsMissing': {
    nl: 'Niet alle vragenlijsten zijn ingezonden.',
    en: 'Not all questionnaires were handed in.',
  },
  'problem.impossibleAnswers': {
    nl: 'Sommige antwoorden passen niet bij deze vragenlijst.',
    en: 'Some answers do not fit this questionnaire.',
  },
  'problem.unitUnknown': {
    nl: 'Dit staat niet (meer) op uw werklijst. Ga terug naar de lijst; wat u codeerde is bewaard.',
    en: 'This is not on your work list (any more). Go back to the list; what you coded has been kept.',
  },
  'problem.unitIncomplete': {
    nl: 'Nog niet elk thema is beoordeeld. Kies ook bij de overige thema’s een antwoord; ‘niet genoemd’ is er ook een.',
    en: 'Not every theme has been judged yet. Choose an answer for the others too; “not mentioned” is one.',
  },
  'problem.unitSettled': {
    nl: 'Over deze eenheid is al overlegd en besloten; uw codes blijven zoals ze zijn ingeleverd.',
    en: 'This unit has been discussed and settled; your codes stay as they were handed in.',
  },
  'problem.impossibleCodes': {
    nl: 'Een code past niet: bij ‘niet genoemd’ horen geen richting en geen citaat. Laad de pagina opnieuw.',
    en: 'A code does not fit: “not mentioned” has no direction and no quote. Reload the page.',
  },
  'problem.materialUnknown': {
    nl: 'Dit materiaal bestaat niet (meer). Mogelijk heeft iemand het weggehaald.',
    en: 'This material does not exist (any more). Somebody may have taken it away.',
  },
  'problem.materialCoded': {
    nl: 'Dit materiaal is al gecodeerd en blijft daarom staan.',
    en: 'This material has been coded, so it stays.',
  },
  'problem.namesInText': {
    nl: 'In de tekst staan namen die in dit onderzoek voorkomen: {{names}}. Er is niets toegevoegd. Vervang ze, of bevestig dat het geen namen zijn.',
    en: 'The text holds names that occur in this study: {{names}}. Nothing was added. Replace them, or confirm that they are not names.',
  },
  'problem.factorUnknown': {
    nl: 'Deze factor bestaat niet. Laad de pagina opnieuw.',
    en: 'This factor does not exist. Reload the page.',
  },
  'problem.selectionRefused': {
    nl: 'Met deze gegevens is geen keuze van scholen mogelijk: er zijn te weinig scholen, of de scholen verschillen niet aantoonbaar. Er is niets vastgelegd.',
    en: 'With these data no selection of schools is possible: there are too few schools, or they do not demonstrably differ. Nothing was frozen.',
  },
  'problem.selectionChanged': {
    nl: 'De gegevens zijn veranderd sinds u deze selectie bekeek. Er is niets vastgelegd; bekijk de nieuwe selectie en beslis opnieuw.',
    en: 'The data changed since you looked at this selection. Nothing was frozen; look at the new selection and decide again.',
  },
  'problem.selectionNotFrozen': {
    nl: 'Dit blijft gesloten tot de selectie van scholen is vastgelegd, zodat de verklaringen de keuze niet sturen.',
    en: 'This stays closed until the selection of schools is frozen, so that the explanations do not steer the choice.',
  },
  'problem.alreadyFrozen': {
    nl: 'De selectie van dit onderzoek is al vastgelegd en verandert niet meer. Laad de pagina opnieuw.',
    en: 'The selection of this study is frozen already and does not change any more. Reload the page.',
  },
  'problem.jobUnknown': {
    nl: 'Deze berekening bestaat niet meer. Er is niets verloren; begin haar opnieuw.',
    en: 'This computation does not exist any more. Nothing is lost; start it again.',
  },
  'problem.jobCancelled': {
    nl: 'Deze berekening is gestopt. Er is niets verloren; begin haar opnieuw wanneer u wilt.',
    en: 'This computation was cancelled. Nothing is lost; start it again when you like.',
  },
  'problem.pupilsNotAsked': {
    nl: 'Aan de leerlingen van deze groep wordt in deze meetronde niets gevraagd.',
    en: 'Nothing is asked of the pupils of this group at this wave.',
  },
  'problem.sessionUnknown': {
    nl: 'Deze klassikale afname bestaat niet, of hoort bij een andere groep.',
    en: 'This class session does not exist, or belongs to another group.',
  },
  'problem.sessionClosed': {
    nl: 'De tijd van deze klassikale afname is voorbij. Er is niets verloren; u kunt haar heropenen.',
    en: 'The time of this class session is over. Nothing is lost; you can open it again.',
  },
  'problem.sessionFull': {
    nl: 'Aan deze klassikale afname doen al meer apparaten mee dan een klas heeft. Er is niets verloren; open een nieuwe.',
    en: 'More devices than a class has have joined this class session. Nothing is lost; open a new one.',
  },
  'problem.noCards': {
    nl: 'Hier is geen groep van wie leerlingen gevraagd worden, of geen afname met kaartjes.',
    en: 'No group here has pupils that are asked, or no session with cards.',
  },
  'problem.codeUnknown': { nl: 'Deze code werkt niet (meer).', en: 'This code does not work (any more).' },
  'problem.cardUnknown': {
    nl: 'Dit nummer en plaatje horen niet bij elkaar.',
    en: 'This number and picture do not belong together.',
  },
  'problem.seatUnknown': {
    nl: 'Deze plek in een klassikale afname is niet bekend.',
    en: 'This seat of a class session is not known.',
  },
  'problem.secondFactorNeeded': {
    nl: 'Geef ook de code uit uw authenticator-app.',
    en: 'Give the code from your authenticator app as well.',
  },
  'problem.codeWrong': {
    nl: 'Deze code klopt niet of is al gebruikt. Wacht op de volgende code in de app en probeer het opnieuw.',
    en: 'This code is not right or was used already. Wait for the next code in the app and try again.',
  },
  'problem.secondFactorDue': {
    nl: 'Stel eerst de tweede stap bij het aanmelden in, onder Mijn account. Er is niets verloren.',
    en: 'First set up the second factor, under My account. Nothing is lost.',
  },
  'problem.secondFactorOn': {
    nl: 'De tweede stap staat al aan. Zet hem eerst uit om een nieuwe app te koppelen.',
    en: 'The second factor is on already. Switch it off first to link another app.',
  },
  'problem.secondFactorOff': {
    nl: 'Er is geen tweede stap om te bevestigen of te wijzigen. Begin opnieuw met instellen.',
    en: 'There is no second factor to confirm or change. Begin setting it up again.',
  },
  'problem.secondFactorRequired': {
    nl: 'Op deze server moet uw account een tweede stap houden. Er is niets veranderd.',
    en: 'On this server your account must keep a second factor. Nothing has been changed.',
  },
  'problem.accountSuspended': {
    nl: 'Dit account is geblokkeerd. Vraag de beheerder van de server om het weer te openen.',
    en: 'This account is suspended. Ask the administrator of the server to open it again.',
  },
  'problem.accountUnknown': {
    nl: 'Dit account is er niet (meer), of hoort niet bij uw onderzoek.',
    en: 'This account is not there (any more), or does not belong to your study.',
  },
  'problem.ownAccount': {
    nl: 'Uw eigen toegang kunt u niet wijzigen; vraag het een andere beheerder of onderzoeker.',
    en: 'You cannot change your own access; ask another administrator or researcher.',
  },
  'problem.schoolsNeeded': { nl: 'Kies voor deze rol ten minste één school.', en: 'Choose at least one school for this role.' },
  'problem.studyNeeded': { nl: 'Kies voor deze rol een onderzoek.', en: 'Choose a study for this role.' },
  'problem.sessionGone': { nl: 'Dit apparaat was al afgemeld.', en: 'This device was signed out already.' },
  'problem.institutionOff': {
    nl: 'Aanmelden via de instelling is hier niet ingesteld. Gebruik uw e-mailadres en wachtwoord.',
    en: 'Signing in at the institution is not set up here. Use your e-mail address and password.',
  },
  'problem.institutionRefused': {
    nl: 'Uw instelling bevestigde dit niet, of het duurde langer dan tien minuten. Begin opnieuw bij aanmelden.',
    en: 'Your institution did not confirm this, or it took longer than ten minutes. Begin again at sign-in.',
  },
  'problem.institutionUnreachable': {
    nl: 'De aanmelddienst van uw instelling is niet bereikbaar. Probeer het zo opnieuw, of gebruik uw wachtwoord.',
    en: 'The sign-in service of your institution cannot be reached. Try again in a moment, or use your password.',
  },
  'problem.passwordNeeded': {
    nl: 'Geef ook uw huidige wachtwoord. Er is niets veranderd.',
    en: 'Give your current password as well. Nothing has been changed.',
  },
  'problem.freshSignInNeeded': {
    nl: 'Meld u hiervoor eerst opnieuw aan bij uw instelling. Er is niets veranderd.',
    en: 'For this, first sign in again at your institution. Nothing has been changed.',
  },
  'problem.institutionOther': {
    nl: 'Het account met dit e-mailadres is gekoppeld aan een andere aanmelding bij de instelling. Is het van u, en kreeg u bij uw instelling een nieuw account? Vraag de beheerder om de koppeling los te maken. Er is niets veranderd.',
    en: 'The account with this e-mail address is linked to another sign-in at the institution. Is it yours, and did your institution give you a new account? Ask the administrator to undo the link. Nothing has been changed.',
  },
  'problem.notInvited': {
    nl: 'Uw instelling kent u, maar dit e-mailadres is hier niet uitgenodigd. Vraag de onderzoeker om een uitnodiging.',
    en: 'Your institution knows you, but this e-mail address was not invited here. Ask the researcher for an invitation.',
  },
  'problem.diskFull': {
    nl: 'De schijf van de server is vol. Er is niets opgeslagen en er gaat niets verloren; vraag de beheerder om ruimte te maken en probeer het daarna opnieuw.',
    en: 'The server’s disk is full. Nothing was saved and nothing is lost; ask whoever hosts it to make room, then try again.',
  },
  'problem.busy': {
    nl: 'De server is bezig of wordt herstart. Er is niets verloren; probeer het zo nog eens.',
    en: 'The server is busy or restarting. Nothing is lost; try again in a moment.',
  },
  'problem.internal': {
    nl: 'Er ging iets mis op de server. Er is niets veranderd; probeer het opnieuw. Blijft het misgaan, meld het dan aan wie de server beheert.',
    en: 'Something went wrong on the server. Nothing has been changed; try again. If it keeps happening, tell whoever runs the server.',
  },
  'problem.offline': {
    nl: 'De server is niet bereikbaar. Controleer uw verbinding; er is niets verloren.',
    en: 'The server cannot be reached. Check your connection; nothing is lost.',
  },
  'problem.unexpectedAnswer': {
    nl: 'Er kwam een antwoord terug dat niet van Meetmoment is. Misschien staat er iets tussen, zoals een aanmeldpagina van uw netwerk.',
    en: 'An answer came back that is not from Meetmoment. Perhaps something stands in between, like a sign-in page of your network.',
  },
  'problem.unknown': {
    nl: 'De server weigerde dit (code {{code}}). Er is niets veranderd.',
    en: 'The server refused this (code {{code}}). Nothing has been changed.',
  },
} as const satisfies Record<string, Words>;
