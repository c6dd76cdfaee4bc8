/** `doctor`: a sound folder is called sound, and every kind of trouble that is planted is named, with its exit code. */
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { diskFinding, examine } from '../../server/cli/doctor.ts';
import { readConfig } from '../../server/config.ts';
import { jobsOf } from '../../server/http/jobs.ts';
import { Refusal } from '../../server/http/problem.ts';
import { openData } from '../../server/main.ts';
import { rich, richIdentities } from '../folder/feature-rich.ts';
import { makeWorld } from '../world.ts';
import { says, scratch } from './terminal.ts';

let data: string;
beforeEach(async () => {
  data = scratch('data');
  vi.stubEnv('DATA_DIR', data);
  const { store } = openData();
  await store.studies.importStudy({ data: rich, identities: richIdentities }, 'tests');
  await store.close();
});
afterEach(() => {
  vi.unstubAllEnvs();
});
const file = (name: string) => join(data, name);
const seen = async (now?: Date) => new Map((await examine(readConfig(), now)).map((f) => [f.about, f]));

describe('doctor', () => {
  it('finds nothing wrong with a good folder that has a backup, and changes nothing', async () => {
    expect((await says(['backup', '--out', scratch('copy')])).code).toBe(0);
    const before = readFileSync(file('meetmoment.sqlite'));
    const said = await says(['doctor']);
    expect(said.code).toBe(0);
    expect(said.out[0]).toMatch(/^good {6}The database is whole/);
    expect(said.out.filter((line) => !line.startsWith('good'))).toEqual([]);
    expect(readFileSync(file('meetmoment.sqlite')).equals(before)).toBe(true);
  });

  it('says the same as JSON, a line per part', async () => {
    const { code, out } = await says(['doctor', '--json'], 'nl');
    expect(code).toBe(0);
    const lines = out.map((line) => JSON.parse(line) as { about: string; grade: string; text: string });
    expect(lines.map(({ about }) => about)).toEqual([
      'database',
      'version',
      'log',
      'key',
      'rights',
      'disk',
      'backup',
      'jobs',
      'mail',
    ]);
    expect(lines.find(({ about }) => about === 'backup')).toMatchObject({ grade: 'warning' });
    expect(lines.every(({ text }) => text.length > 10)).toBe(true);
  });

  it('names a damaged database and ends with 1', async () => {
    const bytes = readFileSync(file('meetmoment.sqlite'));
    bytes.fill(0xff, 4096 * 3, 4096 * 9);
    writeFileSync(file('meetmoment.sqlite'), bytes);
    const damaged = await says(['doctor'], 'nl');
    expect(damaged.code).toBe(1);
    expect(damaged.out.join('\n')).toMatch(/PROBLEEM {2}(De database is beschadigd|“.*” is niet te openen)/);
    expect(existsSync(file('secret.key'))).toBe(true);
  });

  it('names a folder without a database, and a database without its key', async () => {
    rmSync(file('secret.key'));
    const keyless = await says(['doctor']);
    expect(keyless.code).toBe(1);
    expect(keyless.out.join('\n')).toContain('is missing. Put it back from the backup');
    vi.stubEnv('DATA_DIR', scratch('empty'));
    const empty = await says(['doctor']);
    expect(empty.code).toBe(1);
    expect(empty.out.join('\n')).toContain('There is no database');
  });

  it('names files that others can read, but not where the folder keeps them out', async () => {
    chmodSync(file('secret.key'), 0o644);
    chmodSync(file('meetmoment.sqlite'), 0o644);
    expect((await seen()).get('key')).toMatchObject({ grade: 'warning' });
    expect((await seen()).get('rights')).toMatchObject({ grade: 'good' });
    chmodSync(data, 0o755);
    const said = await says(['doctor']);
    expect(said.code).toBe(0);
    expect(said.out.join('\n')).toContain(`chmod 600 "${file('meetmoment.sqlite')}"`);
  });

  it('grades the room on the disk', () => {
    const with_ = (mebibytes: number) => diskFinding(readConfig(), () => ({ bavail: mebibytes, bsize: 1_048_576 })).grade;
    expect([with_(4000), with_(1024), with_(1023), with_(100), with_(99)]).toEqual([
      'good',
      'good',
      'warning',
      'warning',
      'problem',
    ]);
  });

  it('asks for a backup where none is known or the last is over a week old', async () => {
    expect((await seen()).get('backup')).toMatchObject({ grade: 'warning' });
    await says(['backup', '--out', scratch('copy')]);
    const after = (days: number) => new Date(Date.now() + days * 86_400_000);
    expect((await seen(after(6))).get('backup')).toMatchObject({ grade: 'good' });
    const old = (await seen(after(8))).get('backup')!;
    expect(old.grade).toBe('warning');
    expect(old.words.nl).toContain('8 dagen oud');
    writeFileSync(file('last-backup.json'), '{"madeAt": 7');
    expect((await seen()).get('backup')).toMatchObject({ grade: 'warning' });
  });

  it('names computations that broke off in the past week, not those that were stopped or refused', async () => {
    const world = await makeWorld({ path: file('meetmoment.sqlite') });
    const jobs = jobsOf(world.services);
    const after = (days: number) => new Date(world.services.clock().getTime() + days * 86_400_000);
    const end = (error: Error) =>
      jobs.begin('results\nx\nnl', 'two-schools', () => Promise.reject(error)).result.catch(() => undefined);
    await end(new Refusal('studyUnknown'));
    expect((await seen(after(1))).get('jobs')).toMatchObject({ grade: 'good' });
    await end(new RangeError('Anna Jansen is out of range'));
    await vi.waitFor(async () => expect((await seen(after(1))).get('jobs')).toMatchObject({ grade: 'warning' }));
    const { words } = (await seen(after(1))).get('jobs')!;
    expect(words.en).toContain('the last (results, RangeError)');
    expect(JSON.stringify([words, world.logged])).not.toContain('Anna');
    expect((await seen(after(8))).get('jobs')).toMatchObject({ grade: 'good' });
    await world.close();
  });
});
