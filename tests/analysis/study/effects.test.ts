/** Effects, selection and the rows of the comparison, from a whole study. */
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../analysis/random.ts';
import { analyseStudy } from '../../../analysis/study.ts';
import type { AchievementRow, ComparisonDesign, Findings, StudyData } from '../../../analysis/types.ts';
import { achievementRow } from '../growth/rows.ts';
import { design, instrument, person, response, study, ties } from './world.ts';

const schools = Array.from({ length: 18 }, (_, i) => `s${String(i).padStart(2, '0')}`);

/** Growth that differs between schools, eight pupils each. */
function growth(given: (row: AchievementRow) => AchievementRow = (row) => row): AchievementRow[] {
  const random = seededRandom(2);
  return schools.flatMap((school, s) =>
    Array.from({ length: 8 }, (_, p) =>
      [0, 1, 2].map((time) =>
        given(
          achievementRow({
            school,
            pupil: `${school}-${p}`,
            time,
            score: time * (1 + s / 20) + random.normal(0, 0.2),
            weight: p < s / 3 ? 1.2 : 0,
          }),
        ),
      ),
    ).flat(),
  );
}

/** Six staff a school, answering a scale and a network question at T1 and T2; T3 is open and nobody has answered. */
function world(comparison: ComparisonDesign | undefined, achievement = growth()): StudyData {
  const random = seededRandom(9);
  const people = schools.flatMap((s) => Array.from({ length: 6 }, (_, i) => person(`${s}-${i}`, s)));
  const waves = ['T1', 'T2', 'T3'].map((id) => ({ id, label: id, state: id === 'T3' ? ('open' as const) : ('closed' as const) }));
  const code = () => random.integer(1, 5);
  const answers = ['T1', 'T2'].flatMap((wave) => people.map((p) => response(p, wave, [code(), code(), code(), code()])));
  const networks = ['T1', 'T2'].flatMap((wave) =>
    schools.map((s) => {
      const own = people.filter((p) => p.school === s).map((p) => p.id);
      return ties(
        s,
        wave,
        Object.fromEntries(own.map((ego) => [ego, own.filter((alter) => alter !== ego && random.uniform() < 0.4)])),
      );
    }),
  );
  return study({
    design: design({
      waves,
      network: { relations: [{ id: 'goals', label: { nl: 'doelen', en: 'goals' } }], tieRule: 2, boundary: ['teacher'] },
      achievement: { effect: 'growth', subject: 'RW' },
      ...(comparison === undefined ? {} : { comparison }),
    }),
    instruments: [instrument('culture')],
    schools: schools.map((id, i) => ({
      id,
      cohort: i % 2 === 0 ? '1' : '2',
      attributes: { size: 100 + 7 * ((i * 5) % 11), village: 'yes' },
    })),
    people,
    responses: answers,
    nominations: networks.flatMap((n) => n.nominations),
    networkRespondents: networks.flatMap((n) => n.networkRespondents),
    achievement,
  });
}

/** the rows that the selection rests on */
const twoStage = (f: Findings) => f.schoolEffects.filter((r) => r.model === 'twoStage');

