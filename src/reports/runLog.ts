import { ranked } from "../engine/exceptions/exceptions";
import type { PlanningOptions } from "../engine/options";
import { optionUnits } from "../engine/optionUnits";
import { type Problem, severityOf } from "../engine/problem";
import { describeProblem, placeOf } from "../language/describeProblem";
import { isShare, type UnitCode, unitText } from "../language/unitText";
import type { Cell, SheetSpec } from "../workbook/port";
import { linkToInput } from "./behind";
import { formula, heading, input, linkTo, text } from "./cells";
import type { ReportContext } from "./context";
import { certificateLines } from "./certificateLines";
import { costParts } from "./costs";
import { type Draft, draftSheet } from "./draft";
import { checkSum } from "./layout";
import { down, fixed, onSheet } from "./reference";
import { asReleasedAt, checkedSheets, costPartNames, firstCheckRow, optionAt, optionNames, valueColumn } from "./runLogPlaces";

/** 运行记录: what was planned with, how good it is, what it costs, and everything found. No time stamp: the same input gives the same sheet, but for the seconds it took. */
export function runLogSheet(context: ReportContext): SheetSpec {
  const draft = draftSheet(context, "runLog", context.words.reports.common.unitsMoney(context.plan.options.currency), valueColumn + 1);
  const sections: readonly Section[] = [checks, costs, options, run, certificate, leftOutRows, problems];
  sections.reduce((row, section) => section(draft, context, row) + 1, firstCheckRow - 1);
  return draft.finish({ widths: [30, 24, 14, 30, 12, 60], freeze: { rows: firstCheckRow - 1, columns: 0 }, print: { landscape: true, titleRows: 0 }, tabColour: "#5B6670" });
}

/** Writes from a row and gives back the first row below. */
type Section = (draft: Draft, context: ReportContext, row: number) => number;

/** A heading over label and value rows. */
function labelled(draft: Draft, row: number, title: string, lines: readonly (readonly [label: string, ...cells: Cell[]])[]): number {
  draft.line(row, 0, [text(title, "heading"), heading()]);
  lines.forEach(([label, ...cells], index) => draft.line(row + 1 + index, 0, [text(label), ...cells]));
  return row + 1 + lines.length;
}

const checks: Section = (draft, { words: { reports } }, row) => {
  const sums = checkedSheets.map((key) => [reports.sheets[key], formula(onSheet(reports.sheets[key], fixed(checkSum.row, checkSum.column)), "check", "check")] as const);
  const total = formula(`SUM(${down(valueColumn, row + 1, row + sums.length)})+${fixed(checkSum.row, checkSum.column)}`, "check", "total");
  // Each leads to the sheet it sums up.
  checkedSheets.forEach((key, index) => draft.put(row + 1 + index, valueColumn + 1, linkTo(reports.sheets[key], checkSum.row, checkSum.column, reports.sheets[key])));
  return labelled(draft, row, reports.runLog.section.checks, [...sums, [reports.common.total, total]]);
};

const costs: Section = (draft, context, row) => {
  const { runLog, common } = context.words.reports;
  const option = (name: keyof PlanningOptions) => fixed(optionAt(context.words, name).row, valueColumn);
  const rows = costParts(context, option);
  const parts = rows.map(({ part, cell }) => [context.words.balance.costs[part], cell] as const);
  const total = formula(`SUM(${down(valueColumn, row + 1, row + parts.length)})`, "money", "total");
  const end = labelled(draft, row, runLog.section.cost, [...parts, [common.total, total]]);
  asReleased(draft, context, row);
  rows.forEach(({ check }, index) => check && draft.check(row + 1 + index, check(fixed(row + 1 + index, valueColumn))));
  return end;
};

