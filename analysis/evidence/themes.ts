/**
 * The codebook of interviews and trainers' reports (domain.md §2.13, §4.7), and which theme stands beside which measures in the
 * joint display. An id is written in data and never changes its meaning; a sub-theme's id is `<theme>.<part>`. A sub-theme counts
 * for its theme too.
 */
import type { Words } from '../../instruments/types.ts';

export interface Theme {
  /** as in themes.csv; a sub-theme as `collaboration.trust` */
  readonly id: string;
  readonly words: Words;
  /** what a coder looks for */
  readonly hint: Words;
  /** the theme that a sub-theme belongs to */
  readonly parent?: string;
}

export interface Factor {
  /** as in inferences.csv */
  readonly id: string;
  readonly words: Words;
  /** themes of this row of the joint display; their sub-themes are in it too */
  readonly themes: readonly string[];
  /** scales whose rows of the comparison stand beside them, as `instrument.scale` */
  readonly scales: readonly string[];
  /** network measures of every relation that stand beside them, e.g. `density` */
  readonly networks: readonly string[];
}

const words = (nl: string, en: string): Words => ({ nl, en });
const theme = (id: string, name: Words, hint: Words): Theme => ({
  id,
  words: name,
  hint,
  ...(id.includes('.') ? { parent: id.slice(0, id.indexOf('.')) } : {}),
});

/** In the order in which coders see them. */
export const themes: readonly Theme[] = [
  theme(
    'leader',
    words('schoolleider', 'school leader'),
    words(
      'Wat de leiding doet of laat voor opbrengstgericht werken: richting, tijd, aanwezigheid, aanspreken.',
      'What the leader does or leaves undone for data-based work: direction, time, presence, holding people to it.',
    ),
  ),
  theme(
    'internalCoach',
    words('intern begeleider', 'internal coach'),
    words(
      'Hoe de intern begeleider functioneert, en waardoor: tijd, begeleiden van collega’s, positie, wisseling.',
      'How the internal coach functions, and why: time, coaching colleagues, position, turnover.',
    ),
  ),
  theme(
    'attitude',
    words('houding', 'attitude'),
    words(
      'Hoe teamleden tegenover opbrengstgericht werken staan, en wat dat veranderde.',
      'How staff feel about data-based work, and what changed it.',
    ),
  ),
  theme(
    'culture',
    words('datagerichte cultuur', 'data-oriented culture'),
    words(
      'Of gegevens er gewoon bij horen. Gaat het alleen over samen praten, codeer dan samenwerking en noem cultuur impliciet.',
      'Whether data are simply part of the work. If it is only about talking together, code collaboration and call culture implicit.',
    ),
  ),
  theme(
    'collaboration',
    words('samenwerking', 'collaboration'),
    words(
      'Samen werken aan onderwijs, in het algemeen. Gaat het over iets hieronder, codeer dan dat.',
      'Working together on teaching, in general. If it is about one of the parts below, code that.',
    ),
  ),
  theme(
    'collaboration.achievement',
    words('samen over opbrengsten', 'together on achievement'),
    words('Samen resultaten bespreken.', 'Discussing results together.'),
  ),
  theme(
    'collaboration.approach',
    words('samen over de aanpak', 'together on the approach'),
    words('Samen kiezen hoe les wordt gegeven.', 'Choosing together how to teach.'),
  ),
  theme(
    'collaboration.groupPlans',
    words('samen aan groepsplannen', 'together on group plans'),
    words('Groepsplannen samen maken of bespreken.', 'Making or discussing group plans together.'),
  ),
  theme(
    'collaboration.openCulture',
    words('open cultuur', 'open culture'),
    words('Elkaar resultaten laten zien en vragen durven stellen.', 'Showing each other results and daring to ask.'),
  ),
  theme(
    'collaboration.trust',
    words('vertrouwen', 'trust'),
    words('Op elkaar kunnen rekenen; je veilig voelen.', 'Being able to count on each other; feeling safe.'),
  ),
  theme(
    'collaboration.reflection',
    words('reflectie', 'reflection'),
    words('Samen terugkijken op het eigen handelen.', 'Looking back together on what one did oneself.'),
  ),
  theme(
    'participation',
    words('deelname van het hele team', 'participation of the whole team'),
    words('Wie erbij is, wie wegblijft, en wat dat betekent.', 'Who is there, who stays away, and what it means.'),
  ),
  theme(
    'lvsKnowledge',
    words('kennis van het leerlingvolgsysteem', 'knowledge of the student monitoring system'),
    words(
      'Kennis van het systeem en de bijeenkomst daarover: nut, en wat men ermee deed.',
      'Knowledge of the system and the meeting about it: use, and what was done with it.',
    ),
  ),
  theme(
    'teachingQuality',
    words('kwaliteit van het lesgeven', 'quality of teaching'),
    words('Wat in de lessen te zien is.', 'What is seen in lessons.'),
  ),
  theme(
    'inspectorate',
    words('inspectie of bestuur', 'inspectorate or board'),
    words(
      'Invloed van toezicht of bestuur, stimulerend of drukkend.',
      'Influence of inspection or board, as a spur or as a burden.',
    ),
  ),
  theme(
    'timeTurnover',
    words('tijd en personeelswisselingen', 'time and staff turnover'),
    words(
      'Tijd, werkdruk, andere projecten, vertrek en komst van collega’s.',
      'Time, workload, other projects, colleagues leaving and coming.',
    ),
  ),
  theme('other', words('anders', 'other'), words('Wat nergens anders past.', 'What fits nowhere else.')),
];

/** Undefined where there is no such theme. */
export const findTheme = (id: string): Theme | undefined => themes.find((t) => t.id === id);

/** The theme itself and its sub-themes. */
export const withSubThemes = (id: string): readonly string[] =>
  themes.filter((t) => t.id === id || t.parent === id).map((t) => t.id);

const factor = (id: string, scales: readonly string[] = [], networks: readonly string[] = []): Factor => {
  const own = findTheme(id);
  if (own === undefined) throw new Error(`no theme ${id}`);
  return { id, words: own.words, themes: [id], scales, networks };
};

/** The rows of the joint display. A factor without scales and networks has themes only. */
export const factors: readonly Factor[] = [
  factor('leader', ['leadership.total']),
  factor('internalCoach'),
  factor('attitude', ['attitude.total']),
  factor('culture', ['culture.total', 'culture.dataOriented']),
  factor('collaboration', [], ['density', 'arcReciprocity', 'indegreeCentralization']),
  factor('participation', ['trainer-report.implementation', 'trainer-report.overall']),
  factor('lvsKnowledge', ['lvs-test.total']),
  factor('teachingQuality', ['trainer-report.teachingQuality', 'pupil-perception.total']),
  factor('inspectorate'),
  factor('timeTurnover'),
  factor('other'),
];

/** Undefined where there is no such factor. */
export const findFactor = (id: string): Factor | undefined => factors.find((f) => f.id === id);
