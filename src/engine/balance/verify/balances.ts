import type { Records } from "../../records";
import type { MasterScheduleLine } from "../../plan";
import { openDemand } from "./openDemand";
import { beyondRounding, differs, type PlanToVerify, type Violations } from "./planToVerify";

/**
 * Opening stock and everything received so far less everything demanded and not given up must be what the plan calls
 * available; what is shipped and what is still owed must be what was demanded and not given up.
 */
export const stockAddsUp: Violations = ({ masterSchedule }) =>
  masterSchedule.flatMap(({ openingStock, receipts, demand, production, outsourced, lost, available, shipments }) => {
    let stock = openingStock + receipts.pastDue - demand.orders.pastDue;
    let owed = Math.max(0, -stock);
    let turnover = Math.abs(openingStock);
    return available.flatMap((stated, t) => {
      const received = receipts.periods[t]! + production[t]! + outsourced[t]!;
      const served = demand.total[t]! - lost[t]!;
      stock += received - served;
      turnover += received + demand.total[t]!;
      const before = owed;
      owed = Math.max(0, -stock);
      return [beyondRounding(Math.abs(stock - stated), turnover), beyondRounding(Math.abs(shipments[t]! - (served + before - owed)), turnover)];
    });
  });

/** No quantity is below zero. */
export const nothingNegative: Violations = ({ masterSchedule }) => masterSchedule.flatMap(({ production, outsourced, lost }) => [...production, ...outsourced, ...lost].map((quantity) => -quantity));

/** Demand by grade is all the demand, and only what does not wait for ever is given up. */
export const onlyTheImpatientAreLost: Violations = (plan) => {
  const open = openDemand(plan);
  return plan.masterSchedule.flatMap((line) => {
    const { A, B, C } = line.demand.grades;
    return [
      differs(A.pastDue + B.pastDue + C.pastDue, line.demand.orders.pastDue),
      ...line.lost.flatMap((quantity, t) => [
        differs(A.periods[t]! + B.periods[t]! + C.periods[t]!, line.demand.total[t]!),
        beyondRounding(quantity - open.losable(line, t).reduce((all, part) => all + part, 0), quantity),
      ]),
    ];
  });
};

/** No offer gives more than its limit in its month, and nobody draws on an offer that is not there. */
export const outsourcingWithinLimits: Violations = ({ records, masterSchedule, periods }) => {
  const months = [...new Set(periods.map(({ month }) => month))];
  return months.flatMap((month) => {
    const offers = records.outsourcing.filter((offer) => offer.month === month);
    const limits = new Map<string, number>();
    const drawn = new Map<string, number>();
    for (const offer of offers) if (!limits.has(offerKey(offer))) limits.set(offerKey(offer), offer.limit);
    for (const line of masterSchedule) {
      const key = limits.has(offerKey({ item: line.item })) ? offerKey({ item: line.item }) : offerKey({ family: line.family });
      drawn.set(key, (drawn.get(key) ?? 0) + piecesIn(line, month, periods));
    }
    return [...drawn].map(([key, pieces]) => beyondRounding(pieces - (limits.get(key) ?? 0), pieces));
  });
};

const offerKey = ({ item, family }: Pick<Records["outsourcing"][number], "item" | "family">): string => (item === undefined ? `family ${family}` : `item ${item}`);

const piecesIn = ({ outsourced }: MasterScheduleLine, month: string, periods: PlanToVerify["periods"]): number =>
  outsourced.reduce((pieces, quantity, t) => pieces + (periods[t]!.month === month ? quantity : 0), 0);
