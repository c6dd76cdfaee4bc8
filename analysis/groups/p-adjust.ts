/**
 * What: three further ways to adjust p-values for looking at several (Holm and Benjamini–Hochberg live in comparison/).
 * Formula: bonferroni: min(1, m·p). hochberg: min over j ≥ i of (m − j + 1)·p(j). benjaminiYekutieli: min over j ≥ i of
 *   m·H_m·p(j)/j with H_m = Σ 1/i; each capped at 1, p sorted upwards, m counts the p-values that exist.
 * Source: Dunn (1961), Hochberg (1988), Benjamini & Yekutieli (2001).
 * R: p.adjust(p, "bonferroni" | "hochberg" | "BY")
 * Missing: null stays null and does not count.
 */
import { presentInOrder } from '../comparison/holm.ts';

type PValues = readonly (number | null)[];

/** Step-up: from the largest p downwards, never larger than what came before. */
const stepUp = (pValues: PValues, adjust: (p: number, position: number, m: number) => number): (number | null)[] => {
  const order = presentInOrder(pValues);
  const adjusted: (number | null)[] = pValues.map(() => null);
  let lowest = 1;
  for (let i = order.length - 1; i >= 0; i--) {
    lowest = Math.min(lowest, adjust(order[i]!.p, i + 1, order.length));
    adjusted[order[i]!.at] = lowest;
  }
  return adjusted;
};

export const bonferroni = (pValues: PValues): (number | null)[] => {
  const m = pValues.filter((p) => p !== null).length;
  return pValues.map((p) => (p === null ? null : Math.min(1, m * p)));
};

export const hochberg = (pValues: PValues): (number | null)[] => stepUp(pValues, (p, i, m) => (m - i + 1) * p);

export const benjaminiYekutieli = (pValues: PValues): (number | null)[] => {
  const m = pValues.filter((p) => p !== null).length;
  let harmonic = 0;
  for (let i = 1; i <= m; i++) harmonic += 1 / i;
  return stepUp(pValues, (p, i) => (m * harmonic * p) / i);
};
