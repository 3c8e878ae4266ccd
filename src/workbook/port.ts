/**
 * The one door to a workbook, whoever stands behind it: Excel, an .xlsx file, a folder of CSV files, memory.
 * Sheets are described as data; the door knows cells, formats and charts, and no planning.
 */

/** What a cell holds: dates are Excel serial numbers (1900 system), errors are their text ("#DIV/0!"), null is empty. */
export type CellValue = string | number | boolean | null;

export interface Rectangle {
  /** Zero-based. */
  row: number;
  column: number;
  rows: number;
  columns: number;
}

/** A sheet as read: computed values, hidden rows included. */
export interface Grid {
  sheet: string;
  /** The file it came from, where several are read. */
  file?: string;
  /** Zero-based place of values[0][0] on the sheet. */
  firstRow: number;
  firstColumn: number;
  values: readonly (readonly CellValue[])[];
  /** Excel tables on the sheet, heading row included. */
  tables: readonly ({ name: string } & Rectangle)[];
}

/** The cell a person stands on. Row and column are zero-based. */
export interface SelectedCell {
  sheet: string;
  row: number;
  column: number;
  /** Of its row, from column A on. */
  values: readonly CellValue[];
  /** Of its column, from the first row on, as far down as headings go and above the cell. */
  above: readonly CellValue[];
}

/** What a cell is for; `styles.ts` says how each looks, once for every door. */
export type CellStyle =
  | "title"
  | "mark" // fingerprint line
  | "note"
  | "heading"
  | "key" // code, name, family, measure
  | "input" // a number taken over from the input
  | "answer" // what people write on our sheets, as long as they like
  | "decision" // a number the engine decided
  | "formula"
  | "total"
  | "check" // must be 0
  | "figure" // headline number
  | "link" // a HYPERLINK formula to the cell behind a number
  | "warning";

/** Excel number formats by name; `styles.ts` has the codes. */
export type NumberFormat = "text" | "general" | "number" | "integer" | "decimal" | "price" | "money" | "percent" | "date" | "month" | "check";

/** A constant, or a formula of ours (English names, commas, no "=" needed of the reader: it starts with "="). */
export interface Cell {
  value?: string | number | boolean;
  formula?: string;
  style: CellStyle;
  format?: NumberFormat;
}

export type Row = readonly (Cell | null)[];

export interface ChartSeriesSpec {
  type: "column" | "line";
  axis: "primary" | "secondary";
  /** #RRGGBB */
  colour: string;
  dashed?: boolean;
}

/** A native chart of one contiguous block: labels in the first column, one series per further column, names in the first row. */
export interface ChartSpec {
  name: string;
  title: string;
  altText: string;
  data: Rectangle;
  place: Rectangle;
  series: readonly ChartSeriesSpec[];
  /** First category (zero-based) that is planned and not yet actual: from there on columns are lighter and markers hollow. */
  plannedFrom?: number;
  valueAxisTitle: string;
  secondaryAxisTitle?: string;
  format: NumberFormat;
}

/** Drop-down list of an input column, from a range written as "'Sheet'!$A$2:$A$9" or as a few literal words; or what numbers it takes. */
export type ValidationSpec = { range: Rectangle } & ({ list: string | readonly string[]; number?: undefined } | { number: { minimum: number; whole: boolean; message: string }; list?: undefined });

/** Rows or columns that fold away together, from `from` on (zero-based); the line after them stays and shows the fold. */
export interface FoldSpec {
  from: number;
  count: number;
  /** Folded when the sheet is written for the first time; later runs leave it as people have it. */
  folded?: boolean;
}

/** How cells look where a condition holds; `styles.ts` has the colours, each with a mark of its own in grey print. */
export type ConditionalLook = "bad" | "doubtful" | "good" | "frozen" | "slushy" | "actual";

/** A conditional format over a bounded range. `formula` is written for the range's first cell, without "=", in English. */
export interface ConditionalSpec {
  range: Rectangle;
  formula: string;
  look: ConditionalLook;
}

/**
 * A name for one cell or block, so that formulas read like sentences: letters, digits and underscores. It belongs to its
 * sheet and to the formulas there, and so never meets a name of people's own; other sheets name the cells.
 */
export interface NameSpec extends Rectangle {
  name: string;
}

/** A whole sheet to write. Result sheets replace what an earlier run wrote there; input sheets are written only into new files. */
export interface SheetSpec {
  name: string;
  kind: "result" | "input";
  /** From A1; rows may be ragged. */
  rows: readonly Row[];
  /** Column widths in characters. */
  widths: readonly number[];
  freeze?: { rows: number; columns: number };
  /** An Excel table over rows that are all values. */
  table?: { name: string } & Rectangle;
  validations?: readonly ValidationSpec[];
  charts?: readonly ChartSpec[];
  /**
   * Rows printed on every page, the paper's direction, and how many columns are printed where not all. A sheet fits one page
   * in width, or `pagesWide`, each of which then begins with the frozen columns. A new page begins before the rows of `breaksBefore`.
   */
  print?: { landscape: boolean; titleRows: number; columns?: number; pagesWide?: number; breaksBefore?: readonly number[] };
  folds?: { rows?: readonly FoldSpec[]; columns?: readonly FoldSpec[] };
  conditionals?: readonly ConditionalSpec[];
  /** Heading row and data of the block people may filter; what they filtered survives a rerun. */
  filter?: Rectangle;
  names?: readonly NameSpec[];
  /** #RRGGBB */
  tabColour?: string;
  /** Only cells of style "input" and "answer" can be typed into; no password. For new files alone: a sheet of a workbook that is open stays as free as it is. */
  protect?: boolean;
  /** "veryHidden" is not even offered to be shown. For new sheets: one that is there stays as people have it. */
  hidden?: "hidden" | "veryHidden";
}

export interface Workbook {
  /** Every visible and hidden sheet that has values. Throws `ProblemError` for what cannot be read at all. */
  read(): Promise<readonly Grid[]>;
  /**
   * Writes all sheets, in this order after the sheets that are there; formulas that point to them survive. `madeFrom` is what the sheets were made from:
   * where other people may change it meanwhile, nothing is written if they have.
   */
  write(sheets: readonly SheetSpec[], progress?: (done: number, of: number) => void, madeFrom?: readonly Grid[]): Promise<void>;
}
