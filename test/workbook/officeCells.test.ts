import fc from "fast-check";
import { parseA1 } from "../excel-host/host/a1";
import { addressLists, styleAreas } from "../../src/workbook/officeAreas";
import { cellInput, mayBeMisread, rowBlocks } from "../../src/workbook/officeCells";
import { jsonBytes } from "../../src/workbook/officeQueue";
import { charactersOf, pointsOf } from "../../src/workbook/officeUnits";
import type { Cell, CellStyle, Row } from "../../src/workbook/port";
import { numberFormats } from "../../src/workbook/styles";

const styles: readonly CellStyle[] = ["key", "input", "formula"];
const cell: fc.Arbitrary<Cell | null> = fc.option(
  fc.record({ style: fc.constantFrom(...styles), value: fc.oneof(fc.string(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean()) }),
);
const rows: fc.Arbitrary<Row[]> = fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 12 });

test("areas of a style cover every cell of it once, and no other", () => {
  fc.assert(
    fc.property(rows, (grid) => {
      const covered = grid.map((row) => row.map((): CellStyle[] => []));
      for (const [style, areas] of styleAreas(grid))
        for (const area of areas)
          for (let r = area.row; r < area.row + area.rows; r++) for (let c = area.column; c < area.column + area.columns; c++) covered[r]![c]!.push(style);
      expect(covered).toEqual(grid.map((row) => row.map((one) => (one ? [one.style] : []))));
    }),
  );
});

test("equal rows share their areas", () => {
  const row: Row = [{ value: "a", style: "key" }, { value: 1, style: "input" }, { value: 2, style: "input" }];
  expect(styleAreas([row, row, row])).toEqual(
    new Map([
      ["key", [{ row: 0, column: 0, rows: 3, columns: 1 }]],
      ["input", [{ row: 0, column: 1, rows: 3, columns: 2 }]],
    ]),
  );
});

test("address strings stay within what Excel reads and lose no area", () => {
  const areas = Array.from({ length: 3_000 }, (_, i) => ({ row: i * 2, column: 20, rows: 1, columns: 3 }));
  const lists = addressLists(areas);
  expect(lists.length).toBeGreaterThan(1);
  expect(Math.max(...lists.map(({ length }) => length))).toBeLessThanOrEqual(8_000);
  expect(lists.flatMap((list) => list.split(",").map(parseA1))).toEqual(areas);
});

test("blocks of rows hold all rows in order, each within the limit unless one row alone is larger", () => {
  fc.assert(
    fc.property(rows, fc.integer({ min: 60, max: 400 }), (grid, limit) => {
      const blocks = rowBlocks(grid, limit);
      const inputs = grid.map((row) => row.map((one) => cellInput(one).value));
      const width = Math.max(0, ...grid.map(({ length }) => length));
      expect(blocks.flatMap(({ values }) => values)).toEqual(width === 0 ? [] : inputs.map((row) => [...row, ...new Array<null>(width - row.length).fill(null)]));
      for (const block of blocks) {
        expect(block.values).toHaveLength(block.rows);
        if (block.rows > 1) expect(jsonBytes(block.values) + jsonBytes(block.formats) + jsonBytes(block.formulas)).toBeLessThanOrEqual(limit);
      }
    }),
  );
});

test.each(["007", "3E5", "1-2", "1月2日", "１２", "=A1", "+1", "-x", "@SUM", "＝1", "\tx", "TRUE", "false", "#N/A", " 5"])("%j may be misread, so its cell is text first", (text) => {
  expect(mayBeMisread(text)).toBe(true);
  expect(cellInput({ value: text, style: "key" })).toEqual({ format: "@", value: text, formula: null });
});

test.each(["物料", "planned order", "产销平衡 S&OP", "a=b"])("%j needs no format", (text) => {
  expect(cellInput({ value: text, style: "key" })).toEqual({ format: null, value: text, formula: null });
});

test("an apostrophe in front is kept by one more", () => {
  expect(cellInput({ value: "'tis", style: "key" })).toEqual({ format: null, value: "''tis", formula: null });
});

test("a formula's cell is never a text cell", () => {
  expect(cellInput({ formula: "=A1", style: "formula", format: "text" })).toEqual({ format: null, value: null, formula: "=A1" });
  expect(cellInput({ formula: "=A1", style: "formula", format: "percent" }).format).toBe(numberFormats.percent);
});

// A standard column is 8.43 characters, 64 pixels or 48 points wide ("Change the column width and row height").
test("widths in characters and in points", () => {
  expect(pointsOf(8.43)).toBeCloseTo(48, 1);
  expect(charactersOf(pointsOf(13))).toBeCloseTo(13, 10);
});
