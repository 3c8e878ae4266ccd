import { sum } from "../arithmetic";
import { lotStepOf, materialMultiple, wholeLot } from "../lotSizing/lotStep";
import type { Horizon } from "../periods";
import type { Peg, PeggedSupply, PegTarget, Reason } from "../peggedSupply";
import { reasons } from "../peggedSupply";
import type { Records } from "../records";
import { matchSupplies, ownRequirement, toSafetyStock, toScrap } from "./matchSupplies";
import { apportion, fromMillionths, millionths } from "./millionths";
import { type OpenSupply, type PeggedPlan, planPegging, type PlanPegging } from "./planPegging";
import { supplyReasons } from "./supplyReasons";

/** Every supply of a finished plan with what it is there for 供需追溯; by item, parents before components, then by period. */
export function peggedSupplies(records: Records, plan: PeggedPlan, horizon: Horizon): PeggedSupply[] {
  const pegging = planPegging(records, plan, horizon);
  const pegs = matchSupplies(pegging.arrays);
  const found = supplyReasons(pegging.arrays, pegs, pegging.ownReason);
  const bySupply = pegging.supplies.map(() => new Map<number, number>());
  for (let p = 0; p < pegs.count; p++) {
    const own = bySupply[pegs.supply[p]!]!;
    own.set(pegs.to[p]!, (own.get(pegs.to[p]!) ?? 0) + pegs.quantity[p]!);
  }
  return pegging.supplies.map((supply, s) => {
    const { item, kind, order, period, quantity } = supply;
    return {
      item: item.item,
      kind,
      ...(order !== undefined && { order }),
      period,
      quantity,
      pegs: pegsOf(supply, bySupply[s]!, pegging),
      reasons: wholeReasons(quantity, Array.from(found.subarray(s * reasons.length, (s + 1) * reasons.length))),
    };
  });
}

function wholeReasons(quantity: number, found: readonly number[]): Record<Reason, number> {
  const parts = apportion(millionths(quantity), found).map(fromMillionths);
  return Object.fromEntries(reasons.map((reason, r) => [reason, parts[r]!])) as Record<Reason, number>;
}

/** In the order they are served; then what nobody asked for, then what is lost. */
function pegsOf(supply: OpenSupply, matched: ReadonlyMap<number, number>, { targets }: PlanPegging): Peg[] {
  const good = millionths(supply.good);
  const surplus = good - sum([...matched.values()]);
  const scrap = (matched.get(toScrap) ?? 0) + millionths(supply.quantity) - good;
  const pegs = [...matched].filter(([to]) => to !== toScrap).map(([to, quantity]) => ({ quantity: fromMillionths(quantity), to: targetOf(to, targets) }));
  if (surplus > 0) pegs.push({ quantity: fromMillionths(surplus), to: { kind: "lotSurplus", because: surplusCause(supply, fromMillionths(good - surplus)) } });
  if (scrap > 0) pegs.push({ quantity: fromMillionths(scrap), to: { kind: "scrap" } });
  return pegs;
}

const targetOf = (to: number, targets: PlanPegging["targets"]): PegTarget =>
  to >= 0 ? { kind: "parent", supply: to } : to === toSafetyStock ? { kind: "safetyStock" } : targets[ownRequirement(to)]!;

/** What makes a planned lot larger than what is needed of it: its multiple alone, else its minimum, else a rule that looks ahead. */
function surplusCause({ item, kind, good, scheduled }: OpenSupply, needed: number): "minimum" | "multiple" | "periodCover" | "none" {
  if (kind !== "planned") return "none";
  const step = lotStepOf(item, scheduled ? 1 : materialMultiple(item));
  if (wholeLot(needed, { ...step, minimum: 0 }) >= good) return "multiple";
  if (wholeLot(needed, step) >= good) return "minimum";
  return item.lotSizing === "L4L" || item.lotSizing === "FOQ" ? "none" : "periodCover";
}
