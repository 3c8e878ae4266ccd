import { excelSerial, firstDayOf } from "../../src/engine/calendar";
import type { Plan } from "../../src/engine/plan";
import { type LanguageCode, languageCodes, languages } from "../../src/language";
import { reportSheets } from "../../src/reports";
import { firstRow, labelRow, monthRow } from "../../src/reports/layout";
import { pageBreaks, pagesAcross } from "../../src/reports/pages";
import { columnIndex } from "../../src/workbook/address";
import type { SheetSpec } from "../../src/workbook/port";
import { planOf } from "../support/reportedPlan";

let plan: Plan;
beforeAll(async () => {
  plan = await planOf();
});

const written = new Map<LanguageCode, readonly SheetSpec[]>();
const sheetsIn = (language: LanguageCode): readonly SheetSpec[] => {
  if (!written.has(language)) written.set(language, reportSheets(plan, plan.problems, languages[language]));
  return written.get(language)!;
};
const blockSheets = ["mps", "capacity", "mrp", "grades"] as const;

/** Sheet and zero-based cell a HYPERLINK formula of ours leads to. */
function targetOf(formula: string): { sheet: string; row: number; column: number } {
  const [, sheet, column, row] = /^=HYPERLINK\("#'(.+)'!([A-Z]+)(\d+)",/.exec(formula) ?? [];
  return { sheet: sheet!.replaceAll("''", "'").replaceAll('""', '"'), row: Number(row) - 1, column: columnIndex(column!) };
}

describe.each(languageCodes)("in %s", (language) => {
  const { reports, tables } = languages[language];

  test("every link leads to a cell that is written, or to an input sheet", () => {
    const sheets = sheetsIn(language);
    const inputs = new Set<string>(Object.values(tables.sheets));
    const cells = sheets.flatMap(({ name, rows }) => rows.flatMap((row) => row.flatMap((cell) => (cell ? [{ sheet: name, cell }] : []))));
    const links = cells.filter(({ cell }) => cell.style === "link" && cell.formula?.startsWith("=HYPERLINK(\"#'"));
    const lost = links.filter(({ cell }) => {
      const { sheet, row, column } = targetOf(cell.formula!);
      const target = sheets.find(({ name }) => name === sheet);
      return target ? !target.rows[row]?.some((there, at) => there && at >= column) : !inputs.has(sheet);
    });
    expect(lost.map(({ sheet, cell }) => `${sheet}: ${cell.formula}`)).toEqual([]);
    const linked = new Set(links.map(({ sheet }) => sheet));
    for (const key of ["mps", "mrp", "capacity", "grades", "purchases", "shippingPlan", "issueList", "grossRequirements", "pegging", "exceptions", "bottlenecks", "capacityRequest", "runLog"] as const)
      expect([key, linked.has(reports.sheets[key])]).toEqual([key, true]);
  });

  const sheetOf = (key: keyof typeof reports.sheets) => sheetsIn(language).find(({ name }) => name === reports.sheets[key])!;

  test.each(blockSheets)("%s: periods are headed by their first day and month, as real dates", (key) => {
    const { rows } = sheetOf(key);
    const column = rows[labelRow]!.findIndex((cell) => cell?.value === excelSerial(plan.periods[0]!.start));
    plan.periods.forEach(({ start, month }, t) => {
      expect(rows[labelRow]![column + t]).toMatchObject({ value: excelSerial(start), format: "date" });
      expect(rows[monthRow]![column + t]).toMatchObject({ value: excelSerial(firstDayOf(month)), format: "month" });
    });
  });

  test("neighbouring groups do not fuse, and none reaches beyond the sheet", () => {
    for (const { folds: { rows: folds = [], columns = [] } = {}, rows, name } of sheetsIn(language)) {
      for (const groups of [folds, columns]) {
        const starts = new Set(groups.map(({ from }) => from));
        expect([name, groups.filter(({ from, count }) => count < 1 || starts.has(from + count))]).toEqual([name, []]);
      }
      expect([name, folds.filter(({ from, count }) => from + count > rows.length)]).toEqual([name, []]);
    }
  });

  test("a negative or low balance is told by the balance's own row", () => {
    const { rows, conditionals } = sheetOf("mps");
    const bad = conditionals!.find(({ look }) => look === "bad")!;
    const [, wordRow] = /^AND\(\$D9=\$D\$(\d+),/.exec(bad.formula)!;
    expect(rows[Number(wordRow) - 1]![3]!.value).toBe(reports.mps.available);
    expect(bad.range).toMatchObject({ row: firstRow, columns: plan.periods.length });
    expect(conditionals!.every(({ range }) => range.row + range.rows <= rows.length)).toBe(true);
  });

  test("what people filter by stands right above the rows", () => {
    for (const { filter, rows, name } of sheetsIn(language)) {
      if (!filter) continue;
      const headings = Array.from({ length: filter.columns }, (_, c) => rows[filter.row]?.[filter.column + c]?.style);
      expect([name, new Set(headings)]).toEqual([name, new Set(["heading"])]);
      expect([name, filter.row + filter.rows <= rows.length + 1]).toEqual([name, true]);
    }
  });
});

describe("pages", () => {
  const sheet = (rows: number, widths: readonly number[], further: Partial<SheetSpec> = {}): SheetSpec => ({
    name: "S", kind: "result", rows: Array.from({ length: rows }, () => []), widths, print: { landscape: true, titleRows: 4 }, ...further,
  });
  const everyTen = Array.from({ length: 10 }, (_, block) => 4 + block * 10);

  // 515 points of 15 hold 34 rows, 4 of them the headings: three blocks of ten.
  test("begin before the block that no longer fits", () => expect(pageBreaks(sheet(104, [10]), everyTen)).toEqual([34, 64, 94]));
  test("hold more where rows are folded away", () => {
    const folds = { rows: everyTen.map((from) => ({ from, count: 5, folded: true })) };
    expect(pageBreaks(sheet(104, [10], { folds }), everyTen)).toEqual([64]);
  });
  test("hold more where a wide sheet prints smaller", () => expect(pageBreaks(sheet(104, Array.from({ length: 20 }, () => 12)), everyTen)).toEqual([54]));
  test("begin where a block stands apart", () => expect(pageBreaks(sheet(104, [10]), everyTen, new Set([14]))).toEqual([14, 44, 74]));

  test.each([[5, 1], [20, 1], [30, 2], [60, 3]])("%d columns of 12 characters take %d in width", (columns, pages) =>
    expect(pagesAcross({ widths: Array.from({ length: columns }, () => 12), print: { landscape: true, titleRows: 0 } })).toBe(pages),
  );
});
