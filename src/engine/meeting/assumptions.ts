import { round6 } from "../arithmetic";
import { addMonths, dayNumber, firstDayOf, isoDate, lastDayOf, monthOf } from "../calendar";
import { defaultOptions, type PlanningOptions } from "../options";
import type { Problem } from "../problem";
import type { CapacityMonth, IsoDate, IsoMonth, Item, Outsourcing, Records } from "../records";
import type { Assumption, AssumptionKind, StatedAssumption } from "./memory";

export interface PlanningInputs {
  records: Records;
  options: PlanningOptions;
}

/** Why an assumption changes nothing: nothing of that name in these inputs, or outsourcing nobody has a price for. */
export type NoEffect = "unknownSubject" | "noPrice";

type Applied = PlanningInputs | NoEffect;

/**
 * The inputs as they would be with all assumptions, one after the other. What no longer lies in the plan's months, such as a
 * decision of last spring, changes nothing and is not told; what names something unknown is.
 */
export function withAssumptions(inputs: PlanningInputs, assumptions: readonly StatedAssumption[]): PlanningInputs & { problems: readonly Problem[] } {
  const problems: Problem[] = [];
  let so = inputs;
  for (const assumption of assumptions) {
    if (isOver(assumption, so.options)) continue;
    const applied = appliers[assumption.kind](so, assumption);
    if (typeof applied === "string") problems.push({ kind: "assumptionWithoutEffect", statedFor: assumption.statedFor, assumption: assumption.kind, subject: assumption.subject, reason: applied });
    else so = applied;
  }
  return { ...so, problems };
}

const isOver = ({ end }: Assumption, { planDate }: PlanningOptions): boolean => end !== undefined && end < planDate;

/** Months of the plan an assumption holds in. */
function monthsOf({ start, end }: Assumption, { planDate, horizonMonths }: PlanningOptions): IsoMonth[] {
  const open = monthOf(planDate);
  const months = Array.from({ length: horizonMonths + 1 }, (_, m) => addMonths(open, m));
  return months.filter((month) => (start === undefined || lastDayOf(month) >= start) && (end === undefined || firstDayOf(month) <= end));
}

const holdsOn = ({ start, end }: Assumption, from: IsoDate, to: IsoDate): boolean => (start === undefined || to >= start) && (end === undefined || from <= end);

const appliers: { readonly [K in AssumptionKind]: (inputs: PlanningInputs, assumption: Assumption) => Applied } = {
  moreOvertime: (inputs, assumption) => inCapacity(inputs, assumption, (row) => ({ ...row, overtimeLimitHours: atLeast0(row.overtimeLimitHours + assumption.value) })),
  moreWeekendOvertime: (inputs, assumption) => inCapacity(inputs, assumption, (row) => ({ ...row, weekendOvertimeLimitHours: atLeast0(row.weekendOvertimeLimitHours + assumption.value) })),
  // Hours given are downtime that does not happen.
  moreHours: (inputs, assumption) => inCapacity(inputs, assumption, (row) => ({ ...row, downtimeHours: round6(row.downtimeHours - assumption.value) })),
  moreOutsourcing,
  moreDemand,
  orderMoved: (inputs, { subject, value }) => inOrders(inputs, subject, (order) => ({ ...order, due: isoDate(dayNumber(order.due) + value) })),
  orderShortened: (inputs, { subject, value }) => inOrders(inputs, subject, (order) => ({ ...order, quantity: Math.max(order.shipped, round6(order.quantity - value)) })),
  safetyStockChanged: ({ records, options }, { subject, value }) => {
    const changed = ({ item, family }: Item): boolean => subject === "" || item === subject || family === subject;
    if (!records.items.some(changed)) return "unknownSubject";
    return { options, records: { ...records, items: records.items.map((item) => (changed(item) ? { ...item, safetyStock: pieces(item, item.safetyStock * (1 + value)), safetyDays: round6(item.safetyDays * (1 + value)) } : item)) } };
  },
  fixedProduction: ({ records, options }, { subject, start = options.planDate, end = start, value }) => {
    if (!records.items.some(({ item }) => item === subject)) return "unknownSubject";
    const others = records.firmQuantities.filter((firm) => !(firm.item === subject && firm.start <= end && firm.end >= start));
    return { options, records: { ...records, firmQuantities: [...others, { item: subject, start, end, quantity: value }] } };
  },
  optionSet: ({ records, options }, { subject, value }) => {
    const standard = (defaultOptions as Readonly<Record<string, unknown>>)[subject];
    if (typeof standard !== "number" && typeof standard !== "boolean") return "unknownSubject";
    return { records, options: { ...options, [subject]: typeof standard === "boolean" ? value !== 0 : value } };
  },
};

