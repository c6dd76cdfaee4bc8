import { passage, rating5, sentence } from '../formats.ts';
import { structure } from '../publish.ts';
import type { AnswerFormat, Words } from '../types.ts';

const choice = <const I extends string>(id: I, labels: readonly Words[], first = 1) =>
  ({
    id,
    kind: 'choice',
    options: labels.map((label, i) => ({ code: first + i, label })),
    dontKnow: true,
    dontKnowLabel: { nl: 'niet te beoordelen', en: 'cannot be judged' },
  }) satisfies AnswerFormat;

const influence5 = choice('influence5', [
  { nl: 'sterk belemmerend', en: 'hindered strongly' },
  { nl: 'belemmerend', en: 'hindered' },
  { nl: 'geen van beide', en: 'neither' },
  { nl: 'bevorderend', en: 'helped' },
  { nl: 'sterk bevorderend', en: 'helped strongly' },
]);
const useful5 = choice('useful5', [
  { nl: 'niet nuttig', en: 'not useful' },
  { nl: 'weinig nuttig', en: 'of little use' },
  { nl: 'enigszins nuttig', en: 'somewhat useful' },
  { nl: 'nuttig', en: 'useful' },
  { nl: 'zeer nuttig', en: 'very useful' },
]);
const leads4 = choice('leads4', [
  { nl: 'de schoolleider', en: 'the school leader' },
  { nl: 'de intern begeleider', en: 'the internal coach' },
  { nl: 'beiden', en: 'both' },
  { nl: 'niemand', en: 'nobody' },
]);
const lessonsSeen = choice(
  'lessonsSeen',
  [
    { nl: 'geen', en: 'none' },
    { nl: '1 of 2', en: '1 or 2' },
    { nl: '3 tot en met 5', en: '3 to 5' },
    { nl: '6 tot en met 10', en: '6 to 10' },
    { nl: 'meer dan 10', en: 'more than 10' },
  ],
  0,
);
const often5 = choice('often5', [
  { nl: 'minder dan eens per halfjaar', en: 'less than once every half-year' },
  { nl: 'eens per halfjaar', en: 'once every half-year' },
  { nl: 'eens per kwartaal', en: 'once every three months' },
  { nl: 'elke maand', en: 'every month' },
  { nl: 'vaker dan elke maand', en: 'more often than every month' },
]);
const yesNo = choice(
  'yesNo',
  [
    { nl: 'nee', en: 'no' },
    { nl: 'ja', en: 'yes' },
  ],
  0,
);
const direction4 = choice(
  'direction4',
  [
    { nl: 'geen', en: 'none' },
    { nl: 'positief', en: 'positive' },
    { nl: 'negatief', en: 'negative' },
    { nl: 'zowel positief als negatief', en: 'both positive and negative' },
  ],
  0,
);
const domain4 = choice('domain4', [
  { nl: 'rekenen-wiskunde', en: 'mathematics' },
  { nl: 'spelling', en: 'spelling' },
  { nl: 'begrijpend lezen', en: 'reading comprehension' },
  { nl: 'anders', en: 'something else' },
]);

/**
 * The trainer's progress report on a school at T3, version 1. The response is *about* the school. A rating asks what was seen
 * that shows it, unless the trainer could not judge. The trainer writes without knowing the school's effect or its group.
 */
