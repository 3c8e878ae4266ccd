import { byText } from "../engine/arithmetic";
import { languages } from "../language";
import type { Words } from "../language";
import type { Cell, ValidationSpec } from "../workbook/port";
import { historyColumns, historyRow, trendCheck } from "./accuracyPlaces";
import { formula, heading, text } from "./cells";
import type { ReportContext } from "./context";
import type { Draft } from "./draft";
import type { KeptColumns } from "./keptCells";
import { labelRow } from "./layout";
import { down, fixed, onSheet } from "./reference";

/** The drop-down of 预测走势: all finished goods, or one product family. */

export const choicePlace = { row: labelRow + 1, column: 1 };
const choicesColumn = trendCheck + 2;
const firstChoiceRow = labelRow + 1;

/** Found again by its heading, so that a rerun shows what was chosen. */
export const keptOnForecastTrend: KeptColumns = {
  sheet: "forecastTrend",
  headings: ({ accuracy: w }: Words) => ({ keys: [w.show], cells: [w.goods], basis: w.show }),
};

/** Families of the item lines, from A to Z. */
export const familiesOf = ({ plan }: ReportContext): string[] =>
  [...new Set(plan.forecastAccuracy.lines.flatMap(({ level, item }) => (level === "item" ? [plan.items[item]!.family] : [])))].filter((family) => family !== "").sort(byText);

/** As chosen before, as long as the plan still has the family. */
function chosen(context: ReportContext): string {
  const shown = Object.values(languages).map(({ accuracy }) => accuracy.shown);
  const [family] = (context.kept.forecastTrend ?? []).find(({ key }) => shown.includes(String(key[0])))?.cells ?? [];
  return familiesOf(context).find((known) => known === String(family ?? "")) ?? context.words.accuracy.everything;
}

/** The drop-down that chooses whose forecast trend the sheet shows. */
export function forecastChoice(draft: Draft, context: ReportContext): ValidationSpec {
  const { accuracy: w } = context.words;
  draft.line(labelRow, 0, [heading(w.show), heading(w.goods)]);
  draft.line(choicePlace.row, 0, [text(w.shown), text(chosen(context), "input")]);
  const choices = [w.everything, ...familiesOf(context)];
  draft.put(firstChoiceRow - 1, choicesColumn, heading(w.choices));
  choices.forEach((choice, index) => draft.put(firstChoiceRow + index, choicesColumn, text(choice)));
  return { range: { ...choicePlace, rows: 1, columns: 1 }, list: onSheet(context.words.reports.sheets.forecastTrend, down(choicesColumn, firstChoiceRow, firstChoiceRow + choices.length - 1)) };
}

const choice = fixed(choicePlace.row, choicePlace.column);
const all = fixed(firstChoiceRow, choicesColumn);

/** 1 for every row whose family is chosen; for all of them where all goods are. */
export const isChosen = (families: string): string => `((${families}=${choice})+(${choice}=${all})>0)`;

/** Families of the item lines on 预测依据. */
export function historyFamilies({ plan, words }: ReportContext): string {
  const items = plan.forecastAccuracy.lines.filter(({ level }) => level === "item").length;
  return onSheet(words.reports.sheets.forecastHistory, down(historyColumns(plan.forecastAccuracy).family, historyRow(0), historyRow(items - 1)));
}

/** The engine speaks of all goods; with a family chosen there is nothing to compare. */
export const checkedForAll = (check: Cell): Cell => formula(`IF(${choice}=${all},${check.formula!.slice(1)},0)`, "check", "check");
