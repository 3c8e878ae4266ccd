import { inputSheets } from "../../src/input/templates";
import { type LanguageCode, languages } from "../../src/language";
import { loadNodeSolver } from "../../src/solver/loadNodeSolver";
import { memoryWorkbook, type MemoryWorkbook } from "../../src/workbook/memoryWorkbook";
import type { Grid } from "../../src/workbook/port";
import { smallOptions, smallRecords } from "../support/smallFactory";

export const host = { solve: loadNodeSolver() };

/** The small factory without real lots, so that a plan takes a moment, and without a released plan. */
const records = {
  ...smallRecords,
  releasedPlan: [],
  items: smallRecords.items.map((item) => ({ ...item, lotSizing: "L4L" as const, minimumLot: 0, lotMultiple: 0, maximumLot: 0, orderingCost: 0 })),
  routing: smallRecords.routing.map((step) => ({ ...step, setupHours: 0 })),
};

export async function quickFactory(language: LanguageCode = "zh"): Promise<MemoryWorkbook> {
  const workbook = memoryWorkbook();
  await workbook.write(inputSheets(languages[language], { options: smallOptions, records }));
  return workbook;
}

/** One cell of an input sheet changed, as a person would. */
export const changed = (grids: readonly Grid[], sheet: string, row: number, heading: string, value: number | string): Grid[] =>
  grids.map((grid) => (grid.sheet === sheet ? { ...grid, values: grid.values.map((cells, r) => (r === row ? cells.map((cell, c) => (String(grid.values[0]![c]).startsWith(heading) ? value : cell)) : cells)) } : grid));
