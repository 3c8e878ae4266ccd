import type { Period } from "../engine/plan";
import type { CellAddress, Problem } from "../engine/problem";
import type { Words } from ".";
import { figure } from "./format";
import type { ProblemNames, ProblemSentences } from "./problemSentences";

/** A whole month by its name; weeks by their days, because a week is cut at month ends. */
export const periodName = ({ kind, month, start, end }: Period): string =>
  kind === "month" && start.endsWith("-01") ? month : `${start.slice(5).replace("-", "/")}–${end.slice(5).replace("-", "/")}`;

const lookUp = (names: Readonly<Record<string, string>>, code: string): string => names[code] ?? code;

/** Items by code, for their units. */
type Units = Readonly<Record<string, { unit: string }>>;

const namesIn = ({ tables }: Words, periods: readonly Period[], items: Units): ProblemNames => ({
  period: (index) => (periods[index] ? periodName(periods[index]) : tables.period(index + 1)),
  table: (table) => tables.sheets[table],
  column: (column) => (column in tables.settings ? tables.settings[column as keyof typeof tables.settings].label : lookUp(tables.columns, column)),
  choice: (code) => lookUp(tables.choices, code),
  quantity: (item, quantity) => [figure(quantity), items[item]?.unit ?? ""].join(" ").trim(),
});

/** What is wrong and what to do next, without the place. */
export function describeProblem(problem: Problem, words: Words, periods: readonly Period[] = [], items: Units = {}): string {
  const sentence = words.problems[problem.kind] as ProblemSentences[typeof problem.kind] as (problem: Problem, names: ProblemNames) => string;
  return sentence(problem, namesIn(words, periods, items));
}

/** "销售预测!E7"; of a CSV folder, the file instead of the sheet. */
export const addressText = ({ file, sheet, cell }: CellAddress): string => `${file ?? sheet}${cell === undefined ? "" : `!${cell}`}`;

/** "销售预测!C7", "forecast.csv!C7", or nothing where a problem has no place in the input. */
export const placeOf = (problem: Problem): string => ("at" in problem && problem.at ? addressText(problem.at) : "");
