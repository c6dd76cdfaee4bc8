/** Readers for the parts of an instrument file that stand on their own: answer formats and items. */
import { at, limits, type Reading } from './reading.ts';
import type { AnswerFormat, AnswerOption, Item, ShownWhen, Stimulus, Words } from './types.ts';

const properties = {
  format: ['id', 'kind', 'options', 'dontKnow', 'dontKnowLabel', 'maxLength'],
  option: ['code', 'label'],
  item: ['id', 'format', 'text', 'source', 'facet', 'relation', 'shownWhen', 'required', 'stimulus'],
  stimulus: ['title', 'columns', 'rows'],
  row: ['label', 'cells'],
  condition: ['item', 'in'],
} as const;

/**
 * What could not be read is stood in for by something empty, so that one mistake is not reported again wherever the thing is
 * used. It never gets out: with any problem there is no instrument.
 */
export const nothingYet: Words = { nl: '', en: '' };

export type Formats = Readonly<Record<string, AnswerFormat>>;

/** Optional property: present in the result only when it was present and right. */
export const optional = <K extends string, T>(key: K, value: T | undefined) =>
  (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: T };
export const known = <T>(values: readonly (T | undefined)[]) => values.filter((v): v is T => v !== undefined);
export const has = (record: object, key: string) => Object.hasOwn(record, key);

/** Reports every id that stands earlier in the list. */
export const unique = (reading: Reading, ids: readonly (string | number | undefined)[], place: (index: number) => string) => {
  const seen = new Set<string | number>();
  ids.forEach((id, i) => {
    if (id === undefined) return;
    if (seen.has(id)) reading.report(place(i), 'duplicate');
    seen.add(id);
  });
};

const readOption = (reading: Reading, value: unknown, path: string): AnswerOption | undefined => {
  const fields = reading.object(value, path, properties.option);
  if (!fields) return undefined;
  const code = reading.whole(fields.code, at(path, 'code'), -limits.code, limits.code);
  const label = reading.words(fields.label, at(path, 'label'));
  return code !== undefined && label ? { code, label } : undefined;
};

const readFormat = (reading: Reading, id: string, value: unknown, path: string): AnswerFormat | undefined => {
  if (reading.id(id, path) === undefined) return undefined;
  const fields = reading.object(value, path, properties.format);
  if (!fields) return undefined;
  if (fields.id !== undefined && fields.id !== id) reading.report(at(path, 'id'), 'idDiffers');
  const kind =
    fields.kind === undefined
      ? 'choice'
      : reading.oneOf(fields.kind, at(path, 'kind'), ['choice', 'nomination', 'text'] as const);
  const isText = kind === 'text';
  const place = at(path, 'options');
  const options = reading
    .list(isText ? (fields.options ?? []) : fields.options, place, isText ? { min: 0, max: 0 } : { min: 2, max: limits.options })
    ?.map((o, i) => readOption(reading, o, at(place, i)));
  const maxLength = isText ? reading.whole(fields.maxLength, at(path, 'maxLength'), 1, limits.answer) : undefined;
  if (!isText && fields.maxLength !== undefined) reading.report(at(path, 'maxLength'), 'notAText');
  unique(reading, options?.map((o) => o?.code) ?? [], (i) => at(at(place, i), 'code'));
  // an untouched name counts as 0, so a code below it would turn the order around
  if (kind === 'nomination')
    options?.forEach((o, i) => {
      if (o && o.code < 0) reading.report(at(at(place, i), 'code'), 'outOfRange', { min: 0, max: limits.code });
    });
  const dontKnow = fields.dontKnow === undefined ? false : reading.boolean(fields.dontKnow, at(path, 'dontKnow'));
  const dontKnowLabel =
    fields.dontKnowLabel === undefined ? undefined : reading.words(fields.dontKnowLabel, at(path, 'dontKnowLabel'));
  return {
    id,
    kind: kind ?? 'choice',
    options: known(options ?? []),
    dontKnow: dontKnow ?? false,
    ...optional('dontKnowLabel', dontKnowLabel),
    ...optional('maxLength', maxLength),
  };
};

