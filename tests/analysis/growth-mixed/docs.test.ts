/** What computes a number in the mixed models says What, Formula, Source, R and Missing at its head. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const measures = [
  'mixed/fit',
  'mixed/joint',
  'mixed/predict',
  'mixed/r-squared',
  'mixed/satterthwaite',
  'models/composition',
  'models/growth',
  'models/intervention',
  'models/likelihood-ratio',
  'models/moderation',
  'models/months',
  'models/robustness',
  'models/school-model',
];

it.each(measures)('%s has its five headings, in order', (file) => {
  const text = readFileSync(fileURLToPath(new URL(`../../../analysis/growth/${file}.ts`, import.meta.url)), 'utf8');
  const head = /\/\*\*([\s\S]*?)\*\//.exec(text)?.[1] ?? '';
  expect([...head.matchAll(/^ \* (What|Formula|Source|R|Missing): \S/gm)].map((match) => match[1])).toEqual([
    'What',
    'Formula',
    'Source',
    'R',
    'Missing',
  ]);
});
