// @vitest-environment happy-dom
/** The rooms about accounts at work: how a mail went, what is asked before something grave, the audit and its file. */
import { afterEach, expect, it, vi } from 'vitest';
import { button, fill, fireEvent, leave, No, nobody, open, press, researcher, screen, usual, within } from './render.tsx';

afterEach(() => {
  leave();
  vi.restoreAllMocks();
});

const admin = { ...researcher, account: { ...researcher.account, administrator: true } };
const accounts = { accounts: [], studies: [], roles: ['administrator'], mail: true };
const people = {
  ...usual,
  'GET /api/session': admin,
  'GET /api/accounts': accounts,
  'GET /api/settings': { secondFactorRequired: false },
};
const link = 'https://meetmoment.example.org/console/welcome#token';
const invite = async (mailed: object, made: string | null = link) => {
  const { asked } = await open('/accounts', { ...people, 'POST /api/accounts': { account: 'a', link: made, mailed } });
  await press('Iemand uitnodigen');
  fill('E-mailadres', 'bram@example.org');
  await press('Uitnodigen');
  return asked.find((a) => a.key === 'POST /api/accounts')?.body;
};

it('an invitation: in the language of the page unless another is chosen, and the link stays to be copied', async () => {
  await invite({ state: 'sent', code: null });
  await screen.findByText('Gemaild naar bram@example.org');
  expect(screen.getByText(link).tagName).toBe('CODE');
  await button('Link kopiëren');
});

it.each([
  ['5.1.1', /weigert dit adres/],
  ['452', /later misschien wel/],
  ['EAUTH', /SMTP_URL nakijken/],
  ['ETIMEDOUT', /kan toch nog aankomen/],
  ['ECONNREFUSED', /niet te bereiken/],
  ['tooMany', /over een uur/],
])('a mail that did not go (%s) says what to do, and that nothing is lost', async (code, says) => {
  await invite({ state: 'failed', code });
  expect((await screen.findByText(says)).textContent).toContain('Er is niets verloren');
  expect(screen.getByText(link).tagName).toBe('CODE');
});

it('who has an account already needs no link, mailed or not', async () => {
  await invite({ state: 'off', code: null }, null);
  await screen.findByText(/heeft al een account/);
  expect(screen.queryByText('Link kopiëren')).toBeNull();
});

it('the second factor asks for the password first; a wrong one leaves the field there', async () => {
  const state = { on: false, since: null, recoveryLeft: 0, required: false, asked: 'password' };
  const { asked } = await open('/account', {
    ...usual,
    'GET /api/second-factor': state,
    'GET /api/sessions': { sessions: [] },
    'POST /api/second-factor': new No(401, 'passwordWrong'),
  });
  await press('Tweede stap instellen');
  expect(asked.some((a) => a.key === 'POST /api/second-factor')).toBe(false);
  fill('Huidig wachtwoord', 'not my password');
  await press('Verder');
  await screen.findByText('Het huidige wachtwoord klopt niet. Er is niets veranderd.');
  expect(asked.find((a) => a.key === 'POST /api/second-factor')?.body).toEqual({ password: 'not my password' });
  expect(screen.getByLabelText('Huidig wachtwoord', { selector: 'input' })).toBeTruthy();
});

it('who forgot the password hears the same, whoever they are; the way is there only where mail is set', async () => {
  const { asked } = await open('/sign-in', {
    'GET /api/session': { ...nobody, forgot: true },
    'POST /api/session/forgot': {},
  });
  (await screen.findByRole('link', { name: 'Wachtwoord vergeten?' })).click();
  await screen.findByRole('heading', { level: 1, name: 'Wachtwoord vergeten' });
  fill('E-mailadres', 'geen adres');
  await press('Mail mij een link');
  await screen.findByText(/geen volledig e-mailadres/);
  fill('E-mailadres', 'anna@example.org');
  await press('Mail mij een link');
  await screen.findByText('Is er een account met anna@example.org, dan is er nu een mail onderweg.');
  expect(asked.at(-1)?.body).toEqual({ email: 'anna@example.org', language: 'nl' });
  leave();
  await open('/sign-in', { 'GET /api/session': nobody });
  await screen.findByText(/De beheerder kan onder Accounts/);
  expect(screen.queryByRole('link', { name: 'Wachtwoord vergeten?' })).toBeNull();
});

