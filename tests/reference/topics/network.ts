/**
 * Topic `network`. The cases' top-level figures take a non-respondent's row as zeros; those under `missingAware` leave it out, as the
 * product does. So the first are computed on a network in which everybody answered, the second on the network as it was observed.
 */
import { standardDeviation } from '../../../analysis/description/moments.ts';
import { arcReciprocity } from '../../../analysis/networks/arc-reciprocity.ts';
import { betweennessCentrality } from '../../../analysis/networks/betweenness-centrality.ts';
import { closenessCentrality } from '../../../analysis/networks/closeness-centrality.ts';
import { globalClustering, localClustering } from '../../../analysis/networks/clustering.ts';
import { componentSizes } from '../../../analysis/networks/components.ts';
import { density } from '../../../analysis/networks/density.ts';
import { densityCompleteCase } from '../../../analysis/networks/density-complete-case.ts';
import { dyadReciprocity } from '../../../analysis/networks/dyad-reciprocity.ts';
import { dyadSymmetry } from '../../../analysis/networks/dyad-symmetry.ts';
import { dyadCensus } from '../../../analysis/networks/dyads.ts';
import { eigenvector } from '../../../analysis/networks/eigenvector-centrality.ts';
import { centralizationMaximum, freemanCentralization } from '../../../analysis/networks/freeman-centralization.ts';
import { freemanCloseness } from '../../../analysis/networks/freeman-closeness.ts';
import {
  diameter,
  globalEfficiency,
  meanGeodesic,
  meanGeodesicUndirected,
  reachability,
} from '../../../analysis/networks/geodesic-distance.ts';
import { eiIndex, nominalAssortativity, tieMixing } from '../../../analysis/networks/group-mixing.ts';
import { harmonicCloseness } from '../../../analysis/networks/harmonic-closeness.ts';
import { indegree } from '../../../analysis/networks/indegree.ts';
import { indegreeCentrality } from '../../../analysis/networks/indegree-centrality.ts';
import { indegreeCentralization } from '../../../analysis/networks/indegree-centralization.ts';
import {
  krackhardtConnectedness,
  krackhardtEfficiency,
  krackhardtHierarchy,
  krackhardtLubness,
} from '../../../analysis/networks/krackhardt-hierarchy.ts';
import { respondentCount, type StaffNetwork, sentTies, staffNetwork } from '../../../analysis/networks/network.ts';
import { outdegree } from '../../../analysis/networks/outdegree.ts';
import { outdegreeCentrality } from '../../../analysis/networks/outdegree-centrality.ts';
import { outdegreeCentralization } from '../../../analysis/networks/outdegree-centralization.ts';
import { pageRank } from '../../../analysis/networks/page-rank.ts';
import { reciprocityCorrelation } from '../../../analysis/networks/reciprocity-correlation.ts';
import { reciprocityLogRatio } from '../../../analysis/networks/reciprocity-log-ratio.ts';
import { strongTransitivity, weakTransitivity } from '../../../analysis/networks/transitivity.ts';
import { triadCensus, triadTypes } from '../../../analysis/networks/triad-census.ts';
import { undirectedBetweenness } from '../../../analysis/networks/undirected-betweenness.ts';
import type { Estimate } from '../../../analysis/types.ts';
import type { CsvRow, Json, ReferenceCase } from '../cases.ts';
import { bare, got, keyed } from './scale.ts';

/** The network of a spec, with or without the rows of its non-respondents. */
export const networkOfSpec = (
  spec: Json,
  nodes: readonly CsvRow[],
  edges: readonly CsvRow[],
  zeroRows: boolean,
): StaffNetwork => {
  const roster = nodes.filter((row) => row.network === spec.network).map((row) => row.node as string);
  const silent = new Set<string>(spec.nonRespondents);
  const here = edges.filter(
    (row) => row.network === spec.network && row.relation === spec.relation && row.wave === String(spec.wave),
  );
  return staffNetwork({
    school: spec.network,
    wave: String(spec.wave),
    relation: spec.relation,
    roster,
    respondents: roster.filter((id) => zeroRows || !silent.has(id)),
    nominations: here
      .filter((row) => !silent.has(row.from as string))
      .map((row) => ({ ego: row.from as string, alter: row.to as string, value: Number(row.value) })),
    tieRule: spec.minValue ?? Number.NEGATIVE_INFINITY,
  }).network;
};

