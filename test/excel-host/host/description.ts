import type { CellValue, Rectangle } from "../../../src/workbook/port";

/**
 * A workbook as plain data: what `ExcelHost.load` takes and `ExcelHost.snapshot` gives. Rows and columns are
 * zero-based; formulas start with "="; a format says only what differs from Excel's default.
 */

export type BorderSide = "EdgeTop" | "EdgeBottom" | "EdgeLeft" | "EdgeRight";

export interface Border {
  /** "Continuous", "Dash", "Dot", "Double"; "None" is not kept. */
  style: string;
  /** #RRGGBB */
  colour: string;
  /** "Hairline", "Thin", "Medium", "Thick" */
  weight: string;
}

export interface CellFormat {
  numberFormat?: string;
  fontName?: string;
  /** Points. */
  fontSize?: number;
  bold?: boolean;
  italic?: boolean;
  underline?: string;
  strikethrough?: boolean;
  /** #RRGGBB */
  colour?: string;
  fill?: string;
  horizontal?: string;
  vertical?: string;
  wrap?: boolean;
  indent?: number;
  /** Only matters while the sheet is protected; default true. */
  locked?: boolean;
  borders?: Partial<Record<BorderSide, Border>>;
}

export interface CellDescription {
  row: number;
  column: number;
  /** Computed value where there is a formula. */
  value: CellValue;
  formula?: string;
  format?: CellFormat;
}

export interface TableDescription extends Rectangle {
  name: string;
  style: string;
  showTotals: boolean;
}

/** A block on a named sheet. */
export interface SheetBlock extends Rectangle {
  sheet: string;
}

export interface SeriesDescription {
  /** Shown in the legend: the text of the name cell at this moment, or the name given by hand. */
  name: string;
  nameCell?: SheetBlock;
  values: SheetBlock;
  categories?: SheetBlock;
  /** Excel.ChartType, e.g. "ColumnClustered", "Line". */
  chartType: string;
  axisGroup: "Primary" | "Secondary";
  /** #RRGGBB; absent = automatic. */
  colour?: string;
  /** Excel.ChartLineStyle, e.g. "Continuous", "Dash". */
  lineStyle?: string;
  /** Columns of a colour of their own, #RRGGBB by place. */
  points?: readonly { index: number; colour: string }[];
}

export interface ChartDescription {
  name: string;
  title: string;
  /** Points from the top left corner of the sheet. */
  left: number;
  top: number;
  width: number;
  height: number;
  /** The cells it was placed over, where `setPosition` was used. */
  place?: Rectangle;
  /** The block it was made from. */
  data: SheetBlock;
  series: readonly SeriesDescription[];
  legend: string;
  /** Title and number format by axis: "Value/Primary", "Value/Secondary", "Category/Primary". */
  axes: Readonly<Record<string, { title: string; numberFormat?: string }>>;
}

export interface ValidationDescription extends Rectangle {
  /** As Excel.DataValidation.rule, e.g. { list: { inCellDropDown: true, source: "a,b" } }. */
  rule: Readonly<Record<string, unknown>>;
}

/** A custom conditional format: its formula is written for the range's first cell. */
export interface ConditionalDescription extends Rectangle {
  /** "=$A1>5" */
  formula: string;
  /** What it changes: fill, colour, bold, italic, and the border below. */
  format: CellFormat;
}

/** As Excel.FilterCriteria: "Values" of a list, or "Custom" comparisons such as ">5". */
export interface FilterCriterion {
  filterOn: string;
  values?: readonly string[];
  criterion1?: string;
  criterion2?: string;
  operator?: string;
}

/** The sheet's filter: heading row and data; criteria by column, counted from the range's first. */
export interface FilterDescription extends Rectangle {
  criteria: Readonly<Record<number, FilterCriterion>>;
}

export interface PageDescription {
  orientation: "Portrait" | "Landscape";
  /** Pages in width; absent = not fitted. */
  fitWidth?: number;
  /** Zero-based rows repeated on every page. */
  titleRows?: { first: number; last: number };
  titleColumns?: { first: number; last: number };
  /** Absent = all that is used. */
  printArea?: Rectangle;
  /** Rows before which a page begins, set by hand; absent = none. */
  breaksBefore?: readonly number[];
}

export interface SheetDescription {
  name: string;
  visibility: "Visible" | "Hidden" | "VeryHidden";
  /** #RRGGBB, or "" for none. */
  tabColour: string;
  cells: readonly CellDescription[];
  /** Width in characters of columns that differ from the standard (8.43). */
  widths: Readonly<Record<number, number>>;
  hiddenRows: readonly number[];
  hiddenColumns: readonly number[];
  /** How many groups a row, or column, stands in; absent = none. */
  rowLevels: Readonly<Record<number, number>>;
  columnLevels: Readonly<Record<number, number>>;
  frozen?: { rows: number; columns: number };
  gridlines: boolean;
  protected: boolean;
  tables: readonly TableDescription[];
  charts: readonly ChartDescription[];
  validations: readonly ValidationDescription[];
  /** The first that holds wins. */
  conditionals: readonly ConditionalDescription[];
  filter?: FilterDescription;
  page: PageDescription;
}

export interface NameDescription {
  name: string;
  /** "='Sheet'!$A$1:$B$2" */
  formula: string;
  /** The sheet it belongs to; absent = the workbook. */
  sheet?: string;
  comment?: string;
  /** Kept from people's eyes. */
  hidden?: boolean;
}

export interface WorkbookDescription {
  name: string;
  sheets: readonly SheetDescription[];
  activeSheet: string;
  names: readonly NameDescription[];
  settings: Readonly<Record<string, unknown>>;
}

/** A sheet with nothing but a name and cells, for tests and for opening files: the rest is as in a new sheet. */
export const plainSheet = (name: string, cells: readonly CellDescription[] = []): SheetDescription => ({
  name,
  visibility: "Visible",
  tabColour: "",
  cells,
  widths: {},
  hiddenRows: [],
  hiddenColumns: [],
  rowLevels: {},
  columnLevels: {},
  gridlines: true,
  protected: false,
  tables: [],
  charts: [],
  validations: [],
  conditionals: [],
  page: { orientation: "Portrait" },
});
