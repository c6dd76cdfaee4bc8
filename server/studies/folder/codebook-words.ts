/** What the fixed columns of a study folder mean, and the other sentences of a codebook. */
import type { EvidenceSource, InferenceKind, Mention, Valence } from '../../../analysis/evidence/types.ts';
import type { ExclusionReason } from '../../../analysis/quality/types.ts';
import type { ItemSource, MissingKind, Words } from '../../../instruments/types.ts';

export const fileWords = {
  schools: { nl: 'De scholen en hun kenmerken', en: 'The schools and their attributes' },
  people: { nl: 'Iedereen op een deelnemerslijst', en: 'Everyone on a roster' },
  answers: { nl: 'Antwoorden: één rij per inzending', en: 'Answers: one row per response' },
  nominations: { nl: 'Wie wie noemde: één rij per genoemde collega', en: 'Who named whom: one row per colleague who was named' },
  respondents: {
    nl: 'Wie de hele lijst heeft bevestigd; de rij van ieder ander ontbreekt en is niet nul',
    en: 'Who confirmed the whole list; everybody else’s row is missing, not zero',
  },
  achievement: { nl: 'Toetsscores: één rij per leerling en toetsmoment', en: 'Test scores: one row per pupil and occasion' },
  themes: {
    nl: 'Codes van gesprekken en verslagen: één rij per school, bron, thema en codeur; geen rij = niet gecodeerd',
    en: 'Codes of interviews and reports: one row per school, source, theme and coder; no row = not coded',
  },
  exclusions: {
    nl: 'Inzendingen die iemand met een reden heeft uitgesloten; zij staan gewoon bij de antwoorden en tellen niet mee',
    en: 'Responses that somebody excluded with a reason; they stand among the answers and do not count',
  },
  inferences: {
    nl: 'Wat een mens per factor uit cijfers en thema’s samen opmaakt',
    en: 'What a person concludes per factor from numbers and themes together',
  },
} as const satisfies Record<string, Words>;

export const columnWords = {
  school: { nl: 'school (id)', en: 'school (id)' },
  name: { nl: 'naam', en: 'name' },
  cohort: { nl: 'cohort', en: 'cohort' },
  brin: { nl: 'BRIN-code', en: 'BRIN code' },
  person: { nl: 'persoon (id); leeg = anoniem', en: 'person (id); empty = anonymous' },
  functions: { nl: 'functies, gescheiden door |', en: 'functions, separated by |' },
  email: { nl: 'e-mailadres', en: 'e-mail address' },
  group: { nl: 'groep', en: 'group' },
  from: { nl: 'eerste meetronde op de lijst; leeg = altijd', en: 'first wave on the roster; empty = always' },
  to: { nl: 'laatste meetronde op de lijst; leeg = altijd', en: 'last wave on the roster; empty = always' },
  response: { nl: 'inzending (id)', en: 'response (id)' },
  about: { nl: 'op wie of wat de antwoorden betrekking hebben', en: 'on whom or what the answers are' },
  wave: { nl: 'meetronde (id)', en: 'wave (id)' },
  version: { nl: 'versie van de vragenlijst', en: 'version of the instrument' },
  language: { nl: 'taal waarin is geantwoord', en: 'language of answering' },
  started: { nl: 'begonnen (ISO 8601)', en: 'started (ISO 8601)' },
  submitted: {
    nl: 'ingezonden (ISO 8601); leeg = concept; unknown = ingezonden, tijd onbekend; zonder kolom is alles ingezonden',
    en: 'submitted (ISO 8601); empty = draft; unknown = submitted, time not known; without the column all are submitted',
  },
  late: {
    nl: '1 = ingezonden nadat de meetronde was gesloten; telt in de analyse alleen mee als study.json dat zegt (lateAnswers)',
    en: '1 = submitted after the wave was closed; analysed only where study.json says so (lateAnswers)',
  },
  relation: { nl: 'relatie (id)', en: 'relation (id)' },
  ego: { nl: 'wie noemt (persoon)', en: 'who names (person)' },
  alter: { nl: 'wie genoemd wordt (persoon)', en: 'who is named (person)' },
  value: { nl: 'code van het antwoord', en: 'code of the answer' },
  pupil: { nl: 'leerling (id)', en: 'pupil (id)' },
  subject: { nl: 'vak', en: 'subject' },
  scaleVersion: { nl: 'schaal en versie van de toets', en: 'scale and version of the test' },
  occasion: { nl: 'toetsmoment', en: 'measurement occasion' },
  schoolYear: { nl: 'schooljaar', en: 'school year' },
  time: { nl: 'tijd (getal; eenheid naar keuze van het onderzoek)', en: 'time (number; unit as the study chose)' },
  phase: { nl: 'fase van de interventie', en: 'phase of the intervention' },
  exposure: { nl: 'jaren sinds het begin', en: 'years since the start' },
  score: { nl: 'vaardigheidsscore', en: 'ability score' },
  weight: { nl: 'leerlinggewicht (tot 2019)', en: 'student weight (until 2019)' },
  source: { nl: 'wie is gehoord of schreef', en: 'who was heard or wrote' },
  theme: { nl: 'thema', en: 'theme' },
  mention: { nl: 'of en hoe het thema is genoemd', en: 'whether and how the theme was mentioned' },
  valence: { nl: 'wat ervan werd gezegd', en: 'what was said of it' },
  coder: { nl: 'codeur (id); consensus = achteraf samen besloten', en: 'coder (id); consensus = agreed on afterwards' },
  quote: { nl: 'citaat, gepseudonimiseerd', en: 'quote, pseudonymised' },
  factor: { nl: 'factor van de joint display', en: 'factor of the joint display' },
  kind: { nl: 'hoe cijfers en thema’s zich verhouden', en: 'how numbers and themes relate' },
  text: { nl: 'gevolgtrekking in woorden', en: 'inference in words' },
  by: { nl: 'door wie (id)', en: 'by whom (id)' },
  reason: { nl: 'waarom de inzending is uitgesloten', en: 'why the response is excluded' },
  note: { nl: 'toelichting in eigen woorden, zonder namen', en: 'explanation in own words, without names' },
  at: { nl: 'wanneer (ISO 8601)', en: 'when (ISO 8601)' },
} as const satisfies Record<string, Words>;
export type KnownColumn = keyof typeof columnWords;

