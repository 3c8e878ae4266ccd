import { plus, round6, sum } from "../arithmetic";
import { type CapacityBase, hoursAt } from "../capacity/roughCut";
import { type LotStep, lotStepOf } from "../lotSizing/lotStep";
import { startingBalance } from "../masterSchedule/netting";
import type { ScheduledItem } from "../masterSchedule/scheduleItems";
import type { PlanningOptions } from "../options";
import { periodsInMonth } from "../periods";
import type { Period } from "../plan";
import type { Item, Outsourcing, Records } from "../records";
import { changeRateOf, itemRates, overtimePrices } from "./costRates";
import { materialCosts } from "./materialCost";

/** Everything the balance decides on and under, by index instead of by code. Arrays are per period unless said otherwise. */
export interface BalanceProblem {
  periods: number;
  /** Cost of what is firm, which no decision can change. */
  firmCost: number;
  items: readonly BalanceItem[];
  centres: readonly BalanceCentre[];
  offers: readonly BalanceOffer[];
}

export interface BalanceItem {
  item: string;
  startingBalance: number;
  /** Demand less scheduled receipts and firm production. */
  netDemand: readonly number[];
  /** Level to keep at the end of each period. */
  safetyStock: readonly number[];
  lot: LotStep;
  /** Work centres the item loads: index and hours per piece. */
  hours: readonly { centre: number; each: number }[];
  /** Production that may not change, 0 where the plan is free; its hours are taken from the work centres. */
  firm: readonly number[];
  /** Whether production is to be decided: it is not firm, and not in the frozen zone. */
  open: readonly boolean[];
  /** Released quantity, where departing from it costs: in open periods of the slushy zone, as far as the released plan reached. */
  released: readonly (number | undefined)[];
  changeCost: number;
  rates: ReturnType<typeof meanRates>;
  /** Index of the outsourcing offer that may be drawn on, and what a piece costs beyond its own material. */
  offer: readonly ({ index: number; premium: number } | undefined)[];
}

export interface BalanceCentre {
  workCentre: string;
  /** Available less committed, independent and firm hours; negative where those alone are too much. */
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
  const prices = overtimePrices(bases, options);
  const releasedTo = records.releasedPlan.reduce((latest, { end }) => (end > latest ? end : latest), "");
  const centreIndex = new Map(bases.map(({ workCentre }, w) => [workCentre, w]));
  const firmLoading = scheduled.map(({ hoursPerUnit, firm }) => ({ hoursPerUnit, quantities: firm.map((quantity) => quantity ?? 0) }));
  const binding = ({ zone, start }: Period) => zone === "slushy" && start <= releasedTo;
  return {
    periods: periods.length,
    firmCost: sum(scheduled.map((line) => changeRateOf(byCode.get(line.item)!, options) * sum(periods.map((period, t) => (binding(period) ? firmChange(line, t) : 0))))),
    items: scheduled.map((line) => {
      const item = byCode.get(line.item)!;
      return {
        item: line.item,
        startingBalance: startingBalance(line.openingStock, line.receipts, line.demand.orders),
        netDemand: line.demand.total.map((quantity, t) => round6(quantity - line.receipts.periods[t]! - (line.firm[t] ?? 0))),
        safetyStock: line.safetyStock,
        lot: lotStepOf(item, 1),
        hours: Object.entries(line.hoursPerUnit).map(([workCentre, each]) => ({ centre: centreIndex.get(workCentre)!, each })),
        firm: line.firm.map((quantity) => quantity ?? 0),
        open: line.firm.map((quantity) => quantity === undefined),
        released: periods.map((period, t) => (binding(period) && line.firm[t] === undefined ? line.released?.[t] : undefined)),
        changeCost: changeRateOf(item, options),
        rates: meanRates(item, line.demand.priority, options, periods),
        offer: offersOf(item, records.outsourcing, periods, (unitCost) => Math.max(0, round6(unitCost - materialCost(line.item)))),
      };
    }),
    centres: bases.map(({ workCentre, available, committed, independent, overtimeLimit }) => {
      const taken = plus(plus(committed, independent), hoursAt(workCentre, firmLoading, periods.length));
      return { workCentre, hoursLeft: available.map((hours, t) => round6(hours - taken[t]!)), overtimeLimit, ...prices(workCentre) };
    }),
    offers: records.outsourcing.map(({ month, limit }) => ({ limit: Math.floor(limit), periods: periodsInMonth(periods, month) })),
  };
}

/** All demand weighed alike, by its mean. */
const meanRates = (item: Item, priority: number, options: PlanningOptions, periods: readonly Period[]) => {
  const { holding, shortfall, backlog } = itemRates(item, options, periods);
  return { holding, shortfall, backlog: backlog.map((rates) => rates.at(-1)! * priority) };
};

/** Pieces by which what is firm departs from the released plan. */
const firmChange = ({ firm, released }: ScheduledItem, t: number): number => (firm[t] === undefined || !released ? 0 : Math.abs(firm[t] - released[t]!));

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
