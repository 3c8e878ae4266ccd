import { readRecords } from "../../src/input/readRecords";
import type { CellValue } from "../../src/workbook/port";
import { resultMark } from "../../src/workbook/mark";
import { grid, gridsOf, smallest, without } from "./workbook";

const read = (sheets = smallest()) => readRecords(gridsOf(sheets), {});
const changed = (change: (sheets: Record<string, CellValue[][]>) => void) => {
  const sheets = smallest();
  change(sheets);
  return sheets;
};

describe("a filled workbook", () => {
  it("becomes records", () => {
    const { records, options, problems, found } = read();
    expect(problems).toEqual([]);
    expect(options).toMatchObject({ planDate: "2026-11-26", horizonMonths: 3 });
    expect(records!.items[0]).toMatchObject({ item: "F1", type: "finished", source: "make", standardCost: 80, lotSizing: "L4L", yield: 1, phantom: false });
    expect(records!.forecasts).toEqual([
      { item: "F1", channel: "内销", office: "华东", start: "2026-11-01", end: "2026-11-30", quantity: 300 },
      { item: "F1", channel: "内销", office: "华东", start: "2026-12-01", end: "2026-12-31", quantity: 400 },
    ]);
    expect(records!.orders).toEqual([{ order: "S1", customer: "C1", grade: "A", item: "F1", channel: "", quantity: 10, shipped: 0, due: "2026-12-04", abnormal: false }]);
    expect(records!.routing).toEqual([{ item: "F1", operation: "10", workCentre: "总装", hoursPerUnit: 0, unitsPerPersonHour: 4, people: 1, setupHours: 0, offsetDays: 0 }]);
    expect(found).toContainEqual({ table: "items", sheet: "物料", rows: 2 });
  });

  it("takes the caller's plan date before the sheet's, and needs no settings sheet then", () => {
    const sheets = without("参数");
    expect(readRecords(gridsOf(sheets), { planDate: "2026-12-01" }).options?.planDate).toBe("2026-12-01");
    expect(readRecords(gridsOf(smallest()), { planDate: "2026-12-01" }).options?.planDate).toBe("2026-12-01");
    expect(readRecords(gridsOf(sheets), {}).problems).toEqual([{ kind: "missingSheet", table: "settings" }]);
  });

  it("counts an order of an unknown customer as grade C", () => {
    expect(read(changed((sheets) => (sheets["客户订单"]![1]![1] = "C9"))).records!.orders[0]!.grade).toBe("C");
  });
});

describe("awkward sheets", () => {
  it("finds the heading row below titles and right of empty columns, with shuffled and English headings", () => {
    const sheets = changed((all) => {
      all["库存"] = [
        [null, null, null, null],
        [null, "十一月库存表", null, null],
        [null, null, "制表：王敏", null],
        [null, "On hand (pcs)", "仓库", "ITEM"],
        [null, " １,２００ ", "成品仓", "F1"],
        [null, null, null, null],
        [null, 7, "原料仓", "R1"],
        [null, 1207, null, "合计"],
      ];
      all["库存"][7] = ["合计", 1207, null, null];
    });
    const { records, problems } = read(sheets);
    expect(problems).toEqual([]);
    expect(records!.stock).toMatchObject([{ item: "F1", onHand: 1200, warehouse: "成品仓" }, { item: "R1", onHand: 7 }]);
  });

  it("finds a sheet by its headings when neither table nor sheet is named", () => {
    const { 物料: items, 库存: inventory, ...rest } = smallest();
    const { records, found } = read({ ...rest, Sheet1: items!, "Sheet1 (2)": inventory! });
    expect(records).toBeDefined();
    expect(found).toContainEqual({ table: "inventory", sheet: "Sheet1 (2)", rows: 2 });
  });

  it("finds an Excel table by its name, with a prefix, and reads nothing beside it", () => {
    const { 库存: inventory, ...rest } = smallest();
    const beside = inventory!.map((row, i) => [...row, i === 0 ? null : "旁注"]);
    const sheet = grid("Q4", [["note", null, null], ...beside], { tables: [{ name: "tbl_Inventory", row: 1, column: 0, rows: 3, columns: 2 }] });
    const { found, problems } = readRecords([...gridsOf(rest), sheet], {});
    expect(problems).toEqual([]);
    expect(found).toContainEqual({ table: "inventory", sheet: "Q4", rows: 2 });
  });

  it("never reads a result sheet as input", () => {
    const { 库存: inventory, ...rest } = smallest();
    expect(read({ ...rest, 库存: [["库存"], [`${resultMark} · abc`], ...inventory!] }).problems).toEqual([{ kind: "missingSheet", table: "inventory" }]);
  });

  it("reads codes as text, and addresses cells where the sheet begins lower", () => {
    const { 物料: items, 销售预测: forecast } = smallest();
    items!.push([1001, "螺丝", "紧固件", "原材料", "外购", "０．０５", 5, 0]);
    forecast!.push([1001, null, null, "abc", null, null]);
    const rest = without("物料", "销售预测");
    const { problems } = readRecords([...gridsOf({ ...rest, 物料: items! }), grid("销售预测", forecast!, { firstRow: 3, firstColumn: 2 })], {});
    expect(problems).toEqual([{ kind: "unreadableCell", at: { sheet: "销售预测", cell: "F6" }, column: "quantity", found: "abc", expected: "number" }]);
  });
});

