import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { forecastAccuracy } from "../../src/engine/accuracy/forecastAccuracy";
import { planOperations } from "../../src/engine/planOperations";
import { readRecords } from "../../src/input/readRecords";
import { sampleFactory } from "../../src/input/sampleFactory/sampleFactory";
import { inputSheets } from "../../src/input/templates";
import { languageCodes, languages } from "../../src/language";
import { xlsxWorkbook } from "../../src/workbook/xlsxWorkbook";
import { gridOf } from "./workbook";
import { planningTools } from "../support/planningTools";

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const { options, records } = sampleFactory("zh");
const ofType = (type: string) => records.items.filter((item) => item.type === type);

/** A wide sheet gives its figures column by column; in a forecast, order says nothing. */
const sorted = (of: typeof records) => ({ ...of, forecasts: [...of.forecasts].map((row) => JSON.stringify([row.item, row.office, row.start, row.end, row.quantity])).sort() });

describe.each(languageCodes)("the sample workbook in %s", (language) => {
  it("is what the generator makes, cell by cell", async () => {
    const kept = await xlsxWorkbook(await readFile(join(__dirname, `../../assets/sample-factory.${language}.xlsx`))).read();
    const made = inputSheets(languages[language], sampleFactory(language)).map(gridOf);
    expect(kept.map(({ sheet }) => sheet)).toEqual(made.map(({ sheet }) => sheet));
    kept.forEach(({ sheet, values }, i) => expect([sheet, values]).toEqual([sheet, made[i]!.values]));
  }, 30_000);

  it("is read without a problem", () => {
    const read = readRecords(inputSheets(languages[language], sampleFactory(language)).map(gridOf), {});
    expect(read.problems).toEqual([]);
    expect(sorted(read.records!)).toEqual(sorted(sampleFactory(language).records));
  });
});

it("has the promised size", () => {
  expect([ofType("finished").length, ofType("semiFinished").length, ofType("raw").length]).toEqual([40, 20, 120]);
  expect(new Set(ofType("finished").map(({ family }) => family)).size).toBe(6);
  expect(records.workCentres).toHaveLength(5);
  expect(new Set(records.outsourcing.map(({ family }) => family)).size).toBe(2);
  expect(new Set(records.forecasts.map(({ start, end }) => `${start}~${end}`)).size).toBe(7);
  expect(new Set(records.actuals.map(({ month }) => month)).size).toBe(25);
  expect(new Set(records.customers.map(({ grade }) => grade))).toEqual(new Set(["A", "B", "C"]));
  // Each material is used somewhere, and some in several parents.
  expect(new Set(records.bom.map(({ component }) => component)).size).toBe(140);
});

it("uses what the sheets can say", () => {
  expect(new Set(records.familyForecasts.map(({ family, office }) => `${family} ${office}`))).toEqual(new Set(["电水壶 东南亚区"]));
  expect(records.orders.filter(({ abnormal }) => abnormal)).toHaveLength(1);
  expect(records.items.filter((item) => item.safetyDays > 0).map(({ item }) => item)).toEqual(["R426", "R429"]);
  expect(records.items.filter((item) => item.discontinuedFrom !== undefined)).toHaveLength(2);
  expect(records.receipts.filter(({ source, status }) => source === "make" && status === "firm")).toHaveLength(1);
  const phantoms = records.items.filter(({ phantom }) => phantom).map(({ item }) => item);
  expect(phantoms).toEqual(["ST-04"]);
  expect([...records.stock, ...records.receipts].filter(({ item }) => phantoms.includes(item))).toEqual([]);
  expect(records.bom.filter(({ parent }) => phantoms.includes(parent)).length).toBeGreaterThan(1);
  expect(new Set(records.supplierTerms.map(({ item }) => item)).size).toBe(4);
  expect(records.items.filter(({ wholePieces }) => !wholePieces).map(({ unit }) => unit).every((unit) => unit === "千克" || unit === "米")).toBe(true);
});

it("differs between languages in names only", () => {
  const english = sampleFactory("en").records;
  const figures = (rows: typeof records) => JSON.parse(JSON.stringify(rows, (_, value: unknown) => (typeof value === "string" && /[^\d.:~-]/.test(value) ? "" : value))) as unknown;
  expect(figures(english)).toEqual(figures(records));
});

