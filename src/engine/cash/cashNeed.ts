import { byText, groupBy, plus, round6, sum, zeros } from "../arithmetic";
import { offersOf } from "../balance/outsourcingOffers";
import { dayNumber, isoDate, monthOf } from "../calendar";
import { type Horizon, monthsOf } from "../periods";
import type { CapacityLoad, CashNeed, OpenPurchase, OutsourcedPurchase, PlannedPurchase } from "../plan";
import type { IsoDate, Item, Records } from "../records";

interface Payment {
  supplier: string;
  paid: IsoDate;
  money: number;
}

/**
 * 资金需求: what the plan asks of the till, by month of payment; what is paid after the horizon stands in one last figure.
 * Goods and material are paid some days after their receipt, at standard cost, an order that is overdue as if received on
 * the plan date; outsourced pieces at their own price; overtime in the month it is worked in.
 */
export function cashNeed(
  records: Records,
  { purchases, capacity, items }: { purchases: readonly PlannedPurchase[]; capacity: readonly CapacityLoad[]; items: ReadonlyMap<string, Item> },
  paymentDays: number,
  { planDate, periods }: Horizon,
): CashNeed {
  const months = monthsOf(periods);
  const paidOn = (due: IsoDate): IsoDate => isoDate(dayNumber(due < planDate ? planDate : due) + paymentDays);
  const costOf = (item: string) => items.get(item)!.standardCost;
  const openOrders = openPurchases(records, paidOn, costOf);
  const outsourced = purchases
    .filter(({ from }) => from === "outsourcing")
    .map((line) => outsourcedPurchase(line, records, items.get(line.item)!, periods, paidOn))
    .sort((a, b) => bySupplier(a.supplier, b.supplier) || a.period - b.period || byText(a.item, b.item));
  const planned = (from: PlannedPurchase["from"]): Payment[] =>
    purchases.filter((line) => line.from === from).map(({ item, supplier, quantity, due }) => ({ supplier, paid: paidOn(due), money: quantity * costOf(item) }));
  const priced = (lines: readonly (OpenPurchase | OutsourcedPurchase)[]): Payment[] => lines.map(({ supplier, paid, quantity, unitCost }) => ({ supplier, paid, money: quantity * unitCost }));

  const byMonth = (payments: readonly Payment[]): number[] => {
    const totals = zeros(months.length + 1);
    for (const { paid, money } of payments) {
      const m = months.indexOf(monthOf(paid));
      totals[m < 0 ? months.length : m]! += money;
    }
    return totals.map(round6);
  };
  const overtimeIn = (month: string) =>
    sum(periods.flatMap((period, t) => (period.month === month ? capacity.map((line) => line.overtime[t]! * line.overtimeCost + line.weekendOvertime[t]! * line.weekendCost) : [])));
  const payments = { openOrders: priced(openOrders), materials: planned("materials"), goods: planned("masterSchedule"), outsourcing: priced(outsourced) };
  const amounts = {
    openOrders: byMonth(payments.openOrders),
    materials: byMonth(payments.materials),
    goods: byMonth(payments.goods),
    outsourcing: byMonth(payments.outsourcing),
    overtime: [...months.map((month) => round6(overtimeIn(month))), 0],
  };
  return {
    amounts,
    total: Object.values(amounts).reduce(plus),
    suppliers: [...groupBy(Object.values(payments).flat(), ({ supplier }) => supplier)].map(([supplier, own]) => ({ supplier, amounts: byMonth(own) })).sort((a, b) => bySupplier(a.supplier, b.supplier)),
    openOrders,
    outsourced,
  };
}

/** By name; those without one last. */
const bySupplier = (a: string, b: string): number => Number(a === "") - Number(b === "") || byText(a, b);

function openPurchases({ receipts }: Records, paidOn: (due: IsoDate) => IsoDate, costOf: (item: string) => number): OpenPurchase[] {
  return receipts
    .filter(({ source, quantity }) => source === "buy" && quantity > 0)
    .map(({ order, supplier, item, quantity, due }) => ({ order, supplier, item, quantity, unitCost: costOf(item), due, paid: paidOn(due) }))
    .sort((a, b) => bySupplier(a.supplier, b.supplier) || byText(a.due, b.due) || byText(a.order, b.order) || byText(a.item, b.item));
}

/** Pieces are only outsourced where there is an offer. */
function outsourcedPurchase({ item: code, supplier, quantity, period, due }: PlannedPurchase, { outsourcing }: Records, item: Item, periods: Horizon["periods"], paidOn: (due: IsoDate) => IsoDate): OutsourcedPurchase {
  const { unitCost } = outsourcing[offersOf(item, outsourcing, periods)[period]!]!;
  return { supplier, item: code, quantity, unitCost, due, paid: paidOn(due), period };
}
