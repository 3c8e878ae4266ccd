import { calculator, type SheetCells } from "../../src/workbook/recalculate";

const sheet = (name: string, formulas: readonly (string | number)[], names: SheetCells["names"] = []): SheetCells => ({
  name,
  cells: formulas.map((content, row) => (typeof content === "number" ? { row, column: 0, value: content } : { row, column: 0, formula: content })),
  names,
});
const cell = (name: string, row: number) => ({ name, row, column: 0, rows: 1, columns: 1 });

/** Two sheets with a name each of their own, and one of the workbook. */
const opened = () =>
  calculator(
    [
      sheet("计划", [10, "=单价*2", "=SUM(Total)+1"], [cell("单价", 0)]),
      sheet("负荷", [7, "=单价*2", "=nobody+1"], [cell("单价", 0)]),
      sheet("汇总", ["=单价*3", "=SUM(total)"]),
    ],
    [{ name: "total", sheet: "负荷", area: { row: 0, column: 0, rows: 2, columns: 1 } }, { name: "单价", sheet: "负荷", area: { row: 1, column: 0, rows: 1, columns: 1 } }],
  );
const values = ({ read }: ReturnType<typeof opened>) => ["计划", "负荷", "汇总"].map((name) => [0, 1, 2].map((row) => read(name, row, 0)));

test("a sheet's own name comes before the workbook's; letters may be small or capital; a name nobody knows is said to be so", () => {
  expect(values(opened())).toEqual([
    [10, 20, 22],
    [7, 14, "#NAME?"],
    [42, 21, null],
  ]);
});

test("what is read by name follows an edit, and nothing else is computed again but what nobody can place", () => {
  const book = opened();
  const changed = book.change([{ sheet: "负荷", row: 0, column: 0, value: 100 }]);
  expect(values(book).map((of) => of[1])).toEqual([20, 200, 300]);
  expect(changed.map(({ sheet: name, row }) => `${name} ${row}`)).not.toContain("计划 1");
});