describe('effects and selection', () => {
  const findings = analyseStudy(world(undefined));

  it('ranks the schools, cuts k to a third and warns of it', () => {
    expect(findings.selection).toMatchObject({ kAsked: 10, k: 6 });
    expect(findings.warnings).toContainEqual({ code: 'kCut', params: { asked: 10, k: 6, schools: 18 } });
    expect(findings.selection!.high).toContain('s17');
    expect(findings.selection!.low).toContain('s00');
    expect(twoStage(findings).map((r) => r.group)).toEqual([
      ...Array(6).fill('high'),
      ...Array(6).fill('middle'),
      ...Array(6).fill('low'),
    ]);
  });

  it('refuses growth over different test versions, with the reason everywhere', () => {
    const mixed = analyseStudy(
      world(
        undefined,
        growth((row) => (row.time === 2 ? { ...row, scaleVersion: 'v2' } : row)),
      ),
    );
    expect([mixed.effectModel, mixed.selection?.refused, mixed.comparison]).toEqual([null, 'noAchievement', []]);
    expect(mixed.schoolEffects.every((r) => r.missing === 'notDefined')).toBe(true);
    expect(mixed.warnings).toContainEqual({ code: 'scaleVersionsMixed', params: { subject: 'RW', versions: 'v1 | v2' } });
  });

  it('selects nobody where schools do not differ', () => {
    const random = seededRandom(5);
    const same = analyseStudy(
      world(
        undefined,
        growth((row) => ({ ...row, score: row.time! + random.normal(0, 2) })),
      ),
    );
    // a seed whose schools differ no more than chance
    expect(same.effectModel!.tau2).toBe(0);
    expect(same.selection).toMatchObject({ refused: 'noVariance', high: [], low: [] });
    expect(same.comparison).toEqual([]);
    expect(same.warnings.map((w) => w.code)).toContain('noVariance');
    expect(twoStage(same).every((r) => r.rank === null && r.group === null)).toBe(true);
  });

  it('warns that the choice is uncertain where the mean reliability is below .50, and how few of the chosen belong', () => {
    const random = seededRandom(3);
    const noisy = growth((row) => ({ ...row, score: row.score! + random.normal(0, 1.2) }));
    const { effectModel, selection, warnings } = analyseStudy(world(undefined, noisy));
    expect(effectModel!.tau2).toBeGreaterThan(0);
    expect(effectModel!.meanReliability).toBeLessThan(0.5);
    expect(warnings).toContainEqual({ code: 'lowReliability', params: { reliability: effectModel!.meanReliability } });
    const sure = analyseStudy(world(undefined)).selection!;
    expect(selection!.shareTop!).toBeLessThan(sure.shareTop!);
    expect(sure.shareTop!).toBeGreaterThan(0.7);
  });

  it('has no comparison with fewer than fifteen schools, and says which schools have no effect', () => {
    const few = analyseStudy(
      world(
        undefined,
        growth().filter((r) => r.school < 's12' || (r.school === 's12' && r.pupil.endsWith('0'))),
      ),
    );
    expect(few.selection).toMatchObject({ refused: 'tooFewSchools' });
    const missing = twoStage(few)
      .filter((r) => r.missing !== null)
      .map((r) => [r.school, r.missing]);
    expect(missing).toEqual([['s12', 'tooFew'], ...schools.slice(13).map((id) => [id, 'notObserved'])]);
    expect(few.exclusions).toContainEqual({ what: 'school', id: 's12', subject: 'RW', reason: 'fewerThanFivePupils', count: 1 });
  });

  it('draws only the selected schools where there are more than twelve', () => {
    const drawn = new Set(findings.networks.map((n) => n.school));
    expect([...drawn].sort()).toEqual([...findings.selection!.high, ...findings.selection!.low].sort());
  });
});

describe('comparison without a plan', () => {
  const { comparison } = analyseStudy(world(undefined));
  const names = comparison
    .filter((r) => r.row !== 'balance')
    .map((r) => `${r.measure}@${r.wave} ${r.row} ${r.family} ${r.timing}`);

  it('has attributes, scales and three network measures at the first and last wave, as change and adjusted', () => {
    expect(names).toEqual([
      'size@ level exploratory before',
      'culture.total@T1 level exploratory before',
      'culture.total@T2 level exploratory concurrent',
      'culture.total@T1..T2 change exploratory concurrent',
      'culture.total@T1..T2 adjusted exploratory concurrent',
      ...['density', 'arcReciprocity', 'indegreeCentralization'].flatMap((m) => [
        `goals.${m}@T1 level exploratory before`,
        `goals.${m}@T2 level network concurrent`,
        `goals.${m}@T1..T2 change exploratory concurrent`,
        `goals.${m}@T1..T2 adjusted exploratory concurrent`,
      ]),
    ]);
  });

  it('describes how the groups are made up', () => {
    const balance = comparison.filter((r) => r.row === 'balance');
    expect(balance.map((r) => `${r.measure}@${r.wave}`)).toEqual([
      'pupilsTested@',
      'teamSize@T2',
      'shareWeight1.2@',
      'cohort.1@',
      'cohort.2@',
      'culture.responseRate@T2',
      'goals.responseRate@T2',
    ]);
    const share = balance.find((r) => r.measure === 'shareWeight1.2')!;
    expect(share.meanHigh! - share.meanLow!).toBeGreaterThan(0.3);
    expect(balance.every((r) => r.pPermutation === null && r.family === 'balance' && r.adjustment === 'none')).toBe(true);
  });

  it('makes one Holm family of the network rows of the last wave', () => {
    const network = comparison.filter((r) => r.family === 'network');
    expect(network).toHaveLength(3);
    const smallest = Math.min(...network.map((r) => r.pPermutation!));
    const first = network.find((r) => r.pPermutation === smallest)!;
    expect(first.pAdjusted).toBeCloseTo(Math.min(1, 3 * smallest), 12);
    expect(network.every((r) => r.detectableInFamily! > r.detectable!)).toBe(true);
  });
});

