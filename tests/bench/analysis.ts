/**
 * `npm run bench:analysis`: the work of shared/baseline.md (reliability, scores, agreement, networks, comparison) at 104, 1,040 and
 * 10,400 schools, one process per size, only our own computations timed. Prints a table and ends with one line of JSON.
 * R needs 9.9 s for this work at 104 schools, 4.2 s of it for the networks.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { icc1 } from '../../analysis/agreement/icc1.ts';
import { icc2 } from '../../analysis/agreement/icc2.ts';
import { rwgj } from '../../analysis/agreement/rwgj.ts';
import { type Candidate, compareGroups } from '../../analysis/comparison/compare.ts';
import { meanOf, standardDeviation } from '../../analysis/description/moments.ts';
import { measureNetwork } from '../../analysis/networks/measures.ts';
import { type StaffNetwork, staffNetwork } from '../../analysis/networks/network.ts';
import { tieStability } from '../../analysis/networks/tie-stability.ts';
import { cronbachAlpha } from '../../analysis/psychometrics/cronbach-alpha.ts';
import { feldtInterval } from '../../analysis/psychometrics/feldt-interval.ts';
import { itemRestCorrelation } from '../../analysis/psychometrics/item-rest-correlation.ts';
import { omegaTotal } from '../../analysis/psychometrics/omega-total.ts';
import { type ScaleResult, scaleScorer } from '../../analysis/scoring/scale-score.ts';
import type { Instrument } from '../../instruments/types.ts';
import { makeTables, pupilInstrument, relations, type Row, staffInstruments, waves } from './tables.ts';

interface Sizing {
  readonly schools: number;
  readonly scalesMs: number;
  readonly aggregationMs: number;
  readonly networksMs: number;
  readonly comparisonMs: number;
  readonly totalMs: number;
  readonly peakMiB: number;
}

/** A loop that every machine does alike: what a millisecond of this machine is worth. */
const yardstick = (): number => {
  const start = performance.now();
  let x = 1;
  for (let i = 0; i < 50_000_000; i++) x = (x * 1.0000001 + i) % 1000;
  if (x < 0) throw new Error('never');
  return performance.now() - start;
};

const run = (schools: number): Sizing => {
  const tables = makeTables(schools, 1);
  const spent = { scales: 0, aggregation: 0, networks: 0, comparison: 0 };
  const timed = <T>(what: keyof typeof spent, work: () => T): T => {
    const start = performance.now();
    const result = work();
    spent[what] += performance.now() - start;
    return result;
  };
  const measures: { name: string; wave: string; values: Map<string, number> }[] = [];

  const instrumentAtWave = (instrument: Instrument, wave: string, rows: readonly Row[]): void => {
    for (const scale of instrument.scales) {
      const items = Object.keys(scale.items);
      const scored = timed('scales', () => {
        const score = scaleScorer(instrument, scale);
        const results = rows.map((row) => score(row.answers));
        const itemRows = results.map((r) => r.itemScores);
        const alpha = cronbachAlpha(itemRows);
        if (!alpha.missing) feldtInterval(alpha.value, alpha.n, items.length);
        omegaTotal(itemRows);
        itemRestCorrelation(itemRows);
        items.forEach((_, i) => standardDeviation(itemRows.map((r) => r[i]).filter((x): x is number => x !== null)));
        return results;
      });
      timed('aggregation', () => {
        const groups: number[][] = Array.from({ length: schools }, () => []);
        const people: ScaleResult[][] = Array.from({ length: schools }, () => []);
        scored.forEach((result, i) => {
          const school = rows[i]!.school;
          people[school]!.push(result);
          if (!result.score.missing) groups[school]!.push(result.score.value);
        });
        icc1(groups);
        icc2(groups);
        const options = Object.values(instrument.answerFormats)[0]!.options.length;
        for (const members of people)
          rwgj(
            members.map((m) => m.itemScores),
            options,
          );
        const values = new Map(groups.flatMap((g, s) => (g.length >= 3 ? [[String(s), meanOf(g)] as const] : [])));
        measures.push({ name: `${instrument.id}.${scale.id}`, wave, values });
      });
    }
  };
  waves.forEach((wave, w) => {
    for (const [i, instrument] of staffInstruments.entries()) instrumentAtWave(instrument, wave, tables.staff(i, w));
  });
  for (const [w, wave] of ['T1', 'T2b'].entries()) instrumentAtWave(pupilInstrument, wave, tables.pupilRows(w));

  const kept = ['density', 'arcReciprocity', 'indegreeCentralization'];
  for (const [r, relation] of relations.entries()) {
    const byWave = waves.map(() => new Map(kept.map((name) => [name, new Map<string, number>()])));
    for (let school = 0; school < schools; school++) {
      let before: StaffNetwork | null = null;
      for (const [w, wave] of waves.entries()) {
        const team = tables.team(school, w, r);
        timed('networks', () => {
          const { network } = staffNetwork({ school: String(school), wave, relation, tieRule: 2, ...team });
          const { school: found } = measureNetwork(network, { minNetworkResponse: 0.7, minNetworkSize: 5 });
          for (const { measure, estimate } of found)
            if (!estimate.missing) byWave[w]!.get(measure)?.set(String(school), estimate.value);
          if (before) tieStability(before, network);
          before = network;
        });
      }
    }
    byWave.forEach((found, w) => {
      for (const [name, values] of found) measures.push({ name: `${relation}.${name}`, wave: waves[w]!, values });
    });
  }

  timed('comparison', () => {
    const ranked = [...tables.effects.entries()].sort((a, b) => b[1] - a[1]).map(([s]) => String(s));
    const groups = (k: number) => ({ high: ranked.slice(0, k), low: ranked.slice(-k) });
    const candidates = measures.map(
      (m): Candidate => ({
        measure: m.name,
        wave: m.wave,
        row: 'level',
        timing: m.wave === 'T1' ? 'before' : 'concurrent',
        family: 'exploratory',
        values: m.values,
      }),
    );
    const effects = new Map([...tables.effects.entries()].map(([s, e]) => [String(s), e]));
    const others = [8, 12].map((k) => ({ selection: `k${k}`, groups: groups(k) }));
    const rows = compareGroups(candidates, groups(10), others, effects, 1);
    if (rows.length !== measures.length) throw new Error('rows are missing');
  });

  const totalMs = spent.scales + spent.aggregation + spent.networks + spent.comparison;
  const round = (x: number) => Math.round(x * 10) / 10;
  return {
    schools,
    scalesMs: round(spent.scales),
    aggregationMs: round(spent.aggregation),
    networksMs: round(spent.networks),
    comparisonMs: round(spent.comparison),
    totalMs: round(totalMs),
    peakMiB: Math.round(process.resourceUsage().maxRSS / 1024),
  };
};

