import { Workbook } from "@cj-tech-master/excelts";
import { strToU8, unzipSync, zipSync } from "fflate";
import { validateXML } from "xmllint-wasm";
import type { SheetSpec } from "../../src/workbook/port";
import { xlsxWorkbook } from "../../src/workbook/xlsxWorkbook";
import { unescaped } from "../../src/workbook/xmlText";
import { type PackageParts, packageProblems, partsOf, schemaProblems, schemasMissing } from "../support/strictPackage";
import { dashboard, items } from "./sampleSheets";

const sheet1 = "xl/worksheets/sheet1.xml";

async function written(sheets: readonly SheetSpec[], source?: Uint8Array): Promise<Uint8Array> {
  const workbook = xlsxWorkbook(source);
  await workbook.write(sheets);
  return workbook.bytes();
}

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

let files: ReadonlyMap<string, PackageParts>;
beforeAll(async () => {
  const once = await written([dashboard, items]);
  files = new Map([
    ["a new workbook", partsOf(once)],
    ["a workbook written twice", partsOf(await written([dashboard, items], once))],
    ["a foreign workbook with our sheets", partsOf(await written([dashboard], await foreignWorkbook(true)))],
  ]);
});

const names = ["a new workbook", "a workbook written twice", "a foreign workbook with our sheets"];

test.each(names)("in %s there is nothing that Excel would repair", (name) => {
  expect(packageProblems(files.get(name)!)).toEqual([]);
});

/** Each damage, and what is said of it. */
const damages: readonly [string, (parts: Record<string, string>) => void, RegExp][] = [
  ["a part is gone", (parts) => delete parts["xl/charts/chart1.xml"], /chart1\.xml is not there/],
  ["a part nobody speaks of", (parts) => (parts["xl/left.xml"] = "<x/>"), /left\.xml: nobody speaks of it/],
  ["a relationship twice", (parts) => (parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"]!.replace(/(<Relationship [^>]*>)/, "$1$1")), /twice/],
  ["cells out of order", (parts) => (parts[sheet1] = parts[sheet1]!.replace(/(<c r="A4"[\s\S]*?<\/c>)(<c r="B4"[\s\S]*?<\/c>)/, "$2$1")), /A4 out of order/],
  ["a format that is not there", (parts) => (parts[sheet1] = parts[sheet1]!.replace(/(<c r="A4" s=")\d+/, "$1999")), /no format 999/],
  ["a text that is not there", (parts) => (parts[sheet1] = parts[sheet1]!.replace(/(<c r="A4"[^>]*t="s"[^>]*><v>)\d+/, "$19999")), /no text 9999/],
  ["a look that is not there", (parts) => (parts[sheet1] = parts[sheet1]!.replace(/dxfId="\d+"/, 'dxfId="77"')), /no look 77/],
  ["two tabs selected", (parts) => (parts["xl/worksheets/sheet2.xml"] = parts["xl/worksheets/sheet2.xml"]!.replace("<sheetView ", '<sheetView tabSelected="1" ')), /2 tabs are selected/],
  ["a name of a sheet that is gone", (parts) => (parts["xl/workbook.xml"] = parts["xl/workbook.xml"]!.replace("</definedNames>", "<definedName name=\"gone\">'Gone'!$A$1</definedName></definedNames>")), /no sheet Gone/],
  ["an equals sign before a formula", (parts) => (parts[sheet1] = parts[sheet1]!.replace("<f>", "<f>=")), /no formula/],
];

test.each(damages)("%s is seen", (_, damage, said) => {
  const parts = { ...files.get("a new workbook")! };
  damage(parts);
  expect(packageProblems(parts).join("\n")).toMatch(said);
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

if (schemasMissing()) console.warn(schemasMissing());
const schemaTest = schemasMissing() ? test.skip : test;

schemaTest.each(names)("in %s every part is valid against the schemas of Office Open XML", async (name) => {
  const { checked, problems } = await schemaProblems(files.get(name)!);
  expect(problems).toEqual([]);
  expect(checked).toBeGreaterThan(5);
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
