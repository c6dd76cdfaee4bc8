/** Every endpoint × every role against the real application. An endpoint without a line in `expected` fails. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountRoles, roleNames, roles } from '../../server/auth/roles.ts';
import { codeHashOf, codeOf } from '../../server/classes/codes.ts';
import { type EndpointKey, endpointKeys } from '../../server/http/endpoints.ts';
import { makeWorld, password, pathOf, type Problem, type Respondent, study, type Visitor, type World } from '../world.ts';

type Who = (typeof roleNames)[number];
/** who gets past the door; what the handler then says is another test's business */
const all: readonly Who[] = roleNames;
const accounts: readonly Who[] = accountRoles;
/** rosters, invitations, response */
const fieldwork: readonly Who[] = ['researcher', 'assistant'];
const forSchools: readonly Who[] = ['trainer', 'schoolLeader', 'internalCoach'];
const expected: Readonly<Record<EndpointKey, readonly Who[]>> = {
  'GET /api/session': all,
  'POST /api/session': all,
  'DELETE /api/session': accounts,
  'PUT /api/session/password': accounts,
  'PUT /api/session/name': accounts,
  'POST /api/session/forgot': all,
  'POST /api/one-time/look': all,
  'POST /api/one-time': all,
  'POST /api/session/oidc/start': all,
  'POST /api/session/oidc': all,
  'GET /api/second-factor': accounts,
  'POST /api/second-factor': accounts,
  'POST /api/second-factor/confirm': accounts,
  'POST /api/second-factor/recovery': accounts,
  'POST /api/second-factor/off': accounts,
  'GET /api/sessions': accounts,
  'DELETE /api/sessions/:session': accounts,
  'GET /api/accounts': ['researcher', 'administrator'],
  'POST /api/accounts': ['researcher', 'administrator'],
  'POST /api/accounts/:account/link': ['administrator'],
  'POST /api/accounts/:account/suspend': ['administrator'],
  'POST /api/accounts/:account/restore': ['administrator'],
  'PUT /api/accounts/:account/administrator': ['administrator'],
  'DELETE /api/accounts/:account/second-factor': ['administrator'],
  'DELETE /api/accounts/:account/institution': ['administrator'],
  'GET /api/audit': ['administrator'],
  'GET /api/accounts/:account/sessions': ['administrator'],
  'DELETE /api/accounts/:account/sessions/:session': ['administrator'],
  'PUT /api/studies/:study/members/:account': ['researcher', 'administrator'],
  'DELETE /api/studies/:study/members/:account': ['researcher', 'administrator'],
  'GET /api/settings': ['administrator'],
  'PUT /api/settings': ['administrator'],
  'GET /api/my-schools': forSchools,
  'GET /api/studies/:study/schools/:school/response': [...fieldwork, ...forSchools],
  'GET /api/studies': fieldwork,
  'POST /api/studies': ['researcher'],
  'POST /api/studies/new': ['researcher'],
  'GET /api/studies/:study/design': ['researcher'],
  'POST /api/studies/:study/design/dry-run': ['researcher'],
  'PUT /api/studies/:study/design': ['researcher'],
  'GET /api/studies/:study': fieldwork,
  'DELETE /api/studies/:study': ['researcher'],
  'GET /api/studies/:study/response': fieldwork,
  'POST /api/studies/:study/quality/jobs': ['researcher'],
  'GET /api/studies/:study/quality': ['researcher'],
  'GET /api/studies/:study/quality/:response': ['researcher'],
  'POST /api/studies/:study/quality/:response/exclude': ['researcher'],
  'POST /api/studies/:study/quality/:response/take-back': ['researcher'],
  'GET /api/studies/:study/cockpit': fieldwork,
  'GET /api/studies/:study/cockpit/:wave': fieldwork,
  'GET /api/studies/:study/cockpit/:wave/:school': fieldwork,
  'GET /api/studies/:study/results': ['researcher'],
  'GET /api/studies/:study/results.zip': ['researcher'],
  'POST /api/studies/:study/results/jobs': ['researcher'],
  'GET /api/studies/:study/jobs/:job': ['researcher'],
  'DELETE /api/studies/:study/jobs/:job': ['researcher'],
  'POST /api/studies/:study/selection/jobs': ['researcher'],
  'GET /api/studies/:study/selection': ['researcher'],
  'POST /api/studies/:study/selection/freeze': ['researcher'],
  'GET /api/studies/:study/export.zip': ['researcher'],
  'POST /api/studies/:study/export-with-identities.zip': ['researcher'],
  'GET /api/studies/:study/schools': fieldwork,
  'GET /api/studies/:study/schools/:school/people': fieldwork,
  'POST /api/studies/:study/people/:person/listed': fieldwork,
  'POST /api/studies/:study/waves/:wave/open': ['researcher'],
  'POST /api/studies/:study/waves/:wave/close': ['researcher'],
  'GET /api/studies/:study/waves/:wave/invitations': fieldwork,
  'POST /api/studies/:study/waves/:wave/invitations': fieldwork,
  'POST /api/studies/:study/waves/:wave/invitations/links': fieldwork,
  'POST /api/studies/:study/waves/:wave/invitations/links.csv': fieldwork,
  'POST /api/studies/:study/invitations/:invitation/replace': fieldwork,
  'GET /api/studies/:study/mail': ['researcher', 'assistant'],
  'GET /api/studies/:study/mail/alarm': ['researcher', 'assistant'],
  'PUT /api/studies/:study/mail/settings': ['researcher', 'assistant'],
  'PUT /api/studies/:study/mail/automatic': ['researcher', 'assistant'],
  'POST /api/studies/:study/mail/returned': ['researcher', 'assistant'],
  'POST /api/studies/:study/mail/returned/marks': ['researcher', 'assistant'],
  'GET /api/studies/:study/waves/:wave/mail/forecast': ['researcher', 'assistant'],
  'PUT /api/studies/:study/mail/texts/:kind/:language': ['researcher', 'assistant'],
  'POST /api/studies/:study/waves/:wave/mail/preview': ['researcher', 'assistant'],
  'GET /api/studies/:study/waves/:wave/mail': ['researcher', 'assistant'],
  'GET /api/studies/:study/waves/:wave/mail/plan': ['researcher', 'assistant'],
  'POST /api/studies/:study/waves/:wave/mail/plan': ['researcher', 'assistant'],
  'POST /api/studies/:study/waves/:wave/mail/marks': ['researcher', 'assistant'],
  'POST /api/studies/:study/waves/:wave/mail/bounces': ['researcher', 'assistant'],
  'POST /api/studies/:study/waves/:wave/letters.pdf': ['researcher', 'assistant'],
  'GET /api/studies/:study/audit': ['researcher'],
  'GET /api/coding': ['researcher', 'coder'],
  'GET /api/studies/:study/coding': ['researcher', 'coder'],
  'GET /api/studies/:study/coding/:unit': ['researcher', 'coder'],
  'PUT /api/studies/:study/coding/:unit': ['researcher', 'coder'],
  'POST /api/studies/:study/coding/:unit/done': ['researcher', 'coder'],
  'GET /api/studies/:study/evidence': ['researcher'],
  'POST /api/studies/:study/materials': ['researcher'],
  'GET /api/studies/:study/materials/:material': ['researcher'],
  'DELETE /api/studies/:study/materials/:material': ['researcher'],
  'POST /api/studies/:study/coders': ['researcher'],
  'POST /api/studies/:study/coding-tasks': ['researcher'],
  'GET /api/studies/:study/consensus': ['researcher'],
  'GET /api/studies/:study/consensus/:unit': ['researcher'],
  'PUT /api/studies/:study/consensus/:unit': ['researcher'],
  'GET /api/studies/:study/joint-display': ['researcher'],
  'POST /api/studies/:study/joint-display/:factor': ['researcher'],
  'GET /api/respond': ['respondent'],
  'GET /api/respond/forms': ['respondent'],
  'POST /api/respond/consent': ['respondent'],
  'PUT /api/respond/draft': ['respondent'],
  'POST /api/respond/submit': ['respondent'],
  'POST /api/respond/enter': all,
  'GET /api/respond/class': ['respondent'],
  'POST /api/respond/class': ['respondent'],
  'GET /api/respond/class/:session': ['respondent'],
  'PUT /api/respond/class/:session/time': ['respondent'],
  'GET /api/studies/:study/classes': fieldwork,
  'POST /api/studies/:study/classes': fieldwork,
  'POST /api/studies/:study/classes/prepare': fieldwork,
  'POST /api/studies/:study/classes/cards.pdf': fieldwork,
  'GET /api/studies/:study/classes/:session': fieldwork,
  'PUT /api/studies/:study/classes/:session/time': fieldwork,
  'POST /api/class/enter': all,
  'GET /api/class': ['pupil'],
  'GET /api/class/forms': ['pupil'],
  'PUT /api/class/draft': ['pupil'],
  'POST /api/class/submit': ['pupil'],
  'POST /api/class/discard': ['pupil'],
  'POST /api/studies/:study/rosters/preview': fieldwork,
  'POST /api/studies/:study/rosters/check': fieldwork,
  'POST /api/studies/:study/rosters/apply': fieldwork,
  'GET /api/studies/:study/rosters/template.xlsx': fieldwork,
  'GET /api/studies/:study/rosters/template.csv': fieldwork,
  'POST /api/studies/:study/schools/:school/people': fieldwork,
  'PUT /api/studies/:study/people/:person': fieldwork,
  'POST /api/studies/:study/people/:person/presence': fieldwork,
  'POST /api/studies/:study/people/:person/invitation/link': fieldwork,
  'POST /api/studies/:study/people/:person/invitation/mail': fieldwork,
  'GET /api/studies/:study/schools/:school/coordinator': fieldwork,
  'POST /api/studies/:study/schools/:school/coordinator': fieldwork,
  'POST /api/studies/:study/schools/:school/coordinator/renewal': fieldwork,
  'POST /api/studies/:study/schools/:school/coordinator/mail': fieldwork,
  'DELETE /api/studies/:study/schools/:school/coordinator': fieldwork,
  'POST /api/studies/:study/suggestions/:suggestion': fieldwork,
  'GET /api/coordinator': ['coordinator'],
  'POST /api/coordinator/suggestions': ['coordinator'],
  'DELETE /api/coordinator/suggestions/:suggestion': ['coordinator'],
  'POST /api/coordinator/confirm': ['coordinator'],
};
/** not in the contracts, and for everybody */
const outside = [
  'GET /health',
  'GET /api/openapi.json',
  'GET /api/docs',
  'GET /',
  'GET /r/',
  'GET /console/',
  'GET /console/studies',
];