describe("what people type", () => {
  const withColumn = (heading: string, value: CellValue) => read(changed((all) => all["物料"]!.forEach((row, i) => row.push(i === 0 ? heading : value))));

  it.each([["１２．５", 12.5], ["1,200", 1200], ["1 200", 1200], [" 7 ", 7], ["1.2e3", 1200], [3, 3]])("%j is the number %d", (typed, value) => {
    expect(withColumn("销售单价", typed).records!.items[0]!.price).toBe(value);
  });
  it.each([["95%", 0.95], ["９５％", 0.95], [0.95, 0.95]])("%j is a share", (typed, value) => expect(withColumn("成品率", typed).records!.items[0]!.yield).toBe(value));
  it.each(["1,5", "12 kg", "约100", "1,20,000", true, "#N/A", "--"])("%j is no number", (typed) => {
    expect(withColumn("销售单价", typed).problems[0]).toMatchObject({ kind: "unreadableCell", expected: "number", found: String(typed) });
  });
  it.each([["是", true], ["Yes", true], ["Y", true], [1, true], [true, true], ["否", false], ["no", false], [null, false]])("%j is yes or no", (typed, value) => {
    expect(withColumn("虚拟件", typed).records!.items[0]!.phantom).toBe(value);
  });
  it("也许 is neither", () => expect(withColumn("虚拟件", "也许").problems[0]).toMatchObject({ kind: "unreadableCell", expected: "yesOrNo" }));
  it.each(["2026-12-04", "2026/12/4", "2026.12.04", "2026年12月4日", 20261204, 46360, "2026-12-04 00:00:00"])("%j is a date", (typed) => {
    expect(read(changed((all) => (all["客户订单"]![1]![4] = typed))).records!.orders[0]!.due).toBe("2026-12-04");
  });
  it.each(["12/04/2026", "2026-02-30", "下周五", 12])("%j is no date", (typed) => {
    expect(read(changed((all) => (all["客户订单"]![1]![4] = typed))).problems).toMatchObject([{ kind: "unreadableCell", expected: "date", at: { sheet: "客户订单", cell: "E2" } }]);
  });
});

