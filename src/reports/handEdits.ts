import type { PlanningOptions } from "../engine/options";
import type { CellAddress, Problem } from "../engine/problem";
import type { FirmQuantity, Item, Records } from "../engine/records";
import type { Words } from "../language";
import type { Grid } from "../workbook/port";
import { measureRows, periodColumns, quantityAt, valueAt, writtenSheets } from "./writtenSheet";

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

/**
 * What the planner changed on the written master schedule: production cells that differ from what the engine proposed,
 * else the firm row. The sheet in the language of the run counts; of one in another language only where there is none,
 * so that a sheet left behind does not speak again. Changes on such a sheet are told as not kept.
 */
export function readHandEdits(grids: readonly Grid[], words: Words, others: readonly Words[], records: Records, options: PlanningOptions): HandEdits {
  const sheets = [words, ...others].flatMap((language) => writtenSheets(grids, language, "mps").map((grid) => editsOn(grid, language, records)));
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

function editsOn(grid: Grid, { reports }: Words, { items }: Records): { edits: Edit[]; problems: Problem[] } {
  const byCode = new Map(items.map((item) => [item.item, item]));
  const periods = periodColumns(grid)?.columns ?? [];
  const rows = measureRows(grid, [reports.mps.production, reports.mps.proposed, reports.mps.firm]);
  const edits: Edit[] = [];
  const problems: Problem[] = [];
  for (const [item, [production, proposed, firm]] of rows) {
    // Written by a version that did not say what it proposed.
    if (production === undefined || proposed === undefined || firm === undefined) continue;
    for (const { column, start, end } of periods) {
      const cell = productionAt(grid, { production, proposed, firm }, column, byCode.get(item));
      if (cell.problem) problems.push(cell.problem);
      else if (cell.quantity !== undefined) edits.push({ item, start, end, at: cell.at, quantity: cell.quantity, proposed: cell.proposed, onPlan: cell.onPlan });
    }
  }
  return { edits, problems };
}

/** What somebody wants made in a period: on the plan where it is not what the engine proposed, else in the firm row; without quantity, the proposal stands. */
export function productionAt(grid: Grid, { production, proposed, firm }: Readonly<Record<"production" | "proposed" | "firm", number>>, column: number, item: Item | undefined): { at: CellAddress; quantity?: number; proposed: number; onPlan: boolean; problem?: Problem } {
  const engine = Number(valueAt(grid, proposed, column) ?? 0);
  // An emptied production cell counts as 0, as it does in the sheet's own formulas.
  const made = valueAt(grid, production, column) ?? 0;
  const onPlan = typeof made !== "number" || Math.abs(made - engine) > 1e-6;
  const { at, value, problem } = quantityAt(grid, onPlan ? production : firm, column, item);
  const quantity = value ?? (onPlan ? 0 : undefined);
  return { at, proposed: engine, onPlan, ...(problem ? { problem } : quantity !== undefined && { quantity }) };
}
