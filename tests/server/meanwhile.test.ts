/** While a large study comes in, or the command line writes, people go on answering: nothing waits but what must. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeStudyFolder, zipFolder } from '../../server/studies/folder/index.ts';
import { openStore } from '../../server/store/store.ts';
import { removeFolder, temporaryFolder } from '../process.ts';
import { makeWorld, type Problem, type Respondent, study, twoSchools, type Visitor, type World } from '../world.ts';

let dir: string;
let path: string;
let world: World;
let researcher: Visitor;
let teacher: Respondent;
beforeEach(async () => {
  dir = temporaryFolder('meanwhile');
  path = join(dir, 'a.sqlite');
  world = await makeWorld({ path });
  researcher = await world.signIn('researcher');
  teacher = (await world.invite('T1')).find((r) => r.person === 'noord-05')!;
  await teacher.consent();
});
afterEach(async () => {
  await world.close();
  expect(readdirSync(dir)).toEqual(['a.sqlite']);
  removeFolder(dir);
});

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const save = async () => teacher.send<Problem & { revision: number }>('PUT /api/respond/draft', (await teacher.complete())[0]);

describe('while another process writes', () => {
  it('an answer waits its turn, and who only reads does not wait at all', async () => {
    const draft = (await teacher.complete())[0]!;
    const other = new Database(path);
    other.exec('begin immediate');
    const started = performance.now();
    const saving = teacher.send<{ revision: number }>('PUT /api/respond/draft', draft);
    await pause(50);
    for (let i = 0; i < 5; i += 1) expect((await world.nobody().send('GET /health')).status).toBe(200);
    const read = performance.now() - started;
    await pause(400);
    other.exec('commit');
    const { status, body } = await saving;
    const saved = performance.now() - started;
    expect([status, body.revision]).toEqual([200, 1]);
    expect(saved).toBeGreaterThan(440);
    expect(read).toBeLessThan(400);
    other.close();
  });
});

describe('a long read', () => {
  it('is of one moment: what is handed in meanwhile is in it as a whole or not at all', async () => {
    const notHere = () => {
      throw new Error('a reader needs no clock and no ids');
    };
    const reader = openStore({ path, readonly: true, clock: notHere, ids: notHere });
    await reader.studies.list();
    expect((await teacher.answerAll()).status).toBe(200);
    const { responses, nominations, networkRespondents } = (await reader.studies.load(study))!.data;
    expect([responses, nominations, networkRespondents]).toEqual([[], [], []]);
    await reader.close();
    const now = (await world.store.studies.load(study))!.data;
    expect([now.responses.length, now.nominations.length, now.networkRespondents.length]).toEqual([2, 6, 3]);
  });
});

describe('an import over a database file', () => {
  const send = (data = twoSchools().data) => {
    const files = { data, identities: twoSchools().identities, softwareVersion: 'test', writtenAt: '2026-09-01T08:00:00Z' };
    const body = zipFolder(writeStudyFolder(files));
    return researcher.fetch<Problem & { study: string; problems: object[] }>('POST', '/api/studies', {
      body,
      headers: { 'Content-Type': 'application/zip' },
    });
  };
  const { data } = twoSchools();
  const second = { ...data, design: { ...data.design, id: 'second' } };

  it('is written by the worker, by name of who asked; the same study twice at once is one', async () => {
    const replies = await Promise.all([send(second), send(second), save()]);
    expect(replies.map((r) => r.status).toSorted((a, b) => a - b)).toEqual([200, 200, 409]);
    expect(replies.find((r) => r.status === 409)!.body).toMatchObject({ code: 'studyExists', params: { study: 'second' } });
    const { body } = await researcher.send<{ entries: { verb: string; actor: string }[] }>('GET /api/studies/second/audit');
    const account = await world.store.auth.accountByEmail('researcher@example.org');
    expect(body.entries).toMatchObject([{ verb: 'studies.import', actor: account!.id }]);
    const loaded = (await world.store.studies.load('second'))!;
    expect([loaded.data.people.length, loaded.identities.people.get('noord-01')?.name]).toEqual([40, 'Naam van noord-01']);
    expect((await researcher.send(`POST /api/studies/second/waves/T1/close`)).status).toBe(200);
  });

  it('is refused with all its problems, and leaves nothing', async () => {
    const files = unzipSync(zipFolder(writeStudyFolder({ data: second, softwareVersion: 'test', writtenAt: '' })));
    files['schools.csv'] = new TextEncoder().encode('school\nnoord\nnoord\n');
    const { status, body } = await researcher.fetch<Problem & { problems: object[] }>('POST', '/api/studies', {
      body: zipFolder(new Map(Object.entries(files))),
      headers: { 'Content-Type': 'application/zip' },
    });
    expect([status, body.code, body.problems.length > 1]).toEqual([422, 'folderRefused', true]);
    expect((await world.store.studies.list()).map((s) => s.id)).toEqual([study]);
  });
});
