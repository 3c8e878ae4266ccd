import { byText, groupBy, round6, sum } from "../arithmetic";
import { monthOf } from "../calendar";
import type { PlanningOptions } from "../options";
import { calendarDays, type Horizon, monthsOf, periodsInMonth } from "../periods";
import type { ActualsLine, InventoryGroup, MasterScheduleLine, MrpLine } from "../plan";
import type { Item, ItemType, Records } from "../records";

export const typeOrder: Record<ItemType, number> = { finished: 0, semiFinished: 1, raw: 2 };

interface Planned {
  masterSchedule: readonly MasterScheduleLine[];
  materials: readonly MrpLine[];
  actuals: readonly ActualsLine[];
}

/** Stock of each group today, where it should be, and where the plan takes it. */
export function inventoryGroups(
  records: Records,
  { masterSchedule, materials, actuals }: Planned,
  { materialTargetDays }: Pick<PlanningOptions, "materialTargetDays">,
  horizon: Horizon,
): InventoryGroup[] {
  const lines = new Map([...masterSchedule, ...materials].map((line) => [line.item, line]));
  const demand = new Map([...masterSchedule.map(({ item, demand: { total } }) => [item, total] as const), ...materials.map(({ item, independent }) => [item, independent.periods] as const)]);
  const use = new Map([...masterSchedule.map(({ item, shipments }) => [item, shipments] as const), ...materials.map(({ item, gross }) => [item, gross.periods] as const)]);
  const later = monthsOf(horizon.periods).slice(1);
  const stock = groupBy(records.stock, ({ item }) => item);
  const onHand = (item: Item) => sum((stock.get(item.item) ?? []).map((row) => row.onHand)) * item.standardCost;
  const unusable = (item: Item) => sum((stock.get(item.item) ?? []).map((row) => row.allocated + row.onHold)) * item.standardCost;
  const days = sum(horizon.periods.map(calendarDays));
  const months = days / (365 / 12);
  const safetyStock = ({ item, safetyStock: pieces }: Item) => lines.get(item)?.safetyStock[0] ?? pieces;
  const cycleStock = ({ item, type }: Item) => (type === "finished" ? sum(demand.get(item) ?? []) / months / 2 : (sum(use.get(item) ?? []) / days) * materialTargetDays);
  // Keyed by type too: a family may be called as a type's code is.
  return [...groupBy(records.items, (item) => `${item.type} ${groupOf(item)}`).values()]
    .map((items) => {
      const group = groupOf(items[0]!);
      const budget = records.budget.filter((row) => row.family === group && row.month === monthOf(horizon.planDate));
      const turns = yearlyTurns(actuals.filter(({ item }) => items.some((of) => of.item === item)), (code) => items.find(({ item }) => item === code)!.standardCost);
      const atCost = (quantity: (item: Item) => number) => round6(sum(items.map((item) => quantity(item) * item.standardCost)));
      const [safetyValue, cycleValue] = [atCost(safetyStock), atCost(cycleStock)];
      const budgetValue = budget.length > 0 ? round6(sum(budget.map(({ inventory }) => inventory))) : undefined;
      const projected = horizon.periods.map((_, t) => atCost((item) => projectedStock(lines.get(item.item), t)));
      const plannedUse = atCost(({ item }) => sum(later.flatMap((month) => periodsInMonth(horizon.periods, month).map((t) => use.get(item)?.[t] ?? 0))));
      const plannedTurns = turnsOfPlan(plannedUse, horizon.periods, projected);
      return {
        group,
        type: items[0]!.type,
        value: round6(sum(items.map(onHand))),
        unusableValue: round6(sum(items.map(unusable))),
        safetyValue,
        cycleValue,
        ...(budgetValue !== undefined && { budgetValue }),
        target: budgetValue ?? round6(safetyValue + cycleValue),
        projected,
        ...(turns !== undefined && { turns }),
        plannedUse,
        ...(plannedTurns !== undefined && { plannedTurns }),
      };
    })
    .sort((a, b) => typeOrder[a.type] - typeOrder[b.type] || byText(a.group, b.group));
}

/** Finished goods by family, everything else by type. */
export const groupOf = ({ type, family }: Item): string => (type === "finished" ? family : type);

/** An item without a line has no stock. */
const projectedStock = (line: MasterScheduleLine | MrpLine | undefined, t: number): number => (line ? Math.max(line.available[t]!, 0) + line.unusableStock : 0);

/** Use of the whole months after the open one, as of a year ÷ the mean stock at the month ends they lie between. */
function turnsOfPlan(use: number, periods: Horizon["periods"], projected: readonly number[]): number | undefined {
  const ends = monthsOf(periods).map((month) => projected[periodsInMonth(periods, month).at(-1)!]!);
  const held = sum(ends);
  return ends.length > 1 && held > 0 ? round6(((use * 12) / (ends.length - 1)) / (held / ends.length)) : undefined;
}

/**
 * Inventory turns 周转率 = yearly cost of goods sold ÷ average closing inventory at cost, of the items and closed months
 * that state closing stock: sales without the stock they came from would make turns look better than they are.
 * undefined without any, or without sales.
 */
export function yearlyTurns(actuals: readonly ActualsLine[], costOf: (item: string) => number): number | undefined {
  const stated = actuals.flatMap(({ item, shipped, closingStock }) =>
    closingStock.slice(0, -1).flatMap((held, m) => (held === undefined ? [] : [{ sold: shipped[m]! * costOf(item), held: held * costOf(item) }])),
  );
  const [sold, held] = [sum(stated.map((month) => month.sold)), sum(stated.map((month) => month.held))];
  return sold > 0 && held > 0 ? round6((sold * 12) / held) : undefined;
}
