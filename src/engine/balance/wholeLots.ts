import { round6, zeros } from "../arithmetic";
import { wholeLot } from "../lotSizing/lotStep";
import type { BalanceItem, BalanceProblem } from "./balanceProblem";

/** Quantities per item and period. */
export interface Decision {
  production: number[][];
  outsourced: number[][];
}

/**
 * Rounds fractional quantities to lots a shop can make: outsourced pieces down within each month, so that no limit is
 * passed; production up, cumulatively, so that nothing is later than it was.
 */
export function wholeLots({ items, offers }: BalanceProblem, fractional: Decision): Decision {
  const outsourced = items.map((item, i) => wholePieces(item, offers, fractional.outsourced[i]!));
  const production = items.map((item, i) => {
    let owed = 0;
    return item.netDemand.map((_, t) => {
      owed += fractional.production[i]![t]! + fractional.outsourced[i]![t]! - outsourced[i]![t]!;
      const lot = item.open[t] ? wholeLot(owed, item.lot) : 0;
      owed -= lot;
      return lot;
    });
  });
  return { production, outsourced };
}

function wholePieces({ offer }: BalanceItem, offers: BalanceProblem["offers"], quantities: readonly number[]): number[] {
  const whole = zeros(quantities.length);
  for (const [index, { periods }] of offers.entries()) {
    let running = 0;
    let placed = 0;
    for (const t of periods) {
      if (offer[t]?.index !== index) continue;
      running += quantities[t]!;
      whole[t] = Math.max(0, Math.floor(round6(running)) - placed);
      placed += whole[t]!;
    }
  }
  return whole;
}
