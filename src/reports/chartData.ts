import type { ThreeSeriesMonth } from "../engine/plan";
import { languages, type Words } from "../language";
import { cellName } from "../workbook/address";
import type { Cell, CellValue, ValidationSpec } from "../workbook/port";
import { blank, cellsCheck, formula, heading, literal, text } from "./cells";
import type { ReportContext } from "./context";
import type { Draft } from "./draft";
import type { KeptColumns } from "./keptCells";
import { labelRow } from "./layout";
import { down } from "./reference";
import { basisChoices, choiceAt, chosenCell, chosenFigure, familyChoices, type SeriesFigure } from "./threeSeriesPlaces";

/** Right of the chart, so that the page opens with the picture. The first five are what the chart is drawn from. */
export const chartColumns = { label: 10, sales: 11, production: 12, inventory: 13, residual: 14, opening: 15, scrapped: 16, check: 17 } as const;
const drawn = ["sales", "production", "inventory", "residual"] as const;
const shown: readonly SeriesFigure[] = [...drawn, "opening", "scrapped"];

/** What was chosen on the dashboard, found again by its heading. */
export const keptOnDashboard: KeptColumns = {
  sheet: "dashboard",
  headings: ({ overview }: Words) => ({ keys: [overview.view], cells: [overview.family, overview.basis], basis: overview.view }),
};

/** Family and basis of the chart: what a person chose, as long as the plan still has it; else all families at standard cost. */
function chosen({ plan, words, kept }: ReportContext): { family: string; basis: string } {
  const { currency, commonUnit } = plan.options;
  const every = Object.values(languages);
  const [family, basis] = (kept.dashboard ?? []).find(({ key }) => every.some(({ overview }) => overview.shown === key[0]))?.cells ?? [];
  const isUnits = every.some(({ overview }) => overview.inUnits(commonUnit) === basis);
  return {
    family: plan.familySeries.some((line) => line.family !== undefined && line.family === asText(family)) ? asText(family) : words.reports.sop.allFamilies,
    basis: isUnits ? words.overview.inUnits(commonUnit) : words.overview.atCost(currency),
  };
}

const asText = (value: CellValue | undefined): string => String(value ?? "");

/** The two drop-downs over the chart's numbers. */
export function chartChoices(draft: Draft, context: ReportContext): readonly ValidationSpec[] {
  const { overview: w } = context.words;
  const set = chosen(context);
  for (let column = chartColumns.label; column <= chartColumns.scrapped; column++) {
    draft.put(labelRow, column, heading());
    draft.put(labelRow + 1, column, blank("input"));
  }
  draft.put(labelRow, chartColumns.label, heading(w.view));
  draft.put(labelRow + 1, chartColumns.label, text(w.shown));
  const choices = { family: familyChoices(context), basis: basisChoices(context) };
  return (["family", "basis"] as const).map((choice) => {
    const { row, column } = choiceAt[choice];
    draft.put(row - 1, column, heading(w[choice]));
    draft.put(row, column, text(set[choice], "input"));
    return { range: { row, column, rows: 1, columns: 1 }, list: choices[choice] };
  });
}

/** The numbers behind the chart, month by month: those of the family and basis that are chosen, from the sheet of the three series. */
export function chartData(draft: Draft, context: ReportContext, top: number): void {
  const { plan, words } = context;
  draft.put(top, chartColumns.label, heading(words.reports.dashboard.monthOf));
  const unit = chosenCell(context, "unit");
  for (const figure of drawn) {
    const [before, after] = words.overview.series[figure]("\u0000").split("\u0000") as [string, string];
    draft.put(top, chartColumns[figure], formula(`${literal(before)}&${unit}&${literal(after)}`, "text", "heading"));
  }
  for (const figure of ["opening", "scrapped"] as const) draft.put(top, chartColumns[figure], heading(words.overview[figure]));
  draft.put(top, chartColumns.check, heading(words.reports.common.check));
  plan.threeSeries.forEach((line, month) => monthRow(draft, context, line, month, top + 1 + month));
}

function monthRow(draft: Draft, context: ReportContext, line: ThreeSeriesMonth, month: number, row: number): void {
  const columnOf = (figure: SeriesFigure) => chartColumns[figure as keyof typeof chartColumns];
  draft.put(row, chartColumns.label, text(context.words.reports.dashboard.label(line.month, line.kind)));
  for (const figure of shown) draft.put(row, columnOf(figure), formula(chosenFigure(context, month, figure), "money"));
  // What one family, or common units, come to is checked where the figures stand.
  const asPlanned = cellsCheck(shown.map((figure) => [cellName(row, columnOf(figure)), line[figure]] as const), 2);
  draft.check(row, onlyWhere(`AND(${chosenCell(context, "firstRow")}=1,${chosenCell(context, "firstColumn")}=0)`, asPlanned));
}

const onlyWhere = (condition: string, check: Cell): Cell => ({ ...check, formula: `=IF(${condition},${check.formula!.slice(1)},0)` });

const parts = ["opening", "production", "sales", "scrapped", "residual", "inventory"] as const;

/** 恒等式: opening + production − sales − scrapped + residual = closing, over the closed months and over those to come. */
export function identityRows(draft: Draft, context: ReportContext, row: number, dataTop: number): void {
  const { plan, words } = context;
  const { overview: w } = words;
  const column = (index: number) => index + 2;
  const closed = plan.threeSeries.filter(({ kind }) => kind === "actual").length;
  const spans = [[w.closedMonths, 0, closed - 1], [w.plannedMonths, closed, plan.threeSeries.length - 1]] as const;
  draft.line(row, 0, [heading(w.identity), heading(), ...parts.map((part) => heading(w.identityParts[part]))]);
  draft.put(row, column(parts.length), heading(words.reports.common.check));
  spans.filter(([, from, to]) => to >= from).forEach(([word, from, to], index) => {
    const line = row + 1 + index;
    const cells = (part: (typeof parts)[number]) => down(chartColumns[part], dataTop + 1 + from, dataTop + 1 + to);
    const body = (part: (typeof parts)[number]) =>
      part === "opening" ? cellName(dataTop + 1 + from, chartColumns.opening) : part === "inventory" ? cellName(dataTop + 1 + to, chartColumns.inventory) : `SUM(${cells(part)})`;
    draft.line(line, 0, [text(word), blank("key")]);
    parts.forEach((part, p) => draft.put(line, column(p), formula(body(part), "money")));
    const [opening, production, sales, scrapped, residual, inventory] = parts.map((_, p) => cellName(line, column(p)));
    draft.put(line, column(parts.length), formula(`ROUND(${opening}+${production}-${sales}-${scrapped}+${residual}-${inventory},2)`, "check", "check"));
  });
}

