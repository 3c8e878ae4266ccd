import { calendarDays } from "../engine/periods";
import type { StockGroup } from "../engine/plan";
import { periodName } from "../language/describeProblem";
import { cellName } from "../workbook/address";
import type { SheetSpec } from "../workbook/port";
import { cellsCheck, formula, heading, text } from "./cells";
import type { ReportContext } from "./context";
import { type Draft, draftSheet } from "./draft";
import { labelRow } from "./layout";
import { monthSerial } from "./periods";
import { across, down, fixedAcross, inColumn } from "./reference";
import { stockRow } from "./stockItemRow";
import { coverBody, coveredBody, type StockSheet, stockSheet } from "./stockFormulas";
import { stockColumns } from "./stockLayout";
import { masterScheduleSum, materialsSum } from "./sums";

/** 库存明细: item by item what its stock is worth, how it is used, how long it lasts, and what of it is too much. */
export function stockItemsSheet(context: ReportContext): SheetSpec {
  const { plan, words } = context;
  const sheet = stockSheet(context);
  const { at } = sheet;
  const draft = draftSheet(context, "stockItems", words.stock.itemsNote(plan.options.currency), at.check);
  headings(draft, context, sheet);
  for (const line of plan.stock.items) stockRow(draft, context, sheet, line);
  typeTotals(draft, context, sheet);
  familyMonths(draft, context, sheet);
  plan.stock.groups.forEach((group, index) => groupCover(draft, context, sheet, group, index));
  const column = (name: (typeof stockColumns)[number]) => at.column(name);
  const rows = { row: at.first, rows: at.last - at.first + 1 };
  return draft.finish({
    widths: [13, 20, 10, 12, 6, ...stockColumns.slice(5).map((name) => (name === "lastIssue" || name === "firstReceipt" || name === "risk" ? 12 : 11)), ...plan.periods.map(() => 10), ...plan.actualMonths.slice(1).map(() => 10), 10],
    freeze: { rows: at.first, columns: 2 },
    print: { landscape: true, titleRows: at.first, columns: column("months"), pagesWide: 3 },
    filter: { row: at.shareRow, column: 0, rows: rows.rows + 1, columns: column("reviewMoney") + 1 },
    folds: { columns: [{ from: column("months"), count: at.check - column("months"), folded: true }] },
    conditionals: [
      { range: { ...rows, column: column("risk"), columns: 1 }, formula: `${inColumn(at.first, column("risk"))}<>""`, look: "bad" },
      { range: { ...rows, column: column("state"), columns: 1 }, formula: `${inColumn(at.first, column("slow"))}>0`, look: "doubtful" },
      { range: { ...rows, column: column("stated"), columns: 1 }, formula: `AND(${inColumn(at.first, column("stated"))}<>"",${inColumn(at.first, column("stated"))}<>${inColumn(at.first, column("abc"))})`, look: "doubtful" },
    ],
    tabColour: "#2E6B34",
  });
}

function headings(draft: Draft, { plan, words: { stock: w, reports: { common } } }: ReportContext, { at, option }: StockSheet): void {
  const named: Partial<Record<(typeof stockColumns)[number], string>> = {
    item: common.item, name: common.name, type: common.type, family: common.family, unit: common.unit, cost: common.standardCost,
    excess: w.excessQuantity, onOrder: w.onOrderQuantity, slow: w.slowQuantity, toReview: w.reviewQuantity,
  };
  const words: Readonly<Record<string, unknown>> = w;
  stockColumns.forEach((name, column) => draft.put(labelRow, column, heading(named[name] ?? String(words[name]))));
  for (let column = 0; column <= at.check; column++) for (const row of [at.daysRow, at.shareRow]) draft.put(row, column, heading());
  draft.put(at.daysRow, at.column("pastDue"), heading(w.calendarDays));
  draft.put(at.shareRow, at.column("pastDue"), heading(w.within));
  plan.periods.forEach((period, t) => {
    draft.put(labelRow, at.period(t), heading(w.covered(periodName(period))));
    draft.put(at.daysRow, at.period(t), heading(calendarDays(period), "integer"));
    const before = t === 0 ? "0" : `SUM(${fixedAcross(at.daysRow, at.period(0), at.period(t - 1))})`;
    draft.put(at.shareRow, at.period(t), formula(`MAX(0,MIN(1,(${option("excessDays")}-${before})/${cellName(at.daysRow, at.period(t))}))`, "percent", "heading"));
  });
  plan.actualMonths.slice(0, -1).forEach((month, m) => {
    draft.put(labelRow, at.month(m), heading(w.used(month)));
    draft.put(at.daysRow, at.month(m), heading(monthSerial(month), "month"));
  });
  draft.put(labelRow, at.check, heading(common.check));
}

