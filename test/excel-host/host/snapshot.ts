import { charactersOf } from "../../../src/workbook/officeUnits";
import { cellAt, columnOf, rowOf } from "./cells";
import type { ChartDescription, SeriesDescription, SheetBlock, SheetDescription, WorkbookDescription } from "./description";
import type { BookModel, ChartModel, RangeModel, SeriesModel, SheetModel, TableModel } from "./model";

const sheetBlock = ({ sheet, place }: RangeModel): SheetBlock => ({ sheet: sheet.name, ...place });

/** Given by hand, or what stands in its name cell. */
export function seriesName({ name, nameCell, chart }: SeriesModel): string {
  if (name !== undefined) return name;
  const cell = nameCell && cellAt(nameCell.sheet, nameCell.place.row, nameCell.place.column);
  return cell ? String(cell.value) : `Series${chart.series.length}`;
}

const describeSeries = (series: SeriesModel): SeriesDescription => ({
  name: seriesName(series),
  nameCell: series.nameCell && sheetBlock(series.nameCell),
  values: sheetBlock(series.values),
  categories: series.categories && sheetBlock(series.categories),
  chartType: series.chartType,
  axisGroup: series.axisGroup,
  colour: series.lineColour ?? series.colour,
  lineStyle: series.lineStyle,
  points: [...series.points].flatMap(([index, { colour }]) => (colour === undefined ? [] : [{ index, colour }])),
});

const describeChart = (chart: ChartModel): ChartDescription => ({
  name: chart.name,
  title: chart.title,
  left: chart.left,
  top: chart.top,
  width: chart.width,
  height: chart.height,
  place: chart.place,
  data: sheetBlock(chart.data),
  series: chart.series.map(describeSeries),
  legend: chart.legendVisible ? chart.legendPosition : "None",
  axes: Object.fromEntries([...chart.axes].map(([key, { title, numberFormat, linked }]) => [key, { title, ...(linked ? {} : { numberFormat }) }])),
});

const describeTable = ({ name, place, style, showTotals }: TableModel) => ({ name, ...place, style, showTotals });

const describeSheet = (sheet: SheetModel, tables: readonly TableModel[]): SheetDescription => ({
  name: sheet.name,
  visibility: sheet.visibility,
  tabColour: sheet.tabColour,
  cells: [...sheet.cells].sort(([a], [b]) => a - b).map(([key, { value, formula, format }]) => ({
    row: rowOf(key),
    column: columnOf(key),
    value: value === "" ? null : value,
    formula,
    format,
  })),
  widths: Object.fromEntries([...sheet.widths].map(([column, points]) => [column, charactersOf(points)])),
  hiddenRows: [...sheet.hiddenRows],
  hiddenColumns: [...sheet.hiddenColumns],
  rowLevels: Object.fromEntries(sheet.rowLevels),
  columnLevels: Object.fromEntries(sheet.columnLevels),
  frozen: sheet.frozen,
  gridlines: sheet.gridlines,
  protected: sheet.protected,
  tables: tables.filter((table) => table.sheet === sheet).map(describeTable),
  charts: sheet.charts.map(describeChart),
  validations: sheet.validations.map(({ place, rule }) => ({ ...place, rule })),
  conditionals: sheet.conditionals.map(({ place, formula, format }) => ({ ...place, formula, format })),
  ...(sheet.filter && { filter: { ...sheet.filter.place, criteria: Object.fromEntries(sheet.filter.criteria) } }),
  page: sheet.page,
});

export const snapshotOf = (book: BookModel): WorkbookDescription => ({
  name: book.name,
  sheets: book.sheets.map((sheet) => describeSheet(sheet, book.tables)),
  activeSheet: book.active.name,
  names: book.names.map(({ name, formula, scope, comment, visible }) => ({ name, formula, ...(scope && { sheet: scope.name }), ...(comment && { comment }), ...(!visible && { hidden: true }) })),
  settings: Object.fromEntries(book.settings),
});
