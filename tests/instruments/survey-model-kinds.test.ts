/** As survey-model.test.ts, for what is no choice: the question about colleagues and answers in one's own words. */
import fc from 'fast-check';
import { SurveyModel } from 'survey-core';
import { expect, it } from 'vitest';
import { checkAnswers, fitsText } from '../../instruments/check.ts';
import { makeForm } from '../../instruments/form.ts';
import { latestInstrument } from '../../instruments/registry.ts';
import type { Answers } from '../../instruments/types.ts';

const network = latestInstrument('staff-network')!;
const [element] = makeForm(network, 'nl').pages.flatMap((p) => p.elements);
const codes = element!.type === 'roster' ? element!.options.map((o) => o.code) : [];
const colleagues = Array.from({ length: 12 }, (_, i) => `p${i + 1}`);
const self = 'p0';
const context = { roster: new Set([...colleagues, self]), self };

/** The list as SurveyJS has it: a matrix of colleagues × how often, and a tick below it. */
const rosterModel = () =>
  new SurveyModel({
    elements: [
      { type: 'matrix', name: 'named', rows: colleagues, columns: codes.map((value) => ({ value })) },
      { type: 'boolean', name: 'confirmed', defaultValue: false },
    ],
  });

it('staff-network: what the matrix holds is accepted; another person, oneself and another code are not', () => {
  expect(codes.length).toBeGreaterThan(2);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(14), fc.integer({ min: -1, max: 7 })), { maxLength: 30 }),
      fc.boolean(),
      (taps, confirmed) => {
        const model = rosterModel();
        model.setValue('confirmed', confirmed);
        const matrix = model.getQuestionByName('named') as unknown as {
          visibleRows: { name: string; value: number }[];
        };
        const answer = (named: object): Answers => ({
          [element!.name]: { confirmed: model.getValue('confirmed') as boolean, named } as Answers[string],
        });
        const held = () => ({ ...(model.getValue('named') as Record<string, number> | undefined) });
        for (const [at, code] of taps) {
          const row = matrix.visibleRows[at];
          const possible = codes.includes(code);
          if (row && possible) row.value = code;
          // a row or a column that the question does not have
          const who = row?.name ?? (at === 12 ? self : `x${at}`);
          if (!row || !possible) expect(checkAnswers(network, answer({ ...held(), [who]: code }), context)).not.toEqual([]);
        }
        expect(checkAnswers(network, answer(held()), context)).toEqual([]);
        const { confirmed: _, ...half } = answer(held())[element!.name] as { confirmed: boolean; named: object };
        expect(checkAnswers(network, { [element!.name]: half } as unknown as Answers, context).map((x) => x.code)).toEqual([
          'wrongType',
        ]);
      },
    ),
    { numRuns: 30, seed: 4 },
  );
});

it('own words: what SurveyJS finds too long or empty is refused; what it accepts is, but for blanks and control characters', () => {
  const report = latestInstrument('trainer-report')!;
  const item = report.items.find((i) => report.answerFormats[i.format]?.kind === 'text' && !i.shownWhen)!;
  const format = { ...report.answerFormats[item.format]!, maxLength: 40 };
  const short = { ...report, answerFormats: { ...report.answerFormats, [item.format]: format } };
  const model = new SurveyModel({
    elements: [
      { type: 'comment', name: item.id, isRequired: true, validators: [{ type: 'text', maxLength: 40, allowDigits: true }] },
    ],
  });
  const question = model.getQuestionByName(item.id);
  const words = fc.oneof(
    { weight: 4, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
    { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 50 }) },
    { weight: 1, arbitrary: fc.constantFrom('', ' ', '\n\t', 'a\u0007', 'regel\nregel', 'x'.repeat(40), 'x'.repeat(41)) },
  );
  let taken = 0;
  fc.assert(
    fc.property(words, (text) => {
      question.value = text;
      const theirs = question.validate();
      const ours = checkAnswers(short, { [item.id]: text }).length === 0;
      expect(ours).toBe(fitsText(format, text));
      if (!theirs) expect(ours).toBe(false);
      // oxlint-disable-next-line no-control-regex -- these are what is left out
      const keepable = !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\p{Surrogate}/u.test(text) && text.trim() !== '';
      if (theirs && keepable) expect(ours).toBe(true);
      if (ours) taken += 1;
    }),
    { numRuns: 300, seed: 4 },
  );
  expect(taken).toBeGreaterThan(50);
  for (const wrong of [3, null, ['a'], { text: 'a' }, true])
    expect(checkAnswers(short, { [item.id]: wrong } as unknown as Answers).map((x) => x.code)).toEqual(['wrongType']);
});
