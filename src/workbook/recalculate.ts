import { calculateFormulas } from "@cj-tech-master/excelts/formula";
import { type CalculationName, type CalculationSheet, calculationSheet, type CellContent, markForRecalculation, namesOf, put, settle, type SheetCells, valueOf, workbookOf } from "./calculationModel";
import { type CellPlace, dependencies } from "./dependencies";
import type { CellValue } from "./port";

export type { CalculationName, CellContent, SheetCells } from "./calculationModel";

/** Value of a cell after recalculation; null for an empty one and for a sheet that is not there. */
export type CellReader = (sheet: string, row: number, column: number) => CellValue;

/** Cells that stay in memory, so that an edit recalculates only what hangs on it. A change of sheets asks for a new one. */
export interface Calculator {
  read: CellReader;
  /** Puts new contents into cells (neither value nor formula: empty) and gives back the formulas that were computed again. */
  change(edits: readonly (CellPlace & CellContent)[]): readonly CellPlace[];
}

/** Computes every formula of a set of sheets, once; `names` are those that no sheet brings with it. */
export const recalculate = (sheets: readonly SheetCells[], names: readonly CalculationName[] = []): CellReader => calculator(sheets, names).read;

/** A workbook that recalculates when cells change; formulas the library cannot reckon give errors as Excel does. */
export function calculator(contents: readonly SheetCells[], otherNames: readonly CalculationName[] = []): Calculator {
  const sheets = contents.map(calculationSheet);
  const byName = new Map(sheets.map((sheet) => [sheet.name.toLowerCase(), sheet]));
  const names = [...namesOf(contents), ...otherNames];
  const workbook = workbookOf(sheets, names);
  const graph = dependencies(names);
  const cellAt = ({ sheet, row, column }: CellPlace) => byName.get(sheet.toLowerCase())?.findCell(row + 1, column + 1);

  function compute(places: readonly CellPlace[]): void {
    for (let start = 0; start < places.length; start += batchSize) {
      const batch = places.slice(start, start + batchSize).flatMap((place) => {
        const sheet = byName.get(place.sheet.toLowerCase());
        const cell = sheet?.findCell(place.row + 1, place.column + 1);
        return sheet && cell ? [{ cell, sheet }] : [];
      });
      for (const { cell, sheet } of batch) markForRecalculation(cell, sheet);
      calculateFormulas(workbook);
      for (const { cell } of batch) settle(cell);
    }
  }

  const formulas = sheets.flatMap(formulasOf);
  for (const { place, formula } of formulas) graph.set(place, formula);
  compute(graph.affectedBy(formulas.map(({ place }) => place)));
  return {
    read: (sheet, row, column) => valueOf(cellAt({ sheet, row, column })),
    change(edits) {
      for (const edit of edits) {
        const sheet = byName.get(edit.sheet.toLowerCase());
        if (!sheet) throw new RangeError(`no sheet ${edit.sheet}`);
        put(sheet, edit);
        graph.set(edit, edit.formula);
      }
      const places = graph.affectedBy(edits);
      compute(places);
      return places;
    },
  };
}

/** The engine forgets formulas beyond its ten-thousandth in one pass and calls them #NAME?; so they come to it in order, in parts. */
const batchSize = 8_000;

const formulasOf = ({ name, rows }: CalculationSheet): readonly { place: CellPlace; formula: string }[] =>
  [...rows.values()].flatMap((line) =>
    [...line.values()].flatMap(({ row, col, formula }) => (formula === undefined ? [] : [{ place: { sheet: name, row: row - 1, column: col - 1 }, formula }])),
  );
