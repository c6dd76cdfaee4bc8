/** Importing before anything is sent: which files go along, the ZIP that the server gets, the list of faults as a file. */
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type PickedFile, pack, pathOf, studyFiles } from '../../../client/console/import/pack.ts';
import { problemsCsv, problemsText } from '../../../client/console/import/problemsCsv.ts';
import { csvText } from '../../../client/lib/csv.ts';
import { problems } from './data.ts';

const picked = (path: string, text = ''): PickedFile => ({ path, file: new File([text], path.split('/').at(-1)!) });
const read = async (body: Blob) => unzipSync(new Uint8Array(await body.arrayBuffer()));

describe('which files go along', () => {
  it('takes the folder where the topmost study.json stands, without what a computer adds', () => {
    const files = studyFiles([
      picked('my study/study.json'),
      picked('my study/schools.csv'),
      picked('my study/answers/attitude.csv'),
      picked('my study/old/study.json'),
      picked('my study/.DS_Store'),
      picked('my study/~$people.csv'),
      picked('__MACOSX/my study/._study.json'),
      picked('elsewhere/people.csv'),
    ]);
    expect(files?.map((f) => f.path)).toEqual(['study.json', 'schools.csv', 'answers/attitude.csv', 'old/study.json']);
  });

  it('reads the place of a file from a chooser and from a drop', () => {
    const file = new File([''], 'a.csv');
    expect(pathOf(file)).toBe('a.csv');
    expect(pathOf(Object.assign(new File([''], 'a.csv'), { path: './study/a.csv' }))).toBe('study/a.csv');
    expect(pathOf(Object.assign(new File([''], 'a.csv'), { path: '/study/a.csv' }))).toBe('study/a.csv');
  });
});

describe('packing', () => {
  it('packs a directory into a ZIP with the same bytes', async () => {
    const long = 'école;1\n'.repeat(60_000);
    const packed = await pack([picked('x/study.json', '{"id":"a"}'), picked('x/answers/attitude.csv', long)]);
    if (!packed.ok) throw new Error(packed.problem.code);
    expect(packed.body.type).toBe('application/zip');
    const files = await read(packed.body);
    expect(Object.keys(files)).toEqual(['study.json', 'answers/attitude.csv']);
    expect(files['answers/attitude.csv']).toEqual(strToU8(long));
    expect(packed.body.size).toBeLessThan(20_000);
  });

  it('sends a ZIP as it is', async () => {
    const zip = new File([zipSync({ 'study.json': strToU8('{}') })], 'study.zip');
    const packed = await pack([{ path: 'study.zip', file: zip }]);
    expect(packed).toEqual({ ok: true, body: zip });
  });

  it('says what is wrong before anything is sent', async () => {
    const codeOf = async (files: PickedFile[]) => {
      const packed = await pack(files);
      return packed.ok ? 'ok' : packed.problem.code;
    };
    expect(await codeOf([])).toBe('empty');
    expect(await codeOf([picked('holiday.jpg'), picked('notes.txt')])).toBe('notStudy');
    expect(await codeOf([picked('a.zip'), picked('b.zip')])).toBe('tooManyFiles');
    const broken = Object.assign(picked('study.json').file, { arrayBuffer: () => Promise.reject(new Error('locked')) });
    expect(await codeOf([{ path: 'study.json', file: broken }])).toBe('unreadable');
  });
});

describe('the list of faults', () => {
  const heads = ['Bestand', 'Rij', 'Kolom', 'code', 'Wat'] as const;

  it('is a file with one line a fault, in the language of the page', () => {
    const lines = problemsCsv(problems, heads, 'nl').split('\r\n');
    expect(lines[0]).toBe('\uFEFFBestand;Rij;Kolom;code;Wat');
    expect(lines[1]).toBe('study.json;;waves;badDate;De ronde T3 sluit voordat zij opent. Verbeter opens of closes.');
    expect(lines[3]).toContain('people.csv;10;school;unknownSchool;');
    expect(lines).toHaveLength(problems.length + 2);
    expect(problemsCsv(problems, heads, 'en')).toContain('Wave T3 closes before it opens.');
  });

  it('is a text with place and sentence', () => {
    expect(problemsText(problems.slice(0, 2), 'en')).toBe(
      'study.json:waves  Wave T3 closes before it opens. Mend opens or closes.\n' +
        'answers/attitude.csv:7:ATT01  7 is not an answer to this item: choose 1 to 5, or leave empty.',
    );
  });
});

describe('CSV for people', () => {
  it('quotes what needs quotes and takes the sting out of formulas', () => {
    expect(csvText([['a', 'b;c', 'say "hi"', 'two\nlines', null, 3.5, -2]], 'en')).toBe(
      '\uFEFFa,"b;c","say ""hi""","two\nlines",,3.5,-2\r\n',
    );
    // a Dutch spreadsheet: semicolons, decimal comma
    expect(csvText([['a', 'b;c', 'd,e', 3.5, '3.5']], 'nl')).toBe('\uFEFFa;"b;c";"d,e";"3,5";3.5\r\n');
    expect(csvText([['=1+1', '@cmd', '+31 6', '-x', '-3', '+4,5']], 'en')).toBe("\uFEFF'=1+1,'@cmd,'+31 6,'-x,-3,\"+4,5\"\r\n");
  });
});
