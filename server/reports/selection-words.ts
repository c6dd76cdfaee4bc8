/** What a report says of the selection of schools: closed, frozen or not, and how a later computation differs. */
import type { Language } from '../../instruments/types.ts';

export interface SelectionWords {
  readonly closed: { readonly title: string; readonly why: string; readonly what: string; readonly how: string };
  readonly notFrozen: string;
  readonly notFrozenWhy: string;
  readonly model: Readonly<Record<'twoStage' | 'mixed', string>>;
  /** of the picture, where schools are chosen by the mixed model */
  readonly axis: Readonly<Record<'growth' | 'intervention', string>>;
  readonly frozen: (at: string, by: string, model: string, k: string, draws: string, seed: string, version: string) => string;
  readonly hash: (hash: string) => string;
  readonly by: Readonly<Record<'demo' | 'command line' | 'account', string>>;
  readonly same: string;
  readonly differs: string;
  readonly inputChanged: string;
  readonly nowRefused: string;
  readonly changesCaption: string;
  readonly enters: string;
  readonly leaves: string;
  readonly moved: string;
  readonly columns: Readonly<Record<'school' | 'change' | 'frozen' | 'now', string>>;
  readonly movedNote: (count: string, largest: string) => string;
}

const nl: SelectionWords = {
  closed: {
    title: 'Nog gesloten: wat de effecten kan verklaren',
    why: 'De keuze van scholen is nog niet vastgelegd. Daarom staan de schalen, de netwerken, de vergelijking en de thema’s hier nog niet, en ook niet in de bestanden om te downloaden.',
    what: 'Wie eerst ziet welke scholen een sterke cultuur of een hecht netwerk hebben, kiest daarna niet meer onbevangen hoeveel en welke scholen worden vergeleken. De respons, de steekproef en de schooleffecten ziet u wel: daarop kiest u.',
    how: 'Leg de keuze vast in de kamer Selectie. Daarna gaat alles open. Er gaat niets verloren: de antwoorden worden gewoon bewaard.',
  },
  notFrozen: 'Selectie niet vastgelegd',
  notFrozenWhy:
    'Selectie niet vastgelegd: de groepen hieronder zijn nu berekend en kunnen veranderen zodra er gegevens of instellingen veranderen. Leg de keuze vast voordat u verklarende gegevens bekijkt.',
  model: { twoStage: 'tweestapsmodel', mixed: 'gemengd model' },
  axis: { growth: 'groei per tijdseenheid', intervention: 'verschil in toetspunten (tijdens − ervoor)' },
  frozen: (at, by, model, k, draws, seed, version) =>
    `Selectie vastgelegd op ${at} door ${by}: ${model}, ${k} scholen per groep, ${draws} trekkingen met startgetal ${seed}, Meetmoment ${version}. De vergelijking gebruikt deze groepen, wat een latere berekening ook zegt.`,
  hash: (hash) => `Controlegetal (SHA-256) van waar de selectie op rust: ${hash}.`,
  by: { demo: 'de demo', 'command line': 'de opdrachtregel', account: 'een account van de onderzoekers' },
  same: 'Een nieuwe berekening met hetzelfde model, dezelfde k en hetzelfde startgetal kiest dezelfde scholen.',
  differs:
    'Een nieuwe berekening met hetzelfde model, dezelfde k en hetzelfde startgetal wijkt af van wat is vastgelegd. De vastgelegde groepen blijven gelden; hieronder staat het verschil.',
  inputChanged: 'De toetsgegevens of de cohorten zijn veranderd nadat de selectie werd vastgelegd.',
  nowRefused: 'Met de gegevens van nu zou er geen selectie mogelijk zijn.',
  changesCaption: 'Vastgelegde selectie en de berekening van nu',
  enters: 'zou erbij komen in de groep',
  leaves: 'zou wegvallen uit de groep',
  moved: 'schatting verschoven',
  columns: { school: 'School', change: 'Verschil', frozen: 'Vastgelegd', now: 'Nu' },
  movedNote: (count, largest) => `Verschoven schattingen: ${count}; de grootste verschuiving is ${largest}.`,
};

const en: SelectionWords = {
  closed: {
    title: 'Still closed: what could explain the effects',
    why: 'The selection of schools is not frozen yet. That is why scales, networks, the comparison and themes are not here yet, and not in the files to download either.',
    what: 'Whoever first sees which schools have a strong culture or a close network no longer chooses with an open mind how many and which schools are compared. Response, sample and school effects are shown: they are what you choose by.',
    how: 'Freeze the selection in the room Selection. Then everything opens. Nothing is lost: answers are kept as always.',
  },
  notFrozen: 'Selection not frozen',
  notFrozenWhy:
    'Selection not frozen: the groups below were computed now and may change as soon as data or settings change. Freeze the selection before you look at explanatory data.',
  model: { twoStage: 'two-stage model', mixed: 'mixed model' },
  axis: { growth: 'growth per unit of time', intervention: 'difference in score points (during − before)' },
  frozen: (at, by, model, k, draws, seed, version) =>
    `Selection frozen on ${at} by ${by}: ${model}, ${k} schools a group, ${draws} draws with seed ${seed}, Meetmoment ${version}. The comparison uses these groups, whatever a later computation says.`,
  hash: (hash) => `Checksum (SHA-256) of what the selection rests on: ${hash}.`,
  by: { demo: 'the demo', 'command line': 'the command line', account: 'an account of the researchers' },
  same: 'A new computation with the same model, k and seed chooses the same schools.',
  differs:
    'A new computation with the same model, k and seed differs from what was frozen. The frozen groups stay in force; the difference stands below.',
  inputChanged: 'Test scores or cohorts changed after the selection was frozen.',
  nowRefused: 'With the data of now no selection would be possible.',
  changesCaption: 'Frozen selection and the computation of now',
  enters: 'would enter the group',
  leaves: 'would leave the group',
  moved: 'estimate moved',
  columns: { school: 'School', change: 'Difference', frozen: 'Frozen', now: 'Now' },
  movedNote: (count, largest) => `Estimates that moved: ${count}; the largest shift is ${largest}.`,
};

export const selectionWords: Readonly<Record<Language, SelectionWords>> = { nl, en };
