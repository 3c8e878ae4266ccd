import type { Plan } from "../../src/engine/plan";
import type { Records } from "../../src/engine/records";
import { languageCodes, languages } from "../../src/language";
import { certificateLines } from "../../src/reports/certificateLines";
import { reportContext } from "../../src/reports/context";
import { materialPrice } from "../../src/reports/materialWorth";
import { costPartNames, costTotalAt } from "../../src/reports/runLogPlaces";
import { cellsOf, planOf, type Reported, report, sheetText } from "../support/reportedPlan";
import { smallOptions, smallRecords } from "../support/smallFactory";

/**
 * A bad month: orders of all grades six times as large, half the people, set-ups, work before the piece is done, days off
 * at a price, a full warehouse, a casting that does not come in time, and customers who go elsewhere.
 */
const keyMaterial = smallRecords.bom.map(({ component }) => component).find((code) => smallRecords.items.some(({ item, source }) => item === code && source === "buy"))!;
const records: Records = {
  ...smallRecords,
  items: smallRecords.items.map((item) => ({ ...item, orderingCost: item.source === "make" ? 30 : 0, keyMaterial: item.item === keyMaterial, leadTimeDays: item.item === keyMaterial ? 15 : item.leadTimeDays })),
  orders: smallRecords.orders.map((order, i) => ({ ...order, quantity: order.quantity * 6, grade: (["A", "B", "C"] as const)[i % 3]! })),
  stock: smallRecords.stock.filter(({ item }) => item !== keyMaterial),
  workCentres: smallRecords.workCentres.map((centre) => ({ ...centre, headcount: Math.max(1, Math.floor(centre.headcount / 2)), weekendOvertimeCost: 99 })),
  // More than the material allows, fixed by hand.
  firmQuantities: [{ item: "P200", start: "2026-04-06", end: "2026-04-12", quantity: 900 }],
  capacity: smallRecords.capacity.map((month) => ({ ...month, weekendOvertimeLimitHours: 8 })),
  routing: smallRecords.routing.map((step, i) => ({ ...step, setupHours: 0.5, offsetDays: (i % 4) * 3 })),
};

let plan: Plan;
beforeAll(async () => {
  plan = await planOf(records, { ...smallOptions, waitingDaysC: 10, waitingDaysB: 25, storageLimit: 100, storageCost: 2, roughCutMethod: "resourceProfile" });
});

const wrongChecks = (reported: Reported) =>
  cellsOf(reported)
    .filter(({ cell }) => cell.style === "check" && cell.formula)
    .map(({ sheet, row, column }) => ({ sheet, row, column, value: reported.calculator.read(sheet, row, column) }))
    .filter(({ value }) => value !== 0);

describe.each(languageCodes)("a bad month in %s", (language) => {
  test("every part of the cost is a formula that says what the engine says", () => {
    for (const part of ["overtime", "backlog", "lostSales", "setups", "storage", "materialShortage", "overload"] as const) expect([part, plan.balance.cost[part] > 0]).toEqual([part, true]);
    const reported = report(plan, language);
    expect(wrongChecks(reported)).toEqual([]);
    const runLog = reported.sheets.find(({ name }) => name === languages[language].reports.sheets.runLog)!;
    costPartNames.forEach((part, index) => {
      const cell = runLog.rows[costTotalAt.row - costPartNames.length + index]![costTotalAt.column]!;
      // What an outsourced piece costs is on no sheet of ours.
      expect([part, cell.formula !== undefined]).toEqual([part, part !== "outsourcing"]);
    });
  });
});

