/** What a coder typed reaches the server or stays on the device: one request at a time, the newest codes, nothing lost. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Kept, Saver, type SavingState } from '../../../../client/console/coding/saver.ts';
import { Refused } from '../../../../client/lib/call.ts';
import type { Codes } from '../../../../server/evidence/contract.ts';

const code = (valence: '+' | '-'): Codes => ({ a: { mention: 'spontaneous', valence } });
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function setUp(answer: (codes: Codes, base: number) => Promise<{ revision: number }>) {
  const sent: [Codes, number][] = [];
  const states: SavingState['is'][] = [];
  const kept: { now: Kept | null } = { now: null };
  const saver = new Saver(
    {
      send: (codes, base) => {
        sent.push([codes, base]);
        return answer(codes, base);
      },
      keep: (entry) => (kept.now = entry),
      tell: ({ is }) => states.push(is),
    },
    3,
  );
  return { saver, sent, states, kept };
}
const answers = (...list: (number | Error)[]) => {
  const left = [...list];
  return () => {
    const next = left.shift() ?? 99;
    return typeof next === 'number' ? Promise.resolve({ revision: next }) : Promise.reject(next);
  };
};

describe('saving', () => {
  it('gathers quick changes into one request, and forgets on the device what the server has', async () => {
    const { saver, sent, states, kept } = setUp(answers(4));
    saver.change(code('+'));
    saver.change(code('-'));
    expect(kept.now).toEqual({ codes: code('-'), baseRevision: 3 });
    await vi.runAllTimersAsync();
    expect(sent).toEqual([[code('-'), 3]]);
    expect(kept.now).toBeNull();
    expect(states.at(-1)).toBe('saved');
  });

  it('sends what changed meanwhile on top of the new revision, never two at once', async () => {
    let free: (value: { revision: number }) => void = () => {};
    const { saver, sent, kept } = setUp(() => new Promise((resolve) => (free = resolve)));
    saver.change(code('+'));
    await vi.advanceTimersByTimeAsync(600);
    saver.change(code('-'));
    await vi.advanceTimersByTimeAsync(600);
    expect(sent).toHaveLength(1);
    free({ revision: 4 });
    await vi.advanceTimersByTimeAsync(600);
    expect(sent[1]).toEqual([code('-'), 4]);
    free({ revision: 5 });
    await vi.advanceTimersByTimeAsync(600);
    expect([kept.now, saver.revision]).toEqual([null, 5]);
  });

  it('keeps on the device what did not arrive, says so, and tries again', async () => {
    const { saver, sent, states, kept } = setUp(answers(new Refused('offline', 0), new Refused('busy', 503), 4));
    saver.change(code('+'));
    await vi.advanceTimersByTimeAsync(600);
    expect([states.at(-1), kept.now?.codes]).toEqual(['unsent', code('+')]);
    await vi.advanceTimersByTimeAsync(11_000);
    expect([states.at(-1), kept.now, sent.length]).toEqual(['saved', null, 3]);
  });

  it('leaves it to a person when somebody else saved in between', async () => {
    const { saver, sent, states, kept } = setUp(answers(new Refused('revisionConflict', 409), 8));
    saver.change(code('+'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect([states.at(-1), sent.length, kept.now?.codes]).toEqual(['conflict', 1, code('+')]);
    saver.override(code('+'), 7);
    await vi.runAllTimersAsync();
    expect([sent[1], states.at(-1), kept.now]).toEqual([[code('+'), 7], 'saved', null]);
    saver.giveIn(9);
    expect(saver.revision).toBe(9);
  });

  it('does not try for ever what is refused, and keeps it', async () => {
    const { saver, sent, states, kept } = setUp(answers(new Refused('unitSettled', 409)));
    saver.change(code('+'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect([states.at(-1), sent.length, kept.now?.codes]).toEqual(['refused', 1, code('+')]);
    // a person may try again
    expect([await saver.flush(), kept.now, sent.length]).toEqual([true, null, 2]);
  });

  it('stops with the page; what was not confirmed stays', async () => {
    const { saver, sent, kept } = setUp(answers(4));
    saver.change(code('+'));
    saver.stop();
    await vi.runAllTimersAsync();
    expect([sent.length, kept.now?.codes]).toEqual([0, code('+')]);
  });
});
