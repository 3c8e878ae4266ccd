import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { dayNumber, isoDate, monthOf, type WorkingCalendar } from "../../src/engine/calendar";
import { round6, sum, zeros } from "../../src/engine/arithmetic";
import { noDemand } from "../../src/engine/demand/noDemand";
import type { DemandPlan } from "../../src/engine/demand/planDemand";
import type { Horizon } from "../../src/engine/periods";
import type { BomLine, Item, Records, ScheduledReceipt, Stock } from "../../src/engine/records";
import { aBomLine, anItem, aReceipt, aStock, noRecords } from "../support/smallFactory";

/**
 * Factories of the frePPLe test suite (MIT) as records. A stocking point (item at a place) is an item, the operation that fills
 * it its lead time and bill, the delivery operation an earlier due date. Periods are single days and every day is worked, so
 * that calendar days stay exact.
 */
interface Flow {
  buffer: string;
  quantity: number;
  /** Per order, whatever its quantity; read for open orders only. */
  quantity_fixed: number;
}

interface Operation {
  name: string;
  type: string;
  item: string | null;
  location: string | null;
  duration_s: number;
  duration_per_s: number | null;
  size_minimum: number;
  size_multiple: number;
  size_maximum: number;
  flows: readonly Flow[];
}

export interface Factory {
  current: string;
  items: readonly { name: string; itemsuppliers: readonly { supplier: string; leadtime_s: number; size_minimum: number; size_multiple: number; size_maximum: number }[] }[];
  buffers: readonly { name: string; item: string; location: string | null; onhand: number; minimum: number; maximum: number; producing: string | null }[];
  operations: readonly Operation[];
  demands: readonly { name: string; item: string; location: string | null; quantity: number; due: string; status: string; operation: string | null }[];
  existing_operationplans: readonly { ordertype: string; operation: string; item: string | null; start: string; end: string; quantity: number; status: string }[];
  plan_unconstrained: { inventory: Readonly<Record<string, readonly (readonly [moment: string, change: number, level: number])[]>>; operation: Readonly<Record<string, readonly (readonly [start: string, end: string, quantity: number])[]>> };
}

const folder = resolve(__dirname, "../../../shared/cases/mrp/frepple");
export const freppleNames = (): readonly string[] => (existsSync(folder) ? readdirSync(folder).map((file) => file.replace(".json", "")).sort() : []);
export const freppleFactory = (name: string): Factory => JSON.parse(readFileSync(resolve(folder, `${name}.json`), "utf8")) as Factory;

const secondsPerDay = 86_400;
const noMaximum = 1e300;
const dayOf = (moment: string): number => dayNumber(moment.slice(0, 10));

export interface Converted {
  records: Records;
  demand: DemandPlan;
  horizon: Horizon;
  /** The operation that fills each stocking point, where it is exactly one. */
  producer: ReadonlyMap<string, Operation>;
  /** Nothing fills these: what is missing is what frePPLe's stock falls below zero. */
  unfilled: ReadonlySet<string>;
}

/** What frePPLe leaves unsaid: an operation with an item fills its stocking point, a supplier is an operation without components. */
function spokenOut(factory: Factory): Factory {
  const operations = factory.operations.map((operation): Operation => {
    const { item, location, flows } = operation;
    const delivers = factory.demands.some((demand) => demand.operation === operation.name);
    return item === null || delivers || flows.some(({ quantity }) => quantity > 0) ? operation : { ...operation, flows: [...flows, one(stockingPoint(factory, item, location))] };
  });
  const purchased = new Set(Object.keys(factory.plan_unconstrained.operation));
  const points = new Set(operations.flatMap(({ flows }) => flows.map(({ buffer }) => buffer)));
  const purchases = factory.items.flatMap(({ name, itemsuppliers }) =>
    [...points].filter((point) => point.startsWith(`${name} @ `)).flatMap((point) =>
      itemsuppliers.map(({ supplier, leadtime_s, ...sizes }): Operation => ({ ...sizes, name: `Purchase ${point} from ${supplier}`, type: "operation_fixed_time", item: name, location: null, duration_s: leadtime_s, duration_per_s: null, flows: [one(point)] })),
    ),
  );
  return { ...factory, operations: [...operations, ...purchases.filter(({ name }) => purchased.has(name))] };
}

const one = (buffer: string): Flow => ({ buffer, quantity: 1, quantity_fixed: 0 });

const stockingPoint = ({ buffers }: Factory, item: string, location: string | null): string =>
  buffers.find((buffer) => buffer.item === item && (location === null || buffer.location === location))?.name ?? (location === null ? item : `${item} @ ${location}`);

export function convert(stated: Factory): Converted {
  const factory = spokenOut(stated);
  const producers = new Map<string, Operation[]>();
  for (const operation of factory.operations) {
    for (const { buffer, quantity } of operation.flows) if (quantity > 0) producers.set(buffer, [...(producers.get(buffer) ?? []), operation]);
  }
  const implied = (code: string) => factory.operations.some(({ item, flows }) => item !== null && flows.some(({ buffer, quantity }) => buffer === code && quantity > 0));
  const unfilled = new Set(factory.buffers.filter(({ name, producing }) => producing === null && !implied(name)).map(({ name }) => name));
  const producer = new Map([...producers].flatMap(([buffer, list]) => (list.length === 1 && !unfilled.has(buffer) ? [[buffer, list[0]!] as const] : [])));
  const codes = [...new Set([...factory.buffers.map(({ name }) => name), ...factory.operations.flatMap(({ flows }) => flows.map(({ buffer }) => buffer))])];
  const bufferOf = new Map(factory.buffers.map((buffer) => [buffer.name, buffer]));
  const items = codes.map((code) => itemOf(code, producer.get(code), bufferOf.get(code)?.minimum ?? 0));
  const horizon = everyDay(factory);
  return {
    records: {
      ...noRecords,
      items,
      bom: [...producer].flatMap(([code, operation]) => billOf(code, operation)),
      stock: factory.buffers.filter(({ onhand }) => onhand !== 0).map(({ name, onhand }): Stock => aStock(name, onhand)),
      receipts: factory.existing_operationplans.flatMap((order, k) => openOrder(order, k, factory)),
    },
    demand: demandPlan(factory, horizon),
    horizon,
    producer,
    unfilled,
  };
}

