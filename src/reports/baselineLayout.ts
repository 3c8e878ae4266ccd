import type { Baseline } from "../engine/plan";
import { labelRow } from "./layout";

/** Where everything stands on 统计基线: the list, and right of it the picture of one of its rows. */

/** Summary, choice of the row shown, explanation, names of the blocks, headings. */
export const baselineRows = { summary: labelRow, choice: labelRow + 1, explanation: labelRow + 2, blocks: labelRow + 3, headings: labelRow + 4, first: labelRow + 5 };

/** Row of the nth forecast line. */
export const baselineRow = (index: number): number => baselineRows.first + index;

const keys = { item: 0, name: 1, channel: 2, office: 3, attention: 4, money: 5 };

export type BaselineColumns = ReturnType<typeof baselineColumns>;

/** Columns of the baseline sheet, which grow with history and horizon. */
export function baselineColumns({ months, historyMonths }: Pick<Baseline, "months" | "historyMonths">) {
  const block = (index: number) => (h: number) => Object.keys(keys).length + index * months.length + h;
  const after = block(5)(0);
  const history = after + 1;
  const unit = history + historyMonths.length;
  const check = unit + 3;
  const data = check + 3;
  return {
    ...keys,
    forecast: block(0),
    mean: block(1),
    lower: block(2),
    upper: block(3),
    difference: block(4),
    method: after,
    history: (m: number) => history + m,
    unit,
    unitCost: unit + 1,
    family: unit + 2,
    check,
    /** What the list calls its rows, for the drop-down; hidden behind the picture. */
    label: check + 1,
    data,
  };
}
