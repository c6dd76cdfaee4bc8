/** Looking at the selection, what is closed before it is frozen, freezing, and what a later computation says. */
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StudyData } from '../../analysis/types.ts';
import type { SelectionView } from '../../server/contrast/contract.ts';
import type { JointDisplay } from '../../server/evidence/contract.ts';
import { explanatorySections, isClosed } from '../../server/reports/closed.ts';
import type { Report } from '../../server/studies/contract.ts';
import { readStudyFolder, zipSource } from '../../server/studies/folder/index.ts';
import { makeWorld, type Problem, type Visitor, type World } from '../world.ts';
import { scored } from './study-with-scores.ts';

let world: World;
let researcher: Visitor;
const { data, identities } = scored();
const study = data.design.id;
const at = `/api/studies/${study}`;

const withId = (id: string, more: Partial<StudyData>): StudyData => ({ ...data, ...more, design: { ...data.design, id } });
const look = async (path = '') => (await researcher.send<SelectionView>(`GET ${at}/selection${path}`)).body;
const ids = (report: Report) => report.sections.map((one) => one.id);

beforeAll(async () => {
  world = await makeWorld({ empty: true });
  researcher = await world.signIn('researcher');
  await world.store.studies.importStudy({ data, identities }, 'tests');
});
afterAll(() => world.close());

describe('before freezing', () => {
  it('the selection is there to look at, with its uncertainty and picture, by either model', async () => {
    const view = await look();
    expect(view).toMatchObject({ model: 'twoStage', k: 5, kLowest: 5, kHighest: 5, refused: null, frozen: null, closed: true });
    expect(view.models).toEqual(['twoStage']);
    expect(view.schools.filter((s) => s.group === 'high').map((s) => s.rank)).toEqual([1, 2, 3, 4, 5]);
    expect(view.shareTop).toBeCloseTo(
      view.schools.filter((s) => s.group === 'high').reduce((sum, s) => sum + s.pTop!, 0) / 5,
      12,
    );
    expect(view.figure!.svg).toMatch(/^<svg/);
    const other = await look('?k=6&language=en');
    expect(other).toMatchObject({ kAsked: 6, k: 5 });
    expect(other.inputHash).not.toBe(view.inputHash);
    expect(other.warnings.join()).toContain('6');
    // these scores have no school years: the mixed model gives no effects to choose by
    expect(await look('?model=mixed')).toMatchObject({ model: 'mixed', k: 0, closed: false, figure: null });
  });

  it('explanatory sections and files are left out on the server, and one section says why', async () => {
    const { body } = await researcher.send<Report>(`GET ${at}/results?language=nl`);
    expect(ids(body).filter((id) => explanatorySections.includes(id))).toEqual([]);
    expect(ids(body)).toEqual(expect.arrayContaining(['about', 'response', 'closed', 'effects']));
    expect(body.labels).toContain('Selectie niet vastgelegd');
    const files = unzipSync((await researcher.fetch<Uint8Array>('GET', `${at}/results.zip?language=en`)).body);
    const measures = strFromU8(files['measures.csv']!);
    expect(measures).not.toMatch(/scaleScore|density|cronbachAlpha/);
    expect(measures).toMatch(/responseRate/);
    expect(strFromU8(files['comparison.csv']!).trim().split('\n')).toHaveLength(1);
    const json = JSON.parse(strFromU8(files['results.json']!)) as { comparison: []; networks: []; schoolEffects: [] };
    expect([json.comparison, json.networks, json.schoolEffects.length > 0]).toEqual([[], [], true]);
    expect(strFromU8(files['report.html']!)).toContain('Still closed');
    expect(strFromU8(files['report.html']!)).not.toContain('id="scales"');
  });

  it('the joint display is closed too, to read and to write', async () => {
    const read = await researcher.send<Problem>(`GET ${at}/joint-display`);
    expect([read.status, read.body.code]).toEqual([409, 'selectionNotFrozen']);
    const written = await researcher.send<Problem>(`POST ${at}/joint-display/culture`, { kind: 'confirm', text: 'te vroeg' });
    expect([written.status, written.body.code]).toEqual([409, 'selectionNotFrozen']);
    expect(await world.store.evidence.inferences(study)).toEqual([]);
  });

  it('a study whose plan opens them, one without achievement and one without anything to choose are not closed', async () => {
    const selection = { model: 'twoStage', kAsked: 10, k: 5, high: [], low: [] } as const;
    const { achievement: _, ...design } = data.design;
    expect(isClosed(data, { selection })).toBe(true);
    expect(isClosed({ design: { ...data.design, blindUntilFrozen: false } }, { selection })).toBe(false);
    expect(isClosed({ design }, { selection: null })).toBe(false);
    expect(isClosed(data, { selection: { ...selection, refused: 'tooFewSchools' } })).toBe(false);
    expect(isClosed(data, { selection: { ...selection, refused: 'noAchievement' } })).toBe(true);

    const few = withId('few', { achievement: data.achievement.filter((row) => ['S001', 'S002'].includes(row.school)) });
    await world.store.studies.importStudy({ data: few, identities }, 'tests');
    const refused = await researcher.send<SelectionView>('GET /api/studies/few/selection');
    expect(refused.body).toMatchObject({ refused: 'tooFewSchools', closed: false });
    const { inputHash } = refused.body;
    const asked = { model: 'twoStage', k: 10, inputHash };
    const { status, body } = await researcher.send<Problem>('POST /api/studies/few/selection/freeze', asked);
    expect([status, body.code]).toEqual([409, 'selectionRefused']);
    expect((await researcher.send<Report>('GET /api/studies/few/results?language=nl')).body.sections.map((s) => s.id)).toContain(
      'scales',
    );
  });
});

