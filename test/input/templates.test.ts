import fc from "fast-check";
import { isoDate } from "../../src/engine/calendar";
import { defaultOptions, type PlanningOptions } from "../../src/engine/options";
import { stopsTheRun, tableNames } from "../../src/engine/problem";
import { itemTypes, lotSizingCodes, orderStatuses, type Records, sources } from "../../src/engine/records";
import { asSpan, spanHeading } from "../../src/input/cellValues";
import { describeTables } from "../../src/input/description";
import { listsOf } from "../../src/input/lists";
import { readRecords } from "../../src/input/readRecords";
import { isLedger } from "../../src/input/tables";
import { inputSheets } from "../../src/input/templates";
import { languageCodes, languages } from "../../src/language";
import { gridOf } from "./workbook";

/** Words as people write them; the reader keeps everything but space at the ends. */
const word = fc.stringMatching(/^[A-Za-z物料（红）-]{1,6}$/).map((text) => `x${text}`);
const maybeWord = fc.oneof(fc.constant(""), word);
const quantity = fc.oneof(fc.nat(100_000), fc.double({ min: 0, max: 1e6, noNaN: true }));
const share = fc.integer({ min: 1, max: 1000 }).map((n) => n / 1000);
const date = fc.integer({ min: 16_000, max: 24_000 }).map(isoDate);
const month = date.map((day) => day.slice(0, 7));
const span = fc.oneof(month.map((text) => asSpan(text)!), date.map((day) => asSpan(`wk ${day}`)!));

