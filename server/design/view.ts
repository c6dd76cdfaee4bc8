/** The design as the console shows it. */
import { thresholdsOf } from '../../analysis/study/settings.ts';
import { minutesFor } from '../../instruments/minutes.ts';
import { shippedInstruments } from '../../instruments/registry.ts';
import { type Blueprint, cellsOf, isShipped, partsOf } from './blueprint.ts';
import { burdenOf, isTest } from './burden.ts';
import { lastWaveOpened } from './checks.ts';
import type { DesignView, Note } from './contract.ts';
import type { Facts } from './facts.ts';
import { nameable } from './measures.ts';
import { type Change, whyNot } from './rules.ts';
import { editionPairs, isSignable } from './versions.ts';

export interface Shown {
  readonly blueprint: Blueprint;
  readonly facts: Facts;
  /** newest first */
  readonly history: readonly Change[];
  readonly measured: ReadonlyMap<string, number>;
  /** the account's address, where there still is one */
  readonly nameOf: (actor: string) => string;
}

/** changes shown; older ones stay in the table */
const shownChanges = 100;
const usualFunctions = ['teacher', 'internalCoach', 'schoolLeader', 'specialist', 'assistant', 'pupil', 'trainer'];
const sum = (list: readonly { readonly n: number }[]): number => list.reduce((all, one) => all + one.n, 0);

/** The whole view of a study's design. */
export function designView({ blueprint, facts, history, measured, nameOf }: Shown): DesignView {
  const { design, instruments, schools } = blueprint;
  const answersAt = (key: 'wave' | 'school', id: string) => sum(facts.answers.filter((a) => a[key] === id));
  const parts = partsOf(blueprint);
  const revision = history[0]?.revision ?? 0;
  const thresholds = thresholdsOf(design);
  return {
    study: design.id,
    title: { nl: design.title.nl, en: design.title.en },
    synthetic: design.synthetic,
    revision,
    archived: design.archived?.study === true,
    waves: design.waves.map(({ id, label, opens, closes, state }) => ({
      id,
      label,
      opens: opens ?? null,
      closes: closes ?? null,
      state,
      archived: design.archived?.waves?.includes(id) ?? false,
      locked: facts.locked.has(id),
      answers: answersAt('wave', id),
      invitations: sum(facts.invitations.filter((i) => i.wave === id)),
    })),
    instruments: orderOf(blueprint).map((one) => ({
      id: one.id,
      version: one.version,
      title: { ...one.title },
      validated: one.validated,
      items: one.items.length,
      shipped: isShipped(one),
      network: (one.relations?.length ?? 0) > 0,
      test: isTest(one),
      minutes: minutesFor([one], measured),
      measured: measured.has(`${one.id} ${one.version}`),
      predicted: minutesFor([one]),
      answers: facts.answersOf(one.id, one.version),
      cells: [...cellsOf(design, one.id, one.version)].map(([wave, functions]) => ({ wave, functions: [...functions] })),
    })),
    versions: editionPairs(blueprint, facts).map(({ before, after, scales }) => {
      const signed = design.comparable?.find(
        (one) => one.instrument === after.id && one.from === before.version && one.to === after.version,
      );
      return {
        instrument: after.id,
        title: { ...after.title },
        from: before.version,
        to: after.version,
        scales: scales.map(({ scale, title, verdict, differences }) => ({
          id: scale,
          title: { ...title },
          verdict,
          differences: differences.map(({ kind, before: was, after: is }) => ({
            kind,
            before: was && { ...was },
            after: is && { ...is },
          })),
        })),
        signable: isSignable(scales),
        signed: signed ? { by: nameOf(signed.by), at: signed.at, reason: signed.reason } : null,
      };
    }),
    library: shippedInstruments
      .filter((one) => !instruments.some((i) => i.id === one.id && i.version === one.version))
      .map((one) => ({
        id: one.id,
        version: one.version,
        title: { ...one.title },
        validated: one.validated,
        items: one.items.length,
        minutes: minutesFor([one]),
      })),
    burden: [...burdenOf(blueprint, measured)],
    functions: [...new Set([...usualFunctions, ...design.deployments.flatMap((d) => d.functions)])],
    thresholds: { ...thresholds },
    network: design.network
      ? {
          tieRule: design.network.tieRule,
          boundary: [...design.network.boundary],
          relations: design.network.relations.map((r) => ({ ...r.label })),
          boundaryLocked: networkAsked(blueprint, facts),
        }
      : null,
    achievement: design.achievement ? { ...design.achievement } : null,
    comparison: design.comparison
      ? { k: design.comparison.k, measures: [...design.comparison.measures], confirmatory: [...design.comparison.confirmatory] }
      : null,
    measures: nameable(blueprint, facts.attributes).map(({ name, title, at, attribute = false }) => ({
      name,
      title: { ...title },
      at: [...at],
      attribute,
    })),
    confirmatoryLocked: lastWaveOpened(design, facts) ?? null,
    selectionFrozen: facts.frozen,
    blindUntilFrozen: design.blindUntilFrozen !== false,
    schools: schools.map((s) => ({
      ...s,
      archived: design.archived?.schools?.includes(s.id) ?? false,
      people: facts.people.get(s.id) ?? 0,
      answers: answersAt('school', s.id),
    })),
    history: history.slice(0, shownChanges).map((change) => ({
      revision: change.revision,
      at: change.at,
      by: nameOf(change.actor),
      operations: change.operations.slice(0, 10).map(asNote),
      more: Math.max(0, change.operations.length - 10),
      undo: whyNot(parts, change),
    })),
  };
}

/** In the order of asking, then those that wait. */
function orderOf({ design, instruments }: Blueprint) {
  const place = (id: string, version: number) => {
    const at = design.deployments.findIndex((d) => d.instrument === id && d.version === version);
    return at < 0 ? design.deployments.length : at;
  };
  return instruments.toSorted((a, b) => place(a.id, a.version) - place(b.id, b.version));
}

const networkAsked = ({ design, instruments }: Blueprint, facts: Facts): boolean =>
  instruments.some(
    (i) => (i.relations?.length ?? 0) > 0 && [...cellsOf(design, i.id, i.version).keys()].some((wave) => facts.locked.has(wave)),
  );

/** An operation as it was kept (rules.ts, `described`). */
function asNote(kept: { readonly op: string }): Note {
  const { op: code, params = {} } = kept as { op: string; params?: Note['params'] };
  return { code, params };
}
