import { sum } from "../arithmetic";
import type { PlanningOptions } from "../options";
import type { CapacityLoad, MasterScheduleLine, Period, PlanCost } from "../plan";
import type { Item, Records } from "../records";
import { materialCosts } from "./materialCost";

/**
 * Re-reckons cost and constraints of a finished plan from the records, the options and the plan's own figures. It shares
 * no code with the model, the rounding or the search (only the rolled-up material cost, which is a matter of the bill of
 * material), so that a slip in one of them shows as a violation or as a gap instead of hiding itself.
 */
export interface PlanToVerify {
  records: Records;
  options: PlanningOptions;
  periods: readonly Period[];
  masterSchedule: readonly MasterScheduleLine[];
  capacity: readonly CapacityLoad[];
}

export interface Verdict {
  cost: PlanCost;
  /** In the constraint's own unit: pieces or hours. */
  largestViolation: number;
}

export const verifyPlan = (plan: PlanToVerify): Verdict => ({
  cost: reckonCost(plan),
  largestViolation: Math.max(0, ...violations.flatMap((of) => of(plan))),
});

type Violations = (plan: PlanToVerify) => number[];

/** Opening stock and everything received so far less everything demanded so far must be what the plan calls available. */
const stockAddsUp: Violations = ({ masterSchedule }) =>
  masterSchedule.flatMap(({ openingStock, receipts, demand, production, outsourced, available }) =>
    available.map((stated, t) => {
      const upTo = (quantities: readonly number[]) => sum(quantities.slice(0, t + 1));
      const received = receipts.pastDue + upTo(receipts.periods) + upTo(production) + upTo(outsourced);
      return Math.abs(openingStock + received - demand.orders.pastDue - upTo(demand.total) - stated);
    }),
  );

/** Every hour of load is regular time, overtime within its limit, or said to be overload. */
const hoursAreCovered: Violations = ({ masterSchedule, capacity }) =>
  capacity.flatMap((centre) =>
    centre.load.flatMap((load, t) => {
      const own = masterSchedule.reduce((hours, line) => hours + (line.hoursPerUnit[centre.workCentre] ?? 0) * line.production[t]!, 0);
      const [overtime, overload] = [centre.overtime[t]!, centre.overload[t]!];
      return [
        Math.abs(centre.committed[t]! + centre.independent[t]! + own - load),
        load - centre.available[t]! - overtime - overload,
        overtime - centre.overtimeLimit[t]!,
        -overtime,
        -overload,
      ];
    }),
  );

const nothingNegative: Violations = ({ masterSchedule }) => masterSchedule.flatMap(({ production, outsourced }) => [...production, ...outsourced].map((quantity) => -quantity));

/** What the planner wrote by hand stands, in any zone. A row these periods cut may be off by the piece its parts are rounded by. */
const handEditsStand: Violations = ({ records, masterSchedule, periods }) => {
  const [edits, share] = [byItem(records.firmQuantities), sharesBy(records)];
  return masterSchedule.flatMap(({ item, production }) =>
    periods.flatMap((period, t) => {
      const rows = (edits.get(item) ?? []).filter((row) => meets(row, period));
      if (rows.length === 0) return [];
      const { pieces, cut } = share(rows, period);
      return [Math.abs(production[t]! - pieces) - cut];
    }),
  );
};

/**
 * In the frozen zone nothing comes from outside, and own production is what was released and is not yet under way. Open
 * orders beyond what is released in their own period are laid to the nearest earlier period that has some left, then to the
 * nearest later one. Periods written by hand are judged above.
 */
const frozenIsFrozen: Violations = ({ records, masterSchedule, periods }) => {
  const [edits, released, orders] = [byItem(records.firmQuantities), byItem(records.releasedPlan), byItem(records.receipts)];
  const share = sharesBy(records);
  const first = periods[0]?.start ?? "";
  return masterSchedule.flatMap(({ item, production, outsourced }) => {
    const rows = (released.get(item) ?? []).filter(({ end }) => end >= first);
    // The days gone of rows that reach into the plan, as a period of their own before it.
    const gone = { start: rows.reduce((earliest, { start }) => (start < earliest ? start : earliest), first), end: dayBefore(first) };
    const stretches = [gone, ...periods].map((stretch) => {
      const due = sum((orders.get(item) ?? []).flatMap((order) => (order.due >= stretch.start && order.due <= stretch.end ? [order.quantity] : [])));
      const { pieces, cut } = share(rows, stretch);
      return { left: Math.max(0, pieces - due), beyond: Math.max(0, due - pieces), cut };
    });
    const cut = sum(stretches.map((stretch) => stretch.cut));
    for (const [at, { beyond }] of stretches.entries()) {
      const nearest = [...stretches.slice(0, at).reverse(), ...stretches.slice(at + 1)];
      nearest.reduce((pieces, stretch) => {
        const laid = Math.min(pieces, stretch.left);
        stretch.left -= laid;
        return pieces - laid;
      }, beyond);
    }
    return periods.flatMap((period, t) => {
      if (period.zone !== "frozen") return [];
      if ((edits.get(item) ?? []).some((row) => meets(row, period))) return [outsourced[t]!];
      return [outsourced[t]!, Math.abs(production[t]! - stretches[t + 1]!.left) - cut];
    });
  });
};

