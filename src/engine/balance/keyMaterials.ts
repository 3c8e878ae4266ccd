import { groupBy, round12, round6, zeros } from "../arithmetic";
import { addWorkingDays, dayNumber, isoDate } from "../calendar";
import { holdsOn, quantityPerParent } from "../capacity/quantityPer";
import type { DemandPlan } from "../demand/planDemand";
import type { ScheduledItem } from "../masterSchedule/scheduleItems";
import type { PlanningOptions } from "../options";
import { type Horizon, periodIndexOf, releaseDay } from "../periods";
import type { MasterScheduleLine, MaterialLimit } from "../plan";
import type { IsoDate, Item, Records } from "../records";
import { leadTimeOf } from "../releases";
import { suppliesOf } from "../supply";

/** What one good piece of an item holds of a key material, and how many working days before its completion that is issued. */
export interface Content {
  each: number;
  days: number;
}

/** A bought item whose stock and open orders cap what can be built until an order placed today would be in. */
export interface KeyMaterial {
  item: string;
  /** Periods 0 … lastPeriod are limited. */
  lastPeriod: number;
  supply: readonly number[];
  /** By independent demand of parts, and by firm planned orders whose components are still to be issued. */
  taken: readonly number[];
  /** By master-scheduled item that holds it. */
  users: ReadonlyMap<string, MaterialUse>;
}

export interface MaterialUse {
  each: number;
  /** Index of the period the material is issued in, by period of completion; past due in the first. */
  period: readonly number[];
}

/**
 * Content of key materials through the make components, from the bill of material of the plan date:
 *   each(i, m) = Σ quantity per parent(i, c), scrap included, · each(c, m) ÷ yield(i)
 *   days(i, m) = lead time(i) + max days(c, m),   each(m, m) = 1, days(m, m) = 0
 */
export function materialContents({ items, bom }: Pick<Records, "items" | "bom">, keys: ReadonlySet<string>, { planDate, scrapConvention }: PlanningOptions): (item: string) => ReadonlyMap<string, Content> {
  const byCode = new Map(items.map((item) => [item.item, item]));
  const lines = groupBy(bom.filter((line) => holdsOn(line, planDate)), ({ parent }) => parent);
  const known = new Map<string, ReadonlyMap<string, Content>>();
  const contentsOf = (code: string): ReadonlyMap<string, Content> => {
    const ready = known.get(code);
    if (ready) return ready;
    const item = byCode.get(code)!;
    const contents = new Map<string, Content>(keys.has(code) ? [[code, { each: 1, days: 0 }]] : []);
    for (const line of item.source === "make" ? (lines.get(code) ?? []) : [])
      for (const [material, below] of contentsOf(line.component)) {
        const { each, days } = contents.get(material) ?? { each: 0, days: 0 };
        const more = (quantityPerParent(line, scrapConvention) * below.each) / item.yield;
        contents.set(material, { each: each + more, days: Math.max(days, below.days + leadTimeOf(item)) });
      }
    for (const [material, { each, days }] of contents) contents.set(material, { each: round12(each), days });
    known.set(code, contents);
    return contents;
  };
  return contentsOf;
}

/** Those that at least one master-scheduled item holds and whose lead time reaches into the plan. Stock of components counts as the material in it. */
export function keyMaterials(records: Records, demand: DemandPlan, scheduled: readonly ScheduledItem[], options: PlanningOptions, horizon: Horizon): KeyMaterial[] {
  const scheduledCodes = new Set(scheduled.map(({ item }) => item));
  const keys = records.items.filter(({ item, keyMaterial, source }) => keyMaterial && source === "buy" && !scheduledCodes.has(item));
  if (keys.length === 0) return [];
  const contentsOf = materialContents(records, new Set(keys.map(({ item }) => item)), options);
  const parts = records.items.filter(({ item }) => !scheduledCodes.has(item) && contentsOf(item).size > 0);
  return keys.flatMap((key) => {
    const contentOf = (code: string): Content | undefined => contentsOf(code).get(key.item);
    const lastPeriod = lastShortPeriod(key, horizon);
    const users = new Map(scheduled.flatMap(({ item }) => useOf(item, contentOf(item), horizon)));
    if (lastPeriod < 0 || users.size === 0) return [];
    return [{ item: key.item, lastPeriod, supply: supplyOf(key, records, parts, contentOf, horizon), taken: takenFrom(records, demand, parts, users, contentOf, horizon), users }];
  });
}

