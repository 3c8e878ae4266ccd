import { round6, sum } from "../arithmetic";
import type { Period } from "../plan";
import type { Item } from "../records";

/**
 * Safety stock 安全库存 as a level per period: the higher of pieces and days of cover. The cover of a period is the demand
 * of the next `safetyDays` working days D after its end; w(s) are the working days of period s.
 *   level(t) = max(pieces, Σ demand(s) · share(s) for s > t),   share(s) = min(1, (D − Σ w(t+1 … s−1)) ÷ w(s)), not below 0
 * A period without working days is passed whole. Beyond the horizon demand goes on at the daily rate of the last month.
 * Whole pieces are rounded up. Example: 5 working days a week, demand 10, 20, 30, 40, D = 8 → 20 + 30 · 3 ÷ 5 = 38, 54, 64, 64.
 */
export function safetyLevels({ safetyStock, safetyDays, wholePieces }: Pick<Item, "safetyStock" | "safetyDays" | "wholePieces">, demand: readonly number[], periods: readonly Period[]): number[] {
  if (!(safetyDays > 0)) return periods.map(() => safetyStock);
  const rate = dailyRateAfter(demand, periods);
  return periods.map((_, t) => {
    const cover = round6(coverAfter(t, safetyDays, demand, periods, rate));
    return Math.max(safetyStock, wholePieces ? Math.ceil(cover) : cover);
  });
}

function coverAfter(t: number, days: number, demand: readonly number[], periods: readonly Period[], rate: number): number {
  let [left, cover] = [days, 0];
  for (let s = t + 1; s < periods.length && left > 0; s++) {
    const { workingDays } = periods[s]!;
    cover += workingDays > left ? (demand[s]! * left) / workingDays : demand[s]!;
    left -= workingDays;
  }
  return cover + Math.max(0, left) * rate;
}

/** Demand per working day of the horizon's last month. */
function dailyRateAfter(demand: readonly number[], periods: readonly Period[]): number {
  const last = periods.flatMap(({ month }, t) => (month === periods.at(-1)!.month ? [t] : []));
  const days = sum(last.map((t) => periods[t]!.workingDays));
  return days > 0 ? sum(last.map((t) => demand[t]!)) / days : 0;
}
