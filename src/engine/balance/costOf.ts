import type { BalanceModel, Decision, Resource } from "./balanceModel";

/** What a decision costs, by cause; the parts add up to `costOf`. */
export interface CostParts {
  holding: number;
  /** Missing below safety stock. */
  shortfall: number;
  backlog: number;
  lostSales: number;
  change: number;
  /** `productionCost`. */
  production: number;
  outsourcing: number;
  setups: number;
  /** All steps. */
  overtime: number;
  /** Hours that neither the limit nor the steps cover. */
  overload: number;
  materialShortage: number;
  /** Room beyond the limit. */
  storage: number;
  fixed: number;
}

/** Cost of a decision, in the plan's currency. */
export function costOf(model: BalanceModel, decision: Decision): number {
  let cost = model.fixedCost;
  for (let i = 0; i < model.items; i++) cost += itemCost(model, i, decision);
  cost += resourcesCost(model, resourceUse(model, decision.production));
  return model.storage ? cost + storageCost(model, storageUse(model, decision)) : cost;
}

/** The same by kind of cost. */
export function costParts(model: BalanceModel, decision: Decision): CostParts {
  const parts = {
    ...{ holding: 0, shortfall: 0, backlog: 0, lostSales: 0, change: 0, production: 0, outsourcing: 0 },
    ...{ setups: 0, overtime: 0, overload: 0, materialShortage: 0, storage: 0, fixed: model.fixedCost },
  };
  for (let i = 0; i < model.items; i++) addItem(model, i, decision, parts);
  addResources(model, resourceUse(model, decision.production), parts);
  if (model.storage) parts.storage = storageCost(model, storageUse(model, decision));
  return parts;
}

/** Everything of one item's row but hours, material and room, which items share. */
export function itemCost(model: BalanceModel, i: number, { production, outsourced, lost }: Decision): number {
  let net = model.startingBalance[i]!;
  let cost = 0;
  for (let cell = i * model.periods; cell < (i + 1) * model.periods; cell++) {
    net = netAfter(model, cell, net, production[cell]!, outsourced[cell]!, lost[cell]!);
    cost += netCost(model, cell, net) + changeCost(model, cell, production[cell]!);
    if (production[cell]! > 0) cost += production[cell]! * model.productionCost[cell]! + model.lots.setupCost[i]!;
    if (outsourced[cell]! > 0) cost += outsourced[cell]! * model.offerCost[cell]!;
    if (lost[cell]! > 0) cost += lostSalesCost(model, cell, lost[cell]!);
  }
  return cost;
}

function addItem(model: BalanceModel, i: number, { production, outsourced, lost }: Decision, parts: CostParts): void {
  let net = model.startingBalance[i]!;
  for (let cell = i * model.periods; cell < (i + 1) * model.periods; cell++) {
    net = netAfter(model, cell, net, production[cell]!, outsourced[cell]!, lost[cell]!);
    if (net > 0) parts.holding += net * model.holding[cell]!;
    else parts.backlog += owedCost(model, cell, -net);
    parts.shortfall += shortfallCost(model, cell, net);
    parts.change += changeCost(model, cell, production[cell]!);
    parts.production += production[cell]! * model.productionCost[cell]!;
    if (production[cell]! > 0) parts.setups += model.lots.setupCost[i]!;
    if (outsourced[cell]! > 0) parts.outsourcing += outsourced[cell]! * model.offerCost[cell]!;
    if (lost[cell]! > 0) parts.lostSales += lostSalesCost(model, cell, lost[cell]!);
  }
}

/** Cost of the balance at the end of a period: stock, or what is owed, and what is missing below the safety stock. */
export const netCost = (model: BalanceModel, cell: number, net: number): number =>
  (net > 0 ? net * model.holding[cell]! : owedCost(model, cell, -net)) + shortfallCost(model, cell, net);

function netAfter({ supply, demand, grades }: BalanceModel, cell: number, net: number, production: number, outsourced: number, lost: number): number {
  let after = net + supply[cell]! + production + outsourced + lost;
  for (let g = 0; g < grades; g++) after -= demand[cell * grades + g]!;
  return after;
}

/** Balance at the end of every period, I·T. */
export function netBalance(model: BalanceModel, { production, outsourced, lost }: Decision): Float64Array {
  const net = new Float64Array(model.items * model.periods);
  for (let i = 0; i < model.items; i++) {
    let running = model.startingBalance[i]!;
    for (let cell = i * model.periods; cell < (i + 1) * model.periods; cell++)
      net[cell] = running = netAfter(model, cell, running, production[cell]!, outsourced[cell]!, lost[cell]!);
  }
  return net;
}

/** Adds (sign 1) or takes away (sign −1) the room one item's stock takes; the model has `storage`. */
export function addRoom(model: BalanceModel, i: number, { production, outsourced, lost }: Decision, room: Float64Array, sign: 1 | -1): void {
  let net = model.startingBalance[i]!;
  for (let t = 0, cell = i * model.periods; t < model.periods; t++, cell++) {
    net = netAfter(model, cell, net, production[cell]!, outsourced[cell]!, lost[cell]!);
    if (net > 0) room[t]! += sign * net * model.storage!.each[i]!;
  }
}