describe('freezing', () => {
  const freeze = (body: object) => researcher.send<Problem & { frozenAt: string }>(`POST ${at}/selection/freeze`, body);

  it('is refused when the data are not those that were looked at, and for whoever codes', async () => {
    const { body, status } = await freeze({ model: 'twoStage', k: 10, inputHash: '0'.repeat(64) });
    expect([status, body.code]).toEqual([409, 'selectionChanged']);
    const { inputHash } = await look();
    // another k is another selection
    expect((await freeze({ model: 'twoStage', k: 7, inputHash })).body.code).toBe('selectionChanged');
    const coder = await world.signIn('coder');
    expect((await coder.send(`POST ${at}/selection/freeze`, { model: 'twoStage', k: 10, inputHash })).status).toBe(403);
    expect((await coder.send(`GET ${at}/selection`)).status).toBe(403);
    expect(await world.store.contrast.frozen(study)).toBeUndefined();
  });

  it('keeps who, when, model, k, seed, hash and estimates, once and for good, and opens the rest', async () => {
    const view = await look();
    const replies = await Promise.all([
      freeze({ model: 'twoStage', k: view.kAsked, inputHash: view.inputHash }),
      freeze({ model: 'twoStage', k: view.kAsked, inputHash: view.inputHash }),
    ]);
    expect(replies.map((r) => r.status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(replies.find((r) => r.status === 409)!.body.code).toBe('alreadyFrozen');
    const account = await world.store.auth.accountByEmail('researcher@example.org');
    const frozen = (await world.store.contrast.frozen(study))!;
    expect(frozen).toMatchObject({ frozenBy: account!.id, frozenAt: '2026-09-01T08:00:00.000Z', seed: 1, draws: 5000 });
    expect(frozen.high).toEqual(view.schools.slice(0, 5).map((s) => s.school));
    expect(frozen.estimates).toHaveLength(15);
    const { body: log } = await researcher.send<{ entries: { verb: string; actor: string }[] }>(`GET ${at}/audit`);
    expect(log.entries.filter((e) => e.verb === 'contrast.freeze').map((e) => e.actor)).toEqual([account!.id]);
    const after = await look('?model=mixed&k=7');
    expect(after).toMatchObject({ model: 'twoStage', kAsked: 10, closed: false });
    expect(after.frozen).toEqual({
      at: '2026-09-01T08:00:00.000Z',
      by: 'researcher@example.org',
      inputHash: view.inputHash,
      softwareVersion: '0.0.0-test',
      difference: null,
    });
    const { body } = await researcher.send<Report>(`GET ${at}/results?language=nl`);
    expect(ids(body)).toEqual(expect.arrayContaining(['scales', 'comparison']));
    expect(ids(body)).not.toContain('closed');
    expect(body.labels).not.toContain('Selectie niet vastgelegd');
    const joint = await researcher.send<JointDisplay>(`GET ${at}/joint-display`);
    expect([joint.status, joint.body.rows.length > 0]).toEqual([200, true]);
    const wrote = await researcher.send(`POST ${at}/joint-display/culture`, { kind: 'confirm', text: 'nu wel' });
    expect(wrote.status).toBe(200);
    expect(
      (await researcher.send<JointDisplay>(`GET ${at}/joint-display`)).body.rows.find((r) => r.factor === 'culture'),
    ).toMatchObject({
      inferences: [{ kind: 'confirm', text: 'nu wel', by: 'researcher@example.org' }],
    });
  });

  it('goes with the study folder and comes back; changed scores show as a difference and change no group', async () => {
    const { body } = await researcher.fetch<Uint8Array>('GET', `${at}/export.zip`);
    const read = readStudyFolder(zipSource(body));
    if (!read.ok) throw new Error(JSON.stringify(read.problems.slice(0, 3)));
    const frozen = (await world.store.contrast.frozen(study))!;
    expect(read.data.selection).toEqual(frozen);
    const send = (id: string, achievement: StudyData['achievement']) =>
      world.store.studies.importStudy(
        { data: { ...read.data, achievement, design: { ...read.data.design, id } }, identities: read.identities },
        'tests',
      );
    await send('same', read.data.achievement);
    const [low, high] = [frozen.low[0]!, frozen.high[0]!];
    const shift = (school: string) => (school === low ? 40 : school === high ? -40 : 0);
    const moved = read.data.achievement.map((row) =>
      row.phase === 'during' && row.score !== null ? { ...row, score: row.score + shift(row.school) } : row,
    );
    await send('moved', moved);
    const view = async (id: string) => (await researcher.send<SelectionView>(`GET /api/studies/${id}/selection`)).body;
    // under other pseudonyms and in another order the same selection, and the same hash
    expect((await view('same')).frozen!.difference).toBeNull();
    const { difference } = (await view('moved')).frozen!;
    expect(difference).toMatchObject({ inputChanged: true, entersHigh: [low], refused: null });
    expect(difference!.leavesLow).toContain(low);
    expect(difference!.moved.map((one) => one.school)).toEqual(expect.arrayContaining([low, high]));
    const { body: report } = await researcher.send<Report>('GET /api/studies/moved/results?language=en');
    const effects = JSON.stringify(report.sections.find((one) => one.id === 'effects'));
    expect(effects).toContain('differs from what was frozen');
    const files = unzipSync((await researcher.fetch<Uint8Array>('GET', '/api/studies/moved/results.zip?language=en')).body);
    const json = JSON.parse(strFromU8(files['results.json']!)) as { selection: { high: string[]; low: string[] } };
    expect([json.selection.high, json.selection.low]).toEqual([frozen.high, frozen.low]);
    const settings = strFromU8(files['settings.csv']!);
    expect(settings).toContain('selection.differs,true');
    expect(settings).toContain(`selection.frozenInputHash,${frozen.inputHash}`);
  });
});
