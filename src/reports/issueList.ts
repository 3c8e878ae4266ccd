import { groupBy, round6 } from "../engine/arithmetic";
import { excelSerial } from "../engine/calendar";
import type { IssueLine, Plan } from "../engine/plan";
import { cellName } from "../workbook/address";
import type { Cell, SheetSpec } from "../workbook/port";
import { linkToDecision } from "./behind";
import { cellsCheck, decision, formula, heading, input, quantityFormat, text } from "./cells";
import type { ReportContext } from "./context";
import { type Draft, draftSheet } from "./draft";
import { withPageBreaks } from "./pages";
import { down, inColumn, onSheet } from "./reference";
import { starts } from "./releases";

const columns = {
  start: 0, workCentre: 1, parent: 2, parentName: 3, order: 4, started: 5, component: 6, componentName: 7, quantityPer: 8, quantity: 9, unit: 10, status: 11, unitCost: 12, amount: 13, link: 14, check: 15,
};
const noteRow = 3;
const headingRow = 4;

/** 发料计划: what the warehouse takes to which work centre, day by day. */
export function issueListSheet(context: ReportContext): SheetSpec {
  const { plan, words } = context;
  const { common, issueList: names, capacity, pegging } = words.reports;
  const draft = draftSheet(context, "issueList", common.unitsMoney(plan.options.currency), columns.check);
  draft.put(noteRow, 0, text(plan.issues.length > 0 ? names.note : names.none, "note"));
  const headings = [
    names.start, capacity.workCentre, pegging.parent, pegging.parentName, names.order, names.started, pegging.component, pegging.componentName,
    pegging.quantityPer, names.quantity, common.unit, names.status, common.standardCost, names.amount, words.plans.lookAt, common.check,
  ];
  draft.line(headingRow, 0, headings.map((word) => heading(word)));
  const groups = issueGroups(plan);
  for (const { lines, first } of groups) groupRows(draft, context, lines, first);
  const sheet = draft.finish({
    widths: [12, 12, 13, 18, 13, 10, 13, 18, 10, 12, 6, 9, 11, 13, 12, 10],
    freeze: { rows: headingRow + 1, columns: 2 },
    // What it is worth does not matter to the warehouse.
    print: { landscape: true, titleRows: headingRow + 1, columns: columns.unitCost },
    filter: { row: headingRow, column: 0, rows: Math.max(1, plan.issues.length + groups.length) + 1, columns: columns.check },
    folds: { rows: groups.map(({ lines, first }) => ({ from: first, count: lines.length })) },
    tabColour: "#7A3E00",
  });
  // Each work centre's day is a sheet of paper of its own.
  const starts = groups.map(({ first }) => first);
  return withPageBreaks(sheet, starts, new Set(starts));
}

interface IssueGroup {
  lines: readonly IssueLine[];
  first: number;
}

/** By day, then by work centre. */
function issueGroups({ issues }: Plan): IssueGroup[] {
  let next = headingRow + 1;
  return [...groupBy(issues, ({ start, workCentre }) => `${start} ${workCentre ?? ""}`).values()].map((lines) => {
    const first = next;
    next += lines.length + 1;
    return { lines, first };
  });
}

/** The first row of each parent that material is issued for. */
export const issueRows = (plan: Plan): ReadonlyMap<string, number> =>
  new Map(issueGroups(plan).flatMap(({ lines, first }) => lines.map(({ parent }, index) => [parent, first + index] as const)).reverse());

/** What one work centre gets on one day, and its value under it. */
function groupRows(draft: Draft, context: ReportContext, lines: readonly IssueLine[], from: number): void {
  lines.forEach((line, index) => issueRow(draft, context, line, from + index));
  const total = from + lines.length;
  const { start, workCentre = "" } = lines[0]!;
  const words = [workCentre, context.words.reports.common.total].map((word) => text(word, "total"));
  draft.line(total, 0, [day(start, "total"), ...words, ...Array.from({ length: columns.amount - 3 }, () => text("", "total"))]);
  draft.put(total, columns.amount, formula(`SUM(${down(columns.amount, from, total - 1)})`, "money", "total"));
}

const day = (date: string, style: Cell["style"] = "key"): Cell => ({ value: excelSerial(date), style, format: "date" });

function issueRow(draft: Draft, context: ReportContext, line: IssueLine, row: number): void {
  const { plan, words } = context;
  const { issueList: names } = words.reports;
  const [parent, component] = [plan.items[line.parent]!, plan.items[line.component]!];
  const started: Cell = { ...startedCell(line, context), format: quantityFormat(parent, [line.started]) };
  const format = quantityFormat(parent, [line.quantityPer, line.quantity]);
  // Of a phantom's pieces some come from stock: that share is no product of two cells.
  const isWhole = round6(line.started * line.quantityPer) === line.quantity;
  draft.line(row, 0, [
    day(line.start),
    ...[line.workCentre ?? "", line.parent, parent.name, line.order ?? ""].map((word) => text(word)),
    started,
    ...[line.component, component.name].map((word) => text(word)),
    input(line.quantityPer, "number"),
    isWhole ? formula(`${inColumn(row, columns.started)}*${inColumn(row, columns.quantityPer)}`, format) : decision(line.quantity, format),
    text(component.unit),
    text(line.period < 0 ? names.pastDue : names.onTime, line.period < 0 ? "warning" : "key"),
    input(component.standardCost, "price"),
    formula(`${inColumn(row, columns.quantity)}*${inColumn(row, columns.unitCost)}`, "money"),
    line.receiptPeriod === undefined ? null : linkToDecision(context, line.parent, line.receiptPeriod),
  ]);
  draft.check(row, cellsCheck([[inColumn(row, columns.started), line.started], [inColumn(row, columns.quantity), line.quantity]]));
}

/** Pieces started: from the cell that decides the receipt, or as the firm order says. */
function startedCell({ parent, receiptPeriod, started }: IssueLine, { words, layout: { mps, mrp } }: ReportContext): Cell {
  if (receiptPeriod === undefined) return input(started);
  const { sheets } = words.reports;
  const onMps = (measure: "production" | "releases", column: number) => onSheet(sheets.mps, cellName(mps.rowOf(parent, measure), column));
  const onMrp = (measure: "plannedReceipts" | "releases", column: number) => onSheet(sheets.mrp, cellName(mrp.rowOf(parent, measure), column));
  const body = mps.has(parent)
    ? starts(onMps("production", mps.columns.period(receiptPeriod)), onMps("releases", mps.columns.opening))
    : starts(onMrp("plannedReceipts", mrp.columns.period(receiptPeriod)), onMrp("releases", mrp.columns.opening));
  return formula(body);
}
