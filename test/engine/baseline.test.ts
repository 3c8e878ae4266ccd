import fc from "fast-check";
import { baselineMethods } from "../../src/engine/baseline/baseline";
import { isSeasonal, seasonalIndices, seasonalShrinkage } from "../../src/engine/baseline/decomposition";
import { dynamicTheta } from "../../src/engine/baseline/dynamicTheta";
import { forecastSeries } from "../../src/engine/baseline/forecastSeries";
import { demandPattern, intermittentRate } from "../../src/engine/baseline/intermittent";
import { naive2, seasonalNaive } from "../../src/engine/baseline/methods";
import { forecastEts, runEts } from "../../src/engine/baseline/smoothing";
import { slopeOf } from "../../src/engine/baseline/theta";
import { widthOf } from "../../src/engine/baseline/normal";
import { etsModel } from "../../src/engine/baseline/ets";

const asked = (history: readonly number[], more: object = {}) => forecastSeries({ history, horizon: 4, season: 12, coverage: 0.8, ...more });
const seasonalYears = (years: number) => Array.from({ length: 12 * years }, (_, t) => 1000 + 10 * t + 300 * Math.sin((2 * Math.PI * t) / 12) + ((t * 7919) % 13));

describe("worked examples", () => {
  it("finds the indices of a season of two", () => {
    expect([...seasonalIndices([50, 150, 50, 150, 50, 150, 50], 2, "multiplicative")]).toEqual([0.5, 1.5]);
    expect([...seasonalIndices([50, 150, 50, 150, 50, 150, 50], 2, "additive")]).toEqual([-50, 50]);
  });

  it("draws indices towards 1 by the part of their spread that is chance", () => {
    // A season of four, the same each year but for noise of alternating sign.
    const year = [0.7, 1.3, 0.9, 1.1];
    const noisy = (noise: number) => Array.from({ length: 24 }, (_, t) => 1000 * year[t % 4]! * (1 + noise * ((t >> 2) % 2 ? 1 : -1) * (t % 2 ? 1 : -1)));
    expect(seasonalShrinkage(noisy(0), 4)).toBeCloseTo(0, 6);
    expect(seasonalShrinkage(noisy(0.1), 4)).toBeGreaterThan(0.005);
    expect(seasonalShrinkage(noisy(0.6), 4)).toBeGreaterThan(seasonalShrinkage(noisy(0.1), 4));
    expect(seasonalShrinkage(noisy(0.6), 4)).toBeLessThanOrEqual(1 / 3);
  });

  it("the dynamic Theta line goes on along a straight line", () => {
    const { mean } = dynamicTheta(Array.from({ length: 40 }, (_, t) => 100 + 5 * t), 3);
    mean.forEach((value, h) => expect(Math.abs(value / (300 + 5 * h) - 1)).toBeLessThan(0.01));
  });

  it("sees a season where one is, and none in a straight line's noise", () => {
    expect(isSeasonal(seasonalYears(4).map((value, t) => value - 10 * t), 12)).toBe(true);
    expect(isSeasonal(Array.from({ length: 48 }, (_, t) => 100 + ((t * 7919) % 13)), 12)).toBe(false);
  });

  it("smooths simply: level 10, demand 14 and 6, α 0.5 gives 12 and then 9", () => {
    const parameters = { alpha: 0.5, beta: 0, gamma: 0, phi: 1 };
    const run = runEts([14, 6], etsModel("ANN"), parameters, { level: 10, growth: 0, seasonal: new Float64Array(0) }, true);
    expect([...run.fitted!]).toEqual([10, 12]);
    expect([...forecastEts(etsModel("ANN"), parameters, run.state, 2)]).toEqual([9, 9]);
  });

  it("follows a damped trend: growth 10, φ 0.5 adds 5, 7.5, 8.75", () => {
    const parameters = { alpha: 0.5, beta: 0.1, gamma: 0, phi: 0.5 };
    expect([...forecastEts(etsModel("AAdN"), parameters, { level: 100, growth: 10, seasonal: new Float64Array(0) }, 3)]).toEqual([105, 107.5, 108.75]);
  });

  it("rates intermittent demand: 0 6 0 6 is three a month by Croston, 5 % less by SBA", () => {
    expect(intermittentRate([0, 6, 0, 6], "croston")).toBeCloseTo(3, 10);
    expect(intermittentRate([0, 6, 0, 6], "sba")).toBeCloseTo(2.85, 10);
    expect(intermittentRate([6, 6, 0, 0, 0, 0, 0, 0], "tsb")).toBeLessThan(intermittentRate([0, 0, 0, 0, 0, 0, 6, 6], "tsb"));
    expect(demandPattern([0, 6, 0, 6])).toEqual({ interval: 2, variation: 0 });
  });

  it("repeats the same month of last year, and knows a slope and a quantile", () => {
    expect([...(seasonalNaive([1, 2, 3, 4], 2, 3).mean as Float64Array)]).toEqual([3, 4, 3]);
    expect([...(naive2([5, 7], 12, 2).mean as Float64Array)]).toEqual([7, 7]);
    expect(slopeOf([1, 3, 5, 7])).toBe(2);
    expect(widthOf(0.8)).toBeCloseTo(1.28155, 4);
    expect(widthOf(0.95)).toBeCloseTo(1.95996, 4);
  });
});

