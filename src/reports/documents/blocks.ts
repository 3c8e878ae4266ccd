import { addMonths, fromExcelSerial } from "../../engine/calendar";
import { ranked } from "../../engine/exceptions/exceptions";
import type { PlanGap } from "../../engine/meeting/planGaps";
import type { ActionItem, Decision, MeetingMemory } from "../../engine/meeting/memory";
import type { CycleDeadline } from "../../engine/meeting/cycleStatus";
import type { ThreeSeriesMonth, Variance } from "../../engine/plan";
import type { CustomerOrder, IsoDate } from "../../engine/records";
import { gapSentence } from "../../language/describeGap";
import { describeProblem } from "../../language/describeProblem";
import { percentage, wholeFigure } from "../../language/format";
import type { ReportContext } from "../context";
import { familiesOf } from "../familyFigures";
import { type KeptRow, placeKept } from "../keptCells";
import { answersAsked, citedAnswers, recordOf, subjectName } from "../reasons";
import { loadFigure, quotient, seriesFigure, sopFigure, varianceFigure } from "./figures";
import { type DocumentTable, paragraph, type Paragraph, quote } from "./model";

/** What documents of the meeting are made from beside the plan. */
export interface MeetingFacts {
  context: ReportContext;
  memory: MeetingMemory;
  gaps: readonly PlanGap[];
  orders: readonly CustomerOrder[];
  deadlines: readonly CycleDeadline[];
}

/** Variances without all that must be said of them, and those that have it, with their answers. */
export function variancesByAnswer({ context: { plan, kept } }: MeetingFacts): { unanswered: Variance[]; answered: { variance: Variance; row: KeptRow }[] } {
  const { of } = placeKept(kept.reasons ?? [], plan.variances.map((variance) => [recordOf(variance)]));
  const filled = (row: KeptRow | undefined) => (row?.cells ?? []).filter((cell) => cell !== null && String(cell).trim() !== "").length;
  const rows = plan.variances.map((variance) => ({ variance, row: of([recordOf(variance)]) }));
  return {
    unanswered: rows.filter(({ row }) => filled(row) < answersAsked).map(({ variance }) => variance),
    answered: rows.flatMap(({ variance, row }) => (row && filled(row) >= answersAsked ? [{ variance, row }] : [])),
  };
}

/** Unanswered variances first, in red and with their numbers, then the reasons people gave. */
export function varianceBlocks(facts: MeetingFacts, key: string): (Paragraph | DocumentTable)[] {
  const { context } = facts;
  const { plan, words } = context;
  const { minutes: w, variances } = words;
  const { unanswered, answered } = variancesByAnswer(facts);
  const table: DocumentTable = {
    kind: "table",
    key: `${key}.T`,
    title: w.unansweredTitle,
    heads: w.unansweredHeads,
    rows: unanswered.map((variance) => ({
      name: w.variance({ kind: variances.kinds[variance.kind], subject: subjectName(variance, plan, words), month: variance.month }),
      cells: [varianceFigure(context, variance, "expected"), varianceFigure(context, variance, "actual")],
    })),
  };
  return [
    paragraph(key, [w.unanswered(unanswered.length)], unanswered.length > 0 ? "warning" : undefined),
    ...(unanswered.length > 0 ? [table] : []),
    ...answered.map(({ variance, row }) => {
      const said = (at: number) => saidIn(row, at);
      const due = row.cells[citedAnswers.due];
      return quote(`${key}.${recordOf(variance)}`, w.reason({ record: recordOf(variance), subject: subjectName(variance, plan, words), cause: said(citedAnswers.cause), remedy: said(citedAnswers.remedy), owner: said(citedAnswers.owner), due: typeof due === "number" ? fromExcelSerial(due) : said(citedAnswers.due) }));
    }),
  ];
}
const saidIn = ({ cells }: KeptRow, at: number): string => (cells[at] === null || cells[at] === undefined ? "" : String(cells[at]));

/** Whether an action is open past its day. */
export const isOverdue = ({ status, due }: ActionItem, today: IsoDate): boolean => status === "open" && due !== undefined && due < today;

