/**
 * Reads an instrument from JSON: the file `instruments/<id>.json` of a study folder (study-folder.md, *Instrument file*).
 * Everything is looked at before anything is accepted, and every problem names its place. `publish` uses the same rules.
 */
import { type Formats, has, known, nothingYet, optional, readFormats, readItem, readStimuli, unique } from './parse-items.ts';
import type { InstrumentProblem } from './problems.ts';
import { at, type Fields, limits, Reading } from './reading.ts';
import type { Instrument, Item, Polarity, Relation, Scale } from './types.ts';

export type ParsedInstrument =
  | { readonly ok: true; readonly instrument: Instrument }
  | { readonly ok: false; readonly problems: readonly InstrumentProblem[] };

const properties = {
  instrument:
    'format id version title introduction practice stem validated answerFormats items stimuli order scales relations'.split(' '),
  scale: ['id', 'title', 'items', 'minValid', 'right'],
  relation: ['id', 'item', 'label'],
} as const;

const readScale = (reading: Reading, value: unknown, path: string, items: ReadonlyMap<string, Item>, formats: Formats) => {
  const fields = reading.object(value, path, properties.scale);
  if (!fields) return undefined;
  const id = reading.id(fields.id, at(path, 'id'));
  const title = reading.words(fields.title, at(path, 'title'));
  const place = at(path, 'items');
  const key = readKey(reading, reading.object(fields.items, place), place, items, formats);
  const k = Object.keys(key).length;
  const minValid =
    fields.minValid === undefined ? Math.ceil(0.75 * k) : reading.whole(fields.minValid, at(path, 'minValid'), 1, Math.max(k, 1));
  const right = fields.right === undefined ? undefined : readRight(reading, fields.right, at(path, 'right'), key, items, formats);
  if (id === undefined) return undefined;
  return { id, title: title ?? nothingYet, items: key, minValid: minValid ?? 1, ...optional('right', right) } satisfies Scale;
};

/** The right code of every item of a knowledge test: a code that the item offers, and no reversed items. */
const readRight = (
  reading: Reading,
  value: unknown,
  path: string,
  key: Readonly<Record<string, Polarity>>,
  items: ReadonlyMap<string, Item>,
  formats: Formats,
): Record<string, number> | undefined => {
  const fields = reading.object(value, path);
  if (!fields) return undefined;
  for (const id of Object.keys(fields)) if (!has(key, id)) reading.report(at(path, id), 'unknownItem');
  const codes = Object.keys(key).map((id) => {
    const code = reading.whole(fields[id], at(path, id), -limits.code, limits.code);
    const options = formats[items.get(id)?.format ?? '']?.options ?? [];
    if (code !== undefined && !options.some((o) => o.code === code)) reading.report(at(path, id), 'unknownCode');
    if (key[id] === -1) reading.report(at(path, id), 'badPolarity');
    return code === undefined ? undefined : ([id, code] as const);
  });
  return Object.fromEntries(known(codes));
};

/** The scoring key: known items, polarity 1 or −1, and one range of codes, because scores lie on the answers' own metric. */
const readKey = (
  reading: Reading,
  fields: Fields | undefined,
  path: string,
  items: ReadonlyMap<string, Item>,
  formats: Formats,
): Record<string, Polarity> => {
  const ids = Object.keys(fields ?? {});
  if (fields && ids.length === 0) reading.report(path, 'tooFew', { min: 1 });
  if (ids.length > limits.items) reading.report(path, 'tooMany', { max: limits.items });
  const ranges = new Set<string>();
  const key: [string, Polarity][] = [];
  for (const id of ids.slice(0, limits.items)) {
    const polarity = fields?.[id];
    const item = items.get(id);
    const format = item && has(formats, item.format) ? formats[item.format] : undefined;
    if (!item) reading.report(at(path, id), 'unknownItem');
    else if (format && format.kind !== 'choice') reading.report(at(path, id), 'notAChoice');
    else if (polarity !== 1 && polarity !== -1) reading.report(at(path, id), 'badPolarity');
    else key.push([id, polarity]);
    if (format?.kind === 'choice' && format.options.length > 0) {
      const codes = format.options.map((o) => o.code);
      ranges.add(`${Math.min(...codes)}…${Math.max(...codes)}`);
    }
  }
  if (ranges.size > 1) reading.report(path, 'mixedFormats');
  return Object.fromEntries(key);
};

const readRelation = (reading: Reading, value: unknown, path: string, items: ReadonlyMap<string, Item>, formats: Formats) => {
  const fields = reading.object(value, path, properties.relation);
  if (!fields) return undefined;
  const id = reading.id(fields.id, at(path, 'id'));
  const label = reading.words(fields.label, at(path, 'label'));
  const item = reading.id(fields.item, at(path, 'item'), 'itemId');
  const asked = item === undefined ? undefined : items.get(item);
  if (item !== undefined && !asked) reading.report(at(path, 'item'), 'unknownItem');
  else if (asked && has(formats, asked.format) && formats[asked.format]?.kind !== 'nomination')
    reading.report(at(path, 'item'), 'notANomination');
  return id !== undefined && item !== undefined ? ({ id, item, label: label ?? nothingYet } satisfies Relation) : undefined;
};

