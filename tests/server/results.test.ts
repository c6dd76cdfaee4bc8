/** Results through the real worker: made once per state of the study, made again when something changes. */
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../server/studies/contract.ts';
import { readStudyFolder, zipSource } from '../../server/studies/folder/index.ts';
import { makeWorld, type Respondent, study, type Visitor, type World } from '../world.ts';

let world: World;
let researcher: Visitor;
let links: Respondent[];
const at = `/api/studies/${study}`;
const counted = { results: 0 };

beforeAll(async () => {
  world = await makeWorld();
  const { workers } = world.services;
  const run = workers.run.bind(workers);
  workers.run = ((task: 'results', input: never, control: never) => {
    if (task === 'results') counted.results += 1;
    return run(task, input, control);
  }) as typeof run;
  researcher = await world.signIn('researcher');
  links = await world.invite('T1');
  for (const link of links.slice(0, 19)) await link.answerAll();
});
afterAll(() => world.close());

describe('results', () => {
  it('come as a report in the asked language; who asks at the same moment waits for the same work', async () => {
    const asked = ['nl', 'nl', 'en'].map((language) => researcher.send<Report>(`GET ${at}/results?language=${language}`));
    const [nl, again, en] = await Promise.all(asked);
    expect([nl!.status, en!.status]).toEqual([200, 200]);
    expect([nl!.body.language, en!.body.language]).toEqual(['nl', 'en']);
    expect(again!.body).toEqual(nl!.body);
    expect(nl!.body.synthetic).toBe(true);
    expect(nl!.body.sections.length).toBeGreaterThan(3);
    expect(counted.results).toBe(2);
  });

  it('as files too, from the same work, with the same hash of the input in both languages', async () => {
    const { body, headers } = await researcher.fetch<Uint8Array>('GET', `${at}/results.zip?language=nl`);
    expect(headers.get('content-type')).toBe('application/zip');
    const files = unzipSync(body);
    expect(Object.keys(files).toSorted()).toEqual([
      'comparison.csv',
      'measures.csv',
      'report.html',
      'results.json',
      'school-effects.csv',
      'settings.csv',
      'theme-counts.csv',
    ]);
    expect(strFromU8(files['measures.csv']!)).toMatch(/\nschool,noord,,T1,attitude\.total,scaleScore,3,18,/);
    expect(counted.results).toBe(2);
    const texts = Object.values(files).map((bytes) => strFromU8(bytes));
    for (const text of texts) expect(text).not.toMatch(/Naam van|@example|noord-\d\d|zuid-\d\d/);
    // and they go with the pseudonymised export: the same people, the same hash of the input
    const exported = readStudyFolder(zipSource((await researcher.fetch<Uint8Array>('GET', `${at}/export.zip`)).body));
    if (!exported.ok) throw new Error('the export cannot be read');
    const people = new Set(exported.data.people.map((p) => p.id));
    const scored = [...strFromU8(files['measures.csv']!).matchAll(/^person,noord,([^,]+),/gm)].map((m) => m[1]!);
    expect(scored.length).toBeGreaterThan(17);
    expect(scored.filter((id) => !people.has(id))).toEqual([]);
    expect(JSON.parse(strFromU8(files['results.json']!))).toMatchObject({ input: { sha256: exported.inputHash } });
    // nobody who answered knows these ids: not of colleagues, not of one's own response
    const open = links.find((l) => l.person === 'noord-20')!;
    const { body: shown } = await open.send<{ forms: { roster: { id: string }[] | null }[] }>(
      'GET /api/respond/forms?language=nl',
    );
    const roster = shown.forms.flatMap((f) => f.roster ?? []).map((c) => c.id);
    expect(roster).toHaveLength(19);
    expect(roster.filter((id) => people.has(id))).toEqual([]);
    const own = (await world.store.studies.load(study))!.data.responses.map((r) => r.id);
    expect(exported.data.responses.filter((r) => own.includes(r.id))).toEqual([]);
  });

  it('stay while somebody types, and are made again when answers are handed in', async () => {
    const [typing, ready] = [links[20]!, links[21]!];
    await typing.consent();
    const draft = (await typing.complete())[0]!;
    await typing.send('PUT /api/respond/draft', draft);
    await researcher.send(`GET ${at}/results?language=nl`);
    expect(counted.results).toBe(3);
    await typing.send('PUT /api/respond/draft', { ...draft, baseRevision: 1, answers: {} });
    await researcher.send(`GET ${at}/results?language=nl`);
    expect(counted.results).toBe(3);
    await ready.answerAll();
    await researcher.send(`GET ${at}/results?language=nl`);
    expect(counted.results).toBe(4);
  });

  it('what was answered here is exported, and read again as it was; a draft stays a draft', async () => {
    const { body } = await researcher.fetch<Uint8Array>('POST', `${at}/export-with-identities.zip`);
    const read = readStudyFolder(zipSource(body));
    if (!read.ok) throw new Error(JSON.stringify(read.problems.slice(0, 3)));
    const { data } = (await world.store.studies.load(study))!;
    const order = <T>(rows: readonly T[]) => rows.map((row) => JSON.stringify(row)).toSorted();
    expect(data.responses.filter((r) => !r.submitted)).toHaveLength(1);
    expect(read.data.responses.map((r) => `${r.id} ${r.person} ${r.submitted}`).toSorted()).toEqual(
      data.responses.map((r) => `${r.id} ${r.person} ${r.submitted}`).toSorted(),
    );
    expect(order(read.data.nominations)).toEqual(order(data.nominations));
    expect(order(read.data.networkRespondents)).toEqual(order(data.networkRespondents));
    const anonymous = readStudyFolder(zipSource((await researcher.fetch<Uint8Array>('GET', `${at}/export.zip`)).body));
    expect(anonymous.ok && anonymous.counts).toEqual(read.counts);
  });
});
