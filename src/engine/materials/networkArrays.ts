import { countWorkingDays, dayNumber } from "../calendar";
import { availabilityDay, type Horizon } from "../periods";
import type { Bucketed } from "../plan";
import type { Item } from "../records";
import { leadTimeOf, releasePeriods } from "../releases";
import type { MaterialNetwork, SparseRows, UsedLine } from "./network";

/** How records become the arrays of a material network. */

export function sparseRows(figures: readonly (Bucketed | undefined)[], columns: number): SparseRows {
  const filled = (row: Bucketed | undefined): row is Bucketed => row !== undefined && (row.pastDue !== 0 || row.periods.some((figure) => figure !== 0));
  const at = new Int32Array(figures.length);
  const values = new Float64Array((1 + figures.filter(filled).length) * columns);
  let end = columns;
  figures.forEach((row, i) => {
    if (!filled(row)) return;
    at[i] = end;
    values[end] = row.pastDue;
    values.set(row.periods, end + 1);
    end += columns;
  });
  return { at, values };
}

/** The lines by component, in compressed rows; equal effectivities share a row. */
export function whereUsed(lines: readonly UsedLine[], items: number, columns: number): Pick<MaterialNetwork, "usedFrom" | "parent" | "quantityPer" | "maskAt" | "masks"> {
  const usedFrom = new Int32Array(items + 1);
  for (const { component } of lines) usedFrom[component + 1]!++;
  for (let i = 0; i < items; i++) usedFrom[i + 1]! += usedFrom[i]!;
  const next = usedFrom.slice();
  const found = { parent: new Int32Array(lines.length), quantityPer: new Float64Array(lines.length), maskAt: new Int32Array(lines.length).fill(-1) };
  const masks = new Map<string, number>();
  const rows: number[] = [];
  for (const { parent, component, quantityPer, holds } of lines) {
    const at = next[component]!++;
    found.parent[at] = parent;
    found.quantityPer[at] = quantityPer;
    if (!holds) continue;
    const key = holds.map(Number).join("");
    if (!masks.has(key)) {
      masks.set(key, masks.size * columns);
      rows.push(...holds.map(Number));
    }
    found.maskAt[at] = masks.get(key)!;
  }
  return { usedFrom, ...found, masks: Uint8Array.from(rows) };
}

/** Items of one lead time share their release periods. */
export function releaseMaps(items: readonly (Item | undefined)[], horizon: Horizon): Pick<MaterialNetwork, "releaseAt" | "releaseColumn"> {
  const known = new Map<number, number>();
  const columns: number[] = [];
  const releaseAt = Int32Array.from(items, (item) => {
    if (!item) return 0;
    const days = leadTimeOf(item);
    if (!known.has(days)) {
      known.set(days, columns.length);
      columns.push(0, ...releasePeriods(item, horizon).map((period) => period + 1));
    }
    return known.get(days)!;
  });
  return { releaseAt, releaseColumn: Int32Array.from(columns) };
}

/**
 * Rescheduling before ordering 先调期后下单: a receipt of period s may serve a need of an earlier period t when no more than
 * `reschedulingDays` working days lie between their first working days; 0 = receipts serve their own period and later ones
 * only. Nobody is told to wait: netting counts the receipt for the need, and the plan's balance still shows it at its due
 * date until the order is moved. Example: weeks of five days, 10 days, a receipt in week 4: needs of weeks 2 and 3 wait for
 * it, a need of week 1 is ordered anew.
 */
export function earliestUse({ periods, ...horizon }: Horizon, reschedulingDays: number): Int32Array {
  const days = periods.map((period) => dayNumber(availabilityDay({ periods, ...horizon }, period)));
  const first = (s: number) => days.findIndex((day, t) => t >= s || countWorkingDays(horizon.calendar, day, days[s]! - 1) <= reschedulingDays);
  return Int32Array.from([0, ...periods.map((_, s) => 1 + first(s))]);
}
