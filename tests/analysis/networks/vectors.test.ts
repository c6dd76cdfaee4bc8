/** The hand-worked network of the method page (domain.md §4.4), and what cannot be computed. */
import { describe, expect, it } from 'vitest';
import { arcReciprocity } from '../../../analysis/networks/arc-reciprocity.ts';
import { betweennessCentrality } from '../../../analysis/networks/betweenness-centrality.ts';
import { density } from '../../../analysis/networks/density.ts';
import { densityCompleteCase } from '../../../analysis/networks/density-complete-case.ts';
import { densityReconstructed } from '../../../analysis/networks/density-reconstructed.ts';
import { dyadReciprocity } from '../../../analysis/networks/dyad-reciprocity.ts';
import { dyadCensus } from '../../../analysis/networks/dyads.ts';
import { indegree } from '../../../analysis/networks/indegree.ts';
import { indegreeCentrality } from '../../../analysis/networks/indegree-centrality.ts';
import { indegreeCentralization } from '../../../analysis/networks/indegree-centralization.ts';
import { isolates } from '../../../analysis/networks/isolates.ts';
import { measureNetwork, personNetworkMeasures, schoolNetworkMeasures } from '../../../analysis/networks/measures.ts';
import { multiplexity } from '../../../analysis/networks/multiplexity.ts';
import { staffNetwork } from '../../../analysis/networks/network.ts';
import { outdegreeCentrality } from '../../../analysis/networks/outdegree-centrality.ts';
import { outdegreeCentralization } from '../../../analysis/networks/outdegree-centralization.ts';
import { reciprocityCorrelation } from '../../../analysis/networks/reciprocity-correlation.ts';
import { networkUse, responseRate } from '../../../analysis/networks/response-rate.ts';
import { tieStability } from '../../../analysis/networks/tie-stability.ts';
import { got } from '../../reference/topics/scale.ts';
import { networkOf } from './helpers.ts';

const ties = 'A>BCEF B>AE C>ABE D>E E>ADF';
const withoutF = networkOf('ABCDEF', ties, 'F');
const withF = networkOf('ABCDEF', `${ties} F>A`);
const gate = { minNetworkResponse: 0.7, minNetworkSize: 5 };

describe('six people of whom F did not answer', () => {
  it('response, density and its two alternatives', () => {
    expect(got(responseRate(withoutF))).toBeCloseTo(5 / 6, 12);
    expect(density(withoutF)).toEqual({ value: 13 / 25, n: 5 });
    expect(got(densityCompleteCase(withoutF))).toBeCloseTo(11 / 20, 12);
    expect(got(densityReconstructed(withoutF))).toBeCloseTo(15 / 30, 12);
  });
  it('pairs and reciprocity', () => {
    expect(dyadCensus(withoutF)).toEqual({ mutual: 4, oneWay: 3, neither: 3 });
    expect(got(arcReciprocity(withoutF))).toBeCloseTo(8 / 11, 12);
    expect(got(dyadReciprocity(withoutF))).toBeCloseTo(4 / 7, 12);
  });
  it('centrality and centralization', () => {
    expect(indegreeCentrality(withoutF).map(got)).toEqual([0.75, 0.5, 0.25, 0.25, 1, 0.4]);
    expect(got(indegreeCentralization(withoutF))).toBeCloseTo(0.57, 12);
    expect(outdegreeCentrality(withoutF).map((e) => e.value ?? e.missing)).toEqual([0.8, 0.4, 0.6, 0.2, 0.6, 'noAnswer']);
    expect(got(outdegreeCentralization(withoutF))).toBeCloseTo(0.35, 12);
  });
  it('no betweenness below .90 response', () => {
    expect(betweennessCentrality(withoutF)[0]).toEqual({ missing: 'lowResponse', n: 5 });
  });
});

describe('the same six when F answers and names A', () => {
  it('every figure', () => {
    expect(got(density(withF))).toBeCloseTo(14 / 30, 12);
    expect(indegree(withF).map(got)).toEqual([4, 2, 1, 1, 4, 2]);
    expect(got(indegreeCentralization(withF))).toBeCloseTo(10 / 25, 12);
    expect(got(arcReciprocity(withF))).toBeCloseTo(10 / 14, 12);
    expect(got(dyadReciprocity(withF))).toBeCloseTo(5 / 9, 12);
    for (const [i, value] of [0.5, 0, 0, 0, 0.45, 0].entries()) {
      expect(got(betweennessCentrality(withF)[i] as ReturnType<typeof density>)).toBeCloseTo(value, 12);
    }
  });
});

