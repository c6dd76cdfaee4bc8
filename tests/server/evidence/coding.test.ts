/** Coding over HTTP: from a text to codes that count, by people who must not know which school they read about. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { themes } from '../../../analysis/evidence/themes.ts';
import { roles } from '../../../server/auth/roles.ts';
import type { Codes, CodingUnit, ConsensusUnit, Evidence, Worklist } from '../../../server/evidence/contract.ts';
import { endpointKeys } from '../../../server/http/endpoints.ts';
import { makeWorld, password, type Problem, study, type Visitor, type World } from '../../world.ts';

let world: World;
let researcher: Visitor;
const coders: Visitor[] = [];
const base = `/api/studies/${study}`;
const all = (mention: 'spontaneous' | 'absent', but: Codes = {}): Codes => ({
  ...Object.fromEntries(
    themes.map(({ id }) => [id, { mention, valence: mention === 'absent' ? ('0' as const) : ('+' as const) }]),
  ),
  ...but,
});
const text = 'De leider neemt tijd. Naam van noord-02 helpt op De Noordster (12AB), zegt het team in noord.';
const add = (school: string, source: string, more: object = {}) =>
  researcher.send<{ unit: string } & Problem>(`POST ${base}/materials`, {
    school,
    source,
    kind: 'transcript',
    wave: 'T3',
    title: `Gesprek ${school}`,
    text,
    namesChecked: true,
    ...more,
  });
const worklist = async (who: Visitor) => (await who.send<Worklist>(`GET ${base}/coding`)).body;
const unitOf = async (who: Visitor, unit: string) => (await who.send<CodingUnit>(`GET ${base}/coding/${unit}`)).body;
const overview = async () => (await researcher.send<Evidence>(`GET ${base}/evidence`)).body;

beforeAll(async () => {
  world = await makeWorld();
  researcher = await world.signIn('researcher');
  for (const school of ['noord', 'zuid']) for (const source of ['schoolLeader', 'internalCoach']) await add(school, source);
  for (const n of [1, 2]) {
    const { body } = await researcher.send<{ code: string; link: string }>(`POST ${base}/coders`, {
      email: `coder${n}@example.org`,
    });
    expect(body.code).toBe(`c${n}`);
    const coder = world.nobody();
    const used = await coder.send<{ csrf: string }>('POST /api/one-time', { token: body.link.split('#')[1], password });
    coder.csrf = used.body.csrf;
    coders.push(coder);
  }
  await researcher.send(`POST ${base}/coding-tasks`, { share: 0.5 });
});
afterAll(() => world.close());

describe('materials', () => {
  it('are refused while a known name stands in them, and say which', async () => {
    const { status, body } = await add('noord', 'trainer', { namesChecked: false });
    expect([status, body.code]).toEqual([422, 'namesInText']);
    expect(body.params?.names).toContain('De Noordster');
    expect((await overview()).units.some((u) => u.source === 'trainer')).toBe(false);
  });

  it('belong to a school and a wave of the study, and are at most 200 kB', async () => {
    expect((await add('west', 'trainer')).body.code).toBe('schoolUnknown');
    expect((await add('noord', 'trainer', { wave: 'T9' })).body.code).toBe('waveUnknown');
    expect((await add('noord', 'trainer', { text: 'x'.repeat(200 * 1024 + 1) })).body.code).toBe('badRequest');
  });

  it('can be taken away while nobody coded them', async () => {
    await add('zuid', 'trainer');
    const line = (await overview()).units.find((u) => u.source === 'trainer')!.materials[0]!;
    expect((await researcher.send(`DELETE ${base}/materials/${line.id}`)).status).toBe(200);
    expect((await researcher.send<Problem>(`DELETE ${base}/materials/${line.id}`)).body.code).toBe('materialUnknown');
  });
});

describe('coders', () => {
  it('get work by lot: half of the units twice, evenly, and a second time nothing more', async () => {
    const { units, coders: list, doubleShare } = await overview();
    expect(units).toHaveLength(4);
    expect(doubleShare).toBe(0.5);
    expect(list.map((c) => c.units)).toEqual([3, 3]);
    const again = await researcher.send<{ assigned: number }>(`POST ${base}/coding-tasks`, { share: 0.5 });
    expect(again.body.assigned).toBe(0);
  });

  it('who is a researcher codes with the account that is there: no link that would set its password', async () => {
    await world.signIn('researcher', 'other@example.org');
    const { body } = await researcher.send<{ code: string; link: null }>(`POST ${base}/coders`, { email: 'other@example.org' });
    expect(body).toMatchObject({ code: 'c3', link: null, mailed: { state: 'off' } });
    const once = await researcher.send<{ code: string; link: null }>(`POST ${base}/coders`, { email: 'coder1@example.org' });
    expect(once.body).toMatchObject({ code: 'c1', link: null });
  });
});

describe('blindness', () => {
  it('nothing that a coder may fetch names a school, a person, a group, a figure or another coder', async () => {
    const coder = coders[0]!;
    const { units } = await worklist(coder);
    const fetched: string[] = [];
    for (const key of endpointKeys.filter((k) => k.startsWith('GET ') && roles[k].coder !== undefined)) {
      for (const { unit } of key.includes(':unit') ? units : [{ unit: '' }]) {
        const reply = await coder.send(key.replace(':study', study).replace(':unit', unit));
        expect([key, reply.status]).toEqual([key, 200]);
        fetched.push(JSON.stringify(reply.body));
      }
    }
    const said = fetched.join('\n');
    expect(said).toContain('neemt tijd');
    expect(said).toContain('[…] helpt op […] ([…])');
    // the coder's own address is in the session's reply
    expect(said.replaceAll('coder1@example.org', '')).not.toMatch(
      /noord|zuid|12AB|Naam van|@example|"c2"|Gesprek|effect|"(high|low|middle)"|"group"|submitted|"due"/i,
    );
  });

  it('a coder reaches no other endpoint, no other unit and no other study', async () => {
    const [first, second] = [await worklist(coders[0]!), await worklist(coders[1]!)];
    const foreign = second.units.find((u) => !first.units.some((own) => own.unit === u.unit))!;
    for (const [method, path] of [
      ['GET', `${base}/coding/${foreign.unit}`],
      ['PUT', `${base}/coding/${foreign.unit}`],
    ] as const) {
      const body = method === 'PUT' ? { baseRevision: 0, codes: {} } : undefined;
      expect((await coders[0]!.send<Problem>(`${method} ${path}`, body)).body.code).toBe('unitUnknown');
    }
    expect((await coders[0]!.send<Problem>('GET /api/studies/other/coding')).body.code).toBe('studyUnknown');
    for (const path of ['', '/evidence', '/consensus', '/joint-display', '/results', '/response', '/schools'])
      expect((await coders[0]!.send<Problem>(`GET ${base}${path}`)).body.code).toBe('notAllowed');
  });
});

describe('codes', () => {
  const put = (who: Visitor, unit: string, codes: Codes, baseRevision: number) =>
    who.send<{ revision: number; state: string } & Problem>(`PUT ${base}/coding/${unit}`, { codes, baseRevision });
  const done = (who: Visitor, unit: string, codes: Codes, baseRevision: number) =>
    who.send<{ revision: number; state: string } & Problem>(`POST ${base}/coding/${unit}/done`, { codes, baseRevision });

  it('are kept as a draft that counts for nothing, with a revision for two tabs', async () => {
    const unit = (await worklist(coders[0]!)).units[0]!.unit;
    const mark = await world.store.studies.mark(study);
    const codes: Codes = { leader: { mention: 'spontaneous', valence: '+', quote: 'De leider neemt tijd.' } };
    expect((await put(coders[0]!, unit, codes, 0)).body).toEqual({ revision: 1, state: 'draft' });
    expect((await put(coders[0]!, unit, {}, 0)).body.code).toBe('revisionConflict');
    expect(await unitOf(coders[0]!, unit)).toMatchObject({ codes, revision: 1, state: 'draft' });
    expect((await world.store.studies.load(study))!.data.themes).toBeUndefined();
    expect(await world.store.studies.mark(study)).toBe(mark);
  });

  it('are refused where they cannot be', async () => {
    const unit = (await worklist(coders[0]!)).units[0]!.unit;
    for (const codes of [
      { nothing: { mention: 'absent', valence: '0' } },
      { leader: { mention: 'absent', valence: '+' } },
      { leader: { mention: 'absent', valence: '0', quote: 'x' } },
    ] as Codes[])
      expect((await put(coders[0]!, unit, codes, 1)).body.code).toBe('impossibleCodes');
    const long = { leader: { mention: 'spontaneous', valence: '+', quote: 'x'.repeat(501) } } as Codes;
    expect((await put(coders[0]!, unit, long, 1)).body.code).toBe('badRequest');
    expect((await done(coders[0]!, unit, { leader: { mention: 'absent', valence: '0' } }, 1)).body).toMatchObject({
      code: 'unitIncomplete',
      params: { left: themes.length - 1 },
    });
  });

  it('count once handed in; a text that comes later opens the unit again', async () => {
    const { unit } = (await worklist(coders[0]!)).units[0]!;
    const before = await world.store.studies.mark(study);
    expect((await done(coders[0]!, unit, all('absent'), 1)).body).toEqual({ revision: 2, state: 'done' });
    expect(await world.store.studies.mark(study)).not.toBe(before);
    const own = (await overview()).units.find((u) => u.unit === unit)!;
    const counted = (await world.store.studies.load(study))!.data.themes!;
    expect(counted).toHaveLength(themes.length);
    expect(new Set(counted.map((c) => `${c.school} ${c.source} ${c.coder}`))).toEqual(
      new Set([`${own.school} ${own.source} c1`]),
    );
    expect((await researcher.send<Problem>(`DELETE ${base}/materials/${own.materials[0]!.id}`)).body.code).toBe('materialCoded');
    world.later(1);
    await add(own.school, own.source, { kind: 'notes' });
    expect((await worklist(coders[0]!)).units.find((u) => u.unit === unit)?.state).toBe('draft');
    expect((await done(coders[0]!, unit, all('absent'), 2)).body.state).toBe('done');
    expect((await worklist(coders[0]!)).units.find((u) => u.unit === unit)?.state).toBe('done');
  });

  it('that differ are settled once, blind, and are then closed to the coders', async () => {
    const [first, second] = [await worklist(coders[0]!), await worklist(coders[1]!)];
    const both = first.units.find((u) => second.units.some((other) => other.unit === u.unit))!.unit;
    const revision = async (who: Visitor) => (await unitOf(who, both)).revision;
    const differs: Codes = { culture: { mention: 'prompted', valence: '-', quote: 'Iets.' } };
    await done(coders[0]!, both, all('absent'), await revision(coders[0]!));
    const list = () =>
      researcher.send<{ units: { unit: string; differing: number; settled: number }[] }>(`GET ${base}/consensus`);
    expect((await list()).body.units).toEqual([]);
    await done(coders[1]!, both, all('absent', differs), await revision(coders[1]!));
    expect((await list()).body.units).toEqual([{ unit: both, source: expect.any(String), differing: 1, settled: 0 }]);
    const { body, status } = await researcher.send<ConsensusUnit>(`GET ${base}/consensus/${both}`);
    expect(status).toBe(200);
    expect(body.differing).toEqual(['culture']);
    expect(body.coders.map((c) => c.codes.culture?.mention)).toEqual(['absent', 'prompted']);
    expect(JSON.stringify(body)).not.toMatch(/noord|zuid|Noordster|@example/i);
    const settle = (codes: Codes, baseRevision: string) =>
      researcher.send<{ revision: string } & Problem>(`PUT ${base}/consensus/${both}`, { codes, baseRevision });
    expect((await settle({}, '0')).body.code).toBe('unitIncomplete');
    const agreed = await settle({ culture: { mention: 'implicit', valence: '-' } }, '0');
    expect(agreed.status).toBe(200);
    expect((await settle({ culture: { mention: 'absent', valence: '0' } }, '0')).body.code).toBe('revisionConflict');
    const rows = (await world.store.evidence.codes(study)).filter((c) => c.coder === 'consensus');
    expect(rows).toHaveLength(themes.length);
    expect(rows.filter((r) => r.mention !== 'absent').map((r) => [r.theme, r.mention])).toEqual([['culture', 'implicit']]);
    expect((await put(coders[0]!, both, all('absent'), await revision(coders[0]!))).body.code).toBe('unitSettled');
    expect((await worklist(coders[0]!)).units.find((u) => u.unit === both)?.state).toBe('settled');
    expect((await overview()).toSettle).toBe(0);
  });
});

describe('the joint display', () => {
  it('has a row for every factor, and keeps every inference', async () => {
    const get = () =>
      researcher.send<{ rows: { factor: string; inferences: { kind: string; text: string; by: string }[] }[] }>(
        `GET ${base}/joint-display`,
      );
    expect((await get()).body.rows.map((r) => r.factor)).toContain('culture');
    const infer = (kind: string, words: string, factor = 'culture') =>
      researcher.send<{ inferences: { kind: string }[] } & Problem>(`POST ${base}/joint-display/${factor}`, {
        kind,
        text: words,
      });
    expect((await infer('confirm', 'x', 'weather')).body.code).toBe('factorUnknown');
    expect((await infer('guess', 'x')).body.code).toBe('badRequest');
    await infer('silent', 'Er is weinig.');
    world.later(1);
    expect((await infer('discord', 'Toch niet.')).body.inferences.map((i) => i.kind)).toEqual(['discord', 'silent']);
    const row = (await get()).body.rows.find((r) => r.factor === 'culture')!;
    expect(row.inferences[0]).toMatchObject({ kind: 'discord', text: 'Toch niet.', by: 'researcher@example.org' });
  }, 30_000);
});
