import { OfficeError } from "./officeErrors";
import type { Send } from "./officePatience";
import type { CellValue, FoldSpec, Rectangle, SheetSpec } from "./port";
import { type Axis, columnKey, foldRecordName, type FoldState, keyColumns, readFoldRecord, rowKey } from "./keptFolds";
import { type Extent, extentOf, type Growth, growthStrips } from "./keptArea";
import { markedArea, resultMark } from "./mark";

/** What stands in the workbook before we write. */
export interface Standing {
  id: string;
  name: string;
  sheet: Excel.Worksheet;
  protected: boolean;
  tables: readonly { name: string; table: Excel.Table }[];
  charts: readonly { name: string; chart: Excel.Chart }[];
  names: readonly { name: string; formula: string; item: Excel.NamedItem }[];
  filtered: boolean;
  /** What people have done to a sheet that is about to be written. */
  kept?: Kept;
}

export interface Kept {
  /** What an earlier run wrote; absent where none left its mark. */
  before?: Extent;
  /** The same before the first try of a write that is being finished: widths and filters are people's as they were then. */
  formerly?: Extent;
  growth: Growth;
  /** Groups the earlier run made. */
  folds: { rows: readonly FoldSpec[]; columns: readonly FoldSpec[] };
  states: readonly FoldState[];
  filter?: { place: Rectangle; hidesRows: boolean; columns: readonly { heading: CellValue; criteria: Excel.FilterCriteria }[] };
}

/** 1 to 31 characters, none of \ / ? * [ ] :, no apostrophe at either end; "History" is Excel's own. */
const isSheetName = (name: string): boolean => /^(?!')[^\\/?*[\]:]{1,31}(?<!')$/u.test(name) && name.toLowerCase() !== "history";

/** Sheet names are the same in capitals and small letters. */
export const equalNames = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** Whether a sheet of ours says so in A2. */
export const isMarked = ({ rows }: SheetSpec): boolean => String(rows[1]?.[0]?.value ?? "").startsWith(resultMark);

/** The sheet of that name, where there is one. */
export const standingSheet = (standing: readonly Standing[], name: string): Standing | undefined => standing.find((sheet) => equalNames(sheet.name, name));

/** Looks at the workbook and refuses before anything is written, for every reason that can be foreseen. */
export async function inspectWorkbook(context: Excel.RequestContext, send: Send, specs: readonly SheetSpec[]): Promise<readonly Standing[]> {
  const wrong = specs.find(({ name }) => !isSheetName(name));
  if (wrong) throw new OfficeError({ kind: "SheetNameInvalid", sheet: wrong.name }, []);
  const { worksheets, protection } = context.workbook;
  const names = "items/names/items/name,items/names/items/formula";
  await send(() => {
    worksheets.load(`items/id,items/name,items/protection/protected,items/tables/items/name,items/charts/items/name,${names},items/autoFilter/enabled`);
    protection.load("protected");
  });
  const standing = worksheets.items.map((sheet) => ({
    id: sheet.id,
    name: sheet.name,
    sheet,
    protected: sheet.protection.protected,
    tables: sheet.tables.items.map((table) => ({ name: table.name, table })),
    charts: sheet.charts.items.map((chart) => ({ name: chart.name, chart })),
    names: sheet.names.items.map((item) => ({ name: item.name, formula: String(item.formula), item })),
    filtered: sheet.autoFilter.enabled,
  }));
  refuseForeseeable(standing, protection.protected, specs);
  return withKept(standing, send, specs);
}

function refuseForeseeable(standing: readonly Standing[], workbookProtected: boolean, specs: readonly SheetSpec[]): void {
  for (const { name, table } of specs) {
    const there = standingSheet(standing, name);
    if (there?.protected) throw new OfficeError({ kind: "SheetProtected", sheet: there.name }, []);
    if (!there && workbookProtected) throw new OfficeError({ kind: "WorkbookProtected" }, []);
    const other = table && standing.find((sheet) => sheet !== there && sheet.tables.some((one) => equalNames(one.name, table.name)));
    if (other) throw new OfficeError({ kind: "TableNameTaken", table: table.name, sheet: other.name }, []);
  }
}

interface Asked {
  there: Standing;
  spec: SheetSpec;
  mark: Excel.Range;
  filter?: { autoFilter: Excel.AutoFilter; place: Excel.Range; headings: Excel.Range };
}

