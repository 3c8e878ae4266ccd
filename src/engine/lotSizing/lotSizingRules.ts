import type { Item, LotSizingCode } from "../records";
import type { LotSizingCosts } from "./costs";
import { economicOrderQuantity } from "./economicOrderQuantity";
import { fixedOrderQuantity } from "./fixedOrderQuantity";
import { leastUnitCost } from "./leastUnitCost";
import { lotForLot } from "./lotForLot";
import { inLots, lotStepOf } from "./lotStep";
import { partPeriodBalancing } from "./partPeriodBalancing";
import { periodOrderQuantity } from "./periodOrderQuantity";
import type { LotSizingRule } from "./rule";
import { silverMeal } from "./silverMeal";
import { wagnerWhitin } from "./wagnerWhitin";

export const lotSizingRules = {
  L4L: lotForLot,
  FOQ: fixedOrderQuantity,
  POQ: periodOrderQuantity,
  EOQ: economicOrderQuantity,
  SM: silverMeal,
  LUC: leastUnitCost,
  PPB: partPeriodBalancing,
  WW: wagnerWhitin,
} satisfies Record<LotSizingCode, LotSizingRule>;

/** The item's rule, then its minimum, multiple and maximum. Finished goods are scheduled in whole pieces (`multipleIfNone` 1), materials in any quantity (0). */
export const plannedReceipts = (net: readonly number[], item: Item, multipleIfNone: 0 | 1, costs: LotSizingCosts): number[] =>
  inLots(lotSizingRules[item.lotSizing](net, item, costs), lotStepOf(item, multipleIfNone));
