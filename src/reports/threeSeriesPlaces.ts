import type { FamilySeries, ThreeSeriesMonth } from "../engine/plan";
import type { ReportContext } from "./context";
import { labelRow } from "./layout";
import { fixed, onSheet } from "./reference";

/** One row a family and month, all families first: the same figures at standard cost and in common units, side by side. */
export const seriesColumns = {
  family: 0, month: 1, kind: 2, cost: 3, units: 9, check: 15,
  // What the dashboard's drop-downs offer and what they are set to.
  families: 17, firstRows: 18, bases: 19, chosen: 20, chosenValue: 21,
} as const;

export const seriesFigures = ["opening", "sales", "production", "scrapped", "residual", "inventory"] as const satisfies readonly (keyof ThreeSeriesMonth)[];
export type SeriesFigure = (typeof seriesFigures)[number];
export type Basis = "cost" | "units";

export const firstSeriesRow = labelRow + 2;
const chosenRows = { firstRow: firstSeriesRow, firstColumn: firstSeriesRow + 1, unit: firstSeriesRow + 2 } as const;

/** Row of a family's month; family 0 is the total. */
export const seriesRow = ({ plan }: ReportContext, family: number, month: number): number => firstSeriesRow + family * plan.threeSeries.length + month;
/** Last row of the table. */
export const lastSeriesRow = (context: ReportContext): number => seriesRow(context, context.plan.familySeries.length, 0) - 1;
/** Column of sales, production or inventory, in pieces or money. */
export const seriesColumn = (basis: Basis, figure: SeriesFigure): number => seriesColumns[basis] + seriesFigures.indexOf(figure);

/** Where a family stands among the blocks; undefined for one that is not master-scheduled. */
export function seriesIndex({ plan }: ReportContext, family: string): number | undefined {
  const index = plan.familySeries.findIndex((line: FamilySeries) => line.family === family);
  return index < 0 ? undefined : index;
}

const onSeries = ({ words }: ReportContext, reference: string): string => onSheet(words.reports.sheets.threeSeries, reference);

/** What is set on the dashboard: first row of the family among the figures, columns before those of the basis, its unit. */
export const chosenCell = (context: ReportContext, what: keyof typeof chosenRows): string => onSeries(context, fixed(chosenRows[what], seriesColumns.chosenValue));
/** Cell that holds which family or basis the dashboard shows. */
export const chosenPlace = (what: keyof typeof chosenRows) => ({ row: chosenRows[what], column: seriesColumns.chosenValue });

/** A figure of what is set on the dashboard. `month`: 0 is the first. */
export function chosenFigure(context: ReportContext, month: number, figure: SeriesFigure): string {
  const figures = onSeries(context, `${fixed(firstSeriesRow, seriesColumns.cost)}:${fixed(lastSeriesRow(context), seriesColumns.check - 1)}`);
  return `INDEX(${figures},${chosenCell(context, "firstRow")}+${month},${chosenCell(context, "firstColumn")}+${seriesFigures.indexOf(figure) + 1})`;
}

/** The ranges the dashboard's drop-downs are filled from. */
export const familyChoices = (context: ReportContext): string =>
  onSeries(context, `${fixed(firstSeriesRow, seriesColumns.families)}:${fixed(firstSeriesRow + context.plan.familySeries.length - 1, seriesColumns.families)}`);
/** The bases a drop-down offers, as a reference. */
export const basisChoices = (context: ReportContext): string => onSeries(context, `${fixed(firstSeriesRow, seriesColumns.bases)}:${fixed(firstSeriesRow + 1, seriesColumns.bases)}`);

/** Where the dashboard's drop-downs stand. */
export const choiceAt = { family: { row: labelRow + 1, column: 11 }, basis: { row: labelRow + 1, column: 13 } } as const;
