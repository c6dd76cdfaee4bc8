/** What a report says of coded interviews and reports, and of the joint display. */
import type { EvidenceSource, InferenceKind, Valence } from '../../analysis/evidence/types.ts';
import type { Language } from '../../instruments/types.ts';

export interface EvidenceWords {
  readonly sections: { readonly themes: string; readonly jointDisplay: string };
  readonly sources: Readonly<Record<EvidenceSource, string>>;
  readonly valences: Readonly<Record<Valence, string>>;
  readonly intro: string;
  readonly ungrouped: string;
  readonly caution: string;
  readonly coverage: {
    readonly caption: string;
    readonly source: string;
    readonly schools: string;
    readonly note: string;
    readonly coders: (units: string, coders: string, twice: string) => string;
    readonly coder: (code: string, units: string) => string;
    readonly notHeard: (schools: string) => string;
  };
  readonly counts: {
    readonly caption: string;
    readonly theme: string;
    readonly all: string;
    readonly high: string;
    readonly low: string;
    readonly p: string;
    readonly spontaneous: string;
    readonly implicit: string;
    readonly note: string;
    readonly nobody: string;
    readonly share: (k: string, n: string, interval: string) => string;
    readonly sub: (name: string) => string;
  };
  readonly valence: {
    readonly caption: string;
    readonly helps: (group: string) => string;
    readonly hinders: (group: string) => string;
    readonly pHelps: string;
    readonly pHinders: string;
    readonly note: string;
  };
  readonly bySource: { readonly caption: string; readonly note: string };
  readonly kappa: {
    readonly caption: string;
    readonly n: string;
    readonly equal: string;
    readonly mentioned: string;
    readonly mention: string;
    readonly valence: string;
    readonly all: string;
    readonly oneCode: string;
    readonly note: string;
    readonly none: string;
  };
  readonly quotes: {
    readonly caption: string;
    readonly source: string;
    readonly quote: string;
    readonly said: string;
    readonly note: string;
  };
  readonly joint: {
    readonly intro: string;
    readonly caption: string;
    readonly factor: string;
    readonly numbers: string;
    readonly themesOf: (group: string) => string;
    readonly quote: string;
    readonly inference: string;
    readonly note: string;
    readonly noNumbers: string;
    readonly notCoded: string;
    readonly mentioned: (k: string, n: string) => string;
    readonly helps: (k: string) => string;
    readonly hinders: (k: string) => string;
    readonly row: (wave: string, g: string, p: string, r: string) => string;
    readonly many: (rows: string, shown: string, low: string, high: string) => string;
    readonly kinds: Readonly<Record<InferenceKind, string>>;
    readonly unwritten: string;
    readonly by: Readonly<Record<'demo' | 'command line' | 'account', string>>;
    readonly written: (factor: string, kind: string, text: string, by: string, at: string) => string;
    readonly writtenHeading: string;
    readonly detailCaption: string;
    readonly detailNote: string;
    readonly r: string;
    readonly quoteOf: (group: string, source: string, quote: string) => string;
  };
}

