/** Whether a design as a whole can stand, given what was opened, asked, answered and frozen. */
import type { StudyDesign } from '../../analysis/types.ts';
import type { Blueprint } from './blueprint.ts';
import type { Note } from './contract.ts';
import type { Facts } from './facts.ts';
import { nameable, standing } from './measures.ts';

/** What is asked of whom at a wave, in one text: the order of questionnaires and of functions does not count. */
const askedAt = (design: StudyDesign, wave: string): string =>
  design.deployments
    .filter((d) => d.waves.includes(wave))
    .flatMap((d) => d.functions.map((f) => `${d.instrument} ${d.version} ${f}`))
    .filter((one, i, all) => all.indexOf(one) === i)
    .sort()
    .join('\n');

/** The relations that are asked about at a wave. */
const relationsAt = ({ design, instruments }: Blueprint, wave: string): readonly string[] =>
  instruments
    .filter((i) => design.deployments.some((d) => d.instrument === i.id && d.version === i.version && d.waves.includes(wave)))
    .flatMap((i) => (i.relations ?? []).map((r) => r.id));

/** The wave whose opening ends the naming of what is expected; undefined while the study has none or it is still to come. */
export function lastWaveOpened(design: StudyDesign, facts: Facts): string | undefined {
  const last = design.waves.findLast((w) => !design.archived?.waves?.includes(w.id));
  return last && facts.locked.has(last.id) ? last.label : undefined;
}

const unlike = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) !== JSON.stringify(b ?? null);

/** What changed although it was settled. */
function settled(before: Blueprint, after: Blueprint, facts: Facts): readonly Note[] {
  const notes: Note[] = [];
  const note = (code: string, params: Note['params'] = {}) => notes.push({ code, params });
  const kept = new Set(after.design.waves.map((w) => w.id));
  for (const { id, label } of before.design.waves) {
    const wave = label;
    if (!kept.has(id)) {
      const invited = facts.invitations.some((i) => i.wave === id);
      if (facts.locked.has(id) || invited || facts.holdsWave.has(id)) note('waveInUse', { wave });
    } else if (facts.locked.has(id)) {
      if (askedAt(before.design, id) !== askedAt(after.design, id)) note('waveLocked', { wave });
      const [was, is] = [before.design.network, after.design.network];
      const asked = relationsAt(before, id);
      const lost = asked.some((r) => was?.relations.some((one) => one.id === r) && !is?.relations.some((one) => one.id === r));
      const moved = unlike(was?.boundary.toSorted(), is?.boundary.toSorted());
      if (asked.length > 0 && (lost || moved)) note('networkLocked', { wave });
    }
  }
  for (const { id } of before.schools) {
    if (after.schools.some((s) => s.id === id)) continue;
    const answered = facts.answers.some((a) => a.school === id);
    if (answered || (facts.people.get(id) ?? 0) > 0 || facts.holdsSchool.has(id)) note('schoolInUse', { school: id });
  }
  for (const { id, version } of before.instruments)
    if (!after.instruments.some((i) => i.id === id && i.version === version) && facts.answersOf(id, version) > 0)
      note('instrumentInUse', { instrument: id, version });
  const last = lastWaveOpened(before.design, facts);
  const [was, is] = [before.design.comparison, after.design.comparison];
  if (last !== undefined && unlike(was?.confirmatory.toSorted() ?? [], is?.confirmatory.toSorted() ?? []))
    note('confirmatoryLocked', { wave: last });
  if (facts.frozen && (was?.k !== is?.k || before.design.blindUntilFrozen !== after.design.blindUntilFrozen))
    note('selectionFrozen');
  return notes;
}

/** What does not fit together in a design, whatever was before. */
function misfits(blueprint: Blueprint, facts: Facts): readonly Note[] {
  const { design, instruments, schools } = blueprint;
  const notes: Note[] = [];
  const note = (code: string, params: Note['params'] = {}) => notes.push({ code, params });
  const waves = design.waves.map((w) => w.id);
  const label = (id: string) => design.waves.find((w) => w.id === id)?.label ?? id;
  const editions = new Map<string, number>();
  for (const { instrument, version, waves: at } of design.deployments) {
    if (!instruments.some((i) => i.id === instrument && i.version === version))
      note('instrumentUnknown', { instrument, version });
    for (const wave of at) {
      if (!waves.includes(wave)) note('askedAtUnknownWave', { wave, instrument });
      const key = `${instrument} ${wave}`;
      if ((editions.get(key) ?? version) !== version) note('twoVersions', { instrument, wave: label(wave) });
      editions.set(key, version);
    }
  }
  const { measures = [], confirmatory = [] } = design.comparison ?? {};
  const known = nameable(blueprint, facts.attributes);
  for (const measure of measures) if (standing(measure, known, waves) === 'unknown') note('unknownMeasure', { measure });
  for (const measure of confirmatory) if (!measures.includes(measure)) note('notAmongMeasures', { measure });
  if (waves.length > 40) note('tooMany', { most: 40 });
  if (schools.length > 5000) note('tooMany', { most: 5000 });
  return notes;
}

/** Why the changed design cannot stand. What did not fit before either is no reason: an imported design may name more than we know. */
export function problemsOf(before: Blueprint, after: Blueprint, facts: Facts): readonly Note[] {
  const known = new Set(misfits(before, facts).map((n) => JSON.stringify(n)));
  const all = [...settled(before, after, facts), ...misfits(after, facts).filter((n) => !known.has(JSON.stringify(n)))];
  return all.filter((n, i) => all.findIndex((one) => JSON.stringify(one) === JSON.stringify(n)) === i);
}