/** The lowest grade is owed first, each up to what its customers wait for; what is beyond them all is overdue. */
function owedCost({ grades, waiting, backlogCost, overdueCost }: BalanceModel, cell: number, owed: number): number {
  let left = owed;
  let cost = 0;
  for (let g = grades - 1; g >= 0 && left > 0; g--) {
    const taken = Math.min(left, waiting[cell * grades + g]!);
    cost += taken * backlogCost[cell * grades + g]!;
    left -= taken;
  }
  return left > 0 ? cost + left * overdueCost[cell]! : cost;
}

function lostSalesCost({ grades, losable, lostCost }: BalanceModel, cell: number, lost: number): number {
  let left = lost;
  let cost = 0;
  for (let g = grades - 1; g >= 0 && left > 0; g--) {
    const taken = Math.min(left, losable[cell * grades + g]!);
    cost += taken * lostCost[cell * grades + g]!;
    left -= taken;
  }
  return cost;
}

const shortfallCost = ({ safetyStock, shortfall }: BalanceModel, cell: number, net: number): number => Math.max(0, safetyStock[cell]! - Math.max(0, net)) * shortfall[cell]!;

const changeCost = ({ open, released, changeCost: each }: BalanceModel, cell: number, production: number): number => (open[cell] ? Math.abs(production - released[cell]!) * each[cell]! : 0);

/** Hours, or material, taken by resource and period of use, R·T. */
export function resourceUse(model: BalanceModel, production: Float64Array): Float64Array {
  const used = new Float64Array(model.resources.length * model.periods);
  for (let i = 0; i < model.items; i++) addUse(model, i, production, used, 1);
  return used;
}

/** Adds (sign 1) or takes away (sign −1) what one item's production uses. */
export function addUse(model: BalanceModel, i: number, production: Float64Array, used: Float64Array, sign: 1 | -1): void {
  const { periods, useStart, useResource, useEach, useSetup, useTiming, timings } = model;
  for (let use = useStart[i]!; use < useStart[i + 1]!; use++) {
    const row = useResource[use]! * periods;
    const timing = timings[useTiming[use]!];
    for (let t = 0; t < periods; t++) {
      const quantity = production[i * periods + t]!;
      if (quantity > 0) used[row + (timing ? timing[t]! : t)]! += sign * (quantity * useEach[use]! + useSetup[use]!);
    }
  }
}

function resourcesCost(model: BalanceModel, used: Float64Array): number {
  let cost = 0;
  model.resources.forEach((resource, r) => (cost += resourceCost(resource, used, r * model.periods)));
  return cost;
}

/** Cost of one resource over all periods; its row of use begins at `used[from]`. */
export function resourceCost(resource: Resource, used: Float64Array, from: number): number {
  if (resource.kind === "material") return materialCost(resource, used, from);
  let cost = 0;
  for (let t = 0; t < resource.limit.length; t++) cost += hoursCost(resource, t, used[from + t]!);
  return cost;
}

/** Overtime step by step, and what is beyond, of one period with `used` hours. */
export function hoursCost({ limit, steps, beyondCost }: Resource, t: number, used: number): number {
  let extra = used - limit[t]!;
  let cost = 0;
  for (let s = 0; s < steps.length && extra > 0; s++) {
    const taken = Math.min(extra, steps[s]!.limit[t]!);
    cost += taken * steps[s]!.cost;
    extra -= taken;
  }
  return extra > 0 ? cost + extra * beyondCost : cost;
}

/** What is once supplied from beyond serves all later periods too: only the largest cumulative want is paid. */
function materialCost({ limit, beyondCost }: Resource, used: Float64Array, from: number): number {
  let want = 0;
  let worst = 0;
  for (let t = 0; t < limit.length; t++) {
    want += used[from + t]! - limit[t]!;
    if (want > worst) worst = want;
  }
  return worst > 0 ? worst * beyondCost : 0;
}

function addResources(model: BalanceModel, used: Float64Array, parts: CostParts): void {
  model.resources.forEach((resource, r) => {
    const from = r * model.periods;
    if (resource.kind === "material") parts.materialShortage += materialCost(resource, used, from);
    else for (let t = 0; t < model.periods; t++) addHours(resource, t, used[from + t]!, parts);
  });
}

function addHours(resource: Resource, t: number, used: number, parts: CostParts): void {
  const covered = resource.steps.reduce((hours, { limit }) => hours + limit[t]!, resource.limit[t]!);
  const overload = used > covered ? (used - covered) * resource.beyondCost : 0;
  parts.overload += overload;
  parts.overtime += hoursCost(resource, t, used) - overload;
}

/** Room taken by all stock at the end of every period, T; the model has `storage`. */
export function storageUse(model: BalanceModel, decision: Decision): Float64Array {
  const room = new Float64Array(model.periods);
  for (let i = 0; i < model.items; i++) addRoom(model, i, decision, room, 1);
  return room;
}

/** Cost of room beyond what there is; `room` taken by period. */
export function storageCost({ storage, periods }: BalanceModel, room: Float64Array): number {
  let cost = 0;
  for (let t = 0; t < periods; t++) {
    const beyond = room[t]! - storage!.limit[t]!;
    if (beyond > 0) cost += beyond * storage!.beyondCost[t]!;
  }
  return cost;
}
