import { jsonBytes } from "./officeQueue";
import type { Cell, Rectangle, Row } from "./port";
import { relativeForm } from "./shiftReferences";

/**
 * Bytes a block of equal formulas must spare to be filled from its first cell: about what two calls cost. Many small fills
 * would take Excel longer than the formulas themselves.
 */
const worthFilling = 2_000;

const covers = ({ row, column, rows, columns }: Rectangle, r: number, c: number): boolean => r >= row && r < row + rows && c >= column && c < column + columns;

/** Numbers instead of texts: equal formulas, as seen from their cells, have the same; 0 is none. */
function formsOf(rows: readonly Row[]): readonly Uint32Array[] {
  const known = new Map<string, number>();
  return rows.map((row, r) =>
    Uint32Array.from(row, (cell, c) => {
      if (cell?.formula === undefined) return 0;
      const form = relativeForm(cell.formula, r, c);
      const number = known.get(form) ?? known.size + 1;
      known.set(form, number);
      return number;
    }),
  );
}

/**
 * Blocks whose formulas are all the first cell's, moved: that one is written and copied to the others. Each block lies
 * apart from the rest; formulas outside them are written one by one.
 */
export function uniformBlocks(rows: readonly Row[]): readonly Rectangle[] {
  const forms = formsOf(rows);
  const taken = forms.map(({ length }) => new Uint8Array(length));
  const isOpen = (r: number, c: number, form: number): boolean => forms[r]?.[c] === form && taken[r]![c] === 0;
  const blocks: Rectangle[] = [];
  for (const [row, line] of forms.entries())
    for (const [column, form] of line.entries()) {
      if (form === 0 || taken[row]![column] !== 0) continue;
      const block = largest(row, column, (r, c) => isOpen(r, c, form));
      const spared = (block.rows * block.columns - 1) * jsonBytes(rows[row]![column]!.formula);
      if (spared < worthFilling) continue;
      blocks.push(block);
      for (let r = row; r < row + block.rows; r++) taken[r]!.fill(1, column, column + block.columns);
    }
  return blocks;
}

/** The larger of two: as wide as it goes and then down, or as deep as it goes and then to the right. */
function largest(row: number, column: number, fits: (r: number, c: number) => boolean): Rectangle {
  const run = (most: number, fitsAt: (n: number) => boolean): number => {
    let length = 1;
    while (length < most && fitsAt(length)) length++;
    return length;
  };
  const all = (count: number, fitsAt: (n: number) => boolean): boolean => fitsAt(0) && run(count, fitsAt) === count;
  const columns = run(Infinity, (n) => fits(row, column + n));
  const rows = run(Infinity, (n) => fits(row + n, column));
  const wide = { row, column, columns, rows: run(rows, (n) => all(columns, (c) => fits(row + n, column + c))) };
  const deep = { row, column, rows, columns: run(columns, (n) => all(rows, (r) => fits(row + r, column + n))) };
  return wide.rows * wide.columns >= deep.rows * deep.columns ? wide : deep;
}

/** The rows without the formulas that are filled: their formats stay, and each block's first formula. */
export function withoutFilled(rows: readonly Row[], blocks: readonly Rectangle[]): readonly Row[] {
  if (blocks.length === 0) return rows;
  return rows.map((row, r) => {
    const here = blocks.filter((block) => r >= block.row && r < block.row + block.rows);
    if (here.length === 0) return row;
    return row.map((cell, c) => {
      const block = cell && here.find((one) => covers(one, r, c));
      return block && (r !== block.row || c !== block.column) ? formatOnly(cell) : cell;
    });
  });
}

/** In a cell of the format "@" a formula would be text. */
const formatOnly = ({ style, format }: Cell): Cell => ({ style, ...(format && format !== "text" && { format }) });
