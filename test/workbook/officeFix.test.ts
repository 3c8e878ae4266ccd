import { addSheets, officeWorkbook, replaceCell } from "../../src/workbook/officeWorkbook";
import type { SheetSpec } from "../../src/workbook/port";
import type { ExcelHost } from "../excel-host/host/ExcelHost";
import { createExcelSession } from "../excel-host/node/session";

let host: ExcelHost;
const workbook = officeWorkbook();
const sheet = (name: string, values: readonly (string | number)[], more: Partial<SheetSpec> = {}): SheetSpec => ({ name, kind: "input", rows: values.map((value) => [{ value, style: "input", ...(typeof value === "string" && { format: "text" as const }) }]), widths: [20], ...more });
const described = (name: string) => host.snapshot().sheets.find((one) => one.name === name)!;
const at = (cell: string) => ({ sheet: "物料", cell });

beforeEach(async () => {
  host = createExcelSession({ excelApi: "1.14" });
  await workbook.write([sheet("物料", ["编码", "5天", "P1O0", "别的"])]);
});

test("one cell is put right, and no other is touched", async () => {
  const before = described("物料").cells;
  expect(await replaceCell({ at: at("A2"), before: "5天", after: 5 })).toBe("done");
  expect(await replaceCell({ at: at("A3"), before: "P1O0", after: "P100" })).toBe("done");
  const after = described("物料").cells;
  expect(after.map(({ value }) => value)).toEqual(["编码", 5, "P100", "别的"]);
  for (const untouched of [0, 3]) expect(after[untouched]).toEqual(before[untouched]);
});

test("a number in a cell of text becomes a number, and a code that looks like one stays text", async () => {
  await replaceCell({ at: at("A2"), before: "5天", after: 5 });
  await replaceCell({ at: at("A3"), before: "P1O0", after: "0012" });
  const [, number, code] = described("物料").cells;
  expect(number).toMatchObject({ value: 5 });
  expect(code).toMatchObject({ value: "0012", format: { numberFormat: "@" } });
});

test("nothing that looks like a formula becomes one", async () => {
  await replaceCell({ at: at("A3"), before: "P1O0", after: "=1+1" });
  expect(described("物料").cells[2]).toMatchObject({ value: "=1+1" });
  expect(described("物料").cells[2]!.formula).toBeUndefined();
});

test("a cell that has changed meanwhile is left alone", async () => {
  expect(await replaceCell({ at: at("A2"), before: "6天", after: 6 })).toBe("changed");
  expect(described("物料").cells[1]!.value).toBe("5天");
});

test("the result of a formula is left to whoever wrote the formula", async () => {
  await workbook.write([{ ...sheet("公式", []), rows: [[{ formula: '="5"&"天"', style: "formula" }]] }]);
  expect(await replaceCell({ at: { sheet: "公式", cell: "A1" }, before: "5天", after: 5 })).toBe("formula");
  expect(described("公式").cells[0]!.formula).toContain("天");
});

test("a sheet that has gone is named", async () => {
  await expect(replaceCell({ at: { sheet: "没有", cell: "A1" }, before: "", after: 1 })).rejects.toMatchObject({ failure: { kind: "SheetMissing", sheet: "没有" } });
});

test("sheets are added beside those that are there", async () => {
  const before = described("物料");
  expect(await addSheets([sheet("产能", ["月份"]), sheet("库存", ["编码"])])).toBeUndefined();
  expect(host.snapshot().sheets.map(({ name }) => name)).toEqual(expect.arrayContaining(["物料", "产能", "库存"]));
  expect(described("物料")).toEqual(before);
});

test("where one bears the name already, even an empty one, none is added and it stays", async () => {
  await workbook.write([{ ...sheet("产能", []), rows: [] }]);
  expect(await addSheets([sheet("库存", ["编码"]), sheet("产能", ["月份"])])).toBe("产能");
  expect(described("产能").cells).toEqual([]);
  expect(host.snapshot().sheets.map(({ name }) => name)).not.toContain("库存");
});
