/**
 * Which changes over time may be computed where a questionnaire was renewed in between (peers.md, idea 13): those of scales whose two
 * editions are the same to the letter, or that a person has signed for. The rest has the reason `versionsDiffer` instead of a number.
 */
import { compareEditions, compareRelations, type Verdict } from '../../instruments/compare.ts';
import type { Instrument } from '../../instruments/types.ts';
import { scaleSubject } from '../scoring/score-responses.ts';
import type { StudyData } from '../types.ts';
import type { Collector } from './collector.ts';
import type { ScoredWave } from './scales.ts';

/** Whether a later score of this subject may be compared with an earlier one. */
export type MayCompare = (subject: string, from: string, to: string) => boolean;

/** Of two editions of one scale; `signed` only counts where a person can judge at all. */
export const mayStand = (verdict: Verdict, signed: boolean): boolean =>
  verdict === 'comparable' || (verdict === 'unclear' && signed);

/** The rule for one study; every pair that is refused, or stands by a signature, is warned of once. */
export function editionsGuard(data: StudyData, scored: readonly ScoredWave[], collect: Collector): MayCompare {
  const at = new Map<string, Instrument[]>();
  const note = (subject: string, wave: string, instrument: Instrument) => {
    const key = JSON.stringify([subject, wave]);
    const list = at.get(key) ?? [];
    at.set(key, list.some((one) => one.version === instrument.version) ? list : [...list, instrument]);
  };
  for (const { subject, wave, instrument, scored: n } of scored) if (n > 0) note(subject, wave, instrument);
  for (const instrument of data.instruments)
    for (const { id } of instrument.relations ?? [])
      for (const d of data.design.deployments)
        if (d.instrument === instrument.id && d.version === instrument.version)
          for (const wave of d.waves) note(id, wave, instrument);
  const warned = new Set<string>();
  const warn = (code: 'versionsDiffer' | 'versionsSigned', subject: string, from: number, to: number) => {
    const key = JSON.stringify([code, subject, from, to]);
    if (warned.has(key)) return;
    warned.add(key);
    collect.warn(code, { subject, from, to });
  };
  const pair = (subject: string, a: Instrument, b: Instrument): boolean => {
    // a relation may have moved to another questionnaire: then nobody knows
    if (a.id === b.id && a.version === b.version) return true;
    const [before, after] = a.version <= b.version ? [a, b] : [b, a];
    // of a scale, or of a relation of the network question
    const found =
      compareEditions(before, after).find((one) => scaleSubject(after.id, one.scale) === subject) ??
      compareRelations(before, after).find((one) => one.scale === subject);
    const signed = (data.design.comparable ?? []).some(
      (one) => one.instrument === after.id && one.from === before.version && one.to === after.version,
    );
    const verdict = found?.verdict ?? 'not';
    const stands = mayStand(verdict, signed);
    if (!stands) warn('versionsDiffer', subject, before.version, after.version);
    else if (verdict !== 'comparable') warn('versionsSigned', subject, before.version, after.version);
    return stands;
  };
  return (subject, from, to) => {
    const [early, late] = [at.get(JSON.stringify([subject, from])) ?? [], at.get(JSON.stringify([subject, to])) ?? []];
    // a person's answer is of one edition; where a wave has two, every pair must stand
    return early.every((a) => late.every((b) => pair(subject, a, b)));
  };
}