/** Last period an order placed on the plan date comes too late for. */
const lastShortPeriod = (material: Item, horizon: Horizon): number =>
  horizon.periods.filter((period) => releaseDay(horizon, period, leadTimeOf(material)) < horizon.planDate).length - 1;

/** Period a day is in; what should have been before the plan date is in the first. */
const periodOf = (horizon: Horizon, day: IsoDate): number => Math.max(0, periodIndexOf(horizon, day));
const daysBefore = ({ calendar }: Horizon, day: IsoDate, days: number): IsoDate => isoDate(addWorkingDays(calendar, dayNumber(day), -days));

const useOf = (item: string, content: Content | undefined, horizon: Horizon): [string, MaterialUse][] =>
  content ? [[item, { each: content.each, period: horizon.periods.map((period) => periodOf(horizon, releaseDay(horizon, period, content.days))) }]] : [];

function supplyOf(key: Item, records: Records, parts: readonly Item[], contentOf: (code: string) => Content | undefined, horizon: Horizon): number[] {
  const supply = zeros(horizon.periods.length);
  const stockOf = suppliesOf(records, horizon);
  const codes = new Set(parts.map(({ item }) => item));
  for (const item of codes) {
    // Negative stock of a component is no material owed; of the material itself it is.
    const stock = stockOf(item).openingStock;
    supply[0]! += (contentOf(item)?.each ?? 0) * (item === key.item ? stock : Math.max(0, stock));
  }
  for (const { item, source, status, quantity, due } of records.receipts) {
    const content = codes.has(item) ? contentOf(item) : undefined;
    // A firm work order's components are still to be issued: it brings nothing the material would not have to give first.
    if (!content || (source === "make" && status === "firm")) continue;
    const t = periodOf(horizon, daysBefore(horizon, due, content.days));
    if (t < supply.length) supply[t]! += content.each * quantity;
  }
  return supply.map(round6);
}

function takenFrom(records: Records, demand: DemandPlan, parts: readonly Item[], users: ReadonlyMap<string, MaterialUse>, contentOf: (code: string) => Content | undefined, horizon: Horizon): number[] {
  const taken = zeros(horizon.periods.length);
  for (const { item } of parts) {
    const [line, content] = [demand.lines.get(item), contentOf(item)];
    if (!line || !content) continue;
    taken[0]! += content.each * line.orders.pastDue;
    line.total.forEach((quantity, t) => (taken[periodOf(horizon, releaseDay(horizon, horizon.periods[t]!, content.days))]! += content.each * quantity));
  }
  for (const { item, source, status, quantity, due } of records.receipts) {
    if (source !== "make" || status !== "firm" || !users.has(item)) continue;
    const { each, days } = contentOf(item)!;
    const t = periodOf(horizon, daysBefore(horizon, due, days));
    if (t < taken.length) taken[t]! += each * quantity;
  }
  return taken.map(round6);
}

/** Issues of a schedule's production by period, firm production included. */
export function materialIssues({ users }: Pick<KeyMaterial, "users">, lines: readonly { item: string; production: readonly (number | undefined)[] }[], periods: number): number[] {
  const issues = zeros(periods);
  for (const { item, production } of lines) {
    const use = users.get(item);
    if (use) production.forEach((quantity, t) => (issues[use.period[t]!]! += use.each * (quantity ?? 0)));
  }
  return issues.map(round6);
}

/** What the decided schedule leaves of each key material; what is short in one period is not short again in the next. */
export function materialLimits(materials: readonly KeyMaterial[], lines: readonly MasterScheduleLine[]): MaterialLimit[] {
  return materials.map((material) => {
    const { item, users, lastPeriod, supply, taken } = material;
    const used = materialIssues(material, lines, supply.length).map((quantity, t) => round6(quantity + taken[t]!));
    let left = 0;
    const beyond = used.map((quantity, t) => {
      left += supply[t]! - quantity;
      const missing = t <= lastPeriod ? Math.max(0, round6(-left)) : 0;
      left += missing;
      return missing;
    });
    return { item, users: [...users.keys()], lastPeriod, supply, used, beyond };
  });
}
