import { byText, groupBy, round6, sum } from "../arithmetic";
import { lotStepOf, smallestOrder } from "../lotSizing/lotStep";
import { type Horizon, releaseDay } from "../periods";
import type { EndDemand, PeggedSupply } from "../peggedSupply";
import type { Balance, CapacityLoad, MasterScheduleLine, MaterialLimit, MrpLine, Plan } from "../plan";
import type { Stopper } from "../problem";
import type { Outsourcing, Records } from "../records";
import { leadTimeOf } from "../releases";
import { endDemandTrace } from "./endDemand";

export interface StopperContext extends Pick<Plan, "periods" | "items" | "masterSchedule" | "capacity" | "materials" | "supplies" | "options"> {
  records: Pick<Records, "outsourcing">;
  horizon: Horizon;
  balance: Pick<Balance, "materialLimits" | "storage">;
}

/** Neighbouring periods in which something is short. */
interface Stretch {
  first: number;
  last: number;
}

/** More missing materials than this say no more than these. */
const mostMaterials = 3;

/**
 * What keeps a late or lost demand from being met in time, the nearest cause first: the frozen zone, quantities the planner
 * fixed, lead time, full work centres, key materials and warehouses, missing materials, lots; where none of them does, waiting is cheaper than the remedy. For
 * what is due in the frozen zone, the causes are sought in the whole stretch: they are why it is not made good sooner.
 */
export function stoppersOf(line: MasterScheduleLine, stretch: Stretch, context: StopperContext): Stopper[] {
  const { periods } = context;
  const isFrozen = periods[stretch.first]!.zone === "frozen";
  const latest = isFrozen ? stretch.last : stretch.first;
  const upTo = periods.map((_, t) => t).slice(0, latest + 1);
  const open = upTo.filter((t) => periods[t]!.zone !== "frozen" && line.firm[t] === undefined);
  const found: Stopper[] = [
    ...frozenZone(isFrozen, context),
    ...firmPlan(line, upTo, context),
    ...leadTime(line, latest, context),
    ...whatIsFull(line, open, latest, context),
    ...missingMaterials(line, stretch, context),
    ...lotLimits(line, stretch, context),
  ];
  return found.length > 0 ? found : [{ kind: "cost" }];
}

const frozenZone = (isFrozen: boolean, { periods }: StopperContext): Stopper[] =>
  isFrozen ? [{ kind: "frozenZone", untilPeriod: periods.reduce((until, { zone }, t) => (zone === "frozen" ? t : until), 0) }] : [];

/** The nearest of them. */
function firmPlan({ firm }: MasterScheduleLine, upTo: readonly number[], { periods }: StopperContext): Stopper[] {
  const period = upTo.filter((t) => periods[t]!.zone !== "frozen" && firm[t] !== undefined).at(-1);
  return period === undefined ? [] : [{ kind: "firmPlan", period }];
}

/** An order released today would not be there in time. */
function leadTime({ item, releasePeriod }: MasterScheduleLine, latest: number, { items }: StopperContext): Stopper[] {
  return releasePeriod[latest]! < 0 ? [{ kind: "leadTime", item, leadTimeDays: leadTimeOf(items[item]!) }] : [];
}

/** Each period that is open lacks something that is full, and nobody outside delivers either: the nearest of each, nearest first. */
function whatIsFull(line: MasterScheduleLine, open: readonly number[], latest: number, context: StopperContext): Stopper[] {
  const full = open.map((t) => ({ t, stopper: isOffered(line.item, t, context) ? undefined : fullAt(line, t, latest, context) }));
  const nearest = new Map<string, { t: number; stopper: Stopper }>();
  for (const { t, stopper } of full) {
    if (stopper === undefined) return [];
    nearest.set(fullThing(stopper), { t, stopper });
  }
  return [...nearest.values()].sort((a, b) => b.t - a.t).map(({ stopper }) => stopper);
}

const fullThing = (stopper: Stopper): string => (stopper.kind === "capacity" ? `capacity ${stopper.workCentre}` : stopper.kind === "keyMaterial" ? `material ${stopper.item}` : stopper.kind);

function fullAt(line: MasterScheduleLine, t: number, latest: number, { capacity, items, balance }: StopperContext): Stopper | undefined {
  const lot = smallestOrder(lotStepOf(items[line.item]!, 1));
  for (const centre of capacity) {
    const period = line.loadPeriod[centre.workCentre]?.[t] ?? t;
    if (isFull(centre, period, line, lot)) return { kind: "capacity", workCentre: centre.workCentre, period };
  }
  const material = balance.materialLimits.find((limit) => limit.users.includes(line.item) && isUsedUp(limit, Math.max(0, line.releasePeriod[t]!)));
  if (material) return { kind: "keyMaterial", item: material.item, period: material.lastPeriod };
  const packed = balance.storage?.used.findIndex((room, s) => s >= t && s < latest && room >= balance.storage!.limit) ?? -1;
  return packed >= 0 ? { kind: "storage", period: packed } : undefined;
}

/** Hours for another smallest order are not left; a thousandth of the period's hours is nothing. */
function isFull({ workCentre, load, available, overtimeLimit, weekendLimit }: CapacityLoad, t: number, { hoursPerUnit }: MasterScheduleLine, lot: number): boolean {
  const each = hoursPerUnit[workCentre] ?? 0;
  const hours = available[t]! + overtimeLimit[t]! + weekendLimit[t]!;
  const left = hours - load[t]!;
  return each > 0 && (left <= hours / 1000 || round6(left) < round6(lot * each));
}

