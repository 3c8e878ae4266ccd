import { readRecords } from "../../src/input/readRecords";
import type { CellValue } from "../../src/workbook/port";
import { gridsOf, smallest } from "./workbook";

type Sheets = Record<string, CellValue[][]>;
const read = (change: (sheets: Sheets) => void) => {
  const sheets = smallest();
  change(sheets);
  return readRecords(gridsOf(sheets), {});
};
/** A further column, one value for each row. */
const column = (sheets: Sheets, sheet: string, heading: string, ...values: CellValue[]) => sheets[sheet]!.forEach((row, i) => row.push(i === 0 ? heading : (values[i - 1] ?? null)));

describe("whole pieces", () => {
  it.each([
    ["成品", "千克", null, true],
    ["原材料", "千克", null, false],
    ["原材料", "PCS", null, true],
    ["原材料", "只", null, true],
    ["原材料", null, null, false],
    ["成品", "件", "否", false],
    ["原材料", "千克", "是", true],
  ])("%s in %s with %s says %s", (type, unit, said, whole) => {
    const { records } = read((sheets) => {
      sheets["物料"]![2]![3] = type;
      column(sheets, "物料", "单位", null, unit);
      column(sheets, "物料", "整件", null, said);
    });
    expect(records!.items[1]!.wholePieces).toBe(whole);
  });

  it("have no halves, wherever a quantity of theirs stands", () => {
    const { records, problems } = read((sheets) => {
      sheets["物料"]![1]![7] = 99.5;
      sheets["销售预测"]![1]![4] = 400.25;
      sheets["客户订单"]![1]![3] = 10.5;
      sheets["库存"]![1]![1] = 0.5;
      sheets["在制在途"] = [["订单号", "自制/外购", "物料编码", "数量", "交期"], ["W1", "自制", "F1", 7.5, "2026-12-01"], ["P1", "外购", "R2", 7.5, "2026-12-01"]];
      sheets["物料"]!.push(["R2", "胶", "胶", "原材料", "外购", 1, 5, 0.5]);
      column(sheets, "物料", "单位", "台", "只", "千克");
      sheets["已发布计划"] = [["物料编码", "2026-12"], ["F1", 1.5]];
      column(sheets, "物料", "批量规则", "FOQ", "POQ");
      column(sheets, "物料", "批量", 12.5, 2.5);
    });
    expect(records).toBeUndefined();
    expect(problems.map((problem) => (problem.kind === "fractionalPieces" ? `${problem.at.sheet}!${problem.at.cell} ${problem.column} ${problem.found}` : problem.kind)).sort()).toEqual(
      ["物料!H2 safetyStock 99.5", "物料!K2 lotSize 12.5", "销售预测!E2 quantity 400.25", "客户订单!D2 quantity 10.5", "库存!B2 onHand 0.5", "在制在途!D2 quantity 7.5", "已发布计划!B2 quantity 1.5"].sort(),
    );
  });

  it("forgive what only a computer calls a fraction", () => expect(read((sheets) => (sheets["客户订单"]![1]![3] = 0.1 * 3 * 10)).problems).toEqual([]));
});

describe("a discontinued item", () => {
  const problems = (day: string) => read((sheets) => column(sheets, "物料", "停产日期", day)).problems;

  it("has neither forecast nor open orders from its day on", () => {
    expect(problems("2026-12-01")).toEqual([
      { kind: "discontinuedItem", at: { sheet: "销售预测", cell: "E2" }, item: "F1", from: "2026-12-01", quantity: 400 },
      { kind: "discontinuedItem", at: { sheet: "客户订单", cell: "C2" }, item: "F1", from: "2026-12-01", quantity: 10 },
    ]);
  });
  it("may be sold until the day before, and shipped orders are past caring", () => {
    expect(problems("2027-01-01")).toEqual([]);
    const shipped = read((sheets) => {
      column(sheets, "物料", "停产日期", "2026-12-04");
      column(sheets, "客户订单", "已发货数量", 10);
    });
    expect(shipped.problems).toEqual([]);
  });
});