/** Actions of earlier meetings that are open or were closed since, the overdue ones first. */
export const carriedActions = ({ memory: { actions }, context: { plan } }: MeetingFacts): ActionItem[] => {
  const cycle = plan.options.planDate.slice(0, 7);
  const last = addMonths(cycle, -1);
  return actions.filter((action) => action.cycle < cycle && (action.status === "open" || (action.completedOn ?? "") >= `${last}-01`)).sort(byUrgency);
};
/** Actions of this cycle, the most urgent first. */
export const newActions = ({ memory: { actions }, context: { plan } }: MeetingFacts): ActionItem[] => actions.filter(({ cycle }) => cycle === plan.options.planDate.slice(0, 7)).sort(byUrgency);

const byUrgency = (a: ActionItem, b: ActionItem): number => Number(a.status !== "open") - Number(b.status !== "open") || ((a.due ?? "9") < (b.due ?? "9") ? -1 : (a.due ?? "9") > (b.due ?? "9") ? 1 : 0) || (a.action < b.action ? -1 : 1);

/** A paragraph for each action; `none` where there is none. */
export function actionParagraphs(facts: MeetingFacts, key: string, actions: readonly ActionItem[], none: string): Paragraph[] {
  const { minutes: w, tables } = facts.context.words;
  const today = meetingDay(facts);
  if (actions.length === 0) return [paragraph(key, [none])];
  return actions.map((action) => {
    const { action: name, task, owner, due = "", actionClass, status, result } = action;
    const late = isOverdue(action, today);
    return quote(`${key}.${name}`, w.action({ action: name, task, owner, due, actionClass, status: late ? w.overdue : tables.choices[status], result }), late ? "warning" : undefined);
  });
}

/** Months of this year that are closed, at least six where there are so many, then the open one. */
export function monthsToShow({ context: { plan } }: MeetingFacts): ThreeSeriesMonth[] {
  const closed = plan.threeSeries.filter(({ kind }) => kind === "actual");
  const year = plan.options.planDate.slice(0, 4);
  const ofYear = closed.filter(({ month }) => month.startsWith(year)).length;
  return closed.slice(-Math.max(6, ofYear));
}

/** One series of the closed months. */
export function seriesTable(facts: MeetingFacts, key: string, title: string, figures: readonly ("sales" | "production" | "inventory")[]): DocumentTable {
  const { context } = facts;
  const { tableHeads } = context.words.minutes;
  return { kind: "table", key, title, heads: [tableHeads.month, ...figures.map((figure) => tableHeads[figure])], rows: monthsToShow(facts).map(({ month }) => monthRow(facts, month, figures)) };
}

const monthRow = ({ context }: MeetingFacts, month: string, figures: readonly ("sales" | "production" | "inventory")[]) => {
  const at = context.plan.threeSeries.findIndex((line) => line.month === month);
  return { name: month, cells: figures.map((figure) => seriesFigure(context, at, figure)) };
};

/** The three series side by side with their chart: closed months, this one and the plan. */
export function threeSeriesTable(facts: MeetingFacts, key: string): DocumentTable {
  const { context } = facts;
  const { minutes: w } = context.words;
  const closed = monthsToShow(facts);
  const ahead = context.plan.threeSeries.filter(({ kind }) => kind !== "actual");
  return {
    kind: "table",
    key,
    title: w.seriesTitle,
    heads: [w.tableHeads.month, w.tableHeads.sales, w.tableHeads.production, w.tableHeads.inventory],
    rows: [...closed, ...ahead].map(({ month }) => monthRow(facts, month, ["sales", "production", "inventory"])),
    chart: { title: w.chartTitle, plannedFrom: closed.length },
  };
}

/** Forecast of the months to come by family: what the plan expects to be asked for. */
export function forecastTable({ context }: MeetingFacts, key: string): DocumentTable {
  const { minutes: w, reports } = context.words;
  const months = context.months.slice(1);
  const row = (name: string, family?: string) => ({ name, cells: months.map((_, m) => sopFigure(context, "demand", m + 1, family)), ...(family === undefined && { isTotal: true as const }) });
  return { kind: "table", key, title: w.forecastByFamily, heads: [w.tableHeads.family, ...months], rows: [...familiesOf(context.plan).map((family) => row(family, family)), row(reports.common.total)] };
}