/** Nothing is left at some time from the period on, until an order placed today would be in; a thousandth is nothing. */
export function isUsedUp({ supply, used, beyond, lastPeriod }: MaterialLimit, from: number): boolean {
  let left = 0;
  const rest = supply.map((quantity, t) => (left += quantity + beyond[t]! - used[t]!));
  return rest.some((quantity, t) => t >= from && t <= lastPeriod && quantity <= sum(supply) / 1000);
}

/** Whether an outside supplier could still deliver a piece in the period's month: an offer for the item goes before its family's. */
function isOffered(code: string, t: number, { periods, items, masterSchedule, records }: StopperContext): boolean {
  const { month } = periods[t]!;
  const offerOf = (item: string): Outsourcing | undefined => {
    const offers = records.outsourcing.filter((offer) => offer.month === month);
    return offers.find((offer) => offer.item === item) ?? offers.find((offer) => offer.family !== undefined && offer.family === items[item]!.family);
  };
  const offer = offerOf(code);
  if (!offer) return false;
  const drawn = masterSchedule.filter(({ item }) => offerOf(item) === offer).map(({ outsourced }) => sum(outsourced.filter((_, s) => periods[s]!.month === month)));
  return round6(offer.limit - sum(drawn)) >= 1;
}

/** Components, at any level, of what is made for the late demand, whose order should already have been released. */
function missingMaterials(line: MasterScheduleLine, { first, last }: Stretch, context: StopperContext): Stopper[] {
  const { supplies, horizon, items } = context;
  const components = componentsOf(supplies);
  const releases = new Map(context.materials.map(({ item, releasePeriod }) => [item, releasePeriod]));
  const found = new Map<string, Stopper>();
  let level = supplies.flatMap(({ item, kind, period }, s) => (item === line.item && kind === "planned" && period >= first && period <= last + 1 ? [s] : []));
  while (level.length > 0 && found.size < mostMaterials) {
    level = [...new Set(level.flatMap((s) => components.get(s) ?? []))].sort((a, b) => a - b);
    for (const s of level) {
      const { item, kind, period } = supplies[s]!;
      const isLate = kind === "planned" && (releases.get(item)?.[period] ?? 0) < 0 && !items[item]!.phantom;
      if (isLate && !found.has(item)) found.set(item, { kind: "material", item, period, release: releaseDay(horizon, horizon.periods[period]!, leadTimeOf(items[item]!)) });
    }
  }
  return [...found.values()].slice(0, mostMaterials);
}

const componentsOfKnown = new WeakMap<readonly PeggedSupply[], ReadonlyMap<number, readonly number[]>>();

/** Component supplies pegged to each supply; kept as long as the plan is, because every late demand asks. */
function componentsOf(supplies: readonly PeggedSupply[]): ReadonlyMap<number, readonly number[]> {
  const known = componentsOfKnown.get(supplies);
  if (known) return known;
  const found = new Map<number, number[]>();
  supplies.forEach(({ pegs }, component) => {
    for (const { to } of pegs) {
      if (to.kind !== "parent") continue;
      const others = found.get(to.supply);
      if (others) others.push(component);
      else found.set(to.supply, [component]);
    }
  });
  componentsOfKnown.set(supplies, found);
  return found;
}

/** Less is missing than the smallest order there may be. */
function lotLimits({ item, available, lost }: MasterScheduleLine, { first, last }: Stretch, { items }: StopperContext): Stopper[] {
  const short = Math.max(-Math.min(...available.slice(first, last + 1)), sum(lost.slice(first, last + 1)));
  const step = lotStepOf(items[item]!, 1);
  return step.minimum + step.multiple > 1 && short < smallestOrder(step) ? [{ kind: "lotLimits", item }] : [];
}

/**
 * End items whose orders and forecast wait for a material that is missing over a stretch, the largest quantity of the material
 * first: those of its planned supplies up to the stretch's end that should already have been released, and of its open orders
 * that were counted on before they come and end the stretch.
 */
export function heldUpBy({ item, releasePeriod }: Pick<MrpLine, "item" | "releasePeriod">, { first, last }: Stretch, context: Pick<StopperContext, "supplies" | "periods" | "options">, trace: (supply: number) => readonly EndDemand[] = endDemandTrace(context)): string[] {
  const isLate = ({ kind, period }: PeggedSupply): boolean =>
    kind === "planned" ? period <= last && releasePeriod[period]! < 0 : (kind === "released" || kind === "firm") && period > first && period <= last + 1;
  const late = context.supplies.flatMap((supply, s) => (supply.item === item && isLate(supply) ? [s] : []));
  const demands = late.flatMap((s) => trace(s).filter(({ reason }) => reason === "order" || reason === "forecast"));
  return [...groupBy(demands, (demand) => demand.item)]
    .map(([endItem, rows]) => ({ endItem, quantity: round6(sum(rows.map(({ quantity }) => quantity))) }))
    .sort((a, b) => b.quantity - a.quantity || byText(a.endItem, b.endItem))
    .map(({ endItem }) => endItem);
}
