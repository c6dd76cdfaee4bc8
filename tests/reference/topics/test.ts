/** Topic `test`: a knowledge test with right and wrong answers. */
import { mean, standardDeviation, sum } from '../../../analysis/description/moments.ts';
import { median } from '../../../analysis/description/quantile.ts';
import { answerOptions } from '../../../analysis/knowledge/answer-options.ts';
import { discriminationThirds } from '../../../analysis/knowledge/discrimination-thirds.ts';
import { kr20 } from '../../../analysis/knowledge/kr20.ts';
import { kr21 } from '../../../analysis/knowledge/kr21.ts';
import { rightAnswers } from '../../../analysis/knowledge/right-answers.ts';
import { standardErrorOfMeasurement } from '../../../analysis/knowledge/standard-error-of-measurement.ts';
import { alphaIfDropped } from '../../../analysis/psychometrics/alpha-if-dropped.ts';
import { feldtInterval } from '../../../analysis/psychometrics/feldt-interval.ts';
import { interItemCorrelation } from '../../../analysis/psychometrics/inter-item-correlation.ts';
import { itemRestCorrelation } from '../../../analysis/psychometrics/item-rest-correlation.ts';
import { itemTotalCorrelation } from '../../../analysis/psychometrics/item-total-correlation.ts';
import type { Estimate } from '../../../analysis/types.ts';
import { type Json, numberOf, type ReferenceCase } from '../cases.ts';
import { bare, got, keyed, momentsOf } from './scale.ts';

export const test = ({ spec, rows }: ReferenceCase): Json => {
  const names: readonly string[] = spec.items;
  const none = new Set<number>(spec.missingCodes ?? []);
  const raw = rows('items').map((row) =>
    names.map((name) => {
      const code = numberOf(row[name]);
      return code === null || none.has(code) ? null : code;
    }),
  );
  const marked = rightAnswers(raw, spec.key && names.map((name) => spec.key[name]), spec.missing);
  const answers = marked.kept.map((i) => raw[i] as readonly (number | null)[]);
  const totals = marked.rows.map(sum);
  const column = <T>(table: readonly (readonly T[])[], i: number): T[] => table.map((row) => row[i] as T);
  const open = (table: readonly (readonly (number | null)[])[], i: number): number =>
    column(table, i).filter((a) => a === null).length;
  const rest = itemRestCorrelation(marked.rows);
  const total = itemTotalCorrelation(marked.rows);
  const dropped = alphaIfDropped(marked.rows);
  const thirds = discriminationThirds(marked.rows);
  const reliability = got(kr20(marked.rows));
  return {
    n: marked.rows.length,
    nItems: names.length,
    items: keyed(names, (name, i) => ({
      n: marked.rows.length,
      missing: open(raw, i),
      omitted: open(answers, i),
      p: bare(mean(column(marked.rows, i))),
      sd: bare(standardDeviation(column(marked.rows, i))),
      itemRestR: bare(rest[i] as Estimate),
      itemTotalR: bare(total[i] as Estimate),
      alphaIfDropped: bare(dropped[i] as Estimate),
      discriminationThirds: bare(thirds[i] as Estimate),
      ...(spec.key === null
        ? {}
        : {
            key: spec.key[name],
            options: Object.fromEntries(
              answerOptions(column(answers, i), totals, column(marked.rows, i)).map((option) => [
                option.code,
                {
                  count: option.count,
                  proportion: option.proportion,
                  restR: bare(option.restR),
                  meanTotal: bare(option.meanTotal),
                },
              ]),
            ),
          }),
    })),
    kr20: reliability,
    kr21: bare(kr21(totals, names.length)),
    feldtCI: {
      level: spec.ciLevel,
      n: totals.length,
      ...bare(feldtInterval(reliability, totals.length, names.length, spec.ciLevel)),
    },
    averageInterItemR: bare(interItemCorrelation(marked.rows)),
    sem: bare(standardErrorOfMeasurement(totals, reliability)),
    total: {
      ...momentsOf(totals),
      median: bare(median(totals)),
      distribution: Object.fromEntries(
        Array.from({ length: names.length + 1 }, (_, score) => [score, totals.filter((value) => value === score).length]),
      ),
    },
    totals,
  };
};