function itemOf(code: string, operation: Operation | undefined, minimum: number): Item {
  const per = operation ? perOrder(operation, code) : 1;
  const limits = operation && { minimumLot: per * operation.size_minimum, lotMultiple: per * operation.size_multiple, maximumLot: operation.size_maximum < noMaximum ? per * operation.size_maximum : 0 };
  return anItem(code, { type: "semiFinished", wholePieces: false, safetyStock: minimum, source: operation?.flows.some(({ quantity }) => quantity < 0) ? "make" : "buy", leadTimeDays: Math.round((operation?.duration_s ?? 0) / secondsPerDay), ...limits });
}

/** Pieces that one unit of an operation puts into a stocking point. */
export const perOrder = ({ flows }: Operation, code: string): number => sum(flows.map(({ buffer, quantity }) => (buffer === code && quantity > 0 ? quantity : 0)));

function billOf(code: string, operation: Operation): BomLine[] {
  const made = perOrder(operation, code);
  return operation.flows.filter(({ quantity }) => quantity < 0).map(({ buffer, quantity }) => aBomLine(code, buffer, -quantity / made));
}

function openOrder({ ordertype, operation, end, quantity, status }: Factory["existing_operationplans"][number], k: number, { operations }: Factory): ScheduledReceipt[] {
  const flow = operations.find(({ name }) => name === operation)?.flows.find((each) => each.quantity > 0);
  return ordertype === "STCK" || flow === undefined || status === "closed" ? [] : [aReceipt(`O${k}`, flow.buffer, flow.quantity * quantity + flow.quantity_fixed, end.slice(0, 10))];
}

/** Days from `current` to 60 days after the last demand, all worked. */
function everyDay({ current, demands }: Factory): Horizon {
  const first = dayOf(current);
  const last = Math.max(first, ...demands.map(({ due }) => dayOf(due))) + 60;
  const calendar: WorkingCalendar = new Map(Array.from({ length: last - first + 2_000 }, (_, k) => [first - 1_500 + k, true]));
  const day = (at: number) => ({ start: isoDate(at), end: isoDate(at), month: monthOf(isoDate(at)), kind: "week", workingDays: 1, zone: "liquid" }) as const;
  return { planDate: isoDate(first), calendar, periods: Array.from({ length: last - first + 1 }, (_, t) => day(first + t)) };
}

/** Without an operation of its own a demand is shipped from its stocking point in no time. */
const shipping = (point: string): Pick<Operation, "flows" | "duration_s" | "duration_per_s"> => ({
  flows: [{ ...one(point), quantity: -1 }],
  duration_s: 0,
  duration_per_s: null,
});

/** A demand takes from stock when its delivery starts. */
function demandPlan(factory: Factory, { periods }: Horizon): DemandPlan {
  const { demands, operations, current } = factory;
  const lines = new Map<string, { pastDue: number; periods: number[] }>();
  for (const { item, location, quantity, due, status, operation } of demands) {
    if (status !== "open") continue;
    const delivery = operations.find(({ name }) => name === operation) ?? shipping(stockingPoint(factory, item, location));
    for (const flow of delivery.flows) {
      const row = lines.get(flow.buffer) ?? { pastDue: 0, periods: zeros(periods.length) };
      lines.set(flow.buffer, row);
      const at = dayOf(due) - Math.round((delivery.duration_s + (delivery.duration_per_s ?? 0) * quantity) / secondsPerDay) - dayOf(current);
      if (at < 0) row.pastDue += -flow.quantity * quantity;
      else row.periods[at]! += -flow.quantity * quantity;
    }
  }
  return { lines: new Map([...lines].map(([item, orders]) => [item, { ...noDemand(item, periods.length), orders, total: orders.periods }])), channels: new Map(), problems: [] };
}

/** How far frePPLe's stock without constraints falls below zero. */
export const peersShortage = ({ plan_unconstrained }: Factory, code: string): number => -Math.min(0, ...(plan_unconstrained.inventory[code] ?? []).map(([, , level]) => level));

/** Lead times are whole days of any quantity throughout, so that starts can be compared with the plan date too. */
export const wholeDays = ({ operations, demands }: Factory): boolean =>
  operations.every(({ type, duration_s }) => type !== "operation_time_per" && duration_s % secondsPerDay === 0) && demands.every(({ due }) => due.endsWith("T00:00:00"));

/** Pieces planned by frePPLe without constraints: in all, and of them started before the plan date. */
export function peersPlan({ plan_unconstrained, current }: Factory, operation: Operation, code: string): { total: number; pastDue: number } {
  const plans = plan_unconstrained.operation[operation.name] ?? [];
  const pieces = (those: typeof plans) => round6(perOrder(operation, code) * sum(those.map(([, , quantity]) => quantity)));
  return { total: pieces(plans), pastDue: pieces(plans.filter(([start]) => start < current)) };
}
