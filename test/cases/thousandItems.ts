/**
 * A generated factory of 1000 items on four levels with 52 weeks of demand, and the total each item is planned for by two
 * other engines, which agree. Capacity plays no part: items, bills, lots, stock and demand only.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import Papa from "papaparse";
import { dayNumber, isoDate, monthOf, workingCalendar } from "../../src/engine/calendar";
import { defaultOptions, type PlanningOptions } from "../../src/engine/options";
import type { Horizon } from "../../src/engine/periods";
import type { Records } from "../../src/engine/records";
import { aBomLine, anItem, anOrder, aStock, noRecords } from "../support/smallFactory";

export const defaultSource = join(__dirname, "../../../shared/cases/large/1000_items");

const planDate = "2026-01-05";
const weeks = 52;
const workingDaysPerWeek = 5;

export interface Planned {
  quantity: number;
  orders: number;
}

export interface ThousandItems {
  records: Records;
  options: PlanningOptions;
  /** Plain weeks: the case knows no month ends. */
  horizon: Horizon;
  /** Total planned quantity and number of orders by item; items that need nothing are absent. */
  expected: ReadonlyMap<string, Planned>;
}

type SourceRow = Readonly<Record<string, string>>;
const readCsv = async (folder: string, name: string): Promise<readonly SourceRow[]> =>
  Papa.parse<SourceRow>(await readFile(join(folder, `${name}.csv`), "utf8"), { header: true, skipEmptyLines: true }).data;

const dayOfWeek = (week: number, day: number): string => isoDate(dayNumber(planDate) + 7 * (week - 1) + day);

function weeklyHorizon(): Horizon {
  const periods = Array.from({ length: weeks }, (_, w) => {
    const [start, end] = [dayOfWeek(w + 1, 0), dayOfWeek(w + 1, 6)];
    return { start, end, month: monthOf(start), kind: "week" as const, workingDays: workingDaysPerWeek, zone: "liquid" as const };
  });
  return { planDate, calendar: workingCalendar([]), periods };
}

export async function thousandItems(folder: string): Promise<ThousandItems> {
  const [items, bom, demand, expected] = await Promise.all(["items", "bom", "demand", "expected_unconstrained_totals"].map((name) => readCsv(folder, name)));
  const types = ["finished", "semiFinished", "semiFinished", "raw"] as const;
  const records: Records = {
    ...noRecords,
    items: items!.map((row) =>
      anItem(row["item"]!, {
        type: types[Number(row["level"])]!,
        source: row["source"] === "make" ? "make" : "buy",
        standardCost: Number(row["cost"]),
        leadTimeDays: Number(row["leadtime_weeks"]) * workingDaysPerWeek,
        minimumLot: Number(row["lot_min"]),
        lotMultiple: Number(row["lot_multiple"]),
        safetyStock: Number(row["safety_stock"]),
      }),
    ),
    bom: bom!.map((row) => aBomLine(row["parent"]!, row["component"]!, Number(row["qty_per"]))),
    stock: items!.map((row) => aStock(row["item"]!, Number(row["onhand"]))),
    orders: demand!.map((row, i) => anOrder(`D${i + 1}`, row["item"]!, Number(row["qty"]), dayOfWeek(Number(row["week"]), 4))),
  };
  return {
    records,
    options: { ...defaultOptions, planDate, frozenDays: 0, slushyDays: 0 },
    horizon: weeklyHorizon(),
    expected: new Map(expected!.map((row) => [row["item"]!, { quantity: Number(row["ref_total_planned_qty"]), orders: Number(row["ref_orders"]) }])),
  };
}
