import { excelSerial } from "../engine/calendar";
import { abcClasses, xyzClasses } from "../engine/inventory/demandClasses";
import type { InventoryGroup, StockGroup } from "../engine/plan";
import { cellName } from "../workbook/address";
import type { ChartSpec, SheetSpec } from "../workbook/port";
import { blank, cellsCheck, formula, heading, input, linkTo, text } from "./cells";
import type { ReportContext } from "./context";
import { type Draft, draftSheet } from "./draft";
import { labelRow } from "./layout";
import { down, fixed, inColumn, onSheet } from "./reference";
import { type StockSheet, stockSheet } from "./stockFormulas";
import { chartRows, groupColumns as columns, type StockColumn, stockOptions, type StructureLayout, structureLayout } from "./stockLayout";

/** 库存结构: stock by group and class, how fast it turns, how long it lasts, and what of it is too much. */
export function inventoryStructureSheet(context: ReportContext): SheetSpec {
  const { plan, words } = context;
  const at = structureLayout(plan);
  const sheet = stockSheet(context);
  const draft = draftSheet(context, "inventoryStructure", words.stock.structureNote(plan.options.currency), columns.check);
  groupHeadings(draft, context);
  const values = new Map(plan.inventory.map((group) => [`${group.type} ${group.group}`, group]));
  plan.stock.groups.forEach((group, index) => groupRow(draft, context, sheet, at, group, index, values.get(`${group.type} ${group.group}`)));
  totalRow(draft, context, at);
  measures(draft, context, at);
  matrix(draft, context, sheet, at);
  return draft.finish({
    widths: [18, 12, 12, 12, 13, 9, 12, 9, 9, 9, 12, 12, 12, 12, 9, 8],
    freeze: { rows: labelRow + 1, columns: 1 },
    print: { landscape: true, titleRows: 0 },
    charts: plan.stock.groups.length > 0 ? [classChart(context, at)] : [],
    tabColour: plan.stock.items.some(({ atRisk }) => atRisk) ? "#9C1C1C" : "#2E6B34",
  });
}

function groupHeadings(draft: Draft, { words: { stock: w, reports: { common } } }: ReportContext): void {
  const heads = [w.group, ...abcClasses.map(w.classOf), w.value, w.share, w.unusable, w.turns, w.days, w.cover, w.slow, w.excess, w.onOrder, w.toReview, w.behind, common.check];
  draft.line(labelRow, 0, heads.map((word) => heading(word)));
}

/** Conditions on the rows of a group on the detail sheet, and a column of theirs. */
function rowsOf({ words: { reports } }: ReportContext, { at }: StockSheet, group: StockGroup, row: number): { conditions: string[]; column(name: StockColumn): string } {
  const on = (reference: string) => onSheet(reports.sheets.stockItems, reference);
  const rows = at.typeRows(group.type)!;
  const column = (name: StockColumn) => on(down(at.column(name), ...rows));
  return { conditions: group.type === "finished" ? [`(${column("family")}=${inColumn(row, columns.group)})`] : [], column };
}

function groupRow(draft: Draft, context: ReportContext, sheet: StockSheet, at: StructureLayout, group: StockGroup, index: number, inventory: InventoryGroup | undefined): void {
  const { words: { stock, reports } } = context;
  const row = at.groups + index;
  const { conditions, column } = rowsOf(context, sheet, group, row);
  const sumOf = (name: StockColumn, ...further: readonly string[]) => {
    const all = [...conditions, ...further];
    return all.length === 0 ? `SUM(${column(name)})` : `SUMPRODUCT(1*${all.join("*")},${column(name)})`;
  };
  const cell = (name: keyof typeof columns) => cellName(row, columns[name]);
  const money = (name: keyof typeof columns, body: string) => draft.put(row, columns[name], formula(body, "money"));
  draft.put(row, columns.group, text(group.type === "finished" ? group.group : reports.types[group.type]));
  money("value", sumOf("value"));
  draft.put(row, columns.share, formula(shareBody(row, at), "percent"));
  abcClasses.forEach((abc, k) => draft.put(row, columns.byClass + k, formula(sumOf("value", `(${column("abc")}="${abc}")`), "money")));
  money("unusable", `SUMPRODUCT(${[...conditions.map((condition) => `1*${condition}`), column("unusable"), column("cost")].join(",")})`);
  turnsCells(draft, context, row, conditions, column);
  draft.put(row, columns.cover, formula(onSheet(reports.sheets.stockItems, cellName(sheet.at.groupRow(index), sheet.at.column("cover"))), "decimal"));
  for (const [name, from] of [["slow", "slowMoney"], ["excess", "excessMoney"], ["onOrder", "onOrderMoney"], ["toReview", "reviewMoney"]] as const) money(name, sumOf(from));
  draft.put(row, columns.behind, linkTo(reports.sheets.stockItems, sheet.at.typeRows(group.type)![0], 0, stock.behind));
  const engine = abcClasses.map((_, k) => [cellName(row, columns.byClass + k), group.byClass[k]!] as const);
  const parts = (["unusable", "slow", "excess", "onOrder", "toReview"] as const).map((name) => [cell(name), group[name]] as const);
  draft.check(row, cellsCheck([...(inventory ? [[cell("value"), inventory.value] as const] : []), ...engine, ...parts, ...(inventory?.turns === undefined ? [] : [[cell("turns"), inventory.turns] as const])], 2));
}

