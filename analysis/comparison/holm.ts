/**
 * What: p-values adjusted for looking at several, so that the chance of any false alarm in the family stays at alpha.
 * Formula: sorted upwards, p̃(i) = max over j ≤ i of min(1, (m − j + 1)·p(j)); m counts the p-values that exist.
 * Source: Holm (1979).
 * R: p.adjust(p, "holm")
 * Missing: null stays null and does not count.
 */
export function holm(pValues: readonly (number | null)[]): (number | null)[] {
  const order = presentInOrder(pValues);
  const adjusted: (number | null)[] = pValues.map(() => null);
  let highest = 0;
  order.forEach(({ p, at }, i) => {
    highest = Math.max(highest, Math.min(1, (order.length - i) * p));
    adjusted[at] = highest;
  });
  return adjusted;
}

/** The p-values that exist, smallest first, with their places. */
export function presentInOrder(pValues: readonly (number | null)[]): { readonly p: number; readonly at: number }[] {
  return pValues.flatMap((p, at) => (p === null ? [] : [{ p, at }])).sort((a, b) => a.p - b.p || a.at - b.at);
}
