import { cashCauses, type Plan } from "../engine/plan";
import { labelRow, type Rows } from "./layout";

/** Columns of the lists of orders. */
export const lineColumns = { supplier: 0, name: 1, item: 2, order: 3, unit: 4, quantity: 5, unitCost: 6, amount: 7, due: 8, paid: 9 } as const;

interface CellAt {
  row: number;
  column: number;
}

interface ListPlace {
  title: number;
  rows: Rows;
  /** A supplier's lines stand together. */
  rowsOf(supplier: string): Rows;
}

/** Where everything stands on the cash need sheet: amounts by cause, what they are reckoned with, suppliers, two lists. */
export interface CashLayout {
  fromRow: number;
  causes: number;
  totals: number;
  paymentDays: CellAt;
  planDate: CellAt;
  suppliers: number;
  openOrders: ListPlace;
  outsourced: ListPlace;
  month(m: number): number;
  later: number;
  total: number;
  check: number;
}

/** Where purchases, overtime, outsourcing and totals of the cash need stand. */
export function cashLayout({ cashNeed }: Plan, months: number): CashLayout {
  const firstMonth = 2;
  const fromRow = labelRow + 1;
  const causes = fromRow + 1;
  const totals = causes + cashCauses.length;
  const parameters = totals + 3;
  const suppliers = parameters + 4;
  const openOrders = listPlace(suppliers + cashNeed.suppliers.length + 1, cashNeed.openOrders);
  return {
    fromRow,
    causes,
    totals,
    paymentDays: { row: parameters, column: 1 },
    planDate: { row: parameters + 1, column: 1 },
    suppliers,
    openOrders,
    outsourced: listPlace((openOrders.rows?.[1] ?? openOrders.title + 1) + 2, cashNeed.outsourced),
    month: (m) => firstMonth + m,
    later: firstMonth + months,
    total: firstMonth + months + 1,
    check: Math.max(firstMonth + months + 2, lineColumns.paid + 1),
  };
}

function listPlace(title: number, lines: readonly { supplier: string }[]): ListPlace {
  const first = title + 2;
  return {
    title,
    rows: lines.length > 0 ? [first, first + lines.length - 1] : undefined,
    rowsOf(supplier) {
      const own = lines.filter((line) => line.supplier === supplier).length;
      const start = first + lines.findIndex((line) => line.supplier === supplier);
      return own > 0 ? [start, start + own - 1] : undefined;
    },
  };
}
