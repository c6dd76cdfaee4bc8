/** `npm run soak` with 200 mails: two senders, one killed in the middle; none twice, none missing. */
import { expect, it } from 'vitest';
import { soakMail } from '../soak/mail.ts';

it('every mail arrives once although a sender is killed', async () => {
  const result = await soakMail(200);
  expect(result).toMatchObject({ twice: 0, missing: 0, killed: true });
  expect(result.raw - result.times).toBeLessThanOrEqual(result.uncertain);
});
