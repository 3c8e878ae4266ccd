import type { Rectangle } from "../../../src/workbook/port";
import type { CellFormat, FilterCriterion, PageDescription } from "./description";

/** What the host keeps. Everything here may change; `snapshot` makes plain data of it. */

export type CellInput = string | number | boolean;

export interface CellModel {
  /** Computed where there is a formula; "" is empty. */
  value: CellInput;
  formula?: string;
  /** Shared between cells: replaced, never changed. */
  format: CellFormat;
}

export interface SheetModel {
  readonly id: string;
  name: string;
  visibility: "Visible" | "Hidden" | "VeryHidden";
  tabColour: string;
  /** By `cellKey`. */
  readonly cells: Map<number, CellModel>;
  /** Format of cells that have none of their own. */
  base: CellFormat;
  /** Points, by column and by row. */
  readonly widths: Map<number, number>;
  readonly heights: Map<number, number>;
  readonly hiddenRows: Set<number>;
  readonly hiddenColumns: Set<number>;
  /** How many groups a row, or column, stands in. */
  readonly rowLevels: Map<number, number>;
  readonly columnLevels: Map<number, number>;
  frozen?: { rows: number; columns: number };
  gridlines: boolean;
  headings: boolean;
  protected: boolean;
  charts: ChartModel[];
  validations: ValidationModel[];
  /** The first that holds wins. */
  conditionals: ConditionalModel[];
  filter?: FilterModel;
  page: PageDescription;
}

export interface RangeModel {
  sheet: SheetModel;
  place: Rectangle;
}

export interface TableModel extends RangeModel {
  readonly id: string;
  name: string;
  style: string;
  showHeaders: boolean;
  showTotals: boolean;
  showBandedRows: boolean;
  showBandedColumns: boolean;
  showFilterButton: boolean;
  highlightFirstColumn: boolean;
  highlightLastColumn: boolean;
}

/** What is set of one point and differs from its series. */
export interface PointModel {
  colour?: string;
  markerBackground?: string;
}

export interface SeriesModel {
  chart: ChartModel;
  /** Given by hand; otherwise the name cell is shown. */
  name?: string;
  nameCell?: RangeModel;
  values: RangeModel;
  categories?: RangeModel;
  chartType: string;
  axisGroup: "Primary" | "Secondary";
  colour?: string;
  lineColour?: string;
  lineStyle: string;
  lineWeight: number;
  markerStyle: string;
  points: Map<number, PointModel>;
  smooth: boolean;
  gapWidth: number;
  overlap: number;
}

export interface AxisModel {
  title: string;
  titleVisible: boolean;
  numberFormat: string;
  linked: boolean;
  minimum: number | "";
  maximum: number | "";
  visible: boolean;
}

export interface ChartModel {
  readonly id: string;
  sheet: SheetModel;
  name: string;
  chartType: string;
  title: string;
  titleVisible: boolean;
  legendPosition: string;
  legendVisible: boolean;
  left: number;
  top: number;
  width: number;
  height: number;
  place?: Rectangle;
  data: RangeModel;
  series: SeriesModel[];
  /** By "Value/Secondary" and the like. */
  axes: Map<string, AxisModel>;
}

export interface ValidationModel {
  place: Rectangle;
  rule: Record<string, unknown>;
  prompt?: unknown;
  errorAlert?: unknown;
  ignoreBlanks: boolean;
}

export interface ConditionalModel {
  readonly id: string;
  place: Rectangle;
  formula: string;
  format: CellFormat;
}

export interface FilterModel {
  place: Rectangle;
  /** By column, counted from the range's first. */
  readonly criteria: Map<number, FilterCriterion>;
  /** Rows it hides. */
  readonly hides: Set<number>;
}

export interface NameModel {
  readonly id: string;
  name: string;
  formula: string;
  comment: string;
  visible: boolean;
  scope?: SheetModel;
}

export interface BookModel {
  name: string;
  sheets: SheetModel[];
  tables: TableModel[];
  names: NameModel[];
  readonly settings: Map<string, unknown>;
  active: SheetModel;
  selection?: RangeModel;
  calculationMode: "Automatic" | "AutomaticExceptTables" | "Manual";
  eventsEnabled: boolean;
  /** No sheet may be added, deleted, renamed or moved. */
  protected: boolean;
}

export const newSheet = (id: string, name: string): SheetModel => ({
  id,
  name,
  visibility: "Visible",
  tabColour: "",
  cells: new Map(),
  base: {},
  widths: new Map(),
  heights: new Map(),
  hiddenRows: new Set(),
  hiddenColumns: new Set(),
  rowLevels: new Map(),
  columnLevels: new Map(),
  gridlines: true,
  headings: true,
  protected: false,
  charts: [],
  validations: [],
  conditionals: [],
  page: { orientation: "Portrait" },
});

export const newTable = (id: string, name: string, range: RangeModel): TableModel => ({
  ...range,
  id,
  name,
  style: "TableStyleMedium2",
  showHeaders: true,
  showTotals: false,
  showBandedRows: true,
  showBandedColumns: false,
  showFilterButton: true,
  highlightFirstColumn: false,
  highlightLastColumn: false,
});
