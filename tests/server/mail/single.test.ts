import { createServer } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { sendOne } from '../../../server/mail/single.ts';
import { freePort } from '../../process.ts';
import { openPost } from './post.ts';

const mail = {
  to: 'colleague@uni.example',
  toName: 'Anna de Vries',
  subject: 'An invitation',
  body: 'Somebody asks you to work along:\n\nhttps://meet.example/console/welcome#abc\n\nIgnore it if you like.',
  link: 'https://meet.example/console/welcome#abc',
  language: 'en' as const,
};
const date = new Date('2026-11-22T10:00:00Z');
afterEach(() => vi.useRealTimers());

it('goes to a real mail server, with its link in text and HTML', async () => {
  const post = await openPost();
  try {
    expect(await sendOne({ smtpUrl: post.url, from: 'study@uni.example' }, mail, date)).toEqual({ sent: true });
    expect(post.taken).toHaveLength(1);
    expect(post.taken[0]).toMatchObject({ to: mail.to, from: 'study@uni.example', subject: mail.subject });
    expect(post.taken[0]!.raw.replaceAll('=\r\n', '')).toContain(`<a href=3D"${mail.link}"`);
  } finally {
    await post.close();
  }
});

it('says by its status that the address was refused, never what the server wrote', async () => {
  const post = await openPost();
  post.refuse = () => 550;
  try {
    expect(await sendOne({ smtpUrl: post.url, from: 'study@uni.example' }, mail, date)).toEqual({ sent: false, code: '550' });
    expect(post.taken).toHaveLength(0);
  } finally {
    await post.close();
  }
});

it('a mail server that is not there, and one that never answers, are told apart', async () => {
  const gone = await freePort();
  expect(await sendOne({ smtpUrl: `smtp://127.0.0.1:${gone}`, from: 'study@uni.example' }, mail, date)).toEqual({
    sent: false,
    code: 'ESOCKET',
  });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const silent = createServer(() => {});
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const { port } = silent.address() as { port: number };
  const waiting = sendOne({ smtpUrl: `smtp://127.0.0.1:${port}`, from: 'study@uni.example' }, mail, date);
  await vi.advanceTimersByTimeAsync(16_000);
  expect(await waiting).toMatchObject({ sent: false, code: 'ETIMEDOUT' });
  silent.close();
});
