import { lastDayOf } from "../../engine/calendar";
import type { Item } from "../../engine/records";
import { tidy } from "../../input/cellValues";
import { folded } from "../../input/headings";
import { figure } from "../../language/format";
import { cellName as cellAt, parseArea } from "../../workbook/address";
import type { ReturnedCell } from "../../workbook/returnedWorkbook";
import type { ReturnedFigure } from "../returned";
import type { TemplateIdentity } from "../templateIdentity";
import { codeReader } from "./codes";
import type { ReturnContext } from "./context";
import type { Doubts } from "./doubts";
import { type EntrySheet, isReference } from "./entrySheet";
import { piecesOf, readFigureText } from "./figureText";
import { usualQuantities, withoutSlip } from "./usual";

interface RowKey {
  item: Item;
  office: string;
  channel: string;
  customer: string;
}

type Cells = ReadonlyMap<number, ReturnedCell>;

/** The whole cell: an item may well be called "Total station". */
const totals = /^(?:合计|总计|小计|总和|total|totals|grandtotal|subtotal|sum)$/;
const external = /\[\d+\]|\[[^\]]+\.xl\w*\]|\|[^!]*!|^'?[a-z]:\\|https?:|file:/i;
/** Result cells of a total that is off by less than this are rounding. */
const tolerance = 0.01;

