import { noDemand } from "../engine/inventory/cover";
import { cellName } from "../workbook/address";
import type { ReportContext } from "./context";
import { across, fixedAcross, inRow, onSheet } from "./reference";
import { type StockItemsLayout, stockItemsLayout, type StockOption, structureLayout } from "./stockLayout";

/** The detail sheet's places, and where the structure sheet keeps what both reckon with. */
export interface StockSheet {
  at: StockItemsLayout;
  planDate: string;
  option(name: StockOption): string;
}

/** Where formulas of the inventory structure find the items' stock. */
export function stockSheet({ plan, words }: ReportContext): StockSheet {
  const structure = structureLayout(plan);
  const on = (reference: string) => onSheet(words.reports.sheets.inventoryStructure, reference);
  return { at: stockItemsLayout(plan), planDate: on(structure.planDate), option: (name) => on(structure.option(name)) };
}

/** Days of one period that what is left of the usable stock covers; `before` are the demands of the periods before it. */
export function coveredBody({ at }: StockSheet, row: number, before: string, demand: string, t: number): string {
  const cell = (name: "usable" | "pastDue") => cellName(row, at.column(name));
  const left = `${cell("usable")}-${cell("pastDue")}${t === 0 ? "" : `-SUM(${before})`}`;
  return `${inRow(at.daysRow, at.period(t))}*MAX(0,MIN(1,(${left})/MAX(${demand},${noDemand.toFixed(9)})))`;
}

/** Days of cover from the days covered in each period; what is left lasts at the mean demand of the plan. */
export function coverBody({ at }: StockSheet, row: number, demand: string, covered: string, unknown: string): string {
  const cell = (name: "usable" | "pastDue") => cellName(row, at.column(name));
  const days = `SUM(${fixedAcross(at.daysRow, at.period(0), at.lastPeriod)})`;
  return `IF(${cell("usable")}<=0,0,IF(SUM(${demand})<=0,"${unknown}",SUM(${covered})+MAX(0,${cell("usable")}-${cell("pastDue")}-SUM(${demand}))*${days}/SUM(${demand})))`;
}

/** Each period's share of the days looked ahead. */
export const sharesOf = ({ at }: StockSheet): string => fixedAcross(at.shareRow, at.period(0), at.lastPeriod);
/** Days of each period. */
export const daysOf = ({ at }: StockSheet): string => fixedAcross(at.daysRow, at.period(0), at.lastPeriod);
/** Days covered by period, which add up to the cover. */
export const coveredOf = ({ at }: StockSheet, row: number): string => across(row, at.period(0), at.lastPeriod);
/** An item's past use by month. */
export const usedOf = ({ at }: StockSheet, row: number): string => across(row, at.month(0), at.lastMonth);
