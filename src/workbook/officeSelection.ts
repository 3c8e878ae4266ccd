import type { Send } from "./officePatience";
import type { CellValue, SelectedCell } from "./port";

/** Headings stand near the top; a column of a hundred thousand rows need not be fetched for them. */
const headingRows = 12;

/** The cell a person stands on, the values of its row, and what stands at the head of its column: two requests. */
export async function readSelection(context: Excel.RequestContext, send: Send): Promise<SelectedCell> {
  const { cell, sheet, filled } = await send(() => {
    const active = context.workbook.getActiveCell().load("rowIndex,columnIndex");
    // The whole row would be 16,384 cells.
    return { cell: active, sheet: active.worksheet.load("name"), filled: active.getEntireRow().getUsedRangeOrNullObject(true).load("values,columnIndex") };
  });
  const { rowIndex: row, columnIndex: column } = cell;
  const above = await send(() => sheet.getRangeByIndexes(0, column, Math.max(1, Math.min(row, headingRows)), 1).load("values"));
  return {
    sheet: sheet.name,
    row,
    column,
    values: filled.isNullObject ? [] : [...new Array<CellValue>(filled.columnIndex).fill(null), ...(filled.values[0] as CellValue[])],
    above: row === 0 ? [] : above.values.map(([value]) => value as CellValue),
  };
}
