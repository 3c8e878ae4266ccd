import type { Sensitivity } from "../../plan";
import type { ScheduledItem } from "../../masterSchedule/scheduleItems";
import type { BalanceModel, Prices, Relaxation } from "../balanceModel";
import { netBalance, resourceUse } from "../costOf";
import type { Effort, Situation } from "./situation";

/** Rise at which the search ends: twice the forecast. */
const most = 1;
/** The rise is told to this exactness. */
const precision = 0.002;
/** Of all demand: what a solver may leave owed without meaning it. */
const noise = 1e-6;
/** A date missed weighs this many times whatever would have kept it. */
const strictness = 50;

/**
 * Bisects the rise of the whole forecast at which dates are missed for want of hours or key material, all overtime and
 * outsourcing used. What no hours could keep, in frozen periods, is not counted. Ended early, the rise is what is known to hold.
 */
export async function sensitivity({ inputs, built, resolve }: Pick<Situation, "inputs" | "built" | "resolve">, effort: Effort): Promise<Sensitivity> {
  const strict = strictModel(built.model);
  const forecast = forecastOf(inputs.scheduled, built.model);
  const at = async (rise: number): Promise<Relaxed | undefined> => {
    if (!(await effort.take())) return undefined;
    const model = withRise(strict, forecast, rise);
    const relaxation = await resolve(model);
    return relaxation && { model, relaxation, keeps: keepsEveryDate(model, relaxation) };
  };
  const highest = await at(most);
  if (!highest) return { unknown: true };
  if (highest.keeps) return {};
  const asItIs = await at(0);
  if (!asItIs) return { unknown: true };
  if (!asItIs.keeps) return { forecastRise: 0, ...whatBreaks(asItIs, built) };
  let [low, high, broken] = [0, most, highest];
  while (high - low > precision) {
    // Plans seldom bear much: until something holds, the steps down are larger.
    const rise = low > 0 ? (low + high) / 2 : high / 4;
    const next = await at(rise);
    if (!next) break;
    if (next.keeps) low = rise;
    else [high, broken] = [rise, next];
  }
  return low > 0 || high - low <= precision ? { forecastRise: low, ...whatBreaks(broken, built) } : { unknown: true };
}

interface Relaxed {
  model: BalanceModel;
  relaxation: Relaxation;
  keeps: boolean;
}

/** Only dates count: nothing may be lost, and being late costs more than anything that could prevent it. */
function strictModel(model: BalanceModel): BalanceModel {
  const { items, periods, grades, resources, useStart, useResource, useEach, offerCost, holding } = model;
  const late = new Float64Array(items * periods);
  const hourCost = resources.map(({ steps }) => steps.reduce((dearest, { cost }) => Math.max(dearest, cost), 0));
  for (let i = 0; i < items; i++) {
    let dearest = 0;
    for (let use = useStart[i]!; use < useStart[i + 1]!; use++) dearest += useEach[use]! * hourCost[useResource[use]!]!;
    let held = 0;
    for (let cell = i * periods; cell < (i + 1) * periods; cell++) {
      dearest = Math.max(dearest, offerCost[cell]!);
      held += holding[cell]!;
    }
    late.fill(strictness * (dearest + held) || 1, i * periods, (i + 1) * periods);
  }
  const dearestLate = late.reduce((dearest, cost) => Math.max(dearest, cost), 0);
  return {
    ...model,
    storage: undefined,
    released: new Float64Array(items * periods),
    changeCost: new Float64Array(items * periods),
    safetyStock: new Float64Array(items * periods),
    backlogCost: Float64Array.from({ length: items * periods * grades }, (_, k) => late[Math.floor(k / grades)]!),
    overdueCost: late,
    losable: new Float64Array(items * periods * grades),
    lots: { ...model.lots, setupCost: new Float64Array(items) },
    resources: resources.map((resource) => ({ ...resource, beyondCost: Math.max(resource.beyondCost, dearestLate * strictness) })),
    fixedCost: 0,
  };
}

