import type { SheetSpec } from "../../src/workbook/port";

/** Result sheets as wide and long as a plan of so many items and weeks: a code, then a figure with two decimals a week. */
export const weeklyPlanSheets = (items: number, weeks: number, names: readonly string[]): readonly SheetSpec[] =>
  names.map((name, sheet) => ({
    name,
    kind: "result",
    rows: Array.from({ length: items }, (_, i) => [{ value: `料号-${10_000 + i}`, style: "key" }, ...Array.from({ length: weeks }, (__, w) => ({ value: Math.round((i * 37 + w * 11 + sheet) % 997) + 0.25, style: "decision" as const, format: "number" as const }))]),
    widths: [14],
  }));
