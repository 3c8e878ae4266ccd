import { byText, groupBy, round6, sum } from "../arithmetic";
import { addMonths, countWorkingDays, dayNumber, firstDayOf, isoDate, lastDayOf, workingCalendar } from "../calendar";
import type { BottleneckRemedies, Contradiction, Plan, Remedy, WayOut } from "../plan";
import type { CustomerOrder, IsoDate, IsoMonth, Records } from "../records";
import type { Assumption } from "./memory";

/** What the meeting has to settle 缺口: hours that are short, firm things that cannot all be true, demand that comes late or is lost. */
export type PlanGap =
  | { gap: string; kind: "hours"; stretch: BottleneckRemedies; alreadyDone: AlreadyDone; options: readonly GapOption[] }
  | { gap: string; kind: "contradiction"; contradiction: Contradiction; options: readonly GapOption[] }
  | { gap: string; kind: "late"; item: string; late: number; lost: number; period: number; options: readonly GapOption[] };

/** What the plan itself does about a stretch of scarce hours. */
export interface AlreadyDone {
  overtimeHours: number;
  outsourcedPieces: number;
  /** Pieces of its items in stock above their safety level when the stretch begins: made ahead. */
  builtAhead: number;
}

/** One way to close a gap. `assumptions` are what deciding it changes; empty where no input stands for it. */
export type GapOption =
  | { kind: "remedy"; workCentre: string; remedy: Remedy; costChange?: number; assumptions: readonly Assumption[] }
  | { kind: "wayOut"; wayOut: WayOut; costChange: number; assumptions: readonly Assumption[] }
  /** Not priced yet: what it costs is the difference of two plans. */
  | { kind: "moveOrder"; order: CustomerOrder; to: IsoDate; costChange?: number; assumptions: readonly Assumption[] }
  | { kind: "shortenOrder"; order: CustomerOrder; by: number; costChange?: number; assumptions: readonly Assumption[] }
  | { kind: "outsourceItem"; item: string; quantity: number; costChange?: number; assumptions: readonly Assumption[] };

/** Most gaps of late demand told; the others stand on the exceptions sheet. */
const mostLate = 5;
/** Orders offered for moving or shortening, for each gap. */
const ordersEach = 2;

/** The gaps of a plan with what can be done about each: hours first, the dearest stretch first; then contradictions; then late demand, the dearest first. */
export function planGaps(plan: Plan, records: Records): PlanGap[] {
  return toldApart([...plan.balance.remedies.map((stretch) => hoursGap(plan, records, stretch)), ...plan.balance.contradictions.map((one) => contradictionGap(plan, records, one)), ...lateGaps(plan, records)]);
}

/** A work centre may be short twice in a month: the second such gap bears a 2 behind its name, so that a decision belongs to one of them. */
function toldApart(gaps: readonly PlanGap[]): PlanGap[] {
  const times = new Map<string, number>();
  return gaps.map((gap) => {
    const nth = (times.get(gap.gap) ?? 0) + 1;
    times.set(gap.gap, nth);
    return nth === 1 ? gap : { ...gap, gap: `${gap.gap} ${nth}` };
  });
}

function hoursGap(plan: Plan, records: Records, stretch: BottleneckRemedies): PlanGap {
  const { workCentre, period, untilPeriod } = stretch;
  const remedies = stretch.remedies.map((remedy): GapOption => {
    const { price, saves } = remedy;
    return { kind: "remedy", workCentre, remedy, ...(price !== undefined && { costChange: round6(price - saves) }), assumptions: assumptionsOf(plan, records, remedy, stretch) };
  });
  const movable = ordersIn(plan, records, (item) => (plan.masterSchedule.find((line) => line.item === item)?.hoursPerUnit[workCentre] ?? 0) > 0, period, untilPeriod);
  return { gap: `hours ${workCentre} ${plan.periods[period]!.month}`, kind: "hours", stretch, alreadyDone: alreadyDone(plan, stretch), options: [...remedies, ...movable.map((order) => moved(plan, order, untilPeriod))] };
}

function alreadyDone({ capacity, masterSchedule }: Plan, { workCentre, period, untilPeriod }: BottleneckRemedies): AlreadyDone {
  const within = (values: readonly number[]) => sum(values.slice(period, untilPeriod + 1));
  const centre = capacity.find((line) => line.workCentre === workCentre);
  const users = masterSchedule.filter(({ hoursPerUnit }) => (hoursPerUnit[workCentre] ?? 0) > 0);
  return {
    overtimeHours: centre ? round6(within(centre.overtime) + within(centre.weekendOvertime)) : 0,
    outsourcedPieces: round6(sum(users.map(({ outsourced }) => within(outsourced)))),
    builtAhead: period === 0 ? 0 : round6(sum(users.map(({ available, safetyStock }) => Math.max(0, available[period - 1]! - safetyStock[period - 1]!)))),
  };
}

