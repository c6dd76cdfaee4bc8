/** `answers/<instrument>.csv`: one row per response, one column per item. */
import type { ResponseRecord } from '../../../analysis/types.ts';
import { checkAnswers } from '../../../instruments/check.ts';
import type { Answer, Answers, Instrument, Item } from '../../../instruments/types.ts';
import { languages } from '../../../instruments/types.ts';
import { allowedCells, decodeCell, encodeCell, isText } from './cells.ts';
import { type Column, filled, writeTable } from './csv.ts';
import { checkPerson, checkSchool, checkWave, type Known, Seen } from './known.ts';
import { Rows, reportCitizenNumbers } from './rows.ts';
import { readTable, type Shape, type Table } from './table.ts';

const required = ['response', 'person', 'school'];
const optional = ['group', 'about', 'wave', 'version', 'language', 'started', 'submitted', 'late'];
/** Handed in, but when is not known: only where other responses of the file are drafts or have a time. */
const timeUnknown = 'unknown';

export const answersFile = (instrument: string): string => `answers/${instrument}.csv`;

/** Every item of every edition that could be meant, in the order of the newest. */
const itemsOf = (editions: readonly Instrument[]): readonly string[] => [
  ...new Set([...editions].sort((a, b) => b.version - a.version).flatMap((edition) => edition.items.map((item) => item.id))),
];

const readVersion = (rows: Rows, instrument: string, wave: string | undefined, known: Known): Instrument | undefined => {
  const text = rows.raw('version');
  const version = text === '' ? known.instruments.usual(instrument, wave) : Number(text);
  if (version === undefined) return undefined;
  if (!Number.isSafeInteger(version) || version < 1) return rows.problem('version', 'notWhole', text);
  const found = known.instruments.find(instrument, version);
  if (found === 'unknownVersion') return rows.problem('version', 'unknownVersion', instrument, text);
  return typeof found === 'string' ? undefined : found;
};

const readAnswers = (rows: Rows, edition: Instrument, items: readonly string[]): Answers => {
  const answers: [string, Answer][] = [];
  const byId = itemsById(edition);
  for (const id of items) {
    const cell = rows.raw(id);
    if (cell === '') continue;
    const item = byId.get(id);
    const format = item && edition.answerFormats[item.format];
    if (!format) {
      rows.problem(id, 'notInVersion', String(edition.version));
      continue;
    }
    const answer = decodeCell(cell, format);
    if (answer === undefined && isText(format)) rows.problem(id, 'impossibleText', format.maxLength ?? 0);
    else if (answer === undefined) rows.problem(id, 'impossibleAnswer', cell, allowedCells(format));
    else answers.push([id, answer]);
  }
  const read: Answers = Object.fromEntries(answers);
  if (edition.items.some((item) => item.shownWhen))
    for (const { item, code } of checkAnswers(edition, read))
      if (code === 'hiddenItem') rows.problem(item, 'hiddenAnswer', byId.get(item)?.shownWhen?.item ?? '');
  return read;
};

const cache = new WeakMap<Instrument, ReadonlyMap<string, Item>>();
const itemsById = (edition: Instrument): ReadonlyMap<string, Item> => {
  const found = cache.get(edition) ?? new Map(edition.items.map((item) => [item.id, item]));
  cache.set(edition, found);
  return found;
};

const readSubmitted = (rows: Rows): Pick<ResponseRecord, 'submitted' | 'submittedAt'> => {
  const text = rows.raw('submitted');
  if (!rows.has('submitted') || text === timeUnknown) return { submitted: true };
  const submittedAt = rows.time('submitted');
  return submittedAt === undefined ? { submitted: text !== '' } : { submitted: true, submittedAt };
};

