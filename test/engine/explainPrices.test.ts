import { bottlenecks, dearestStretches, sharesOf } from "../../src/engine/balance/explain/bottlenecks";
import { remediesFor } from "../../src/engine/balance/explain/remedies";
import { sensitivity } from "../../src/engine/balance/explain/sensitivity";
import { asItIs, effortFor, type Situation } from "../../src/engine/balance/explain/situation";
import { stretchPrice, withHours } from "../../src/engine/balance/explain/stretchPrice";
import { solveGeneral } from "../../src/engine/balance/linear/solveGeneral";
import type { Records } from "../../src/engine/records";
import { undisturbed } from "../../src/engine/work";
import { loadNodeSolver } from "../../src/solver/loadNodeSolver";
import { balanceInputs, situationOf } from "../support/balanceInputs";
import { crunch, studyInstance } from "../support/balanceInstances";
import { aCapacityMonth, aMonthForecast, anItem, anOrder, aStep, aWorkCentre, noRecords, smallOptions } from "../support/smallFactory";

/** March 2026 from Monday 2nd in five weeks (the last has two days); one machine, 40 hours a week; A takes an hour. */
const options = { ...smallOptions, planDate: "2026-03-02", weeklyPeriods: 5, horizonMonths: 0, frozenDays: 0, slushyDays: 0, headroom: 0 };
const factory: Records = { ...noRecords, items: [anItem("A")], workCentres: [aWorkCentre("W", { overtimeCost: 10 })], routing: [aStep("A", "W", 1)] };
const week = 7 / 365;
const plenty = () => effortFor({ items: 1, periods: 1 } as Situation["built"]["model"], undisturbed);

test("an hour more saves a week's holding of a piece, as far as there are pieces built ahead; an hour fewer costs it, as far as they can be", async () => {
  const { inputs, built, relaxation, resolve } = await situationOf(balanceInputs({ ...factory, orders: [anOrder("SO", "A", 60, "2026-03-13")] }, options));
  const [only, ...others] = dearestStretches(built, relaxation.prices, 5);
  expect(others).toEqual([]);
  expect(only).toMatchObject({ workCentre: "W", first: 1, last: 1 });
  const holding = inputs.options.holdingRate * 100 * week;
  const price = (await stretchPrice({ built, relaxation, resolve }, only!, plenty()))!;
  expect(price.pricePerHour).toBeCloseTo(holding, 5);
  expect(price.costPerHourLost).toBeCloseTo(holding, 5);
  // 20 are built ahead in a week that has hours for 20 more; told to a twentieth, never too far.
  for (const range of [price.upToHours, price.downToHours]) expect([range > 19, range <= 20.03]).toEqual([true, true]);
});

test("at a kink each side has its own price", async () => {
  // 40 hours and 40 pieces: an hour more saves nothing, an hour fewer builds a piece ahead.
  const situation = await situationOf(balanceInputs({ ...factory, orders: [anOrder("SO", "A", 40, "2026-03-13")] }, options));
  const price = await stretchPrice(situation, { resource: 0, workCentre: "W", first: 1, last: 1, price: 1 }, plenty());
  expect(price).toMatchObject({ pricePerHour: 0, upToHours: 0, costPerHourLost: expect.closeTo(situation.inputs.options.holdingRate * 100 * week, 5) });
});

