import fc from "fast-check";
import { cellName, quotedSheet } from "../../src/workbook/address";
import { calculator, type CellContent, recalculate } from "../../src/workbook/recalculate";

const constant = (row: number, column: number, value: string | number | boolean): CellContent => ({ row, column, value });
const formula = (row: number, column: number, code: string): CellContent => ({ row, column, formula: code });

test("formulas read cells, ranges and other sheets, in any order", () => {
  const read = recalculate([
    { name: "计划", cells: [formula(0, 0, "=SUM('数据 Data'!A1:B2)"), formula(1, 0, "=A1*2+'数据 Data'!B3")] },
    { name: "数据 Data", cells: [constant(0, 0, 1), constant(0, 1, 2), constant(1, 0, 3), formula(1, 1, "=A1+A2"), formula(2, 1, "=B2*10")] },
  ]);
  expect([read("计划", 0, 0), read("计划", 1, 0), read("数据 data", 2, 1)]).toEqual([10, 60, 40]);
});

test("what is empty or not there is null, and an error is its text", () => {
  const read = recalculate([{ name: "S", cells: [formula(0, 0, "=1/0"), formula(1, 0, "=NOSUCH(1)"), formula(2, 0, "=B9"), constant(3, 0, "#N/A"), formula(4, 0, "=IFERROR(A4,\"none\")"), formula(5, 0, "=SUM((")] }]);
  expect([0, 1, 2, 3, 4, 5].map((row) => read("S", row, 0))).toEqual(["#DIV/0!", "#NAME?", 0, "#N/A", "none", "#NAME?"]);
  expect([read("S", 8, 1), read("Nowhere", 0, 0)]).toEqual([null, null]);
});

test("columns of a table can be named", () => {
  const cells = [constant(0, 0, "item"), constant(0, 1, "数量"), constant(1, 0, "A"), constant(1, 1, 4), constant(2, 0, "B"), constant(2, 1, 5), formula(5, 0, "=SUM(rb_items[数量])")];
  const calculation = calculator([{ name: "S", cells, tables: [{ name: "rb_items", row: 0, column: 0, rows: 3, columns: 2 }] }]);
  expect(calculation.read("S", 5, 0)).toBe(9);
  calculation.change([{ sheet: "S", ...constant(1, 1, 10) }]);
  expect(calculation.read("S", 5, 0)).toBe(15);
});

test("a chain longer than the engine's memory of ten thousand formulas is right to its end", () => {
  const length = 12_000;
  const chain = Array.from({ length }, (_, row) => (row === 0 ? constant(0, 0, 1) : formula(row, 0, `=A${row}+1`)));
  // Upside down, so that nothing is in order by accident.
  const calculation = calculator([{ name: "S", cells: chain.reverse() }]);
  expect(calculation.read("S", length - 1, 0)).toBe(length);
  calculation.change([{ sheet: "S", ...constant(0, 0, 101) }]);
  expect(calculation.read("S", length - 1, 0)).toBe(length + 100);
});

test("a formula is one for ISFORMULA whenever it was computed, and a text typed over it is none", () => {
  const asks = formula(0, 1, '=IF(AND(ISFORMULA(A1),ISFORMULA($A$2)),"draft","typed over")&C1');
  const calculation = calculator([{ name: "S", cells: [formula(0, 0, '="a"'), formula(1, 0, "=A5&1"), asks, constant(0, 2, "!")] }]);
  expect(calculation.read("S", 0, 1)).toBe("draft!");
  // Only the asking cell is computed again here, then only one of those it asks about.
  calculation.change([{ sheet: "S", ...constant(0, 2, "?") }]);
  expect(calculation.read("S", 0, 1)).toBe("draft?");
  calculation.change([{ sheet: "S", ...constant(4, 0, "x") }]);
  expect(calculation.read("S", 0, 1)).toBe("draft?");
  calculation.change([{ sheet: "S", ...constant(1, 0, "mine") }]);
  expect(calculation.read("S", 0, 1)).toBe("typed over?");
  calculation.change([{ sheet: "S", ...formula(1, 0, "=A5") }]);
  expect(calculation.read("S", 0, 1)).toBe("draft?");
});

test("an edit recalculates what hangs on it and nothing else", () => {
  const calculation = calculator([{ name: "S", cells: [constant(0, 0, 1), formula(0, 1, "=A1+1"), formula(0, 2, "=B1+1"), formula(1, 1, "=A2+1")] }]);
  expect(calculation.change([{ sheet: "S", ...constant(0, 0, 10) }])).toEqual([{ sheet: "S", row: 0, column: 1 }, { sheet: "S", row: 0, column: 2 }]);
  expect([0, 1, 2].map((column) => calculation.read("S", 0, column))).toEqual([10, 11, 12]);
});

