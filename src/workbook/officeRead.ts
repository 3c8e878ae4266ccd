import { gridOf } from "./grid";
import { hasCode, OfficeError } from "./officeErrors";
import type { Send } from "./officePatience";
import type { CellValue, Grid, Rectangle } from "./port";

/** Cells asked for in one request: 2 MiB of answer as 8-character Chinese texts, 25 bytes each. Longer ones are asked for in halves. */
const cellsPerRequest = 80_000;

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
export async function readGrids(context: Excel.RequestContext, send: Send): Promise<readonly Grid[]> {
  const sheets = await usedSheets(context, send);
  sheets.forEach(refuseTooLarge);
  const cells = await readValues(sheets, send, cellsPerRequest);
  return sheets.flatMap(({ name, tables }, index) => gridOf(name, cells[index]!, tables.map(tablePlace)) ?? []);
}

/** A totals row is no record. */
const tablePlace = ({ name, showTotals, range }: UsedSheet["tables"][number]): Grid["tables"][number] => {
  const place = placeOf(range);
  return { name, ...place, rows: place.rows - Number(showTotals) };
};

async function usedSheets(context: Excel.RequestContext, send: Send): Promise<readonly UsedSheet[]> {
  const { worksheets } = context.workbook;
  await send(() => worksheets.load("items/name,items/tables/items/name,items/tables/items/showTotals"));
  const sheets = await send(() =>
    worksheets.items.map((sheet) => ({
      name: sheet.name,
      sheet,
      // Formats alone would make the range larger than the data (office-js issue 6685).
      used: sheet.getUsedRangeOrNullObject(true).load(shape),
      tables: sheet.tables.items.map((table) => ({ name: table.name, showTotals: table.showTotals, range: table.getRange().load(shape) })),
    })),
  );
  return sheets.filter(({ used }) => !used.isNullObject);
}

/** Beyond it a sheet holds a stray cell far away rather than data, and Excel gives null for its values. */
const mostCells = 5_000_000;

function refuseTooLarge({ name, used }: UsedSheet): void {
  if (used.rowCount * used.columnCount > mostCells) throw new OfficeError({ kind: "TooLargeToRead", sheet: name });
}

type FilledCells = { row: number; column: number; value: CellValue }[];

async function readValues(sheets: readonly UsedSheet[], send: Send, budget: number): Promise<readonly FilledCells[]> {
  const cells: FilledCells[] = sheets.map(() => []);
  for (const request of requestsOf(sheets, budget)) await readBlocks(request, sheets, cells, send);
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

/**
 * Long texts may not fit into one answer: then the same blocks are read in halves. So they are where Excel gives null instead
 * of values or an error (office-js issues 4783, 6781): that is too much at once, and no empty sheet.
 */
async function readBlocks(blocks: readonly Block[], sheets: readonly UsedSheet[], cells: readonly FilledCells[], send: Send): Promise<void> {
  const found = await valuesOf(blocks, sheets, send);
  if (found?.every((values) => values !== null)) {
    for (const [i, { index, place }] of blocks.entries()) collect(found[i]!, place, cells[index]!);
    return;
  }
  const halves = blocks.flatMap(halvesOf);
  if (halves.length === 1) throw new OfficeError({ kind: "TooLargeToRead", sheet: sheets[blocks[0]!.index]!.name });
  const middle = Math.ceil(halves.length / 2);
  await readBlocks(halves.slice(0, middle), sheets, cells, send);
  await readBlocks(halves.slice(middle), sheets, cells, send);
}

/** Values of each block, null where Excel gave none; undefined where the answer would have been too large. */
async function valuesOf(blocks: readonly Block[], sheets: readonly UsedSheet[], send: Send): Promise<readonly (unknown[][] | null)[] | undefined> {
  try {
    const ranges = await send(() => blocks.map(({ index, place }) => sheets[index]!.sheet.getRangeByIndexes(place.row, place.column, place.rows, place.columns).load("values")));
    return ranges.map(({ values }) => values as unknown[][] | null);
  } catch (thrown) {
    if (hasCode(thrown, "ResponsePayloadSizeLimitExceeded")) return undefined;
    throw thrown;
  }
}

const halvesOf = (block: Block): readonly Block[] =>
  rowBlocks(block.place, Math.ceil(block.place.rows / 2) * block.place.columns).map((place) => ({ ...block, place }));

function collect(values: unknown[][], place: Rectangle, cells: FilledCells): void {
  for (const [r, row] of values.entries())
    for (const [c, value] of row.entries()) if (value !== "") cells.push({ row: place.row + r, column: place.column + c, value: value as CellValue });
}
