import type { CellAddress } from "../engine/problem";
import { OfficeError } from "./officeErrors";
import * as officeFix from "./officeFix";
import { type Journal, newJournal, writtenAndLeft } from "./officeJournal";
import { type Patience, patientSend, type Send } from "./officePatience";
import { readGrids } from "./officeRead";
import { inExcel } from "./officeRequests";
import { readSelection } from "./officeSelection";
import { type Line, type Progress, writeSheets } from "./officeWrite";
import type { SelectedCell, SheetSpec, Workbook } from "./port";

export type OfficeOptions = Partial<Patience>;

/** Where somebody can be asked they are asked early; where nobody can, Excel has longer. */
const patienceOf = ({ desk, syncTimeoutSeconds = desk ? 30 : 60, retrySeconds = 1 }: OfficeOptions): Patience => ({ syncTimeoutSeconds, retrySeconds, ...(desk && { desk }) });

const alone = patienceOf({});

const lineOf = (context: Excel.RequestContext, send: Send): Line => ({ context, send, tidy: patientSend(context, { ...alone, retrySeconds: 0 }) });

/** A workbook whose failed write can be finished, from what was planned then. */
export interface OfficeWorkbook extends Workbook {
  /** Does nothing where nothing is left to write. Fails like `write`. */
  finish(progress?: Progress): Promise<void>;
}

/** The workbook that is open in Excel. Fails with `OfficeError` only, or with what `progress` throws to stop it between two requests. */
export function officeWorkbook(options: OfficeOptions = {}): OfficeWorkbook {
  const patience = patienceOf(options);
  let journal: Journal | undefined;

  async function carryOut(job: Journal, progress: Progress): Promise<void> {
    journal = job;
    patience.desk?.leave(undefined);
    try {
      await inExcel(patience, (context, send) => writeSheets(lineOf(context, send), job, progress));
      journal = undefined;
    } catch (thrown) {
      if (job.begun) patience.desk?.leave(writtenAndLeft(job));
      else journal = undefined;
      throw thrown;
    }
  }

  return {
    read: () => inExcel(patience, readGrids),
    write: (sheets, progress = () => {}, madeFrom) => carryOut(newJournal(sheets, madeFrom), progress),
    finish: (progress = () => {}) => (journal ? carryOut(journal, progress) : Promise.resolve()),
  };
}

/** Shows the first of these places whose sheet is there, and selects its cell. */
export const goToFirst = (places: readonly CellAddress[]): Promise<void> =>
  inExcel(alone, async (context, send) => {
    const candidates = await send(() => places.map((place) => ({ place, sheet: context.workbook.worksheets.getItemOrNullObject(place.sheet) })));
    const found = candidates.find(({ sheet }) => !sheet.isNullObject);
    if (!found) throw new OfficeError({ kind: "SheetMissing", sheet: places[0]?.sheet ?? "" });
    await send(() => found.sheet.activate());
    const { cell } = found.place;
    // On a sheet that is not yet shown `select` is unreliable (office-js issue 5118).
    if (cell !== undefined) await send(() => found.sheet.getRange(cell).select());
  });

/** Shows and selects a cell; a sheet, where the address has none. */
export const goTo = (place: CellAddress): Promise<void> => goToFirst([place]);

/** The cell people stand on, with its row and column headings. */
export const selectedCell = (): Promise<SelectedCell> => inExcel(alone, readSelection);

/** Puts one cell right, unless it has changed since it was read. */
export const replaceCell = (change: officeFix.CellChange): Promise<officeFix.CellOutcome> => inExcel(alone, (context, send) => officeFix.replaceCell(context, send, change));

/** Adds sheets that are not there; where one of that name is, adds none and returns its name. */
export const addSheets = (specs: readonly SheetSpec[]): Promise<string | undefined> => inExcel(alone, (context, send) => officeFix.addSheets(lineOf(context, send), specs));

/** Opens a file as a new workbook that is not saved yet; Excel may show it behind the one that is open. */
export const newWorkbook = (base64: string): Promise<void> => Excel.createWorkbook(base64);
