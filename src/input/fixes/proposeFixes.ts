import type { CellAddress, Problem, ProblemKind, TableName } from "../../engine/problem";
import { languages } from "../../language";
import { columnIndex } from "../../workbook/address";
import type { CellValue, Grid } from "../../workbook/port";
import { type Area, findAreas, inputGrids, knownHeadings } from "../areas";
import type { Column } from "../columns";
import { heading, nearlySame } from "../headings";
import { readCell } from "../readRows";
import { declaredColumns, listNames, tables } from "../tables";
import { nearestName } from "./nearestName";
import { plainNumber } from "./plainNumber";

/** One cell that can be put right beyond doubt, once a person has seen what would change. */
export interface CellFix {
  /** What is wrong there. */
  problem: ProblemKind;
  at: CellAddress & { cell: string };
  /** As it was read; where something else stands there by now, nothing is written. */
  before: CellValue;
  after: string | number;
}

/** What could be put right at a click: one fix a cell, in the order of the problems. Nothing where several answers are possible. */
export function proposeFixes(grids: readonly Grid[], problems: readonly Problem[]): readonly CellFix[] {
  const inputs = inputGrids(grids);
  const areas = findAreas(inputs);
  const codes = codesIn(areas);
  return problems.flatMap((problem): CellFix[] => {
    if (!("at" in problem) || problem.at?.cell === undefined) return [];
    const at = { ...problem.at, cell: problem.at.cell };
    const before = valueAt(inputs, at);
    const after = typeof before === "string" ? answerTo(problem, before, areas, codes) : undefined;
    return after === undefined || after === before ? [] : [{ problem: problem.kind, at, before: before!, after }];
  });
}

function answerTo(problem: Problem, before: string, areas: ReadonlyMap<TableName, Area>, codes: ReturnType<typeof codesIn>): string | number | undefined {
  if (problem.kind === "unknownReference" && !problem.leftOut) return nearestName(before, codes(problem.table, problem.column));
  if (problem.kind === "missingColumn" && problem.similar !== undefined && heading(problem.similar) === heading(before)) return headingMeant(before, problem.column);
  if (problem.kind !== "unreadableCell") return undefined;
  const column = columnOf(problem, areas);
  if (problem.choices) return nearestName(before, problem.choices.flatMap((code) => Object.values(languages).map(({ tables: words }) => words.choices[code as keyof typeof words.choices])));
  if (problem.expected !== "number" && problem.expected !== "wholeNumber") return undefined;
  const after = plainNumber(before, column?.unit);
  if (after === undefined) return undefined;
  return column ? ("problem" in readCell(column, problem.column, after, problem.at) ? undefined : after) : after < 0 ? undefined : after;
}

const valueAt = (grids: readonly Grid[], { sheet, cell }: { sheet: string; cell: string }): CellValue | undefined => {
  const [, letters, row] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
  const grid = grids.find((one) => one.sheet === sheet);
  return letters === undefined ? undefined : grid?.values[Number(row) - 1 - grid.firstRow]?.[columnIndex(letters) - grid.firstColumn];
};

/** The declaration of the column a cell stands in; none for figures under periods and for settings. */
function columnOf({ at, column }: { at: CellAddress; column: string }, areas: ReadonlyMap<TableName, Area>): Column<unknown> | undefined {
  const table = listNames.find((name) => areas.get(name)?.grid.sheet === at.sheet);
  return table && (declaredColumns(table).find(([name]) => name === column)?.[1] as Column<unknown> | undefined);
}

/** The codes a column may refer to, as they stand in the other table. */
function codesIn(areas: ReadonlyMap<TableName, Area>): (table: TableName, column: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (table, column) => {
    if (table === "settings") return settingLabels;
    const target = listNames.flatMap((name) => declaredColumns(name)).find(([name, { refersTo }]) => name === column && refersTo?.table === table)?.[1].refersTo?.column ?? tables[table].key[0]!;
    const key = `${table} ${target}`;
    if (!known.has(key)) known.set(key, valuesIn(areas.get(table), target));
    return known.get(key)!;
  };
}

const settingLabels = Object.values(languages).flatMap(({ tables: words }) => Object.values(words.settings).map(({ label }) => label));

function valuesIn(area: Area | undefined, column: string): readonly string[] {
  if (!area) return [];
  const rows = area.grid.values;
  const index = (rows[area.headingRow] ?? []).findIndex((found) => knownHeadings[area.table].get(heading(found)) === column);
  return rows.slice(area.headingRow + 1, area.endRow).flatMap((row) => (row[index] === null || row[index] === undefined || row[index] === "" ? [] : [String(row[index]).trim()]));
}

const remark = /\s*[(（][^()（）]*[)）]\s*\*?$/;

/** The proper heading for one that is a slip of it, with the remark in brackets as it was. */
function headingMeant(before: string, column: string): string | undefined {
  const labels = Object.values(languages).flatMap(({ tables: words }) => (words.columns as Readonly<Record<string, string>>)[column] ?? []);
  const label = nearestName(before.replace(remark, ""), labels);
  return label !== undefined && nearlySame(heading(before), label) ? `${label}${remark.exec(before)?.[0] ?? ""}` : undefined;
}
