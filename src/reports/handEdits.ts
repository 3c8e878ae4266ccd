import { round6 } from "../engine/arithmetic";
import { dayNumber, isoDate } from "../engine/calendar";
import type { PlanningOptions } from "../engine/options";
import type { CellAddress, Problem } from "../engine/problem";
import type { FirmQuantity, IsoDate, Item, Records } from "../engine/records";
import type { Words } from "../language";
import { cellName } from "../workbook/address";
import type { CellValue, Grid } from "../workbook/port";
import { daysRow, firstRow, markRow } from "./layout";
import { isMarked } from "./ownership";

export interface HandEdits {
  firmQuantities: readonly FirmQuantity[];
  problems: readonly Problem[];
}

/** What somebody wants of one item and period, where it stands, and what the engine had proposed. */
interface Edit extends FirmQuantity {
  at: CellAddress;
  proposed: number;
  /** Typed over the plan itself, not in the firm row. */
  onPlan: boolean;
}

interface PeriodColumn {
  column: number;
  start: IsoDate;
  end: IsoDate;
}

/**
 * What the planner changed on the written master schedule: production cells that differ from what the engine proposed,
 * else the firm row. The sheet in the language of the run counts; of one in another language only where there is none,
 * so that a sheet left behind does not speak again. Changes on such a sheet are told as not kept.
 */
export function readHandEdits(grids: readonly Grid[], words: Words, others: readonly Words[], records: Records, options: PlanningOptions): HandEdits {
  const sheets = [words, ...others].flatMap((language) => masterSchedules(grids, language).map((grid) => editsOn(grid, language, records)));
  const [current, ...left] = sheets;
  if (!current) return { firmQuantities: [], problems: [] };
  const problems: Problem[] = [...current.problems];
  const kept: FirmQuantity[] = [];
  for (const { item, start, end, quantity, at, proposed } of current.edits) {
    const keeps = options.keepHandEdits && end >= options.planDate && records.items.some((row) => row.item === item);
    problems.push({ kind: keeps ? "handEditKept" : "handEditDropped", at, item, found: quantity, proposed });
    if (keeps) kept.push({ item, start, end, quantity });
  }
  const isKept = (edit: Edit) => kept.some(({ item, start, quantity }) => item === edit.item && start === edit.start && quantity === edit.quantity);
  for (const edit of left.flatMap(({ edits }) => edits).filter((one) => one.onPlan && !isKept(one)))
    problems.push({ kind: "handEditDropped", at: edit.at, item: edit.item, found: edit.quantity, proposed: edit.proposed });
  return { firmQuantities: kept, problems };
}

/** Excel ignores case in sheet names. */
const masterSchedules = (grids: readonly Grid[], { reports }: Words): Grid[] =>
  grids.filter((grid) => grid.sheet.trim().toLowerCase() === reports.sheets.mps.toLowerCase() && isMarked(grid));

const valueAt = ({ values, firstRow: top, firstColumn: left }: Grid, row: number, column: number): CellValue => values[row - top]?.[column - left] ?? null;

function editsOn(grid: Grid, { reports }: Words, { items }: Records): { edits: Edit[]; problems: Problem[] } {
  const byCode = new Map(items.map((item) => [item.item, item]));
  const periods = periodColumns(grid);
  const rows = measureRows(grid, [reports.mps.production, reports.mps.proposed, reports.mps.firm]);
  const edits: Edit[] = [];
  const problems: Problem[] = [];
  for (const [item, [production, proposed, firm]] of rows) {
    // Written by a version that did not say what it proposed.
    if (production === undefined || proposed === undefined || firm === undefined) continue;
    for (const { column, start, end } of periods) {
      const engine = Number(valueAt(grid, proposed, column) ?? 0);
      // An emptied production cell counts as 0, as it does in the sheet's own formulas.
      const made = valueAt(grid, production, column) ?? 0;
      const onPlan = typeof made !== "number" || Math.abs(made - engine) > 1e-6;
      const cell = cellAt(grid, onPlan ? production : firm, column, byCode.get(item));
      if (cell.problem) problems.push(cell.problem);
      else if (onPlan || cell.value !== undefined) edits.push({ item, start, end, at: cell.at, quantity: cell.value ?? 0, proposed: engine, onPlan });
    }
  }
  return { edits, problems };
}

/** The plan date stands in the mark, the calendar days of each period in the headings. */
function periodColumns(grid: Grid): PeriodColumn[] {
  const [planDate] = /\d{4}-\d{2}-\d{2}/.exec(String(valueAt(grid, markRow, 0))) ?? [];
  if (planDate === undefined) return [];
  let day = dayNumber(planDate);
  return (grid.values[daysRow - grid.firstRow] ?? []).flatMap((days, c) => {
    if (typeof days !== "number") return [];
    const start = day;
    day += days;
    return [{ column: grid.firstColumn + c, start: isoDate(start), end: isoDate(day - 1) }];
  });
}

/** Rows of the wanted measures by item, in the order they are asked for. */
function measureRows(grid: Grid, measures: readonly string[]): Map<string, (number | undefined)[]> {
  const [itemColumn, measureColumn] = [0, 3];
  const rows = new Map<string, (number | undefined)[]>();
  for (let row = firstRow; row < grid.firstRow + grid.values.length; row++) {
    const [item, measure] = [String(valueAt(grid, row, itemColumn) ?? ""), measures.indexOf(String(valueAt(grid, row, measureColumn) ?? ""))];
    if (item === "" || measure < 0) continue;
    if (!rows.has(item)) rows.set(item, measures.map(() => undefined));
    rows.get(item)![measure] = row;
  }
  return rows;
}

/** A quantity someone may have typed; undefined where the cell is empty. */
function cellAt(grid: Grid, row: number, column: number, item: Item | undefined): { at: CellAddress; value?: number; problem?: Problem } {
  const at: CellAddress = { ...(grid.file !== undefined && { file: grid.file }), sheet: grid.sheet, cell: cellName(row, column) };
  const found = valueAt(grid, row, column);
  if (found === null || (typeof found === "string" && found.trim() === "")) return { at };
  const value = quantityIn(found);
  if (value === undefined) return { at, problem: { kind: "unreadableCell", at, column: "quantity", found: String(found), expected: "number" } };
  if (value < 0) return { at, problem: { kind: "outOfRange", at, column: "quantity", found: value, minimum: 0 } };
  if (item?.wholePieces && !Number.isInteger(value)) return { at, problem: { kind: "fractionalPieces", at, column: "quantity", found: value, item: item.item, unit: item.unit } };
  return { at, value };
}

/** Full width counts as half width; thousands may be grouped. */
function quantityIn(found: string | number | boolean): number | undefined {
  if (typeof found === "number") return Number.isFinite(found) ? round6(found) : undefined;
  const text = String(found).normalize("NFKC").trim();
  return /^-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/.test(text) ? round6(Number(text.replaceAll(",", ""))) : undefined;
}
