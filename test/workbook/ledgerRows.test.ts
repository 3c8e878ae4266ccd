import { nothingReviewed } from "../../src/engine/demandReview/review";
import { readRecords } from "../../src/input/readRecords";
import { sampleFactory } from "../../src/input/sampleFactory/sampleFactory";
import { inputSheets } from "../../src/input/templates";
import { languages } from "../../src/language";
import { ledgerHeadingRow, ledgerSheet } from "../../src/reports/ledger";
import { cellName } from "../../src/workbook/address";
import { memoryWorkbook } from "../../src/workbook/memoryWorkbook";
import { officeWorkbook } from "../../src/workbook/officeWorkbook";
import type { Grid, SheetSpec, Workbook } from "../../src/workbook/port";
import { xlsxWorkbook } from "../../src/workbook/xlsxWorkbook";
import { createExcelSession } from "../excel-host/node/session";
import { Workbook as Library } from "@cj-tech-master/excelts";

const words = languages.zh;
const sample = inputSheets(words, sampleFactory("zh"));
const item = sampleFactory("zh").records!.items.find(({ type }) => type === "finished")!.item;
const ledger = (review = nothingReviewed): SheetSpec => ledgerSheet("forecastAdjustments", { review, cycle: "2026-11", today: "2026-11-26", words });
const name = words.tables.sheets.forecastAdjustments;
/** An adjustment typed well below the rows prepared for people, and a remark to the right of the ledger. */
const far = ledgerHeadingRow + 500;
const typed: readonly (string | number)[] = ["2026-11", "华东", "内销", item, "2026-12", 120, "展会", "王总"];
const remark = { row: 6, column: 12, text: "问过客户" };

type TypeInto = (row: number, column: number, value: string | number) => void | Promise<void>;

/** A workbook somebody typed into, as every door opens it again. */
const doors: Readonly<Record<string, () => Promise<{ workbook: () => Workbook; type: TypeInto; settle(): Promise<void> }>>> = {
  "the Excel door": () => {
    const host = createExcelSession();
    const workbook = officeWorkbook();
    return Promise.resolve({ workbook: () => workbook, type: (row, column, value) => host.userEdit(name, cellName(row, column), value), settle: () => Promise.resolve() });
  },
  "the .xlsx door": () => {
    let current = xlsxWorkbook();
    const edits: [number, number, string | number][] = [];
    return Promise.resolve({
      workbook: () => current,
      type: (row, column, value) => void edits.push([row, column, value]),
      settle: async () => {
        const library = new Library();
        await library.xlsx.load(await current.bytes());
        for (const [row, column, value] of edits.splice(0)) library.getWorksheet(name)!.getCell(row + 1, column + 1).value = value;
        current = xlsxWorkbook(new Uint8Array(await library.xlsx.writeBuffer()));
      },
    });
  },
};

test.each(Object.keys(doors))("rows typed far below a ledger's own are read, and stand there once after the next run (%s)", async (door) => {
  const { workbook, type, settle } = await doors[door]!();
  await workbook().write([...sample, ledger()]);
  for (const [column, value] of typed.entries()) await type(far, column, value);
  await type(remark.row, remark.column, remark.text);
  await settle();
  const read = async () => readRecords(await workbook().read(), {}).review!.adjustments;
  const first = await read();
  expect(first).toEqual([{ cycle: "2026-11", office: "华东", channel: "内销", item, month: "2026-12", change: 120, reason: "展会", by: "王总" }]);
  await workbook().write([ledger({ ...nothingReviewed, adjustments: first })]);
  await settle();
  expect(await read()).toEqual(first);
  const grid = (await workbook().read()).find(({ sheet }) => sheet === name)!;
  expect(at(grid, remark.row, remark.column)).toBe(remark.text);
  expect(grid.values.flat().filter((value) => value === "展会")).toHaveLength(1);
});

const at = ({ values, firstRow, firstColumn }: Grid, row: number, column: number) => values[row - firstRow]?.[column - firstColumn];

test("in memory, too", async () => {
  const workbook = memoryWorkbook();
  await workbook.write([...sample, ledger()]);
  const grids = (await workbook.read()).map((grid) => (grid.sheet === name ? { ...grid, values: [...grid.values, ...Array.from({ length: 200 }, () => []), typed] } : grid));
  const again = memoryWorkbook(grids);
  const { adjustments } = readRecords(await again.read(), {}).review!;
  await again.write([ledger({ ...nothingReviewed, adjustments })]);
  expect(readRecords(await again.read(), {}).review!.adjustments).toEqual(adjustments);
  expect(adjustments).toHaveLength(1);
});
