import { cellsOf, gridOf } from "./grid";
import type { Grid, SheetSpec, Workbook } from "./port";
import { recalculate } from "./recalculate";
import { specCells } from "./specCells";

export interface MemoryWorkbook extends Workbook {
  /** What has been written, in the order of the tabs. */
  written(): readonly SheetSpec[];
}

type Sheet = { name: string; grid: Grid } | { name: string; spec: SheetSpec };

/** The port without a file: for tests, and for what is read from CSV files. */
export function memoryWorkbook(grids: readonly Grid[] = []): MemoryWorkbook {
  // A written sheet takes the place of the one with its name.
  const sheets = new Map<string, Sheet>(grids.map((grid) => [grid.sheet, { name: grid.sheet, grid }]));
  return {
    read: async () => readAll([...sheets.values()]),
    async write(specs, progress = () => {}) {
      specs.forEach((spec, index) => {
        sheets.set(spec.name, { name: spec.name, spec });
        progress(index + 1, specs.length);
      });
    },
    written: () => [...sheets.values()].flatMap((sheet) => ("spec" in sheet ? [sheet.spec] : [])),
  };
}

function readAll(sheets: readonly Sheet[]): readonly Grid[] {
  const contents = sheets.map((sheet) =>
    "spec" in sheet ? specCells(sheet.spec) : { name: sheet.name, cells: cellsOf(sheet.grid), tables: sheet.grid.tables },
  );
  const computed = recalculate(contents);
  return sheets.flatMap((sheet, index) => {
    if ("grid" in sheet) return [sheet.grid];
    const { name, cells, tables = [] } = contents[index]!;
    return gridOf(name, [...cells].map(({ row, column }) => ({ row, column, value: computed(name, row, column) })), tables) ?? [];
  });
}
