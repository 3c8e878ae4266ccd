import { weightOf } from "../engine/balance/costRates";
import { ruleOfZone } from "../engine/demand/demandRules";
import type { DemandRule } from "../engine/options";
import type { MasterScheduleLine } from "../engine/plan";
import { shippedAtOnce } from "../engine/variance/salesVariances";
import { cellName } from "../workbook/address";
import type { Cell, FoldSpec, SheetSpec } from "../workbook/port";
import { blockConditionals, blockFilter, blockFolds, type MeasureCondition } from "./blockFrame";
import { linkToCapacity, linkToSheet, rowLink } from "./behind";
import { blank, decision, formula, input, rowCheck, text } from "./cells";
import type { ReportContext } from "./context";
import { type Draft, draftSheet } from "./draft";
import { coverFormula } from "./cover";
import { issueRows } from "./issueList";
import { byFamily, firstRow, mpsMeasures, workingDaysRow, zoneRow } from "./layout";
import { withPageBreaks } from "./pages";
import { furtherHeading, monthEnds, monthHeadings, monthSums, periodCells, periodHeadings } from "./periods";
import { purchaseRows } from "./purchases";
import { across, fixed, fixedAcross, inColumn } from "./reference";
import { releaseFormula } from "./releases";
import { shippingRows } from "./shippingPlan";
import { isTimedBy } from "./timings";

type Measure = (typeof mpsMeasures)[number];

/** 主生产计划: a block of rows per finished good; decisions are constants, the balance, the promise and the releases live. */
export function mpsSheet(context: ReportContext): SheetSpec {
  const { plan, words, layout } = context;
  const { common } = words.reports;
  const { columns } = layout.mps;
  const ruleOf = ruleOfZone(plan.options);
  const rules = words.reports.mps.rules((["frozen", "slushy", "liquid"] as const).map((zone) => [words.reports.zones[zone], words.reports.mps.demandRules[ruleOf[zone]]]));
  const draft = draftSheet(context, "mps", common.unitsQuantity, columns.check);
  draft.put(0, columns.measure, text(rules, "note"));
  const keys = [common.item, common.name, common.family, common.measure, common.unit, words.plans.lookAt, common.openingOrYield, common.standardCost];
  periodHeadings(draft, context, columns, keys);
  monthHeadings(draft, context, columns);
  furtherHeading(draft, columns.check, common.check);
  furtherHeading(draft, columns.factor, common.unitFactor);
  for (const column of ["value", "safetyPieces", "safetyDays", "unusable", "priority", "change", "setupCost"] as const) furtherHeading(draft, columns[column], words.reports.mps[column]);
  columns.timings.forEach((timing, k) => {
    furtherHeading(draft, columns.hours(k), words.reports.mps.hoursPerUnit(timing.workCentre));
    if (timing.hasSetups) furtherHeading(draft, columns.setups(k), words.reports.mps.setupHours(timing.workCentre));
  });
  const lines = byFamily(plan);
  const links = linksOf(context);
  for (const line of lines) itemBlock(draft, context, line, links);
  const codes = lines.map(({ item }) => item);
  const sheet = draft.finish({
    widths: [12, 16, 10, 24, 6, 13, 10, 10, 9, ...plan.periods.map(() => 11), ...context.months.map(() => 11), 10, 10, 10, 10, 10, 8, 11, 10, 10, ...columns.timings.map(() => 10)],
    freeze: { rows: firstRow, columns: 4 },
    print: { landscape: true, titleRows: firstRow, columns: columns.lastPeriod + 1 },
    filter: blockFilter(layout.mps.last),
    folds: { rows: blockFolds(layout.mps, codes, folds), columns: columnFolds(context) },
    conditionals: blockConditionals(context, layout.mps, columns, conditions, formulaRows),
    tabColour: "#7A3E00",
  });
  return withPageBreaks(sheet, codes.map((code) => layout.mps.rowOf(code, mpsMeasures[0])));
}

/** What leads to the demand, and what follows from the plan, need not be seen at first. */
const folds = [
  { from: "forecast", into: "demand", folded: true },
  { from: "firm", into: "production" },
  { from: "outsourced", into: "available" },
  { from: "late", into: "shipments", folded: true },
] as const;

const formulaRows = ["netForecast", "counted", "demand", "available", "safetyStock", "availableToPromise", "late", "releases", "shipments"] as const;

const conditions: readonly MeasureCondition<Measure>[] = [
  { measure: "available", holds: (cell) => `${cell()}<0`, look: "bad" },
  { measure: "available", holds: (cell) => `${cell()}<${cell(1)}`, look: "doubtful" },
  { measure: "availableToPromise", holds: (cell) => `${cell()}<0`, look: "bad" },
  { measure: "late", holds: (cell) => `${cell()}>0`, look: "bad" },
];

