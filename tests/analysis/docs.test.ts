/** Every measure says What, Formula, Source, R and Missing at its head, and stands in the table of analysis/README.md. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = new URL('../../analysis/', import.meta.url);
const read = (path: string): string => readFileSync(fileURLToPath(new URL(path, root)), 'utf8');

/** Folders whose files are measures; every other file there is named here, with what it is instead. */
const folders = [
  'scoring',
  'description',
  'psychometrics',
  'knowledge',
  'agreement',
  'networks',
  'growth',
  'comparison',
  'groups',
  'evidence',
  'quality',
];
const notMeasures = new Map([
  ['description/complete-rows', 'one line of plumbing'],
  ['networks/network', 'the type and how it is built'],
  ['networks/digraph', 'the graph behind the measures of paths'],
  ['networks/study-networks', 'from a study to its networks'],
  ['networks/measures', 'the list'],
  ['networks/layout', 'places on a picture'],
  ['growth/school-estimate', 'a type'],
  ['comparison/compare', 'puts the rows of comparison.csv together'],
  ['comparison/beside', 'puts together what stands beside them'],
  ['quality/types', 'types'],
  ['quality/flags', 'every doubt of a study'],
  ['evidence/types', 'types'],
  ['evidence/findings', 'types'],
  ['evidence/themes', 'the codebook'],
  ['evidence/coded-units', 'from rows of codes to what is counted'],
  ['evidence/joint-display', 'puts numbers, themes and words side by side'],
]);

const files = folders.flatMap((folder) =>
  readdirSync(fileURLToPath(new URL(`${folder}/`, root)))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name.slice(0, -3)}`),
);
const measures = files.filter((file) => !notMeasures.has(file));

/** Names in the first column; `folder/a`, `b` means both in the folder. */
const inTable = (read('README.md').split('## Measures')[1] ?? '')
  .split('\n')
  .filter((line) => line.startsWith('| `') && line.includes('/'))
  .flatMap((line) => {
    const names = [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1] as string);
    const folder = (names[0] ?? '').split('/')[0] ?? '';
    return folders.includes(folder) ? names.map((name) => (name.includes('/') ? name : `${folder}/${name}`)) : [];
  });

describe('the words of the measures', () => {
  it.each(measures)('%s has its five headings, in order', (file) => {
    const head = /\/\*\*([\s\S]*?)\*\//.exec(read(`${file}.ts`))?.[1] ?? '';
    const headings = [...head.matchAll(/^ \* (What|Formula|Source|R|Missing): \S/gm)].map((match) => match[1]);
    expect(headings).toEqual(['What', 'Formula', 'Source', 'R', 'Missing']);
  });

  it('the table names every measure once, and nothing that is not there', () => {
    expect([...inTable].sort()).toEqual([...measures].sort());
  });

  it('what is no measure is still there', () => {
    expect([...notMeasures.keys()].filter((file) => !files.includes(file))).toEqual([]);
  });
});