describe("the automatic choice", () => {
  it.each([
    ["nothing known", [], "noHistory"],
    ["nothing sold", [0, 0, 0], "noHistory"],
    ["one month", [0, 0, 70], "naive"],
    ["a constant", Array<number>(30).fill(12), "mean"],
    ["a new item", [40, 50, 45], "mean"],
    ["less than a year", [40, 50, 45, 60, 50, 55, 58, 52], "ses"],
    ["seldom sold", Array.from({ length: 36 }, (_, t) => (t % 3 === 0 ? 5 : 0)), "sba"],
    ["sold in most months", Array.from({ length: 36 }, (_, t) => ([5, 12, 16, 25, 33].includes(t) ? 0 : 9 + ((t * 7919) % 4))), "croston"],
    ["in most months, in sizes that vary widely", Array.from({ length: 36 }, (_, t) => ([5, 12, 16, 25, 33].includes(t) ? 0 : (t * 7919) % 7 === 3 ? 90 : 9)), "sba"],
    ["running out", Array.from({ length: 36 }, (_, t) => (t % 2 === 0 && t < 24 ? 5 : 0)), "tsb"],
    ["years of sales", seasonalYears(4), "average"],
  ] as const)("%s", (_, history, method) => expect(asked(history).method).toBe(method));

  it("continues trend and season", () => {
    const { mean } = asked(seasonalYears(5), { horizon: 12 });
    const truth = Array.from({ length: 12 }, (_, h) => 1000 + 10 * (60 + h) + 300 * Math.sin((2 * Math.PI * h) / 12) + 6);
    // Simple smoothing, one of the four, knows no trend: a year ahead the median lags behind a straight line.
    mean.forEach((value, h) => expect(Math.abs(value / truth[h]! - 1)).toBeLessThan(0.08));
  });

  it("meets a Spring Festival that moves: sales follow the working days of the month", () => {
    const days = Array.from({ length: 54 }, (_, t) => (t % 12 === 0 ? (Math.floor(t / 12) % 2 ? 14 : 22) : t % 12 === 1 ? (Math.floor(t / 12) % 2 ? 20 : 12) : 21 + (t % 3)));
    const history = days.slice(0, 48).map((count, t) => count * (50 + ((t * 7919) % 5)));
    const { mean } = asked(history, { workingDays: days, horizon: 6 });
    mean.forEach((value, h) => expect(Math.abs(value / (52 * days[48 + h]!) - 1)).toBeLessThan(0.06));
    expect(Math.abs(asked(history, { horizon: 6 }).mean[1]! / (52 * days[49]!) - 1)).toBeGreaterThan(0.06);
  });
});

it("never breaks: finite, never negative, lower ≤ mean ≤ upper, the same twice", () => {
  const month = fc.oneof(fc.constant(0), fc.integer({ min: -50, max: 500 }), fc.double({ min: 0, max: 1e9, noNaN: true }), fc.constantFrom(NaN, Infinity, 1e-9, 1e12));
  const request = fc.record({
    history: fc.array(month, { maxLength: 70 }),
    horizon: fc.integer({ min: 0, max: 20 }),
    season: fc.constantFrom(1, 4, 12),
    coverage: fc.constantFrom(0, 0.5, 0.8, 0.95, 1),
    workingDays: fc.option(fc.array(fc.integer({ min: 0, max: 27 }), { minLength: 90, maxLength: 90 }), { nil: undefined }),
  });
  fc.assert(
    fc.property(request, ({ workingDays, ...rest }) => {
      const series = { ...rest, ...(workingDays ? { workingDays } : {}) };
      const made = forecastSeries(series);
      expect(baselineMethods).toContain(made.method);
      for (const values of [made.mean, made.lower, made.upper]) expect(values).toHaveLength(rest.horizon);
      made.mean.forEach((value, h) => {
        const [low, high] = [made.lower[h]!, made.upper[h]!];
        expect(Number.isFinite(value) && Number.isFinite(high) && low >= 0 && low <= value && value <= high).toBe(true);
      });
      expect(forecastSeries(series)).toEqual(made);
    }),
    { numRuns: 400, seed: 5 },
  );
});
