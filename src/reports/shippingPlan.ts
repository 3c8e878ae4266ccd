import { groupBy } from "../engine/arithmetic";
import { excelSerial } from "../engine/calendar";
import { shippingPeriods } from "../engine/execution/shippingPlan";
import type { Plan, ShippingLine } from "../engine/plan";
import { periodName } from "../language/describeProblem";
import { cellName } from "../workbook/address";
import type { Cell, SheetSpec } from "../workbook/port";
import { linkToDecision } from "./behind";
import { decision, formula, heading, input, text } from "./cells";
import type { ReportContext } from "./context";
import { type Draft, draftSheet } from "./draft";
import { withPageBreaks } from "./pages";
import { across, down, inColumn, onSheet } from "./reference";

const columns = { item: 0, name: 1, kind: 2, order: 3, customer: 4, grade: 5, channel: 6, due: 7, week: 8, unit: 9, open: 10, ship: 11, short: 12, available: 13, link: 14, check: 15 };
const noteRow = 3;
const headingRow = 4;

/** 发货计划: this week's rest and the next week, item by item in the order of service, against what can be shipped. */
export function shippingPlanSheet(context: ReportContext): SheetSpec {
  const { plan, words } = context;
  const { common, shippingPlan: names } = words.reports;
  const draft = draftSheet(context, "shippingPlan", common.unitsQuantity, columns.check);
  const first = plan.periods[0];
  const last = plan.periods[shippingPeriods(plan.periods) - 1];
  draft.put(noteRow, 0, text(first && last ? names.note({ from: first.start, to: last.end }) : names.none, "note"));
  const headings = [
    common.item, common.name, names.kind, names.order, names.customer, names.grade, names.channel, names.due, names.week, common.unit,
    names.open, names.ship, names.short, names.available, words.plans.lookAt, common.check,
  ];
  draft.line(headingRow, 0, headings.map((word) => heading(word)));
  const groups = itemGroups(plan);
  for (const { lines, first: from } of groups) itemRows(draft, context, lines, from);
  if (groups.length === 0) draft.put(headingRow + 1, 0, text(names.none, "note"));
  const rows = Math.max(1, plan.shipping.length + groups.length);
  const sheet = draft.finish({
    widths: [13, 18, 9, 13, 13, 6, 12, 12, 14, 6, 11, 11, 11, 11, 12, 10],
    freeze: { rows: headingRow + 1, columns: 2 },
    print: { landscape: true, titleRows: headingRow + 1, columns: columns.link },
    filter: { row: headingRow, column: 0, rows: rows + 1, columns: columns.check },
    folds: { rows: groups.map(({ lines, first: from }) => ({ from, count: lines.length })) },
    conditionals: [{ range: { row: headingRow + 1, column: columns.short, rows, columns: 1 }, formula: `${inColumn(headingRow + 1, columns.short)}>0`, look: "bad" }],
    tabColour: "#7A3E00",
  });
  return withPageBreaks(sheet, groups.map(({ first: from }) => from));
}

interface ItemGroup {
  /** In the order of service. */
  lines: readonly ShippingLine[];
  first: number;
  total: number;
}

function itemGroups({ shipping }: Plan): ItemGroup[] {
  let next = headingRow + 1;
  return [...groupBy(shipping, ({ item }) => item).values()].map((lines) => {
    const first = next;
    next += lines.length + 1;
    return { lines, first, total: next - 1 };
  });
}

/** The total row of each item that is shipped. */
export const shippingRows = (plan: Plan): ReadonlyMap<string, number> => new Map(itemGroups(plan).map(({ lines, total }) => [lines[0]!.item, total]));

/** One item's lines and, under them, what leaves against what is there. */
function itemRows(draft: Draft, context: ReportContext, lines: readonly ShippingLine[], from: number): void {
  const { plan, words } = context;
  const { common, shippingPlan: names } = words.reports;
  const item = plan.items[lines[0]!.item]!;
  lines.forEach((line, index) => {
    const row = from + index;
    const due: Cell = line.due === undefined ? text("") : { value: excelSerial(line.due), style: "key", format: "date" };
    draft.line(row, 0, [
      ...[line.item, item.name, names.kinds[line.kind], line.order ?? "", line.customer ?? "", line.grade ?? "", line.channel].map((word) => text(word)),
      due,
      text(periodName(plan.periods[line.period]!)),
      text(item.unit),
      input(line.open),
      decision(line.ship),
      shortCell(row),
    ]);
  });
  const total = from + lines.length;
  const sum = (column: number) => formula(`SUM(${down(column, from, total - 1)})`, "integer", "total");
  draft.line(total, 0, [text(item.item, "total"), text(common.total, "total"), ...Array.from({ length: 7 }, () => text("", "total")), text(item.unit, "total")]);
  draft.line(total, columns.open, [sum(columns.open), sum(columns.ship), { ...shortCell(total), style: "total" }, formula(shippable(item.item, context), "integer", "total")]);
  draft.put(total, columns.link, linkToDecision(context, item.item));
  // What leaves beyond what is there.
  draft.check(total, formula(`MAX(0,ROUND(${inColumn(total, columns.ship)}-${inColumn(total, columns.available)},4))`, "check", "check"));
}

const shortCell = (row: number): Cell => formula(`${inColumn(row, columns.open)}-${inColumn(row, columns.ship)}`);

/** Stock, receipts and production up to the end of the last week, on the sheet that plans the item; less what parents take. */
function shippable(item: string, { plan, words, layout: { mps, mrp } }: ReportContext): string {
  const { sheets } = words.reports;
  const last = shippingPeriods(plan.periods) - 1;
  if (mps.has(item)) {
    const { opening, pastDue, period } = mps.columns;
    const supply = `${cellName(mps.rowOf(item, "receipts"), pastDue)}:${cellName(mps.rowOf(item, "outsourced"), period(last))}`;
    return `${onSheet(sheets.mps, cellName(mps.rowOf(item, "available"), opening))}+SUM(${onSheet(sheets.mps, supply)})`;
  }
  const { opening, pastDue, period } = mrp.columns;
  const total = (measure: "receipts" | "plannedReceipts" | "gross" | "independent") => `SUM(${onSheet(sheets.mrp, across(mrp.rowOf(item, measure), pastDue, period(last)))})`;
  return `${onSheet(sheets.mrp, cellName(mrp.rowOf(item, "available"), opening))}+${total("receipts")}+${total("plannedReceipts")}-(${total("gross")}-${total("independent")})`;
}
