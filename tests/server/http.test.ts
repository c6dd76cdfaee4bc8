/** The wire: hostile bodies, headers, pages, compression, OpenAPI, health, what is logged. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endpointKeys, endpoints } from '../../server/http/endpoints.ts';
import { problemCodes, Refusal } from '../../server/http/problem.ts';
import { checkComplete } from '../../server/http/routes.ts';
import { makeWorld, type Problem, type Respondent, study, type Visitor, type World } from '../world.ts';

let world: World;
let researcher: Visitor;
let teacher: Respondent;
let client: string;
beforeAll(async () => {
  client = mkdtempSync(join(tmpdir(), 'meetmoment-client-'));
  for (const dir of ['respond', 'console', 'assets']) mkdirSync(join(client, dir));
  for (const name of ['respond', 'console'])
    writeFileSync(join(client, name, 'index.html'), `<!doctype html><title>${name}</title>`);
  writeFileSync(join(client, 'assets/app-abc123.js'), `/* ${'x'.repeat(5000)} */`);
  writeFileSync(join(client, 'mark.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  world = await makeWorld({ client });
  researcher = await world.signIn('researcher');
  teacher = (await world.invite('T1'))[1]!;
  await teacher.consent();
});
afterAll(async () => {
  await world.close();
  rmSync(client, { recursive: true });
});

const json = { 'Content-Type': 'application/json' };

describe('hostile bodies', () => {
  const put = (body: string, headers: Record<string, string> = json) =>
    teacher.fetch<Problem>('PUT', '/api/respond/draft', { body, headers });
  const good = async () => (await teacher.complete())[0]!;

  it.each([
    ['not JSON', '{"answers":', json, 400, 'badJson'],
    ['a number', '3', json, 400, 'badJson'],
    ['a list', '[]', json, 400, 'badRequest'],
    ['another media type', '{}', { 'Content-Type': 'application/xml' }, 415, 'wrongMediaType'],
    ['another character set', '{}', { 'Content-Type': 'application/json; charset=iso-8859-1' }, 415, 'wrongMediaType'],
    ['another content coding', '{}', { ...json, 'Content-Encoding': 'zstd-of-mine' }, 415, 'wrongMediaType'],
    ['10 MB', `{"response":"${'x'.repeat(10 * 1_048_576)}"}`, json, 413, 'tooLarge'],
    ['a bomb of depth', '['.repeat(100_000) + ']'.repeat(100_000), json, 400, 'badRequest'],
  ])('%s', async (_, body, headers, status, code) => {
    const reply = await put(body, headers);
    expect([reply.status, reply.body.code]).toEqual([status, code]);
    expect(reply.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });

  it('unknown keys and wrong types name their place', async () => {
    const { body } = await put(JSON.stringify({ ...(await good()), extra: 1, baseRevision: '0' }));
    expect(body).toMatchObject({ code: 'badRequest', status: 400, type: 'about:blank' });
    const { fields } = body as unknown as { fields: { path: string; code: string }[] };
    expect(fields).toContainEqual({ path: 'body.baseRevision', code: 'invalid_type' });
    expect(fields).toContainEqual({ path: 'body', code: 'unrecognized_keys' });
  });

  it('keys that would reach a prototype change nothing and are not kept', async () => {
    const base = JSON.stringify(await good());
    for (const key of ['__proto__', 'constructor', 'prototype', '\\u005f_proto__', 'toString']) {
      const top = await put(base.replace('{', `{"${key}":{"polluted":1},`));
      const inside = await put(base.replace('"answers":{', `"answers":{"${key}":{"confirmed":true,"named":{}},`));
      for (const reply of [top, inside]) expect([200, 400, 409, 422]).toContain(reply.status);
      expect(({} as { polluted?: number }).polluted).toBeUndefined();
    }
    const kept = (await world.store.studies.load(study))!.data.responses;
    for (const { answers } of kept) expect(Object.keys(answers).every((k) => /^(ATT|NET)/.test(k))).toBe(true);
  });

  it('unknown query keys, a query or body where none belongs', async () => {
    expect((await teacher.send<Problem>('GET /api/respond/forms?language=fr')).body.code).toBe('badRequest');
    expect((await teacher.send<Problem>('GET /api/respond/forms?language=nl&x=1')).body.code).toBe('badRequest');
    expect((await researcher.send<Problem>('GET /api/studies?x=1')).body.code).toBe('badRequest');
    expect((await researcher.send<Problem>(`POST /api/studies/${study}/waves/T2a/open`, { x: 1 })).body.code).toBe('badRequest');
  });

  it('nobody’s large body is not read', async () => {
    const reply = await world.nobody().fetch<Problem>('POST', '/api/studies', {
      body: new Uint8Array(1_000_000),
      headers: { 'Content-Type': 'application/zip' },
    });
    expect([reply.status, reply.body.code]).toEqual([401, 'signInNeeded']);
  });
});

describe('pages', () => {
  const policy = (headers: Headers) => headers.get('content-security-policy') ?? '';

  it('have their own addresses; the front door leads to the console', async () => {
    for (const [path, title] of [
      ['/r/', 'respond'],
      ['/console', 'console'],
      ['/console/', 'console'],
      ['/console/studies/x.y/response', 'console'],
    ] as const) {
      const { status, headers, body } = await world.nobody().fetch<Uint8Array>('GET', path);
      expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([
        200,
        'text/html; charset=utf-8',
        'no-cache',
      ]);
      expect(new TextDecoder().decode(body)).toContain(`<title>${title}</title>`);
    }
    expect((await world.nobody().fetch('GET', '/')).headers.get('location')).toBe('/console/');
    expect((await world.nobody().fetch('GET', '/r')).headers.get('location')).toBe('/r/');
    for (const path of [
      '/respond/',
      '/respond/index.html',
      '/console-x',
      '/r/x',
      '/assets/none.js',
      '/.stamp',
      '/assets/',
      '/..%2fpackage.json',
      '/assets/..%2f..%2fpackage.json',
    ]) {
      expect((await world.nobody().fetch<Problem>('GET', path)).status, path).toBe(404);
    }
  });

  it('carry the policy of their group and no other site’s anything', async () => {
    const respond = (await world.nobody().fetch('GET', '/r/')).headers;
    expect(policy(respond)).toBe(
      "default-src 'self';base-uri 'none';object-src 'none';frame-ancestors 'none';form-action 'self';script-src 'self';script-src-attr 'none';connect-src 'self';font-src 'self';img-src 'self' data:;style-src 'self';style-src-attr 'unsafe-inline'",
    );
    const console_ = (await world.nobody().fetch('GET', '/console/')).headers;
    expect(policy(console_)).toContain("script-src 'self';");
    expect(policy(console_)).toContain("style-src 'self' 'unsafe-inline'");
    expect(policy((await world.nobody().fetch('GET', '/api/session')).headers)).toContain("default-src 'none'");
    for (const headers of [respond, console_]) {
      expect(policy(headers)).not.toContain('upgrade-insecure-requests');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('strict-transport-security')).toBeNull();
      expect(headers.get('x-powered-by')).toBeNull();
    }
  });

  it('assets are compressed and kept for good; the rest is asked again', async () => {
    const asset = await world.nobody().fetch('GET', '/assets/app-abc123.js', { headers: { 'Accept-Encoding': 'gzip' } });
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(asset.headers.get('content-encoding')).toBe('gzip');
    expect((await world.nobody().fetch('GET', '/mark.svg')).headers.get('cache-control')).toBe('no-cache');
    expect((await world.nobody().fetch('GET', '/api/session')).headers.get('cache-control')).toBe('no-store');
  });
});

describe('the server about itself', () => {
  it('/health', async () => {
    expect((await world.nobody().send('GET /health')).body).toEqual({
      status: 'ok',
      version: '0.0.0-test',
      database: true,
      mail: 'off',
    });
  });

  it('/api/openapi.json has every endpoint with what it takes and gives', async () => {
    const { body } = await world
      .nobody()
      .send<{ openapi: string; paths: Record<string, Record<string, { summary: string; responses: object }>> }>(
        'GET /api/openapi.json',
      );
    expect(body.openapi).toBe('3.1.0');
    const listed = Object.entries(body.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((m) => `${m.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
    );
    expect(listed.toSorted()).toEqual(endpointKeys.toSorted());
    for (const key of endpointKeys) {
      const [method, path] = key.split(' ') as [string, string];
      const operation = body.paths[path.replace(/:(\w+)/g, '{$1}')]![method.toLowerCase()]!;
      expect(operation).toMatchObject({ summary: endpoints[key].summary, responses: { 200: {}, default: {} } });
    }
  });

  it('the document holds together: paths and parameters, schemes, references', async () => {
    interface Operation {
      parameters?: { in: string; name: string; required?: boolean; schema: object }[];
      security: Record<string, never[]>[];
      requestBody?: object;
      responses: Record<string, { description: string; content: Record<string, { schema: object }> }>;
    }
    type Document = { paths: Record<string, Record<string, Operation>>; components: { securitySchemes: object } };
    const { body } = await world.nobody().send<Document>('GET /api/openapi.json');
    for (const [path, methods] of Object.entries(body.paths))
      for (const [method, operation] of Object.entries(methods)) {
        const inPath = (operation.parameters ?? []).filter((p) => p.in === 'path');
        expect(
          inPath.map((p) => `{${p.name}}`),
          path,
        ).toEqual(path.match(/\{\w+\}/g) ?? []);
        expect(inPath.every((p) => p.required === true && typeof p.schema === 'object')).toBe(true);
        if (method === 'get') expect(operation.requestBody).toBeUndefined();
        for (const name of operation.security.flatMap((s) => Object.keys(s)))
          expect(body.components.securitySchemes).toHaveProperty(name);
        for (const reply of Object.values(operation.responses)) {
          expect(reply.description).not.toBe('');
          for (const { schema } of Object.values(reply.content)) expect(schema).toHaveProperty('type');
        }
      }
    const references = [...JSON.stringify(body).matchAll(/"\$ref":"#\/([^"]+)"/g)].map((m) => m[1]!.split('/'));
    for (const steps of references) {
      expect(
        steps.reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], body),
        steps.join('/'),
      ).toBeDefined();
    }
  });

  it('/api/docs lists every endpoint and every refusal, without script', async () => {
    const { body, headers } = await world.nobody().fetch<Uint8Array>('GET', '/api/docs');
    const text = new TextDecoder().decode(body);
    for (const word of [...endpointKeys, ...Object.keys(problemCodes)]) expect(text).toContain(`<code>${word}</code>`);
    expect(text).not.toMatch(/<script|https?:\/\//);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('logs requests by route, never by address, and nothing that was sent', async () => {
    await teacher.send('GET /api/respond');
    await researcher.send(`GET /api/studies/${study}/schools/noord/people`);
    const text = JSON.stringify(world.logged);
    expect(text).toContain('/api/studies/:study/schools/:school/people');
    expect(text).not.toMatch(/noord|Bearer|@example|two-schools/);
    expect(text).not.toContain(teacher.token);
    expect(world.logged.filter((l) => l.level === 'error')).toEqual([]);
  });

  it('logs where something broke, never the values that an error quotes, on none of its lines', async () => {
    const { schools } = world.store;
    const list = schools.list.bind(schools);
    Object.assign(schools, {
      list: () => Promise.reject(new Error('failed query: select …\nparams: Anneke Smeets, 5\n    Anneke again')),
    });
    const reply = await researcher.send<Problem>(`GET /api/studies/${study}/schools`);
    Object.assign(schools, { list });
    const failed = world.logged.filter((l) => l.level === 'error');
    expect([reply.body.code, failed.length]).toEqual(['internal', 1]);
    expect(JSON.stringify(failed)).toMatch(/http\.test\.ts/);
    expect(JSON.stringify([failed, reply.body])).not.toMatch(/Anneke|select/);
  });
});

describe('a program that is not whole does not start', () => {
  const contracts = { 'GET /a': { summary: 'a' }, 'GET /b': { summary: 'b' } };
  const handler = async () => ({});
  it('a missing handler, a handler too many', () => {
    expect(() => checkComplete(contracts, { 'GET /a': handler })).toThrow('endpoints without a handler: GET /b');
    expect(() => checkComplete({ 'GET /a': { summary: '' } }, { 'GET /a': handler, 'GET /b': handler })).toThrow(
      'handlers without a contract: GET /b',
    );
    expect(() => checkComplete(contracts, { 'GET /a': handler, 'GET /b': handler })).not.toThrow();
  });

  it('a refusal has the status of its code and tells no more than it was given', () => {
    expect(new Refusal('waveClosed').body()).toEqual({
      type: 'about:blank',
      title: 'This wave is closed',
      status: 409,
      code: 'waveClosed',
    });
    expect(new Refusal('tooManyAttempts', { params: { seconds: 3 } }).body()).toMatchObject({
      status: 429,
      params: { seconds: 3 },
    });
  });
});
