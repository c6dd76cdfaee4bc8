/** From the roster to the score, per instrument and wave: how many were asked, began, finished and could be scored. */
import { networkRosters } from '../networks/study-networks.ts';
import type { ResponseRecord, SampleFlow, StudyData } from '../types.ts';
import type { Rosters } from './rosters.ts';
import type { ScoredWave } from './scales.ts';

/** Instrument id under which networks stand whose questionnaire the study does not carry. */
export const networkOnly = 'network';

export function sampleFlow(
  data: StudyData,
  accepted: readonly ResponseRecord[],
  scored: readonly ScoredWave[],
  rosters: Rosters,
): readonly SampleFlow[] {
  const started = countBy(data.responses, (r) => keyOf(r.instrument, r.version, r.wave ?? ''));
  const late = countBy(
    data.responses.filter((r) => r.submitted && r.late),
    (r) => keyOf(r.instrument, r.version, r.wave ?? ''),
  );
  const submitted = countBy(accepted, (r) => keyOf(r.instrument, r.version, r.wave ?? ''));
  const answering = new Map<string, Set<string>>();
  for (const r of accepted) {
    const key = keyOf(r.instrument, r.version, r.wave ?? '');
    answering.set(key, (answering.get(key) ?? new Set()).add(r.school));
  }
  const respondents = new Map<string, Map<string, Set<string>>>();
  for (const { wave, relation, person } of data.networkRespondents) {
    const relations = respondents.get(wave) ?? new Map<string, Set<string>>();
    respondents.set(wave, relations);
    relations.set(relation, (relations.get(relation) ?? new Set()).add(person));
  }
  const flows: SampleFlow[] = [];
  for (const instrument of data.instruments) {
    const relations = (instrument.relations ?? []).map((r) => r.id);
    const waves = new Set(rosters.wavesOf(instrument));
    // a folder may bring the ties without the questionnaire's own rows
    if (relations.length > 0) for (const wave of respondents.keys()) waves.add(wave);
    for (const wave of ['', ...data.design.waves.map((w) => w.id)].filter((w) => waves.has(w))) {
      const asked = [...rosters.asked(instrument, wave).values()].filter((people) => people.length > 0);
      const key = keyOf(instrument.id, instrument.version, wave);
      const named = relations.map((r): [string, number] => [r, respondents.get(wave)?.get(r)?.size ?? 0]);
      const most = Math.max(0, ...named.map(([, count]) => count));
      const own = scored.filter((s) => s.instrument === instrument && s.wave === wave);
      const scores = own.map((s): [string, number] => [s.scale.id, s.scored]);
      const flagged = own.filter((s) => s.flagged > 0).map((s): [string, number] => [s.scale.id, s.flagged]);
      flows.push({
        instrument: instrument.id,
        wave,
        // anonymous pupils and raters stand on no roster: then the schools that answered count
        schools: asked.length > 0 ? asked.length : (answering.get(key)?.size ?? 0),
        onRoster: asked.reduce((sum, people) => sum + people.length, 0),
        started: Math.max(most, started.get(key) ?? 0),
        submitted: Math.max(most, submitted.get(key) ?? 0),
        ...(late.has(key) ? { late: late.get(key)! } : {}),
        scored: Object.fromEntries([...scores, ...named]),
        ...(flagged.length === 0 ? {} : { straightLined: Object.fromEntries(flagged) }),
      });
    }
  }
  if (data.instruments.every((i) => (i.relations ?? []).length === 0)) flows.push(...networkFlow(data, respondents));
  return flows;
}

/** Flow of networks without a questionnaire: those of the boundary are asked. */
function networkFlow(data: StudyData, respondents: ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>): SampleFlow[] {
  return data.design.waves.flatMap((wave) => {
    const relations = respondents.get(wave.id);
    if (relations === undefined) return [];
    const rosters = [...networkRosters(data, wave.id).values()];
    const most = Math.max(...[...relations.values()].map((persons) => persons.size));
    return {
      instrument: networkOnly,
      wave: wave.id,
      schools: rosters.length,
      onRoster: rosters.reduce((sum, roster) => sum + roster.length, 0),
      started: most,
      submitted: most,
      scored: Object.fromEntries([...relations].map(([relation, persons]) => [relation, persons.size])),
    };
  });
}

const keyOf = (instrument: string, version: number, wave: string): string => JSON.stringify([instrument, version, wave]);

function countBy(rows: readonly ResponseRecord[], key: (row: ResponseRecord) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(key(row), (counts.get(key(row)) ?? 0) + 1);
  return counts;
}