const atLeast0 = (value: number): number => Math.max(0, round6(value));
const pieces = ({ wholePieces }: Item, quantity: number): number => (wholePieces ? Math.round(quantity) : round6(quantity));

const nothingSpecial = (workCentre: string, month: IsoMonth): CapacityMonth => ({ workCentre, month, downtimeHours: 0, overtimeLimitHours: 0, weekendOvertimeLimitHours: 0 });

/** A month no row speaks of gets one. */
function inCapacity({ records, options }: PlanningInputs, assumption: Assumption, change: (row: CapacityMonth) => CapacityMonth): Applied {
  const centres = records.workCentres.filter(({ workCentre }) => assumption.subject === "" || workCentre === assumption.subject);
  if (centres.length === 0) return "unknownSubject";
  const months = monthsOf(assumption, options);
  const changed = centres.flatMap(({ workCentre }) => months.map((month) => change(records.capacity.find((row) => row.workCentre === workCentre && row.month === month) ?? nothingSpecial(workCentre, month))));
  const isChanged = (row: CapacityMonth): boolean => changed.some(({ workCentre, month }) => workCentre === row.workCentre && month === row.month);
  return { options, records: { ...records, capacity: [...records.capacity.filter((row) => !isChanged(row)), ...changed] } };
}

/** Pieces more on the offers of an item or family; a month without an offer gets one, at the price stated or at that of the nearest month. */
function moreOutsourcing({ records, options }: PlanningInputs, assumption: Assumption): Applied {
  const { subject, value, unitCost } = assumption;
  const isItem = records.items.some(({ item }) => item === subject);
  if (!isItem && !records.items.some(({ family }) => family === subject)) return "unknownSubject";
  const own = records.outsourcing.filter(({ item, family }) => (isItem ? item : family) === subject);
  const months = monthsOf(assumption, options);
  const priceIn = (month: IsoMonth): number | undefined => unitCost ?? nearest(own, month)?.unitCost;
  const missing = months.filter((month) => !own.some((offer) => offer.month === month));
  if (missing.some((month) => priceIn(month) === undefined)) return "noPrice";
  const raised = records.outsourcing.map((offer) => (own.includes(offer) && months.includes(offer.month) ? { ...offer, limit: atLeast0(offer.limit + value) } : offer));
  const added = missing.filter(() => value > 0).map((month): Outsourcing => ({ ...(isItem ? { item: subject } : { family: subject }), month, limit: value, unitCost: priceIn(month)! }));
  return { options, records: { ...records, outsourcing: [...raised, ...added] } };
}

/** Of two equally near, the earlier one. */
const nearest = (offers: readonly Outsourcing[], month: IsoMonth): Outsourcing | undefined => {
  const apart = (offer: Outsourcing): number => Math.abs(dayNumber(firstDayOf(offer.month)) - dayNumber(firstDayOf(month)));
  return [...offers].sort((a, b) => apart(a) - apart(b) || (a.month < b.month ? -1 : 1))[0];
};

function moreDemand({ records, options }: PlanningInputs, assumption: Assumption): Applied {
  const { subject, value } = assumption;
  const items = new Map(records.items.map((item) => [item.item, item]));
  const isMeant = (names: readonly (string | undefined)[], start: IsoDate, end: IsoDate): boolean => (subject === "" || names.includes(subject)) && holdsOn(assumption, start, end);
  const isKnown = subject === "" || items.has(subject) || records.items.some(({ family }) => family === subject) || records.forecasts.some(({ channel }) => channel === subject);
  if (!isKnown) return "unknownSubject";
  const forecasts = records.forecasts.map((row) => (isMeant([row.item, items.get(row.item)?.family, row.channel], row.start, row.end) ? { ...row, quantity: pieces(items.get(row.item)!, row.quantity * (1 + value)) } : row));
  const familyForecasts = records.familyForecasts.map((row) => (isMeant([row.family, row.channel], row.start, row.end) ? { ...row, quantity: Math.round(row.quantity * (1 + value)) } : row));
  return { options, records: { ...records, forecasts, familyForecasts } };
}

function inOrders({ records, options }: PlanningInputs, subject: string, change: (order: Records["orders"][number]) => Records["orders"][number]): Applied {
  if (!records.orders.some(({ order }) => order === subject)) return "unknownSubject";
  return { options, records: { ...records, orders: records.orders.map((order) => (order.order === subject ? change(order) : order)) } };
}

/** Assumptions of the decisions in force, in the order they were taken. */
export const assumptionsInForce = (decisions: readonly { decision: string; status: string }[], assumptions: readonly StatedAssumption[]): StatedAssumption[] =>
  decisions.filter(({ status }) => status === "inForce").flatMap(({ decision }) => assumptions.filter(({ statedFor }) => statedFor === decision));
