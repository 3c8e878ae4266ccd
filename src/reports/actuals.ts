import type { ActualsLine } from "../engine/plan";
import { cellName } from "../workbook/address";
import type { Cell, SheetSpec } from "../workbook/port";
import { blockFilter } from "./blockFrame";
import { formula, heading, input, text } from "./cells";
import type { ReportContext } from "./context";
import { type Draft, draftSheet } from "./draft";
import { actualItems, actualsMeasures, daysRow, firstRow, labelRow, monthRow, workingDaysRow, zoneRow } from "./layout";
import { furtherHeading, monthSerial } from "./periods";
import { onSheet } from "./reference";

type Measure = (typeof actualsMeasures)[number];

/** 实绩依据: what the variances and the chart's past reckon with, item by item. */
export function actualsSheet(context: ReportContext): SheetSpec {
  const { plan, words, layout } = context;
  const { common, actuals } = words.reports;
  const { columns } = layout.actuals;
  const draft = draftSheet(context, "actuals", actuals.note, columns.check);
  const keys = [common.item, common.name, common.family, common.measure, common.unit, common.standardCost, common.type, actuals.scheduled];
  draft.line(labelRow, 0, keys.map((word) => heading(word)));
  for (const row of [monthRow, zoneRow, workingDaysRow, daysRow]) draft.line(row, 0, [...keys, ...plan.actualMonths].map(() => heading()));
  plan.actualMonths.forEach((month, m) => {
    draft.put(labelRow, columns.month(m), heading(month));
    draft.put(monthRow, columns.month(m), heading(monthSerial(month), "month"));
  });
  furtherHeading(draft, columns.factor, common.unitFactor);
  plan.capacityVariances.forEach(({ workCentre }, centre) => furtherHeading(draft, columns.hours(centre), words.variances.earnedPerUnit(workCentre)));
  const lines = new Map(plan.actuals.map((line) => [line.item, line]));
  for (const item of actualItems(plan)) itemBlock(draft, context, lines.get(item) ?? noActuals(item, context));
  return draft.finish({
    widths: [13, 18, 11, 20, 6, 10, 10, 9, ...plan.actualMonths.map(() => 11), 10, ...plan.capacityVariances.map(() => 11)],
    folds: { rows: actualItems(plan).map((item) => ({ from: layout.actuals.rowOf(item, actualsMeasures[1]), count: actualsMeasures.length - 1 })) },
    filter: blockFilter(layout.actuals.last),
    freeze: { rows: firstRow, columns: 4 },
    print: { landscape: true, titleRows: firstRow },
    tabColour: "#1F4E9E",
  });
}

function noActuals(code: string, { plan }: ReportContext): ActualsLine {
  const { family, type } = plan.items[code]!;
  const none = plan.actualMonths.map(() => 0);
  const unstated = plan.actualMonths.map(() => undefined);
  return { item: code, family, type, requested: none, shipped: none, produced: none, scrapped: none, closingStock: unstated, salesPlan: unstated, productionPlan: unstated };
}

function itemBlock(draft: Draft, context: ReportContext, line: ActualsLine): void {
  const { plan, words, layout } = context;
  const { columns, rowOf } = layout.actuals;
  const item = plan.items[line.item]!;
  const first = rowOf(line.item, actualsMeasures[0]);
  for (const measure of actualsMeasures) {
    const row = rowOf(line.item, measure);
    draft.line(row, 0, [line.item, item.name, line.family, words.reports.actuals[measure], item.unit].map((word) => text(word, row === first ? "total" : "key")));
    draft.line(row, columns.cost, [input(item.standardCost, "price"), text(words.reports.types[line.type]), input(layout.mps.has(line.item) ? 1 : 0)]);
    plan.actualMonths.forEach((_, m) => draft.put(row, columns.month(m), cell(measure, line, m, context)));
    draft.put(row, columns.factor, input(item.standardUnitFactor, "general"));
  }
  const produced = rowOf(line.item, "produced");
  plan.capacityVariances.forEach(({ earnedPerUnit }, centre) => {
    if (earnedPerUnit[line.item] !== undefined) draft.put(produced, columns.hours(centre), input(earnedPerUnit[line.item]!, "general"));
  });
}

function cell(measure: Measure, line: ActualsLine, m: number, context: ReportContext): Cell | null {
  const { actuals } = context.layout;
  const at = (other: Measure, month: number) => cellName(actuals.rowOf(line.item, other), actuals.columns.month(month));
  if (measure === "plannedShipped") return formula(`IF(ISNUMBER(${at("salesPlan", m)}),${at("shipped", m)},0)`);
  if (measure === "closingStock") return closingStock(line, m, context, at);
  const value = measure === "statedStock" ? line.closingStock[m] : line[measure][m];
  return value === undefined ? null : input(value);
}

/** As stated; what a master-scheduled item does not state is reckoned back from the next month, at the latest from the stock now. */
function closingStock({ item, closingStock: stated }: ActualsLine, m: number, { plan, words, layout: { mps } }: ReportContext, at: (measure: Measure, month: number) => string): Cell | null {
  const now = m === plan.actualMonths.length - 1;
  const asStated = stated[m] === undefined ? null : formula(at("statedStock", m));
  if (!mps.has(item)) return asStated;
  if (now) return formula(["opening", "unusable"].map((column) => onSheet(words.reports.sheets.mps, cellName(mps.rowOf(item, "available"), mps.columns[column as "opening" | "unusable"]))).join("+"));
  return asStated ?? formula(`${at("closingStock", m + 1)}+${at("shipped", m + 1)}+${at("scrapped", m + 1)}-${at("produced", m + 1)}`);
}
