import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import type { BalanceModel, Decision } from "../../src/engine/balance/balanceModel";

/** An instance of Trigeiro, Thomas & McClain (1989): one work centre, set-up times, no stock at first, nothing may be late. */
export interface CapacitatedInstance {
  id: string;
  nItems: number;
  nPeriods: number;
  /** Hours in every period; there is no overtime. */
  capacity: number;
  items: readonly { id: number; prodTime: number; holdingCost: number; setupTime: number; setupCost: number }[];
  demand: readonly (readonly number[])[];
  answer: { highsStatus: string; highsObjective: number };
}

const file = resolve(__dirname, "../../../shared/cases/lotsizing/capacitated.json.gz");

/** Undefined where the cases are not at hand. */
export const capacitatedInstances = (): readonly CapacitatedInstance[] | undefined =>
  existsSync(file) ? (JSON.parse(gunzipSync(readFileSync(file)).toString("utf8")) as CapacitatedInstance[]) : undefined;

/** What must not happen at all is so dear that no optimum contains any of it: an hour, or a piece for a period. */
const forbidden = 10_000;

export function capacitatedModel({ nItems: items, nPeriods: periods, capacity, items: each, demand }: CapacitatedInstance): BalanceModel {
  const cells = items * periods;
  const zeros = () => new Float64Array(cells);
  return {
    items, periods, grades: 1,
    startingBalance: new Float64Array(items),
    demand: Float64Array.from(demand.flat()),
    supply: zeros(),
    open: new Uint8Array(cells).fill(1),
    released: zeros(), changeCost: zeros(), productionCost: zeros(), safetyStock: zeros(), shortfall: zeros(),
    holding: Float64Array.from({ length: cells }, (_, cell) => each[Math.floor(cell / periods)]!.holdingCost),
    waiting: zeros(),
    backlogCost: zeros().fill(forbidden),
    overdueCost: zeros().fill(forbidden),
    losable: zeros(),
    lostCost: zeros().fill(forbidden),
    lots: { multiple: new Float64Array(items), minimum: new Float64Array(items), setupCost: Float64Array.from(each, ({ setupCost }) => setupCost) },
    useStart: Int32Array.from({ length: items + 1 }, (_, i) => i),
    useResource: new Int32Array(items),
    useEach: Float64Array.from(each, ({ prodTime }) => prodTime),
    useSetup: Float64Array.from(each, ({ setupTime }) => setupTime),
    useTiming: new Int32Array(items).fill(-1),
    timings: [],
    resources: [{ kind: "hours", limit: new Float64Array(periods).fill(capacity), steps: [], beyondCost: forbidden }],
    offer: new Int32Array(cells).fill(-1),
    offerCost: zeros(),
    offerLimit: new Float64Array(0),
    fixedCost: 0,
  };
}

/** What the instance's own equations say of a plan: holding and set-ups; NaN where demand is not met or hours are not enough. */
export function capacitatedCost({ nItems, nPeriods, capacity, items, demand }: CapacitatedInstance, { production }: Pick<Decision, "production">): number {
  const stock = new Float64Array(nItems);
  let cost = 0;
  for (let t = 0; t < nPeriods; t++) {
    let hours = 0;
    for (let i = 0; i < nItems; i++) {
      const { prodTime, setupTime, setupCost, holdingCost } = items[i]!;
      const quantity = production[i * nPeriods + t]!;
      hours += quantity > 0 ? prodTime * quantity + setupTime : 0;
      stock[i]! += quantity - demand[i]![t]!;
      cost += (quantity > 0 ? setupCost : 0) + holdingCost * stock[i]!;
    }
    if (hours > capacity * (1 + 1e-9) || stock.some((left) => left < -1e-6)) return NaN;
  }
  return cost;
}
