import type { CalculationName, CellReader, Calculator, SheetCells } from "../../../src/workbook/recalculate";
import { parseA1, splitAddress } from "./a1";
import { cellAt, columnOf, rowOf } from "./cells";
import type { BookModel, NameModel, SheetModel, TableModel } from "./model";

/** The formula engine, handed in: `calculator` of src/workbook/recalculate.ts. */
export type MakeCalculator = (sheets: readonly SheetCells[], names: readonly CalculationName[]) => Calculator;

/** Beyond so many edits a new start is quicker than following each. */
const manyEdits = 500;

/**
 * When formulas are computed. Edits are noted and computed when somebody looks: after a suspended request only a
 * calculation asked for, or the next edit, brings values up to date.
 */
export class Calculation {
  private engine?: Calculator;
  private edits = new Map<SheetModel, Set<number>>();
  private due = false;
  private suspended = false;

  constructor(
    private readonly book: () => BookModel,
    private readonly make: MakeCalculator,
  ) {}

  edited(sheet: SheetModel, key: number): void {
    const keys = this.edits.get(sheet) ?? new Set();
    this.edits.set(sheet, keys.add(key));
    this.due ||= !this.suspended;
  }

  /** Sheets, names or tables came or went: start anew. */
  structureChanged(): void {
    this.engine = undefined;
    this.due ||= !this.suspended;
  }

  /** `suspendApiCalculationUntilNextSync`: what came before is computed, what follows in this request is not. */
  suspend(): void {
    this.refresh();
    this.suspended = true;
  }

  requestEnds(): void {
    this.suspended = false;
  }

  refresh(): void {
    if (this.due && this.book().calculationMode !== "Manual") this.calculate();
  }

  calculate(): void {
    const edits = [...this.edits].flatMap(([sheet, keys]) => [...keys].map((key) => ({ sheet, row: rowOf(key), column: columnOf(key) })));
    if (this.engine && edits.length < manyEdits) this.follow(this.engine, edits);
    else this.restart();
    this.edits = new Map();
    this.due = false;
  }

  private restart(): void {
    const { sheets, tables, names } = this.book();
    this.engine = this.make(sheets.map((sheet) => sheetCells(sheet, tables)), names.flatMap(nameOfCells));
    for (const sheet of sheets)
      for (const [key, cell] of sheet.cells) if (cell.formula !== undefined) show(sheet, rowOf(key), columnOf(key), this.engine.read);
  }

  private follow(engine: Calculator, edits: readonly { sheet: SheetModel; row: number; column: number }[]): void {
    const contents = edits.map(({ sheet, row, column }) => {
      const cell = cellAt(sheet, row, column);
      return { sheet: sheet.name, row, column, value: cell?.value === "" ? null : (cell?.value ?? null), formula: cell?.formula };
    });
    const byName = new Map(this.book().sheets.map((sheet) => [sheet.name.toLowerCase(), sheet]));
    for (const { sheet, row, column } of engine.change(contents)) {
      const found = byName.get(sheet.toLowerCase());
      if (found) show(found, row, column, engine.read);
    }
  }
}

function show(sheet: SheetModel, row: number, column: number, read: CellReader): void {
  const cell = cellAt(sheet, row, column);
  if (cell) cell.value = read(sheet.name, row, column) ?? "";
}

const sheetCells = (sheet: SheetModel, tables: readonly TableModel[]): SheetCells => ({
  name: sheet.name,
  cells: [...sheet.cells].map(([key, { value, formula }]) => ({ row: rowOf(key), column: columnOf(key), value: value === "" ? null : value, formula })),
  tables: tables.filter((table) => table.sheet === sheet).map(({ name, place }) => ({ name, ...place })),
});

function nameOfCells({ name, formula, scope }: NameModel): CalculationName[] {
  const [sheet = scope?.name, address] = splitAddress(formula.replace(/^=/, ""));
  const area = parseA1(address);
  return sheet !== undefined && area ? [{ name, sheet, area, ...(scope && { scope: scope.name }) }] : [];
}
