import { excelSerial } from "../engine/calendar";
import type { StockedItem } from "../engine/plan";
import type { IsoDate } from "../engine/records";
import { cellName } from "../workbook/address";
import type { Cell, NumberFormat } from "../workbook/port";
import { cellsCheck, formula, input, quantityFormat, text } from "./cells";
import type { ReportContext } from "./context";
import type { Draft } from "./draft";
import { across, fixed, onSheet } from "./reference";
import { coverBody, coveredBody, coveredOf, daysOf, sharesOf, type StockSheet, usedOf } from "./stockFormulas";
import type { StockColumn } from "./stockLayout";

/** Cells of the item's plan: on the master schedule or on the material plan. */
interface PlanCells {
  opening: string;
  unusable: string;
  pastDue: string;
  demand(from: number, to: number): string;
  receiptsPastDue: string;
  receipts: string;
  safetyStock: string;
}

function planCells({ words, layout: { mps, mrp } }: ReportContext, item: string): PlanCells {
  const { sheets } = words.reports;
  const scheduled = mps.has(item);
  const [sheet, columns] = scheduled ? [sheets.mps, mps.columns] : [sheets.mrp, mrp.columns];
  const row = (measure: "available" | "receipts" | "safetyStock") => (scheduled ? mps.rowOf(item, measure) : mrp.rowOf(item, measure));
  const [demand, pastDue] = scheduled ? [mps.rowOf(item, "demand"), mps.rowOf(item, "orders")] : [mrp.rowOf(item, "gross"), mrp.rowOf(item, "gross")];
  const cell = (r: number, column: number) => onSheet(sheet, cellName(r, column));
  const cells = (r: number, from: number, to: number) => onSheet(sheet, across(r, columns.period(from), columns.period(to)));
  const last = columns.lastPeriod - columns.firstPeriod;
  return {
    opening: cell(row("available"), columns.opening),
    unusable: cell(row("available"), columns.unusable),
    pastDue: cell(pastDue, columns.pastDue),
    demand: (from, to) => cells(demand, from, to),
    receiptsPastDue: cell(row("receipts"), columns.pastDue),
    receipts: cells(row("receipts"), 0, last),
    safetyStock: cells(row("safetyStock"), 0, last),
  };
}

/** One item's row, each figure a formula over the plan's sheets and the columns of past use. */
export function stockRow(draft: Draft, context: ReportContext, sheet: StockSheet, line: StockedItem): void {
  const { plan, words } = context;
  const { at } = sheet;
  const row = at.rowOf(line.item);
  const item = plan.items[line.item]!;
  const cells = planCells(context, line.item);
  const format = quantityFormat(item, [line.usable, line.unusable, line.toReview]);
  const put = (column: StockColumn, cell: Cell) => draft.put(row, at.column(column), cell);
  const calculate = (column: StockColumn, body: string, look: NumberFormat = format) => put(column, formula(body, look));
  const cell = (column: StockColumn) => cellName(row, at.column(column));

  draft.line(row, 0, [text(line.item), text(item.name), text(words.reports.types[item.type]), text(item.family), text(item.unit), input(item.standardCost, "price")]);
  calculate("usable", cells.opening);
  calculate("unusable", cells.unusable);
  put("allocated", input(line.allocated, format));
  calculate("onHand", `${cell("usable")}+${cell("unusable")}`);
  calculate("value", `${cell("onHand")}*${cell("cost")}`, "money");
  usageCells(draft, context, sheet, line, cells);
  coverCells(draft, context, sheet, row, cells);
  ageCells(draft, context, sheet, line);
  const [risk, states] = [words.stock.obsolete, words.stock.states];
  calculate("risk", `IF(${cell("pastDue")}+SUM(${cells.demand(0, plan.periods.length - 1)})>0,"",IF(${cell("slow")}>0,"${risk}",IF(${cell("state")}="${states.unknown}","${risk}","")))`, "text");
  excessCells(draft, sheet, row, cells, format, item.wholePieces);
  for (const [money, quantity] of [["slowMoney", "slow"], ["excessMoney", "excess"], ["onOrderMoney", "onOrder"], ["reviewMoney", "toReview"]] as const) calculate(money, `${cell(quantity)}*${cell("cost")}`, "money");
  draft.check(row, rowCheck(line, cell, states[line.state], line.atRisk ? risk : ""));
}

