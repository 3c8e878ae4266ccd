import type { MasterScheduleLine, PlanCost } from "../../plan";
import type { Item } from "../../records";
import { materialCosts } from "../materialCost";
import { daysIn } from "./days";
import { contentsOf } from "./keyMaterialIssues";
import { type OpenDemand, openDemand } from "./openDemand";
import type { PlanToVerify } from "./planToVerify";

/** Every part of the plan's cost, from the records, the options and the plan's own quantities. */
export function reckonCost(plan: PlanToVerify): PlanCost {
  const materialCost = materialCosts(plan.records, plan.options.planDate, plan.options.scrapConvention);
  const items = new Map(plan.records.items.map((item) => [item.item, item]));
  const open = openDemand(plan);
  const reckon = lineCosts(plan, open);
  const cost = { ...hourCosts(plan), outsourcing: 0, holding: 0, safetyShortfall: 0, backlog: 0, lostSales: 0, setups: 0, storage: storageCost(plan), materialShortage: materialShortage(plan), change: 0 };
  for (const line of plan.masterSchedule) {
    const of = reckon(line, items.get(line.item)!, materialCost(line.item));
    for (const part of Object.keys(of) as (keyof LineCost)[]) cost[part] += of[part];
  }
  return { ...cost, total: Object.values(cost).reduce((all, part) => all + part, 0) };
}

function hourCosts({ options, capacity }: PlanToVerify): Pick<PlanCost, "overtime" | "overload"> {
  const dearest = ({ overtimeCost, weekendCost }: PlanToVerify["capacity"][number]) => (weekendCost > overtimeCost ? weekendCost : overtimeCost);
  const paid = capacity.map(dearest).filter((price) => price > 0);
  const usual = paid.length === 0 ? 1 : paid.reduce((all, price) => all + price, 0) / paid.length;
  const cost = { overtime: 0, overload: 0 };
  for (const centre of capacity)
    centre.load.forEach((_, t) => {
      cost.overtime += centre.overtime[t]! * centre.overtimeCost + centre.weekendOvertime[t]! * centre.weekendCost;
      cost.overload += centre.overload[t]! * (dearest(centre) || usual) * options.overloadFactor;
    });
  return cost;
}

const worthOf = ({ standardCost, price }: Item): number => (standardCost > 0 ? standardCost : price > 0 ? price : 1);

const storageCost = ({ options, periods, storage }: PlanToVerify): number =>
  storage ? storage.beyond.reduce((cost, room, t) => cost + (room * options.storageCost * daysIn(periods[t]!)) / 30, 0) : 0;

/** A unit of key material beyond its supply counts as much as an overload of what it is worth most in. */
function materialShortage(plan: PlanToVerify): number {
  const items = new Map(plan.records.items.map((item) => [item.item, item]));
  return plan.materialLimits.reduce((cost, { item, beyond }) => {
    const missing = beyond.reduce((all, quantity) => all + quantity, 0);
    if (missing === 0) return cost;
    const worth = [...contentsOf(item, plan)].reduce((most, [code, { each }]) => Math.max(most, worthOf(items.get(code)!) / each), 0);
    return cost + missing * worth * plan.options.overloadFactor;
  }, 0);
}

type LineCost = Pick<PlanCost, "outsourcing" | "holding" | "safetyShortfall" | "backlog" | "lostSales" | "setups" | "change">;

function lineCosts({ records, options, periods }: PlanToVerify, open: OpenDemand): (line: MasterScheduleLine, item: Item, materialCost: number) => LineCost {
  const days = periods.map(daysIn);
  const lastReleased = records.releasedPlan.reduce((latest, { end }) => (latest > end ? latest : end), "");
  const binding = periods.map(({ zone, start }) => zone === "slushy" && start <= lastReleased);
  const weightB = options.gradeWeightB > 1 ? options.gradeWeightB : 1;
  const weightA = options.gradeWeightA > weightB ? options.gradeWeightA : weightB;
  const weights = [1, weightB, weightA];
  const offers = new Map<string, number>();
  for (const { item, family, month, unitCost } of records.outsourcing) {
    const key = `${month} ${item === undefined ? `family ${family}` : `item ${item}`}`;
    if (!offers.has(key)) offers.set(key, unitCost);
  }
  return (line, item, materialCost) => {
    const value = worthOf(item);
    const cost: LineCost = { outsourcing: 0, holding: 0, safetyShortfall: 0, backlog: 0, lostSales: 0, setups: 0, change: 0 };
    line.available.forEach((available, t) => {
      const held = Math.max(available, 0);
      cost.holding += held * value * options.holdingRate * (days[t]! / 365);
      cost.safetyShortfall += Math.max(line.safetyStock[t]! - held, 0) * value * options.safetyShortfallRate * (days[t]! / 365);
      if (available < 0) {
        // Who has waited too long costs each period what losing the best customer's demand would, and being late on top.
        const beyond = options.backlogRate * (days[t]! / 30) * weightA + options.lostSaleRate * weightA;
        cost.backlog += value * laid(-available, open.waiting(line, t), weights.map((weight) => options.backlogRate * (days[t]! / 30) * weight), beyond);
      }
      const lost = line.lost[t]!;
      if (lost > 0) cost.lostSales += value * laid(lost, open.losable(line, t), weights.map((weight) => options.lostSaleRate * weight), options.lostSaleRate * weightA);
      if (line.production[t]! > 0 && item.source === "make") cost.setups += item.orderingCost;
      if (line.releasedOpen && binding[t]) cost.change += Math.abs(line.production[t]! - line.releasedOpen[t]!) * value * options.changeRate;
      const outsourced = line.outsourced[t]!;
      if (outsourced > 0) {
        const { month } = periods[t]!;
        const price = offers.get(`${month} item ${line.item}`) ?? offers.get(`${month} family ${item.family}`) ?? 0;
        cost.outsourcing += outsourced * Math.max(price - materialCost, 0);
      }
    });
    return cost;
  };
}

/** Cost of a quantity that fills the lowest grade's room first, then the next one's; what fits nowhere costs `beyond`. */
function laid(quantity: number, rooms: readonly number[], rates: readonly number[], beyond: number): number {
  let [left, cost] = [quantity, 0];
  rooms.forEach((room, g) => {
    const part = Math.min(left, room);
    cost += part * rates[g]!;
    left -= part;
  });
  return cost + left * beyond;
}
