import { type CellAddress, type Problem, stopsTheRun, type TableName } from "../engine/problem";
import { leaveOutChecks } from "./checks";
import { type AnyRow, type Finding, type ReadLists, rowsOf } from "./findings";
import type { Figure } from "./readRows";
import { isCompulsory, listNames, type ListName } from "./tables";

const leftOut = (problem: Problem, table: TableName): Problem =>
  "at" in problem && problem.at ? { kind: "leftOut", at: problem.at, table, because: problem } : problem;

const filtered = (lists: ReadLists, keep: (row: AnyRow) => boolean): ReadLists =>
  Object.fromEntries(listNames.map((table) => [table, rowsOf(lists, table).filter(keep)])) as unknown as ReadLists;

/** The lists without the rows, or single figures, that the findings are about. */
function without(lists: ReadLists, findings: readonly Finding[]): ReadLists {
  const rows = new Set(findings.filter(({ figure }) => !figure).map(({ row }) => row));
  const figures = new Set(findings.map(({ figure }) => figure));
  const touched = new Set(findings.filter(({ figure }) => figure).map(({ table }) => table));
  const kept = filtered(lists, (row) => !rows.has(row));
  const trimmed = (table: ListName): readonly AnyRow[] => {
    const sound = (figure: Figure): boolean => !figures.has(figure);
    return rowsOf(kept, table).map((row) => (row.figures.every(sound) ? row : { ...row, figures: row.figures.filter(sound) }));
  };
  return { ...kept, ...Object.fromEntries([...touched].map((table) => [table, trimmed(table)])) } as ReadLists;
}

/**
 * What can be planned beside the rows that cannot: rows with a wrong cell go first, then later duplicates, rows that
 * contradict their item, rows that point to one that is gone, and the closing line of each BOM cycle. Of a row with
 * periods a wrong figure goes alone. `problems` names everything that went and why; a compulsory list of which nothing
 * is left still stops the run.
 */
export function leaveOutRows(all: ReadLists): { lists: ReadLists; problems: readonly Problem[] } {
  const unread = listNames.flatMap((table) => rowsOf(all, table).flatMap(({ wrong, wrongFigures }) => [...wrong, ...wrongFigures].map((problem) => leftOut(problem, table))));
  const problems: Problem[] = [...unread];
  let lists = filtered(all, ({ wrong }) => wrong.length === 0);
  for (const check of leaveOutChecks)
    for (let found = check(lists, all); found.length > 0; found = check(lists, all)) {
      problems.push(...found.map(({ problem, table }) => leftOut(problem, table)));
      lists = without(lists, found);
    }
  const emptied = listNames.filter((table) => isCompulsory(table) && all[table].length > 0 && lists[table].length === 0);
  const sheetOf = (table: ListName): CellAddress => {
    const { file, sheet } = all[table][0]!.at("");
    return { ...(file !== undefined && { file }), sheet };
  };
  return { lists, problems: [...problems, ...emptied.map((table): Problem => ({ kind: "emptySheet", at: sheetOf(table), table }))] };
}

/** Settings that cannot be read are left out, and their defaults hold; without a plan date nothing can be planned. */
export const leaveOutSettings = (problems: readonly Problem[]): readonly Problem[] => problems.map((problem) => (stopsTheRun(problem) ? leftOut(problem, "settings") : problem));

/** Rows that were left out, wholly or in one figure. */
export function rowsLeftOut(problems: readonly Problem[]): number {
  const rows = problems.flatMap((problem) => (problem.kind === "leftOut" ? [JSON.stringify([problem.at.file, problem.at.sheet, problem.at.cell?.replace(/^[A-Z]+/, "")])] : []));
  return new Set(rows).size;
}
