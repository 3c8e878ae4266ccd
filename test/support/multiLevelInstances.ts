import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import type { DemandPlan } from "../../src/engine/demand/planDemand";
import type { Item, Records } from "../../src/engine/records";
import { aBomLine, anItem, noRecords } from "./smallFactory";
import { demandOf } from "./weeklyHorizon";

/** An instance of Dellaert & Jeunet (2000): no stock, no lead times; holding cost per piece in stock at the end of a period. */
export interface Instance {
  id: string;
  periods: number;
  items: readonly { id: number; setupCost: number; holdingCost: number }[];
  bom: readonly { parent: number; component: number; qty: number }[];
  demand: Readonly<Record<string, readonly number[]>>;
  knownOptimum: number;
  oneOptimalPlan: readonly (readonly number[])[];
}

const file = resolve(__dirname, "../../../shared/cases/lotsizing/multilevel.json.gz");

/** Undefined where the cases are not at hand. */
export const multiLevelInstances = (): readonly Instance[] | undefined =>
  existsSync(file) ? (JSON.parse(gunzipSync(readFileSync(file)).toString("utf8")) as Instance[]) : undefined;

/** Holding a piece for a week of the horizon costs the instance's holding cost at a yearly rate of 1. */
export const holdingRate = 1;

export function instanceRecords({ items, bom, demand }: Instance, differs: (item: Instance["items"][number]) => Partial<Item> = () => ({})): { records: Records; demand: DemandPlan } {
  return {
    records: {
      ...noRecords,
      items: items.map((item) =>
        anItem(String(item.id), { type: "semiFinished", wholePieces: false, orderingCost: item.setupCost, standardCost: (item.holdingCost * 365) / 7, lotSizing: "WW", ...differs(item) }),
      ),
      bom: bom.map(({ parent, component, qty }) => aBomLine(String(parent), String(component), qty)),
    },
    demand: demandOf(demand),
  };
}

/** What the instance's own equations say of a plan: set-ups, and every piece left at the end of a period; NaN where something is short. */
export function instanceCost({ items, bom, demand, periods }: Instance, receiptsOf: (item: number) => readonly number[]): number {
  let cost = 0;
  for (const { id, setupCost, holdingCost } of items) {
    let stock = 0;
    for (let t = 0; t < periods; t++) {
      const asked = bom.reduce((total, { parent, component, qty }) => total + (component === id ? qty * receiptsOf(parent)[t]! : 0), demand[id]?.[t] ?? 0);
      stock += receiptsOf(id)[t]! - asked;
      if (stock < -1e-6) return NaN;
      cost += (receiptsOf(id)[t]! > 0 ? setupCost : 0) + holdingCost * stock;
    }
  }
  return cost;
}
