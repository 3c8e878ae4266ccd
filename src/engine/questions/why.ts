import { byText, groupBy, round6, sum } from "../arithmetic";
import { endDemandTrace } from "../pegging/endDemand";
import type { EndDemand, PeggedSupply, Reason } from "../peggedSupply";
import type { Plan } from "../plan";
import { reasons } from "../peggedSupply";
import { type Problem, severityOf } from "../problem";
import type { IsoDate } from "../records";

/** A parent and how much of an item's supply goes into it. */
export interface ParentNeed {
  item: string;
  quantity: number;
}

export interface ExplainedSupply {
  supply: PeggedSupply;
  /** When a planned order is released: its day where it is bought, else the period (−1 = past due). */
  release?: { day?: IsoDate; period: number };
  /** The quantity by reason; adds up to it. Only what is not zero. */
  reasons: readonly { reason: Reason; quantity: number }[];
  parents: readonly ParentNeed[];
}

/** "Why?" 为什么: what drives an item's supplies, and what is late or short of it. */
export interface WhyAnswer {
  item: string;
  /** Which supplies are meant: those received in this period, or all. */
  period?: number;
  /** What the plan reckons with in that period; absent for an item without a plan line. */
  balance?: { demand: number; supply: number; available: number };
  supplies: readonly ExplainedSupply[];
  quantity: number;
  /** Of all these supplies together: same sum, once by reason, once by end demand. */
  reasons: readonly { reason: Reason; quantity: number }[];
  demands: readonly EndDemand[];
  parents: readonly ParentNeed[];
  /** The first planned order still to be released. */
  next?: ExplainedSupply;
  problems: readonly Problem[];
}

const inOrder = (totals: Readonly<Record<Reason, number>>) => reasons.map((reason) => ({ reason, quantity: totals[reason] })).filter(({ quantity }) => quantity !== 0);

/** The same demand met by several supplies is said once; the nearest first, what has no date last. */
function joined(demands: readonly EndDemand[]): EndDemand[] {
  const same = groupBy(demands, ({ item, reason, order, period }) => JSON.stringify([item, reason, order, period]));
  return [...same.values()]
    .map((parts) => ({ ...parts[0]!, quantity: round6(sum(parts.map(({ quantity }) => quantity))) }))
    .sort((a, b) => (a.period ?? Infinity) - (b.period ?? Infinity) || b.quantity - a.quantity || byText(a.item, b.item));
}

function parentsOf({ supplies }: Plan, pegs: PeggedSupply["pegs"]): ParentNeed[] {
  const needs = pegs.flatMap(({ quantity, to }) => (to.kind === "parent" ? [{ item: supplies[to.supply]!.item, quantity }] : []));
  return addUp(needs);
}

const addUp = (needs: readonly ParentNeed[]): ParentNeed[] =>
  [...groupBy(needs, ({ item }) => item)].map(([item, parts]) => ({ item, quantity: round6(sum(parts.map(({ quantity }) => quantity))) })).sort((a, b) => b.quantity - a.quantity || byText(a.item, b.item));

function releaseOf({ purchases, masterSchedule, materials }: Plan, { item, kind, period }: PeggedSupply): ExplainedSupply["release"] {
  if (kind !== "planned" && kind !== "outsourced") return undefined;
  const day = purchases.find((purchase) => purchase.item === item && purchase.period === period && (purchase.from === "outsourcing") === (kind === "outsourced"))?.release;
  const line = masterSchedule.find((other) => other.item === item) ?? materials.find((other) => other.item === item);
  const at = line?.releasePeriod[period];
  return at === undefined ? undefined : { period: at, ...(day !== undefined && { day }) };
}

function explained(plan: Plan, supply: PeggedSupply): ExplainedSupply {
  const release = releaseOf(plan, supply);
  return { supply, ...(release && { release }), reasons: inOrder(supply.reasons), parents: parentsOf(plan, supply.pegs) };
}

/** What the plan says is wrong with the item itself, and what is late because of it. */
const concerns = (problem: Problem, item: string): boolean =>
  ("item" in problem && problem.item === item) || ("stoppedBy" in problem && problem.stoppedBy.some((stopper) => "item" in stopper && stopper.item === item));

function problemsOf({ problems }: Plan, item: string): Problem[] {
  const found = problems.filter((problem) => concerns(problem, item));
  return [...found.filter((problem) => severityOf(problem) !== "informs"), ...found.filter((problem) => severityOf(problem) === "informs")];
}

function balanceIn({ masterSchedule, materials }: Plan, item: string, t: number): WhyAnswer["balance"] {
  const scheduled = masterSchedule.find((line) => line.item === item);
  if (scheduled) {
    const supply = round6(scheduled.receipts.periods[t]! + scheduled.production[t]! + scheduled.outsourced[t]!);
    return { demand: scheduled.demand.total[t]!, supply, available: scheduled.available[t]! };
  }
  const line = materials.find((other) => other.item === item);
  return line && { demand: line.gross.periods[t]!, supply: round6(line.receipts.periods[t]! + line.plannedReceipts[t]!), available: line.available[t]! };
}

/** `period` narrows the answer to the supplies received then. */
export function why(plan: Plan, item: string, period?: number): WhyAnswer {
  const endDemandsOf = endDemandTrace(plan);
  const indices = plan.supplies.flatMap((supply, index) => (supply.item === item && (period === undefined || supply.period === period) ? [index] : []));
  const supplies = indices.map((index) => explained(plan, plan.supplies[index]!));
  const total = Object.fromEntries(reasons.map((reason) => [reason, round6(sum(supplies.map(({ supply }) => supply.reasons[reason])))])) as Record<Reason, number>;
  const next = supplies.find(({ supply }) => supply.kind === "planned");
  const balance = period === undefined ? undefined : balanceIn(plan, item, period);
  return {
    item,
    ...(period !== undefined && { period }),
    ...(balance && { balance }),
    supplies,
    quantity: round6(sum(supplies.map(({ supply }) => supply.quantity))),
    reasons: inOrder(total),
    demands: joined(indices.flatMap(endDemandsOf)),
    parents: addUp(supplies.flatMap(({ parents }) => parents)),
    ...(next && { next }),
    problems: problemsOf(plan, item),
  };
}