/** Two more requests for sheets that are there: first the earlier run's mark and the filters, then what depends on where it ended. */
async function withKept(standing: readonly Standing[], send: Send, specs: readonly SheetSpec[]): Promise<readonly Standing[]> {
  const pairs = specs.flatMap((spec) => {
    const there = standingSheet(standing, spec.name);
    return there ? [{ there, spec }] : [];
  });
  if (pairs.length === 0) return standing;
  const asked = await send(() => pairs.map(({ there, spec }): Asked => ({ there, spec, mark: there.sheet.getRange("A2").load("values"), ...(there.filtered && { filter: askFilter(there.sheet) }) })));
  const placed = await send(() =>
    asked.map((one): Placed => {
      const area = markedArea(String(one.mark.values[0]?.[0] ?? ""));
      return { ...one, ...askPlaces(one, area && { rows: area.lastRow + 1, columns: area.lastColumn + 1 }) };
    }),
  );
  const kept = new Map(placed.map((one) => [one.there, keptOf(one)]));
  return standing.map((sheet) => ({ ...sheet, kept: kept.get(sheet) }));
}

function askFilter(sheet: Excel.Worksheet): NonNullable<Asked["filter"]> {
  const place = sheet.autoFilter.getRange();
  return { autoFilter: sheet.autoFilter.load("criteria,isDataFiltered"), place: place.load("rowIndex,columnIndex,rowCount,columnCount"), headings: place.getRow(0).load("values") };
}

interface AskedFold {
  axis: Axis;
  lines: Excel.Range;
  words: Excel.Range;
}

interface Placed extends Asked {
  before: Extent | undefined;
  down?: Excel.Range;
  right?: Excel.Range;
  folds: Kept["folds"];
  states: readonly AskedFold[];
}

const sheetRows = 1_048_576;

function askPlaces({ there: { sheet, names }, spec }: Asked, before: Extent | undefined): Omit<Placed, keyof Asked> {
  const { down, right } = before ? growthStrips(before, extentOf(spec), sheetRows) : {};
  const at = ({ row, column, rows, columns }: Rectangle) => sheet.getRangeByIndexes(row, column, rows, columns);
  const used = (strip: Rectangle) => at(strip).getUsedRangeOrNullObject(true).load("address");
  const folds = readFoldRecord(names.find(({ name }) => equalNames(name, foldRecordName))?.formula ?? "");
  const rowStates = folds.rows.map(({ from, count }): AskedFold => ({
    axis: "rows",
    lines: at({ row: from, column: 0, rows: count, columns: 1 }).load("rowHidden"),
    words: at({ row: from + count, column: 0, rows: 1, columns: keyColumns }).load("formulas"),
  }));
  const columnStates = folds.columns.map(({ from, count }): AskedFold => ({
    axis: "columns",
    lines: at({ row: 0, column: from, rows: 1, columns: count }).load("columnHidden"),
    words: at({ row: 0, column: from + count, rows: Math.max(1, spec.freeze?.rows ?? 0), columns: 1 }).load("formulas"),
  }));
  return { before, ...(down && { down: used(down) }), ...(right && { right: used(right) }), folds, states: [...rowStates, ...columnStates] };
}

function keptOf({ spec, before, down, right, folds, states, filter }: Placed): Kept {
  const after = extentOf(spec);
  const isThere = (range: Excel.Range | undefined): boolean => range !== undefined && !range.isNullObject;
  return {
    ...(before && { before, formerly: before }),
    growth: before ? { down: isThere(down) ? after.rows - before.rows : 0, right: isThere(right) ? after.columns - before.columns : 0 } : { down: 0, right: 0 },
    folds,
    states: states.map(stateOf),
    ...(filter && { filter: filterOf(filter) }),
  };
}

function stateOf({ axis, lines, words }: AskedFold): FoldState {
  const found = words.formulas as CellValue[][];
  const isRows = axis === "rows";
  return { axis, key: isRows ? rowKey(found[0] ?? []) : columnKey(found.map(([value = null]) => value)), folded: (isRows ? lines.rowHidden : lines.columnHidden) === true };
}

function filterOf({ autoFilter, place, headings }: NonNullable<Asked["filter"]>): NonNullable<Kept["filter"]> {
  const { rowIndex: row, columnIndex: column, rowCount: rows, columnCount: columns } = place;
  // A column without a condition may come as null, or as an object that says nothing.
  const criteria = (autoFilter.criteria ?? []) as readonly (Excel.FilterCriteria | null)[];
  return {
    place: { row, column, rows, columns },
    hidesRows: autoFilter.isDataFiltered,
    columns: criteria.flatMap((one, index) => (one?.filterOn ? [{ heading: (headings.values[0]?.[index] ?? null) as CellValue, criteria: one }] : [])),
  };
}
