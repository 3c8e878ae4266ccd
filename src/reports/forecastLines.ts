import { excelSerial, firstDayOf } from "../engine/calendar";
import type { ConsolidatedLine } from "../engine/demandReview/consolidation";
import type { IsoMonth } from "../engine/records";
import { cellName } from "../workbook/address";
import type { Cell, CellStyle, ConditionalSpec, NumberFormat, SheetSpec } from "../workbook/port";
import { blank, formula, heading, input, literal, quantityFormat, rowCheck, text } from "./cells";
import { type Draft, framedSheet } from "./draft";
import { across, down, onSheet } from "./reference";
import { lineTotals, linesOfPlace, quantityOf, type ReviewContext } from "./reviewContext";

/** Months of a group in one row, measures in the next, lines from the third. */
const monthsRow = 3;
const headingRow = 4;
export const firstLine = 5;

/** In the order of the columns; what was said before stands before what is said now. */
export const lineMeasures = ["lastYear", "before", "baseline", "entered", "adjusted", "total"] as const;
export type LineMeasure = (typeof lineMeasures)[number];

const firstMonth = 10;
/** Columns of 预测明细 for a number of months. */
export const lineColumns = (months: number) => {
  const remark = firstMonth + months * lineMeasures.length;
  const limits = remark + 2;
  return {
    region: 0, office: 1, channel: 2, item: 3, name: 4, family: 5, grade: 6, distributor: 7, unit: 8, cost: 9,
    of: (month: number, measure: LineMeasure) => firstMonth + month * lineMeasures.length + lineMeasures.indexOf(measure),
    remark, worth: remark + 1,
    lower: (month: number) => limits + 2 * month,
    upper: (month: number) => limits + 2 * month + 1,
    check: limits + 2 * months,
  };
};

/** Row of the last line; an empty sheet still has one to refer to. */
export const lastLine = ({ consolidation }: ReviewContext): number => firstLine + Math.max(1, consolidation.lines.length) - 1;

/** A column of the lines, from another sheet. */
export const linesColumn = (context: ReviewContext, column: number): string => onSheet(context.words.review.sheets.lines, down(column, firstLine, lastLine(context)));

/** 预测明细: every office's forecast beside last year, the last version and the baseline, with the adjustments as they stand on their sheet. */
export function forecastLinesSheet(context: ReviewContext): SheetSpec {
  const { consolidation: { cycle, lines, months }, words, today } = context;
  const { review } = words;
  const columns = lineColumns(months.length);
  const draft = framedSheet({ name: review.sheets.lines, title: review.titles.lines(cycle), mark: (area) => review.mark({ cycle, today, area }), units: review.unitsQuantity }, words, columns.check);
  headings(draft, context);
  lines.forEach((line, index) => lineRow(draft, context, line, index));
  return draft.finish({
    widths: [9, 11, 9, 11, 14, 11, 9, 9, 6, 9, ...months.flatMap(() => [10, 10, 10, 10, 10, 10]), 46, 12, ...months.flatMap(() => [10, 10]), 9],
    freeze: { rows: firstLine, columns: columns.item + 1 },
    print: { landscape: true, titleRows: firstLine, columns: columns.worth + 1 },
    filter: { row: headingRow, column: 0, rows: Math.max(1, lines.length) + 1, columns: columns.check + 1 },
    folds: { columns: [...months.map((_, m) => ({ from: columns.of(m, "lastYear"), count: 3 })), { from: columns.lower(0), count: 2 * months.length, folded: true }] },
    conditionals: lines.length > 0 ? marks(context) : [],
    tabColour: "#2E6B34",
  });
}

function headings(draft: Draft, { consolidation: { months }, words }: ReviewContext): void {
  const { review } = words;
  const columns = lineColumns(months.length);
  for (const key of ["region", "office", "channel", "item", "name", "family", "grade", "distributor", "unit", "cost", "remark", "worth", "check"] as const) {
    draft.put(monthsRow, columns[key], heading());
    draft.put(headingRow, columns[key], heading(review.columns[key]));
  }
  months.forEach((month, m) => {
    lineMeasures.forEach((measure) => {
      draft.put(monthsRow, columns.of(m, measure), heading(month));
      draft.put(headingRow, columns.of(m, measure), heading(review.measures[measure]));
    });
    for (const limit of ["lower", "upper"] as const) {
      draft.put(monthsRow, columns[limit](m), heading());
      draft.put(headingRow, columns[limit](m), heading(review.limits[limit](month)));
    }
  });
}

function lineRow(draft: Draft, context: ReviewContext, line: ConsolidatedLine, index: number): void {
  const { consolidation: { lines, months }, items, words: { review } } = context;
  const columns = lineColumns(months.length);
  const row = firstLine + index;
  const item = items.get(line.item);
  const format = quantityFormat({ wholePieces: item?.wholePieces ?? false }, [...line.entered.map(quantityOf), ...line.adjusted]);
  const keys = [line.region, line.office, line.channel, line.item, item?.name ?? "", item?.family ?? "", line.grade ?? review.allCustomers, line.distributor ? review.distributor : review.direct, item?.unit ?? ""];
  draft.line(row, 0, keys.map((word) => text(word)));
  draft.put(row, columns.cost, input(item?.standardCost ?? 0, "price"));
  months.forEach((month, m) => {
    const put = (measure: LineMeasure, cell: Cell) => draft.put(row, columns.of(m, measure), cell);
    for (const measure of ["lastYear", "before", "baseline"] as const) put(measure, known(line[measure][m], format, "formula"));
    put("entered", known(line.entered[m], format, "input"));
    put("adjusted", line.carries ? formula(adjustmentSum(context, row, month), format) : blank("formula"));
    put("total", formula(`SUM(${across(row, columns.of(m, "entered"), columns.of(m, "adjusted"))})`, format, "total"));
    draft.put(row, columns.lower(m), known(line.lower[m], "decimal", "formula"));
    draft.put(row, columns.upper(m), known(line.upper[m], "decimal", "formula"));
  });
  const totals = months.map((_, m) => cellName(row, columns.of(m, "total")));
  draft.put(row, columns.remark, line.carries ? formula(remark(context, row, linesOfPlace(lines, index)), "general", "key") : blank("key"));
  draft.put(row, columns.worth, formula(`(${totals.join("+")})*${cellName(row, columns.cost)}`, "money"));
  draft.check(row, rowCheck(across(row, columns.of(0, "entered"), columns.of(months.length - 1, "total")), engineRow(line)));
}