const nl: EvidenceWords = {
  sections: { themes: 'Thema’s uit gesprekken en verslagen', jointDisplay: 'Cijfers en thema’s naast elkaar' },
  sources: { trainer: 'trainer', schoolLeader: 'schoolleider', internalCoach: 'intern begeleider' },
  valences: { '+': 'helpt', '-': 'hindert', '±': 'beide', '0': 'geen van beide' },
  intro:
    'Codeurs lazen de gesprekken en de verslagen van trainers en gaven per thema aan of en hoe het genoemd werd. Een school noemt een thema als een van de bronnen het noemt: uit zichzelf, na doorvragen of impliciet. Hebben codeurs samen besloten, dan telt dat; anders telt de codeur die de meeste bronnen codeerde.',
  ungrouped: 'Er zijn geen groepen scholen gekozen; de aantallen gaan over alle gecodeerde scholen.',
  caution:
    'Dit zijn aantallen van wat er is gezegd, geen oorzaken. Een thema dat weinig wordt genoemd, is niet per definitie onbelangrijk: soms spreekt het vanzelf. De p-waarden zijn niet gecorrigeerd voor het aantal thema’s.',
  coverage: {
    caption: 'Van wie er iets gecodeerd is',
    source: 'Bron',
    schools: 'Scholen',
    note: 'Niet gehoord is iets anders dan niet genoemd: een school zonder gecodeerde bron telt in n niet mee.',
    coders: (units, coders, twice) =>
      `${units} bronnen zijn gecodeerd, door ${coders}. Door twee mensen gecodeerd: ${twice} (gewenst: ten minste 20%).`,
    coder: (code, units) => `${code} (${units})`,
    notHeard: (schools) => `Van deze gekozen scholen is niets gecodeerd: ${schools}.`,
  },
  counts: {
    caption: 'Op hoeveel scholen een thema genoemd is',
    theme: 'Thema',
    all: 'Alle scholen [95%]',
    high: 'Groot effect [95%]',
    low: 'Klein effect [95%]',
    p: 'p (Fisher)',
    spontaneous: 'Uit zichzelf, groot/klein',
    implicit: 'Alleen impliciet, groot/klein',
    note: 'k van n scholen met een exact interval (Clopper–Pearson); p: exacte toets van Fisher, tweezijdig, groot tegenover klein effect. Ingesprongen: deelthema’s van het thema erboven; zij tellen daar mee.',
    nobody: 'niemand gehoord',
    share: (k, n, interval) => `${k} van ${n} ${interval}`,
    sub: (name) => `– ${name}`,
  },
  valence: {
    caption: 'Wat er van een thema is gezegd',
    helps: (group) => `Helpt, ${group}`,
    hinders: (group) => `Hindert, ${group}`,
    pHelps: 'p helpt',
    pHinders: 'p hindert',
    note: 'Scholen waar het thema volgens een bron helpt of hindert, van het aantal dat over het thema is gehoord. Wie beide zegt, telt in beide.',
  },
  bySource: {
    caption: 'Wie het noemt (groot effect · klein effect)',
    note: 'Scholen waar deze bron het thema noemt, van het aantal scholen waar deze bron is gehoord.',
  },
  kappa: {
    caption: 'Overeenstemming tussen codeurs (Cohens kappa)',
    n: 'n',
    equal: 'Gelijk',
    mentioned: 'κ genoemd of niet [95%]',
    mention: 'κ hoe genoemd',
    valence: 'κ helpt of hindert',
    all: 'alle hoofdthema’s samen',
    oneCode: 'één code',
    note: '† lager dan 0,60: te bespreken met de codeurs. n: bronnen die twee codeurs op dit thema beoordeelden; met weinig bronnen is het interval breed. Eén code: beiden gaven overal dezelfde code, dan zegt kappa niets.',
    none: 'Geen bron is door twee mensen gecodeerd: over de overeenstemming is niets te zeggen.',
  },
  quotes: {
    caption: 'In hun eigen woorden',
    source: 'Bron',
    quote: 'Citaat',
    said: 'Gezegd wordt',
    note: 'Gepseudonimiseerde citaten; per factor en groep ten hoogste twee die iets verschillends zeggen. Een citaat laat horen, het bewijst niet.',
  },
  joint: {
    intro:
      'Per factor staan de cijfers van de vergelijking naast wat mensen zeiden, en hoe die zich verhouden. Dat laatste schrijft een mens; het wordt nooit berekend.',
    caption: 'Cijfers en thema’s per factor',
    factor: 'Factor',
    numbers: 'Cijfers',
    themesOf: (group) => `Thema, ${group}`,
    quote: 'Citaat',
    inference: 'Hoe zij zich verhouden',
    note: 'Bevestigt: cijfers en thema’s wijzen dezelfde kant op. Verbreedt: de thema’s voegen toe wat geen schaal mat. Spreekt tegen: zij wijzen verschillende kanten op. Zwijgt: een van beide zegt er niets over. g: Hedges g, groot min klein effect; p: gecorrigeerd; r: over alle scholen.',
    noNumbers: 'niet gemeten of niet vergeleken',
    notCoded: 'niet gecodeerd',
    mentioned: (k, n) => `genoemd ${k} van ${n}`,
    helps: (k) => `helpt ${k}`,
    hinders: (k) => `hindert ${k}`,
    row: (wave, g, p, r) => `${wave}: g ${g}, p ${p}, r ${r}`,
    many: (rows, shown, low, high) => `${rows} maten: ${shown} met p < 0,05; g van ${low} tot ${high}`,
    kinds: { confirm: 'bevestigt', expand: 'verbreedt', discord: 'spreekt tegen', silent: 'zwijgt' },
    unwritten: 'nog niet door een mens geschreven',
    by: { demo: 'de demo', 'command line': 'de opdrachtregel', account: 'een onderzoeker' },
    written: (factor, kind, text, by, at) => `${factor}: ${kind}. ${text} (${by}, ${at})`,
    writtenHeading: 'Wat een mens eruit opmaakt',
    detailCaption: 'De cijfers per factor',
    detailNote: 'Niveaus in de eerste en de laatste meetronde en de verandering daartussen; van netwerken de laatste meetronde.',
    r: 'r alle scholen [95%]',
    quoteOf: (group, source, quote) => `“${quote}” (${source}, ${group})`,
  },
};

