import { byText } from "../../arithmetic";
import type { BalanceModel } from "../balanceModel";
import { couplingRows, loads, type CouplingRows } from "./couplingRows";
import type { Kernel } from "./kernel";
import { closedCell, memoryOf, type KernelSizes, type Memory } from "./layout";
import { baseOf, itemScale, quantitiesOf } from "./quantities";

/** What a scaled number is worth: pieces = scaled · items[i], money = scaled / cost, hours = scaled · resources[place], pieces of an offer = scaled · offers. */
export interface Scales {
  items: Float64Array;
  cost: number;
  resources: Float64Array;
  offers: number;
}

/** The model as a kernel is to see it. Items stand in the memory in the order of `order`, those with uses in other periods last. */
export interface Structure {
  model: BalanceModel;
  rows: CouplingRows;
  scales: Scales;
  order: Int32Array;
  sizes: KernelSizes;
}

interface Use {
  /** Place of the resource among those with rows. */
  place: number;
  /** −1 = the same period. */
  timing: number;
  each: number;
}

/** Which rows and cells the program has; of its numbers nothing. */
export function structureOf(model: BalanceModel): Structure {
  const rows = couplingRows(model);
  const { items, periods } = model;
  const used = Array.from({ length: items }, (_, item) => usesOf(model, rows, item));
  const timed = Uint8Array.from(used, (uses) => Number(uses.some(({ timing }) => timing >= 0)));
  // Items that use and draw on the same stand together: a kernel may take several at a time.
  const taken = used.map((uses) => uses.map(({ place }) => String.fromCharCode(place)).join(""));
  const order = Int32Array.from({ length: items }, (_, item) => item).sort((a, b) => timed[a]! - timed[b]! || byText(taken[a]!, taken[b]!) || rows.itemGroup[a]! - rows.itemGroup[b]! || a - b);
  const stride = periods + (periods % 2);
  const groups = rows.groupResources.map((resources, g) => ({ resources: resources.length, offers: rows.groupStart[g + 1]! - rows.groupStart[g]! }));
  const sum = (numbers: Iterable<number>) => [...numbers].reduce((a, b) => a + b, 0);
  let blocks = 0;
  let uses = 0;
  for (let item = 0; item < items; item++) {
    blocks += quantitiesOf(model, item).length;
    uses += used[item]!.length;
  }
  const sizes: KernelSizes = {
    items,
    plainItems: items - sum(timed),
    periods,
    stride,
    blocks,
    resources: rows.resources.length,
    uses,
    timings: model.timings.length,
    offerRows: rows.offers.length,
    groups: groups.length,
    groupResources: sum(groups.map(({ resources }) => resources)),
    groupSquares: sum(groups.map(({ offers }) => offers ** 2)),
    groupTimes: sum(groups.map(({ offers, resources }) => offers * resources * stride)),
  };
  return { model, rows, scales: scalesOf(model, rows), order, sizes };
}

/** Uses of production where some period is open, by resource; equal ones are added up. */
function usesOf({ periods, open, useStart, useResource, useEach, useTiming, timings }: BalanceModel, { resourcePlace }: CouplingRows, item: number): Use[] {
  const found: Use[] = [];
  if (!open.subarray(item * periods, (item + 1) * periods).includes(1)) return found;
  for (let use = useStart[item]!; use < useStart[item + 1]!; use++) {
    if (useEach[use] === 0) continue;
    const place = resourcePlace[useResource[use]!]!;
    const timing = useTiming[use]! >= 0 && timings[useTiming[use]!]!.every((used, t) => used === t) ? -1 : useTiming[use]!;
    const same = found.find((other) => other.place === place && other.timing === timing);
    if (same) same.each += useEach[use]!;
    else found.push({ place, timing, each: useEach[use]! });
  }
  return found.sort((a, b) => a.place - b.place || a.timing - b.timing);
}

function scalesOf(model: BalanceModel, rows: CouplingRows): Scales {
  const items = Float64Array.from({ length: model.items }, (_, item) => itemScale(model, item) || 1);
  const { mean } = loads(model);
  const resources = Float64Array.from(rows.resources, (r) => {
    const limits = model.resources[r]!.limit.filter(Number.isFinite);
    return mean[r]! || limits.reduce((total, limit) => total + Math.abs(limit), 0) / (limits.length || 1) || 1;
  });
  const limits = rows.offers.map((o) => model.offerLimit[o]!);
  const offers = limits.reduce((total, limit) => total + limit, 0) / (limits.length || 1) || 1;
  return { items, cost: 1 / typicalCost(model), resources, offers };
}

/** Money per item and period: mean cost of holding a period's demand; of everything where holding costs nothing. */
function typicalCost(model: BalanceModel): number {
  let held = 0;
  let all = 0;
  for (let item = 0, cell = 0; item < model.items; item++) {
    const scale = itemScale(model, item);
    for (let t = 0; t < model.periods; t++, cell++) {
      held += scale * model.holding[cell]!;
      all += scale * (model.shortfall[cell]! + model.overdueCost[cell]! + model.changeCost[cell]! + model.productionCost[cell]!);
    }
  }
  const cells = model.items * model.periods;
  return held / cells || all / cells || 1;
}

