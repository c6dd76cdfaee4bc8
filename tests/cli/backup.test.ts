/** `backup` and `restore` (the doctor is beside this): what comes back is what was there, and nothing half or foreign is ever put in its place. */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openData } from '../../server/main.ts';
import { makeWorld } from '../world.ts';
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

  it('copies while answers come in: every response that was accepted before it began is there, none half', async () => {
    await (await fill()).close();
    const world = await makeWorld({ path: join(data, 'meetmoment.sqlite') });
    writeFileSync(join(data, 'secret.key'), `${Buffer.alloc(32, 7).toString('base64')}\n`, { mode: 0o600 });
    const people = await world.invite('T1');
    const accepted: string[] = [];
    let stop = false;
    const answering = (async () => {
      for (const one of people) {
        if (stop) return;
        const { status } = await one.answerAll();
        if (status === 200) accepted.push(one.invitation);
      }
    })();
    while (accepted.length < 5) await new Promise((done) => setTimeout(done, 5));
    const before = [...accepted];
    const out = scratch('copy');
    expect(await says(['backup', '--out', out])).toMatchObject({ code: 0, err: [] });
    stop = true;
    await answering;
    await world.close();
    const copy = new Database(join(out, 'meetmoment.sqlite'), { readonly: true });
    const finished = copy.prepare('select id from invitations where finished_at is not null').pluck().all();
    const loose = copy
      .prepare(
        'select count(*) from responses r where submitted_at is not null and not exists (select 1 from invitations i where i.id = r.invitation and i.finished_at is not null) and r.invitation is not null',
      )
      .pluck()
      .get();
    copy.close();
    expect(before.filter((id) => !finished.includes(id))).toEqual([]);
    expect(loose).toBe(0);
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
