import { reasons } from "../peggedSupply";
import { ownRequirement, type PeggingArrays, type Pegs, toSafetyStock, toScrap } from "./matchSupplies";

const count = reasons.length;
const [order, forecast, safetyStock, lotSurplus, scrap] = [0, 1, 2, 3, 4]; // as in `reasons`

/** What an own requirement is for. */
export const ownReasons = { order, forecast, safetyStock } as const;

/**
 * Reasons of every supply to the end demand, in the order of `reasons`, five figures a supply, in millionths and not rounded:
 *   reasons(s) = what its pegs name themselves + Σ peg ÷ quantity(parent's supply) · reasons(parent's supply)
 * Yield loss is scrap, what nobody asked for is lot surplus. A peg's parent is complete before it: parents come first.
 */
export function supplyReasons({ good, quantity }: PeggingArrays, pegs: Pegs, ownReason: Uint8Array): Float64Array {
  const found = new Float64Array(good.length * count);
  for (let s = 0; s < good.length; s++) {
    found[s * count + lotSurplus] = good[s]!;
    found[s * count + scrap] = quantity[s]! - good[s]!;
  }
  for (let p = 0; p < pegs.count; p++) {
    const row = pegs.supply[p]! * count;
    const to = pegs.to[p]!;
    const amount = pegs.quantity[p]!;
    found[row + lotSurplus]! -= amount;
    if (to >= 0) {
      const part = amount / quantity[to]!;
      const above = to * count;
      for (let r = 0; r < count; r++) found[row + r]! += part * found[above + r]!;
    } else {
      found[row + (to === toSafetyStock ? safetyStock : to === toScrap ? scrap : ownReason[ownRequirement(to)]!)]! += amount;
    }
  }
  return found;
}
