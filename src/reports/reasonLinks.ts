import type { VarianceKind } from "../engine/plan";
import { cellName } from "../workbook/address";
import type { Cell, ConditionalSpec } from "../workbook/port";
import { formula, linkTo } from "./cells";
import type { ReportContext } from "./context";
import { labelRow } from "./layout";
import { inColumn } from "./reference";

export const reasonColumns = {
  record: 0, kind: 1, subject: 2, month: 3, expected: 4, actual: 5, variance: 6, share: 7, limit: 8, state: 9, link: 10,
  cause: 11, impact: 12, remedy: 13, earlyWarning: 14, fieldBudget: 15, owner: 16, due: 17, missing: 18, basis: 19, moved: 20, check: 21,
} as const;
export const reasonsFirst = labelRow + 1;

/** A variance is beyond its limit, in cells. As `isBeyond` of the engine says it. */
export function beyondLimit(kind: VarianceKind, expected: string, actual: string, limit: string): string {
  const departure = kind === "load" ? `${actual}-${expected}` : kind === "turns" ? `${expected}-${actual}` : `ABS(${actual}-${expected})`;
  return `ROUND(${departure}-${limit}*ABS(${expected}),6)>0`;
}

/** Columns of a row in which a variance may be watched. */
export interface Watched {
  kind: VarianceKind;
  expected: number;
  actual: number;
  limit: number;
}

/** Leads to the record of a variance that had one opened; of any other it says so when an edit carries it beyond its limit. */
export function reasonCell({ plan, words }: ReportContext, subject: string, row: number, watched: readonly Watched[]): Cell {
  const index = plan.variances.findIndex((line) => line.subject === subject && watched.some(({ kind }) => kind === line.kind));
  if (index >= 0) return linkTo(words.reports.sheets.reasons, reasonsFirst + index, reasonColumns.cause, words.variances.give);
  const conditions = watched.map(({ kind, expected, actual, limit }) => beyondLimit(kind, cellName(row, expected), cellName(row, actual), cellName(row, limit)));
  return formula(`IF(OR(${conditions.join(",")}),"${words.variances.beyond}","")`, "text");
}

/** Marks a column's figures that are beyond their limits. */
export function beyondMark({ kind, expected, actual, limit }: Watched, column: number, first: number, rows: number): ConditionalSpec {
  const [plan, came, share] = [expected, actual, limit].map((c) => inColumn(first, c)) as [string, string, string];
  return { range: { row: first, column, rows: Math.max(1, rows), columns: 1 }, formula: `AND(ISNUMBER(${plan}),ISNUMBER(${came}),${beyondLimit(kind, plan, came, share)})`, look: "bad" };
}
