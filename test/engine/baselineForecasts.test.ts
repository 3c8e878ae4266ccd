import fc from "fast-check";
import { baselineForecasts } from "../../src/engine/baseline/baselineForecasts";
import { groupSeason } from "../../src/engine/baseline/familySeason";
import { planBaseline, questionedMonths } from "../../src/engine/baseline/questionedForecasts";
import { salesHistory } from "../../src/engine/baseline/salesHistory";
import { shareOut } from "../../src/engine/baseline/shareOut";
import { issuedBaselines } from "../../src/engine/accuracy/issuedBaselines";
import { forecastAccuracy } from "../../src/engine/accuracy/forecastAccuracy";
import { addMonths } from "../../src/engine/calendar";
import type { Actual, Forecast, ForecastVersion, Records } from "../../src/engine/records";
import { anItem, noRecords, smallOptions } from "../support/smallFactory";

const planDate = "2026-03-26";
const open = "2026-03";
const sale = (ago: number, quantity: number, differs: Partial<Actual> = {}): Actual => ({
  month: addMonths(open, -ago), item: "A", channel: "home", office: "East", requested: quantity, shipped: 0, produced: 0, scrapped: 0, ...differs,
});
const said = (ahead: number, quantity: number, differs: Partial<Forecast> = {}): Forecast => {
  const month = addMonths(open, ahead);
  const last = { "2026-03": "31", "2026-04": "30", "2026-05": "31", "2026-06": "30" }[month]!;
  return { item: "A", channel: "home", office: "East", start: `${month}-01`, end: `${month}-${last}`, quantity, ...differs };
};
const months = Array.from({ length: 24 }, (_, m) => m + 1);
const records = (differs: Partial<Records>): Records => ({ ...noRecords, items: [anItem("A")], ...differs });
const made = (differs: Partial<Records>) => baselineForecasts(records(differs), { planDate, months: 4, coverage: 0.8 });
const places = (differs: Partial<Records>) => made(differs).map(({ channel, office, mean }) => [channel, office, mean[0]]);

describe("how a channel's forecast is shared among its offices", () => {
  const steady = (office: string, quantity: number, channel = "home") => months.map((ago) => sale(ago, quantity, { office, channel }));

  test("by what each sold in the last twelve months: 60 and 30 a month", () => {
    expect(places({ actuals: [...steady("East", 60), ...steady("West", 30)] })).toEqual([["home", "East", 60], ["home", "West", 30]]);
  });

  test("sales that name no office belong to those that do, in their proportion", () => {
    expect(places({ actuals: [...steady("East", 60), ...steady("West", 30), ...steady("", 9)] })).toEqual([["home", "East", 66], ["home", "West", 33]]);
  });

  test("where no sale names an office, by the offices' own forecasts", () => {
    const actuals = steady("", 90);
    expect(places({ actuals, forecasts: [said(0, 200), said(1, 100, { office: "West" })] })).toEqual([["home", "East", 60], ["home", "West", 30]]);
    expect(places({ actuals })).toEqual([["home", "", 90]]);
  });

  test("sales that name no channel likewise; a forecast that tells no channels apart asks for one line", () => {
    const actuals = steady("", 90, "");
    expect(places({ actuals, forecasts: [said(0, 200), said(0, 100, { channel: "abroad", office: "Sea" })] })).toEqual([["abroad", "Sea", 30], ["home", "East", 60]]);
    expect(places({ actuals: [...steady("East", 60), ...steady("Sea", 30, "abroad")], forecasts: [said(0, 80, { channel: "", office: "" })] })).toEqual([["", "", 90]]);
  });

  test("where no named office has sold lately, the channel is one line", () => {
    const actuals = [sale(1, 40, { office: "" }), sale(13, 30), ...months.map((ago) => sale(ago, 5, { item: "B" }))];
    const lines = made({ items: [anItem("A"), anItem("B")], actuals }).filter(({ item }) => item === "A");
    expect(lines.map(({ channel, office }) => [channel, office])).toEqual([["home", ""]]);
  });

  test("a new office has no past, and is not made one up", () => {
    const lines = made({ actuals: steady("East", 60), forecasts: [said(0, 60), said(0, 25, { office: "New" })] });
    expect(lines.map(({ office, method, mean }) => [office, method, mean[0]])).toEqual([["East", "mean", 60], ["New", "noHistory", 0]]);
  });

  test("an office's interval holds its channel's doubt and its own: 0.5 · 20 and 1.2816 · 10 → 16.3", () => {
    const whole = { mean: [100], lower: [80], upper: [120] };
    const swings = Array.from({ length: 12 }, (_, m) => 50 + (m % 2 === 0 ? 10 : -10));
    const [east] = shareOut(whole, new Array<number>(12).fill(100), [{ weight: 1, history: swings }, { weight: 1, history: swings.map((value) => 100 - value) }], 0.8);
    expect(east).toEqual({ mean: [50], lower: [33], upper: [67] });
    expect(Math.hypot(0.5 * 20, 1.2816 * 10)).toBeCloseTo(16.26, 2);
  });
});