const totalOf = (network: StaffNetwork): number => network.roster.reduce((sum, _, i) => sum + sentTies(network, i), 0);
const naming = (network: StaffNetwork, estimates: readonly Estimate[]): Json =>
  keyed(network.roster, (_, i) => bare(estimates[i] as Estimate));
const scaled = (estimates: readonly Estimate[], factor: number): readonly Estimate[] =>
  estimates.map((e) => (e.missing ? e : { ...e, value: e.value * factor }));
const added = (a: readonly Estimate[], b: readonly Estimate[]): readonly Estimate[] =>
  a.map((e, i) => {
    const other = b[i] as Estimate;
    return e.missing || other.missing ? e : { ...e, value: e.value + other.value };
  });
const numbers = (estimates: readonly Estimate[]): number[] => estimates.map(got);
const census = ({ mutual, oneWay, neither }: { mutual: number; oneWay: number; neither: number }): Json => ({
  mutual,
  asymmetric: oneWay,
  null: neither,
});

const centralisation = (network: StaffNetwork, raw: readonly Estimate[]): Json => {
  const n = network.roster.length;
  const named = indegree(network);
  const naming_ = outdegree(network);
  const total = added(named, naming_);
  const of = (estimates: readonly Estimate[], maximum: (size: number) => number): Json => ({
    value: bare(freemanCentralization(estimates, maximum)),
    theoreticalMax: maximum(n),
  });
  const strong = got(componentSizes(network, 'strong')).length === 1;
  const freeman = bare(freemanCentralization(freemanCloseness(network), centralizationMaximum.closeness));
  return {
    inDegree: { value: bare(indegreeCentralization(network)), theoreticalMax: centralizationMaximum.degree(n) },
    outDegree: { value: bare(outdegreeCentralization(network)), theoreticalMax: centralizationMaximum.degree(n) },
    totalDegree: of(total, centralizationMaximum.totalDegree),
    betweenness: of(raw, centralizationMaximum.betweenness),
    snaInDegree: bare(freemanCentralization(named, centralizationMaximum.degree)),
    snaOutDegree: bare(freemanCentralization(naming_, centralizationMaximum.degree)),
    snaFreemanDegree: bare(freemanCentralization(total, centralizationMaximum.totalDegree)),
    snaBetweenness: bare(freemanCentralization(raw, centralizationMaximum.betweenness)),
    snaClosenessOut: freeman,
    closenessOut: strong ? of(closenessCentrality(network, 'out', true), centralizationMaximum.closeness) : null,
    closenessIn: strong ? of(closenessCentrality(network, 'in', true), centralizationMaximum.closeness) : null,
  };
};

const clustering = (network: StaffNetwork): Json => {
  const local = localClustering(network);
  const defined = local.flatMap((e) => (e.missing ? [] : [e.value]));
  const sum = defined.reduce((a, b) => a + b, 0);
  return {
    globalUndirected: bare(globalClustering(network)),
    localUndirected: naming(network, local),
    localAverageUndirected: defined.length === 0 ? null : sum / defined.length,
    localAverageUndirectedZero: sum / local.length,
    // sna gives 1 where there is no two-step way; the product gives `noTies`
    weakDirected: bare(weakTransitivity(network)) ?? 1,
    strongDirected: bare(strongTransitivity(network)),
  };
};

const missingAware = (network: StaffNetwork): Json => {
  const named = indegree(network);
  return {
    observedTies: totalOf(network),
    possibleTies: respondentCount(network) * (network.roster.length - 1),
    density: bare(density(network)),
    dyadCensus: census(dyadCensus(network)),
    snaDyadCensus: census(dyadCensus(network)),
    reciprocityEdgewise: bare(arcReciprocity(network)),
    reciprocityDyadicNonNull: bare(dyadReciprocity(network)),
    inDegree: naming(network, named),
    nominators: keyed(network.roster, (_, i) => named[i]?.n),
    inDegreeProportion: naming(network, indegreeCentrality(network)),
    outDegree: naming(network, outdegree(network)),
    respondentsOnlyDensity: bare(densityCompleteCase(network)),
  };
};

const attribute = (network: StaffNetwork, groups: readonly string[]): Json => ({
  ...tieMixing(network, groups),
  eiIndex: bare(eiIndex(network, groups)),
  eiIndexUndirected: bare(eiIndex(network, groups, true)),
  assortativityNominal: bare(nominalAssortativity(network, groups)),
});

