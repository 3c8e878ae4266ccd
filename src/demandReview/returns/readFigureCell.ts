import { lastDayOf } from "../../engine/calendar";
import { figure } from "../../language/format";
import type { ReturnedCell } from "../../workbook/returnedWorkbook";
import type { EntryReading, RowKey } from "./entryReading";
import { readFigureText } from "./figureText";
import { type usualQuantities, withoutSlip } from "./usual";

type UsualQuantities = ReturnType<typeof usualQuantities>;

const external = /\[\d+\]|\[[^\]]+\.xl\w*\]|\|[^!]*!|^'?[a-z]:\\|https?:|file:/i;

/** Reads the figure `index` from its cell. `factor`: pieces in one of the row's unit, where that is not the item's own. */
export function readFigureCell({ figures, doubts, place }: EntryReading, cell: ReturnedCell, index: number, { item, office, channel }: RowKey, month: string, factor: number | undefined, usual: UsualQuantities): void {
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
