/** How often results are made: the part of it that no real worker can show, because it is too fast. */
import { describe, expect, it } from 'vitest';
import type { Services } from '../../server/http/services.ts';
import { resultsOf } from '../../server/studies/results.ts';

describe('results of a study that is being answered', () => {
  it('are made one at a time, and anew only for who asked after the change', async () => {
    let mark = 0;
    let next = 0;
    const waiting: { end: (value: unknown) => void; fail: (error: Error) => void }[] = [];
    const services = {
      store: { studies: { summary: async () => ({}), mark: async () => String(mark) }, audit: { note: async () => {} } },
      log: { error: () => {} },
      workers: { run: () => new Promise((end, fail) => waiting.push({ end, fail })) },
      clock: () => new Date(0),
      ids: () => String((next += 1)),
      version: '0',
      database: 'a file',
    } as unknown as Services;
    const made = resultsOf(services);
    const results = (study: string, language: 'nl' | 'en') => made.results(study, language);
    const turn = () => new Promise((resolve) => setTimeout(resolve, 5));

    const first = results('s', 'nl');
    await turn();
    const later: Promise<unknown>[] = [];
    for (; mark < 20; ) {
      mark += 1;
      later.push(results('s', 'nl'));
      await turn();
    }
    expect(waiting).toHaveLength(1);
    waiting[0]!.end('first');
    expect(await first).toBe('first');
    await turn();
    expect(waiting).toHaveLength(2);
    waiting[1]!.end('second');
    expect(await Promise.all(later)).toEqual(later.map(() => 'second'));

    // another language or study does not wait for these, only for room at the worker; a failure is not kept
    mark += 1;
    const [en, other, nl] = [results('s', 'en'), results('t', 'nl'), results('s', 'nl')];
    await turn();
    expect(waiting).toHaveLength(4);
    waiting[2]!.fail(new Error('broken'));
    await expect(en).rejects.toThrow('broken');
    await turn();
    expect(waiting).toHaveLength(5);
    waiting[3]!.end('other');
    waiting[4]!.end('third');
    expect([await other, await nl]).toEqual(['other', 'third']);
    const again = results('s', 'en');
    await turn();
    waiting[5]!.end('fourth');
    expect(await again).toBe('fourth');
  });
});
