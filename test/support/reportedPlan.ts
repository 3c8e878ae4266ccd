import { fromExcelSerial } from "../../src/engine/calendar";
import type { PlanningOptions } from "../../src/engine/options";
import type { Plan } from "../../src/engine/plan";
import { planOperations } from "../../src/engine/planOperations";
import type { Records } from "../../src/engine/records";
import { languages, type LanguageCode } from "../../src/language";
import { reportSheets } from "../../src/reports";
import type { Cell, CellValue, SheetSpec } from "../../src/workbook/port";
import { type Calculator, calculator } from "../../src/workbook/recalculate";
import { specCells } from "../../src/workbook/specCells";
import { smallOptions, smallRecords } from "./smallFactory";
import { planningTools } from "./planningTools";

export const planOf = (records: Records = smallRecords, options: PlanningOptions = smallOptions): Promise<Plan> => planOperations(records, options, planningTools(), () => {});

/** A plan's sheets with their formulas computed. */
export interface Reported {
  sheets: readonly SheetSpec[];
  calculator: Calculator;
}

export function report(plan: Plan, language: LanguageCode): Reported {
  const sheets = reportSheets(plan, plan.problems, languages[language]);
  return { sheets, calculator: calculator(sheets.map(specCells)) };
}

/** Every cell with its place. */
export const cellsOf = ({ sheets }: Reported): { sheet: string; row: number; column: number; cell: Cell }[] =>
  sheets.flatMap(({ name, rows }) => rows.flatMap((line, row) => line.flatMap((cell, column) => (cell ? [{ sheet: name, row, column, cell }] : []))));

/** A sheet as lines a planner can read: computed values, cells parted by bars. */
export function sheetText({ sheets, calculator: { read } }: Reported, name: string): string {
  const { rows } = sheets.find((sheet) => sheet.name === name)!;
  return rows
    .map((line, row) => line.map((cell, column) => (cell ? shown(read(name, row, column), cell) : "")).join(" | ").replace(/[ |]+$/, ""))
    .join("\n");
}

function shown(value: CellValue, { format }: Cell): string {
  if (typeof value !== "number") return String(value ?? "");
  if (format === "date" || format === "month") return fromExcelSerial(value).slice(0, format === "month" ? 7 : 10);
  if (format === "percent") return `${(value * 100).toFixed(1)}%`;
  return String(Math.round(value * 100) / 100 || 0);
}
