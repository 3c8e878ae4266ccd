import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Workbook } from "@cj-tech-master/excelts";
import { strToU8, unzipSync, zipSync } from "fflate";
import type { Grid } from "../../src/workbook/port";
import { xlsxWorkbook } from "../../src/workbook/xlsxWorkbook";
import { dashboard } from "./sampleSheets";

/** A workbook somebody else made, read by us. */
async function readBack(make: (workbook: Workbook) => void): Promise<readonly Grid[]> {
  const workbook = new Workbook();
  make(workbook);
  return xlsxWorkbook(new Uint8Array(await workbook.xlsx.writeBuffer())).read();
}

const day = (iso: string): Date => new Date(`${iso}T00:00:00Z`);

test("a sheet whose first cell is not A1 says where it begins", async () => {
  const [grid] = await readBack((workbook) => {
    const sheet = workbook.addWorksheet("Far");
    sheet.getCell("D7").value = "item";
    sheet.getCell("F9").value = 5;
    // Formats alone are no content.
    sheet.getCell("A1").numFmt = "0.00";
    sheet.getCell("Z40").font = { bold: true };
  });
  expect(grid).toEqual({ sheet: "Far", firstRow: 6, firstColumn: 3, values: [["item", null, null], [null, null, null], [null, null, 5]], tables: [] });
});

test.each([false, true])("dates are serial numbers of the 1900 system (1904 workbook: %s)", async (date1904) => {
  const [grid] = await readBack((workbook) => {
    workbook.properties.date1904 = date1904;
    const sheet = workbook.addWorksheet("Dates");
    ["2026-11-22", "1999-12-31", "2028-02-29"].forEach((iso, index) => {
      sheet.getCell(index + 1, 1).value = day(iso);
      sheet.getCell(index + 1, 1).numFmt = "yyyy-mm-dd";
    });
    sheet.getCell("B1").value = 1_462;
    sheet.getCell("B2").value = new Date("2026-11-22T18:00:00Z");
  });
  // Serial numbers as Excel shows them for these days.
  expect(grid?.values).toEqual([[46_348, 1_462], [36_525, 46_348.75], [46_812, null]]);
});

test("text stays text and numbers numbers", async () => {
  const [grid] = await readBack((workbook) => {
    const sheet = workbook.addWorksheet("Text");
    sheet.addRow(["007", "1,234", 7, "２０", " padded ", true, "TRUE"]);
    sheet.getCell("A1").numFmt = "@";
  });
  expect(grid?.values).toEqual([["007", "1,234", 7, "２０", " padded ", true, "TRUE"]]);
});

test("formulas give their kept results, errors their text", async () => {
  const [grid] = await readBack((workbook) => {
    const sheet = workbook.addWorksheet("Results");
    sheet.addRow([{ formula: "1+1", result: 2 }, { formula: "A1&\"x\"", result: "2x" }, { formula: "1/0", result: { error: "#DIV/0!" } }, { error: "#N/A" }]);
    sheet.addRow([{ formula: "TODAY()", result: day("2026-11-22") }, { formula: "\"\"", result: "" }, { formula: "NOW()" }]);
  });
  expect(grid?.values).toEqual([[2, "2x", "#DIV/0!", "#N/A"], [46_348, null, null, null]]);
});

test("rich text and links are their words; a merged cell has one value", async () => {
  const [grid] = await readBack((workbook) => {
    const sheet = workbook.addWorksheet("Words");
    sheet.getCell("A1").value = { richText: [{ text: "产销", font: { bold: true } }, { text: "平衡" }] };
    sheet.getCell("B1").value = { text: "supplier", hyperlink: "https://example.com" };
    sheet.getCell("A2").value = "merged";
    sheet.mergeCells("A2:B3");
    sheet.getCell("C3").value = 1;
  });
  expect(grid?.values).toEqual([["产销平衡", "supplier", null], ["merged", null, null], [null, null, 1]]);
});

test("hidden sheets, rows and columns are read; empty sheets are not", async () => {
  const grids = await readBack((workbook) => {
    workbook.addWorksheet("Empty");
    workbook.addWorksheet("Hidden", { state: "hidden" }).addRow([1]);
    workbook.addWorksheet("Very hidden", { state: "veryHidden" }).addRow([2]);
    const sheet = workbook.addWorksheet("Rows");
    sheet.addRow([3]).hidden = true;
    sheet.addRow([4, 5]);
    sheet.getColumn(2).hidden = true;
  });
  expect(grids.map(({ sheet, values }) => [sheet, values])).toEqual([
    ["Hidden", [[1]]],
    ["Very hidden", [[2]]],
    ["Rows", [[3, null], [4, 5]]],
  ]);
});

test("tables come with their names and places, without totals", async () => {
  const [grid] = await readBack((workbook) => {
    const sheet = workbook.addWorksheet("Tables");
    sheet.addTable({ name: "rb_items", ref: "B3", headerRow: true, totalsRow: true, columns: [{ name: "item", filterButton: true, totalsRowLabel: "total" }, { name: "quantity", filterButton: true, totalsRowFunction: "sum" }], rows: [["A", 1], ["B", 2]] });
    sheet.addTable({ name: "no_heading", ref: "F3", headerRow: false, columns: [{ name: "x", filterButton: true }], rows: [[1]] });
  });
  expect(grid?.tables).toEqual([{ name: "rb_items", row: 2, column: 1, rows: 3, columns: 2 }]);
});

