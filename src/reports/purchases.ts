import { excelSerial } from "../engine/calendar";
import type { PlannedPurchase } from "../engine/plan";
import { cellName } from "../workbook/address";
import type { Cell, SheetSpec } from "../workbook/port";
import { cellsCheck, formula, heading, input, text } from "./cells";
import type { ReportContext } from "./context";
import { type Draft, draftSheet } from "./draft";
import { firstRow } from "./layout";
import { monthSerial } from "./periods";
import { down, inColumn, inRow, onSheet } from "./reference";
import { starts } from "./releases";

const columns = { item: 0, name: 1, supplier: 2, from: 3, status: 4, unit: 5, quantity: 6, orders: 7, release: 8, due: 9, month: 10, unitCost: 11, amount: 12, check: 13 };
const monthsRow = 3;
const amountsRow = 4;
const headingRow = firstRow - 1;

/** 采购计划: what to order, from whom and when; above it the money by month of receipt. */
export function purchasesSheet(context: ReportContext): SheetSpec {
  const { plan, words } = context;
  const { common, purchases } = words.reports;
  const draft = draftSheet(context, "purchases", common.unitsMoney(plan.options.currency), columns.check);
  const lines = plan.purchases;
  amountsByMonth(draft, context, lines);
  const headings = [
    common.item, common.name, words.reports.mrp.supplier, purchases.from, purchases.status, common.unit, purchases.quantity, purchases.orders, purchases.release, purchases.due,
    purchases.dueMonth, purchases.unitCost, purchases.amount, common.check,
  ];
  draft.line(headingRow, 0, headings.map((word) => heading(word)));
  lines.forEach((line, index) => purchaseRow(draft, context, line, firstRow + index));
  return draft.finish({
    widths: [13, 20, 18, 12, 9, 6, 11, 8, 12, 12, 10, 12, 14, 10],
    freeze: { rows: firstRow, columns: 2 },
    print: { landscape: true, titleRows: firstRow },
    tabColour: "#7A3E00",
  });
}

function purchaseRow(draft: Draft, context: ReportContext, line: PlannedPurchase, row: number): void {
  const { plan, words } = context;
  const { purchases } = words.reports;
  const item = plan.items[line.item]!;
  const day = (serial: number): Cell => ({ value: serial, style: "key", format: "date" });
  const due = inColumn(row, columns.due);
  const texts = [line.item, item.name, line.supplier, purchases.sources[line.from]].map((word) => text(word));
  draft.line(row, 0, [
    ...texts,
    text(line.pastDue ? purchases.pastDue : purchases.onTime, line.pastDue ? "warning" : "key"),
    text(item.unit),
    formula(quantityCell(line, context)),
    input(line.orders),
    day(excelSerial(line.release)),
    day(excelSerial(line.due)),
    formula(`DATE(YEAR(${due}),MONTH(${due}),1)`, "month"),
    input(item.standardCost, "price"),
    formula(`${inColumn(row, columns.quantity)}*${inColumn(row, columns.unitCost)}`, "money"),
  ]);
  draft.check(row, cellsCheck([[inColumn(row, columns.quantity), line.quantity]]));
}

/** What is ordered or started, out of the cell that decides it: on the master schedule or on the material plan. */
export function quantityCell({ item, from, period }: Pick<PlannedPurchase, "item" | "from" | "period">, { words, layout: { mps, mrp } }: ReportContext): string {
  const { sheets } = words.reports;
  const onMps = (row: number, column: number) => onSheet(sheets.mps, cellName(row, column));
  const onMrp = (row: number, column: number) => onSheet(sheets.mrp, cellName(row, column));
  // A subcontractor delivers what was ordered; of a bought item, enough is ordered to make up for its yield.
  if (from === "outsourcing") return onMps(mps.rowOf(item, "outsourced"), mps.columns.period(period));
  if (from === "masterSchedule") return starts(onMps(mps.rowOf(item, "production"), mps.columns.period(period)), onMps(mps.rowOf(item, "releases"), mps.columns.opening));
  return starts(onMrp(mrp.rowOf(item, "plannedReceipts"), mrp.columns.period(period)), onMrp(mrp.rowOf(item, "releases"), mrp.columns.opening));
}

function amountsByMonth(draft: Draft, { words }: ReportContext, lines: readonly PlannedPurchase[]): void {
  const { common, purchases } = words.reports;
  const months = [...new Set(lines.map(({ due }) => due.slice(0, 7)))].sort();
  const last = firstRow + Math.max(1, lines.length) - 1;
  const amounts = down(columns.amount, firstRow, last);
  draft.put(monthsRow, 0, text(purchases.byMonth, "heading"));
  draft.put(amountsRow, 0, text(common.total, "total"));
  draft.put(monthsRow, 1, heading(common.total));
  draft.put(amountsRow, 1, formula(`SUM(${amounts})`, "money", "total"));
  months.forEach((month, m) => {
    draft.put(monthsRow, 2 + m, heading(monthSerial(month), "month"));
    draft.put(amountsRow, 2 + m, formula(`SUMIF(${down(columns.month, firstRow, last)},${inRow(monthsRow, 2 + m)},${amounts})`, "money", "total"));
  });
}