describe('what stands beside the comparison', () => {
  const given = world(undefined);
  const last = [...given.responses].reverse().find((r) => r.school === 's17' && r.wave === 'T2')!;
  const flat = { ...last, answers: { i1: 5, i2: 5, i3: 5, i4: 5 } };
  const findings = analyseStudy({ ...given, responses: given.responses.map((r) => (r === last ? flat : r)) });
  const { high, low } = findings.selection!;
  const row = (measure: string, wave: string, kind = 'level') =>
    findings.comparison.find((r) => r.measure === measure && r.wave === wave && r.row === kind)!;

  it('gives every school its probabilities and rank interval, and the groups the share that belongs', () => {
    const sum = twoStage(findings).reduce((total, r) => total + r.pTop!, 0);
    expect(sum).toBeCloseTo(findings.selection!.k, 8);
    for (const r of twoStage(findings)) {
      expect(r.rankLower!).toBeLessThanOrEqual(r.rank!);
      expect(r.rankUpper!).toBeGreaterThanOrEqual(r.rank!);
    }
    const own = twoStage(findings)
      .filter((r) => r.group === 'high')
      .map((r) => r.pTop!);
    expect(findings.selection!.shareTop).toBeCloseTo(own.reduce((total, p) => total + p, 0) / own.length, 12);
    expect(findings.selection).toMatchObject({ draws: 5000, seed: 1 });
  });

  it('has all schools, cohorts, the rank-weighted groups and the range without one school beside level and change rows', () => {
    for (const kind of ['level', 'change'] as const) {
      const { beside, hedgesG, nAll } = row('culture.total', kind === 'level' ? 'T2' : 'T1..T2', kind);
      expect(beside!.regression!.n).toBe(nAll);
      expect(beside!.rankWeighted!.n).toBe(nAll);
      expect(beside!.pWithinCohort).toBeGreaterThan(0);
      expect(beside!.leaveOneOut!.lowest).toBeLessThan(hedgesG!);
      expect(beside!.leaveOneOut!.highest).toBeGreaterThan(hedgesG!);
      expect([...high, ...low]).toContain(beside!.leaveOneOut!.highestWithout);
      expect(beside!.teamSize).toBeNull();
    }
    const icc2 = findings.measures.find((m) => m.level === 'study' && m.wave === 'T2' && m.measure === 'icc2')!.estimate.value;
    expect(row('culture.total', 'T2').beside!.icc2).toBe(icc2);
    expect(row('culture.total', 'T1..T2', 'change').beside!.icc2).toBeNull();
    const adjusted = row('culture.total', 'T1..T2', 'adjusted');
    expect(adjusted.beside).toMatchObject({ rsAll: null, regression: null, rankWeighted: null, icc2: null, teamSize: null });
    expect(adjusted.beside!.leaveOneOut!.lowest).toBeLessThan(adjusted.hedgesG!);
    expect(adjusted.beside!.leaveOneOut!.highest).toBeGreaterThan(adjusted.hedgesG!);
    expect(adjusted.beside!.pWithinCohort).toBeGreaterThan(0);
    expect(findings.comparison.find((r) => r.row === 'balance')!.beside).toBeUndefined();
    // teams of this world are all of one size: there is nothing to take out
    expect(row('goals.density', 'T2').beside!.teamSize).toBeNull();
  });

  it('takes team size out of network rows where teams differ', () => {
    const larger = given.people.filter((p) => p.school < 's09').map((p) => ({ ...p, id: `${p.id}-too` }));
    const more = analyseStudy({ ...given, people: [...given.people, ...larger.filter((_, i) => i % 5 === 0)] });
    const density = more.comparison.find((r) => r.measure === 'goals.density' && r.wave === 'T2' && r.row === 'level')!;
    expect(density.beside!.teamSize).toMatchObject({ nHigh: density.nHigh, nLow: density.nLow });
    expect(density.beside!.teamSize!.hedgesG).not.toBe(density.hedgesG);
    expect(more.comparison.find((r) => r.measure === 'culture.total' && r.wave === 'T2')!.beside!.teamSize).toBeNull();
  });

  it('keeps who gave one answer to all items, counts them, and shows the rows without them', () => {
    const flow = findings.sampleFlow.find((f) => f.instrument === 'culture' && f.wave === 'T2')!;
    const warned = findings.warnings.find((w) => w.code === 'straightLining' && w.params['wave'] === 'T2')!;
    expect(flow.straightLined!['total']).toBe(warned.params['persons']);
    const without = row('culture.total', 'T2').sensitivity.find((s) => s.selection === 'withoutFlagged')!;
    expect(without.hedgesG).not.toBe(row('culture.total', 'T2').hedgesG);
    // by hand: the school's mean over the five others
    const dropped = analyseStudy({ ...given, responses: given.responses.filter((r) => !isFlat(r.answers)) });
    const again = dropped.comparison.find((r) => r.measure === 'culture.total' && r.wave === 'T2' && r.row === 'level')!;
    const plain = analyseStudy({ ...given, responses: given.responses.filter((r) => r !== last && !isFlat(r.answers)) });
    expect(again.hedgesG).not.toBe(without.hedgesG);
    const expected = plain.comparison.find((r) => r.measure === 'culture.total' && r.wave === 'T2' && r.row === 'level')!;
    expect(without.hedgesG).toBeCloseTo(expected.hedgesG!, 12);
    expect(without.pPermutation).toBe(expected.pPermutation);
    for (const kind of ['change', 'adjusted'])
      expect(row('culture.total', 'T1..T2', kind).sensitivity.map((s) => s.selection)).toContain('withoutFlagged');
    expect(row('goals.density', 'T2').sensitivity.map((s) => s.selection)).not.toContain('withoutFlagged');
  });
});

