import { round6, sum } from "../engine/arithmetic";
import { periodsInMonth } from "../engine/periods";
import type { CapacityLoad, CapacityRequirement, RoughCutLoad } from "../engine/plan";
import type { IsoMonth } from "../engine/records";
import type { Words } from "../language";
import { cellName } from "../workbook/address";
import type { Cell, CellValue, ConditionalSpec, SheetSpec } from "../workbook/port";
import { linkToCapacity } from "./behind";
import { monthHours } from "./capacityVariance";
import { blank, cellsCheck, formula, heading, input, text } from "./cells";
import { openMonthOf, type ReportContext } from "./context";
import { type Draft, draftSheet } from "./draft";
import { type KeptColumns, type KeptRow, placeKept } from "./keptCells";
import { firstRow as firstLoadRow, labelRow, mpsMeasures, monthRow } from "./layout";
import { monthSerial } from "./periods";
import { acrossColumns, down, fixed, fixedAcross, onSheet } from "./reference";

const columns = {
  workCentre: 0, name: 1, department: 2, month: 3, link: 4,
  openOrders: 5, plannedRun: 6, plannedSetup: 7, required: 8,
  rated: 9, headroom: 10, available: 11, committed: 12, load: 13, gap: 14, peak: 15,
  overtime: 16, weekend: 17, uncovered: 18, asked: 19, headcount: 20, people: 21, outsourced: 22,
  overallFactors: 23, billOfCapacity: 24, resourceProfile: 25,
  confirmed: 26, remark: 27, owner: 28, open: 29, basis: 30, moved: 31, check: 32,
} as const;
type Column = keyof typeof columns;
const first = labelRow + 1;
const answers = ["confirmed", "remark", "owner"] as const;

/** What manufacturing answers, found again by work centre and month. */
export const keptOnCapacityRequest: KeptColumns = {
  sheet: "capacityRequest",
  headings: ({ reports: { capacity, common, capacityRequest } }: Words) => ({
    keys: [capacity.workCentre, common.month],
    cells: answers.map((answer) => capacityRequest[answer]),
    basis: capacityRequest.basis,
  }),
};

interface Request {
  load: CapacityLoad;
  required: CapacityRequirement;
  roughCut: RoughCutLoad;
  month: IsoMonth;
}

const keyOf = ({ load, month }: Request): readonly CellValue[] => [load.workCentre, monthSerial(month)];

/** 产能需求申请: what the plan asks of each work centre from next month on, and what manufacturing answers. */
export function capacityRequestSheet(context: ReportContext): SheetSpec {
  const { plan, words, kept } = context;
  const draft = draftSheet(context, "capacityRequest", words.reports.common.unitsHours, columns.check);
  headings(draft, words);
  const requests = requestsOf(context);
  const { of, left } = placeKept(kept.capacityRequest ?? [], requests.map(keyOf));
  requests.forEach((request, index) => requestRow(draft, context, request, first + index, of(keyOf(request))));
  if (left.length > 0) earlierAnswers(draft, words, left, first + requests.length + 1);
  return draft.finish({
    widths: [13, 16, 13, 10, ...Object.keys(columns).slice(columns.link, -1).map((name) => (name === "remark" ? 30 : 12)), 10],
    freeze: { rows: first, columns: 4 },
    print: { landscape: true, titleRows: first, columns: columns.check },
    filter: { row: labelRow, column: 0, rows: Math.max(1, requests.length) + 1, columns: columns.check },
    folds: { columns: [{ from: columns.overallFactors, count: columns.confirmed - columns.overallFactors }] },
    conditionals: conditionals(Math.max(1, requests.length)),
    tabColour: plan.capacity.some(({ overload }) => overload.some((hours) => hours > 0)) ? "#C00000" : "#1F4E9E",
  });
}

/** What is still short, not confirmed, or no longer what was answered. */
const conditionals = (rows: number): ConditionalSpec[] =>
  ([["uncovered", ">0", "bad"], ["open", ">0", "doubtful"], ["moved", '<>""', "doubtful"]] as const).map(([column, holds, look]) => ({
    range: { row: first, column: columns[column], rows, columns: 1 },
    formula: `${cellName(first, columns[column])}${holds}`,
    look,
  }));

function headings(draft: Draft, { plans, reports: { common, capacity, capacityRequest: w } }: Words): void {
  const { workCentre, department, rated, available, committed, load } = capacity;
  const named: Partial<Record<Column, string>> = { workCentre, name: common.name, department, month: common.month, link: plans.lookAt, rated, available, committed, load, check: common.check };
  for (const [column, at] of Object.entries(columns)) draft.put(labelRow, at, heading(named[column as Column] ?? w[column as keyof typeof w]));
}

/** From next month on; of a plan that ends with the open month, that one. By month, then by work centre. */
function requestsOf({ plan, months }: ReportContext): Request[] {
  const later = months.filter((month) => month > openMonthOf(plan));
  return (later.length > 0 ? later : months).flatMap((month) =>
    plan.capacity.map((load, index) => ({ load, required: plan.capacityRequirements[index]!, roughCut: plan.roughCut[index]!, month })),
  );
}

