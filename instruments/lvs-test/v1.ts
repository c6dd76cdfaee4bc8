import { structure } from '../publish.ts';
import type { AnswerFormat } from '../types.ts';

/** Four options in the order in which they are shown; the codes are those of the key, 1 = a … 4 = d of `source.md`. */
const mc4 = (id: string, options: readonly (readonly [code: number, nl: string, en: string])[]) =>
  ({
    id,
    kind: 'choice',
    options: options.map(([code, nl, en]) => ({ code, label: { nl, en } })),
    dontKnow: true,
    dontKnowLabel: { nl: 'weet ik niet', en: 'don’t know' },
  }) satisfies AnswerFormat;

/** Knowledge of pupil-monitoring systems (LVS), generic variant, version 1: fourteen questions with one right answer each. */
export const lvsTest = structure({
  id: 'lvs-test',
  version: 1,
  validated: false,
  stem: false,
  answerFormats: {
    LVS01: mc4('LVS01', [
      [1, 'het percentage goede antwoorden', 'the percentage of correct answers'],
      [3, 'een rapportcijfer', 'a report mark'],
      [
        2,
        'de plaats op één doorlopende schaal voor dit vak, over toetsen heen',
        'the place on one continuous scale for this subject, across tests',
      ],
      [4, 'het rangnummer in de klas', 'the rank in the class'],
    ]),
    LVS02: mc4('LVS02', [
      [3, 'Ze groeide, maar minder dan gemiddeld (28).', 'She grew, but less than average (28).'],
      [1, 'Ze ging achteruit, want haar niveau daalde.', 'She fell back, because her level dropped.'],
      [2, 'Ze groeide meer dan gemiddeld.', 'She grew more than average.'],
      [4, 'Groei is hieruit niet af te lezen.', 'Growth cannot be read from this.'],
    ]),
    LVS03: mc4('LVS03', [
      [2, 'groepen van 25, 25, 25, 15 en 10 %', 'groups of 25, 25, 25, 15 and 10 %'],
      [3, 'vijf gelijke stappen in de score', 'five equal steps in the score'],
      [4, 'onvoldoende tot en met uitmuntend', 'insufficient to excellent'],
      [1, 'vijf groepen van 20 %', 'five groups of 20 %'],
    ]),
    LVS04: mc4('LVS04', [
      [1, 'niets geleerd', 'learnt nothing'],
      [2, 'ongeveer evenveel bijgeleerd als gemiddeld', 'learnt about as much as average'],
      [3, 'precies dezelfde score gehaald', 'got exactly the same score'],
      [4, 'het doel gemist', 'missed the goal'],
    ]),
    LVS05: mc4('LVS05', [
      [
        3,
        'De intervallen overlappen; wie hoger staat is niet zeker te zeggen.',
        'The intervals overlap; who stands higher cannot be said with certainty.',
      ],
      [1, 'Noor kan het beter.', 'Noor is better at it.'],
      [2, 'Sam kan het beter.', 'Sam is better at it.'],
      [4, 'De toets is ongeldig.', 'The test is invalid.'],
    ]),
    LVS06: mc4('LVS06', [
      [1, '35 % van de opgaven is goed', '35 % of the tasks are correct'],
      [3, 'ongeveer 35 % van de leerlingen scoort hoger', 'about 35 % of the pupils score higher'],
      [4, 'de 35ste van de klas', '35th in the class'],
      [2, 'ongeveer 35 % van de leerlingen scoort lager', 'about 35 % of the pupils score lower'],
    ]),
    LVS07: mc4('LVS07', [
      [1, 'Alles is in orde.', 'All is well.'],
      [3, 'Iedereen zit rond niveau III.', 'Everyone is around level III.'],
      [2, 'Er zijn twee uitersten; het gemiddelde verbergt dat.', 'There are two extremes; the mean hides them.'],
      [4, 'De toets was te moeilijk.', 'The test was too hard.'],
    ]),
    LVS08: mc4('LVS08', [
      [1, 'Deze leerlingen gingen achteruit.', 'These pupils fell back.'],
      [
        2,
        'Opeenvolgende groepen 5 scoorden lager; het zijn andere leerlingen, dus hun eerdere scores horen erbij.',
        'Successive cohorts scored lower; they are different pupils, so their earlier scores belong beside this.',
      ],
      [3, 'De leerkracht is slechter geworden.', 'The teacher has become worse.'],
      [4, 'Landelijk ging het omlaag.', 'Scores fell nationally.'],
    ]),
    LVS09: mc4('LVS09', [
      [1, 'Iedereen doet zijn best.', 'Everybody does their best.'],
      [2, 'Noor wordt beter in rekenen.', 'Noor gets better at arithmetic.'],
      [4, 'Minder leerlingen op niveau V.', 'Fewer pupils at level V.'],
      [
        3,
        'Noor groeit van 171 (M5) naar ten minste 184 (E5), door twee keer per week verlengde instructie over breuken.',
        'Noor grows from 171 (M5) to at least 184 (E5), through extended instruction on fractions twice a week.',
      ],
    ]),
    LVS10: mc4('LVS10', [
      [1, 'om een cijfer te geven', 'to give a mark'],
      [3, 'om de norm te bepalen', 'to set the norm'],
      [2, 'om te zien welke onderdelen aandacht vragen', 'to see which parts need attention'],
      [4, 'om de score te verhogen', 'to raise the score'],
    ]),
    LVS11: mc4('LVS11', [
      [
        2,
        'De methodetoets meet net geleerde stof, de LVS-toets bredere vaardigheid op langere termijn.',
        'The textbook’s test measures what was just taught, the monitoring test broader ability over a longer time.',
      ],
      [1, 'Een van beide toetsen is fout.', 'One of the two tests is wrong.'],
      [3, 'De LVS-toets meet intelligentie.', 'The monitoring test measures intelligence.'],
      [4, 'Methodetoetsen zijn altijd te makkelijk.', 'Textbook tests are always too easy.'],
    ]),
    LVS12: mc4('LVS12', [
      [1, 'Ze telt niet mee.', 'It does not count.'],
      [
        2,
        'Ze staat op dezelfde schaal en is met eerdere scores te vergelijken.',
        'It lies on the same scale and can be compared with earlier scores.',
      ],
      [3, 'Ze moet worden gehalveerd.', 'It must be halved.'],
      [4, 'Ze hoort bij groep 3.', 'It belongs to year group 3.'],
    ]),
    LVS13: mc4('LVS13', [
      [1, 'meteen extra instructie geven', 'give extra instruction at once'],
      [2, 'de ouders bellen', 'call the parents'],
      [4, 'niets, want het is toeval', 'nothing, because it is chance'],
      [
        3,
        'kijken naar het interval, eerdere scores, de afname en het werk in de klas',
        'look at the interval, earlier scores, how the test was taken and work in class',
      ],
    ]),
    LVS14: mc4('LVS14', [
      [2, 'te laag', 'too low'],
      [3, 'even goed', 'just as good'],
      [1, 'te hoog', 'too high'],
      [4, 'in elk geval onbruikbaar', 'useless in any case'],
    ]),
  },
  facets: ['concepts', 'reports', 'acting'],
  items: {
    LVS01: { format: 'LVS01', source: 'draft', facet: 'concepts' },
    LVS02: { format: 'LVS02', source: 'draft', facet: 'reports', stimulus: 'pupil' },
    LVS03: { format: 'LVS03', source: 'draft', facet: 'concepts' },
    LVS04: { format: 'LVS04', source: 'draft', facet: 'concepts' },
    LVS05: { format: 'LVS05', source: 'draft', facet: 'concepts' },
    LVS06: { format: 'LVS06', source: 'draft', facet: 'concepts' },
    LVS07: { format: 'LVS07', source: 'draft', facet: 'reports', stimulus: 'group' },
    LVS08: { format: 'LVS08', source: 'draft', facet: 'reports', stimulus: 'school' },
    LVS09: { format: 'LVS09', source: 'draft', facet: 'acting', stimulus: 'pupil' },
    LVS10: { format: 'LVS10', source: 'draft', facet: 'acting' },
    LVS11: { format: 'LVS11', source: 'draft', facet: 'reports' },
    LVS12: { format: 'LVS12', source: 'draft', facet: 'concepts' },
    LVS13: { format: 'LVS13', source: 'draft', facet: 'acting' },
    LVS14: { format: 'LVS14', source: 'draft', facet: 'reports' },
  },
  stimuli: {
    pupil: {
      title: { nl: 'Leerlingrapport Noor, rekenen-wiskunde', en: 'Pupil report Noor, mathematics' },
      columns: [
        { nl: 'M4', en: 'M4' },
        { nl: 'E4', en: 'E4' },
        { nl: 'M5', en: 'M5' },
      ],
      rows: [
        { label: { nl: 'vaardigheidsscore Noor (±7)', en: 'ability score Noor (±7)' }, cells: ['150', '163', '171'] },
        { label: { nl: 'landelijk gemiddelde', en: 'national mean' }, cells: ['155', '170', '183'] },
        { label: { nl: 'niveau (I hoog, V laag)', en: 'level (I high, V low)' }, cells: ['III', 'IV', 'IV'] },
      ],
    },
    group: {
      title: { nl: 'Groepsoverzicht groep 5, M5, 24 leerlingen', en: 'Group overview year group 5, M5, 24 pupils' },
      columns: [
        { nl: 'I', en: 'I' },
        { nl: 'II', en: 'II' },
        { nl: 'III', en: 'III' },
        { nl: 'IV', en: 'IV' },
        { nl: 'V', en: 'V' },
      ],
      rows: [{ label: { nl: 'aantal leerlingen', en: 'number of pupils' }, cells: ['8', '2', '2', '3', '9'] }],
    },
    school: {
      title: {
        nl: 'Schooloverzicht groep 5, M5 (elk jaar andere leerlingen; landelijk 183)',
        en: 'School overview year group 5, M5 (other pupils each year; national 183)',
      },
      columns: [
        { nl: '2022', en: '2022' },
        { nl: '2023', en: '2023' },
        { nl: '2024', en: '2024' },
      ],
      rows: [{ label: { nl: 'gemiddelde score', en: 'mean score' }, cells: ['186', '183', '179'] }],
    },
  },
  scales: {
    knowledge: {
      items: {
        LVS01: 1,
        LVS02: 1,
        LVS03: 1,
        LVS04: 1,
        LVS05: 1,
        LVS06: 1,
        LVS07: 1,
        LVS08: 1,
        LVS09: 1,
        LVS10: 1,
        LVS11: 1,
        LVS12: 1,
        LVS13: 1,
        LVS14: 1,
      },
      minValid: 11,
      right: {
        LVS01: 2,
        LVS02: 3,
        LVS03: 1,
        LVS04: 2,
        LVS05: 3,
        LVS06: 2,
        LVS07: 2,
        LVS08: 2,
        LVS09: 3,
        LVS10: 2,
        LVS11: 2,
        LVS12: 2,
        LVS13: 3,
        LVS14: 1,
      },
    },
  },
  relations: {},
});
