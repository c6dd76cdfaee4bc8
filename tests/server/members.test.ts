/** Who works with a study from the start: who brings it in, who was there before memberships were, the command line. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { firstAccountToken } from '../../server/auth/links.ts';
import { migrations } from '../../server/store/migrations/all.ts';
import { makeWorld, password, type Problem, study, twoSchools, type Visitor, type World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());
const listed = async (visitor: Visitor) =>
  (await visitor.send<{ studies: { id: string }[] }>('GET /api/studies')).body.studies.map((s) => s.id);

describe('from the start', () => {
  it('the first account is administrator and researcher of what is there', async () => {
    const { store, secrets, services } = world;
    const token = await firstAccountToken({ store, secrets, clock: services.clock, ids: services.ids });
    const first = world.nobody();
    const { body } = await first.send<{ csrf: string; account: object }>('POST /api/one-time', {
      token,
      email: 'first@example.org',
      password,
    });
    expect(body.account).toMatchObject({ administrator: true, role: 'researcher', memberships: [{ study, role: 'researcher' }] });
    expect(await listed(first)).toEqual([study]);
    expect((await first.send('GET /api/accounts')).status).toBe(200);
  });

  it('a study belongs to the researcher who brings it in; one of the server to every researcher', async () => {
    const anna = await world.signIn('researcher', 'anna@example.org');
    const bram = await world.signIn('researcher', 'bram@example.org');
    const folder = (await anna.fetch<Uint8Array>('GET', `/api/studies/${study}/export.zip`)).body;
    await world.store.studies.remove(study, 'tests');
    const imported = await anna.fetch<Problem>('POST', '/api/studies', {
      body: folder,
      headers: { 'Content-Type': 'application/zip' },
    });
    expect(imported.status).toBe(200);
    expect([await listed(anna), await listed(bram)]).toEqual([[study], []]);
    expect((await bram.send<Problem>(`GET /api/studies/${study}/results?language=nl`)).body.code).toBe('studyUnknown');
    const second = twoSchools();
    const data = { ...second.data, design: { ...second.data.design, id: 'by-the-server' } };
    await world.store.studies.importStudy({ data, identities: second.identities }, 'command line');
    expect([await listed(anna), await listed(bram)]).toEqual([['by-the-server', study], ['by-the-server']]);
  });
});

it('who could open every study before there were memberships still can, and the first account is administrator', () => {
  const dir = mkdtempSync(join(tmpdir(), 'meetmoment-members-'));
  const sqlite = new Database(join(dir, 'old.sqlite'));
  const at = migrations.findIndex((m) => m.name.endsWith('_members'));
  const run = (list: typeof migrations) => {
    for (const { sql } of list) for (const statement of sql.split('--> statement-breakpoint')) sqlite.exec(statement);
  };
  run(migrations.slice(0, at));
  sqlite.exec(`
    insert into accounts (id, email, role, created_at) values
      ('b', 'later@example.org', 'researcher', '2026-02-01'), ('a', 'first@example.org', 'researcher', '2026-01-01'),
      ('c', 'coder@example.org', 'coder', '2026-01-01'), ('d', 'idle@example.org', 'coder', '2026-01-01');
    insert into studies (id, synthetic, design, pseudonym_key, imported_at) values
      ('one', 1, '{}', 'k', '2026-03-01'), ('two', 1, '{}', 'k', '2026-03-01');
    insert into coders (study, code, position, account, added_at) values ('two', 'c1', 1, 'c', '2026-03-02');
  `);
  run(migrations.slice(at, at + 1));
  const rows = sqlite.prepare("select account || ' ' || study || ' ' || role from memberships order by 1").pluck().all();
  expect(rows).toEqual(['a one researcher', 'a two researcher', 'b one researcher', 'b two researcher', 'c two coder']);
  expect(sqlite.prepare('select id from accounts where administrator = 1').pluck().all()).toEqual(['a']);
  sqlite.close();
  rmSync(dir, { recursive: true });
});
