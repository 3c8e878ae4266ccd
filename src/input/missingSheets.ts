import { type Problem, type TableName, tableNames } from "../engine/problem";
import type { IsoDate } from "../engine/records";
import type { Words } from "../language";
import type { SheetSpec, ValidationSpec } from "../workbook/port";
import { isCompulsory } from "./tables";
import { inputSheets } from "./templates";

/** Compulsory tables a workbook lacks, settings among them, as the reader's problems tell. */
export function missingTables(problems: readonly Problem[]): readonly TableName[] {
  if (problems.some(({ kind }) => kind === "emptyWorkbook")) return tableNames.filter((table) => table === "settings" || isCompulsory(table));
  return problems.flatMap((problem) => (problem.kind === "missingSheet" ? [problem.table] : []));
}

/**
 * Empty sheets, ready to fill, for tables a workbook lacks. A sheet that bears such a name already is somebody's and stays as it
 * is: its table is left out. Drop-down lists keep to sheets that are added together, for those that are there may look otherwise.
 */
export function missingSheets(lacking: readonly TableName[], present: readonly string[], words: Words, planDate: IsoDate): readonly SheetSpec[] {
  const taken = new Set(present.map((name) => name.toLowerCase()));
  const wanted = new Set(lacking.map((table) => words.tables.sheets[table]).filter((name) => !taken.has(name.toLowerCase())));
  const isWithin = ({ list }: ValidationSpec): boolean => typeof list !== "string" || [...wanted].some((name) => list.startsWith(`'${name}'!`));
  return inputSheets(words, { options: { planDate } })
    .filter(({ name }) => wanted.has(name))
    .map((sheet) => (sheet.validations ? { ...sheet, validations: sheet.validations.filter(isWithin) } : sheet));
}
