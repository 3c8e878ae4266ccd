import type { Compared, FamilyComparison } from "../engine/plan";
import { cellName } from "../workbook/address";
import type { Cell, FoldSpec } from "../workbook/port";
import { blank, cellsCheck, formula, heading, input, text } from "./cells";
import type { ReportContext } from "./context";
import type { Draft } from "./draft";
import { down, fixed, inColumn, inRow, onSheet } from "./reference";
import { masterScheduleSum } from "./sums";
import { seriesColumn, seriesIndex, seriesRow } from "./threeSeriesPlaces";
import { salesColumns, salesFirst } from "./varianceLayout";

const measures = ["sales", "production", "inventory"] as const;
type Measure = (typeof measures)[number];
const figures = ["now", "budget", "overBudget", "lastVersion", "overLastVersion"] as const;
type Figure = (typeof figures)[number];
const height = measures.length * figures.length;

export interface ComparisonColumns {
  measure: number;
  firstMonth: number;
}

interface Block {
  context: ReportContext;
  columns: ComparisonColumns;
  /** Row of the first family's first figure. */
  first: number;
}

const rowOf = ({ first }: Block, family: number, measure: Measure, figure: Figure): number => first + family * height + measures.indexOf(measure) * figures.length + figures.indexOf(figure);

/** 对预算与上一版: sales plan, production and inventory of each family by month beside budget and last version; gives back the rows its families after the first begin at, and what folds. */
export function sopComparison(draft: Draft, context: ReportContext, columns: ComparisonColumns, top: number): { starts: readonly number[]; folds: readonly FoldSpec[] } {
  const { plan, words, months } = context;
  const { overview: w, reports } = words;
  draft.put(top, 0, text(w.comparison(plan.options.currency), "total"));
  draft.put(top + 1, 0, text(w.versionNote(plan.lastForecastVersion ?? ""), "note"));
  draft.line(top + 2, 0, [reports.common.family, reports.common.measure, reports.common.unit, ""].map((word) => heading(word)));
  months.forEach((month, m) => draft.put(top + 2, columns.firstMonth + m, heading(month)));
  draft.put(top + 2, columns.firstMonth + months.length, heading(reports.common.check));
  const block: Block = { context, columns, first: top + 3 };
  const families = plan.familyComparisons;
  families.forEach((line, family) => measures.forEach((measure) => figures.forEach((figure) => familyRow(draft, block, { line, family, measure, figure }))));
  measures.forEach((measure) => figures.forEach((figure) => totalRow(draft, block, measure, figure)));
  const folds = families.flatMap((_, family) => measures.map((measure): FoldSpec => ({ from: rowOf(block, family, measure, "budget"), count: figures.length - 1 })));
  return { starts: families.map((_, family) => block.first + (family + 1) * height), folds };
}

const nameOf = ({ words: { overview: w } }: ReportContext, measure: Measure, figure: Figure): string => (figure === "now" ? w.compared[measure] : `${w.compared[measure]}: ${w[figure]}`);

function keys(draft: Draft, { context }: Block, row: number, family: string, measure: Measure, figure: Figure, style: "key" | "total"): void {
  const words = [family, nameOf(context, measure, figure), context.plan.options.currency];
  draft.line(row, 0, words.map((word) => text(word, style)));
}

interface Line {
  line: FamilyComparison;
  family: number;
  measure: Measure;
  figure: Figure;
}

function familyRow(draft: Draft, block: Block, { line, family, measure, figure }: Line): void {
  const { columns } = block;
  const row = rowOf(block, family, measure, figure);
  keys(draft, block, row, line.family, measure, figure, figure === "now" ? "total" : "key");
  const engine: [string, number][] = [];
  line.months.forEach((month, m) => {
    const column = columns.firstMonth + m;
    const compared = month[measure];
    draft.put(row, column, figureCell(block, { line, family, measure, figure }, m, compared));
    const value = figure === "now" ? compared.now : figure === "lastVersion" && measure !== "sales" ? compared.version : undefined;
    if (value !== undefined) engine.push([cellName(row, column), value]);
  });
  if (engine.length > 0) draft.check(row, cellsCheck(engine, 2));
}

function figureCell(block: Block, { line, family, measure, figure }: Line, m: number, { budget, version }: Compared): Cell {
  const { context, columns } = block;
  const column = columns.firstMonth + m;
  const at = (of: Figure) => cellName(rowOf(block, family, measure, of), column);
  const unknown = blank("key");
  if (figure === "now") return formula(nowBody(context, line.family, measure, m), "money");
  if (figure === "budget") return budget === undefined ? unknown : input(budget, "money");
  if (figure === "overBudget") return budget === undefined ? unknown : formula(`${at("now")}-${at("budget")}`, "money");
  if (version === undefined) return unknown;
  if (figure === "overLastVersion") return formula(`${at("now")}-${at("lastVersion")}`, "money");
  return measure === "sales" ? input(version, "money") : formula(versionBody(block, line, family, measure, m), "money");
}

/** The open month's sales are its latest estimate, later ones the demand; production and inventory those of the three series. */
function nowBody(context: ReportContext, family: string, measure: Measure, m: number): string {
  const { plan, words, layout, months } = context;
  const { sheets } = words.reports;
  if (measure !== "sales") {
    const month = plan.threeSeries.findIndex((line) => line.month === months[m]);
    return onSheet(sheets.threeSeries, fixed(seriesRow(context, seriesIndex(context, family)!, month), seriesColumn("cost", measure)));
  }
  if (m > 0) return masterScheduleSum(layout, words, { family, measure: "demand", weight: "cost", column: layout.mps.columns.month(m) });
  const row = plan.salesVariances.findIndex((line) => line.family === family);
  return row < 0 ? "0" : onSheet(sheets.salesVariance, fixed(salesFirst + row, salesColumns.latest));
}

/** Production as released, from the master schedule; the stock it would leave with the version's sales, from what there was the month before. */
function versionBody(block: Block, { family: name, months }: FamilyComparison, family: number, measure: Measure, m: number): string {
  const { context: { layout, words }, columns } = block;
  const column = columns.firstMonth + m;
  if (measure === "production") return masterScheduleSum(layout, words, { family: name, measure: "released", weight: "cost", column: layout.mps.columns.month(m) });
  const rolled = m > 0 && months[m - 1]!.inventory.version !== undefined;
  const before = cellName(rowOf(block, family, "inventory", rolled ? "lastVersion" : "now"), column - 1);
  return `${before}+${cellName(rowOf(block, family, "production", "lastVersion"), column)}-${cellName(rowOf(block, family, "sales", "lastVersion"), column)}`;
}

function totalRow(draft: Draft, block: Block, measure: Measure, figure: Figure): void {
  const { context, columns, first } = block;
  const families = context.plan.familyComparisons.length;
  const row = rowOf(block, families, measure, figure);
  keys(draft, block, row, context.words.reports.sop.allFamilies, measure, figure, "total");
  const last = first + families * height - 1;
  context.months.forEach((_, m) => {
    const column = columns.firstMonth + m;
    const body = families === 0 ? "0" : `SUMIF(${down(columns.measure, first, last)},${inColumn(row, columns.measure)},${inRow(first, column)}:${inRow(last, column)})`;
    draft.put(row, column, formula(body, "money", "total"));
  });
}
