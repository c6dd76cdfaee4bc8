/** `backup`, `restore` and `doctor`: what comes back is what was there, and nothing half or foreign is ever put in its place. */
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openData } from '../../server/main.ts';
import { rich, richIdentities } from '../folder/feature-rich.ts';
import { says, scratch } from './terminal.ts';

let data: string;
beforeEach(() => {
  data = scratch('data');
  vi.stubEnv('DATA_DIR', data);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const fill = async () => {
  const { store } = openData();
  await store.studies.importStudy({ data: rich, identities: richIdentities }, 'tests');
  return store;
};
const loaded = async () => {
  const { store } = openData();
  const study = await store.studies.load(rich.design.id);
  await store.close();
  return study;
};

describe('backup and restore', () => {
  it('brings a study that is in use to an empty machine, with its key', async () => {
    const store = await fill();
    const out = scratch('copy');
    const made = await says(['backup', '--out', out]);
    expect(made).toMatchObject({ code: 0, err: [] });
    expect(made.out).toContain('         1 studies');
    expect(readdirSync(out).toSorted()).toEqual(['backup.json', 'meetmoment.sqlite', 'secret.key']);
    expect(readdirSync(out).map((file) => (statSync(join(out, file)).mode & 0o777).toString(8))).toEqual(['600', '600', '600']);
    const before = await store.studies.load(rich.design.id);
    const key = readFileSync(join(data, 'secret.key'), 'utf8');
    await store.close();

    vi.stubEnv('DATA_DIR', scratch('other'));
    const back = await says(['restore', out]);
    expect(back).toMatchObject({ code: 0, err: [] });
    expect(await loaded()).toEqual(before);
    expect(readFileSync(join(process.env.DATA_DIR!, 'secret.key'), 'utf8')).toBe(key);
    expect((await says(['doctor'])).code).toBe(0);
  });

  it('overwrites nothing', async () => {
    await (await fill()).close();
    const out = scratch('copy');
    await says(['backup', '--out', out]);
    const again = await says(['backup', '--out', out]);
    expect(again).toMatchObject({ code: 1, out: [] });
    const here = await says(['restore', out], 'nl');
    expect(here.code).toBe(1);
    expect(here.err[0]).toContain('staat al een database');
    expect(await loaded()).toBeDefined();
  });

  it.each([
    [
      'a changed database',
      (out: string) => writeFileSync(join(out, 'meetmoment.sqlite'), 'x', { flag: 'a' }),
      'checksum differs',
    ],
    ['another key', (out: string) => writeFileSync(join(out, 'secret.key'), 'other'), 'checksum differs'],
    ['a broken list', (out: string) => writeFileSync(join(out, 'backup.json'), '{'), 'cannot be read'],
    [
      'a list of something else',
      (out: string) => {
        const file = join(out, 'backup.json');
        writeFileSync(file, readFileSync(file, 'utf8').replace(/"people": \d+/, '"people": 999'));
      },
      'not whole: people',
    ],
  ])('refuses %s and leaves the folder empty', async (_, spoil, said) => {
    await (await fill()).close();
    const out = scratch('copy');
    await says(['backup', '--out', out]);
    spoil(out);
    vi.stubEnv('DATA_DIR', scratch('other'));
    const back = await says(['restore', out]);
    expect(back.code).toBe(1);
    expect(back.err[0]).toContain(said);
    expect(readdirSync(process.env.DATA_DIR!)).toEqual([]);
  });

  it('says what is missing', async () => {
    expect((await says(['backup', '--out', scratch('copy')])).err[0]).toContain('There is no database');
    const half = scratch('half');
    mkdirSync(half);
    expect((await says(['restore', half])).err[0]).toContain('meetmoment.sqlite is missing');
  });
});

describe('doctor', () => {
  it('finds nothing wrong with a good folder, and changes nothing', async () => {
    await (await fill()).close();
    const before = readFileSync(join(data, 'meetmoment.sqlite'));
    const seen = await says(['doctor']);
    expect(seen.code).toBe(0);
    expect(seen.out[0]).toMatch(/^good {6}The database is whole/);
    expect(readFileSync(join(data, 'meetmoment.sqlite')).equals(before)).toBe(true);
  });

  it('names a damaged database, a missing key and an open one', async () => {
    await (await fill()).close();
    chmodSync(join(data, 'secret.key'), 0o644);
    expect((await says(['doctor'])).out.join('\n')).toContain('Others on this computer can read the key');
    const file = join(data, 'meetmoment.sqlite');
    const bytes = readFileSync(file);
    bytes.fill(0xff, 4096 * 3, 4096 * 9);
    writeFileSync(file, bytes);
    const damaged = await says(['doctor'], 'nl');
    expect(damaged.code).toBe(1);
    expect(damaged.out.join('\n')).toMatch(/PROBLEEM {2}(De database is beschadigd|“.*” is niet te openen)/);
    expect(existsSync(join(data, 'secret.key'))).toBe(true);
    vi.stubEnv('DATA_DIR', scratch('empty'));
    expect((await says(['doctor'])).out.join('\n')).toContain('There is no database');
  });
});
