/** Decides on a list of operations: what they make of the design, what they touch and mean, or why they are refused. Nothing is written. */
import { findInstrument } from '../../instruments/registry.ts';
import type { Instrument } from '../../instruments/types.ts';
import { type Blueprint, differences, isShipped, type Part, partsOf, same, withPart } from './blueprint.ts';
import { burdenOf } from './burden.ts';
import { problemsOf } from './checks.ts';
import { consequencesOf, touchedBy } from './consequences.ts';
import type { DryRun, Note, Operation } from './contract.ts';
import type { Facts } from './facts.ts';
import { carryOut, NotPossible, type Signer } from './operations.ts';

/** A change as it was kept. */
export interface Change {
  readonly revision: number;
  readonly at: string;
  readonly actor: string;
  readonly operations: readonly { readonly op: string }[];
  readonly parts: readonly Part[];
}

export interface Decision extends Omit<DryRun, 'revision'> {
  readonly after: Blueprint;
  readonly parts: readonly Part[];
}

/** Shipped questionnaires are part of a study exactly where they are asked or answered; all in the order of the study folder. */
function tidied(blueprint: Blueprint, facts: Facts): Blueprint {
  const used = ({ id, version }: Instrument) =>
    blueprint.design.deployments.some((d) => d.instrument === id && d.version === version) || facts.answersOf(id, version) > 0;
  const missing = blueprint.design.deployments.flatMap(({ instrument, version }) => {
    if (blueprint.instruments.some((i) => i.id === instrument && i.version === version)) return [];
    return findInstrument(instrument, version) ?? [];
  });
  const instruments = [...new Set([...blueprint.instruments, ...missing])]
    .filter((i) => !isShipped(i) || used(i))
    .toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.version - b.version));
  return { ...blueprint, instruments };
}

/** A questionnaire that leaves the study takes its measures out of the comparison with it: nobody could compute them. */
function withoutStray(before: Blueprint, after: Blueprint): Blueprint {
  const { comparison } = after.design;
  const gone = before.instruments.filter((i) => !after.instruments.some((one) => one.id === i.id)).map((i) => `${i.id}.`);
  if (!comparison || gone.length === 0) return after;
  const stays = (measure: string) => !gone.some((start) => measure.startsWith(start));
  const left = {
    ...comparison,
    measures: comparison.measures.filter(stays),
    confirmatory: comparison.confirmatory.filter(stays),
  };
  return { ...after, design: { ...after.design, comparison: left } };
}

/** Puts back what a change did, as long as every part still is as that change left it. Throws NotPossible. */
function takenBack(blueprint: Blueprint, history: readonly Change[], revision: number): Blueprint {
  const change = history.find((one) => one.revision === revision);
  if (!change) throw new NotPossible('changeUnknown', { revision });
  const reason = whyNot(partsOf(blueprint), change);
  if (reason) throw new NotPossible(reason.code, reason.params);
  return change.parts.reduce((b, { part, before }) => withPart(b, part, before), blueprint);
}

/** Why a change cannot be taken back; null = nothing newer touches its parts (the design as a whole is judged when it is tried). */
export const whyNot = (
  now: ReadonlyMap<string, unknown>,
  { parts, revision }: Pick<Change, 'parts' | 'revision'>,
): Note | null =>
  parts.every(({ part, after }) => same(now.get(part), after)) ? null : { code: 'changedSince', params: { revision } };

/**
 * Carries out the operations one after another. A refused one names its place in the list; the design is judged as a whole, and a problem
 * is laid at the door of the first operation after which it was there. `measured`: median seconds by "id version", for the burden;
 * `signer`: who does it and when, for a signature.
 */
export function decide(
  before: Blueprint,
  facts: Facts,
  history: readonly Change[],
  operations: readonly Operation[],
  measured: ReadonlyMap<string, number> = new Map(),
  signer: Signer = { by: '', at: '' },
): Decision {
  const refused: DryRun['refused'] = [];
  const since = new Map<string, number>();
  let after = before;
  for (const [operation, op] of operations.entries()) {
    try {
      const made = op.op === 'undo' ? takenBack(after, history, op.revision) : carryOut(after, op, facts, signer);
      after = withoutStray(after, tidied(made, facts));
    } catch (error) {
      if (!(error instanceof NotPossible)) throw error;
      refused.push({ operation, ...error.note });
      continue;
    }
    for (const note of problemsOf(before, after, facts)) {
      const key = JSON.stringify(note);
      if (!since.has(key)) since.set(key, operation);
    }
  }
  for (const note of problemsOf(before, after, facts))
    refused.push({ operation: since.get(JSON.stringify(note)) ?? operations.length - 1, ...note });
  const parts = differences(before, after);
  if (parts.length === 0 && refused.length === 0) refused.push({ operation: 0, code: 'nothingChanged', params: {} });
  return {
    after,
    parts,
    touches: touchedBy(parts, facts),
    consequences: [...consequencesOf(before, after, parts, facts), ...newBurden(before, after, measured)],
    refused,
  };
}

/** Waves and functions that get too much by this change. */
function newBurden(before: Blueprint, after: Blueprint, measured: ReadonlyMap<string, number>): readonly Note[] {
  const key = (b: { wave: string; function: string; minutes: number; test: number }) =>
    `${b.wave} ${b.function} ${b.minutes} ${b.test}`;
  const known = new Set(burdenOf(before, measured).map(key));
  return burdenOf(after, measured)
    .filter((b) => b.over && !known.has(key(b)))
    .map((b) => ({
      code: 'overBurden',
      params: {
        wave: after.design.waves.find((w) => w.id === b.wave)?.label ?? b.wave,
        function: b.function,
        minutes: b.minutes + b.test,
      },
    }));
}

/** An operation as it is kept and shown: ids, counts and labels, no file. */
export function described(op: Operation): Note & { readonly op: string } {
  const { op: code, ...rest } = op;
  const params: Record<string, string | number> = {};
  for (const [key, value] of Object.entries(rest)) {
    if (typeof value === 'string' || typeof value === 'number') params[key] = value;
    else if (Array.isArray(value)) params[`${key}Count`] = value.length;
  }
  if (op.op === 'setTitle') params.title = op.title.nl;
  return { op: code, code, params };
}