/** what the door says to those who may not */
const atTheDoor = ['signInNeeded', 'notAllowed', 'linkUnknown', 'seatUnknown', 'coordinatorUnknown'];

let world: World;
const visitors = {} as Record<Who, () => Visitor>;
let link: Respondent;
let client: string;

beforeAll(async () => {
  client = mkdtempSync(join(tmpdir(), 'meetmoment-roles-'));
  for (const name of ['respond', 'console']) {
    mkdirSync(join(client, name));
    writeFileSync(join(client, name, 'index.html'), '<!doctype html>');
  }
  world = await makeWorld({ client });
  link = (await world.invite('T1'))[0]!;
  // a copy each time: a request that signs out or sets a cookie must not change the next one
  const copy = (v: Visitor) => () => Object.assign(world.nobody(), { cookie: v.cookie, csrf: v.csrf, token: v.token });
  for (const role of accountRoles) visitors[role] = copy(await world.signIn(role));
  Object.assign(visitors, {
    respondent: copy(link),
    pupil: copy(Object.assign(world.nobody(), { token: await pupilSeat() })),
    coordinator: copy(Object.assign(world.nobody(), { token: await coordinatorLink() })),
    nobody: () => world.nobody(),
  });
});
afterAll(async () => {
  await world.close();
  rmSync(client, { recursive: true });
});