/** What the forecast adds to the orders, I·T. */
function forecastOf(scheduled: readonly ScheduledItem[], { items, periods }: BalanceModel): Float64Array {
  const forecast = new Float64Array(items * periods);
  scheduled.forEach(({ demand }, i) => demand.counted.forEach((quantity, t) => (forecast[i * periods + t] = Math.max(0, quantity))));
  return forecast;
}

/** Forecast counts as the lowest grade's. */
const withRise = (model: BalanceModel, forecast: Float64Array, rise: number): BalanceModel => ({
  ...model,
  demand: model.demand.map((quantity, k) => (k % model.grades === model.grades - 1 ? quantity + rise * forecast[Math.floor(k / model.grades)]! : quantity)),
});

function keepsEveryDate(model: BalanceModel, { decision }: Relaxation): boolean {
  const allDemand = model.demand.reduce((all, quantity) => all + quantity, 0);
  const owed = netBalance(model, decision).reduce((all, net) => all + Math.max(0, -net), 0);
  return owed - owedAnyway(model) <= Math.max(1e-3, noise * allDemand) && !takesBeyond(model, decision.production);
}

/** Owed before the first open period of each item: no hours would help. */
function owedAnyway(model: BalanceModel): number {
  const { items, periods, open, offer } = model;
  const nothing = new Float64Array(items * periods);
  const net = netBalance(model, { production: nothing, outsourced: nothing, lost: nothing });
  let owed = 0;
  for (let i = 0; i < items; i++)
    for (let cell = i * periods; cell < (i + 1) * periods && open[cell] === 0 && offer[cell]! < 0; cell++) owed += Math.max(0, -net[cell]!);
  return owed;
}

/** More than everything firm took already. */
function takesBeyond(model: BalanceModel, production: Float64Array): boolean {
  const used = resourceUse(model, production);
  const nothing = new Float64Array(model.periods);
  return model.resources.some(({ kind, limit, steps }, r) => {
    const own = used.subarray(r * model.periods, (r + 1) * model.periods);
    if (kind === "material") return overdraft(limit, own) - overdraft(limit, nothing) > 1e-6 * Math.max(1, Math.abs(limit[0]!));
    return limit.some((hours, t) => {
      const all = hours + steps.reduce((sum, step) => sum + step.limit[t]!, 0);
      return own[t]! - Math.max(0, all) > 1e-6 * Math.max(1, all);
    });
  });
}

/** Most that is ever missing of a material. */
function overdraft(limit: Float64Array, used: Float64Array): number {
  let [left, worst] = [0, 0];
  limit.forEach((quantity, t) => {
    left += quantity - used[t]!;
    worst = Math.max(worst, -left);
  });
  return worst;
}

/** What earns the most rent where dates are missed, and the first period in which it is dear. */
function whatBreaks({ model, relaxation }: Relaxed, { resources }: Situation["built"]): Omit<Sensitivity, "forecastRise"> {
  const { periods } = model;
  const used = resourceUse(model, relaxation.decision.production);
  const rents = resources.map((_, r) => rentOf(relaxation.prices, used, r, periods));
  const r = rents.reduce((best, rent, k) => (rent > rents[best]! ? k : best), 0);
  if (!(rents[r]! > 0)) return {};
  const prices = relaxation.prices.resources.subarray(r * periods, (r + 1) * periods);
  const own = used.subarray(r * periods, (r + 1) * periods);
  const drawn = Math.max(...own) * noise;
  // Where only firm work is, nothing of the forecast can break.
  const dear = prices.reduce((dearest, price, t) => (own[t]! > drawn ? Math.max(dearest, price) : dearest), 0) / 2;
  const { kind, code } = resources[r]!;
  return { ...(kind === "hours" ? { workCentre: code } : { material: code }), period: prices.findIndex((price, t) => own[t]! > drawn && price >= dear) };
}

function rentOf({ resources }: Prices, used: Float64Array, r: number, periods: number): number {
  let rent = 0;
  for (let k = r * periods; k < (r + 1) * periods; k++) rent += resources[k]! * used[k]!;
  return rent;
}
