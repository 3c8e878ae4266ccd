import type { Requirement } from "../engine/plan";
import { cellName } from "../workbook/address";
import type { SheetSpec } from "../workbook/port";
import { linkToMps, linkToMrp } from "./behind";
import { blockFilter, zoneShading } from "./blockFrame";
import { formula, input, quantityFormat, rowCheck, text } from "./cells";
import type { ReportContext } from "./context";
import { draftSheet } from "./draft";
import { firstRow } from "./layout";
import { withPageBreaks } from "./pages";
import { furtherHeading, periodCells, periodHeadings } from "./periods";
import { across, inColumn, onSheet } from "./reference";

/** 毛需求展开: which parent's releases ask for a component, one row per BOM line in use. */
export function grossRequirementsSheet(context: ReportContext): SheetSpec {
  const { plan, words, layout } = context;
  const { common, mrp, pegging } = words.reports;
  const { columns, lines } = layout.grossRequirements;
  const draft = draftSheet(context, "grossRequirements", pegging.grossNote, columns.check);
  draft.put(0, columns.link, text(mrp.scrapConventions[plan.options.scrapConvention], "note"));
  periodHeadings(draft, context, columns, [pegging.component, pegging.componentName, pegging.parent, pegging.parentName, pegging.quantityPer, words.plans.lookAt]);
  furtherHeading(draft, columns.check, common.check);
  lines.forEach((line, index) => {
    const row = firstRow + index;
    const { component, parent, quantityPer, effective, requirement } = line;
    draft.line(row, 0, [component, plan.items[component]!.name, parent, plan.items[parent]!.name].map((word) => text(word)));
    draft.put(row, columns.quantityPer, input(quantityPer, "number"));
    draft.put(row, columns.link, layout.mps.has(parent) ? linkToMps(context, parent, "releases") : linkToMrp(context, parent, "releases"));
    const released = releasesOf(line, context);
    const format = quantityFormat(plan.items[parent]!, [quantityPer, requirement.pastDue, ...requirement.periods]);
    const cell = (t: number, holds: boolean) => formula(holds ? `(${released(t)})*${inColumn(row, columns.quantityPer)}` : "0", format);
    draft.put(row, columns.pastDue, cell(-1, effective.pastDue));
    periodCells(draft, row, columns, plan.periods.length, (t) => cell(t, effective.periods[t]!));
    draft.check(row, rowCheck(across(row, columns.pastDue, columns.lastPeriod), [requirement.pastDue, ...requirement.periods]));
  });
  const last = firstRow + Math.max(1, lines.length) - 1;
  const sheet = draft.finish({
    widths: [13, 18, 13, 18, 12, 8, 10, ...plan.periods.map(() => 11), 10],
    freeze: { rows: firstRow, columns: 5 },
    print: { landscape: true, titleRows: firstRow, columns: columns.lastPeriod + 1 },
    filter: blockFilter(last),
    conditionals: zoneShading(context, columns, last),
    tabColour: "#5B6670",
  });
  return withPageBreaks(sheet, lines.flatMap(({ component }, index) => (component === lines[index - 1]?.component ? [] : [firstRow + index])));
}

/** The parent's planned and firm release cells of a period (−1: past due), on whichever sheet plans the parent. */
function releasesOf({ parent }: Requirement, { words, layout: { mps, mrp } }: ReportContext): (t: number) => string {
  const { sheets } = words.reports;
  const measures = ["releases", "firmReleases"] as const;
  return mps.has(parent)
    ? (t) => measures.map((measure) => onSheet(sheets.mps, cellName(mps.rowOf(parent, measure), mps.columns.period(t)))).join("+")
    : (t) => measures.map((measure) => onSheet(sheets.mrp, cellName(mrp.rowOf(parent, measure), mrp.columns.period(t)))).join("+");
}
