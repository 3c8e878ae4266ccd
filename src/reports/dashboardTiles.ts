import type { Cell, NumberFormat } from "../workbook/port";
import { formula, linkTo, text } from "./cells";
import { lastClosedMonthOf, type ReportContext, type ReportKey } from "./context";
import { firstRow } from "./layout";
import { down, fixed, onSheet } from "./reference";
import { asReleasedAt, costTotalAt } from "./runLogPlaces";
import { inventoryColumns, inventoryTotalRow, measuresColumns, measuresTotalRow, productionMeasuresTop, salesMeasuresTop } from "./varianceLayout";

/** A headline number, what is said under it, and the cell behind it. */
export interface Tile {
  label: string;
  figure: Cell;
  note?: Cell;
  behind: { sheet: ReportKey; row: number; column: number };
}

/** In the order of the meeting. `figuresRow` is where the figures stand: the last one is looked up again for its note. */
export function tiles(context: ReportContext, figuresRow: number): readonly Tile[] {
  const { plan, words } = context;
  const { tiles: labels, notes, aYear } = words.overview;
  const note = (words: string): Cell => text(words, "note");
  const [lastMonth, currency] = [lastClosedMonthOf(plan), note(plan.options.currency)];
  const inventoryRow = inventoryTotalRow(plan.inventory.length);
  const shown: Tile[] = [
    { label: labels.serviceLevel, figure: formula(serviceLevel(context), "percent", "figure"), behind: { sheet: "mps", row: firstRow, column: 0 } },
    { label: labels.forecastAccuracy, ...measured(context, "sales", "third"), note: note(notes.forecast(lastMonth)) },
    { label: labels.salesAttainment, ...measured(context, "sales", "attainment"), note: note(notes.sales(lastMonth)) },
    { label: labels.planConformity, ...measured(context, "production", "conformity"), note: note(notes.output(lastMonth)) },
    { label: labels.inventoryValue, ...live(context, "inventoryVariance", inventoryRow, inventoryColumns.value, "money"), note: currency },
    { label: labels.inventoryTurns, ...live(context, "inventoryVariance", inventoryRow, inventoryColumns.turns, "decimal"), note: note(aYear) },
    { label: labels.relevantCost, ...live(context, "runLog", costTotalAt.row, costTotalAt.column, "money"), note: currency },
    againstReleased(context),
  ];
  return [...shown, peakLoad(context, figuresRow, shown.length)];
}

/** A number that stands on another sheet. */
function live({ words }: ReportContext, sheet: ReportKey, row: number, column: number, format: NumberFormat): Pick<Tile, "figure" | "behind"> {
  const cell = onSheet(words.reports.sheets[sheet], fixed(row, column));
  return { figure: formula(format === "decimal" ? `IF(ISNUMBER(${cell}),${cell},"${words.reports.common.notKnown}")` : cell, format, "figure"), behind: { sheet, row, column } };
}

/** A measure of how last month kept to its plan; unknown where it had none. */
function measured(context: ReportContext, which: "sales" | "production", measure: "third" | "attainment" | "conformity"): Pick<Tile, "figure" | "behind"> {
  const { plan, words } = context;
  const sheet = which === "sales" ? "salesVariance" : "capacityVariance";
  const top = which === "sales" ? salesMeasuresTop(plan) : productionMeasuresTop(plan);
  const row = measuresTotalRow(plan, which, top);
  if (row === undefined) return { figure: text(words.reports.common.notKnown, "figure"), behind: { sheet, row: top, column: 0 } };
  return live(context, sheet, row, measuresColumns[measure], "percent");
}

/** What this plan costs more than keeping the last released one would. */
function againstReleased(context: ReportContext): Tile {
  const { plan, words } = context;
  const { overview } = words;
  const { row, column } = asReleasedAt;
  if (!plan.balance.costAsReleased)
    return { label: overview.tiles.againstReleased, figure: text(words.reports.common.notKnown, "figure"), note: text(overview.noReleased, "note"), behind: { sheet: "runLog", row, column } };
  return { label: overview.tiles.againstReleased, ...live(context, "runLog", row, column + 1, "money"), note: text(overview.overReleased, "note") };
}

/** 1 − what came later than its own period ÷ demand, at standard cost. */
function serviceLevel({ words, layout: { mps } }: ReportContext): string {
  const { columns, last, wordRow } = mps;
  const sheet = words.reports.sheets.mps;
  const column = (c: number) => onSheet(sheet, down(c, firstRow, last));
  const periods = onSheet(sheet, `${fixed(firstRow, columns.firstPeriod)}:${fixed(last, columns.lastPeriod)}`);
  const sum = (measure: "late" | "demand") => `SUMPRODUCT((${column(columns.measure)}=${onSheet(sheet, fixed(wordRow(measure), columns.measure))})*${column(columns.cost)}*${periods})`;
  return `IFERROR(1-${sum("late")}/${sum("demand")},1)`;
}

/** The highest load over all work centres, and where and when it falls. */
function peakLoad({ words, layout: { capacity } }: ReportContext, figuresRow: number, tile: number): Tile {
  const { sheets } = words.reports;
  const { columns, last } = capacity;
  const column = (c: number) => onSheet(sheets.capacity, down(c, firstRow, last));
  const place = `MATCH(${fixed(figuresRow, tile)},${column(columns.peak)},0)`;
  const at = (c: number) => `INDEX(${column(c)},${place},1)`;
  return {
    label: words.overview.tiles.peakLoad,
    figure: formula(`MAX(${column(columns.peak)})`, "percent", "figure"),
    note: formula(`IFERROR(${at(columns.name)}&" "&MONTH(${at(columns.peakPeriod)})&"/"&DAY(${at(columns.peakPeriod)}),"")`, "text", "note"),
    behind: { sheet: "capacity", row: firstRow, column: 0 },
  };
}

/** Leads to the cell behind a tile's number. */
export const tileLink = ({ words }: ReportContext, { behind: { sheet, row, column } }: Tile): Cell => linkTo(words.reports.sheets[sheet], row, column, words.overview.behind);
