/**
 * A small made-up study as the API tells it, for looking at the console without a server. Sizes are like a real one: twenty
 * schools, three waves, names long and short.
 */
import type { FileProblem } from '../../../server/http/contract.ts';
import type { ResponseMatrix, StudyOverview, StudySummary } from '../../../server/studies/contract.ts';
import type { ConsoleWire } from '../../../client/console/api.ts';

type Reply<K extends keyof ConsoleWire> = ConsoleWire[K]['reply'];
const both = (nl: string, en: string) => ({ nl, en });

const schoolNames = [
  'De Regenboog',
  'Obs Het Landje',
  'Basisschool Sint-Jozef-Heilig Hart, locatie Noorderkwartier',
  'De Wegwijzer',
  'Het Kompas',
  'De Springplank',
  'Ichthus',
  'De Vuurvogel',
  'Prins Willem-Alexander',
  'De Boomgaard',
  'De Klimop',
  'It Twaspan',
  'Al Amana',
  'De Zonnewijzer',
  'Pius X',
  'De Kameleon',
  'Montessori Zuid',
  'De Bron',
  'Dr. Schaepman',
  'De Waterlelie',
];
const schools = schoolNames.map((name, i) => ({ id: `s${String(i + 1).padStart(2, '0')}`, name }));
const staff = (school: number) => 9 + ((school * 7) % 13);

const waves = [
  { id: 'T1', label: 'T1', state: 'closed' as const, opens: '2025-09-01', closes: '2025-10-15' },
  { id: 'T2a', label: 'T2a', state: 'closed' as const, opens: '2026-02-01', closes: '2026-03-15' },
  { id: 'T3', label: 'T3', state: 'open' as const, opens: '2027-05-10', closes: null },
];
const instruments = [
  {
    id: 'attitude',
    title: both('Houding tegenover opbrengstgericht werken', 'Attitude to data-based decision making'),
    of: ['teacher'],
  },
  { id: 'leadership', title: both('Onderwijskundig leiderschap', 'Instructional leadership'), of: ['teacher', 'internalCoach'] },
  {
    id: 'culture',
    title: both('Schoolcultuur', 'School culture'),
    of: ['teacher', 'internalCoach', 'schoolLeader', 'specialist', 'assistant'],
  },
  {
    id: 'staff-network',
    title: both('Netwerk van het team', 'Staff network'),
    of: ['teacher', 'internalCoach', 'schoolLeader', 'specialist', 'assistant'],
  },
];

export const summary: StudySummary = {
  id: 'demo',
  title: both('Demo: opbrengstgericht werken op twintig scholen', 'Demo: data-based decision making in twenty schools'),
  synthetic: true,
  schools: 20,
  people: 298,
  responses: 1731,
  waves: waves.map(({ id, label, state }) => ({ id, label, state })),
  importedAt: '2026-11-21T09:12:00.000Z',
};
export const otherSummary: StudySummary = {
  id: 'chicago-growth',
  title: both('Groei in rekenen op 60 scholen in Chicago', 'Growth in mathematics in 60 schools in Chicago'),
  synthetic: false,
  schools: 60,
  people: 1,
  responses: 0,
  waves: [],
  importedAt: '2026-11-20T15:40:00.000Z',
};

const sentences = [
  both(
    'Ik vind het nuttig om toetsresultaten van mijn groep te analyseren.',
    'I find it useful to analyse the test results of my class.',
  ),
  both('Werken met gegevens kost mij meer dan het oplevert.', 'Working with data costs me more than it brings.'),
  both(
    'Met collega’s over opbrengsten praten helpt mij mijn lessen te verbeteren.',
    'Talking about results with colleagues helps me improve my lessons.',
  ),
];

