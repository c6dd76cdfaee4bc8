/** A study that begins in the console: made, designed, opened, answered, computed, exported and read in again. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { analyseStudy } from '../../analysis/study.ts';
import { buildReport } from '../../server/reports/report.ts';
import type { DesignView, DryRun, Operation } from '../../server/design/contract.ts';
import { readStudyFolder, zipSource } from '../../server/studies/folder/index.ts';
import { ownScan } from '../folder/feature-rich.ts';
import { makeWorld, type Problem, Respondent, type Visitor, type World } from '../world.ts';

let world: World;
let researcher: Visitor;
const at = 'eigen';
const address = `/api/studies/${at}/design`;

beforeEach(async () => {
  world = await makeWorld({ empty: true });
  researcher = await world.signIn('researcher');
});
afterEach(() => world.close());

const make = (template: 'focus' | 'empty', id = at) =>
  researcher.send<{ study: string } & Problem>('POST /api/studies/new', {
    id,
    title: { nl: 'Eigen onderzoek', en: 'Own study' },
    template,
  });
const view = async () => (await researcher.send<DesignView>(`GET ${address}`)).body;
const change = async (...operations: Operation[]) => {
  const { revision } = await view();
  return researcher.send<DesignView & Problem>(`PUT ${address}`, { revision, operations });
};
const dry = async (...operations: Operation[]) => {
  const { revision } = await view();
  return (await researcher.send<DryRun>(`POST ${address}/dry-run`, { revision, operations })).body;
};
const twoSchools: Operation = {
  op: 'addSchools',
  schools: ['noord', 'zuid'].map((id, i) => ({ id, name: `School ${id}`, brin: null, cohort: String(i + 1) })),
};
/** Six colleagues a school, one by one as in the schools' room. */
const staff = async () => {
  for (const school of ['noord', 'zuid'])
    for (const [i, functions] of [['schoolLeader'], ...Array.from({ length: 5 }, () => ['teacher'])].entries()) {
      const name = `Naam van ${school} ${'abcdef'[i]}`;
      const { status } = await researcher.send(`POST /api/studies/${at}/schools/${school}/people`, {
        name,
        email: null,
        functions,
        group: null,
        wave: 'T1',
      });
      if (status !== 200) throw new Error(`${status}`);
    }
};
const invite = async (wave: string) => {
  await researcher.send(`POST /api/studies/${at}/waves/${wave}/invitations`);
  const { body } = await researcher.send<{ links: { id: string; person: string; link: string }[] }>(
    `POST /api/studies/${at}/waves/${wave}/invitations/links`,
  );
  return body.links.map(({ id, person, link }) => new Respondent(world.base, link.split('#')[1]!, person, id));
};
const wave = (id: string, verb: 'open' | 'close') => researcher.send<Problem>(`POST /api/studies/${at}/waves/${id}/${verb}`);
const exported = async () => {
  const { body } = await researcher.fetch<Uint8Array>('POST', `/api/studies/${at}/export-with-identities.zip`);
  const read = readStudyFolder(zipSource(body));
  if (!read.ok) throw new Error(JSON.stringify(read.problems.slice(0, 3)));
  return read;
};

describe('a new study', () => {
  it('from the Focus template: four waves, seven questionnaires, no school', async () => {
    expect((await make('focus')).body.study).toBe(at);
    const design = await view();
    expect(design.waves.map((w) => w.id)).toEqual(['T1', 'T2a', 'T2b', 'T3']);
    expect(design.instruments.map((i) => i.id)).toEqual([
      'attitude',
      'leadership',
      'culture',
      'staff-network',
      'lvs-test',
      'pupil-perception',
      'trainer-report',
    ]);
    expect([design.revision, design.schools, design.library, design.comparison?.k]).toEqual([0, [], [], 10]);
    expect(design.achievement).toEqual({ effect: 'intervention', subject: 'RW' });
    expect(design.measures.every((m) => m.at.length > 0)).toBe(true);
  });

  it.each(['focus', 'empty'] as const)(
    '%s: exported and read in again it is the same, and its results can be asked for',
    async (template) => {
      await make(template);
      const { data } = await exported();
      expect((await world.store.studies.load(at))!.data).toStrictEqual(data);
      const meta = { softwareVersion: '0', computedAt: '2026-01-01T00:00:00.000Z', inputHash: '0'.repeat(64) };
      expect(buildReport(analyseStudy(data), meta, 'nl').sections.length).toBeGreaterThan(0);
    },
  );
});