describe("lots and suppliers", () => {
  it.each([
    [100, 0, 90, 100],
    [0, 60, 50, 60],
    [100, 30, 110, 120],
  ])("at least %d in multiples of %d and at most %d: the smallest order is %d", (minimum, multiple, maximum, smallestOrder) => {
    const { problems } = read((sheets) => {
      column(sheets, "物料", "最小批量", minimum);
      column(sheets, "物料", "批量倍数", multiple);
      column(sheets, "物料", "最大批量", maximum);
    });
    expect(problems).toEqual([{ kind: "lotLimits", at: { sheet: "物料", cell: "K2" }, item: "F1", minimum: smallestOrder, maximum }]);
  });
  it("at least 100 in multiples of 30 and at most 120 leaves one order", () => {
    const { problems } = read((sheets) => ["最小批量", "批量倍数", "最大批量"].forEach((heading, i) => column(sheets, "物料", heading, [100, 30, 120][i]!)));
    expect(problems).toEqual([]);
  });

  it.each(["EOQ", "SM", "LUC", "PPB", "WW"])("%s asks for an ordering cost, and plans without", (rule) => {
    const { records, problems } = read((sheets) => column(sheets, "物料", "批量规则", "L4L", rule));
    expect(problems).toMatchObject([{ kind: "noOrderingCost", item: "R1", rule }]);
    expect(records).toBeDefined();
  });

  const terms = (supplier: string | null) => read((sheets) => {
    column(sheets, "物料", "供应商", null, supplier);
    sheets["供应商条件"] = [["供应商", "物料编码", "起订量", "包装倍数", "提前期"], ["甲", "R1", 500, 50, null], ["乙", "R1", 200, null, 15]];
  });
  it("a supplier that asks for more than an order may hold is told at its terms", () => {
    const under = (maximum: number) => read((sheets) => {
      column(sheets, "物料", "最大批量", null, maximum);
      sheets["供应商条件"] = [["供应商", "物料编码", "起订量", "包装倍数"], ["甲", "R1", 70, 50]];
    }).problems;
    expect(under(99)).toEqual([{ kind: "lotLimits", at: { sheet: "供应商条件", cell: "C2" }, item: "R1", minimum: 100, maximum: 99 }]);
    expect(under(100)).toEqual([]);
  });

  it("the items sheet says whose terms hold where several suppliers state some", () => {
    expect(terms("乙").problems).toEqual([]);
    expect(terms("乙").records!.supplierTerms).toEqual([{ supplier: "甲", item: "R1", minimumOrder: 500, orderMultiple: 50 }, { supplier: "乙", item: "R1", minimumOrder: 200, orderMultiple: 0, leadTimeDays: 15 }]);
    const told = { kind: "severalSuppliers", at: { sheet: "物料", cell: "I3" }, item: "R1", suppliers: ["甲", "乙"] };
    expect(terms(null).problems).toEqual([told]);
    expect(terms("丙").problems).toEqual([told]);
  });
});

describe("what else is new on the sheets", () => {
  it("a forecast row is of an item or of a family", () => {
    const { records } = read((sheets) => {
      column(sheets, "销售预测", "产品大类");
      sheets["销售预测"]!.push([null, "外销", "欧洲", null, 90, null, "电吹风"]);
    });
    expect(records!.familyForecasts).toEqual([{ family: "电吹风", channel: "外销", office: "欧洲", start: "2026-12-01", end: "2026-12-31", quantity: 90 }]);
    expect(records!.forecasts.map(({ item }) => item)).toEqual(["F1", "F1"]);
    const both = read((sheets) => column(sheets, "销售预测", "产品大类", "电吹风"));
    expect(both.problems).toMatchObject([{ kind: "exactlyOne", columns: ["item", "family"], given: 2 }]);
  });

  it("rules are chosen by their words in either language", () => {
    const { options } = read((sheets) => sheets["参数"]!.push(["半冻结区需求", "订单与预测取大"], ["Scrap convention", "Net ÷ (1 − scrap)"], ["保留手工调整", "否"], ["多层批量", "acrossLevels"]));
    expect(options).toMatchObject({ slushyDemand: "greaterOfBoth", scrapConvention: "shareOfInput", keepHandEdits: false, multiLevelLotSizing: "acrossLevels" });
  });

  it("a year of the horizon without a single calendar day is told, unless nobody keeps a calendar", () => {
    const day = (date: string) => read((sheets) => (sheets["日历"] = [["日期", "是否上班"], [date, "否"]])).problems;
    expect(day("2026-10-01")).toEqual([{ kind: "noCalendar", year: 2027 }]);
    expect(day("2027-01-01")).toEqual([{ kind: "noCalendar", year: 2026 }]);
    expect(read(() => {}).problems).toEqual([]);
  });

  it("a BOM cycle is closed by the line of it that stands last", () => {
    const { problems } = read((sheets) => sheets["物料清单"]!.push(["R1", "F1", 1], ["F1", "F1", 2]));
    expect(problems).toEqual([
      { kind: "bomCycle", at: { sheet: "物料清单", cell: "B4" }, path: ["F1", "F1"] },
      { kind: "bomCycle", at: { sheet: "物料清单", cell: "B3" }, path: ["F1", "R1", "F1"] },
    ]);
  });
});
