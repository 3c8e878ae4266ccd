import { seededWhole } from "../../lotSizing/acrossLevels/random";
import type { BalanceModel, Decision, Prices } from "../balanceModel";
import { itemCost, resourceCost, storageCost } from "../costOf";
import { type Against, againstOthers, giveRoom } from "./itemAgainstOthers";
import { replan } from "./replanItem";
import { shareItem, type SharedUse, sharedUse } from "./sharedUse";

/** Items taken out together, at most. */
const together = 6;
/** Room to trade, as shares of a limit. */
const rooms = [0.3, 0.1, 0.03, 0.01] as const;

/**
 * Takes a few items out, puts them back in another order at prices that were shaken, then by true cost, and keeps what is
 * cheaper: what no item can gain alone, a few can together. Changes `decision`; the same start gives the same end.
 */
export function shaker(model: BalanceModel, prices: Prices, decision: Decision): () => void {
  const whole = seededWhole(8);
  const shaken: Prices = { ...prices, resources: prices.resources.slice() };
  const against = againstOthers(model, shaken, sharedUse(model, decision));
  const shared = against.shared;
  let total = resourcesAndRoom(model, shared);
  return () => {
    const items = someItems(model.items, whole);
    const kept = items.map((i) => rowOf(model, decision, i));
    const before = total + ownCost(model, items, decision);
    shaken.resources.set(prices.resources.map((price) => price * (0.5 + whole(1001) / 1000)));
    for (const i of items) clearRow(model, i, decision, shared);
    giveRoom(against, rooms[whole(rooms.length)]!);
    for (const i of items) replan(against, i, decision, "atPrices");
    shaken.resources.set(prices.resources);
    giveRoom(against, 0);
    for (let k = 0; k < 2; k++) for (const i of items) replan(against, i, decision, "onlyCheaper");
    total = resourcesAndRoom(model, shared);
    if (total + ownCost(model, items, decision) < before - 1e-9 * Math.abs(before)) return;
    items.forEach((i, k) => putBack(against, i, decision, kept[k]!));
    total = resourcesAndRoom(model, shared);
  };
}

/** Different items in any order. */
function someItems(items: number, whole: (below: number) => number): number[] {
  const chosen: number[] = [];
  for (let left = 1 + whole(Math.min(together, items)); left > 0; left--) {
    const i = whole(items);
    if (!chosen.includes(i)) chosen.push(i);
  }
  return chosen;
}

const ownCost = (model: BalanceModel, items: readonly number[], decision: Decision): number => items.reduce((cost, i) => cost + itemCost(model, i, decision), 0);

function resourcesAndRoom(model: BalanceModel, { used, room }: SharedUse): number {
  const ofRoom = room.length > 0 ? storageCost(model, room) : 0;
  return model.resources.reduce((cost, resource, r) => cost + resourceCost(resource, used, r * model.periods), ofRoom);
}

const rowOf = ({ periods }: BalanceModel, { production, outsourced, lost }: Decision, i: number): Decision => ({
  production: production.slice(i * periods, (i + 1) * periods),
  outsourced: outsourced.slice(i * periods, (i + 1) * periods),
  lost: lost.slice(i * periods, (i + 1) * periods),
});

function clearRow(model: BalanceModel, i: number, decision: Decision, shared: SharedUse): void {
  shareItem(model, i, decision, shared, -1);
  for (const quantities of [decision.production, decision.outsourced, decision.lost]) quantities.fill(0, i * model.periods, (i + 1) * model.periods);
  shareItem(model, i, decision, shared, 1);
}

function putBack({ model, shared }: Against, i: number, decision: Decision, row: Decision): void {
  shareItem(model, i, decision, shared, -1);
  decision.production.set(row.production, i * model.periods);
  decision.outsourced.set(row.outsourced, i * model.periods);
  decision.lost.set(row.lost, i * model.periods);
  shareItem(model, i, decision, shared, 1);
}
