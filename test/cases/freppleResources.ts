import { dayNumber } from "../../src/engine/calendar";
import { zeros } from "../../src/engine/arithmetic";
import type { BalanceInputs } from "../../src/engine/balance/buildBalanceModel";
import { keyMaterials } from "../../src/engine/balance/keyMaterials";
import type { CapacityBase } from "../../src/engine/capacity/roughCut";
import type { DemandPlan } from "../../src/engine/demand/planDemand";
import { scheduleItems } from "../../src/engine/masterSchedule/scheduleItems";
import type { PlanningOptions } from "../../src/engine/options";
import type { DemandLine } from "../../src/engine/plan";
import type { CustomerGrade, Item } from "../../src/engine/records";
import { smallOptions } from "../support/smallFactory";
import { type Converted, convert, type Factory } from "./freppleFactories";

/** The parts of frePPLe's factories that speak of capacity. */
export interface ResourceFactory extends Factory {
  calendars: readonly { name: string; default: number; buckets: readonly { start: string; end: string; value: number; days: number; priority: number }[] }[];
  resources: readonly { name: string; type: string; maximum: number; maximum_calendar: string | null }[];
  operations: readonly (Factory["operations"][number] & { loads: readonly { resource: string; quantity: number }[] })[];
  demands: readonly (Factory["demands"][number] & { priority: number })[];
  plan_constrained: { demand: Readonly<Record<string, readonly (readonly string[])[]>> };
}

const hoursPerDay = 24;
const secondsPerDay = 86_400;
const day = (moment: string): number => Date.parse(`${moment}Z`) / 1000 / secondsPerDay;

/** frePPLe counts the most important orders first: 1 (or 0), 2, then the rest. */
const gradeOf = (priority: number): CustomerGrade => (priority <= 1 ? "A" : priority === 2 ? "B" : "C");
export const gradeWeight: Readonly<Record<CustomerGrade, number>> = { A: 4, B: 2, C: 1 };

type ResourceOperation = ResourceFactory["operations"][number];

/** Days from the start of an operation to its pieces; those made one after another are there a day each later. */
const daysOf = (operation: ResourceOperation): number => Math.max(1, Math.ceil((operation.duration_s || operation.duration_per_s || 0) / secondsPerDay));

/** The factory for the balance, days as periods: pieces of a day are started `daysOf` before, with their hours. */
export function resourceInputs(factory: ResourceFactory): BalanceInputs {
  const { records, demand: flat, horizon, producer } = convert(factory);
  const T = horizon.periods.length;
  const makes = (code: string) => producer.get(code) as ResourceOperation | undefined;
  const items = records.items.map((item): Item => ({
    ...item,
    ...(flat.lines.has(item.item) ? { type: "finished", source: "make", leadTimeDays: daysOf(makes(item.item)!) } : { type: "raw", source: "buy", keyMaterial: true }),
  }));
  const demand = withGrades(flat, factory, T, horizon.planDate);
  const options: PlanningOptions = { ...smallOptions, planDate: horizon.planDate, gradeWeightA: gradeWeight.A, gradeWeightB: gradeWeight.B };
  const limited = factory.resources.filter(({ type }) => type !== "resource_infinite");
  const loadsOf = (code: string) => makes(code)!.loads.filter(({ resource }) => limited.some(({ name }) => name === resource));
  const isBucketed = (resource: string) => limited.find(({ name }) => name === resource)!.type === "resource_buckets";
  // An operation of fixed time takes the resource as long for any quantity: a set-up and nothing a piece.
  const perPiece = (code: string) => Object.fromEntries(loadsOf(code).map(({ resource, quantity }) => [resource, isBucketed(resource) ? quantity : (quantity * (makes(code)!.duration_per_s ?? 0)) / 3600]));
  const perStart = (code: string) => Object.fromEntries(loadsOf(code).flatMap(({ resource, quantity }) => (isBucketed(resource) || makes(code)!.duration_per_s !== null ? [] : [[resource, (quantity * makes(code)!.duration_s) / 3600]])));
  const startedIn = (code: string, resource: string) => Array.from({ length: T }, (_, t) => bucketDay(Math.max(0, t - daysOf(makes(code)!)), isBucketed(resource), horizon.planDate));
  const needs = { hoursPerUnit: perPiece, setupHours: perStart, loadPeriod: (code: string) => Object.fromEntries(loadsOf(code).map(({ resource }) => [resource, startedIn(code, resource)])) };
  const all = { ...records, items };
  const scheduled = scheduleItems(all, demand, needs, options, horizon).map((line) => ({ ...line, firm: line.firm.map((_, t) => (t < daysOf(makes(line.item)!) ? 0 : undefined)) }));
  return { records: all, scheduled, bases: limited.map((resource) => baseOf(resource, factory, T, horizon.planDate)), materials: keyMaterials(all, demand, scheduled, options, horizon), options, horizon };
}