const readHead = (rows: Rows, instrument: string, known: Known) => {
  const id = rows.ownId('response');
  const person = rows.optionalId('person');
  const school = rows.id('school');
  const wave = rows.optionalId('wave');
  checkSchool(rows, 'school', school, known);
  checkWave(rows, 'wave', wave, known);
  checkPerson(rows, 'person', person, school, wave, known);
  const group = rows.text('group', 80);
  const about = rows.text('about', 80);
  const language = rows.oneOf('language', languages);
  const started = rows.time('started');
  const submitted = readSubmitted(rows);
  const late = rows.oneOf('late', ['1'] as const) !== undefined && submitted.submitted ? { late: true } : {};
  const edition = readVersion(rows, instrument, wave, known);
  if (id === undefined || school === undefined) return undefined;
  const head = { id, person: person ?? null, school, ...(group ? { group } : {}), ...(about ? { about } : {}), instrument };
  const times = { ...(language ? { language } : {}), ...(started ? { started } : {}), ...submitted, ...late };
  return { edition, head: { ...head, version: edition?.version ?? 0, ...(wave ? { wave } : {}), ...times } };
};

const openTable = (instrument: string, bytes: Uint8Array, editions: readonly Instrument[], known: Known): Table | undefined => {
  const file = answersFile(instrument);
  const readable = editions.length > 0;
  const items = itemsOf(editions);
  if (!readable && known.instruments.find(instrument, 1) === 'unknownInstrument')
    known.inspection.problem({ file }, 'unknownInstrument', instrument);
  // without the instrument nobody can say which columns are items, so none is called unknown
  const others: Shape['others'] = readable ? 'noticed' : 'used';
  const table = readTable(file, bytes, { required, optional: [...optional, ...items], others, nameless: true }, known.inspection);
  if (table)
    for (const item of items) if (!table.columns.has(item)) known.inspection.notice({ file, column: item }, 'itemWithoutColumn');
  return table;
};

/** The responses of one file. `editions`: the versions of this instrument that the study can mean; `seen`: ids of all files. */
export const readResponses = (
  instrument: string,
  bytes: Uint8Array,
  editions: readonly Instrument[],
  seen: Seen,
  known: Known,
): readonly ResponseRecord[] => {
  const table = openTable(instrument, bytes, editions, known);
  if (!table) return [];
  reportCitizenNumbers(table, 'response', known.inspection);
  const rows = new Rows(table, known.inspection);
  const items = itemsOf(editions).filter((item) => table.columns.has(item));
  const once = new Seen();
  const read: ResponseRecord[] = [];
  while (rows.next()) {
    const row = readHead(rows, instrument, known);
    if (!row) continue;
    const { head, edition } = row;
    if (seen.before(rows.number, head.id) !== undefined) rows.problem('response', 'duplicateId', head.id);
    const before = head.person === null ? undefined : once.before(rows.number, head.person, head.wave, head.about);
    if (before !== undefined) rows.problem(null, 'duplicateRow', before);
    if (edition) read.push({ ...head, answers: readAnswers(rows, edition, items) });
  }
  return read;
};

/** One file of responses to one instrument; columns come from the instrument, not from what happened to be answered. */
export const writeResponses = (responses: readonly ResponseRecord[], editions: readonly Instrument[]): Uint8Array => {
  const timed = responses.some((r) => !r.submitted || r.submittedAt !== undefined);
  const submitted: Column<ResponseRecord> = {
    name: 'submitted',
    cell: (r) => (timed ? (r.submitted ? (r.submittedAt ?? timeUnknown) : '') : undefined),
  };
  const late: Column<ResponseRecord> = { name: 'late', cell: (r) => (r.late ? '1' : undefined) };
  const column = (name: 'group' | 'about' | 'wave' | 'language' | 'started'): Column<ResponseRecord> => ({
    name,
    cell: (r) => r[name],
  });
  return writeTable(responses, [
    { name: 'response', cell: (r) => r.id },
    { name: 'person', cell: (r) => r.person },
    { name: 'school', cell: (r) => r.school },
    ...filled(responses, [], [column('group'), column('about'), column('wave')]),
    { name: 'version', cell: (r) => r.version },
    ...filled(responses, [], [column('language'), column('started'), submitted, late]),
    ...itemsOf(editions).map((id): Column<ResponseRecord> => ({ name: id, cell: (r) => encodeCell(r.answers[id]) })),
  ]);
};