it("has actuals whose stock identity holds and ends at the stock on hand", () => {
  for (const { item } of ofType("finished")) {
    const rows = records.actuals.filter((row) => row.item === item);
    const months = [...new Set(rows.filter(({ closingStock }) => closingStock !== undefined).map(({ month }) => month))];
    expect(months).toHaveLength(13);
    const flows = months.map((month) => {
      const these = rows.filter((row) => row.month === month);
      return { net: sum(these.map(({ produced, shipped, scrapped }) => produced - shipped - scrapped)), closing: these.find(({ closingStock }) => closingStock !== undefined)!.closingStock! };
    });
    flows.slice(1).forEach(({ net, closing }, i) => expect([item, flows[i]!.closing + net]).toEqual([item, closing]));
    expect([item, sum(records.stock.filter((row) => row.item === item).map(({ onHand }) => onHand))]).toEqual([item, flows.at(-1)!.closing]);
    rows.forEach((row) => expect(Math.min(row.shipped, row.produced, row.scrapped, row.closingStock ?? 0)).toBeGreaterThanOrEqual(0));
  }
});

it("has offices whose forecasts differ in worth, judged over enough months for a tracking signal to speak", () => {
  const { groups, compared } = forecastAccuracy(records, options);
  expect(compared.map((months) => months.filter(Boolean).length)).toEqual([9, 8, 7]);
  const office = (name: string) => groups.find((group) => group.view === "office" && group.name === name)!.measures[0]!;
  expect(office("东南亚区").rank).toBe(7);
  expect(office("东南亚区").bias).toBeGreaterThan(0.1);
  expect(office("东南亚区").naiveValue).toBeLessThan(office("华东办事处").naiveValue!);
  expect(office("电商部").trackingSignal).toBeGreaterThan(options.trackingSignalLimit);
});

it("sells above cost, and keeps two to five weeks of what it sells", () => {
  for (const { item, price, standardCost } of ofType("finished")) {
    expect(price).toBeGreaterThan(standardCost * 1.2);
    const december = sum(records.forecasts.filter((row) => row.item === item && row.start === "2026-12-01" && row.end === "2026-12-31").map(({ quantity }) => quantity));
    const weeks = sum(records.stock.filter((row) => row.item === item).map(({ onHand }) => onHand)) / (december / 4.4);
    if (december > 100) expect([item, weeks >= 1.6 && weeks <= 5]).toEqual([item, true]);
  }
});

it("keeps the official holidays of 2026 with their make-up days", () => {
  const days = new Map(records.calendar.map(({ date, working }) => [date, working]));
  const working = [...days].filter(([date, works]) => works && date < "2027").map(([date]) => date);
  expect(working).toEqual(["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"]);
  expect([...days].filter(([date, works]) => !works && date < "2027")).toHaveLength(33);
});

it("overloads the motors in January only, and leaves the balance work to do", async () => {
  const plan = await planOperations(records, options, planningTools(), () => {});
  const january = plan.periods.findIndex(({ month, kind }) => kind === "month" && month === "2027-01");
  for (const centre of plan.capacity) {
    const load = centre.unconstrainedLoad.map((hours, t) => hours / centre.available[t]!);
    expect([centre.name, load[january]! > 1.15 && load[january]! < 1.3]).toEqual([centre.name, centre.name === "电机"]);
    load.forEach((share, t) => t !== january && expect([centre.name, share < 1]).toEqual([centre.name, true]));
    expect([centre.name, load[january]! > 0.6]).toEqual([centre.name, true]);
  }
  const motors = plan.capacity.find(({ name }) => name === "电机")!;
  expect(sum(motors.overtime)).toBeGreaterThan(50);
  expect(sum(plan.masterSchedule.flatMap(({ outsourced }) => outsourced))).toBeGreaterThan(100);
  expect(plan.keyFigures.serviceLevel).toBeGreaterThan(0.98);
  expect(plan.problems.filter(({ kind }) => kind === "pastDueRelease").length).toBeLessThan(6);
  expect(plan.problems.filter(({ kind }) => kind === "pastDueReceipt")).toHaveLength(1);
}, 240_000);
