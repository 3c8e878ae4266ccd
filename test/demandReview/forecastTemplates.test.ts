import { unzipSync, zipSync, strFromU8, strToU8 } from "fflate";
import { forecastTemplates } from "../../src/demandReview/forecastTemplates";
import { readReturn } from "../../src/demandReview/returns/readReturn";
import { resolve } from "../../src/demandReview/returns/resolve";
import { entryHeadingRow } from "../../src/demandReview/template/entrySheet";
import { monthOf } from "../../src/engine/calendar";
import { nothingReviewed } from "../../src/engine/demandReview/review";
import { defaultOptions, type PlanningOptions } from "../../src/engine/options";
import type { Records } from "../../src/engine/records";
import { sampleFactory } from "../../src/input/sampleFactory/sampleFactory";
import { type LanguageCode, languageCodes, languages } from "../../src/language";
import { cellName } from "../../src/workbook/address";
import type { SheetSpec } from "../../src/workbook/port";
import { xlsxWorkbook } from "../../src/workbook/xlsxWorkbook";
import { convertedByLibreOffice, libreOfficeMissing } from "../support/libreOffice";
import { packageProblems, partsOf, schemaProblems, schemasMissing } from "../support/strictPackage";

function inputsOf(language: LanguageCode): { records: Records; options: PlanningOptions } {
  const { records, options } = sampleFactory(language);
  return { records: records!, options: { ...defaultOptions, ...options } };
}
const madeFor = (language: LanguageCode, scope: "office" | "channel" | "clerk" = "office", records?: Records) => {
  const inputs = inputsOf(language);
  return forecastTemplates({ records: records ?? inputs.records, options: inputs.options }, { language, scope });
};
async function fileOf(sheets: readonly SheetSpec[]): Promise<Uint8Array> {
  const workbook = xlsxWorkbook();
  await workbook.write(sheets);
  return workbook.bytes();
}
const contextOf = (language: LanguageCode, records?: Records) => {
  const inputs = inputsOf(language);
  return { records: records ?? inputs.records, review: nothingReviewed, cycle: monthOf(inputs.options.planDate) };
};
/** Entry cells of known items: light blue, empty, below the heading. */
const entryCells = ({ rows }: SheetSpec, items: number) =>
  rows.slice(entryHeadingRow + 1, entryHeadingRow + 1 + items).flatMap((row, r) => row.flatMap((cell, c) => (cell?.style === "input" && cell.format === "number" ? [{ row: entryHeadingRow + 1 + r, column: c }] : [])));

/** Types figures into the written file, as a clerk would: whole numbers near what the row shows beside the cell. */
function typedInto(bytes: Uint8Array, cells: readonly { row: number; column: number }[], value: (nth: number) => number): Uint8Array {
  const parts = unzipSync(bytes);
  const path = "xl/worksheets/sheet1.xml";
  let xml = strFromU8(parts[path]!);
  cells.forEach(({ row, column }, nth) => {
    const name = cellName(row, column);
    const pattern = new RegExp(`<c r="${name}"( s="\\d+")?\\s*/>|<c r="${name}"( s="\\d+")?></c>`);
    expect(xml).toMatch(pattern);
    xml = xml.replace(pattern, (_, a: string | undefined, b: string | undefined) => `<c r="${name}"${a ?? b ?? ""}><v>${value(nth)}</v></c>`);
  });
  return zipSync({ ...parts, [path]: strToU8(xml) });
}

