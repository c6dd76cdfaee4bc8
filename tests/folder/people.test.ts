/** Absence and former states in people.csv, as the README of the study folder writes them. */
import { readFileSync } from 'node:fs';
import { strToU8 } from 'fflate';
import { expect, it } from 'vitest';
import { readPeople } from '../../server/studies/folder/people.ts';
import { Inspection } from '../../server/studies/folder/problems.ts';

const readme = readFileSync(new URL('../../server/studies/folder/README.md', import.meta.url), 'utf8');
const line = readme.slice(readme.indexOf('`people.csv` may have'));
const [leave = '', was = ''] = [/`(T1\|[^`]+)`/, /`(T1:[^`]+)`/].map((p) => p.exec(line)?.[1]);

it('are read as the examples of the README say', () => {
  const inspection = new Inspection();
  const { people } = readPeople(strToU8(`person,school,functions,leave,was\np,s,specialist,${leave},${was};T1:teacher@a%3Bb\n`), {
    inspection,
    waves: new Map([
      ['T1', 0],
      ['T2a', 1],
      ['T2b', 2],
    ]),
    schools: new Set(['s']),
    people: undefined,
    instruments: { find: () => 'unknownInstrument', usual: () => undefined },
    relations: undefined,
  });
  expect(inspection.problems).toEqual([]);
  expect(people).toMatchObject([
    {
      leave: ['T1', 'T2a'],
      was: [
        { waves: ['T1'], functions: ['teacher'], group: '5a' },
        { waves: ['T2a', 'T2b'], functions: ['teacher', 'internalCoach'] },
        { waves: ['T1'], functions: ['teacher'], group: 'a;b' },
      ],
    },
  ]);
});
