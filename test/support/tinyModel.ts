import type { BalanceModel, Resource } from "../../src/engine/balance/balanceModel";

/** One item, one grade, no stock, no resource, whole pieces, everything open, costs 0: what a test is about is stated over it. */
export function tinyModel(periods: number, stated: Partial<BalanceModel> = {}): BalanceModel {
  const items = stated.items ?? 1;
  const grades = stated.grades ?? 1;
  const [cells, byGrade] = [items * periods, items * periods * grades];
  return {
    items, periods, grades,
    startingBalance: new Float64Array(items),
    demand: new Float64Array(byGrade),
    supply: new Float64Array(cells),
    open: new Uint8Array(cells).fill(1),
    released: new Float64Array(cells),
    changeCost: new Float64Array(cells),
    productionCost: new Float64Array(cells),
    safetyStock: new Float64Array(cells),
    holding: new Float64Array(cells),
    shortfall: new Float64Array(cells),
    waiting: new Float64Array(byGrade).fill(Infinity),
    backlogCost: new Float64Array(byGrade),
    overdueCost: new Float64Array(cells).fill(1000),
    losable: new Float64Array(byGrade),
    lostCost: new Float64Array(byGrade),
    lots: { multiple: new Float64Array(items).fill(1), minimum: new Float64Array(items), setupCost: new Float64Array(items) },
    useStart: new Int32Array(items + 1),
    useResource: new Int32Array(0),
    useEach: new Float64Array(0),
    useSetup: new Float64Array(0),
    useTiming: new Int32Array(0),
    timings: [],
    resources: [],
    offer: new Int32Array(cells).fill(-1),
    offerCost: new Float64Array(cells),
    offerLimit: new Float64Array(0),
    fixedCost: 0,
    ...stated,
  };
}

/** Every item uses each resource, `each` per piece and `setup` per set-up, in the period of completion. */
export function usingAll(items: number, resources: readonly Resource[], each = 1, setup = 0, timings: readonly Int32Array[] = []): Partial<BalanceModel> {
  const uses = items * resources.length;
  return {
    resources,
    timings,
    useStart: Int32Array.from({ length: items + 1 }, (_, i) => i * resources.length),
    useResource: Int32Array.from({ length: uses }, (_, use) => use % resources.length),
    useEach: new Float64Array(uses).fill(each),
    useSetup: new Float64Array(uses).fill(setup),
    useTiming: new Int32Array(uses).fill(timings.length > 0 ? 0 : -1),
  };
}
