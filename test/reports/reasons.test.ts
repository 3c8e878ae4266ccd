import type { Plan } from "../../src/engine/plan";
import { inputSheets } from "../../src/input/templates";
import { languageCodes, languages, type LanguageCode } from "../../src/language";
import { planWorkbook } from "../../src/planWorkbook";
import { keptOf } from "../../src/readInputs";
import { reportSheets } from "../../src/reports";
import { reasonColumns as columns, reasonsFirst } from "../../src/reports/reasonLinks";
import { hoursColumns, hoursFirst, inventoryColumns, inventoryFirst, upphColumns, upphFirst } from "../../src/reports/varianceLayout";
import { layoutOf } from "../../src/reports/layout";
import { monthsOf } from "../../src/engine/periods";
import { loadNodeSolver } from "../../src/solver/loadNodeSolver";
import { memoryWorkbook } from "../../src/workbook/memoryWorkbook";
import type { CellValue, Grid, SheetSpec } from "../../src/workbook/port";
import { planOf, report } from "../support/reportedPlan";
import { aStock, smallOptions, smallRecords } from "../support/smallFactory";

const options = { ...smallOptions, turnsTarget: 40 };
let plan: Plan;
/** Valves' stock is another one: their variance moves, and that of raw material is back within its limit. */
let moved: Plan;
beforeAll(async () => {
  plan = await planOf(smallRecords, options);
  const stock = smallRecords.stock.map((row) => (row.item === "V100" ? aStock("V100", 305) : row));
  moved = await planOf({ ...smallRecords, stock }, { ...options, turnsTarget: 0 });
}, 120_000);

const w = languages.en.variances;
const nameIn = (language: LanguageCode) => languages[language].reports.sheets.reasons;
const sheetsOf = (of: Plan, grids: readonly Grid[] = [], language: LanguageCode = "en") => reportSheets(of, of.problems, languages[language], undefined, keptOf(grids, language));
const read = async (sheets: readonly SheetSpec[]): Promise<Grid[]> => {
  const workbook = memoryWorkbook();
  await workbook.write(sheets);
  return [...(await workbook.read())];
};

/** Cells of a record's row by column. */
function rowOf(grids: readonly Grid[], record: string, language: LanguageCode = "en"): Record<keyof typeof columns, CellValue> {
  const { values } = grids.find(({ sheet }) => sheet === nameIn(language))!;
  const row = values.find((cells) => cells[0] === record)!;
  return Object.fromEntries(Object.entries(columns).map(([column, at]) => [column, row[at] ?? null])) as Record<keyof typeof columns, CellValue>;
}

const answers = { cause: "=two customers waited", impact: "margin 20 000", remedy: "call them", earlyWarning: "orders by the 10th", fieldBudget: 3000, owner: "Li", due: 46_112 } as const;
const typed = (sheets: readonly SheetSpec[], record: string, what: Partial<Record<keyof typeof answers, string | number>>): SheetSpec[] =>
  sheets.map((sheet) => (sheet.name !== nameIn("en") ? sheet : {
    ...sheet,
    rows: sheet.rows.map((row) => (row[0]?.value !== record ? row : row.map((cell, c) => {
      const answer = Object.entries(columns).find(([, at]) => at === c)![0] as keyof typeof answers;
      return what[answer] === undefined ? cell : { style: "input" as const, value: what[answer] };
    }))),
  }));
const said = (row: Record<keyof typeof columns, CellValue>): CellValue[] => (Object.keys(answers) as (keyof typeof answers)[]).map((answer) => row[answer]);

const valves = "I-2026-03-Valves";
const turns = "T-2026-02";

describe.each(languageCodes)("the reason records in %s", (language) => {
  it("are opened for every variance beyond its limit, with its number, its place and nothing filled in", async () => {
    const written = await read(sheetsOf(plan, [], language));
    const grid = written.find(({ sheet }) => sheet === nameIn(language))!;
    const rows = grid.values.slice(reasonsFirst).filter((row) => row[0]);
    expect(plan.variances.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["salesThisMonth", "conformity", "capacity", "upph", "inventory", "turns"]));
    expect(rows).toHaveLength(plan.variances.length);
    plan.variances.forEach(({ kind, expected, actual }, i) => {
      expect(rows[i]![columns.kind]).toBe(languages[language].variances.kinds[kind]);
      expect(Number(rows[i]![columns.expected])).toBeCloseTo(expected, 4);
      expect(Number(rows[i]![columns.variance])).toBeCloseTo(actual - expected, 4);
      expect([rows[i]![columns.state], rows[i]![columns.missing]]).toEqual([languages[language].variances.open, 7]);
    });
  });
});

