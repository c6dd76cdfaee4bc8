/** The units of a study with their materials, put together from what researchers added and what trainers handed in. */
import type { EvidenceSource } from '../../analysis/evidence/types.ts';
import { Refusal } from '../http/problem.ts';
import type { Services } from '../http/services.ts';
import type { Evidence, UnitText } from './contract.ts';
import { judgedTwice, sources } from './rules.ts';
import type { CodingTask, Unit } from './store.ts';
import { type Names, reportInstrument, reportText, withoutNames } from './texts.ts';

type MaterialLine = Evidence['units'][number]['materials'][number];
export interface DeskUnit extends Unit {
  readonly code: string;
  readonly materials: readonly MaterialLine[];
}
export type UnitState = Evidence['units'][number]['coders'][number]['state'];

export const keyOf = ({ school, source }: Unit): string => `${school}\n${source}`;

export function deskOf({ store }: Services) {
  const names = async (study: string, school: string): Promise<Names> => {
    const schools = await store.schools.list(study);
    const people = await store.people.list(study, school);
    return {
      schools: schools.flatMap((s) => [s.id, s.name ?? '', s.brin ?? '']).filter((text) => text !== ''),
      people: people.flatMap((p) => (p.name === null ? [] : [p.name])),
    };
  };

  const reports = async (study: string) => {
    const list = await store.evidence.reports(study);
    const versions = new Map(
      await Promise.all(
        [...new Set(list.map((r) => r.version))].map(
          async (version) => [version, (await store.studies.instrument(study, reportInstrument, version))?.instrument] as const,
        ),
      ),
    );
    return list.flatMap((report) => {
      const instrument = versions.get(report.version);
      if (!instrument) return [];
      return [
        { ...report, title: instrument.title[report.language], text: reportText(instrument, report.answers, report.language) },
      ];
    });
  };

  return {
    names,
    /** In the order of schools and sources. Throws studyUnknown. */
    async units(study: string): Promise<{ list: readonly DeskUnit[]; byKey: ReadonlyMap<string, DeskUnit> }> {
      const { code } = await store.evidence.unitsOf(study);
      const lines = new Map<string, MaterialLine[]>();
      const add = (unit: Unit, line: MaterialLine) => lines.set(keyOf(unit), [...(lines.get(keyOf(unit)) ?? []), line]);
      for (const { id, school, wave, title, text, submittedAt } of await reports(study))
        add(
          { school, source: 'trainer' },
          { id, kind: 'report', wave, title, length: text.length, addedAt: submittedAt, response: true },
        );
      for (const { id, school, source, kind, wave, title, length, addedAt } of await store.evidence.materials(study))
        add({ school, source }, { id, kind, wave, title, length, addedAt, response: false });
      const list = (await store.schools.list(study)).flatMap(({ id: school }) =>
        sources.flatMap((source): DeskUnit[] => {
          const materials = lines.get(keyOf({ school, source }));
          return materials ? [{ school, source, code: code({ school, source }), materials }] : [];
        }),
      );
      return { list, byKey: new Map(list.map((unit) => [keyOf(unit), unit])) };
    },

    /** What there is to read, without the names that we know. */
    async texts(study: string, unit: Unit & { readonly source: EvidenceSource }): Promise<UnitText[]> {
      const known = await names(study, unit.school);
      const design = await store.studies.design(study);
      if (!design) throw new Refusal('studyUnknown');
      const label = (wave: string | null) => design.waves.find((w) => w.id === wave)?.label ?? wave;
      const handedIn = unit.source === 'trainer' ? (await reports(study)).filter((r) => r.school === unit.school) : [];
      const added = await store.evidence.texts(study, unit);
      return [
        ...handedIn.map(({ id, wave, text }) => ({ id, kind: 'report' as const, wave: label(wave), text })),
        ...added.map(({ id, kind, wave, text }) => ({ id, kind, wave: label(wave), text })),
      ].map((one) => ({ ...one, text: withoutNames(one.text, known) }));
    },

    /** Keys of the units on whose differences somebody decided. */
    settled: async (study: string): Promise<ReadonlySet<string>> =>
      new Set(
        judgedTwice(await store.evidence.codes(study))
          .filter((unit) => Object.keys(unit.consensus).length > 0)
          .map(keyOf),
      ),

    /** A text that came after the codes were handed in opens the unit again: what was not read was not coded. */
    stateOf(task: CodingTask, unit: DeskUnit, settled: ReadonlySet<string>): UnitState {
      if (settled.has(keyOf(unit))) return 'settled';
      const { doneAt } = task;
      if (doneAt === null) return Object.keys(task.draft).length > 0 ? 'draft' : 'todo';
      const later = unit.materials.some((m) => !m.response && m.addedAt !== null && m.addedAt > doneAt);
      return later || (task.savedAt !== null && task.savedAt > doneAt) ? 'draft' : 'done';
    },
  };
}
