import { Workbook, type Worksheet } from "@cj-tech-master/excelts";
import { installChartSupport } from "@cj-tech-master/excelts/chart";
import { cellName, columnName } from "../../../src/workbook/address";
import { formulaResult } from "../../../src/workbook/writeXlsxSheet";
import { toA1 } from "../host/a1";
import type { CellDescription, NameDescription, SheetDescription, TableDescription, ValidationDescription, WorkbookDescription } from "../host/description";
import { argbOf, changedToFile, formatToFile } from "./cellFormat";
import { addChart } from "./writeXlsxCharts";

/** The host's workbook as an .xlsx file: formulas with their values, looks, tables, lists, native charts. */
export async function writeXlsx({ sheets, activeSheet, names }: WorkbookDescription): Promise<Uint8Array> {
  installChartSupport();
  const workbook = new Workbook();
  for (const sheet of sheets) addSheet(workbook, sheet);
  workbook.definedNames.model = names.map((name) => definedName(name, sheets));
  const activeTab = Math.max(0, sheets.findIndex(({ name }) => name === activeSheet));
  workbook.views = [{ x: 0, y: 0, width: 24_000, height: 14_000, visibility: "visible", firstSheet: 0, activeTab }];
  // Excel computes once more when it opens the file; it knows its own rules best.
  workbook.calcProperties.fullCalcOnLoad = true;
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

const definedName = ({ name, formula, sheet, hidden }: NameDescription, sheets: readonly SheetDescription[]) => ({
  name,
  ranges: [],
  rawText: formula.replace(/^=/, ""),
  ...(sheet !== undefined && { localSheetId: sheets.findIndex((one) => one.name === sheet) }),
  ...(hidden && { hidden }),
});

const states = { Visible: "visible", Hidden: "hidden", VeryHidden: "veryHidden" } as const;

function addSheet(workbook: Workbook, description: SheetDescription): void {
  const { name, tabColour, visibility, frozen, gridlines } = description;
  const sheet = workbook.addWorksheet(name, {
    state: states[visibility],
    properties: tabColour ? { tabColor: argbOf(tabColour) } : {},
    views: [frozen ? { state: "frozen", xSplit: frozen.columns, ySplit: frozen.rows, topLeftCell: cellName(frozen.rows, frozen.columns), showGridLines: gridlines } : { state: "normal", showGridLines: gridlines }],
    pageSetup: pageOf(description),
  });
  for (const [column, width] of Object.entries(description.widths)) sheet.getColumn(Number(column) + 1).width = width;
  for (const table of description.tables) addTable(sheet, table, description.cells);
  for (const cell of description.cells) addCell(sheet, cell);
  for (const [row, level] of Object.entries(description.rowLevels)) sheet.getRow(Number(row) + 1).outlineLevel = level;
  for (const [column, level] of Object.entries(description.columnLevels)) sheet.getColumn(Number(column) + 1).outlineLevel = level;
  for (const row of description.hiddenRows) sheet.getRow(row + 1).hidden = true;
  for (const column of description.hiddenColumns) sheet.getColumn(column + 1).hidden = true;
  description.conditionals.forEach(({ formula, format, ...place }, index) =>
    sheet.addConditionalFormatting({ ref: toA1(place), rules: [{ type: "expression", priority: index + 1, formulae: [formula.slice(1)], style: changedToFile(format) }] }),
  );
  if (description.filter) sheet.autoFilter = toA1(description.filter);
  for (const row of description.page.breaksBefore ?? []) sheet.rowBreaks.push({ id: row, min: 0, max: 16_383, man: 1 });
  for (const validation of description.validations) addValidation(sheet, validation);
  for (const chart of description.charts) addChart(sheet, chart);
}

function addCell(sheet: Worksheet, { row, column, value, formula, format }: CellDescription): void {
  const cell = sheet.getCell(row + 1, column + 1);
  if (formula !== undefined) cell.value = { formula: formula.slice(1), result: formulaResult(value) };
  else if (value !== null && value !== "") cell.value = value;
  if (format) cell.style = formatToFile(format);
}

function addTable(sheet: Worksheet, { name, style, showTotals, ...place }: TableDescription, cells: readonly CellDescription[]): void {
  const texts = new Map(cells.filter(({ row }) => row === place.row).map(({ column, value }) => [column, String(value ?? "")]));
  sheet.addTable({
    name,
    ref: cellName(place.row, place.column),
    headerRow: true,
    totalsRow: showTotals,
    // Without a filter button on every column Excel may refuse the table.
    columns: Array.from({ length: place.columns }, (_, c) => ({ name: texts.get(place.column + c) ?? "", filterButton: true })),
    // The cells are written afterwards; here only the number of rows counts.
    rows: Array.from({ length: place.rows - 1 - (showTotals ? 1 : 0) }, () => Array.from({ length: place.columns }, () => null)),
    style: { theme: style as "TableStyleMedium2", showRowStripes: !/Light1$/.test(style) },
  });
}

function addValidation(sheet: Worksheet, { rule, ...place }: ValidationDescription): void {
  const source = (rule.list as { source?: unknown } | undefined)?.source;
  if (typeof source !== "string") return;
  const formula = source.startsWith("=") ? source.slice(1) : `"${source}"`;
  sheet.dataValidations.add(toA1(place), { type: "list", allowBlank: true, showErrorMessage: true, formulae: [formula] });
}

const pageOf = ({ page }: SheetDescription) => ({
  orientation: page.orientation === "Landscape" ? ("landscape" as const) : ("portrait" as const),
  ...(page.fitWidth ? { fitToPage: true, fitToWidth: page.fitWidth, fitToHeight: 0 } : {}),
  ...(page.titleRows ? { printTitlesRow: `${page.titleRows.first + 1}:${page.titleRows.last + 1}` } : {}),
  ...(page.titleColumns ? { printTitlesColumn: `${columnName(page.titleColumns.first)}:${columnName(page.titleColumns.last)}` } : {}),
  ...(page.printArea ? { printArea: toA1(page.printArea) } : {}),
});
