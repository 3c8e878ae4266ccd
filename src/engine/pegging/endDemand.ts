import { byText } from "../arithmetic";
import type { EndDemand, Peg, PeggedSupply, Reason } from "../peggedSupply";
import type { Plan } from "../plan";
import { reasons } from "../peggedSupply";
import { apportion, fromMillionths, millionths } from "./millionths";

export type TracedPlan = Pick<Plan, "supplies" | "periods" | "options">;

type Demanded = Omit<EndDemand, "quantity">;

/** What one end demand has in a supply, in millionths, not yet whole. */
interface Share {
  demand: Demanded;
  quantity: number;
}

type Shares = ReadonlyMap<string, Share>;

const keyOf = ({ item, reason, order, period }: Demanded): string => JSON.stringify([item, reason, order, period]);

/** Of one supply alone; whoever asks for many keeps `endDemandTrace`. */
export const endDemandsOf = (plan: TracedPlan, supply: number): EndDemand[] => endDemandTrace(plan)(supply);

/**
 * Full pegging 追溯到最终需求: follows a supply through all parents to what is demanded in the end. Equal demands reached
 * along several ways are one; by period, what has no date last. The quantities add up to the supply's, and those of one
 * reason to the supply's quantity for that reason.
 * Example: 10 pieces, 4 for a parent's supply of 8 whose own pegs are 6 for order A and 2 for forecast → 3 for A, 1 for
 * the forecast, and what the other 6 are for.
 */
export function endDemandTrace(plan: TracedPlan): (supply: number) => EndDemand[] {
  const known = new Map<number, Shares>();
  const sharesOf = (index: number): Shares => {
    const ready = known.get(index);
    if (ready) return ready;
    const shares = reckoned(plan, plan.supplies[index]!, sharesOf);
    known.set(index, shares);
    return shares;
  };
  return (index) => inWholeMillionths(plan.supplies[index]!, [...sharesOf(index).values()]).sort(inOrder);
}

function reckoned(plan: TracedPlan, { item, pegs }: PeggedSupply, sharesOf: (index: number) => Shares): Shares {
  const found = new Map<string, Share>();
  const add = (demand: Demanded, quantity: number): void => {
    const key = keyOf(demand);
    const same = found.get(key);
    if (same) same.quantity += quantity;
    else found.set(key, { demand, quantity });
  };
  for (const { quantity, to } of pegs) {
    if (to.kind !== "parent") {
      add(demandOf(item, to, plan), millionths(quantity));
      continue;
    }
    const part = quantity / plan.supplies[to.supply]!.quantity;
    for (const share of sharesOf(to.supply).values()) add(share.demand, share.quantity * part);
  }
  return found;
}

function demandOf(item: string, to: Exclude<Peg["to"], { kind: "parent" }>, { periods, options }: TracedPlan): Demanded {
  if (to.kind === "order") {
    const period = to.due < options.planDate ? -1 : periods.findIndex(({ end }) => to.due <= end);
    return { item, reason: "order", order: to.order, period };
  }
  return to.kind === "forecast" ? { item, reason: "forecast", period: to.period } : { item, reason: to.kind };
}

/** Reason by reason, so that the parts agree with the supply's own reasons. */
function inWholeMillionths(supply: PeggedSupply, shares: readonly Share[]): EndDemand[] {
  return reasons.flatMap((reason: Reason) => {
    const group = shares.filter(({ demand }) => demand.reason === reason).sort((a, b) => byText(keyOf(a.demand), keyOf(b.demand)));
    const parts = apportion(millionths(supply.reasons[reason]), group.map(({ quantity }) => quantity));
    return group.flatMap(({ demand }, i) => (parts[i]! > 0 ? [{ ...demand, quantity: fromMillionths(parts[i]!) }] : []));
  });
}

/** What has no date comes last. */
const inOrder = (a: EndDemand, b: EndDemand): number =>
  (a.period ?? Infinity) - (b.period ?? Infinity) || reasons.indexOf(a.reason) - reasons.indexOf(b.reason) || byText(a.item, b.item) || byText(a.order ?? "", b.order ?? "");