/** Any records without contradictions: references hold, keys do not repeat. */
const someRecords = fc.uniqueArray(fc.integer({ min: 1, max: 999_999 }), { minLength: 2, maxLength: 5 }).chain((numbers) => {
  const codes = numbers.map(String);
  const code = fc.constantFrom(...codes);
  const centres = fc.constantFrom("总装", "WC 1");
  const unique = <R>(row: fc.Arbitrary<R>, key: (row: R) => string, minLength = 0) => fc.uniqueArray(row, { minLength, maxLength: 4, selector: key });
  return fc.record<Records>({
    items: fc.tuple(...codes.map((item) =>
      fc.record({
        item: fc.constant(item), name: maybeWord, specification: maybeWord, family: fc.constant("甲类"), type: fc.constantFrom(...itemTypes),
        source: fc.constantFrom(...sources), unit: maybeWord, standardCost: quantity, price: quantity, standardUnitFactor: share, leadTimeDays: fc.nat(60),
        lotSizing: fc.constantFrom(...lotSizingCodes), lotSize: quantity, minimumLot: quantity, lotMultiple: fc.nat(5000), maximumLot: fc.constantFrom(0, 3e6), orderingCost: fc.integer({ min: 1, max: 900 }), safetyStock: quantity, safetyDays: fc.nat(30), yield: share,
        phantom: fc.boolean(), wholePieces: fc.constant(false), discontinuedFrom: fc.constantFrom(undefined, "2090-01-01"), supplier: maybeWord, abc: maybeWord, keyMaterial: fc.boolean(),
      }),
    )),
    forecasts: unique(fc.record({ item: code, channel: maybeWord, office: maybeWord, span, quantity }), (row) => JSON.stringify([row.item, row.channel, row.office, row.span]), 1)
      .map((rows) => rows.map(({ span: { start, end }, ...row }) => ({ ...row, start, end }))),
    familyForecasts: unique(fc.record({ family: fc.constant("甲类"), channel: maybeWord, office: maybeWord, quantity }), ({ family, channel, office }) => JSON.stringify([family, channel, office]))
      .map((rows) => rows.map((row) => ({ ...row, start: "2026-12-01", end: "2026-12-31" }))),
    customers: fc.constant([{ customer: "C1", name: "某某", grade: "A" as const, channel: "", office: "", distributor: true }]),
    salesOffices: unique(fc.record({ office: word, channel: maybeWord, region: maybeWord, clerk: maybeWord }), (row) => row.office, 1),
    orders: unique(fc.record({ order: word, customer: fc.constantFrom("C1", "", "C2"), item: code, channel: maybeWord, quantity, shipped: quantity, due: date, abnormal: fc.boolean() }), (row) => row.order.normalize("NFKC"))
      .map((rows) => rows.map((row) => ({ ...row, order: row.order.normalize("NFKC"), grade: row.customer === "C1" ? ("A" as const) : ("C" as const) }))),
    workCentres: fc.constant(["总装", "WC 1"].map((workCentre) => ({ workCentre, name: "", department: "", headcount: 3, shifts: 2, hoursPerShift: 7.5, utilisation: 0.9, efficiency: 1.05, line: workCentre === "总装", overtimeCost: 40, weekendOvertimeCost: 55 }))),
    capacity: unique(fc.record({ workCentre: centres, month, workingDays: fc.option(fc.nat(31), { nil: undefined }), downtimeHours: quantity, committedHours: fc.option(quantity, { nil: undefined }), overtimeLimitHours: quantity, weekendOvertimeLimitHours: quantity }), (row) => row.workCentre + row.month, 1),
    routing: unique(fc.record({ item: code, operation: fc.nat(99).map(String), workCentre: centres, rate: fc.oneof(quantity.map((hoursPerUnit) => ({ hoursPerUnit, unitsPerPersonHour: 0 })), share.map((unitsPerPersonHour) => ({ hoursPerUnit: 0, unitsPerPersonHour }))), people: share, setupHours: quantity, offsetDays: fc.nat(30) }), (row) => `${row.item} ${row.operation}`)
      .map((rows) => rows.map(({ rate, ...row }) => ({ ...row, ...rate }))),
    outsourcing: unique(fc.record({ item: fc.constant(codes[0]!), family: fc.constant(undefined), month, limit: quantity, unitCost: quantity }), (row) => row.month),
    bom: fc.constant([{ parent: codes[0]!, component: codes[1]!, quantityPer: 2, batchSize: 10, scrap: 0.02, from: "2026-01-01", to: undefined }]),
    stock: unique(fc.record({ item: code, warehouse: maybeWord, onHand: fc.integer(), allocated: quantity, onHold: quantity, firstReceipt: fc.option(date, { nil: undefined }), lastIssue: fc.option(date, { nil: undefined }) }), (row) => row.item + row.warehouse, 1),
    supplierTerms: unique(fc.record({ supplier: word, item: code, minimumOrder: quantity, orderMultiple: fc.constantFrom(0, 5, 10, 25), leadTimeDays: fc.option(fc.nat(60), { nil: undefined }) }), (row) => row.item),
    firmQuantities: fc.constant([]),
    receipts: unique(fc.record({ order: fc.nat().map(String), source: fc.constantFrom(...sources), item: code, quantity, due: date, status: fc.constantFrom(...orderStatuses), supplier: maybeWord }), (row) => row.order),
    actuals: unique(fc.record({ month, item: code, channel: maybeWord, office: fc.option(word, { nil: undefined }), requested: quantity, shipped: quantity, produced: quantity, scrapped: quantity, closingStock: fc.option(quantity, { nil: undefined }) }), (row) => row.month + row.item + row.channel),
    calendar: unique(fc.record({ date, working: fc.boolean(), name: maybeWord }), (row) => row.date),
    budget: fc.constant([]),
    forecastVersions: unique(fc.record({ version: word, issued: date, item: code, channel: maybeWord, office: maybeWord, month, quantity }), (row) => row.version),
    releasedPlan: unique(fc.record({ item: code, span, quantity }), (row) => `${row.item} ${row.span.start} ${row.span.end}`).map((rows) => rows.map(({ span: { start, end }, ...row }) => ({ ...row, start, end }))),
  });
});

const options: PlanningOptions = { ...defaultOptions, planDate: "2026-11-26", headroom: 0.1, currency: "USD", slushyDemand: "greaterOfBoth", keepHandEdits: false, scrapConvention: "shareOfInput", waitingDaysB: 14, serviceFirst: true, roughCutMethod: "resourceProfile", storageLimit: 1200.5, storageCost: 3 };

