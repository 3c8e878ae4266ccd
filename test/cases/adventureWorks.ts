/**
 * Microsoft's sample manufacturer AdventureWorks as our CSV folder, planned on Monday 2 December 2013.
 *
 * From the source: products with cost, price, safety stock and stock on hand, the bill of materials, vendors with lead
 * times, purchase orders placed before the plan date, monthly sales by territory and channel.
 *
 * Synthetic, and so no proof of anything:
 *   routing and capacity   as the case says (hours per unit and stations were invented to match last year's load)
 *   overtime               five hours in a hundred, at half the cost rate
 *   forecast               the same month of last year × the growth of the product's subcategory in that channel over the
 *                          last three months (kept between 0.5 and 3); for what was not sold then, the mean of the last three
 *   production             the source has none: actuals hold sales only
 *
 * A finished good that is also a component (frames) is called semi-finished, so that what bikes take of it is planned too.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import Papa from "papaparse";
import { addMonths } from "../../src/engine/calendar";

export const planDate = "2013-12-02";
export const defaultSource = join(__dirname, "../../../shared/cases/adventureworks");

type SourceRow = Readonly<Record<string, string>>;
interface Source {
  products: readonly SourceRow[];
  bom: readonly SourceRow[];
  vendors: readonly SourceRow[];
  purchases: readonly SourceRow[];
  sales: readonly SourceRow[];
  routing: readonly SourceRow[];
  centres: readonly SourceRow[];
}
/** Rows of one of our tables, by internal column names. */
type TableRows = readonly Readonly<Record<string, string | number>>[];

const readCsv = async (folder: string, name: string): Promise<readonly SourceRow[]> =>
  Papa.parse<SourceRow>(await readFile(join(folder, `${name}.csv`), "utf8"), { header: true, skipEmptyLines: true }).data;

async function readSource(folder: string): Promise<Source> {
  const [products, bom, vendors, purchases, sales, routing, centres] = await Promise.all(
    ["products", "bom_active", "vendor_items", "open_purchase_orders", "sales_monthly", "routing_SYNTHETIC", "work_center_capacity_SYNTHETIC"].map((name) => readCsv(folder, name)),
  );
  return { products: products!, bom: bom!, vendors: vendors!, purchases: purchases!, sales: sales!, routing: routing!, centres: centres! };
}

const sumBy = <R>(rows: readonly R[], key: (row: R) => string, value: (row: R) => number): Map<string, number> => {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(key(row), (sums.get(key(row)) ?? 0) + value(row));
  return sums;
};
const quantity = (row: SourceRow): number => Number(row["qty"]);
const familyOf = (product: SourceRow): string => product["subcategory"] || product["category"] || "Components";

function items({ products, bom, vendors }: Source): TableRows {
  const components = new Set(bom.map((line) => line["component"]));
  const fastest = new Map<string, SourceRow>();
  for (const offer of vendors) {
    const best = fastest.get(offer["product_number"]!);
    if (!best || Number(offer["lead_time_days"]) < Number(best["lead_time_days"])) fastest.set(offer["product_number"]!, offer);
  }
  return products.map((product) => {
    const code = product["product_number"]!;
    const made = product["make_buy"] === "make";
    const vendor = made ? undefined : fastest.get(code);
    const sold = product["finished_good"] === "1";
    // Vendors count calendar days, our lead times are working days.
    const leadTimeDays = made ? Math.max(1, Number(product["days_to_manufacture"])) : Math.ceil((Number(vendor?.["lead_time_days"] ?? 14) * 5) / 7);
    return {
      item: code, name: product["name"]!, specification: product["color"]!, family: familyOf(product),
      type: sold && !components.has(code) ? "finished" : made || sold ? "semiFinished" : "raw", source: made ? "make" : "buy",
      standardCost: product["standard_cost"]!, price: product["list_price"]!, leadTimeDays, safetyStock: product["safety_stock"]!, supplier: vendor?.["vendor"] ?? "",
    };
  });
}

const lastMonths = (count: number): string[] => Array.from({ length: count }, (_, i) => addMonths(planDate.slice(0, 7), i - count));
const planMonths = [0, 1, 2, 3].map((ahead) => addMonths(planDate.slice(0, 7), ahead));

