/** The made-up study in the cockpit: its twenty schools in every situation, half-way through the third wave. */
import type { CallList, Cockpit, FunctionCounts, SchoolWave } from '../../../server/cockpit/contract.ts';
import { expectedEnd, gateOf, nextAction, trendOf } from '../../../server/cockpit/advice.ts';
import { callsAt } from '../../../server/cockpit/rules.ts';
import { matrix, overview } from './data.ts';

const today = '2027-05-24';
const columns = overview.waves.flatMap((wave) =>
  overview.grid
    .filter((row) => row.waves.includes(wave.id))
    .map((row) => ({ wave: wave.id, instrument: row.instrument, title: row.title })),
);
const cells = new Map(matrix.cells.map((c) => [`${c.school} ${c.wave} ${c.instrument}`, c]));
const cellOf = (school: string, { wave, instrument }: { wave: string; instrument: string }) =>
  cells.get(`${school} ${wave} ${instrument}`);

const days = trendOf(new Date(`${today}T10:00:00.000Z`));
/** one school in another region has a week off */
const holidayOf = (s: number) => (s === 12 ? '2027-05-30' : null);
const mailOf = (s: number): SchoolWave['mail'] =>
  s === 1
    ? { bounced: 2, refused: 0, uncertain: 0, late: 0 }
    : s === 9
      ? { bounced: 1, refused: 1, uncertain: 0, late: 3 }
      : null;

const schoolWave = (school: string, s: number, wave: (typeof overview.waves)[number]): SchoolWave => {
  const open = wave.state === 'open';
  const network = cellOf(school, { wave: wave.id, instrument: 'staff-network' });
  const people = cellOf(school, { wave: wave.id, instrument: 'culture' })?.due ?? 0;
  const share = open ? [0.9, 0.76, 0.55, 0.3, 0.84][s % 5]! : 0.86;
  const finished = open && s === 3 ? 0 : Math.min(people, Math.round(people * share));
  const invited = open && s === 3 ? 0 : open && s === 6 ? people - 2 : people;
  const stuck = open && s % 5 === 2 ? 2 : 0;
  const listed = network === undefined ? 0 : people;
  const own = network === undefined ? null : { answered: finished, listed, gate: gateOf(finished, listed) };
  const bounds = { state: wave.state, opens: '2027-05-10', closes: s % 7 === 3 ? '2027-05-25' : '2027-06-11' };
  const holiday = holidayOf(s);
  const mail = open ? mailOf(s) : null;
  const trend =
    open && s !== 3 ? Array.from({ length: 7 }, (_, d) => (s % 5 === 3 ? 0 : (s * s + d * 5) % 9)) : [0, 0, 0, 0, 0, 0, 0];
  const lately = Math.min(finished, Math.floor(trend.reduce((sum, n) => sum + n, 0) / 8));
  return {
    people,
    invited,
    finished,
    stuck,
    network: own,
    trend,
    mail,
    expected: expectedEnd({ wave: bounds, people, finished, lately }, days, () => false, today),
    action: nextAction(
      { people, invited, finished, stuck, network: own, mail, holiday, declined: 0, pupilsWait: false, wave: bounds },
      today,
    ),
  };
};

export const cockpit: Cockpit = {
  mark: '1.2027-05-24T10',
  changed: true,
  at: '2027-05-24T18:03:05.000Z',
  targets: { staff: 0.8, networkFull: 0.8, networkUse: 0.7 },
  quiet: { why: 'night', until: '2027-05-25T06:00:00.000Z', mails: 14 },
  waves: overview.waves.map(({ id, label, state, closes }) => ({ id, label, state, closes })),
  columns,
  schools: matrix.schools.map(({ id, name }, s) => ({
    id,
    name,
    cohort: s < 10 ? '2025' : '2026',
    holiday: holidayOf(s),
    due: columns.map((c) => cellOf(id, c)?.due ?? 0),
    started: columns.map((c) => cellOf(id, c)?.started ?? 0),
    submitted: columns.map((c) => cellOf(id, c)?.submitted ?? 0),
    waves: overview.waves.map((wave) => schoolWave(id, s, wave)),
  })),
};

export const functions: FunctionCounts = {
  school: 's01',
  wave: 'T3',
  rows: [
    {
      functions: ['teacher'],
      people: 11,
      cells: overview.grid.map((row) => ({ instrument: row.instrument, due: 11, started: 2, submitted: 6 })),
    },
    {
      functions: [],
      people: 5,
      cells: overview.grid.slice(2).map((row) => ({ instrument: row.instrument, due: 5, started: 0, submitted: 3 })),
    },
  ],
};

const leaders = new Map(
  cockpit.schools.map((school, i) => [
    school.id,
    i % 4 === 3
      ? []
      : [
          {
            name: ['Hanneke Vos', 'Rachid Amrani', 'Trees Bakker', '', 'Jelle Hoekstra'][i % 5]!,
            email: `leiding${i}@example.org`,
          },
        ],
  ]),
);
export const calls: CallList = { wave: 'T3', calls: callsAt(cockpit, 'T3', leaders) };

/** What the cockpit gives in a state of its room: nothing to follow, one school, a season that is over. */
export function cockpitIn(state: string): Cockpit {
  if (state === 'empty') return { ...cockpit, columns: [] };
  if (state === 'one') return { ...cockpit, quiet: null, schools: cockpit.schools.slice(9, 10) };
  if (state !== 'closed') return cockpit;
  return {
    ...cockpit,
    quiet: null,
    waves: cockpit.waves.map((wave) => ({ ...wave, state: 'closed' })),
    schools: cockpit.schools.map((school) => ({
      ...school,
      holiday: null,
      waves: school.waves.map((own) => ({
        ...own,
        action: null,
        expected: null,
        mail: null,
        stuck: 0,
        trend: [0, 0, 0, 0, 0, 0, 0],
      })),
    })),
  };
}
