// @vitest-environment happy-dom
/** The rooms at work: who comes in, what is asked before it is sent, what a refusal says. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  button,
  fill,
  fireEvent,
  heading,
  leave,
  No,
  nobody,
  open,
  press,
  researcher,
  screen,
  usual,
  within,
} from './render.tsx';
import { report } from './report-data.ts';
import { awayMatrix, awayOverview, overview, summary } from './data.ts';
import { quality } from './quality-data.ts';

afterEach(leave);

describe('coming in', () => {
  it('asks to sign in first, then leads where one was going', async () => {
    const { asked, answers, router } = await open('/studies/demo/audit', { ...usual, 'GET /api/session': nobody });
    await heading('Aanmelden');
    answers['POST /api/session'] = researcher;
    fill('E-mailadres', 'anna@example.org');
    fill('Wachtwoord', 'vijf blauwe fietsen');
    await press('Aanmelden');
    await heading('Logboek');
    expect(router.state.location.pathname).toBe('/studies/demo/audit');
    expect(asked.find((a) => a.key === 'POST /api/session')?.body).toEqual({
      email: 'anna@example.org',
      password: 'vijf blauwe fietsen',
    });
  });

  it('says that e-mail and password do not belong together', async () => {
    await open('/sign-in', { 'GET /api/session': nobody, 'POST /api/session': new No(401, 'wrongCredentials') });
    fill('E-mailadres', 'anna@example.org');
    fill('Wachtwoord', 'x');
    await press('Aanmelden');
    expect((await screen.findByRole('alert')).textContent).toContain('horen niet bij elkaar');
  });

  it('says so when the session has ended by itself', async () => {
    await open('/', { ...usual, 'GET /api/studies': new No(401, 'signInNeeded') });
    await heading('Aanmelden');
    await screen.findByText(/U bent afgemeld/);
  });

  it('signs out, with the value that protects against other sites', async () => {
    const { asked, answers } = await open('/');
    await heading('Onderzoeken');
    answers['DELETE /api/session'] = {};
    await press('Uw account');
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Afmelden' }));
    await heading('Aanmelden');
    expect(asked.find((a) => a.key === 'DELETE /api/session')?.csrf).toBe('csrf-1');
    expect(screen.queryByText(/U bent afgemeld/)).toBeNull();
  });
});

describe('the one-time link', () => {
  const look = { purpose: 'firstAccount', email: null, role: 'researcher' };
  const arrive = (answers: Record<string, unknown>) => {
    window.location.hash = '#secret-token';
    return open('/welcome', { 'GET /api/session': nobody, 'POST /api/one-time/look': look, ...answers });
  };

  it('takes the token out of the address and makes the account', async () => {
    const { asked, answers } = await arrive({});
    await button('Account maken en aanmelden');
    expect(window.location.hash).toBe('');
    fill('E-mailadres', 'anna@example');
    fill('Wachtwoord', 'te kort');
    await press('Account maken en aanmelden');
    await screen.findByText(/geen volledig e-mailadres/);
    await screen.findByText(/heeft 7 tekens/);
    expect(asked.some((a) => a.key === 'POST /api/one-time')).toBe(false);

    Object.assign(answers, usual, { 'POST /api/one-time': researcher });
    fill('E-mailadres', 'anna@example.org');
    fill('Wachtwoord', 'vijf blauwe fietsen');
    await press('Account maken en aanmelden');
    await heading('Onderzoeken');
    expect(asked.find((a) => a.key === 'POST /api/one-time')?.body).toEqual({
      token: 'secret-token',
      email: 'anna@example.org',
      password: 'vijf blauwe fietsen',
    });
  });

  it('says what to do when it was used', async () => {
    await arrive({ 'POST /api/one-time/look': new No(410, 'oneTimeLinkUsed') });
    await heading(/werkt niet/);
    await screen.findByRole('link', { name: 'Naar aanmelden' });
  });
});

describe('the list of studies', () => {
  it('removes the demo only after the question', async () => {
    const { asked, answers } = await open('/');
    await press(/^Demo “.*” verwijderen$/);
    const dialog = await screen.findByRole('dialog', { name: 'Demo verwijderen?' });
    expect(dialog.textContent).toContain(summary.title.nl);
    expect(asked.some((a) => a.key.startsWith('DELETE'))).toBe(false);
    Object.assign(answers, { 'DELETE /api/studies/demo': {}, 'GET /api/studies': { studies: [] } });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Ja, demo verwijderen' }));
    await screen.findByText('Er is nog geen onderzoek');
    await screen.findByText(/is verwijderd/);
  });

  it('offers that for synthetic studies only', async () => {
    await open('/');
    await heading('Onderzoeken');
    expect(await screen.findAllByRole('button', { name: /verwijderen$/ })).toHaveLength(1);
  });

  it('says what happened when the server is away, and tries again', async () => {
    const { answers } = await open('/', { 'GET /api/session': researcher, 'GET /api/studies': new No(500, 'internal') });
    expect((await screen.findByRole('alert')).textContent).toContain('Er ging iets mis op de server');
    Object.assign(answers, usual);
    await press('Opnieuw proberen');
    await screen.findByRole('link', { name: summary.title.nl });
  });
});

describe('a study', () => {
  it('closes a wave only after the question, and says why it could not', async () => {
    const { asked } = await open('/studies/demo', {
      ...usual,
      'POST /api/studies/demo/waves/T3/close': new No(409, 'waveClosed'),
    });
    await press('Meetronde T3 sluiten');
    const dialog = await screen.findByRole('dialog', { name: 'Meetronde T3 sluiten?' });
    expect(asked.some((a) => a.key.startsWith('POST'))).toBe(false);
    fireEvent.click(within(dialog).getByRole('button', { name: 'Sluiten' }));
    expect((await within(dialog).findByRole('alert')).textContent).toContain('al gesloten');
  });

  it('leads to signing in when the session had ended before the button was pressed', async () => {
    await open('/studies/demo', { ...usual, 'POST /api/studies/demo/waves/T3/close': new No(401, 'signInNeeded') });
    await press('Meetronde T3 sluiten');
    const dialog = await screen.findByRole('dialog', { name: 'Meetronde T3 sluiten?' });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Sluiten' }));
    await heading('Aanmelden');
    await screen.findByLabelText('Wachtwoord');
    expect(document.querySelector('main')?.textContent).toContain('Meld u opnieuw aan om verder te gaan waar u was');
  });

  it('labels every sentence with its source', async () => {
    await open('/studies/demo');
    await screen.findAllByText('concept, niet gevalideerd');
    const [summaryLine] = await screen.findAllByText(/Houding tegenover/, { selector: 'summary' });
    const details = summaryLine!.closest('details')!;
    details.open = true;
    fireEvent(details, new Event('toggle'));
    const table = await within(details).findByRole('table');
    expect(within(table).getAllByText('bron')).toHaveLength(3);
    expect(within(table).getAllByText('concept')).toHaveLength(9);
  });

  it('moves the focus to the title of the room and names the window', async () => {
    await open('/studies/demo');
    await heading('Overzicht');
    fireEvent.click(await screen.findByRole('link', { name: 'Respons' }));
    const title = await heading('Respons');
    await vi.waitFor(() => expect(document.activeElement).toBe(title));
    await vi.waitFor(() => expect(document.title).toBe(`Respons · ${summary.title.nl} · Meetmoment`));
  });

  it('shows a school or a wave that was put away when asked to, and judges the response by the shares of the study', async () => {
    const thresholds = { networkFull: 0.95, networkUse: 0.6, smallestShown: 4 };
    await open('/studies/demo/response', {
      ...usual,
      'GET /api/studies/demo': awayOverview,
      'GET /api/studies/demo/response': { ...awayMatrix, thresholds },
    });
    const rows = async () => within(await screen.findByRole('table')).getAllByRole('rowheader').length;
    const followed = await rows();
    expect(screen.queryByText('T2a (opgeborgen)')).toBeNull();
    fireEvent.click(screen.getByRole('checkbox', { name: 'Ook wat is opgeborgen' }));
    expect(await rows()).toBe(followed + 2);
    await screen.findByText('T2a (opgeborgen)');
    expect(within(await screen.findByRole('table')).getAllByText('opgeborgen')).toHaveLength(2);
    await screen.findByText('60 tot 95%: bruikbaar, met voorbehoud');
    await screen.findByText(/4 inzendingen en 50%/);
  });

  it('says on the overview what was put away, and does not offer to open it', async () => {
    await open('/studies/demo', { ...usual, 'GET /api/studies/demo': awayOverview });
    await screen.findByText(/20 scholen \(waarvan 2 opgeborgen\)/);
    expect(screen.getAllByText('opgeborgen')).toHaveLength(1);
    expect(screen.queryByRole('button', { name: /T2a/ })).toBeNull();
  });

  it('sorts the response of the open wave', async () => {
    await open('/studies/demo/response');
    const table = await screen.findByRole('table');
    const first = () => within(table).getAllByRole('rowheader')[0]!.textContent;
    expect(first()).toBe('De Regenboog');
    fireEvent.click(within(table).getByRole('button', { name: 'School' }));
    expect(first()).toBe('Al Amana');
    fireEvent.click(within(table).getByRole('button', { name: 'Schoolcultuur' }));
    fireEvent.click(within(table).getByRole('button', { name: 'Schoolcultuur' }));
    expect(
      within(table)
        .getByRole('columnheader', { name: /Schoolcultuur/ })
        .getAttribute('aria-sort'),
    ).toBe('descending');
    expect(within(table).getAllByRole('row')[1]!.textContent).toContain('30%');
  });

  describe('hands out a link', () => {
    const answers = {
      ...usual,
      'POST /api/studies/demo/waves/T3/invitations/links': { links: [{ id: 'i1', link: 'https://example.org/r/#abc' }] },
    };
    const copy = 'Kopieer de link van Annelies van den Broek 1';
    const secure = (value: boolean) => Object.defineProperty(window, 'isSecureContext', { value, configurable: true });

    it('by the clipboard; asked for once, because each time is written down', async () => {
      secure(true);
      const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
      const { asked } = await open('/studies/demo/invitations/T3', answers);
      await press(copy);
      await screen.findByText(/is gekopieerd/);
      await press(copy);
      await vi.waitFor(() => expect(write.mock.calls).toEqual([['https://example.org/r/#abc'], ['https://example.org/r/#abc']]));
      expect(asked.filter((a) => a.key.endsWith('/links'))).toHaveLength(1);
      write.mockRestore();
    });

    it('to copy by hand, where the browser does not', async () => {
      secure(false);
      document.execCommand = () => false;
      await open('/studies/demo/invitations/T3', answers);
      await press(copy);
      const dialog = await screen.findByRole('dialog', { name: 'Kopieer deze tekst' });
      expect(within(dialog).getByRole('textbox')).toHaveProperty('value', 'https://example.org/r/#abc');
    });
  });

  it('gives the focus back to the button whose question was closed', async () => {
    await open('/studies/demo/invitations/T3');
    const button = await screen.findByRole('button', { name: 'Vervang de link van Annelies van den Broek 1' });
    button.focus();
    fireEvent.click(button);
    const dialog = await screen.findByRole('dialog');
    await vi.waitFor(() => expect(dialog.contains(document.activeElement)).toBe(true));
    fireEvent.click(within(dialog).getByRole('button', { name: 'Annuleren' }));
    await vi.waitFor(() => expect(document.activeElement).toBe(button));
  });

  it('keeps the figures and says so when computing again fails', async () => {
    const { answers } = await open('/studies/demo/results', { ...usual, 'GET /api/studies/demo/results': report('nl') });
    const button = await screen.findByRole('button', { name: 'Opnieuw berekenen' });
    await vi.waitFor(() => expect(button).toHaveProperty('disabled', false));
    answers['GET /api/studies/demo/results'] = new No(500, 'internal');
    fireEvent.click(button);
    await screen.findByText(/Opnieuw berekenen is niet gelukt/);
    expect(document.querySelectorAll('main section').length).toBeGreaterThan(0);
  });

  it('speaks English at once, everywhere', async () => {
    await open('/studies/demo');
    await heading('Overzicht');
    fireEvent.click(screen.getByRole('radio', { name: /English/ }));
    await heading('Overview');
    await screen.findByRole('link', { name: 'Audit log' });
    expect(document.documentElement.lang).toBe('en');
    expect(localStorage.getItem('meetmoment.language')).toBe('en');
  });
});

describe('a new study', () => {
  const fresh = { ...overview, waves: [], grid: [], responses: 0, hasAchievement: false };

  it('leads from the overview to its design, and does not say that its data came from elsewhere', async () => {
    await open('/studies/demo', { ...usual, 'GET /api/studies/demo': fresh });
    expect((await screen.findByRole('link', { name: 'Naar Ontwerp' })).getAttribute('href')).toBe('/studies/demo/design');
    await screen.findByText(/Nog geen meetrondes/);
    expect(screen.queryByText(/elders verzameld/)).toBeNull();
  });

  it('says under Data quality that there is nothing to check yet', async () => {
    await open('/studies/demo/quality', {
      ...usual,
      'POST /api/studies/demo/quality/jobs': usual['POST /api/studies/demo/results/jobs'],
      'GET /api/studies/demo/quality': { ...quality, responses: 0, doubts: [] },
    });
    await screen.findByText('Nog geen inzendingen om na te kijken');
    expect(screen.queryByText(/roept vragen op/)).toBeNull();
  });
});

it('an address that leads nowhere says so', async () => {
  await open('/nowhere');
  await heading('Deze pagina bestaat niet');
});
