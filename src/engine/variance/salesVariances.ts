import { byText, round6, sum } from "../arithmetic";
import { monthOf } from "../calendar";
import { type Horizon, periodsInMonth } from "../periods";
import type { ActualsLine, MasterScheduleLine, SalesVariance } from "../plan";
import type { Item } from "../records";

/** Stock on the plan date serves past-due orders at once. */
export const shippedAtOnce = ({ openingStock, receipts, demand }: MasterScheduleLine): number =>
  Math.max(0, Math.min(demand.orders.pastDue, openingStock + receipts.pastDue));

/** Sales of each finished family at standard cost: the last closed month, and the open one as it will probably end. */
export function salesVariances(actuals: readonly ActualsLine[], masterSchedule: readonly MasterScheduleLine[], items: ReadonlyMap<string, Item>, horizon: Horizon): SalesVariance[] {
  const open = periodsInMonth(horizon.periods, monthOf(horizon.planDate));
  const costOf = (code: string) => items.get(code)!.standardCost;
  const finished = actuals.filter(({ type }) => type === "finished");
  const families = [...new Set([...finished, ...masterSchedule].map(({ family }) => family))].sort(byText);
  return families.map((family) => {
    const lines = finished.filter((line) => line.family === family);
    const planned = masterSchedule.filter((line) => line.family === family);
    const plan = (fromEnd: number) => atCost(lines.flatMap(({ item, salesPlan }) => (salesPlan.at(fromEnd) === undefined ? [] : salesPlan.at(fromEnd)! * costOf(item))));
    const shipped = (fromEnd: number) => round6(sum(lines.map(({ item, shipped: quantities }) => (quantities.at(fromEnd) ?? 0) * costOf(item))));
    const scheduled = (quantity: (line: MasterScheduleLine) => number) => round6(sum(planned.map((line) => quantity(line) * costOf(line.item))));
    const openOrders = scheduled(({ demand }) => demand.latestEstimate.openOrders);
    const remainingForecast = scheduled(({ demand }) => demand.latestEstimate.remainingForecast);
    const [lastPlan, thisPlan] = [plan(-2), plan(-1)];
    return {
      family,
      ...(lastPlan !== undefined && { lastPlan }),
      lastActual: shipped(-2),
      ...(thisPlan !== undefined && { thisPlan }),
      shippedToDate: shipped(-1),
      openOrders,
      remainingForecast,
      latestEstimate: round6(shipped(-1) + openOrders + remainingForecast),
      stillToShip: scheduled((line) => shippedAtOnce(line) + sum(open.map((t) => line.shipments[t]!))),
    };
  });
}

const atCost = (values: readonly number[]): number | undefined => (values.length > 0 ? round6(sum(values)) : undefined);
