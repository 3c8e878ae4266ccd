import { readFileSync } from "node:fs";
import { join } from "node:path";
import { planMaterials } from "../../src/engine/materials/planMaterials";
import { defaultOptions } from "../../src/engine/options";
import { aBomLine, aReceipt, aStock, anItem, noRecords } from "../support/smallFactory";
import { byWeek, demandOf, weekStart, weeklyHorizon } from "../support/weeklyHorizon";

type PerWeek = Readonly<Record<string, number>>;

/** Collected cases that do not travel with the project. */
export const textbookSource = join(__dirname, "../../../shared/cases/mrp/textbook.json");

export interface TextbookCase {
  id: string;
  kind: string;
  input: unknown;
  expected: unknown;
}

export const readTextbookCases = (): readonly TextbookCase[] => JSON.parse(readFileSync(textbookSource, "utf8")) as TextbookCase[];

/** Kinds of cases that are no question to this model, and why. */
export const notExpressible: Readonly<Record<string, string>> = {
  capacitated_single_item: "limits of production and stock are the balance's: see textbookBalance.test.ts",
  rccp_overall_factors: "hours shared among work centres by historical percentages: load here follows each item's bill of capacity",
  aggregate_plan_lp: "overtime, outsourcing and stock are the balance's: see textbookBalance.test.ts",
};

/** A multi-level MRP problem as textbooks set it: weeks counted from 1, lead times in weeks, lots as multiples. */
export interface Textbook {
  periods: number;
  items: Readonly<Record<string, { lt: number; on_hand?: number; lot?: number; scheduled_receipts?: PerWeek }>>;
  bom: readonly { parent: string; component: string; qty: number }[];
  gross_requirements: Readonly<Record<string, PerWeek>>;
}

export interface TextbookAnswer {
  llc: number;
  gross: PerWeek;
  planned_receipts: PerWeek;
  planned_releases: PerWeek;
  projected_on_hand_end: number;
}

/** Every item is planned by MRP, five working days a week; open orders come when they are due. */
export function solveTextbook({ periods, items, bom, gross_requirements }: Textbook) {
  const horizon = weeklyHorizon(periods);
  const records = {
    ...noRecords,
    items: Object.entries(items).map(([code, { lt, lot = 0 }]) => anItem(code, { type: "semiFinished", leadTimeDays: 5 * lt, lotSizing: lot > 0 ? "FOQ" : "L4L", lotSize: lot })),
    bom: bom.map(({ parent, component, qty }) => aBomLine(parent, component, qty)),
    stock: Object.entries(items).map(([code, { on_hand = 0 }]) => aStock(code, on_hand)),
    receipts: Object.entries(items).flatMap(([code, { scheduled_receipts = {} }]) =>
      Object.entries(scheduled_receipts).map(([week, quantity]) => aReceipt(week, code, quantity, weekStart(horizon, Number(week)))),
    ),
  };
  const demand = demandOf(Object.fromEntries(Object.entries(gross_requirements).map(([code, weeks]) => [code, byWeek(periods, weeks)])));
  const { materials } = planMaterials(records, demand, [], new Set(), { ...defaultOptions, reschedulingDays: 0 }, horizon);
  return Object.fromEntries(
    materials.map((line) => [
      line.item,
      { llc: line.lowLevelCode, gross: line.gross.periods, planned_receipts: line.plannedReceipts, planned_releases: line.releases.periods, projected_on_hand_end: line.available.at(-1) },
    ]),
  );
}

/** The expected answers in the same shape. */
export const inWeeks = (answers: Readonly<Record<string, TextbookAnswer>>, periods: number) =>
  Object.fromEntries(
    Object.entries(answers).map(([code, { gross, planned_receipts, planned_releases, ...rest }]) => [
      code,
      { ...rest, gross: byWeek(periods, gross), planned_receipts: byWeek(periods, planned_receipts), planned_releases: byWeek(periods, planned_releases) },
    ]),
  );
