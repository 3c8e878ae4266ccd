import type { CapacityVariance } from "../engine/plan";
import { cellName } from "../workbook/address";
import type { Cell } from "../workbook/port";
import { actualsRows, allActuals, lastMonthColumn } from "./actualsFigures";
import { cellsCheck, formula, heading, input, text } from "./cells";
import { lastClosedMonthOf, type ReportContext } from "./context";
import type { Draft } from "./draft";
import { reasonCell, type Watched } from "./reasonLinks";
import { capacityCheck, hoursColumns, hoursFirst, upphColumns, upphFirst } from "./varianceLayout";

export const watchedHours: Watched = { kind: "capacity", expected: hoursColumns.rated, actual: hoursColumns.earned, limit: hoursColumns.limit };
export const watchedUpph: Watched = { kind: "upph", expected: upphColumns.standardUpph, actual: upphColumns.upph, limit: upphColumns.limit };

/** Title and headings of a block of work centres. */
export function centreHeadings(draft: Draft, { words: { reports: { capacity, common } } }: ReportContext, first: number, title: string, names: readonly string[]): void {
  draft.put(first - 2, 0, text(title, "total"));
  draft.line(first - 1, 0, [capacity.workCentre, common.name, ...names].map((word) => heading(word)));
  draft.put(first - 1, capacityCheck, heading(common.check));
}

/** A work centre's name, empty where it has none. */
export const centreName = ({ plan }: ReportContext, code: string): string => plan.capacity.find(({ workCentre }) => workCentre === code)?.name ?? "";

/** The columns after the work centre's code and name. */
const named = <C extends object>(columns: C) => Object.keys(columns).slice(2) as Exclude<keyof C, "workCentre" | "name">[];

/** 上月产能: what last month's rated hours are made of, and what was earned of them. */
export function lastMonthHours(draft: Draft, context: ReportContext): void {
  const { plan, words: { variances: w } } = context;
  centreHeadings(draft, context, hoursFirst, w.rating(lastClosedMonthOf(plan)), named(hoursColumns).map((column) => w[column]));
  plan.capacityVariances.forEach((line, index) => hoursRow(draft, context, line, hoursFirst + index));
  draft.put(hoursFirst + plan.capacityVariances.length, 0, text(w.ratingNote, "note"));
}

function hoursRow(draft: Draft, context: ReportContext, line: CapacityVariance, row: number): void {
  const at = (column: keyof typeof hoursColumns) => cellName(row, hoursColumns[column]);
  const put = (column: keyof typeof hoursColumns, cell: Cell) => draft.put(row, hoursColumns[column], cell);
  draft.line(row, 0, [text(line.workCentre), text(centreName(context, line.workCentre))]);
  for (const part of ["headcount", "shifts", "hoursPerShift"] as const) put(part, input(line[part], "general"));
  put("days", input(line.lastDays, "general"));
  put("downtime", input(line.lastDowntime, "decimal"));
  for (const part of ["utilisation", "efficiency"] as const) put(part, input(line[part], "percent"));
  const factors = ["headcount", "shifts", "hoursPerShift", "days", "utilisation", "efficiency"] as const;
  put("rated", formula(`MAX(0,${factors.map(at).join("*")}-${at("downtime")})`, "decimal"));
  put("earned", formula(earnedOf(context, line.workCentre), "decimal"));
  put("variance", formula(`${at("earned")}-${at("rated")}`, "decimal"));
  put("share", formula(`IF(${at("rated")}>0,${at("variance")}/${at("rated")},0)`, "percent"));
  put("limit", input(context.plan.options.capacityVarianceLimit, "percent"));
  put("reason", reasonCell(context, line.workCentre, row, [watchedHours]));
  draft.check(row, cellsCheck([[at("rated"), line.lastRated], [at("earned"), line.lastEarned]]));
}

/** 上月 UPPH: units per person-hour against the standard of the same mix. */
export function lastMonthUpph(draft: Draft, context: ReportContext): void {
  const { plan, words: { variances: w } } = context;
  const first = upphFirst(plan);
  centreHeadings(draft, context, first, w.perPerson(lastClosedMonthOf(plan)), named(upphColumns).map((column) => w[column]));
  plan.capacityVariances.forEach((line, index) => upphRow(draft, context, line, first + index, hoursFirst + index));
  draft.put(first + plan.capacityVariances.length, 0, text(w.perPersonNote, "note"));
}

function upphRow(draft: Draft, context: ReportContext, line: CapacityVariance, row: number, hours: number): void {
  const { plan, words } = context;
  const at = (column: keyof typeof upphColumns) => cellName(row, upphColumns[column]);
  const above = (column: keyof typeof hoursColumns) => cellName(hours, hoursColumns[column]);
  const put = (column: keyof typeof upphColumns, cell: Cell) => draft.put(row, upphColumns[column], cell);
  const known = (value: number | undefined, cell: () => Cell): Cell => (value === undefined ? text(words.reports.common.notKnown) : cell());
  draft.line(row, 0, [text(line.workCentre), text(centreName(context, line.workCentre))]);
  put("output", formula(outputOf(context, line.workCentre), "integer"));
  put("attended", known(line.lastAttended, () => input(line.lastAttended!, "decimal")));
  put("upph", known(line.upph, () => formula(`IF(${at("attended")}>0,${at("output")}/${at("attended")},0)`, "price")));
  put("standardUpph", known(line.standardUpph, () => formula(`IF(${above("earned")}>0,${at("output")}*${above("utilisation")}*${above("efficiency")}/${above("earned")},0)`, "price")));
  const compared = line.upph === undefined ? undefined : line.standardUpph;
  put("variance", known(compared, () => formula(`${at("upph")}-${at("standardUpph")}`, "price")));
  put("share", known(compared, () => formula(`IF(${at("standardUpph")}>0,${at("variance")}/${at("standardUpph")},0)`, "percent")));
  put("limit", input(plan.options.capacityVarianceLimit, "percent"));
  if (compared !== undefined) put("reason", reasonCell(context, line.workCentre, row, [watchedUpph]));
  const engine = { output: line.lastOutput, upph: line.upph, standardUpph: line.standardUpph };
  draft.check(row, cellsCheck(Object.entries(engine).flatMap(([column, value]) => (value === undefined ? [] : [[at(column as keyof typeof engine), value] as const]))));
}

/** Last month's output × hours a piece earns at the work centre; the hours stand beside it on the actuals sheet. */
const earnedOf = (context: ReportContext, workCentre: string): string => producedTimes(context, hoursColumn(context, workCentre));

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
