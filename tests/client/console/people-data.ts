/** What the API answers to the rooms about accounts, the own account and the own schools, state by state. */
import type { Page } from 'playwright-core';

export type PeopleAnswer = { readonly status: number; readonly body: unknown } | 'never';
const ok = (body: unknown): PeopleAnswer => ({ status: 200, body });
const no = (status: number, code: string): PeopleAnswer => ({
  status,
  body: { type: 'about:blank', title: code, status, code },
});

const session = (id: string, device: string | null, current = false, by = 'password') => ({
  id,
  device,
  by,
  since: '2026-09-14T07:40:00.000Z',
  lastUsed: '2026-09-14T11:40:00.000Z',
  current,
});
const account = (email: string, role: string, rest: object = {}) => ({
  id: email.split('@')[0],
  email,
  name: null,
  role,
  administrator: false,
  suspended: false,
  waiting: false,
  secondFactor: false,
  institution: false,
  sessions: 0,
  own: false,
  memberships: [],
  ...rest,
});
const study = 'demo';
const own = account('researcher@example.org', 'researcher', {
  name: 'Anna de Vries',
  own: true,
  administrator: true,
  secondFactor: true,
  sessions: 2,
  memberships: [{ study, role: 'researcher', schools: null }],
});
const schools = [
  { id: 's01', name: 'De Noordster' },
  { id: 's02', name: 'De Zuiderzon' },
  { id: 's03', name: 'Het Landje' },
];
const studies = [
  { id: study, title: { nl: 'Opbrengstgericht werken (voorbeeld)', en: 'Data use in schools (example)' }, schools },
];
const roles = ['researcher', 'assistant', 'trainer', 'schoolLeader', 'internalCoach', 'coder', 'administrator'];
const everybody = [
  account('assistent@example.org', 'assistant', {
    name: 'Bram Bos',
    sessions: 1,
    memberships: [{ study, role: 'assistant', schools: null }],
  }),
  account('beheer@example.org', 'administrator', { administrator: true, secondFactor: true }),
  account('leider@noordster.example.org', 'schoolLeader', {
    waiting: true,
    memberships: [{ study, role: 'schoolLeader', schools: ['s01'] }],
  }),
  own,
  account('trainer@example.org', 'trainer', {
    name: 'Carla van den Heuvel-Oosterhuis',
    institution: true,
    sessions: 2,
    memberships: [{ study, role: 'trainer', schools: ['s01', 's03'] }],
  }),
  account('vertrokken@example.org', 'coder', { suspended: true, memberships: [{ study, role: 'coder', schools: null }] }),
];

/** what a researcher who is no administrator learns of colleagues */
const hidden = { administrator: null, secondFactor: null, institution: null, sessions: null };
const colleagues = everybody
  .filter((a) => a.role !== 'administrator')
  .map((a) => (a.own ? { ...a, administrator: false } : { ...a, ...hidden }));
const byRoles = ['assistant', 'trainer', 'schoolLeader', 'internalCoach', 'coder'];

const link = 'https://meetmoment.example.org/console/welcome#kX3vQn8RzYt5LwPb2HcMdF7sJ9g';
const by = (name: string | null, kind = 'account') => ({ kind, name });
const anna = by('Anna de Vries');
const entry = (
  id: string,
  at: string,
  who: object,
  verb: string,
  about: string | null,
  details: object = {},
  rest: object = {},
) => ({
  id,
  at: `2026-09-14T${at}.000Z`,
  actor: 'a'.repeat(32),
  by: who,
  verb,
  subject: about === null ? 'server' : 'b'.repeat(32),
  about,
  study: null,
  details,
  ...rest,
});
const log = [
  entry('l9', '11:42:10', anna, 'settings.save', null, { secondFactorRequired: 'true' }),
  entry('l8', '11:40:02', anna, 'accounts.suspend', 'vertrokken@example.org'),
  entry('l7', '11:12:55', by(null, 'server'), 'sessions.failed', 'Carla van den Heuvel-Oosterhuis', { attempts: 10 }),
  entry('l6', '10:31:00', by('Carla van den Heuvel-Oosterhuis'), 'sessions.open', 'Carla van den Heuvel-Oosterhuis', {
    way: 'institutionFirst',
  }),
  entry('l5', '09:05:12', anna, 'members.set', 'Bram Bos', { role: 'assistant' }, { study }),
  entry('l4', '09:02:44', anna, 'accounts.mail', 'leider@noordster.example.org', { kind: 'invitation', outcome: 'sent' }),
  entry('l3', '09:02:44', anna, 'oneTimeLinks.add', 'leider@noordster.example.org', { purpose: 'signIn' }),
  entry('l2', '09:02:44', anna, 'accounts.add', 'leider@noordster.example.org', { role: 'schoolLeader' }),
  entry('l1', '08:15:30', by(null, 'commandLine'), 'accounts.add', 'Anna de Vries', { role: 'researcher' }),
];

