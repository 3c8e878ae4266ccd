import { pointsOf } from "../../../src/workbook/officeUnits";
import { cellKey } from "./cells";
import { newAxis, newSeries } from "./charts";
import type { ChartDescription, FilterDescription, SheetBlock, SheetDescription, WorkbookDescription } from "./description";
import { type BookModel, type ChartModel, type FilterModel, newSheet, newTable, type RangeModel, type SheetModel } from "./model";

function sheetModel(description: SheetDescription, id: string): SheetModel {
  const { name, visibility, tabColour, frozen, gridlines, page } = description;
  const sheet: SheetModel = { ...newSheet(id, name), visibility, tabColour, frozen, gridlines, protected: description.protected, page: { ...page } };
  for (const { row, column, value, formula, format = sheet.base } of description.cells)
    sheet.cells.set(cellKey(row, column), { value: value ?? "", formula, format });
  for (const [column, characters] of Object.entries(description.widths)) sheet.widths.set(Number(column), pointsOf(characters));
  for (const row of description.hiddenRows) sheet.hiddenRows.add(row);
  for (const column of description.hiddenColumns) sheet.hiddenColumns.add(column);
  for (const [row, level] of Object.entries(description.rowLevels)) sheet.rowLevels.set(Number(row), level);
  for (const [column, level] of Object.entries(description.columnLevels)) sheet.columnLevels.set(Number(column), level);
  sheet.conditionals = description.conditionals.map(({ formula, format, ...place }, index) => ({ id: `{${id}-${index}}`, place, formula, format }));
  if (description.filter) sheet.filter = filterModel(description.filter, description.hiddenRows);
  sheet.validations = description.validations.map(({ rule, row, column, rows, columns }) => ({
    place: { row, column, rows, columns },
    rule: { ...rule },
    ignoreBlanks: true,
  }));
  return sheet;
}

function filterModel({ criteria, ...place }: FilterDescription, hiddenRows: readonly number[]): FilterModel {
  const known = Object.entries(criteria).map(([column, criterion]) => [Number(column), criterion] as const);
  const hides = known.length > 0 ? hiddenRows.filter((row) => row > place.row && row < place.row + place.rows) : [];
  return { place, criteria: new Map(known), hides: new Set(hides) };
}

type FindBlock = (block: SheetBlock) => RangeModel;

function chartModel(description: ChartDescription, sheet: SheetModel, id: string, find: FindBlock): ChartModel {
  const { name, title, left, top, width, height, place, legend, series, axes } = description;
  const chart: ChartModel = {
    id,
    sheet,
    name,
    chartType: series[0]?.chartType ?? "ColumnClustered",
    title,
    titleVisible: title !== "",
    legendPosition: legend === "None" ? "Bottom" : legend,
    legendVisible: legend !== "None",
    left,
    top,
    width,
    height,
    place,
    data: find(description.data),
    series: [],
    axes: new Map(),
  };
  chart.series = series.map(({ name: seriesName, nameCell, values, categories, chartType, axisGroup, colour, lineStyle = "Automatic" }) => ({
    ...newSeries(chart, find(values), chartType),
    ...(nameCell ? { nameCell: find(nameCell) } : { name: seriesName }),
    categories: categories && find(categories),
    axisGroup,
    colour,
    lineStyle,
  }));
  for (const [key, axis] of Object.entries(axes)) {
    const { title: axisTitle, numberFormat } = axis;
    chart.axes.set(key, { ...newAxis(), title: axisTitle, titleVisible: axisTitle !== "", ...(numberFormat ? { numberFormat, linked: false } : {}) });
  }
  return chart;
}

/** The host's own, changeable picture of a described workbook. */
export function modelOf(description: WorkbookDescription, newId: () => string): BookModel {
  const sheets = description.sheets.map((sheet) => sheetModel(sheet, newId()));
  const first = sheets[0];
  if (!first) throw new RangeError("a workbook has at least one sheet");
  const named = (name: string): SheetModel => sheets.find((sheet) => sheet.name === name) ?? first;
  const find: FindBlock = ({ sheet, row, column, rows, columns }) => ({ sheet: named(sheet), place: { row, column, rows, columns } });
  for (const [index, sheet] of sheets.entries()) sheet.charts = description.sheets[index]!.charts.map((chart) => chartModel(chart, sheet, newId(), find));
  return {
    name: description.name,
    sheets,
    tables: description.sheets.flatMap(({ name: sheet, tables }) =>
      tables.map(({ name, style, showTotals, ...place }) => ({ ...newTable(newId(), name, find({ sheet, ...place })), style, showTotals })),
    ),
    names: description.names.map(({ name, formula, sheet, comment = "", hidden = false }) => ({ id: newId(), name, formula, comment, visible: !hidden, scope: sheet === undefined ? undefined : named(sheet) })),
    settings: new Map(Object.entries(description.settings)),
    active: named(description.activeSheet),
    selection: undefined,
    calculationMode: "Automatic",
    eventsEnabled: true,
    protected: false,
  };
}
