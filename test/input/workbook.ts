import type { CellValue, Grid, SheetSpec } from "../../src/workbook/port";

/** A sheet as a door would read it, its first value in the given cell. */
export const grid = (sheet: string, values: readonly (readonly CellValue[])[], place: Partial<Grid> = {}): Grid => ({
  sheet,
  firstRow: 0,
  firstColumn: 0,
  values,
  tables: [],
  ...place,
});

/** The smallest workbook that can be planned: one finished item made from one raw item. */
export const smallest = (): Record<string, CellValue[][]> => ({
  参数: [["参数项", "数值"], ["计划日期", "2026-11-26"]],
  物料: [
    ["物料编码", "名称", "产品大类", "物料类型", "自制/外购", "标准成本（元）", "提前期", "安全库存"],
    ["F1", "电吹风", "电吹风", "成品", "自制", 80, 5, 100],
    ["R1", "电机", "电机", "原材料", "外购", 20, 10, 0],
  ],
  销售预测: [["物料编码", "渠道", "办事处", "2026-11", "2026年12月", "2026-W49"], ["F1", "内销", "华东", 300, 400, null]],
  客户订单: [["订单号", "客户编码", "物料编码", "数量", "交期"], ["S1", "C1", "F1", 10, 46360]],
  客户: [["客户编码", "客户等级"], ["C1", "A"]],
  工作中心: [["工作中心编码", "人数或机台数", "班次", "每班工时"], ["总装", 10, 1, 8]],
  产能: [["工作中心编码", "月份", "加班上限"], ["总装", "2026-12", 100]],
  工艺: [["物料编码", "工序号", "工作中心编码", "UPPH"], ["F1", 10, "总装", 4]],
  物料清单: [["父项编码", "子项编码", "用量"], ["F1", "R1", 1]],
  库存: [["物料编码", "现存量"], ["F1", 50], ["R1", 500]],
});

export const gridsOf = (sheets: Record<string, readonly (readonly CellValue[])[]>): Grid[] => Object.entries(sheets).map(([sheet, values]) => grid(sheet, values));

/** What a door reads back from a sheet it wrote. */
export const gridOf = ({ name, rows, table }: SheetSpec): Grid =>
  grid(name, rows.map((row) => row.map((cell) => cell?.value ?? null)), { tables: table ? [table] : [] });

/** The smallest workbook without some of its sheets. */
export const without = (...names: readonly string[]): Record<string, CellValue[][]> => Object.fromEntries(Object.entries(smallest()).filter(([name]) => !names.includes(name)));
