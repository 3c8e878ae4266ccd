import { type Cell, type Column, type Row, Workbook, type Worksheet } from "@cj-tech-master/excelts";
import { installChartSupport } from "@cj-tech-master/excelts/chart";
import { columnIndex } from "../../../src/workbook/address";
import { readXlsxSheet, valueOf } from "../../../src/workbook/readXlsxSheet";
import { unpackXlsx } from "../../../src/workbook/unpackXlsx";
import type { CellDescription, CellFormat, ConditionalDescription, NameDescription, SheetDescription, TableDescription, ValidationDescription, WorkbookDescription } from "../host/description";
import { parseA1 } from "../host/a1";
import { formatFromFile } from "./cellFormat";
import { readCharts } from "./readXlsxCharts";

/** An .xlsx file as the host opens it. Throws `ProblemError` for what is no harmless workbook. */
export async function readXlsx(name: string, bytes: Uint8Array): Promise<WorkbookDescription> {
  installChartSupport();
  const workbook = new Workbook();
  await workbook.xlsx.loadFromFiles(Object.fromEntries(unpackXlsx(bytes, name)));
  const sheets = workbook.worksheets;
  const active = sheets[workbook.views[0]?.activeTab ?? 0] ?? sheets[0];
  return { name, sheets: sheets.map(sheetOf), activeSheet: active?.name ?? "", names: namesOf(workbook), settings: {} };
}

function sheetOf(sheet: Worksheet): SheetDescription {
  const view = sheet.views[0];
  return {
    name: sheet.name,
    visibility: ({ hidden: "Hidden", veryHidden: "VeryHidden" } as const)[sheet.state as "hidden" | "veryHidden"] ?? "Visible",
    tabColour: sheet.properties.tabColor?.argb ? `#${sheet.properties.tabColor.argb.slice(-6)}` : "",
    cells: cellsOf(sheet),
    widths: widthsOf(sheet),
    hiddenRows: rowsOf(sheet, ({ hidden }) => hidden).map(({ row }) => row),
    hiddenColumns: columnsOf(sheet, ({ hidden }) => hidden).map(({ column }) => column),
    rowLevels: Object.fromEntries(rowsOf(sheet, ({ outlineLevel }) => outlineLevel).map(({ row, found }) => [row, found as number])),
    columnLevels: Object.fromEntries(columnsOf(sheet, ({ outlineLevel }) => outlineLevel).map(({ column, found }) => [column, found as number])),
    ...(view?.state === "frozen" ? { frozen: { rows: view.ySplit ?? 0, columns: view.xSplit ?? 0 } } : {}),
    gridlines: view?.showGridLines !== false,
    protected: sheet.sheetProtection !== undefined && sheet.sheetProtection !== null,
    tables: tablesOf(sheet),
    charts: readCharts(sheet),
    validations: validationsOf(sheet),
    conditionals: conditionalsOf(sheet),
    ...filterOf(sheet),
    page: pageOf(sheet),
  };
}

function cellsOf(sheet: Worksheet): CellDescription[] {
  const cells: CellDescription[] = [];
  sheet.eachRow({ includeEmpty: false }, (row, rowNumber) =>
    row.eachCell({ includeEmpty: true }, (cell, columnNumber) => {
      const found = cellOf(cell, rowNumber - 1, columnNumber - 1);
      if (found) cells.push(found);
    }),
  );
  return cells;
}

/** Looks repeat in whole columns: equal ones are one object. */
const formats = new Map<string, CellFormat>();

function cellOf(cell: Cell, row: number, column: number): CellDescription | undefined {
  const isPart = cell.isMerged && cell.master !== cell;
  const value = valueOf(cell);
  const formula = isPart || cell.formula === undefined ? undefined : `=${cell.formula}`;
  const style = formatFromFile(cell.style);
  const key = JSON.stringify(style);
  if (value === null && formula === undefined && key === "{}") return undefined;
  const format = formats.get(key) ?? style;
  formats.set(key, format);
  return { row, column, value, ...(formula === undefined ? {} : { formula }), ...(key === "{}" ? {} : { format }) };
}

const widthsOf = (sheet: Worksheet): Record<number, number> => Object.fromEntries(columnsOf(sheet, ({ width }) => width).map(({ column, found }) => [column, found as number]));

