import type { ActualsLine } from "../engine/plan";
import type { SheetSpec } from "../workbook/port";
import { heading, input, text } from "./cells";
import type { ReportContext } from "./context";
import { draftSheet } from "./draft";
import { actualsMeasures, firstRow, labelRow, monthRow, workingDaysRow, zoneRow } from "./layout";
import { monthSerial } from "./periods";
import { finishedWordAt } from "./sums";

/** 实绩依据: what the variances and the chart's past reckon with, item by item. All of it is input. */
export function actualsSheet(context: ReportContext): SheetSpec {
  const { plan, words, layout } = context;
  const { common, actuals, types } = words.reports;
  const { columns, rowOf } = layout.actuals;
  const draft = draftSheet(context, "actuals", actuals.note, columns.last + 1);
  const keys = [common.item, common.name, common.family, common.measure, common.unit, common.standardCost, common.type];
  draft.line(labelRow, 0, keys.map((word) => heading(word)));
  for (const row of [monthRow, zoneRow, workingDaysRow]) draft.line(row, 0, [...keys, ...plan.actualMonths].map(() => heading()));
  draft.put(finishedWordAt.row, finishedWordAt.column, heading(types.finished));
  plan.actualMonths.forEach((month, m) => {
    draft.put(labelRow, columns.month(m), heading(month));
    draft.put(monthRow, columns.month(m), heading(monthSerial(month), "month"));
  });
  for (const line of plan.actuals)
    for (const measure of actualsMeasures) {
      const item = plan.items[line.item]!;
      const row = rowOf(line.item, measure);
      draft.line(row, 0, [line.item, item.name, line.family, actuals[measure], item.unit].map((word) => text(word)));
      draft.line(row, columns.cost, [input(item.standardCost, "decimal"), text(types[line.type])]);
      values(line, measure).forEach((value, m) => draft.put(row, columns.month(m), value === undefined ? null : input(value)));
    }
  return draft.finish({
    widths: [13, 18, 11, 16, 6, 10, 10, ...plan.actualMonths.map(() => 11)],
    freeze: { rows: firstRow, columns: 4 },
    print: { landscape: true, titleRows: firstRow },
    tabColour: "#1F4E9E",
  });
}

const values = (line: ActualsLine, measure: (typeof actualsMeasures)[number]): readonly (number | undefined)[] => line[measure];
