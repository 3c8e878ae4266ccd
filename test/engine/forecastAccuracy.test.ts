import fc from "fast-check";
import { forecastAccuracy } from "../../src/engine/accuracy/forecastAccuracy";
import { accuracyMeasures, forecastErrors, trackingSignal } from "../../src/engine/accuracy/forecastErrors";
import { addMonths } from "../../src/engine/calendar";
import type { AccuracyGroup, ForecastAccuracy } from "../../src/engine/plan";
import type { Actual, ForecastVersion, Records } from "../../src/engine/records";
import { anItem, noRecords } from "../support/smallFactory";

const planDate = "2026-03-26";
const options = { planDate, errorBase: "demand" } as const;

const version = (issued: string, month: string, item: string, quantity: number, differs: Partial<ForecastVersion> = {}): ForecastVersion => ({
  version: issued.slice(0, 7), issued, item, channel: "domestic", office: "East", month, quantity, ...differs,
});
const sale = (month: string, item: string, requested: number, differs: Partial<Actual> = {}): Actual => ({
  month, item, channel: "domestic", office: "East", requested, shipped: 0, produced: 0, scrapped: 0, ...differs,
});
const records = (differs: Partial<Records>): Records => ({
  ...noRecords,
  items: [anItem("A", { specification: "Large", family: "Pumps" }), anItem("B", { specification: "Small", family: "Pumps" })],
  ...differs,
});
const groupOf = ({ groups }: ForecastAccuracy, view: AccuracyGroup["view"], name = ""): AccuracyGroup => groups.find((group) => group.view === view && group.name === name)!;

/** By hand: February asked 1,000 of A and 10 of B, forecast in January as 950 and 25, in December as 800 and 30. */
const february = records({
  actuals: [sale("2026-02", "A", 1000), sale("2026-02", "B", 10), sale("2025-12", "A", 900), sale("2025-12", "B", 12)],
  forecastVersions: [
    version("2026-01-26", "2026-02", "A", 950), version("2026-01-26", "2026-02", "B", 25),
    version("2025-12-26", "2026-02", "A", 800), version("2025-12-26", "2026-02", "B", 30),
  ],
});

describe("measures", () => {
  test("WMAPE weighs by volume: 65 ÷ 1010, and over the forecast 65 ÷ 975", () => {
    const { lines, groups } = forecastAccuracy(february, options);
    expect(lines.filter(({ level }) => level === "item").map(({ errors }) => errors[0]!.absolute)).toEqual([50, 15]);
    expect(groups[0]!.measures[0]!.wmape).toBeCloseTo(65 / 1010, 6);
    expect(forecastAccuracy(february, { planDate, errorBase: "forecast" }).groups[0]!.measures[0]!.wmape).toBeCloseTo(65 / 975, 6);
  });

  test("bias is positive where too much was forecast", () => {
    const { measures } = groupOf(forecastAccuracy(february, options), "specification", "Small");
    expect(measures[0]!.bias).toBeCloseTo(15 / 10, 6);
    expect(groupOf(forecastAccuracy(february, options), "total").measures[0]!.bias).toBeCloseTo((975 - 1010) / 1010, 6);
  });

  test("the tracking signal is the running sum of errors in mean absolute deviations", () => {
    expect(trackingSignal([10, 10, -5, 10])).toBeCloseTo(25 / 8.75, 6);
    expect(trackingSignal([10, 10, 10, 10])).toBe(4);
    expect(trackingSignal([10, -10])).toBe(0);
    expect(trackingSignal([0, 0])).toBe(0);
  });

  test("value added: what a naive forecast would have erred more", () => {
    // Naive at lag 1 repeats December, the last month closed in January: errors 100 and 2, against 50 and 15.
    const { measures } = groupOf(forecastAccuracy(february, options), "total");
    expect(measures[0]!.naiveValue).toBeCloseTo((102 - 65) / 1010, 6);
    // November is not recorded, so nothing is said at lag 2, nor of the year before.
    expect(measures[1]!.naiveValue).toBeUndefined();
    expect(measures[0]!.seasonalValue).toBeUndefined();
  });

  test("the seasonal baseline is the same month a year before", () => {
    const demand = [40, ...new Array<undefined>(11).fill(undefined), 50];
    expect(forecastErrors({ demand, forecast: [47], compared: [true], baseline: [undefined], lag: 1 }).seasonal).toEqual({ demand: 50, gain: 10 - 3 });
    expect(forecastErrors({ demand, forecast: [47], compared: [true], baseline: [undefined], lag: 1 }).naive).toEqual({ demand: 0, gain: 0 });
    expect(forecastErrors({ demand, forecast: [47], compared: [false], baseline: [undefined], lag: 1 }).demand).toBe(0);
  });

  test("without demand there is no percentage", () => {
    const none = { demand: 0, forecast: 5, absolute: 5, naive: { demand: 0, gain: 0 }, seasonal: { demand: 0, gain: 0 }, statistical: { demand: 0, gain: 0 } };
    expect(accuracyMeasures(none, "demand", [-5])).toEqual({ trackingSignal: -1, attainment: 0 });
    expect(accuracyMeasures(none, "forecast", [-5])).toEqual({ wmape: 1, bias: 1, trackingSignal: -1, attainment: 0 });
  });
});