describe("on a factory of the study", () => {
  const model = studyInstance({ items: 12, periods: 8, weekly: true, seed: 5, ...crunch });
  const resolve: Situation["resolve"] = (of) => solveGeneral(of, loadNodeSolver(), undisturbed);
  const built = { model, items: [], offers: [], materials: [], resources: model.resources.map(({ kind }, r) => ({ kind, code: `W${r}` })) };

  test("prices hold up to where they are told to, and not much further", async () => {
    const relaxation = (await resolve(model))!;
    const stretches = dearestStretches(built, relaxation.prices, 2);
    expect(stretches.length).toBe(2);
    for (const stretch of stretches) {
      const price = (await stretchPrice({ built, relaxation, resolve }, stretch, effortFor(model, undisturbed)))!;
      const shares = sharesOf(stretch, built);
      const saved = async (hours: number) => relaxation.bound - (await resolve(withHours(model, stretch.resource, shares, hours)))!.bound;
      if (price.upToHours > 0) expect((await saved(price.upToHours)) / (price.pricePerHour * price.upToHours)).toBeCloseTo(1, 2);
      expect(-(await saved(-price.downToHours)) / (price.costPerHourLost * price.downToHours)).toBeCloseTo(1, 2);
      // Further on an hour saves less, and a lost one costs more; never the other way round.
      expect(await saved(2 * price.upToHours + 1)).toBeLessThan(price.pricePerHour * (2 * price.upToHours + 1));
      expect(price.costPerHourLost).toBeGreaterThanOrEqual(price.pricePerHour * (1 - 1e-6));
    }
  }, 60_000);

  test("neighbouring priced periods of a work centre are one stretch, the dearest first", async () => {
    const { prices } = (await resolve(model))!;
    const priced = bottlenecks(built, prices);
    const stretches = dearestStretches(built, prices, 99);
    expect(stretches.flatMap(({ workCentre, first, last }) => Array.from({ length: last - first + 1 }, (_, k) => `${workCentre} ${first + k}`)).sort()).toEqual(priced.map(({ workCentre, period }) => `${workCentre} ${period}`).sort());
    expect(stretches.map(({ price }) => price)).toEqual(stretches.map(({ price }) => price).sort((a, b) => b - a));
  });

  test("interrupted, nothing is said rather than something unproven", async () => {
    const relaxation = (await resolve(model))!;
    const [stretch] = dearestStretches(built, relaxation.prices, 1);
    const stopped = effortFor(model, { ...undisturbed, goOn: () => Promise.resolve(false) });
    expect(await stretchPrice({ built, relaxation, resolve }, stretch!, stopped)).toBeUndefined();
  });
});

describe("what can be done about a bottleneck", () => {
  /** 100 by the second week, hours for 80, 8 of overtime, 4 from outside, 12 dearer than the material. Waiting a week costs 14. */
  const short: Records = {
    ...factory,
    orders: [anOrder("SO", "A", 100, "2026-03-13"), anOrder("SO2", "A", 30, "2026-03-20")],
    capacity: [aCapacityMonth("W", "2026-03", { overtimeLimitHours: 17.6 })],
    outsourcing: [{ item: "A", month: "2026-03", limit: 4, unitCost: 112 }],
  };

  test("each remedy with its own price and what it saves, from a plan solved again, cheapest first", async () => {
    const situation = await situationOf(balanceInputs(short, options));
    const base = asItIs(situation);
    const { remedies: [stretch] } = await remediesFor(situation, base, plenty());
    expect(stretch).toMatchObject({ workCentre: "W", period: 0, untilPeriod: 1 });
    const byKind = new Map(stretch!.remedies.map((remedy) => [remedy.kind, remedy]));
    expect([...byKind.keys()].sort()).toEqual(["acceptLateness", "addHours", "outsource", "overtime"]);
    const costs = stretch!.remedies.map(({ price = Infinity, saves }) => price - saves);
    expect(costs).toEqual([...costs].sort((a, b) => a - b));
    expect(costs.at(-1)).toBe(Infinity);
    const [overtime, outside, hours, late] = (["overtime", "outsource", "addHours", "acceptLateness"] as const).map((kind) => byKind.get(kind)!);
    expect(overtime!.price).toBeCloseTo(10 * overtime!.hours, 4);
    expect(outside).toMatchObject({ item: "A", quantity: outside!.hours, price: expect.closeTo(12 * outside!.quantity!, 4) });
    expect(hours!.price).toBeUndefined();
    // A piece waits a week longer for want of an hour: 14, and the holding of the one built first in its place.
    expect(overtime!.saves / overtime!.hours).toBeGreaterThan(13.5);
    expect(overtime!.saves / overtime!.hours).toBeLessThan(14.5);
    // 8 hours of overtime saved; as many pieces wait a week or two.
    expect(late!.saves).toBeCloseTo(80, 4);
    expect(late!.price!).toBeGreaterThan(late!.saves);
    // The same plan again, from changed records: four more from outside.
    const again = await situationOf(balanceInputs({ ...short, outsourcing: [{ ...short.outsourcing[0]!, limit: 4 + outside!.quantity! }] }, options));
    expect(outside!.saves - outside!.price!).toBeCloseTo(base.cost - asItIs(again).cost, 2);
  }, 60_000);
});