export const readFormats = (reading: Reading, value: unknown): Formats => {
  const path = 'answerFormats';
  const fields = reading.object(value, path);
  const ids = Object.keys(fields ?? {});
  if (ids.length > limits.formats) reading.report(path, 'tooMany', { max: limits.formats });
  else if (fields && ids.length === 0) reading.report(path, 'tooFew', { min: 1 });
  const formats = ids.slice(0, limits.formats).map((id) => readFormat(reading, id, fields?.[id], at(path, id)));
  return Object.fromEntries(known(formats).map((f) => [f.id, f]));
};

const readCondition = (reading: Reading, value: unknown, path: string): ShownWhen | undefined => {
  const fields = reading.object(value, path, properties.condition);
  if (!fields) return undefined;
  const item = reading.id(fields.item, at(path, 'item'), 'itemId');
  const place = at(path, 'in');
  const codes = reading
    .list(fields.in, place, { min: 1, max: limits.options })
    ?.map((c, i) => reading.whole(c, at(place, i), -limits.code, limits.code));
  return item !== undefined && codes ? { item, in: known(codes) } : undefined;
};

export const readItem = (reading: Reading, value: unknown, path: string, formats: Formats): Item | undefined => {
  const fields = reading.object(value, path, properties.item);
  if (!fields) return undefined;
  const id = reading.id(fields.id, at(path, 'id'), 'itemId');
  const format = reading.id(fields.format, at(path, 'format'));
  if (format !== undefined && !has(formats, format)) reading.report(at(path, 'format'), 'unknownFormat');
  const text = reading.words(fields.text, at(path, 'text'));
  const sources = ['seed', 'draft', 'other'] as const;
  const source = fields.source === undefined ? 'other' : reading.oneOf(fields.source, at(path, 'source'), sources);
  const facet = fields.facet === undefined ? undefined : reading.words(fields.facet, at(path, 'facet'));
  const relation = fields.relation === undefined ? undefined : reading.id(fields.relation, at(path, 'relation'));
  const shownWhen = fields.shownWhen === undefined ? undefined : readCondition(reading, fields.shownWhen, at(path, 'shownWhen'));
  const required = fields.required === undefined ? undefined : reading.boolean(fields.required, at(path, 'required'));
  const stimulus = fields.stimulus === undefined ? undefined : reading.id(fields.stimulus, at(path, 'stimulus'));
  if (id === undefined) return undefined;
  return {
    id,
    format: format ?? '',
    text: text ?? nothingYet,
    source: source ?? 'other',
    ...optional('facet', facet),
    ...optional('relation', relation),
    ...optional('shownWhen', shownWhen),
    ...optional('required', required),
    ...optional('stimulus', stimulus),
  };
};

const readStimulus = (reading: Reading, value: unknown, path: string): Stimulus | undefined => {
  const fields = reading.object(value, path, properties.stimulus);
  if (!fields) return undefined;
  const title = reading.words(fields.title, at(path, 'title'));
  const size = { min: 1, max: limits.cells };
  const columns = reading
    .list(fields.columns, at(path, 'columns'), size)
    ?.map((c, i) => reading.words(c, at(at(path, 'columns'), i)));
  const rows = reading.list(fields.rows, at(path, 'rows'), size)?.map((r, i) => {
    const place = at(at(path, 'rows'), i);
    const row = reading.object(r, place, properties.row);
    const label = row && reading.words(row.label, at(place, 'label'));
    const width = columns?.length ?? limits.cells;
    const cells = row && reading.list(row.cells, at(place, 'cells'), { min: columns ? width : 1, max: width });
    const texts = cells?.map((c, j) => reading.text(c, at(at(place, 'cells'), j)));
    return label && texts ? { label, cells: known(texts) } : undefined;
  });
  return title && columns && rows ? { title, columns: known(columns), rows: known(rows) } : undefined;
};

/** What items are shown with, by id. */
export const readStimuli = (reading: Reading, value: unknown): Readonly<Record<string, Stimulus>> => {
  const path = 'stimuli';
  const fields = reading.object(value, path);
  const ids = Object.keys(fields ?? {});
  if (ids.length > limits.formats) reading.report(path, 'tooMany', { max: limits.formats });
  const read = ids.slice(0, limits.formats).map((id) => {
    const place = at(path, id);
    const stimulus = reading.id(id, place) === undefined ? undefined : readStimulus(reading, fields?.[id], place);
    return stimulus && ([id, stimulus] as const);
  });
  return Object.fromEntries(known(read));
};
