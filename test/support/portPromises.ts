import { resultMark } from "../../src/workbook/mark";
import type { CellValue, Grid, SheetSpec, Workbook } from "../../src/workbook/port";

/** A door under test: the workbook, and the same workbook as somebody else would open it afterwards. */
export interface OpenedDoor {
  workbook: Workbook;
  reopened(): Promise<Workbook>;
}

const text = (value: string) => ({ value, style: "note" as const });
const number = (value: number) => ({ value, style: "input" as const });
const formula = (code: string) => ({ formula: code, style: "formula" as const });

const sheet = (name: string, rows: SheetSpec["rows"], more: Partial<SheetSpec> = {}): SheetSpec => ({ name, kind: "result", rows, widths: [12], ...more });

const stock = sheet("库存 Stock", [[text("item"), text("on hand")], [text("A"), number(7)], [text("B"), number(3)]], {
  kind: "input",
  table: { name: "rb_stock", row: 0, column: 0, rows: 3, columns: 2 },
});
/** Reads a result sheet that is not there yet. */
const notes = sheet("备忘 Notes", [[text("planned"), formula("='计划 Plan'!B2*10")]], { kind: "input" });
const plan = sheet("计划 Plan", [[text("item"), text("quantity")], [text("A"), formula("='库存 Stock'!B2+5")], [text("B"), number(1)], [text("left over"), number(9)]]);
const load = sheet("负荷 Load", [[text("total"), formula("=SUM('计划 Plan'!B2:B3)")]]);

/** What Excel, or a CSV file, might take for a formula. */
const formulaLike = ["=1+1", "+86", "-5-4", "@SUM(A1)", "=cmd|'/c calc'!A0", "+cmd|'/c calc'!A0", "=DDE(\"cmd\";\"/c calc\";\"x\")", "＋1", "－1", "＠x", "\tTAB", "＝1+1", "'quoted", "=HYPERLINK(\"http://example.com\")", "1e5", "007", "2026-01-02", "TRUE"];

const find = (grids: readonly Grid[], name: string): Grid => {
  const found = grids.find((grid) => grid.sheet === name);
  if (!found) throw new Error(`no sheet ${name} among ${grids.map((grid) => grid.sheet).join(", ")}`);
  return found;
};
const values = async (workbook: Workbook, name: string): Promise<readonly (readonly CellValue[])[]> => find(await workbook.read(), name).values;
const names = async (workbook: Workbook): Promise<readonly string[]> => (await workbook.read()).map((grid) => grid.sheet);

/** What every door promises, whatever stands behind it. `open` gives a workbook in which these sheets already stand. */
export function portPromises(door: string, open: (sheets: readonly SheetSpec[]) => Promise<OpenedDoor>): void {
  describe(`${door}, as every workbook,`, () => {
    test("reads as nothing when it is empty", async () => {
      const { workbook } = await open([]);
      expect(await workbook.read()).toEqual([]);
    });

    test("gives back what was written, formulas as their values", async () => {
      const { workbook, reopened } = await open([stock]);
      await workbook.write([plan, load]);
      for (const reader of [workbook, await reopened()]) {
        expect(await values(reader, plan.name)).toEqual([["item", "quantity"], ["A", 12], ["B", 1], ["left over", 9]]);
        expect(await values(reader, load.name)).toEqual([["total", 13]]);
      }
    });

    test("keeps text as text", async () => {
      const { workbook, reopened } = await open([]);
      await workbook.write([sheet("Text", formulaLike.map((value) => [text(value)]))]);
      expect((await values(await reopened(), "Text")).flat()).toEqual(formulaLike);
    });

    test("strips what a cell cannot hold", async () => {
      const { workbook, reopened } = await open([]);
      await workbook.write([sheet("Text", [[text("a\u0000b\u001fc\u000bd")], [text("x".repeat(40_000))], [text("line\r\nline")]])]);
      expect((await values(await reopened(), "Text")).flat()).toEqual(["abcd", "x".repeat(32_767), "line\nline"]);
    });

    test("leaves the other sheets and their tables alone", async () => {
      const { workbook, reopened } = await open([stock]);
      const before = find(await workbook.read(), stock.name);
      await workbook.write([plan, load]);
      expect(find(await (await reopened()).read(), stock.name)).toEqual(before);
      expect(before.tables).toEqual([stock.table]);
    });

    test("replaces a sheet wholly, its left-over rows too", async () => {
      const { workbook, reopened } = await open([stock]);
      await workbook.write([plan, load]);
      await workbook.write([sheet(plan.name, [[text("item")], [text("C"), number(4)]]), load]);
      expect(await values(await reopened(), plan.name)).toEqual([["item", null], ["C", 4]]);
    });

    test("leaves what people wrote beside an earlier run's cells, and makes room for it where the sheet grows", async () => {
      const marked = (area: string, rows: SheetSpec["rows"]) => sheet(plan.name, [[text("plan")], [text(`${resultMark} · A1:${area}`)], ...rows]);
      const noted = marked("B3", [[text("A"), number(1), text("mine")], [text("below")]]);
      const { workbook, reopened } = await open([noted]);
      await workbook.write([marked("B3", [[text("B"), number(2)]])]);
      expect((await values(await reopened(), plan.name)).slice(2)).toEqual([["B", 2, "mine"], ["below", null, null]]);
      await workbook.write([marked("C4", [[text("B"), number(2), number(3)], [text("C")]])]);
      expect((await values(await reopened(), plan.name)).slice(2)).toEqual([["B", 2, 3, "mine"], ["C", null, null, null], ["below", null, null, null]]);
    });

    test("puts new sheets in their order behind the sheets that are there, and keeps that order", async () => {
      const { workbook, reopened } = await open([stock, notes]);
      await workbook.write([plan, load]);
      await workbook.write([plan, load]);
      expect(await names(await reopened())).toEqual([stock.name, notes.name, plan.name, load.name]);
    });

    test("lets formulas of other sheets go on reading ours", async () => {
      const { workbook, reopened } = await open([stock, notes]);
      await workbook.write([plan]);
      expect(await values(await reopened(), notes.name)).toEqual([["planned", 120]]);
      await workbook.write([sheet(plan.name, [[text("item"), text("quantity")], [text("A"), number(2)]])]);
      expect(await values(await reopened(), notes.name)).toEqual([["planned", 20]]);
    });

    test("says how far it has come", async () => {
      const { workbook } = await open([]);
      const steps: (readonly [number, number])[] = [];
      await workbook.write([stock, notes, plan], (done, of) => steps.push([done, of]));
      expect(steps.at(-1)).toEqual([3, 3]);
      expect(steps.map(([done]) => done)).toEqual([...steps.map(([done]) => done)].sort((a, b) => a - b));
    });
  });
}
