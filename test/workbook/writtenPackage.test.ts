import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Workbook } from "@cj-tech-master/excelts";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { validateXML } from "xmllint-wasm";
import type { SheetSpec } from "../../src/workbook/port";
import { attribute, isInternal, ownerOf, relationshipElement, resolved } from "../../src/workbook/relationships";
import { xlsxWorkbook } from "../../src/workbook/xlsxWorkbook";
import { dashboard, items } from "./sampleSheets";

type Parts = Readonly<Record<string, string>>;

async function written(sheets: readonly SheetSpec[], source?: Uint8Array): Promise<Uint8Array> {
  const workbook = xlsxWorkbook(source);
  await workbook.write(sheets);
  return workbook.bytes();
}

const unescaped = (xml: string): string => xml.replaceAll("&apos;", "'").replaceAll("&quot;", '"').replaceAll("&gt;", ">").replaceAll("&lt;", "<").replaceAll("&amp;", "&");

const partsOf = (bytes: Uint8Array): Parts => Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)]));

/** A workbook of somebody else's, with a chart, a hidden sheet, conditional formats, names and comments of its own. */
async function foreignWorkbook(selected = false): Promise<Uint8Array> {
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet("他们的表");
  sheet.addRows([["月份", "数量"], ["2026-11", 5], ["2026-12", { formula: "B2*2", result: 10 }], ["总计", { formula: "SUM(数量)", result: 15 }]]);
  sheet.addConditionalFormatting({ ref: "B2:B3", rules: [{ type: "cellIs", operator: "greaterThan", priority: 1, formulae: [6], style: { font: { bold: true } } }] });
  sheet.dataValidations.add("B2:B3", { type: "whole", operator: "greaterThan", formulae: [0] });
  sheet.getCell("A1").note = "a note";
  sheet.getCell("A1").font = { name: "Arial", size: 14, color: { argb: "FFCC0000" } };
  sheet.getCell("B2").style = { numFmt: "0.000", fill: { type: "pattern", pattern: "solid", fgColor: { argb: "FFFFFF00" } }, border: { top: { style: "double" } } };
  if (selected) sheet.views = [Object.assign({ state: "normal" as const }, { tabSelected: true })];
  workbook.definedNames.add("'他们的表'!$B$2:$B$3", "数量");
  workbook.addWorksheet("Hidden", { state: "hidden" }).addRow([1]);
  sheet.addChart({ type: "bar", series: [{ name: { formula: "'他们的表'!$B$1" }, categories: "'他们的表'!$A$2:$A$3", values: "'他们的表'!$B$2:$B$3" }] }, "D2:J16");
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

let files: ReadonlyMap<string, Parts>;
beforeAll(async () => {
  const once = await written([dashboard, items]);
  files = new Map([
    ["a new workbook", partsOf(once)],
    ["a workbook written twice", partsOf(await written([dashboard, items], once))],
    ["a foreign workbook with our sheets", partsOf(await written([dashboard], await foreignWorkbook(true)))],
  ]);
});

const names = ["a new workbook", "a workbook written twice", "a foreign workbook with our sheets"];

test.each(names)("in %s every relationship and content type points to a part, and every part is spoken of", (name) => {
  const parts = files.get(name)!;
  const paths = new Set(Object.keys(parts));
  const targets = [...paths]
    .filter((path) => path.endsWith(".rels"))
    .flatMap((path) => (parts[path]!.match(relationshipElement) ?? []).filter(isInternal).map((element) => resolved(ownerOf(path), attribute(element, "Target"))));
  expect(targets.filter((target) => !paths.has(target))).toEqual([]);
  const typed = (parts["[Content_Types].xml"]!.match(/<Override\s[^>]*>/g) ?? []).map((element) => attribute(element, "PartName").slice(1));
  expect(typed.filter((path) => !paths.has(path))).toEqual([]);
  const spoken = new Set([...targets, "[Content_Types].xml"]);
  expect([...paths].filter((path) => !path.endsWith(".rels") && !spoken.has(path))).toEqual([]);
});

test.each(names)("in %s no two drawings, sheets or tables share an identifier, and one tab is selected", (name) => {
  const parts = files.get(name)!;
  const sheetIds = [...parts["xl/workbook.xml"]!.matchAll(/<sheet [^>]*sheetId="(\d+)"/g)].map(([, id]) => id);
  expect(new Set(sheetIds).size).toBe(sheetIds.length);
  const tableIds = Object.entries(parts).filter(([path]) => path.startsWith("xl/tables/")).map(([, xml]) => /<table [^>]*\bid="(\d+)"/.exec(xml)?.[1]);
  expect(new Set(tableIds).size).toBe(tableIds.length);
  const selected = Object.entries(parts).filter(([path, xml]) => path.startsWith("xl/worksheets/sheet") && xml.includes('tabSelected="1"'));
  expect(selected).toHaveLength(1);
});

test("equal input gives equal bytes, whatever the clock and the time zone say", async () => {
  const first = await written([dashboard, items]);
  jest.useFakeTimers({ now: new Date("2031-05-06T07:08:09Z"), doNotFake: ["setImmediate", "setTimeout", "nextTick", "queueMicrotask"] });
  const zone = process.env.TZ;
  try {
    process.env.TZ = "Pacific/Auckland";
    expect(Buffer.from(await written([dashboard, items])).equals(Buffer.from(first))).toBe(true);
  } finally {
    process.env.TZ = zone;
    jest.useRealTimers();
  }
});

test("the chart is native: columns and a dashed line on two axes, named by its headings, described for those who cannot see it", () => {
  const parts = files.get("a new workbook")!;
  const chart = unescaped(parts["xl/charts/chart1.xml"]!);
  expect([...chart.matchAll(/<c:ser>.*?<c:tx><c:strRef><c:f>([^<]*)/gs)].map(([, formula]) => formula)).toEqual(["'看板 Dashboard'!$B$4", "'看板 Dashboard'!$C$4", "'看板 Dashboard'!$D$4"]);
  expect([...chart.matchAll(/<c:val><c:numRef><c:f>([^<]*)/g)].map(([, formula]) => formula)).toEqual(["B", "C", "D"].map((column) => `'看板 Dashboard'!$${column}$5:$${column}$10`));
  expect(chart.match(/<c:barChart>/g)).toHaveLength(1);
  expect(chart.match(/<c:lineChart>/g)).toHaveLength(1);
  expect(chart).toContain('<a:prstDash val="dash"/>');
  expect(chart).not.toContain('<c:smooth val="1"/>');
  expect(chart).toContain('<c:legendPos val="b"/>');
  expect(chart.match(/<c:valAx>/g)).toHaveLength(2);
  expect(parts["xl/drawings/drawing1.xml"]).toContain('name="产销存" descr="Sales &amp; production as columns, &quot;inventory&quot; as a line"');
});

test("text never stands in a formula element", () => {
  const parts = files.get("a new workbook")!;
  const formulas = Object.entries(parts).filter(([path]) => path.startsWith("xl/worksheets/sheet")).flatMap(([, xml]) => [...xml.matchAll(/<f>([^<]*)<\/f>/g)].map(([, formula]) => unescaped(formula!)));
  const ours = [dashboard, items].flatMap(({ rows }) => rows.flat()).flatMap((cell) => (cell?.formula ? [cell.formula.slice(1)] : []));
  expect(formulas.sort()).toEqual(ours.sort());
});

/** The parts that say which parts there are; all others belong to a sheet, or to nobody. */
const directories = ["[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"];

test("what other people made stays byte for byte: sheets, charts, notes, parts nobody knows", async () => {
  const source = unzipSync(await foreignWorkbook());
  source["customXml/item1.xml"] = strToU8("<theirs/>");
  const before = partsOf(zipSync(source));
  const after = partsOf(await written([dashboard], zipSync(source)));
  const changed = Object.keys(before).filter((path) => after[path] !== before[path]);
  expect(changed.sort()).toEqual([...directories].sort());
  expect(after["xl/workbook.xml"]).toContain('state="hidden"');
  expect(after["xl/workbook.xml"]).toContain("数量");
});

test("a second run takes the first one's parts away: the third file equals the second", async () => {
  const once = await written([dashboard], await foreignWorkbook());
  const twice = await written([dashboard], once);
  const [first, second] = [partsOf(once), partsOf(twice)];
  expect(Object.keys(second).sort()).toEqual(Object.keys(first).sort());
  expect(Object.keys(first).filter((path) => second[path] !== first[path] && path !== "[Content_Types].xml")).toEqual([]);
  expect(Buffer.from(await written([dashboard], twice)).equals(Buffer.from(twice))).toBe(true);
});

test("cells of ours look the same in a new and in a foreign workbook", async () => {
  const looksIn = async (bytes: Uint8Array) => {
    const workbook = new Workbook();
    await workbook.xlsx.load(bytes);
    const sheet = workbook.getWorksheet(dashboard.name)!;
    return ["A1", "A4", "B5", "C5", "D5", "E5", "A11"].map((cell) => sheet.getCell(cell).style);
  };
  expect(await looksIn(await written([dashboard], await foreignWorkbook()))).toEqual(await looksIn(await written([dashboard])));
});

const schemas = join(__dirname, "../../../shared/ooxml-schema");
const schemaTest = existsSync(schemas) ? test : test.skip;
if (!existsSync(schemas)) console.warn("../shared/ooxml-schema is not here: the written parts are not checked against the schemas.");

const schemaOf = (path: string): string | undefined => {
  if (path.startsWith("xl/charts/chart")) return "dml-chart.xsd";
  if (/^xl\/drawings\/drawing\d+\.xml$/.test(path)) return "dml-spreadsheetDrawing.xsd";
  return /^xl\/((workbook|styles|sharedStrings)|(worksheets|tables)\/[^/]+)\.xml$/.test(path) ? "sml.xsd" : undefined;
};

/** What a part itself declares ignorable is newer than the schema. */
function withoutIgnorable(xml: string): string {
  const prefixes = /mc:Ignorable="([^"]*)"/.exec(xml)?.[1]?.split(" ") ?? [];
  return prefixes.reduce((text, prefix) => text.replaceAll(new RegExp(`\\s${prefix}:\\w+="[^"]*"`, "g"), ""), xml).replace(/\smc:Ignorable="[^"]*"/, "");
}