const en: EvidenceWords = {
  sections: { themes: 'Themes in interviews and reports', jointDisplay: 'Numbers and themes side by side' },
  sources: { trainer: 'trainer', schoolLeader: 'school leader', internalCoach: 'internal coach' },
  valences: { '+': 'helps', '-': 'hinders', '±': 'both', '0': 'neither' },
  intro:
    'Coders read the interviews and the trainers’ reports and said of each theme whether and how it was mentioned. A school mentions a theme when one of its sources does: spontaneously, when asked, or implicitly. Where coders came to an agreement, that counts; elsewhere the coder who coded most sources counts.',
  ungrouped: 'No groups of schools were chosen; the counts are about all coded schools.',
  caution:
    'These are counts of what was said, not causes. A theme that is seldom mentioned is not unimportant for that: some things go without saying. The p values are not adjusted for the number of themes.',
  coverage: {
    caption: 'Whose words were coded',
    source: 'Source',
    schools: 'Schools',
    note: 'Not heard is something else than not mentioned: a school without a coded source is not in n.',
    coders: (units, coders, twice) =>
      `${units} sources were coded, by ${coders}. Coded by two people: ${twice} (wanted: at least 20%).`,
    coder: (code, units) => `${code} (${units})`,
    notHeard: (schools) => `Nothing was coded of these chosen schools: ${schools}.`,
  },
  counts: {
    caption: 'In how many schools a theme was mentioned',
    theme: 'Theme',
    all: 'All schools [95%]',
    high: 'Large effect [95%]',
    low: 'Small effect [95%]',
    p: 'p (Fisher)',
    spontaneous: 'Spontaneously, large/small',
    implicit: 'Only implicitly, large/small',
    note: 'k of n schools with an exact interval (Clopper–Pearson); p: Fisher’s exact test, two-sided, large against small effect. Indented: sub-themes of the theme above them, which counts them too.',
    nobody: 'nobody heard',
    share: (k, n, interval) => `${k} of ${n} ${interval}`,
    sub: (name) => `– ${name}`,
  },
  valence: {
    caption: 'What was said of a theme',
    helps: (group) => `Helps, ${group}`,
    hinders: (group) => `Hinders, ${group}`,
    pHelps: 'p helps',
    pHinders: 'p hinders',
    note: 'Schools where the theme helps or hinders according to a source, of those that were heard about the theme. Whoever says both counts in both.',
  },
  bySource: {
    caption: 'Who mentions it (large effect · small effect)',
    note: 'Schools where this source mentions the theme, of the schools where this source was heard.',
  },
  kappa: {
    caption: 'Agreement between coders (Cohen’s kappa)',
    n: 'n',
    equal: 'Equal',
    mentioned: 'κ mentioned or not [95%]',
    mention: 'κ how mentioned',
    valence: 'κ helps or hinders',
    all: 'all main themes together',
    oneCode: 'one code',
    note: '† below .60: to be discussed by the coders. n: sources that two coders judged on this theme; with few sources the interval is wide. One code: both gave the same code throughout, and kappa says nothing.',
    none: 'No source was coded by two people: nothing can be said of agreement.',
  },
  quotes: {
    caption: 'In their own words',
    source: 'Source',
    quote: 'Quote',
    said: 'What is said',
    note: 'Pseudonymised quotes, in Dutch as they were said; per factor and group at most two that say different things. A quote lets you hear, it does not prove.',
  },
  joint: {
    intro:
      'For each factor the figures of the comparison stand beside what people said, and how the two relate. The last is written by a person; it is never computed.',
    caption: 'Numbers and themes per factor',
    factor: 'Factor',
    numbers: 'Numbers',
    themesOf: (group) => `Theme, ${group}`,
    quote: 'Quote',
    inference: 'How they relate',
    note: 'Confirms: numbers and themes point the same way. Expands: the themes add what no scale measured. Discord: they point different ways. Silent: one of the two says nothing about it. g: Hedges’ g, large minus small effect; p: adjusted; r: over all schools.',
    noNumbers: 'not measured or not compared',
    notCoded: 'not coded',
    mentioned: (k, n) => `mentioned ${k} of ${n}`,
    helps: (k) => `helps ${k}`,
    hinders: (k) => `hinders ${k}`,
    row: (wave, g, p, r) => `${wave}: g ${g}, p ${p}, r ${r}`,
    many: (rows, shown, low, high) => `${rows} measures: ${shown} with p < .05; g from ${low} to ${high}`,
    kinds: { confirm: 'confirms', expand: 'expands', discord: 'discord', silent: 'silent' },
    unwritten: 'not yet written by a person',
    by: { demo: 'the demo', 'command line': 'the command line', account: 'a researcher' },
    written: (factor, kind, text, by, at) => `${factor}: ${kind}. ${text} (${by}, ${at})`,
    writtenHeading: 'What a person concludes',
    detailCaption: 'The figures per factor',
    detailNote: 'Levels in the first and the last wave and the change between them; of networks the last wave.',
    r: 'r all schools [95%]',
    quoteOf: (group, source, quote) => `“${quote}” (${source}, ${group})`,
  },
};

export const evidenceWords: Readonly<Record<Language, EvidenceWords>> = { nl, en };