/** A remedy of some periods as changes of whole months: each month gets what puts the remedy's hours into the stretch. */
function assumptionsOf(plan: Plan, records: Records, remedy: Remedy, { workCentre, period, untilPeriod }: BottleneckRemedies): Assumption[] {
  const days = workingDaysBy(plan, period, untilPeriod);
  const all = sum([...days.values()]);
  const monthly = (kind: Assumption["kind"], subject: string, quantity: number): Assumption[] =>
    [...days].filter(([, own]) => own > 0).map(([month, own]) => ({ kind, subject, start: firstDayOf(month), end: lastDayOf(month), value: Math.ceil(round6((quantity * own) / all / shareOfMonth(plan, month, own))) }));
  if (remedy.kind === "overtime") return monthly("moreOvertime", workCentre, remedy.hours);
  if (remedy.kind === "weekendOvertime") return monthly("moreWeekendOvertime", workCentre, remedy.hours);
  if (remedy.kind === "addHours") return monthly("moreHours", workCentre, remedy.hours);
  if (remedy.kind === "outsource") return monthly("moreOutsourcing", offerSubject(plan, records, remedy.item ?? ""), remedy.quantity ?? 0).map((assumption) => ({ ...assumption, value: Math.ceil((remedy.quantity ?? 0) / days.size) }));
  return noOvertime(plan, workCentre, [...days.keys()]);
}

/** Offers are made for an item, or for its family. */
const offerSubject = ({ items }: Plan, { outsourcing }: Records, item: string): string => (outsourcing.some((offer) => offer.item === item) ? item : (items[item]?.family ?? item));

/** Working days of the stretch by month. */
function workingDaysBy({ periods }: Plan, from: number, until: number): Map<IsoMonth, number> {
  const days = new Map<IsoMonth, number>();
  for (const { month, workingDays } of periods.slice(from, until + 1)) days.set(month, (days.get(month) ?? 0) + workingDays);
  return days;
}

/** What a month's rows say is spread over its working days; of the open month only the days from the plan date on count. */
function shareOfMonth({ calendar }: Plan, month: IsoMonth, days: number): number {
  const whole = countWorkingDays(workingCalendar(calendar), dayNumber(firstDayOf(month)), dayNumber(lastDayOf(month)));
  return whole > 0 ? Math.min(1, days / whole) : 1;
}

/** Being late instead of working overtime: the limits of the months taken away, as far as there are any. */
function noOvertime({ capacity, periods }: Plan, workCentre: string, months: readonly IsoMonth[]): Assumption[] {
  const centre = capacity.find((line) => line.workCentre === workCentre);
  if (!centre) return [];
  const inMonth = (limits: readonly number[], month: IsoMonth) => sum(limits.filter((_, t) => periods[t]!.month === month));
  return months.flatMap((month): Assumption[] =>
    ([["moreOvertime", centre.overtimeLimit], ["moreWeekendOvertime", centre.weekendLimit]] as const).flatMap(([kind, limits]) =>
      inMonth(limits, month) > 0 ? [{ kind, subject: workCentre, start: firstDayOf(month), end: lastDayOf(month), value: -Math.ceil(2 * inMonth(limits, month)) }] : [],
    ),
  );
}

/** Unshipped orders due within some periods for the items that are meant: the worst grade first, then the largest. Grade A is not offered. */
function ordersIn({ periods }: Plan, { orders }: Records, isMeant: (item: string) => boolean, from: number, until: number): CustomerOrder[] {
  const open = ({ quantity, shipped }: CustomerOrder) => quantity - shipped;
  return orders
    .filter((order) => order.grade !== "A" && open(order) > 0 && isMeant(order.item) && order.due >= periods[from]!.start && order.due <= periods[until]!.end)
    .sort((a, b) => byText(b.grade, a.grade) || open(b) - open(a) || byText(a.order, b.order))
    .slice(0, ordersEach);
}

/** No customer is asked to wait longer, calendar days. */
const longestWait = 28;

