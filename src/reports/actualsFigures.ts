import { type actualsMeasures, firstRow, type Rows } from "./layout";
import type { ReportContext } from "./context";
import { down, fixed, onSheet } from "./reference";

type Measure = (typeof actualsMeasures)[number];

/**
 * Sums over the actuals sheet that look at two measures of an item at once. A second measure stands a fixed number of rows
 * below the first one: both ranges are as long, one lower than the other. The first must be the upper one.
 */
export interface ActualsRows {
  /** Cells of a measure as high as `where`, in a column or in columns from … to. */
  of(measure: Measure, column: number, to?: number): string;
  /** 1 on the rows of the upper measure. */
  where: string;
  /** Standard cost of the upper measure's rows. */
  cost: string;
  /** A condition on another column of the upper measure's rows. */
  equal(column: number, value: string): string;
}

/** `rows`: undefined where there is none of it. */
export function actualsRows({ words, layout: { actuals } }: ReportContext, upper: Measure, rows: Rows): ActualsRows | undefined {
  if (!rows) return undefined;
  const sheet = words.reports.sheets.actuals;
  const place = (measure: Measure) => actuals.measures.indexOf(measure);
  const [from, to] = [rows[0] + place(upper), rows[1] - (actuals.measures.length - 1 - place(upper))];
  const shifted = (measure: Measure, column: number, last = column) => {
    const lower = place(measure) - place(upper);
    return onSheet(sheet, last === column ? down(column, from + lower, to + lower) : `${fixed(from + lower, column)}:${fixed(to + lower, last)}`);
  };
  const equal = (column: number, value: string) => `(${shifted(upper, column)}=${value})`;
  return {
    of: shifted,
    where: equal(actuals.columns.measure, onSheet(sheet, fixed(actuals.wordRow(upper), actuals.columns.measure))),
    cost: shifted(upper, actuals.columns.cost),
    equal,
  };
}

/** Every row of the sheet; undefined where no item has a past or a plan. */
export const allActuals = ({ plan, layout: { actuals } }: ReportContext): Rows => (plan.actuals.length + plan.masterSchedule.length > 0 ? [firstRow, actuals.last] : undefined);

/** The last closed month's column. */
export const lastMonthColumn = ({ plan, layout: { actuals } }: ReportContext): number => actuals.columns.month(plan.actualMonths.length - 2);
