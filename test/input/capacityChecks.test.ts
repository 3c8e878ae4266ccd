import { severityOf } from "../../src/engine/problem";
import { readRecords } from "../../src/input/readRecords";
import type { CellValue } from "../../src/workbook/port";
import { gridsOf, smallest } from "./workbook";

type Sheets = Record<string, CellValue[][]>;
const problemsOf = (change: (sheets: Sheets) => void) => {
  const sheets = smallest();
  change(sheets);
  return readRecords(gridsOf(sheets), {}).problems;
};
const column = (sheets: Sheets, sheet: string, heading: string, ...values: CellValue[]) => sheets[sheet]!.forEach((row, i) => row.push(i === 0 ? heading : (values[i - 1] ?? null)));

it("an old workbook without the new columns is read as before", () => {
  const { records, options, problems } = readRecords(gridsOf(smallest()), {});
  expect(problems).toEqual([]);
  expect(records!.items[0]).toMatchObject({ keyMaterial: false });
  expect(records!.workCentres[0]).toMatchObject({ line: false, weekendOvertimeCost: 0 });
  expect(records!.capacity[0]).toMatchObject({ overtimeLimitHours: 100, weekendOvertimeLimitHours: 0 });
  expect(options).toMatchObject({ waitingDaysA: 0, lostSaleRate: 1.5, serviceFirst: false, roughCutMethod: "billOfCapacity", storageLimit: 0 });
});

it("the new columns are read in either language", () => {
  const sheets = smallest();
  column(sheets, "物料", "关键物料", "否", "是");
  column(sheets, "工作中心", "Flow line", "Yes");
  column(sheets, "工作中心", "双休日加班单价（元/小时）", 60);
  column(sheets, "产能", "双休日加班上限（小时）", 24);
  column(sheets, "工艺", "投入人数", 3);
  column(sheets, "工艺", "Lead-time offset", 2);
  sheets["参数"]!.push(["粗能力方法", "资源剖面"], ["服务优先", "是"], ["C级客户等待天数", 14]);
  const { records, options, problems } = readRecords(gridsOf(sheets), {});
  expect(problems).toEqual([]);
  expect(records!.items[1]!.keyMaterial).toBe(true);
  expect(records!.workCentres[0]).toMatchObject({ line: true, weekendOvertimeCost: 60 });
  expect(records!.capacity[0]!.weekendOvertimeLimitHours).toBe(24);
  expect(records!.routing[0]).toMatchObject({ unitsPerPersonHour: 4, people: 3, offsetDays: 2 });
  expect(options).toMatchObject({ roughCutMethod: "resourceProfile", serviceFirst: true, waitingDaysC: 14 });
});

it("a routing row gives hours per unit or UPPH, not both and not neither", () => {
  expect(problemsOf((sheets) => column(sheets, "工艺", "单件工时", 0.25))).toEqual([{ kind: "exactlyOne", at: { sheet: "工艺", cell: "D2" }, columns: ["hoursPerUnit", "unitsPerPersonHour"], given: 2 }]);
  expect(problemsOf((sheets) => (sheets["工艺"]![1]![3] = null))).toEqual([{ kind: "exactlyOne", at: { sheet: "工艺", cell: "D2" }, columns: ["hoursPerUnit", "unitsPerPersonHour"], given: 0 }]);
});

it.each([
  ["工艺", "单件工时", -0.5, "hoursPerUnit"],
  ["工艺", "准备工时", -1, "setupHours"],
  ["工艺", "提前期偏置", -2, "offsetDays"],
  ["产能", "双休日加班上限", -8, "weekendOvertimeLimitHours"],
  ["产能", "计划停机", -8, "downtimeHours"],
  ["工作中心", "双休日加班单价", -8, "weekendOvertimeCost"],
])("negative hours and prices stop the run at their cell: %s %s", (sheet, heading, value, field) => {
  const problems = problemsOf((sheets) => {
    if (field === "hoursPerUnit") sheets[sheet]![1]![3] = null;
    column(sheets, sheet, heading, value);
  });
  expect(problems).toEqual([expect.objectContaining({ kind: "outOfRange", column: field, found: value, minimum: 0, at: expect.objectContaining({ sheet }) as unknown })]);
  expect(severityOf(problems[0]!)).toBe("stops");
});

