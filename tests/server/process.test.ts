/** The built server as a real process: what it prints, a clean stop, a power cut, a restart. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeStudyFolder, zipFolder } from '../../server/studies/folder/index.ts';
import { builtServer, freePort, type RunningServer, removeFolder, runCommand, startServer, temporaryFolder } from '../process.ts';
import { password, Respondent, study, twoSchools, Visitor } from '../world.ts';

let dataDir: string;
let port: number;
let server: RunningServer | undefined;
beforeEach(async () => {
  dataDir = temporaryFolder('process');
  port = await freePort();
});
afterEach(async () => {
  await server?.kill('SIGKILL');
  server = undefined;
  removeFolder(dataDir);
});

const start = async (args?: readonly string[]) => {
  server = await startServer({ dataDir, port, ...(args ? { args } : {}) });
  return server;
};
/** The first account, signed in. */
const enter = async (running: RunningServer) => {
  const visitor = new Visitor(running.address);
  const token = running.firstAccount!.split('#')[1]!;
  const { body } = await visitor.send<{ csrf: string }>('POST /api/one-time', { token, email: 'first@example.org', password });
  visitor.csrf = body.csrf;
  return visitor;
};
const importTwoSchools = (visitor: Visitor) => {
  const body = zipFolder(writeStudyFolder({ ...twoSchools(), softwareVersion: 'test', writtenAt: '2026-09-01T08:00:00Z' }));
  return visitor.fetch('POST', '/api/studies', { body, headers: { 'Content-Type': 'application/zip' } });
};
const firstLink = async (visitor: Visitor) => {
  await visitor.send(`POST /api/studies/${study}/waves/T1/invitations`);
  const { body } = await visitor.send<{ links: { id: string; person: string; link: string }[] }>(
    `POST /api/studies/${study}/waves/T1/invitations/links`,
  );
  const { id, person, link } = body.links[1]!;
  return new Respondent(link.split('/r/#')[0]!, link.split('#')[1]!, person, id);
};

describe('the built server', () => {
  it('is there: `npm test` builds it first', () => expect(existsSync(builtServer)).toBe(true));

  it('says its address and the first account, and after that never again; keeps its key to itself', async () => {
    const running = await start();
    expect(running.address).toBe(`http://localhost:${port}`);
    expect(running.firstAccount).toMatch(new RegExp(`^http://localhost:${port}/console/welcome#[\\w-]{27}$`));
    expect(statSync(join(dataDir, 'secret.key')).mode & 0o777).toBe(0o600);
    const link = running.firstAccount;
    expect(await running.kill('SIGTERM')).toBe(0);
    const again = await start();
    expect(again.firstAccount).toBe(link);
    const visitor = await enter(again);
    expect((await visitor.send('GET /api/studies')).body).toEqual({ studies: [] });
    await again.kill('SIGTERM');
    const third = await start();
    expect(third.firstAccount).toBeUndefined();
    // the session lives in the database, so it survives the restart
    expect((await visitor.send('GET /api/studies')).status).toBe(200);
    expect(third.output()).not.toContain(visitor.cookie!.split('=')[1]!);
  });

  it('on SIGTERM finishes the request that is under way, takes no other, and leaves one database file', async () => {
    const running = await start();
    const visitor = await enter(running);
    const body = JSON.stringify({ email: 'first@example.org', password });
    const slow = request(`${running.address}/api/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Content-Length': body.length },
    });
    const answered = new Promise<number>((resolve, reject) => {
      slow.once('response', (res) => {
        res.resume();
        resolve(res.statusCode!);
      });
      slow.once('error', reject);
    });
    slow.write(body.slice(0, 5));
    await new Promise((r) => setTimeout(r, 200));
    const ended = running.kill('SIGTERM');
    await new Promise((r) => setTimeout(r, 200));
    await expect(visitor.send('GET /api/studies')).rejects.toThrow();
    slow.end(body.slice(5));
    expect(await answered).toBe(200);
    expect(await ended).toBe(0);
    expect(readdirSync(dataDir).toSorted()).toEqual(['meetmoment.sqlite', 'secret.key']);
    expect(running.output()).toContain('"stopped"');
    server = undefined;
  });

  it('stops on SIGTERM also when nobody reads its log any more', async () => {
    const child = spawn(process.execPath, [builtServer, 'serve', '--no-demo'], {
      env: { ...process.env, DATA_DIR: dataDir, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
    await new Promise<void>((resolve) => child.stdout.once('data', () => resolve()));
    child.stdout.destroy();
    child.stderr.destroy();
    await new Promise((r) => setTimeout(r, 100));
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), 8000);
    expect(await ended).toBe(0);
    clearTimeout(late);
  });

  it('loses no saved answer when it is killed while answers come in', async () => {
    const running = await start();
    const visitor = await enter(running);
    expect((await importTwoSchools(visitor)).status).toBe(200);
    const teacher = await firstLink(visitor);
    await teacher.consent();
    const draft = (await teacher.complete())[0]!;
    let saved = 0;
    const typing = (async () => {
      for (;;) {
        const answers = { ...draft.answers, ATT01: (saved % 5) + 1 };
        const reply = await teacher.send<{ revision: number }>('PUT /api/respond/draft', {
          ...draft,
          baseRevision: saved,
          answers,
        });
        saved = reply.body.revision;
      }
    })().catch(() => undefined);
    while (saved < 25) await new Promise((r) => setTimeout(r, 5));
    await running.kill('SIGKILL');
    await typing;
    await start();
    const { body } = await teacher.send<{ drafts: { revision: number; answers: Record<string, number> }[] }>('GET /api/respond');
    // the last one may have been written without its answer having arrived
    expect([saved, saved + 1]).toContain(body.drafts[0]!.revision);
    expect(body.drafts[0]!.answers.ATT01).toBe(((body.drafts[0]!.revision - 1) % 5) + 1);
  });

  it('makes and reads results through the built worker', async () => {
    const visitor = await enter(await start());
    await importTwoSchools(visitor);
    const { status, body } = await visitor.send<{ sections: object[] }>(`GET /api/studies/${study}/results?language=en`);
    expect(status).toBe(200);
    expect(body.sections.length).toBeGreaterThan(3);
  });

  it('refuses a setting that is wrong, in words', async () => {
    const { code, stderr, stdout } = await runCommand(['serve', '--no-demo'], { DATA_DIR: dataDir, PORT: 'many' });
    expect(code).not.toBe(0);
    expect(stderr + stdout).toContain('PORT must be a whole number');
  });
});