/** Figures of the entry sheet, each with what is doubtful about it. */
export function readEntries(file: string, layout: EntrySheet, identity: TemplateIdentity, context: ReturnContext, doubts: Doubts): readonly ReturnedFigure[] {
  const { sheet, headingRow, keys, months } = layout;
  const { records } = context;
  const items = new Map(records.items.map((item) => [item.item, item]));
  const itemsNamed = new Map<string, Item[]>();
  for (const item of records.items) itemsNamed.set(folded(item.name), [...(itemsNamed.get(folded(item.name)) ?? []), item]);
  const itemCode = codeReader(records.items.map(({ item }) => item));
  const customerCode = codeReader(records.customers.map(({ customer }) => customer));
  const usual = usualQuantities(context);
  const figures: ReturnedFigure[] = [];
  const byRow = new Map<number, number[]>();
  const byColumn = new Map<number, number[]>();
  const firstRow = new Map<string, number>();
  const place = (row: number, column: number) => ({ sheet: sheet.name, row, column });
  const textIn = (cells: Cells, key: "office" | "channel" | "name" | "unit" | "customer"): string => {
    const column = keys.get(key);
    return column === undefined ? "" : tidy(String(cells.get(column)?.value ?? ""));
  };

  /** The office and channel of a row: as it says, or the template's only ones. */
  function officeOf(cells: Cells, row: number): { office: string; channel: string } | undefined {
    const said = { office: textIn(cells, "office"), channel: textIn(cells, "channel") };
    const fits = identity.offices.filter(({ office, channel }) => (said.office === "" || folded(office) === folded(said.office)) && (said.channel === "" || folded(channel) === folded(said.channel)));
    if (fits.length === 1) return fits[0];
    doubts.add("otherOffice", { ...place(row, keys.get("office") ?? keys.get("channel") ?? 0), found: [said.office, said.channel].filter(Boolean).join(" · "), mustDecide: true });
    return undefined;
  }

  /** The item a row is for; undefined where nobody can tell. `doubt` is added once the row's figures are known. */
  function itemOf(cells: Cells): { item?: Item; doubt?: (of: readonly number[]) => void } {
    const column = keys.get("item")!;
    const cell = cells.get(column);
    const name = textIn(cells, "name");
    const named = name === "" ? [] : (itemsNamed.get(folded(name)) ?? []);
    const meant = cell?.value === null || cell?.value === undefined || cell.error ? { by: "unknown" as const } : itemCode(cell.value);
    const at = { ...place(cell?.row ?? 0, column), found: cell?.value ?? "" };
    if (meant.by === "exact") {
      const item = items.get(meant.code!)!;
      const other = name !== "" && folded(item.name) !== folded(name);
      if (!other) return { item };
      return { item, doubt: (figures) => doubts.add("changedKey", { ...place(cell!.row, keys.get("name")!), found: name, figures, mustDecide: true, canKeep: true, facts: { item: item.item, name: item.name } }) };
    }
    const code = meant.by === "similar" || meant.by === "unknown" ? (named.length === 1 ? named[0]!.item : meant.code) : meant.code;
    if (code === undefined) return {};
    const item = items.get(code)!;
    return { item, doubt: (figures) => doubts.add("unknownItem", { ...at, proposed: code, figures, mustDecide: meant.by !== "width", facts: { item: code, name: item.name } }) };
  }

  function readCell(cell: ReturnedCell, index: number, { item, office, channel }: RowKey, month: string, factor: number | undefined): void {
    const at = { ...place(cell.row, cell.column), figures: [index] };
    const facts = { item: item.item, name: item.name, unit: item.unit, month };
    if (cell.error) return doubts.add("errorValue", { ...at, found: cell.value, mustDecide: true, facts });
    if (cell.formula !== undefined) {
      const reachesOut = external.test(cell.formula);
      doubts.add(reachesOut ? "externalFormula" : "formula", { ...at, found: `=${cell.formula}`, mustDecide: reachesOut || typeof cell.value !== "number", canKeep: cell.value !== null, facts: { ...facts, value: typeof cell.value === "number" ? cell.value : String(cell.value ?? "") } });
    }
    if (cell.value === null) return;
    let value: number | undefined;
    if (typeof cell.value === "number") {
      value = cell.value;
      if (cell.look.date) {
        doubts.add("unreadable", { ...at, found: cell.value, mustDecide: true, canKeep: true, facts });
      }
      figures[index]!.found = value;
    } else {
      const read = typeof cell.value === "string" ? readFigureText(cell.value, item) : {};
      const wrongUnit = read.unit !== undefined;
      value = read.value;
      if (value === undefined) return doubts.add(wrongUnit ? "wrongUnit" : "unreadable", { ...at, found: cell.value, mustDecide: true, facts: { ...facts, other: read.unit ?? "" } });
      doubts.add(wrongUnit ? "wrongUnit" : "textNumber", { ...at, found: cell.value, proposed: figure(value), readAs: value, mustDecide: true, facts: { ...facts, other: read.unit ?? "" } });
    }
    if (factor !== undefined) {
      doubts.add("wrongUnit", { ...at, found: cell.value, proposed: figure(value * factor), readAs: value * factor, mustDecide: true, canKeep: true, facts: { ...facts, other: String(factor) } });
      value *= factor;
    }
    if (value < 0) doubts.add("negative", { ...at, found: cell.value, mustDecide: true, facts });
    const slip = withoutSlip(value, month, usual(item.item, office, channel));
    if (item.wholePieces && !Number.isInteger(value)) {
      const thousand = Math.round(value * 1_000);
      const meant = slip && Number.isInteger(slip.value) ? slip.value : withoutSlip(thousand, month, usual(item.item, office, channel)) === undefined && slip ? thousand : Math.round(value);
      doubts.add("fraction", { ...at, found: cell.value, proposed: figure(meant), readAs: meant, mustDecide: true, facts });
      value = meant;
    } else if (slip) {
      doubts.add("tenfold", { ...at, found: cell.value, proposed: figure(slip.value), readAs: slip.value, mustDecide: true, canKeep: true, facts: { ...facts, usual: Math.round(slip.usual) } });
      value = slip.value;
    }
    if (item.discontinuedFrom !== undefined && item.discontinuedFrom <= lastDayOf(month) && value > 0) {
      doubts.add("discontinuedItem", { ...at, found: cell.value, proposed: "0", readAs: 0, mustDecide: true, facts: { ...facts, from: item.discontinuedFrom } });
      value = 0;
    }
    if (value >= 0) figures[index]!.proposed = value;
  }

  function readRow(row: number, cells: Cells): void {
    const filled = months.filter(({ column }) => cells.has(column));
    const words = [...cells.values()].flatMap(({ value }) => (typeof value === "string" ? [folded(value.slice(0, 200))] : []));
    if (words.some((word) => totals.test(word))) return checkTotal(row, cells);
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
    const customer = customerCell?.value === undefined || customerCell.value === null ? { by: "exact" as const, code: "" } : customerCode(customerCell.value);
    const rowKey: RowKey = { item, ...who, customer: customer.code ?? "" };
    const first = figures.length;
    if (filled.length === 0) {
      doubts.add("blankRow", { ...place(row, keys.get("item")!), found: "", facts: { item: item.item, name: item.name } });
    }
    for (const { month, column } of months) {
      const index = figures.length;
      figures.push({ office: who.office, channel: who.channel, item: item.item, customer: rowKey.customer, month, at: { file, ...addressOf(row, column) } });
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
      if (cell) readCell(cell, index, rowKey, month, factor);
      else if (filled.length > 0 && !inMerged(row, column)) doubts.add("blank", { ...place(row, column), found: "", proposed: "0", readAs: 0, figures: [index], mustDecide: true, canKeep: true, facts: { item: item.item, name: item.name, month } });
    });
    doubtRow(row, mine, rowKey);
  }

  const addressOf = (row: number, column: number) => ({ sheet: sheet.name, cell: cellAt(row, column) });

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

  const inMerged = (row: number, column: number): boolean => sheet.merged.some((area) => row >= area.row && row < area.row + area.rows && column >= area.column && column < area.column + area.columns);

  /** Constants in a total row that are not the sum of what stands above. */
  function checkTotal(row: number, cells: Cells): void {
    for (const { column } of months) {
      const cell = cells.get(column);
      if (cell === undefined && months.some((other) => cells.has(other.column))) doubts.add("total", { ...place(row, column), found: "", figures: byColumn.get(column) ?? [], mustDecide: true, canKeep: true });
      // A formula kept without its result says nothing.
      if (cell === undefined || cell.value === null) continue;
      const of = byColumn.get(column) ?? [];
      const sumOf = (take: (one: ReturnedFigure) => number | undefined): number => of.reduce((total, index) => total + (take(figures[index]!) ?? 0), 0);
      // Excel's own sum passes text over.
      const sums = [sumOf(({ found }) => found), sumOf(({ found, proposed }) => found ?? proposed)];
      if (typeof cell.value === "number" && sums.some((sum) => Math.abs(Number(cell.value) - sum) <= tolerance)) continue;
      // Not every program reckons anew before it saves; what people typed over the sum is another matter.
      doubts.add("total", { ...place(cell.row, column), found: cell.value, proposed: figure(sums[1]!), figures: of, mustDecide: cell.formula === undefined, facts: { sum: figure(sums[1]!) } });
    }
  }

  const rows = [...sheet.rows].filter(([row]) => row > headingRow);
  for (const [row, cells] of rows) readRow(row, cells);
  for (const area of sheet.merged) {
    const hit = [...byRow].filter(([row]) => row >= area.row && row < area.row + area.rows).flatMap(([, mine]) => mine);
    const touched = area.column + area.columns > Math.min(...keys.values(), ...months.map(({ column }) => column)) && area.row + area.rows > headingRow;
    if (!touched) continue;
    const inside = hit.filter((index) => isInside(figures[index]!.at.cell!, area));
    const keyHit = [...keys.values()].some((column) => column >= area.column && column < area.column + area.columns);
    const onHeading = area.row <= headingRow && headingRow < area.row + area.rows;
    const concerned = onHeading ? [...byColumn].filter(([column]) => column >= area.column && column < area.column + area.columns).flatMap(([, of]) => of) : keyHit ? hit : inside;
    if (concerned.length > 0 || keyHit) doubts.add("mergedCells", { ...place(area.row, area.column), found: `${cellAt(area.row, area.column)}:${cellAt(area.row + area.rows - 1, area.column + area.columns - 1)}`, figures: concerned, mustDecide: concerned.length > 0, canKeep: true });
  }
  for (const { column, month } of months) {
    const of = byColumn.get(column) ?? [];
    const doubtful = layout.doubtful.get(column);
    if (doubtful) doubts.add(doubtful.kind, { ...place(headingRow, column), found: doubtful.found, proposed: doubtful.month, figures: of, mustDecide: true, facts: { column: doubtful.month } });
    if (sheet.hiddenColumns.has(column)) doubts.add("hiddenColumn", { ...place(headingRow, column), found: month, figures: of, mustDecide: true, canKeep: true });
  }
  strayNumbers(layout, byRow, doubts);
  return figures;
}