const words = (nl: string, en: string) => ({ nl, en });
const instruments = (of: readonly [number, number | null, number | null][]) =>
  [
    words('Samenwerken in het team', 'Working together in the team'),
    words('Houding tegenover opbrengstgericht werken', 'Attitude to data use'),
    words('Vragen aan de schoolleider', 'Questions for the school leader'),
  ].map((title, i) => ({ instrument: `i${i}`, title, due: of[i]![0], started: of[i]![1], submitted: of[i]![2] }));
const wave = (id: string, state: string, rest: object) => ({ id, label: id, state, opens: null, closes: null, ...rest });
const response = {
  school: schools[0],
  waves: [
    wave('T1', 'closed', {
      instruments: instruments([
        [24, 1, 21],
        [22, null, null],
        [1, null, null],
      ]),
      functions: [],
    }),
    wave('T2a', 'open', {
      closes: '2026-10-10',
      instruments: instruments([
        [26, 4, 13],
        [18, 3, 9],
        [1, null, null],
      ]),
      functions: [
        { functions: ['teacher'], due: 18, finished: 9 },
        { functions: ['internalCoach', 'schoolLeader', 'assistant'], due: 8, finished: 4 },
      ],
    }),
    wave('T3', 'planned', {
      opens: '2027-06-01',
      instruments: instruments([
        [26, 0, 0],
        [18, 0, 0],
        [1, null, null],
      ]),
      functions: [],
    }),
  ],
};

const square = (() => {
  const dots = Array.from({ length: 625 }, (_, i) => [i % 25, Math.floor(i / 25)] as const)
    .filter(([x, y]) => (x * 7 + y * 13 + x * y) % 3 === 0)
    .map(([x, y]) => `M${x + 2} ${y + 2}h1v1h-1z`)
    .join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 29 29"><path fill="#fff" d="M0 0h29v29H0z"/><path d="${dots}"/></svg>`;
})();

