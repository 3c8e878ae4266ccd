import type { Words } from ".";

/** What a column or option is counted in. */
export type UnitCode = keyof Words["tables"]["units"] | keyof Words["tables"]["moneyUnits"];

/** A unit as the column's heading shows it; money in the currency of the plan. */
export function unitText(unit: UnitCode, { tables: { units, moneyUnits } }: Words, currency: string): string {
  return unit in moneyUnits ? moneyUnits[unit as keyof typeof moneyUnits](currency) : units[unit as keyof typeof units];
}

/** Shown as per cent. */
export const isShare = (unit: UnitCode | undefined): boolean => unit === "share" || unit === "sharePerYear" || unit === "sharePerMonth";