export const phaseWords = {
  before: { nl: 'ervoor', en: 'before' },
  during: { nl: 'tijdens', en: 'during' },
  transition: { nl: 'overgang', en: 'transition' },
} as const satisfies Record<string, Words>;

export const exclusionWords = {
  careless: { nl: 'onzorgvuldig ingevuld', en: 'filled in carelessly' },
  duplicate: { nl: 'dubbel', en: 'duplicate' },
  wrongPerson: { nl: 'door iemand anders ingevuld', en: 'filled in by somebody else' },
  testEntry: { nl: 'proefinvulling', en: 'test entry' },
  onRequest: { nl: 'op verzoek van de deelnemer', en: 'at the participant’s request' },
  other: { nl: 'andere reden', en: 'another reason' },
} as const satisfies Record<ExclusionReason, Words>;

export const missingWords: Readonly<Record<MissingKind, Words>> = {
  skipped: { nl: 'gezien, overgeslagen', en: 'seen, skipped' },
  notShown: { nl: 'niet getoond', en: 'not shown' },
  notReached: { nl: 'niet bereikt', en: 'not reached' },
  dontKnow: { nl: 'weet ik niet', en: 'don’t know' },
  declined: { nl: 'wil niet antwoorden', en: 'declined' },
};

export const sourceWords: Readonly<Record<ItemSource, Words>> = {
  seed: { nl: 'stelling aangehaald in de bron', en: 'statement quoted in the source' },
  draft: { nl: 'eigen concept, niet gevalideerd', en: 'own draft, not validated' },
  other: { nl: 'van elders, zie de vragenlijst', en: 'from elsewhere, see the instrument' },
};

export const otherWords = {
  attribute: { nl: 'kenmerk van de school', en: 'attribute of the school' },
  covariate: { nl: 'covariaat (getal)', en: 'covariate (number)' },
  noValue: { nl: 'geen waarde', en: 'no value' },
  confirmed: {
    nl: 'de hele lijst is bevestigd; de genoemden staan in nominations.csv',
    en: 'the whole list was confirmed; who was named stands in nominations.csv',
  },
} as const satisfies Record<string, Words>;

export const evidenceSourceWords = {
  trainer: { nl: 'trainer (verslag)', en: 'trainer (report)' },
  schoolLeader: { nl: 'schoolleider', en: 'school leader' },
  internalCoach: { nl: 'intern begeleider', en: 'internal coach' },
} as const satisfies Record<EvidenceSource, Words>;

export const mentionWords = {
  spontaneous: { nl: 'uit zichzelf', en: 'spontaneously' },
  prompted: { nl: 'na doorvragen', en: 'when asked' },
  implicit: { nl: 'impliciet, binnen een ander thema', en: 'implicitly, within another theme' },
  absent: { nl: 'niet genoemd', en: 'not mentioned' },
} as const satisfies Record<Mention, Words>;

export const valenceWords = {
  '+': { nl: 'helpt', en: 'helps' },
  '-': { nl: 'hindert', en: 'hinders' },
  '±': { nl: 'beide', en: 'both' },
  '0': { nl: 'geen van beide', en: 'neither' },
} as const satisfies Record<Valence, Words>;

export const inferenceWords = {
  confirm: { nl: 'bevestigt: cijfers en thema’s wijzen dezelfde kant op', en: 'confirms: numbers and themes point the same way' },
  expand: { nl: 'verbreedt: thema’s voegen toe wat cijfers niet meten', en: 'expands: themes add what numbers do not measure' },
  discord: {
    nl: 'spreekt tegen: cijfers en thema’s wijzen verschillende kanten op',
    en: 'discord: numbers and themes point different ways',
  },
  silent: { nl: 'zwijgt: een van beide zegt er niets over', en: 'silent: one of the two says nothing about it' },
} as const satisfies Record<InferenceKind, Words>;