export const overview: StudyOverview = {
  ...summary,
  source: 'Synthetisch, zaad 7',
  hasAchievement: true,
  hasNetwork: true,
  waves: waves.map((wave, i) => ({
    ...wave,
    due: 298,
    invited: i === 2 ? 251 : 298,
    started: [6, 3, 38][i]!,
    finished: [271, 259, 84][i]!,
  })),
  grid: instruments.map((instrument) => ({
    instrument: instrument.id,
    version: 1,
    title: instrument.title,
    validated: false,
    items: 12,
    functions: instrument.of,
    waves: instrument.id === 'staff-network' ? ['T1', 'T3'] : ['T1', 'T2a', 'T3'],
    content: Array.from({ length: 12 }, (_, i) => ({
      id: `${instrument.id.slice(0, 3).toUpperCase()}${String(i + 1).padStart(2, '0')}`,
      text: sentences[i % 3]!,
      source: i % 4 === 0 ? 'seed' : 'draft',
      facet: i % 2 ? both('nut', 'usefulness') : null,
    })),
  })),
};
export const emptyOverview: StudyOverview = {
  ...overview,
  ...otherSummary,
  hasNetwork: false,
  source: 'Sustaining Effects Study',
  grid: [],
  waves: [],
};

export const matrix: ResponseMatrix = {
  schools,
  thresholds: { networkFull: 0.8, networkUse: 0.7, smallestShown: 3 },
  cells: schools.flatMap((school, s) =>
    overview.grid.flatMap((row, i) =>
      row.waves.map((wave, v) => {
        const due = row.functions.length > 2 ? staff(s) : Math.max(1, staff(s) - 3);
        const submitted = Math.min(
          due,
          Math.round(due * (wave === 'T3' ? 0.25 : 0.62 + (((s * 5 + i * 3 + v) % 11) / 11) * 0.38)),
        );
        return {
          school: school.id,
          instrument: row.instrument,
          wave,
          due,
          submitted,
          started: Math.min(due - submitted, (s + v) % 3),
        };
      }),
    ),
  ),
};

/** Two schools and a wave were put away. */
export const awayOverview: StudyOverview = {
  ...overview,
  schoolsAway: 2,
  waves: overview.waves.map((wave, i) => (i === 1 ? { ...wave, archived: true, state: 'closed' } : wave)),
};
export const awayMatrix: ResponseMatrix = {
  ...matrix,
  schools: matrix.schools.map((school, i) => (i === 0 || i === 6 ? { ...school, archived: true } : school)),
};

export const schoolList: Reply<'GET /api/studies/:study/schools'> = {
  schools: schools.map((school, s) => ({
    ...school,
    cohort: s < 10 ? '2025' : '2026',
    staff: staff(s),
    check:
      s === 2
        ? { link: 'works', confirmedAt: '2026-09-03T08:00:00.000Z', remarks: 2 }
        : s % 4 === 0
          ? { link: 'works', confirmedAt: '2026-09-02T08:00:00.000Z', remarks: 0 }
          : { link: s === 5 ? 'ended' : s === 7 ? 'none' : 'works', confirmedAt: null, remarks: s === 9 ? 1 : 0 },
    attributes: {
      denomination: ['openbaar', 'rooms-katholiek', 'protestants-christelijk'][s % 3]!,
      pupils: 96 + s * 17,
      weight: s === 4 ? null : 28.4 + s,
    },
  })),
};

const names = [
  'Annelies van den Broek',
  'Fatima El Idrissi',
  'Jan',
  'Marieke de Jong-Vermeulen',
  'Sjoerd Hoekstra',
  'Yusuf Kaya',
  'Wilhelmina van Oranje-Nassau',
];
export const people: Reply<'GET /api/studies/:study/schools/:school/people'> = {
  people: Array.from({ length: 14 }, (_, i) => ({
    id: `p${i + 1}`,
    name: i === 9 ? null : `${names[i % names.length]!}${i >= names.length ? ' 2' : ''}`,
    email: i === 9 ? null : `${names[i % names.length]!.toLowerCase().replace(/[^a-z]+/g, '.')}@school.example`,
    functions: i === 0 ? ['schoolLeader'] : i === 1 ? ['internalCoach', 'teacher'] : i === 8 ? ['conciërge'] : ['teacher'],
    group: i < 2 ? null : String(1 + (i % 8)),
    from: i === 5 ? 'T2a' : null,
    to: i === 6 ? 'T2a' : null,
    listed: i !== 4,
    leave: i === 5 ? ['T2a'] : [],
  })),
};