/** A seat in a session that the store opened: this study asks nothing of pupils. */
async function pupilSeat(): Promise<string> {
  const { secrets, store } = world;
  const closesAt = '2030-01-01T00:00:00.000Z';
  const codeHash = codeHashOf(secrets, codeOf(secrets, 'roles', 1));
  const of = { study, wave: 'T1', school: 'noord', group: '5', generation: 1, cards: 0 };
  await store.classes.open({ id: 'roles', ...of, closesAt, codeHash }, 'tests');
  const { body } = await world.nobody().send<{ token: string }>('POST /api/class/enter', { code: codeOf(secrets, 'roles', 1) });
  return body.token;
}

async function coordinatorLink(): Promise<string> {
  const { body } = await visitors.researcher().send<{ link: string }>(`POST /api/studies/${study}/schools/noord/coordinator`);
  return body.link.split('#')[1]!;
}

/** A request that names nothing that exists, so that a handler that is reached changes nothing. */
const knock = (visitor: Visitor, key: EndpointKey) => {
  const method = key.split(' ')[0]!;
  const body = method === 'GET' ? {} : { body: '{"knock":1}', headers: { 'Content-Type': 'application/json' } };
  return visitor.fetch<Problem>(method, pathOf(key, { study: 'no-study' }), body);
};