describe('the whole road', () => {
  it('schools, people, a wave opened, answers, results; then the lock, the archive and the folder', async () => {
    await make('focus');
    expect((await change(twoSchools)).status).toBe(200);
    await staff();
    await wave('T1', 'open');
    const links = await invite('T1');
    expect(links).toHaveLength(12);
    for (const link of links.slice(0, 9)) expect((await link.answerAll()).status).toBe(200);

    const design = await view();
    expect(design.waves[0]).toMatchObject({ locked: true, state: 'open', invitations: 12 });
    expect(design.waves[0]!.answers).toBeGreaterThan(9 * 3);
    const results = await researcher.send<{ sections: { id: string }[] }>(`GET /api/studies/${at}/results`);
    expect(results.body.sections.map((s) => s.id)).toContain('response');

    // what was asked stays
    const refused = await change({ op: 'setAsked', instrument: 'culture', version: 1, wave: 'T1', functions: [] });
    expect([refused.status, refused.body.code, refused.body.params]).toEqual([
      422,
      'designRefused',
      { reason: 'waveLocked', wave: 'T1' },
    ]);
    const look = await dry({ op: 'archiveSchool', school: 'zuid' });
    const ofZuid = design.schools.find((s) => s.id === 'zuid')!;
    expect(look).toMatchObject({ refused: [], touches: { answers: ofZuid.answers, invitations: 6, people: 6 } });
    expect((await view()).revision).toBe(1);

    // put away: nobody there is asked any more, nothing is gone
    const before = (await world.store.studies.load(at))!.data;
    const away = await change({ op: 'archiveSchool', school: 'zuid' });
    expect(away.body.schools.find((s) => s.id === 'zuid')).toMatchObject({ archived: true, answers: ofZuid.answers });
    expect((await links[11]!.send<{ status: string }>('GET /api/respond')).body.status).toBe('left');
    for (const room of ['schools', 'response']) {
      const { body } = await researcher.send<{ schools: { id: string }[] }>(`GET /api/studies/${at}/${room}`);
      expect(body.schools.find((s) => s.id === 'zuid')).toMatchObject({ archived: true });
    }
    const { data, identities } = await exported();
    expect(data.design.archived).toEqual({ schools: ['zuid'] });
    const byId = (list: readonly { readonly id: string }[]) => list.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    expect(byId(data.responses)).toEqual(byId(before.responses));
    expect(data.people).toEqual(before.people);

    // the folder in an empty database is the same study
    const other = await makeWorld({ empty: true });
    await other.store.studies.importStudy({ data, identities }, 'tests');
    expect((await other.store.studies.load(at))!.data).toStrictEqual(data);
    expect((await other.store.waves.due(at, 'T1')).every((p) => p.school === 'noord')).toBe(true);
    await other.close();

    // back again: the links that had ended work
    await change({ op: 'bringBackSchool', school: 'zuid' });
    expect((await links[11]!.send<{ status: string }>('GET /api/respond')).body.status).not.toBe('left');
    expect((await links[11]!.answerAll()).status).toBe(200);
    expect((await view()).history.map((h) => h.operations[0]!.code)).toEqual(['bringBackSchool', 'archiveSchool', 'addSchools']);
  });

  it('a wave that was put away cannot be opened and asks nobody; brought back it can', async () => {
    await make('focus');
    await change(twoSchools);
    await staff();
    await change({ op: 'archiveWave', wave: 'T1' });
    expect((await wave('T1', 'open')).body.code).toBe('waveArchived');
    expect(await world.store.waves.due(at, 'T1')).toEqual([]);
    await change({ op: 'bringBackWave', wave: 'T1' });
    expect((await wave('T1', 'open')).status).toBe(200);
    expect((await change({ op: 'archiveWave', wave: 'T1' })).body.params).toEqual({ reason: 'waveIsOpen', wave: 'T1' });
  });
});

