/** Studies, schools, people, waves, invitations and the audit over HTTP; folders and results through the real worker. */
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MailSettings } from '../../server/mail/contract.ts';
import type { ResponseMatrix, StudyOverview } from '../../server/studies/contract.ts';
import { writeStudyFolder, zipFolder } from '../../server/studies/folder/index.ts';
import { makeWorld, type Problem, type Respondent, study, twoSchools, type Visitor, type World } from '../world.ts';

let world: World;
let researcher: Visitor;
beforeAll(async () => {
  world = await makeWorld();
  researcher = await world.signIn('researcher');
});
afterAll(() => world.close());

const at = `/api/studies/${study}`;
const post = <T = Problem>(path: string) => researcher.send<T>(`POST ${at}${path}`);
const zip = { headers: { 'Content-Type': 'application/zip' } };
const folder = (data = twoSchools().data, identities = twoSchools().identities) =>
  zipFolder(writeStudyFolder({ data, identities, softwareVersion: 'test', writtenAt: '2026-09-01T08:00:00Z' }));
type Imported = Problem & { study: string; counts: Record<string, number>; problems: { file: string; code: string }[] };

describe('a study in the console', () => {
  it('has its schools with staff, and the roster of a school with names', async () => {
    const check = { link: 'none', confirmedAt: null, remarks: 0 };
    expect((await researcher.send(`GET ${at}/schools`)).body).toEqual({
      schools: [
        { id: 'noord', name: 'De Noordster', cohort: '1', staff: 20, attributes: { size: 210 }, check },
        { id: 'zuid', name: 'De Zuiderzon', cohort: null, staff: 20, attributes: { size: null }, check },
      ],
    });
    const { body } = await researcher.send<{ people: object[] }>(`GET ${at}/schools/noord/people`);
    expect(body.people).toHaveLength(20);
    expect(body.people[19]).toEqual({
      leave: [],
      listed: true,
      id: 'noord-20',
      name: 'Naam van noord-20',
      email: 'noord-20@example.org',
      functions: ['teacher'],
      group: '4',
      from: null,
      to: 'T1',
    });
  });

  it('an unknown study, school, wave or invitation is not found, and an id that is a path is refused', async () => {
    const code = async (request: string) => (await researcher.send<Problem>(request)).body.code;
    expect(await code('GET /api/studies/nothing')).toBe('studyUnknown');
    expect(await code(`GET ${at}/schools/west/people`)).toBe('schoolUnknown');
    expect(await code(`POST ${at}/waves/T9/open`)).toBe('waveUnknown');
    expect(await code(`GET ${at}/waves/T9/invitations`)).toBe('waveUnknown');
    expect(await code(`POST ${at}/invitations/nobody/replace`)).toBe('invitationUnknown');
    expect(await code('GET /api/studies/..%2f..%2fetc')).toBe('badRequest');
    expect(await code('GET /api/studies/%00')).toBe('badRequest');
    expect(await code('GET /api/studies/%E0%A4%A')).toBe('badRequest');
    for (const path of ['', '/response', '/results', '/results.zip', '/export.zip', '/schools', '/audit']) {
      expect(await code(`GET /api/studies/nothing${path}`), path).toBe('studyUnknown');
    }
  });

  it('waves open and close, once each', async () => {
    expect((await post('/waves/T2a/open')).body).toEqual({ id: 'T2a', state: 'open' });
    expect((await post('/waves/T2a/open')).body.code).toBe('waveIsOpen');
    expect((await post('/waves/T2a/close')).body).toEqual({ id: 'T2a', state: 'closed' });
    expect((await post('/waves/T2a/close')).body.code).toBe('waveNotOpen');
    expect((await post('/waves/T2a/invitations')).body.code).toBe('waveClosed');
    const both = await Promise.all([post('/waves/T3/open'), post('/waves/T3/open')]);
    expect(both.map((b) => `${b.status}`).toSorted()).toEqual(['200', '409']);
    await post('/waves/T3/close');
  });
});

