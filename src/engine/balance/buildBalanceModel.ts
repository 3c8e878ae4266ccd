import { round6, sum } from "../arithmetic";
import type { CapacityBase } from "../capacity/roughCut";
import { lotStepOf, smallestOrder } from "../lotSizing/lotStep";
import type { ScheduledItem } from "../masterSchedule/scheduleItems";
import type { PlanningOptions } from "../options";
import type { Horizon } from "../periods";
import type { Item, Outsourcing, Records } from "../records";
import type { BalanceModel, LotRules } from "./balanceModel";
import { bindingPeriods } from "./bindingPeriods";
import { changeRateOf, type CostRates, gradeWeights, itemRates } from "./costRates";
import type { KeyMaterial } from "./keyMaterials";
import { materialCosts } from "./materialCost";
import { modelDemandOf } from "./modelDemand";
import { modelResources, type ResourceKey } from "./modelResources";
import { modelStorage } from "./modelStorage";
import { offersOf } from "./outsourcingOffers";
import { withService } from "./serviceFirst";

/** The balance as numbers, and what its indices stand for. */
export interface BuiltBalance {
  model: BalanceModel;
  /** Codes of the master-scheduled items. */
  items: readonly string[];
  resources: readonly ResourceKey[];
  offers: readonly Outsourcing[];
  materials: readonly KeyMaterial[];
}

/** What the stages before the balance have found. */
export interface BalanceInputs {
  records: Records;
  scheduled: readonly ScheduledItem[];
  bases: readonly CapacityBase[];
  materials: readonly KeyMaterial[];
  options: PlanningOptions;
  horizon: Horizon;
  /** How many times lateness, lost sales and what nobody has count; 1 unless service comes first (`serviceFirst`). */
  serviceWeight?: number;
}

/** Records and schedule in, arrays out. Everything firm is supply, and has taken its hours and material before anything is decided. */
export function buildBalanceModel(inputs: BalanceInputs): BuiltBalance {
  const { records, scheduled, options, horizon } = inputs;
  const byCode = new Map(records.items.map((item) => [item.item, item]));
  const items = scheduled.map((line) => byCode.get(line.item)!);
  const [I, T, G] = [scheduled.length, horizon.periods.length, gradeWeights(options).length];
  const { resources, keys, ...uses } = modelResources(inputs);
  const rates = items.map((item) => itemRates(item, options, horizon.periods));
  const storage = modelStorage(scheduled, items, options, horizon.periods);
  const model: BalanceModel = {
    items: I,
    periods: T,
    grades: G,
    startingBalance: Float64Array.from(scheduled, ({ openingStock, receipts }) => round6(openingStock + receipts.pastDue)),
    ...demandArrays(inputs, items, T, G),
    supply: perPeriod(scheduled, T, ({ receipts, firm }, t) => round6(receipts.periods[t]! + (firm[t] ?? 0))),
    ...changeArrays(inputs, items, T),
    productionCost: new Float64Array(I * T),
    safetyStock: perPeriod(scheduled, T, ({ safetyStock }, t) => safetyStock[t]!),
    ...rateArrays(rates, T, G),
    lots: lotRules(scheduled, items),
    ...uses,
    resources,
    ...offerArrays(inputs, items, T),
    ...(storage && { storage: storage.room }),
    fixedCost: (storage?.fixedCost ?? 0) + fixedCost(inputs, items),
  };
  return {
    model: withService(model, inputs.serviceWeight ?? 1),
    items: scheduled.map(({ item }) => item),
    resources: keys,
    offers: records.outsourcing,
    materials: inputs.materials,
  };
}

function perPeriod<Row>(rows: readonly Row[], periods: number, value: (row: Row, t: number, i: number) => number): Float64Array {
  const values = new Float64Array(rows.length * periods);
  rows.forEach((row, i) => {
    for (let t = 0; t < periods; t++) values[i * periods + t] = value(row, t, i);
  });
  return values;
}

