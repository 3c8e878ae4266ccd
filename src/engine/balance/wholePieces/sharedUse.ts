import type { BalanceModel, Decision } from "../balanceModel";
import { addRoom, addUse, resourceCost, resourceUse, storageCost, storageUse } from "../costOf";

/** What all items together take of what they share. */
export interface SharedUse {
  /** R·T. */
  used: Float64Array;
  /** O: pieces drawn from each offer. */
  drawn: Float64Array;
  /** T; empty without storage. */
  room: Float64Array;
}

/** What a decision takes of everything items share. */
export function sharedUse(model: BalanceModel, decision: Decision): SharedUse {
  const drawn = new Float64Array(model.offerLimit.length);
  decision.outsourced.forEach((quantity, cell) => {
    if (quantity > 0) drawn[model.offer[cell]!]! += quantity;
  });
  return { used: resourceUse(model, decision.production), drawn, room: model.storage ? storageUse(model, decision) : new Float64Array(0) };
}

/** Adds (sign 1) or takes away (sign −1) what one item takes. */
export function shareItem(model: BalanceModel, i: number, decision: Decision, shared: SharedUse, sign: 1 | -1): void {
  const { periods, offer } = model;
  addUse(model, i, decision.production, shared.used, sign);
  for (let cell = i * periods; cell < (i + 1) * periods; cell++) if (decision.outsourced[cell]! > 0) shared.drawn[offer[cell]!]! += sign * decision.outsourced[cell]!;
  if (shared.room.length > 0) addRoom(model, i, decision, shared.room, sign);
}

/** Cost of the resources the item uses, and of room: all of the shared cost that its row can move. */
export function sharedCost(model: BalanceModel, i: number, { used, room }: SharedUse): number {
  const { periods, useStart, useResource, resources } = model;
  let cost = room.length > 0 ? storageCost(model, room) : 0;
  for (let use = useStart[i]!, before = -1; use < useStart[i + 1]!; use++) {
    const r = useResource[use]!;
    if (r !== before) cost += resourceCost(resources[r]!, used, r * periods);
    before = r;
  }
  return cost;
}
