import type { BalanceModel, Prices, Resource } from "../balanceModel";
import { addSource, type ConvexProgram, convexProgram } from "../bound/convexProgram";
import { boughtIn, fillItem, produced } from "../bound/itemProgram";
import { addKink, type Kinks, kinks } from "./kinks";
import { piecesOnLattice, lossesOnLattice } from "./lattice";
import { wholeBelow } from "./roundPlan";
import type { SharedUse } from "./sharedUse";

/** What planning one item against all others needs, made once. */
export interface Against {
  model: BalanceModel;
  prices: Prices;
  /** What the others take: the item itself is taken out. */
  shared: SharedUse;
  /** Hours, on both sides of a limit, in which an hour costs its price instead of nothing or the next step: room to trade. */
  play: Float64Array;
  /** By timing, T: 1 where another period's production takes its hours in the same period. */
  meets: readonly Uint8Array[];
  program: ConvexProgram;
  cell: Kinks;
  /** T: most pieces the item may draw from the period's offer, and whether they cost its price besides. */
  mostDrawn: Float64Array;
  offersPriced: boolean;
  /** Whose turn it is where several periods of the item take the same hours; absent, those hours have their price. */
  turn?: Turn;
}

/** Of the periods that share hours, the first or the last may take more; the others at most what they have. */
export interface Turn {
  of: "first" | "last";
  /** T: the item's production as it is. */
  production: Float64Array;
}

/** Room for one item's own program, in which all others are held where they are. */
export function againstOthers(model: BalanceModel, prices: Prices, shared: SharedUse): Against {
  const steps = model.resources.reduce((most, resource) => Math.max(most, resource.steps.length), 0);
  let uses = 0;
  for (let i = 0; i < model.items; i++) uses = Math.max(uses, model.useStart[i + 1]! - model.useStart[i]!);
  // Each limit is at most two kinks, each kink at most two on whole pieces; and what is released.
  const most = uses * (steps + 1) * 4 + 2;
  return {
    ...{ model, prices, shared, play: new Float64Array(model.resources.length * model.periods), cell: kinks(most) },
    meets: model.timings.map((timing) => Uint8Array.from(timing, (u, t) => (timing.some((other, s) => other === u && s !== t) ? 1 : 0))),
    program: convexProgram(model.periods, most + 2 + model.grades, 2 * (model.grades + 2) + 1),
    mostDrawn: new Float64Array(model.periods),
    offersPriced: true,
  };
}

/** Lets items go that share of every limit beyond what the others leave. */
export function giveRoom({ model: { resources, periods }, play }: Against, share: number): void {
  resources.forEach(({ limit }, r) => limit.forEach((hours, t) => (play[r * periods + t] = share * Math.abs(hours))));
}

/** The item's program with what the others leave of hours and offers; `mostDrawn` and `offersPriced` are stated by the caller. */
export function fillAgainst(against: Against, i: number): void {
  const { model, prices, program, cell: list, mostDrawn } = against;
  const { periods, open, released, changeCost, productionCost, offer, offerCost, lots } = model;
  const piece = lots.multiple[i]!;
  fillItem(model, i, prices.storage, program);
  if (piece > 0) lossesOnLattice(program, piece);
  if (piece > 0) piecesOnLattice(program, piece);
  const most = plausible(model, i);
  for (let t = 0, cell = i * periods; t < periods; t++, cell++) {
    if (open[cell]) {
      list.count = 0;
      list.slope = productionCost[cell]! - changeCost[cell]!;
      addKink(list, released[cell]!, 2 * changeCost[cell]!, piece, Infinity);
      for (let use = model.useStart[i]!; use < model.useStart[i + 1]!; use++) addHours(against, use, t, piece, most);
      addSegments(program, t, list);
    }
    const length = piece > 0 ? wholeBelow(mostDrawn[t]!, piece) : mostDrawn[t]!;
    if (offer[cell]! >= 0) addSource(program, t, boughtIn, length, offerCost[cell]! + (against.offersPriced ? prices.offers[offer[cell]!]! : 0));
  }
}

