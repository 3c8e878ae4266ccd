import type { Period } from "../engine/plan";

/** Cells of the periods from one to another, of the demand row and of the working-days row. */
type CellsOf = (from: number, to: number) => { demand: string; days: string };

/**
 * Demand of the working days to come after a period, as a formula without arrays: the periods that are covered whole are
 * summed, the last one by its share, and what lies beyond the horizon at the last month's daily rate.
 * Gives the body for a period; undefined without days of cover.
 */
export function coverFormula(periods: readonly Period[], safetyDays: number, daysCell: string, cells: CellsOf): (t: number) => string | undefined {
  const last = periods.length - 1;
  const lastMonth = periods.findIndex(({ month }) => month === periods[last]!.month);
  const beyond = (left: string) => {
    const { demand, days } = cells(lastMonth, last);
    const total = periods.slice(lastMonth).reduce((sum, { workingDays }) => sum + workingDays, 0);
    return total > 0 ? `${left}*SUM(${demand})/SUM(${days})` : "0";
  };
  return (t) => {
    if (!(safetyDays > 0)) return undefined;
    let left = safetyDays;
    let whole = t;
    while (whole < last && left > 0 && periods[whole + 1]!.workingDays <= left) left -= periods[++whole]!.workingDays;
    const covered = whole > t ? cells(t + 1, whole) : undefined;
    const rest = covered ? `(${daysCell}-SUM(${covered.days}))` : daysCell;
    const parts = covered ? [`SUM(${covered.demand})`] : [];
    if (left > 0 && whole < last) {
      const next = cells(whole + 1, whole + 1);
      parts.push(`SUM(${next.demand})*${rest}/SUM(${next.days})`);
    } else if (left > 0) parts.push(beyond(rest));
    return parts.join("+") || "0";
  };
}
