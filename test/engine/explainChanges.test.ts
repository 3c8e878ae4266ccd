import { zeros } from "../../src/engine/arithmetic";
import { type ChangedPlan, planChanges } from "../../src/engine/balance/explain/planChanges";
import type { MasterScheduleLine, Zone } from "../../src/engine/plan";
import type { Item, Records } from "../../src/engine/records";
import { planOf } from "../support/reportedPlan";
import { anItem, smallRecords } from "../support/smallFactory";
import { weeklyHorizon } from "../support/weeklyHorizon";

/** Five weeks from Monday 2026-01-05; the first is frozen, the released plan reaches to the end of the fourth. */
const zones: readonly Zone[] = ["frozen", "slushy", "slushy", "liquid", "liquid"];
const periods = weeklyHorizon(5).periods.map((period, t) => ({ ...period, zone: zones[t]! }));
const releasedPlan = [{ item: "A", start: periods[0]!.start, end: periods[3]!.end, quantity: 1 }];
const line = (differs: Partial<MasterScheduleLine>): MasterScheduleLine =>
  ({ item: "A", releasedOpen: [50, 50, 50, 50, 0], unconstrained: [50, 50, 50, 50, 0], production: [50, 50, 50, 50, 0], firm: zeros(5).map(() => undefined), firmByHand: zeros(5).map(() => undefined),
    hoursPerUnit: { W: 1 }, loadPeriod: {}, releasePeriod: [0, 1, 2, 3, 4], demand: { forecast: zeros(5) }, ...differs }) as unknown as MasterScheduleLine;
const changed = (schedule: Partial<MasterScheduleLine>, differs: Partial<ChangedPlan> = {}, item: Partial<Item> = {}) =>
  planChanges({ records: { releasedPlan, forecastVersions: [] }, periods, items: new Map([["A", anItem("A", item)]]), masterSchedule: [line(schedule)], bottlenecks: [], materialLimits: [], ...differs });
const causes = (...of: Parameters<typeof changed>) => changed(...of).map(({ period, cause }) => `${period} ${cause}`);

test("departures after the frozen zone, as far as the released plan reaches, the largest in money first", () => {
  expect(changed({ production: [10, 55, 30, 50, 90] })).toEqual([
    { item: "A", period: 2, released: 50, planned: 30, money: 2000, cause: "cost" },
    { item: "A", period: 1, released: 50, planned: 55, money: 500, cause: "cost" },
  ]);
});

describe("why", () => {
  const less = [50, 50, 30, 50, 0];
  test("a person fixed it", () => expect(causes({ production: less, firmByHand: [undefined, undefined, 30, undefined, undefined] })).toEqual(["2 byHand"]));

  test("the schedule without limits departs to the same side: demand where the forecast moved so, else stock", () => {
    const moved = { production: less, unconstrained: [50, 50, 35, 50, 0] };
    expect(causes(moved)).toEqual(["2 stock"]);
    const versions = (quantity: number): ChangedPlan["records"] => ({
      releasedPlan,
      forecastVersions: [{ version: "1", issued: "2025-12-20", item: "A", channel: "", office: "", month: "2026-01", quantity: 999 }, { version: "2", issued: "2025-12-26", item: "A", channel: "", office: "", month: "2026-01", quantity }],
    });
    const forecast = { demand: { forecast: [50, 50, 30, 50, 0] } } as unknown as Partial<MasterScheduleLine>;
    expect(causes({ ...moved, ...forecast }, { records: versions(200) })).toEqual(["2 demand"]);
    // The forecast rose, yet less is planned: it is what is there.
    expect(causes({ ...moved, ...forecast }, { records: versions(150) })).toEqual(["2 stock"]);
    // Half as far at least.
    expect(causes({ production: less, unconstrained: [50, 50, 45, 50, 0] })).toEqual(["2 cost"]);
  });

  test("a work centre that is short there, or where the pieces would have been made", () => {
    const short = { bottlenecks: [{ workCentre: "W", period: 2, pricePerHour: 5 }] };
    expect(causes({ production: [50, 70, 30, 50, 0] }, short)).toEqual(["1 capacity", "2 capacity"]);
    expect(causes({ production: [50, 70, 30, 50, 0] }, { bottlenecks: [{ workCentre: "other", period: 2, pricePerHour: 5 }] })).toEqual(["1 cost", "2 cost"]);
    // Its hours are needed a week earlier.
    expect(causes({ production: less, loadPeriod: { W: [0, 0, 1, 2, 3] } }, short)).toEqual(["2 cost"]);
  });

  test("a key material that is used up", () => {
    const limit = { item: "K", users: ["A"], lastPeriod: 2, supply: [100, 0, 0, 0, 0], used: [40, 40, 20, 60, 0], beyond: zeros(5) };
    expect(causes({ production: less }, { materialLimits: [limit] })).toEqual(["2 material"]);
    expect(causes({ production: less }, { materialLimits: [{ ...limit, users: ["B"] }] })).toEqual(["2 cost"]);
    expect(causes({ production: less }, { materialLimits: [{ ...limit, used: [40, 10, 10, 60, 0] }] })).toEqual(["2 cost"]);
  });

  test("less than a lot", () => {
    expect(causes({ production: [50, 50, 60, 50, 0] }, {}, { lotMultiple: 20 })).toEqual(["2 lot"]);
    expect(causes({ production: [50, 50, 80, 50, 0] }, {}, { lotMultiple: 20 })).toEqual(["2 cost"]);
  });
});

test("a plan told by hand what to make says so of itself", async () => {
  const records: Records = { ...smallRecords, firmQuantities: [{ item: "P100", start: "2026-04-06", end: "2026-04-12", quantity: 90 }] };
  const { changes } = await planOf(records);
  expect(changes.find(({ item, cause }) => item === "P100" && cause === "byHand")).toMatchObject({ released: 160, planned: 90, money: 70 * 420 });
}, 60_000);
