import type { MaterialLimit } from "../engine/plan";
import { cellName } from "../workbook/address";
import { formula, heading, input, rowCheck, text } from "./cells";
import type { ReportContext } from "./context";
import type { Draft } from "./draft";
import { daysRow, type Layout } from "./layout";
import { materialPrice } from "./materialWorth";
import { across, fixed, inColumn, inRow, onSheet } from "./reference";
import { optionAt } from "./runLogPlaces";
import { masterScheduleSum } from "./sums";

const materialMeasures = ["supply", "used", "beyond", "left"] as const;
const storageMeasures = ["storageUsed", "storageBeyond", "storageCost"] as const;

/** Far enough below the work centres for the ranges of their rows, moved down by some measures, to meet no words. */
const firstScarceRow = ({ capacity }: Layout): number => capacity.last + capacity.measures.length + 1;

const materialRow = (layout: Layout, material: number, measure: (typeof materialMeasures)[number]): number =>
  firstScarceRow(layout) + 1 + material * materialMeasures.length + materialMeasures.indexOf(measure);

const storageRow = (layout: Layout, materials: number, measure: (typeof storageMeasures)[number]): number =>
  firstScarceRow(layout) + (materials === 0 ? 1 : 2 + materials * materialMeasures.length) + storageMeasures.indexOf(measure);

/** Below the work centres, what else is scarce: key material until more of it can come, and room for finished goods. */
export function scarceBlocks(draft: Draft, context: ReportContext): void {
  const { plan, layout } = context;
  const { materialLimits, storage } = plan.balance;
  if (materialLimits.length > 0) title(draft, firstScarceRow(layout), context.words.reports.capacity.keyMaterials, context);
  materialLimits.forEach((limit, m) => materialBlock(draft, context, limit, m));
  if (storage) storageBlock(draft, context, storage);
}

function title(draft: Draft, row: number, words: string, { layout: { capacity } }: ReportContext): void {
  for (let column = 0; column <= capacity.columns.check; column++) draft.put(row, column, heading());
  draft.put(row, 0, heading(words));
}

/** Supply and beyond are carried on; after the last limited period an order placed today is in. */
function materialBlock(draft: Draft, context: ReportContext, { item, lastPeriod, supply, used, beyond }: MaterialLimit, m: number): void {
  const { plan, layout, words } = context;
  const { columns } = layout.capacity;
  const { name = "", unit = "" } = plan.items[item] ?? {};
  const at = (measure: (typeof materialMeasures)[number], t: number) => cellName(materialRow(layout, m, measure), columns.period(t));
  const before = (t: number) => (t === 0 ? "0" : at("left", t - 1));
  const cells = {
    supply: (t: number) => input(supply[t]!, "decimal"),
    used: (t: number) => input(used[t]!, "decimal"),
    beyond: (t: number) => formula(t <= lastPeriod ? `MAX(0,${at("used", t)}-${at("supply", t)}-${before(t)})` : "0", "decimal"),
    left: (t: number) => formula(`${before(t)}+${at("supply", t)}-${at("used", t)}+${at("beyond", t)}`, "decimal"),
  };
  for (const measure of materialMeasures) {
    const row = materialRow(layout, m, measure);
    draft.line(row, 0, [item, name, "", words.reports.capacity[measure], unit].map((word) => text(word, measure === "supply" ? "total" : "key")));
    plan.periods.forEach((_, t) => draft.put(row, columns.period(t), cells[measure](t)));
  }
  const row = materialRow(layout, m, "beyond");
  draft.put(row, columns.pastDue, input(materialPrice(plan, item), "price"));
  draft.put(row, columns.total, formula(`SUM(${across(row, columns.firstPeriod, columns.lastPeriod)})`, "decimal"));
  draft.check(row, rowCheck(across(row, columns.firstPeriod, columns.lastPeriod), beyond));
}

function storageBlock(draft: Draft, context: ReportContext, { used, beyond }: NonNullable<ReportContext["plan"]["balance"]["storage"]>): void {
  const { plan, layout, words } = context;
  const { columns } = layout.capacity;
  const { mps } = layout;
  const { capacity, sheets } = words.reports;
  const materials = plan.balance.materialLimits.length;
  const option = (name: "storageLimit" | "storageCost") => {
    const at = optionAt(words, name);
    return onSheet(sheets.runLog, fixed(at.row, at.column));
  };
  const row = (measure: (typeof storageMeasures)[number]) => storageRow(layout, materials, measure);
  const at = (measure: (typeof storageMeasures)[number], t: number) => cellName(row(measure), columns.period(t));
  const sum = (column: number, sign?: "positive") => masterScheduleSum(layout, words, { measure: "available", weight: "factor", column, sign });
  const cells = {
    storageUsed: (t: number) => formula(`${sum(mps.columns.unusable)}+${sum(mps.columns.period(t), "positive")}`, "decimal"),
    storageBeyond: (t: number) => formula(`MAX(0,${at("storageUsed", t)}-${inColumn(row("storageUsed"), columns.pastDue)})`, "decimal"),
    storageCost: (t: number) => formula(`${at("storageBeyond", t)}*${inColumn(row("storageCost"), columns.pastDue)}*${inRow(daysRow, columns.period(t))}/30`, "money"),
  };
  title(draft, row("storageUsed") - 1, capacity.storage, context);
  for (const measure of storageMeasures) {
    draft.line(row(measure), 0, [capacity.storage, "", "", capacity[measure], measure === "storageCost" ? plan.options.currency : plan.options.commonUnit].map((word) => text(word, measure === "storageUsed" ? "total" : "key")));
    plan.periods.forEach((_, t) => draft.put(row(measure), columns.period(t), cells[measure](t)));
  }
  draft.put(row("storageUsed"), columns.pastDue, formula(option("storageLimit"), "decimal"));
  draft.put(row("storageCost"), columns.pastDue, formula(option("storageCost"), "price"));
  draft.put(row("storageCost"), columns.total, formula(`SUM(${across(row("storageCost"), columns.firstPeriod, columns.lastPeriod)})`, "money"));
  draft.check(row("storageUsed"), rowCheck(across(row("storageUsed"), columns.firstPeriod, columns.lastPeriod), used));
  draft.check(row("storageBeyond"), rowCheck(across(row("storageBeyond"), columns.firstPeriod, columns.lastPeriod), beyond));
}

/** Cells on the capacity sheet that hold what key material beyond its supply costs: quantity and price of each. */
export const materialCells = ({ plan, layout }: ReportContext): readonly (readonly [quantity: string, price: string])[] =>
  plan.balance.materialLimits.map((_, m) => {
    const row = materialRow(layout, m, "beyond");
    const { total, pastDue } = layout.capacity.columns;
    return [fixed(row, total), fixed(row, pastDue)] as const;
  });

/** The cell of the whole cost of room beyond the limit. */
export const storageCostCell = ({ plan, layout }: ReportContext): string => fixed(storageRow(layout, plan.balance.materialLimits.length, "storageCost"), layout.capacity.columns.total);