test("names that mean something to JavaScript are only names", async () => {
  const grids = await readBack((workbook) => {
    workbook.addWorksheet("__proto__").addRow(["constructor", "toString"]);
    workbook.addWorksheet("constructor").addRow(["__proto__"]);
  });
  expect(grids.map(({ sheet, values }) => [sheet, values])).toEqual([["__proto__", [["constructor", "toString"]]], ["constructor", [["__proto__"]]]]);
});

const workbooks = join(__dirname, "../../../shared/cases/workbooks");
const present = existsSync(workbooks);
if (!present) console.warn("../shared/cases/workbooks is not here: the workbooks other people made are not read.");

(present ? test : test.skip)("workbooks as people make them are read, and keep their sheets when ours join them", async () => {
  const files = (readdirSync(workbooks, { recursive: true }) as string[]).filter((name) => name.endsWith(".xlsx"));
  expect(files.length).toBeGreaterThan(0);
  for (const name of files) {
    const workbook = xlsxWorkbook(new Uint8Array(readFileSync(join(workbooks, name))), name);
    const grids = await workbook.read();
    expect({ name, cells: grids.flatMap(({ values }) => values.flat()).filter((value) => value !== null).length }).not.toEqual({ name, cells: 0 });
    for (const { values } of grids) expect(new Set(values.map((row) => row.length)).size).toBe(1);
    await workbook.write([dashboard]);
    const after = await xlsxWorkbook(await workbook.bytes(), name).read();
    expect(after.slice(0, -1)).toEqual(grids);
    expect(after.at(-1)?.sheet).toBe(dashboard.name);
  }
}, 60_000);

/** A package as other programs write it: parts named otherwise, absolute targets, every element prefixed. */
function foreignPackage(prefix: string): Uint8Array {
  const p = prefix ? `${prefix}:` : "";
  const namespaces = `xmlns${prefix && `:${prefix}`}="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`;
  const type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const relations = (...lines: readonly (readonly [string, string, string])[]) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines.map(([id, kind, target]) => `<Relationship Target='${target}' Id="${id}" Type="${type}/${kind}"/>`).join("")}</Relationships>`;
  const parts = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>`,
    "_rels/.rels": relations(["R1", "officeDocument", "/xl/workbook2.xml"]),
    "xl/workbook2.xml": `<${p}workbook ${namespaces}><${p}sheets><${p}sheet name="Second" sheetId="7" r:id="b"/><${p}sheet name="First" sheetId="2" r:id="a"/></${p}sheets></${p}workbook>`,
    "xl/_rels/workbook2.xml.rels": relations(["a", "worksheet", "/xl/worksheets/sheet.xml"], ["b", "worksheet", "worksheets/other.xml"], ["c", "sharedStrings", "strings.xml"]),
    "xl/strings.xml": `<${p}sst ${namespaces}><${p}si><${p}t>shared</${p}t></${p}si></${p}sst>`,
    "xl/worksheets/sheet.xml": `<${p}worksheet ${namespaces}><${p}sheetData><${p}row r="2"><${p}c r="B2" t="inlineStr"><${p}is><${p}t>inline</${p}t></${p}is></${p}c><${p}c r="C2"><${p}v>5</${p}v></${p}c></${p}row></${p}sheetData></${p}worksheet>`,
    "xl/worksheets/other.xml": `<${p}worksheet ${namespaces}><${p}sheetData><${p}row r="1"><${p}c r="A1" t="s"><${p}v>0</${p}v></${p}c></${p}row><${p}row r="2"><${p}c r="A2"><${p}v>1</${p}v></${p}c></${p}row></${p}sheetData><${p}tableParts count="1"><${p}tablePart r:id="t"/></${p}tableParts></${p}worksheet>`,
    "xl/worksheets/_rels/other.xml.rels": relations(["t", "table", "../tables/goods.xml"]),
    "xl/tables/goods.xml": `<${p}table ${namespaces} id="1" name="goods" displayName="goods" ref="A1:A2"><${p}tableColumns count="1"><${p}tableColumn id="1" name="shared"/></${p}tableColumns></${p}table>`,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(`<?xml version="1.0" encoding="utf-8"?>${xml}`)])));
}

test.each(["", "x"])("packages of other programs are read whole, and written to without loss (prefix “%s”)", async (prefix) => {
  const expected = [
    { sheet: "Second", firstRow: 0, firstColumn: 0, values: [["shared"], [1]], tables: [{ name: "goods", row: 0, column: 0, rows: 2, columns: 1 }] },
    { sheet: "First", firstRow: 1, firstColumn: 1, values: [["inline", 5]], tables: [] },
  ];
  const workbook = xlsxWorkbook(foreignPackage(prefix));
  expect(await workbook.read()).toEqual(expected);
  await workbook.write([{ name: "Ours", kind: "result", rows: [[{ value: 1, style: "input" }]], widths: [] }]);
  expect((await xlsxWorkbook(await workbook.bytes()).read()).slice(0, 2)).toEqual(expected);
});

test("a workbook of which a sheet would be lost is refused", async () => {
  const parts = unzipSync(foreignPackage(""));
  delete parts["xl/worksheets/other.xml"];
  await expect(xlsxWorkbook(zipSync(parts), "torn.xlsx").read()).rejects.toMatchObject({ problem: { kind: "notAWorkbook", file: "torn.xlsx" } });
});
