import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { CellValue, SheetSpec } from "../../src/workbook/port";
import { xlsxWorkbook } from "../../src/workbook/xlsxWorkbook";
import { readXlsx } from "../excel-host/files/readXlsx";
import { packageProblems } from "../support/strictPackage";
import { plan } from "./sampleSheets";

/** A rerun leaves people's own on our sheets, in a file. */

const name = "计划 Plan";

async function written(spec: SheetSpec, source?: Uint8Array): Promise<Uint8Array> {
  const workbook = xlsxWorkbook(source);
  await workbook.write([spec]);
  return workbook.bytes();
}

type Edit = (parts: Record<string, string>) => void;
const sheetPath = "xl/worksheets/sheet1.xml";

/** The file after somebody worked on it: parts as text. */
function edited(bytes: Uint8Array, edit: Edit): Uint8Array {
  const parts = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)]));
  edit(parts);
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])));
}

const inSheet = (edit: (xml: string) => string): Edit => (parts) => (parts[sheetPath] = edit(parts[sheetPath]!));

/** Cells as XML at the end of their rows, which are there already or come last. */
const withCells = (cells: Readonly<Record<string, string>>) =>
  inSheet((xml) =>
    Object.entries(cells).reduce((text, [cell, content]) => {
      const row = /\d+/.exec(cell)![0];
      const element = `<c r="${cell}"${content.startsWith("<is>") ? ' t="inlineStr"' : ""}>${content}</c>`;
      const opening = new RegExp(`(<row r="${row}"[^>]*>[\\s\\S]*?)(</row>)`);
      return opening.test(text) ? text.replace(opening, `$1${element}$2`) : text.replace("</sheetData>", `<row r="${row}">${element}</row></sheetData>`);
    }, xml),
  );

const textCell = (words: string) => `<is><t>${words}</t></is>`;

async function valuesOf(bytes: Uint8Array, sheet = name): Promise<(place: string) => CellValue> {
  const grid = (await xlsxWorkbook(bytes).read()).find((one) => one.sheet === sheet)!;
  return (place) => grid.values[Number(/\d+/.exec(place)![0]) - 1 - grid.firstRow]?.[place.charCodeAt(0) - 65 - grid.firstColumn] ?? null;
}

const described = async (bytes: Uint8Array) => (await readXlsx("plan.xlsx", bytes)).sheets.find((sheet) => sheet.name === name)!;
const sheetXml = (bytes: Uint8Array): string => strFromU8(unzipSync(bytes)[sheetPath]!);

let first: Uint8Array;
beforeAll(async () => {
  first = await written(plan(["A", "B"], 3));
});

test("columns right of ours are as they were, with what they compute, and old cells of ours are gone", async () => {
  const noted = edited(first, withCells({ F5: textCell("转正后复核"), G5: "<f>C5*2</f><v>99</v>" }));
  const at = await valuesOf(await written(plan(["A"], 3), noted));
  expect(["F5", "G5", "C5", "A6", "E7"].map(at)).toEqual(["转正后复核", 2, 1, null, null]);
});

test("they make way for new columns, and every formula and name that reads them follows", async () => {
  const other: SheetSpec = { name: "他们 Theirs", kind: "input", rows: [[{ formula: `=SUM('${name}'!F5:F9)+'${name}'!C5`, style: "formula" }], [{ formula: "=我的*2", style: "formula" }]], widths: [] };
  const workbook = xlsxWorkbook();
  await workbook.write([plan(["A", "B"], 3), other]);
  const noted = edited(await workbook.bytes(), (parts) => {
    withCells({ F5: "<v>7</v>", G5: "<f>F5+C5</f><v>8</v>" })(parts);
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"]!.replace("</definedNames>", `<definedName name="我的">'${name}'!$F$5</definedName></definedNames>`);
  });
  const after = await written(plan(["A", "B"], 5), noted);
  const at = await valuesOf(after);
  expect(["F5", "G5", "H5", "I5"].map(at)).toEqual([4, 5, 7, 8]);
  expect(Object.values(unzipSync(after)).map((part) => strFromU8(part)).join()).toMatch(/<c r="I5"[^>]*><f>H5\+C5<\/f>/);
  const theirs = await valuesOf(after, other.name);
  expect(["A1", "A2"].map(theirs)).toEqual([8, 14]);
  expect(strFromU8(unzipSync(after)["xl/workbook.xml"]!)).toContain(`<definedName name="我的">'${name}'!$H$5<`);
});