const dayBefore = (date: string): string => (date === "" ? "" : new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10));

interface Stretch {
  start: string;
  end: string;
}

const meets = (a: Stretch, b: Stretch): boolean => a.start <= b.end && b.start <= a.end;

function byItem<Row extends { item: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const lists = new Map<string, Row[]>();
  for (const row of rows) lists.set(row.item, [...(lists.get(row.item) ?? []), row]);
  return lists;
}

/** Pieces that rows give a period by working days, and how many of the rows it cuts. Stretches recur, so days are counted once each. */
function sharesBy({ calendar }: Records): (rows: readonly (Stretch & { quantity: number })[], period: Stretch) => { pieces: number; cut: number } {
  const listed = new Map(calendar.map(({ date, working }) => [date, working]));
  const counted = new Map<string, number>();
  const daysOf = (start: string, end: string, idle: boolean): number => {
    const key = `${start} ${end} ${idle}`;
    let count = counted.get(key);
    if (count !== undefined) return count;
    count = 0;
    for (let day = Date.parse(start); day <= Date.parse(end); day += 86_400_000) {
      const date = new Date(day);
      if (idle || (listed.get(date.toISOString().slice(0, 10)) ?? date.getUTCDay() % 6 !== 0)) count++;
    }
    counted.set(key, count);
    return count;
  };
  return (rows, period) => {
    const found = { pieces: 0, cut: 0 };
    for (const { start, end, quantity } of rows) {
      if (!meets({ start, end }, period)) continue;
      const idle = daysOf(start, end, false) === 0;
      const [part, whole] = [daysOf(start > period.start ? start : period.start, end < period.end ? end : period.end, idle), daysOf(start, end, idle)];
      found.pieces += (quantity * part) / whole;
      if (part > 0 && part < whole) found.cut++;
    }
    return found;
  };
}

/**
 * Distance from a whole number of lots, and what the fewest orders the maximum allows miss to their minimum. What was
 * released or written by hand may be any quantity.
 */
const lotsAreWhole: Violations = ({ records, masterSchedule, periods }) => {
  const items = new Map(records.items.map((item) => [item.item, item]));
  const edits = byItem(records.firmQuantities);
  return masterSchedule.flatMap(({ item: code, production, outsourced }) => {
    const { lotSizing, lotSize, lotMultiple, minimumLot, maximumLot } = items.get(code)!;
    const smallest = lotMultiple > 0 ? lotMultiple : 1;
    const lot = lotSizing === "FOQ" && lotSize > 0 ? Math.ceil(lotSize / smallest - 1e-9) * smallest : smallest;
    const step = lotSizing === "FOQ" && lotSize > 0 && lotMultiple <= 0 ? lotSize : lot;
    const leastOrder = Math.max(1, Math.ceil(minimumLot / step - 1e-9)) * step;
    const mostOrder = maximumLot > 0 ? Math.max(leastOrder, Math.floor(maximumLot / step + 1e-9) * step) : Infinity;
    const missing = (quantity: number) => Math.max(1, Math.ceil(quantity / mostOrder - 1e-9)) * leastOrder - quantity;
    const off = (quantity: number, multiple: number) => Math.abs(quantity - Math.round(quantity / multiple) * multiple);
    const fixed = (period: Period) => period.zone === "frozen" || (edits.get(code) ?? []).some((row) => meets(row, period));
    return [...production.flatMap((quantity, t) => (quantity > 0 && !fixed(periods[t]!) ? [off(quantity, step), missing(quantity)] : [])), ...outsourced.map((quantity) => off(quantity, 1))];
  });
};

