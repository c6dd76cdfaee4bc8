/**
 * `npm run calibrate -- --times 200 --seed 1 [--schools 104]`: null studies N0 (domain.md §3.2) through the models M1, M1basic and M2.
 * Prints a line per ten studies and a table; ends with 1 where M1 leaves its bounds. The other two are there to show why M1 is needed.
 */
import { parseArgs } from 'node:util';
import { bounds, calibrateOnce, summarise, type Verdict } from './calibrate.ts';

const { values } = parseArgs({
  options: {
    times: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    schools: { type: 'string', default: '104' },
  },
});
const [times, seed, schools] = [Number(values.times), Number(values.seed), Number(values.schools)];

const verdicts: Verdict[] = [];
for (let i = 0; i < times; i++) {
  verdicts.push(...calibrateOnce(seed + i, schools));
  if ((i + 1) % 10 === 0) console.error(`${i + 1} of ${times} studies`);
}
const summaries = summarise(verdicts);
const { covered, falseTau } = bounds(times);
const cell = (value: number | string | null, digits = 3) =>
  (value === null ? '–' : typeof value === 'number' && !Number.isInteger(value) ? value.toFixed(digits) : String(value)).padStart(
    13,
  );
console.log(
  `N0: ${times} studies of ${schools} schools, seeds ${seed}–${seed + times - 1}; no effect, schools do not differ in it`,
);
const heads = [
  'model',
  'covers 0',
  'mean δ',
  'SD of δ',
  'mean SE',
  'τ: p < .05',
  'reliability',
  'corrected',
  'refused',
  'seconds',
];
console.log(heads.map((h) => h.padStart(13)).join(''));
for (const s of summaries) {
  const cells = [
    s.model,
    s.covered,
    s.meanDelta,
    s.sdDelta,
    s.meanSe,
    s.falseTau,
    s.meanReliability,
    s.meanCorrected,
    s.refused,
    s.meanSeconds,
  ];
  console.log(cells.map((c) => cell(c)).join(''));
}
console.log(`within bounds: δ covers 0 in ${covered[0]}–${covered[1]} studies, τ falsely found in at most ${falseTau}`);
console.log(JSON.stringify({ calibrate: 'N0', times, seed, schools, bounds: { covered, falseTau }, models: summaries }));
const main = summaries[0]!;
if (main.covered < covered[0] || main.covered > covered[1] || main.falseTau > falseTau) process.exitCode = 1;
