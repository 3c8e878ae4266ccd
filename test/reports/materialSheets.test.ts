import { byText } from "../../src/engine/arithmetic";
import type { Plan } from "../../src/engine/plan";
import { monthsOf } from "../../src/engine/periods";
import { type LanguageCode, languageCodes, languages } from "../../src/language";
import { layoutOf } from "../../src/reports/layout";
import { aReceipt, smallOptions, smallRecords } from "../support/smallFactory";
import { cellsOf, planOf, type Reported, report } from "../support/reportedPlan";

/** The small factory with firm planned orders on both levels, days of cover, and two suppliers for the casting. */
const records = {
  ...smallRecords,
  items: smallRecords.items.map((item) => (item.item === "R2" ? { ...item, safetyDays: 4 } : item)),
  receipts: [...smallRecords.receipts, aReceipt("FP-1", "P300", 30, "2026-04-15", { status: "firm" }), aReceipt("FP-2", "S10", 50, "2026-04-17", { status: "firm" })],
  supplierTerms: [
    { supplier: "Foundry", item: "R1", minimumOrder: 300, orderMultiple: 20 },
    { supplier: "Another", item: "R1", minimumOrder: 10, orderMultiple: 0 },
    { supplier: "Gauge Maker", item: "V900", minimumOrder: 0, orderMultiple: 12, leadTimeDays: 8 },
  ],
};
let plan: Plan;
beforeAll(async () => {
  plan = await planOf(records, { ...smallOptions, scrapConvention: "shareOfInput" });
});

const known = new Map<LanguageCode, Reported>();
const reportIn = (language: LanguageCode): Reported => {
  if (!known.has(language)) known.set(language, report(plan, language));
  return known.get(language)!;
};

const sheetOf = ({ sheets, calculator }: Reported, name: string) => {
  const { rows } = sheets.find((sheet) => sheet.name === name)!;
  return rows.map((line, row) => line.map((_, column) => calculator.read(name, row, column)));
};

describe.each(languageCodes)("materials and purchases in %s", (language) => {
  const { reports } = languages[language];

  test("every check is 0", () => {
    const reported = reportIn(language);
    const checks = cellsOf(reported).filter(({ sheet, cell }) => cell.style === "check" && cell.formula && [reports.sheets.mrp, reports.sheets.purchases, reports.sheets.grossRequirements].includes(sheet));
    expect(checks.length).toBeGreaterThan(30);
    expect(checks.filter(({ sheet, row, column }) => reported.calculator.read(sheet, row, column) !== 0)).toEqual([]);
  });

  test("the sheets say how scrap, open orders and lots are reckoned", () => {
    const reported = reportIn(language);
    const [mrp, gross] = [reports.sheets.mrp, reports.sheets.grossRequirements].map((name) => sheetOf(reported, name).slice(0, 4).flat().join(" "));
    expect(mrp).toContain(reports.mrp.scrapConventions.shareOfInput);
    expect(mrp).toContain(reports.mrp.rescheduling(10));
    expect(mrp).toContain(reports.mrp.lots.levelByLevel);
    expect(gross).toContain(reports.mrp.scrapConventions.shareOfInput);
  });

  test("purchases go supplier by supplier, each by release date, with the supplier's total", () => {
    const rows = sheetOf(reportIn(language), reports.sheets.purchases).slice(8);
    const totals = rows.filter(([item]) => item === reports.purchases.subtotal);
    const suppliers = totals.map((row) => String(row[2]));
    const named = [...new Set(plan.purchases.map(({ supplier }) => supplier).filter((supplier) => supplier !== ""))].sort(byText);
    expect(suppliers.filter((supplier) => supplier !== reports.purchases.noSupplier)).toEqual(named);
    expect(named).toContain("Gauge Maker");
    for (const total of totals) {
      const lines = rows.filter((row) => row[0] !== reports.purchases.subtotal && (row[2] || reports.purchases.noSupplier) === total[2]);
      const releases = lines.map((row) => Number(row[8]));
      expect(releases).toEqual([...releases].sort((a, b) => a - b));
      expect(total[12]).toBeCloseTo(lines.reduce((sum, row) => sum + Number(row[6]) * Number(row[11]), 0), 2);
      expect(total[7]).toBe(lines.reduce((sum, row) => sum + Number(row[7]), 0));
    }
  });
});

test("terms of the item's own supplier hold, and of the only one listed", () => {
  const ordered = (item: string) => plan.purchases.filter((purchase) => purchase.item === item);
  expect(ordered("R1").length).toBeGreaterThan(0);
  expect(ordered("R1").every(({ supplier, quantity }) => supplier === "Foundry" && quantity >= 300 && quantity % 100 === 0)).toBe(true); // 50 of its own, 20 of the supplier
  expect(ordered("V900").every(({ supplier }) => supplier === "Gauge Maker")).toBe(true);
  expect(plan.items.V900).toMatchObject({ leadTimeDays: 8, lotMultiple: 12 });
});

test("firm planned orders and the safety level stand in rows of their own", () => {
  const { calculator } = reportIn("en");
  const { mrp } = layoutOf(plan, monthsOf(plan.periods).length);
  const read = (item: string, measure: "firmReleases" | "safetyStock") =>
    plan.periods.map((_, t) => calculator.read(languages.en.reports.sheets.mrp, mrp.rowOf(item, measure), mrp.columns.period(t)));
  const line = (item: string) => plan.materials.find((one) => one.item === item)!;
  expect(line("S10").firmReleases.periods.reduce((total, quantity) => total + quantity, 0)).toBe(50);
  expect(read("S10", "firmReleases")).toEqual(line("S10").firmReleases.periods);
  expect(new Set(line("R2").safetyStock).size).toBeGreaterThan(1);
  expect(read("R2", "safetyStock")).toEqual(line("R2").safetyStock);
});
