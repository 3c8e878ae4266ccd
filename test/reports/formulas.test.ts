import { languageCodes } from "../../src/language";
import type { Records } from "../../src/engine/records";
import { cellsOf, planOf, report } from "../support/reportedPlan";
import { smallRecords } from "../support/smallFactory";

/** What Excel 2016, WPS and LibreOffice all have, and none of it volatile. */
const allowed = ["SUM", "SUMPRODUCT", "SUMIF", "INDEX", "MATCH", "MAX", "MIN", "IF", "IFERROR", "ABS", "ROUND", "ROUNDUP", "INT", "ISNUMBER", "AND", "OR", "NOT", "COUNTA", "DATE", "YEAR", "MONTH", "DAY", "HYPERLINK"];

let formulas: readonly { sheet: string; formula: string }[];
beforeAll(async () => {
  const plan = await planOf();
  formulas = languageCodes.flatMap((language) => cellsOf(report(plan, language)).flatMap(({ cell, sheet }) => (cell.formula ? [{ sheet, formula: cell.formula }] : [])));
});
/** Sheet names and words of ours in quotes do not count. */
const bare = (formula: string) => formula.replace(/'(?:[^']|'')*'!/g, "").replace(/"[^"]*"/g, "");

test("only functions every spreadsheet program has", () => {
  const used = new Set(formulas.flatMap(({ formula }) => [...bare(formula).matchAll(/([A-Z][A-Z0-9.]*)\(/g)].map(([, name]) => name!)));
  expect([...used].filter((name) => !allowed.includes(name))).toEqual([]);
  expect(used.size).toBeGreaterThan(8);
});

test("no whole columns or rows, no spilling, within Excel's length", () => {
  expect(formulas.filter(({ formula }) => /\$?[A-Z]+:\$?[A-Z]+(?![0-9])|(?<![A-Z$0-9])\$?\d+:\$?\d+|#/.test(bare(formula)))).toEqual([]);
  expect(formulas.filter(({ formula }) => formula.length > 8192)).toEqual([]);
});

test("sheets are named in quotes", () => {
  const unquoted = formulas.filter(({ formula }) => formula.replace(/'(?:[^']|'')*'!/g, "").includes("!"));
  expect(unquoted).toEqual([]);
});

/** Texts that a spreadsheet might take for a formula, and one that would break out of a quoted string. */
const hostile = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\tTab", "\rReturn", "＝１＋１", "＋x", "－y", "＠z", '"),"', "A*", "0012"];

const hostileRecords: Records = {
  ...smallRecords,
  items: smallRecords.items.map((item, index) => {
    const odd = hostile[index % hostile.length]!;
    return { ...item, name: odd, unit: odd, supplier: odd, family: item.type === "finished" ? `${odd}${item.family}` : odd };
  }),
  workCentres: smallRecords.workCentres.map((centre, index) => ({ ...centre, name: hostile[index]!, department: hostile[index + 1]! })),
};

/** The digits of a longer number are no word. */
const withoutFigures = (formula: string) => formula.replace(/\d+\.\d+/g, "");

test("people's words are values, never parts of a formula", async () => {
  const plan = await planOf(hostileRecords);
  for (const language of languageCodes) {
    const reported = report(plan, language);
    const cells = cellsOf(reported);
    const words = hostile.filter((word) => word.length > 2);
    expect(cells.flatMap(({ cell }) => (cell.formula && words.some((word) => withoutFigures(cell.formula!).includes(word)) ? [cell.formula] : []))).toEqual([]);
    for (const word of hostile) expect(cells.some(({ cell }) => cell.value === word)).toBe(true);
    expect(cells.filter(({ cell, sheet, row, column }) => cell.style === "check" && cell.formula && reported.calculator.read(sheet, row, column) !== 0)).toEqual([]);
  }
});
