/** The selection of a made-up study of twenty schools, frozen or not, for screens and rooms. */
import type { SelectionView } from '../../../server/contrast/contract.ts';
import type { JobView } from '../../../server/jobs/contract.ts';

export const running: JobView = { id: 'j1', state: 'running', done: 68, total: 191, label: 'networks', code: null };
export const waiting: JobView = { ...running, state: 'waiting', done: 0, total: 1, label: 'waiting' };
export const done: JobView = { ...running, state: 'done', done: 191, label: 'report' };
export const stopped: JobView = { ...running, state: 'cancelled' };

const schools: SelectionView['schools'] = Array.from({ length: 20 }, (_, i) => {
  const eb = 0.42 - 0.037 * i;
  const group = i < 6 ? ('high' as const) : i > 13 ? ('low' as const) : ('middle' as const);
  return {
    school: `S${String(((i * 7) % 20) + 1).padStart(3, '0')}`,
    group,
    rank: i + 1,
    eb,
    sePrediction: 0.11,
    pTop: Math.max(0.001, 0.97 - 0.09 * i),
    pBottom: Math.max(0.001, 0.09 * i - 0.8),
    rankLower: Math.max(1, i - 4),
    rankUpper: Math.min(20, i + 7),
    missing: null,
  };
});

const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 700 420" role="img" aria-labelledby="c-t"><title id="c-t">Effect</title>${schools
  .map(({ eb, school }, i) => {
    const [x, y] = [360 + 500 * (eb ?? 0), 20 + 19 * i];
    return `<text x="8" y="${y + 4}" font-size="11">${school}</text><line x1="${x - 100}" x2="${x + 100}" y1="${y}" y2="${y}" stroke="#555"/><circle cx="${x}" cy="${y}" r="4" fill="${i < 6 ? '#0072B2' : i > 13 ? '#D55E00' : '#777'}"/>`;
  })
  .join('')}</svg>`;

export const selection: SelectionView = {
  model: 'twoStage',
  models: ['twoStage', 'mixed'],
  kAsked: 10,
  k: 6,
  kLowest: 5,
  kHighest: 6,
  seed: 1,
  draws: 5000,
  inputHash: '3f'.repeat(32),
  refused: null,
  shareTop: 0.64,
  shareBottom: 0.61,
  mean: { value: 0.07, lower: 0.01, upper: 0.13 },
  reliability: 0.66,
  schools,
  warnings: ['Er zijn 10 scholen per groep gevraagd; bij 20 scholen zijn het er 6.'],
  figure: { id: 'caterpillar', title: 'Effect per school', description: 'Twintig scholen, van groot naar klein effect.', svg },
  softwareVersion: '1.0.0',
  closed: true,
  frozen: null,
};

export const frozen: SelectionView = {
  ...selection,
  closed: false,
  frozen: {
    at: '2026-11-20T09:30:00.000Z',
    by: 'researcher@example.org',
    inputHash: selection.inputHash,
    softwareVersion: '1.0.0',
    difference: null,
  },
};

export const differs: SelectionView = {
  ...frozen,
  frozen: {
    ...frozen.frozen!,
    difference: {
      entersHigh: ['S009'],
      leavesHigh: ['S016'],
      entersLow: [],
      leavesLow: [],
      moved: [
        { school: 'S009', frozen: 0.18, now: 0.27 },
        { school: 'S016', frozen: 0.24, now: 0.16 },
      ],
      inputChanged: true,
      refused: null,
    },
  },
};

export const refused: SelectionView = {
  ...selection,
  k: 0,
  kHighest: 3,
  refused: 'tooFewSchools',
  shareTop: null,
  shareBottom: null,
  draws: null,
  warnings: [],
  figure: null,
  closed: false,
  schools: schools
    .slice(0, 9)
    .map((one) => ({ ...one, group: null, pTop: null, pBottom: null, rankLower: null, rankUpper: null })),
};

export const nothing: SelectionView = { ...refused, refused: 'noAchievement', schools: [], models: [], kHighest: 0 };
