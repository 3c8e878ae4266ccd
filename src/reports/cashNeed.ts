import { sum } from "../engine/arithmetic";
import { addMonths, excelSerial } from "../engine/calendar";
import { periodsInMonth } from "../engine/periods";
import { type CashCause, cashCauses, type OpenPurchase, type OutsourcedPurchase } from "../engine/plan";
import { cellName } from "../workbook/address";
import type { Cell, SheetSpec } from "../workbook/port";
import { blank, cellsCheck, formula, heading, input, linkTo, quantityFormat, text } from "./cells";
import { cashLayout, type CashLayout, lineColumns } from "./cashNeedLayout";
import type { ReportContext } from "./context";
import { type Draft, draftSheet } from "./draft";
import { firstRow, labelRow } from "./layout";
import { monthSerial } from "./periods";
import { bySupplier, purchaseColumns, quantityCell } from "./purchases";
import { across, down, fixed, onSheet } from "./reference";

/** 资金需求: what purchases, outsourcing and overtime ask of the till by month of payment, and the orders behind it. */
export function cashNeedSheet(context: ReportContext): SheetSpec {
  const { plan, words, months } = context;
  const at = cashLayout(plan, months.length);
  const draft = draftSheet(context, "cashNeed", words.cash.note(plan.options.currency), at.check);
  amountHeadings(draft, context, at, labelRow, words.cash.cause);
  fromDays(draft, context, at);
  cashCauses.forEach((cause, index) => causeRow(draft, context, at, cause, at.causes + index));
  totalRow(draft, context, at);
  parameters(draft, context, at);
  supplierRows(draft, context, at);
  list(draft, context, at, "openOrders");
  list(draft, context, at, "outsourced");
  return draft.finish({
    widths: [26, 24, ...Array.from({ length: at.check - 2 }, () => 13), 10],
    freeze: { rows: at.fromRow + 1, columns: 2 },
    print: { landscape: true, titleRows: 0, breaksBefore: [at.openOrders.title] },
    tabColour: "#7A3E00",
  });
}

function amountHeadings(draft: Draft, { words, months }: ReportContext, at: CashLayout, row: number, first: string): void {
  draft.line(row, 0, [heading(first), heading(row === labelRow ? words.cash.behind : undefined)]);
  months.forEach((month, m) => draft.put(row, at.month(m), heading(monthSerial(month), "month")));
  draft.put(row, at.later, heading(words.cash.later));
  draft.put(row, at.total, heading(words.reports.common.total));
  draft.put(row, at.check, heading(words.reports.common.check));
}

/** The first day of each column's payments: what the formulas below compare dates with. */
function fromDays(draft: Draft, { words, months }: ReportContext, at: CashLayout): void {
  draft.line(at.fromRow, 0, [heading(words.cash.from), heading()]);
  months.forEach((month, m) => draft.put(at.fromRow, at.month(m), heading(monthSerial(month), "date")));
  draft.put(at.fromRow, at.later, heading(monthSerial(addMonths(months.at(-1)!, 1)), "date"));
  draft.put(at.fromRow, at.total, heading());
}

/** One row of amounts: a formula a month and what is paid later, their sum, and the engine's word on them. */
function amountRow(draft: Draft, at: CashLayout, row: number, bodies: readonly string[], engine: readonly number[], style: "formula" | "total" = "formula"): void {
  const cells = bodies.map((body, m) => {
    draft.put(row, at.month(m), formula(body, "money", style));
    return [cellName(row, at.month(m)), engine[m]!] as const;
  });
  draft.put(row, at.total, formula(`SUM(${across(row, at.month(0), at.later)})`, "money", style));
  draft.check(row, cellsCheck([...cells, [cellName(row, at.total), sum(engine)]], 2));
}

const moments = ({ months }: ReportContext): number[] => [...months.map((_, m) => m), months.length];

function causeRow(draft: Draft, context: ReportContext, at: CashLayout, cause: CashCause, row: number): void {
  const { plan, words } = context;
  draft.line(row, 0, [text(words.cash.causes[cause]), behind[cause](context, at)]);
  amountRow(draft, at, row, moments(context).map((m) => bodies[cause](context, at, m)), plan.cashNeed.amounts[cause]);
}

