import { areaName, columnName } from "./address";
import { extentOf, ownArea } from "./keptArea";
import { unfinishedMark } from "./mark";
import { makeRoom, removeFilter, removeFolds } from "./officePeople";
import type { RequestQueue } from "./officeQueue";
import { equalNames, isMarked, type Standing } from "./officeStanding";
import type { Rectangle, SheetSpec, ValidationSpec } from "./port";

/**
 * Empties a sheet that is there: formulas elsewhere go on pointing to it, which a new one would break. Where an earlier run
 * left its mark only what it wrote is emptied; the rest, and notes on our cells, are people's.
 */
export async function emptySheet(there: Standing, spec: SheetSpec, queue: RequestQueue): Promise<void> {
  const { sheet, tables, charts } = there;
  for (const { name, table } of tables) if (!spec.table || !equalNames(name, spec.table.name)) await queue.add(0, () => void table.convertToRange());
  for (const { name, chart } of charts) if (spec.charts?.some((wanted) => wanted.name === name)) await queue.add(0, () => chart.delete());
  await removeFilter(there, queue);
  await removeFolds(there, spec, queue);
  const before = there.kept?.before;
  const ours = before && ownArea(before, extentOf(spec));
  await queue.add(0, () => {
    makeRoom(there);
    const range = ours ? sheet.getRange(areaName(ours)) : sheet.getRange();
    range.unmerge();
    range.dataValidation.clear();
    range.conditionalFormats.clearAll();
    // "All" would take notes away, too.
    range.clear("Contents");
    range.clear("Formats");
    if (isMarked(spec)) markUnfinished(sheet, ours ?? { row: 0, column: 0, ...extentOf(spec) });
  });
}

/** Goes out with what empties a sheet: were it written after, a failure between them would leave moved cells that the next run moves again. */
export function markUnfinished(sheet: Excel.Worksheet, area: Rectangle): void {
  sheet.getRange("A2").values = [[unfinishedMark(areaName(area))]];
}

/** A table that is there keeps its identity, so that formulas naming its columns survive. */
export async function writeTable(sheet: Excel.Worksheet, { table: spec }: SheetSpec, standing: Standing | undefined, queue: RequestQueue): Promise<void> {
  if (!spec) return;
  const known = standing?.tables.find(({ name }) => equalNames(name, spec.name));
  await queue.add(0, () => {
    if (known) known.table.resize(areaName(spec));
    else {
      const table = sheet.tables.add(areaName(spec), true);
      table.name = spec.name;
      table.style = "TableStyleLight1";
      table.showBandedRows = false;
    }
  });
}

/** Excel reads a list of words as one text of at most 255 characters. */
const listSource = (list: NonNullable<ValidationSpec["list"]>): string => (typeof list === "string" ? `=${list.replace(/^=/, "")}` : list.join(","));

/** Drop-downs of a sheet. */
export async function writeValidations(sheet: Excel.Worksheet, { validations = [] }: SheetSpec, queue: RequestQueue): Promise<void> {
  for (const { range, list } of validations) {
    // Templates alone ask for numbers, and they are new files.
    if (!list) continue;
    const source = listSource(list);
    await queue.add(source.length, () => {
      sheet.getRange(areaName(range)).dataValidation.rule = { list: { inCellDropDown: true, source } };
    });
  }
}

/** Tab colour, frozen rows and page set-up of a sheet. */
export async function writePage(sheet: Excel.Worksheet, { kind, tabColour, print, rows, freeze }: SheetSpec, queue: RequestQueue): Promise<void> {
  await queue.add(0, () => {
    sheet.showGridlines = kind === "input";
    if (tabColour) sheet.tabColor = tabColour;
    sheet.pageLayout.orientation = print?.landscape ? "Landscape" : "Portrait";
    sheet.pageLayout.zoom = { horizontalFitToPages: print?.pagesWide ?? 1 };
    if (print && print.titleRows > 0) sheet.pageLayout.setPrintTitleRows(`$1:$${print.titleRows}`);
    if (print?.pagesWide && freeze?.columns) sheet.pageLayout.setPrintTitleColumns(`$A:$${columnName(freeze.columns - 1)}`);
    if (print?.breaksBefore) sheet.horizontalPageBreaks.removePageBreaks();
    for (const row of print?.breaksBefore ?? []) sheet.horizontalPageBreaks.add(`A${row + 1}`);
    if (print?.columns) sheet.pageLayout.setPrintArea(sheet.getRangeByIndexes(0, 0, rows.length, print.columns));
  });
}

/** Last of all, and in requests of their own: they fail when the user has gone to another workbook ("Troubleshoot Excel add-ins"), and are asked for again. */
export async function writeFrozenPanes(sheet: Excel.Worksheet, { freeze = { rows: 0, columns: 0 } }: SheetSpec, queue: RequestQueue): Promise<void> {
  await queue.add(0, () => {
    if (freeze.rows === 0 && freeze.columns === 0) sheet.freezePanes.unfreeze();
    else if (freeze.columns === 0) sheet.freezePanes.freezeRows(freeze.rows);
    else if (freeze.rows === 0) sheet.freezePanes.freezeColumns(freeze.columns);
    else sheet.freezePanes.freezeAt(sheet.getRangeByIndexes(0, 0, freeze.rows, freeze.columns));
  });
}