/** Kinks further out are not looked at: an item does not make many times its largest period at once. */
function plausible({ periods, grades, demand, released, safetyStock }: BalanceModel, i: number): number {
  let [largest, safety] = [0, 0];
  for (let cell = i * periods; cell < (i + 1) * periods; cell++) {
    let demanded = 0;
    for (let g = 0; g < grades; g++) demanded += demand[cell * grades + g]!;
    largest = Math.max(largest, demanded, released[cell]!);
    safety = Math.max(safety, safetyStock[cell]!);
  }
  return 6 * largest + safety;
}

/**
 * What a use's hours cost as the quantity grows: nothing up to the limit, then step by step. Where the item meets itself,
 * and of material, what is left costs its price: no period may reckon with all of it, unless it is its turn.
 */
function addHours(against: Against, use: number, t: number, piece: number, most: number): void {
  const { model, prices, shared: { used }, play, meets, cell: list } = against;
  const each = model.useEach[use]!;
  if (each === 0) return;
  const resource = model.resources[model.useResource[use]!]!;
  const timing = model.timings[model.useTiming[use]!];
  const u = timing ? timing[t]! : t;
  const row = model.useResource[use]! * model.periods + u;
  const price = prices.resources[row]!;
  if (resource.kind === "material") {
    list.slope += each * price;
    addKink(list, materialLeft(resource, used, row - u, u) / each, each * (resource.beyondCost - price), piece, most);
    return;
  }
  const meeting = timing && meets[model.useTiming[use]!]![t] === 1;
  const turn = meeting ? against.turn : undefined;
  const room = meeting && !turn ? Infinity : play[row]!;
  let left = resource.limit[u]! - used[row]!;
  if (turn) {
    left -= each * meetingQuantity(timing!, t, turn);
    if (!isTurn(timing!, t, turn)) addKink(list, turn.production[t]!, each * resource.beyondCost, piece, most);
  }
  for (let s = 0, slope = 0; s <= resource.steps.length; s++) {
    const next = slopeAfter(resource, s);
    const width = price > slope && price < next ? room : 0;
    if (width > 0) {
      addKink(list, (left - width) / each, each * (price - slope), piece, most);
      addKink(list, left / each, each * (next - price), piece, most);
    } else addKink(list, left / each, each * (next - slope), piece, most);
    slope = next;
    if (s < resource.steps.length) left += resource.steps[s]!.limit[u]!;
  }
}

/** What the item makes in the other periods whose hours fall into that of `t`. What costs rise by is then never more than was reckoned. */
function meetingQuantity(timing: Int32Array, t: number, { production }: Turn): number {
  let quantity = 0;
  for (let s = 0; s < timing.length; s++) if (s !== t && timing[s] === timing[t]) quantity += production[s]!;
  return quantity;
}

const isTurn = (timing: Int32Array, t: number, { of }: Turn): boolean => (of === "first" ? timing.indexOf(timing[t]!) : timing.lastIndexOf(timing[t]!)) === t;

/** What may still be taken in a period without any later one going short. */
function materialLeft({ limit }: Resource, used: Float64Array, from: number, u: number): number {
  let [left, least] = [0, Infinity];
  for (let t = 0; t < limit.length; t++) {
    left += limit[t]! - used[from + t]!;
    if (t >= u) least = Math.min(least, left);
  }
  return least;
}

const slopeAfter = ({ steps, beyondCost }: Resource, s: number): number => (s < steps.length ? steps[s]!.cost : beyondCost);

function addSegments(program: ConvexProgram, t: number, { slope, count, at, rise }: Kinks): void {
  let each = slope;
  let from = 0;
  for (let k = 0; k < count; k++) {
    addSource(program, t, produced, at[k]! - from, each);
    from = at[k]!;
    each += rise[k]!;
  }
  addSource(program, t, produced, Infinity, each);
}
