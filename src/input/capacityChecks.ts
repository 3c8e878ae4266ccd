import { groupBy } from "../engine/arithmetic";
import { materialCosts } from "../engine/balance/materialCost";
import { countWorkingDays, dayNumber, firstDayOf, lastDayOf, workingCalendar } from "../engine/calendar";
import { hoursPerDay } from "../engine/capacity/ratedCapacity";
import type { PlanningOptions } from "../engine/options";
import type { Problem } from "../engine/problem";
import type { CalendarDay, Records, WorkCentre } from "../engine/records";
import { type AnyRow, type Check, type Finding, type ReadLists, rowsOf } from "./findings";
import type { ReadRow } from "./readRows";

/** A row whose cells could all be read. */
const isRead = <R>(row: ReadRow<R>): row is ReadRow<R> & { record: R } => row.wrong.length === 0;
const finding = <R>(problem: Problem, table: Finding["table"], row: ReadRow<R>): Finding => ({ problem, table, row: row as unknown as AnyRow });

/** Days off cost at least what working days cost, wherever there are hours to take on them. */
export const weekendOvertimeCosts: Check = ({ workCentres, capacity }) => {
  const used = new Set(capacity.flatMap(({ record }) => ((record.weekendOvertimeLimitHours ?? 0) > 0 ? [record.workCentre] : [])));
  return workCentres.filter(isRead).flatMap((row): Finding[] => {
    const { workCentre, overtimeCost: weekday, weekendOvertimeCost: weekend } = row.record;
    if (!used.has(workCentre) || weekend >= weekday) return [];
    return [finding({ kind: "weekendOvertimeCheaper", at: row.at("weekendOvertimeCost"), workCentre, weekday, weekend }, "workCentres", row)];
  });
};

/** Where work is routed to, somebody works. */
export const workCentresWithoutCapacity: Check = ({ workCentres, routing }) => {
  const routed = groupBy(routing.filter(({ record }) => record.workCentre !== undefined), ({ record }) => record.workCentre!);
  return workCentres.filter(isRead).flatMap((row): Finding[] => {
    const { workCentre } = row.record;
    const items = new Set((routed.get(workCentre) ?? []).map(({ record }) => record.item)).size;
    const empty = (["headcount", "shifts", "hoursPerShift"] as const).find((part) => row.record[part] === 0);
    return items > 0 && empty ? [finding({ kind: "workCentreWithoutCapacity", at: row.at(empty), workCentre, items }, "workCentres", row)] : [];
  });
};

/** A month's downtime leaves something of it. */
export const downtimes: Check = ({ workCentres, capacity, calendar }) => {
  const centres = new Map(workCentres.filter(isRead).map(({ record }) => [record.workCentre, record as WorkCentre]));
  const days = workingCalendar(calendar.flatMap(({ record }) => (record.date === undefined || record.working === undefined ? [] : [record as CalendarDay])));
  return capacity.filter(isRead).flatMap((row): Finding[] => {
    const { workCentre, month, downtimeHours: downtime, workingDays } = row.record;
    const centre = centres.get(workCentre);
    if (!centre || downtime === 0) return [];
    const hours = hoursPerDay(centre) * (workingDays ?? countWorkingDays(days, dayNumber(firstDayOf(month)), dayNumber(lastDayOf(month))));
    return hours > 0 && downtime >= hours ? [finding({ kind: "downtimeExceedsMonth", at: row.at("downtimeHours"), workCentre, downtime, hours }, "capacity", row)] : [];
  });
};

/** Operations belong to something made, and within its lead time. */
export const routings: Check = ({ items, routing }) => {
  const byCode = new Map(items.filter(isRead).map(({ record }) => [record.item, record]));
  return routing.filter(isRead).flatMap((row): Finding[] => {
    const { item, offsetDays } = row.record;
    const { source, leadTimeDays = 0, phantom } = byCode.get(item) ?? {};
    if (source === "buy") return [finding({ kind: "routingOfBoughtItem", at: row.at("item"), item }, "routing", row)];
    if (source === undefined || phantom || offsetDays <= leadTimeDays) return [];
    return [finding({ kind: "offsetBeyondLeadTime", at: row.at("offsetDays"), item, offsetDays, leadTimeDays }, "routing", row)];
  });
};

/** A line that holds, holds on some day. */
export const effectivities: Check = ({ bom }) =>
  bom.flatMap((row): Finding[] => {
    const { from, to } = row.record;
    return from !== undefined && to !== undefined && to < from ? [finding({ kind: "neverEffective", at: row.at("to"), firstDay: from, lastDay: to }, "bom", row)] : [];
  });

/** Outsourced pieces cost at least their material; of a family's offer, the item that misses it most is named. */
export function outsourcingBelowCost(lists: ReadLists, records: Records, { planDate, scrapConvention }: PlanningOptions): Problem[] {
  const costOf = materialCosts(records, planDate, scrapConvention);
  const made = records.items.filter(({ type, source }) => type === "finished" && source === "make");
  return rowsOf(lists, "outsourcing").flatMap((row): Problem[] => {
    const { item, family, unitCost } = row.record as { item?: string; family?: string; unitCost: number };
    const offered = made.filter((candidate) => (item === undefined ? candidate.family === family : candidate.item === item)).map((candidate) => ({ item: candidate.item, materialCost: costOf(candidate.item) }));
    const dearest = offered.reduce<(typeof offered)[number] | undefined>((most, candidate) => (most && most.materialCost >= candidate.materialCost ? most : candidate), undefined);
    if (!dearest || unitCost >= dearest.materialCost) return [];
    return [{ kind: "outsourcingBelowCost", at: row.at("unitCost"), price: unitCost, ...dearest }];
  });
}