describe("what is known of an item", () => {
  test("a month nobody recorded is no month of nothing", () => {
    const actuals = [sale(5, 100), sale(3, 80), sale(2, 60)];
    expect(salesHistory(records({ actuals }), open)).toMatchObject({ months: ["2025-10", "2025-11", "2025-12", "2026-01"] });
    expect(salesHistory(records({ actuals }), open).of("A")[0]!.history).toEqual([100, 90, 80, 60]);
  });

  test("months from the plan date's on say nothing, nor do sales of parts", () => {
    const actuals = [sale(1, 100), sale(0, 7777), sale(1, 50, { item: "R" })];
    const lines = made({ items: [anItem("A"), anItem("R", { type: "raw" })], actuals });
    expect(lines.map(({ item, history, mean }) => [item, history, mean[0]])).toEqual([["A", [100], 100]]);
  });

  test("nothing is expected of an item from the day it is discontinued: 15 of April's 30 days", () => {
    const [line] = made({ items: [anItem("A", { discontinuedFrom: "2026-04-16" })], actuals: months.map((ago) => sale(ago, 100)) });
    expect(line!.mean).toEqual([100, 50, 0, 0]);
    expect(line!.upper[2]).toBe(0);
  });

  test("an item forecast and never sold is told as having no history", () => {
    expect(made({ actuals: [], forecasts: [said(1, 40)] })).toMatchObject([{ method: "noHistory", mean: [0, 0, 0, 0], forecast: [undefined, 40, undefined, undefined] }]);
  });
});

describe("the season of a family", () => {
  const wave = (ago: number): number => (new Date(`${addMonths(open, -ago)}-01T00:00:00Z`).getUTCMonth() < 6 ? 150 : 50);

  test("is found from eighteen months on, where the months agree with those a year before", () => {
    const half = [50, 50, 50, 50, 50, 50, 150, 150, 150, 150, 150, 150];
    expect(groupSeason([...half, ...half])!.map((factor) => Math.round(factor * 100) / 100)).toEqual(half.map((value) => value / 100));
    expect(groupSeason([...half, ...half.slice(0, 5)])).toBeUndefined();
    const waves = [0, 1, 2, 3, 4, 5, 6, 7, 8].flatMap(() => [50, 150]);
    expect(groupSeason(waves)!.map((factor) => Math.round(factor * 100) / 100)).toEqual([0, 1, 2, 3, 4, 5].flatMap(() => [0.5, 1.5]));
    expect(groupSeason(waves.slice(1))).toBeUndefined();
    expect(groupSeason([...half, 90, 40, 110, 70, 60, 95, 100, 130, 20, 80, 75, 65])).toBeUndefined();
  });

  test("is taken from the family where an item is too young to have one", () => {
    const old = months.map((ago) => sale(ago, 10 * wave(ago), { item: "OLD" }));
    const young = [1, 2, 3, 4, 5, 6, 7].map((ago) => sale(ago, wave(ago)));
    const [line] = made({ items: [anItem("A"), anItem("OLD")], actuals: [...old, ...young] });
    // Seven months, two of the high half: without the family June would be like March.
    expect(line!.mean.map((value) => Math.round(value / 10) * 10)).toEqual([150, 150, 150, 150]);
  });
});

