import type { MrpLine } from "../engine/plan";
import { cellName } from "../workbook/address";
import type { Cell, SheetSpec } from "../workbook/port";
import { blockConditionals, blockFilter, blockFolds, type MeasureCondition } from "./blockFrame";
import { rowLink } from "./behind";
import { decision, formula, input, rowCheck, text } from "./cells";
import type { ReportContext } from "./context";
import { type Draft, draftSheet } from "./draft";
import { issueRows } from "./issueList";
import { firstRow, mrpMeasures } from "./layout";
import { withPageBreaks } from "./pages";
import { furtherHeading, monthEnds, monthHeadings, monthSums, periodCells, periodHeadings } from "./periods";
import { purchaseRows } from "./purchases";
import { across, inColumn, inRow, onSheet } from "./reference";
import { releaseFormula } from "./releases";

type Measure = (typeof mrpMeasures)[number];

/** 物料需求: a block of rows per material; planned receipts are the decisions, gross requirements come from their own sheet. */
export function mrpSheet(context: ReportContext): SheetSpec {
  const { plan, words, layout, months } = context;
  const { common, mrp } = words.reports;
  const { columns } = layout.mrp;
  const draft = draftSheet(context, "mrp", common.unitsQuantity, columns.check);
  draft.put(0, columns.measure, text(conventions(context).join(" "), "note"));
  const keys = [common.item, common.name, common.family, common.measure, common.unit, words.plans.lookAt, common.openingOrYield, common.standardCost, common.type, mrp.lowLevelCode, mrp.supplier];
  periodHeadings(draft, context, columns, keys);
  monthHeadings(draft, context, columns);
  furtherHeading(draft, columns.check, common.check);
  furtherHeading(draft, columns.unusable, words.reports.mps.unusable);
  const links = linksOf(context);
  for (const line of plan.materials) materialBlock(draft, context, line, links);
  const codes = plan.materials.map(({ item }) => item);
  const sheet = draft.finish({
    widths: [13, 18, 11, 24, 6, 13, 10, 10, 10, 7, 14, 10, ...plan.periods.map(() => 11), ...months.map(() => 11), 10, 10],
    freeze: { rows: firstRow, columns: 4 },
    print: { landscape: true, titleRows: firstRow, columns: columns.lastPeriod + 1 },
    filter: blockFilter(layout.mrp.last),
    folds: {
      rows: blockFolds(layout.mrp, codes, folds),
      columns: [
        { from: columns.cost, count: columns.supplier - columns.cost + 1, folded: true },
        { from: columns.firstPeriod, count: columns.lastPeriod - columns.firstPeriod + 1 },
      ],
    },
    conditionals: blockConditionals(context, layout.mrp, columns, conditions, ["gross", "available", "releases"]),
    tabColour: "#5B6670",
  });
  return withPageBreaks(sheet, codes.map((code) => layout.mrp.rowOf(code, mrpMeasures[0])));
}

type Links = Partial<Record<Measure, (line: MrpLine) => Cell | null>>;

/** What is behind a row's numbers, where that is another sheet. */
function linksOf(context: ReportContext): Links {
  const [bought, issued] = [purchaseRows(context.plan), issueRows(context.plan)];
  return {
    gross: ({ item }) => rowLink(context, "grossRequirements", context.layout.grossRequirements.rowsOf(item)?.[0]),
    plannedReceipts: ({ item }) => rowLink(context, "purchases", bought.get(item)),
    releases: ({ item }) => rowLink(context, "issueList", issued.get(item)),
  };
}

const folds = [
  { from: "independent", into: "gross", folded: true },
  { from: "safetyStock", into: "releases", folded: true },
] as const;

const conditions: readonly MeasureCondition<Measure>[] = [
  { measure: "available", holds: (cell) => `${cell()}<0`, look: "bad" },
  { measure: "available", holds: (cell) => `${cell()}<${cell(1)}`, look: "doubtful" },
];

/** What a planner looks for first in a block. */
const anchors: ReadonlySet<Measure> = new Set(["gross", "available"]);

/** How quantities are reckoned where planners differ. */
const conventions = ({ plan: { options }, words: { reports: { mrp } } }: ReportContext): string[] => [
  mrp.scrapConventions[options.scrapConvention],
  mrp.rescheduling(options.reschedulingDays),
  mrp.lots[options.multiLevelLotSizing],
];

/** What is a level, not a flow. */
const levels: readonly Measure[] = ["available", "safetyStock"];

