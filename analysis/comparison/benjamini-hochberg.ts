/**
 * What: p-values adjusted so that the expected share of false alarms among what is reported stays at alpha (exploratory rows).
 * Formula: sorted upwards, p̃(i) = min over j ≥ i of min(1, m·p(j)/j); m counts the p-values that exist.
 * Source: Benjamini & Hochberg (1995).
 * R: p.adjust(p, "BH")
 * Missing: null stays null and does not count.
 */
import { presentInOrder } from './holm.ts';

export function benjaminiHochberg(pValues: readonly (number | null)[]): (number | null)[] {
  const order = presentInOrder(pValues);
  const adjusted: (number | null)[] = pValues.map(() => null);
  let lowest = 1;
  for (let i = order.length - 1; i >= 0; i--) {
    lowest = Math.min(lowest, (order.length * order[i]!.p) / (i + 1));
    adjusted[order[i]!.at] = lowest;
  }
  return adjusted;
}
