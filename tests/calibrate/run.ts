/**
 * `npm run calibrate -- [--study N0|N1|planted] --times 200 --seed 1 [--schools 104]`: null studies of domain.md §3.2. N0, without any effect, goes
 * through the models M1, M1basic and M2; N1, with effects that nothing explains, through scales, networks, selection and comparison. Prints a table and ends with one
 * line of JSON; exit code 1 where anything lies outside its bounds (N0: where M1 does; the others show why M1 is needed).
 * `planted` (--times 50) is the demo itself: in how many studies each planted truth is shown.
 * In pieces: `--out lines.jsonl` appends a line per study and computes none twice, `--from 51 --to 100` computes these seeds only; the
 * table is about all seeds of the run that the file has. Lines of an older version of the code are the caller's to remove.
 */
import { parseArgs } from 'node:util';
import { bounds, rowBounds } from './bounds.ts';
import { calibrateOnce, summarise, type Verdict } from './calibrate.ts';
import { inPieces } from './lines.ts';
import { countRows, type NullRows, nullRows } from './null-rows.ts';
import { independentReliability, independentStudy } from './null-study.ts';
import { summariseRows } from './null-summary.ts';
import { fewestShown, plantedStudy, summariseTruths } from './planted.ts';

const { values } = parseArgs({
  options: {
    study: { type: 'string', default: 'N0' },
    times: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string' },
    to: { type: 'string' },
    schools: { type: 'string', default: '104' },
    out: { type: 'string' },
  },
});
const [times, seed, schools] = [Number(values.times), Number(values.seed), Number(values.schools)];
const last = seed + times - 1;
const from = Math.max(seed, Number(values.from ?? seed));
const to = Math.min(last, Number(values.to ?? last));
if (!['N0', 'N1', 'planted'].includes(values.study) || ![times, seed, schools, from, to].every(Number.isInteger) || times < 1) {
  console.error(
    'usage: calibrate [--study N0|N1|planted] [--times 20] [--seed 1] [--from s] [--to s] [--schools 104] [--out file]',
  );
  process.exit(2);
}

const cell = (value: number | string | null, width = 13, digits = 3) =>
  (value === null ? '–' : typeof value === 'number' && !Number.isInteger(value) ? value.toFixed(digits) : String(value)).padStart(
    width,
  );

interface Line {
  readonly study: string;
  readonly schools: number;
  readonly seed: number;
}
const run = <L extends Line>(compute: (seed: number) => L): readonly L[] =>
  inPieces({
    seeds: Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i),
    compute,
    file: values.out,
    belongs: (line: L) => line.study === values.study && line.schools === schools && line.seed >= seed && line.seed <= last,
    progress: (done, of) => {
      if (done % 10 === 0) console.error(`${done} of ${of} studies`);
    },
  });

const withoutEffect = (): void => {
  const lines = run((one): Line & { verdicts: readonly Verdict[] } => ({
    study: 'N0',
    schools,
    seed: one,
    verdicts: calibrateOnce(one, schools),
  }));
  const summaries = summarise(lines.flatMap((line) => line.verdicts));
  const { covered, falseTau } = bounds(lines.length);
  console.log(`N0: ${lines.length} studies of ${schools} schools, seeds ${seed}–${last}; no effect, schools do not differ in it`);
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
  const main = summaries[0]!;
  const kept = main.covered >= covered[0] && main.covered <= covered[1] && main.falseTau <= falseTau;
  const json = { calibrate: 'N0', times: lines.length, seed, schools, bounds: { covered, falseTau }, models: summaries, kept };
  console.log(JSON.stringify(json));
  if (!kept) process.exitCode = 1;
};

const meanOf = (lines: readonly NullRows[], of: (line: NullRows) => number | null) => {
  const known = lines.flatMap((line) => of(line) ?? []);
  return known.reduce((a, b) => a + b, 0) / known.length;
};