function materialBlock(draft: Draft, context: ReportContext, line: MrpLine, links: Links): void {
  const { plan, words, layout } = context;
  const { columns, rowOf } = layout.mrp;
  const { mrp, types } = words.reports;
  const item = plan.items[line.item]!;
    for (const measure of mrpMeasures) {
    const row = rowOf(line.item, measure);
    draft.line(row, 0, [line.item, item.name, line.family, mrp[measure], item.unit].map((word) => text(word, measure === "gross" ? "total" : "key")));
    if (anchors.has(measure)) draft.put(row, columns.measure, text(mrp[measure], "total"));
    draft.line(row, columns.cost, [input(item.standardCost, "price"), text(types[line.type]), input(line.lowLevelCode), text(line.supplier)]);
    draft.put(row, columns.link, links[measure]?.(line) ?? null);
    const rule = rows[measure](line, (other) => rowOf(line.item, other), context);
    if (rule.opening) draft.put(row, columns.opening, rule.opening);
    if (rule.pastDue) draft.put(row, columns.pastDue, rule.pastDue);
    periodCells(draft, row, columns, plan.periods.length, rule.period);
    (levels.includes(measure) ? monthEnds : monthSums)(draft, row, context, columns);
    if (measure === "available") draft.put(row, columns.unusable, input(line.unusableStock));
    if (rule.engine) draft.check(row, rowCheck(across(row, columns.lastPeriod - rule.engine.length + 1, columns.lastPeriod), rule.engine));
  }
}

interface RowRule {
  opening?: Cell;
  pastDue?: Cell;
  period(t: number): Cell;
  /** What the engine says of the row up to the last period, where the row is formulas. */
  engine?: readonly number[];
}

const rows: Record<Measure, (line: MrpLine, row: (measure: Measure) => number, context: ReportContext) => RowRule> = {
  gross: ({ item, gross }, row, { words, layout: { mrp, grossRequirements } }) => {
    const independent = (column: number) => cellName(row("independent"), column);
    const standing = grossRequirements.rowsOf(item);
    // Columns of the two sheets differ by a constant: the same number of columns before and after the past-due one.
    const dependent = (column: number) => {
      if (!standing) return "";
      const required = column - mrp.columns.pastDue + grossRequirements.columns.pastDue;
      return `SUM(${onSheet(words.reports.sheets.grossRequirements, `${inRow(standing[0], required)}:${inRow(standing[1], required)}`)})+`;
    };
    const body = (column: number) => formula(`${dependent(column)}${independent(column)}`);
    const { pastDue, period } = mrp.columns;
    return { pastDue: body(pastDue), period: (t) => body(period(t)), engine: [gross.pastDue, ...gross.periods] };
  },
  independent: ({ independent }) => ({ pastDue: input(independent.pastDue), period: (t) => input(independent.periods[t]!) }),
  receipts: ({ receipts }) => ({ pastDue: input(receipts.pastDue), period: (t) => input(receipts.periods[t]!) }),
  plannedReceipts: ({ plannedReceipts }) => ({ period: (t) => decision(plannedReceipts[t]!) }),
  available: ({ openingStock, available }, row, { layout: { mrp } }) => {
    const { opening, pastDue, period } = mrp.columns;
    const at = (measure: Measure, column: number) => cellName(row(measure), column);
    return {
      opening: input(openingStock),
      pastDue: formula(`${at("available", opening)}+${at("receipts", pastDue)}-${at("gross", pastDue)}`),
      period: (t) => {
        const column = period(t);
        return formula(`${at("available", column - 1)}+${at("receipts", column)}+${at("plannedReceipts", column)}-${at("gross", column)}`);
      },
      engine: available,
    };
  },
  safetyStock: ({ safetyStock }) => ({ period: (t) => input(safetyStock[t]!) }),
  releases: ({ item, releases, releasePeriod }, row, { plan, layout: { mrp } }) => {
    const { opening, period } = mrp.columns;
    const body = releaseFormula(releasePeriod, (t) => cellName(row("plannedReceipts"), period(t)), inColumn(row("releases"), opening));
    return {
      opening: input(plan.items[item]!.yield, "percent"),
      pastDue: formula(body(-1)),
      period: (t) => formula(body(t)),
      engine: [releases.pastDue, ...releases.periods],
    };
  },
  firmReleases: ({ firmReleases }) => ({ pastDue: input(firmReleases.pastDue), period: (t) => input(firmReleases.periods[t]!) }),
};