const states = ['finished', 'started', 'notStarted', 'finished', 'finished', 'declined'] as const;
/** What belongs to one invitation: its link, and its code with the address where that is typed. */
export const linkOf = (id: string) => ({
  link: `https://example.org/r/#${id}`,
  code: 'FHJ23-4LMPR-TWXY6',
  address: 'example.org/r',
});
export const invitations: Reply<'GET /api/studies/:study/waves/:wave/invitations'> = {
  due: 298,
  invitations: Array.from({ length: 251 }, (_, i) => ({
    id: `i${i + 1}`,
    person: `p${i + 1}`,
    name: `${names[i % names.length]!} ${i + 1}`,
    email: i % 9 === 0 ? null : `collega${i + 1}@school.example`,
    school: schools[i % 20]!.id,
    functions: people.people[i % 14]!.functions,
    state: states[i % 6]!,
  })),
};

export const problems: FileProblem[] = [
  {
    file: 'study.json',
    row: null,
    column: 'waves',
    code: 'badDate',
    message: both(
      'De ronde T3 sluit voordat zij opent. Verbeter opens of closes.',
      'Wave T3 closes before it opens. Mend opens or closes.',
    ),
  },
  ...Array.from({ length: 46 }, (_, i) => ({
    file: i % 3 ? 'people.csv' : 'answers/attitude.csv',
    row: 7 + i * 3,
    column: i % 3 ? 'school' : `ATT${String(1 + (i % 12)).padStart(2, '0')}`,
    code: i % 3 ? 'unknownSchool' : 'impossibleValue',
    message:
      i % 3
        ? both(
            `School “s${90 + i}” staat niet in schools.csv. Voeg haar daar toe of verbeter de code.`,
            `School “s${90 + i}” is not in schools.csv. Add it there or mend the code.`,
          )
        : both(
            '7 is geen antwoord van deze vraag: kies 1 tot en met 5, of laat leeg.',
            '7 is not an answer to this item: choose 1 to 5, or leave empty.',
          ),
  })),
];
export const imported: Reply<'POST /api/studies'> = {
  study: 'demo',
  counts: {
    schools: 20,
    people: 298,
    instruments: 4,
    responses: 1731,
    drafts: 9,
    nominations: 5214,
    networkRespondents: 803,
    achievement: 21480,
  },
  notices: [
    { file: 'schools.csv', column: 'pupils', code: 'textColumn' },
    { file: 'notes.txt', column: null, code: 'unknownFile' },
  ],
};

export const audit: Reply<'GET /api/studies/:study/audit'> = {
  entries: [
    {
      id: 'a7',
      at: '2026-11-21T10:20:40.000Z',
      actor: `invitation:${'c'.repeat(32)}`,
      by: { kind: 'respondent', name: null },
      about: null,
      verb: 'responses.submit',
      subject: 'd'.repeat(32),
      details: { responses: 2 },
    },
    {
      id: 'a6',
      at: '2026-11-21T10:15:03.000Z',
      actor: 'a'.repeat(32),
      by: { kind: 'account', name: 'Anna de Vries' },
      about: 'Bram Bos',
      verb: 'members.set',
      subject: 'b'.repeat(32),
      details: { role: 'coder' },
    },
    {
      id: 'a5',
      at: '2026-11-21T10:02:11.000Z',
      actor: 'a'.repeat(32),
      by: { kind: 'account', name: 'Anna de Vries' },
      about: null,
      verb: 'invitations.links',
      subject: 'T3',
      details: { links: 251 },
    },
    {
      id: 'a4',
      at: '2026-11-21T10:01:40.000Z',
      actor: 'a'.repeat(32),
      by: { kind: 'account', name: 'Anna de Vries' },
      about: null,
      verb: 'invitations.create',
      subject: 'T3',
      details: { created: 251 },
    },
    {
      id: 'a3',
      at: '2026-11-21T09:58:02.000Z',
      actor: 'a'.repeat(32),
      by: { kind: 'account', name: 'Anna de Vries' },
      about: null,
      verb: 'waves.open',
      subject: 'T3',
      details: {},
    },
    {
      id: 'a2',
      at: '2026-11-21T09:44:00.000Z',
      actor: 'a'.repeat(32),
      by: { kind: 'account', name: 'Anna de Vries' },
      about: null,
      verb: 'studies.exportWithIdentities',
      subject: 'demo',
      details: {},
    },
    {
      id: 'a1',
      at: '2026-11-21T09:12:00.000Z',
      actor: 'command line',
      by: { kind: 'commandLine', name: null },
      about: null,
      verb: 'studies.import',
      subject: 'demo',
      details: {},
    },
  ],
};