/** Buckets are calendar weeks, whose whole quantity stands on their first day within the plan. */
const bucketDay = (t: number, bucketed: boolean, planDate: string): number => {
  if (!bucketed) return t;
  const weekday = (((dayNumber(planDate) + t + 3) % 7) + 7) % 7;
  return Math.max(0, t - weekday);
};

function baseOf({ name, type, maximum, maximum_calendar }: ResourceFactory["resources"][number], { calendars }: ResourceFactory, T: number, planDate: string): CapacityBase {
  const calendar = calendars.find((each) => each.name === maximum_calendar);
  const first = dayNumber(planDate);
  const bucketed = type === "resource_buckets";
  const available = zeros(T).map((_, t) => (bucketed ? (bucketDay(t, true, planDate) === t ? weekValue(calendar, first + t) : 0) : hoursPerDay * (calendar ? valueOn(calendar, first + t) : maximum)));
  const none = zeros(T);
  // Hours beyond are so dear that they are never planned.
  return { workCentre: name, name, department: "", rated: available, available, committed: none, independent: none, overtimeLimit: none, overtimeCost: 1000, weekendLimit: none, weekendCost: 1000 };
}

type Calendar = ResourceFactory["calendars"][number];

/** The entry of the lowest priority number holds, of equal ones the later; days are bits from Sunday on. */
function valueOn(calendar: Calendar, at: number): number {
  const weekday = (((at + 4) % 7) + 7) % 7;
  const holding = calendar.buckets.filter(({ start, end, days }) => day(start) <= at && at < day(end) && (days >> weekday) % 2 === 1);
  return holding.reduce<Calendar["buckets"][number] | undefined>((best, each) => (!best || each.priority < best.priority || (each.priority === best.priority && each.start > best.start) ? each : best), undefined)?.value ?? calendar.default;
}

/** Quantity of the calendar week a day is in. */
const weekValue = (calendar: Calendar | undefined, at: number): number => (calendar ? Math.max(...Array.from({ length: 7 }, (_, k) => valueOn(calendar, at + k))) : Infinity);

/** The demand of the conversion, by importance. */
function withGrades(demand: DemandPlan, { demands, operations }: ResourceFactory, T: number, planDate: string): DemandPlan {
  const lines = new Map([...demand.lines].map(([code, line]) => [code, { ...line, grades: byGrade(T) }]));
  for (const { item, location, quantity, due, status, operation, priority } of demands) {
    if (status !== "open") continue;
    const delivery = operations.find(({ name }) => name === operation);
    const code = delivery?.flows[0]!.buffer ?? [...lines.keys()].find((each) => each === item || each === `${item} @ ${location ?? "factory"}`)!;
    const at = dayNumber(due.slice(0, 10)) - Math.round((delivery?.duration_s ?? 0) / secondsPerDay) - dayNumber(planDate);
    lines.get(code)!.grades[gradeOf(priority)].periods[at]! += quantity;
  }
  return { ...demand, lines: lines as ReadonlyMap<string, DemandLine> };
}

const byGrade = (T: number): Record<CustomerGrade, { pastDue: number; periods: number[] }> => ({ A: { pastDue: 0, periods: zeros(T) }, B: { pastDue: 0, periods: zeros(T) }, C: { pastDue: 0, periods: zeros(T) } });

/** Pieces × days late × weight in frePPLe's plan; what it leaves short is late to the end of the plan. */
export function peersLateness({ demands, plan_constrained }: ResourceFactory, { periods }: Converted["horizon"]): number {
  const end = dayNumber(periods.at(-1)!.end);
  let late = 0;
  for (const { name, due, quantity, status, priority } of demands) {
    if (status !== "open") continue;
    let open = quantity;
    for (const [moment, pieces] of plan_constrained.demand[name] ?? []) {
      if (pieces === undefined) continue;
      open -= Number(pieces);
      late += gradeWeight[gradeOf(priority)] * Number(pieces) * Math.max(0, day(moment!) - day(due));
    }
    late += gradeWeight[gradeOf(priority)] * open * (end - day(due));
  }
  return late;
}
