import type { BalanceModel } from "../balanceModel";
import { baseOf, itemScale, neededOf, outsourcingBound } from "./quantities";

/** Which resources and offers really tie items together, and which items they tie. */
export interface CouplingRows {
  /** Resources with rows, by index of the model; row block of each, −1 = none. */
  resources: number[];
  resourcePlace: Int32Array;
  /** Offers with a row, group by group. */
  offers: number[];
  /** Row of each offer of the model, counted from the first offer's row; −1 = none. */
  offerPlace: Int32Array;
  /** First row of each group, and the end of the last. */
  groupStart: number[];
  /** Group of each item, −1 = none. */
  itemGroup: Int32Array;
  /** Places of the resources each group's items use, rising. */
  groupResources: number[][];
}

/** The rows that tie items to one another: hours, families' offers, key materials. */
export function couplingRows(model: BalanceModel): CouplingRows {
  const resources = model.resources.map((_, r) => r).filter((r) => matters(model, r));
  const resourcePlace = new Int32Array(model.resources.length).fill(-1);
  resources.forEach((r, place) => (resourcePlace[r] = place));

  const coupled = coupledOffers(model);
  const linked = linkedOffers(model, coupled);
  const groupOf = new Map<number, number>();
  const members: number[][] = [];
  for (let o = 0; o < linked.length; o++) {
    if (!coupled[o]) continue;
    const root = rootOf(linked, o);
    if (!groupOf.has(root)) groupOf.set(root, members.push([]) - 1);
    members[groupOf.get(root)!]!.push(o);
  }
  const offers = members.flat();
  const offerPlace = new Int32Array(linked.length).fill(-1);
  offers.forEach((o, place) => (offerPlace[o] = place));
  const groupStart = [0];
  for (const group of members) groupStart.push(groupStart.at(-1)! + group.length);

  const itemGroup = Int32Array.from({ length: model.items }, (_, item) => {
    const offer = offersOfItem(model, coupled, item).next();
    return offer.done ? -1 : groupOf.get(rootOf(linked, offer.value))!;
  });
  const groupResources = resourcesOfGroups(model, itemGroup, resourcePlace, members.length);
  return { resources, resourcePlace, offers, offerPlace, groupStart, itemGroup, groupResources };
}

/** A resource that is used where production is decided, or short before anything is. */
function matters({ items, periods, open, useStart, useResource, useEach, resources }: BalanceModel, resource: number): boolean {
  if (resources[resource]!.limit.some((limit) => limit < 0)) return true;
  for (let item = 0; item < items; item++) {
    for (let use = useStart[item]!; use < useStart[item + 1]!; use++) {
      if (useResource[use] === resource && useEach[use]! > 0 && open.subarray(item * periods, (item + 1) * periods).includes(1)) return true;
    }
  }
  return false;
}

/** An offer of one cell is that cell's bound; one that nobody can exhaust is none. */
function coupledOffers(model: BalanceModel): boolean[] {
  const cells = new Int32Array(model.offerLimit.length);
  const most = new Float64Array(model.offerLimit.length);
  for (let item = 0; item < model.items; item++) {
    if (itemScale(model, item) === 0) continue;
    const needed = neededOf(model, item);
    for (let cell = item * model.periods; cell < (item + 1) * model.periods; cell++) {
      const offer = model.offer[cell]!;
      if (offer < 0) continue;
      cells[offer]!++;
      most[offer]! += outsourcingBound(model, cell, needed);
    }
  }
  return Array.from(model.offerLimit, (limit, o) => cells[o]! > 1 && limit > 0 && limit < most[o]!);
}

function* offersOfItem({ periods, offer }: BalanceModel, coupled: readonly boolean[], item: number): Generator<number> {
  for (let cell = item * periods; cell < (item + 1) * periods; cell++) if (offer[cell]! >= 0 && coupled[offer[cell]!]) yield offer[cell]!;
}

/** Union-find: offers that an item may draw on both belong together. */
function linkedOffers(model: BalanceModel, coupled: readonly boolean[]): Int32Array {
  const parent = Int32Array.from({ length: model.offerLimit.length }, (_, o) => o);
  for (let item = 0; item < model.items; item++) {
    let first = -1;
    for (const offer of offersOfItem(model, coupled, item)) {
      if (first < 0) first = rootOf(parent, offer);
      const root = rootOf(parent, offer);
      // The smaller index stays the root, so that the order of items does not matter.
      if (root < first) [parent[first], first] = [root, root];
      else parent[root] = first;
    }
  }
  return parent;
}

function rootOf(parent: Int32Array, offer: number): number {
  while (parent[offer] !== offer) offer = parent[offer] = parent[parent[offer]!]!;
  return offer;
}

function resourcesOfGroups({ items, useStart, useResource }: BalanceModel, itemGroup: Int32Array, place: Int32Array, groups: number): number[][] {
  const used = Array.from({ length: groups }, () => new Set<number>());
  for (let item = 0; item < items; item++) {
    const group = itemGroup[item]!;
    if (group < 0) continue;
    for (let use = useStart[item]!; use < useStart[item + 1]!; use++) if (place[useResource[use]!]! >= 0) used[group]!.add(place[useResource[use]!]!);
  }
  return used.map((places) => [...places].sort((a, b) => a - b));
}

/** Scaled pieces' worth of a resource: what mean demand takes of it in a period. `most`: what could ever be taken in one. */
export function loads(model: BalanceModel): { mean: Float64Array; most: Float64Array } {
  const mean = new Float64Array(model.resources.length);
  const most = new Float64Array(model.resources.length);
  for (let item = 0; item < model.items; item++) {
    const scale = itemScale(model, item);
    const needed = neededOf(model, item);
    let base = 0;
    for (let cell = item * model.periods; cell < (item + 1) * model.periods; cell++) base += baseOf(model, cell);
    for (let use = model.useStart[item]!; use < model.useStart[item + 1]!; use++) {
      mean[model.useResource[use]!]! += model.useEach[use]! * scale;
      most[model.useResource[use]!]! += model.useEach[use]! * (needed + base);
    }
  }
  return { mean, most };
}
