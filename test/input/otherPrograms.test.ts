import { readIndented } from "../../src/input/indentedBom";
import { readRecords } from "../../src/input/readRecords";
import { sampleFactory } from "../../src/input/sampleFactory/sampleFactory";
import { inputSheets } from "../../src/input/templates";
import { languages } from "../../src/language";
import { memoryWorkbook } from "../../src/workbook/memoryWorkbook";
import type { CellValue, Grid } from "../../src/workbook/port";

const grid = (sheet: string, ...values: (readonly CellValue[])[]): Grid => ({ sheet, firstRow: 0, firstColumn: 0, values, tables: [] });

describe("an indented bill of material", () => {
  const perLevel = grid(
    "BOM",
    ["产品结构"],
    ["料号", "Level 1", "Level 2", "Level 3", "数量"],
    ["T1", "Tent", null, null, 1],
    ["B1", null, "Bag", null, 2],
    ["Z1", null, null, "Zipper", 3],
    ["P1", null, "Pole", null, 4],
    ["T2", "Large tent", null, null, 1],
    ["B1", null, "Bag", null, 1],
    ["Z1", null, null, "Zipper", 3],
  );
  const lines = ({ values }: Grid, headingRow: number) => {
    const headings = values[headingRow]!;
    const at = (row: readonly CellValue[], name: string) => row[headings.indexOf(name)];
    return values.slice(headingRow + 1).filter((row) => row.length > 0).map((row) => [at(row, "parent"), at(row, "component"), at(row, "quantityPer")]);
  };

  it("with a column a level gives parent and component; a repeated subassembly counts once", () => {
    const read = readIndented(perLevel)!;
    expect(lines(read.grid, 1)).toEqual([["T1", "B1", 2], ["B1", "Z1", 3], ["T1", "P1", 4], ["T2", "B1", 1]]);
    expect(read.problem).toEqual({ kind: "indentedBom", at: { sheet: "BOM", cell: "B2" }, lines: 4, products: 2 });
  });

  it("with one column that says the level does as well, in dots or numbers", () => {
    const read = readIndented(grid("BOM", ["层次", "物料编码", "用量"], [0, "T1", 1], [".1", "B1", 2], ["..2", "Z1", 3], [1, "P1", 4]))!;
    expect(lines(read.grid, 0)).toEqual([["T1", "B1", 2], ["B1", "Z1", 3], ["T1", "P1", 4]]);
  });

  it("the same component twice under one parent stays, so that it is asked about", () => {
    const read = readIndented(grid("BOM", ["Level", "Item", "Qty"], [0, "T1", 1], [1, "Z1", 3], [1, "Z1", 3]))!;
    expect(lines(read.grid, 0)).toEqual([["T1", "Z1", 3], ["T1", "Z1", 3]]);
  });

  it("a plain one is none", () => {
    expect(readIndented(grid("BOM", ["Parent", "Component", "Quantity per"], ["T1", "B1", 2]))).toBeUndefined();
    expect(readIndented(grid("Prices", ["Level", "Price"], [1, 20]))).toBeUndefined();
  });
});

/** The sample, its inventory and bill of material as another program would export them. */
async function exported(): Promise<readonly Grid[]> {
  const workbook = memoryWorkbook();
  await workbook.write(inputSheets(languages.zh, sampleFactory("zh")));
  const other: Readonly<Record<string, string>> = { 物料编码: "存货编码", 现存量: "库存数量", 仓库: "仓库名称" };
  return (await workbook.read()).map((one) => (one.sheet === "库存" ? { ...one, sheet: "U8导出", tables: [], values: one.values.map((row, r) => (r === 0 ? row.map((cell) => other[String(cell)] ?? cell) : row)) } : one));
}

it("another program's headings are read, and every guess is told with its cell", async () => {
  const { records, problems, found } = readRecords(await exported(), {});
  expect(found).toContainEqual(expect.objectContaining({ table: "inventory", sheet: "U8导出" }));
  expect(records!.stock).toEqual(readRecords(await plainSample(), {}).records!.stock);
  expect(problems.filter(({ kind }) => kind === "headingTakenAs")).toEqual([
    { kind: "headingTakenAs", at: { sheet: "U8导出", cell: "A1" }, heading: "存货编码", column: "item" },
    { kind: "headingTakenAs", at: { sheet: "U8导出", cell: "B1" }, heading: "仓库名称", column: "warehouse" },
    { kind: "headingTakenAs", at: { sheet: "U8导出", cell: "C1" }, heading: "库存数量", column: "onHand" },
  ]);
});

async function plainSample(): Promise<readonly Grid[]> {
  const workbook = memoryWorkbook();
  await workbook.write(inputSheets(languages.zh, sampleFactory("zh")));
  return workbook.read();
}

it("a column's own name wins over another column's synonym", async () => {
  const { problems } = readRecords(await plainSample(), {});
  expect(problems.filter(({ kind }) => kind === "headingTakenAs" || kind === "sheetNotRead")).toEqual([]);
});

it("where a table is missing, every sheet that was not read is named with what it lacks", async () => {
  const { problems } = readRecords([...(await plainSample()).filter(({ sheet }) => sheet !== "库存"), grid("盘点", ["物料编码", "盘点日"], ["A", 1]), grid("随手记", ["想到什么写什么"])], {});
  expect(problems.filter(({ kind }) => kind === "sheetNotRead")).toEqual([
    { kind: "sheetNotRead", at: { sheet: "盘点" }, headings: ["物料编码", "盘点日"], nearest: "inventory", lacking: ["onHand"] },
    { kind: "sheetNotRead", at: { sheet: "随手记" }, headings: ["想到什么写什么"], lacking: [] },
  ]);
});
