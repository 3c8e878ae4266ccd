import { byText, groupBy, round6, sum } from "../arithmetic";
import { monthOf } from "../calendar";
import { type Horizon, monthsOf, periodsInMonth } from "../periods";
import type { ActualsLine, FamilySeries, MasterScheduleLine, ThreeSeriesMonth } from "../plan";
import type { IsoMonth, Item } from "../records";
import { shippedAtOnce } from "../variance/salesVariances";

interface Flow {
  sales: number;
  production: number;
  scrapped: number;
  inventory: number;
}

/** Weight of one unit of an item: its standard cost, or how many common units it is. */
type Weight = (item: string) => number;

/** Sales, production and inventory of all master-scheduled items, then of each family, at standard cost and in common units. */
export function familySeries(
  masterSchedule: readonly MasterScheduleLine[],
  actuals: readonly ActualsLine[],
  actualMonths: readonly IsoMonth[],
  items: ReadonlyMap<string, Item>,
  horizon: Horizon,
): FamilySeries[] {
  const pasts = new Map(actuals.map((line) => [line.item, line]));
  const seriesOf = (lines: readonly MasterScheduleLine[]): Omit<FamilySeries, "family"> => {
    const past = lines.flatMap(({ item }) => pasts.get(item) ?? []);
    const weighed = (weight: Weight) => threeSeries(lines, past, actualMonths, weight, horizon);
    return { atCost: weighed((item) => items.get(item)!.standardCost), inUnits: weighed((item) => items.get(item)!.standardUnitFactor) };
  };
  const families = [...groupBy(masterSchedule, ({ family }) => family)].sort(([a], [b]) => byText(a, b));
  return [seriesOf(masterSchedule), ...families.map(([family, lines]) => ({ family, ...seriesOf(lines) }))];
}

/** Months closed, the open month, months planned, of master-scheduled items and their past. */
function threeSeries(masterSchedule: readonly MasterScheduleLine[], past: readonly ActualsLine[], actualMonths: readonly IsoMonth[], weight: Weight, horizon: Horizon): ThreeSeriesMonth[] {
  const closed = actualMonths.slice(0, -1);
  const flows = new Map<IsoMonth, Flow>();
  closed.forEach((month, m) => flows.set(month, closedMonth(masterSchedule, past, m, weight)));
  for (const month of monthsOf(horizon.periods)) flows.set(month, plannedMonth(masterSchedule, periodsInMonth(horizon.periods, month), weight));
  const open = monthOf(horizon.planDate);
  flows.set(open, toDateAndPlan(flows.get(open)!, masterSchedule, past, weight));
  let opening = closed.length > 0 ? openingOf(flows.get(closed[0]!)!) : openingOf(flows.get(open)!);
  return [...flows].map(([month, flow]) => {
    const row = {
      month,
      kind: month < open ? ("actual" as const) : month === open ? ("open" as const) : ("plan" as const),
      opening,
      ...flow,
      residual: round6(flow.inventory - opening - flow.production + flow.sales + flow.scrapped),
    };
    opening = flow.inventory;
    return row;
  });
}

/** Before the first month nothing is known: it opens with what makes its own figures add up. */
const openingOf = ({ inventory, production, sales, scrapped }: Flow): number => round6(inventory - production + sales + scrapped);

function closedMonth(masterSchedule: readonly MasterScheduleLine[], past: readonly ActualsLine[], m: number, weight: Weight): Flow {
  const lines = new Map(past.map((line) => [line.item, line]));
  const total = (of: "shipped" | "produced" | "scrapped") => round6(sum(past.map((line) => line[of][m]! * weight(line.item))));
  return {
    sales: total("shipped"),
    production: total("produced"),
    scrapped: total("scrapped"),
    inventory: round6(sum(masterSchedule.map((line) => closingStockOf(line, lines.get(line.item), m) * weight(line.item)))),
  };
}

/** Stated, or reckoned back from the next month that states it, at the latest from the stock on the plan date. */
function closingStockOf({ openingStock, unusableStock }: MasterScheduleLine, line: ActualsLine | undefined, month: number): number {
  if (!line) return openingStock + unusableStock;
  const { closingStock, shipped, produced, scrapped } = line;
  const last = shipped.length - 1;
  let later = month;
  let since = 0;
  while (later < last && closingStock[later] === undefined) {
    later++;
    since += shipped[later]! + scrapped[later]! - produced[later]!;
  }
  return since + (later < last ? closingStock[later]! : openingStock + unusableStock);
}

function plannedMonth(masterSchedule: readonly MasterScheduleLine[], indices: readonly number[], weight: Weight): Flow {
  const last = indices.at(-1)!;
  const over = (quantities: readonly number[]) => sum(indices.map((t) => quantities[t]!));
  const weighed = (of: (line: MasterScheduleLine) => number) => round6(sum(masterSchedule.map((line) => of(line) * weight(line.item))));
  return {
    sales: weighed(({ shipments }) => over(shipments)),
    production: weighed(({ receipts, production, outsourced }) => over(receipts.periods) + over(production) + over(outsourced)),
    scrapped: 0,
    inventory: weighed(({ available, unusableStock }) => Math.max(available[last]!, 0) + unusableStock),
  };
}

/** The open month: what happened to date, what arrives and leaves at once, and the plan for the rest. */
function toDateAndPlan(rest: Flow, masterSchedule: readonly MasterScheduleLine[], past: readonly ActualsLine[], weight: Weight): Flow {
  const toDate = (of: "shipped" | "produced" | "scrapped") => sum(past.map((line) => line[of].at(-1)! * weight(line.item)));
  return {
    sales: round6(rest.sales + toDate("shipped") + sum(masterSchedule.map((line) => shippedAtOnce(line) * weight(line.item)))),
    production: round6(rest.production + toDate("produced") + sum(masterSchedule.map(({ item, receipts }) => receipts.pastDue * weight(item)))),
    scrapped: round6(toDate("scrapped")),
    inventory: rest.inventory,
  };
}
