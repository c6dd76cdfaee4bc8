/** Returned mail read: what each kind says, where it hides, and what nobody should send. */
import { randomBytes } from 'node:crypto';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readReturned, returnedLimits } from '../../../server/returned/reading.ts';
import { absent, bytesOf, forwarded, letter, mbox, report, type Sample } from './samples.ts';

const id = '<' + 'a'.repeat(32) + '@uni.example>';
const read = async (text: string) => (await readReturned(bytesOf(text))).mails;
const fate = async (sample: Sample) => {
  const [one] = await read(report(sample));
  return `${one!.kind} ${one!.status}`;
};

describe('a report', () => {
  it('names the mail, the address, when, and why', async () => {
    expect(await read(report())).toEqual([
      {
        kind: 'bounced',
        status: '5.1.1',
        address: 'noord-05@example.org',
        messageIds: [id],
        subject: 'Undelivered Mail Returned to Sender',
        date: '2026-09-01T08:05:00.000Z',
      },
    ]);
  });

  it('is final only when it says so', async () => {
    expect(await fate({ action: 'delayed', status: '4.4.1' })).toBe('trying 4.4.1');
    expect(await fate({ action: 'delayed', status: '5.4.1' })).toBe('trying 5.4.1');
    expect(await fate({ action: 'Failed', status: '4.4.7' })).toBe('bounced 4.4.7');
    expect(await fate({ action: 'delivered', status: '2.0.0', said: '' })).toBe('other 2.0.0');
    expect(await fate({ action: 'relayed', status: '2.0.0', said: '' })).toBe('other 2.0.0');
    const without = (sample: Sample) => read(report(sample).replace(/Action: .*\r\n/, ''));
    expect((await without({ status: '5.2.2' }))[0]!.kind).toBe('bounced');
    expect((await without({ status: '4.2.2', said: '' }))[0]!.kind).toBe('trying');
  });

  it('has the more exact status of the two, and no part of an address for one', async () => {
    expect(await fate({ status: '5.0.0' })).toBe('bounced 5.1.1');
    expect(await fate({ status: '5.0.0', said: 'smtp; 451 4.3.0 try later' })).toBe('bounced 5.0.0');
    expect(await fate({ status: '', said: 'smtp; 550 host 15.5.1.1 said no' })).toBe('bounced null');
    expect(await fate({ status: '5.2.2 (over quota)' })).toBe('bounced 5.2.2');
  });

  it('may carry the whole mail, an address type of its own, or several people', async () => {
    const whole = report().replace('text/rfc822-headers', 'message/rfc822');
    expect((await read(whole))[0]).toMatchObject({ kind: 'bounced', messageIds: [id] });
    const world = report()
      .replace('message/delivery-status', 'message/global-delivery-status')
      .replace('text/rfc822-headers', 'message/global-headers')
      .replaceAll('rfc822; noord', 'utf-8; noord');
    expect((await read(world))[0]).toMatchObject({ kind: 'bounced', address: 'noord-05@example.org', messageIds: [id] });
    const two = report().replace(
      'Action: failed',
      'Action: failed\r\nStatus: 5.1.1\r\n\r\nFinal-Recipient: rfc822; Zuid-01@Example.org\r\nAction: delayed',
    );
    expect((await read(two)).map((m) => [m.kind, m.address])).toEqual([
      ['bounced', 'noord-05@example.org'],
      ['trying', 'zuid-01@example.org'],
    ]);
  });
});

describe('what is no report', () => {
  it('is an answer of somebody absent, or a letter: neither is final', async () => {
    expect(await read(absent())).toMatchObject([
      { kind: 'automatic', address: 'noord-06@example.org', messageIds: [id], status: null },
    ]);
    const plain = absent().replace('Auto-Submitted: auto-replied\r\n', '');
    expect((await read(plain))[0]!.kind).toBe('automatic'); // by its subject
    expect(await read(letter)).toMatchObject([{ kind: 'other', address: 'noord-07@example.org' }]);
    const exim = letter.replace(
      'Subject: Re: Uitnodiging',
      'X-Failed-Recipients: weg@example.org\r\nAuto-Submitted: auto-replied',
    );
    expect(await read(exim)).toMatchObject([{ kind: 'other', address: 'weg@example.org' }]);
  });
});