/** The answer, where the request is about people who work with the studies; undefined otherwise. */
export function peopleAnswer(
  route: string,
  state: string,
  key: string,
  researcher: { readonly account: object },
  nobody: object,
): PeopleAnswer | undefined {
  const { account: me } = researcher;
  if (key === 'GET /api/session') {
    if (route === 'signIn' && state === 'institution') return ok({ ...nobody, institution: true });
    if ((route === 'forgot' && state === 'off') || (route === 'signIn' && state === 'refused'))
      return ok({ ...nobody, forgot: false });
    if (route === 'account' && state === 'on') return ok({ ...researcher, account: { ...me, name: 'Anna de Vries' } });
    if (route === 'account' && state === 'institution') return ok({ ...researcher, institution: true });
    if (route === 'accounts' && state === 'researcher') return ok({ ...researcher, account: { ...me, administrator: false } });
    if (route === 'account' && state === 'due') return ok({ ...researcher, secondFactorDue: true });
    if (route === 'mySchools' || route === 'mySchool')
      return ok({
        ...researcher,
        account: {
          ...me,
          email: 'leider@noordster.example.org',
          role: 'trainer',
          administrator: false,
          memberships: [{ study, role: 'trainer', schools: ['s01', 's02'] }],
        },
      });
    return undefined;
  }
  if (key === 'POST /api/session' && state === 'code') return no(403, 'secondFactorNeeded');
  if (key === 'POST /api/session/oidc') return no(403, state === 'other' ? 'institutionOther' : 'notInvited');
  if (key === 'POST /api/session/forgot') return state === 'refused' ? no(429, 'tooManyAttempts') : ok({});
  const own401 = state === 'loading' ? 'never' : state === 'failed' ? no(500, 'internal') : undefined;
  if (route === 'account') {
    if (key === 'GET /api/second-factor') {
      const on = state === 'on' || state === 'confirm';
      const asked = state === 'institution' ? 'signIn' : 'password';
      return (
        own401 ??
        ok({ on, since: on ? '2026-09-01T08:00:00.000Z' : null, recoveryLeft: on ? 7 : 0, required: state === 'due', asked })
      );
    }
    if (key === 'POST /api/second-factor') {
      return ok({ secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', address: 'otpauth://totp/Meetmoment', qr: square });
    }
    if (key === 'POST /api/second-factor/confirm')
      return ok({
        recovery: [
          'mfq7h-2kwtz',
          'x8d4r-p9cjn',
          'bv3ya-6enuk',
          'tt5wg-hs2qm',
          'k7zcx-4rdpa',
          'n9eju-y3vbf',
          'g2mqs-8wkth',
          'p6xrd-c5jna',
        ],
      });
    if (key === 'GET /api/sessions')
      return (
        own401 ??
        ok({
          sessions: [
            session('a', 'Firefox · Linux', true),
            session('b', 'Safari · iOS'),
            session('c', null, false, 'institution'),
          ],
        })
      );
  }
  if (route === 'accounts') {
    if (key === 'GET /api/accounts') {
      const mail = state !== 'byHand' && state !== 'empty';
      if (state === 'researcher') return ok({ accounts: colleagues, studies, roles: byRoles, mail });
      return own401 ?? ok({ accounts: state === 'empty' ? [own] : everybody, studies, roles, mail });
    }
    if (key === 'POST /api/accounts') {
      const mailed = state === 'mailed' || state === 'again' ? { state: 'sent', code: null } : { state: 'failed', code: '5.1.1' };
      return ok({ account: 'new', link, mailed });
    }
    if (key === 'GET /api/settings') return ok({ secondFactorRequired: true });
    if (key === 'GET /api/accounts/leider/sessions') return ok({ sessions: [] });
    if (key === 'GET /api/accounts/trainer/sessions')
      return ok({ sessions: [session('d', 'Chrome · Windows'), session('e', 'Chrome · Android')] });
  }
  if (route === 'accountsAudit') {
    if (key === 'GET /api/accounts') return ok({ accounts: everybody, studies, roles, mail: true });
    if (key === 'GET /api/audit') {
      if (state === 'empty') return ok({ entries: [], next: null });
      const about = log.filter((e) => e.about?.startsWith('Carla'));
      return own401 ?? ok(state === 'one' ? { entries: about, next: null } : { entries: log, next: 1_726_300_000_000_000 });
    }
  }
  if (route === 'mySchools' && key === 'GET /api/my-schools') {
    const title = studies[0]!.title;
    return own401 ?? ok({ studies: state === 'empty' ? [] : [{ study, title, synthetic: true, role: 'trainer', schools }] });
  }
  if (route === 'mySchool' && key.endsWith('/response'))
    return own401 ?? ok(state === 'empty' ? { ...response, waves: [] } : response);
  return undefined;
}

/** The steps on the page that bring it into the state. */
export async function arriveAtPeople(page: Page, route: string, state: string): Promise<void> {
  const button = (name: RegExp) => page.getByRole('button', { name }).first();
  if (route === 'signIn' && state === 'code') {
    await page.locator('input[type=email]').fill('researcher@example.org');
    await page.locator('input[type=password]').fill('correct horse battery staple');
    await page.locator('button[type=submit]').click();
    await page.locator('input[autocomplete=one-time-code]').waitFor();
  }
  if (route === 'forgot' && (state === 'sent' || state === 'refused')) {
    await page.locator('input[type=email]').fill('researcher@example.org');
    await page.locator('button[type=submit]').click();
    await (state === 'sent' ? page.locator('main output') : page.getByRole('alert')).first().waitFor();
  }
  if (route === 'account' && state === 'confirm') {
    await button(/^(Uitzetten|Switch off)$/).click();
    await page.locator('input[type=password]').waitFor();
  }
  if (route === 'account' && state === 'institution') {
    await button(/^(Een wachtwoord kiezen|Choose a password)$/).click();
    await button(/^(Opnieuw aanmelden|Sign in again)/).waitFor();
  }
  if (route === 'account' && (state === 'enrol' || state === 'codes')) {
    await button(/^(Tweede stap instellen|Set up the second factor)$/).click();
    await page.locator('input[type=password]').fill('correct horse battery staple');
    await page.locator('button[type=submit]').first().click();
    const code = page.locator('input[autocomplete=one-time-code]');
    await code.waitFor();
    if (state === 'codes') {
      await code.fill('123456');
      await page.locator('button[type=submit]').first().click();
      await button(/^(Ik heb ze bewaard|I have kept them)$/).waitFor();
    }
  }
  if (route === 'accounts' && (state === 'invite' || state === 'byHand')) {
    await button(/^(Iemand uitnodigen|Invite somebody)$/).click();
    await page.locator('form select').first().selectOption('trainer');
  }
  if (route === 'accounts' && (state === 'mailed' || state === 'notMailed')) {
    await button(/^(Iemand uitnodigen|Invite somebody)$/).click();
    await page.locator('input[type=email]').fill('nieuwe.collega@school.example.org');
    await page.locator('form select').first().selectOption('assistant');
    await page.locator('button[type=submit]').click();
    await page.locator('code').waitFor();
  }
  if (route === 'accountsAudit' && state === 'one') {
    await page.locator('main select').selectOption({ index: 5 });
    await page.locator('main time').first().waitFor();
  }
  if (route === 'accounts' && state === 'again') {
    await button(/leider@noordster/).click();
    await button(/^(Opnieuw uitnodigen|Invite again)$/).click();
    await page.locator('code').waitFor();
  }
  if (route === 'accounts' && state === 'change') {
    await button(/trainer@example\.org/).click();
    await page.getByText('Chrome · Windows').waitFor();
  }
}
