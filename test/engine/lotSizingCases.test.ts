import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { economicQuantity } from "../../src/engine/lotSizing/economicOrderQuantity";
import { lotSizingRules } from "../../src/engine/lotSizing/lotSizingRules";
import { netRequirements } from "../../src/engine/masterSchedule/netting";
import type { LotSizingCode } from "../../src/engine/records";
import { costOf, perPeriod } from "../support/lotSizingCosts";

/** Collected cases that do not travel with the project; the small ones stand in lotSizing.test.ts. */
const folder = join(__dirname, "../../../shared/cases");
const isThere = existsSync(folder);
if (!isThere) console.info("Skipped: the collected lot-sizing cases (../shared/cases) are not on this machine.");
const here = isThere ? describe : describe.skip;
const read = <T>(file: string): T[] => (isThere ? (JSON.parse(readFileSync(join(folder, file), "utf8")) as T[]) : []);

interface Case<Input, Expected> {
  id: string;
  kind: string;
  input: Input;
  expected: Expected;
}
type Textbook = Case<{ demand: readonly number[]; setup: number; holding: number; opening_stock?: number }, { orders?: readonly number[]; cost: number }>;
type WagnerWhitin = Case<{ demand: readonly number[]; fixed_cost: number; holding_cost: number }, { orders: readonly number[]; cost: number }>;
type Economic = Case<{ fixed_cost: number; holding_cost: number; demand_rate: number }, { order_quantity: number }>;

const codes: Readonly<Record<string, LotSizingCode>> = { silver_meal: "SM", least_unit_cost: "LUC", part_period_balancing: "PPB", wagner_whitin: "WW" };
const noLot = { lotSize: 0, lotMultiple: 0 };

/** Cases this model has no place for, and why. */
const leftOut: Readonly<Record<string, string>> = {
  ww_purchase_cost: "the price changes from period to period",
  ww_zero_demand: "the ordering cost changes from period to period",
  eoq_example_3_1_Q250: "asks what another quantity costs",
  eoq_allunits_3_6: "quantity discount", eoq_allunits_3_12a: "quantity discount", eoq_allunits_doc: "quantity discount",
  eoq_incr_3_7: "quantity discount", eoq_incr_3_12b: "quantity discount", eoq_incr_doc: "quantity discount",
  eoqb_3_8: "planned backorders", eoqb_3_2b: "planned backorders",
};

here("textbook rules", () => {
  const cases = read<Textbook>("mrp/textbook.json").filter(({ kind }) => codes[kind] !== undefined);

  test.each(cases.map((one) => [one.id, one] as const))("%s", (_, { kind, input, expected }) => {
    const { demand, setup, holding, opening_stock = 0 } = input;
    const net = netRequirements(opening_stock, demand.map(() => 0), demand, demand.map(() => 0));
    const costs = perPeriod(setup, holding, demand.length);
    const orders = lotSizingRules[codes[kind]!](net, noLot, costs);
    if (expected.orders) expect(orders).toEqual(expected.orders);
    // Opening stock is held too, as long as it lasts.
    const held = demand.reduce(({ left, cost }, need) => ({ left: Math.max(0, left - need), cost: cost + Math.max(0, left - need) * holding }), { left: opening_stock, cost: 0 }).cost;
    expect(costOf(net, orders, costs) + held).toBeCloseTo(expected.cost, 6);
  });
});

here("single-item cases", () => {
  const all = read<WagnerWhitin | Economic>("lotsizing/single_item.json");
  const ofKind = <C>(kind: string) => all.filter((one) => one.kind === kind && leftOut[one.id] === undefined).map((one) => [one.id, one as C] as const);

  test.each(ofKind<WagnerWhitin>("wagner_whitin"))("%s", (_, { input: { demand, fixed_cost, holding_cost }, expected }) => {
    const costs = perPeriod(fixed_cost, holding_cost, demand.length);
    const orders = lotSizingRules.WW(demand, noLot, costs);
    expect(orders).toEqual(expected.orders);
    expect(costOf(demand, orders, costs)).toBeCloseTo(expected.cost, 6);
  });

  test.each(ofKind<Economic>("eoq"))("%s", (_, { input: { demand_rate, fixed_cost, holding_cost }, expected }) => {
    expect(economicQuantity(demand_rate, fixed_cost, holding_cost)).toBeCloseTo(expected.order_quantity, 9);
  });

  test("every case is played or says why not", () => {
    const played = [...ofKind("wagner_whitin"), ...ofKind("eoq")].map(([id]) => id);
    expect([...played, ...Object.keys(leftOut)].sort()).toEqual(all.map(({ id }) => id).sort());
    console.info(Object.entries(leftOut).map(([id, why]) => `Left out: ${id}, ${why}.`).join("\n"));
  });
});