describe('many at once', () => {
  it('come as an mbox, as a ZIP, or forwarded as attachments', async () => {
    const all = [report(), absent(), letter];
    const kinds = ['bounced', 'automatic', 'other'];
    const of = async (bytes: Uint8Array) => (await readReturned(bytes)).mails.map((m) => m.kind);
    expect(await of(bytesOf(mbox(...all)))).toEqual(kinds);
    expect(await of(bytesOf(mbox(...all).replaceAll('\n', '\r\n')))).toEqual(kinds);
    const zip = zipSync({
      'map/': new Uint8Array(),
      'map/1.eml': strToU8(report()),
      'map/2.mbox': strToU8(mbox(absent(), letter)),
      '__MACOSX/map/._1.eml': strToU8('x'),
      'map/.DS_Store': strToU8('x'),
    });
    expect(await of(zip)).toEqual(kinds);
    expect(await of(bytesOf(forwarded(...all)))).toEqual(kinds);
    expect(await of(bytesOf(forwarded(forwarded(forwarded(report())))))).toEqual(['other']);
  });
});

describe('what nobody should send', () => {
  it.each<readonly [string, () => Uint8Array]>([
    ['nothing', () => new Uint8Array()],
    ['noise', () => randomBytes(200_000)],
    ['a message of Outlook’s own kind', () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, ...randomBytes(3000))],
    ['half a ZIP', () => zipSync({ 'a.eml': strToU8(report()) }).subarray(0, 90)],
    ['a ZIP in a ZIP', () => zipSync({ 'a.zip': zipSync({ 'a.eml': strToU8(report()) }) })],
    ['a page', () => bytesOf('<html><body>Inbox</body></html>')],
    ['headers without end', () => bytesOf(`Subject: x\r\n${'X-A: y\r\n'.repeat(80_000)}`)],
    ['parts within parts', () => bytesOf(nested(300))],
  ])('%s says that it cannot be read, and no more', async (_, make) => {
    const { mails } = await readReturned(make());
    expect(mails.every((m) => m.kind === 'unreadable' || m.kind === 'other')).toBe(true);
    expect(mails.flatMap((m) => m.messageIds)).toEqual([]);
  });

  it('is bounded: in messages, in what of each is read, in what a ZIP unpacks to', async () => {
    const many = await readReturned(
      bytesOf(mbox(...Array.from({ length: returnedLimits.messages + 5 }, () => 'Subject: x\n\nx'))),
    );
    expect([many.read, many.left]).toEqual([returnedLimits.messages, 5]);
    // the report stands after a megabyte of text: it is not looked for that far
    const far = report().replace('I am sorry', `${'x'.repeat(78)}\r\n`.repeat(14_000));
    expect((await readReturned(bytesOf(far))).mails[0]!.kind).toBe('automatic');
    const bomb = zipSync({ 'a.eml': new Uint8Array(40_000_000), 'b.eml': new Uint8Array(40_000_000) }, { level: 9 });
    expect(bomb.length).toBeLessThan(200_000);
    expect((await readReturned(bomb)).mails.map((m) => m.kind)).toEqual(['unreadable', 'unreadable']);
    const status = report().replace(
      'Final-Recipient',
      `${'Final-Recipient: rfc822; a@b.nl\r\n\r\n'.repeat(50_000)}Final-Recipient`,
    );
    expect((await readReturned(bytesOf(status))).mails.length).toBeLessThanOrEqual(200);
    // many recipients times many Message-IDs would be matched on the thread that everybody's answers go through
    const part = (type: string, text: string) => `--b\r\nContent-Type: ${type}\r\n\r\n${text}\r\n\r\n`;
    const named = Array.from({ length: 400 }, (_, i) =>
      part('message/rfc822-headers', `Message-ID: ${Array.from({ length: 20 }, (__, k) => `<${i}.${k}@x>`).join('')}`),
    );
    const told = Array.from({ length: 20 }, () =>
      part('message/delivery-status', 'Final-Recipient: rfc822; a@b.nl\r\n\r\n'.repeat(190)),
    );
    const product = await readReturned(
      bytesOf(`Subject: x\r\nContent-Type: multipart/report; boundary=b\r\n\r\n${[...named, ...told].join('')}--b--\r\n`),
    );
    expect([product.mails.length, product.mails[0]!.messageIds.length]).toEqual([
      returnedLimits.recipientsOfMessage,
      returnedLimits.idsOfMessage,
    ]);
  }, 20_000);
});

function nested(depth: number): string {
  const open = Array.from({ length: depth }, (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`).join(
    '',
  );
  return `Subject: x\r\n${open}Content-Type: message/delivery-status\r\n\r\nFinal-Recipient: rfc822; a@b.nl\r\nAction: failed\r\n`;
}