/** One answer to all four items, of which one is reversed. */
const isFlat = (answers: StudyData['responses'][number]['answers']): boolean =>
  new Set(['i1', 'i2', 'i3', 'i4'].map((id) => answers[id])).size === 1;

describe('comparison by a plan', () => {
  const plan = {
    k: 5,
    measures: [
      'goals.density@T2',
      'culture.total@T1..T2',
      'culture.total@T3',
      'village',
      'nothing@T1',
      'goals.density@T9',
      'size@T1',
    ],
    confirmatory: ['goals.density@T2', 'size'],
  };
  const findings = analyseStudy(world(plan));

  it('has the plan’s rows, confirmatory ones in no other family', () => {
    const rows = findings.comparison.filter((r) => r.row !== 'balance');
    expect(rows.map((r) => [r.measure, r.wave, r.row, r.family, r.adjustment])).toEqual([
      ['goals.density', 'T2', 'level', 'confirmatory', 'holm'],
      ['culture.total', 'T1..T2', 'change', 'exploratory', 'bh'],
      ['culture.total', 'T1..T2', 'adjusted', 'exploratory', 'bh'],
      ['culture.total', 'T3', 'level', 'exploratory', 'bh'],
      ['size', '', 'level', 'confirmatory', 'holm'],
    ]);
    expect(rows[3]).toMatchObject({ nHigh: 0, nLow: 0, why: 'notObserved', pAdjusted: null });
  });

  it('names the measures that do not exist', () => {
    const unknown = findings.warnings.filter((w) => w.code === 'unknownMeasure').map((w) => w.params['measure']);
    expect(unknown).toEqual(['village', 'nothing@T1', 'goals.density@T9', 'size@T1']);
  });

  it('gives the same findings every time, and says how far it is', () => {
    const steps: number[] = [];
    const again = analyseStudy(world(plan), { progress: ({ done, total }) => steps.push(done / total) });
    expect(again).toEqual(findings);
    expect(steps.at(-1)).toBe(1);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
  });
});

describe('a study that asks for a comparison without achievement', () => {
  it('says so', () => {
    const { achievement: _achievement, ...rest } = design({ comparison: { k: 10, measures: [], confirmatory: [] } });
    const findings = analyseStudy(study({ design: rest }));
    expect(findings.selection?.refused).toBe('noAchievement');
    expect(findings.warnings).toContainEqual({ code: 'noAchievement', params: {} });
  });
});
