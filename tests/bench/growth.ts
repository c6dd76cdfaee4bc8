/**
 * `npm run bench:growth`: the growth model of a Focus-size study, `score ~ time + (1 + time | pupil) + (1 + time | school)` on
 * 12,500 pupils × 8 occasions (8 % missing) in 104 schools, and on four and sixteen times as many schools; one process per size,
 * median of three fits. Timed from the table's rows: design, fit with Satterthwaite's degrees of freedom and predictions of all
 * levels (`fitMs`), and predictions with conditional SDs of all schools and pupils once more by themselves (`blupMs`).
 * Prints a table and ends with one line of JSON. lme4 takes 5,900 ms for the fit and 4,800 ms for the predictions (shared/baseline.md).
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { designMatrices, type TableRow } from '../../analysis/growth/mixed/design.ts';
import { fitMixedModel } from '../../analysis/growth/mixed/fit.ts';
import { predictLevels } from '../../analysis/growth/mixed/predict.ts';
import { seededRandom } from '../../analysis/random.ts';

interface Sizing {
  readonly schools: number;
  readonly pupils: number;
  readonly observations: number;
  readonly fitMs: number;
  readonly blupMs: number;
  readonly peakMiB: number;
  readonly evaluations: number;
}

const truth = { schoolSd: 0.3, schoolSlopeSd: 0.1, pupilSd: 0.8, pupilSlopeSd: 0.12, errorSd: 0.5, growth: 0.7 };

const makeRows = (schools: number): TableRow[] => {
  const random = seededRandom(1);
  const rows: TableRow[] = [];
  for (let s = 0; s < schools; s++) {
    const school = `S${s}`;
    const level = random.normal(0, truth.schoolSd);
    const slope = truth.growth + random.normal(0, truth.schoolSlopeSd);
    // 104 schools have 12,500 pupils: 120 each, in twenty schools one more
    for (let i = 0; i < (s % 104 < 20 ? 121 : 120); i++) {
      const pupil = `${school}-${i}`;
      const own = level + random.normal(0, truth.pupilSd);
      const growth = slope + random.normal(0, truth.pupilSlopeSd);
      for (let occasion = 0; occasion < 8; occasion++) {
        const error = random.normal(0, truth.errorSd);
        if (random.uniform() < 0.08) continue;
        const time = occasion / 2 - 1.75;
        rows.push({ pupil, school, time, score: own + growth * time + error });
      }
    }
  }
  return rows;
};

const terms = ['(Intercept)', 'time'];
const model = {
  response: 'score',
  fixedTerms: [['(Intercept)'], ['time']],
  random: ['pupil', 'school'].map((group) => ({ group, terms, correlated: true })),
};

/** A loop that every machine does alike: what a millisecond of this machine is worth. */
const yardstick = (): number => {
  const start = performance.now();
  let x = 1;
  for (let i = 0; i < 50_000_000; i++) x = (x * 1.0000001 + i) % 1000;
  if (x < 0) throw new Error('never');
  return performance.now() - start;
};

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

const run = (schools: number): Sizing => {
  const rows = makeRows(schools);
  const fits: number[] = [];
  const predictions: number[] = [];
  let evaluations = 0;
  let pupils = 0;
  for (let i = 0; i < 3; i++) {
    const start = performance.now();
    const fit = fitMixedModel(designMatrices(rows, model).data);
    const fitted = performance.now();
    const effects = predictLevels(fit.model, fit.at);
    predictions.push(performance.now() - fitted);
    fits.push(fitted - start);
    evaluations = fit.evaluations;
    pupils = effects[0]!.levels.length;
    // a fast fit of something else is no fit
    const growth = fit.fixed[1]!;
    if (!(Math.abs(growth.estimate - truth.growth) < 4 * growth.se)) throw new Error(`growth ${growth.estimate}`);
  }
  return {
    schools,
    pupils,
    observations: rows.length,
    fitMs: Math.round(median(fits)),
    blupMs: Math.round(median(predictions)),
    peakMiB: Math.round(process.resourceUsage().maxRSS / 1024),
    evaluations,
  };
};

const asked = process.argv[2];
if (asked !== undefined) {
  console.log(JSON.stringify(run(Number(asked))));
} else {
  const sizes = [104, 416, 1664].map((schools): Sizing => {
    const arguments_ = [...process.execArgv, fileURLToPath(import.meta.url), String(schools)];
    const child = spawnSync(process.execPath, arguments_, { encoding: 'utf8', timeout: 300_000 });
    if (child.status !== 0) throw new Error(child.stderr);
    return JSON.parse(child.stdout) as Sizing;
  });
  const cell = (value: number | string) => String(value).padStart(13);
  console.log(['schools', 'pupils', 'observations', 'fit ms', 'blups ms', 'peak MiB', 'evaluations'].map(cell).join(''));
  for (const s of sizes) {
    const cells = [s.schools, s.pupils, s.observations, s.fitMs, s.blupMs, s.peakMiB, s.evaluations];
    console.log(cells.map((x) => cell(x.toLocaleString('en'))).join(''));
  }
  console.log('lme4 at 104 schools: fit 5,900 ms, predictions 4,800 ms; goal 2,000 ms for both together');
  // slope of log time on log observations, least squares
  const x = sizes.map((s) => Math.log(s.observations));
  const y = sizes.map((s) => Math.log(s.fitMs + s.blupMs));
  const mean = (v: readonly number[]) => v.reduce((a, b) => a + b, 0) / v.length;
  const exponent =
    x.reduce((sum, v, i) => sum + (v - mean(x)) * (y[i]! - mean(y)), 0) / x.reduce((sum, v) => sum + (v - mean(x)) ** 2, 0);
  console.log(
    JSON.stringify({
      bench: 'growth',
      sizes: sizes.map(({ observations, fitMs, blupMs, peakMiB }) => ({ observations, fitMs, blupMs, peakMiB })),
      exponent: Math.round(exponent * 1000) / 1000,
      yardstickMs: Math.round(yardstick() * 10) / 10,
    }),
  );
}