describe("what people write of a variance", () => {
  it("stays text and numbers over reruns, and is flagged while the number is another", async () => {
    const first = await read(typed(sheetsOf(plan), valves, answers));
    const again = await read(sheetsOf(plan, first));
    expect(said(rowOf(again, valves))).toEqual(Object.values(answers));
    expect(rowOf(again, valves)).toMatchObject({ state: w.answered, missing: 0, moved: null });
    const later = rowOf(await read(sheetsOf(moved, again)), valves);
    expect(later).toMatchObject({ state: w.answered, moved: w.hasMoved, basis: rowOf(again, valves).basis });
    expect(later.variance).not.toBeCloseTo(Number(later.basis), 0);
    const back = rowOf(await read(sheetsOf(plan, await read(sheetsOf(moved, again)))), valves);
    expect(said(back)).toEqual(Object.values(answers));
    expect(back.moved).toBeNull();
  });

  it("is asked for until all seven are there", async () => {
    const half = rowOf(await read(typed(sheetsOf(plan), valves, { cause: "rain", owner: "Li" })), valves);
    expect([half.state, half.missing]).toEqual([w.open, 5]);
  });

  it("goes along into the other language", async () => {
    const first = await read(typed(sheetsOf(plan), valves, answers));
    expect(said(rowOf(await read(sheetsOf(plan, first, "zh")), valves, "zh"))).toEqual(Object.values(answers));
  });

  it("is not dropped when the variance is no longer one, and comes back with it", async () => {
    expect(moved.variances.some(({ kind }) => kind === "turns")).toBe(false);
    const first = await read(typed(sheetsOf(plan), turns, answers));
    const without = await read(sheetsOf(moved, await read(sheetsOf(moved, first))));
    expect(without.find(({ sheet }) => sheet === nameIn("en"))!.values.flat()).toContain(w.earlier);
    expect(said(rowOf(without, turns))).toEqual(Object.values(answers));
    const back = rowOf(await read(sheetsOf(plan, without)), turns);
    expect(said(back)).toEqual(Object.values(answers));
    expect(back).toMatchObject({ state: w.answered, subject: w.allStock });
  });

  it("is read from the workbook and written back by a run", async () => {
    const workbook = memoryWorkbook();
    await workbook.write([...inputSheets(languages.en, { options, records: smallRecords }), ...typed(sheetsOf(plan), valves, answers)]);
    const result = await planWorkbook(await workbook.read(), { language: "en" }, { solve: loadNodeSolver() });
    if (result.status !== "planned") throw new Error(JSON.stringify(result.problems));
    expect(said(rowOf(await read(result.sheets), valves))).toEqual(Object.values(answers));
  }, 120_000);
});

describe("with the add-in off", () => {
  const { sheets } = languages.en.reports;

  it("what was produced moves earned hours, UPPH, conformity and the state of its record", () => {
    const { calculator } = report(plan, "en");
    const { actuals } = layoutOf(plan, monthsOf(plan.periods).length);
    const record = reasonsFirst + plan.variances.findIndex(({ kind }) => kind === "conformity");
    const assembly = plan.capacityVariances.findIndex(({ workCentre }) => workCentre === "ASSY");
    const at = {
      earned: () => Number(calculator.read(sheets.capacityVariance, hoursFirst + assembly, hoursColumns.earned)),
      upph: () => Number(calculator.read(sheets.capacityVariance, upphFirst(plan) + assembly, upphColumns.upph)),
      state: () => calculator.read(sheets.reasons, record, columns.state),
    };
    expect([at.earned(), at.state()]).toEqual([expect.closeTo(plan.capacityVariances[assembly]!.lastEarned, 6), w.open]);
    const column = actuals.columns.month(plan.actualMonths.length - 2);
    const row = actuals.rowOf("V100", "produced");
    const [before, earned, upph] = [Number(calculator.read(sheets.actuals, row, column)), at.earned(), at.upph()];
    calculator.change([{ sheet: sheets.actuals, row, column, value: before + 100 }]);
    expect(at.earned()).toBeCloseTo(earned + 100 * 0.3, 6);
    expect(at.upph()).toBeCloseTo(upph + 100 / 1490, 6);
    expect(at.state()).toBe(w.within);
  });

  it("an order not shipped carries a family beyond its limit, where no record was opened", () => {
    const { calculator } = report(plan, "en");
    const pumps = plan.inventory.findIndex(({ group }) => group === "Pumps");
    const reason = () => calculator.read(sheets.inventoryVariance, inventoryFirst + pumps, inventoryColumns.reason);
    expect(reason()).toBe("");
    const { mps } = layoutOf(plan, monthsOf(plan.periods).length);
    calculator.change([{ sheet: sheets.mps, row: mps.rowOf("P300", "available"), column: mps.columns.opening, value: 200 }]);
    expect(reason()).toBe(w.beyond);
  });
});
