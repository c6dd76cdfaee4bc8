/** A full disk, over HTTP, by a bound on the pages of the database. `npm run faults -- --disk` fills a real file system. */
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { removeFolder, temporaryFolder } from '../process.ts';
import { makeWorld, type Problem, Respondent } from '../world.ts';
import { lookAt, serveFile } from './full-disk.ts';

let dir: string | undefined;
afterEach(() => {
  if (dir) removeFolder(dir);
});

it('saves and hand-ins are refused as diskFull, nothing breaks, and the same packet is taken when there is room', async () => {
  dir = temporaryFolder('disk');
  const path = join(dir, 'meetmoment.sqlite');
  const world = await makeWorld({ path });
  const [first, second] = (await world.invite('T1')).filter((r) => r.person.startsWith('noord-1'));
  for (const teacher of [first!, second!]) await teacher.consent();
  const packets = await first!.complete();
  const other = await second!.complete();
  await world.close();
  const { pages } = lookAt(path);

  const full = await serveFile(path, 1, pages + 6);
  const at = (base: string, of: Respondent) => new Respondent(base, of.token!, of.person, of.invitation);
  type Reply = Problem & { revision: number };
  const save = (who: Respondent, answers: object, baseRevision: number) =>
    who.send<Reply>('PUT /api/respond/draft', { ...packets[0]!, answers, baseRevision });
  const teacher = at(full.base, first!);
  const all = Object.entries(packets[0]!.answers);
  let revision = 0;
  let sent: object = {};
  let last: { status: number; headers: Headers; body: Reply } | undefined;
  for (let n = 0; n < 400 && last?.status !== 507; n += 1) {
    sent = { ...Object.fromEntries(all), [all[0]![0]]: (n % 5) + 1 };
    last = await save(teacher, sent, revision);
    if (last.status === 200) revision = last.body.revision;
  }
  expect([last!.status, last!.body.code]).toEqual([507, 'diskFull']);
  expect(Number(last!.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(revision).toBeGreaterThan(0);
  const handIn = await at(full.base, second!).send<Reply>('POST /api/respond/submit', { responses: other });
  expect([handIn.status, handIn.body.code]).toEqual([507, 'diskFull']);
  // reading goes on, and shows the last answer that was acknowledged
  const shown = await teacher.send<{ drafts: { revision: number }[] }>('GET /api/respond');
  expect(shown.body.drafts.map((d) => d.revision)).toEqual([revision]);
  expect(full.healthy()).toBe(true);
  await full.close();
  expect(lookAt(path).whole).toBe(true);

  // room again: the device sends what it sent
  const roomy = await serveFile(path, 2);
  const again = await save(at(roomy.base, first!), sent, revision);
  expect([again.status, again.body.revision]).toEqual([200, revision + 1]);
  const handedIn = await at(roomy.base, second!).send<{ status: string }>('POST /api/respond/submit', { responses: other });
  expect(handedIn.body.status).toBe('finished');
  await roomy.close();
  expect(lookAt(path).whole).toBe(true);
});