/** The display order: each item exactly once. */
const readOrder = (reading: Reading, value: unknown, items: ReadonlyMap<string, Item>): readonly string[] | undefined => {
  const ids = reading.list(value, 'order', { min: 1, max: limits.items })?.map((v, i) => {
    const id = reading.id(v, at('order', i), 'itemId');
    return id === undefined || items.has(id) ? id : reading.report(at('order', i), 'unknownItem');
  });
  if (!ids) return undefined;
  unique(reading, ids, (i) => at('order', i));
  if (new Set(known(ids)).size !== items.size) reading.report('order', 'incompleteOrder');
  return known(ids);
};

/** What can only be judged when all items are known: conditions, and the relation of an item about colleagues. */
const checkItems = (
  reading: Reading,
  list: readonly (Item | undefined)[],
  order: readonly string[],
  items: ReadonlyMap<string, Item>,
  formats: Formats,
  relations: readonly Relation[],
) => {
  const place = new Map(order.map((id, i) => [id, i]));
  list.forEach((item, i) => {
    if (!item) return;
    const path = at('items', i);
    const kind = has(formats, item.format) ? formats[item.format]?.kind : undefined;
    const asked = relations.find((r) => r.item === item.id)?.id;
    if (kind === 'nomination' && (item.relation === undefined || item.relation !== asked))
      reading.report(at(path, 'relation'), 'unknownRelation');
    if (kind !== undefined && kind !== 'nomination' && item.relation !== undefined)
      reading.report(at(path, 'relation'), 'notANomination');
    if (!item.shownWhen) return;
    const condition = at(path, 'shownWhen');
    if (kind === 'nomination') reading.report(condition, 'notAChoice');
    const about = items.get(item.shownWhen.item);
    const format = about && has(formats, about.format) ? formats[about.format] : undefined;
    if (!about) reading.report(at(condition, 'item'), 'unknownItem');
    else if (format && format.kind !== 'choice') reading.report(at(condition, 'item'), 'notAChoice');
    else if ((place.get(about.id) ?? 0) >= (place.get(item.id) ?? 0)) reading.report(at(condition, 'item'), 'conditionTooLate');
    if (format && format.options.length > 0)
      item.shownWhen.in.forEach((code, j) => {
        if (!format.options.some((o) => o.code === code)) reading.report(at(at(condition, 'in'), j), 'unknownCode');
      });
  });
};

/**
 * An instrument from parsed JSON, or all that is wrong with it (at most 100 problems). Never throws.
 * Absent `kind` is `choice`, absent `source` is `other`, absent `dontKnow` and `validated` are false, absent `minValid` is ⌈0.75·k⌉.
 */
export const parseInstrument = (json: unknown): ParsedInstrument => {
  const reading = new Reading();
  const fields = reading.object(json, '', properties.instrument);
  if (!fields) return { ok: false, problems: reading.problems };
  if (fields.format !== 1) reading.report('format', fields.format === undefined ? 'missing' : 'unknownFileFormat');
  const id = reading.id(fields.id, 'id');
  const version = reading.whole(fields.version, 'version', 1, limits.code);
  const title = reading.words(fields.title, 'title');
  const introduction = fields.introduction === undefined ? undefined : reading.words(fields.introduction, 'introduction');
  const practice = fields.practice === undefined ? undefined : reading.words(fields.practice, 'practice');
  const stem = fields.stem === undefined ? undefined : reading.words(fields.stem, 'stem');
  const validated = fields.validated === undefined ? false : reading.boolean(fields.validated, 'validated');
  const formats = readFormats(reading, fields.answerFormats);

  const list = reading
    .list(fields.items, 'items', { min: 1, max: limits.items })
    ?.map((v, i) => readItem(reading, v, at('items', i), formats));
  const read = known(list ?? []);
  const items = new Map(read.map((item) => [item.id, item]));
  unique(reading, list?.map((item) => item?.id) ?? [], (i) => at(at('items', i), 'id'));

  const stimuli = fields.stimuli === undefined ? undefined : readStimuli(reading, fields.stimuli);
  list?.forEach((item, i) => {
    if (item?.stimulus !== undefined && !has(stimuli ?? {}, item.stimulus))
      reading.report(at(at('items', i), 'stimulus'), 'unknownStimulus');
  });

  const order = fields.order === undefined ? undefined : readOrder(reading, fields.order, items);
  const many = (value: unknown, path: string) =>
    value === undefined ? [] : (reading.list(value, path, { min: 0, max: limits.scales }) ?? []);
  const scales = many(fields.scales, 'scales').map((v, i) => readScale(reading, v, at('scales', i), items, formats));
  unique(
    reading,
    scales.map((s) => s?.id),
    (i) => at(at('scales', i), 'id'),
  );
  const relations = many(fields.relations, 'relations').map((v, i) =>
    readRelation(reading, v, at('relations', i), items, formats),
  );
  unique(
    reading,
    relations.map((r) => r?.id),
    (i) => at(at('relations', i), 'id'),
  );
  unique(
    reading,
    relations.map((r) => r?.item),
    (i) => at(at('relations', i), 'item'),
  );
  checkItems(reading, list ?? [], order ?? read.map((item) => item.id), items, formats, known(relations));

  if (reading.problems.length > 0 || id === undefined || version === undefined || !title || validated === undefined)
    return { ok: false, problems: reading.problems };
  return {
    ok: true,
    instrument: {
      format: 1,
      id,
      version,
      title,
      ...optional('introduction', introduction),
      ...optional('practice', practice),
      ...optional('stem', stem),
      validated,
      answerFormats: formats,
      items: read,
      ...optional('stimuli', stimuli),
      ...optional('order', order),
      scales: known(scales),
      ...(fields.relations === undefined ? {} : { relations: known(relations) }),
    },
  };
};
