/**
 * What is logged in a season holds no name, e-mail address, link, cookie, answer or file: routes are patterns, the rest ids and counts
 * (peers.md, security 14).
 */
import { strToU8 } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeWorld, middling, password, study, twoSchools, type World } from '../world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld({
    mail: { from: 'project@example.org', trouble: () => undefined, one: () => Promise.resolve() } as never,
  });
});
afterAll(() => world.close());

/** everything that a line may say; a new key is a decision to be made here */
const allowed = [
  'method',
  'route',
  'status',
  'ms',
  'error',
  'study',
  'kind',
  'name',
  'invitation',
  'turn',
  'why',
  'code',
  'details',
];

it('a season leaves no personal datum, secret or answer in the log', async () => {
  const needles = new Map<string, string>([['password', password]]);
  const { identities } = twoSchools();
  for (const [, { name, email }] of identities.people) {
    if (name) needles.set(`name ${name}`, name);
    if (email) needles.set(`mail ${email}`, email);
  }
  for (const [, { name }] of identities.schools) if (name) needles.set(`school ${name}`, name);

  const researcher = await world.signIn('researcher');
  needles.set('cookie', researcher.cookie!.split('=')[1]!);
  needles.set('csrf', researcher.csrf!);
  await world.nobody().send('POST /api/sessions', { email: 'stranger@example.org', password: 'a wrong one entirely' });
  needles.set('stranger', 'stranger@example.org');
  needles.set('wrong password', 'a wrong one entirely');

  const people = await world.invite('T1');
  for (const one of people.slice(0, 6)) {
    needles.set(`token ${one.person}`, one.token!);
    expect((await one.answerAll()).status).toBe(200);
  }
  const [, , , , , , late] = people;
  // refused on the way in: too much, not JSON, an unknown item with a name in it
  await late!.fetch('PUT', '/api/respond/draft', { body: '{"Truus":', headers: { 'Content-Type': 'application/json' } });
  await late!.send('PUT /api/respond/draft', { answers: { 'Truus de Groot': 3 } });
  needles.set('body', 'Truus');
  await world.nobody().send(`GET /api/respond?token=${late!.token}`);
  await world.nobody().send(`GET /r/${late!.token}`);

  await researcher.send(`POST /api/studies/${study}/quality/jobs`);
  const found = await researcher.send<{ doubts: { response: string }[] }>(`GET /api/studies/${study}/quality`);
  const [doubt] = found.body.doubts;
  await researcher.send(`POST /api/studies/${study}/quality/${doubt!.response}/exclude`, {
    reason: 'onRequest',
    note: 'Mevrouw Willemsen belde hierover',
  });
  needles.set('note', 'Willemsen');
  await researcher.fetch('POST', '/api/studies/import', { body: strToU8('no zip, but Klaas Vaak'), headers: {} });
  needles.set('file', 'Klaas Vaak');
  await researcher.send(`POST /api/studies/${study}/waves/T1/close`);
  await researcher.send(`GET /api/studies/${study}/report?language=nl`);
  // something breaks with a name in its message
  const { studies } = world.store as unknown as { studies: { design: unknown } };
  const whole = studies.design;
  studies.design = () => Promise.reject(new Error('no place for Bea Bakker'));
  expect((await researcher.send(`GET /api/studies/${study}`)).status).toBe(500);
  studies.design = whole;
  needles.set('message', 'Bea Bakker');

  expect(world.logged.length).toBeGreaterThan(45);
  expect(world.logged.some(({ level }) => level === 'error')).toBe(true);
  const text = JSON.stringify(world.logged);
  expect([...needles].filter(([, needle]) => text.includes(needle)).map(([what]) => what)).toEqual([]);
  expect(
    [...new Set(world.logged.flatMap(({ details }) => Object.keys(details)))].filter((key) => !allowed.includes(key)),
  ).toEqual([]);
  // an answer would stand beside its item
  const items = Object.keys(middling(twoSchools().data.instruments[0]!));
  expect(items.filter((id) => text.includes(`"${id}"`))).toEqual([]);
  // the audit holds ids, not names
  const audit = JSON.stringify(await world.store.audit.ofStudy(study, 10_000));
  const names = [...identities.people.values()].flatMap(({ name, email }) => [name ?? '', email ?? '']);
  expect([...names, 'Willemsen'].filter((needle) => needle !== '' && audit.includes(needle))).toEqual([]);
});
