import { groupBy, round6, sum } from "../../arithmetic";
import { lotStepOf } from "../../lotSizing/lotStep";
import type { ScheduledItem } from "../../masterSchedule/scheduleItems";
import type { Contradiction, WayOut } from "../../plan";
import type { BalanceInputs, BuiltBalance } from "../buildBalanceModel";
import { overtimePrices, weightOf } from "../costRates";
import { findContradictions, type FoundContradiction, sameContradiction } from "./contradictions";
import { firmHours, type FirmPieces, hoursFor, hoursPeriod, mostHours, type TracedNeed } from "./firmLoad";
import { type Effort, replan, type Replanned, type Situation } from "./situation";
import { addHours, expediteMaterial, movePieces, type PieceMove } from "./takeWayOut";

/** A way out that is yet to be priced. */
export interface Candidate {
  way: Omit<WayOut, "cost">;
  /** What it costs itself, beside what the plan then costs. */
  price: number;
  inputs: BalanceInputs;
}

const wanted = 3;

/** Contradictions whose ways out are priced; the later ones show up once these are settled. */
const pricedContradictions = 5;

/** Every contradiction with its ways out, the plan solved again with each. `base` is the plan as it is. */
export async function contradictions(situation: Situation, base: Replanned, effort: Effort): Promise<Contradiction[]> {
  const found = findContradictions(situation.inputs);
  const explained: Contradiction[] = [];
  for (const [k, contradiction] of found.entries()) {
    const { kind, of, period, limit, firm } = contradiction;
    const waysOut: WayOut[] = [];
    for (const candidate of k < pricedContradictions ? candidates(situation.inputs, situation.built, contradiction, found) : []) {
      const after = await replan(situation, candidate.inputs, effort);
      if (after) waysOut.push({ ...candidate.way, cost: round6(after.cost + candidate.price - base.cost) });
    }
    explained.push({ kind, of, period, limit: round6(limit), firm, waysOut: waysOut.sort((a, b) => a.cost - b.cost) });
  }
  return explained;
}

/** One of each kind that really removes the contradiction and makes no other; where a kind has none, others to move. */
export function candidates(inputs: BalanceInputs, built: BuiltBalance, found: FoundContradiction, before: readonly FoundContradiction[] = findContradictions(inputs)): Candidate[] {
  const helps = ({ inputs: after }: Candidate) => findContradictions(after).every((left) => !sameContradiction(left, found) && before.some((old) => sameContradiction(old, left)));
  const direct = found.kind === "hours" ? moreHours(inputs, found) : moreMaterial(inputs, found);
  const later = moveSets(inputs, found, false, built).map((moves) => moved(inputs, "moveLater", moves, built)).filter(helps);
  const outside = moveSets(inputs, found, true, built).map((moves) => moved(inputs, "outsource", moves, built)).filter(helps);
  const first = [direct, ...later.slice(0, 1), ...outside.slice(0, 1)];
  return [...first, ...later.slice(1), ...outside.slice(1)].slice(0, Math.max(wanted, first.length));
}

/** An hour more costs what the dearest overtime does. */
function moreHours(inputs: BalanceInputs, { of, period, excess }: FoundContradiction): Candidate {
  const quantity = roundUp(excess);
  const { overloadFactor } = inputs.options;
  const perHour = overtimePrices(inputs.bases, inputs.options)(of).overloadCost / overloadFactor;
  return { way: { kind: "addHours", quantity }, price: quantity * perHour, inputs: addHours(inputs, of, period, quantity) };
}

/** What expediting costs stands on no sheet; what it saves, the plan says. */
function moreMaterial(inputs: BalanceInputs, { of, period, excess }: FoundContradiction): Candidate {
  const quantity = roundUp(excess);
  return { way: { kind: "expediteMaterial", item: of, quantity }, price: 0, inputs: expediteMaterial(inputs, of, period, quantity) };
}

const roundUp = (value: number): number => Math.ceil(value * 1e3 - 1e-9) / 1e3;

function moved(inputs: BalanceInputs, kind: "moveLater" | "outsource", moves: readonly PieceMove[], { model, items }: BuiltBalance): Candidate {
  const [first, ...further] = moves.map(({ item, quantity, toPeriod }) => ({ item, quantity, toPeriod }));
  const premium = ({ item, toPeriod, offer, quantity }: PieceMove) => (offer === undefined ? 0 : quantity * model.offerCost[items.indexOf(item) * model.periods + toPeriod]!);
  return { way: { kind, ...first!, ...(further.length > 0 && { further }) }, price: sum(moves.map(premium)), inputs: movePieces(inputs, moves) };
}

/**
 * Sets of moves that free what is too much, the least painful first: single items, then several together. To be late costs
 * by value, so pieces are weighed by their value per hour (or unit of material) freed.
 */
