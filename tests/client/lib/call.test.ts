import { afterEach, describe, expect, it, vi } from 'vitest';
import { addressOf, caller, Refused } from '../../../client/lib/call.ts';
import type { ResponsesWire } from '../../../server/responses/contract.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

type Sent = { path: string; init: RequestInit };
/** A browser's fetch that notes what is sent and gives this reply. */
function answering(reply: () => Promise<Response>): Sent[] {
  const sent: Sent[] = [];
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    sent.push({ path, init });
    return reply();
  });
  return sent;
}
const json = (body: unknown, status = 200) => Promise.resolve(new Response(JSON.stringify(body), { status }));
const call = caller<ResponsesWire>(() => ({ Authorization: 'Bearer t' }));

describe('an address', () => {
  it('is made of the key, with parameters escaped and empty query values left out', () => {
    expect(addressOf('POST /api/studies/:study/waves/:wave/open', { study: 'a/b', wave: 'T 1' })).toEqual({
      method: 'POST',
      path: '/api/studies/a%2Fb/waves/T%201/open',
    });
    expect(addressOf('GET /api/x', {}, { language: 'nl', none: undefined }).path).toBe('/api/x?language=nl');
  });
});

describe('a call', () => {
  it('sends method, query, headers and JSON, and gives the reply', async () => {
    const sent = answering(() => json({ forms: [] }));
    expect(await call('GET /api/respond/forms', { query: { language: 'en' } })).toEqual({ forms: [] });
    expect(sent[0]?.path).toBe('/api/respond/forms?language=en');
    expect(sent[0]?.init.headers).toMatchObject({ Authorization: 'Bearer t' });
    await call('POST /api/respond/consent', { body: { given: true, language: 'nl' }, keepalive: true });
    expect(sent[1]?.init).toMatchObject({ method: 'POST', keepalive: true, body: '{"given":true,"language":"nl"}' });
  });

  it('tells refusals by the server’s code, with what fills its sentence', async () => {
    answering(() => json({ code: 'revisionConflict', status: 409, params: { revision: 4 } }, 409));
    const refused = await call('GET /api/respond', {}).catch((e: unknown) => e);
    expect(refused).toBeInstanceOf(Refused);
    expect(refused).toMatchObject({ code: 'revisionConflict', status: 409, params: { revision: 4 } });
  });

  it('calls a proxy’s page what it is, whether it says 502 or 200', async () => {
    for (const status of [502, 200]) {
      answering(() => Promise.resolve(new Response('<html>wifi login</html>', { status })));
      await expect(call('GET /api/respond', {})).rejects.toMatchObject({ code: 'unexpectedAnswer', status });
    }
  });

  it('is "offline" without an answer, or without one in time', async () => {
    answering(() => Promise.reject(new TypeError('failed to fetch')));
    await expect(call('GET /api/respond', {})).rejects.toMatchObject({ code: 'offline', status: 0 });
    vi.useFakeTimers();
    vi.stubGlobal(
      'fetch',
      (_: string, init: RequestInit) =>
        new Promise((_done, fail) => init.signal?.addEventListener('abort', () => fail(new DOMException('', 'AbortError')))),
    );
    const slow = expect(call('GET /api/respond', { timeoutMs: 500 })).rejects.toMatchObject({ code: 'offline', status: 0 });
    await vi.advanceTimersByTimeAsync(600);
    await slow;
  });

  it('that the caller stops is not a refusal', async () => {
    const stop = new AbortController();
    vi.stubGlobal('fetch', () => Promise.reject(new DOMException('stopped', 'AbortError')));
    stop.abort();
    await expect(call('GET /api/respond', { signal: stop.signal })).rejects.not.toBeInstanceOf(Refused);
  });
});
