import { byText, groupBy, plus, round6, zeros } from "../arithmetic";
import type { DemandPlan } from "../demand/planDemand";
import type { PlanningOptions } from "../options";
import { type Horizon, periodIndexOf, workedIn } from "../periods";
import type { CapacityLoad, MasterScheduleLine } from "../plan";
import type { Records, WorkCentre } from "../records";
import type { BillOfCapacity } from "./billOfCapacity";
import { ratedHours, shareOfMonth } from "./ratedCapacity";

/** What a work centre can give, and what is taken before anything is decided. */
export type CapacityBase = Omit<CapacityLoad, "unconstrainedLoad" | "load" | "overtime" | "weekendOvertime" | "overload">;

/** Quantities that load work centres through a bill of capacity. */
export interface Loading {
  hoursPerUnit: Readonly<Record<string, number>>;
  quantities: readonly number[];
}

/** Hours available, and hours taken by what is not scheduled here, by work centre and period. */
export function capacityBase(records: Records, demand: DemandPlan, scheduled: ReadonlySet<string>, bill: BillOfCapacity, options: PlanningOptions, horizon: Horizon): CapacityBase[] {
  const independent = independentLoading(demand, scheduled, bill, horizon);
  return [...records.workCentres]
    .sort((a, b) => byText(a.workCentre, b.workCentre))
    .map((workCentre) => {
      const months = new Map(records.capacity.filter((row) => row.workCentre === workCentre.workCentre).map((row) => [row.month, row]));
      const rated = horizon.periods.map((period) => ratedHours(workCentre, months.get(period.month), period, horizon.calendar));
      const orders = workOrderHours(records, workCentre, horizon);
      const ofMonth = (hours: number, t: number) => round6(hours * shareOfMonth(horizon.periods[t]!, horizon.calendar));
      return {
        workCentre: workCentre.workCentre,
        name: workCentre.name,
        department: workCentre.department,
        rated,
        available: rated.map((hours) => round6(hours * (1 - options.headroom))),
        committed: horizon.periods.map(({ month }, t) => {
          const given = months.get(month)?.committedHours;
          return given === undefined ? orders[t]! : ofMonth(given, t);
        }),
        independent: hoursAt(workCentre.workCentre, independent, horizon.periods.length),
        overtimeLimit: horizon.periods.map(({ month }, t) => ofMonth(months.get(month)?.overtimeLimitHours ?? 0, t)),
        overtimeCost: workCentre.overtimeCost,
        weekendLimit: horizon.periods.map(({ month }, t) => ofMonth(months.get(month)?.weekendOvertimeLimitHours ?? 0, t)),
        // The second step is never the cheaper one: hours are taken from the first until it is used up.
        weekendCost: Math.max(workCentre.overtimeCost, workCentre.weekendOvertimeCost ?? 0),
      };
    });
}

/** Hours of released and firm work orders by due period, past due in the first: their own operations, one set-up each. */
function workOrderHours({ receipts, routing }: Records, { workCentre }: WorkCentre, horizon: Horizon): number[] {
  const steps = groupBy(routing.filter((step) => step.workCentre === workCentre), ({ item }) => item);
  const hours = zeros(horizon.periods.length);
  for (const { item, quantity, due } of receipts.filter(({ source }) => source === "make")) {
    const index = periodIndexOf(horizon, due);
    if (index >= hours.length) continue;
    const t = workedIn(horizon.periods, Math.max(0, index));
    for (const step of steps.get(item) ?? []) hours[t] = round6(hours[t]! + step.setupHours + step.hoursPerUnit * quantity);
  }
  return hours;
}

/** Independent demand of what MRP plans, spares for instance; it loads the shop like a finished good. */
function independentLoading(demand: DemandPlan, scheduled: ReadonlySet<string>, bill: BillOfCapacity, { periods }: Horizon): Loading[] {
  return [...demand.lines.values()]
    .filter(({ item }) => !scheduled.has(item))
    .map(({ item, total, orders }) => {
      const quantities = zeros(periods.length);
      total.forEach((quantity, t) => (quantities[workedIn(periods, t)]! += quantity + (t === 0 ? orders.pastDue : 0)));
      return { hoursPerUnit: bill(item), quantities };
    });
}

/** load(w, t) = Σ quantity(i, t) × hours(i, w) */
export function hoursAt(workCentre: string, loadings: readonly Loading[], periods: number): number[] {
  const hours = zeros(periods);
  for (const { hoursPerUnit, quantities } of loadings) {
    const each = hoursPerUnit[workCentre];
    if (each) quantities.forEach((quantity, t) => (hours[t]! += quantity * each));
  }
  return hours.map(round6);
}

/** Hours a schedule's production needs at one work centre: run and one set-up for each period that produces, when they are needed. */
export function scheduledHours(workCentre: string, lines: readonly ScheduledLoading[], quantitiesOf: (line: ScheduledLoading) => readonly number[], periods: number): number[] {
  const hours = zeros(periods);
  for (const line of lines) {
    const [each, setup, at] = [line.hoursPerUnit[workCentre] ?? 0, line.setupHours[workCentre] ?? 0, line.loadPeriod[workCentre]];
    if (each === 0 && setup === 0) continue;
    quantitiesOf(line).forEach((quantity, t) => {
      if (quantity > 0) hours[at?.[t] ?? t]! += each * quantity + setup;
    });
  }
  return hours.map(round6);
}

type ScheduledLoading = Pick<MasterScheduleLine, "hoursPerUnit" | "setupHours" | "loadPeriod" | "unconstrained" | "production">;

/** Rough-cut load 粗能力负荷 of the unconstrained and of the decided schedule. */
export function loadWorkCentres(bases: readonly CapacityBase[], lines: readonly ScheduledLoading[]): CapacityLoad[] {
  return bases.map((base) => {
    const taken = plus(base.committed, base.independent);
    const loaded = (of: "unconstrained" | "production") => plus(taken, scheduledHours(base.workCentre, lines, (line) => line[of], taken.length));
    const load = loaded("production");
    const excess = load.map((hours, t) => Math.max(0, round6(hours - base.available[t]!)));
    const overtime = excess.map((hours, t) => Math.min(hours, base.overtimeLimit[t]!));
    const left = excess.map((hours, t) => round6(hours - overtime[t]!));
    const weekendOvertime = left.map((hours, t) => Math.min(hours, base.weekendLimit[t]!));
    return { ...base, unconstrainedLoad: loaded("unconstrained"), load, overtime, weekendOvertime, overload: left.map((hours, t) => round6(hours - weekendOvertime[t]!)) };
  });
}