type Links = Partial<Record<Measure, (line: MasterScheduleLine) => Cell | null>>;

/** What is behind a row's numbers, where that is another sheet. */
function linksOf(context: ReportContext): Links {
  const { plan, layout: { grades } } = context;
  const [shipped, bought, issued] = [shippingRows(plan), purchaseRows(plan), issueRows(plan)];
  const toGrades = (measure: "lostCost" | "backlogCost") => ({ item }: MasterScheduleLine) => linkToSheet(context, "grades", grades.rowOf(item, measure), grades.columns.firstPeriod);
  return {
    demand: ({ item }) => rowLink(context, "shippingPlan", shipped.get(item)),
    production: ({ hoursPerUnit, setupHours }) => {
      const centre = plan.capacity.find(({ workCentre }) => hoursPerUnit[workCentre] || setupHours[workCentre]);
      return centre ? linkToCapacity(context, centre.workCentre, "load") : null;
    },
    outsourced: ({ item }) => rowLink(context, "purchases", bought.get(item)),
    lost: toGrades("lostCost"),
    available: toGrades("backlogCost"),
    releases: ({ item }) => rowLink(context, "issueList", issued.get(item)),
  };
}

/** Standard cost; the weeks, into the month totals; and what only other sheets reckon with. */
function columnFolds({ layout: { mps: { columns } } }: ReportContext): FoldSpec[] {
  const last = columns.setups(columns.timings.length);
  return [
    { from: columns.cost, count: 1, folded: true },
    { from: columns.firstPeriod, count: columns.lastPeriod - columns.firstPeriod + 1 },
    { from: columns.value, count: last - columns.value, folded: true },
  ];
}

function itemBlock(draft: Draft, context: ReportContext, line: MasterScheduleLine, links: Links): void {
  const { plan, words, layout } = context;
  const { columns } = layout.mps;
  const item = plan.items[line.item]!;
  const first = layout.mps.rowOf(line.item, mpsMeasures[0]);
  for (const measure of mpsMeasures) {
    const row = layout.mps.rowOf(line.item, measure);
    // Either of the two is the block's first row, folded or not.
    const keys = [line.item, item.name, line.family, words.reports.mps[measure], item.unit].map((word) => text(word, row === first || measure === "demand" ? "total" : "key"));
    draft.line(row, 0, [...keys, links[measure]?.(line) ?? null]);
    draft.put(row, columns.cost, input(item.standardCost, "price"));
    if (anchors.has(measure)) draft.put(row, columns.measure, text(words.reports.mps[measure], "total"));
    draft.put(row, columns.factor, input(item.standardUnitFactor, "general"));
    const rule = rows[measure](line, (other) => layout.mps.rowOf(line.item, other), context);
    if (rule.opening) draft.put(row, columns.opening, rule.opening);
    if (rule.pastDue) draft.put(row, columns.pastDue, rule.pastDue);
    periodCells(draft, row, columns, plan.periods.length, rule.period);
    (levels.has(measure) ? monthEnds : monthSums)(draft, row, context, columns);
    if (rule.engine) draft.check(row, rowCheck(across(row, columns.lastPeriod - rule.engine.length + 1, columns.lastPeriod), rule.engine));
  }
  costWeights(draft, context, line);
  hoursOf(draft, context, line);
}

/** Hours of a piece and of a set-up, on the production row, in the columns of the item's timing at each work centre. */
function hoursOf(draft: Draft, { layout: { mps } }: ReportContext, line: MasterScheduleLine): void {
  const { columns, rowOf } = mps;
  const production = rowOf(line.item, "production");
  columns.timings.forEach((timing, k) => {
    if (!isTimedBy(line, timing)) return;
    const [each, setup] = [line.hoursPerUnit[timing.workCentre], line.setupHours[timing.workCentre]];
    if (each) draft.put(production, columns.hours(k), input(each, "general"));
    if (setup) draft.put(production, columns.setups(k), input(setup, "general"));
  });
  if (line.setupCost) draft.put(production, columns.setupCost, input(line.setupCost, "price"));
}

