import type { BalanceModel, Relaxation } from "../balanceModel";

/** Items by what their production is worth in scarce resources: the small ones come last and fill what is left. */
export function largestFirst(model: BalanceModel, { decision, prices }: Relaxation): number[] {
  const { items, periods, useStart, useResource, useEach } = model;
  const worth = Array.from({ length: items }, (_, i) => {
    let total = 0;
    for (let use = useStart[i]!; use < useStart[i + 1]!; use++)
      for (let t = 0; t < periods; t++) total += useEach[use]! * prices.resources[useResource[use]! * periods + t]! * decision.production[i * periods + t]!;
    return total;
  });
  return worth.map((_, i) => i).sort((a, b) => worth[b]! - worth[a]! || a - b);
}