/** Last year's month × growth of subcategory and channel. */
function forecast({ products, sales }: Source): TableRows {
  const families = new Map(products.map((product) => [product["product_number"], familyOf(product)]));
  const group = (row: SourceRow): string => `${families.get(row["product_number"])}|${row["channel"]}`;
  const recent = lastMonths(3);
  const before = recent.map((month) => addMonths(month, -12));
  const inMonths = (months: readonly string[]) => sales.filter((row) => months.includes(row["month"]!));
  const now = sumBy(inMonths(recent), group, quantity);
  const then = sumBy(inMonths(before), group, quantity);
  const growth = (row: SourceRow): number => Math.min(3, Math.max(0.5, then.get(group(row)) ? (now.get(group(row)) ?? 0) / then.get(group(row))! : 1));

  const source = (row: SourceRow): string => JSON.stringify([row["product_number"], row["channel"], row["territory"]]);
  const sold = sumBy(sales, (row) => `${source(row)}${row["month"]}`, quantity);
  const live = new Map(inMonths(recent).map((row) => [source(row), row]));
  return [...live].map(([key, row]) => {
    const soldIn = (month: string): number => sold.get(key + month) ?? 0;
    const lastYear = planMonths.map((month) => soldIn(addMonths(month, -12)));
    const mean = recent.reduce((sum, month) => sum + soldIn(month), 0) / recent.length;
    const isNew = lastYear.every((pieces) => pieces === 0);
    const [item, channel, office] = JSON.parse(key) as [string, string, string];
    return { item, channel, office, ...Object.fromEntries(planMonths.map((month, i) => [month, Math.round(isNew ? mean : lastYear[i]! * growth(row))])) };
  });
}

const hoursPerDay = (centre: SourceRow): number => Number(centre["availability_hours_source_per_week"]) / 5;

const workCentres = ({ centres }: Source): TableRows =>
  centres.map((centre) => ({
    workCentre: centre["work_center"]!, name: centre["name"]!, department: "Production", headcount: centre["stations_SYNTHETIC"]!, shifts: 1,
    hoursPerShift: hoursPerDay(centre), overtimeCost: Number(centre["cost_rate_source"]) / 2,
  }));

const capacity = ({ centres }: Source): TableRows =>
  centres.flatMap((centre) => planMonths.map((month) => ({ workCentre: centre["work_center"]!, month, overtimeLimitHours: Math.round(Number(centre["hours_per_month"]) * 0.05) })));

const routing = ({ routing: steps }: Source): TableRows =>
  steps.map((step) => ({ item: step["product_number"]!, operation: step["operation"]!, workCentre: step["work_center"]!, hoursPerUnit: step["hours_per_unit"]! }));

const bom = ({ bom: lines }: Source): TableRows => lines.map((line) => ({ parent: line["parent"]!, component: line["component"]!, quantityPer: line["qty_per"]! }));

const inventory = ({ products }: Source): TableRows => products.map((product) => ({ item: product["product_number"]!, warehouse: "", onHand: product["on_hand"]! }));

/** Orders placed later are not yet known on the plan date. Lines of one order and item that are due together are one. */
function receipts({ purchases }: Source): TableRows {
  const known = purchases.filter((order) => order["order_date"]! < planDate);
  const lines = sumBy(known, (order) => JSON.stringify([order["po"], order["product_number"], order["due_date"], order["vendor"]]), quantity);
  return [...lines].map(([key, pieces]) => {
    const [order, item, due, supplier] = JSON.parse(key) as [string, string, string, string];
    return { order, source: "buy", item, quantity: pieces, due, status: "released", supplier };
  });
}

function actuals({ sales }: Source): TableRows {
  const months = lastMonths(12);
  const sold = sumBy(sales.filter((row) => months.includes(row["month"]!)), (row) => JSON.stringify([row["month"], row["product_number"], row["channel"]]), quantity);
  return [...sold].map(([key, shipped]) => {
    const [month, item, channel] = JSON.parse(key) as [string, string, string];
    return { month, item, channel, requested: shipped, shipped };
  });
}

const settings = (): TableRows => [
  { parameter: "planDate", value: planDate },
  { parameter: "currency", value: "USD" },
];

const converted = { settings, items, forecast, workCentres, capacity, routing, bom, inventory, receipts, actuals } satisfies Record<string, (source: Source) => TableRows>;

/** Writes one CSV file a table, with internal headings. */
export async function convertAdventureWorks(sourceFolder: string, targetFolder: string): Promise<void> {
  const source = await readSource(sourceFolder);
  await mkdir(targetFolder, { recursive: true });
  for (const [table, convert] of Object.entries(converted)) await writeFile(join(targetFolder, `${table}.csv`), `${Papa.unparse([...convert(source)])}\n`);
}

/** What the source says of each parent's level; its top level is 1. */
export const bomLevels = async (sourceFolder: string): Promise<ReadonlyMap<string, number>> =>
  new Map((await readCsv(sourceFolder, "bom_active")).map((line) => [line["parent"]!, Number(line["bom_level"])]));
