import { cellsOf, type FilledCell, gridOf } from "./grid";
import { growthOf, isOutside, markedExtent, movedBy, shiftsOf } from "./keptCells";
import type { Grid, SheetSpec, Workbook } from "./port";
import { recalculate, type SheetCells } from "./recalculate";
import { specCells } from "./specCells";

export interface MemoryWorkbook extends Workbook {
  /** What has been written, in the order of the tabs. */
  written(): readonly SheetSpec[];
}

/** A sheet as it was given, or as written with what people had beside the one it replaced. */
type Sheet = { name: string; grid: Grid } | { name: string; spec: SheetSpec; beside: readonly FilledCell[] };

/** The port without a file: for tests, and for what is read from CSV files. */
export function memoryWorkbook(grids: readonly Grid[] = []): MemoryWorkbook {
  // A written sheet takes the place of the one with its name.
  const sheets = new Map<string, Sheet>(grids.map((grid) => [grid.sheet, { name: grid.sheet, grid }]));
  return {
    read: async () => readAll([...sheets.values()]),
    async write(specs, progress = () => {}) {
      specs.forEach((spec, index) => {
        const old = sheets.get(spec.name);
        sheets.set(spec.name, { name: spec.name, spec, beside: old ? besideOurs(contentsOf(old), spec) : [] });
        progress(index + 1, specs.length);
      });
    },
    written: () => [...sheets.values()].flatMap((sheet) => ("spec" in sheet ? [sheet.spec] : [])),
  };
}

const contentsOf = (sheet: Sheet): SheetCells => {
  if ("grid" in sheet) return { name: sheet.name, cells: cellsOf(sheet.grid), tables: sheet.grid.tables };
  const own = specCells(sheet.spec);
  return { ...own, cells: [...own.cells, ...sheet.beside] };
};

/** People's values beside an earlier run's cells, where they stand now. */
function besideOurs({ name, cells }: SheetCells, spec: SheetSpec): readonly FilledCell[] {
  const filled = [...cells].flatMap(({ row, column, value = null }) => (value === null || value === "" ? [] : [{ row, column, value }]));
  const before = markedExtent((row, column) => filled.find((cell) => cell.row === row && cell.column === column)?.value ?? null);
  if (!before) return [];
  const beside = filled.filter((cell) => isOutside(before, cell));
  return shiftsOf(name, before, growthOf(before, spec, beside)).reduce((moved, shift) => moved.map((cell) => ({ ...cell, ...movedBy(shift, cell) })), beside);
}

function readAll(sheets: readonly Sheet[]): readonly Grid[] {
  const contents = sheets.map(contentsOf);
  const computed = recalculate(contents);
  return sheets.flatMap((sheet, index) => {
    if ("grid" in sheet) return [sheet.grid];
    const { name, cells, tables = [] } = contents[index]!;
    return gridOf(name, [...cells].map(({ row, column }) => ({ row, column, value: computed(name, row, column) })), tables) ?? [];
  });
}
