import type { Plan } from "../engine/plan";
import type { CellAddress } from "../engine/problem";
import type { Words } from "../language";
import type { AnswerPlace } from "../language/answers";
import { cellName } from "../workbook/address";
import { reportContext } from "./context";

const mpsRows = { supply: "production", receipts: "receipts", outsourced: "outsourced", stock: "available", promise: "availableToPromise" } as const;
const mrpRows = { supply: "plannedReceipts", receipts: "receipts", outsourced: "plannedReceipts", stock: "available", promise: "available" } as const;

/** Cells of the master schedule and MRP sheets that show what an answer speaks of; undefined for an item on neither. */
export function placesOn(plan: Plan, words: Words): (place: AnswerPlace) => CellAddress | undefined {
  const { mps, mrp } = reportContext(plan, [], words).layout;
  const { sheets } = words.reports;
  return ({ item, period, row }) => {
    // Without a period: the stock at the beginning, else the row's key.
    const columnIn = ({ opening, key, period: columnOf }: { opening: number; key: number; period(t: number): number }) =>
      period !== undefined ? columnOf(period) : row === "stock" ? opening : key;
    if (mps.has(item)) return { sheet: sheets.mps, cell: cellName(mps.rowOf(item, mpsRows[row]), columnIn(mps.columns)) };
    if (mrp.has(item)) return { sheet: sheets.mrp, cell: cellName(mrp.rowOf(item, mrpRows[row]), columnIn(mrp.columns)) };
    return undefined;
  };
}
