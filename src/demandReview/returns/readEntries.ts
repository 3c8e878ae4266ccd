import { folded } from "../../input/headings";
import { cellName as cellAt } from "../../workbook/address";
import type { ReturnedFigure } from "../returned";
import type { TemplateIdentity } from "../templateIdentity";
import { checkColumns, checkMerged, checkStrayNumbers, checkTotal } from "./checkEntrySheet";
import type { ReturnContext } from "./context";
import type { Doubts } from "./doubts";
import { keyReader } from "./entryKeys";
import { type Cells, contains, type EntryReading, type RowKey } from "./entryReading";
import type { EntrySheet } from "./entrySheet";
import { piecesOf } from "./figureText";
import { readFigureCell } from "./readFigureCell";
import { usualQuantities } from "./usual";

/** The whole cell: an item may well be called "Total station". */
const totals = /^(?:合计|总计|小计|总和|total|totals|grandtotal|subtotal|sum)$/;

/** Figures of the entry sheet, each with what is doubtful about it. */
export function readEntries(file: string, layout: EntrySheet, identity: TemplateIdentity, context: ReturnContext, doubts: Doubts): readonly ReturnedFigure[] {
  const { sheet, headingRow, keys, months } = layout;
  const { records } = context;
  const figures: ReturnedFigure[] = [];
  const byRow = new Map<number, number[]>();
  const byColumn = new Map<number, number[]>();
  const place: EntryReading["place"] = (row, column) => ({ sheet: sheet.name, row, column });
  const reading: EntryReading = { layout, doubts, figures, byRow, byColumn, place };
  const { textIn, officeOf, itemOf, customerOf } = keyReader(reading, identity, context);
  const usual = usualQuantities(context);
  const firstRow = new Map<string, number>();

  function readRow(row: number, cells: Cells): void {
    const filled = months.filter(({ column }) => cells.has(column));
    const words = [...cells.values()].flatMap(({ value }) => (typeof value === "string" ? [folded(value.slice(0, 200))] : []));
    if (words.some((word) => totals.test(word))) return checkTotal(reading, row, cells);
    const itemCell = cells.get(keys.get("item")!);
    if (filled.length === 0 && itemCell === undefined) return;
    const { item, doubt } = itemOf(cells);
    if (!item) {
      if (filled.length > 0 || words.some((word) => word !== ""))
        doubts.add(itemCell ? "unknownItem" : "insertedRow", { ...place(row, keys.get("item")!), found: itemCell?.value ?? filled.map(({ column }) => cells.get(column)!.value ?? "").join(" · "), mustDecide: filled.length > 0, facts: { figures: filled.length } });
      return;
    }
    const who = officeOf(cells, row);
    if (!who) return;
    const customerCell = keys.has("customer") ? cells.get(keys.get("customer")!) : undefined;
    const customer = customerCell?.value === undefined || customerCell.value === null ? { by: "exact" as const, code: "" } : customerOf(customerCell.value);
    const rowKey: RowKey = { item, ...who, customer: customer.code ?? "" };
    const first = figures.length;
    if (filled.length === 0) {
      doubts.add("blankRow", { ...place(row, keys.get("item")!), found: "", facts: { item: item.item, name: item.name } });
    }
    for (const { month, column } of months) {
      const index = figures.length;
      figures.push({ office: who.office, channel: who.channel, item: item.item, customer: rowKey.customer, month, at: { file, sheet: sheet.name, cell: cellAt(row, column) } });
      const below = byColumn.get(column);
      if (below) below.push(index);
      else byColumn.set(column, [index]);
    }
    const mine = months.map((_, nth) => first + nth);
    byRow.set(row, mine);
    doubt?.(mine);
    if (customer.by !== "exact") doubts.add("unknownCustomer", { ...place(row, customerCell!.column), found: customerCell!.value, ...(customer.code === undefined ? {} : { proposed: customer.code }), figures: mine, mustDecide: customer.by !== "width", facts: { item: item.item } });
    const unit = textIn(cells, "unit");
    const otherUnit = unit !== "" && folded(unit) !== folded(item.unit);
    const factor = otherUnit ? piecesOf(unit) : undefined;
    if (otherUnit && factor === undefined) doubts.add("wrongUnit", { ...place(row, keys.get("unit")!), found: unit, figures: mine, mustDecide: true, canKeep: true, facts: { item: item.item, name: item.name, unit: item.unit, other: unit } });
    months.forEach(({ month, column }, nth) => {
      const index = first + nth;
      const cell = cells.get(column);
      if (cell) readFigureCell(reading, cell, index, rowKey, month, factor, usual);
      else if (filled.length > 0 && !sheet.merged.some((area) => contains(area, row, column))) doubts.add("blank", { ...place(row, column), found: "", proposed: "0", readAs: 0, figures: [index], mustDecide: true, canKeep: true, facts: { item: item.item, name: item.name, month } });
    });
    doubtRow(row, mine, rowKey);
  }

  function doubtRow(row: number, mine: readonly number[], { item, office, channel, customer }: RowKey): void {
    const at = { ...place(row, keys.get("item")!), found: item.item, figures: mine, facts: { item: item.item, name: item.name, office, channel } };
    if (sheet.hiddenRows.has(row)) {
      const inFilter = sheet.filtered && row >= sheet.filtered.row && row < sheet.filtered.row + sheet.filtered.rows;
      doubts.add(inFilter ? "filteredRow" : "hiddenRow", { ...at, mustDecide: true, canKeep: true });
    }
    const key = JSON.stringify([office, channel, item.item, customer]);
    const before = firstRow.get(key);
    if (before === undefined) firstRow.set(key, row);
    else {
      const others = byRow.get(before) ?? [];
      const copy = mine.every((index, nth) => figures[index]!.proposed === figures[others[nth]!]?.proposed);
      doubts.add("duplicateRow", { ...at, proposed: copy ? "leaveOut" : "addUp", mustDecide: true, canKeep: copy, facts: { ...at.facts, first: cellAt(before, keys.get("item")!), copy: copy ? 1 : 0 } });
    }
    if (mine.some((index) => (figures[index]!.proposed ?? 0) > 0) && soldElsewhere(item.item, office)) doubts.add("itemOfOtherOffice", { ...at, mustDecide: true, canKeep: true });
  }

  const officesWith = new Map<string, Set<string>>();
  for (const { item, office } of [...records.forecasts, ...records.forecastVersions, ...records.actuals]) if (office) officesWith.set(item, (officesWith.get(item) ?? new Set()).add(office));
  const known = new Set([...officesWith.values()].flatMap((offices) => [...offices]));
  const soldElsewhere = (item: string, office: string): boolean => known.has(office) && officesWith.has(item) && !officesWith.get(item)!.has(office);

  for (const [row, cells] of sheet.rows) if (row > headingRow) readRow(row, cells);
  checkMerged(reading);
  checkColumns(reading);
  checkStrayNumbers(reading);
  return figures;
}
