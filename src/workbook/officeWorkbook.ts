import type { CellAddress } from "../engine/problem";
import { OfficeError } from "./officeErrors";
import * as officeFix from "./officeFix";
import { readGrids } from "./officeRead";
import { inExcel } from "./officeRequests";
import { readSelection } from "./officeSelection";
import { writeSheets } from "./officeWrite";
import type { SelectedCell, SheetSpec, Workbook } from "./port";

export interface OfficeOptions {
  /** Seconds Excel may take for one answer before we say that it does not answer. */
  syncTimeoutSeconds?: number;
}

const patience = 60;

/** The workbook that is open in Excel. Fails with `OfficeError` only, or with what `progress` throws to stop it between two requests. */
export const officeWorkbook = ({ syncTimeoutSeconds = patience }: OfficeOptions = {}): Workbook => ({
  read: () => inExcel(syncTimeoutSeconds, readGrids),
  write: (sheets, progress = () => {}) => inExcel(syncTimeoutSeconds, (context, sync) => writeSheets(context, sync, sheets, progress)),
});

/** Shows the first of these places whose sheet is there, and selects its cell. */
export const goToFirst = (places: readonly CellAddress[]): Promise<void> =>
  inExcel(patience, async (context, sync) => {
    const candidates = places.map((place) => ({ place, sheet: context.workbook.worksheets.getItemOrNullObject(place.sheet) }));
    await sync();
    const found = candidates.find(({ sheet }) => !sheet.isNullObject);
    if (!found) throw new OfficeError({ kind: "SheetMissing", sheet: places[0]?.sheet ?? "" });
    found.sheet.activate();
    await sync();
    if (found.place.cell === undefined) return;
    // On a sheet that is not yet shown `select` is unreliable (office-js issue 5118).
    found.sheet.getRange(found.place.cell).select();
    await sync();
  });

export const goTo = (place: CellAddress): Promise<void> => goToFirst([place]);

export const selectedCell = (): Promise<SelectedCell> => inExcel(patience, readSelection);

/** Puts one cell right, unless it has changed since it was read. */
export const replaceCell = (change: officeFix.CellChange): Promise<officeFix.CellOutcome> => inExcel(patience, (context, sync) => officeFix.replaceCell(context, sync, change));

/** Adds sheets that are not there; where one of that name is, adds none and returns its name. */
export const addSheets = (specs: readonly SheetSpec[]): Promise<string | undefined> => inExcel(patience, (context, sync) => officeFix.addSheets(context, sync, specs));

/** Opens a file as a new workbook that is not saved yet; Excel may show it behind the one that is open. */
export const newWorkbook = (base64: string): Promise<void> => Excel.createWorkbook(base64);
