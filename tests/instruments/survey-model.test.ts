/**
 * The check against SurveyJS itself (plain survey-core, its own matrix in the place of our card question): what a filled
 * SurveyModel yields, ours accepts; what it rejects or holds outside its choices, ours rejects.
 */
import fc from 'fast-check';
import { SurveyModel } from 'survey-core';
import { expect, it } from 'vitest';
import { checkAnswers } from '../../instruments/check.ts';
import { hasForm, makeForm } from '../../instruments/form.ts';
import { shippedInstruments } from '../../instruments/registry.ts';
import type { Answers, Instrument } from '../../instruments/types.ts';

/** Each statement of the form as a radio group with the form's own options, conditions as expressions. */
function modelOf(instrument: Instrument): { model: SurveyModel; codes: ReadonlyMap<string, readonly number[]> } {
  const codes = new Map<string, readonly number[]>();
  const elements = makeForm(instrument, 'nl').pages.flatMap((page) =>
    page.elements.flatMap((element) => {
      if (element.type !== 'likertcards') return [];
      return element.statements.map((statement) => {
        // a test's question has options of its own
        const own = (statement.options ?? element.options).map((o) => o.code);
        codes.set(statement.id, own);
        const when = statement.shownWhen;
        return {
          type: 'radiogroup',
          name: statement.id,
          choices: own.map((value) => ({ value })),
          ...(when ? { visibleIf: when.in.map((c) => `{${when.item}} = ${c}`).join(' or ') } : {}),
        };
      });
    }),
  );
  return { model: new SurveyModel({ elements, clearInvisibleValues: 'onHidden' }), codes };
}

/** A chain of conditions, which no shipped questionnaire has. */
const conditional = (base: Instrument, wanted: readonly number[]): Instrument => {
  const [first, ...rest] = base.items;
  return {
    ...base,
    items: [first!, ...rest.map((item, i) => (i % 2 === 0 ? { ...item, shownWhen: { item: first!.id, in: wanted } } : item))],
  };
};
const shipped = shippedInstruments.filter((i) => hasForm(i) && !i.relations?.length);

it.each(shipped.map((i) => [i.id, i] as const))('%s: as SurveyJS has it, plain and with conditions', (_, base) => {
  const usual = base.answerFormats[base.items[0]!.format]!.options.map((o) => o.code);
  fc.assert(
    fc.property(
      fc.subarray(usual, { minLength: 1 }),
      fc.boolean(),
      fc.array(fc.tuple(fc.nat(base.items.length - 1), fc.integer({ min: 0, max: 6 })), { maxLength: 30 }),
      (wanted, conditions, taps) => {
        const instrument = conditions ? conditional(base, wanted) : base;
        const { model, codes } = modelOf(instrument);
        for (const [at, code] of taps) {
          const { id } = instrument.items[at]!;
          const question = model.getQuestionByName(id);
          const possible = codes.get(id)?.includes(code) ?? false;
          if (question?.isVisible && possible) question.value = code;
          // a value that the model holds outside its choices, or of a question that it hides, is none
          if (!possible) expect(checkAnswers(instrument, { ...(model.data as Answers), [id]: code })).not.toEqual([]);
          else if (question && !question.isVisible)
            expect(checkAnswers(instrument, { ...(model.data as Answers), [id]: code }).map((x) => x.code)).toContain(
              'hiddenItem',
            );
        }
        expect(checkAnswers(instrument, model.data as Answers)).toEqual([]);
        expect(checkAnswers(instrument, { ...(model.data as Answers), unknown: 1 }).map((x) => x.code)).toEqual(['unknownItem']);
      },
    ),
    { numRuns: 8, seed: 4 },
  );
});
