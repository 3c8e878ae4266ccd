import type { Plan } from "../../src/engine/plan";
import { languageCodes, languages } from "../../src/language";
import { reportSheets } from "../../src/reports";
import { reportContext } from "../../src/reports/context";
import { supplyPeggingSheet } from "../../src/reports/supplyPegging";
import type { SheetSpec } from "../../src/workbook/port";
import { type Calculator, calculator } from "../../src/workbook/recalculate";
import { specCells } from "../../src/workbook/specCells";
import { planOf } from "../support/reportedPlan";

let plan: Plan;
beforeAll(async () => {
  plan = await planOf();
});

const few = 5;
const headingRow = 4;

/** The pegging sheet with its limit, amid the other sheets its formulas read. */
function written(language: (typeof languageCodes)[number], mostRows: number): { sheet: SheetSpec; calculator: Calculator } {
  const words = languages[language];
  const sheet = supplyPeggingSheet(reportContext(plan, plan.problems, words), mostRows);
  const sheets = reportSheets(plan, plan.problems, words).map((other) => (other.name === sheet.name ? sheet : other));
  return { sheet, calculator: calculator(sheets.map(specCells)) };
}

describe.each(languageCodes)("in %s", (language) => {
  const { pegging: names, common, sheets } = languages[language].reports;
  const columnOf = ({ rows }: SheetSpec, word: string): number => rows[headingRow]!.findIndex((cell) => cell?.value === word);

  /** Quantity by supply, end item and reason, added up from the rows. A supply's own row, below its demands, alone names its kind. */
  function demanded({ sheet, calculator: { read } }: ReturnType<typeof written>): { sums: Map<string, number>; rows: number } {
    const [kind, endItem, reason, quantity] = [names.kind, names.endItem, names.reason, names.demanded].map((word) => columnOf(sheet, word));
    const sums = new Map<string, number>();
    let [supply, rows] = [0, 0];
    for (let row = headingRow + 1; row < sheet.rows.length; row++) {
      const isSupply = Boolean(sheet.rows[row]![kind!]?.value);
      if (sheet.rows[row]![quantity!]) rows++;
      const key = [supply, read(sheet.name, row, endItem!), read(sheet.name, row, reason!)].join(" ");
      if (sheet.rows[row]![quantity!]) sums.set(key, (sums.get(key) ?? 0) + Number(read(sheet.name, row, quantity!)));
      if (isSupply) supply++;
    }
    return { sums, rows };
  }

  test("too many end demands are merged by end item and reason, and say so", () => {
    const [whole, merged] = [written(language, Infinity), written(language, few)];
    const [before, after] = [demanded(whole), demanded(merged)];
    expect(before.rows).toBeGreaterThan(before.sums.size);
    expect(after.rows).toBe(before.sums.size);
    expect([...after.sums.keys()].sort()).toEqual([...before.sums.keys()].sort());
    for (const [key, quantity] of after.sums) expect(quantity).toBeCloseTo(before.sums.get(key)!, 5);
    expect(merged.sheet.rows[3]![0]!.value).toContain(names.merged);
    expect(whole.sheet.rows[3]![0]!.value).not.toContain(names.merged);
  });

  test("merged or not, the sums are formulas, the checks are 0, and a changed share shows", () => {
    for (const mostRows of [Infinity, few]) {
      const { sheet, calculator: { read, change } } = written(language, mostRows);
      const [total, quantity, demandedAt] = [common.total, names.quantity, names.demanded].map((word) => columnOf(sheet, word));
      const heads = sheet.rows.flatMap((cells, row) => (row > headingRow && cells[total!] ? [row] : []));
      expect(heads).toHaveLength(plan.supplies.length);
      heads.forEach((row) => {
        expect(sheet.rows[row]![total!]!.formula).toBeDefined();
        expect(read(sheet.name, row, total!)).toBeCloseTo(Number(read(sheet.name, row, quantity!)), 6);
      });
      expect(read(sheets.pegging, 2, 4)).toBe(0);
      const place = { sheet: sheets.pegging, row: headingRow + 1, column: demandedAt! };
      change([{ ...place, value: Number(read(place.sheet, place.row, place.column)) + 1 }]);
      expect(read(sheets.pegging, 2, 4)).toBe(1);
    }
  });

  test("every row bears its item's code", () => {
    const { sheet } = written(language, Infinity);
    const kind = columnOf(sheet, names.kind);
    let supply = 0;
    sheet.rows.slice(headingRow + 1).forEach((cells) => {
      expect(cells[0]?.value).toBe(plan.supplies[supply]!.item);
      if (cells[kind]?.value) supply++;
    });
    expect(supply).toBe(plan.supplies.length);
  });

  test("the demands of a supply fold into its row", () => {
    const { sheet } = written(language, Infinity);
    const kind = columnOf(sheet, names.kind);
    const folded = (sheet.folds?.rows ?? []).flatMap(({ from, count }) => Array.from({ length: count }, (_, index) => from + index));
    const above = sheet.rows.flatMap((cells, row) => (row > headingRow && !cells[kind]?.value ? [row] : []));
    expect(above.length).toBeGreaterThan(10);
    expect(folded).toEqual(above);
  });
});
