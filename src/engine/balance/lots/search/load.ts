import { addUse, hoursCost, resourceUse, resourceCost, storageUse } from "../../costOf";
import type { BalanceModel, Decision, Resource } from "../../balanceModel";

/** What a decision takes of everything items share, kept up to date item by item. */
export interface Load {
  /** R·T */
  used: Float64Array;
  /** O */
  drawn: Float64Array;
  /** T, empty without storage. */
  stored: Float64Array;
}

/** Hours a decision takes, by work centre and period. */
export function loadOf(model: BalanceModel, decision: Decision): Load {
  const drawn = new Float64Array(model.offerLimit.length);
  for (let cell = 0; cell < model.offer.length; cell++) if (model.offer[cell]! >= 0) drawn[model.offer[cell]!]! += decision.outsourced[cell]!;
  return { used: resourceUse(model, decision.production), drawn, stored: model.storage ? storageUse(model, decision) : new Float64Array(0) };
}

/** Adds (1) or takes away (−1) one item. */
export function addItem(model: BalanceModel, item: number, decision: Decision, load: Load, sign: 1 | -1): void {
  const { periods, grades, offer, storage } = model;
  addUse(model, item, decision.production, load.used, sign);
  let net = model.startingBalance[item]!;
  for (let cell = item * periods; cell < (item + 1) * periods; cell++) {
    if (offer[cell]! >= 0) load.drawn[offer[cell]!]! += sign * decision.outsourced[cell]!;
    if (!storage) continue;
    net += model.supply[cell]! + decision.production[cell]! + decision.outsourced[cell]! + decision.lost[cell]!;
    for (let g = 0; g < grades; g++) net -= model.demand[cell * grades + g]!;
    if (net > 0) load.stored[cell % periods]! += sign * net * storage.each[item]!;
  }
}

/** Cost of everything shared that the item has to do with: its resources, and room. */
export function sharedCost(model: BalanceModel, item: number, load: Load): number {
  const { useStart, useResource, resources, periods } = model;
  let cost = 0;
  for (let use = useStart[item]!; use < useStart[item + 1]!; use++) {
    const r = useResource[use]!;
    // A resource used twice by the item counts once.
    if (useResource.indexOf(r, useStart[item]) < use) continue;
    cost += resourceCost(resources[r]!, load.used, r * periods);
  }
  return cost + roomCost(model, load);
}

/** Cost of all resources and of room. */
export function allShared(model: BalanceModel, load: Load): number {
  return model.resources.reduce((total, resource, r) => total + resourceCost(resource, load.used, r * model.periods), roomCost(model, load));
}

function roomCost({ storage, periods }: BalanceModel, { stored }: Load): number {
  let cost = 0;
  if (storage) for (let t = 0; t < periods; t++) cost += Math.max(0, stored[t]! - storage.limit[t]!) * storage.beyondCost[t]!;
  return cost;
}

/**
 * Adds to row[least…] what setting up and making j nodes, `each` per node, costs in hours on top of those `used` by others.
 */
export function addHoursCost(resource: Resource, t: number, used: number, setup: number, each: number, weight: number, least: number, row: Float64Array): void {
  const before = hoursCost(resource, t, used);
  const { limit, steps, beyondCost } = resource;
  let covered = limit[t]!;
  let level = -1;
  let price = 0;
  let j = least;
  const count = row.length;
  // Level by level: as long as the load stays below `covered`, an hour costs `price`.
  while (j < count) {
    const load = used + setup + each * j;
    while (level < steps.length && load > covered) {
      level++;
      price = level < steps.length ? steps[level]!.cost : beyondCost;
      covered = level < steps.length ? covered + steps[level]!.limit[t]! : Infinity;
    }
    const last = each > 0 && covered < Infinity ? Math.min(count - 1, Math.floor((covered - used - setup) / each)) : count - 1;
    let cost = weight * (hoursCost(resource, t, load) - before);
    for (const rise = weight * price * each, end = Math.max(j, last); j <= end; j++, cost += rise) row[j] = row[j]! + cost;
  }
}
