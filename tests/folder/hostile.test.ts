/** Broken and hostile study folders: the whole list of problems, and nothing of them reaches the database. */
import { rmSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { readStudyFolder } from '../../server/studies/folder/index.ts';
import { cases, expectedOf, recipeOf, scratchDirectory, sourceOf } from './recipe.ts';

const scratch = scratchDirectory();
afterAll(() => rmSync(scratch, { recursive: true }));

describe('hostile folders', () => {
  it('are at least thirty', () => {
    expect(cases().filter((name) => expectedOf(name).length > 0).length).toBeGreaterThanOrEqual(30);
  });

  for (const name of cases())
    it(`${name}: ${recipeOf(name).about}`, () => {
      const { notices, counts } = recipeOf(name);
      const folder = readStudyFolder(sourceOf(name, scratch));
      const problems = folder.ok ? [] : folder.problems;
      expect(problems.map(({ file, row, column, code }) => ({ file, row, column, code }))).toEqual(expectedOf(name));
      for (const { message } of problems) expect(Math.min(message.nl.length, message.en.length)).toBeGreaterThan(10);
      expect(folder.notices.map(({ file, column, code }) => ({ file, column, code }))).toEqual(notices ?? []);
      if (folder.ok) expect(folder.counts).toMatchObject(counts ?? {});
    });
});
