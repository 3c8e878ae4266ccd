import type { InventoryGroup } from "../engine/plan";
import { cellName } from "../workbook/address";
import type { SheetSpec } from "../workbook/port";
import { cellsCheck, formula, heading, input, text } from "./cells";
import type { ReportContext } from "./context";
import { type Draft, draftSheet } from "./draft";
import { monthEnd } from "./familyFigures";
import { labelRow } from "./layout";
import { inColumn } from "./reference";
import { masterScheduleSum, materialsSum } from "./sums";

const columns = { group: 0, type: 1, value: 2, unusable: 3, target: 4, variance: 5, turns: 6, firstMonth: 7 };
const first = labelRow + 1;

export const inventoryColumns = columns;
export const inventoryTotalRow = (groups: number): number => first + groups;

/** 库存差异: stock at standard cost by group, now, against its target, and at the coming month ends. */
export function inventoryVarianceSheet(context: ReportContext): SheetSpec {
  const { plan, words, months } = context;
  const { common, inventoryVariance: w } = words.reports;
  const check = columns.firstMonth + months.length;
  const draft = draftSheet(context, "inventoryVariance", common.unitsMoney(plan.options.currency), check);
  const headings = [w.group, common.type, w.value, w.unusable, w.target, w.variance, w.turns, ...months.map(w.projected), common.check];
  draft.line(labelRow, 0, headings.map((word) => heading(word)));
  plan.inventory.forEach((group, index) => groupRow(draft, context, group, first + index));
  totalRow(draft, context, inventoryTotalRow(plan.inventory.length));
  return draft.finish({
    widths: [18, 12, 14, 14, 14, 14, 10, ...months.map(() => 14), 10],
    freeze: { rows: first, columns: 1 },
    print: { landscape: true, titleRows: first },
    tabColour: "#2E6B34",
  });
}

function groupRow(draft: Draft, context: ReportContext, group: InventoryGroup, row: number): void {
  const { plan, words, months, layout } = context;
  const at = (column: number) => cellName(row, column);
  const name = group.type === "finished" ? group.group : words.reports.types[group.type];
  draft.line(row, 0, [text(name), text(words.reports.types[group.type])]);
  draft.put(row, columns.value, formula(`${stockAtCost(context, group, row)}+${at(columns.unusable)}`, "money"));
  draft.put(row, columns.unusable, formula(sumByGroup(context, group, row, { mps: layout.mps.columns.unusable, mrp: layout.mrp.columns.unusable }), "money"));
  draft.put(row, columns.target, input(group.target, "money"));
  draft.put(row, columns.variance, formula(`${at(columns.value)}-${at(columns.target)}`, "money"));
  draft.put(row, columns.turns, group.turns === undefined ? text(words.reports.common.notKnown) : input(group.turns, "decimal"));
  const projected = months.map((month, m) => {
    const cell = columns.firstMonth + m;
    const stock = sumByGroup(context, group, row, { mps: layout.mps.columns.month(m), mrp: layout.mrp.columns.month(m) }, "positive");
    draft.put(row, cell, formula(`${stock}+${inColumn(row, columns.unusable)}`, "money"));
    return [at(cell), monthEnd(plan, month, group.projected)] as const;
  });
  draft.check(row, cellsCheck([[at(columns.value), group.value], [at(columns.unusable), group.unusableValue], ...projected], 2));
}

const stockAtCost = (context: ReportContext, group: InventoryGroup, row: number): string =>
  sumByGroup(context, group, row, { mps: context.layout.mps.columns.opening, mrp: context.layout.mrp.columns.opening });

/**
 * Figures of the balance rows at standard cost: a finished family's on the master schedule (and on the material plan, where
 * finished goods are components too), any other type's on the material plan.
 */
function sumByGroup({ plan, layout, words }: ReportContext, { type, group }: InventoryGroup, row: number, column: { mps: number; mrp: number }, sign?: "positive"): string {
  const materials = { type: inColumn(row, columns.type), measure: "available", column: column.mrp, sign } as const;
  if (type !== "finished") return materialsSum(layout, words, materials);
  const scheduled = masterScheduleSum(layout, words, { family: group, measure: "available", weight: "cost", column: column.mps, sign });
  const components = plan.materials.some((line) => line.type === "finished" && line.family === group);
  return components ? `${scheduled}+${materialsSum(layout, words, { ...materials, family: inColumn(row, columns.group) })}` : scheduled;
}

function totalRow(draft: Draft, { words, plan, months }: ReportContext, row: number): void {
  draft.line(row, 0, [text(words.reports.common.total, "total"), text("", "total")]);
  const summed = [columns.value, columns.unusable, columns.target, columns.variance, ...months.map((_, m) => columns.firstMonth + m)];
  draft.put(row, columns.turns, plan.keyFigures.inventoryTurns === undefined ? text("", "total") : { ...input(plan.keyFigures.inventoryTurns, "decimal"), style: "total" });
  for (const column of summed) draft.put(row, column, formula(plan.inventory.length ? `SUM(${cellName(first, column)}:${cellName(row - 1, column)})` : "0", "money", "total"));
}
