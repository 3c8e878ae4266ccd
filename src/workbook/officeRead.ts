import { gridOf } from "./grid";
import { hasCode, OfficeError } from "./officeErrors";
import type { Sync } from "./officeRequests";
import type { CellValue, Grid, Rectangle } from "./port";

/** Cells asked for in one request; 5 MiB of answer on the web hold as many of the longest usual texts. */
const cellsPerRequest = 120_000;

interface UsedSheet {
  name: string;
  sheet: Excel.Worksheet;
  used: Excel.Range;
  tables: readonly { name: string; showTotals: boolean; range: Excel.Range }[];
}

interface Block {
  /** Index among the used sheets. */
  index: number;
  place: Rectangle;
}

const shape = "rowIndex,columnIndex,rowCount,columnCount";

const placeOf = ({ rowIndex, columnIndex, rowCount, columnCount }: Excel.Range): Rectangle => ({
  row: rowIndex,
  column: columnIndex,
  rows: rowCount,
  columns: columnCount,
});

/** Names of all sheets and tables, then where their values stand, then the values: three requests for a usual workbook. */
export async function readGrids(context: Excel.RequestContext, sync: Sync): Promise<readonly Grid[]> {
  const sheets = await usedSheets(context, sync);
  sheets.forEach(refuseTooLarge);
  const cells = await readValues(sheets, sync, cellsPerRequest);
  return sheets.flatMap(({ name, tables }, index) => gridOf(name, cells[index]!, tables.map(tablePlace)) ?? []);
}

/** A totals row is no record. */
const tablePlace = ({ name, showTotals, range }: UsedSheet["tables"][number]): Grid["tables"][number] => {
  const place = placeOf(range);
  return { name, ...place, rows: place.rows - Number(showTotals) };
};

async function usedSheets(context: Excel.RequestContext, sync: Sync): Promise<readonly UsedSheet[]> {
  const { worksheets } = context.workbook;
  worksheets.load("items/name,items/tables/items/name,items/tables/items/showTotals");
  await sync();
  const sheets = worksheets.items.map((sheet) => ({
    name: sheet.name,
    sheet,
    // Formats alone would make the range larger than the data (office-js issue 6685).
    used: sheet.getUsedRangeOrNullObject(true).load(shape),
    tables: sheet.tables.items.map((table) => ({ name: table.name, showTotals: table.showTotals, range: table.getRange().load(shape) })),
  }));
  await sync();
  return sheets.filter(({ used }) => !used.isNullObject);
}

/** Beyond it a sheet holds a stray cell far away rather than data, and Excel gives null for its values. */
const mostCells = 5_000_000;

function refuseTooLarge({ name, used }: UsedSheet): void {
  if (used.rowCount * used.columnCount > mostCells) throw new OfficeError({ kind: "TooLargeToRead", sheet: name });
}

type FilledCells = { row: number; column: number; value: CellValue }[];

async function readValues(sheets: readonly UsedSheet[], sync: Sync, budget: number): Promise<readonly FilledCells[]> {
  const cells: FilledCells[] = sheets.map(() => []);
  for (const request of requestsOf(sheets, budget)) await readBlocks(request, sheets, cells, sync);
  return cells;
}

/** Blocks of rows, packed into requests of at most `budget` cells. */
function requestsOf(sheets: readonly UsedSheet[], budget: number): readonly (readonly Block[])[] {
  const requests: Block[][] = [];
  let room = 0;
  for (const block of sheets.flatMap(({ used }, index) => rowBlocks(placeOf(used), budget).map((place) => ({ index, place })))) {
    const cells = block.place.rows * block.place.columns;
    if (requests.length > 0 && cells <= room) requests.at(-1)!.push(block);
    else {
      requests.push([block]);
      room = budget;
    }
    room -= cells;
  }
  return requests;
}

function rowBlocks(place: Rectangle, budget: number): readonly Rectangle[] {
  const height = Math.max(1, Math.floor(budget / place.columns));
  return Array.from({ length: Math.ceil(place.rows / height) }, (_, i) => {
    const row = place.row + i * height;
    return { ...place, row, rows: Math.min(height, place.row + place.rows - row) };
  });
}

/** Long texts may not fit into one answer: then the same blocks are read in halves. */
async function readBlocks(blocks: readonly Block[], sheets: readonly UsedSheet[], cells: readonly FilledCells[], sync: Sync): Promise<void> {
  const ranges = blocks.map(({ index, place }) => sheets[index]!.sheet.getRangeByIndexes(place.row, place.column, place.rows, place.columns).load("values"));
  try {
    await sync();
  } catch (thrown) {
    const halves = blocks.flatMap(halvesOf);
    if (!hasCode(thrown, "ResponsePayloadSizeLimitExceeded") || halves.length === 1) throw thrown;
    const middle = Math.ceil(halves.length / 2);
    await readBlocks(halves.slice(0, middle), sheets, cells, sync);
    await readBlocks(halves.slice(middle), sheets, cells, sync);
    return;
  }
  for (const [i, { index, place }] of blocks.entries()) collect(ranges[i]!.values as unknown[][] | null, place, sheets[index]!.name, cells[index]!);
}

const halvesOf = (block: Block): readonly Block[] =>
  rowBlocks(block.place, Math.ceil(block.place.rows / 2) * block.place.columns).map((place) => ({ ...block, place }));

/** Too many cells come back as null instead of an error (office-js issues 4783, 6781): that is not an empty sheet. */
function collect(values: unknown[][] | null, place: Rectangle, sheet: string, cells: FilledCells): void {
  if (values === null) throw new OfficeError({ kind: "TooLargeToRead", sheet });
  for (const [r, row] of values.entries())
    for (const [c, value] of row.entries()) if (value !== "") cells.push({ row: place.row + r, column: place.column + c, value: value as CellValue });
}
