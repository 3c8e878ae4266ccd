import { round6 } from "../arithmetic";
import type { CapacityBase } from "../capacity/roughCut";
import { type LotStep, lotStepOf } from "../lotSizing/lotStep";
import { startingBalance } from "../masterSchedule/netting";
import type { ScheduledItem } from "../masterSchedule/scheduleItems";
import type { PlanningOptions } from "../options";
import { periodsInMonth } from "../periods";
import type { Period } from "../plan";
import type { Item, Outsourcing, Records } from "../records";
import { type CostRates, changeRateOf, itemRates, overtimePrices } from "./costRates";
import { materialCosts } from "./materialCost";

/** Everything the balance decides on and under, by index instead of by code. Arrays are per period unless said otherwise. */
export interface BalanceProblem {
  periods: number;
  items: readonly BalanceItem[];
  centres: readonly BalanceCentre[];
  offers: readonly BalanceOffer[];
}

export interface BalanceItem {
  item: string;
  startingBalance: number;
  /** Demand less scheduled receipts. */
  netDemand: readonly number[];
  /** Level to keep at the end of each period. */
  safetyStock: readonly number[];
  lot: LotStep;
  /** Work centres the item loads: index and hours per piece. */
  hours: readonly { centre: number; each: number }[];
  /** Whether a new receipt may be planned: not in the frozen zone. */
  open: readonly boolean[];
  /** Released quantity, where departing from it costs: in the slushy zone, as far as the released plan reached. */
  released: readonly (number | undefined)[];
  changeCost: number;
  rates: CostRates;
  /** Index of the outsourcing offer that may be drawn on, and what a piece costs beyond its own material. */
  offer: readonly ({ index: number; premium: number } | undefined)[];
}

export interface BalanceCentre {
  workCentre: string;
  /** Available less committed and independent hours; negative where those alone are too much. */
  hoursLeft: readonly number[];
  overtimeLimit: readonly number[];
  overtimeCost: number;
  overloadCost: number;
}

export interface BalanceOffer {
  /** Whole pieces in all periods of its month. */
  limit: number;
  /** Indices of its month's periods. */
  periods: readonly number[];
}

export function balanceProblem(records: Records, scheduled: readonly ScheduledItem[], bases: readonly CapacityBase[], options: PlanningOptions, periods: readonly Period[]): BalanceProblem {
  const byCode = new Map(records.items.map((item) => [item.item, item]));
  const materialCost = materialCosts(records, options.planDate, options.scrapConvention);
  const prices = overtimePrices(records.workCentres, options);
  const releasedTo = records.releasedPlan.reduce((latest, { end }) => (end > latest ? end : latest), "");
  const centreIndex = new Map(bases.map(({ workCentre }, w) => [workCentre, w]));
  return {
    periods: periods.length,
    items: scheduled.map((line) => {
      const item = byCode.get(line.item)!;
      return {
        item: line.item,
        startingBalance: startingBalance(line.openingStock, line.receipts, line.demand.orders),
        netDemand: line.demand.total.map((quantity, t) => round6(quantity - line.receipts.periods[t]!)),
        safetyStock: line.safetyStock,
        lot: lotStepOf(item, 1),
        hours: Object.entries(line.hoursPerUnit).map(([workCentre, each]) => ({ centre: centreIndex.get(workCentre)!, each })),
        open: periods.map(({ zone }) => zone !== "frozen"),
        released: periods.map(({ zone, start }, t) => (zone === "slushy" && start <= releasedTo ? line.released?.[t] : undefined)),
        changeCost: changeRateOf(item, options),
        rates: itemRates(item, line.demand.priority, options, periods),
        offer: offersOf(item, records.outsourcing, periods, (unitCost) => Math.max(0, round6(unitCost - materialCost(line.item)))),
      };
    }),
    centres: bases.map(({ workCentre, available, committed, independent, overtimeLimit }) => ({
      workCentre,
      hoursLeft: available.map((hours, t) => round6(hours - committed[t]! - independent[t]!)),
      overtimeLimit,
      ...prices(workCentre),
    })),
    offers: records.outsourcing.map(({ month, limit }) => ({ limit: Math.floor(limit), periods: periodsInMonth(periods, month) })),
  };
}

/** An item's own offer of the month, else its family's. */
function offersOf(item: Item, offers: readonly Outsourcing[], periods: readonly Period[], premium: (unitCost: number) => number): BalanceItem["offer"] {
  if (item.source === "buy") return periods.map(() => undefined);
  return periods.map(({ month, zone }) => {
    if (zone === "frozen") return undefined;
    const own = offers.findIndex((offer) => offer.month === month && offer.item === item.item);
    const index = own >= 0 ? own : offers.findIndex((offer) => offer.month === month && offer.family !== undefined && offer.family === item.family);
    return index < 0 ? undefined : { index, premium: premium(offers[index]!.unitCost) };
  });
}