export const network = ({ spec, rows }: ReferenceCase): Json => {
  const nodes = rows('nodes');
  const edges = rows('edges');
  const net = networkOfSpec(spec, nodes, edges, true);
  const n = net.roster.length;
  const named = indegree(net);
  const sent = outdegree(net);
  const between = betweennessCentrality(net);
  const raw = scaled(between, (n - 1) * (n - 2));
  const eigen = got(eigenvector(net));
  const weak = got(componentSizes(net, 'weak'));
  const strong = got(componentSizes(net, 'strong'));
  const triads = got(triadCensus(net));
  const close = (direction: 'out' | 'in' | 'all', normalised: boolean): Json =>
    naming(net, closenessCentrality(net, direction, normalised));
  const harmonic = (direction: 'out' | 'in', normalised: boolean): Json =>
    naming(net, harmonicCloseness(net, direction, normalised));
  return {
    n,
    ties: totalOf(net),
    nonRespondents: spec.nonRespondents.length,
    density: bare(density(net)),
    dyadCensus: census(dyadCensus(net)),
    reciprocity: {
      edgewise: bare(arcReciprocity(net)),
      ratio: bare(dyadReciprocity(net)),
      dyadic: bare(dyadSymmetry(net)),
      dyadicNonNull: bare(dyadReciprocity(net)),
      edgewiseLrr: bare(reciprocityLogRatio(net)),
      // sna gives 1 for an empty network; the product gives `noTies`
      correlation: totalOf(net) === 0 ? 1 : bare(reciprocityCorrelation(net)),
    },
    degree: {
      in: naming(net, named),
      out: naming(net, sent),
      inNormalised: naming(net, indegreeCentrality(net)),
      outNormalised: naming(net, outdegreeCentrality(net)),
      meanDegree: totalOf(net) / n,
      sdIn: bare(standardDeviation(numbers(named))),
      sdOut: bare(standardDeviation(numbers(sent))),
      isolates: net.roster.filter((_, i) => got(named[i] as Estimate) === 0 && got(sent[i] as Estimate) === 0),
    },
    betweenness: {
      raw: naming(net, raw),
      normalised: naming(net, between),
      undirectedRaw: naming(net, undirectedBetweenness(net)),
    },
    closeness: {
      out: close('out', false),
      in: close('in', false),
      all: close('all', false),
      outNormalised: close('out', true),
      inNormalised: close('in', true),
      harmonicOut: harmonic('out', false),
      harmonicIn: harmonic('in', false),
      harmonicOutNormalised: harmonic('out', true),
      harmonicInNormalised: harmonic('in', true),
      snaFreemanOut: naming(net, freemanCloseness(net)),
    },
    pageRank: naming(net, pageRank(net)),
    eigenvector: {
      undirected: eigen.centrality && keyed(net.roster, (_, i) => eigen.centrality?.[i]),
      eigenvalue: eigen.eigenvalue,
    },
    centralisation: centralisation(net, raw),
    components: { weak: weak.length, weakSizes: weak, strong: strong.length, strongSizes: strong },
    transitivity: clustering(net),
    triadCensus: triads,
    triadCensusIgraphOrder: triadTypes.map((type) => triads[type]),
    distance: {
      meanGeodesicReachable: bare(meanGeodesic(net)),
      meanGeodesicUndirectedReachable: bare(meanGeodesicUndirected(net)),
      diameterDirected: bare(diameter(net)),
      reachableOrderedPairs: Math.round(got(reachability(net)) * n * (n - 1)),
      reachability: bare(reachability(net)),
      globalEfficiency: bare(globalEfficiency(net)),
    },
    hierarchy: {
      krackhardtConnectedness: bare(krackhardtConnectedness(net)),
      krackhardtHierarchy: bare(krackhardtHierarchy(net)),
      krackhardtEfficiency: bare(krackhardtEfficiency(net)),
      krackhardtLubness: bare(krackhardtLubness(net)),
    },
    ...(spec.attribute === null
      ? {}
      : {
          attribute: attribute(
            net,
            net.roster.map((id) => nodes.find((row) => row.network === spec.network && row.node === id)?.[spec.attribute] ?? ''),
          ),
        }),
    ...(spec.nonRespondents.length === 0 ? {} : { missingAware: missingAware(networkOfSpec(spec, nodes, edges, false)) }),
  };
};
