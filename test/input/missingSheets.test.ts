import { missingSheets, missingTables } from "../../src/input/missingSheets";
import { readRecords } from "../../src/input/readRecords";
import { languages } from "../../src/language";
import { smallGrids } from "../taskpane/fakes";

const { zh, en } = languages;
const { sheets } = zh.tables;

test("the compulsory tables a workbook lacks become empty sheets with the headings that are read back", () => {
  const grids = smallGrids().filter(({ sheet }) => sheet !== sheets.capacity && sheet !== sheets.inventory);
  const lacking = missingTables(readRecords(grids, {}).problems);
  expect(lacking).toEqual(["capacity", "inventory"]);
  const added = missingSheets(lacking, grids.map(({ sheet }) => sheet), zh, "2026-03-02");
  expect(added.map(({ name, kind }) => [name, kind])).toEqual([[sheets.capacity, "input"], [sheets.inventory, "input"]]);
  const read = added.map(({ name, rows }) => ({ sheet: name, firstRow: 0, firstColumn: 0, values: rows.map((row) => row.map((cell) => cell?.value ?? null)), tables: [] }));
  expect(readRecords([...grids, ...read], {}).problems.map(({ kind }) => kind)).toEqual(["emptySheet", "emptySheet"]);
});

test.each(["zh", "en"] as const)("an empty workbook gets all that a plan needs, settings with a plan date included, in %s", (language) => {
  const words = languages[language];
  const lacking = missingTables(readRecords([], {}).problems);
  const added = missingSheets(lacking, [], words, "2026-03-02");
  expect(added.map(({ name }) => name)).toContain(words.tables.sheets.settings);
  expect(added).toHaveLength(lacking.length);
  expect(added.every(({ table }) => table !== undefined)).toBe(true);
});

test("a sheet that bears the name already is left alone, whatever its case", () => {
  expect(missingSheets(["capacity", "inventory"], [en.tables.sheets.capacity.toUpperCase()], en, "2026-03-02").map(({ name }) => name)).toEqual([en.tables.sheets.inventory]);
});

test("drop-down lists point only to sheets that are added together", () => {
  const alone = missingSheets(["inventory"], [], zh, "2026-03-02")[0]!;
  expect(alone.validations?.filter(({ list }) => typeof list === "string")).toEqual([]);
  const together = missingSheets(["items", "inventory"], [], zh, "2026-03-02").find(({ name }) => name === sheets.inventory)!;
  expect(together.validations?.map(({ list }) => list)).toContainEqual(expect.stringContaining(sheets.items));
});