it('the audit names who and whom, goes on in portions, and gives everything as a file', async () => {
  const entry = (id: string, by: object, verb: string, about: string | null) => ({
    id,
    at: '2026-09-14T09:00:00.000Z',
    actor: 'x',
    by,
    verb,
    subject: about ?? 'server',
    about,
    study: null,
    details: verb === 'sessions.failed' ? { attempts: 5 } : {},
  });
  const first = entry('1', { kind: 'account', name: 'Anna' }, 'accounts.suspend', '=cmd|calc');
  const second = entry('2', { kind: 'server', name: null }, 'sessions.failed', 'Bram');
  const answers = { ...people, 'GET /api/audit': { entries: [first], next: 5 } };
  const page = await open('/accounts/log', answers);
  await screen.findByText('Account geblokkeerd');
  page.answers['GET /api/audit'] = { entries: [second], next: null };
  await press('Oudere handelingen');
  await screen.findByText('Vaak een verkeerd wachtwoord');
  await screen.findByText('de server');
  expect(screen.queryByText('Oudere handelingen')).toBeNull();

  let file: Blob | undefined;
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    file = blob as Blob;
    return 'blob:x';
  });
  page.answers['GET /api/audit'] = { entries: [first, second], next: null };
  await press('Alles als CSV');
  await vi.waitFor(() => expect(file).toBeDefined());
  const lines = (await file!.text()).split('\r\n');
  expect(lines[0]).toContain('Wanneer;Wie;Wat;Over wie;Bijzonderheden');
  expect(lines[1]).toContain("Anna;Account geblokkeerd;'=cmd|calc");
  expect(lines[2]).toContain('de server;Vaak een verkeerd wachtwoord;Bram;pogingen: 5');
});

it.each([
  ['Beheerder maken', 'bram@example.org beheerder maken?', 'PUT /api/accounts/b1/administrator'],
  ['Tweede stap weghalen', 'Tweede stap van bram@example.org weghalen?', 'DELETE /api/accounts/b1/second-factor'],
  ['Koppeling met de instelling losmaken', 'Koppeling van bram@example.org losmaken?', 'DELETE /api/accounts/b1/institution'],
  ['Account blokkeren', 'bram@example.org blokkeren?', 'POST /api/accounts/b1/suspend'],
  ['Uit dit onderzoek halen', 'bram@example.org uit dit onderzoek halen?', 'DELETE /api/studies/demo/members/b1'],
])('%s is asked first, and done after yes', async (does, question, key) => {
  const bram = {
    id: 'b1',
    email: 'bram@example.org',
    name: null,
    role: 'assistant',
    administrator: false,
    secondFactor: true,
    institution: true,
    suspended: false,
    waiting: false,
    own: false,
    sessions: 1,
    memberships: [{ study: 'demo', role: 'assistant', schools: null }],
  };
  const { asked } = await open('/accounts', {
    ...people,
    'GET /api/accounts': { ...accounts, accounts: [bram], roles: ['assistant', 'administrator'] },
    'GET /api/accounts/b1/sessions': { sessions: [] },
    [key]: {},
  });
  await press('bram@example.org wijzigen');
  await press(does);
  const dialog = await screen.findByRole('dialog', { name: question });
  expect(asked.some((a) => a.key === key)).toBe(false);
  fireEvent.click(within(dialog).getByRole('button', { name: 'Niet doen' }));
  expect(asked.some((a) => a.key === key)).toBe(false);
  await press(does);
  fireEvent.click(within(await screen.findByRole('dialog', { name: question })).getByRole('button', { name: does }));
  await vi.waitFor(() => expect(asked.filter((a) => a.key === key)).toHaveLength(1));
});