describe("which forecast counts", () => {
  const versionsOf = (...forecastVersions: ForecastVersion[]) => forecastAccuracy(records({ actuals: february.actuals, forecastVersions }), options);

  test("lags count months from the month of issue", () => {
    const { versions, forecastMonths, compared } = versionsOf(version("2025-12-26", "2026-02", "A", 1), version("2026-02-25", "2026-04", "A", 2));
    expect(forecastMonths).toEqual(["2026-02", "2026-04"]);
    expect(versions).toEqual([[undefined, undefined], ["2025-12", "2026-02"], [undefined, undefined]]);
    expect(compared).toEqual([[false], [true], [false]]);
  });

  test("a version issued in the month itself would be hindsight", () => {
    expect(versionsOf(version("2026-02-03", "2026-02", "A", 1000)).lines).toEqual([]);
  });

  test("of two versions of one month the last one counts", () => {
    const { versions, lines } = versionsOf(version("2026-01-26", "2026-02", "A", 950, { version: "2" }), version("2026-01-20", "2026-02", "A", 700, { version: "1" }));
    expect(versions[0]).toEqual(["2"]);
    expect(lines[0]!.forecasts[0]).toEqual([950]);
  });

  test("an item a version left out was forecast as nothing", () => {
    const { lines } = versionsOf(version("2026-01-26", "2026-02", "A", 950));
    expect(lines.find(({ item }) => item === "B")).toMatchObject({ forecasts: [[0], [undefined], [undefined]], errors: [{ absolute: 10 }, { absolute: 0 }, { absolute: 0 }] });
  });

  test("what was shipped stands for demand only where no sheet states demand", () => {
    const shipped = february.actuals.map((row) => ({ ...row, requested: 0, shipped: row.requested }));
    expect(forecastAccuracy({ ...february, actuals: shipped }, options).lines).toEqual(forecastAccuracy(february, options).lines);
    expect(forecastAccuracy({ ...february, actuals: february.actuals.map((row) => ({ ...row, shipped: 7 })) }, options).lines).toEqual(forecastAccuracy(february, options).lines);
  });

  test("nothing to compare says nothing", () => {
    expect(forecastAccuracy(records({}), options)).toMatchObject({ lines: [], groups: [], months: [] });
    expect(forecastAccuracy({ ...february, actuals: [] }, options).groups).toEqual([]);
  });
});

