// @vitest-environment happy-dom
/** The rooms with mail at work: what is confirmed is what is sent, what is wrong is said, what is uncertain asks for a decision, what
 * goes by itself can be stopped, what came back is seen before it is marked. */
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
  [`GET ${at}/forecast`]: post.noForecast,
  'GET /api/studies/demo/mail/alarm': post.calm,
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

describe('what goes by itself', () => {
  const put = 'PUT /api/studies/demo/mail/automatic';
  it('is chosen in a dialog, kind by kind; thanks only where the study thanks', async () => {
    const { asked, answers: now } = await open('/studies/demo/invitations/T3/mail', {
      ...answers,
      [put]: { ...post.forecast, paused: false },
    });
    await press('Laat mail vanzelf gaan');
    const dialog = await screen.findByRole('dialog', { name: 'Welke mail gaat vanzelf?' });
    expect(within(dialog).getByRole('checkbox', { name: /^Dank/ }).hasAttribute('disabled')).toBe(true);
    fireEvent.click(within(dialog).getByRole('checkbox', { name: 'Herinneringen' }));
    now[`GET ${at}/forecast`] = post.forecast;
    fireEvent.click(within(dialog).getByRole('button', { name: 'Bewaren' }));
    await screen.findByText('Mail gaat nu vanzelf');
    expect(asked.find((a) => a.key === put)?.body).toEqual({ invitation: false, reminder: true, thanks: false, paused: false });
    const table = await screen.findByRole('table', { name: /komende zeven dagen/ });
    expect(within(table).getAllByRole('row')[5]!.textContent).toBe('vrijdag 14 mei08:00de ronde sluit bijna128');
    await screen.findByText(/Ingesteld door researcher@example.org op 7 mei 2027/);
  });

  it('is paused at once and goes on when somebody says so', async () => {
    const paused = { ...post.forecast, paused: true, days: [] };
    const { asked, answers: now } = await open('/studies/demo/invitations/T3/mail', {
      ...answers,
      [`GET ${at}/forecast`]: post.forecast,
      [put]: paused,
    });
    const stop = await screen.findByRole('button', { name: 'Nu niet: pauzeer' });
    now[`GET ${at}/forecast`] = paused;
    fireEvent.click(stop);
    await screen.findByText(/er gaat nu niets vanzelf/);
    expect(asked.find((a) => a.key === put)?.body).toEqual({ invitation: true, reminder: true, thanks: false, paused: true });
    now[put] = new No(409, 'mailIsOff');
    await press('Laat weer vanzelf gaan');
    await screen.findByText('Er is niets veranderd');
  });
});

describe('returned mail', () => {
  it('is shown with what it means before anything is marked, file by file', async () => {
    const marks = 'POST /api/studies/demo/mail/returned/marks';
    const { asked } = await open('/studies/demo/invitations/T3/mail', {
      ...answers,
      'POST /api/studies/demo/mail/returned': post.returned,
      [marks]: { changed: 3 },
    });
    const input = await screen.findByTestId('choose-returned');
    const files = [new File(['{}'], 'a.eml'), new File(['{}'], 'b.eml')];
    fireEvent.change(input, { target: { files } });
    await screen.findByText('18 berichten gelezen');
    expect(asked.filter((a) => a.key === 'POST /api/studies/demo/mail/returned')).toHaveLength(2);
    expect(asked.some((a) => a.key === marks)).toBe(false);
    const table = screen.getByRole('table', { name: 'Wat er terugkwam' });
    expect(table.textContent).toContain('mailbox bestaat niet (5.1.1)');
    expect(table.textContent).toContain('automatisch antwoord; er verandert niets');
    expect(within(table).getAllByText('Undelivered Mail Returned to Sender')).toHaveLength(2);
    // one of our mails is one row, however often it came back
    expect(within(table).getAllByText('komt niet aan')).toHaveLength(3);
    await press('Markeer 3 mails als teruggekomen');
    await screen.findByText('3 mails aangepast');
    expect(asked.find((a) => a.key === marks)?.body).toEqual({
      mails: [
        { id: 'm0', status: '5.1.1' },
        { id: 'm1', status: '5.2.2' },
        { id: 'm2', status: '5.7.1' },
      ],
    });
    expect(screen.queryByRole('table', { name: 'Wat er terugkwam' })).toBeNull();
  });

  it('names the file that could not be read', async () => {
    await open('/studies/demo/invitations/T3/mail', {
      ...answers,
      'POST /api/studies/demo/mail/returned': new No(422, 'returnedRefused'),
    });
    fireEvent.change(await screen.findByTestId('choose-returned'), { target: { files: [new File(['{}'], 'groot.zip')] } });
    expect((await screen.findByText(/^groot\.zip: /)).textContent).toContain('te groot');
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
