import { byText, groupBy, round6, spread, sum } from "../arithmetic";
import { addWorkingDays, dayNumber, isoDate } from "../calendar";
import { type Horizon, periodIndexOf, releaseDay } from "../periods";
import type { IssueLine, MasterScheduleLine, MrpLine, Period, Requirement } from "../plan";
import type { IsoDate, Item, Records, RoutingStep } from "../records";
import { leadTimeOf, startsFor } from "../releases";

/** A work order to be started: what issue lines are made from. */
type Start = Pick<IssueLine, "start" | "workCentre" | "parent" | "order" | "started" | "period" | "receiptPeriod">;

/** A phantom's pieces one start takes. */
interface Take {
  by: Start;
  quantityPer: number;
  quantity: number;
}

export interface IssuedPlan {
  masterSchedule: readonly MasterScheduleLine[];
  materials: readonly MrpLine[];
  requirements: readonly Requirement[];
}

/** Weekly periods of the frozen and slushy zones: what the shop floor prepares. */
const isIssued = ({ kind, zone }: Period): boolean => kind === "week" && zone !== "liquid";

/**
 * 发料计划: the components of every start in the frozen and slushy weeks, past-due starts on the plan date.
 *   quantity = started × quantity per, on the BOM lines that hold at the start
 * A phantom is taken from its own stock first; what MRP releases of it is issued as its components, where it is used.
 * Planned starts and firm orders count; a released order has been issued already. What is bought has no requirements of ours.
 */
export function issueList(records: Records, items: ReadonlyMap<string, Item>, { masterSchedule, materials, requirements }: IssuedPlan, horizon: Horizon): IssueLine[] {
  const linesOf = groupBy(requirements, ({ parent }) => parent);
  const workCentreOf = firstWorkCentres(records.routing);
  const orders = groupBy(records.receipts.filter(({ status, source }) => status === "firm" && source === "make"), ({ item }) => item);
  const taken = new Map<string, Take[]>();
  const takesOf = (phantom: string): Take[] => taken.get(phantom) ?? taken.set(phantom, []).get(phantom)!;
  const issued: IssueLine[] = [];
  const issue = (start: Start) => {
    for (const { component, quantityPer, effective } of linesOf.get(start.parent) ?? []) {
      if (!(start.period < 0 ? effective.pastDue : effective.periods[start.period])) continue;
      const quantity = round6(start.started * quantityPer);
      if (items.get(component)!.phantom) takesOf(component).push({ by: start, quantityPer, quantity });
      else if (quantity > 0) issued.push({ ...start, component, quantityPer, quantity });
    }
  };
  // Materials stand by low-level code: whoever takes a phantom has been issued before it.
  for (const line of [...masterSchedule, ...materials]) {
    const item = items.get(line.item)!;
    if (item.phantom && "plannedReceipts" in line) {
      const { starts, fromStock } = blowThrough(line, takesOf(line.item), horizon);
      issued.push(...fromStock);
      starts.forEach(issue);
    } else {
      const receipts = "plannedReceipts" in line ? line.plannedReceipts : line.production;
      const workCentre = workCentreOf.get(line.item);
      const where = { parent: line.item, ...(workCentre !== undefined && { workCentre }) };
      [...plannedStarts(item, receipts, line.releasePeriod, horizon), ...firmStarts(item, orders.get(line.item) ?? [], horizon)].forEach((start) => issue({ ...where, ...start }));
    }
  }
  return issued.sort(byStart);
}

const byStart = (a: IssueLine, b: IssueLine): number =>
  byText(a.start, b.start) ||
  byText(a.workCentre ?? "", b.workCentre ?? "") ||
  byText(a.parent, b.parent) ||
  byText(a.order ?? "", b.order ?? "") ||
  (a.receiptPeriod ?? -1) - (b.receiptPeriod ?? -1) ||
  byText(a.component, b.component);