describe('building a network', () => {
  it('reports what it cannot use, and keeps a tie below the rule as an observed 0', () => {
    const { network, ignored } = staffNetwork({
      school: 's',
      wave: 'T1',
      relation: 'goals',
      roster: ['A', 'B', 'C'],
      respondents: ['A', 'B', 'X'],
      nominations: [
        { ego: 'A', alter: 'B', value: 1 },
        { ego: 'A', alter: 'C', value: 2 },
        { ego: 'A', alter: 'Y', value: 4 },
        { ego: 'B', alter: 'B', value: 4 },
        { ego: 'C', alter: 'A', value: 4 },
        { ego: 'Z', alter: 'A', value: 4 },
      ],
      tieRule: 2,
    });
    expect(network.ties).toEqual([
      [null, 0, 1],
      [0, null, 0],
      [null, null, null],
    ]);
    expect(ignored.map((row) => [row.ego, row.alter, row.reason])).toEqual([
      ['X', '', 'respondentNotOnRoster'],
      ['A', 'Y', 'alterNotOnRoster'],
      ['B', 'B', 'self'],
      ['C', 'A', 'egoNotRespondent'],
      ['Z', 'A', 'egoNotOnRoster'],
    ]);
  });
  it('someone twice on the roster is a mistake of the caller', () => {
    expect(() => networkOf('AA', '')).toThrow('twice');
  });
});

describe('what the response allows', () => {
  it('full, flagged, none; the bound itself belongs to the better side', () => {
    const ten = (silent: string) => networkOf('ABCDEFGHIJ', 'A>B', silent);
    expect(networkUse(ten('AB'), gate)).toEqual({ use: 'full', smallTeam: false });
    expect(networkUse(ten('ABC'), gate)).toEqual({ use: 'flagged', smallTeam: false });
    expect(networkUse(ten('ABCD'), gate)).toEqual({ use: 'none', reason: 'lowResponse', smallTeam: false });
    expect(networkUse(networkOf('ABCD', ''), gate)).toEqual({ use: 'none', reason: 'tooFew', smallTeam: true });
    expect(networkUse(networkOf('', ''), gate)).toEqual({ use: 'none', reason: 'notOnRoster', smallTeam: true });
  });
  it('a refused network keeps its rate and its counts', () => {
    const { school, persons } = measureNetwork(networkOf('ABCDEF', 'A>BC B>A', 'CDEF'), gate);
    const shown = [...school, ...persons].filter((row) => !row.estimate.missing).map((row) => row.measure);
    expect(new Set(shown)).toEqual(new Set(['responseRate', 'indegree', 'outdegree']));
    expect(school.filter((row) => row.estimate.missing === 'lowResponse')).toHaveLength(schoolNetworkMeasures.length - 1);
  });
});

describe('networks without people, ties or gaps', () => {
  it('no measure gives NaN or throws', () => {
    const awkward = [
      networkOf('', ''),
      networkOf('A', ''),
      networkOf('A', '', 'A'),
      networkOf('AB', ''),
      networkOf('AB', '', 'AB'),
      networkOf('ABC', 'A>BC B>AC C>AB'),
    ];
    for (const network of awkward) {
      for (const measure of schoolNetworkMeasures) {
        const estimate = measure.of(network);
        if (!estimate.missing) expect(Number.isFinite(estimate.value)).toBe(true);
      }
      for (const measure of personNetworkMeasures) {
        expect(measure.of(network)).toHaveLength(network.roster.length);
        for (const estimate of measure.of(network)) if (!estimate.missing) expect(Number.isFinite(estimate.value)).toBe(true);
      }
    }
  });
  it('reasons', () => {
    expect(arcReciprocity(networkOf('ABC', '')).missing).toBe('noTies');
    expect(reciprocityCorrelation(networkOf('ABC', 'A>BC B>AC C>AB')).missing).toBe('noVariance');
    expect(density(networkOf('ABC', '', 'ABC')).missing).toBe('noAnswer');
    expect(isolates(networkOf('ABCD', 'A>B', 'D'))).toEqual({ value: 1 / 3, n: 3 });
  });
});

describe('two waves, two relations', () => {
  it('compares only pairs observed in both', () => {
    const first = networkOf('ABCD', 'A>BC B>A C>D', 'D');
    const second = networkOf('BACE', 'A>B B>AC E>A', 'C', 'T2');
    // A and B answered twice; A–B, A–C, B–A, B–C are on both rosters
    expect(tieStability(first, second)).toEqual({ value: 2 / 4, n: 4 });
    expect(tieStability(first, networkOf('XYZ', 'X>Y', '', 'T2')).missing).toBe('notObserved');
    expect(tieStability(networkOf('ABC', ''), networkOf('ABC', '', '', 'T2'))).toEqual({ missing: 'noTies', n: 6 });
    expect(multiplexity(first, first)).toEqual({ value: 1, n: 9 });
  });
});
