import type { Requirement } from "../engine/plan";
import { cellName } from "../workbook/address";
import type { SheetSpec } from "../workbook/port";
import { formula, input, rowCheck, text } from "./cells";
import type { ReportContext } from "./context";
import { draftSheet } from "./draft";
import { firstRow } from "./layout";
import { furtherHeading, periodCells, periodHeadings } from "./periods";
import { across, inColumn, onSheet } from "./reference";

/** 追溯: which parent's releases ask for a component, one row per BOM line in use. */
export function peggingSheet(context: ReportContext): SheetSpec {
  const { plan, words, layout } = context;
  const { common, pegging } = words.reports;
  const { columns, lines } = layout.pegging;
  const draft = draftSheet(context, "pegging", pegging.note, columns.check);
  periodHeadings(draft, context, columns, [pegging.component, pegging.componentName, pegging.parent, pegging.parentName, pegging.quantityPer]);
  furtherHeading(draft, columns.check, common.check);
  lines.forEach((line, index) => {
    const row = firstRow + index;
    const { component, parent, quantityPer, effective, requirement } = line;
    draft.line(row, 0, [component, plan.items[component]!.name, parent, plan.items[parent]!.name].map((word) => text(word)));
    draft.put(row, columns.quantityPer, input(quantityPer, "general"));
    const released = releasesOf(line, context);
    const cell = (t: number, holds: boolean) => formula(holds ? `${released(t)}*${inColumn(row, columns.quantityPer)}` : "0", "decimal");
    draft.put(row, columns.pastDue, cell(-1, effective.pastDue));
    periodCells(draft, row, columns, plan.periods.length, (t) => cell(t, effective.periods[t]!));
    draft.check(row, rowCheck(across(row, columns.pastDue, columns.lastPeriod), [requirement.pastDue, ...requirement.periods]));
  });
  return draft.finish({
    widths: [13, 18, 13, 18, 12, 10, ...plan.periods.map(() => 11), 10],
    freeze: { rows: firstRow, columns: 5 },
    print: { landscape: true, titleRows: firstRow },
    tabColour: "#5B6670",
  });
}

/** The parent's release cell of a period (−1: past due), on whichever sheet plans the parent. */
function releasesOf({ parent }: Requirement, { words, layout: { mps, mrp } }: ReportContext): (t: number) => string {
  const { sheets } = words.reports;
  return mps.has(parent)
    ? (t) => onSheet(sheets.mps, cellName(mps.rowOf(parent, "releases"), mps.columns.period(t)))
    : (t) => onSheet(sheets.mrp, cellName(mrp.rowOf(parent, "releases"), mrp.columns.period(t)));
}