describe("the baseline questions the forecast and changes none of it", () => {
  const actuals = months.map((ago) => sale(ago, 100));
  const forecasts = [said(0, 900), said(1, 400), said(2, 100), said(3, 20)];
  const options = { ...smallOptions, planDate, horizonMonths: 3, baselineCoverage: 0.8, questionedForecasts: 10 };

  test("months outside the interval, the open month left alone, at standard cost", () => {
    const { baseline, problems } = planBaseline(records({ actuals, forecasts }), options);
    const line = baseline.lines[0]!;
    expect(questionedMonths(line)).toEqual([1, 3]);
    expect(line.forecast).toEqual([900, 400, 100, 20]);
    expect(line.money).toBe((Math.abs(400 - line.mean[1]!) + Math.abs(20 - line.mean[3]!)) * 100);
    expect(problems).toEqual([expect.objectContaining({ kind: "forecastQuestioned", item: "A", channel: "home", office: "East", month: "2026-04", forecast: 400, months: 2, quantity: line.money / 100 })]);
  });

  test("the dearest first, and no more of them than asked for", () => {
    const items = [anItem("A"), anItem("B", { standardCost: 1000 })];
    const both = { items, actuals: [...actuals, ...actuals.map((row) => ({ ...row, item: "B" }))], forecasts: [...forecasts, ...forecasts.map((row) => ({ ...row, item: "B" }))] };
    expect(planBaseline(records(both), options).baseline.lines.map(({ item }) => item)).toEqual(["B", "A"]);
    expect(planBaseline(records(both), { ...options, questionedForecasts: 1 }).problems).toMatchObject([{ item: "B" }]);
    expect(planBaseline(records(both), { ...options, questionedForecasts: 0 }).problems).toEqual([]);
  });

  test("what is not forecast, or has no history, is not questioned", () => {
    expect(planBaseline(records({ actuals }), options).problems).toEqual([]);
    expect(planBaseline(records({ forecasts }), options).problems).toEqual([]);
  });
});

describe("the baseline as it was known when a version was issued", () => {
  const version = (issued: string, month: string, quantity: number): ForecastVersion => ({ version: issued, issued: `${issued}-26`, item: "A", channel: "home", office: "East", month, quantity });

  test("what was sold from the month of issue on changes nothing", () => {
    const stored = [version("2026-01", "2026-02", 100)];
    const known = months.filter((ago) => ago > 2).map((ago) => sale(ago, 100));
    const of = (january: number, february: number) => {
      const accuracy = forecastAccuracy(records({ actuals: [...known, sale(2, january), sale(1, february)], forecastVersions: stored }), { planDate, errorBase: "demand" });
      return accuracy.lines.map(({ baselines }) => baselines[0]);
    };
    expect(of(100, 100)).toEqual(of(5000, 7));
    expect(of(100, 100)[0]).toEqual([100]);
  });

  test("value added: the baseline errs 40, the forecast 10, of 140", () => {
    const actuals = [...months.filter((ago) => ago > 1).map((ago) => sale(ago, 100)), sale(1, 140)];
    const { groups, trend } = forecastAccuracy(records({ actuals, forecastVersions: [version("2026-01", "2026-02", 130)] }), { planDate, errorBase: "demand" });
    expect(groups[0]!.measures[0]).toMatchObject({ statisticalValue: 0.214286, attainment: 1.076923 });
    expect(trend[0]!.statistical).toBeCloseTo(1 - 40 / 140, 6);
    expect(groups[0]!.lastMonth).toEqual([{ demand: 140, forecast: 130 }, undefined, undefined]);
  });

  test("offices and clerks: a clerk's lines are those of the offices filed for", () => {
    const salesOffices = [["East", "Li"], ["West", "Li"], ["North", "Wu"]].map(([office, clerk]) => ({ office: office!, channel: "home", region: "", clerk: clerk! }));
    const actuals = ["East", "West", "North"].flatMap((office, k) => months.map((ago) => sale(ago, 100 + 10 * k, { office })));
    const forecastVersions = ["East", "West", "North"].map((office) => ({ ...version("2026-01", "2026-02", 100), office }));
    const { groups, lines } = forecastAccuracy(records({ actuals, forecastVersions, salesOffices }), { planDate, errorBase: "demand" });
    const clerks = groups.filter(({ view }) => view === "clerk");
    expect(clerks.map(({ name, lines: [first, last] }) => [name, lines.slice(first, last + 1).map(({ office }) => office)])).toEqual([["Li", ["East", "West"]], ["Wu", ["North"]]]);
    expect(clerks[0]!.lastMonth[0]).toEqual({ demand: 210, forecast: 200 });
    expect(clerks.map(({ measures }) => measures[0]!.rank)).toEqual([1, 2]);
  });

  test("nothing sold before issue: no baseline", () => {
    const accuracy = { window: ["2026-02"], compared: [[true], [false], [false]], open };
    const line = { level: "item" as const, item: "A", channel: "", office: "", clerk: "", demand: [], forecasts: [], parts: [] };
    expect(issuedBaselines(records({ actuals: [sale(1, 100)] }), [line], accuracy)).toEqual([[[undefined], [undefined], [undefined]]]);
  });
});

