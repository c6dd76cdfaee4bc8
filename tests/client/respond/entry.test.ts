import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answerItem,
  changedAnswers,
  choose,
  type Entry,
  freshEntry,
  isUnsent,
  joinKept,
  mergeDraft,
  noteSaved,
  noteSent,
  outgoing,
  sameAnswer,
  sameAnswers,
} from '../../../client/respond/outbox/entry.ts';
import type { Answer, Answers } from '../../../instruments/types.ts';

const entry = (answers: Answers = {}, confirmed: Answers = {}, revision = 0): Entry => ({
  ...freshEntry('attitude', 1, 'a'.repeat(32)),
  answers,
  confirmed,
  revision,
});
const draft = (answers: Answers, revision = 5) => ({ response: 'b'.repeat(32), revision, answers });
const skipped = { missing: 'skipped' } as const;

describe('answers', () => {
  it('are the same whatever the order in which colleagues were named', () => {
    expect(sameAnswer({ confirmed: true, named: { a: 1, b: 2 } }, { confirmed: true, named: { b: 2, a: 1 } })).toBe(true);
    expect(sameAnswer({ confirmed: true, named: {} }, { confirmed: false, named: {} })).toBe(false);
    expect(sameAnswer(skipped, { missing: 'dontKnow' })).toBe(false);
    expect(sameAnswer(undefined, null)).toBe(true);
    expect(sameAnswer(3, skipped)).toBe(false);
  });

  it('are unsent until the server has confirmed them', () => {
    const answered = answerItem(entry(), 'ATT01', 4);
    expect(isUnsent(answered)).toBe(true);
    const saved = noteSaved(noteSent(answered, outgoing(answered)), { ATT01: 4 }, 0, 1);
    expect(isUnsent(saved)).toBe(false);
    expect(isUnsent(answerItem(saved, 'ATT01', null))).toBe(true);
  });

  it('stay confirmed, and what is under way remembered, when an older reply comes after a newer one', () => {
    const newer = noteSent(noteSaved(entry({ A: 2 }), { A: 2 }, 6, 7), { A: 5 });
    expect(noteSaved(newer, { A: 2 }, 5, 7)).toEqual(newer);
  });
});

describe('joining with the server', () => {
  it('takes what only one side changed', () => {
    const merged = mergeDraft(entry({ A: 1, B: 5, C: 3 }, { A: 1, B: 2, C: 3 }), draft({ A: 4, B: 2, C: 3, D: 1 }));
    expect(merged.answers).toEqual({ A: 4, B: 5, C: 3, D: 1 });
    expect(merged.differing).toEqual({});
    expect(merged.response).toBe('b'.repeat(32));
  });

  it('never sees an echo of this device as another’s answer', () => {
    const first = answerItem(entry(), 'A', 3);
    const sent = noteSent(first, outgoing(first)); // arrived, but the reply was lost
    const merged = mergeDraft(answerItem(sent, 'A', 4), draft({ A: 3 }, 1));
    expect(merged.answers).toEqual({ A: 4 });
    expect(merged.differing).toEqual({});
    const taken = mergeDraft(answerItem(sent, 'A', null), draft({ A: 3 }, 1));
    expect(taken.answers).toEqual({});
  });

  it('asks the person where both devices answered, and sends nothing of it meanwhile', () => {
    const merged = mergeDraft(entry({ A: 2, B: 1 }), draft({ A: 4 }));
    expect(merged.differing).toEqual({ A: 4 });
    expect(merged.answers).toEqual({ A: 2, B: 1 });
    expect(outgoing(merged)).toEqual({ A: 4, B: 1 });
    expect(choose(merged, 'A', 'here')).toMatchObject({ answers: { A: 2, B: 1 }, differing: {} });
    expect(choose(merged, 'A', 'elsewhere')).toMatchObject({ answers: { A: 4, B: 1 }, differing: {} });
    expect(answerItem(merged, 'A', 5)).toMatchObject({ answers: { A: 5, B: 1 }, differing: {} });
  });

  it('keeps asking when the server is looked at again', () => {
    const once = mergeDraft(entry({ A: 2 }), draft({ A: 4 }));
    const twice = mergeDraft(once, draft({ A: 4, B: 1 }, 6));
    expect(twice.differing).toEqual({ A: 4 });
    expect(mergeDraft(once, draft({ A: 2 }, 6)).differing).toEqual({});
  });

  it('prefers an answer to a skip, on either side', () => {
    expect(mergeDraft(entry({ A: skipped }), draft({ A: 4 })).answers).toEqual({ A: 4 });
    expect(mergeDraft(entry({ A: 4 }), draft({ A: skipped })).answers).toEqual({ A: 4 });
    expect(mergeDraft(entry({ A: { missing: 'dontKnow' } }), draft({ A: 4 })).differing).toEqual({ A: 4 });
  });

  it('joins two lists of colleagues name by name', () => {
    const mine = entry({ NET: { confirmed: false, named: { p: 1, q: 2 } } });
    const merged = mergeDraft(mine, draft({ NET: { confirmed: true, named: { q: 2, r: 3 } } }));
    expect(merged.answers.NET).toEqual({ confirmed: true, named: { p: 1, q: 2, r: 3 } });
    const clash = mergeDraft(mine, draft({ NET: { confirmed: true, named: { q: 4 } } }));
    expect(Object.keys(clash.differing)).toEqual(['NET']);
  });

  it('takes a name away that one side took away', () => {
    const base = { NET: { confirmed: false, named: { p: 1, q: 2 } } };
    const merged = mergeDraft(
      entry({ NET: { confirmed: false, named: { p: 1 } } }, base, 1),
      draft({ NET: { confirmed: false, named: { p: 1, q: 2, r: 3 } } }),
    );
    expect(merged.answers.NET).toEqual({ confirmed: false, named: { p: 1, r: 3 } });
  });
});

