import { groupBy, round6, sum } from "../engine/arithmetic";
import { endDemandTrace } from "../engine/pegging/endDemand";
import { type EndDemand, type PeggedSupply, reasons } from "../engine/peggedSupply";
import { periodName } from "../language/describeProblem";
import { cellName } from "../workbook/address";
import type { Cell, FoldSpec, SheetSpec } from "../workbook/port";
import { linkToDecision, linkToMps, linkToMrp } from "./behind";
import { cellsCheck, decision, formula, heading, input, quantityFormat, text } from "./cells";
import type { ReportContext } from "./context";
import { type Draft, draftSheet } from "./draft";
import { quantityCell } from "./purchases";
import { across, down, inColumn, onSheet } from "./reference";

const firstReason = 8;
const afterReasons = firstReason + reasons.length;
const columns = {
  item: 0, name: 1, kind: 2, order: 3, receipt: 4, unit: 5, quantity: 6, link: 7,
  sum: afterReasons, endItem: afterReasons + 1, reason: afterReasons + 2, demandOrder: afterReasons + 3, due: afterReasons + 4, demanded: afterReasons + 5, total: afterReasons + 6, check: afterReasons + 7,
};
const noteRow = 3;
const headingRow = 4;
/** With more rows nobody reads them; equal end items and reasons are then one row. */
const usualMost = 20_000;

/**
 * 追溯: a row per supply that says what it is there for; the end demands it reaches fold into it, merged where they take more
 * than `mostRows`.
 */
export function supplyPeggingSheet(context: ReportContext, mostRows = usualMost): SheetSpec {
  const { plan, words } = context;
  const { common, pegging: names } = words.reports;
  const draft = draftSheet(context, "pegging", common.unitsQuantity, columns.check);
  const { demands, isMerged } = demandsOfSupplies(context, mostRows);
  draft.put(noteRow, 0, text(plan.supplies.length === 0 ? names.none : isMerged ? `${names.note} ${names.merged}` : names.note, "note"));
  const headings = [
    common.item, common.name, names.kind, names.order, names.receipt, common.unit, names.quantity, words.plans.lookAt, ...reasons.map((reason) => names.reasons[reason]), names.sum,
    names.endItem, names.reason, names.demandOrder, names.due, names.demanded, common.total, common.check,
  ];
  draft.line(headingRow, 0, headings.map((word) => heading(word)));
  let row = headingRow + 1;
  const totals = plan.supplies.map((supply, index) => {
    const total = supplyRows(draft, context, supply, demands[index]!, row);
    row = total + 1;
    return total;
  });
  return draft.finish({
    widths: [13, 18, 9, 13, 14, 6, 11, 12, ...reasons.map(() => 11), 11, 13, 11, 13, 14, 11, 11, 10],
    freeze: { rows: headingRow + 1, columns: 2 },
    // On paper, what each supply is for; the demands one by one are for the screen.
    print: { landscape: true, titleRows: headingRow + 1, columns: columns.sum },
    filter: { row: headingRow, column: 0, rows: Math.max(1, row - headingRow - 1) + 1, columns: columns.check },
    folds: { rows: foldsOf(totals) },
    tabColour: "#5B6670",
  });
}

/** The demands above each supply. */
const foldsOf = (totals: readonly number[]): FoldSpec[] =>
  totals.flatMap((total, index) => {
    const from = (totals[index - 1] ?? headingRow) + 1;
    return total > from ? [{ from, count: total - from, folded: true }] : [];
  });

function demandsOfSupplies({ plan }: ReportContext, mostRows: number): { demands: readonly (readonly EndDemand[])[]; isMerged: boolean } {
  const trace = endDemandTrace(plan);
  const demands = plan.supplies.map((_, index) => trace(index));
  const isMerged = sum(demands.map(({ length }) => length)) > mostRows;
  return { demands: isMerged ? demands.map(merged) : demands, isMerged };
}

