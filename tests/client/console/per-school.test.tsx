// @vitest-environment happy-dom
/** A ZIP with a file for each school: what is in it, what is left out, how it stops, and what it says when a school fails. */
import { act, renderHook, waitFor } from '@testing-library/react';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { usePerSchool, type SchoolPart } from '../../../client/console/parts/perSchool.ts';
import { Refused } from '../../../client/lib/call.ts';

let saved: Blob[];
beforeEach(() => {
  saved = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    saved.push(blob as Blob);
    return 'blob:test';
  });
});
afterEach(() => vi.restoreAllMocks());

const part = (school: string, fetch: SchoolPart['fetch'] = async () => new Response(`pages of ${school}`)): SchoolPart => ({
  school,
  name: `School ${school}`,
  fetch,
});
const without = (school: string) => part(school, () => Promise.reject(new Refused('nobodyInvited', 409)));
const run = (parts: readonly SchoolPart[]) => {
  const { result } = renderHook(() => usePerSchool());
  return { result, ending: act(() => result.current.run(parts, 'letters', 'all.zip', ['nobodyInvited'])) };
};

it('has a file for each school that has something', async () => {
  expect(await run([part('noord'), without('zuid'), part('oost')]).ending).toBe(2);
  const files = unzipSync(new Uint8Array(await saved[0]!.arrayBuffer()));
  expect(Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]))).toEqual({
    'noord-letters.pdf': 'pages of noord',
    'oost-letters.pdf': 'pages of oost',
  });
});

it('says why there is nothing when no school has anything, and which refusal stopped it otherwise', async () => {
  await expect(run([without('noord'), without('zuid')]).ending).rejects.toMatchObject({ code: 'nobodyInvited' });
  const offline = part('zuid', () => Promise.reject(new Refused('offline', 0)));
  const { result, ending } = run([part('noord'), offline, part('oost')]);
  await expect(ending).rejects.toMatchObject({ code: 'offline' });
  expect(result.current.progress).toBeNull();
  expect(saved).toEqual([]);
});

it('says how far it is, stops between two schools, and hands out nothing', async () => {
  const asked: string[] = [];
  const { result } = renderHook(() => usePerSchool());
  const waits = part(
    'zuid',
    (signal) => new Promise((_, fail) => signal.addEventListener('abort', () => fail(new Error('stopped')))),
  );
  const after = part('oost', async () => {
    asked.push('oost');
    return new Response('');
  });
  const ending = result.current.run([part('noord'), waits, after], 'letters', 'all.zip', []);
  await waitFor(() => expect(result.current.progress).toEqual({ done: 1, total: 3, name: 'School zuid' }));
  result.current.stop();
  expect(await ending).toBeNull();
  await waitFor(() => expect(result.current.progress).toBeNull());
  expect({ asked, saved }).toEqual({ asked: [], saved: [] });
});