const behind: Record<CashCause, (context: ReportContext, at: CashLayout) => Cell> = {
  openOrders: ({ words }, { openOrders }) => linkTo(words.reports.sheets.cashNeed, openOrders.title, 0, words.cash.openOrders),
  materials: ({ words: { reports } }) => linkTo(reports.sheets.purchases, firstRow - 1, 0, reports.sheets.purchases),
  goods: ({ words: { reports } }) => linkTo(reports.sheets.purchases, firstRow - 1, 0, reports.sheets.purchases),
  outsourcing: ({ words }, { outsourced }) => linkTo(words.reports.sheets.cashNeed, outsourced.title, 0, words.cash.outsourced),
  overtime: ({ words: { reports } }) => linkTo(reports.sheets.capacity, firstRow, 0, reports.sheets.capacity),
};

const bodies: Record<CashCause, (context: ReportContext, at: CashLayout, m: number) => string> = {
  openOrders: (_, at, m) => listed(at, at.openOrders.rows, m),
  materials: (context, at, m) => planned(context, at, m, "materials"),
  goods: (context, at, m) => planned(context, at, m, "masterSchedule"),
  outsourcing: (_, at, m) => listed(at, at.outsourced.rows, m),
  overtime: overtimePay,
};

/** Whether days, a range or its formula, fall into a column; the last one has no end. */
const within = (days: string, { fromRow, month, later }: CashLayout, m: number): string => {
  const from = `(${days}>=${fixed(fromRow, month(m))})`;
  return month(m) === later ? from : `${from}*(${days}<${fixed(fromRow, month(m + 1))})`;
};

/** Amounts of some rows of a list of this sheet; no rows, no money. */
function listed(at: CashLayout, rows: readonly [number, number] | undefined, m: number): string {
  return rows ? `SUMPRODUCT(${within(down(lineColumns.paid, ...rows), at, m)}*${down(lineColumns.amount, ...rows)})` : "0";
}

/** Purchases of one source, all suppliers; their subtotals have no source. */
function planned(context: ReportContext, at: CashLayout, m: number, from: "materials" | "masterSchedule"): string {
  const { plan, words: { reports } } = context;
  const groups = bySupplier(plan.purchases);
  if (groups.length === 0) return "0";
  return onPurchases(context, at, m, [firstRow, groups.at(-1)!.subtotal], `="${reports.purchases.sources[from]}"`);
}

function onPurchases({ words: { reports } }: ReportContext, at: CashLayout, m: number, rows: readonly [number, number], source: string): string {
  const column = (name: keyof typeof purchaseColumns) => onSheet(reports.sheets.purchases, down(purchaseColumns[name], ...rows));
  const [due, planDate, days] = [column("due"), fixed(at.planDate.row, at.planDate.column), fixed(at.paymentDays.row, at.paymentDays.column)];
  // Receipts of a period without a working day are due before it, which may be before the plan date.
  const paid = `((${due}>=${planDate})*${due}+(${due}<${planDate})*${planDate}+${days})`;
  return `SUMPRODUCT((${column("from")}${source})*${within(paid, at, m)}*${column("amount")})`;
}

/** Hours are paid in the month they are worked in. */
function overtimePay({ plan, months, words: { reports }, layout: { capacity } }: ReportContext, at: CashLayout, m: number): string {
  const { columns, last, wordRow } = capacity;
  if (at.month(m) === at.later) return "0";
  const on = (reference: string) => onSheet(reports.sheets.capacity, reference);
  const measure = `(${on(down(columns.measure, firstRow, last))}=${on(fixed(wordRow("overtimeCost"), columns.measure))})`;
  const days = periodsInMonth(plan.periods, months[m]!).map((t) => `SUMPRODUCT(1*${measure},${on(down(columns.period(t), firstRow, last))})`);
  return days.join("+");
}

function totalRow(draft: Draft, context: ReportContext, at: CashLayout): void {
  const { plan, words } = context;
  const rows = [at.causes, at.causes + cashCauses.length - 1] as const;
  draft.line(at.totals, 0, [text(words.reports.common.total, "total"), blank("total")]);
  amountRow(draft, at, at.totals, moments(context).map((m) => `SUM(${down(at.month(m), ...rows)})`), plan.cashNeed.total, "total");
  draft.line(at.totals + 1, 0, [text(words.cash.cumulative), null]);
  for (const m of moments(context)) draft.put(at.totals + 1, at.month(m), formula(`SUM(${fixed(at.totals, at.month(0))}:${cellName(at.totals, at.month(m))})`, "money"));
}

