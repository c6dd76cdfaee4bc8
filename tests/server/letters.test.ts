/** What mails about accounts say: every one in both languages, with nothing missing in it. */
import { describe, expect, it } from 'vitest';
import { addedLetter, institutionLetter, invitationLetter, type Letter, passwordLetter } from '../../server/auth/letters.ts';
import { type AccountRole, accountRoles } from '../../server/auth/roles.ts';

const link = 'https://meetmoment.example.org/console/welcome#token';
const until = new Date('2026-11-25T13:05:00.000Z');
const inviter = 'Anna de Vries (anna@example.org)';
const place = (role: AccountRole, schools: string[] = []) => ({ role, study: 'Twee scholen', schools });
const letters = (language: 'nl' | 'en', name: string | null): Letter[] => [
  ...accountRoles.map((role) =>
    invitationLetter({ name, inviter, place: place(role), link, until, institution: true }, language),
  ),
  invitationLetter(
    { name, inviter, place: { role: 'researcher', study: null, schools: [] }, link, until, institution: false },
    language,
  ),
  addedLetter({ name, inviter, place: place('trainer', ['De Noordster']), link }, language),
  passwordLetter({ name, asker: inviter, link, until }, language),
  passwordLetter({ name, asker: null, link, until }, language),
  institutionLetter({ name, link }, language),
];

describe.each(['nl', 'en'] as const)('in %s', (language) => {
  it.each([null, 'Bram Bos'])('every letter to %s has its link once, alone on a line, and nothing missing', (name) => {
    for (const { subject, body, link: linked } of letters(language, name)) {
      expect(linked).toBe(link);
      expect(body.split('\n').filter((line) => line.includes(link))).toEqual([link]);
      expect(`${subject}\n${body}`).not.toMatch(/undefined|null|\{\{|  |\n\n\n/);
      expect(subject.length).toBeLessThan(70);
      if (language === 'nl') expect(body).not.toMatch(/\b(je|jij|jouw)\b/);
      expect(body.split('\n')[0]).toBe(
        name === null ? (language === 'nl' ? 'Goedendag,' : 'Hello,') : language === 'nl' ? 'Beste Bram Bos,' : 'Dear Bram Bos,',
      );
    }
  });
});

it('a link that can be used says until when, in the time of the Netherlands; also in summer', () => {
  expect(passwordLetter({ name: null, asker: null, link, until }, 'nl').body).toContain('tot 25 november 2026 om 14:05.');
  const summer = new Date('2026-07-01T13:05:00.000Z');
  expect(passwordLetter({ name: null, asker: null, link, until: summer }, 'en').body).toContain('until 1 July 2026 at 15:05.');
});

it('names a few schools, and counts many', () => {
  const of = (schools: string[]) => addedLetter({ name: null, inviter, place: place('trainer', schools), link }, 'nl').body;
  expect(of(['De Noordster', 'Het Landje'])).toContain('als trainer, voor De Noordster en Het Landje.');
  expect(of(['1', '2', '3', '4', '5', '6'])).toContain('als trainer, voor 6 scholen.');
});
