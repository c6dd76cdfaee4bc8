/** What a change touches, and what it means: said before it is made. */
import { type Blueprint, cellsOf, type Part } from './blueprint.ts';
import type { DryRun, Note } from './contract.ts';
import type { Instrument } from '../../instruments/types.ts';
import type { Facts } from './facts.ts';
import { nameable, standing } from './measures.ts';
import { compared } from './versions.ts';

const sum = (list: readonly { readonly n: number }[]): number => list.reduce((all, one) => all + one.n, 0);

/** Parts that decide on figures: every answer stands behind them. */
const figures = new Set(['thresholds', 'network', 'comparison', 'blindUntilFrozen']);

/** How many answers, invitations, people and frozen selections stand behind the changed parts; a new label or date touches nothing. */
export function touchedBy(parts: readonly Part[], facts: Facts): DryRun['touches'] {
  const all = { wave: false, waves: new Set<string>(), schools: new Set<string>(), editions: new Set<string>() };
  let selections = 0;
  for (const { part, before, after } of parts) {
    const [kind = '', id = '', version = ''] = part.split('/');
    if (figures.has(kind) || kind === 'archivedStudy') {
      all.wave = true;
      selections = facts.frozen ? 1 : 0;
    } else if (kind === 'archivedWave' || (kind === 'wave' && after === null)) all.waves.add(id);
    else if (kind === 'archivedSchool' || (kind === 'school' && after === null)) all.schools.add(id);
    else if (kind === 'school' && before !== null && cohortOf(before) !== cohortOf(after)) {
      all.schools.add(id);
      selections = facts.frozen ? 1 : 0;
    } else if (kind === 'asked' && before !== null) all.editions.add(`${id} ${version}`);
    else if (kind === 'comparable') for (const edition of [version, part.split('/')[3]]) all.editions.add(`${id} ${edition}`);
  }
  const ofSchoolOrWave = (one: { readonly wave: string | null; readonly school: string }) =>
    all.wave || (one.wave !== null && all.waves.has(one.wave)) || all.schools.has(one.school);
  const people = [...facts.people].filter(([school]) => all.wave || all.schools.has(school));
  return {
    answers: sum(facts.answers.filter((a) => ofSchoolOrWave(a) || all.editions.has(`${a.instrument} ${a.version}`))),
    invitations: sum(facts.invitations.filter(ofSchoolOrWave)),
    people: people.reduce((total, [, n]) => total + n, 0),
    selections,
  };
}
const cohortOf = (school: unknown): unknown => (school as { cohort?: unknown } | null)?.cohort ?? null;

/** What the change means, in codes that the console has sentences for. */
export function consequencesOf(before: Blueprint, after: Blueprint, parts: readonly Part[], facts: Facts): readonly Note[] {
  const notes: Note[] = [];
  const note = (code: string, params: Note['params'] = {}) => notes.push({ code, params });
  const label = (id: string) => after.design.waves.find((w) => w.id === id)?.label ?? id;
  const answered = facts.answers.length > 0;
  let figuresChange = false;
  for (const { part, before: was, after: is } of parts) {
    const [kind = '', id = '', version = ''] = part.split('/');
    if (kind === 'archivedWave') note(is === null ? 'waveBack' : 'waveAway', { wave: label(id) });
    if (kind === 'archivedSchool') note(is === null ? 'schoolBack' : 'schoolAway', { school: id });
    if (kind === 'archivedStudy') note(is === null ? 'studyBack' : 'studyAway');
    if (kind === 'blindUntilFrozen' && is === false) note('notBlind');
    if (kind === 'comparable') note(is === null ? 'versionsUnsigned' : 'versionsSigned', { instrument: id });
    if (kind === 'thresholds' || kind === 'network' || kind === 'comparison') figuresChange ||= answered;
    if (kind === 'school' && was !== null && is !== null && cohortOf(was) !== cohortOf(is)) figuresChange ||= answered;
    if (kind === 'asked') {
      const others = after.instruments.filter((i) => i.id === id && i.version !== Number(version));
      const own = after.instruments.find((i) => i.id === id && i.version === Number(version));
      const mixed = others.filter((i) => facts.answersOf(i.id, i.version) > 0 || cellsOf(after.design, i.id, i.version).size > 0);
      if (is !== null && was === null && own !== undefined && mixed.length > 0) note(mixedCode(own, mixed), { instrument: id });
      const lost = [...cellsOf(before.design, id, Number(version)).keys()].filter(
        (wave) => !cellsOf(after.design, id, Number(version)).has(wave),
      );
      if (lost.length > 0) note('noLongerAsked', { instrument: id, waves: lost.map(label).join(', ') });
    }
  }
  const named = after.design.comparison?.measures ?? [];
  const dropped = (before.design.comparison?.measures ?? []).filter((m) => !named.includes(m));
  const gone = before.instruments.filter((i) => !after.instruments.some((one) => one.id === i.id)).map((i) => `${i.id}.`);
  const along = dropped.filter((m) => gone.some((start) => m.startsWith(start)));
  if (along.length > 0) note('measuresDropped', { count: along.length, measures: along.slice(0, 5).join(', ') });
  if (figuresChange) note('figuresChange');
  const missed = notCollected(after, facts).filter((m) => !notCollected(before, facts).includes(m));
  if (missed.length > 0) note('notCollected', { count: missed.length, measures: missed.slice(0, 5).join(', ') });
  return notes;
}

/** What a second edition means for changes over time, by the worst that differs. */
function mixedCode(own: Instrument, others: readonly Instrument[]): string {
  const verdicts = new Set(
    others.flatMap((other) =>
      (other.version < own.version ? compared(other, own) : compared(own, other)).map(({ verdict }) => verdict),
    ),
  );
  return verdicts.has('not') ? 'mixedVersionsNot' : verdicts.has('unclear') ? 'mixedVersions' : 'mixedVersionsSame';
}

/** Measures that the comparison names although nobody is asked for them (any more). */
function notCollected(blueprint: Blueprint, facts: Facts): readonly string[] {
  const known = nameable(blueprint, facts.attributes);
  const waves = blueprint.design.waves.map((w) => w.id);
  return (blueprint.design.comparison?.measures ?? []).filter((m) => standing(m, known, waves) === 'notCollected');
}
