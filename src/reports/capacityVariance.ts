import { addMonths } from "../engine/calendar";
import type { CapacityVariance } from "../engine/plan";
import { cellName } from "../workbook/address";
import type { SheetSpec } from "../workbook/port";
import { cellsCheck, formula, heading, input, text } from "./cells";
import { openMonthOf, type ReportContext } from "./context";
import { type Draft, draftSheet } from "./draft";
import { centreHeadings, centreName, lastMonthHours, lastMonthUpph, watchedHours, watchedUpph } from "./lastMonthHours";
import { type capacityMeasures, legendRow, monthRow } from "./layout";
import { planMeasures } from "./planMeasures";
import { beyondMark, reasonCell, type Watched } from "./reasonLinks";
import { acrossColumns, fixed, fixedAcross, onSheet } from "./reference";
import { capacityCheck, hoursColumns, hoursFirst, loadColumns as columns, loadFirst, productionMeasuresTop, upphColumns, upphFirst } from "./varianceLayout";

const watchedLoad: Watched = { kind: "load", expected: columns.nextAvailable, actual: columns.nextLoad, limit: columns.limit };

/** 产能差异: hours, UPPH and production of last month, the rest of this month and the whole next month, by work centre. */
export function capacityVarianceSheet(context: ReportContext): SheetSpec {
  const { plan, words } = context;
  const draft = draftSheet(context, "capacityVariance", words.reports.common.unitsHours, capacityCheck);
  lastMonthHours(draft, context);
  lastMonthUpph(draft, context);
  planMeasures(draft, context, "production", productionMeasuresTop(plan), capacityCheck);
  loads(draft, context);
  const centres = plan.capacityVariances.length;
  return draft.finish({
    widths: [13, 18, ...Array.from({ length: 13 }, () => 12), 10],
    conditionals: [
      beyondMark(watchedHours, hoursColumns.variance, hoursFirst, centres),
      beyondMark(watchedUpph, upphColumns.variance, upphFirst(plan), centres),
      beyondMark(watchedLoad, columns.nextShare, loadFirst(plan), centres),
    ],
    freeze: { rows: legendRow + 1, columns: 2 },
    print: { landscape: true, titleRows: legendRow + 1 },
    tabColour: "#1F4E9E",
  });
}

/** 本月可安排产能: available, committed and planned hours to come. */
function loads(draft: Draft, context: ReportContext): void {
  const { plan, words } = context;
  const { capacityVariance: w } = words.reports;
  const first = loadFirst(plan);
  const open = openMonthOf(plan);
  const { limit, reason } = words.variances;
  const month = [w.available, w.committed, w.load];
  centreHeadings(draft, context, first, words.variances.loads, [...month, w.share, w.gap, ...month, w.overtime, w.share, w.gap, limit, reason]);
  draft.put(first - 2, columns.thisAvailable, heading(w.rest(open)));
  draft.put(first - 2, columns.nextAvailable, heading(w.next(addMonths(open, 1))));
  plan.capacityVariances.forEach((line, index) => loadRow(draft, context, line, first + index));
}

function loadRow(draft: Draft, context: ReportContext, line: CapacityVariance, row: number): void {
  const { plan } = context;
  const open = openMonthOf(plan);
  const at = (figure: keyof typeof columns) => cellName(row, columns[figure]);
  const put = (figure: keyof typeof columns, body: string, format: "decimal" | "percent" = "decimal") => draft.put(row, columns[figure], formula(body, format));
  draft.line(row, 0, [text(line.workCentre), text(centreName(context, line.workCentre))]);
  for (const [month, prefix] of [[open, "this"], [addMonths(open, 1), "next"]] as const) {
    const sum = (measure: (typeof capacityMeasures)[number]) => monthHours(context, line.workCentre, measure, month);
    put(`${prefix}Available`, sum("available"));
    put(`${prefix}Committed`, sum("committed"));
    put(`${prefix}Load`, sum("load"));
    put(`${prefix}Share`, `IF(${at(`${prefix}Available`)}>0,${at(`${prefix}Load`)}/${at(`${prefix}Available`)},0)`, "percent");
    put(`${prefix}Gap`, `${at(`${prefix}Available`)}-${at(`${prefix}Load`)}`);
  }
  put("nextOvertime", monthHours(context, line.workCentre, "overtime", addMonths(open, 1)));
  // The meeting is asked from the escalation load on: 110 % leaves 10 % above what is available.
  draft.put(row, columns.limit, input(plan.options.escalationLoad - 1, "percent"));
  draft.put(row, columns.reason, reasonCell(context, line.workCentre, row, [watchedLoad]));
  const checked = ["thisAvailable", "thisCommitted", "thisLoad", "nextAvailable", "nextCommitted", "nextLoad", "nextOvertime"] as const;
  draft.check(row, cellsCheck(checked.map((figure) => [at(figure), line[figure]])));
}

/** Hours of one measure in one month, summed over the periods of the capacity sheet. */
export function monthHours({ plan, words, layout: { capacity } }: ReportContext, workCentre: string, measure: (typeof capacityMeasures)[number], month: string): string {
  const period = plan.periods.findIndex((each) => each.month === month);
  if (period < 0) return "0";
  const sheet = words.reports.sheets.capacity;
  const { firstPeriod, lastPeriod } = capacity.columns;
  const months = onSheet(sheet, fixedAcross(monthRow, firstPeriod, lastPeriod));
  const wanted = onSheet(sheet, fixed(monthRow, capacity.columns.period(period)));
  return `SUMIF(${months},${wanted},${onSheet(sheet, acrossColumns(capacity.rowOf(workCentre, measure), firstPeriod, lastPeriod))})`;
}
