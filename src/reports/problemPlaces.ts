import type { Problem } from "../engine/problem";
import { columnIndex } from "../workbook/address";
import type { ReportContext } from "./context";

export interface CellPlace {
  sheet: string;
  row: number;
  column: number;
}

type Row = "available" | "lost" | "receipts" | "releases";

/** Which row of an item's block shows what a problem speaks of; the balance where nothing is said. */
const rowsOfItem: Partial<Record<Problem["kind"], Row>> = {
  lostSale: "lost",
  pastDueRelease: "releases",
  releaseNow: "releases",
  pastDueReceipt: "receipts",
  expedite: "receipts",
  defer: "receipts",
  cancel: "receipts",
};

/** The cell that shows what a problem is about: of the input where it says so, else of the sheet of its item or work centre; undefined where there is none. */
export function problemPlace(context: ReportContext, problem: Problem): CellPlace | undefined {
  if ("at" in problem && problem.at) return inputCell(problem.at);
  const period = "period" in problem ? problem.period : undefined;
  if (problem.kind === "contradiction") return problem.resource === "hours" ? workCentreCell(context, problem.of, problem.period, "overload") : itemCell(context, problem.of, problem.period, "available");
  if (problem.kind === "capacityOverload" || problem.kind === "noCapacity") return workCentreCell(context, problem.workCentre, problem.period, "loadShare");
  return "item" in problem ? itemCell(context, problem.item, period, rowsOfItem[problem.kind] ?? "available") : undefined;
}

function inputCell({ file, sheet, cell }: { file?: string; sheet: string; cell?: string }): CellPlace | undefined {
  const [, letters, digits] = /^([A-Z]+)(\d+)$/.exec(cell ?? "A1") ?? [];
  // A file of its own is not part of this workbook.
  return file === undefined && letters && digits ? { sheet, row: Number(digits) - 1, column: columnIndex(letters) } : undefined;
}

function workCentreCell({ words, layout: { capacity } }: ReportContext, workCentre: string, period: number, measure: "overload" | "loadShare"): CellPlace | undefined {
  return capacity.has(workCentre) ? { sheet: words.reports.sheets.capacity, row: capacity.rowOf(workCentre, measure), column: capacity.columns.period(period) } : undefined;
}

function itemCell({ words, layout: { mps, mrp } }: ReportContext, item: string, period: number | undefined, row: Row): CellPlace | undefined {
  const { sheets } = words.reports;
  if (mps.has(item)) return { sheet: sheets.mps, row: mps.rowOf(item, row), column: period === undefined ? mps.columns.key : mps.columns.period(period) };
  // Nothing is given up on the material plan.
  return mrp.has(item) ? { sheet: sheets.mrp, row: mrp.rowOf(item, row === "lost" ? "available" : row), column: period === undefined ? mrp.columns.key : mrp.columns.period(period) } : undefined;
}