/** What a piece in stock, owed, missing or moved weighs in the plan's relevant cost. */
function costWeights(draft: Draft, { plan, layout: { mps } }: ReportContext, line: MasterScheduleLine): void {
  const { columns, rowOf } = mps;
  const balance = rowOf(line.item, "available");
  draft.put(balance, columns.value, input(weightOf(plan.items[line.item]!), "price"));
  const { safetyStock, safetyDays } = plan.items[line.item]!;
  draft.put(rowOf(line.item, "safetyStock"), columns.safetyPieces, input(safetyStock));
  draft.put(rowOf(line.item, "safetyStock"), columns.safetyDays, input(safetyDays, "general"));
  draft.put(balance, columns.unusable, input(line.unusableStock));
  draft.put(balance, columns.priority, input(line.demand.priority, "general"));
  const slushy = plan.periods.findIndex(({ zone }) => zone === "slushy");
  if (!line.released || slushy < 0) return;
  const cells = (measure: Measure) => across(rowOf(line.item, measure), columns.firstPeriod, columns.lastPeriod);
  const inZone = `${fixedAcross(zoneRow, columns.firstPeriod, columns.lastPeriod)}=${fixed(zoneRow, columns.period(slushy))}`;
  const changed = `SUMPRODUCT((${inZone})*ISNUMBER(${cells("releasedOpen")})*ABS(${cells("production")}-${cells("releasedOpen")}))`;
  draft.put(rowOf(line.item, "releasedOpen"), columns.change, formula(`${inColumn(balance, columns.value)}*${changed}`, "money"));
}

/** What a planner looks for first in a block of twenty rows. */
const anchors: ReadonlySet<Measure> = new Set(["demand", "production", "available", "availableToPromise"]);

const levels: ReadonlySet<Measure> = new Set(["available", "safetyStock", "availableToPromise"]);

/**
 * What the zone's rule adds to the orders, given the cell of the net forecast. The rules that compare forecast and orders
 * do so channel by channel, which this sheet does not show: theirs stays the engine's number.
 */
const countedBy: Partial<Record<DemandRule, (netForecast: string) => string>> = {
  ordersOnly: () => "0",
  ordersAndForecast: (netForecast) => netForecast,
};

interface RowRule {
  opening?: Cell;
  pastDue?: Cell;
  period(t: number): Cell | null;
  /** What the engine says of the row up to the last period, where the row is formulas. */
  engine?: readonly number[];
}

