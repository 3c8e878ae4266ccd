import { round6 } from "../arithmetic";
import type { BalanceItem, BalanceProblem } from "./balanceProblem";
import type { Decision } from "./wholeLots";

const inAnyQuantity = ({ lot }: BalanceItem): boolean => lot.multiple === 1 && lot.minimum <= 1;

export const hasRealLots = ({ items }: BalanceProblem): boolean => !items.every(inAnyQuantity);

/**
 * The same problem once the lots of items with a multiple or a minimum are settled: their production becomes supply that
 * is under way, and their hours are taken. What is made in any quantity can then be laid around them.
 */
export function withLotsFixed(problem: BalanceProblem, { production }: Decision): BalanceProblem {
  const hoursLeft = problem.centres.map((centre) => [...centre.hoursLeft]);
  const items = problem.items.map((item, i) => {
    if (inAnyQuantity(item)) return item;
    for (const { centre, each } of item.hours) production[i]!.forEach((quantity, t) => (hoursLeft[centre]![t] = round6(hoursLeft[centre]![t]! - each * quantity)));
    return {
      ...item,
      hours: [],
      netDemand: item.netDemand.map((required, t) => round6(required - production[i]![t]!)),
      open: item.open.map(() => false),
      released: item.released.map(() => undefined),
    };
  });
  return { ...problem, items, centres: problem.centres.map((centre, w) => ({ ...centre, hoursLeft: hoursLeft[w]! })) };
}

/** Puts the settled lots back. */
export const withSettled = ({ items }: BalanceProblem, settled: Decision, rest: Decision): Decision => ({
  production: items.map((item, i) => (inAnyQuantity(item) ? rest : settled).production[i]!),
  outsourced: rest.outsourced,
});