/** Every figure the engine has, and the words for classes and states. */
function rowCheck(line: StockedItem, cell: (column: StockColumn) => string, state: string, risk: string): Cell {
  const numbers = cellsCheck([
    [cell("usable"), line.usable],
    [cell("unusable"), line.unusable],
    [cell("yearlyUse"), line.yearlyUse],
    ...(line.variation === undefined ? [] : [[cell("variation"), line.variation] as const]),
    ...(line.cover === undefined ? [] : [[cell("cover"), line.cover] as const]),
    [cell("demandAhead"), line.demandAhead],
    [cell("receiptsAhead"), line.receiptsAhead],
    [cell("excessAll"), line.excess],
    [cell("excess"), line.excessInStock],
    [cell("slow"), line.slow],
    [cell("toReview"), line.toReview],
  ]);
  const words = [[cell("abc"), line.abc], [cell("state"), state], [cell("risk"), risk], ...(line.xyz ? [[cell("xyz"), line.xyz]] : [])].map(([at, word]) => `1*(${at}<>"${word}")`);
  return { ...numbers, formula: [numbers.formula, ...words].join("+") };
}

/** Yearly use, its class within the type, how steady it is, and turns. */
function usageCells(draft: Draft, { plan, words: { reports } }: ReportContext, sheet: StockSheet, line: StockedItem, cells: PlanCells): void {
  const { at, option } = sheet;
  const row = at.rowOf(line.item);
  const item = plan.items[line.item]!;
  const cell = (column: StockColumn) => cellName(row, at.column(column));
  const put = (column: StockColumn, found: Cell) => draft.put(row, at.column(column), found);
  const calculate = (column: StockColumn, body: string, look: NumberFormat = "integer") => put(column, formula(body, look));
  const unknown = text(reports.common.notKnown);
  line.monthlyUse.forEach((quantity, m) => draft.put(row, at.month(m), input(quantity)));
  calculate("yearlyUse", line.useFrom === "past" ? `SUM(${usedOf(sheet, row)})*12/${line.monthlyUse.length}` : `(${cell("pastDue")}+SUM(${cells.demand(0, plan.periods.length - 1)}))*365/SUM(${daysOf(sheet)})`);
  calculate("useValue", `${cell("yearlyUse")}*${cell("cost")}`, "money");
  const isFirst = at.typeRows(item.type)![0] === row;
  calculate("useBefore", isFirst ? "0" : `${cellName(row - 1, at.column("useBefore"))}+${cellName(row - 1, at.column("useValue"))}`, "money");
  const share = `ROUND(${cell("useBefore")}/${fixed(at.totalRow(item.type), at.column("useValue"))},9)`;
  calculate("abc", `IF(${cell("useValue")}<=0,"C",IF(${share}<${option("abcShareA")},"A",IF(${share}<${option("abcShareB")},"B","C")))`, "text");
  put("stated", text(item.abc, "input"));
  put("variation", line.variation === undefined ? unknown : formula(variationBody(sheet, line, row, item.family), "percent"));
  put("xyz", line.xyz === undefined ? unknown : formula(`IF(ROUND(${cell("variation")},9)<=${option("xyzLimitX")},"X",IF(ROUND(${cell("variation")},9)<=${option("xyzLimitY")},"Y","Z"))`, "text"));
  put("months", input(line.statedMonths));
  put("shipped", input(line.shippedBesideStock));
  put("closing", input(line.closingStocks));
  calculate("turns", line.closingStocks > 0 ? `12*${cell("shipped")}/${cell("closing")}` : `IF(${cell("onHand")}>0,${cell("yearlyUse")}/${cell("onHand")},0)`, "decimal");
  calculate("days", `IF(${cell("turns")}>0,365/${cell("turns")},"${reports.common.notKnown}")`, "integer");
}

/** √(n · Σ d² ÷ (Σ d)² − 1); where the family has a season, d in proportion to the rest of the family. */
function variationBody(sheet: StockSheet, { monthlyUse, seasonal }: StockedItem, row: number, family: string): string {
  const { at } = sheet;
  const used = usedOf(sheet, row);
  const weighed = seasonal ? `${used}/(${across(at.familyRow(family), at.month(0), at.lastMonth)}-${used}*${cellName(row, at.column("cost"))})` : used;
  return `MAX(0,${monthlyUse.length}*SUMPRODUCT((${weighed})*(${weighed}))/SUMPRODUCT(${weighed})^2-1)^0.5`;
}

