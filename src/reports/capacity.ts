import type { CapacityLoad } from "../engine/plan";
import { cellName } from "../workbook/address";
import type { Cell, SheetSpec } from "../workbook/port";
import { blockConditionals, blockFilter, blockFolds, type MeasureCondition } from "./blockFrame";
import { linkToMps, linkToSheet } from "./behind";
import { type Digits, formula, heading, input, rowCheck, text } from "./cells";
import type { ReportContext } from "./context";
import { overloadPrice } from "./costs";
import { type Draft, draftSheet } from "./draft";
import { byFamily, type capacityMeasures, firstRow, labelRow, type Layout, legendRow } from "./layout";
import { withPageBreaks } from "./pages";
import { furtherHeading, periodCells, periodHeadings } from "./periods";
import { across, down, fixed, fixedAcross, inColumn, onSheet } from "./reference";
import { optionAt } from "./runLogPlaces";
import { scarceBlocks } from "./scarceBlocks";
import { completedFor } from "./timings";

type Measure = (typeof capacityMeasures)[number];

/** The share of rated capacity kept free stands in the legend row; its one source is the run log's option. */
const headroomAt = (layout: Layout) => ({ row: legendRow, column: layout.capacity.columns.check });

/** 产能负荷: a block of rows per work centre; the load follows the master schedule. */
export function capacitySheet(context: ReportContext): SheetSpec {
  const { plan, words, layout } = context;
  const { common, capacity } = words.reports;
  const { columns } = layout.capacity;
  const draft = draftSheet(context, "capacity", common.unitsHours, columns.check);
  periodHeadings(draft, context, columns, [capacity.workCentre, common.name, capacity.department, common.measure, common.unit, words.plans.lookAt]);
  draft.put(labelRow, columns.pastDue, heading(capacity.rate));
  furtherHeading(draft, columns.total, common.total);
  furtherHeading(draft, columns.peak, capacity.peak);
  furtherHeading(draft, columns.peakPeriod, capacity.peakPeriod);
  furtherHeading(draft, columns.check, common.check);
  const headroom = headroomAt(layout);
  const option = optionAt(words, "headroom");
  draft.put(headroom.row, headroom.column - 1, text(capacity.headroom));
  draft.put(headroom.row, headroom.column, formula(onSheet(words.reports.sheets.runLog, fixed(option.row, option.column)), "percent"));
  plan.capacity.forEach((line) => workCentreBlock(draft, context, line));
  scarceBlocks(draft, context);
  const centres = plan.capacity.map(({ workCentre }) => workCentre);
  const sheet = draft.finish({
    widths: [13, 16, 13, 24, 8, 13, 11, ...plan.periods.map(() => 11), 11, 10, 13, 10],
    freeze: { rows: firstRow, columns: 4 },
    print: { landscape: true, titleRows: firstRow, columns: columns.check },
    filter: blockFilter(layout.capacity.last),
    folds: { rows: blockFolds(layout.capacity, centres, folds) },
    conditionals: blockConditionals(context, layout.capacity, columns, conditions, ["available", "load", "loadShare", "overtime", "weekendOvertime", "overload", "overtimeCost"]),
    tabColour: "#1F4E9E",
  });
  return withPageBreaks(sheet, centres.map((centre) => layout.capacity.rowOf(centre, "rated")));
}

/** What is behind a row's numbers, where that is another sheet. */
const behind: Partial<Record<Measure, (line: CapacityLoad, context: ReportContext) => Cell | null>> = {
  available: (_, context) => linkToSheet(context, "runLog", optionAt(context.words, "headroom").row, optionAt(context.words, "headroom").column),
  load: ({ workCentre }, context) => {
    const made = byFamily(context.plan).find(({ hoursPerUnit }) => hoursPerUnit[workCentre]);
    return made ? linkToMps(context, made.item, "production") : null;
  },
  loadShare: (_, context) => linkToSheet(context, "bottlenecks", labelRow, 0),
  overload: (_, context) => linkToSheet(context, "capacityRequest", labelRow, 0),
};

/** What the load is made of, and the limits of overtime, need not be seen at first. */
const folds = [
  { from: "committed", into: "load", folded: true },
  { from: "overtimeLimit", into: "overtime", folded: true },
  { from: "weekendLimit", into: "weekendOvertime", folded: true },
] as const;

const conditions: readonly MeasureCondition<Measure>[] = [
  { measure: "overload", holds: (cell) => `${cell()}>0`, look: "bad" },
  { measure: "loadShare", holds: (cell) => `${cell()}>1`, look: "doubtful" },
];

function workCentreBlock(draft: Draft, context: ReportContext, line: CapacityLoad): void {
  const { plan, words, layout } = context;
  const { columns, measures, rowOf } = layout.capacity;
  const { common, capacity } = words.reports;
  const first = rowOf(line.workCentre, measures[0]!);
  for (const measure of measures) {
    const row = rowOf(line.workCentre, measure);
    const unit = measure === "overtimeCost" ? plan.options.currency : measure === "loadShare" ? "%" : common.hours;
    draft.line(row, 0, [line.workCentre, line.name, line.department, capacity[measure], unit].map((word) => text(word, row === first ? "total" : "key")));
    draft.put(row, columns.link, behind[measure]?.(line, context) ?? null);
    const rule = rows[measure](line, (other, t) => cellName(rowOf(line.workCentre, other), columns.period(t)), context);
    periodCells(draft, row, columns, plan.periods.length, rule.period);
    if (rule.engine) draft.check(row, rowCheck(across(row, columns.firstPeriod, columns.lastPeriod), rule.engine, rule.digits));
    if (measure === "loadShare") peakCells(draft, row, rowOf(line.workCentre, "available"), layout);
    else draft.put(row, columns.total, formula(`SUM(${across(row, columns.firstPeriod, columns.lastPeriod)})`, measure === "overtimeCost" ? "money" : "decimal"));
    if (measure === "overtime") draft.put(row, columns.pastDue, input(line.overtimeCost, "decimal"));
    if (measure === "weekendOvertime") draft.put(row, columns.pastDue, input(line.weekendCost, "decimal"));
    if (measure === "overload") draft.put(row, columns.pastDue, input(overloadPrice(plan, line.workCentre), "decimal"));
  }
}

