import { excelSerial, firstDayOf } from "../engine/calendar";
import type { Plan } from "../engine/plan";
import { asCode, asSpan, type Found } from "../input/cellValues";
import type { CellValue, SelectedCell } from "../workbook/port";

/** What a person asks about by standing on a cell. */
export interface Asked {
  item: string;
  period?: number;
}

const isFilled = (value: CellValue | undefined): value is Found => value !== null && value !== undefined && value !== "";

/**
 * The item of the cell's row: the cell itself where it holds a code, else the first code from the left; and the period
 * of its column where the heading names exactly one.
 */
export function askedCell(plan: Plan, { values, column, above }: SelectedCell): Asked | undefined {
  const codeOf = (value: CellValue | undefined): string | undefined => {
    const code = isFilled(value) ? asCode(value) : undefined;
    return code !== undefined && Object.hasOwn(plan.items, code) ? code : undefined;
  };
  // A quantity may look like a code of digits; the key columns stand left of it.
  const own = typeof values[column] === "string" ? values[column] : null;
  const item = [own, ...values].map(codeOf).find((code) => code !== undefined);
  if (item === undefined) return undefined;
  const period = periodHeaded(plan, above);
  return { item, ...(period !== undefined && { period }) };
}

/** Our sheets head a column with the period's first day over its month, input sheets with a month or a week. */
function periodHeaded({ periods }: Plan, above: readonly CellValue[]): number | undefined {
  const headings = above.filter(isFilled);
  const named = periods.findIndex(({ start, month }) => headings.some((heading, row) => heading === excelSerial(start) && headings[row + 1] === excelSerial(firstDayOf(month))));
  if (named >= 0) return named;
  const span = headings.map(asSpan).find((found) => found !== undefined);
  if (!span) return undefined;
  const within = periods.flatMap(({ start, end }, t) => (end >= span.start && start <= span.end ? [t] : []));
  return within.length === 1 ? within[0] : undefined;
}