/** The yearly use of all items of a type, which their classes are shares of. */
function typeTotals(draft: Draft, { words: { stock, reports } }: ReportContext, { at }: StockSheet): void {
  draft.put(at.totals, 0, text(stock.totals, "total"));
  for (const type of at.types) {
    draft.put(at.totalRow(type), 0, text(reports.types[type]));
    draft.put(at.totalRow(type), at.column("useValue"), formula(`SUM(${down(at.column("useValue"), ...at.typeRows(type)!)})`, "money"));
  }
}

/** What all items of a finished family took each month: its season. */
function familyMonths(draft: Draft, { plan, words: { stock, reports } }: ReportContext, { at }: StockSheet): void {
  draft.put(at.familiesTitle, 0, text(stock.families, "total"));
  const rows = at.typeRows("finished");
  for (const family of at.families) {
    const row = at.familyRow(family);
    draft.put(row, 0, text(reports.types.finished));
    draft.put(row, at.column("family"), text(family));
    if (!rows) continue;
    const column = (c: number) => down(c, ...rows);
    plan.actualMonths.slice(0, -1).forEach((_, m) =>
      draft.put(row, at.month(m), formula(`SUMPRODUCT(1*(${column(at.column("family"))}=${inColumn(row, at.column("family"))}),${column(at.column("cost"))},${column(at.month(m))})`, "money")),
    );
  }
}

/** A group's demand at cost, and below it the days of each period its usable stock covers. */
function groupCover(draft: Draft, context: ReportContext, sheet: StockSheet, group: StockGroup, index: number): void {
  const { plan, words } = context;
  const { at } = sheet;
  const row = at.groupRow(index);
  if (index === 0) draft.put(at.groupsTitle, 0, text(words.stock.groups, "total"));
  draft.line(row, 0, [text(group.type === "finished" ? group.group : words.reports.types[group.type]), null, text(words.reports.types[group.type])]);
  if (group.type === "finished") draft.put(row, at.column("family"), text(group.group));
  draft.put(row, at.column("usable"), formula(usableAtCost(sheet, group, row), "money"));
  draft.put(row, at.column("pastDue"), formula(demandAtCost(context, sheet, group, row, "pastDue"), "money"));
  plan.periods.forEach((_, t) => {
    draft.put(row, at.period(t), formula(demandAtCost(context, sheet, group, row, t), "money"));
    draft.put(row + 1, at.period(t), formula(coveredBody(sheet, row, across(row, at.period(0), at.period(t - 1)), cellName(row, at.period(t)), t), "decimal"));
  });
  const demand = across(row, at.period(0), at.lastPeriod);
  draft.put(row, at.column("cover"), formula(coverBody(sheet, row, demand, across(row + 1, at.period(0), at.lastPeriod), words.reports.common.notKnown), "decimal"));
  if (group.cover !== undefined) draft.check(row, cellsCheck([[cellName(row, at.column("cover")), group.cover]]));
}

function usableAtCost({ at }: StockSheet, { type }: StockGroup, row: number): string {
  const column = (name: "family" | "cost" | "usable") => down(at.column(name), ...at.typeRows(type)!);
  const family = type === "finished" ? [`1*(${column("family")}=${inColumn(row, at.column("family"))})`] : [];
  return `SUMPRODUCT(${[...family, column("cost"), column("usable")].join(",")})`;
}

/** Of a finished family on the master schedule, and on the material plan where finished goods are components too. */
function demandAtCost({ plan, layout, words }: ReportContext, { at }: StockSheet, { type, group }: StockGroup, row: number, when: "pastDue" | number): string {
  const [mps, mrp] = when === "pastDue" ? [layout.mps.columns.pastDue, layout.mrp.columns.pastDue] : [layout.mps.columns.period(when), layout.mrp.columns.period(when)];
  const materials = { type: inColumn(row, at.column("type")), measure: "gross", column: mrp } as const;
  if (type !== "finished") return materialsSum(layout, words, materials);
  const scheduled = masterScheduleSum(layout, words, { family: group, measure: when === "pastDue" ? "orders" : "demand", weight: "cost", column: mps });
  const components = plan.materials.some((line) => line.type === "finished" && line.family === group);
  return components ? `${scheduled}+${materialsSum(layout, words, { ...materials, family: inColumn(row, at.column("family")) })}` : scheduled;
}