describe('every endpoint × every role', () => {
  it('the table and the contracts name the same endpoints', () => {
    expect(Object.keys(roles).toSorted()).toEqual(endpointKeys.toSorted());
    expect(Object.keys(expected).toSorted()).toEqual(endpointKeys.toSorted());
  });

  for (const key of endpointKeys) {
    // signing out ends the session that the others use: its own test is below
    if (key === 'DELETE /api/session') continue;
    it.each(roleNames)(`${key} as %s`, async (role) => {
      const { status, body } = await knock(visitors[role](), key);
      if (expected[key].includes(role)) {
        expect(atTheDoor).not.toContain(body.code);
      } else {
        expect([status, body.code]).toEqual(
          key.includes('/api/class')
            ? [401, 'seatUnknown']
            : key.includes('/api/coordinator')
              ? [401, 'coordinatorUnknown']
              : key.includes('/api/respond')
                ? [401, 'linkUnknown']
                : role === 'nobody'
                  ? [401, 'signInNeeded']
                  : [403, 'notAllowed'],
        );
      }
    });
  }

  it.each(roleNames)('DELETE /api/session as %s', async (role) => {
    const visitor =
      role === 'respondent' || role === 'pupil' || role === 'coordinator' || role === 'nobody'
        ? visitors[role]()
        : await world.signIn(role, `leaving-${role}@example.org`);
    const { status } = await visitor.send('DELETE /api/session');
    expect(status).toBe(expected['DELETE /api/session'].includes(role) ? 200 : role === 'nobody' ? 401 : 403);
    if (status === 200) expect((await visitor.send<Problem>('DELETE /api/session')).body.code).toBe('signInNeeded');
  });

  it.each(outside.flatMap((key) => roleNames.map((role) => [key, role] as const)))('%s as %s', async (key, role) => {
    const { status } = await visitors[role]().send(key);
    expect(status).toBe(key === 'GET /' ? 302 : 200);
  });

  it('another method, and an address that is not there', async () => {
    for (const role of roleNames) {
      expect((await visitors[role]().send<Problem>('PATCH /api/studies')).body.code).toBe('methodNotAllowed');
      expect((await visitors[role]().send<Problem>('GET /api/nothing')).body.code).toBe('notFound');
    }
  });
});

describe('what a role reaches', () => {
  it('a personal link opens its own invitation only, also in a browser where a researcher is signed in', async () => {
    const both = Object.assign(visitors.researcher(), { token: link.token });
    expect((await both.send<Problem>('GET /api/studies')).body.code).toBe('notAllowed');
    expect((await both.send('GET /api/respond')).status).toBe(200);
  });

  it('a made-up, an empty and a foreign token are nobody', async () => {
    for (const token of ['x'.repeat(27), '', 'a b', world.secrets.invitationToken('b'.repeat(32), 1), world.secrets.csrf('x')]) {
      const visitor = Object.assign(world.nobody(), { token });
      expect((await visitor.send<Problem>('GET /api/respond')).body.code).toBe('linkUnknown');
    }
  });

  it('without the CSRF value a session changes nothing, on every endpoint that could', async () => {
    for (const key of endpointKeys.filter((k) => !k.startsWith('GET ') && expected[k].includes('researcher'))) {
      if (/^POST .api.(session|one-time|one-time.look|class.enter|respond.enter)$/.test(key)) continue;
      if (key.startsWith('POST /api/session/oidc') || key === 'POST /api/session/forgot') continue;
      for (const csrf of [undefined, 'wrong', world.secrets.csrf('another session')]) {
        const visitor = Object.assign(visitors.researcher(), { csrf });
        const { status, body } = await knock(visitor, key);
        expect([key, status, body.code]).toEqual([key, 403, 'csrfMissing']);
      }
    }
  });

  it('a request that another site sends is refused', async () => {
    const headers = { 'Sec-Fetch-Site': 'cross-site', 'Content-Type': 'application/json' };
    const body = JSON.stringify({ email: 'researcher@example.org', password });
    const refused = await world.nobody().fetch<Problem>('POST', '/api/session', { body, headers });
    expect(refused.body.code).toBe('crossSite');
    const plain = await world
      .nobody()
      .fetch<Problem>('POST', '/api/session', { body, headers: { 'Content-Type': 'text/plain' } });
    expect(plain.body.code).toBe('wrongMediaType');
  });

  it('a coder sees no names, no results and no figures per school', async () => {
    const coder = visitors.coder();
    const texts = await Promise.all(
      endpointKeys
        .filter((k) => k.startsWith('GET /api/stud'))
        .map(async (k) => JSON.stringify((await coder.send(`GET ${pathOf(k, { study, school: 'noord', wave: 'T1' })}`)).body)),
    );
    expect(texts.join('\n')).toContain('Twee scholen');
    expect(texts.join('\n')).not.toMatch(/Naam van|@example|Noordster|12AB/);
  });
});
