import { dayNumber, isoDate } from "../../engine/calendar";
import type { IsoDate, ScheduledReceipt, Stock } from "../../engine/records";
import type { LanguageCode } from "../../language";
import { both } from "./bilingual";
import { type Good, expectedSales, monthlyUse, planDate, weeksPerMonth } from "./demand";
import { finishedGoods, supplierOf } from "./master";
import { materials } from "./materials";
import { type Random, roundTo } from "./random";
import { phantom, semiFinished } from "./semiFinished";

/** Stock, and what is under way to make it last until new orders can arrive. */

const warehouses = {
  finished: both("成品仓", "Finished goods"),
  semiFinished: both("半成品仓", "Semi-finished"),
  raw: both("原料仓", "Raw materials"),
  inspection: both("待检仓", "Inspection"),
};

const weeklyUse = (() => {
  const december = monthlyUse("2026-12");
  const january = monthlyUse("2027-01");
  return new Map([...december].map(([item, use]) => [item, (use + (january.get(item) ?? 0)) / 2 / weeksPerMonth] as const));
})();
export const weekly: ReadonlyMap<string, number> = weeklyUse;
const weekOf = (item: string): number => weekly.get(item) ?? 0;

/** Rounded as the shop counts: tens of small numbers, hundreds of large ones. */
const counted = (quantity: number): number => roundTo(quantity, quantity > 5000 ? 100 : quantity > 200 ? 10 : 5);
const daysFromPlan = (days: number): IsoDate => isoDate(dayNumber(planDate) + days);

/** Stock of a finished good on the plan date: a little over two weeks; of what is phased out, far too much. */
export const finishedStock = ({ item, model }: Good): number => (model.phasedOut ? (item.startsWith("HD") ? 960 : 640) : counted(weekOf(item) * (2.1 + (item.charCodeAt(5) % 3) * 0.12)));

/** Blocked by quality, of the finished stock or beside the usable material. */
const onHold: Readonly<Record<string, number>> = { "HD-2011": 180, "BL-8001": 60, "VC-2501": 45, "KT-1701": 120, "MT-02": 110, "HS-FN": 240, R101: 350, R426: 160, R304: 900, R405: 200 };
/** Bought for designs that ended: nobody has touched it since. */
const slowMoving: Readonly<Record<string, { onHand: number; lastIssue: IsoDate }>> = {
  R521: { onHand: 6200, lastIssue: "2026-03-18" },
  R631: { onHand: 9800, lastIssue: "2026-05-11" },
};

const row = (item: string, warehouse: string, onHand: number, held: number, lastIssue: IsoDate, firstReceipt: IsoDate): Stock => ({ item, warehouse, onHand, allocated: 0, onHold: held, firstReceipt, lastIssue });

/** Stock on hand, some of it allocated or on hold. */
export function stock(random: Random, language: LanguageCode): Stock[] {
  const recently = (): IsoDate => daysFromPlan(-random.whole(1, 6));
  const received = (): IsoDate => daysFromPlan(-random.whole(120, 700));
  const goods = finishedGoods.map((good) => {
    const lastIssue = good.model.phasedOut ? "2026-04-17" : recently();
    const firstReceipt = received();
    return row(good.item, warehouses.finished[language], finishedStock(good), onHold[good.item] ?? 0, lastIssue, good.model.phasedOut ? "2024-03-06" : firstReceipt);
  });
  const parts = semiFinished.filter(({ item }) => item !== phantom).map(({ item }) => row(item, warehouses.semiFinished[language], counted(weekOf(item) * random.between(1.5, 1.8)), 0, recently(), received()));
  const bought = materials.map(({ item }) => {
    const slow = slowMoving[item];
    return row(item, warehouses.raw[language], slow?.onHand ?? counted(weekOf(item) * random.between(3, 4)), 0, slow?.lastIssue ?? recently(), received());
  });
  const held = Object.entries(onHold)
    .filter(([item]) => !finishedGoods.some((good) => good.item === item))
    .map(([item, quantity]) => row(item, warehouses.inspection[language], quantity, quantity, daysFromPlan(-20), daysFromPlan(-24)));
  // Promised to service centres, and not for this plan.
  const allocated = (stockRow: Stock): Stock => (stockRow.item === "HD-1201" || stockRow.item === "R419" ? { ...stockRow, allocated: 150 } : stockRow);
  return [...goods, ...parts, ...bought, ...held].map(allocated);
}

const workOrderDays = { goods: ["2026-11-30", "2026-12-01", "2026-12-02", "2026-12-03", "2026-12-04"], parts: ["2026-11-27", "2026-11-30", "2026-12-01", "2026-12-02", "2026-12-03", "2026-12-04", "2026-12-08"] };

/** Work orders: finished goods for the frozen week, parts for the week after. */
function workOrders(random: Random): ScheduledReceipt[] {
  const order = (item: string, quantity: number, due: IsoDate, n: number): ScheduledReceipt => ({
    order: `WO2611${String(n + 1).padStart(3, "0")}`, source: "make", item, quantity: counted(quantity), due, status: "released", supplier: "",
  });
  const goods = finishedGoods.filter(({ model }) => !model.phasedOut).map(({ item }, n) => order(item, weekOf(item) * random.between(0.9, 1), random.pick(workOrderDays.goods), n));
  const parts = semiFinished.map(({ item }, n) => order(item, weekOf(item) * random.between(0.9, 1), random.pick(workOrderDays.parts), goods.length + n));
  return [...goods, ...parts.filter(({ item }) => item !== phantom)];
}

/** Agreed with the assembly shop before the year-end peak, and not yet released: the plan keeps it as it is. */
const firmPlanned: ScheduledReceipt = { order: "FP2612001", source: "make", item: "BA-KT", quantity: 1200, due: "2026-12-22", status: "firm", supplier: "" };

const workingWeek = 5;

/** Purchase orders every other week as far as the lead time reaches; the first of one control board is late. */
function purchaseOrders(random: Random, language: LanguageCode): ScheduledReceipt[] {
  return materials.flatMap((material, m): ScheduledReceipt[] => {
    const { item, leadTimeDays } = material;
    if (slowMoving[item] || weekOf(item) < 1) return [];
    const weeks = leadTimeDays / workingWeek;
    const late = item === "R405";
    return Array.from({ length: Math.ceil((weeks + 1) / 2) }, (_, n) => {
      const due = late && n === 0 ? "2026-11-20" : daysFromPlan(4 + n * 14 + (m % 5));
      const quantity = counted(weekOf(item) * random.between(1.2, 1.5) * (leadTimeDays >= 20 ? 2.1 : 1));
      return { order: `PO26${String(1000 + m * 8 + n)}`, source: "buy" as const, item, quantity, due, status: n === 0 ? ("released" as const) : ("firm" as const), supplier: supplierOf(material, language) };
    }).filter(({ quantity }) => quantity > 0);
  });
}

/** Work orders, a firm planned order and purchase orders. */
export const receipts = (random: Random, language: LanguageCode): ScheduledReceipt[] => [...workOrders(random), firmPlanned, ...purchaseOrders(random, language)];

/** The schedule released a month ago: what was then expected to be sold. */
export const releasedQuantity = (good: Good, month: string, random: Random): number => (good.model.phasedOut ? 0 : roundTo(expectedSales(good, month) * random.between(0.95, 1.05), 50));