export const trainerReport = structure({
  id: 'trainer-report',
  version: 1,
  validated: false,
  stem: false,
  answerFormats: {
    rating5,
    influence5,
    useful5,
    leads4,
    lessonsSeen,
    often5,
    yesNo,
    direction4,
    domain4,
    sentence,
    passage,
  },
  facets: [],
  items: {
    VV01: { format: 'rating5', source: 'draft', required: true },
    VV01e: { format: 'sentence', source: 'draft', shownWhen: { item: 'VV01', in: [1, 2, 3, 4, 5] }, required: true },
    VV02: { format: 'rating5', source: 'draft', required: true },
    VV02e: { format: 'sentence', source: 'draft', shownWhen: { item: 'VV02', in: [1, 2, 3, 4, 5] }, required: true },
    VV03: { format: 'rating5', source: 'draft', required: true },
    VV03e: { format: 'sentence', source: 'draft', shownWhen: { item: 'VV03', in: [1, 2, 3, 4, 5] }, required: true },
    VV04: { format: 'rating5', source: 'draft', required: true },
    VV04e: { format: 'sentence', source: 'draft', shownWhen: { item: 'VV04', in: [1, 2, 3, 4, 5] }, required: true },
    VV05: { format: 'rating5', source: 'draft', required: true },
    VV05e: { format: 'sentence', source: 'draft', shownWhen: { item: 'VV05', in: [1, 2, 3, 4, 5] }, required: true },
    VV06: { format: 'rating5', source: 'draft', required: true },
    VV06e: { format: 'sentence', source: 'draft', shownWhen: { item: 'VV06', in: [1, 2, 3, 4, 5] }, required: true },
    VV06n: { format: 'lessonsSeen', source: 'draft' },
    VV07a: { format: 'rating5', source: 'draft', required: true },
    VV07b: { format: 'rating5', source: 'draft', required: true },
    VV07c: { format: 'passage', source: 'draft' },
    VV08: { format: 'influence5', source: 'draft', required: true },
    VV08e: { format: 'sentence', source: 'draft', shownWhen: { item: 'VV08', in: [1, 2, 3, 4, 5] }, required: true },
    VV08b: { format: 'leads4', source: 'draft' },
    VV09: { format: 'rating5', source: 'draft', required: true },
    VV09e: { format: 'sentence', source: 'draft', shownWhen: { item: 'VV09', in: [1, 2, 3, 4, 5] }, required: true },
    VV09r1: { format: 'yesNo', source: 'draft', shownWhen: { item: 'VV09', in: [1, 2] } },
    VV09r2: { format: 'yesNo', source: 'draft', shownWhen: { item: 'VV09', in: [1, 2] } },
    VV09r3: { format: 'yesNo', source: 'draft', shownWhen: { item: 'VV09', in: [1, 2] } },
    VV09r4: { format: 'yesNo', source: 'draft', shownWhen: { item: 'VV09', in: [1, 2] } },
    VV09r5: { format: 'sentence', source: 'draft', shownWhen: { item: 'VV09', in: [1, 2] } },
    VV10: { format: 'rating5', source: 'draft', required: true },
    VV10e: { format: 'sentence', source: 'draft', shownWhen: { item: 'VV10', in: [1, 2, 3, 4, 5] }, required: true },
    VV10n: { format: 'often5', source: 'draft' },
    VV10c: { format: 'passage', source: 'draft' },
    VV11: { format: 'rating5', source: 'draft', required: true },
    VV11e: { format: 'sentence', source: 'draft', shownWhen: { item: 'VV11', in: [1, 2, 3, 4, 5] }, required: true },
    VV12: { format: 'rating5', source: 'draft', required: true },
    VV12e: { format: 'sentence', source: 'draft', shownWhen: { item: 'VV12', in: [1, 2, 3, 4, 5] }, required: true },
    VV12c: { format: 'sentence', source: 'draft' },
    VV13: { format: 'useful5', source: 'draft', required: true },
    VV13e: { format: 'sentence', source: 'draft', shownWhen: { item: 'VV13', in: [1, 2, 3, 4, 5] }, required: true },
    VV14: { format: 'direction4', source: 'draft' },
    VV14e: { format: 'sentence', source: 'draft', shownWhen: { item: 'VV14', in: [1, 2, 3] }, required: true },
    VV15: { format: 'passage', source: 'draft' },
    VV16h1: { format: 'domain4', source: 'draft' },
    VV16h2: { format: 'domain4', source: 'draft' },
    VV16h3: { format: 'domain4', source: 'draft' },
    VV16h4: { format: 'domain4', source: 'draft' },
    VV17: { format: 'rating5', source: 'draft', required: true },
    VV17e: { format: 'sentence', source: 'draft', shownWhen: { item: 'VV17', in: [1, 2, 3, 4, 5] }, required: true },
    VV17s: { format: 'passage', source: 'draft' },
    VV17o: { format: 'passage', source: 'draft' },
  },
  scales: {
    implementation: { items: { VV01: 1, VV02: 1, VV03: 1, VV04: 1, VV05: 1 }, minValid: 4 },
    teachingQuality: { items: { VV06: 1 }, minValid: 1 },
    overall: { items: { VV17: 1 }, minValid: 1 },
  },
  relations: {},
});