function requestRow(draft: Draft, context: ReportContext, request: Request, row: number, kept: KeptRow | undefined): void {
  const { load, required, roughCut, month } = request;
  const periods = periodsInMonth(context.plan.periods, month);
  const total = (hours: readonly number[]): number => round6(sum(periods.map((t) => hours[t]!)));
  const at = (column: Column): string => cellName(row, columns[column]);
  const put = (column: Column, cell: Cell): void => draft.put(row, columns[column], cell);
  const hours = (column: Column, body: string): void => put(column, formula(body, "decimal"));
  const given = (column: Column, value: number): void => put(column, input(value, "decimal"));
  draft.line(row, 0, [text(load.workCentre), text(load.name), text(load.department), { ...input(monthSerial(month), "month"), style: "key" }]);
  put("link", linkToCapacity(context, load.workCentre, "load", periods[0]));
  for (const part of ["openOrders", "plannedRun", "plannedSetup"] as const) given(part, total(required[part]));
  hours("required", `${at("openOrders")}+${at("plannedRun")}+${at("plannedSetup")}`);
  for (const measure of ["rated", "available", "committed", "load", "overtime"] as const) hours(measure, monthHours(context, load.workCentre, measure, month));
  hours("headroom", `${at("rated")}-${at("available")}`);
  hours("gap", `${at("available")}-${at("required")}`);
  put("peak", formula(peakOf(context, load.workCentre, month), "percent"));
  hours("weekend", monthHours(context, load.workCentre, "weekendOvertime", month));
  hours("uncovered", monthHours(context, load.workCentre, "overload", month));
  hours("asked", `${at("overtime")}+${at("weekend")}+${at("uncovered")}`);
  given("headcount", required.headcount);
  hours("people", `IF(${at("rated")}>0,${at("asked")}/${at("rated")}*${at("headcount")},0)`);
  hours("outsourced", outsourcedHours(context, load.workCentre, periods));
  if (roughCut.overallFactors) given("overallFactors", total(roughCut.overallFactors));
  else put("overallFactors", text(context.words.reports.common.notKnown));
  for (const method of ["billOfCapacity", "resourceProfile"] as const) given(method, total(roughCut[method]));
  answerCells(draft, context, row, kept, round6(total(required.openOrders) + total(required.plannedRun) + total(required.plannedSetup)));
  const figures = { rated: load.rated, available: load.available, committed: load.committed, load: load.load, overtime: load.overtime, weekend: load.weekendOvertime, uncovered: load.overload };
  draft.check(row, cellsCheck(Object.entries(figures).map(([column, engine]) => [at(column as Column), total(engine)])));
}

/** The tightest period of the month: an average over its weeks would hide it. */
function peakOf({ words, plan, layout: { capacity } }: ReportContext, workCentre: string, month: IsoMonth): string {
  const { firstPeriod, lastPeriod, period } = capacity.columns;
  const sheet = words.reports.sheets.capacity;
  const inMonth = `${onSheet(sheet, fixedAcross(monthRow, firstPeriod, lastPeriod))}=${onSheet(sheet, fixed(monthRow, period(periodsInMonth(plan.periods, month)[0]!)))}`;
  return `SUMPRODUCT(MAX((${inMonth})*${onSheet(sheet, acrossColumns(capacity.rowOf(workCentre, "loadShare"), firstPeriod, lastPeriod))}))`;
}

/** Hours the outsourced pieces would have taken. Hours per piece stand on the production row, so both ranges are as long, one lower than the other. */
function outsourcedHours({ words, layout: { mps } }: ReportContext, workCentre: string, periods: readonly number[]): string {
  const lower = mpsMeasures.indexOf("outsourced") - mpsMeasures.indexOf("production");
  const column = (c: number, shift = 0): string => onSheet(words.reports.sheets.mps, down(c, firstLoadRow + shift, mps.last + shift));
  const each = mps.columns.timings.flatMap((timing, k) => (timing.workCentre === workCentre ? [column(mps.columns.hours(k))] : []));
  return periods.flatMap((t) => each.map((hours) => `SUMPRODUCT(${hours},${column(mps.columns.period(t), lower)})`)).join("+");
}

/** People's cells; the number they are written for stays beside them until they are cleared. */
function answerCells(draft: Draft, { words }: ReportContext, row: number, kept: KeptRow | undefined, required: number): void {
  const at = (column: Column): string => cellName(row, columns[column]);
  answers.forEach((answer, i) => draft.put(row, columns[answer], answerCell(answer, kept?.cells[i] ?? null)));
  draft.put(row, columns.open, formula(`IF(ISNUMBER(${at("confirmed")}),MAX(0,${at("asked")}-${at("confirmed")}),${at("asked")})`, "decimal"));
  draft.put(row, columns.basis, input(typeof kept?.basis === "number" ? kept.basis : required, "decimal"));
  const said = `COUNTA(${at("confirmed")}:${at("owner")})>0`;
  draft.put(row, columns.moved, formula(`IF(AND(${said},ABS(${at("required")}-${at("basis")})>=0.1),"${words.reports.capacityRequest.hasMoved}","")`, "text"));
}

const answerCell = (answer: (typeof answers)[number], value: CellValue): Cell =>
  value === null || value === "" ? blank("answer") : { value, style: "answer", format: answer === "confirmed" && typeof value === "number" ? "decimal" : "text" };

/** Answers for months that are over, or work centres that are gone. */
function earlierAnswers(draft: Draft, { reports }: Words, left: readonly KeptRow[], row: number): void {
  draft.put(row, 0, text(reports.capacityRequest.earlier, "note"));
  left.forEach(({ key: [workCentre, month], cells, basis }, index) => {
    const line = row + 1 + index;
    draft.put(line, columns.workCentre, text(String(workCentre)));
    draft.put(line, columns.month, { value: month!, style: "key", format: "month" });
    answers.forEach((answer, i) => draft.put(line, columns[answer], answerCell(answer, cells[i]!)));
    if (typeof basis === "number") draft.put(line, columns.basis, input(basis, "decimal"));
  });
}
