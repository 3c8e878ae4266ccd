import type { LotSizingCosts } from "../lotSizing/costs";
import { plannedReceipts } from "../lotSizing/lotSizingRules";
import { lotStepOf, materialMultiple } from "../lotSizing/lotStep";
import { safetyLevels } from "../masterSchedule/safetyStock";
import type { Horizon } from "../periods";
import type { Item } from "../records";
import type { ItemRule } from "./network";

/** Undefined where minimum and multiple say it all. */
export function ruleOf(item: Item, costs: LotSizingCosts, decided: readonly number[] | undefined, { periods }: Horizon): ItemRule | undefined {
  const levels = item.safetyDays > 0 && { levels: (gross: readonly number[]) => safetyLevels(item, gross, periods) };
  const followed = decided ? () => decided : perPeriodRule(item) ? undefined : (net: Float64Array) => plannedReceipts(Array.from(net), item, materialMultiple(item), costs);
  return levels || followed ? { ...(levels || {}), ...(followed && { receipts: followed }) } : undefined;
}

/** A phantom is made lot for lot. Fixed lots that are no multiple of the item's own multiple are rounded twice. */
const perPeriodRule = (item: Item): boolean => {
  if (item.phantom) return true;
  if (item.maximumLot > 0) return false;
  return item.lotSizing === "L4L" || (item.lotSizing === "FOQ" && (item.lotSize <= 0 || lotStepOf(item, materialMultiple(item)).multiple === item.lotSize));
};