/** Next month's hours by work centre. */
export function nextHoursTable({ context }: MeetingFacts, key: string, month: string): DocumentTable {
  const { minutes: w } = context.words;
  const rows = context.plan.capacityVariances.map((line) => {
    const name = context.plan.capacity.find(({ workCentre }) => workCentre === line.workCentre)?.name;
    const [available, load, overtime] = (["nextAvailable", "nextLoad", "nextOvertime"] as const).map((figure) => loadFigure(context, line, figure));
    return { name: name || line.workCentre, cells: [available!, load!, quotient(load!, available!), overtime!] };
  });
  return { kind: "table", key, title: w.capacityTitle(month), heads: [w.tableHeads.workCentre, w.tableHeads.available, w.tableHeads.load, w.tableHeads.share, w.tableHeads.overtime], rows };
}

const mostOrders = 5;

/** The largest open orders by value, and whether the plan ships them late. */
export function orderParagraphs({ context: { plan, words }, orders }: MeetingFacts, key: string): Paragraph[] {
  const { minutes: w } = words;
  const value = ({ item, quantity, shipped }: CustomerOrder) => (quantity - shipped) * (plan.items[item]?.price || plan.items[item]?.standardCost || 0);
  const lateItems = new Set(plan.problems.flatMap((problem) => (problem.kind === "lateDemand" ? [`${problem.item} ${plan.periods[problem.period]!.month}`] : [])));
  const largest = orders.filter(({ quantity, shipped }) => quantity > shipped).sort((a, b) => value(b) - value(a) || (a.order < b.order ? -1 : 1)).slice(0, mostOrders);
  if (largest.length === 0) return [paragraph(key, [w.noOrders])];
  return [
    paragraph(key, [w.ordersTitle]),
    ...largest.map(({ order, customer, grade, item, quantity, shipped, due }) =>
      quote(`${key}.${order}.${item}`, w.order({ order, customer, grade, item, quantity: `${wholeFigure(quantity - shipped)} ${plan.items[item]?.unit ?? ""}`.trim(), due, state: lateItems.has(`${item} ${due.slice(0, 7)}`) ? w.orderLate : "" })),
    ),
  ];
}

const mostMaterials = 5;

/** The most pressing troubles with material. */
export function materialParagraphs({ context: { plan, words } }: MeetingFacts, key: string): Paragraph[] {
  const { minutes: w } = words;
  const short = ranked(plan.problems.filter(({ kind }) => kind === "materialShortage" || kind === "pastDueReceipt"), plan).slice(0, mostMaterials);
  if (short.length === 0) return [paragraph(key, [w.noShortage])];
  return [paragraph(key, [w.materials]), ...short.map(({ problem }, index) => quote(`${key}.${index + 1}`, describeProblem(problem, words, plan.periods, plan.items)))];
}

/** A paragraph for each gap, its options behind it. */
export function gapParagraphs({ context: { plan, words }, gaps }: MeetingFacts, key: string): Paragraph[] {
  const { minutes: w, gaps: g } = words;
  if (gaps.length === 0) return [paragraph(key, [g.noGap])];
  return [paragraph(key, [w.gapTitle]), ...gaps.map((gap) => quote(`${key}.${gap.gap}`, gapSentence(plan, words, gap)))];
}

/** Decisions of this cycle that are in force, each with what it does. */
export function decisionParagraphs({ context: { plan, words }, memory }: MeetingFacts, key: string): Paragraph[] {
  const { minutes: w } = words;
  const signed = (value: number) => `${value > 0 ? "+" : ""}${wholeFigure(value)}`;
  const decisions = memory.decisions.filter(({ cycle, status }: Decision) => cycle === plan.options.planDate.slice(0, 7) && status === "inForce");
  if (decisions.length === 0) return [paragraph(key, [w.noDecisions])];
  return [
    paragraph(key, [w.decisionsTitle]),
    ...decisions.map(({ decision, content, costChange, serviceChange, stockChange, decidedBy }) =>
      quote(`${key}.${decision}`, w.decision({ decision, content, cost: signed(costChange), service: `${serviceChange > 0 ? "+" : ""}${percentage(serviceChange)}`, stock: signed(stockChange), by: decidedBy })),
    ),
  ];
}

/** Actions are overdue as of the meeting. */
export const meetingDay = (facts: MeetingFacts): IsoDate => deadlineOf(facts, "meeting")?.day ?? facts.context.plan.options.planDate;

/** When a step of the cycle is due. */
export const deadlineOf = ({ deadlines }: MeetingFacts, step: CycleDeadline["step"]): CycleDeadline | undefined => deadlines.find((deadline) => deadline.step === step);
