import type { CellErrorValue, CellFormulaValue, Style, Workbook, Worksheet, WorksheetView } from "@cj-tech-master/excelts";
import { areaName, cellName, columnName } from "./address";
import { isErrorText } from "./calculationModel";
import { looksLikeFormula, toCellText } from "./cellText";
import type { Cell, CellValue, ChartSpec, ConditionalSpec, Rectangle, SheetSpec, ValidationSpec } from "./port";
import type { CellReader } from "./recalculate";
import { constantOf } from "./specCells";
import { addXlsxChart } from "./writeXlsxChart";
import { argb, changedStyle, xlsxStyle } from "./xlsxStyle";

/** Adds a sheet as described and gives back its charts by their number; `computed` knows the results that are kept beside its formulas. */
export function writeXlsxSheet(workbook: Workbook, spec: SheetSpec, computed: CellReader, selected: boolean): ReadonlyMap<number, ChartSpec> {
  const sheet = workbook.addWorksheet(spec.name, {
    properties: spec.tabColour ? { tabColor: { argb: argb(spec.tabColour) } } : {},
    views: [view(spec, selected)],
    ...(spec.hidden && { state: spec.hidden }),
    pageSetup: pageSetup(spec),
    headerFooter: { oddFooter: "&L&A&R&P / &N" },
  });
  spec.widths.forEach((width, column) => (sheet.getColumn(column + 1).width = width));
  if (spec.table) addTable(sheet, spec, spec.table);
  spec.rows.forEach((row, r) => row.forEach((cell, c) => cell && writeCell(sheet, r, c, cell, computed, spec.protect === true)));
  for (const validation of spec.validations ?? []) addValidation(sheet, validation);
  spec.conditionals?.forEach((conditional, index) => addConditional(sheet, conditional, index + 1));
  if (spec.filter) sheet.autoFilter = areaName(spec.filter);
  for (const row of spec.print?.breaksBefore ?? []) sheet.rowBreaks.push({ id: row, min: 0, max: lastColumn, man: 1 });
  // What the file calls true is what a person may do all the same.
  if (spec.protect) sheet.sheetProtection = { sheet: true, formatColumns: true, formatRows: true, autoFilter: true, sort: true };
  return new Map((spec.charts ?? []).map((chart) => [addXlsxChart(sheet, chart), chart]));
}

function writeCell(sheet: Worksheet, row: number, column: number, cell: Cell, computed: CellReader, isProtected: boolean): void {
  const place = sheet.getCell(row + 1, column + 1);
  const constant = constantOf(cell);
  place.value = cell.formula === undefined ? constant : { formula: cell.formula.slice(1), result: formulaResult(computed(sheet.name, row, column)) };
  // Such text stays text when somebody edits the cell, too.
  const style = xlsxStyle(cell.style, typeof constant === "string" && looksLikeFormula(constant) ? "text" : cell.format);
  place.style = isProtected && (cell.style === "input" || cell.style === "answer") ? unlocked(style) : style;
}

const unlockedStyles = new Map<Partial<Style>, Partial<Style>>();

/** One object per style, so that cells go on sharing them. */
function unlocked(style: Partial<Style>): Partial<Style> {
  const known = unlockedStyles.get(style) ?? { ...style, protection: { locked: false } };
  unlockedStyles.set(style, known);
  return known;
}

/** A value as the file library keeps it beside a formula. */
export function formulaResult(value: CellValue): CellFormulaValue["result"] {
  return typeof value === "string" && isErrorText(value) ? ({ error: value } as CellErrorValue) : (value ?? undefined);
}

function view({ freeze, kind }: SheetSpec, tabSelected: boolean): Partial<WorksheetView> {
  const shown = { showGridLines: kind === "input", tabSelected };
  if (!freeze) return { ...shown, state: "normal" };
  return { ...shown, state: "frozen", xSplit: freeze.columns, ySplit: freeze.rows, topLeftCell: cellName(freeze.rows, freeze.columns) };
}

const a4 = 9;

/** One page wide or as the sheet asks, as many as it takes in height. Margins in inches. */
const pageSetup = ({ print, rows, freeze }: SheetSpec) => ({
  paperSize: a4,
  orientation: print?.landscape ? ("landscape" as const) : ("portrait" as const),
  fitToPage: true,
  fitToWidth: print?.pagesWide ?? 1,
  fitToHeight: 0,
  horizontalCentered: true,
  margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
  ...(print?.titleRows ? { printTitlesRow: `1:${print.titleRows}` } : {}),
  ...(print?.pagesWide && freeze?.columns ? { printTitlesColumn: `A:${columnName(freeze.columns - 1)}` } : {}),
  ...(print?.columns ? { printArea: `A1:${cellName(rows.length - 1, print.columns - 1)}` } : {}),
});

function addTable(sheet: Worksheet, spec: SheetSpec, { name, row, column, rows, columns }: { name: string } & Rectangle): void {
  const at = (r: number, c: number): CellValue => {
    const cell = spec.rows[row + r]?.[column + c];
    return cell ? constantOf(cell) : null;
  };
  const indexes = Array.from({ length: columns }, (_, c) => c);
  sheet.addTable({
    name,
    ref: cellName(row, column),
    headerRow: true,
    // Without a filter button on every column Excel may refuse the table.
    columns: indexes.map((c) => ({ name: String(at(0, c) ?? ""), filterButton: true })),
    rows: Array.from({ length: rows - 1 }, (_, r) => indexes.map((c) => at(r + 1, c))),
    style: { theme: "TableStyleLight1", showRowStripes: false },
  });
}

/** A page break runs over the whole sheet. */
const lastColumn = 16_383;

/** Of two conditions that hold, the first one's look wins. */
const addConditional = (sheet: Worksheet, { range, formula, look }: ConditionalSpec, priority: number): void =>
  sheet.addConditionalFormatting({ ref: areaName(range), rules: [{ type: "expression", priority, formulae: [formula], style: changedStyle(look) }] });

function addValidation(sheet: Worksheet, { range, list, number }: ValidationSpec): void {
  const last = { row: range.row + range.rows, column: columnName(range.column + range.columns - 1) };
  const area = `${cellName(range.row, range.column)}:${last.column}${last.row}`;
  if (number) {
    const { minimum, whole, message } = number;
    sheet.dataValidations.add(area, { type: whole ? "whole" : "decimal", operator: "greaterThanOrEqual", formulae: [minimum], allowBlank: true, showErrorMessage: true, errorStyle: "stop", error: message });
    return;
  }
  sheet.dataValidations.add(area, {
    type: "list",
    allowBlank: true,
    showErrorMessage: true,
    formulae: [typeof list === "string" ? list : `"${list.map((word) => toCellText(word).replaceAll('"', '""')).join(",")}"`],
  });
}