test("formulas can be put in, replaced and cleared", () => {
  const calculation = calculator([{ name: "S", cells: [constant(0, 0, 2), formula(0, 1, "=A1*2"), formula(0, 2, "=B1+1")] }]);
  calculation.change([{ sheet: "S", ...formula(0, 1, "=A1*100") }]);
  expect(calculation.read("S", 0, 2)).toBe(201);
  calculation.change([{ sheet: "s", row: 0, column: 1 }]);
  expect([calculation.read("S", 0, 1), calculation.read("S", 0, 2)]).toEqual([null, 1]);
  calculation.change([{ sheet: "S", ...constant(0, 0, 3) }]);
  expect(calculation.read("S", 0, 2)).toBe(1);
  expect(() => calculation.change([{ sheet: "Nowhere", row: 0, column: 0 }])).toThrow(RangeError);
});

test("a circle ends, and the rest is computed", () => {
  const read = recalculate([{ name: "S", cells: [formula(0, 0, "=B1+1"), formula(0, 1, "=A1+1"), formula(1, 0, "=2*3")] }]);
  expect(read("S", 1, 0)).toBe(6);
});

/** Sheets of small whole numbers and of formulas that read cells left of and above them; judged by plain arithmetic. */
const size = 6;
const sheets = ["一", "it's"];
const cell = fc.oneof(
  fc.integer({ min: -9, max: 9 }).map((value) => ({ value })),
  fc.record({ kind: fc.constantFrom("sum", "difference", "larger"), sheet: fc.nat(1), row: fc.nat(size - 1), column: fc.nat(size - 1), rows: fc.integer({ min: 1, max: 3 }) }),
);
type Drawn = typeof cell extends fc.Arbitrary<infer T> ? T : never;

const key = (sheet: number, row: number, column: number): number => sheet * 10_000 + row * 100 + column;

/** References only go to cells before this one, so there is no circle: sheet 0 before sheet 1, then rows. */
function referenced(drawn: Exclude<Drawn, { value: number }>, sheet: number, row: number) {
  const [first, count] = drawn.sheet < sheet ? [drawn.row, drawn.rows] : [drawn.row % Math.max(row, 1), Math.min(drawn.rows, row - (drawn.row % Math.max(row, 1)))];
  return { sheet: Math.min(drawn.sheet, sheet), first, last: Math.min(first + count - 1, size - 1), column: drawn.column };
}

function contentOf(drawn: Drawn, sheet: number, row: number, column: number): CellContent {
  if ("value" in drawn) return constant(row, column, drawn.value);
  const { sheet: from, first, last, column: source } = referenced(drawn, sheet, row);
  if (last < first) return constant(row, column, 0);
  const range = `${quotedSheet(sheets[from]!)}!${cellName(first, source)}:${cellName(last, source)}`;
  const codes = { sum: `=SUM(${range})`, difference: `=7-SUM(${range})`, larger: `=MAX(${range})` };
  return formula(row, column, codes[drawn.kind as keyof typeof codes]);
}

function plainly(grid: readonly (readonly (readonly Drawn[])[])[]): ReadonlyMap<number, number> {
  const values = new Map<number, number>();
  grid.forEach((rows, sheet) => rows.forEach((row, r) => row.forEach((drawn, c) => {
    if ("value" in drawn) return void values.set(key(sheet, r, c), drawn.value);
    const { sheet: from, first, last, column } = referenced(drawn, sheet, r);
    const read = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => values.get(key(from, first + index, column))!);
    const total = read.reduce((sum, value) => sum + value, 0);
    const result = read.length === 0 ? 0 : drawn.kind === "sum" ? total : drawn.kind === "difference" ? 7 - total : Math.max(...read);
    values.set(key(sheet, r, c), result);
  })));
  return values;
}

test("whatever the formulas and the edits, every cell is what plain arithmetic says", () => {
  const grid = fc.array(fc.array(fc.array(cell, { minLength: size, maxLength: size }), { minLength: size, maxLength: size }), { minLength: 2, maxLength: 2 });
  const edits = fc.array(fc.record({ sheet: fc.nat(1), row: fc.nat(size - 1), column: fc.nat(size - 1), drawn: cell }), { maxLength: 4 });
  fc.assert(
    fc.property(grid, edits, (drawn, changes) => {
      const model = drawn.map((rows) => rows.map((row) => [...row]));
      const calculation = calculator(sheets.map((name, s) => ({ name, cells: model[s]!.flatMap((row, r) => row.map((one, c) => contentOf(one, s, r, c))) })));
      const expectRight = () => {
        for (const [at, value] of plainly(model)) {
          const [s, r, c] = [Math.floor(at / 10_000), Math.floor(at / 100) % 100, at % 100];
          expect([s, r, c, calculation.read(sheets[s]!, r, c)]).toEqual([s, r, c, value]);
        }
      };
      expectRight();
      for (const { sheet, row, column, drawn: next } of changes) {
        model[sheet]![row]![column] = next;
        calculation.change([{ sheet: sheets[sheet]!, ...contentOf(next, sheet, row, column) }]);
        expectRight();
      }
    }),
    { numRuns: 60 },
  );
});