describe("bad input", () => {
  it("reports everything at once, each with its cell", () => {
    const sheets = changed((all) => {
      all["物料"]![1]![5] = "八十";
      all["物料"]![1]![6] = -1;
      all["物料"]![2]![3] = "原料";
      all["物料"]!.push(["F1", "又一个", "", "成品", "自制", 1, 1, 0]);
      all["库存"]![1]![0] = "F11";
      all["库存"]![2]![1] = null;
      all["工艺"]![0]!.push("单件工时");
      all["工艺"]![1]!.push(0.25);
    });
    expect(read(sheets).records).toBeUndefined();
    expect(read(sheets).problems).toEqual([
      { kind: "unreadableCell", at: { sheet: "物料", cell: "F2" }, column: "standardCost", found: "八十", expected: "number" },
      { kind: "outOfRange", at: { sheet: "物料", cell: "G2" }, column: "leadTimeDays", found: -1, minimum: 0 },
      { kind: "unreadableCell", at: { sheet: "物料", cell: "D3" }, column: "type", found: "原料", expected: "choice", choices: ["finished", "semiFinished", "raw"] },
      { kind: "exactlyOne", at: { sheet: "工艺", cell: "D2" }, columns: ["hoursPerUnit", "unitsPerPersonHour"], given: 2 },
      { kind: "missingValue", at: { sheet: "库存", cell: "B3" }, column: "onHand" },
      { kind: "unknownReference", at: { sheet: "库存", cell: "A2" }, column: "item", found: "F11", table: "items", similar: "F1" },
      { kind: "duplicateRow", at: { sheet: "物料", cell: "A4" }, first: { sheet: "物料", cell: "A2" }, key: "F1" },
    ]);
  });

  it("names the column a renamed heading leaves missing", () => {
    expect(read(changed((all) => (all["物料"]![0]![5] = "标准单价"))).problems).toContainEqual({
      kind: "missingColumn", at: { sheet: "物料", cell: "F1" }, table: "items", column: "standardCost", similar: "标准单价",
    });
  });

  it("takes a slip in the heading of a column one may leave out for that column, and a column of one's own for none", () => {
    const slip = read(changed((all) => all["物料"]!.forEach((row, i) => row.push(i === 0 ? "批量规责" : "FOQ"))));
    expect(slip.problems).toContainEqual({ kind: "missingColumn", at: { sheet: "物料", cell: "I1" }, table: "items", column: "lotSizing", similar: "批量规责" });
    const own = read(changed((all) => all["物料"]!.forEach((row, i) => row.push(i === 0 ? "备注" : "新品"))));
    expect(own.problems).toEqual([{ kind: "unknownColumn", at: { sheet: "物料", cell: "I1" }, heading: "备注" }]);
    expect(own.records).toBeDefined();
  });

  it.each(["11月", "2026-11-30", "下月"])("refuses the period heading %s when figures stand under it", (heading) => {
    expect(read(changed((all) => (all["销售预测"]![0]![3] = heading))).problems).toEqual([
      { kind: "unreadableCell", at: { sheet: "销售预测", cell: "D1" }, column: "month", found: heading, expected: "month" },
    ]);
  });

  it("refuses a month that has two columns", () => {
    expect(read(changed((all) => (all["销售预测"]![0]![4] = "Nov 2026"))).problems).toEqual([
      { kind: "duplicateRow", at: { sheet: "销售预测", cell: "E1" }, first: { sheet: "销售预测", cell: "D1" }, key: "Nov 2026" },
    ]);
  });

  it("tells a BOM cycle with its path and a cell", () => {
    const { problems } = read(changed((all) => all["物料清单"]!.push(["R1", "F1", 1])));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ kind: "bomCycle", at: { sheet: "物料清单" } });
    expect(problems[0]).toMatchObject({ path: ["F1", "R1", "F1"] });
  });

  it.each([
    ["no sheets", []],
    ["sheets without values", [grid("物料", []), grid("Sheet2", [[null, "  "]])]],
  ])("calls a workbook with %s empty", (_, grids) => {
    expect(readRecords(grids, {}).problems).toEqual([{ kind: "emptyWorkbook" }]);
  });

  it("names each compulsory sheet that is missing or has no rows", () => {
    const rest = without("产能");
    rest["库存"] = [["物料编码", "现存量"]];
    expect(read(rest).problems).toEqual([{ kind: "missingSheet", table: "capacity" }, { kind: "emptySheet", at: { sheet: "库存" }, table: "inventory" }]);
  });

  it("asks about an unknown parameter and a blank plan date", () => {
    const sheets = changed((all) => (all["参数"] = [["参数项", "数值"], ["计划日期", null], ["冻结期", 5], ["Headroom", "５％"]]));
    expect(read(sheets).problems).toEqual([
      { kind: "unknownReference", at: { sheet: "参数", cell: "A3" }, column: "parameter", found: "冻结期", table: "settings", similar: "冻结区" },
      { kind: "missingValue", at: { sheet: "参数", cell: "B2" }, column: "planDate" },
    ]);
  });
});