/** To the first day after the periods, or four weeks on. Orders are moved with all their lines. */
function moved({ periods }: Plan, order: CustomerOrder, until: number): GapOption {
  const after = periods[until + 1]?.start ?? firstDayOf(addMonths(periods[until]!.month, 1));
  const latest = isoDate(dayNumber(order.due) + longestWait);
  const to = after < latest ? after : latest;
  return { kind: "moveOrder", order, to, assumptions: [{ kind: "orderMoved", subject: order.order, value: dayNumber(to) - dayNumber(order.due) }] };
}

function contradictionGap(plan: Plan, records: Records, contradiction: Contradiction): PlanGap {
  const { kind, of, period } = contradiction;
  const options = contradiction.waysOut.map((wayOut): GapOption => ({ kind: "wayOut", wayOut, costChange: wayOut.cost, assumptions: assumptionsOfWay(plan, records, contradiction, wayOut) }));
  return { gap: `${kind === "hours" ? "contradiction" : "material"} ${of} ${plan.periods[period]!.start}`, kind: "contradiction", contradiction, options };
}

/** Expediting material changes no input of ours: it is somebody's action. */
function assumptionsOfWay(plan: Plan, records: Records, { of, period }: Contradiction, { kind, item = "", quantity, toPeriod, further = [] }: WayOut): Assumption[] {
  const { start, end, month } = plan.periods[period]!;
  if (kind === "addHours") return [{ kind: "moreHours", subject: of, start: firstDayOf(month), end: lastDayOf(month), value: Math.ceil(round6(quantity / shareOfMonth(plan, month, plan.periods[period]!.workingDays))) }];
  if (kind === "expediteMaterial") return [];
  const pieces = [{ item, quantity, toPeriod }, ...further];
  if (kind === "outsource") return pieces.map((piece) => ({ kind: "moreOutsourcing", subject: offerSubject(plan, records, piece.item), start: firstDayOf(month), end: lastDayOf(month), value: piece.quantity }));
  return pieces.flatMap((piece): Assumption[] => {
    const line = plan.masterSchedule.find((one) => one.item === piece.item);
    const later = piece.toPeriod === undefined ? undefined : plan.periods[piece.toPeriod];
    if (!line || !later) return [];
    const fixed = (t: number, more: number) => Math.max(0, round6(line.production[t]! + more));
    return [
      { kind: "fixedProduction", subject: piece.item, start, end, value: fixed(period, -piece.quantity) },
      { kind: "fixedProduction", subject: piece.item, start: later.start, end: later.end, value: fixed(piece.toPeriod!, piece.quantity) },
    ];
  });
}

/** Late and lost pieces by item, the dearest first. */
function lateGaps(plan: Plan, records: Records): PlanGap[] {
  const told = plan.problems.flatMap((problem) => (problem.kind === "lateDemand" || problem.kind === "lostSale" ? [problem] : []));
  const gaps = [...groupBy(told, ({ item }) => item)].map(([item, problems]) => {
    const pieces = (kind: (typeof told)[number]["kind"]) => round6(sum(problems.filter((one) => one.kind === kind).map(({ quantity }) => quantity)));
    const period = Math.min(...problems.map((one) => one.period));
    return { item, late: pieces("lateDemand"), lost: pieces("lostSale"), period };
  });
  const money = ({ item, late, lost }: (typeof gaps)[number]) => (late + lost) * plan.items[item]!.standardCost;
  return gaps
    .sort((a, b) => money(b) - money(a) || byText(a.item, b.item))
    .slice(0, mostLate)
    .map((gap) => ({ gap: `late ${gap.item} ${plan.periods[gap.period]!.month}`, kind: "late", ...gap, options: lateOptions(plan, records, gap) }));
}

function lateOptions(plan: Plan, records: Records, { item, late, lost, period }: { item: string; late: number; lost: number; period: number }): GapOption[] {
  const quantity = Math.ceil(late + lost);
  const { family } = plan.items[item]!;
  const month = plan.periods[period]!.month;
  const offer = records.outsourcing.some((one) => one.item === item || one.family === family);
  const outside: GapOption[] = offer ? [{ kind: "outsourceItem", item, quantity, assumptions: [{ kind: "moreOutsourcing", subject: offerSubject(plan, records, item), start: firstDayOf(month), end: lastDayOf(month), value: quantity }] }] : [];
  const orders = ordersIn(plan, records, (code) => code === item, period, period);
  return [
    ...outside,
    ...orders.slice(0, 1).map((order) => moved(plan, order, period)),
    ...orders.slice(0, 1).map((order): GapOption => {
      const by = Math.min(quantity, order.quantity - order.shipped);
      return { kind: "shortenOrder", order, by, assumptions: [{ kind: "orderShortened", subject: order.order, value: by }] };
    }),
  ];
}
