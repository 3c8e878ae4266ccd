import { askedCell } from "../../src/taskpane/askedCell";
import { searchItems } from "../../src/taskpane/itemSearch";
import { aPlan } from "./aPlan";

const plan = aPlan();
const cell = { sheet: "S", row: 9, column: 4, values: ["P100", "Pump", 7, "", 12], above: [] };

describe("the item of a selected cell", () => {
  test("stands in the row's key column, wherever that is", () => {
    expect(askedCell(plan, cell)).toEqual({ item: "P100" });
    expect(askedCell(plan, { ...cell, values: ["SO-12", null, "Ｖ１００", "", 12] })).toEqual({ item: "V100" });
  });

  test("is the cell's own code where it holds one: a component, not its parent", () => expect(askedCell(plan, { ...cell, column: 1, values: ["P100", "V100", 2] })).toEqual({ item: "V100" }));

  test("is not a quantity that looks like a code", () => {
    const withDigits = aPlan({ items: { ...plan.items, "12": plan.items["P200"]! } });
    expect(askedCell(withDigits, cell)).toEqual({ item: "P100" });
  });

  test("a row without a code asks nothing", () => expect(askedCell(plan, { ...cell, values: ["note", 5] })).toBeUndefined());
});

describe("its period", () => {
  const period = (...above: (string | number | null)[]) => askedCell(plan, { ...cell, above })?.period;
  test("is named at the head of our sheets", () => expect([period("Title", null, 46106, 46082, "Frozen"), period("Title", 46113, 46113)]).toEqual([0, 1]));
  test("a month of an input sheet is not the week that begins with it", () => {
    const week = { ...plan.periods[0]!, start: "2026-04-01", end: "2026-04-05", month: "2026-04" };
    const weekly = aPlan({ periods: [plan.periods[0]!, week, { ...week, start: "2026-04-06", end: "2026-04-12" }] });
    const at = (...above: number[]) => askedCell(weekly, { ...cell, above })?.period;
    expect([at(46113), at(46113, 46113), at(46118, 46113)]).toEqual([undefined, 1, 2]);
  });
  test("or by a month or week of the input sheets, if that is one period", () => {
    expect(period("2026年4月")).toBe(1);
    expect(period("2026-W13")).toBe(0);
    expect(period("2026-03-25~2026-04-30")).toBeUndefined();
    expect(period("Name")).toBeUndefined();
  });
});

describe("a search", () => {
  const codes = (text: string) => searchItems(Object.values(plan.items), text).map(({ item }) => item);
  test.each([["", ["P100", "P200", "V100"]], ["p100", ["P100"]], ["Ｐ", ["P100", "P200"]], ["100", ["P100", "V100"]], ["齿轮", ["P200"]], ["pump gear", ["P200"]], ["x", []]])("for %j finds %j", (text, found) => expect(codes(text)).toEqual(found));
});
