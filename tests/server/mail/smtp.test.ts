/** What an address of a mail server means: another machine must encrypt, unless the address says that it cannot. */
import { expect, it } from 'vitest';
import { smtpOptions } from '../../../server/mail/smtp.ts';

it.each([
  ['smtp://mail.example.org:587', true],
  ['smtps://user:word@mail.example.org', true],
  ['smtp://relay.school.lan:25/?requireTLS=false', false],
  ['smtp://127.0.0.1:2525', undefined],
  ['smtp://localhost:2525', undefined],
  ['smtp://localhost.example.org', true],
])('%s', (url, requireTLS) => {
  expect(smtpOptions(url).requireTLS).toBe(requireTLS);
});

it('anything else is refused', () => {
  for (const url of ['https://mail.example.org', 'mail.example.org', 'smtp://'])
    expect(() => smtpOptions(url)).toThrow('SMTP_URL');
});