/** How each row of a block is made. `row` finds another row of the same block. */
const rows: Record<Measure, (line: MasterScheduleLine, row: (measure: Measure) => number, context: ReportContext) => RowRule> = {
  forecast: ({ demand }) => ({ period: (t) => input(demand.forecast[t]!) }),
  consumed: ({ demand }) => ({ period: (t) => input(demand.consumed[t]!) }),
  lapsed: ({ demand }) => ({ period: (t) => input(demand.lapsed[t]!) }),
  netForecast: ({ demand }, row, { layout: { mps } }) => ({
    period: (t) => formula((["forecast", "consumed", "lapsed"] as const).map((measure) => cellName(row(measure), mps.columns.period(t))).join("-")),
    engine: demand.netForecast,
  }),
  counted: ({ demand }, row, { plan, layout: { mps } }) => ({
    period: (t) => {
      const body = countedBy[ruleOfZone(plan.options)[plan.periods[t]!.zone]];
      return body ? formula(body(cellName(row("netForecast"), mps.columns.period(t)))) : input(demand.counted[t]!);
    },
    engine: demand.counted,
  }),
  orders: ({ demand }) => ({ pastDue: input(demand.orders.pastDue), period: (t) => input(demand.orders.periods[t]!) }),
  demand: ({ demand }, row, { layout: { mps } }) => ({
    period: (t) => formula(`${cellName(row("counted"), mps.columns.period(t))}+${cellName(row("orders"), mps.columns.period(t))}`),
    engine: demand.total,
  }),
  firm: ({ firmByHand }) => ({ period: (t) => (firmByHand[t] === undefined ? blank("input") : input(firmByHand[t])) }),
  receipts: ({ receipts }) => ({ pastDue: input(receipts.pastDue), period: (t) => input(receipts.periods[t]!) }),
  production: ({ production }) => ({ period: (t) => decision(production[t]!) }),
  outsourced: ({ outsourced }) => ({ period: (t) => decision(outsourced[t]!) }),
  lost: ({ lost }) => ({ period: (t) => decision(lost[t]!) }),
  available: ({ openingStock, available }, row, { layout: { mps } }) => {
    const at = (measure: Measure, column: number) => cellName(row(measure), column);
    const { opening, pastDue, period } = mps.columns;
    return {
      opening: input(openingStock),
      pastDue: formula(`${at("available", opening)}+${at("receipts", pastDue)}-${at("orders", pastDue)}`),
      period: (t) => {
        const supply = `SUM(${at("receipts", period(t))}:${at("lost", period(t))})`;
        return formula(`${at("available", period(t) - 1)}+${supply}-${at("demand", period(t))}`);
      },
      engine: available,
    };
  },
  safetyStock: ({ item, safetyStock }, row, { plan, layout: { mps } }) => {
    const { firstPeriod, safetyPieces, safetyDays } = mps.columns;
    const at = row("safetyStock");
    const pieces = inColumn(at, safetyPieces);
    const cover = coverFormula(plan.periods, plan.items[item]!.safetyDays, inColumn(at, safetyDays), (from, to) => ({
      demand: across(row("demand"), firstPeriod + from, firstPeriod + to),
      days: across(workingDaysRow, firstPeriod + from, firstPeriod + to).replace(/\d+/g, "$$$&"),
    }));
    const whole = plan.items[item]!.wholePieces;
    return {
      period: (t) => {
        const covered = cover(t);
        if (covered === undefined) return formula(pieces);
        return formula(`MAX(${pieces},${whole ? `ROUNDUP(ROUND(${covered},6),0)` : `ROUND(${covered},6)`})`);
      },
      engine: safetyStock,
    };
  },
  // The planner compares with this: a production cell that differs was changed by hand. Nothing is decided here, so it looks like no decision.
  proposed: ({ production }) => ({ period: (t) => ({ ...decision(production[t]!), style: "key" }) }),
  // Nothing stands after the released plan's end, nor for an item that is not in it.
  released: ({ released }, _, { plan: { periods, releasedTo = "" } }) => ({ period: (t) => (released && periods[t]!.start <= releasedTo ? input(released[t]!) : null) }),
  // Only this costs to change: the rest has become work orders.
  releasedOpen: ({ releasedOpen }, _, { plan: { periods, releasedTo = "" } }) => ({ period: (t) => (releasedOpen && periods[t]!.start <= releasedTo ? input(releasedOpen[t]!) : null) }),
  // From the right: no later promise may be broken by an earlier one.
  availableToPromise: ({ availableToPromise }, row, { plan, layout: { mps } }) => {
    const { pastDue, firstPeriod, period } = mps.columns;
    const cumulative = (from: Measure, to: Measure, column: number) => `SUM(${inColumn(row(from), firstPeriod)}:${cellName(row(to), column)})`;
    return {
      period: (t) => {
        const own = `${inColumn(row("available"), pastDue)}+${cumulative("receipts", "outsourced", period(t))}-${cumulative("orders", "orders", period(t))}`;
        const left = plan.options.promiseSafetyStock ? own : `${own}-${cellName(row("safetyStock"), period(t))}`;
        return formula(t + 1 < plan.periods.length ? `MIN(${left},${cellName(row("availableToPromise"), period(t + 1))})` : left);
      },
      engine: availableToPromise,
    };
  },
  shipments: (line, row, { layout: { mps } }) => {
    const at = (measure: Measure, column: number) => cellName(row(measure), column);
    const { opening, pastDue, period } = mps.columns;
    const backlog = (column: number) => `MAX(0,-${at("available", column)})`;
    return {
      // What is owed and there on the plan date leaves at once.
      pastDue: formula(`MAX(0,MIN(${at("orders", pastDue)},${at("available", opening)}+${at("receipts", pastDue)}))`),
      period: (t) => formula(`${at("demand", period(t))}-${at("lost", period(t))}+${backlog(period(t) - 1)}-${backlog(period(t))}`),
      engine: [shippedAtOnce(line), ...line.shipments],
    };
  },
  // Of a period's demand, what is lost, and the backlog at its end, up to the demand itself, is not served in time.
  late: ({ demand, available, lost }, row, { layout: { mps } }) => {
    const at = (measure: Measure, t: number) => cellName(row(measure), mps.columns.period(t));
    return {
      period: (t) => formula(`MIN(${at("demand", t)},${at("lost", t)}+MAX(0,-${at("available", t)}))`),
      engine: available.map((quantity, t) => Math.min(demand.total[t]!, lost[t]! + Math.max(0, -quantity))),
    };
  },
  releases: ({ item, releases, releasePeriod }, row, { plan, layout: { mps } }) => {
    const { opening, period } = mps.columns;
    const body = releaseFormula(releasePeriod, (t) => cellName(row("production"), period(t)), inColumn(row("releases"), opening));
    return {
      opening: input(plan.items[item]!.yield, "percent"),
      pastDue: formula(body(-1)),
      period: (t) => formula(body(t)),
      engine: [releases.pastDue, ...releases.periods],
    };
  },
  firmReleases: ({ firmReleases }) => ({ pastDue: input(firmReleases.pastDue), period: (t) => input(firmReleases.periods[t]!) }),
};
