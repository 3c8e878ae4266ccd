import type { PlanCost } from "../engine/plan";
import type { Cell } from "../workbook/port";
import { cellsCheck, formula, input } from "./cells";
import type { ReportContext } from "./context";
import { firstRow } from "./layout";
import { down, fixed, onSheet } from "./reference";

export type CostPart = Exclude<keyof PlanCost, "total">;
export const costPartNames = ["overtime", "outsourcing", "holding", "safetyShortfall", "backlog", "change", "overload"] as const satisfies readonly CostPart[];

interface CostRow {
  part: CostPart;
  cell: Cell;
  /** The check of a part that is a formula, given its cell. */
  check?: (cell: string) => Cell;
}

/** The parts of the plan's relevant cost: formulas where the sheets hold what they follow from, else the engine's numbers. */
export function costParts(context: ReportContext): readonly CostRow[] {
  const { cost } = context.plan.balance;
  return costPartNames.map((part) => {
    const body = bodies[part]?.(context);
    return body === undefined
      ? { part, cell: input(cost[part], "money") }
      : { part, cell: formula(body, "money"), check: (cell) => cellsCheck([[cell, cost[part]]], 2) };
  });
}

const bodies: Partial<Record<CostPart, (context: ReportContext) => string>> = {
  overtime: ({ words, layout: { capacity } }) => {
    const sheet = words.reports.sheets.capacity;
    const { columns, last } = capacity;
    const word = onSheet(sheet, fixed(capacity.wordRow("overtimeCost"), columns.measure));
    return `SUMIF(${onSheet(sheet, down(columns.measure, firstRow, last))},${word},${onSheet(sheet, down(columns.total, firstRow, last))})`;
  },
};
