import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sampleFactory } from "../../src/input/sampleFactory/sampleFactory";
import { inputSheets } from "../../src/input/templates";
import { languageCodes, languages } from "../../src/language";

const root = join(__dirname, "../..");
const rows = readFileSync(join(root, "test/TRAPS.md"), "utf8")
  .split("\n")
  .filter((line) => /^\| \d+ \|/.test(line));

test("all 36 traps are there, in their order", () => {
  expect(rows.map((row) => Number(/\d+/.exec(row)![0]))).toEqual(Array.from({ length: 36 }, (_, i) => i + 1));
});

test.each(rows.map((row) => [row.slice(0, 60), row]))("%s: its files and tests are there", (_, row) => {
  const files = [...row.matchAll(/`((?:src|test)\/[^`]+|manifest\.xml)`/g)].map(([, path]) => path!);
  expect(files.length).toBeGreaterThanOrEqual(1);
  expect(files.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  for (const [, path, names] of row.matchAll(/`(test\/[^`]+)` ("[^"]+"(?:, "[^"]+")*)/g))
    for (const name of names!.match(/"[^"]+"/g)!) expect(readFileSync(join(root, path!), "utf8")).toContain(name);
});

/** Calls of Office and the browser that the traps are about, by their number. */
const broken: readonly (readonly [number, RegExp])[] = [
  [4, /insertWorksheetsFromBase64/],
  [8, /\b(?:push|replace)State\(/],
  [13, /\.rows\.add\(/],
  [16, /colorScale/i],
  [19, /\.merge\(/],
  [20, /\.protect\(/],
  [23, /SharedArrayBuffer/],
  [26, /displayDialogAsync|window\.open|\b(?:alert|confirm|prompt)\(/],
  [31, /contentEditable/i],
];

test("what the platform is known to break is not called", () => {
  const source = join(root, "src");
  const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((path) => /\.tsx?$/.test(path));
  expect(files.length).toBeGreaterThan(400);
  const calls = files.flatMap((path) => {
    const text = readFileSync(join(source, path), "utf8");
    return broken.flatMap(([trap, call]) => (call.test(text) ? [`${trap}: ${path}`] : []));
  });
  // On a sheet of their own, which they take away again.
  expect(calls.filter((call) => call !== "20: workbook/officeProbes.ts")).toEqual([]);
});

// Tables stand on input sheets alone.
test.each(languageCodes)("no table of ours holds a formula, in %s", (language) => {
  const tables = inputSheets(languages[language], sampleFactory(language)).flatMap(({ rows, table }) => (table ? [rows.slice(table.row, table.row + table.rows).flat()] : []));
  expect(tables.length).toBeGreaterThan(5);
  expect(tables.flat().filter((cell) => cell?.formula !== undefined)).toEqual([]);
});
