import type { CapacityVariance } from "../engine/plan";
import { cellName } from "../workbook/address";
import { actualsRows, allActuals, lastMonthColumn } from "./actualsFigures";
import { cellsCheck, formula, heading, input, text } from "./cells";
import { lastClosedMonthOf, type ReportContext } from "./context";
import type { Draft } from "./draft";
import { reasonCell, type Watched } from "./reasonLinks";
import { upphColumns as columns, upphFirst } from "./varianceLayout";

type Column = keyof typeof columns;

export const watchedUpph: Watched = { kind: "upph", expected: columns.standardUpph, actual: columns.upph, limit: columns.limit };

/** 额定产能与 UPPH: what last month's rated hours are made of, and units per person-hour against standard, by work centre. */
export function upphBlock(draft: Draft, context: ReportContext, checkColumn: number): void {
  const { plan, words: { reports: { capacity, common }, variances: w } } = context;
  const first = upphFirst(plan);
  draft.put(first - 3, 0, text(w.rating(lastClosedMonthOf(plan)), "total"));
  draft.put(first - 2, 0, text(w.ratingNote, "note"));
  const names: Record<Column, string> = { ...w, workCentre: capacity.workCentre, name: common.name };
  for (const [column, at] of Object.entries(columns)) draft.put(first - 1, at, heading(names[column as Column]));
  draft.put(first - 1, checkColumn, heading(common.check));
  plan.capacityVariances.forEach((line, index) => centreRow(draft, context, line, first + index));
}

function centreRow(draft: Draft, context: ReportContext, line: CapacityVariance, row: number): void {
  const { plan, words } = context;
  const at = (column: Column) => cellName(row, columns[column]);
  const put = (column: Column, cell: ReturnType<typeof text>) => draft.put(row, columns[column], cell);
  const unknown = text(words.reports.common.notKnown);
  draft.line(row, 0, [text(line.workCentre), text(plan.capacity.find(({ workCentre }) => workCentre === line.workCentre)?.name ?? "")]);
  for (const part of ["headcount", "shifts", "hoursPerShift"] as const) put(part, input(line[part], "general"));
  put("days", input(line.lastDays, "general"));
  put("downtime", input(line.lastDowntime, "decimal"));
  for (const part of ["utilisation", "efficiency"] as const) put(part, input(line[part], "percent"));
  const hours = ["headcount", "shifts", "hoursPerShift", "days", "utilisation", "efficiency"] as const;
  put("rated", formula(`MAX(0,${hours.map(at).join("*")}-${at("downtime")})`, "decimal"));
  put("output", formula(outputOf(context, line.workCentre), "integer"));
  put("attended", line.lastAttended === undefined ? unknown : input(line.lastAttended, "decimal"));
  put("upph", line.upph === undefined ? unknown : formula(`IF(${at("attended")}>0,${at("output")}/${at("attended")},0)`, "price"));
  const earned = earnedOf(context, line.workCentre);
  put("standardUpph", line.standardUpph === undefined ? unknown : formula(`IFERROR(${at("output")}*${at("utilisation")}*${at("efficiency")}/(${earned}),0)`, "price"));
  const compared = line.upph !== undefined && line.standardUpph !== undefined;
  put("ofStandard", compared ? formula(`IFERROR(${at("upph")}/${at("standardUpph")},0)`, "percent") : unknown);
  put("limit", input(plan.options.capacityVarianceLimit, "percent"));
  if (compared) put("reason", reasonCell(context, line.workCentre, row, [watchedUpph]));
  const engine = { rated: line.lastRated, output: line.lastOutput, upph: line.upph, standardUpph: line.standardUpph };
  draft.check(row, cellsCheck(Object.entries(engine).flatMap(([column, value]) => (value === undefined ? [] : [[at(column as Column), value] as const]))));
}

/** Last month's output × hours a piece earns at the work centre; the hours stand beside it on the actuals sheet. */
export const earnedOf = (context: ReportContext, workCentre: string): string => producedTimes(context, hoursColumn(context, workCentre));

/** The output that earned them, in common units. */
const outputOf = (context: ReportContext, workCentre: string): string => producedTimes(context, context.layout.actuals.columns.factor, hoursColumn(context, workCentre));

const hoursColumn = ({ plan, layout }: ReportContext, workCentre: string): number => layout.actuals.columns.hours(plan.capacityVariances.findIndex((line) => line.workCentre === workCentre));

/** Σ produced × a column beside it, over items that have a figure in `where`. */
function producedTimes(context: ReportContext, column: number, where?: number): string {
  const rows = context.plan.actualMonths.length > 1 ? actualsRows(context, "produced", allActuals(context)) : undefined;
  if (!rows) return "0";
  const of = (c: number) => rows.of("produced", c);
  const counted = where === undefined ? rows.where : `${rows.where}*(${of(where)}<>"")`;
  return `SUMPRODUCT(${counted}*${of(column)}*${of(lastMonthColumn(context))})`;
}