/** No offer gives more than its limit in its month, and nobody draws on an offer that is not there. */
const outsourcingWithinLimits: Violations = ({ records, masterSchedule, periods }) => {
  const pieces = (month: string, lines: readonly MasterScheduleLine[]) =>
    lines.reduce((total, { outsourced }) => total + outsourced.reduce((some, quantity, t) => some + (periods[t]!.month === month ? quantity : 0), 0), 0);
  return [...new Set(periods.map(({ month }) => month))].flatMap((month) => {
    const offers = records.outsourcing.filter((offer) => offer.month === month);
    const own = masterSchedule.filter((line) => offers.some(({ item }) => item === line.item));
    const others = masterSchedule.filter((line) => !own.includes(line));
    const families = [...new Set(others.map(({ family }) => family))];
    return [
      ...own.map((line) => pieces(month, [line]) - offers.find(({ item }) => item === line.item)!.limit),
      ...families.map((family) => pieces(month, others.filter((line) => line.family === family)) - (offers.find((offer) => offer.family === family && offer.item === undefined)?.limit ?? 0)),
    ];
  });
};

const violations: readonly Violations[] = [stockAddsUp, hoursAreCovered, nothingNegative, frozenIsFrozen, handEditsStand, lotsAreWhole, outsourcingWithinLimits];

function reckonCost(plan: PlanToVerify): PlanCost {
  const { overtime, overload } = extraHours(plan);
  const materialCost = materialCosts(plan.records, plan.options.planDate, plan.options.scrapConvention);
  const items = new Map(plan.records.items.map((item) => [item.item, item]));
  const ofLines = plan.masterSchedule.map((line) => lineCost(line, items.get(line.item)!, materialCost(line.item), plan));
  const total = (part: (cost: LineCost) => number) => sum(ofLines.map(part));
  const cost = {
    overtime,
    outsourcing: total((of) => of.outsourcing),
    holding: total((of) => of.holding),
    safetyShortfall: total((of) => of.safetyShortfall),
    backlog: total((of) => of.backlog),
    lostSales: 0,
    setups: 0,
    storage: 0,
    materialShortage: 0,
    change: total((of) => of.change),
    overload,
  };
  return { ...cost, total: sum(Object.values(cost)) };
}

function extraHours({ records, options, capacity }: PlanToVerify): { overtime: number; overload: number } {
  const paid = records.workCentres.filter(({ overtimeCost }) => overtimeCost > 0);
  const usual = paid.length === 0 ? 1 : paid.reduce((total, { overtimeCost }) => total + overtimeCost, 0) / paid.length;
  return {
    overtime: sum(capacity.map((centre) => sum(centre.overtime) * centre.overtimeCost)),
    overload: sum(capacity.map((centre) => sum(centre.overload) * (centre.overtimeCost > 0 ? centre.overtimeCost : usual) * options.overloadFactor)),
  };
}

type LineCost = Pick<PlanCost, "outsourcing" | "holding" | "safetyShortfall" | "backlog" | "change">;

function lineCost(line: MasterScheduleLine, item: Item, materialCost: number, { records, options, periods }: PlanToVerify): LineCost {
  const value = item.standardCost > 0 ? item.standardCost : item.price > 0 ? item.price : 1;
  const days = periods.map(({ start, end }) => (Date.parse(end) - Date.parse(start)) / 86_400_000 + 1);
  const overPeriods = (of: (t: number) => number) => sum(periods.map((_, t) => of(t)));
  const isBinding = ({ zone, start }: Period) => zone === "slushy" && records.releasedPlan.some(({ end }) => start <= end);
  const held = (t: number) => Math.max(line.available[t]!, 0);
  const unitCost = (month: string) =>
    (records.outsourcing.find((offer) => offer.month === month && offer.item === line.item) ?? records.outsourcing.find((offer) => offer.month === month && offer.family === item.family))
      ?.unitCost ?? 0;
  return {
    holding: overPeriods((t) => held(t) * value * options.holdingRate * (days[t]! / 365)),
    backlog: overPeriods((t) => Math.max(-line.available[t]!, 0) * value * options.backlogRate * (days[t]! / 30) * line.demand.priority),
    safetyShortfall: overPeriods((t) => Math.max(line.safetyStock[t]! - held(t), 0) * value * options.safetyShortfallRate * (days[t]! / 365)),
    change: overPeriods((t) => (line.released && isBinding(periods[t]!) ? Math.abs(line.production[t]! - line.released[t]!) * value * options.changeRate : 0)),
    outsourcing: overPeriods((t) => (line.outsourced[t]! > 0 ? line.outsourced[t]! * Math.max(unitCost(periods[t]!.month) - materialCost, 0) : 0)),
  };
}