function coverCells(draft: Draft, { plan, words }: ReportContext, sheet: StockSheet, row: number, cells: PlanCells): void {
  const { at } = sheet;
  draft.put(row, at.column("pastDue"), formula(cells.pastDue));
  plan.periods.forEach((_, t) => draft.put(row, at.period(t), formula(coveredBody(sheet, row, cells.demand(0, Math.max(0, t - 1)), cells.demand(t, t), t), "decimal")));
  draft.put(row, at.column("cover"), formula(coverBody(sheet, row, cells.demand(0, plan.periods.length - 1), coveredOf(sheet, row), words.reports.common.notKnown), "decimal"));
}

/** When anything was last issued, and what is slow-moving of it. */
function ageCells(draft: Draft, { words: { stock, reports } }: ReportContext, { at, planDate, option }: StockSheet, line: StockedItem): void {
  const row = at.rowOf(line.item);
  const cell = (column: StockColumn) => cellName(row, at.column(column));
  const put = (column: StockColumn, found: Cell) => draft.put(row, at.column(column), found);
  const day = (date: IsoDate | undefined) => (date === undefined ? text(reports.common.notKnown, "input") : input(excelSerial(date), "date"));
  put("lastIssue", day(line.lastIssue));
  put("firstReceipt", day(line.firstReceipt));
  const since = (column: StockColumn, otherwise: string) => `IF(ISNUMBER(${cell(column)}),${planDate}-${cell(column)},${otherwise})`;
  put("idleDays", formula(since("lastIssue", since("firstReceipt", `"${reports.common.notKnown}"`))));
  const held = `MAX(0,${cell("onHand")}-${cell("allocated")})`;
  const { none, moving, new: isNew, slow, verySlow, dead, unknown } = stock.states;
  const idle = cell("idleDays");
  const aged = `IF(${idle}>=${option("deadDays")},"${dead}",IF(${idle}>=${option("verySlowDays")},"${verySlow}",IF(${idle}>=${option("slowDays")},"${slow}","${moving}")))`;
  const newcomer = since("firstReceipt", option("newItemDays"));
  put("state", formula(`IF(${held}<=0,"${none}",IF(${newcomer}<${option("newItemDays")},"${isNew}",IF(ISNUMBER(${idle}),${aged},"${unknown}")))`, "text"));
  const thresholds = `MIN(${option("slowDays")},${option("verySlowDays")},${option("deadDays")})`;
  put("slow", formula(`IF(ISNUMBER(${idle}),IF(AND(${idle}>=${thresholds},${cell("state")}<>"${isNew}"),${held},0),0)`));
}

/** Orders are too much before stock is. */
function excessCells(draft: Draft, sheet: StockSheet, row: number, cells: PlanCells, format: NumberFormat, wholePieces: boolean): void {
  const { at, option } = sheet;
  const cell = (column: StockColumn) => cellName(row, at.column(column));
  const calculate = (column: StockColumn, body: string) => draft.put(row, at.column(column), formula(body, format));
  const demand = cells.demand(0, at.lastPeriod - at.period(0));
  const beyond = `MAX(0,${option("excessDays")}-SUM(${daysOf(sheet)}))/SUM(${daysOf(sheet)})`;
  const counted = (body: string) => (wholePieces ? `ROUND(ROUND(${body},6),0)` : body);
  calculate("demandAhead", counted(`${cell("pastDue")}+SUMPRODUCT(${demand},${sharesOf(sheet)})+${beyond}*SUM(${demand})`));
  calculate("receiptsAhead", counted(`${cells.receiptsPastDue}+SUMPRODUCT(${cells.receipts},${sharesOf(sheet)})`));
  calculate("safetyStock", `MAX(${cells.safetyStock})`);
  calculate("excessAll", `MAX(0,${cell("usable")}+${cell("receiptsAhead")}-${cell("safetyStock")}-${cell("demandAhead")})`);
  calculate("excess", `MAX(0,MIN(${cell("usable")},${cell("usable")}-${cell("safetyStock")}-${cell("demandAhead")}))`);
  calculate("onOrder", `${cell("excessAll")}-${cell("excess")}`);
  calculate("toReview", `MAX(${cell("slow")},${cell("excess")})+${cell("onOrder")}`);
}
