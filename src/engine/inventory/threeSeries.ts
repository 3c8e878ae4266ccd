import { round6, sum } from "../arithmetic";
import { monthOf } from "../calendar";
import { type Horizon, monthsOf, periodsInMonth } from "../periods";
import type { ActualsLine, MasterScheduleLine, ThreeSeriesMonth } from "../plan";
import type { IsoMonth, Item } from "../records";
import { shippedAtOnce } from "../variance/salesVariances";

interface Flow {
  sales: number;
  production: number;
  inventory: number;
}

/** Sales, production and inventory of master-scheduled items at standard cost: months closed, the open month, months planned. */
export function threeSeries(
  masterSchedule: readonly MasterScheduleLine[],
  actuals: readonly ActualsLine[],
  actualMonths: readonly IsoMonth[],
  items: ReadonlyMap<string, Item>,
  horizon: Horizon,
): ThreeSeriesMonth[] {
  const costOf = (code: string) => items.get(code)!.standardCost;
  const scheduled = new Set(masterSchedule.map(({ item }) => item));
  const past = actuals.filter(({ item }) => scheduled.has(item));
  const closed = actualMonths.slice(0, -1);
  const flows = new Map<IsoMonth, Flow>();
  closed.forEach((month, m) => flows.set(month, closedMonth(masterSchedule, past, m, costOf)));
  for (const month of monthsOf(horizon.periods)) flows.set(month, plannedMonth(masterSchedule, periodsInMonth(horizon.periods, month), costOf));
  const open = monthOf(horizon.planDate);
  flows.set(open, toDateAndPlan(flows.get(open)!, masterSchedule, past, costOf));
  let opening = closed.length > 0 ? openingOf(flows.get(closed[0]!)!) : openingOf(flows.get(open)!);
  return [...flows].map(([month, { sales, production, inventory }]) => {
    const row = {
      month,
      kind: month < open ? ("actual" as const) : month === open ? ("open" as const) : ("plan" as const),
      opening,
      sales,
      production,
      other: round6(inventory - opening - production + sales),
      inventory,
    };
    opening = inventory;
    return row;
  });
}

/** Before the first month nothing is known: it opens with what makes its own figures add up. */
const openingOf = ({ inventory, production, sales }: Flow): number => round6(inventory - production + sales);

function closedMonth(masterSchedule: readonly MasterScheduleLine[], past: readonly ActualsLine[], m: number, costOf: (item: string) => number): Flow {
  const lines = new Map(past.map((line) => [line.item, line]));
  return {
    sales: round6(sum(past.map(({ item, shipped }) => shipped[m]! * costOf(item)))),
    production: round6(sum(past.map(({ item, produced }) => produced[m]! * costOf(item)))),
    inventory: round6(sum(masterSchedule.map((line) => closingStockOf(line, lines.get(line.item), m) * costOf(line.item)))),
  };
}

/** Stated, or reckoned back from the next month that states it, at the latest from the stock on the plan date. */
function closingStockOf({ openingStock, unusableStock }: MasterScheduleLine, line: ActualsLine | undefined, month: number): number {
  if (!line) return openingStock + unusableStock;
  const { closingStock, shipped, produced } = line;
  const last = shipped.length - 1;
  let later = month;
  let since = 0;
  while (later < last && closingStock[later] === undefined) {
    later++;
    since += shipped[later]! - produced[later]!;
  }
  return since + (later < last ? closingStock[later]! : openingStock + unusableStock);
}

function plannedMonth(masterSchedule: readonly MasterScheduleLine[], indices: readonly number[], costOf: (item: string) => number): Flow {
  const last = indices.at(-1)!;
  const over = (quantities: readonly number[]) => sum(indices.map((t) => quantities[t]!));
  const atCost = (of: (line: MasterScheduleLine) => number) => round6(sum(masterSchedule.map((line) => of(line) * costOf(line.item))));
  return {
    sales: atCost(({ shipments }) => over(shipments)),
    production: atCost(({ receipts, production, outsourced }) => over(receipts.periods) + over(production) + over(outsourced)),
    inventory: atCost(({ available, unusableStock }) => Math.max(available[last]!, 0) + unusableStock),
  };
}

/** The open month: what happened to date, what arrives and leaves at once, and the plan for the rest. */
function toDateAndPlan(rest: Flow, masterSchedule: readonly MasterScheduleLine[], past: readonly ActualsLine[], costOf: (item: string) => number): Flow {
  return {
    sales: round6(rest.sales + sum(past.map(({ item, shipped }) => shipped.at(-1)! * costOf(item))) + sum(masterSchedule.map((line) => shippedAtOnce(line) * costOf(line.item)))),
    production: round6(rest.production + sum(past.map(({ item, produced }) => produced.at(-1)! * costOf(item))) + sum(masterSchedule.map(({ item, receipts }) => receipts.pastDue * costOf(item)))),
    inventory: rest.inventory,
  };
}
