import type { Problem } from "../../src/engine/problem";
import { rowsLeftOut } from "../../src/input/leaveOut";
import { readRecords } from "../../src/input/readRecords";
import { loadNodeSolver } from "../../src/solver/loadNodeSolver";
import { planWorkbook } from "../../src/planWorkbook";
import type { CellValue } from "../../src/workbook/port";
import { gridsOf, smallest } from "./workbook";

type Sheets = Record<string, CellValue[][]>;
const gridsWith = (change: (sheets: Sheets) => void) => {
  const sheets = smallest();
  change(sheets);
  return gridsOf(sheets);
};
const column = (sheets: Sheets, sheet: string, heading: string, ...values: CellValue[]) => sheets[sheet]!.forEach((row, i) => row.push(i === 0 ? heading : (values[i - 1] ?? null)));
/** "物料!F3 unreadableCell" */
const told = (problems: readonly Problem[]): string[] =>
  problems.map((problem) => (problem.kind === "leftOut" ? `${problem.at.sheet}!${problem.at.cell} ${problem.because.kind}` : problem.kind));
const leaveOut = (change: (sheets: Sheets) => void) => readRecords(gridsWith(change), {}, true);

const bad: readonly (readonly [string, (sheets: Sheets) => void, readonly string[]])[] = [
  ["an unreadable cell", (s) => s["客户订单"]!.push(["S2", "C1", "F1", "十", 46360]), ["客户订单!D3 unreadableCell"]],
  ["a blank cell", (s) => s["客户订单"]!.push(["S2", "C1", null, 5, 46360]), ["客户订单!C3 missingValue"]],
  ["a negative quantity", (s) => s["客户订单"]!.push(["S2", "C1", "F1", -5, 46360]), ["客户订单!D3 outOfRange"]],
  ["a quantity of 0 in the bill", (s) => s["物料清单"]!.push(["F1", "F1", 0]), ["物料清单!C3 outOfRange"]],
  ["a lead time in words", (s) => s["物料"]!.push(["R2", "胶", "胶", "原材料", "外购", 1, "两周", 0]), ["物料!G4 unreadableCell"]],
  ["an unknown item", (s) => s["客户订单"]!.push(["S2", "C1", "F9", 5, 46360]), ["客户订单!C3 unknownReference"]],
  ["a later duplicate", (s) => s["库存"]!.push(["F1", 70]), ["库存!A4 duplicateRow"]],
  ["half a piece", (s) => s["客户订单"]!.push(["S2", "C1", "F1", 5.5, 46360]), ["客户订单!D3 fractionalPieces"]],
  ["an item and a family", (s) => { column(s, "销售预测", "产品大类"); s["销售预测"]!.push(["F1", "外销", "", null, 5, null, "电吹风"]); }, ["销售预测!G3 exactlyOne"]],
  ["a BOM cycle", (s) => s["物料清单"]!.push(["R1", "F1", 1]), ["物料清单!B3 bomCycle"]],
  ["an unknown parameter", (s) => s["参数"]!.push(["冻结期", 5]), ["参数!A3 unknownReference"]],
  ["an unreadable parameter", (s) => s["参数"]!.push(["冻结区", "五天"]), ["参数!B3 unreadableCell"]],
];

describe.each(bad)("%s", (_, change, expected) => {
  it("stops the run, unless it is to be left out", () => expect(readRecords(gridsWith(change), {}).records).toBeUndefined());
  it("is left out and named, and the rest is what it was", () => {
    const { records, problems, options } = leaveOut(change);
    expect(told(problems)).toEqual(expected);
    const sound = readRecords(gridsOf(smallest()), {});
    expect(records).toEqual(sound.records);
    expect(options).toEqual(sound.options);
  });
});

describe("of a row with periods", () => {
  it.each([["abc", "unreadableCell"], [-3, "outOfRange"], [2.5, "fractionalPieces"]])("the wrong figure %j goes alone", (value, kind) => {
    const { records, problems } = leaveOut((s) => (s["销售预测"]![1]![3] = value));
    expect(told(problems)).toEqual([`销售预测!D2 ${kind}`]);
    expect(records!.forecasts.map(({ quantity }) => quantity)).toEqual([400]);
  });
  it("what a discontinued item would still sell goes alone too, and its late order", () => {
    const { records, problems } = leaveOut((s) => column(s, "物料", "停产日期", "2026-12-01"));
    expect(told(problems)).toEqual(["销售预测!E2 discontinuedItem", "客户订单!C2 discontinuedItem"]);
    expect([records!.forecasts.map(({ quantity }) => quantity), records!.orders]).toEqual([[300], []]);
  });
});

