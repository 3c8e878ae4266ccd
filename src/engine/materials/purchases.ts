import { byText } from "../arithmetic";
import { lotStepOf, materialMultiple, splitLot } from "../lotSizing/lotStep";
import { availabilityDay, type Horizon, releaseDay } from "../periods";
import type { MasterScheduleLine, MrpLine, PlannedPurchase } from "../plan";
import type { Item } from "../records";
import { leadTimeOf, startsFor } from "../releases";

/** A subcontractor gets one order; the master schedule is in whole pieces throughout. */
const ordersOf = (quantity: number, item: Item, from: PlannedPurchase["from"]): number =>
  from === "outsourcing" ? 1 : splitLot(quantity, lotStepOf(item, from === "masterSchedule" ? 1 : materialMultiple(item))).length;

/** Everything to buy, by release date: bought finished goods, outsourced pieces, bought materials. */
export function plannedPurchases(masterSchedule: readonly MasterScheduleLine[], materials: readonly MrpLine[], items: ReadonlyMap<string, Item>, horizon: Horizon): PlannedPurchase[] {
  const purchases = (code: string, quantities: readonly number[], from: PlannedPurchase["from"]): PlannedPurchase[] => {
    const item = items.get(code)!;
    return horizon.periods.flatMap((period, t) => {
      if (quantities[t]! <= 0) return [];
      const release = releaseDay(horizon, period, leadTimeOf(item));
      // A subcontractor delivers what was ordered; yield is the own shop's, or the supplier's of a bought item.
      const quantity = from === "outsourcing" ? quantities[t]! : startsFor(quantities[t]!, item.yield);
      return [{ item: code, supplier: item.supplier, quantity, orders: ordersOf(quantities[t]!, item, from), release, due: availabilityDay(horizon, period), period: t, pastDue: release < horizon.planDate, from }];
    });
  };
  const bought = (code: string) => items.get(code)!.source === "buy";
  return [
    ...masterSchedule.filter(({ item }) => bought(item)).flatMap(({ item, production }) => purchases(item, production, "masterSchedule")),
    ...masterSchedule.flatMap(({ item, outsourced }) => purchases(item, outsourced, "outsourcing")),
    ...materials.filter(({ source }) => source === "buy").flatMap((line) => purchases(line.item, line.plannedReceipts, "materials")),
  ].sort((a, b) => byText(a.release, b.release) || byText(a.item, b.item) || a.period - b.period || byText(a.from, b.from));
}
