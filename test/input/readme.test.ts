import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ledgerNames, tableNames } from "../../src/engine/problem";
import { languages } from "../../src/language";

const readme = (name: string) => readFileSync(join(__dirname, "../..", name), "utf8");
/** Names in the first column of every table. */
const firstColumns = (text: string) => new Set([...text.matchAll(/^\| ([^|]+) \|/gm)].flatMap(([, cell]) => cell!.split(/[,、]\s*/)));

/** Ledgers are written by the add-in; the chapter on the forecast tells of them. */
const ledgers: readonly string[] = ledgerNames;

it("README.md lists every input table", () => {
  const listed = firstColumns(readme("README.md"));
  expect(tableNames.filter((table) => !ledgers.includes(table) && !listed.has(`\`${table}\``))).toEqual([]);
});

it("README.zh.md lists every input sheet", () => {
  const listed = firstColumns(readme("README.zh.md"));
  expect(Object.entries(languages.zh.tables.sheets).filter(([table, sheet]) => !ledgers.includes(table) && !listed.has(sheet))).toEqual([]);
});
