import type { BalanceModel } from "../balanceModel";

/** Whether an item is made in lots that whole pieces alone do not ask for: multiples, a minimum, a set-up with its cost or hours. */
export function itemHasLots({ lots, useStart, useSetup }: BalanceModel, item: number): boolean {
  if (lots.multiple[item]! > 1 || lots.minimum[item]! > Math.max(lots.multiple[item]!, 0) || lots.setupCost[item]! > 0) return true;
  for (let use = useStart[item]!; use < useStart[item + 1]!; use++) if (useSetup[use]! > 0) return true;
  return false;
}

/** Whether the plan needs `planLots`. */
export function hasLots(model: BalanceModel): boolean {
  for (let item = 0; item < model.items; item++) if (itemHasLots(model, item)) return true;
  return false;
}
