import { cumulative, round6 } from "../arithmetic";
import { addWorkingDays, dayNumber, isoDate, workingCalendar } from "../calendar";
import { availabilityDay, type Horizon } from "../periods";
import type { MasterScheduleLine, MrpLine, Plan } from "../plan";
import type { IsoDate, Item } from "../records";
import { leadTimeOf } from "../releases";
import { cumulativeAvailableToPromise } from "./availableToPromise";
import { startingBalance } from "./netting";

/** "Can I promise?" 能否承诺: so many pieces of an item by a day. */
export interface PromiseRequest {
  item: string;
  quantity: number;
  wished: IsoDate;
}

/** What the answer rests on, from the plan date to the end of `period`: promisable = stock + receipts + planned − committed − kept. */
export interface PromiseFigures {
  period: number;
  /** Usable stock, with past-due receipts added and past-due demand taken off. */
  stock: number;
  /** Orders under way. */
  receipts: number;
  /** Planned production, purchases and outsourced pieces. */
  planned: number;
  /** Customer orders; of an item planned by MRP, its gross requirements. */
  committed: number;
  /** Held back for what is committed later, and for safety stock that may not be promised. */
  kept: number;
  promisable: number;
}

export type PromiseAnswer =
  /** In the plan's supply from this day on, which is not after the wished one. */
  | { kind: "yes"; date: IsoDate; figures: PromiseFigures }
  /** Not by the wished day, when `then` pieces can be promised, but from this day on. */
  | { kind: "later"; date: IsoDate; then: number; figures: PromiseFigures }
  /** Not within the horizon; `startedNow` is what the lead times alone would take. */
  | { kind: "beyond"; promisable: number; startedNow: { workingDays: number; date: IsoDate }; figures: PromiseFigures }
  | { kind: "notPlanned" };

interface Basis {
  stock: number;
  receipts: readonly number[];
  planned: readonly number[];
  committed: readonly number[];
  /** Cumulative available to promise by period. */
  promisable: readonly number[];
}

const masterScheduled = (line: MasterScheduleLine): Basis => ({
  stock: startingBalance(line.openingStock, line.receipts, line.demand.orders),
  receipts: line.receipts.periods,
  planned: line.production.map((quantity, t) => round6(quantity + line.outsourced[t]!)),
  committed: line.demand.orders.periods,
  promisable: line.availableToPromise,
});

/** What MRP planned for parents is not free to be sold; a change of safety stock counts like a requirement where it may not be promised. */
function plannedByMrp(line: MrpLine, promiseSafetyStock: boolean): Basis {
  const stock = startingBalance(line.openingStock, line.receipts, line.gross);
  const safety = line.safetyStock.map((level) => (promiseSafetyStock ? 0 : level));
  const supply = line.plannedReceipts.map((quantity, t) => round6(quantity + line.receipts.periods[t]!));
  const committed = line.gross.periods.map((quantity, t) => round6(quantity + safety[t]! - (safety[t - 1] ?? 0)));
  return { stock, receipts: line.receipts.periods, planned: line.plannedReceipts, committed: line.gross.periods, promisable: cumulativeAvailableToPromise(stock, supply, committed) };
}

function basisOf({ masterSchedule, materials, options }: Plan, item: string): Basis | undefined {
  const scheduled = masterSchedule.find((line) => line.item === item);
  if (scheduled) return masterScheduled(scheduled);
  const material = materials.find((line) => line.item === item);
  return material && plannedByMrp(material, options.promiseSafetyStock);
}

function figuresAt({ stock, receipts, planned, committed, promisable }: Basis, period: number): PromiseFigures {
  const until = (quantities: readonly number[]): number => cumulative(quantities)[period]!;
  const figures = { stock, receipts: until(receipts), planned: until(planned), committed: until(committed), promisable: promisable[period]! };
  return { period, ...figures, kept: round6(stock + figures.receipts + figures.planned - figures.committed - figures.promisable) };
}

/** Of an item counted in pieces, whole ones only. */
const promised = (quantity: number, item: Item | undefined): number => Math.max(0, item?.wholePieces ? Math.floor(round6(quantity)) : round6(quantity));

/** First period whose cumulative available to promise covers the quantity; −1 = none. It never falls, being promise-safe. */
export const firstPromisable = (promisable: readonly number[], quantity: number): number => promisable.findIndex((available) => round6(available - quantity) >= 0);

/**
 * The earliest day a quantity can be promised for, from cumulative available to promise: nothing already promised is
 * owed because of it. A period's receipts are there from its first working day, as in the whole plan.
 * Example, ATP 25, 25, 45, 45, 45, 70, 70, 70: 25 in period 1, 26 in period 3, 70 in period 6, 71 not at all.
 */
export function promise(plan: Plan, { item, quantity, wished }: PromiseRequest): PromiseAnswer {
  const basis = basisOf(plan, item);
  if (!basis) return { kind: "notPlanned" };
  const { promisable } = basis;
  const { planDate } = plan.options;
  const horizon: Horizon = { planDate, periods: plan.periods, calendar: workingCalendar(plan.calendar) };
  const days = plan.periods.map((period) => availabilityDay(horizon, period));
  const fits = firstPromisable(promisable, quantity);
  if (fits < 0) {
    const last = promisable.length - 1;
    const workingDays = cumulativeLeadTime(plan, item);
    const date = isoDate(addWorkingDays(horizon.calendar, dayNumber(planDate), workingDays));
    return { kind: "beyond", promisable: promised(promisable[last]!, plan.items[item]), startedNow: { workingDays, date }, figures: figuresAt(basis, last) };
  }
  const figures = figuresAt(basis, fits);
  const date = days[fits]!;
  if (date <= wished) return { kind: "yes", date, figures };
  const inTime = days.filter((day) => day <= wished).length - 1;
  return { kind: "later", date, then: promised(promisable[inTime] ?? 0, plan.items[item]), figures };
}

/**
 * Cumulative lead time 累计提前期 in working days: an item's own and the longest of its components', down to what is bought.
 * Example: A 1 day, made of B 2 (made of C 3) and D 4 → 6.
 */
export function cumulativeLeadTime({ items, requirements }: Plan, code: string): number {
  const components = new Map<string, string[]>();
  for (const { parent, component } of requirements) components.set(parent, [...(components.get(parent) ?? []), component]);
  const known = new Map<string, number>();
  const daysOf = (item: string): number => {
    const ready = known.get(item);
    if (ready !== undefined) return ready;
    const below = items[item]?.source === "buy" ? [] : (components.get(item) ?? []);
    const days = (items[item] ? leadTimeOf(items[item]) : 0) + below.reduce((longest, component) => Math.max(longest, daysOf(component)), 0);
    known.set(item, days);
    return days;
  };
  return daysOf(code);
}
