/** From children's seats to the score of the school: class means, their mean, and no figure of one class anywhere. */
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { analyseStudy } from '../../analysis/study.ts';
import type { Answers } from '../../instruments/types.ts';
import { readStudyFolder, zipSource } from '../../server/studies/folder/index.ts';
import type { Visitor, World } from '../world.ts';
import { openSession, pupilOn, pupils, pupilWorld, study, teacherOf } from './classes-world.ts';

let world: World;
let researcher: Visitor;
const at = `/api/studies/${study}`;
/** children per class: group 6 is large enough for its name, 5 is counted without it, 7 is not counted */
const classes = [
  { teacher: 'noord-05', group: '5', code: 1, children: 6 },
  { teacher: 'noord-06', group: '6', code: 4, children: 12 },
  { teacher: 'noord-07', group: '7', code: 3, children: 4 },
  { teacher: 'zuid-05', group: '5', code: 2, children: 4 },
] as const;
const all = (code: number): Answers => Object.fromEntries(pupils.items.map((i) => [i.id, code]));

beforeAll(async () => {
  world = await pupilWorld();
  researcher = await world.signIn('researcher');
  const links = await world.invite('T1');
  for (const { teacher, code, children } of classes) {
    const session = await openSession(teacherOf(links, teacher));
    for (let n = 0; n < children; n += 1) {
      const pupil = await pupilOn(world, session.code);
      // a draft of a child that went on too early does not count
      if (n === 0) await (await pupilOn(world, session.code)).save({ PUP01: 1 });
      await pupil.submit(all(code));
    }
  }
});
afterAll(() => world.close());

const files = async () => unzipSync((await researcher.fetch<Uint8Array>('GET', `${at}/results.zip?language=nl`)).body);
const exported = async (request: 'GET export' | 'POST export-with-identities') => {
  const [method, path] = request.split(' ') as [string, string];
  const read = readStudyFolder(zipSource((await researcher.fetch<Uint8Array>(method, `${at}/${path}.zip`)).body));
  if (!read.ok) throw new Error(JSON.stringify(read.problems.slice(0, 3)));
  return read.data;
};

it('the school has the mean of its classes of five and more, a smaller class alone has none', async () => {
  const measures = strFromU8((await files())['measures.csv']!);
  for (const scale of pupils.scales) {
    const row = (school: string) =>
      new RegExp(`^school,${school},,T1,pupil-perception\\.${scale.id},scaleScore,(.*)$`, 'm').exec(measures)?.[1];
    // (1 + 4) / 2 over eighteen children; the four of group 7 are not among them
    expect(row('noord'), scale.id).toMatch(/^2\.5,18,/);
    expect(row('zuid'), scale.id).toMatch(/^,4,.*tooFew/);
  }
});

it('no file of results and no page of the console has a figure of one class', async () => {
  const results = await files();
  const rows = strFromU8(results['measures.csv']!).split('\n');
  expect(new Set(rows.slice(1, -1).map((r) => r.split(',')[0]))).toEqual(new Set(['school', 'study', 'person']));
  // the mean of group 5 is 1: nowhere as a score
  expect(rows.filter((r) => /pupil-perception\.\w+,scale(?:Score|Mean\w*),1,/.test(r))).toEqual([]);
  expect(rows.filter((r) => r.startsWith('person,') && r.includes('pupil-perception'))).toEqual([]);
  const report = JSON.stringify((await researcher.send(`GET ${at}/results?language=nl`)).body);
  expect(report).toContain('pupil-perception');
  for (const text of [report, ...Object.values(results).map((b) => strFromU8(b))]) expect(text).not.toMatch(/small-\d/);
  const response = JSON.stringify((await researcher.send(`GET ${at}/response`)).body);
  expect(response).toContain('pupil-perception');
  expect(response).not.toMatch(/"group"|small-\d|PUP\d/);
});

it('without names a small class bears a number; the figures stay the same', async () => {
  const groups = (data: Awaited<ReturnType<typeof exported>>, school: string) => {
    const counts = new Map<string, number>();
    for (const r of data.responses)
      if (r.school === school && r.submitted) counts.set(r.group ?? '', (counts.get(r.group ?? '') ?? 0) + 1);
    return counts;
  };
  const hidden = await exported('GET export');
  const noord = groups(hidden, 'noord');
  expect([...noord.keys()].toSorted()).toEqual(['6', 'small-1', 'small-2']);
  expect([...noord.values()].toSorted((a, b) => a - b)).toEqual([4, 6, 12]);
  expect([...groups(hidden, 'zuid').keys()]).toEqual(['small-1']);
  const named = await exported('POST export-with-identities');
  expect([...groups(named, 'noord')].toSorted(([a], [b]) => (a < b ? -1 : 1))).toEqual([
    ['5', 6],
    ['6', 12],
    ['7', 4],
  ]);
  const scores = (data: typeof named) =>
    analyseStudy(data)
      .measures.filter((v) => v.level !== 'person' && v.subject.startsWith('pupil-perception'))
      // the rows stand in another order: sums differ in their last digit
      .map((v) => [v.level, v.school, v.subject, v.measure, v.estimate.value?.toPrecision(12), v.estimate.n]);
  expect(scores(hidden)).toEqual(scores(named));
});