const withoutRelation = (): void => {
  const lines = run((one) => nullRows(one, schools));
  const selected = lines.filter((line) => line.k > 0);
  const summary = summariseRows(
    selected.map((line) => line.rows),
    countRows(independentStudy(seed, schools)),
  );
  const { rejected, covered, family } = rowBounds(selected.length);
  console.log(
    `N1: ${lines.length} studies of ${schools} schools, seeds ${seed}–${last}; schools differ (planted reliability ${independentReliability}), nothing explains it; ${lines.length - selected.length} without a selection`,
  );
  const printed = {
    twoStage: meanOf(lines, (l) => l.reliability),
    corrected: meanOf(lines, (l) => l.corrected),
  };
  console.log(
    `printed reliability: two-stage ${printed.twoStage.toFixed(2)}, corrected for its noise floor ${printed.corrected.toFixed(2)}`,
  );
  console.log(`${'row'.padEnd(58)}${['family', 'studies', 'p ≤ .05', 'holds 0'].map((h) => h.padStart(14)).join('')}`);
  const isTheme = (row: { readonly family: string }) => row.family === 'themes';
  for (const row of summary.rows.filter((own) => !isTheme(own))) {
    const cells = [`${row.family}${row.counts ? '*' : ''}`, row.tested, row.rejected, row.intervals === 0 ? null : row.covered];
    console.log(row.name.padEnd(58) + cells.map((c) => cell(c, 14)).join(''));
  }
  console.log('* a test of counts: no lower bound, not in (b)');
  const plain = summary.rows.filter((row) => !row.counts);
  const { mean, sd, allowed } = summary.share;
  const counted = summary.rows.filter((row) => row.counts);
  const themes = counted.filter(isTheme);
  /** fewest and most studies over the rows */
  const extremes = (values: readonly number[]) => [Math.min(...values), Math.max(...values)] as const;
  const ranges = {
    rejected: extremes(plain.map((r) => r.rejected)),
    counts: extremes(counted.map((r) => r.rejected)),
    covered: extremes(summary.rows.filter((r) => r.intervals > 0).map((r) => r.covered)),
  };
  const range = (of: keyof typeof ranges) => ranges[of].join('–');
  console.log(`(a) ${plain.length} rows: p ≤ .05 in ${range('rejected')} studies, bounds ${rejected[0]}–${rejected[1]}`);
  console.log(
    `(a) ${counted.length} tests of counts, ${themes.length} of them of themes: in ${range('counts')} studies, at most ${rejected[1]}`,
  );
  console.log(`(b) share of rejected rows: mean ${mean.toFixed(4)}, SD ${sd.toFixed(4)}, bounds .05 ± ${allowed.toFixed(4)}`);
  for (const own of summary.families)
    console.log(`(c) ${own.family}, ${own.rows} rows: any adjusted p ≤ .05 in ${own.any} studies, at most ${family}`);
  console.log(`(d) interval of g holds 0 in ${range('covered')} studies, bounds ${covered[0]}–${covered[1]}`);
  for (const words of summary.outside) console.log(`outside: ${words}`);
  const { rows, ...rest } = summary;
  const json = { calibrate: 'N1', times: lines.length, seed, schools, selected: selected.length, printed, ...rest };
  console.log(JSON.stringify({ ...json, bounds: rowBounds(selected.length), ranges, rows: rows.length, themes: themes.length }));
  if (summary.outside.length > 0) process.exitCode = 1;
};

const planted = (): void => {
  const lines = run((one) => plantedStudy(one, schools));
  const truths = summariseTruths(lines);
  console.log(`planted: ${lines.length} studies of ${schools} schools, seeds ${seed}–${last}`);
  console.log(`${'truth'.padEnd(44)}${['expected', 'true', 'mean estimate', 'shown'].map((h) => h.padStart(15)).join('')}`);
  for (const t of truths) {
    const shown = t.shown === null ? 'mean' : `${t.shown} of ${t.studies}`;
    const cells = [t.expected, t.trueValue, t.meanEstimate, `${shown}${t.kept ? '' : ' !'}`];
    console.log(t.id.padEnd(44) + cells.map((c) => cell(c, 15)).join(''));
  }
  const missed = truths.filter((t) => !t.kept).map((t) => t.id);
  const fewest = fewestShown(lines.length);
  console.log(`shown in at least ${fewest} of ${lines.length} studies (mean: within 15 % of the true value); "!": not`);
  console.log(
    JSON.stringify({
      calibrate: 'planted',
      times: lines.length,
      seed,
      schools,
      fewest,
      truths: truths.map(({ id, shown, meanEstimate, trueValue }) => ({ id, shown, meanEstimate, trueValue })),
      missed,
    }),
  );
  if (missed.length > 0) process.exitCode = 1;
};

if (values.study === 'N0') withoutEffect();
else if (values.study === 'N1') withoutRelation();
else planted();
