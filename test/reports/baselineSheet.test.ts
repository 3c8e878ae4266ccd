import { addMonths } from "../../src/engine/calendar";
import type { Plan } from "../../src/engine/plan";
import type { Actual, ForecastVersion, Records } from "../../src/engine/records";
import { languageCodes, languages } from "../../src/language";
import { keptOf } from "../../src/readInputs";
import { reportSheets } from "../../src/reports";
import { baselineColumns, baselineRow, baselineRows } from "../../src/reports/baselineLayout";
import { lineName } from "../../src/reports/baselineChart";
import { variancePlaces } from "../../src/reports/varianceLayout";
import { memoryWorkbook } from "../../src/workbook/memoryWorkbook";
import { cellsOf, planOf, report } from "../support/reportedPlan";
import { smallRecords } from "../support/smallFactory";

const months = Array.from({ length: 26 }, (_, m) => addMonths("2026-03", m - 26));
const goods = [["P100", 100, "domestic", "East"], ["P100", 60, "domestic", "West"], ["V100", 300, "export", "Abroad"]] as const;
const actuals: Actual[] = months.flatMap((month, m) =>
  goods.map(([item, quantity, channel, office], k): Actual => ({ month, item, channel, office, requested: Math.round(quantity * (0.9 + ((m * m * 7 + k * 5 + m * 3) % 11) / 50)), shipped: 0, produced: 0, scrapped: 0 })),
);
/** East promises twice what it sells, West a little more than half of it; both are filed by one clerk. */
const forecastVersions: ForecastVersion[] = goods.flatMap(([item, quantity, channel, office], k): ForecastVersion[] => [
  { version: "V0", issued: "2025-12-26", item, channel, office, month: "2026-01", quantity },
  { version: "V1", issued: "2026-01-26", item, channel, office, month: "2026-02", quantity: Math.round(quantity * [2, 0.55, 1][k]!) },
]);
const forecasts = goods.flatMap(([item, quantity, channel, office], k) =>
  [["04", 30, 3], ["05", 31, 3], ["06", 30, 0.1]].map(([month, last, times]) => ({ item, channel, office, start: `2026-${month}-01`, end: `2026-${month}-${last}`, quantity: Math.round(quantity * (k === 0 ? Number(times) : 1)) })),
);
const salesOffices = goods.map(([, , channel, office]) => ({ office, channel, region: "", clerk: office === "Abroad" ? "Zhou" : "Wang" }));
const records: Records = { ...smallRecords, actuals, forecastVersions, forecasts, salesOffices };

let plan: Plan;
beforeAll(async () => {
  plan = await planOf(records);
}, 120_000);