const merged = (demands: readonly EndDemand[]): EndDemand[] =>
  [...groupBy(demands, ({ item, reason }) => JSON.stringify([item, reason])).values()].map((rows) => ({ item: rows[0]!.item, reason: rows[0]!.reason, quantity: round6(sum(rows.map(({ quantity }) => quantity))) }));

/** A single demand stands in the supply's own row, several above it. Gives back the supply's row. */
function supplyRows(draft: Draft, context: ReportContext, supply: PeggedSupply, demands: readonly EndDemand[], first: number): number {
  const { plan, words } = context;
  const { common, pegging: names } = words.reports;
  const item = plan.items[supply.item]!;
  const periodText = (period: number) => (period < 0 ? common.pastDue : periodName(plan.periods[period]!));
  const row = demands.length > 1 ? first + demands.length : first;
  const quantity = inColumn(row, columns.quantity);
  const share = (part: number) => decision(part, quantityFormat(item, [part]));
  draft.line(row, 0, [
    ...[supply.item, item.name, names.kinds[supply.kind], supply.order ?? "", supply.kind === "stock" ? "" : periodText(supply.period), item.unit].map((word, column) => text(word, column === columns.item ? "total" : "key")),
    { ...supplyQuantity(supply, context), format: quantityFormat(item, [supply.quantity]) },
    supplyLink(supply, context),
    ...reasons.map((reason) => share(supply.reasons[reason])),
    formula(`ROUND(SUM(${across(row, firstReason, afterReasons - 1)})-${quantity},6)`, "check"),
  ]);
  demands.forEach((demand, d) => {
    // The code stands on every row, so that filtering by it keeps a block together.
    if (first + d < row) draft.put(first + d, columns.item, text(supply.item));
    const due = demand.period === undefined ? "" : periodText(demand.period);
    draft.line(first + d, columns.endItem, [...[demand.item, names.reasons[demand.reason], demand.order ?? "", due].map((word) => text(word)), share(demand.quantity)]);
  });
  if (first < row) draft.put(row, columns.endItem, text(words.plans.demands(demands.length), "note"));
  draft.put(row, columns.total, formula(`SUM(${down(columns.demanded, first, Math.max(first, row - 1))})`, quantityFormat(item, [supply.quantity])));
  const total = inColumn(row, columns.total);
  draft.check(row, cellsCheck([[quantity, supply.quantity], [total, supply.quantity], [inColumn(row, columns.sum), 0]]));
  return row;
}

/** To the cell that decides it, or that it is counted in. */
function supplyLink({ item, kind, period }: PeggedSupply, context: ReportContext): Cell | null {
  const { mps, mrp } = context.layout;
  if (kind === "planned") return linkToDecision(context, item, period);
  if (kind === "outsourced") return linkToMps(context, item, "outsourced", period);
  const measure = kind === "stock" ? "available" : "receipts";
  const at = Math.max(0, period);
  if (mps.has(item)) return linkToMps(context, item, measure, at);
  return mrp.has(item) ? linkToMrp(context, item, measure, at) : null;
}

/** The cell that decides the supply, where there is one. */
function supplyQuantity({ item, kind, period, quantity }: PeggedSupply, context: ReportContext): Cell {
  const { words, layout: { mps, mrp } } = context;
  const { sheets } = words.reports;
  const isScheduled = mps.has(item);
  if (kind === "planned") return formula(quantityCell({ item, period, from: isScheduled ? "masterSchedule" : "materials" }, context));
  if (kind === "outsourced") return formula(quantityCell({ item, period, from: "outsourcing" }, context));
  if (kind !== "stock") return input(quantity);
  const opening = isScheduled
    ? onSheet(sheets.mps, cellName(mps.rowOf(item, "available"), mps.columns.opening))
    : onSheet(sheets.mrp, cellName(mrp.rowOf(item, "available"), mrp.columns.opening));
  return formula(opening);
}