function demandArrays({ scheduled, options, horizon }: BalanceInputs, items: readonly Item[], T: number, G: number): Pick<BalanceModel, "demand" | "waiting" | "losable"> {
  const size = items.length * T * G;
  const arrays = { demand: new Float64Array(size), waiting: new Float64Array(size), losable: new Float64Array(size) };
  const of = modelDemandOf(options, horizon.periods);
  scheduled.forEach((line, i) => {
    const found = of(line, items[i]!);
    for (const name of ["demand", "waiting", "losable"] as const) found[name].forEach((byGrade, t) => arrays[name].set(byGrade, (i * T + t) * G));
  });
  return arrays;
}

function rateArrays(rates: readonly CostRates[], T: number, G: number): Pick<BalanceModel, "holding" | "shortfall" | "backlogCost" | "overdueCost" | "lostCost"> {
  const byGrade = (value: (rate: CostRates, t: number) => readonly number[]): Float64Array => {
    const values = new Float64Array(rates.length * T * G);
    rates.forEach((rate, i) => {
      for (let t = 0; t < T; t++) values.set(value(rate, t), (i * T + t) * G);
    });
    return values;
  };
  return {
    holding: perPeriod(rates, T, ({ holding }, t) => holding[t]!),
    shortfall: perPeriod(rates, T, ({ shortfall }, t) => shortfall[t]!),
    overdueCost: perPeriod(rates, T, ({ overdue }, t) => overdue[t]!),
    backlogCost: byGrade(({ backlog }, t) => backlog[t]!),
    lostCost: byGrade(({ lost }) => lost),
  };
}

/** Open periods, and the released plan where departing from it costs: in the slushy zone, as far as that plan reaches. */
function changeArrays({ records, scheduled, options, horizon }: BalanceInputs, items: readonly Item[], T: number): Pick<BalanceModel, "open" | "released" | "changeCost"> {
  const binding = bindingPeriods(records, horizon.periods);
  const costs = (line: ScheduledItem, t: number) => binding[t]! && line.firm[t] === undefined && line.releasedOpen !== undefined;
  return {
    open: Uint8Array.from(perPeriod(scheduled, T, ({ firm }, t) => (firm[t] === undefined ? 1 : 0))),
    released: perPeriod(scheduled, T, (line, t) => (costs(line, t) ? line.releasedOpen![t]! : 0)),
    changeCost: perPeriod(scheduled, T, (line, t, i) => (costs(line, t) ? changeRateOf(items[i]!, options) : 0)),
  };
}

function lotRules(scheduled: readonly ScheduledItem[], items: readonly Item[]): LotRules {
  const steps = items.map((item) => lotStepOf(item, 1));
  return {
    multiple: Float64Array.from(steps, ({ multiple }) => multiple),
    minimum: Float64Array.from(steps, (step) => (smallestOrder(step) > step.multiple ? smallestOrder(step) : 0)),
    setupCost: Float64Array.from(scheduled, ({ setupCost }) => setupCost),
  };
}

function offerArrays({ records, options, horizon }: BalanceInputs, items: readonly Item[], T: number): Pick<BalanceModel, "offer" | "offerCost" | "offerLimit"> {
  const offers = items.map((item) => offersOf(item, records.outsourcing, horizon.periods));
  const materialCost = materialCosts(records, horizon.planDate, options.scrapConvention);
  return {
    offer: Int32Array.from(perPeriod(offers, T, (of, t) => of[t]!)),
    offerCost: perPeriod(offers, T, (of, t, i) => (of[t]! < 0 ? 0 : Math.max(0, round6(records.outsourcing[of[t]!]!.unitCost - materialCost(items[i]!.item))))),
    offerLimit: Float64Array.from(records.outsourcing, ({ limit }) => Math.floor(limit)),
  };
}

/** What firm production costs whatever is decided: its departure from the released plan, and its set-ups. */
function fixedCost({ records, scheduled, options, horizon }: BalanceInputs, items: readonly Item[]): number {
  const binding = bindingPeriods(records, horizon.periods);
  return sum(
    scheduled.flatMap((line, i) =>
      line.firm.map((quantity, t) => {
        if (quantity === undefined) return 0;
        const change = binding[t] && line.releasedOpen ? Math.abs(quantity - line.releasedOpen[t]!) * changeRateOf(items[i]!, options) : 0;
        return change + (quantity > 0 ? line.setupCost : 0);
      }),
    ),
  );
}
