import { round6 } from "../arithmetic";
import type { Bucketed } from "../plan";

/**
 * Net requirements 净需求 against a safety level that is kept, not added each period.
 *   n(t) = max(0, safety(t) − (stock(t−1) + receipts(t) − gross(t))) where new receipts are open, else 0
 * stock counts earlier net requirements as received; what a closed period lacks, the next open one makes good.
 * Example: stock 0, safety 10 throughout, gross 20, 20, 20 → 30, 20, 20.
 */
export function netRequirements(
  startingBalance: number,
  receipts: readonly number[],
  gross: readonly number[],
  safetyStock: readonly number[],
  open: (t: number) => boolean = () => true,
): number[] {
  let stock = startingBalance;
  return gross.map((required, t) => {
    stock = round6(stock + receipts[t]! - required);
    const net = open(t) ? Math.max(0, round6(safetyStock[t]! - stock)) : 0;
    stock += net;
    return net;
  });
}

/** available[t] = available[t−1] + Σ supplies[t] − gross[t], from the starting balance; negative = backlog. */
export function projectAvailable(startingBalance: number, supplies: readonly (readonly number[])[], gross: readonly number[]): number[] {
  let stock = startingBalance;
  return gross.map((required, t) => (stock = round6(supplies.reduce((balance, supply) => balance + supply[t]!, stock) - required)));
}

/** Stock on the plan date once everything past due has come in and gone out. */
export const startingBalance = (openingStock: number, receipts: Bucketed, gross: Bucketed): number => round6(openingStock + receipts.pastDue - gross.pastDue);