const told = (change: (sheets: Sheets) => void) => {
  const problems = problemsOf(change);
  expect(problems.some((problem) => severityOf(problem) === "stops")).toBe(false);
  return problems;
};
const addWeekend = (sheets: Sheets, weekend: number | null, limit: number) => {
  column(sheets, "工作中心", "加班单价", 40);
  column(sheets, "工作中心", "双休日加班单价", weekend);
  column(sheets, "产能", "双休日加班上限", limit);
};

it("weekend overtime cheaper than on working days is told, where there is any", () => {
  expect(told((sheets) => addWeekend(sheets, 30, 8))).toEqual([{ kind: "weekendOvertimeCheaper", at: { sheet: "工作中心", cell: "F2" }, workCentre: "总装", weekday: 40, weekend: 30 }]);
  expect(told((sheets) => addWeekend(sheets, 40, 8))).toEqual([]);
  expect(told((sheets) => addWeekend(sheets, null, 0))).toEqual([]);
});

it("a work centre without capacity is told at the cell that makes it so, where work is routed to it", () => {
  const problem = { kind: "workCentreWithoutCapacity", at: { sheet: "工作中心", cell: "C2" }, workCentre: "总装", items: 1 };
  expect(told((sheets) => (sheets["工作中心"]![1]![2] = 0))).toEqual([problem]);
  expect(told((sheets) => sheets["工作中心"]!.push(["备用", 0, 1, 8]))).toEqual([]);
});

it("downtime that leaves nothing of a month is told: 23 working days of 80 hours", () => {
  const downtime = (hours: number) => told((sheets) => column(sheets, "产能", "计划停机", hours));
  expect(downtime(1840)).toEqual([{ kind: "downtimeExceedsMonth", at: { sheet: "产能", cell: "D2" }, workCentre: "总装", downtime: 1840, hours: 1840 }]);
  expect(downtime(1839)).toEqual([]);
});

it("an operation before its order's start, and one of a bought item, are told", () => {
  expect(told((sheets) => column(sheets, "工艺", "提前期偏置", 6))).toEqual([{ kind: "offsetBeyondLeadTime", at: { sheet: "工艺", cell: "E2" }, item: "F1", offsetDays: 6, leadTimeDays: 5 }]);
  expect(told((sheets) => column(sheets, "工艺", "提前期偏置", 5))).toEqual([]);
  expect(told((sheets) => sheets["工艺"]!.push(["R1", 10, "总装", 3]))).toEqual([{ kind: "routingOfBoughtItem", at: { sheet: "工艺", cell: "A3" }, item: "R1" }]);
});

it("a line of the bill that never holds is told", () => {
  const days = (from: string, to: string) => told((sheets) => {
    column(sheets, "物料清单", "生效日期", from);
    column(sheets, "物料清单", "失效日期", to);
  });
  expect(days("2026-12-01", "2026-11-30")).toEqual([{ kind: "neverEffective", at: { sheet: "物料清单", cell: "E2" }, firstDay: "2026-12-01", lastDay: "2026-11-30" }]);
  expect(days("2026-11-30", "2026-11-30")).toEqual([]);
});

it("outsourcing priced below the piece's own material is told: 20 of material in F1, of a family's items the dearest", () => {
  const offer = (what: string, value: string, price: number) => told((sheets) => {
    sheets["物料"]!.push(["F2", "大电吹风", "电吹风", "成品", "自制", 90, 5, 0]);
    sheets["物料清单"]!.push(["F2", "R1", 2]);
    sheets["工艺"]!.push(["F2", 10, "总装", 2]);
    sheets["外包"] = [[what, "月份", "外包上限", "外包单价"], [value, "2026-12", 50, price]];
  });
  expect(offer("物料编码", "F1", 19.5)).toEqual([{ kind: "outsourcingBelowCost", at: { sheet: "外包", cell: "D2" }, item: "F1", price: 19.5, materialCost: 20 }]);
  expect(offer("物料编码", "F1", 20)).toEqual([]);
  expect(offer("产品大类", "电吹风", 30)).toEqual([{ kind: "outsourcingBelowCost", at: { sheet: "外包", cell: "D2" }, item: "F2", price: 30, materialCost: 40 }]);
});
