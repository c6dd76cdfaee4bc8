/**
 * How SQLite finds what a saved answer asks for. An index made for another page may look better to the planner than a person's own:
 * saving then reads all that was ever handed in, ten times slower with a full study, and no other test notices.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, expect, it, vi } from 'vitest';
import { responsesStore } from '../../server/responses/store.ts';
import { openSqlite } from '../../server/store/sqlite.ts';

const folder = mkdtempSync(join(tmpdir(), 'meetmoment-plan-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Every statement on `responses` that the store keeps ready, and the plan that SQLite has for it. */
async function plans(): Promise<{ readonly statement: string; readonly plan: string }[]> {
  const path = join(folder, 'plan.sqlite');
  const driver = openSqlite({ path, clock: () => new Date(0), ids: () => '0' });
  const prepare = vi.spyOn(Database.prototype, 'prepare');
  responsesStore(driver);
  const statements = prepare.mock.calls.map(([statement]) => statement).filter((s) => /"responses"/.test(s));
  prepare.mockRestore();
  await driver.close();
  const sqlite = new Database(path, { readonly: true });
  try {
    return statements.map((statement) => ({
      statement,
      plan: sqlite
        .prepare<unknown[], { detail: string }>(`explain query plan ${statement}`)
        .all(...Array.from({ length: statement.split('?').length - 1 }, () => ''))
        .map((row) => row.detail)
        .join('; '),
    }));
  } finally {
    sqlite.close();
  }
}

it('what was brought along is looked up by person, and nothing that saving does reads a whole study', async () => {
  const found = await plans();
  const brought = found.filter(({ statement }) => /^(select|delete)\b.*"person" = \?/.test(statement));
  expect(brought.map(({ statement }) => statement.split(' ')[0])).toEqual(['select', 'delete']);
  for (const { statement, plan } of brought) expect(plan, statement).toContain('INDEX responses_person (study=? AND person=?)');
  for (const { statement, plan } of found) expect(plan, statement).not.toMatch(/responses_cockpit|SCAN/);
});
