import { sum } from "../engine/arithmetic";
import type { ConsolidatedLine, Consolidation } from "../engine/demandReview/consolidation";
import type { PlanningOptions } from "../engine/options";
import type { Budget, IsoDate, Item } from "../engine/records";
import type { Words } from "../language";

/** The written sheet of adjustments: its columns, and the rows that people may fill, zero-based. */
export interface AdjustmentsPlace {
  sheet: string;
  columns: Readonly<Record<"cycle" | "office" | "channel" | "item" | "month" | "change", number>>;
  firstRow: number;
  lastRow: number;
}

/** What the sheets of the demand review are made from. */
export interface ReviewContext {
  consolidation: Consolidation;
  items: ReadonlyMap<string, Item>;
  budget: readonly Budget[];
  options: PlanningOptions;
  today: IsoDate;
  words: Words;
  adjustments: AdjustmentsPlace;
}

/** A quantity, 0 where there is none. */
export const quantityOf = (quantity: number | undefined): number => quantity ?? 0;

/** What was entered and what was changed about it, by month. */
export const lineTotals = ({ entered, adjusted }: ConsolidatedLine): number[] => entered.map((quantity, m) => quantityOf(quantity) + adjusted[m]!);

/** Lines of one item, office and channel stand together, the first one carrying their history. Gives back the rows after each line that belong to it. */
export function linesOfPlace(lines: readonly ConsolidatedLine[], index: number): number {
  let count = 1;
  while (lines[index + count] && !lines[index + count]!.carries) count++;
  return count;
}

/** Standard cost of an item, 0 where it is not known. */
export const costOf = ({ items }: Pick<ReviewContext, "items">, item: string): number => items.get(item)?.standardCost ?? 0;

/** Σ quantity × standard cost, by month. */
export const worthOf = (context: Pick<ReviewContext, "items" | "consolidation">, lines: readonly ConsolidatedLine[], figure: (line: ConsolidatedLine) => readonly (number | undefined)[]): number[] =>
  context.consolidation.months.map((_, m) => sum(lines.map((line) => quantityOf(figure(line)[m]) * costOf(context, line.item))));