schemaTest.each(names)("in %s every part is valid against the schemas of Office Open XML", async (name) => {
  const parts = Object.entries(files.get(name)!).filter(([path]) => schemaOf(path));
  const preload = readdirSync(schemas).map((fileName) => ({ fileName, contents: readFileSync(join(schemas, fileName), "utf8") }));
  for (const schema of new Set(parts.map(([path]) => schemaOf(path)!))) {
    const xml = parts.filter(([path]) => schemaOf(path) === schema).map(([path, contents]) => ({ fileName: path.replaceAll("/", "_"), contents: withoutIgnorable(contents) }));
    const { errors } = await validateXML({ xml, schema: [readFileSync(join(schemas, schema), "utf8")], preload, initialMemoryPages: 1_024, maxMemoryPages: 4_096 });
    expect(errors.map(({ rawMessage }) => rawMessage)).toEqual([]);
  }
  expect(parts.length).toBeGreaterThan(5);
}, 60_000);

test.each(names)("in %s every part is well-formed", async (name) => {
  const xml = Object.entries(files.get(name)!).filter(([path]) => /\.(xml|rels|vml)$/.test(path)).map(([path, contents]) => ({ fileName: path.replaceAll("/", "_"), contents }));
  const { errors } = await validateXML({ xml, schema: [] as string[], extension: "schema" } as unknown as Parameters<typeof validateXML>[0]);
  expect(errors).toEqual([]);
}, 60_000);

test.each(names)("in %s only the printed columns are on paper, with the headings on every page", (name) => {
  const workbook = files.get(name)!["xl/workbook.xml"]!;
  const printed = (kind: string) => unescaped(new RegExp(`<definedName[^>]*name="_xlnm.${kind}"[^>]*>([^<]*)<`).exec(workbook)?.[1] ?? "");
  expect(printed("Print_Area")).toMatch(/!\$?A\$?1:\$?D\$?\d+$/);
  expect(printed("Print_Titles")).toContain("$1:$4");
});