/** The same parts of the cost if the last released plan were kept, and what this plan costs more. */
function asReleased(draft: Draft, { plan, words: { overview } }: ReportContext, row: number): void {
  const { costAsReleased: released } = plan.balance;
  if (!released) return;
  const { row: totalRow, column } = asReleasedAt;
  draft.line(row, column, [overview.keptAsReleased, overview.difference].map((word) => heading(word)));
  costPartNames.forEach((part, index) => draft.put(row + 1 + index, column, input(released[part], "money")));
  draft.put(totalRow, column, formula(`SUM(${down(column, row + 1, totalRow - 1)})`, "money", "total"));
  for (let line = row + 1; line <= totalRow; line++) draft.put(line, column + 1, formula(`${fixed(line, valueColumn)}-${fixed(line, column)}`, "money", line === totalRow ? "total" : "formula"));
}

const run: Section = (draft, { plan, words: { reports } }, row) =>
  labelled(draft, row, reports.runLog.section.run, [
    [reports.runLog.planDate, text(plan.options.planDate)],
    [reports.runLog.forecastVersion, text(plan.forecastApproval ? plan.forecastApproval.version : reports.runLog.forecastSheet), ...(plan.forecastApproval ? [text(plan.forecastApproval.approver), text(plan.forecastApproval.approvedAt)] : [])],
    [reports.runLog.engineVersion, text(plan.engineVersion)],
    [reports.runLog.inputFingerprint, text(plan.inputFingerprint)],
    [reports.runLog.planFingerprint, text(plan.planFingerprint)],
  ]);

const certificate: Section = (draft, context, row) => {
  const lines = certificateLines(context, row + 1);
  const end = labelled(draft, row, context.words.reports.runLog.section.certificate, lines.map(({ label, cell }) => [label, cell] as const));
  lines.forEach(({ check }, index) => check && draft.check(row + 1 + index, check));
  return end;
};

/** Choices by their word, shares as per cent, as on the settings sheet. */
function optionCell(value: PlanningOptions[keyof PlanningOptions], unit: UnitCode | undefined, { tables }: ReportContext["words"]): Cell {
  if (typeof value === "number") return input(value, isShare(unit) ? "percent" : "number");
  const choices: Readonly<Record<string, string>> = tables.choices;
  if (typeof value === "boolean") return text(value ? tables.choices.yes : tables.choices.no, "input");
  return text(choices[value] ?? value, "input");
}

const options: Section = (draft, { plan, words }, row) => {
  const units: Partial<Record<keyof PlanningOptions, UnitCode>> = optionUnits;
  const { currency, commonUnit } = plan.options;
  return labelled(
    draft,
    row,
    words.reports.runLog.section.options,
    optionNames(words).map((option) => {
      const { label, note } = words.tables.settings[option];
      const unit = units[option];
      const counted = unit ? unitText(unit, words, currency) : option === "storageLimit" ? commonUnit : "";
      return [label, optionCell(plan.options[option], unit, words), text(counted), text(note, "note")] as const;
    }),
  );
};

const isLeftOut = ({ kind }: Problem): boolean => kind === "leftOut";

/** A heading over one line a problem, the most pressing first. */
function problemList(draft: Draft, { plan, words }: ReportContext, row: number, title: string, list: readonly Problem[]): number {
  const { runLog } = words.reports;
  draft.line(row, 0, [title, runLog.columns.place, runLog.columns.sentence].map((word) => heading(word)));
  ranked(list, plan).forEach(({ problem }, index) => {
    const place = ("at" in problem && problem.at && linkToInput(problem.at)) || text(placeOf(problem));
    draft.line(row + 1 + index, 0, [text(runLog.severity[severityOf(problem)]), place, text(describeProblem(problem, words, plan.periods, plan.items), "note")]);
  });
  return row + 1 + list.length;
}

/** What was planned without, as the user chose. */
const leftOutRows: Section = (draft, context, row) => {
  const leftOut = context.problems.filter(isLeftOut);
  return leftOut.length === 0 ? row - 1 : problemList(draft, context, row, context.words.reports.runLog.section.leftOut, leftOut);
};

const problems: Section = (draft, context, row) => {
  const { runLog } = context.words.reports;
  const rest = context.problems.filter((problem) => !isLeftOut(problem));
  const end = problemList(draft, context, row, runLog.section.problems, rest);
  if (rest.length > 0) return end;
  draft.put(row + 1, 0, text(runLog.noProblems, "note"));
  return row + 2;
};