describe('invitations', () => {
  let links: Respondent[];
  it('are made for everybody who is due, once, also when two researchers click at once', async () => {
    const outcomes = await Promise.all([
      post<{ created: number }>('/waves/T1/invitations'),
      post<{ created: number }>('/waves/T1/invitations'),
    ]);
    expect(outcomes.map((o) => o.body.created).toSorted((a, b) => a - b)).toEqual([0, 39]);
    expect((await post('/waves/T1/invitations')).body).toEqual({ created: 0, existing: 39 });
    links = await world.invite('T1');
    // everybody but the one who comes at T3
    expect(links).toHaveLength(39);
    expect(new Set(links.map((l) => l.token)).size).toBe(39);
    expect(links.map((l) => l.person)).not.toContain('zuid-20');
  });

  it('say how far each person is', async () => {
    const [a, b, c] = links as [Respondent, Respondent, Respondent];
    await a.answerAll();
    await b.consent();
    await b.send('PUT /api/respond/draft', (await b.complete())[0]);
    await c.send('POST /api/respond/consent', { given: false, language: 'nl' });
    const { body } = await researcher.send<{ due: number; invitations: { state: string; person: string }[] }>(
      `GET ${at}/waves/T1/invitations`,
    );
    expect(body.due).toBe(39);
    expect(body.invitations.slice(0, 4).map((i) => [i.person, i.state])).toEqual([
      ['noord-01', 'finished'],
      ['noord-02', 'started'],
      ['noord-03', 'declined'],
      ['noord-04', 'notStarted'],
    ]);
    expect(JSON.stringify(body)).not.toMatch(/#|token/);
    const overview = (await researcher.send<StudyOverview>(`GET ${at}`)).body;
    expect(overview.waves[0]).toMatchObject({ id: 'T1', due: 39, invited: 39, started: 1, finished: 1 });
    expect(overview.grid.map((g) => [g.instrument, g.items, g.validated])).toEqual([
      ['attitude', 12, false],
      ['staff-network', 3, false],
    ]);
    expect(overview).toMatchObject({ hasNetwork: true, hasAchievement: false });
    const matrix = (await researcher.send<ResponseMatrix>(`GET ${at}/response`)).body;
    const cell = (school: string, instrument: string, wave: string) =>
      matrix.cells.find((x) => x.school === school && x.instrument === instrument && x.wave === wave);
    expect(cell('noord', 'attitude', 'T1')).toMatchObject({ due: 19, started: 1, submitted: 0 });
    expect(cell('noord', 'staff-network', 'T1')).toMatchObject({ due: 20, started: 0, submitted: 1 });
    expect(cell('zuid', 'staff-network', 'T3')).toMatchObject({ due: 20, started: 0, submitted: 0 });
    expect(matrix.cells).toHaveLength(2 * 2 * 3);
  });

  it('links as CSV for a mail merge: no formula, names quoted, one line each', async () => {
    const { body, headers } = await researcher.fetch<Uint8Array>('POST', `${at}/waves/T1/invitations/links.csv`);
    expect(headers.get('content-type')).toMatch(/^text\/csv/);
    expect(headers.get('content-disposition')).toBe('attachment; filename="two-schools-T1-links.csv"');
    // the byte-order mark, without which a spreadsheet makes é of é
    expect(Array.from(body.subarray(0, 3))).toEqual([0xef, 0xbb, 0xbf]);
    const lines = strFromU8(body).split('\r\n');
    expect(lines[0]).toBe('school code,school,person,name,e-mail,functions,state,language,link,code,address');
    expect(lines).toHaveLength(41);
    const [code, address] = lines[2]!.split(',').slice(-2);
    expect(lines[2]).toBe(
      `noord,De Noordster,noord-02,Naam van noord-02,noord-02@example.org,internalCoach|teacher,started,nl,${world.base}/r/#${links[1]!.token},${code},${address}`,
    );
    expect(address).toBe(`${world.base.replace('http://', '')}/r`);
    const typed = await world.nobody().send<{ token: string }>('POST /api/respond/enter', { code });
    expect(typed.body.token).toBe(links[1]!.token);
    const dutch = (await researcher.fetch<Uint8Array>('POST', `${at}/waves/T1/invitations/links.csv?language=nl`)).body;
    expect(strFromU8(dutch).split('\r\n')[0]).toMatch(
      /schoolcode;school;persoon;naam;e-mail;functies;stand;taal;link;code;adres$/,
    );
    // who has not chosen a language is written to in that of the mail settings
    const { settings } = (await researcher.send<{ settings: MailSettings }>(`GET ${at}/mail`)).body;
    await researcher.send(`PUT ${at}/mail/settings`, { ...settings, language: 'en' });
    const again = (await researcher.fetch<Uint8Array>('POST', `${at}/waves/T1/invitations/links.csv`)).body;
    expect([2, 4].map((n) => strFromU8(again).split('\r\n')[n]?.split(',').slice(-5, -3))).toEqual([
      ['started', 'nl'],
      ['notStarted', 'en'],
    ]);
  });

  it('the audit tells who did what: in ids where it is kept, by the name of the account where it is read', async () => {
    const { body } = await researcher.send<{
      entries: { verb: string; actor: string; by: { kind: string; name: string | null }; details: object }[];
    }>(`GET ${at}/audit`);
    const verbs = body.entries.map((e) => e.verb);
    for (const verb of [
      'studies.import',
      'waves.open',
      'waves.close',
      'invitations.create',
      'invitations.links',
      'invitations.consent',
      'invitations.decline',
      'responses.begin',
      'responses.submit',
    ]) {
      expect(verbs).toContain(verb);
    }
    for (const { by } of body.entries)
      if (by.kind === 'account') expect(by.name).toMatch(/@example\.org$/);
      else expect(by.name).toBeNull();
    const kept = body.entries.map((entry) => {
      const { by: _, ...rest } = entry;
      return rest;
    });
    const text = JSON.stringify(kept) + JSON.stringify(world.logged);
    expect(text).not.toMatch(/Naam van|@example|noord-\d|"ATT01"/);
    for (const { token } of links) expect(text).not.toContain(token);
  });
});

describe('a study folder', () => {
  it('goes in as ZIP, and comes out with names the same, or pseudonymised without', async () => {
    const other = await makeWorld({ empty: true });
    const me = await other.signIn('researcher');
    const given = folder();
    const read = await me.fetch<Imported>('POST', '/api/studies', { ...zip, body: given });
    expect([read.status, read.body.study]).toEqual([200, study]);
    expect(read.body.counts).toMatchObject({ schools: 2, people: 40 });
    const named = await me.fetch<Uint8Array>('POST', `${at}/export-with-identities.zip`);
    const [before, after] = [given, named.body].map((bytes) => unzipSync(bytes));
    expect(Object.keys(after!).toSorted()).toEqual(Object.keys(before!).toSorted());
    for (const [path, bytes] of Object.entries(before!)) {
      if (path !== 'manifest.json' && path !== 'codebook.json') expect(strFromU8(after![path]!), path).toBe(strFromU8(bytes));
    }
    const anonymous = unzipSync((await me.fetch<Uint8Array>('GET', `${at}/export.zip`)).body);
    const text = Object.values(anonymous)
      .map((b) => strFromU8(b))
      .join('\n');
    expect(text).not.toMatch(/Naam van|@example|noord-\d|12AB|De Noordster/);
    expect(strFromU8(anonymous['people.csv']!).split('\n')[1]).toMatch(/^p[0-9a-f]{15},noord,/);
    expect(
      await me.send<{ entries: { verb: string }[] }>(`GET ${at}/audit`).then((r) => r.body.entries.map((e) => e.verb)),
    ).toEqual(['studies.export', 'studies.exportWithIdentities', 'studies.import']);

    const twice = await me.fetch<Imported>('POST', '/api/studies', { ...zip, body: given });
    expect([twice.status, twice.body.code]).toEqual([409, 'studyExists']);
    await me.send(`DELETE ${at}`);
    expect((await me.send('GET /api/studies')).body).toEqual({ studies: [] });
    expect((await me.fetch<Imported>('POST', '/api/studies', { ...zip, body: given })).status).toBe(200);
    await other.close();
  });

  it('with problems is refused as a whole, with all of them', async () => {
    const files = unzipSync(folder());
    files['schools.csv'] = new TextEncoder().encode('school,size\nnoord,1\nnoord,2\n');
    const { status, body } = await researcher.fetch<Imported>('POST', '/api/studies', {
      ...zip,
      body: zipFolder(new Map(Object.entries(files))),
    });
    expect([status, body.code]).toEqual([422, 'folderRefused']);
    expect(body.problems.length).toBeGreaterThan(1);
    expect(body.problems[0]).toMatchObject({
      file: expect.any(String),
      code: expect.any(String),
      message: { nl: expect.any(String), en: expect.any(String) },
    });
  });

  it('that is no ZIP, empty, too large or of another media type is refused', async () => {
    const send = async (body: Uint8Array | string, type = 'application/zip') =>
      (await researcher.fetch<Imported>('POST', '/api/studies', { body, headers: { 'Content-Type': type } })).body.code;
    expect(await send(new Uint8Array([1, 2, 3]))).toBe('folderRefused');
    expect(await send('{}', 'application/json')).toBe('wrongMediaType');
    expect((await researcher.send<Problem>('POST /api/studies')).body.code).toBe('folderRefused');
    const small = await makeWorld({ empty: true, maxImport: 1000 });
    const me = await small.signIn('researcher');
    expect((await me.fetch<Imported>('POST', '/api/studies', { ...zip, body: new Uint8Array(1001) })).body.code).toBe('tooLarge');
    await small.close();
  });

  it('of a study that is not synthetic cannot be removed', async () => {
    const { data, identities } = twoSchools();
    await world.store.studies.importStudy(
      { data: { ...data, design: { ...data.design, id: 'real', synthetic: false } }, identities },
      'tests',
    );
    expect((await researcher.send<Problem>('DELETE /api/studies/real')).body.code).toBe('notSynthetic');
  });
});
