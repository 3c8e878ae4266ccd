import { byText, groupBy } from "../engine/arithmetic";
import { excelSerial } from "../engine/calendar";
import type { Plan, PlannedPurchase } from "../engine/plan";
import { cellName } from "../workbook/address";
import type { Cell, SheetSpec } from "../workbook/port";
import { linkToDecision, linkToMps } from "./behind";
import { blank, cellsCheck, formula, heading, input, text } from "./cells";
import type { ReportContext } from "./context";
import { type Draft, draftSheet } from "./draft";
import { firstRow } from "./layout";
import { withPageBreaks } from "./pages";
import { monthSerial } from "./periods";
import { across, down, fixed, inColumn, inRow, onSheet } from "./reference";
import { starts } from "./releases";

const columns = { item: 0, name: 1, supplier: 2, from: 3, status: 4, unit: 5, quantity: 6, orders: 7, release: 8, due: 9, month: 10, unitCost: 11, amount: 12, link: 13, check: 14 };
export const purchaseColumns = columns;
const monthsRow = 3;
const amountsRow = 4;
const headingRow = firstRow - 1;

interface SupplierGroup {
  supplier: string;
  /** By release date, as the plan has them. */
  lines: readonly PlannedPurchase[];
  first: number;
  subtotal: number;
}

/** Supplier by supplier, those without one last; a subtotal row closes each. */
export function bySupplier(purchases: readonly PlannedPurchase[]): SupplierGroup[] {
  const known = [...groupBy(purchases, ({ supplier }) => supplier)].sort(([a], [b]) => Number(a === "") - Number(b === "") || byText(a, b));
  let next = firstRow;
  return known.map(([supplier, lines]) => {
    const first = next;
    next += lines.length + 1;
    return { supplier, lines, first, subtotal: first + lines.length };
  });
}

/** 采购计划: what to order from whom and when, supplier by supplier; above it the money by month of receipt. */
export function purchasesSheet(context: ReportContext): SheetSpec {
  const { plan, words } = context;
  const { common, purchases } = words.reports;
  const draft = draftSheet(context, "purchases", common.unitsMoney(plan.options.currency), columns.check);
  const groups = bySupplier(plan.purchases);
  amountsByMonth(draft, context, groups);
  const headings = [
    common.item, common.name, words.reports.mrp.supplier, purchases.from, purchases.status, common.unit, purchases.quantity, purchases.orders, purchases.release, purchases.due,
    purchases.dueMonth, purchases.unitCost, purchases.amount, words.plans.lookAt, common.check,
  ];
  draft.line(headingRow, 0, headings.map((word) => heading(word)));
  for (const group of groups) {
    group.lines.forEach((line, index) => purchaseRow(draft, context, line, group.first + index));
    subtotalRow(draft, context, group);
  }
  const sheet = draft.finish({
    widths: [13, 20, 18, 12, 9, 6, 11, 8, 12, 12, 10, 12, 14, 12, 10],
    freeze: { rows: firstRow, columns: 2 },
    print: { landscape: true, titleRows: firstRow, columns: columns.link },
    filter: { row: headingRow, column: 0, rows: Math.max(1, (groups.at(-1)?.subtotal ?? headingRow) - headingRow) + 1, columns: columns.check },
    folds: { rows: groups.map(({ first, lines }) => ({ from: first, count: lines.length })) },
    tabColour: "#7A3E00",
  });
  return withPageBreaks(sheet, groups.map(({ first }) => first));
}

/** The first row of each item that is bought or outsourced. */
export function purchaseRows({ purchases }: Plan): ReadonlyMap<string, number> {
  const rows = bySupplier(purchases).flatMap(({ lines, first }) => lines.map(({ item }, index) => [item, first + index] as const));
  return new Map(rows.reverse());
}

function subtotalRow(draft: Draft, { words }: ReportContext, { supplier, first, subtotal }: SupplierGroup): void {
  const { purchases } = words.reports;
  const total = (column: number) => `SUM(${down(column, first, subtotal - 1)})`;
  for (let column = columns.name; column < columns.amount; column++) draft.put(subtotal, column, blank("total"));
  draft.put(subtotal, columns.item, text(purchases.subtotal, "total"));
  draft.put(subtotal, columns.supplier, text(supplier || purchases.noSupplier, "total"));
  draft.put(subtotal, columns.orders, formula(total(columns.orders), "integer", "total"));
  draft.put(subtotal, columns.amount, formula(total(columns.amount), "money", "total"));
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
    line.from === "outsourcing" ? linkToMps(context, line.item, "outsourced", line.period) : linkToDecision(context, line.item, line.period),
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

/** The months' amounts; what they leave out, or a subtotal does, shows in the check. */
function amountsByMonth(draft: Draft, { plan, words }: ReportContext, groups: readonly SupplierGroup[]): void {
  const { common, purchases } = words.reports;
  const months = [...new Set(plan.purchases.map(({ due }) => due.slice(0, 7)))].sort();
  const last = groups.at(-1)?.subtotal ?? firstRow;
  draft.put(monthsRow, 0, text(purchases.byMonth, "heading"));
  draft.put(amountsRow, 0, text(common.total, "total"));
  draft.put(monthsRow, 1, heading(common.total));
  draft.put(amountsRow, 1, formula(months.length > 0 ? `SUM(${across(amountsRow, 2, 1 + months.length)})` : "0", "money", "total"));
  months.forEach((month, m) => {
    draft.put(monthsRow, 2 + m, heading(monthSerial(month), "month"));
    draft.put(amountsRow, 2 + m, formula(`SUMIF(${down(columns.month, firstRow, last)},${inRow(monthsRow, 2 + m)},${down(columns.amount, firstRow, last)})`, "money", "total"));
  });
  // Every line stands once by itself and once in its supplier's subtotal.
  if (groups.length > 0) draft.check(amountsRow, formula(`ROUND(ABS(2*${fixed(amountsRow, 1)}-SUM(${down(columns.amount, firstRow, last)})),2)`, "check", "check"));
}
