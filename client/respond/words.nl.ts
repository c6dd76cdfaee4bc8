/** Every sentence of the respondent's pages in Dutch. English is typed after this table, so a missing one does not compile. */
export const nl = {
  product: 'Meetmoment',
  otherLanguage: 'English',
  loading: 'Een ogenblik, uw vragenlijst wordt opgehaald.',
  pageTitle: 'Vragenlijst',
  again: 'Probeer opnieuw',

  // ------------------------------------------------------------ first page
  invited: 'U bent uitgenodigd om mee te doen aan het onderzoek',
  synthetic: 'Oefenonderzoek: school, namen en antwoorden zijn verzonnen.',
  who: 'Wie vraagt dit?',
  whoText: 'De onderzoekers van ‘{study}’.',
  why: 'Waarom?',
  whyText: 'Om te begrijpen wat scholen helpt hun onderwijs te verbeteren. Uw eigen ervaring telt. Dit is meetronde {wave}.',
  what: 'Wat krijgt u te zien?',
  whatItems: '{n} vragen',
  whatItem: '1 vraag',
  howLong: 'Hoe lang duurt het?',
  howLongText: 'Ongeveer {minutes} minuten. Stoppen mag altijd: met dezelfde link gaat u later verder, ook op een ander toestel.',
  until: 'Invullen kan tot en met {date}.',
  readers: 'Wie kan uw antwoorden lezen?',
  readersText:
    'Alleen de onderzoekers. Uw schoolleider en uw collega’s zien uw antwoorden niet. Uw school krijgt alleen uitkomsten van het hele team, en pas als minstens vijf collega’s hebben meegedaan.',
  personal: 'Deze link is alleen voor u. Stuur hem niet door: wie hem opent, kan uw antwoorden zien en veranderen.',
  names: 'En de namen van collega’s?',
  namesText:
    'Als we vragen met wie u overlegt, ziet u de namen van uw collega’s. In de onderzoeksgegevens staan in plaats van namen codes. Niemand op uw school krijgt te zien wie wie heeft genoemd.',
  voluntary: 'Meedoen is vrijwillig. U mag elke vraag overslaan en op elk moment stoppen, zonder uitleg.',
  agree: 'Ik doe mee',
  decline: 'Liever niet',
  goOn: 'Verder waar u was',
  welcomeBack: 'Welkom terug',
  welcomeBackText: 'U was al begonnen. Wat u hebt ingevuld is bewaard; u gaat verder waar u was.',
  preparing: 'De vragen worden klaargezet …',

  // ------------------------------------------------------------ instead of questions
  nothingTitle: 'Voor u is er nu niets in te vullen',
  nothingText: 'Uw link klopt, maar in deze meetronde zijn er geen vragen voor u. U kunt deze pagina sluiten.',
  notYetOpenTitle: 'Deze vragenlijst is nog niet open',
  notYetOpenText: 'Uw link klopt. Open hem opnieuw zodra u bericht krijgt dat de meetronde is begonnen.',
  closedTitle: 'Deze meetronde is gesloten',
  closedText: 'Invullen kan niet meer. Hebt u vragen? Neem dan contact op met de onderzoekers die u de link stuurden.',
  finishedTitle: 'Dank u wel',
  finishedText: 'Uw antwoorden zijn binnen. U hoeft niets meer te doen en kunt deze pagina sluiten.',
  declinedTitle: 'U doet niet mee',
  declinedText: 'Dat is prima. U krijgt hierover geen herinneringen en kunt deze pagina sluiten.',
  reconsider: 'Toch meedoen',
  unknownTitle: 'Deze link werkt niet',
  unknownText:
    'Misschien is de link niet helemaal overgenomen, of is hij vervangen door een nieuwe. Open de link uit uw laatste uitnodiging nog eens, of vraag de onderzoekers om een nieuwe.',
  noLinkTitle: 'Open de link uit uw uitnodiging',
  noLinkText: 'Deze pagina werkt alleen met de persoonlijke link uit uw uitnodiging. Open die link in zijn geheel.',
  offlineTitle: 'Geen verbinding',
  offlineText:
    'We kunnen de vragenlijst nu niet bereiken. Er gaat niets verloren. Controleer uw verbinding en probeer het opnieuw.',
  tooManyTitle: 'Even wachten',
  tooManyText:
    'Deze link is in korte tijd te vaak geprobeerd. Wacht een paar minuten en probeer het dan opnieuw. Er gaat niets verloren.',
  troubleTitle: 'Het lukt nu even niet',
  troubleText: 'De fout ligt bij ons, niet bij u. Er gaat niets verloren. Probeer het over een paar minuten opnieuw.',

  // ------------------------------------------------------------ saving
  saved: 'Opgeslagen',
  saving: 'Opslaan …',
  waiting: 'Nog niet verzonden – staat op dit toestel',
  waitingFragile: 'Nog niet verzonden – houd deze pagina open',
  waitingBusy: 'Het is nu druk. Uw antwoorden staan op dit toestel; we proberen het zo opnieuw.',
  sendNow: 'Nu verzenden',
  endedClosed:
    'De meetronde is intussen gesloten. Uw laatste antwoorden konden niet meer worden verzonden; ze staan nog op dit toestel.',
  endedFinished:
    'Deze vragenlijst is al ingeleverd, op een ander toestel of in een ander venster. Daar zijn uw antwoorden bewaard.',
  endedUnknown:
    'Deze link is vervangen of ingetrokken. Wat u hier hebt ingevuld staat nog op dit toestel. Open de link uit uw laatste uitnodiging.',
  endedDeclined: 'U hebt op een ander toestel aangegeven niet mee te doen. Er wordt niets meer verzonden.',
  endedRefused:
    'Een antwoord is niet aangenomen ({code}). Uw antwoorden staan nog op dit toestel. Laad de pagina opnieuw; helpt dat niet, meld het dan de onderzoekers.',
  endedTitle: 'U kunt hier niet verder',
  reload: 'Pagina opnieuw laden',

  languageFailed: 'De andere taal kon nu niet worden opgehaald. U kunt hier gewoon verder; probeer het later nog eens.',

  // ------------------------------------------------------------ answering
  partOf: 'Deel {n} van {all}',
  partItems: '{n} stellingen',
  partItem: '1 stelling',
  partStart: 'Begin',
  itemOf: '{n} van {all}',
  progress: 'Voortgang',
  percent: '{n}%',
  back: 'Vorige',
  next: 'Volgende',
  skip: 'Overslaan',
  toSummary: 'Naar overzicht',
  keys: 'U kunt ook de toetsen {first} tot en met {last} gebruiken.',

  // ------------------------------------------------------------ colleagues
  rosterHow:
    'Tik op een naam en kies hoe vaak. Namen die u niet aantikt tellen als ‘nooit’ zodra u hebt bevestigd dat u de hele lijst hebt bekeken.',
  howOften: 'Hoe vaak: {name}',
  clearAnswer: 'Wissen',
  search: 'Zoek een naam',
  clearSearch: 'Zoekopdracht wissen',
  found: '{n} gevonden',
  foundNone: 'Niemand gevonden met ‘{text}’.',
  groupFirst: 'Eerst tonen',
  groupAll: 'iedereen op alfabet',
  groupOf: 'groep {group}',
  counter: '{n} van {all} collega’s aangetikt',
  nobody: 'Met niemand. Ik heb de hele lijst bekeken.',
  wholeList: 'Ik heb de hele lijst bekeken',
  searchFirst: 'Wis eerst de zoekopdracht, dan ziet u de hele lijst.',
  unconfirmed:
    'U hebt nog niet aangegeven dat u de hele lijst hebt bekeken. Zonder dat weten we niet of namen die u niet aantikte ‘nooit’ betekenen, en telt deze vraag niet mee.',
  goOnAnyway: 'Toch verder',
  noColleagues: 'Er staan geen collega’s op de lijst van deze meetronde.',
  teacher: 'leraar',
  internalCoach: 'intern begeleider',
  schoolLeader: 'schoolleider',
  specialist: 'specialist',
  assistant: 'onderwijsassistent',

  // ------------------------------------------------------------ summary and handing in
  summaryTitle: 'Klaar om in te leveren?',
  summaryText: 'Na het inleveren kunt u niets meer veranderen. Overgeslagen vragen mogen leeg blijven.',
  summaryPart: '{answered} van {all} beantwoord',
  summarySkipped: '{n} overgeslagen',
  summaryComplete: 'helemaal beantwoord',
  goToSkipped: 'Bekijk overgeslagen',
  reviewPart: 'Bekijk',
  handIn: 'Inleveren',
  handingIn: 'Bezig met inleveren …',
  handInOffline:
    'Inleveren lukt nu niet: er is geen verbinding. Uw antwoorden staan op dit toestel. Zodra er weer verbinding is, leveren we ze in. U kunt ook zelf opnieuw op Inleveren drukken.',
  handInTrouble:
    'Inleveren lukt nu niet; de fout ligt bij ons. Uw antwoorden staan op dit toestel. We proberen het zo opnieuw. U kunt ook zelf opnieuw op Inleveren drukken.',
  thanksTitle: 'Dank u wel',
  thanksText: 'Uw antwoorden zijn ingeleverd. U kunt deze pagina sluiten.',
  receipt: 'Ontvangstnummer',
  receiptText: 'Bewaar dit nummer als u later nog een vraag hebt over uw inzending.',

  // ------------------------------------------------------------ two devices
  conflictTitle: 'U hebt op twee plaatsen geantwoord',
  conflictText: 'Bij {n} vragen verschillen uw antwoorden. Kies welk antwoord geldt. Al het andere is samengevoegd.',
  conflictTextOne: 'Bij één vraag verschillen uw antwoorden. Kies welk antwoord geldt. Al het andere is samengevoegd.',
  here: 'In dit venster',
  elsewhere: 'Op een ander toestel of in een ander venster',
  noAnswer: 'geen antwoord',
  namesTouched: '{n} collega’s aangetikt',
  namesTouchedConfirmed: '{n} collega’s aangetikt, hele lijst bekeken',
} as const;
