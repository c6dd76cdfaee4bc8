/** Whatever the bytes are: the reader answers with a list, never with an error; and any text survives the round trip. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StudyData } from '../../analysis/types.ts';
import { passesElevenTest, citizenNumbers } from '../../server/studies/folder/identifiers.ts';
import { readStudyFolder, writeStudyFolder, zipFolder, zipSource } from '../../server/studies/folder/index.ts';
import { readNumber } from '../../server/studies/folder/rows.ts';
import { folderOf, small } from './make.ts';

const facts = { softwareVersion: '0', writtenAt: '2026-01-01T00:00:00Z' };
const names = [
  'study.json',
  'schools.csv',
  'people.csv',
  'answers/attitude.csv',
  'nominations.csv',
  'manifest.json',
  'instruments/own.json',
];

describe('anything', () => {
  it('in any file is answered with a list of problems', () => {
    const anything = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.string({ unit: 'binary', maxLength: 200 }).map((text) => new TextEncoder().encode(text)),
      fc.json().map((text) => new TextEncoder().encode(text)),
    );
    fc.assert(
      fc.property(fc.constantFrom(...names), anything, (file, bytes) => {
        const folder = readStudyFolder(folderOf(small({ [file]: bytes })));
        if (!folder.ok) expect(folder.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it('done to a ZIP is noticed or harmless', () => {
    const zip = zipFolder(
      new Map(Object.entries(small()).map(([path, text]) => [path, new TextEncoder().encode(text as string)])),
    );
    const whole = readStudyFolder(zipSource(zip));
    fc.assert(
      fc.property(fc.nat(zip.length - 1), fc.integer({ min: 1, max: 255 }), fc.nat(zip.length), (at, change, end) => {
        const broken = zip.slice(0, Math.max(end, at + 1));
        broken[at] = (broken[at] ?? 0) ^ change;
        const folder = readStudyFolder(zipSource(broken));
        // a byte that says nothing (a date, the system that packed) may change; content may not
        if (folder.ok && whole.ok) expect(folder.inputHash).toBe(whole.inputHash);
      }),
      { numRuns: 400, seed: 2 },
    );
  });

  it('written as text comes back as it was', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'é', '漢', '"', ',', ';', '=', '\\', "'", ' ', '😀', '.', '<', '\uFEFF'),
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(text, text, fc.double({ noNaN: true, noDefaultInfinity: true }), (name, remark, size) => {
        const data: StudyData = {
          design: { id: 'x', title: { nl: 'x', en: 'x' }, synthetic: true, waves: [], deployments: [] },
          instruments: [],
          schools: [
            { id: 's1', attributes: { remark: `t ${remark}`, size: size + 0 } },
            { id: 's2', attributes: { remark: `${remark}\r\n${remark}`, size: null } },
          ],
          people: [],
          responses: [],
          nominations: [],
          networkRespondents: [],
          achievement: [],
        };
        const identities = { schools: new Map([['s1', { name }]]), people: new Map() };
        const folder = readStudyFolder(zipSource(zipFolder(writeStudyFolder({ data, identities, ...facts }))));
        expect(folder.ok && folder.data.schools).toEqual(data.schools);
        expect(folder.ok && folder.identities.schools).toEqual(identities.schools);
      }),
      { numRuns: 200, seed: 3 },
    );
  });
});

describe('numbers', () => {
  it.each([
    ['1', 1],
    ['-0', 0],
    ['+3.50', 3.5],
    ['.5', 0.5],
    ['5.', 5],
    ['1e-3', 0.001],
    ['1E5', 1e5],
  ])('%s is a number', (text, value) => expect(readNumber(text, false)).toBe(value));
  it.each(['', ' 1', '1 ', '0x10', '1_000', '١', 'Infinity', 'NaN', '1e', '--1', '1.2.3', 'e5'])('%s is not', (text) =>
    expect(readNumber(text, false)).toBe('notANumber'),
  );
  it('have a comma only where columns are separated by semicolons', () => {
    expect(readNumber('-1,25', true)).toBe(-1.25);
    expect(readNumber('-1,25', false)).toBe('decimalComma');
    expect(readNumber('1.234,5', true)).toBe('notANumber');
    expect(readNumber('1e400', true)).toBe('notFinite');
  });
});

describe('citizen numbers', () => {
  it('are told by the eleven test', () => {
    expect(['123456782', '111222333', '111111110'].every(passesElevenTest)).toBe(true);
    expect(['123456789', '12345678', '1234567820', '000000000', 'a23456782'].some(passesElevenTest)).toBe(false);
  });
  it('are judged by column: codes that pass by chance are left alone', () => {
    const codes = Array.from({ length: 2000 }, (_, i) => String(200_000_000 + i * 977));
    expect(codes.filter(passesElevenTest).length).toBeGreaterThan(100);
    expect(citizenNumbers(codes).size).toBe(0);
    const real = Array.from({ length: 3000 }, (_, i) => String(300_000_000 + i)).filter(passesElevenTest);
    expect(citizenNumbers([...codes, ...real]).size).toBeGreaterThan(real.length);
  });
});
