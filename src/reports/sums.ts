import type { Words } from "../language";
import { type actualsMeasures, firstRow, type Layout, type mpsMeasures, type mrpMeasures } from "./layout";
import { down, fixed, onSheet } from "./reference";

interface Selection<Measure, Weight> {
  /** The cell that holds the family to sum; all of them where it is left out. */
  family?: string;
  measure: Measure;
  /** Each row is multiplied by its … */
  weight: Weight;
  /** The column to sum. */
  column: number;
  /** Positive balances only, or negative ones as positive numbers. */
  sign?: "positive" | "negative" | undefined;
}

interface Source {
  sheet: string;
  last: number;
  wordRow: number;
  familyColumn: number;
  measureColumn: number;
  weightColumn: number;
  column: number;
}

/**
 * Σ weight × column over the rows of one measure. Words are compared with the sheet's own cell, and columns are handed
 * over as arguments of their own: a text among them counts as 0 instead of spoiling the sum.
 */
function sumOf({ sheet, last, wordRow, familyColumn, measureColumn, weightColumn, column }: Source, family: string | undefined, sign: Selection<0, 0>["sign"], further = ""): string {
  const range = (c: number) => onSheet(sheet, down(c, firstRow, last));
  const isMeasure = `1*(${range(measureColumn)}=${onSheet(sheet, fixed(wordRow, measureColumn))})`;
  const isFamily = family ? `*(${range(familyColumn)}=${family})` : "";
  const isSign = sign ? `*(${range(column)}${sign === "positive" ? ">" : "<"}0)` : "";
  return `${sign === "negative" ? "-" : ""}SUMPRODUCT(${isMeasure}${isFamily}${further}${isSign},${range(weightColumn)},${range(column)})`;
}

export const masterScheduleSum = ({ mps }: Layout, { reports }: Words, { family, measure, weight, column, sign }: Selection<(typeof mpsMeasures)[number], "cost" | "factor">): string =>
  sumOf(
    {
      sheet: reports.sheets.mps,
      last: mps.last,
      wordRow: mps.wordRow(measure),
      familyColumn: mps.columns.family,
      measureColumn: mps.columns.measure,
      weightColumn: mps.columns[weight],
      column,
    },
    family,
    sign,
  );

/** As above over the material plan at standard cost; `type` is the cell that holds the item type to sum. */
export function materialsSum(
  { mrp }: Layout,
  { reports }: Words,
  { family, measure, column, sign, type }: Omit<Selection<(typeof mrpMeasures)[number], 0>, "weight"> & { type: string },
): string {
  const { columns, last } = mrp;
  const sheet = reports.sheets.mrp;
  const source = { sheet, last, wordRow: mrp.wordRow(measure), familyColumn: columns.family, measureColumn: columns.measure, weightColumn: columns.cost, column };
  return sumOf(source, family, sign, `*(${onSheet(sheet, down(columns.type, firstRow, last))}=${type})`);
}

/**
 * As above over the actuals at standard cost: of finished goods (their word stands in the heading of the type column), or
 * of master-scheduled items only.
 */
export function actualsSum(
  { actuals }: Layout,
  { reports }: Words,
  { family, measure, column, of }: Omit<Selection<(typeof actualsMeasures)[number], 0>, "weight" | "sign"> & { of: "finished" | "scheduled" },
): string {
  const { columns, last } = actuals;
  const sheet = reports.sheets.actuals;
  const source = { sheet, last, wordRow: actuals.wordRow(measure), familyColumn: columns.family, measureColumn: columns.measure, weightColumn: columns.cost, column };
  const wanted =
    of === "finished"
      ? `*(${onSheet(sheet, down(columns.type, firstRow, last))}=${onSheet(sheet, fixed(finishedWordAt.row, finishedWordAt.column))})`
      : `*(${onSheet(sheet, down(columns.scheduled, firstRow, last))}=1)`;
  return sumOf(source, family, undefined, wanted);
}

/** On the actuals sheet, in the heading above the item types. */
export const finishedWordAt = { row: 4, column: 6 };
