import { byText, sum } from "../engine/arithmetic";
import type { ConsolidatedLine } from "../engine/demandReview/consolidation";
import { cellName } from "../workbook/address";
import { cellsCheck, formula, heading, linkTo, literal, text } from "./cells";
import type { Draft } from "./draft";
import { firstLine, lineColumns } from "./forecastLines";
import { onSheet } from "./reference";
import { costOf, lineTotals, linesOfPlace, type ReviewContext } from "./reviewContext";

const shown = 5;
const order = ["place", "item", "month", "forecast", "said", "reference", "difference", "worth", "link"] as const;

/** One item of an office and channel in one month, over its customers, against the best known reference. */
export interface Difference {
  line: ConsolidatedLine;
  /** Index of its line, and how many lines share the place. */
  index: number;
  count: number;
  month: number;
  forecast: number;
  against: "baseline" | "lastYear" | "before";
  reference: number;
  /** |difference| at standard cost. */
  worth: number;
}

/** Largest first: against the baseline, last year where there is none, else the last version. What nobody entered differs from nothing. */
export function differencesOf(context: Pick<ReviewContext, "items" | "consolidation">): Difference[] {
  const { lines, months } = context.consolidation;
  return lines
    .flatMap((line, index): Difference[] => {
      if (!line.carries) return [];
      const count = linesOfPlace(lines, index);
      const group = lines.slice(index, index + count);
      return months.flatMap((_, month): Difference[] => {
        const against = (["baseline", "lastYear", "before"] as const).find((reference) => line[reference][month] !== undefined);
        if (against === undefined || group.every(({ entered }) => entered[month] === undefined)) return [];
        const [forecast, reference] = [sum(group.map((one) => lineTotals(one)[month]!)), line[against][month]!];
        return [{ line, index, count, month, forecast, against, reference, worth: Math.abs(forecast - reference) * costOf(context, line.item) }];
      });
    })
    .filter(({ worth }) => worth > 0)
    .sort((a, b) => b.worth - a.worth || byText(a.line.office, b.line.office) || byText(a.line.item, b.line.item) || a.month - b.month);
}

/** Writes the five largest differences from `top`, each with a link to its line; gives back the row below. */
export function largestDifferences(draft: Draft, context: ReviewContext, top: number): number {
  const { consolidation: { months }, items, words: { review } } = context;
  const found = differencesOf(context).slice(0, shown);
  const columns = lineColumns(months.length);
  draft.put(top, 0, text(review.largest, "figure"));
  if (found.length === 0) {
    draft.put(top + 1, 0, text(review.noDifference, "note"));
    return top + 2;
  }
  draft.line(top + 1, 0, [...order.map((key) => heading(review.largestColumns[key])), heading(review.columns.check)]);
  found.forEach(({ line, index, count, month, against, forecast, reference }, rank) => {
    const row = top + 2 + rank;
    const first = firstLine + index;
    const onLines = (r: number, column: number) => onSheet(review.sheets.lines, `${cellName(first, column)}${r > first ? `:${cellName(r, column)}` : ""}`);
    const cell = (key: (typeof order)[number]) => cellName(row, order.indexOf(key));
    const words = literal(review.measures[against]);
    draft.line(row, 0, [
      text([line.office || review.notTold, line.channel].filter(Boolean).join(" · ")),
      text([line.item, items.get(line.item)?.name ?? ""].join(" ").trim()),
      text(months[month]!),
      formula(`SUM(${onLines(first + count - 1, columns.of(month, "total"))})`, "integer"),
      formula(`IF(${cell("difference")}>0,${literal(review.above(review.measures[against]))},IF(${cell("difference")}<0,${literal(review.below(review.measures[against]))},${words}))`, "text"),
      formula(onLines(first, columns.of(month, against)), "decimal"),
      formula(`${cell("forecast")}-${cell("reference")}`, "decimal"),
      formula(`${cell("difference")}*${onLines(first, columns.cost)}`, "money"),
      linkTo(review.sheets.lines, first, columns.of(month, "total"), review.toLine(first + 1)),
    ]);
    draft.check(row, cellsCheck([[cell("forecast"), forecast], [cell("reference"), reference]]));
  });
  return top + 2 + found.length;
}
