import type { Words } from "../language";
import { type actualsMeasures, type Blocks, firstRow, type Layout, type mpsMeasures, type mrpMeasures, type Rows } from "./layout";
import { down, fixed, onSheet } from "./reference";

interface Source<Measure extends string> {
  sheet: string;
  blocks: Blocks<Measure> & { columns: { measure: number; cost: number } };
  /** Rows to look at; undefined: there are none. */
  rows: Rows;
  measure: Measure;
  /** Column each row is multiplied by; its standard cost where nothing is said. */
  weight?: number;
  /** The column to sum. */
  column: number;
  /** Positive balances only, or negative ones as positive numbers. */
  sign?: "positive" | "negative" | undefined;
  /** Further conditions: a column equals a cell or number. */
  equal?: readonly (readonly [column: number, value: string])[];
}

/**
 * Σ weight × column over the rows of one measure. Its word is compared with the sheet's own cell, and columns are handed
 * over as arguments of their own: a text among them counts as 0 instead of spoiling the sum.
 */
function sumOf<Measure extends string>({ sheet, blocks, rows, measure, weight, column, sign, equal = [] }: Source<Measure>): string {
  if (!rows) return "0";
  const range = (c: number) => onSheet(sheet, down(c, ...rows));
  const conditions = [
    `(${range(blocks.columns.measure)}=${onSheet(sheet, fixed(blocks.wordRow(measure), blocks.columns.measure))})`,
    ...equal.map(([c, value]) => `(${range(c)}=${value})`),
    ...(sign ? [`(${range(column)}${sign === "positive" ? ">" : "<"}0)`] : []),
  ];
  return `${sign === "negative" ? "-" : ""}SUMPRODUCT(1*${conditions.join("*")},${range(weight ?? blocks.columns.cost)},${range(column)})`;
}

type Sum<Measure extends string> = Pick<Source<Measure>, "measure" | "column" | "sign"> & { family?: string };

/** Over the master schedule, all of it or one family's rows, at standard cost or in common units. */
export const masterScheduleSum = (
  { mps }: Layout,
  { reports }: Words,
  { family, weight, ...sum }: Sum<(typeof mpsMeasures)[number]> & { weight: "cost" | "factor" },
): string =>
  sumOf({ ...sum, sheet: reports.sheets.mps, blocks: mps, weight: mps.columns[weight], rows: family === undefined ? [firstRow, mps.last] : mps.familyRows(family) });

/** Over the material plan at standard cost; `type`, and `family` where given, are cells that hold what to sum. */
export const materialsSum = ({ mrp }: Layout, { reports }: Words, { family, type, ...sum }: Sum<(typeof mrpMeasures)[number]> & { type: string }): string =>
  sumOf({
    ...sum,
    sheet: reports.sheets.mrp,
    blocks: mrp,
    rows: [firstRow, mrp.last],
    equal: [[mrp.columns.type, type], ...(family === undefined ? [] : [[mrp.columns.family, family] as const])],
  });

/** Over the actuals of finished goods, at standard cost where nothing else is said: one family's, all, or only those that are master-scheduled. */
export const actualsSum = (
  { actuals }: Layout,
  { reports }: Words,
  { family, scheduledOnly, weight = "cost", ...sum }: Sum<(typeof actualsMeasures)[number]> & { scheduledOnly?: true; weight?: "cost" | "factor" },
): string =>
  sumOf({
    ...sum,
    weight: actuals.columns[weight],
    sheet: reports.sheets.actuals,
    blocks: actuals,
    rows: family === undefined ? actuals.finishedRows : actuals.familyRows(family),
    equal: scheduledOnly ? [[actuals.columns.scheduled, "1"]] : [],
  });