describe("what points to a row that is gone", () => {
  it("goes with it, each with a message of its own", () => {
    const { records, problems } = leaveOut((s) => {
      s["物料"]![2]![5] = "二十";
      s["客户订单"]!.push(["S2", "C1", "R1", 5, 46360]);
    });
    expect(told(problems)).toEqual(["物料!F3 unreadableCell", "客户订单!C3 unknownReference", "物料清单!B2 unknownReference", "库存!A3 unknownReference"]);
    expect(problems[1]).toMatchObject({ table: "orders", because: { found: "R1", leftOut: true } });
    expect([records!.items.map(({ item }) => item), records!.bom, records!.stock.map(({ item }) => item)]).toEqual([["F1"], [], ["F1"]]);
    expect(rowsLeftOut(problems)).toBe(4);
  });
  it("goes too when its item contradicts itself", () => {
    const { records, problems } = leaveOut((s) => {
      column(s, "物料", "最小批量", null, 100);
      column(s, "物料", "最大批量", null, 50);
    });
    expect(told(problems)).toEqual(["物料!J3 lotLimits", "物料清单!B2 unknownReference", "库存!A3 unknownReference"]);
    expect(records!.items).toHaveLength(1);
  });
  it("stays where it points to the first of two", () => {
    const { records } = leaveOut((s) => s["物料"]!.push(["R1", "电机", "电机", "原材料", "外购", 21, 10, 0]));
    expect([records!.items.length, records!.items[1]!.standardCost, records!.bom.length]).toEqual([2, 20, 1]);
  });
  it("lets a second row of the same key stand where the first was wrong", () => {
    const { records, problems } = leaveOut((s) => s["库存"]!.splice(1, 0, ["F1", "五十"]));
    expect(told(problems)).toEqual(["库存!B2 unreadableCell"]);
    expect(records!.stock).toHaveLength(2);
  });
});

describe("what concerns more than rows", () => {
  it.each([
    ["a missing sheet", (s: Sheets) => void delete s["产能"], "missingSheet"],
    ["a missing column", (s: Sheets) => void (s["物料"]![0]![5] = "标准单价"), "missingColumn"],
    ["a plan date nobody can read", (s: Sheets) => void (s["参数"]![1]![1] = "月底"), "unreadableCell"],
    ["a period nobody can read", (s: Sheets) => void (s["销售预测"]![0]![3] = "下月"), "unreadableCell"],
    ["a list of which nothing is left", (s: Sheets) => void (s["产能"]![1]![0] = "包装"), "emptySheet"],
  ])("%s still stops the run", (_, change, kind) => {
    const { records, problems } = leaveOut(change);
    expect(records).toBeUndefined();
    expect(problems.map((problem) => problem.kind)).toContain(kind);
  });
});

describe("planning", () => {
  const change = (s: Sheets) => s["客户订单"]!.push(["S2", "C1", "F1", "十", 46360]);

  it("says how many rows are in the way, and plans without them when told to", async () => {
    const solver = { solve: loadNodeSolver() };
    const stopped = await planWorkbook(gridsWith(change), { language: "zh" }, solver);
    expect(stopped).toMatchObject({ status: "needsAttention", withoutRows: 1 });
    const planned = await planWorkbook(gridsWith(change), { language: "zh", leaveOut: true }, solver);
    const sound = await planWorkbook(gridsOf(smallest()), { language: "zh" }, solver);
    if (planned.status !== "planned" || sound.status !== "planned") throw new Error("no plan");
    expect(planned.plan).toEqual(sound.plan);
    expect(told(planned.problems)).toContain("客户订单!D3 unreadableCell");
  });
  it("offers no way out where there is none", async () => {
    const stopped = await planWorkbook(gridsWith((s) => { change(s); delete s["产能"]; }), { language: "zh" }, { solve: loadNodeSolver() });
    expect(stopped.status === "needsAttention" && stopped.withoutRows).toBeUndefined();
  });
});
