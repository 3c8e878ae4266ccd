import { round6, sum } from "../arithmetic";
import { type LotStep, wholeLot } from "../lotSizing/lotStep";
import type { BalanceCentre, BalanceItem, BalanceProblem } from "./balanceProblem";
import type { Decision } from "./wholeLots";

/** How far, in periods, a lot may be moved at once. */
const reach = 6;
const maximumSweeps = 12;

/** From one period to another (or away, or from nowhere): a quantity of own production, or of outsourced pieces. */
interface Move {
  kind: "production" | "outsourced";
  from?: number;
  to?: number;
  quantity: number;
}

/**
 * Local search on whole lots: the best single move of each item in turn, until none lowers the cost any more. Overload is
 * priced, not forbidden, so that every neighbour is feasible. Items stand in order of code: the same start gives the same end.
 */
export function improveLots(problem: BalanceProblem, start: Decision): Decision {
  const decision = { production: start.production.map((row) => [...row]), outsourced: start.outsourced.map((row) => [...row]) };
  const used = hoursUsed(problem, decision);
  for (let sweep = 0, improved = true; improved && sweep < maximumSweeps; sweep++) {
    improved = false;
    problem.items.forEach((item, i) => {
      for (let move = bestMove(problem, item, decision, i, used); move; move = bestMove(problem, item, decision, i, used)) {
        make(move, item, decision, i, used);
        improved = true;
      }
    });
  }
  return decision;
}

function hoursUsed({ items, centres, periods }: BalanceProblem, { production }: Decision): Float64Array[] {
  const used = centres.map(() => new Float64Array(periods));
  items.forEach(({ hours }, i) => hours.forEach(({ centre, each }) => production[i]!.forEach((quantity, t) => (used[centre]![t]! += each * quantity))));
  return used;
}

function bestMove(problem: BalanceProblem, item: BalanceItem, decision: Decision, i: number, used: readonly Float64Array[]): Move | undefined {
  const production = decision.production[i]!;
  const outsourced = decision.outsourced[i]!;
  const before = itemCost(item, production, outsourced);
  let best: Move | undefined;
  let saved = Math.max(1e-7, 1e-9 * before);
  for (const move of moves(item, production, outsourced)) {
    const row = move.kind === "production" ? production : outsourced;
    shift(row, move, 1);
    const saving = before - itemCost(item, production, outsourced) - capacityChange(problem, item, move, used);
    shift(row, move, -1);
    if (saving > saved) [best, saved] = [move, saving];
  }
  return best;
}

function* moves(item: BalanceItem, production: readonly number[], outsourced: readonly number[]): Generator<Move> {
  for (let t = 0; t < production.length; t++) {
    if (outsourced[t]! > 0) for (const quantity of new Set([1, Math.min(outsourced[t]!, item.lot.multiple), outsourced[t]!])) yield { kind: "outsourced", from: t, quantity };
    if (!item.open[t]) continue;
    for (const quantity of lotsToTake(production[t]!, item.lot)) {
      yield { kind: "production", from: t, quantity };
      for (let to = Math.max(0, t - reach); to <= Math.min(production.length - 1, t + reach); to++)
        if (to !== t && item.open[to] && isLot(production[to]! + quantity, item.lot)) yield { kind: "production", from: t, to, quantity };
    }
    yield { kind: "production", to: t, quantity: round6(wholeLot(production[t]! + item.lot.multiple, item.lot) - production[t]!) };
  }
}

/** One multiple less, or the whole lot, where what stays is a lot too. */
const lotsToTake = (quantity: number, step: LotStep): number[] =>
  [...new Set([step.multiple, quantity])].filter((taken) => taken > 0 && taken <= quantity && isLot(round6(quantity - taken), step));

/** Whether a whole multiple can be split into orders between minimum and maximum: 5 cannot where an order has 3 to 4. */
const isLot = (quantity: number, step: LotStep): boolean => quantity === 0 || (quantity >= step.minimum && (!step.maximum || wholeLot(quantity, step) === quantity));

function shift(row: number[], { from, to, quantity }: Move, direction: 1 | -1): void {
  if (from !== undefined) row[from] = round6(row[from]! - direction * quantity);
  if (to !== undefined) row[to] = round6(row[to]! + direction * quantity);
}

function make(move: Move, item: BalanceItem, decision: Decision, i: number, used: readonly Float64Array[]): void {
  shift(decision[move.kind][i]!, move, 1);
  if (move.kind === "outsourced") return;
  for (const { centre, each } of item.hours) {
    if (move.from !== undefined) used[centre]![move.from]! -= each * move.quantity;
    if (move.to !== undefined) used[centre]![move.to]! += each * move.quantity;
  }
}

/** What the linear program minimises, of a decision in whole lots. */
export function totalCost(problem: BalanceProblem, decision: Decision): number {
  const used = hoursUsed(problem, decision);
  const ofItems = problem.items.map((item, i) => itemCost(item, decision.production[i]!, decision.outsourced[i]!));
  const ofCentres = problem.centres.map((centre, w) => sum(centre.hoursLeft.map((_, t) => extraHoursCost(centre, t, used[w]![t]!))));
  return sum(ofItems) + sum(ofCentres);
}

/** Holding, lateness, shortfall, change and outsourcing of one item. */
function itemCost({ startingBalance, netDemand, safetyStock, rates, released, changeCost, offer }: BalanceItem, production: readonly number[], outsourced: readonly number[]): number {
  let stock = startingBalance;
  let cost = 0;
  for (let t = 0; t < netDemand.length; t++) {
    stock += production[t]! + outsourced[t]! - netDemand[t]!;
    cost += stock > 0 ? stock * rates.holding[t]! : -stock * rates.backlog[t]!;
    cost += Math.max(0, safetyStock[t]! - Math.max(0, stock)) * rates.shortfall[t]!;
    if (released[t] !== undefined) cost += Math.abs(production[t]! - released[t]!) * changeCost;
    if (outsourced[t]! > 0) cost += outsourced[t]! * offer[t]!.premium;
  }
  return cost;
}

function capacityChange({ centres }: BalanceProblem, { hours }: BalanceItem, { kind, from, to, quantity }: Move, used: readonly Float64Array[]): number {
  if (kind === "outsourced") return 0;
  let change = 0;
  for (const { centre, each } of hours) {
    const hoursBefore = used[centre]!;
    if (from !== undefined) change += extraHoursCost(centres[centre]!, from, hoursBefore[from]! - each * quantity) - extraHoursCost(centres[centre]!, from, hoursBefore[from]!);
    if (to !== undefined) change += extraHoursCost(centres[centre]!, to, hoursBefore[to]! + each * quantity) - extraHoursCost(centres[centre]!, to, hoursBefore[to]!);
  }
  return change;
}

function extraHoursCost({ hoursLeft, overtimeLimit, overtimeCost, overloadCost }: BalanceCentre, t: number, hours: number): number {
  const beyond = Math.max(0, hours - hoursLeft[t]!);
  const overtime = Math.min(beyond, overtimeLimit[t]!);
  return overtime * overtimeCost + (beyond - overtime) * overloadCost;
}