function parameters(draft: Draft, { plan, words }: ReportContext, { paymentDays, planDate }: CashLayout): void {
  draft.put(paymentDays.row, 0, text(words.cash.paymentDays));
  draft.put(paymentDays.row, paymentDays.column, input(plan.options.paymentDays));
  draft.put(planDate.row, 0, text(words.cash.planDate));
  draft.put(planDate.row, planDate.column, input(excelSerial(plan.options.planDate), "date"));
}

function supplierRows(draft: Draft, context: ReportContext, at: CashLayout): void {
  const { plan, words: { cash, reports } } = context;
  amountHeadings(draft, context, at, at.suppliers - 1, cash.suppliers);
  const groups = new Map(bySupplier(plan.purchases).map((group) => [group.supplier, group]));
  plan.cashNeed.suppliers.forEach(({ supplier, amounts }, index) => {
    const row = at.suppliers + index;
    const group = groups.get(supplier);
    draft.line(row, 0, [text(supplier || reports.purchases.noSupplier), group ? linkTo(reports.sheets.purchases, group.first, 0, reports.sheets.purchases) : null]);
    const lists = [at.openOrders.rowsOf(supplier), at.outsourced.rowsOf(supplier)];
    // Outsourced pieces stand at standard cost on the purchase plan and at their own price here.
    const own = (m: number) => (group ? [onPurchases(context, at, m, [group.first, group.subtotal - 1], `<>"${reports.purchases.sources.outsourcing}"`)] : []);
    amountRow(draft, at, row, moments(context).map((m) => [...own(m), ...lists.flatMap((rows) => (rows ? [listed(at, rows, m)] : []))].join("+")), amounts);
  });
}

/** Orders or outsourced pieces, one a row. */
function list(draft: Draft, context: ReportContext, at: CashLayout, which: "openOrders" | "outsourced"): void {
  const { plan, words: { cash, reports: { common } } } = context;
  const { title, rows } = at[which];
  const lines: readonly (OpenPurchase | OutsourcedPurchase)[] = plan.cashNeed[which];
  draft.put(title, 0, text(cash[which], "figure"));
  if (!rows) return draft.put(title + 1, 0, text(which === "openOrders" ? cash.noOpenOrders : cash.noneOutsourced, "note"));
  const heads = [cash.supplier, common.name, common.item, which === "openOrders" ? cash.order : "", common.unit, cash.quantity, cash.unitCost, cash.amount, cash.due, cash.paid];
  draft.line(title + 1, 0, heads.map((word) => heading(word)));
  draft.put(title + 1, at.check, heading(common.check));
  lines.forEach((line, index) => listedRow(draft, context, at, line, rows[0] + index));
}

function listedRow(draft: Draft, context: ReportContext, at: CashLayout, line: OpenPurchase | OutsourcedPurchase, row: number): void {
  const item = context.plan.items[line.item]!;
  const cell = (column: keyof typeof lineColumns) => cellName(row, lineColumns[column]);
  const format = quantityFormat(item, [line.quantity]);
  draft.line(row, 0, [
    text(line.supplier),
    text(item.name),
    text(line.item),
    text("order" in line ? line.order : ""),
    text(item.unit),
    "order" in line ? input(line.quantity, format) : formula(quantityCell({ item: line.item, from: "outsourcing", period: line.period }, context), format),
    input(line.unitCost, "price"),
    formula(`${cell("quantity")}*${cell("unitCost")}`, "money"),
    input(excelSerial(line.due), "date"),
    formula(`MAX(${cell("due")},${fixed(at.planDate.row, at.planDate.column)})+${fixed(at.paymentDays.row, at.paymentDays.column)}`, "date"),
  ]);
  draft.check(row, cellsCheck([[cell("amount"), line.quantity * line.unitCost], [cell("paid"), excelSerial(line.paid)]], 2));
}
