/** Instruments of a study: those that the program ships and those that the folder brings as `instruments/<id>.json`. */
import type { Deployment, NetworkDesign } from '../../../analysis/types.ts';
import { parseInstrument } from '../../../instruments/parse.ts';
import { findInstrument, latestInstrument, shippedInstruments } from '../../../instruments/registry.ts';
import type { Instrument } from '../../../instruments/types.ts';
import type { KnownInstruments } from './known.ts';
import type { Inspection } from './problems.ts';
import { isId } from './rows.ts';
import { isReserved } from './table.ts';
import { readJson } from './text.ts';

/** Where an edition stands: `<id>.json`, and where a study has more than one of an id, the later ones in `<id>.v<version>.json`. */
export const instrumentFile = (id: string, laterVersion?: number): string =>
  `instruments/${id}${laterVersion === undefined ? '' : `.v${laterVersion}`}.json`;
const withVersion = /^(.+)\.v([1-9]\d*)$/;

/** name of the file (without .json) → the instrument, or `unreadable` when its file has problems (then nothing that names it is called unknown). */
export type Brought = ReadonlyMap<string, Instrument | 'unreadable'>;

/** Reads one instrument file; `id` is what its name says. */
export const readInstrument = (id: string, bytes: Uint8Array, inspection: Inspection): Instrument | 'unreadable' => {
  const file = instrumentFile(id);
  if (!isId(id)) inspection.problem({ file }, isReserved(id) ? 'reservedName' : 'badId', id);
  if (latestInstrument(id)) inspection.problem({ file, column: 'id' }, 'shippedInstrument', id);
  const json = readJson(file, bytes, inspection);
  if (!json) return 'unreadable';
  const parsed = parseInstrument(json.value);
  if (!parsed.ok) {
    for (const { path, code, message } of parsed.problems) inspection.foreign({ file, column: path || null }, code, message);
    return 'unreadable';
  }
  if (parsed.instrument.id === id) return parsed.instrument;
  const later = withVersion.exec(id);
  if (later?.[1] === parsed.instrument.id && Number(later[2]) === parsed.instrument.version) {
    if (!latestInstrument(parsed.instrument.id)) return parsed.instrument;
    inspection.problem({ file, column: 'id' }, 'shippedInstrument', parsed.instrument.id);
    return 'unreadable';
  }
  inspection.problem({ file, column: 'id' }, 'fileNameDiffers', parsed.instrument.id);
  return 'unreadable';
};

/** The editions of an id that the folder brings; `unreadable` when one of its files has problems. */
const ownOf = (brought: Brought, id: string): readonly Instrument[] | 'unreadable' => {
  const own: Instrument[] = [];
  for (const [name, one] of brought) {
    if (one !== 'unreadable') {
      if (one.id === id) own.push(one);
    } else if (name === id || withVersion.exec(name)?.[1] === id) return one;
  }
  return own.sort((a, b) => a.version - b.version);
};

/** Editions by id and version; where no version is written, the one deployed in that wave, then the newest. */
export const knownInstruments = (brought: Brought, deployments: readonly Deployment[]): KnownInstruments => ({
  find: (id, version) => {
    const own = ownOf(brought, id);
    if (own === 'unreadable') return own;
    const found = own.length > 0 ? own.find((one) => one.version === version) : findInstrument(id, version);
    return found ?? (own.length > 0 || latestInstrument(id) ? 'unknownVersion' : 'unknownInstrument');
  },
  usual: (id, wave) => {
    const deployed = deployments.filter((d) => d.instrument === id);
    const inWave = deployed.find((d) => wave !== undefined && d.waves.includes(wave)) ?? deployed[0];
    const own = ownOf(brought, id);
    return inWave?.version ?? (own === 'unreadable' ? undefined : own.at(-1)?.version) ?? latestInstrument(id)?.version;
  },
});

/** Every edition that answers in a file of this instrument can be meant for. */
export const editionsOf = (id: string, brought: Brought): readonly Instrument[] => {
  const own = ownOf(brought, id);
  if (own === 'unreadable') return [];
  return own.length > 0 ? own : shippedInstruments.filter((shipped) => shipped.id === id);
};

/** Reports deployments of instruments or versions that do not exist. */
export const checkDeployments = (deployments: readonly Deployment[], known: KnownInstruments, inspection: Inspection): void =>
  deployments.forEach((deployment, i) => {
    const { instrument, version } = deployment;
    const found = known.find(instrument, version);
    const place = (key: string) => ({ file: 'study.json', column: `deployments[${i}].${key}` });
    if (found === 'unknownInstrument') inspection.problem(place('instrument'), found, instrument);
    if (found === 'unknownVersion') inspection.problem(place('version'), found, instrument, String(version));
  });

/** Relation → the codes its question allows; undefined for a relation that only the design names. */
export const relationsOf = (network: NetworkDesign | undefined, instruments: readonly Instrument[]) => {
  const relations = new Map<string, ReadonlySet<number> | undefined>(
    network?.relations.map((relation) => [relation.id, undefined]),
  );
  for (const instrument of instruments)
    for (const relation of instrument.relations ?? []) {
      const item = instrument.items.find((one) => one.id === relation.item);
      const format = item && instrument.answerFormats[item.format];
      relations.set(relation.id, format && new Set(format.options.map((option) => option.code)));
    }
  return relations;
};
