import { sampleFactory } from "../../src/input/sampleFactory/sampleFactory";
import { inputSheets } from "../../src/input/templates";
import { languages } from "../../src/language";
import { planWorkbook } from "../../src/planWorkbook";
import { loadNodeKernel } from "../../src/solver/loadNodeKernel";
import { loadNodeSolver } from "../../src/solver/loadNodeSolver";
import { cellName } from "../../src/workbook/address";
import { memoryWorkbook } from "../../src/workbook/memoryWorkbook";
import { officeWorkbook } from "../../src/workbook/officeWorkbook";
import type { Cell, Row, SheetSpec } from "../../src/workbook/port";
import { uniformBlocks, withoutFilled } from "../../src/workbook/uniformFormulas";
import { copiedFormula } from "../excel-host/host/copyFrom";
import { createExcelSession } from "../excel-host/node/session";

/** The same formula in `rows` × `columns` cells from C3 on, as a person would write it into each. */
const uniform = (rows: number, columns: number, formula: (row: number, column: number) => string): readonly Row[] => [
  [],
  [],
  ...Array.from({ length: rows }, (_, r) => [null, null, ...Array.from({ length: columns }, (__, c): Cell => ({ formula: formula(r + 2, c + 2), style: "formula", format: "number" }))]),
];
const sum = (row: number, column: number): string => `=$A${row + 1}+${cellName(row, column - 1)}*${cellName(0, column).replace(/\d/, "$$$&")}+SUM($C$1:${cellName(row - 1, column)})+LOG10(2)&"A1"`;

describe("blocks of equal formulas", () => {
  test("are found where relative references move along and absolute ones stay", () => {
    expect(uniformBlocks(uniform(40, 12, sum))).toEqual([{ row: 2, column: 2, rows: 40, columns: 12 }]);
    expect(uniformBlocks(uniform(1, 300, sum))).toEqual([{ row: 2, column: 2, rows: 1, columns: 300 }]);
    expect(uniformBlocks(uniform(300, 1, sum))).toEqual([{ row: 2, column: 2, rows: 300, columns: 1 }]);
  });

  test("are none where an absolute reference moves, or a relative one stays", () => {
    expect(uniformBlocks(uniform(40, 12, (row) => `=SUM($A$${row}:$Z$${row})+0*SUM($A$1:$Z$999)`))).toEqual([]);
    expect(uniformBlocks(uniform(40, 1, () => "=SUM(A1:B2)+0*SUM($A$1:$Z$999)+0*SUM($A$1:$Z$999)+0*SUM($A$1:$Z$999)"))).toEqual([]);
    expect(uniformBlocks(uniform(40, 12, (row) => `=HYPERLINK("#'计划 Plan'!A${row}","0123456789012345678901234567890123456789")`))).toEqual([]);
  });

  test("leave a different formula among them alone", () => {
    const blocks = uniformBlocks(uniform(100, 3, (row, column) => (row === 50 && column === 3 ? "=1" : sum(row, column))));
    expect(blocks.reduce((cells, { rows, columns }) => cells + rows * columns, 0)).toBeLessThan(300);
    expect(blocks.some(({ row, rows, column, columns }) => row <= 50 && 50 < row + rows && column <= 3 && 3 < column + columns)).toBe(false);
  });

  test("are not worth a call where they spare little", () => {
    expect(uniformBlocks(uniform(1, 12, () => "=ROW()"))).toEqual([]);
  });

  test("keep their formats in every cell and their formula in the first", () => {
    const rows = uniform(40, 12, sum);
    const left = withoutFilled(rows, uniformBlocks(rows)).flat().flatMap((cell) => cell ?? []);
    expect(left.every(({ format }) => format === "number")).toBe(true);
    expect(left.filter(({ formula }) => formula !== undefined)).toHaveLength(1);
  });
});

// "Cut, copy, and paste ranges": relative references are those of the copy; off the sheet they are lost.
test.each([
  ["=A1+$A1+A$1+$A$1", 2, 1, "=B3+$A3+B$1+$A$1"],
  ["=SUM('计划 A1'!B2:C3,Plan!B2)", 1, 0, "=SUM('计划 A1'!B3:C4,Plan!B3)"],
  ['=IF(A1="A1",LOG10(B1),rb_items[B1])', 1, 1, '=IF(B2="A1",LOG10(C2),rb_items[B1])'],
  ["=SUM(A:B)+SUM($3:4)", 1, 1, "=SUM(B:C)+SUM($3:5)"],
  ["=A2", -2, 0, "=#REF!"],
])("the local host copies %s as Excel does", (formula, down, right, copied) => {
  expect(copiedFormula(formula, down, right)).toBe(copied);
});

test("every sheet of the sample factory's plan has the very formulas that were planned, filled or not", async () => {
  const kernel = loadNodeKernel();
  const memory = memoryWorkbook();
  await memory.write(inputSheets(languages.zh, sampleFactory("zh")));
  const result = await planWorkbook(await memory.read(), { language: "zh" }, { solve: loadNodeSolver(), ...(kernel && { kernel }) });
  if (result.status !== "planned") throw new Error("the sample factory must plan");
  const filled = result.sheets.filter(({ rows }) => uniformBlocks(rows).length > 0);
  expect(filled.length).toBeGreaterThan(5);
  const host = createExcelSession();
  await officeWorkbook().write(result.sheets);
  const wanted = ({ name, rows }: SheetSpec) => [name, rows.flatMap((row, r) => row.flatMap((cell, c) => (cell?.formula === undefined ? [] : [[r, c, cell.formula]])))];
  const found = new Map(host.snapshot().sheets.map(({ name, cells }) => [name, cells.flatMap(({ row, column, formula }) => (formula === undefined ? [] : [[row, column, formula]]))]));
  const inOrder = (cells: unknown[][] = []) => [...cells].sort(([r, c], [row, column]) => Number(r) - Number(row) || Number(c) - Number(column));
  for (const sheet of result.sheets) expect([sheet.name, inOrder(found.get(sheet.name))]).toEqual(wanted(sheet));
}, 300_000);
