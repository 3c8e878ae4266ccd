import { languages } from "../../src/language";
import { wouldOverwrite } from "../../src/reports/ownership";
import { resultMark } from "../../src/workbook/mark";
import { memoryWorkbook } from "../../src/workbook/memoryWorkbook";
import type { CellValue, Grid } from "../../src/workbook/port";
import { planOf, report } from "../support/reportedPlan";

const grid = (sheet: string, values: CellValue[][], firstRow = 0, firstColumn = 0): Grid => ({ sheet, firstRow, firstColumn, values, tables: [] });
const taken = (...grids: Grid[]) => wouldOverwrite(grids, languages.zh);

test.each<[string, Grid, boolean]>([
  ["a user's sheet under our name", grid("看板", [["我的看板"], ["2026"]]), true],
  ["our own sheet", grid("看板", [["产销平衡看板"], [`${resultMark} · 计划日`]]), false],
  ["our own sheet in the other language", grid("Dashboard", [["x"], ["mine"]]), false],
  ["an empty sheet", grid("看板", [[null, ""]]), false],
  ["a sheet of another name", grid("看板 2", [["x"]]), false],
  ["a name in other letters and with spaces", grid(" mps ", [["x"]]), true],
  ["a mark that stands elsewhere", grid("看板", [[resultMark], ["x"]]), true],
  ["a sheet whose first cells are empty", grid("看板", [["x"]], 4, 2), true],
  ["our sheet without its title", grid("看板", [[`${resultMark} …`]], 1, 0), false],
])("%s", (_, sheet, isTaken) => {
  const words = sheet.sheet.trim() === "mps" ? languages.en : languages.zh;
  expect(wouldOverwrite([sheet], words).length > 0).toBe(isTaken);
});

test("names the sheet, and the file it came from", () => {
  expect(taken({ ...grid("看板", [["x"]]), file: "a.xlsx" })).toEqual([{ kind: "sheetNameTaken", at: { file: "a.xlsx", sheet: "看板" } }]);
});

test("finds nothing on what a run wrote, nor in the notes people added to it", async () => {
  const workbook = memoryWorkbook();
  await workbook.write(report(await planOf(), "zh").sheets);
  const written = await workbook.read();
  expect(written).toHaveLength(Object.keys(languages.zh.reports.sheets).length);
  const [dashboard, ...others] = written;
  expect(taken({ ...dashboard!, values: [...dashboard!.values, [], ["会上再议"]] }, ...others)).toEqual([]);
});