test("notes below ours make way for new rows", async () => {
  const noted = edited(first, withCells({ B9: textCell("会上再议") }));
  const at = await valuesOf(await written(plan(["A", "B", "C"], 3), noted));
  expect(["A8", "B9", "B10", "B11"].map(at)).toEqual(["C", "生产", null, "会上再议"]);
});

test("widths, as people set them, stay", async () => {
  const wide = edited(first, inSheet((xml) => xml.replace(/<col min="2" max="2"[^>]*>/, '<col min="2" max="2" width="33.5" customWidth="1"/>').replace(/<col min="4" max="4"[^>]*>/, '<col min="4" max="4" width="22" customWidth="1"/>')));
  expect((await described(await written(plan(["A", "B"], 3), wide))).widths).toMatchObject({ 1: 33.5, 3: 22 });
  expect((await described(await written(plan(["A", "B"], 4), wide))).widths).toMatchObject({ 1: 33.5, 3: 10 });
});

test("what was folded is folded, also when rows came in between", async () => {
  expect(await described(first)).toMatchObject({ rowLevels: { 3: 1, 5: 1 }, hiddenRows: [] });
  const folded = edited(first, inSheet((xml) => xml.replace('<row r="6"', '<row r="6" hidden="1"')));
  expect(await described(await written(plan(["A", "B"], 3), folded))).toMatchObject({ rowLevels: { 3: 1, 5: 1 }, hiddenRows: [5] });
  expect(await described(await written(plan(["A", "A1", "B"], 3), folded))).toMatchObject({ rowLevels: { 3: 1, 5: 1, 7: 1 }, hiddenRows: [7] });
  expect(await described(await written(plan(["B"], 3), folded))).toMatchObject({ rowLevels: { 3: 1 }, hiddenRows: [3] });
});

