// @vitest-environment happy-dom
/** The rooms with mail at work: what is confirmed is what is sent, what is wrong is said, what is uncertain asks for a decision. */
import { afterEach, describe, expect, it } from 'vitest';
import * as post from './mail-data.ts';
import { fill, fireEvent, leave, No, open, press, screen, usual, within } from './render.tsx';

afterEach(leave);
const at = '/api/studies/demo/waves/T3/mail';
const answers = {
  ...usual,
  'GET /api/studies/demo/mail': post.studyMail,
  // a short table: a long one takes its time in this DOM
  [`GET ${at}`]: { ...post.lateWaveMail, rows: post.lateWaveMail.rows.slice(0, 14) },
  [`GET ${at}/plan`]: post.plan,
  [`POST ${at}/preview`]: post.preview,
};

describe('sending', () => {
  it('queues the plan that was shown, of the kinds that are ticked, after the question', async () => {
    const { asked } = await open('/studies/demo/invitations/T3/mail', { ...answers, [`POST ${at}/plan`]: { queued: 40 } });
    fireEvent.click(await screen.findByRole('checkbox', { name: 'Herinnering: 20' }));
    await press('Zet in de wachtrij');
    const dialog = await screen.findByRole('dialog', { name: 'Deze mail versturen?' });
    expect(dialog.textContent).toContain('40 mails gaan in de wachtrij');
    expect(asked.some((a) => a.key === `POST ${at}/plan`)).toBe(false);
    fireEvent.click(within(dialog).getByRole('button', { name: 'Ja, verstuur' }));
    await screen.findByText('40 mails staan in de wachtrij');
    expect(asked.find((a) => a.key === `POST ${at}/plan`)?.body).toEqual({ fingerprint: 'f', kinds: ['invitation'] });
  });

  it('says that somebody was faster, and sends nothing where there is no mail server', async () => {
    await open('/studies/demo/invitations/T3/mail', { ...answers, [`POST ${at}/plan`]: new No(409, 'mailPlanChanged') });
    await press('Zet in de wachtrij');
    fireEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Ja, verstuur' }));
    await screen.findByText(/bekijk het nieuwe overzicht/);
    leave();
    const off = { ...answers, 'GET /api/studies/demo/mail': post.offStudyMail, [`GET ${at}`]: { ...post.noWaveMail, on: false } };
    await open('/studies/demo/invitations/T3/mail', off);
    await screen.findByText(/Er is geen mailserver ingesteld/);
    expect((await screen.findByRole('button', { name: 'Zet in de wachtrij' })).hasAttribute('disabled')).toBe(true);
  });

  it('asks what to do about mail that was perhaps sent', async () => {
    const { asked } = await open('/studies/demo/invitations/T3/mail', { ...answers, [`POST ${at}/marks`]: { changed: 2 } });
    await press('Alle misschien verstuurde opnieuw versturen');
    await screen.findByText('2 mails aangepast');
    expect(asked.find((a) => a.key === `POST ${at}/marks`)?.body).toEqual({ rows: ['m3', 'm13'], as: 'again' });
  });

  it('raises the alarm in the room with the people too', async () => {
    await open('/studies/demo/invitations/T3', {
      ...answers,
      [`GET ${at.replace('/mail', '/invitations')}`]: { due: 3, invitations: [] },
      'GET /api/studies/demo/mail': post.lateStudyMail,
    });
    const alarm = await screen.findByText(/12 mails hadden meer dan een uur geleden/);
    expect(within(alarm.closest('[role=alert]')!).getByRole('link', { name: 'Naar de wachtrij' }).getAttribute('href')).toContain(
      '/T3/mail',
    );
  });
});

describe('texts', () => {
  it('show the mail of a person and what is wrong; saving keeps the text', async () => {
    const put = 'PUT /api/studies/demo/mail/texts/invitation/nl';
    const { asked, answers: now } = await open('/studies/demo/invitations/T3/texts', {
      ...answers,
      [`POST ${at}/preview`]: post.wrongPreview,
      [put]: new No(422, 'mailTextWrong'),
    });
    await screen.findByText('“naam” is geen bekende plaatshouder.');
    fill('Onderwerp', 'Nieuw onderwerp');
    await press('Tekst bewaren');
    await screen.findByText(/kan zo niet worden verstuurd/);
    expect((screen.getByLabelText('Onderwerp') as HTMLInputElement).value).toBe('Nieuw onderwerp');
    now[put] = { subject: 'Nieuw onderwerp', body: 'x', version: 3 };
    await press('Tekst bewaren');
    await screen.findByText('De tekst is bewaard');
    expect(asked.findLast((a) => a.key === put)?.body).toMatchObject({ subject: 'Nieuw onderwerp' });
  });
});
