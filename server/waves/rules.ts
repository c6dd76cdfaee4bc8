/**
 * Who is asked what at a wave: the roster at that wave (from and to are wave ids, inclusive) and the deployments of the design.
 * The same roster drives invitations, response rates and the list of the network question.
 */
import type { Deployment, FormerState, StudyDesign } from '../../analysis/types.ts';

export interface OnRoster {
  readonly functions: readonly string[];
  readonly from?: string | null;
  readonly to?: string | null;
  /** false: asked not to stand on the list of colleagues */
  readonly listed?: boolean;
  /** waves at which the person is away, or left during the round */
  readonly leave?: readonly string[] | null;
  /** functions and group at earlier waves, where these were others */
  readonly was?: readonly FormerState[] | null;
}

/** What a person was at a wave: functions and group of then, where these were others than now. */
export function stateAt<P extends OnRoster & { readonly group?: string | null }>(person: P, wave: string): P {
  const then = person.was?.find((state) => state.waves.includes(wave));
  return then === undefined ? person : { ...person, functions: then.functions, group: then.group ?? null };
}

/** Whether a person is on the roster at a wave. A bound that names no wave of the study does not bind. */
export function onRoster(person: OnRoster, waves: readonly { readonly id: string }[], wave: string): boolean {
  const place = (id: string | null | undefined) => ((id ?? null) === null ? -1 : waves.findIndex((w) => w.id === id));
  const at = place(wave);
  const from = place(person.from);
  const to = place(person.to);
  return at >= 0 && !person.leave?.includes(wave) && (from < 0 || from <= at) && (to < 0 || at <= to);
}

/** The deployments that ask something of these functions at this wave, in the design's order, each instrument once. */
export function askedOf(deployments: readonly Deployment[], functions: readonly string[], wave: string): readonly Deployment[] {
  const seen = new Set<string>();
  return deployments.filter((d) => {
    const asked = d.waves.includes(wave) && d.functions.some((f) => functions.includes(f)) && !seen.has(d.instrument);
    if (asked) seen.add(d.instrument);
    return asked;
  });
}

/** Everybody who is asked at least one instrument at this wave, with what they are asked. */
export function dueAt<P extends OnRoster>(
  people: readonly P[],
  design: Pick<StudyDesign, 'waves' | 'deployments'>,
  wave: string,
): readonly (P & { readonly asked: readonly Deployment[] })[] {
  return people.flatMap((now) => {
    if (!onRoster(now, design.waves, wave)) return [];
    const person = stateAt(now, wave);
    const asked = askedOf(design.deployments, person.functions, wave);
    return asked.length > 0 ? [{ ...person, asked }] : [];
  });
}

/** The colleagues that the network question lists: on the roster at the wave, of the functions inside the boundary, and willing. */
export function listedAt<P extends OnRoster>(
  people: readonly P[],
  design: Pick<StudyDesign, 'waves' | 'network'>,
  wave: string,
): readonly P[] {
  const boundary = design.network?.boundary;
  return people
    .filter((p) => p.listed !== false && onRoster(p, design.waves, wave))
    .map((p) => stateAt(p, wave))
    .filter((p) => !boundary || p.functions.some((f) => boundary.includes(f)));
}