/** What the row check compares: from the first month's entry to the last month's total, the past between them as it stands. */
const engineRow = (line: ConsolidatedLine): number[] => {
  const totals = lineTotals(line);
  const row = line.entered.flatMap((entered, m) => [line.lastYear[m], line.before[m], line.baseline[m], entered, line.adjusted[m], totals[m]].map(quantityOf));
  return row.slice(lineMeasures.indexOf("entered"));
};

const known = (quantity: number | undefined, format: NumberFormat, style: CellStyle): Cell => (quantity === undefined ? blank(style) : { ...input(quantity, format), style });

/**
 * Σ changes of the line's office, channel and item for one month. SUMIFS would take codes such as A* or 0012 for patterns
 * and numbers, so cells are compared as they are; & "" makes a number typed for a code its text. Months stand on the ledger as
 * dates or as words.
 */
function adjustmentSum({ consolidation: { cycle, months }, adjustments: { sheet, columns: ledger, firstRow, lastRow } }: ReviewContext, row: number, month: IsoMonth): string {
  const columns = lineColumns(months.length);
  const range = (column: number) => onSheet(sheet, down(column, firstRow, lastRow));
  const isMonth = (column: number, wanted: IsoMonth) => `((${range(column)}=${excelSerial(firstDayOf(wanted))})+(${range(column)}=${literal(wanted)}))`;
  const same = (column: number, key: "office" | "channel" | "item") => `(${range(column)}&""=$${cellName(row, columns[key])}&"")`;
  return `SUMPRODUCT(${[isMonth(ledger.cycle, cycle), same(ledger.office, "office"), same(ledger.channel, "channel"), same(ledger.item, "item"), isMonth(ledger.month, month)].join("*")},${range(ledger.change)})`;
}

/** Σ changes of the cycle whatever they are for, to find those that no line carries. */
export function allAdjustments({ consolidation: { cycle }, adjustments: { sheet, columns, firstRow, lastRow } }: ReviewContext): string {
  const range = (column: number) => onSheet(sheet, down(column, firstRow, lastRow));
  return `SUMPRODUCT((${range(columns.cycle)}=${excelSerial(firstDayOf(cycle))})+(${range(columns.cycle)}=${literal(cycle)}),${range(columns.change)})`;
}

/** Words on where the office's total, over its customers, leaves the baseline's interval or falls below nothing. */
function remark({ consolidation: { months }, words: { review } }: ReviewContext, row: number, count: number): string {
  const columns = lineColumns(months.length);
  const parts = months.map((month, m) => {
    const total = `SUM(${cellName(row, columns.of(m, "total"))}:${cellName(row + count - 1, columns.of(m, "total"))})`;
    const said = `COUNT(${cellName(row, columns.of(m, "entered"))}:${cellName(row + count - 1, columns.of(m, "entered"))})`;
    const [lower, upper] = [cellName(row, columns.lower(m)), cellName(row, columns.upper(m))];
    const outside = `IF(${said}=0,"",IF(${upper}="","",IF(${total}>${upper},${literal(review.aboveInterval(month))},IF(${total}<${lower},${literal(review.belowInterval(month))},""))))`;
    return `IF(${total}<0,${literal(review.negative(month))},${outside})`;
  });
  const entered = months.map((_, m) => `COUNT(${cellName(row, columns.of(m, "entered"))}:${cellName(row + count - 1, columns.of(m, "entered"))})`).join("+");
  return `IF(${entered}=0,${literal(review.notEntered)},"")&${parts.join("&")}`;
}

/** Totals below nothing, and totals of a single line outside the interval. */
function marks(context: ReviewContext): ConditionalSpec[] {
  const { lines, months } = context.consolidation;
  const columns = lineColumns(months.length);
  return months.flatMap((_, m): ConditionalSpec[] => {
    const range = { row: firstLine, column: columns.of(m, "total"), rows: lines.length, columns: 1 };
    const at = (column: number) => `$${cellName(firstLine, column)}`;
    const total = at(columns.of(m, "total"));
    return [
      { range, formula: `${total}<0`, look: "bad" },
      // The interval is the office's: beside one of several customer grades it would say nothing.
      { range, formula: `AND(${at(columns.upper(m))}<>"",${at(columns.of(m, "entered"))}<>"",$${cellName(firstLine + 1, columns.item)}&$${cellName(firstLine + 1, columns.office)}&$${cellName(firstLine + 1, columns.channel)}<>${at(columns.item)}&${at(columns.office)}&${at(columns.channel)},OR(${total}>${at(columns.upper(m))},${total}<${at(columns.lower(m))}))`, look: "doubtful" },
    ];
  });
}