/** A heading nobody knows, with numbers under it that are read by nobody. */
function strayNumbers({ sheet, headingRow, keys, months }: EntrySheet, byRow: ReadonlyMap<number, readonly number[]>, doubts: Doubts): void {
  const used = new Set([...keys.values(), ...months.map(({ column }) => column)]);
  const headed = sheet.rows.get(headingRow);
  const numbers = new Map<number, number>();
  for (const [row, cells] of sheet.rows)
    for (const { column, value } of cells.values()) {
      if (row <= headingRow || used.has(column) || typeof value !== "number") continue;
      if (headed?.get(column)?.value !== undefined) numbers.set(column, (numbers.get(column) ?? 0) + 1);
      else doubts.add("strayNumber", { sheet: sheet.name, row, column, found: value, figures: byRow.get(row) ?? [], mustDecide: byRow.has(row), canKeep: true });
    }
  for (const [column, count] of numbers) if (!isReference(headed?.get(column)?.value)) doubts.add("unknownColumn", { sheet: sheet.name, row: headingRow, column, found: sheet.rows.get(headingRow)?.get(column)?.value ?? "", facts: { figures: count } });
}

const isInside = (cell: string, area: { row: number; column: number; rows: number; columns: number }): boolean => {
  const at = parseArea(cell);
  return at !== undefined && at.row >= area.row && at.row < area.row + area.rows && at.column >= area.column && at.column < area.column + area.columns;
};