/** Writes everything but the starting point; `room` holds the bounds for now. Returns the memory and the coupling rows' right-hand side. */
export function fillMemory(structure: Structure, kernel: Kernel): { memory: Memory; limits: Float64Array } {
  const { rows, sizes, order, model } = structure;
  const memory = memoryOf(kernel.buffer, kernel.layout);
  memory.itemGroup.set(Array.from(order, (item) => rows.itemGroup[item]!));
  fillGroups(structure, memory);
  model.timings.forEach((timing, k) => memory.timings.set(timing, k * sizes.stride));
  const taken = new Float64Array(memory.prices.length);
  let block = 0;
  let use = 0;
  for (let position = 0; position < order.length; position++) {
    block = fillBlocks(structure, memory, position, block);
    use = fillUses(structure, memory, position, use, taken);
    fillBalance(structure, memory, position);
  }
  return { memory, limits: limitsLeft(structure, taken) };
}

function fillGroups({ rows, sizes }: Structure, memory: Memory): void {
  const first = sizes.resources * sizes.stride;
  memory.groupStart.set(rows.groupStart.map((row) => first + row));
  memory.groupResource.set(rows.groupResources.flat());
  rows.groupResources.forEach((resources, g) => {
    const offers = rows.groupStart[g + 1]! - rows.groupStart[g]!;
    memory.groupResourceStart[g + 1] = memory.groupResourceStart[g]! + resources.length;
    memory.groupSquareStart[g + 1] = memory.groupSquareStart[g]! + offers ** 2;
    memory.groupTimeStart[g + 1] = memory.groupTimeStart[g]! + offers * resources.length * sizes.stride;
  });
}

function fillBlocks({ model, scales, order, sizes }: Structure, memory: Memory, position: number, block: number): number {
  const { x, room, z, w, cost, blockStart, blockRole } = memory;
  const item = order[position]!;
  const scale = scales.items[item]!;
  for (const quantity of quantitiesOf(model, item)) {
    blockRole[block] = quantity.role;
    for (let t = 0, cell = block * sizes.stride; t < sizes.stride; t++, cell++) {
      const bound = t < sizes.periods ? quantity.bound[t]! : 0;
      x[cell] = room[cell] = z[cell] = w[cell] = 1;
      cost[cell] = closedCell;
      if (bound === 0) continue;
      room[cell] = bound / scale;
      cost[cell] = quantity.cost[t]! * scale * scales.cost;
    }
    block++;
  }
  blockStart[position + 1] = block;
  return block;
}

function fillUses({ model, rows, scales, order, sizes }: Structure, memory: Memory, position: number, use: number, taken: Float64Array): number {
  const item = order[position]!;
  const listed = rows.groupResources[rows.itemGroup[item]!] ?? [];
  for (const { place, timing, each } of usesOf(model, rows, item)) {
    memory.useResource[use] = place;
    memory.useTiming[use] = timing;
    memory.usePlace[use] = Math.max(0, listed.indexOf(place));
    memory.useRate[use] = (each * scales.items[item]!) / scales.resources[place]!;
    for (let t = 0; t < sizes.periods; t++) {
      const used = timing < 0 ? t : model.timings[timing]![t]!;
      if (used >= 0) taken[place * sizes.stride + used]! += each * baseOf(model, item * sizes.periods + t);
    }
    use++;
  }
  memory.useStart[position + 1] = use;
  return use;
}

function fillBalance({ model, rows, scales, order, sizes }: Structure, memory: Memory, position: number): void {
  const { periods, stride } = sizes;
  const { grades, demand, supply, offer, startingBalance } = model;
  const item = order[position]!;
  const first = sizes.resources * stride;
  memory.offerRate[position] = scales.items[item]! / scales.offers;
  memory.offerRow.fill(first + sizes.offerRows, position * stride, (position + 1) * stride);
  for (let t = 0, cell = item * periods; t < periods; t++, cell++) {
    let left = -supply[cell]! - baseOf(model, cell) - (t === 0 ? startingBalance[item]! : 0);
    for (let g = 0; g < grades; g++) left += demand[cell * grades + g]!;
    memory.balance[position * stride + t] = left / scales.items[item]!;
    const row = offer[cell]! < 0 ? -1 : rows.offerPlace[offer[cell]!]!;
    if (row >= 0) memory.offerRow[position * stride + t] = first + row;
  }
}

/** Scaled: what the released plan leaves of each limit. A limit far beyond any use is as good as one just beyond it. */
function limitsLeft({ model, rows, scales, sizes }: Structure, taken: Float64Array): Float64Array {
  const { most } = loads(model);
  const left = new Float64Array(taken.length);
  rows.resources.forEach((r, place) => {
    for (let t = 0; t < sizes.periods; t++) {
      const row = place * sizes.stride + t;
      left[row] = (Math.min(model.resources[r]!.limit[t]!, 2 * most[r]! * sizes.periods + scales.resources[place]!) - taken[row]!) / scales.resources[place]!;
    }
  });
  rows.offers.forEach((o, place) => (left[sizes.resources * sizes.stride + place] = model.offerLimit[o]! / scales.offers));
  return left;
}