describe("with little effort, as for a large plan", () => {
  test("one bottleneck is explained rather than none, and never with more programs than allowed", async () => {
    const situation = await situationOf(balanceInputs({ ...factory, orders: [anOrder("SO", "A", 100, "2026-03-13")] }, options));
    let solved = 0;
    const counted = { ...situation, resolve: (model: Parameters<typeof situation.resolve>[0]) => (solved++, situation.resolve(model)) };
    const large = effortFor({ items: 5000, periods: 52 } as Situation["built"]["model"], undisturbed);
    const { remedies: [only, ...others] } = await remediesFor(counted, asItIs(situation), large);
    expect(only!.remedies.length).toBeGreaterThan(0);
    expect(others).toEqual([]);
    expect(solved).toBeLessThanOrEqual(10);
  });
});

describe("how much more forecast the plan bears", () => {
  /** 22 working days: 110 are 5 a day of 8 hours. */
  const bears = async (forecast: number, differs: Partial<Records> = {}, optionsToo: Partial<typeof options> = {}) =>
    sensitivity(await situationOf(balanceInputs({ ...factory, forecasts: [aMonthForecast("A", "2026-03", forecast)], ...differs }, { ...options, ...optionsToo })), plenty());

  test.each([
    ["three fifths, and the first week breaks", 110, {}, { low: 0.597, high: 0.6, breaks: { workCentre: "W", period: 0 } }],
    ["with an hour of overtime a day, four fifths", 110, { capacity: [aCapacityMonth("W", "2026-03", { overtimeLimitHours: 22 })] }, { low: 0.797, high: 0.8, breaks: { workCentre: "W", period: 0 } }],
    ["orders do not rise: 25 of them leave hours for half as many again", 44, { orders: [anOrder("SO", "A", 25, "2026-03-06", { abnormal: true })] }, { low: 0.497, high: 0.5, breaks: { workCentre: "W", period: 0 } }],
    ["twice as much", 55, {}, { low: 1, high: 1, breaks: {} }],
    ["more than there is as it is", 220, {}, { low: 0, high: 0, breaks: { workCentre: "W" } }],
  ])("%s", async (_, forecast, differs, { low, high, breaks }) => {
    const found = await bears(forecast, differs);
    expect(found).toMatchObject(breaks);
    expect(found.forecastRise ?? 1).toBeGreaterThanOrEqual(low);
    expect(found.forecastRise ?? 1).toBeLessThanOrEqual(high);
  });

  test("stopped, it is not said to hold, nor not to; a rise known to hold is said", async () => {
    const situation = await situationOf(balanceInputs({ ...factory, forecasts: [aMonthForecast("A", "2026-03", 110)] }, options));
    expect(await sensitivity(situation, effortFor(situation.built.model, { ...undisturbed, goOn: () => Promise.resolve(false) }))).toEqual({ unknown: true });
    let asked = 0;
    const afterThree = effortFor(situation.built.model, { ...undisturbed, goOn: () => Promise.resolve(++asked <= 3) });
    expect(await sensitivity(situation, afterThree)).toMatchObject({ forecastRise: 0.25, workCentre: "W" });
  });

  test("what frozen periods cannot deliver is not the work centre's doing", async () => {
    const frozen = await bears(110, {}, { frozenDays: 5, frozenDemand: "ordersAndForecast" });
    // The first week's 25 are owed whatever is done; hours of the second are for them, too: 25 · 2 · (1 + x) = 40.
    expect(frozen).toEqual({ forecastRise: 0, workCentre: "W", period: 1 });
    expect((await bears(66, {}, { frozenDays: 5, frozenDemand: "ordersAndForecast" })).forecastRise).toBeCloseTo(1 / 3, 2);
  });
});