describe("a bad month", () => {
  const { sheets } = languages.zh.reports;

  test("hours are needed before the piece is done, in other columns for other offsets", () => {
    const { mps } = reportContext(plan, [], languages.zh).layout;
    expect(mps.columns.timings.filter(({ periods }) => periods).length).toBeGreaterThan(0);
    expect(mps.columns.timings.some(({ hasSetups }) => hasSetups)).toBe(true);
  });

  test("a sale given up by hand closes the gap and costs", () => {
    const reported = report(plan, "zh");
    const { mps, grades } = reportContext(plan, [], languages.zh).layout;
    const line = plan.masterSchedule.find(({ available }) => available.some((quantity) => quantity < -5))!;
    const t = line.available.findIndex((quantity) => quantity < -5);
    const read = (measure: "lost" | "available" | "shipments") => Number(reported.calculator.read(sheets.mps, mps.rowOf(line.item, measure), mps.columns.period(t)));
    const cost = () => Number(reported.calculator.read(sheets.grades, grades.rowOf(line.item, "backlogCost"), grades.columns.total));
    const before = { available: read("available"), cost: cost() };
    reported.calculator.change([{ sheet: sheets.mps, row: mps.rowOf(line.item, "lost"), column: mps.columns.period(t), value: read("lost") + 5 }]);
    expect(read("available")).toBeCloseTo(before.available + 5, 6);
    expect(cost()).toBeLessThan(before.cost);
  });

  test("the certificate is reckoned again from the sheets, and moves with them", () => {
    const reported = report(plan, "zh");
    const { runLog } = languages.zh.reports;
    const rows = reported.sheets.find(({ name }) => name === sheets.runLog)!.rows;
    const rowOf = (label: string) => rows.findIndex((row) => row[0]?.value === label);
    const value = (label: string) => Number(reported.calculator.read(sheets.runLog, rowOf(label), 1));
    const largest = Math.max(...plan.capacity.flatMap(({ overload }) => overload));
    expect(largest).toBeGreaterThan(0);
    expect(value(runLog.overloadLeft)).toBeCloseTo(largest, 4);
    expect(value(runLog.reReckoned)).toBeCloseTo(plan.balance.certificate.objective, 2);
    const { capacity } = reportContext(plan, [], languages.zh).layout;
    const worst = plan.capacity.find(({ overload }) => overload.includes(largest))!;
    const t = worst.overload.indexOf(largest);
    reported.calculator.change([{ sheet: sheets.capacity, row: capacity.rowOf(worst.workCentre, "committed"), column: capacity.columns.period(t), value: worst.committed[t]! + 7 }]);
    expect(value(runLog.overloadLeft)).toBeCloseTo(largest + 7, 4);
  });

  test("seconds are told where somebody measured them, and nowhere else", () => {
    const line = (seconds?: number) => certificateLines(reportContext(plan, [], languages.en, seconds), 0).find(({ label }) => label === languages.en.reports.runLog.seconds)!.cell;
    expect(line(1.234)).toMatchObject({ value: 1.2 });
    expect(line()).toMatchObject({ value: languages.en.reports.common.notKnown });
  });

  test("key material is priced by the dearest piece it goes into", () => {
    const missing = plan.balance.materialLimits.flatMap(({ beyond }) => beyond).reduce((all, quantity) => all + quantity, 0);
    expect(missing * materialPrice(plan, keyMaterial)).toBeCloseTo(plan.balance.cost.materialShortage, 2);
  });
});

/** What the explaining part says, made up for the sheet. */
const explained = (): Plan => ({
  ...plan,
  balance: {
    ...plan.balance,
    bottlenecks: [{ workCentre: "MACH", period: 1, pricePerHour: 40 }, { workCentre: "MACH", period: 2, pricePerHour: 80 }],
    remedies: [
      {
        workCentre: "MACH", period: 1, untilPeriod: 2, pricePerHour: 80, upToHours: 12, costPerHourLost: 95, downToHours: 4,
        remedies: [{ kind: "overtime", hours: 12, price: 600, saves: 960 }, { kind: "addHours", hours: 12, saves: 960 }],
      },
    ],
    contradictions: [
      {
        kind: "hours", of: "MACH", period: 0, limit: 50,
        firm: [{ kind: "committed", amount: 30 }, { kind: "byHand", item: "P100", quantity: 60, amount: 24.5 }],
        waysOut: [{ kind: "moveLater", item: "P100", quantity: 12, toPeriod: 2, further: [{ item: "P300", quantity: 7, toPeriod: 3 }], cost: 140 }, { kind: "addHours", quantity: 4.5, cost: -20 }],
      },
    ],
    sensitivity: { forecastRise: 0.062, workCentre: "MACH", period: 2 },
  },
});

describe.each(languageCodes)("the bottleneck sheet in %s", (language) => {
  test("prices first, remedies with their net saving, contradictions with their missing hours, changes with their money", () => {
    const reported = report(explained(), language);
    const { sheets } = languages[language].reports;
    const lines = sheetText(reported, sheets.bottlenecks).split("\n");
    const line = (...parts: readonly string[]) => lines.find((text) => parts.every((part) => text.includes(part)));
    const { balance } = languages[language];
    // The dearest stands first.
    expect(lines.findIndex((text) => / \| 80 \| /.test(text))).toBeLessThan(lines.findIndex((text) => / \| 40 \| /.test(text)));
    expect(line(balance.remedyKinds.overtime, "600 | 960 | 360")).toBeDefined();
    expect(line("| 50 | 54.5 | 4.5 |")).toBeDefined();
    expect(line(balance.needKinds.byHand, "P100", "24.5")).toBeDefined();
    expect(line(balance.wayKinds.moveLater, "P100", "140")).toBeDefined();
    expect(line("P300 | 7 |")).toBeDefined();
    expect(lines.some((text) => text.includes("6.2%"))).toBe(true);
    expect(plan.changes.length).toBeGreaterThan(0);
    expect(plan.changes.filter(({ item, cause }) => !line(item, balance.causes[cause]))).toEqual([]);
    expect(wrongChecks(reported).filter(({ sheet }) => sheet === sheets.bottlenecks)).toEqual([]);
  });

  test("says so where there is nothing to say", () => {
    const quiet = { ...plan, changes: [], balance: { ...plan.balance, bottlenecks: [], remedies: [], contradictions: [], sensitivity: {} } };
    const text = sheetText(report(quiet, language), languages[language].reports.sheets.bottlenecks);
    const { bottlenecks } = languages[language].reports;
    for (const words of [bottlenecks.noBottleneck, bottlenecks.noContradiction, bottlenecks.noChange]) expect(text).toContain(words);
  });
});