describe('what several windows of a device have kept', () => {
  it('is joined, and where both changed an item the newer window counts', () => {
    const joined = joinKept([entry({ A: 1, B: 5 }), entry({ A: 9, C: 2 })], undefined);
    expect(joined.answers).toEqual({ A: 1, B: 5, C: 2 });
    expect(isUnsent(joined)).toBe(true);
  });

  it('does not let an old window undo what the server has by now', () => {
    const base = { A: 1 };
    const joined = joinKept([entry({ A: 4 }, { A: 4 }, 5), entry(base, base, 2)], {
      ...draft({ A: 4 }, 5),
      response: 'a'.repeat(32),
    });
    expect(joined.answers).toEqual({ A: 4 });
    expect(isUnsent(joined)).toBe(false);
  });

  it('asks the person where an old window differs from the server', () => {
    const joined = joinKept([entry({}, {}, 5), entry({ A: 2 }, {}, 1)], draft({ A: 4 }, 5));
    expect(joined).toMatchObject({ answers: { A: 2 }, differing: { A: 4 } });
  });

  it('goes to the server again in full when the server has lost it, or has an older state', () => {
    const all = { A: 1, B: 2 };
    expect(outgoing(joinKept([entry(all, all, 6)], undefined))).toEqual(all);
    expect(isUnsent(joinKept([entry(all, all, 6)], undefined))).toBe(true);
    const back = joinKept([entry(all, all, 6)], { ...draft({ A: 1 }, 2), response: 'a'.repeat(32) });
    expect(back).toMatchObject({ answers: all, confirmed: { A: 1 }, revision: 6 });
  });
});

describe('any two sides', () => {
  const answer: fc.Arbitrary<Answer> = fc.oneof(
    fc.integer({ min: 1, max: 5 }),
    fc.constantFrom<Answer>({ missing: 'dontKnow' }, skipped),
    fc.record({ confirmed: fc.boolean(), named: fc.dictionary(fc.constantFrom('p', 'q', 'r'), fc.integer({ min: 0, max: 4 })) }),
  );
  const answers = fc.dictionary(fc.constantFrom('A', 'B', 'C', 'D'), answer);

  it('merge without losing: every item is mine, theirs, a join, or put to the person', () => {
    fc.assert(
      fc.property(answers, answers, answers, (base, mine, theirs) => {
        const merged = mergeDraft(entry(mine, base, 1), draft(theirs, 2));
        for (const item of ['A', 'B', 'C', 'D']) {
          const [m, t, out] = [mine[item], theirs[item], merged.answers[item]];
          if (item in merged.differing) {
            expect(sameAnswer(out, m)).toBe(true);
            expect(sameAnswer(merged.differing[item], t)).toBe(true);
          } else if (typeof out !== 'object' || !('named' in out)) expect(sameAnswer(out, m) || sameAnswer(out, t)).toBe(true);
          // what nobody else touched is never changed
          if (sameAnswer(t, base[item])) expect(sameAnswer(out, m)).toBe(true);
        }
        expect(sameAnswers(merged.confirmed, theirs)).toBe(true);
      }),
    );
  });

  it('merging what is there already changes nothing', () => {
    fc.assert(
      fc.property(answers, answers, (base, mine) => {
        const once = mergeDraft(entry(mine, base, 1), draft(mine, 2));
        expect(changedAnswers(mine, once.answers)).toEqual({});
        expect(isUnsent(once)).toBe(false);
      }),
    );
  });
});
