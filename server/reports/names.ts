/** What ids are called in a report. An id without a name is printed as it is; texts from outside lose control characters. */
import { networkChangeText, personNetworkMeasures, schoolNetworkMeasures } from '../../analysis/networks/measures.ts';
import { networkOnly } from '../../analysis/study/sample-flow.ts';
import type { Findings } from '../../analysis/types.ts';
import type { Instrument, Language, Words } from '../../instruments/types.ts';
import { leadingFunction } from './figures/colours.ts';
import { plain } from './figures/svg.ts';
import type { ReportWords } from './words.ts';

export interface Names {
  /** "T1", or "T1–T3" for a change */
  wave(id: string): string;
  instrument(id: string): string;
  /** a scale ("attitude.total"), a relation, an instrument or an attribute of schools */
  subject(id: string): string;
  /** an item of an instrument, `instrument.item`, in its own words */
  item(id: string): string;
  /** a scale of an instrument, or a relation that it asks about */
  scored(instrument: string, id: string): string;
  /** a measure's short name, e.g. "density" */
  measure(id: string): string;
  /** a measure of the comparison, e.g. "goals.density" or "attitude.total@T1", without its wave */
  compared(id: string): string;
  /** a row that describes how the groups are made up */
  balance(id: string): string;
  staffFunction(functions: readonly string[]): string;
}

/** Network measures as the analysis words them. */
export const networkTexts = [...schoolNetworkMeasures, networkChangeText, ...personNetworkMeasures];

const changeMark = '..';

/** The two waves of a change, or undefined for a single wave. */
export const wavesOfChange = (wave: string): readonly [string, string] | undefined => {
  const at = wave.indexOf(changeMark);
  return at < 0 ? undefined : [wave.slice(0, at), wave.slice(at + changeMark.length)];
};

export const makeNames = (findings: Findings, language: Language, words: ReportWords): Names => {
  const text = (own: Words, id: string): string => plain(own[language]) || plain(id);
  const waves = new Map(findings.design.waves.map((wave) => [wave.id, plain(wave.label) || wave.id]));
  const instruments = new Map<string, Instrument>(findings.instruments.map((one) => [one.id, one]));
  const scales = new Map<string, string>(
    findings.instruments.flatMap((one) =>
      one.scales.map((scale) => [`${one.id}.${scale.id}`, text(scale.title, scale.id)] as const),
    ),
  );
  const relations = new Map((findings.design.network?.relations ?? []).map((one) => [one.id, text(one.label, one.id)]));
  const measureNames = new Map<string, string>([
    ...Object.entries(words.measures).map(([id, one]): [string, string] => [id, one.name]),
    ...networkTexts.map((one): [string, string] => [one.id, one.name[language]]),
  ]);
  const measure = (id: string): string => measureNames.get(id) ?? plain(id);
  const instrument = (id: string): string => {
    const found = instruments.get(id);
    if (found !== undefined) return text(found.title, id);
    return id === networkOnly ? words.networkOnly : plain(id);
  };
  const wave = (id: string): string => {
    const change = wavesOfChange(id);
    return change === undefined ? (waves.get(id) ?? plain(id)) : `${wave(change[0])}–${wave(change[1])}`;
  };
  const subject = (id: string): string =>
    scales.get(id) ?? relations.get(id) ?? (instruments.has(id) ? instrument(id) : plain(id) || words.report.unnamed);
  return {
    wave,
    instrument,
    subject,
    item: (id) => {
      const dot = id.indexOf('.');
      const found = instruments.get(id.slice(0, dot))?.items.find((one) => one.id === id.slice(dot + 1));
      return found === undefined ? plain(id) : text(found.text, id);
    },
    scored: (own, id) => scales.get(`${own}.${id}`) ?? relations.get(id) ?? plain(id),
    measure,
    compared: (id) => {
      const [bare = id] = id.split('@');
      if (scales.has(bare)) return scales.get(bare) as string;
      const dot = bare.lastIndexOf('.');
      const relation = dot < 0 ? undefined : relations.get(bare.slice(0, dot));
      return relation === undefined ? subject(bare) : `${relation}: ${measure(bare.slice(dot + 1))}`;
    },
    balance: (id) => {
      const { balance } = words;
      const fixed: Readonly<Record<string, unknown>> = balance;
      const own = fixed[id];
      if (typeof own === 'string') return own;
      if (id.startsWith('cohort.')) return balance.cohort(plain(id.slice('cohort.'.length)));
      if (id.startsWith('scaleVersion.')) return balance.scaleVersion(plain(id.slice('scaleVersion.'.length)));
      if (id.endsWith('.responseRate')) return balance.responseRate(subject(id.slice(0, -'.responseRate'.length)));
      return subject(id);
    },
    staffFunction: (functions) => {
      const leading = leadingFunction(functions);
      return words.functions[leading] ?? (plain(leading) || words.otherFunction);
    },
  };
};