function moveSets(inputs: BalanceInputs, found: FoundContradiction, outside: boolean, built: BuiltBalance): PieceMove[][] {
  const weights = new Map(inputs.records.items.map((item) => [item.item, weightOf(item)]));
  const possible = found.all
    .flatMap((traced) => (traced.pieces ? [{ traced, pieces: traced.pieces }] : []))
    .sort((a, b) => painOf(a, weights) - painOf(b, weights));
  const rooms = roomsOf(inputs);
  const single = possible.flatMap(({ traced, pieces }) => {
    const move = moveOf(inputs, found, traced, pieces, found.excess, outside, rooms, built);
    return move && move.freed >= found.excess - 1e-9 ? [[move.move]] : [];
  });
  return single.length > 0 ? single : severalMoves(inputs, found, possible, outside, rooms, built);
}

interface Movable {
  traced: TracedNeed;
  pieces: FirmPieces;
}

const painOf = ({ traced, pieces }: Movable, weights: ReadonlyMap<string, number>): number => (pieces.quantity * weights.get(pieces.line.item)!) / traced.need.amount;

function severalMoves(inputs: BalanceInputs, found: FoundContradiction, possible: readonly Movable[], outside: boolean, rooms: Rooms, built: BuiltBalance): PieceMove[][] {
  const moves: PieceMove[] = [];
  let left = found.excess;
  for (const { traced, pieces } of possible) {
    const move = moveOf(inputs, found, traced, pieces, left, outside, rooms, built);
    if (!move) continue;
    moves.push(move.move);
    take(rooms, pieces.line, move.move);
    left -= move.freed;
    if (left <= 1e-9) return [moves];
  }
  return [];
}

/** As few pieces as free what is wanted, or all of them, and the first later period that has room for them. */
function moveOf(inputs: BalanceInputs, found: FoundContradiction, { need }: TracedNeed, { line, at, quantity }: FirmPieces, wantedAmount: number, outside: boolean, rooms: Rooms, built: BuiltBalance): { move: PieceMove; freed: number } | undefined {
  const setup = found.kind === "hours" ? (line.setupHours[found.of] ?? 0) : 0;
  const each = (need.amount - setup) / quantity;
  const item = inputs.records.items.find((candidate) => candidate.item === line.item)!;
  const piece = lotStepOf(item, 1).multiple || 1;
  const pieces = each > 0 ? Math.min(quantity, round6(Math.ceil(wantedAmount / each / piece - 1e-9) * piece)) : quantity;
  const freed = pieces === quantity ? need.amount : pieces * each;
  for (let toPeriod = at + 1; toPeriod < inputs.horizon.periods.length; toPeriod++) {
    if (staysIn(found, line, toPeriod, inputs)) continue;
    if (!outside) {
      if (hasRoom(rooms, line, toPeriod, pieces)) return { move: { item: line.item, from: at, quantity: pieces, toPeriod }, freed };
      continue;
    }
    const offer = built.model.offer[built.items.indexOf(line.item) * built.model.periods + toPeriod]!;
    if (offer >= 0 && rooms.offers[offer]! >= pieces) return { move: { item: line.item, from: at, quantity: pieces, toPeriod, offer }, freed };
  }
  return undefined;
}

/** Whether pieces of a later period would still take what is short. */
function staysIn({ kind, of, period }: FoundContradiction, line: ScheduledItem, toPeriod: number, { materials }: BalanceInputs): boolean {
  if (kind === "hours") return hoursPeriod(line, of, toPeriod) === period;
  const { users, lastPeriod } = materials.find(({ item }) => item === of)!;
  return users.get(line.item)!.period[toPeriod]! <= lastPeriod;
}

/** What firm work leaves of all hours, by work centre, and of the offers. */
interface Rooms {
  hours: ReadonlyMap<string, Float64Array>;
  offers: number[];
}

const roomsOf = (inputs: BalanceInputs): Rooms => ({
  hours: new Map(inputs.bases.map((base) => [base.workCentre, firmHours(inputs, base).map((hours, t) => mostHours(base, t) - hours)])),
  offers: inputs.records.outsourcing.map(({ limit }) => Math.floor(limit)),
});

const centresOf = ({ hoursPerUnit, setupHours }: ScheduledItem): string[] => [...groupBy([...Object.keys(hoursPerUnit), ...Object.keys(setupHours)], (code) => code).keys()];

const hasRoom = ({ hours }: Rooms, line: ScheduledItem, toPeriod: number, quantity: number): boolean =>
  centresOf(line).every((workCentre) => (hours.get(workCentre)?.[hoursPeriod(line, workCentre, toPeriod)] ?? Infinity) >= hoursFor(line, workCentre, quantity));

function take({ hours, offers }: Rooms, line: ScheduledItem, { quantity, toPeriod, offer }: PieceMove): void {
  if (offer !== undefined) offers[offer]! -= quantity;
  else for (const workCentre of centresOf(line)) hours.get(workCentre)![hoursPeriod(line, workCentre, toPeriod)]! -= hoursFor(line, workCentre, quantity);
}
