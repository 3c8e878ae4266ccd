import { addMonths } from "../engine/calendar";
import type { CapacityVariance } from "../engine/plan";
import { cellName } from "../workbook/address";
import type { SheetSpec } from "../workbook/port";
import { cellsCheck, formula, heading, input, text } from "./cells";
import { lastClosedMonthOf, openMonthOf, type ReportContext } from "./context";
import { type Draft, draftSheet } from "./draft";
import { type capacityMeasures, labelRow, monthRow } from "./layout";
import { planMeasures } from "./planMeasures";
import { beyondMark, reasonCell, type Watched } from "./reasonLinks";
import { acrossColumns, fixed, fixedAcross, onSheet } from "./reference";
import { earnedOf, upphBlock, watchedUpph } from "./upphBlock";
import { centreColumns as columns, centreFirst as first, productionMeasuresTop, upphColumns, upphFirst } from "./varianceLayout";

const watched: readonly (Watched & { variance: number; reason: number })[] = [
  { kind: "capacity", expected: columns.lastRated, actual: columns.lastEarned, limit: columns.limit, variance: columns.lastVariance, reason: columns.lastReason },
  { kind: "load", expected: columns.nextAvailable, actual: columns.nextLoad, limit: columns.loadLimit, variance: columns.nextGap, reason: columns.nextReason },
];

/** 产能差异: hours earned last month, the rest of this month and the whole next month, by work centre. */
export function capacityVarianceSheet(context: ReportContext): SheetSpec {
  const { plan, words } = context;
  const { common, capacity, capacityVariance: w } = words.reports;
  const draft = draftSheet(context, "capacityVariance", common.unitsHours, columns.check);
  const open = openMonthOf(plan);
  for (let column = 0; column <= columns.check; column++) draft.put(labelRow, column, heading());
  draft.put(labelRow, columns.lastRated, heading(w.last(lastClosedMonthOf(plan))));
  draft.put(labelRow, columns.thisAvailable, heading(w.rest(open)));
  draft.put(labelRow, columns.nextAvailable, heading(w.next(addMonths(open, 1))));
  const { ofRated, reason, limit, loadLimit } = words.variances;
  const headings = [
    capacity.workCentre, common.name, w.rated, w.earned, w.variance, ofRated, reason, w.available, w.committed, w.load, w.share, w.gap,
    w.available, w.committed, w.load, w.overtime, w.share, w.gap, reason, limit, loadLimit, common.check,
  ];
  draft.line(labelRow + 1, 0, headings.map((word) => heading(word)));
  plan.capacityVariances.forEach((line, index) => workCentreRow(draft, context, line, first + index));
  planMeasures(draft, context, "production", productionMeasuresTop(plan), columns.check);
  upphBlock(draft, context, columns.check);
  return draft.finish({
    widths: [13, 18, ...Array.from({ length: 19 }, () => 12), 10],
    conditionals: [...watched.map((each) => beyondMark(each, each.variance, first, plan.capacityVariances.length)), beyondMark(watchedUpph, watchedUpph.actual, upphFirst(plan), plan.capacityVariances.length)],
    freeze: { rows: first, columns: 2 },
    print: { landscape: true, titleRows: first },
    tabColour: "#1F4E9E",
  });
}

function workCentreRow(draft: Draft, context: ReportContext, line: CapacityVariance, row: number): void {
  const { plan } = context;
  const open = openMonthOf(plan);
  const at = (figure: keyof typeof columns) => cellName(row, columns[figure]);
  const put = (figure: keyof typeof columns, body: string, format: "decimal" | "percent" = "decimal") => draft.put(row, columns[figure], formula(body, format));
  const name = plan.capacity.find(({ workCentre }) => workCentre === line.workCentre)?.name ?? "";
  draft.line(row, 0, [text(line.workCentre), text(name)]);
  put("lastRated", cellName(upphFirst(plan) + row - first, upphColumns.rated));
  put("lastEarned", earnedOf(context, line.workCentre));
  put("lastShare", `IF(${at("lastRated")}>0,${at("lastEarned")}/${at("lastRated")},0)`, "percent");
  put("lastVariance", `${at("lastEarned")}-${at("lastRated")}`);
  for (const [month, prefix] of [[open, "this"], [addMonths(open, 1), "next"]] as const) {
    const sum = (measure: (typeof capacityMeasures)[number]) => monthHours(context, line.workCentre, measure, month);
    put(`${prefix}Available`, sum("available"));
    put(`${prefix}Committed`, sum("committed"));
    put(`${prefix}Load`, sum("load"));
    put(`${prefix}Share`, `IF(${at(`${prefix}Available`)}>0,${at(`${prefix}Load`)}/${at(`${prefix}Available`)},0)`, "percent");
    put(`${prefix}Gap`, `${at(`${prefix}Available`)}-${at(`${prefix}Load`)}`);
  }
  put("nextOvertime", monthHours(context, line.workCentre, "overtime", addMonths(open, 1)));
  draft.put(row, columns.limit, input(plan.options.capacityVarianceLimit, "percent"));
  draft.put(row, columns.loadLimit, input(plan.options.escalationLoad - 1, "percent"));
  for (const each of watched) draft.put(row, each.reason, reasonCell(context, line.workCentre, row, [each]));
  const checked = ["lastRated", "lastEarned", "thisAvailable", "thisCommitted", "thisLoad", "nextAvailable", "nextCommitted", "nextLoad", "nextOvertime"] as const;
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
