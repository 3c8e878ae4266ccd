import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { consumeForecast } from "../../src/engine/demand/consumption";
import { discreteAvailableToPromise } from "../../src/engine/masterSchedule/availableToPromise";
import { plannedReceipts } from "../../src/engine/lotSizing/lotSizingRules";
import { netRequirements, projectAvailable } from "../../src/engine/masterSchedule/netting";
import { perPeriod } from "../support/lotSizingCosts";
import { anItem } from "../support/smallFactory";

/** Collected cases that do not travel with the project; its own worked examples stand in the other tests. */
const folder = join(__dirname, "../../../shared/cases/mrp");
const isThere = existsSync(folder);
if (!isThere) console.info("Skipped: the collected cases (../shared/cases) are not on this machine.");
const here = isThere ? describe : describe.skip;
const read = <T>(file: string): T => JSON.parse(readFileSync(join(folder, file), "utf8")) as T;

interface Case {
  id: string;
  kind: string;
  input: unknown;
  expected: unknown;
}

interface LotCase {
  demand: readonly number[];
  opening_stock?: number;
  Q?: number;
}

here("textbook cases", () => {
  const cases = isThere ? read<Case[]>("textbook.json") : [];
  const ofKind = (...kinds: string[]) => cases.filter(({ kind }) => kinds.includes(kind)).map((one) => [one.id, one] as const);

  test.each(ofKind("lot_for_lot", "fixed_order_quantity"))("%s", (_, { kind, input, expected }) => {
    const { demand, opening_stock = 0, Q = 0 } = input as LotCase;
    const net = netRequirements(opening_stock, demand.map(() => 0), demand, demand.map(() => 0));
    const { orders, cost } = expected as { orders?: readonly number[]; cost: number };
    const found = plannedReceipts(net, anItem("A", kind === "lot_for_lot" ? {} : { lotSizing: "FOQ", lotSize: Q }), 1, perPeriod(0, 0, demand.length));
    if (orders) expect(found).toEqual(orders);
    const { setup, holding } = input as { setup: number; holding: number };
    const held = projectAvailable(opening_stock, [found], demand).reduce((total, stock) => total + stock, 0);
    // Set-ups, and what is in stock at the end of each period.
    expect(setup * found.filter((quantity) => quantity > 0).length + holding * held).toBeCloseTo(cost, 6);
  });

  test.each(ofKind("mps_atp"))("%s", (_, { input, expected }) => {
    const { opening_stock, lot, forecast, orders } = input as { opening_stock: number; lot: number; forecast: readonly number[]; orders: readonly number[] };
    const { mps, projected, atp } = expected as { mps: readonly number[]; projected: readonly number[]; atp: readonly (number | null)[] };
    const gross = forecast.map((quantity, t) => Math.max(quantity, orders[t]!));
    const found = plannedReceipts(netRequirements(opening_stock, gross.map(() => 0), gross, gross.map(() => 0)), anItem("A", { lotSizing: "FOQ", lotSize: lot }), 1, perPeriod(0, 0, gross.length));
    expect(found).toEqual(mps);
    expect(projectAvailable(opening_stock, [found], gross)).toEqual(projected);
    expect(discreteAvailableToPromise(opening_stock, found, orders)).toEqual(atp.map((quantity) => quantity ?? 0));
  });
});

interface Bucket {
  start: string;
  end: string;
  forecastoverride: number;
  forecastconsumed?: number;
  forecastnet?: number;
}

here("frePPLe's forecast_3", () => {
  test("orders consume their own bucket, two days back, four days ahead", () => {
    const { orders, expected } = read<{ orders: { due: string; qty: number }[]; expected: { net_past_demand_false: Record<string, { buckets: Bucket[] }> } }>("forecast_3.json");
    // The plan starts on 1 January 2022; the last bucket is a week, in which windows of days reach nothing else.
    const buckets = expected.net_past_demand_false["Forecast 1"]!.buckets.filter(({ start }) => start >= "2022-01-01");
    const open = orders
      .filter(({ due }) => due >= "2022-01-01")
      .map(({ due, qty }) => ({ period: buckets.findIndex(({ start, end }) => start <= due.slice(0, 10) && due.slice(0, 10) < end), quantity: qty }));
    const daily = open.filter(({ period }) => buckets[period]!.start < "2022-01-22");
    const weekly = open.filter((order) => !daily.includes(order));
    const forecast = buckets.map(({ forecastoverride }) => forecastoverride);
    const consumed = consumeForecast(forecast, daily, { backward: 2, forward: 4 });
    const rest = consumeForecast(forecast.map((quantity, t) => quantity - consumed[t]!), weekly, { backward: 0, forward: 0 });
    expect(consumed.map((quantity, t) => quantity + rest[t]!)).toEqual(buckets.map(({ forecastconsumed = 0 }) => forecastconsumed));
  });
});
