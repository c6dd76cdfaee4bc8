/** What a report says of doubtful responses: how many, what somebody decided, and the means with and without. */
import type { ExclusionReason, FlagKind } from '../../analysis/quality/types.ts';
import type { Language } from '../../instruments/types.ts';

export interface QualityWords {
  readonly title: string;
  readonly intro: string;
  readonly flagsCaption: string;
  readonly flagsNote: string;
  readonly columns: Readonly<Record<'kind' | 'wave' | 'responses' | 'people' | 'reason' | 'decided' | 'scale', string>>;
  readonly kinds: Readonly<Record<FlagKind, string>>;
  readonly noFlags: string;
  readonly decisionsCaption: string;
  readonly noDecisions: string;
  readonly reasons: Readonly<Record<ExclusionReason, string>>;
  readonly meansTitle: string;
  readonly meansIntro: string;
  readonly meansCaption: string;
  readonly means: Readonly<Record<'everybody' | 'analysed' | 'unflagged', string>>;
  readonly excludedIntro: string;
}

const nl: QualityWords = {
  title: 'Kwaliteit van de antwoorden',
  intro:
    'Een vlag is een vraag, geen oordeel: zij laat niets weg. Alleen wat iemand met een reden heeft uitgesloten telt niet mee, en dat is terug te draaien.',
  flagsCaption: 'Vlaggen per soort en meetronde',
  flagsNote: 'Een inzending kan meer dan één vlag hebben.',
  columns: {
    kind: 'Vlag',
    wave: 'Meetronde',
    responses: 'Inzendingen',
    people: 'Scholen',
    reason: 'Reden',
    decided: 'Laatst besloten',
    scale: 'Schaal',
  },
  kinds: {
    straightLine: 'overal hetzelfde antwoord, ook op omgekeerde stellingen',
    longString: 'lange reeks van hetzelfde antwoord',
    contradiction: 'eens (of oneens) met stellingen én met het omgekeerde',
    tooFast: 'sneller dan men kan lezen',
    impossibleTime: 'ingeleverd voordat er begonnen is',
    sameTieToAll: 'alle collega’s even vaak genoemd',
    duplicate: 'gelijk aan de antwoorden van een collega',
    movedPerson: 'antwoorden op een andere school dan de deelnemerslijst zegt',
    mixedVersions: 'meer dan één versie van de vragenlijst beantwoord',
  },
  noFlags: 'Geen enkele inzending kreeg een vlag.',
  decisionsCaption: 'Uitgesloten inzendingen',
  noDecisions: 'Er is niets uitgesloten: alle inzendingen hieronder tellen mee.',
  reasons: {
    careless: 'onzorgvuldig ingevuld',
    duplicate: 'dubbel',
    wrongPerson: 'door iemand anders ingevuld',
    testEntry: 'proefinvulling',
    onRequest: 'op verzoek van de deelnemer',
    other: 'andere reden',
  },
  meansTitle: 'Gemiddelden met en zonder',
  meansIntro:
    'Van elke schaal met een gemarkeerde of uitgesloten inzending: het gemiddelde over personen met alles, zoals geanalyseerd, en ook zonder wie een vlag van onzorgvuldigheid heeft.',
  meansCaption: 'Gemiddelde (n) op drie manieren',
  means: { everybody: 'Met alles', analysed: 'Zoals geanalyseerd', unflagged: 'Zonder vlaggen' },
  excludedIntro: 'Met uitgesloten inzendingen: dezelfde vergelijking van dezelfde scholen, alsof niemand iets had uitgesloten.',
};

const en: QualityWords = {
  title: 'Quality of the answers',
  intro:
    'A flag is a question, not a verdict: it leaves nothing out. Only what somebody excluded with a reason does not count, and that can be taken back.',
  flagsCaption: 'Flags by kind and wave',
  flagsNote: 'A response can have more than one flag.',
  columns: {
    kind: 'Flag',
    wave: 'Wave',
    responses: 'Responses',
    people: 'Schools',
    reason: 'Reason',
    decided: 'Last decided',
    scale: 'Scale',
  },
  kinds: {
    straightLine: 'the same answer throughout, reversed items included',
    longString: 'a long run of the same answer',
    contradiction: 'agrees (or disagrees) with statements and with their opposites',
    tooFast: 'faster than one can read',
    impossibleTime: 'handed in before it was begun',
    sameTieToAll: 'all colleagues named equally often',
    duplicate: 'the same as a colleague’s answers',
    movedPerson: 'answers in another school than the roster says',
    mixedVersions: 'answered more than one version of the questionnaire',
  },
  noFlags: 'No response was flagged.',
  decisionsCaption: 'Excluded responses',
  noDecisions: 'Nothing was excluded: all responses below count.',
  reasons: {
    careless: 'filled in carelessly',
    duplicate: 'duplicate',
    wrongPerson: 'filled in by somebody else',
    testEntry: 'test entry',
    onRequest: 'at the participant’s request',
    other: 'another reason',
  },
  meansTitle: 'Means with and without',
  meansIntro:
    'For every scale with a flagged or excluded response: the mean over persons with everything, as analysed, and also without those with a flag of carelessness.',
  meansCaption: 'Mean (n) in three ways',
  means: { everybody: 'With everything', analysed: 'As analysed', unflagged: 'Without flags' },
  excludedIntro: 'With excluded responses: the same comparison of the same schools, as if nobody had excluded anything.',
};

export const qualityWords: Readonly<Record<Language, QualityWords>> = { nl, en };
