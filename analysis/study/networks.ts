/** The networks of a study as rows: per school, wave and relation, per person, and how much of them lasts to the next wave. */
import { measureNetwork, networkChangeText, schoolNetworkMeasures } from '../networks/measures.ts';
import type { StaffNetwork } from '../networks/network.ts';
import { networkUse } from '../networks/response-rate.ts';
import { studyNetworks } from '../networks/study-networks.ts';
import { tieStability } from '../networks/tie-stability.ts';
import { absent, type AnalysisSettings, type StudyData } from '../types.ts';
import type { Collector } from './collector.ts';

/** Measures of a whole team that measures.csv has (study-folder.md); isolates are a description for the eye only. */
export const teamMeasures: readonly string[] = schoolNetworkMeasures.map((m) => m.id).filter((id) => id !== 'isolates');

/** Team measures whose change from wave to wave is given. */
export const changingTeamMeasures: readonly string[] = [
  'density',
  'arcReciprocity',
  'dyadReciprocity',
  'indegreeCentralization',
  'outdegreeCentralization',
];

export interface NetworkStep {
  readonly networks: readonly StaffNetwork[];
  /** waves in which anybody answered, in order */
  readonly waves: readonly string[];
}

/** All rows of all networks. `done` is called after each network. */
export function networkRows(data: StudyData, settings: AnalysisSettings, collect: Collector, done: () => void): NetworkStep {
  const { networks, ignored } = studyNetworks(data, settings.tieRule);
  const left = new Map<string, { wave: string; relation: string; reason: string; count: number }>();
  for (const { wave, relation, reason } of ignored) {
    const key = JSON.stringify([wave, relation, reason]);
    const entry = left.get(key) ?? { wave, relation, reason, count: 0 };
    left.set(key, entry);
    entry.count++;
  }
  for (const { wave, relation, reason, count } of left.values()) {
    collect.exclude({ what: 'nomination', id: '', wave, subject: relation, reason, count });
  }

  const flags = new Map<string, { wave: string; relation: string; low: number; flagged: number }>();
  const smallTeams = new Map<string, Set<string>>();
  for (const network of networks) {
    const { school, wave, relation } = network;
    const use = networkUse(network, settings);
    const key = JSON.stringify([wave, relation]);
    const flag = flags.get(key) ?? { wave, relation, low: 0, flagged: 0 };
    flags.set(key, flag);
    if (use.reason === 'lowResponse') flag.low++;
    if (use.use === 'flagged') flag.flagged++;
    if (use.use !== 'none' && use.smallTeam) smallTeams.set(wave, (smallTeams.get(wave) ?? new Set()).add(school));

    const measured = measureNetwork(network, settings);
    for (const { measure, estimate } of measured.school) {
      if (teamMeasures.includes(measure)) collect.school(school, wave, relation, measure, estimate);
    }
    for (const { person, measure, estimate } of measured.persons) {
      collect.person(school, person, wave, relation, measure, estimate);
    }
    done();
  }
  for (const { wave, relation, low, flagged } of flags.values()) {
    if (low > 0) collect.warn('networkLowResponse', { relation, wave, schools: low });
    if (flagged > 0) collect.warn('networkFlaggedResponse', { relation, wave, schools: flagged });
  }
  for (const [wave, schools] of smallTeams) collect.warn('smallTeam', { wave, schools: schools.size });

  stability(networks, settings, collect);
  const seen = new Set(networks.map((n) => n.wave));
  return { networks, waves: data.design.waves.map((w) => w.id).filter((w) => seen.has(w)) };
}

/** Tie stability between a network and the next one of the same school and relation. */
function stability(networks: readonly StaffNetwork[], settings: AnalysisSettings, collect: Collector): void {
  const latest = new Map<string, StaffNetwork>();
  for (const network of networks) {
    const key = JSON.stringify([network.school, network.relation]);
    const before = latest.get(key);
    latest.set(key, network);
    if (before === undefined) continue;
    const closed = [before, network].map((n) => networkUse(n, settings)).find((use) => use.use === 'none');
    const estimate = closed === undefined ? tieStability(before, network) : absent(closed.reason ?? 'tooFew');
    collect.school(network.school, `${before.wave}..${network.wave}`, network.relation, networkChangeText.id, estimate);
  }
}
