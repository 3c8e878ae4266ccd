import { round6, sum } from "../arithmetic";
import { isWorthwhile, lastAsked, type PlanCheck, stockedLines, stretches, within } from "./check";

/** Items whose stock falls below safety stock. */
export const stockBelowSafety: PlanCheck = (plan) =>
  plan.masterSchedule.flatMap(({ item, available, safetyStock }) => {
    const missing = available.map((quantity, t) => (quantity < 0 ? 0 : round6(safetyStock[t]! - quantity)));
    return stretches(plan.periods.length, (t) => isWorthwhile(missing[t]!, plan)).map((stretch) => ({
      kind: "belowSafetyStock",
      item,
      period: stretch.first,
      quantity: Math.max(...within(missing, stretch)),
    }));
  });

/**
 * Stock and open orders that nothing in the horizon asks for 超储:
 *   excess(t) = opening stock + open orders up to t − highest safety level − all requirements of the horizon
 * It only grows with t, so that one message an item says from when it lies there, and how much in the end; the end is the
 * last requirement, because orders after it are for demand the horizon does not show yet.
 */
export const excessStocks: PlanCheck = (plan) =>
  stockedLines(plan).flatMap((line) => {
    const { item, openingStock, receipts, safetyStock, required } = line;
    const wanted = Math.max(0, ...safetyStock) + required.pastDue + sum(required.periods);
    let supplied = openingStock + receipts.pastDue;
    const excess = receipts.periods.slice(0, lastAsked(line) + 1).map((quantity) => round6((supplied += quantity) - wanted));
    const period = excess.findIndex((quantity) => isWorthwhile(quantity, plan));
    return period < 0 ? [] : [{ kind: "excessStock" as const, item, period, quantity: excess.at(-1)! }];
  });

/** Below 0 in any warehouse: another one's stock does not make the booking right. */
export const negativeOnHands: PlanCheck = ({ records, items }) => {
  const negative = new Map<string, number>();
  for (const { item, onHand } of records.stock) if (onHand < 0) negative.set(item, round6((negative.get(item) ?? 0) + onHand));
  return Object.keys(items).flatMap((item) => (negative.has(item) ? [{ kind: "negativeOnHand" as const, item, quantity: negative.get(item)! }] : []));
};

/** One message an interval, with its fullest period. */
export const fullWarehouses: PlanCheck = ({ balance: { storage }, periods }) =>
  storage === undefined
    ? []
    : stretches(periods.length, (t) => storage.beyond[t]! > 0).map((stretch) => {
        const used = Math.max(...within(storage.used, stretch));
        return { kind: "storageFull" as const, period: storage.used.indexOf(used, stretch.first), used, limit: storage.limit };
      });