/** Columns, and rows, of which something holds. */
const columnsOf = ({ columns }: Worksheet, look: (column: Column) => unknown) =>
  (columns ?? []).flatMap((column, index) => (look(column) ? [{ column: index, found: look(column) }] : []));

function rowsOf(sheet: Worksheet, look: (row: Row) => unknown) {
  const rows: { row: number; found: unknown }[] = [];
  sheet.eachRow({ includeEmpty: true }, (row, rowNumber) => {
    if (look(row)) rows.push({ row: rowNumber - 1, found: look(row) });
  });
  return rows;
}

/** Formulas only, in the order in which they are asked. */
const conditionalsOf = ({ conditionalFormattings }: Worksheet): ConditionalDescription[] =>
  conditionalFormattings
    .flatMap(({ ref, rules }) => rules.flatMap((rule) => (rule.type === "expression" ? [{ ref, rule }] : [])))
    .sort((a, b) => (a.rule.priority ?? 0) - (b.rule.priority ?? 0))
    .flatMap(({ ref, rule }) => {
      const place = parseA1(ref);
      return place ? [{ ...place, formula: `=${String(rule.formulae?.[0] ?? "")}`, format: formatFromFile(rule.style ?? {}, true) }] : [];
    });

/** The library does not say what is filtered, only where. */
function filterOf({ autoFilter }: Worksheet): Pick<SheetDescription, "filter"> {
  const place = typeof autoFilter === "string" ? parseA1(autoFilter) : undefined;
  return place ? { filter: { ...place, criteria: {} } } : {};
}

const tablesOf = (sheet: Worksheet): TableDescription[] => {
  const styles = new Map(sheet.getTables().map(({ table }) => [table.name, { style: table.style?.theme ?? "TableStyleMedium2", showTotals: table.totalsRow === true }]));
  return (readXlsxSheet(sheet)?.tables ?? []).map((table) => ({ ...table, ...(styles.get(table.name) ?? { style: "TableStyleMedium2", showTotals: false }) }));
};

/** Lists only: what the add-in's templates use. */
function validationsOf(sheet: Worksheet): ValidationDescription[] {
  return Object.entries(sheet.dataValidations.model).flatMap(([address, validation]) => {
    const place = parseA1(address.split(" ")[0] ?? "");
    const source = validation?.type === "list" ? validation.formulae?.[0] : undefined;
    if (!place || source === undefined) return [];
    const text = String(source);
    return [{ ...place, rule: { list: { inCellDropDown: true, source: text.startsWith('"') ? text.slice(1, -1) : `=${text}` } } }];
  });
}

function pageOf({ pageSetup, rowBreaks }: Worksheet): SheetDescription["page"] {
  const [first, last] = (pageSetup.printTitlesRow ?? "").split(":").map(Number);
  const [left, right] = (pageSetup.printTitlesColumn ?? "").split(":").map(columnIndex);
  const printArea = pageSetup.printArea ? parseA1(pageSetup.printArea) : undefined;
  return {
    orientation: pageSetup.orientation === "landscape" ? "Landscape" : "Portrait",
    ...(pageSetup.fitToPage ? { fitWidth: pageSetup.fitToWidth ?? 1 } : {}),
    ...(first ? { titleRows: { first: first - 1, last: (last ?? first) - 1 } } : {}),
    ...(pageSetup.printTitlesColumn ? { titleColumns: { first: left!, last: right ?? left! } } : {}),
    ...(printArea && { printArea }),
    ...(rowBreaks.length > 0 && { breaksBefore: rowBreaks.map(({ id }) => id) }),
  };
}

const namesOf = (workbook: Workbook): NameDescription[] =>
  workbook.definedNames.model.flatMap(({ name, ranges, localSheetId, hidden, formulaExpression, rawText }) => {
    const formula = ranges[0] ?? formulaExpression ?? rawText;
    // Excel's own stand for filters and print settings, which are told apart from names.
    if (formula === undefined || name.startsWith("_xlnm.")) return [];
    const sheet = localSheetId === undefined ? undefined : workbook.worksheets[localSheetId]?.name;
    return [{ name, formula: `=${formula}`, ...(sheet === undefined ? {} : { sheet }), ...(hidden && { hidden }) }];
  });
