/** Mail decided on values: texts, quiet hours by the clock of Amsterdam, holidays, who gets which mail and why. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textKinds, type MailState } from '../../../server/mail/contract.ts';
import { inSchoolHoliday, regions } from '../../../server/mail/holidays.ts';
import { nextMail, planMail, type PastMail, type Recipient } from '../../../server/mail/plan.ts';
import { amsterdam, amsterdamMoment, nextAllowed, quietAt } from '../../../server/mail/quiet.ts';
import { addressesIn, afterRefusal, asHtml, fillIn, saidDay, statusOf, textProblems } from '../../../server/mail/rules.ts';
import { defaultSettings, shippedTexts } from '../../../server/mail/texts.ts';

const filling = {
  name: 'Anna',
  link: 'https://m.example/r/#abc',
  school: 'De Ster',
  closes: '15 oktober 2026',
  minutes: '20',
  sender: 'Team',
};

describe('a text', () => {
  it.each(textKinds.flatMap((kind) => (['nl', 'en'] as const).map((language) => [kind, language] as const)))(
    'as shipped is right: %s in %s',
    (kind, language) => {
      const text = shippedTexts[language][kind];
      expect(textProblems(kind, text)).toEqual([]);
      const { subject, body } = fillIn(text, filling, language);
      expect(`${subject}\n${body}`).not.toMatch(/[{}]/);
      expect(body.includes(filling.link)).toBe(kind !== 'thanks');
    },
  );

  it('says what is wrong with it', () => {
    const codes = (subject: string, body: string) =>
      textProblems('invitation', { subject, body }).map((p) => `${p.code} ${p.detail}`.trim());
    expect(codes('Hi', 'Hi {{naam}} {{link}}')).toEqual(['unknownPlaceholder naam']);
    expect(codes('Hi', 'no way in')).toEqual(['linkMissing']);
    expect(codes('', '')).toEqual(['subjectEmpty', 'bodyEmpty']);
    expect(codes('a\r\nBcc: x@y.z', '{{link}}')).toEqual(['subjectLines']);
    expect(codes('{{link}}', '{{ link }}')).toEqual(['linkInSubject']);
    expect(codes('Hi', '{{link}} {{name')).toEqual(['brokenPlaceholder']);
    expect(textProblems('thanks', { subject: 'Thanks', body: 'Thanks' })).toEqual([]);
  });

  it('leaves out the line of a date that is not known, and calls who has no name a colleague', () => {
    const text = { subject: 'Voor {{name}}', body: 'Beste {{name}},\n\n{{link}}\nTot en met {{closes}}.\n\nGroet' };
    const { subject, body } = fillIn(text, { ...filling, name: null, closes: null }, 'nl');
    expect([subject, body]).toEqual(['Voor collega', 'Beste collega,\n\nhttps://m.example/r/#abc\n\nGroet']);
    expect([saidDay('2026-10-15', 'nl'), saidDay('2026-10-15', 'en'), saidDay(null, 'nl')]).toEqual([
      '15 oktober 2026',
      '15 October 2026',
      null,
    ]);
  });

  it('lets no name add a header, a tag or another placeholder', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (odd) => {
        const text = { subject: 'Voor {{name}}', body: '{{name}}\n\n{{link}}' };
        const made = fillIn(text, { ...filling, name: `${odd}\r\nBcc: a@b.c\u2028<script>{{link}}` }, 'nl');
        expect(made.subject).not.toMatch(/[\r\n\u2028]/);
        const html = asHtml(made.body, filling.link, 'nl');
        expect(html.replace(/<\/?(html|head|body|p|a|br|meta|!doctype)\b[^>]*>/gi, '')).not.toContain('<');
        expect(html.match(/<a /g)).toHaveLength(1);
      }),
      { numRuns: 100 },
    );
  });
});

describe('quiet hours', () => {
  const quiet = defaultSettings.quiet;
  const next = (at: string, region: (typeof regions)[number] | null = null) =>
    nextAllowed(new Date(at), quiet, region).toISOString();

  it('follow the clock of Amsterdam through summer and winter', () => {
    expect(next('2026-09-01T08:00:00Z')).toBe('2026-09-01T08:00:00.000Z');
    expect(next('2026-09-01T04:00:00Z')).toBe('2026-09-01T06:00:00.000Z'); // 06:00 there → 08:00 summer time
    expect(next('2026-12-01T04:00:00Z')).toBe('2026-12-01T07:00:00.000Z'); // 05:00 there → 08:00 winter time
    expect(next('2026-09-01T16:00:00Z')).toBe('2026-09-02T06:00:00.000Z'); // 18:00 there is the end
    // the nights in which the clock moves: Sunday 25 October 2026 and Sunday 28 March 2027
    expect(next('2026-10-23T17:00:00Z')).toBe('2026-10-26T07:00:00.000Z');
    expect(next('2027-03-26T18:00:00Z')).toBe('2027-03-29T06:00:00.000Z');
  });

  it('keep weekends and the holidays of the region', () => {
    expect(next('2026-09-05T10:00:00Z')).toBe('2026-09-07T06:00:00.000Z');
    expect(quietAt(new Date('2026-10-13T10:00:00Z'), quiet, 'noord')).toBe('holiday');
    expect(quietAt(new Date('2026-10-13T10:00:00Z'), quiet, 'zuid')).toBeUndefined();
    expect(next('2026-10-13T10:00:00Z', 'noord')).toBe('2026-10-19T06:00:00.000Z');
    expect(next('2027-07-26T10:00:00Z', 'zuid')).toBe('2027-09-06T06:00:00.000Z');
    expect(next('2026-10-13T10:00:00Z', null)).toBe('2026-10-13T10:00:00.000Z');
    const always = { from: '00:00', until: '23:59', weekends: 'send', holidays: 'send' } as const;
    expect(quietAt(new Date('2026-10-17T10:00:00Z'), always, 'noord')).toBeUndefined();
  });

  it('give a moment that is not before and not quiet, and the same moment from there', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2025-08-01'), max: new Date('2028-08-20'), noInvalidDate: true }),
        fc.constantFrom(null, ...regions),
        (at, region) => {
          const found = nextAllowed(at, quiet, region);
          expect(found.getTime()).toBeGreaterThanOrEqual(at.getTime());
          expect(quietAt(found, quiet, region)).toBeUndefined();
          expect(nextAllowed(found, quiet, region)).toEqual(found);
          const { day, time } = amsterdam(at);
          // the hour that comes twice gives the first of the two
          expect([0, 3_600_000]).toContain(Math.floor(at.getTime() / 60_000) * 60_000 - amsterdamMoment(day, time).getTime());
        },
      ),
      { numRuns: 200 },
    );
  });

  it('know the hour that is skipped in spring', () => {
    expect(amsterdam(amsterdamMoment('2027-03-28', '02:30'))).toEqual({ day: '2027-03-28', time: '03:30' });
  });

  it('have the ministry’s dates, from Saturday to Sunday', () => {
    const first = (region: (typeof regions)[number], from: string) => {
      for (let at = Date.parse(from); ; at += 86_400_000) {
        const day = new Date(at).toISOString().slice(0, 10);
        if (inSchoolHoliday(day, region)) return day;
      }
    };
    expect(regions.map((r) => first(r, '2026-06-01'))).toEqual(['2026-07-04', '2026-07-18', '2026-07-11']);
    expect(regions.map((r) => first(r, '2028-02-01'))).toEqual(['2028-02-19', '2028-02-26', '2028-02-26']);
    for (const region of regions) {
      let before = false;
      for (let at = Date.parse('2025-09-01'); at < Date.parse('2028-10-01'); at += 86_400_000) {
        const now = inSchoolHoliday(new Date(at).toISOString().slice(0, 10), region);
        if (now !== before) expect(new Date(at).getUTCDay()).toBe(now ? 6 : 1);
        before = now;
      }
    }
  });
});

describe('who gets which mail', () => {
  const now = new Date('2026-09-20T10:00:00Z');
  const mail = (kind: PastMail['kind'], round: number, day: string, state: MailState = 'sent'): PastMail => ({
    kind,
    round,
    state,
    at: `2026-09-${day}T08:00:00Z`,
  });
  const someone: Recipient = {
    invitation: 'i',
    person: 'p',
    name: 'Anna',
    school: 'noord',
    email: 'a@example.org',
    consent: 'none',
    finishedAt: null,
    due: true,
    savedAt: null,
    mails: [],
  };
  const next = (more: Partial<Recipient>, settings = defaultSettings, closes: string | null = '2026-10-15') => {
    const found = nextMail({ ...someone, ...more }, settings, closes, now);
    return 'not' in found ? found.not : `${found.kind} ${found.round} ${found.cause}`;
  };

  it('begins with the invitation, and goes on after silence', () => {
    expect(next({})).toBe('invitation 0 invited');
    expect(next({ mails: [mail('invitation', 0, '14')] })).toBe('tooSoon');
    expect(next({ mails: [mail('invitation', 0, '13')] })).toBe('reminder 1 notStarted');
    expect(next({ mails: [mail('invitation', 0, '01'), mail('reminder', 1, '08')] })).toBe('reminder 2 notStarted');
    expect(next({ mails: [1, 2, 3].map((r) => mail('reminder', r, '03')).concat(mail('invitation', 0, '01')) })).toBe('enough');
  });

  it('sees who is stuck, and who has only just been busy', () => {
    const mails = [mail('invitation', 0, '10')];
    expect(next({ mails, savedAt: '2026-09-16T09:00:00Z' })).toBe('reminder 1 stuck');
    expect(next({ mails, savedAt: '2026-09-19T09:00:00Z' })).toBe('tooSoon');
  });

  it('reminds everybody near the closing date, a day apart at least', () => {
    expect(next({ mails: [mail('invitation', 0, '18')] }, defaultSettings, '2026-09-22')).toBe('reminder 1 due');
    expect(next({ mails: [mail('invitation', 0, '20')] }, defaultSettings, '2026-09-22')).toBe('tooSoon');
    expect(next({ mails: [mail('invitation', 0, '18')] }, defaultSettings, '2026-09-19')).toBe('tooSoon');
    expect(next({ mails: [mail('invitation', 0, '18')] }, defaultSettings, null)).toBe('tooSoon');
  });

  it('leaves alone who has finished, declined, left, or cannot be reached', () => {
    const mails = [mail('invitation', 0, '01')];
    expect(next({ mails, finishedAt: '2026-09-02T00:00:00Z' })).toBe('finished');
    expect(next({ mails, consent: 'declined' })).toBe('declined');
    expect(next({ mails, due: false })).toBe('notOnRoster');
    expect(next({ mails, email: null })).toBe('noAddress');
    for (const state of ['queued', 'claimed', 'sending'] as const)
      expect(next({ mails: [mail('invitation', 0, '01', state)] })).toBe('queued');
    for (const state of ['uncertain', 'refused', 'bounced'] as const)
      expect(next({ mails: [mail('invitation', 0, '01', state)] })).toBe(state);
    expect(next({ mails: [mail('invitation', 0, '01', 'cancelled')] })).toBe('invitation 0 invited');
    const thanks = { ...defaultSettings, thanks: true };
    expect(next({ mails, finishedAt: '2026-09-02T00:00:00Z' }, thanks)).toBe('thanks 0 thanks');
    expect(next({ mails: [...mails, mail('thanks', 0, '03')], finishedAt: '2026-09-02T00:00:00Z' }, thanks)).toBe('finished');
  });

  it('waits for each school’s own region', () => {
    const settings = { ...defaultSettings, regions: { noord: 'noord', zuid: 'zuid' } as const };
    const at = new Date('2026-10-13T10:00:00Z');
    const { send, not } = planMail(
      [someone, { ...someone, invitation: 'j', school: 'zuid' }, { ...someone, invitation: 'k', email: null }],
      settings,
      null,
      at,
    );
    expect(send.map((row) => row.at)).toEqual(['2026-10-19T06:00:00.000Z', at.toISOString()]);
    expect(not).toMatchObject([{ invitation: 'k', why: 'noAddress' }]);
  });
});

describe('what a mail server says', () => {
  it('is tried again later, or never', () => {
    expect(afterRefusal(450, 1)).toEqual({ again: 60_000 });
    expect(afterRefusal(450, 7)).toEqual({ again: 86_400_000 });
    expect(afterRefusal(450, 8)).toBe('refused');
    expect(afterRefusal(550, 1)).toBe('refused');
  });
  it('is kept as a status only', () => {
    expect(statusOf('550 5.1.1 <anna@example.org> unknown', 550)).toBe('5.1.1');
    expect(statusOf('550 no <anna@example.org>', 550)).toBe('550');
  });
  it('finds the addresses in a list of bounces', () => {
    expect([...addressesIn('Naam;E-mail\n"Anna";"Anna@Example.org"\n<b@c.nl>, b@c.nl')]).toEqual(['anna@example.org', 'b@c.nl']);
  });
});
