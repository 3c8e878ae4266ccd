import { byText } from "../engine/arithmetic";
import { shippedAtOnce } from "../engine/variance/salesVariances";
import type { MasterScheduleLine, Plan } from "../engine/plan";
import type { IsoMonth, Item } from "../engine/records";

export const sopMeasures = ["demand", "receipts", "production", "outsourced", "lost", "shipments", "inventory", "backlog", "gap"] as const;
export type SopMeasure = (typeof sopMeasures)[number];

/** Sum over the periods of one month. */
export const monthSum = ({ periods }: Plan, month: IsoMonth, values: readonly number[]): number =>
  periods.reduce((sum, period, t) => (period.month === month ? sum + values[t]! : sum), 0);

/** Index of a month's last period, −1 where the plan does not reach it. */
export const lastPeriodOf = (periods: Plan["periods"], month: IsoMonth): number => periods.map((period) => period.month).lastIndexOf(month);

/** Value at the end of one month. */
export const monthEnd = ({ periods }: Plan, month: IsoMonth, values: readonly number[]): number =>
  values[lastPeriodOf(periods, month)]!;

const inMonth: Record<SopMeasure, (line: MasterScheduleLine, plan: Plan, month: IsoMonth) => number> = {
  demand: ({ demand }, plan, month) => monthSum(plan, month, demand.total),
  receipts: ({ receipts }, plan, month) => monthSum(plan, month, receipts.periods),
  production: ({ production }, plan, month) => monthSum(plan, month, production),
  outsourced: ({ outsourced }, plan, month) => monthSum(plan, month, outsourced),
  lost: ({ lost }, plan, month) => monthSum(plan, month, lost),
  shipments: ({ shipments }, plan, month) => monthSum(plan, month, shipments),
  inventory: ({ available }, plan, month) => Math.max(0, monthEnd(plan, month, available)),
  backlog: ({ available }, plan, month) => Math.max(0, -monthEnd(plan, month, available)),
  gap: (line, plan, month) =>
    inMonth.receipts(line, plan, month) + inMonth.production(line, plan, month) + inMonth.outsourced(line, plan, month) - inMonth.demand(line, plan, month),
};

const beforePlan: Partial<Record<SopMeasure, (line: MasterScheduleLine) => number>> = {
  demand: ({ demand }) => demand.orders.pastDue,
  receipts: ({ receipts }) => receipts.pastDue,
  inventory: ({ openingStock }) => openingStock,
  shipments: shippedAtOnce,
  gap: ({ demand, receipts }) => receipts.pastDue - demand.orders.pastDue,
};

/** One family's row of the sales & operations plan: opening or past due, then one figure per month, weighted by item. */
export function familyFigures(plan: Plan, months: readonly IsoMonth[], family: string, measure: SopMeasure, weight: (item: Item) => number): readonly number[] {
  const lines = plan.masterSchedule.filter((line) => line.family === family);
  const sum = (figure: (line: MasterScheduleLine) => number) => lines.reduce((total, line) => total + figure(line) * weight(plan.items[line.item]!), 0);
  return [sum(beforePlan[measure] ?? (() => 0)), ...months.map((month) => sum((line) => inMonth[measure](line, plan, month)))];
}

/** Families of the master schedule, in the order of their names. */
export const familiesOf = ({ masterSchedule }: Plan): readonly string[] => [...new Set(masterSchedule.map(({ family }) => family))].sort(byText);
