/** The minutes that a mail promises are those of the welcome page: without what somebody handed in before. */
import { expect, it } from 'vitest';
import { makeSender } from '../../../server/mail/queue.ts';
import type { Welcome } from '../../../server/responses/contract.ts';
import { makeWorld, study, twoSchools } from '../../world.ts';
import { openPost } from './post.ts';

it('are fewer for whoever handed in a questionnaire with the study folder', async () => {
  const { data, identities } = twoSchools();
  const answers = { ATT01: 2 };
  const handedIn = { instrument: 'attitude', version: 1, wave: 'T1', submitted: true, answers };
  const responses = [{ id: 'r1', person: 'noord-06', school: 'noord', ...handedIn }];
  const world = await makeWorld({ study: { data: { ...data, responses }, identities } });
  const post = await openPost();
  const people = (await world.invite('T1')).filter((p) => ['noord-05', 'noord-06'].includes(p.person));
  const researcher = await world.signIn('researcher', 'inviter@example.org');
  const at = world.services.clock().toISOString();
  const rows = people.map((p) => ({
    id: world.services.ids(),
    invitation: p.invitation,
    kind: 'invitation' as const,
    round: 0,
    at,
  }));
  await world.store.mail.enqueue(study, 'T1', rows, 'tests');
  const origin = 'https://meetmoment.example.org';
  const sender = makeSender({
    ...world.services,
    origin,
    mail: { smtpUrl: post.url, from: 'a@uni.example', perMinute: 100_000 },
  });
  expect(await sender.run()).toBe(2);
  const minutes: number[] = [];
  for (const person of people) {
    const welcome = (await person.send<Welcome>('GET /api/respond')).body.minutes;
    const { raw } = post.taken.find((m) => m.to === `${person.person}@example.org`)!;
    expect(raw.replace(/=\r\n/g, '')).toContain(`ongeveer ${welcome} minuten`);
    const { body } = await researcher.send<{ text: string }>(`POST /api/studies/${study}/waves/T1/mail/preview`, {
      kind: 'invitation',
      language: 'nl',
      subject: 'x',
      body: '{{minutes}} minuten: {{link}}',
      invitation: person.invitation,
    });
    expect(body.text).toContain(`${welcome} minuten`);
    minutes.push(welcome);
  }
  expect(minutes[1]).toBeLessThan(minutes[0]!);
  await sender.stop();
  await post.close();
  await world.close();
});