/** Without any available hour there is no load percentage; that is a problem of its own. */
function peakCells(draft: Draft, row: number, availableRow: number, { capacity: { columns } }: Layout): void {
  const available = across(availableRow, columns.firstPeriod, columns.lastPeriod);
  const cells = across(row, columns.firstPeriod, columns.lastPeriod);
  const labels = fixedAcross(labelRow, columns.firstPeriod, columns.lastPeriod);
  draft.put(row, columns.peak, formula(`SUMPRODUCT(MAX((${available}>0)*${cells}))`, "percent"));
  draft.put(row, columns.peakPeriod, formula(`INDEX(${labels},1,MATCH(${cellName(row, columns.peak)},${cells},0))`, "date"));
}

interface RowRule {
  period(t: number): Cell;
  engine?: readonly number[];
  digits?: Digits;
}
type At = (measure: Measure, t: number) => string;

/** Hours of independent demand and of released orders, and of the master schedule by its bill of capacity, set-ups included, when they are needed. */
function loadOfPlan(at: At, t: number, workCentre: string, { words, layout: { mps } }: ReportContext): string {
  const sheet = words.reports.sheets.mps;
  const column = (c: number) => onSheet(sheet, down(c, firstRow, mps.last));
  const { columns } = mps;
  const own = columns.timings.flatMap((timing, k) =>
    timing.workCentre !== workCentre
      ? []
      : completedFor(timing, t).flatMap((completion) => {
          const production = column(columns.period(completion));
          const run = `+SUMPRODUCT(${column(columns.hours(k))},${production})`;
          return timing.hasSetups ? [run, `+SUMPRODUCT(${column(columns.setups(k))},1*(${production}>0))`] : [run];
        }),
  );
  return `${at("committed", t)}+${at("independent", t)}${own.join("")}`;
}

const loadShares = ({ load, available }: CapacityLoad): readonly number[] => load.map((hours, t) => shareOf(hours, available[t]!));

/** Work where there is no capacity shows as 999 %, not as a division error that hides it. */
const unlimited = 9.99;
const shareOf = (load: number, available: number): number => (available > 0 ? load / available : load > 0 ? unlimited : 0);

const rows: Record<Measure, (line: CapacityLoad, at: At, context: ReportContext) => RowRule> = {
  rated: ({ rated }) => ({ period: (t) => input(rated[t]!, "decimal") }),
  available: ({ available }, at, { layout }) => {
    const headroom = headroomAt(layout);
    return { period: (t) => formula(`${at("rated", t)}*(1-${fixed(headroom.row, headroom.column)})`, "decimal"), engine: available };
  },
  committed: ({ committed }) => ({ period: (t) => input(committed[t]!, "decimal") }),
  independent: ({ independent }) => ({ period: (t) => input(independent[t]!, "decimal") }),
  load: ({ load, workCentre }, at, context) => ({ period: (t) => formula(loadOfPlan(at, t, workCentre, context), "decimal"), engine: load }),
  unconstrainedLoad: ({ unconstrainedLoad }) => ({ period: (t) => input(unconstrainedLoad[t]!, "decimal") }),
  loadShare: (line, at) => ({
    period: (t) => formula(`IF(${at("available", t)}>0,${at("load", t)}/${at("available", t)},IF(${at("load", t)}>0,${unlimited},0))`, "percent"),
    engine: loadShares(line),
  }),
  overtimeLimit: ({ overtimeLimit }) => ({ period: (t) => input(overtimeLimit[t]!, "decimal") }),
  overtime: ({ overtime }, at) => ({
    period: (t) => formula(`MAX(0,MIN(${at("load", t)}-${at("available", t)},${at("overtimeLimit", t)}))`, "decimal"),
    engine: overtime,
  }),
  weekendLimit: ({ weekendLimit }) => ({ period: (t) => input(weekendLimit[t]!, "decimal") }),
  // Days off are taken once the hours of working days are used up.
  weekendOvertime: ({ weekendOvertime }, at) => ({
    period: (t) => formula(`MAX(0,MIN(${at("load", t)}-${at("available", t)}-${at("overtimeLimit", t)},${at("weekendLimit", t)}))`, "decimal"),
    engine: weekendOvertime,
  }),
  overload: ({ overload }, at) => ({
    period: (t) => formula(`MAX(0,${at("load", t)}-${at("available", t)}-${at("overtimeLimit", t)}-${at("weekendLimit", t)})`, "decimal"),
    engine: overload,
  }),
  overtimeCost: ({ workCentre, overtime, overtimeCost, weekendOvertime, weekendCost }, at, { layout: { capacity } }) => {
    const rate = (measure: Measure) => inColumn(capacity.rowOf(workCentre, measure), capacity.columns.pastDue);
    return {
      period: (t) => formula(`${at("overtime", t)}*${rate("overtime")}+${at("weekendOvertime", t)}*${rate("weekendOvertime")}`, "money"),
      engine: overtime.map((hours, t) => hours * overtimeCost + weekendOvertime[t]! * weekendCost),
      digits: 2,
    };
  },
};
