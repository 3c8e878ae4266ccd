import type { InventoryGroup } from "../engine/plan";
import { cellName } from "../workbook/address";
import type { SheetSpec } from "../workbook/port";
import { actualsRows, allActuals } from "./actualsFigures";
import { blank, cellsCheck, formula, heading, input, text } from "./cells";
import type { ReportContext } from "./context";
import { type Draft, draftSheet } from "./draft";
import { monthEnd } from "./familyFigures";
import { daysRow, labelRow, type mpsMeasures, type mrpMeasures } from "./layout";
import { beyondMark, reasonCell, type Watched } from "./reasonLinks";
import { fixed, fixedAcross, inColumn, onSheet } from "./reference";
import { masterScheduleSum, materialsSum } from "./sums";
import { inventoryColumns as columns, inventoryFirst as first, inventoryTotalRow, targetDaysRow, targetTurnsRow } from "./varianceLayout";

const watched: Watched & { variance: number; reason: number } = {
  kind: "inventory", expected: columns.target, actual: columns.value, limit: columns.limit, variance: columns.variance, reason: columns.reason,
};
export { inventoryColumns, inventoryTotalRow } from "./varianceLayout";

/** 库存差异: stock at standard cost by group, now, against its target, and at the coming month ends. */
export function inventoryVarianceSheet(context: ReportContext): SheetSpec {
  const { plan, words, months } = context;
  const { common, inventoryVariance: w } = words.reports;
  const v = words.variances;
  const check = columns.firstMonth + months.length;
  const draft = draftSheet(context, "inventoryVariance", common.unitsMoney(plan.options.currency), check);
  const headings = [w.group, common.type, w.value, w.unusable, v.safety, v.cycle, v.budget, w.target, w.variance, v.share, v.limit, v.reason, w.turns, v.plannedUse, v.plannedTurns, ...months.map(w.projected), common.check];
  draft.line(labelRow, 0, headings.map((word) => heading(word)));
  plan.inventory.forEach((group, index) => groupRow(draft, context, group, first + index));
  totalRow(draft, context, inventoryTotalRow(plan.inventory.length));
  targets(draft, context);
  return draft.finish({
    widths: [18, 12, 14, 14, 14, 14, 14, 14, 14, 10, 9, 13, 10, 14, 10, ...months.map(() => 14), 10],
    conditionals: [beyondMark(watched, watched.variance, first, plan.inventory.length)],
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
  draft.put(row, columns.unusable, formula(sumByGroup(context, group, row, balances(layout.mps.columns.unusable, layout.mrp.columns.unusable)), "money"));
  draft.put(row, columns.safety, formula(safetyStock(context, group, row), "money"));
  draft.put(row, columns.cycle, formula(cycleStock(context, group, row), "money"));
  if (group.budgetValue !== undefined) draft.put(row, columns.budget, input(group.budgetValue, "money"));
  draft.put(row, columns.target, formula(`IF(ISNUMBER(${at(columns.budget)}),${at(columns.budget)},${at(columns.safety)}+${at(columns.cycle)})`, "money"));
  draft.put(row, columns.variance, formula(`${at(columns.value)}-${at(columns.target)}`, "money"));
  draft.put(row, columns.share, formula(`IF(${at(columns.target)}>0,${at(columns.variance)}/${at(columns.target)},0)`, "percent"));
  draft.put(row, columns.limit, input(plan.options.inventoryVarianceLimit, "percent"));
  draft.put(row, columns.reason, reasonCell(context, group.group, row, [watched]));
  draft.put(row, columns.turns, group.turns === undefined ? text(words.reports.common.notKnown) : formula(turnsOf(context, row, group.type === "finished" ? "family" : "type"), "decimal"));
  draft.put(row, columns.use, formula(plannedUse(context, group, row), "money"));
  draft.put(row, columns.plannedTurns, group.plannedTurns === undefined ? text(words.reports.common.notKnown) : formula(turnsOfPlan(context, row), "decimal"));
  const projected = months.map((month, m) => {
    const cell = columns.firstMonth + m;
    const stock = sumByGroup(context, group, row, { ...balances(layout.mps.columns.month(m), layout.mrp.columns.month(m)), sign: "positive" });
    draft.put(row, cell, formula(`${stock}+${inColumn(row, columns.unusable)}`, "money"));
    return [at(cell), monthEnd(plan, month, group.projected)] as const;
  });
  const engine: readonly (readonly [number, number | undefined])[] = [
    [columns.value, group.value], [columns.unusable, group.unusableValue], [columns.safety, group.safetyValue], [columns.cycle, group.cycleValue],
    [columns.target, group.target], [columns.turns, group.turns], [columns.use, group.plannedUse], [columns.plannedTurns, group.plannedTurns],
  ];
  draft.check(row, cellsCheck([...engine.flatMap(([column, value]) => (value === undefined ? [] : [[at(column), value] as const])), ...projected], 2));
}

const stockAtCost = (context: ReportContext, group: InventoryGroup, row: number): string =>
  sumByGroup(context, group, row, balances(context.layout.mps.columns.opening, context.layout.mrp.columns.opening));

/**
 * Figures of one measure at standard cost: a finished family's on the master schedule (and on the material plan, where
 * finished goods are components too), any other type's on the material plan.
 */
function sumByGroup({ plan, layout, words }: ReportContext, { type, group }: InventoryGroup, row: number, { mps, mrp, sign }: BothSheets): string {
  const materials = { type: inColumn(row, columns.type), sign, ...mrp };
  if (type !== "finished") return materialsSum(layout, words, materials);
  const scheduled = masterScheduleSum(layout, words, { family: group, weight: "cost", sign, ...mps });
  const components = plan.materials.some((line) => line.type === "finished" && line.family === group);
  return components ? `${scheduled}+${materialsSum(layout, words, { ...materials, family: inColumn(row, columns.group) })}` : scheduled;
}

interface BothSheets {
  mps: { measure: (typeof mpsMeasures)[number]; column: number };
  mrp: { measure: (typeof mrpMeasures)[number]; column: number };
  sign?: "positive";
}

const balances = (mps: number, mrp: number): BothSheets => ({ mps: { measure: "available", column: mps }, mrp: { measure: "available", column: mrp } });

const safetyStock = (context: ReportContext, group: InventoryGroup, row: number): string =>
  sumByGroup(context, group, row, {
    mps: { measure: "safetyStock", column: context.layout.mps.columns.period(0) },
    mrp: { measure: "safetyStock", column: context.layout.mrp.columns.period(0) },
  });

/** Over all months of the plan, or those after the open one. */
function flowSum(context: ReportContext, group: InventoryGroup, row: number, months: "all" | "later", mps: "demand" | "shipments", mrp: "independent" | "gross"): string {
  const { layout } = context;
  const sums = context.months.flatMap((_, m) =>
    months === "later" && m === 0 ? [] : [sumByGroup(context, group, row, { mps: { measure: mps, column: layout.mps.columns.month(m) }, mrp: { measure: mrp, column: layout.mrp.columns.month(m) } })],
  );
  return sums.join("+") || "0";
}

/** Half an average month's demand of finished goods; the days of use below the total of the others. */
function cycleStock(context: ReportContext, group: InventoryGroup, row: number): string {
  const { layout: { mps }, words, plan } = context;
  const days = `SUM(${onSheet(words.reports.sheets.mps, fixedAcross(daysRow, mps.columns.firstPeriod, mps.columns.lastPeriod))})`;
  if (group.type === "finished") return `(${flowSum(context, group, row, "all", "demand", "independent")})/${days}*365/12/2`;
  return `(${flowSum(context, group, row, "all", "demand", "gross")})/${days}*${fixed(targetDaysRow(plan), columns.cycle)}`;
}

const plannedUse = (context: ReportContext, group: InventoryGroup, row: number): string => flowSum(context, group, row, "later", "shipments", "gross");

/** Use as of a year ÷ mean of the month ends. */
function turnsOfPlan({ months }: ReportContext, row: number): string {
  const [from, to] = [cellName(row, columns.firstMonth), cellName(row, columns.firstMonth + months.length - 1)];
  return `IFERROR(${cellName(row, columns.use)}*12/${months.length - 1}/(SUM(${from}:${to})/${months.length}),0)`;
}

/** Sold ÷ held at standard cost as of a year, over the closed months and items that state their closing stock: one family's, one type's or all. */
function turnsOf(context: ReportContext, row: number, of: "family" | "type" | "all"): string {
  const rows = actualsRows(context, "shipped", allActuals(context))!;
  const { columns: actuals } = context.layout.actuals;
  const [from, to] = [actuals.month(0), actuals.month(context.plan.actualMonths.length - 2)];
  const conditions = [...(of === "all" ? [] : [rows.equal(actuals.type, inColumn(row, columns.type))]), ...(of === "family" ? [rows.equal(actuals.family, inColumn(row, columns.group))] : [])];
  const counted = [rows.where, ...conditions, rows.cost].join("*");
  const held = rows.of("statedStock", from, to);
  return `IFERROR(12*SUMPRODUCT(${counted}*(${held}<>"")*${rows.of("shipped", from, to)})/SUMPRODUCT(${counted}*${held}),0)`;
}

function totalRow(draft: Draft, context: ReportContext, row: number): void {
  const { words, plan, months } = context;
  draft.line(row, 0, [text(words.reports.common.total, "total"), ...Array.from({ length: columns.firstMonth - 1 }, () => blank("total"))]);
  const { value, unusable, safety, cycle, target, variance } = columns;
  const summed = [value, unusable, safety, cycle, target, variance, ...months.map((_, m) => columns.firstMonth + m)];
  for (const column of summed) draft.put(row, column, formula(plan.inventory.length ? `SUM(${cellName(first, column)}:${cellName(row - 1, column)})` : "0", "money", "total"));
  draft.put(row, columns.share, formula(`IF(${cellName(row, target)}>0,${cellName(row, variance)}/${cellName(row, target)},0)`, "percent", "total"));
  const { inventoryTurns } = plan.keyFigures;
  if (inventoryTurns !== undefined) draft.put(row, columns.turns, formula(turnsOf(context, row, "all"), "decimal", "total"));
  draft.check(row, cellsCheck(inventoryTurns === undefined ? [] : [[cellName(row, columns.turns), inventoryTurns]]));
}

/** What targets are reckoned with: days of use of materials, and the turns to reach. */
function targets(draft: Draft, { plan, words }: ReportContext): void {
  const { settings } = words.tables;
  const { materialTargetDays, turnsTarget } = plan.options;
  draft.put(targetDaysRow(plan), columns.group, text(settings.materialTargetDays.label));
  draft.put(targetDaysRow(plan), columns.cycle, input(materialTargetDays));
  draft.put(targetTurnsRow(plan), columns.group, text(settings.turnsTarget.label));
  draft.put(targetTurnsRow(plan), columns.turns, turnsTarget > 0 ? input(turnsTarget, "decimal") : text(words.reports.common.notKnown));
  draft.put(targetTurnsRow(plan) + 1, 0, text(words.variances.targetNote, "note"));
}