function plannedStarts(item: Item, receipts: readonly number[], releasePeriod: readonly number[], horizon: Horizon): Omit<Start, "parent">[] {
  return receipts.flatMap((receipt, t) => {
    const period = releasePeriod[t]!;
    if (receipt <= 0 || !isInWindow(period, horizon)) return [];
    const start = period < 0 ? horizon.planDate : releaseDay(horizon, horizon.periods[t]!, leadTimeOf(item));
    return [{ start, started: startsFor(receipt, item.yield), period, receiptPeriod: t }];
  });
}

/** A firm order starts lead time working days before it is due. */
function firmStarts(item: Item, orders: readonly { order: string; quantity: number; due: IsoDate }[], horizon: Horizon): Omit<Start, "parent">[] {
  return orders.flatMap(({ order, quantity, due }) => {
    const day = isoDate(addWorkingDays(horizon.calendar, dayNumber(due), -leadTimeOf(item)));
    const period = periodIndexOf(horizon, day);
    const isPlanned = periodIndexOf(horizon, due) < horizon.periods.length;
    return isPlanned && isInWindow(period, horizon) ? [{ order, start: period < 0 ? horizon.planDate : day, started: startsFor(quantity, item.yield), period }] : [];
  });
}

const isInWindow = (period: number, { periods }: Horizon): boolean => period < 0 || (periods[period] !== undefined && isIssued(periods[period]));

/**
 * Who takes a phantom gets the pieces in stock first, by day; what MRP starts of it in a period is shared among the rest
 * in proportion. Example: 10 and 30 taken, 20 there, 20 started → the first takes 10 of stock, the second 10, and 20 started.
 */
function blowThrough({ item: phantom, plannedReceipts, releases }: MrpLine, takes: readonly Take[], horizon: Horizon): { starts: Start[]; fromStock: IssueLine[] } {
  const starts: Start[] = [];
  const fromStock: IssueLine[] = [];
  const byPeriod = groupBy([...takes].sort((a, b) => byText(a.by.start, b.by.start)), ({ by }) => String(Math.max(0, by.period)));
  horizon.periods.forEach((bucket, period) => {
    if (!isIssued(bucket)) return;
    const group = byPeriod.get(String(period)) ?? [];
    const started = releases.periods[period]!;
    let there = round6(Math.max(0, sum(group.map(({ quantity }) => quantity)) - plannedReceipts[period]!));
    const missing = group.map(({ by, quantityPer, quantity }) => {
      const stock = Math.min(quantity, there);
      there = round6(there - stock);
      if (stock > 0) fromStock.push({ ...by, component: phantom, quantityPer, quantity: stock });
      return round6(quantity - stock);
    });
    // Its receipt falls in the period of its start; a share of it has no cell of its own.
    if (group.length === 0 && started > 0) starts.push({ start: releaseDay(horizon, bucket, 0), parent: phantom, started, period, receiptPeriod: period });
    else if (group.length === 1) starts.push({ ...whereOf(group[0]!.by), parent: phantom, started, period, receiptPeriod: period });
    else spread(started, missing).forEach((share, index) => starts.push({ ...whereOf(group[index]!.by), parent: phantom, started: share, period }));
  });
  return { starts: starts.filter(({ started }) => started > 0), fromStock };
}

const whereOf = ({ start, workCentre }: Start): Pick<Start, "start" | "workCentre"> => ({ start, ...(workCentre !== undefined && { workCentre }) });

/** Where a parent's first operation is done: operations go by number where they are numbers. */
function firstWorkCentres(routing: readonly RoutingStep[]): ReadonlyMap<string, string> {
  const order = (a: RoutingStep, b: RoutingStep) => Number(a.operation) - Number(b.operation) || byText(a.operation, b.operation);
  return new Map([...groupBy(routing, ({ item }) => item)].map(([item, steps]) => [item, [...steps].sort(order)[0]!.workCentre]));
}
