import { scaleOf, ticksOf } from "./chart/scale";
import { editText } from "./editText";
import { axis, extentOf, indexAt, spanOf } from "./grid/axis";
import { addressOf, moved, selectCell, type SheetShape } from "./grid/selection";

describe("rows and columns along an axis", () => {
  const rows = axis(1000, 20, new Map([[2, 0], [3, 50]]));
  test.each([[0, 0], [19, 0], [20, 1], [45, 3], [89, 3], [90, 4], [1e9, 999]])("at %d pixels stands row %d", (pixels, row) => expect(indexAt(rows, pixels)).toBe(row));
  test("hidden and high rows count for what they are", () => expect(extentOf(rows)).toBe(998 * 20 + 50));
  test("only what is in sight, and some more, is drawn", () => {
    const { first, last } = spanOf(rows, 10_000, 600, 1, 12);
    expect(first).toBeLessThanOrEqual(indexAt(rows, 10_000));
    expect(last).toBeGreaterThanOrEqual(indexAt(rows, 10_600));
    expect(last - first).toBeLessThan(30 + 4 * 12);
  });
});

describe("keys move the selection as in Excel", () => {
  // Column A is filled in rows 1 to 5 and again in row 9.
  const shape: SheetShape = { rows: 100, columns: 10, page: 20, hasValue: (row, column) => column === 0 && (row < 5 || row === 8) };
  const press = (from: string, key: string, more: { shift?: boolean; control?: boolean } = {}) => {
    const start = selectCell(Number(from.slice(1)) - 1, from.charCodeAt(0) - 65);
    const next = moved(start, { key, shift: false, control: false, ...more }, shape);
    return next && addressOf(next);
  };
  test.each([
    ["B2", "ArrowUp", {}, "B1"],
    ["A1", "ArrowLeft", {}, "A1"],
    ["B2", "Enter", {}, "B3"],
    ["B2", "Enter", { shift: true }, "B1"],
    ["B2", "Tab", {}, "C2"],
    ["D7", "Home", {}, "A7"],
    ["D7", "Home", { control: true }, "A1"],
    ["A1", "ArrowDown", { control: true }, "A5"],
    ["A5", "ArrowDown", { control: true }, "A9"],
    ["A9", "ArrowDown", { control: true }, "A100"],
    ["A1", "PageDown", {}, "A21"],
    ["B2", "ArrowDown", { shift: true }, "B2:B3"],
    ["A1", "ArrowDown", { shift: true, control: true }, "A1:A5"],
  ] as const)("%s, %s %j → %s", (from, key, more, to) => expect(press(from, key, more)).toBe(to));
  test("other keys do not", () => expect(press("A1", "x")).toBeUndefined());
});

describe("a value axis", () => {
  test.each([
    [[0, 87], [0, 100, 20]],
    [[3_714_549, 4_435_317], [0, 5_000_000, 1_000_000]],
    [[-30, 70], [-40, 80, 20]],
  ])("around %j", (values, [minimum, maximum, step]) => expect(scaleOf(values, 5)).toEqual({ minimum, maximum, step }));
  test("has round ticks", () => expect(ticksOf(scaleOf([0, 0.87], 5)).map((tick) => tick.toFixed(1))).toEqual(["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]));
});

describe("opening a cell shows what would have to be typed", () => {
  test.each([
    [{ value: 310, formula: "=SUM(B2:B4)", format: {} }, "=SUM(B2:B4)"],
    [{ value: 0.07, format: { numberFormat: "0.0%" } }, "7%"],
    [{ value: 46_352, format: { numberFormat: "yyyy-mm-dd" } }, "2026-11-26"],
    [{ value: 1234.5, format: { numberFormat: "#,##0;[Red]-#,##0" } }, "1234.5"],
    [{ value: true, format: {} }, "TRUE"],
    [{ value: "冻结区", format: {} }, "冻结区"],
  ])("%j → %s", (cell, text) => expect(editText(cell)).toBe(text));
});