const only = process.argv.indexOf('--schools');
if (only > 0) {
  console.log(JSON.stringify(run(Number(process.argv[only + 1]))));
} else {
  const self = fileURLToPath(import.meta.url);
  const wanted = process.argv.includes('--small') ? [26, 104] : [104, 1040, 10_400];
  let coldMs = 0;
  const sizes = wanted.map((schools, i): Sizing => {
    const start = performance.now();
    const child = spawnSync(
      process.execPath,
      ['--max-old-space-size=8192', '--import', 'tsx', self, '--schools', String(schools)],
      {
        encoding: 'utf8',
        maxBuffer: 1e8,
      },
    );
    if (child.status !== 0) throw new Error(child.stderr);
    if (i === 0) coldMs = performance.now() - start;
    return JSON.parse(child.stdout.trim().split('\n').at(-1)!) as Sizing;
  });
  console.log('schools   scales  aggregation  networks  comparison     total ms   peak MiB');
  for (const s of sizes)
    console.log(
      [
        String(s.schools).padStart(7),
        s.scalesMs.toFixed(0).padStart(8),
        s.aggregationMs.toFixed(0).padStart(12),
        s.networksMs.toFixed(0).padStart(9),
        s.comparisonMs.toFixed(0).padStart(11),
        s.totalMs.toFixed(0).padStart(12),
        String(s.peakMiB).padStart(10),
      ].join(' '),
    );
  console.log(`R at 104 schools: 9,900 ms in all, 4,200 ms of it networks; cold start to end here: ${coldMs.toFixed(0)} ms`);
  // slope of log time on log size, least squares
  const x = sizes.map((s) => Math.log(s.schools));
  const y = sizes.map((s) => Math.log(s.totalMs));
  const mx = meanOf(x);
  const my = meanOf(y);
  const exponent = x.reduce((sum, v, i) => sum + (v - mx) * (y[i]! - my), 0) / x.reduce((sum, v) => sum + (v - mx) ** 2, 0);
  console.log(
    JSON.stringify({
      bench: 'analysis',
      sizes,
      exponent: Math.round(exponent * 1000) / 1000,
      coldMs: Math.round(coldMs),
      yardstickMs: Math.round(yardstick() * 10) / 10,
    }),
  );
}