/** Sheets keep rows, not their order within wide tables. */
const comparable = (records: Records) => {
  const lists = listsOf(records);
  const byStart = (a: { start: string }, b: { start: string }) => (a.start < b.start ? -1 : 1);
  const sorted = (rows: readonly { record: object; figures: readonly { start: string; end: string; quantity: number }[] }[]) =>
    rows.map(({ record, figures }) => ({ record: { ...record }, figures: [...figures].sort((a, b) => byStart(a, b) || (a.end < b.end ? 1 : -1)) }));
  return JSON.parse(JSON.stringify({ ...lists, forecast: sorted(lists.forecast), releasedPlan: sorted(lists.releasedPlan) })) as unknown;
};

describe.each(languageCodes)("input sheets in %s", (language) => {
  const words = languages[language];

  it("are read back as the records they were made of", () => {
    fc.assert(
      fc.property(someRecords, (records) => {
        const read = readRecords(inputSheets(words, { options, records }).map(gridOf), {});
        expect(read.problems.filter(stopsTheRun)).toEqual([]);
        expect(comparable(read.records!)).toEqual(comparable(records));
        expect(read.options).toEqual(options);
      }),
      { numRuns: 60 },
    );
  });

  it("are empty and ready to fill without records: every heading is known, nothing else is missing", () => {
    const sheets = inputSheets(words, { options: { planDate: "2026-11-26" } });
    expect(sheets.map(({ name }) => name)).toEqual(tableNames.filter((table) => !isLedger(table)).map((table) => words.tables.sheets[table]));
    const { problems } = readRecords(sheets.map(gridOf), {});
    expect(problems.map(({ kind }) => kind)).toEqual(["emptySheet", "emptySheet", "emptySheet", "emptySheet", "emptySheet"]);
  });

  it("offer drop-down lists of choices and of the codes on other sheets", () => {
    const sheets = inputSheets(words, { options: { planDate: "2026-11-26" } });
    const bom = sheets.find(({ table }) => table?.name === "bom")!;
    expect(bom.validations?.[0]).toEqual({ range: { row: 1, column: 0, rows: 1000, columns: 1 }, list: `'${words.tables.sheets.items}'!$A$2:$A$1001` });
    const items = sheets.find(({ table }) => table?.name === "items")!;
    expect(items.validations?.[1]?.list).toEqual([words.tables.choices.make, words.tables.choices.buy]);
  });

  it("are described column by column", () => {
    const items = describeTables(words).find(({ table }) => table === "items")!;
    expect(items.compulsory).toBe(true);
    expect(items.columns.find(({ column }) => column === "yield")).toMatchObject({ kind: "number", unit: "%", byDefault: "100.0%", check: "> 0.0%, ≤ 100.0%", compulsory: false });
    expect(items.columns.map(({ heading }) => heading)).not.toContain("");
  });
});

it.each([
  ["2026-11", "2026-11-01", "2026-11-30", "2026-11"],
  ["2026年2月", "2026-02-01", "2026-02-28", "2026-02"],
  [46_327, "2026-11-01", "2026-11-30", "2026-11"],
  ["Nov 2026", "2026-11-01", "2026-11-30", "2026-11"],
  ["2026-W49", "2026-11-30", "2026-12-06", "2026-W49"],
  ["2026年第53周", "2026-12-28", "2027-01-03", "2026-W53"],
  ["wk 2026-12-02", "2026-11-30", "2026-12-06", "2026-W49"],
  ["2026-11-30周", "2026-11-30", "2026-12-06", "2026-W49"],
  ["2027-W01", "2027-01-04", "2027-01-10", "2027-W01"],
  ["2026-11-26~2026-11-29", "2026-11-26", "2026-11-29", "2026-11-26~2026-11-29"],
])("period heading %s runs from %s to %s", (found, start, end, heading) => {
  expect(asSpan(found)).toEqual({ start, end });
  expect(spanHeading({ start, end })).toBe(heading);
});

it.each(["11月", "2027-W53", "2026-13", "2026-02-30~2026-03-01", "Q4 2026", 46_356, "W49"])("%s is no period", (found) => expect(asSpan(found)).toBeUndefined());
