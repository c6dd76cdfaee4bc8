/** What a kind of people is asked at a wave. Pure. */
import { onRosterAt, personAt } from '../../analysis/networks/study-networks.ts';
import type { Person, StudyDesign } from '../../analysis/types.ts';
import type { Kind, Shown } from './counts.ts';

const asPerson = (kind: Omit<Kind, 'school'>): Person => ({
  id: '',
  school: '',
  functions: kind.functions,
  ...(kind.from === null ? {} : { from: kind.from }),
  ...(kind.to === null ? {} : { to: kind.to }),
  ...(kind.leave === null ? {} : { leave: kind.leave }),
  ...(kind.was === null ? {} : { was: kind.was }),
});

/** The functions somebody of this kind has at a wave; null where they are not on its roster. A bound that names no wave does not bind. */
export function functionsAt(kind: Omit<Kind, 'school'>, design: StudyDesign, wave: string): readonly string[] | null {
  // most people have been there all the time
  if (kind.from === null && kind.to === null && kind.leave === null && kind.was === null) return kind.functions;
  const knows = (id: string | null) => id !== null && design.waves.some((w) => w.id === id);
  const person = asPerson({ ...kind, from: knows(kind.from) ? kind.from : null, to: knows(kind.to) ? kind.to : null });
  return onRosterAt(person, wave, design.waves) ? personAt(person, wave).functions : null;
}

/** The instruments that these functions are asked at a wave by a personal link or in class. */
export function askedAt({ design, instruments }: Shown, functions: readonly string[], wave: string): readonly string[] {
  const form = (id: string, version: number) => instruments.some((i) => i.form && i.id === id && i.version === version);
  const asked = design.deployments.filter(
    (d) => d.waves.includes(wave) && d.functions.some((f) => functions.includes(f)) && form(d.instrument, d.version),
  );
  return [...new Set(asked.map((d) => d.instrument))];
}
