import type { BalanceModel, Decision } from "../../balanceModel";
import { addItem, type Load } from "../search/load";

/** The model of some items alone, left with what the others do not use. Its item n is `items[n]`. */
export function partOf(model: BalanceModel, items: readonly number[], decision: Decision, load: Load): BalanceModel {
  const { periods, grades, lots, useStart, resources, storage } = model;
  const others = { used: load.used.slice(), drawn: load.drawn.slice(), stored: load.stored.slice() };
  for (const item of items) addItem(model, item, decision, others, -1);
  const perItem = (row: Float64Array) => Float64Array.from(items, (item) => row[item]!);
  const perCell = (row: Float64Array, each = periods) => joined(items.map((item) => row.subarray(item * each, (item + 1) * each)), Float64Array);
  const uses = items.flatMap((item) => Array.from({ length: useStart[item + 1]! - useStart[item]! }, (_, n) => useStart[item]! + n));
  const starts = [0];
  for (const item of items) starts.push(starts.at(-1)! + useStart[item + 1]! - useStart[item]!);
  return {
    items: items.length, periods, grades,
    startingBalance: perItem(model.startingBalance),
    demand: perCell(model.demand, periods * grades),
    supply: perCell(model.supply),
    open: joined(items.map((item) => model.open.subarray(item * periods, (item + 1) * periods)), Uint8Array),
    released: perCell(model.released),
    changeCost: perCell(model.changeCost),
    productionCost: perCell(model.productionCost),
    safetyStock: perCell(model.safetyStock),
    holding: perCell(model.holding),
    shortfall: perCell(model.shortfall),
    waiting: perCell(model.waiting, periods * grades),
    backlogCost: perCell(model.backlogCost, periods * grades),
    overdueCost: perCell(model.overdueCost),
    losable: perCell(model.losable, periods * grades),
    lostCost: perCell(model.lostCost, periods * grades),
    lots: { multiple: perItem(lots.multiple), minimum: perItem(lots.minimum), setupCost: perItem(lots.setupCost) },
    useStart: Int32Array.from(starts),
    useResource: Int32Array.from(uses, (use) => model.useResource[use]!),
    useEach: Float64Array.from(uses, (use) => model.useEach[use]!),
    useSetup: Float64Array.from(uses, (use) => model.useSetup[use]!),
    useTiming: Int32Array.from(uses, (use) => model.useTiming[use]!),
    timings: model.timings,
    resources: resources.map((resource, r) => ({ ...resource, limit: resource.limit.map((limit, t) => limit - others.used[r * periods + t]!) })),
    offer: joined(items.map((item) => model.offer.subarray(item * periods, (item + 1) * periods)), Int32Array),
    offerCost: perCell(model.offerCost),
    offerLimit: model.offerLimit.map((limit, o) => Math.max(0, limit - others.drawn[o]!)),
    ...(storage && { storage: { each: perItem(storage.each), limit: storage.limit.map((limit, t) => limit - others.stored[t]!), beyondCost: storage.beyondCost } }),
    fixedCost: 0,
  };
}

function joined<Row extends Float64Array | Int32Array | Uint8Array>(rows: readonly Row[], Kind: new (length: number) => Row): Row {
  const all = new Kind(rows.reduce((total, { length }) => total + length, 0));
  let at = 0;
  for (const row of rows) {
    all.set(row, at);
    at += row.length;
  }
  return all;
}

/** The items' rows of a decision on the whole model. */
export function rowsOf({ periods }: BalanceModel, items: readonly number[], { production, outsourced, lost }: Decision): Decision {
  const rows = (row: Float64Array) => joined(items.map((item) => row.subarray(item * periods, (item + 1) * periods)), Float64Array);
  return { production: rows(production), outsourced: rows(outsourced), lost: rows(lost) };
}

/** A decision on the whole model with the items' rows replaced. */
export function withRows({ periods }: BalanceModel, items: readonly number[], decision: Decision, part: Decision): Decision {
  const replace = (row: Float64Array, by: Float64Array) => {
    const whole = row.slice();
    items.forEach((item, n) => whole.set(by.subarray(n * periods, (n + 1) * periods), item * periods));
    return whole;
  };
  return { production: replace(decision.production, part.production), outsourced: replace(decision.outsourced, part.outsourced), lost: replace(decision.lost, part.lost) };
}
