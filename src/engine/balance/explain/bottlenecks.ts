import { round6 } from "../../arithmetic";
import type { Bottleneck } from "../../plan";
import type { Prices } from "../balanceModel";
import type { BuiltBalance } from "../buildBalanceModel";

/** Smallest price at which an hour is worth telling: less is shown as 0. */
export const tellingPrice = 0.005;

/** Every priced period of every work centre, at the linear program's prices. */
export const bottlenecks = ({ model, resources }: BuiltBalance, prices: Prices): Bottleneck[] =>
  resources.flatMap(({ kind, code }, r) =>
    kind === "material"
      ? []
      : Array.from({ length: model.periods }, (_, period) => ({ workCentre: code, period, pricePerHour: round6(prices.resources[r * model.periods + period]!) })).filter(({ pricePerHour }) => pricePerHour > tellingPrice),
  );

/** Neighbouring priced periods of one work centre. */
export interface BottleneckStretch {
  /** Index of the resource. */
  resource: number;
  workCentre: string;
  first: number;
  last: number;
  /** Of its dearest period. */
  price: number;
}

/** The dearest first; of equal ones by work centre, then period. */
export function dearestStretches(built: BuiltBalance, prices: Prices, count: number): BottleneckStretch[] {
  const found: BottleneckStretch[] = [];
  for (const { workCentre, period, pricePerHour } of bottlenecks(built, prices)) {
    const open = found.at(-1);
    if (open && open.workCentre === workCentre && open.last === period - 1) {
      open.last = period;
      open.price = Math.max(open.price, pricePerHour);
    } else found.push({ resource: built.resources.findIndex(({ kind, code }) => kind === "hours" && code === workCentre), workCentre, first: period, last: period, price: pricePerHour });
  }
  return found.sort((a, b) => b.price - a.price || a.resource - b.resource || a.first - b.first).slice(0, count);
}

/** Hours are added to, and taken from, the periods of a stretch in proportion to what they have: Σ shares = 1; T. */
export function sharesOf({ resource, first, last }: Pick<BottleneckStretch, "resource" | "first" | "last">, { model }: Pick<BuiltBalance, "model">): Float64Array {
  const { limit, steps } = model.resources[resource]!;
  const inside = (t: number) => t >= first && t <= last;
  const hours = limit.map((regular, t) => (inside(t) ? Math.max(0, regular + steps.reduce((total, step) => total + step.limit[t]!, 0)) : 0));
  const total = hours.reduce((all, each) => all + each, 0);
  return total > 0 ? hours.map((each) => each / total) : hours.map((_, t) => (inside(t) ? 1 / (last - first + 1) : 0));
}