describe.each(languageCodes)("a template (%s)", (language) => {
  const words = languages[language];
  const templates = madeFor(language);
  const [template] = templates;
  const [entry, instructions, lists, identity] = template!.sheets as [SheetSpec, SheetSpec, SheetSpec, SheetSpec];

  it("is made for every office and channel of the sales offices sheet, each under a name of its own", () => {
    expect(templates.map(({ identity: { offices } }) => offices)).toEqual(inputsOf(language).records.salesOffices.map(({ office, channel }) => [{ office, channel }]));
    expect(new Set(templates.map(({ fileName }) => fileName)).size).toBe(templates.length);
  });

  it("has the months written out, and beside each of them last year, the baseline and last month's forecast", () => {
    const headings = entry.rows[entryHeadingRow]!.map((cell) => cell?.value);
    const { reference, recent } = words.template;
    const month = (m: number) => [reference.lastYear, reference.baseline, reference.before, ["2026-11", "2026-12", "2027-01", "2027-02"][m]];
    expect(headings).toEqual([...(["item", "name", "specification", "unit", "customer"] as const).map((key) => words.tables.columns[key]), ...recent, ...[0, 1, 2, 3].flatMap(month)]);
    const filled = entry.rows.slice(entryHeadingRow + 1, entryHeadingRow + 1 + template!.items);
    for (const measure of [5, 6, 7, 8, 9, 10]) expect(filled.filter((row) => typeof row[measure]?.value === "number").length).toBeGreaterThan(filled.length / 2);
  });

  it("lets the entry cells be typed into, and nothing else but new rows", async () => {
    const parts = partsOf(await fileOf(template!.sheets));
    const sheet = parts["xl/worksheets/sheet1.xml"]!;
    expect(sheet).toMatch(/<sheetProtection [^>]*sheet="1"/);
    expect(sheet).not.toMatch(/<sheetProtection [^>]*(?:password|hashValue)/);
    const formats = [...parts["xl/styles.xml"]!.match(/<cellXfs[\s\S]*?<\/cellXfs>/)![0].matchAll(/<xf [^>]*?(?:\/>|>[\s\S]*?<\/xf>)/g)].map(([xf]) => xf);
    const isOpen = (row: number, column: number) => /locked="0"/.test(formats[Number(sheet.match(new RegExp(`<c r="${cellName(row, column)}" s="(\\d+)"`))![1])]!);
    const cells = entryCells(entry, template!.items);
    expect(cells).toHaveLength(template!.items * 4);
    expect(cells.every(({ row, column }) => isOpen(row, column))).toBe(true);
    const [first] = cells;
    for (const column of [0, 1, 2, 3, 5, 6, 7, 8, 9]) expect(isOpen(first!.row, column)).toBe(false);
    expect([4, 0].map((column) => isOpen(entryHeadingRow + 1 + template!.items, column))).toEqual([true, true]);
  });

  it("offers items and customers from a sheet range, takes numbers only, and adds them up", async () => {
    const sheet = partsOf(await fileOf(template!.sheets))["xl/worksheets/sheet1.xml"]!;
    const validations = [...sheet.matchAll(/<dataValidation [\s\S]*?<\/dataValidation>/g)].map(([text]) => text);
    const listed = validations.filter((text) => /type="list"/.test(text));
    expect(listed.map((text) => text.match(/<formula1>(.*?)<\/formula1>/)![1]!.replace(/&apos;|'/g, "").replace(/\d+$/, "…")).sort()).toEqual([`${words.template.sheets.lists}!$A$2:$A$…`, `${words.template.sheets.lists}!$C$2:$C$…`]);
    expect(validations.filter((text) => /type="(?:whole|decimal)"/.test(text)).length).toBeGreaterThanOrEqual(4);
    const totals = entry.rows.at(-1)!;
    for (const { column } of entryCells(entry, 1)) expect(totals[column]!.formula).toMatch(/^=SUM\(/);
    expect(lists.rows.length).toBeGreaterThan(template!.items);
  });

  it("says in the clerk's language what to do, and carries its identity where nobody sees it", () => {
    expect(instructions.rows.length).toBeGreaterThan(8);
    expect(identity.hidden).toBe("veryHidden");
    expect(identity.rows.map((row) => row.map((cell) => cell?.value))).toEqual(expect.arrayContaining([["templateVersion", "1"], ["language", language], ["cycle", "2026-11"], ["scope", "office"]]));
  });

  it("is a package without anything Excel would repair, without macro or link", async () => {
    const parts = partsOf(await fileOf(template!.sheets));
    expect(packageProblems(parts)).toEqual([]);
    expect(Object.keys(parts).filter((path) => /vba|external|connection|embed/i.test(path))).toEqual([]);
    if (schemasMissing()) return console.log(schemasMissing());
    const { checked, problems } = await schemaProblems(parts);
    expect([checked > 3, problems]).toEqual([true, []]);
  });

  it("comes back as it was filled in, without a doubt, whatever the file is called", async () => {
    const cells = entryCells(entry, template!.items);
    const shown = (row: number, column: number): number => Number(entry.rows[row]![column - 1]?.value ?? entry.rows[row]![column - 2]?.value ?? 20);
    const value = (nth: number) => Math.max(1, Math.round(shown(cells[nth]!.row, cells[nth]!.column)));
    const returned = await readReturn({ name: "新建 工作表(1).xlsx", bytes: typedInto(await fileOf(template!.sheets), cells, value) }, contextOf(language));
    expect([returned.problems, returned.findings.filter(({ mustDecide }) => mustDecide)]).toEqual([[], []]);
    expect(returned.identity).toEqual(template!.identity);
    const taken = resolve(returned, {}, { on: "2026-11-24" }).entries;
    expect(taken.map(({ quantity }) => quantity)).toEqual(cells.map((_, nth) => value(nth)));
  });
});

const withLibreOffice = libreOfficeMissing() ? it.skip : it;
withLibreOffice("saved by another program, a template still says what it is and what was filled in", async () => {
  const [template] = madeFor("zh");
  const cells = entryCells(template!.sheets[0]!, template!.items);
  const saved = await convertedByLibreOffice(typedInto(await fileOf(template!.sheets), cells, (nth) => 100 + nth), "xlsx");
  const returned = await readReturn({ name: "saved.xlsx", bytes: saved! }, contextOf("zh"));
  expect([returned.problems, returned.identity]).toEqual([[], template!.identity]);
  expect(returned.figures.map(({ found }) => found)).toEqual(cells.map((_, nth) => 100 + nth));
}, 120_000);

it("one file for all offices of a channel or of a clerk says in each row which office it is", () => {
  const { salesOffices } = inputsOf("zh").records;
  for (const scope of ["channel", "clerk"] as const) {
    const made = madeFor("zh", scope);
    expect(made.map(({ identity: { offices } }) => offices.length).reduce((a, b) => a + b)).toBe(salesOffices.length);
    const several = made.find(({ identity: { offices } }) => offices.length > 1)!;
    const [entry] = several.sheets;
    const column = entry!.rows[entryHeadingRow]!.findIndex((cell) => cell?.value === "办事处");
    const named = new Set(entry!.rows.slice(entryHeadingRow + 1, entryHeadingRow + 1 + several.items).map((row) => row[column]?.value));
    expect([...named].sort()).toEqual([...new Set(several.identity.offices.map(({ office }) => office))].sort());
  }
});

it("text that looks like a formula arrives as text", async () => {
  const evil = ["=HYPERLINK(\"http://x\",\"a\")", "+1+1", "-2+3", "@SUM(A1)", "＝1+1", "＋cmd", "\t=1", "\r=1", "|calc"];
  const { records } = inputsOf("zh");
  const named = records.items.filter(({ type }) => type === "finished").slice(0, evil.length);
  const items = records.items.map((item) => ({ ...item, name: evil[named.findIndex((one) => one.item === item.item)] ?? item.name, specification: evil[named.findIndex((one) => one.item === item.item)] ?? item.specification }));
  const salesOffices = records.salesOffices.map((office) => ({ ...office, clerk: "=1+1" }));
  for (const { sheets } of madeFor("zh", "clerk", { ...records, items, salesOffices })) {
    const written = sheets.flatMap(({ rows }) => rows.flatMap((row) => row.flatMap((cell) => (cell?.formula !== undefined ? [cell.formula] : []))));
    expect(written.every((formula) => /^=SUM\(\$?[A-Z]+\$?\d+:\$?[A-Z]+\$?\d+\)$/.test(formula))).toBe(true);
    const parts = partsOf(await fileOf(sheets));
    const formulas = Object.entries(parts).filter(([path]) => path.startsWith("xl/worksheets/")).flatMap(([, xml]) => [...xml.matchAll(/<f[ >][^<]*<\/f>/g)].map(([f]) => f));
    expect(formulas.filter((f) => !/SUM\(/.test(f))).toEqual([]);
  }
});

it("an office named like a path makes a file name that every system takes", () => {
  const { records } = inputsOf("en");
  const named = (office: string) => ({ ...records, salesOffices: [{ office, channel: "", region: "", clerk: "" }], forecasts: records.forecasts.map((row) => ({ ...row, office, channel: "" })), actuals: records.actuals.map((row) => ({ ...row, channel: "" })) });
  for (const office of ["../../etc/passwd", "a:b*c?", "x".repeat(300), "CON. "]) {
    const [template] = madeFor("en", "office", named(office));
    expect(template!.fileName).toMatch(/^[^\\/:*?"<>|]{1,120}\.xlsx$/);
  }
});
