/** Through the database and back: an export with identities, imported into an empty database, gives the same study. */
import { afterEach, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../../server/store/store.ts';
import { pseudonymise, readStudyFolder, writeStudyFolder, zipFolder, zipSource } from '../../server/studies/folder/index.ts';
import { rich, richIdentities } from './feature-rich.ts';

const stores: Store[] = [];
const emptyStore = (): Store => {
  let next = stores.length * 1000;
  const store = openStore({
    path: ':memory:',
    clock: () => new Date('2026-01-01T00:00:00Z'),
    ids: () => (next += 1).toString(16).padStart(32, '0'),
  });
  stores.push(store);
  return store;
};
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close();
});
const facts = { softwareVersion: '0.0.0', writtenAt: '2026-01-01T00:00:00.000Z' };

describe('a study folder and the database', () => {
  it('hold the same study, drafts and all', async () => {
    const first = emptyStore();
    await first.studies.importStudy({ data: rich, identities: richIdentities }, 'test');
    const loaded = await first.studies.load(rich.design.id);
    const exported = writeStudyFolder({ data: loaded!.data, identities: loaded!.identities, ...facts });
    expect(exported).toEqual(writeStudyFolder({ data: rich, identities: richIdentities, ...facts }));

    const folder = readStudyFolder(zipSource(zipFolder(exported)));
    if (!folder.ok) throw new Error(JSON.stringify(folder.problems));
    const second = emptyStore();
    await second.studies.importStudy({ data: folder.data, identities: folder.identities }, 'test');
    const again = await second.studies.load(rich.design.id);
    expect(again!.data).toEqual(rich);
    expect(again!.identities).toEqual(richIdentities);
  });

  it('agree on who has a pseudonym', async () => {
    const store = emptyStore();
    await store.studies.importStudy({ data: rich, identities: richIdentities }, 'test');
    const { data, pseudonyms } = (await store.studies.load(rich.design.id))!;
    const hidden = pseudonymise(data, pseudonyms);
    const ids = new Set([...data.people.map((person) => person.id), ...data.achievement.map((row) => row.pupil)]);
    for (const person of hidden.people) expect(ids.has(person.id)).toBe(false);
    for (const row of hidden.achievement) expect(ids.has(row.pupil)).toBe(false);
    expect(new Set(hidden.people.map((person) => person.id)).size).toBe(data.people.length);
  });
});
