import { existsSync } from "node:fs";
import type { BalanceModel, Relaxation } from "../../src/engine/balance/balanceModel";
import { costOf } from "../../src/engine/balance/costOf";
import { planLots } from "../../src/engine/balance/lots/planLots";
import { relaxer } from "../../src/engine/balance/relax";
import { undisturbed } from "../../src/engine/work";
import { planningTools } from "../support/planningTools";
import { tinyModel, usingAll } from "../support/tinyModel";
import { type Cut, leastWorkforceCost } from "./workforcePlan";
import { readTextbookCases, textbookSource } from "./textbookMrp";

interface AggregatePlan {
  demand: readonly number[];
  opening_workers: number;
  opening_inventory: number;
  final_inventory_min: number;
  wage_per_worker_month: number;
  hiring: number;
  layoff: number;
  material_per_unit: number;
  holding: number;
  backlog: number;
  subcontract_per_unit: number;
  overtime_per_hour: number;
  units_per_worker_month: number;
  hours_per_unit: number;
  overtime_hours_per_worker_max: number;
}

interface CapacitatedItem {
  demand: readonly number[];
  setup: number;
  unit_cost: number;
  holding: number;
  production_capacity: number;
  storage_capacity: number;
  opening_stock: number;
}

const here = existsSync(textbookSource);
if (!here) console.log("Skipped: the textbook cases are not at hand");
const casesOf = (kind: string) => readTextbookCases().filter((each) => each.kind === kind) as unknown as readonly { title: string; input: unknown; expected: { cost: number; lp_cost: number } }[];

const forbidden = 1e5;

/** The months of a case with the workers it has; nothing may be owed at the end, and the final inventory is the last month's demand. */
function monthsWith(input: AggregatePlan, workers: readonly number[]): BalanceModel {
  const { demand, units_per_worker_month, hours_per_unit, final_inventory_min, holding } = input;
  const T = demand.length;
  const each = (value: number) => new Float64Array(T).fill(value);
  const regular = workers.map((count) => count * units_per_worker_month * hours_per_unit);
  const overtime = workers.map((count) => count * input.overtime_hours_per_worker_max);
  const endsWithout = (value: number) => each(value).map((cost, t) => (t === T - 1 ? forbidden : cost));
  return tinyModel(T, {
    ...usingAll(1, [{ kind: "hours", limit: Float64Array.from(regular), steps: [{ cost: input.overtime_per_hour, limit: Float64Array.from(overtime) }], beyondCost: forbidden }], hours_per_unit),
    startingBalance: Float64Array.of(input.opening_inventory),
    demand: Float64Array.from(demand, (quantity, t) => quantity + (t === T - 1 ? final_inventory_min : 0)),
    productionCost: each(input.material_per_unit),
    holding: each(holding),
    backlogCost: endsWithout(input.backlog),
    overdueCost: endsWithout(input.backlog),
    offer: new Int32Array(T).fill(0),
    offerCost: each(input.subcontract_per_unit),
    offerLimit: Float64Array.of(1e6),
    fixedCost: holding * final_inventory_min,
  });
}

/** What one worker more in a month saves: his hours, and those of his overtime beyond what they cost. */
function perWorker({ units_per_worker_month, hours_per_unit, overtime_hours_per_worker_max, overtime_per_hour }: AggregatePlan, { prices }: Relaxation): number[] {
  return [...prices.resources].map((hour) => -(hour * units_per_worker_month * hours_per_unit + Math.max(0, hour - overtime_per_hour) * overtime_hours_per_worker_max));
}

(here ? describe : describe.skip)("textbook cases of the balance", () => {
  const tools = planningTools();
  const { resolve } = relaxer(tools, undisturbed);

  test.each(here ? casesOf("aggregate_plan_lp").map((each) => [each.title, each] as const) : [])("%s: an aggregate plan costs what the book says", async (_, { input, expected }) => {
    const stated = input as AggregatePlan;
    // Head count is given to the balance; who is hired is decided around it, at the prices it gives hours.
    const cutAt = async (workers: readonly number[]): Promise<Cut> => {
      const relaxation = (await resolve(monthsWith(stated, workers)))!;
      return { workers, cost: relaxation.bound, slopes: perWorker(stated, relaxation) };
    };
    const { wage_per_worker_month: wage, hiring, layoff, opening_workers: opening, demand } = stated;
    const found = await leastWorkforceCost({ months: demand.length, opening, wage, hiring, layoff }, cutAt, tools.solve);
    expect(found.cost - expected.lp_cost).toBeCloseTo(0, 1);
    expect(found.cost - found.bound).toBeLessThan(0.1);
  }, 120_000);

  test.each(here ? casesOf("capacitated_single_item").map((each) => [each.title, each] as const) : [])("%s: set-ups within limits of production and stock cost what the book says", async (_, { input, expected }) => {
    const { demand, setup, unit_cost, holding, production_capacity, storage_capacity, opening_stock } = input as CapacitatedItem;
    const T = demand.length;
    const each = (value: number) => new Float64Array(T).fill(value);
    const model = tinyModel(T, {
      ...usingAll(1, [{ kind: "hours", limit: each(production_capacity), steps: [], beyondCost: forbidden }]),
      startingBalance: Float64Array.of(opening_stock),
      demand: Float64Array.from(demand),
      productionCost: each(unit_cost),
      holding: each(holding),
      backlogCost: each(forbidden),
      overdueCost: each(forbidden),
      lots: { multiple: Float64Array.of(1), minimum: Float64Array.of(0), setupCost: Float64Array.of(setup) },
      storage: { each: Float64Array.of(1), limit: each(storage_capacity), beyondCost: each(forbidden) },
    });
    const { decision, bound } = await planLots(model, (await resolve(model))!, tools.solve, undisturbed);
    expect(costOf(model, decision)).toBeCloseTo(expected.cost, 9);
    expect(bound).toBeLessThanOrEqual(expected.cost + 1e-6);
  }, 60_000);
});
