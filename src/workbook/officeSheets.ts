import { columnName } from "./address";
import { areaAddress } from "./officeAreas";
import { OfficeError } from "./officeErrors";
import type { RequestQueue, Sync } from "./officeRequests";
import type { SheetSpec, ValidationSpec } from "./port";

/** What stands in the workbook before we write. */
export interface Standing {
  name: string;
  sheet: Excel.Worksheet;
  protected: boolean;
  tables: readonly { name: string; table: Excel.Table }[];
  charts: readonly { name: string; chart: Excel.Chart }[];
}

/** 1 to 31 characters, none of \ / ? * [ ] :, no apostrophe at either end; "History" is Excel's own. */
const isSheetName = (name: string): boolean => /^(?!')[^\\/?*[\]:]{1,31}(?<!')$/u.test(name) && name.toLowerCase() !== "history";

const equalNames = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

export const standingSheet = (standing: readonly Standing[], name: string): Standing | undefined => standing.find((sheet) => equalNames(sheet.name, name));

/** Looks at the workbook and refuses before anything is written, for every reason that can be foreseen. */
export async function inspectWorkbook(context: Excel.RequestContext, sync: Sync, specs: readonly SheetSpec[]): Promise<readonly Standing[]> {
  const wrong = specs.find(({ name }) => !isSheetName(name));
  if (wrong) throw new OfficeError({ kind: "SheetNameInvalid", sheet: wrong.name }, []);
  const { worksheets, protection } = context.workbook;
  worksheets.load("items/name,items/protection/protected,items/tables/items/name,items/charts/items/name");
  protection.load("protected");
  await sync();
  const standing = worksheets.items.map((sheet) => ({
    name: sheet.name,
    sheet,
    protected: sheet.protection.protected,
    tables: sheet.tables.items.map((table) => ({ name: table.name, table })),
    charts: sheet.charts.items.map((chart) => ({ name: chart.name, chart })),
  }));
  refuseForeseeable(standing, protection.protected, specs);
  return standing;
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

/** Empties a sheet that is there: formulas elsewhere go on pointing to it, which a new one would break. */
export async function emptySheet({ sheet, tables, charts }: Standing, spec: SheetSpec, queue: RequestQueue): Promise<void> {
  for (const { name, table } of tables) if (!spec.table || !equalNames(name, spec.table.name)) await queue.add(0, () => void table.convertToRange());
  for (const { name, chart } of charts) if (spec.charts?.some((wanted) => wanted.name === name)) await queue.add(0, () => chart.delete());
  await queue.add(0, () => {
    const all = sheet.getRange();
    all.unmerge();
    all.dataValidation.clear();
    all.clear("All");
    sheet.freezePanes.unfreeze();
  });
}

/** A table that is there keeps its identity, so that formulas naming its columns survive. */
export async function writeTable(sheet: Excel.Worksheet, { table: spec }: SheetSpec, standing: Standing | undefined, queue: RequestQueue): Promise<void> {
  if (!spec) return;
  const known = standing?.tables.find(({ name }) => equalNames(name, spec.name));
  await queue.add(0, () => {
    if (known) known.table.resize(areaAddress(spec));
    else {
      const table = sheet.tables.add(areaAddress(spec), true);
      table.name = spec.name;
      table.style = "TableStyleLight1";
      table.showBandedRows = false;
    }
  });
}

/** Excel reads a list of words as one text of at most 255 characters. */
const listSource = (list: ValidationSpec["list"]): string => (typeof list === "string" ? `=${list.replace(/^=/, "")}` : list.join(","));

export async function writeValidations(sheet: Excel.Worksheet, { validations = [] }: SheetSpec, queue: RequestQueue): Promise<void> {
  for (const { range, list } of validations) {
    const source = listSource(list);
    await queue.add(source.length, () => {
      sheet.getRange(areaAddress(range)).dataValidation.rule = { list: { inCellDropDown: true, source } };
    });
  }
}

export async function writePage(sheet: Excel.Worksheet, { kind, tabColour, print, rows, freeze }: SheetSpec, queue: RequestQueue): Promise<void> {
  await queue.add(0, () => {
    sheet.showGridlines = kind === "input";
    if (tabColour) sheet.tabColor = tabColour;
    sheet.pageLayout.orientation = print?.landscape ? "Landscape" : "Portrait";
    sheet.pageLayout.zoom = { horizontalFitToPages: print?.pagesWide ?? 1 };
    if (print && print.titleRows > 0) sheet.pageLayout.setPrintTitleRows(`$1:$${print.titleRows}`);
    if (print?.pagesWide && freeze?.columns) sheet.pageLayout.setPrintTitleColumns(`$A:$${columnName(freeze.columns - 1)}`);
    if (print?.columns) sheet.pageLayout.setPrintArea(sheet.getRangeByIndexes(0, 0, rows.length, print.columns));
  });
}

/** Last of all: it fails when the user has gone to another workbook ("Troubleshoot Excel add-ins"). */
export async function writeFrozenPanes(sheet: Excel.Worksheet, { freeze }: SheetSpec, queue: RequestQueue): Promise<void> {
  if (!freeze || (freeze.rows === 0 && freeze.columns === 0)) return;
  await queue.add(0, () => {
    if (freeze.columns === 0) sheet.freezePanes.freezeRows(freeze.rows);
    else if (freeze.rows === 0) sheet.freezePanes.freezeColumns(freeze.columns);
    else sheet.freezePanes.freezeAt(sheet.getRangeByIndexes(0, 0, freeze.rows, freeze.columns));
  });
}