describe('changes', () => {
  it('two at the same time: one is told to look again', async () => {
    await make('focus');
    const both = await Promise.all(
      ['x', 'y'].map((label) =>
        researcher.send<Problem>(`PUT ${address}`, { revision: 0, operations: [{ op: 'renameWave', wave: 'T1', label }] }),
      ),
    );
    expect(both.map((b) => b.status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(both.find((b) => b.status === 409)!.body.code).toBe('designChanged');
  });

  it('a wave opened between looking and writing takes the change back as a whole', async () => {
    await make('focus');
    const now = (await world.store.design.read(at))!;
    await wave('T1', 'open');
    const parts = [{ part: 'wave/T1', before: null, after: null }];
    const write = world.store.design.write(
      at,
      { revision: 0, before: now.blueprint, after: now.blueprint, parts, operations: [] },
      'x',
    );
    await expect(write).rejects.toMatchObject({ code: 'designChanged' });
    expect((await view()).revision).toBe(0);
  });

  it('are kept with who and when, and taken back', async () => {
    await make('focus');
    const rows: Operation[] = [
      { op: 'renameWave', wave: 'T2a', label: 'Voorjaar' },
      { op: 'addWave', wave: 'T4', label: 'Nameting', opens: '2028-05-01', closes: null, after: 'T3' },
      { op: 'setAsked', instrument: 'culture', version: 1, wave: 'T4', functions: ['teacher'] },
      { op: 'removeInstrument', instrument: 'lvs-test', version: 1 },
    ];
    const made = await change(...rows);
    expect(made.body.waves.map((w) => w.label)).toEqual(['T1', 'Voorjaar', 'T2b', 'T3', 'Nameting']);
    expect(made.body.library.map((i) => i.id)).toEqual(['lvs-test']);
    expect(made.body.history[0]).toMatchObject({ revision: 1, by: 'researcher@example.org', undo: null });
    const { data } = await exported();
    expect((await world.store.studies.load(at))!.data).toStrictEqual(data);

    const back = await change({ op: 'undo', revision: 1 });
    expect(back.body.waves.map((w) => w.label)).toEqual(['T1', 'T2a', 'T2b', 'T3']);
    expect(back.body.instruments.map((i) => i.id)).toContain('lvs-test');
    expect(back.body.history.map((h) => h.undo?.code ?? null)).toEqual([null, 'changedSince']);
    const audit = await world.store.audit.ofStudy(at, 10);
    expect(audit.filter((a) => a.verb === 'design.change').map((a) => a.subject)).toEqual(['2', '1']);
  });

  it('what is not as the contract says, or names nothing, changes nothing', async () => {
    await make('focus');
    for (const operations of [[], [{ op: 'dropTable' }], [{ op: 'renameWave', wave: 'T1', label: '' }]])
      expect((await researcher.send<Problem>(`PUT ${address}`, { revision: 0, operations })).body.code).toBe('badRequest');
    expect((await researcher.send<Problem>('GET /api/studies/other/design')).body.code).toBe('studyUnknown');
    expect((await view()).history).toEqual([]);
  });
});

describe('a renewed questionnaire', () => {
  const reworded = {
    ...ownScan,
    version: 4,
    items: ownScan.items.map((item) => (item.id === 'Q1' ? { ...item, text: { nl: 'anders', en: 'otherwise' } } : item)),
  };
  it('is declared comparable by somebody, on a day, with a reason: kept, exported and read in again', async () => {
    await make('empty');
    const add = (version: number, at: string, file: unknown): Operation => ({
      op: 'addInstrument',
      instrument: ownScan.id,
      version,
      functions: ['teacher'],
      waves: [at],
      file,
    });
    const { status } = await change(
      { op: 'addWave', wave: 'T1', label: 'T1', opens: null, closes: null, after: null },
      { op: 'addWave', wave: 'T3', label: 'T3', opens: null, closes: null, after: 'T1' },
      add(3, 'T1', ownScan),
      add(4, 'T3', reworded),
      twoSchools,
    );
    expect(status).toBe(200);
    const [pair] = (await view()).versions;
    expect(pair).toMatchObject({ from: 3, to: 4, signable: true, signed: null });
    expect(pair!.scales.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['total', 'unclear'],
      ['help', 'comparable'],
    ]);
    const signing = { op: 'signVersions', instrument: ownScan.id, from: 3, to: 4, reason: 'alleen de spelling' } as const;
    const { consequences } = await dry(signing);
    expect(consequences.map(({ code }) => code)).toEqual(['versionsSigned']);
    expect((await change(signing)).body.versions[0]!.signed).toMatchObject({
      by: 'researcher@example.org',
      reason: 'alleen de spelling',
      at: world.services.clock().toISOString(),
    });
    const { data } = await exported();
    expect(data.design.comparable).toMatchObject([{ instrument: ownScan.id, from: 3, to: 4, reason: 'alleen de spelling' }]);
    const { revision } = (await view()).history[0]!;
    expect((await change({ op: 'undo', revision })).body.versions[0]!.signed).toBeNull();
  });
});
