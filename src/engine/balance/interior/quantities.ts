import type { BalanceModel } from "../balanceModel";
import { roles } from "./layout";

/** One kind of quantity of an item, e.g. its stock above safety: T bounds in pieces (0 = none) and T costs per piece. */
export interface Quantity {
  role: number;
  bound: Float64Array;
  cost: Float64Array;
}

/** Quantities below this share of the item's scale are nothing. */
const nothing = 1e-9;

/** What production is counted from: the released quantity where changing it costs something. */
export const baseOf = ({ open, changeCost, released }: BalanceModel, cell: number) => (open[cell] === 1 && changeCost[cell]! > 0 ? released[cell]! : 0);

/** Pieces per scaled piece: mean demand of a period, but never far below the item's other numbers; 0 = all of it is zero. */
export function itemScale(model: BalanceModel, item: number): number {
  const { periods, grades, demand, supply, safetyStock, startingBalance } = model;
  let total = 0;
  let largest = Math.abs(startingBalance[item]!);
  for (let t = 0, cell = item * periods; t < periods; t++, cell++) {
    for (let g = 0; g < grades; g++) total += demand[cell * grades + g]!;
    largest = Math.max(largest, supply[cell]!, safetyStock[cell]!, baseOf(model, cell));
  }
  return Math.max(total / periods, largest / 10);
}

/**
 * The kinds an item has. No bound is infinite, yet none takes away a plan worth having: nobody makes more in all than the
 * demand and the safety stock, owes more than was asked for, or keeps more than could be there.
 */
export function quantitiesOf(model: BalanceModel, item: number): Quantity[] {
  const scale = itemScale(model, item);
  if (scale === 0) return [];
  const found: Quantity[] = [];
  const { needed, owable, keepable } = rangesOf(model, item);
  const first = item * model.periods;
  const add = (role: number, boundOf: (cell: number, t: number) => number, costOf: (cell: number) => number) => {
    const bound = Float64Array.from({ length: model.periods }, (_, t) => {
      const most = boundOf(first + t, t);
      return most > nothing * scale ? most : 0;
    });
    if (bound.some((most) => most > 0)) found.push({ role, bound, cost: bound.map((_, t) => costOf(first + t)) });
  };
  const { open, changeCost, productionCost, safetyStock, holding, shortfall, grades, waiting, backlogCost, losable, lostCost, overdueCost } = model;
  add(roles.unproduced, (cell) => baseOf(model, cell), (cell) => changeCost[cell]! - productionCost[cell]!);
  add(roles.production, (cell) => (open[cell] === 1 ? needed : 0), (cell) => changeCost[cell]! + productionCost[cell]!);
  add(roles.outsourced, (cell) => outsourcingBound(model, cell, needed), (cell) => model.offerCost[cell]!);
  add(roles.stock, (cell, t) => (keepable[t]! > 0 ? safetyStock[cell]! : 0), (cell) => holding[cell]! - shortfall[cell]!);
  add(roles.stock, (_, t) => keepable[t]!, (cell) => holding[cell]!);
  for (let g = 0; g < grades; g++) {
    add(roles.owed, (cell, t) => Math.min(waiting[cell * grades + g]!, owable[t]!), (cell) => backlogCost[cell * grades + g]!);
    add(roles.lost, (cell) => losable[cell * grades + g]!, (cell) => lostCost[cell * grades + g]!);
  }
  add(roles.owed, (cell, t) => (waits(model, cell) > 0.75 * owable[t]! ? 0 : owable[t]!), (cell) => overdueCost[cell]!);
  return found;
}

function waits({ waiting, grades }: BalanceModel, cell: number): number {
  let pieces = 0;
  for (let g = 0; g < grades; g++) pieces += waiting[cell * grades + g]!;
  return pieces;
}

/** Most pieces worth buying outside in a cell. */
export function outsourcingBound({ offer, offerLimit }: BalanceModel, cell: number, needed: number): number {
  const drawn = offer[cell]!;
  return drawn < 0 ? 0 : Math.min(needed, offerLimit[drawn]!);
}

/** Most pieces worth making in all. */
export function neededOf({ periods, grades, demand, safetyStock, startingBalance }: BalanceModel, item: number): number {
  let total = Math.max(0, -startingBalance[item]!);
  let safety = 0;
  for (let cell = item * periods; cell < (item + 1) * periods; cell++) {
    for (let g = 0; g < grades; g++) total += demand[cell * grades + g]!;
    safety = Math.max(safety, safetyStock[cell]!);
  }
  return total + safety;
}

/**
 * T each: twice what could be owed, and a quarter more than could be kept, at the end of each period. Wider than need be:
 * the method walks inside its bounds, and where a closed cell leaves one value only, that value must lie inside.
 */
function rangesOf(model: BalanceModel, item: number) {
  const { periods, grades, demand, supply, startingBalance, offer, open } = model;
  const needed = neededOf(model, item);
  const owable = new Float64Array(periods);
  const keepable = new Float64Array(periods);
  let asked = Math.max(0, -startingBalance[item]!);
  let there = Math.max(0, startingBalance[item]!);
  let makeable = 0;
  for (let t = 0, cell = item * periods; t < periods; t++, cell++) {
    for (let g = 0; g < grades; g++) asked += demand[cell * grades + g]!;
    there += supply[cell]! + baseOf(model, cell);
    if (open[cell] === 1 || offer[cell]! >= 0) makeable = needed;
    owable[t] = 2 * asked;
    keepable[t] = 1.25 * (there + makeable);
  }
  return { needed, owable, keepable };
}