describe.each(languageCodes)("the baseline beside the forecast in %s", (language) => {
  const name = languages[language].reports.sheets.baseline;

  test("money in question, differences and the picture are formulas that say what the engine says", () => {
    const reported = report(plan, language);
    const own = cellsOf(reported).filter(({ sheet }) => sheet === name);
    const checks = own.filter(({ cell }) => cell.style === "check" && cell.formula);
    expect(checks.length).toBeGreaterThan(3);
    expect(checks.filter(({ row, column }) => reported.calculator.read(name, row, column) !== 0)).toEqual([]);
    expect(own.filter(({ row, column }) => /^#/.test(String(reported.calculator.read(name, row, column) ?? "")))).toEqual([]);
    expect(plan.baseline.lines[0]).toMatchObject({ item: "P100", office: "East" });
    const columns = baselineColumns(plan.baseline);
    expect(reported.calculator.read(name, baselineRow(0), columns.attention)).toBe(`${languages[language].baseline.above("2026-04")} ${languages[language].baseline.above("2026-05")} ${languages[language].baseline.below("2026-06")} `);
    // What lies within the interval is not in question.
    expect(plan.baseline.lines.some(({ money, forecast }) => money === 0 && forecast.some((quantity) => quantity !== undefined))).toBe(true);
  });
});

describe("with the add-in off", () => {
  const name = languages.en.reports.sheets.baseline;

  test("a forecast put back within the interval is no longer in question", () => {
    const reported = report(plan, "en");
    const columns = baselineColumns(plan.baseline);
    const { mean } = plan.baseline.lines[0]!;
    const h = plan.baseline.months.indexOf("2026-04");
    reported.calculator.change([0, 1, 2].map((k) => ({ sheet: name, row: baselineRow(0), column: columns.forecast(h + k), value: mean[h + k]! })));
    expect(reported.calculator.read(name, baselineRow(0), columns.money)).toBe(0);
    expect(String(reported.calculator.read(name, baselineRow(0), columns.attention) ?? "")).toBe("");
    expect(reported.calculator.read(name, baselineRow(0), columns.check)).not.toBe(0);
  });

  test("the picture follows the row chosen, and a rerun shows it again", async () => {
    const reported = report(plan, "en");
    const columns = baselineColumns(plan.baseline);
    const second = plan.baseline.lines[1]!;
    const sheet = reported.sheets.find((one) => one.name === name)!;
    const data = sheet.charts![0]!.data;
    const last = () => reported.calculator.read(name, data.row + plan.baseline.historyMonths.length, columns.data + 1);
    expect(last()).toBe(plan.baseline.lines[0]!.history.at(-1));
    reported.calculator.change([{ sheet: name, row: baselineRows.choice, column: 1, value: lineName(second) }]);
    expect(last()).toBe(second.history.at(-1));
    const workbook = memoryWorkbook();
    await workbook.write(reported.sheets.map((one) => (one.name !== name ? one : { ...one, rows: one.rows.map((row, r) => (r !== baselineRows.choice ? row : row.map((cell, c) => (c === 1 ? { ...cell!, value: lineName(second) } : cell)))) })));
    const again = reportSheets(plan, plan.problems, languages.zh, undefined, keptOf(await workbook.read(), "zh"));
    expect(again.find((one) => one.name === languages.zh.reports.sheets.baseline)!.rows[baselineRows.choice]![1]!.value).toBe(lineName(second));
  });
});

test("sales is asked about the forecasts of most money, with a link to their row", () => {
  const question = plan.exceptions.find(({ problem }) => problem.kind === "forecastQuestioned")!;
  expect(question).toMatchObject({ owner: "sales", problem: { item: "P100", office: "East", months: 3 } });
  expect(question.money).toBeCloseTo(plan.baseline.lines[0]!.money, 4);
  const { exceptions, baseline } = languages.en.reports.sheets;
  const links = cellsOf(report(plan, "en")).filter(({ sheet, cell }) => sheet === exceptions && cell.formula?.includes(`'${baseline}'!`));
  expect(links.map(({ cell }) => cell.formula)).toContain(`=HYPERLINK("#'${baseline}'!A${baselineRow(0) + 1}","${baseline}")`);
});

test("attainment beyond its limit opens a record for the office and for the clerk who files for it", () => {
  const opened = plan.variances.filter(({ kind }) => kind === "officeAttainment" || kind === "clerkAttainment");
  expect(opened.map(({ kind, subject, month }) => [kind, subject, month]).sort()).toEqual([["clerkAttainment", "Wang", "2026-02"], ["officeAttainment", "East", "2026-02"], ["officeAttainment", "West", "2026-02"]]);
  const reported = report(plan, "en");
  for (const { kind, subject, expected, actual } of opened) {
    const place = variancePlaces[kind](plan, subject);
    const at = ({ row, column }: { row: number; column: number }) => reported.calculator.read(languages.en.reports.sheets[place.sheet], row, column);
    expect([at(place.expected), at(place.actual)]).toEqual([expected, actual]);
  }
  const reasons = languages.en.reports.sheets.reasons;
  const failing = cellsOf(reported).filter(({ sheet, row, column, cell }) => sheet === reasons && cell.style === "check" && cell.formula && reported.calculator.read(sheet, row, column) !== 0);
  expect(failing).toEqual([]);
});
