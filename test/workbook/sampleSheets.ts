import { resultMark } from "../../src/workbook/mark";
import type { Cell, ChartSpec, Row, SheetSpec } from "../../src/workbook/port";

const months = ["2026-07", "2026-08", "2026-09", "2026-10", "2026-11", "2026-12"];
const sales = [1_200_000, 1_290_000, 1_380_000, 1_470_000, 1_560_000, 1_650_000];
const production = [1_150_000, 1_310_000, 1_470_000, 1_150_000, 1_310_000, 1_470_000];
const opening = 2_400_000;

const chart: ChartSpec = {
  name: "产销存",
  title: "产销存三曲线(按标准成本)",
  altText: 'Sales & production as columns, "inventory" as a line',
  data: { row: 3, column: 0, rows: 7, columns: 4 },
  place: { row: 12, column: 0, rows: 20, columns: 5 },
  series: [
    { type: "column", axis: "primary", colour: "#4C78A8" },
    { type: "column", axis: "primary", colour: "#F2A33A" },
    { type: "line", axis: "secondary", colour: "#2E6B34", dashed: true },
  ],
  plannedFrom: 4,
  valueAxisTitle: "销售与生产(元)",
  secondaryAxisTitle: "库存(元)",
  format: "money",
};

const headings = (...texts: readonly string[]): Row => texts.map((value) => ({ value, style: "heading" }));

/** Rows 5 to 10 hold the months: sales, production, inventory rolled forward, and its check. */
const monthRow = (month: string, index: number): Row => {
  const row = index + 5;
  const before = index === 0 ? String(opening) : `D${row - 1}`;
  return [
    { value: month, style: "key", format: "text" },
    { value: sales[index]!, style: "input", format: "money" },
    { value: production[index]!, style: "decision", format: "money" },
    { formula: `=${before}+C${row}-B${row}`, style: "formula", format: "money" },
    { formula: `=ROUND(D${row}-(${before}+C${row}-B${row}),6)`, style: "check", format: "check" },
  ];
};

/** A result sheet with everything a sheet can have: formulas and names, chart, folds, a filter, conditional looks, frozen rows, print set-up. */
export const dashboard: SheetSpec = {
  name: "看板 Dashboard",
  kind: "result",
  rows: [
    [{ value: "产销平衡看板", style: "title" }],
    [{ value: "mark", style: "mark" }],
    [],
    headings("月份", "销售成本", "生产成本", "库存成本", "检查"),
    ...months.map(monthRow),
    [{ value: "合计", style: "total" }, { formula: "=SUM(Sales_cost)", style: "total", format: "money" }, null, { formula: "=库存_期末", style: "total", format: "money" }],
  ],
  widths: [18, 14, 14, 14, 10],
  freeze: { rows: 4, columns: 1 },
  charts: [chart],
  print: { landscape: true, titleRows: 4, columns: 4, pagesWide: 2, breaksBefore: [7] },
  folds: { rows: [{ from: 4, count: 3, folded: true }, { from: 8, count: 2 }], columns: [{ from: 1, count: 2 }] },
  conditionals: [
    { range: { row: 4, column: 3, rows: 6, columns: 1 }, formula: 'AND(D5<$C5,$A5<>"<&>")', look: "bad" },
    { range: { row: 4, column: 0, rows: 3, columns: 4 }, formula: "ROW(A5)<8", look: "actual" },
  ],
  filter: { row: 3, column: 0, rows: 7, columns: 5 },
  names: [{ name: "库存_期末", row: 9, column: 3, rows: 1, columns: 1 }, { name: "Sales_cost", row: 4, column: 1, rows: 6, columns: 1 }],
  tabColour: "#1B3A57",
};

/** An input sheet: an Excel table with drop-down lists, and a formula beside it that reads the result sheet. */
export const items: SheetSpec = {
  name: "物料 Items",
  kind: "input",
  rows: [
    headings("编码", "类型", "数量"),
    [{ value: "A-1", style: "key", format: "text" }, { value: "make", style: "input" }, { value: 12.5, style: "input", format: "decimal" }, null, { formula: "='看板 Dashboard'!B11*2", style: "formula" }],
    [{ value: "007", style: "key", format: "text" }, { value: "buy", style: "input" }, { value: 3, style: "input", format: "decimal" }],
  ],
  widths: [14, 10, 10],
  table: { name: "rb_items", row: 0, column: 0, rows: 3, columns: 3 },
  validations: [
    { range: { row: 1, column: 1, rows: 2, columns: 1 }, list: ["make", "buy"] },
    { range: { row: 1, column: 0, rows: 2, columns: 1 }, list: "'看板 Dashboard'!$A$5:$A$10" },
  ],
};

const cell = (value: string | number): Cell => ({ value, style: typeof value === "number" ? "decision" : "key" });

/** A plan of these items over so many periods: title, mark, heading, and for each item a row of detail and one that shows it. */
export function plan(items: readonly string[], periods: number, more: Partial<SheetSpec> = {}): SheetSpec {
  const header: Row = [cell("编码"), cell("指标"), ...Array.from({ length: periods }, (_, p): Cell => ({ value: `W${p + 1}`, style: "heading" }))];
  const lines = items.flatMap((item, i): Row[] => ["需求", "生产"].map((measure, m) => [cell(item), cell(measure), ...Array.from({ length: periods }, (_, p) => cell(10 * i + m + p))]));
  const rows: Row[] = [[cell("计划")], [], header, ...lines];
  const last = `${String.fromCharCode(64 + periods + 2)}${rows.length}`;
  rows[1] = [{ value: `${resultMark} · 范围 A1:${last}`, style: "mark" }];
  return {
    name: "计划 Plan",
    kind: "result",
    rows,
    widths: Array.from({ length: periods + 2 }, () => 10),
    freeze: { rows: 3, columns: 2 },
    folds: { rows: items.map((_, i) => ({ from: 3 + 2 * i, count: 1 })) },
    filter: { row: 2, column: 0, rows: rows.length - 2, columns: periods + 2 },
    names: [{ name: "首批", row: 4, column: 2, rows: 1, columns: 1 }],
    ...more,
  };
}