test("offices add up to their channel, low ≤ mean ≤ high, whole pieces, whatever the sales and in whatever order", () => {
  const row = fc.record({ ago: fc.integer({ min: 1, max: 40 }), quantity: fc.nat(3000), item: fc.constantFrom("A", "B"), channel: fc.constantFrom("home", "abroad", ""), office: fc.constantFrom("East", "West", "") });
  const wish = fc.record({ ahead: fc.integer({ min: 0, max: 3 }), quantity: fc.nat(500), item: fc.constantFrom("A", "B"), channel: fc.constantFrom("home", "abroad", ""), office: fc.constantFrom("East", "North", "") });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 80 }), fc.array(wish, { maxLength: 12 }), (sales, wishes) => {
      const given = {
        items: [anItem("A"), anItem("B", { wholePieces: false })],
        actuals: sales.map(({ ago, quantity, ...place }) => sale(ago, quantity, place)),
        forecasts: wishes.map(({ ahead, quantity, ...place }) => said(ahead, quantity, place)),
      };
      const lines = made(given);
      for (const { mean, lower, upper, history, historyMonths, item } of lines) {
        expect(history).toHaveLength(historyMonths.length);
        mean.forEach((value, h) => {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(lower[h]).toBeLessThanOrEqual(value + 1e-6);
          expect(upper[h]).toBeGreaterThanOrEqual(value - 1e-6);
          if (item === "A" && value >= 10) expect(Number.isInteger(value) || Math.max(...mean) < 10).toBe(true);
        });
      }
      // Told of the whole channel, the offices together expect the same.
      const merged = made({ ...given, actuals: given.actuals.map((sold) => ({ ...sold, office: "" })), forecasts: given.forecasts.map((wished) => ({ ...wished, office: "" })) });
      const total = (of: typeof lines, h: number, within: (line: (typeof lines)[number]) => boolean) => of.filter(within).reduce((sum, { mean }) => sum + mean[h]!, 0);
      for (const { item, channel, mean } of merged)
        mean.forEach((_, h) => {
          expect(total(lines, h, (line) => line.item === item)).toBeCloseTo(total(merged, h, (line) => line.item === item), 4);
          // Channels that sales do not tell apart share whole pieces with one another.
          const isChannel = (line: { item: string; channel: string }) => line.item === item && line.channel === channel;
          expect(Math.abs(total(lines, h, isChannel) - total(merged, h, isChannel))).toBeLessThanOrEqual(1);
        });
    }),
    { numRuns: 100 },
  );
});
