/** The short way of answers (server/http/lean.ts) gives what the long way gives, and bounds what waits. */
import { connect } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeWorld, type Problem, type Respondent, type World } from '../world.ts';

let world: World;
let teacher: Respondent;
beforeEach(async () => {
  world = await makeWorld();
  teacher = (await world.invite('T1'))[4]!;
});
afterEach(() => world.close());

it('has the same headers as an answer that went through Express', async () => {
  const names = (h: Headers) =>
    Object.fromEntries([...h].filter(([k]) => !['date', 'etag', 'vary', 'content-length'].includes(k)));
  const long = await teacher.consent();
  const [draft] = await teacher.complete();
  const short = await teacher.send('PUT /api/respond/draft', draft);
  expect(short.status).toBe(200);
  expect(names(short.headers)).toEqual(names(long.headers));
});

it('leaves to Express what is not plain, with the same refusals', async () => {
  await teacher.consent();
  const [draft] = await teacher.complete();
  const put = (headers: Record<string, string>, path = '/api/respond/draft') =>
    fetch(world.base + path, { method: 'PUT', headers, body: JSON.stringify(draft) });
  const json = { 'Content-Type': 'application/json' };
  const own = { Authorization: `Bearer ${teacher.token}` };
  expect((await put(json)).status).toBe(401);
  expect((await put({ ...json, Authorization: 'Bearer nobody' })).status).toBe(401);
  expect((await put({ ...own, 'Content-Type': 'text/plain' })).status).toBe(415);
  expect((await put({ ...own, ...json, 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
  expect((await put({ ...own, ...json }, '/api/respond/draft?x=1')).status).toBe(400);
  expect((await put({ ...own, ...json })).status).toBe(200);
});

it('an account is not a respondent on the short way either', async () => {
  const researcher = await world.signIn('researcher');
  const refused = await researcher.send<Problem>('PUT /api/respond/draft', {});
  expect([refused.status, refused.body.code]).toEqual([401, 'linkUnknown']);
});

it('a client that never ends its body holds nobody up', async () => {
  await teacher.consent();
  const [draft] = await teacher.complete();
  const port = Number(new URL(world.base).port);
  const slow = Array.from({ length: 50 }, () => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(
      `PUT /api/respond/draft HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${teacher.token}\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{`,
    );
    return socket;
  });
  await new Promise((r) => setTimeout(r, 100));
  expect((await teacher.send('PUT /api/respond/draft', draft)).status).toBe(200);
  for (const socket of slow) socket.destroy();
});