const filtered = (bytes: Uint8Array, column: number, filter: string) =>
  edited(bytes, inSheet((xml) => xml.replace(/<autoFilter ref="([^"]*)"[^>]*?(?:\/>|>[\s\S]*?<\/autoFilter>)/, `<autoFilter ref="$1"><filterColumn colId="${column}">${filter}</filterColumn></autoFilter>`)));

test.each<[string, number, string, number[]]>([
  ["words", 1, '<filters><filter val="生产"/></filters>', [3, 5, 7]],
  ["numbers", 2, '<customFilters and="1"><customFilter operator="greaterThanOrEqual" val="10"/><customFilter operator="lessThan" val="21"/></customFilters>', [3, 4, 8]],
  ["a pattern", 0, '<customFilters><customFilter val="B*"/></customFilters>', [3, 4, 7, 8]],
])("what was filtered by %s is filtered anew, by today's values", async (_, column, filter, hidden) => {
  const after = await written(plan(["A", "B", "C"], 3, { folds: undefined }), filtered(first, column, filter));
  expect((await described(after)).hiddenRows).toEqual(hidden);
  expect(sheetXml(after)).toContain(`<autoFilter ref="A3:E9"><filterColumn colId="${column}">${filter}</filterColumn></autoFilter>`);
});

test("a filter follows its column's heading", async () => {
  const after = await written({ ...plan(["A", "B"], 5), folds: undefined }, filtered(first, 4, '<filters><filter val="13"/></filters>'));
  expect(sheetXml(after)).toContain('<filterColumn colId="4">');
  expect((await described(after)).hiddenRows).toEqual([3, 4, 5]);
});

test("people's looks, lists, merges, links and notes outside of ours stay; the file is whole", async () => {
  const theirs = edited(first, (parts) => {
    withCells({ H5: textCell("见备注") })(parts);
    inSheet((xml) =>
      xml
        .replace("<printOptions", '<mergeCells count="1"><mergeCell ref="H7:I7"/></mergeCells><conditionalFormatting sqref="H1:H9"><cfRule type="expression" priority="1"><formula>H1&gt;5</formula></cfRule></conditionalFormatting><conditionalFormatting sqref="C4:C7"><cfRule type="expression" priority="2"><formula>TRUE</formula></cfRule></conditionalFormatting><dataValidations count="1"><dataValidation type="list" sqref="H4:H9"><formula1>"是,否"</formula1></dataValidation></dataValidations><hyperlinks><hyperlink ref="H5" r:id="rId91"/></hyperlinks><printOptions')
        .replace("</worksheet>", '<legacyDrawing r:id="rId92"/></worksheet>'),
    )(parts);
    parts["xl/worksheets/_rels/sheet1.xml.rels"] =
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId91" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://example.com/" TargetMode="External"/><Relationship Id="rId92" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/vmlDrawing" Target="../drawings/vmlDrawing1.vml"/><Relationship Id="rId93" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="../comments1.xml"/></Relationships>';
    parts["xl/drawings/vmlDrawing1.vml"] = '<xml xmlns:v="urn:schemas-microsoft-com:vml"/>';
    parts["xl/comments1.xml"] = '<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>x</author></authors><commentList><comment ref="C5" authorId="0"><text><t>为何?</t></text></comment></commentList></comments>';
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"]!.replace("<Override", '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/><Override PartName="/xl/comments1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"/><Override');
  });
  const spec = plan(["A", "B"], 3, { conditionals: [{ range: { row: 3, column: 2, rows: 4, columns: 3 }, formula: "C4>5", look: "bad" }] });
  const after = await written(spec, await written(spec, theirs));
  const parts = Object.fromEntries(Object.entries(unzipSync(after)).map(([path, part]) => [path, strFromU8(part)]));
  const xml = parts[sheetPath]!;
  expect(xml).toMatch(/<mergeCell ref="H7:I7"\/>.*sqref="C4:E7".*priority="1".*sqref="H1:H9"><cfRule type="expression" priority="2".*<dataValidation type="list" sqref="H4:H9">.*<hyperlink ref="H5" r:id="(\w+)".*<legacyDrawing r:id="\w+"\/>/s);
  expect(xml).not.toContain('sqref="C4:C7"');
  expect(parts["xl/comments1.xml"]).toContain("为何?");
  const relations = parts["xl/worksheets/_rels/sheet1.xml.rels"]!;
  expect(relations.match(/<Relationship /g)).toHaveLength(3);
  expect(relations).toContain('Target="https://example.com/" TargetMode="External"');
  expect(parts["[Content_Types].xml"]).toContain("/xl/comments1.xml");
  expect(packageProblems(parts)).toEqual([]);
});

test("a name of the sheet that people gave stays, ours points to where the cells are now", async () => {
  const named = edited(first, (parts) => (parts["xl/workbook.xml"] = parts["xl/workbook.xml"]!.replace("<definedNames>", `<definedNames><definedName name="本地" localSheetId="0">'${name}'!$D$5</definedName>`)));
  const after = await written(plan(["A", "B"], 3, { names: [{ name: "首批", row: 6, column: 2, rows: 1, columns: 1 }] }), named);
  const workbook = strFromU8(unzipSync(after)["xl/workbook.xml"]!).replaceAll("&apos;", "'");
  expect([...workbook.matchAll(/<definedName name="(本地|首批)"[^>]*>([^<]*)/g)].map(([, called, target]) => [called, target])).toEqual([["本地", `'${name}'!$D$5`], ["首批", `'${name}'!$C$7`]]);
});

test("an equal sheet gives the same file but for where its texts stand", async () => {
  const again = await written(plan(["A", "B"], 3), first);
  expect(Buffer.from(await written(plan(["A", "B"], 3), again)).equals(Buffer.from(again))).toBe(true);
});