describe("lines and groups", () => {
  const twoOffices = records({
    actuals: [sale("2026-02", "A", 60), sale("2026-02", "A", 40, { office: "West" })],
    forecastVersions: [version("2026-01-26", "2026-02", "A", 40), version("2026-01-26", "2026-02", "A", 60, { office: "West" })],
  });

  test("an item's error does not hide in its offices, nor an office's in the item", () => {
    const accuracy = forecastAccuracy(twoOffices, options);
    expect(groupOf(accuracy, "total").measures[0]!.wmape).toBe(0);
    expect(groupOf(accuracy, "office", "East").measures[0]!.wmape).toBeCloseTo(20 / 60, 6);
    expect(groupOf(accuracy, "office", "West").measures[0]!.wmape).toBeCloseTo(20 / 40, 6);
    expect(accuracy.lines.find(({ level }) => level === "item")!.parts.map((part) => accuracy.lines[part]!.office)).toEqual(["East", "West"]);
  });

  test("sales that name no office are judged by channel, those without a channel by item", () => {
    const views = (differs: Partial<Actual>) => [...new Set(forecastAccuracy({ ...twoOffices, actuals: twoOffices.actuals.slice(0, 1).map((row) => ({ ...row, ...differs })) }, options).groups.map(({ view }) => view))];
    expect(views({})).toEqual(["total", "channel", "office", "specification"]);
    expect(views({ office: "" })).toEqual(["total", "channel", "specification"]);
    expect(views({ office: "", channel: "" })).toEqual(["total", "specification"]);
  });

  test("the most accurate comes first; equals share a rank", () => {
    const { groups } = forecastAccuracy(february, options);
    expect(groups.filter(({ view }) => view === "specification").map(({ name, measures }) => [name, measures[0]!.rank])).toEqual([["Large", 1], ["Small", 2]]);
    const equal = { ...february, forecastVersions: february.forecastVersions.map((row) => ({ ...row, quantity: 0 })) };
    expect(forecastAccuracy(equal, options).groups.filter(({ view }) => view === "specification").map(({ measures }) => measures[0]!.rank)).toEqual([1, 1]);
  });
});

test("levels add up to each other, and groups to their lines, whatever the log", () => {
  const row = fc.record({ item: fc.constantFrom("A", "B"), channel: fc.constantFrom("d", "e"), office: fc.constantFrom("x", "y"), ago: fc.integer({ min: 1, max: 15 }), quantity: fc.nat(500) });
  const log = fc.record({ item: fc.constantFrom("A", "B"), channel: fc.constantFrom("d", "e"), office: fc.constantFrom("x", "y"), ago: fc.integer({ min: 1, max: 12 }), lag: fc.integer({ min: 0, max: 4 }), quantity: fc.nat(500) });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), fc.array(log, { maxLength: 30 }), (sales, stored) => {
      const accuracy = forecastAccuracy(
        records({
          actuals: sales.map(({ ago, item, quantity, channel, office }) => sale(addMonths("2026-03", -ago), item, quantity, { channel, office })),
          forecastVersions: stored.map(({ ago, lag, item, quantity, channel, office }) => version(`${addMonths("2026-03", -ago - lag)}-26`, addMonths("2026-03", -ago), item, quantity, { channel, office })),
        }),
        options,
      );
      const total = (level: string, of: (line: ForecastAccuracy["lines"][number]) => number) => accuracy.lines.filter((line) => line.level === level).reduce((sum, line) => sum + of(line), 0);
      for (const { lines, monthErrors, view } of accuracy.groups) {
        const own = accuracy.lines.slice(lines[0], lines[1] + 1);
        expect(own.every(({ level }) => level === (view === "total" || view === "specification" ? "item" : view))).toBe(true);
        monthErrors.forEach((months, l) => expect(months.reduce((a, b) => a + b, 0)).toBeCloseTo(own.reduce((sum, { errors }) => sum + errors[l]!.demand - errors[l]!.forecast, 0), 6));
      }
      for (const l of [0, 1, 2]) {
        if (!accuracy.lines.some(({ level }) => level === "office")) continue;
        for (const level of ["item", "channel"]) {
          expect(total(level, ({ errors }) => errors[l]!.demand)).toBeCloseTo(total("office", ({ errors }) => errors[l]!.demand), 6);
          expect(total(level, ({ errors }) => errors[l]!.forecast)).toBeCloseTo(total("office", ({ errors }) => errors[l]!.forecast), 6);
          // The finer the look, the more errors are seen.
          expect(total(level, ({ errors }) => errors[l]!.absolute)).toBeLessThanOrEqual(total("office", ({ errors }) => errors[l]!.absolute) + 1e-6);
        }
      }
    }),
  );
});
