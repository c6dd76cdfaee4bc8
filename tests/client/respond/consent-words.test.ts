// @vitest-environment happy-dom
/** Which children take the puzzle, as the teacher reads it. */
import { expect, it } from 'vitest';
import { howItGoes } from '../../../client/respond/class/teacher/session.ts';
import { teacherSentences } from '../../../client/respond/class/teacher/words.ts';

it('follows how the study asks for consent, in both languages', () => {
  const text = (language: 'nl' | 'en', mode: 'active' | 'passive') => howItGoes(teacherSentences(language), mode).textContent;
  expect(text('nl', 'active')).toContain('Alleen kinderen van wie de ouders toestemming gaven');
  expect(text('nl', 'passive')).toContain('Kinderen van wie de ouders bezwaar maakten');
  expect(text('en', 'active')).toContain('Only children whose parents agreed');
  expect(text('en', 'passive')).toContain('Children whose parents objected');
  for (const mode of ['active', 'passive'] as const) expect(text('nl', mode)).not.toMatch(/\{/);
});
