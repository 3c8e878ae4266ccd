import { overtimePrices } from "../engine/balance/costRates";
import type { PlanningOptions } from "../engine/options";
import type { Plan } from "../engine/plan";
import type { Cell } from "../workbook/port";
import { cellsCheck, formula, input } from "./cells";
import type { ReportContext } from "./context";
import { type capacityMeasures, daysRow, firstRow } from "./layout";
import { down, fixed, fixedAcross, onSheet } from "./reference";
import { type CostPart, costPartNames } from "./runLogPlaces";
import { materialCells, storageCostCell } from "./scarceBlocks";

/** Gives the cell of an option. */
type OptionCell = (option: keyof PlanningOptions) => string;

interface CostRow {
  part: CostPart;
  cell: Cell;
  /** The check of a part that is a formula, given its cell. */
  check?: (cell: string) => Cell;
}

/** The parts of the plan's relevant cost: formulas where the sheets hold what they follow from, else the engine's numbers. */
export function costParts(context: ReportContext, option: OptionCell): readonly CostRow[] {
  const { cost } = context.plan.balance;
  return costPartNames.map((part) => {
    const body = bodies[part]?.(context, option);
    return body === undefined
      ? { part, cell: input(cost[part], "money") }
      : { part, cell: formula(body, "money"), check: (cell) => cellsCheck([[cell, cost[part]]], 2) };
  });
}

/** The price of an outsourced piece is not on a sheet of ours, so that part stays the engine's number. */
const bodies: Partial<Record<CostPart, (context: ReportContext, option: OptionCell) => string>> = {
  overtime: (context) => workCentreSum(context, "overtimeCost"),
  overload: (context) => workCentreSum(context, "overload"),
  holding: (context, option) => {
    const { balances, value, days } = balanceCells(context);
    return `${option("holdingRate")}*SUMPRODUCT((${balances}>0)*${balances}*${value}*${days})/365`;
  },
  safetyShortfall: (context, option) => {
    const { balances, value, safetyStock, days } = balanceCells(context);
    return `${option("safetyShortfallRate")}*SUMPRODUCT((${balances}<${safetyStock})*(${safetyStock}-(${balances}>0)*${balances})*${value}*${days})/365`;
  },
  backlog: (context) => gradeSum(context, "backlogCost"),
  lostSales: (context) => gradeSum(context, "lostCost"),
  setups: ({ words, layout: { mps } }) => {
    const on = (reference: string) => onSheet(words.reports.sheets.mps, reference);
    const production = on(`${fixed(firstRow, mps.columns.firstPeriod)}:${fixed(mps.last, mps.columns.lastPeriod)}`);
    return `SUMPRODUCT((${production}>0)*${on(down(mps.columns.setupCost, firstRow, mps.last))})`;
  },
  storage: (context) => (context.plan.balance.storage ? onSheet(context.words.reports.sheets.capacity, storageCostCell(context)) : "0"),
  materialShortage: (context) => {
    const on = (reference: string) => onSheet(context.words.reports.sheets.capacity, reference);
    return materialCells(context).map(([quantity, price]) => `${on(quantity)}*${on(price)}`).join("+") || "0";
  },
  change: ({ words, layout: { mps } }, option) => `${option("changeRate")}*SUM(${onSheet(words.reports.sheets.mps, down(mps.columns.change, firstRow, mps.last))})`,
};

/**
 * All rows and periods of the master schedule; the value column is filled on balance rows only, so others count 0.
 * Beside each balance its safety stock, which is the same block of cells some rows further down.
 */
function balanceCells({ words, layout: { mps } }: ReportContext) {
  const { columns, last } = mps;
  const sheet = words.reports.sheets.mps;
  const column = (c: number) => onSheet(sheet, down(c, firstRow, last));
  const periods = (below: number) => onSheet(sheet, `${fixed(firstRow + below, columns.firstPeriod)}:${fixed(last + below, columns.lastPeriod)}`);
  const safetyBelow = mps.measures.indexOf("safetyStock") - mps.measures.indexOf("available");
  return {
    balances: periods(0),
    value: column(columns.value),
    safetyStock: periods(safetyBelow),
    days: onSheet(sheet, fixedAcross(daysRow, columns.firstPeriod, columns.lastPeriod)),
  };
}

/** Lateness and lost sales by customer grade, from their own sheet. */
function gradeSum({ words, layout: { grades } }: ReportContext, measure: "backlogCost" | "lostCost"): string {
  const { columns, last, wordRow } = grades;
  const on = (reference: string) => onSheet(words.reports.sheets.grades, reference);
  return `SUMIF(${on(down(columns.measure, firstRow, last))},${on(fixed(wordRow(measure), columns.measure))},${on(down(columns.total, firstRow, last))})`;
}

/** Σ price × hours over the rows of one measure of the capacity sheet. */
function workCentreSum({ words, layout: { capacity } }: ReportContext, measure: (typeof capacityMeasures)[number]): string {
  const { columns, last, wordRow } = capacity;
  const column = (c: number) => onSheet(words.reports.sheets.capacity, down(c, firstRow, last));
  const isMeasure = `1*(${column(columns.measure)}=${onSheet(words.reports.sheets.capacity, fixed(wordRow(measure), columns.measure))})`;
  return measure === "overload" ? `SUMPRODUCT(${isMeasure},${column(columns.pastDue)},${column(columns.total)})` : `SUMPRODUCT(${isMeasure},${column(columns.total)})`;
}

/** What an hour beyond overtime is priced at; it stands beside the overload. */
export const overloadPrice = ({ capacity, options }: Plan, workCentre: string): number => overtimePrices(capacity, options)(workCentre).overloadCost;