const shareBody = (row: number, { total }: StructureLayout): string => `IF(${fixed(total, columns.value)}>0,${cellName(row, columns.value)}/${fixed(total, columns.value)},0)`;

/** Against the closing stocks that are known; a group without any against today's stock. */
function turnsCells(draft: Draft, { words: { reports } }: ReportContext, row: number, conditions: readonly string[], column: (name: StockColumn) => string): void {
  const sumOf = (quantity: StockColumn) => `SUMPRODUCT(${[...conditions.map((condition) => `1*${condition}`), column(quantity), column("cost")].join(",")})`;
  const today = `IF(${cellName(row, columns.value)}>0,SUMPRODUCT(${[...conditions.map((condition) => `1*${condition}`), column("useValue")].join(",")})/${cellName(row, columns.value)},0)`;
  draft.put(row, columns.turns, formula(`IF(${sumOf("closing")}>0,12*${sumOf("shipped")}/${sumOf("closing")},${today})`, "decimal"));
  draft.put(row, columns.days, formula(`IF(${cellName(row, columns.turns)}>0,365/${cellName(row, columns.turns)},"${reports.common.notKnown}")`, "integer"));
}

function totalRow(draft: Draft, { words: { stock, reports } }: ReportContext, at: StructureLayout): void {
  for (let column = 0; column <= columns.toReview; column++) draft.put(at.total, column, blank("total"));
  draft.put(at.total, columns.group, text(reports.common.total, "total"));
  const summed = [columns.value, columns.byClass, columns.byClass + 1, columns.byClass + 2, columns.unusable, columns.slow, columns.excess, columns.onOrder, columns.toReview];
  for (const column of summed) draft.put(at.total, column, formula(at.total > at.groups ? `SUM(${down(column, at.groups, at.total - 1)})` : "0", "money", "total"));
  draft.put(at.total, columns.share, formula(shareBody(at.total, at), "percent", "total"));
  draft.put(at.total, columns.behind, linkTo(reports.sheets.disposal, labelRow, 0, stock.plan));
}

/** Classes are told apart in grey print too, by their brightness. */
const classColours = ["#1B3A57", "#7FA7CF", "#D9DEE3"];

const classChart = ({ plan, words: { stock } }: ReportContext, { chart }: StructureLayout): ChartSpec => ({
  name: "RebalanceStockClasses",
  title: stock.chartTitle,
  altText: stock.chartAlt,
  data: { row: labelRow, column: columns.group, rows: plan.stock.groups.length + 1, columns: 1 + abcClasses.length },
  place: { row: chart, column: 0, rows: chartRows, columns: columns.behind },
  series: classColours.map((colour) => ({ type: "column", axis: "primary", colour })),
  valueAxisTitle: stock.axis(plan.options.currency),
  format: "money",
});

/** Thresholds in cells: changed here, both sheets follow. */
function measures(draft: Draft, { plan, words }: ReportContext, at: StructureLayout): void {
  draft.line(at.options - 1, 0, [words.tables.settings.planDate.label, ...stockOptions.map((option) => words.tables.settings[option].label)].map((word) => heading(word)));
  draft.put(at.options, 0, input(excelSerial(plan.options.planDate), "date"));
  stockOptions.forEach((option, k) => draft.put(at.options, 1 + k, input(plan.options[option], option.startsWith("abc") || option.startsWith("xyz") ? "percent" : "integer")));
}

/** Value and number of items by both classes. */
function matrix(draft: Draft, { words: { stock, reports } }: ReportContext, { at: items }: StockSheet, at: StructureLayout): void {
  const column = (name: StockColumn) => onSheet(reports.sheets.stockItems, down(items.column(name), items.first, items.last));
  const kinds = [...xyzClasses, reports.common.notKnown];
  const [values, counts] = [1, 1 + kinds.length + 1];
  draft.line(at.matrix, 0, [stock.matrix, ...kinds.map((xyz) => (xyz === reports.common.notKnown ? stock.unclassified : xyz)), reports.common.total].map((word) => heading(word)));
  draft.line(at.matrix, counts, [...kinds.map((xyz) => `${stock.counts} ${xyz === reports.common.notKnown ? stock.unclassified : xyz}`), reports.common.total].map((word) => heading(word)));
  abcClasses.forEach((abc, k) => {
    const row = at.matrix + 1 + k;
    draft.put(row, 0, text(stock.classOf(abc)));
    kinds.forEach((xyz, c) => {
      const inBoth = `(${column("abc")}="${abc}")*(${column("xyz")}="${xyz}")`;
      draft.put(row, values + c, formula(`SUMPRODUCT(1*${inBoth},${column("value")})`, "money"));
      draft.put(row, counts + c, formula(`SUMPRODUCT(1*${inBoth})`));
    });
    for (const from of [values, counts]) draft.put(row, from + kinds.length, formula(`SUM(${cellName(row, from)}:${cellName(row, from + kinds.length - 1)})`, from === values ? "money" : "integer", "total"));
  });
  const total = at.matrix + 1 + abcClasses.length;
  draft.put(total, 0, text(reports.common.total, "total"));
  for (let c = values; c <= counts + kinds.length; c++) draft.put(total, c, formula(`SUM(${down(c, at.matrix + 1, total - 1)})`, c < counts ? "money" : "integer", "total"));
  // Every item is in one cell of each block.
  draft.check(total, formula(`ROUND(ABS(${cellName(total, values + kinds.length)}-${fixed(at.total, columns.value)}),2)`, "check", "check"));
}
