import { OfficeError, type OfficeFailure } from "./officeErrors";
import type { Send } from "./officePatience";
import { cellsOf } from "./grid";
import { equalNames, isMarked, type Kept, type Standing, standingSheet } from "./officeStanding";
import type { Cell, CellValue, Grid, SheetSpec } from "./port";
import type { Unfinished } from "./waitDesk";

/** What of a write is done. It outlives a failure, so that the write can be finished without planning anew. */
export interface Journal {
  readonly specs: readonly SheetSpec[];
  readonly madeFrom: readonly Grid[] | undefined;
  /** A request that changes sheets has gone out; it may have been done though no answer came. */
  begun: boolean;
  /** Sheets whose cells and formats are all there. */
  readonly written: Set<string>;
  /** Sheets to which nothing is to be done any more. */
  readonly complete: Set<string>;
  /** What people had done to each sheet before it was emptied; undefined for sheets that were not there. */
  readonly kept: Map<string, Kept | undefined>;
}

/** The journal of a write that has not begun. `madeFrom`: the sheets the plan was made from. */
export const newJournal = (specs: readonly SheetSpec[], madeFrom?: readonly Grid[]): Journal => ({ specs, madeFrom, begun: false, written: new Set(), complete: new Set(), kept: new Map() });

/** Sheets that a next try has to write. */
export const sheetsLeft = ({ specs, complete }: Journal): readonly SheetSpec[] => specs.filter(({ name }) => !complete.has(name));

/** What stands now, with the folds and filters people had before the first try took them away. */
export function asAtFirst(standing: readonly Standing[], { specs, kept }: Journal): readonly Standing[] {
  for (const { name } of specs) if (!kept.has(name)) kept.set(name, standingSheet(standing, name)?.kept);
  return standing.map((sheet) => {
    const spec = sheet.kept && specs.find(({ name }) => standingSheet([sheet], name));
    const first = spec && kept.get(spec.name);
    return spec ? { ...sheet, kept: { ...sheet.kept!, formerly: first?.formerly, states: first?.states ?? [], filter: first?.filter } } : sheet;
  });
}

/** A sheet that is being written; ids stay when names change. */
export interface Identity {
  id: string;
  name: string;
}

/** The first sheet that people have deleted or renamed since we began; asks Excel once. */
export async function goneSheet(context: Excel.RequestContext, send: Send, sheets: readonly Identity[]): Promise<OfficeFailure | undefined> {
  const { worksheets } = context.workbook;
  await send(() => worksheets.load("items/id,items/name"));
  const names = new Map(worksheets.items.map(({ id, name }) => [id, name]));
  const gone = sheets.find(({ id, name }) => names.get(id) !== name);
  const now = gone && names.get(gone.id);
  if (!gone) return undefined;
  return now === undefined ? { kind: "SheetMissing", sheet: gone.name } : { kind: "SheetRenamed", sheet: gone.name, now };
}

/** Sheets that are whole and sheets that are not: by cells and formats first, then by what comes after all of them, such as charts. */
export function writtenAndLeft({ specs, written, complete }: Journal): Unfinished {
  const whole = written.size < specs.length ? written : complete;
  const left = specs.filter(({ name }) => !whole.has(name));
  return { written: [...whole], left: left.map(({ name }) => name), ...(left.some((spec) => !isMarked(spec)) && { inputs: true as const }) };
}

/** Sheets left of which a cell holds what is not going to be written there. Ours are marked, and nobody's to type on. */
export function typedOn(journal: Journal, now: readonly Grid[]): readonly string[] {
  return sheetsLeft(journal)
    .filter((spec) => !isMarked(spec) && now.some((grid) => equalNames(grid.sheet, spec.name) && cellsOf(grid).some(({ row, column, value }) => value !== null && value !== "" && !isOurs(spec.rows[row]?.[column], value))))
    .map(({ name }) => name);
}

const isOurs = (cell: Cell | null | undefined, value: CellValue): boolean => cell !== undefined && cell !== null && (cell.formula !== undefined || String(cell.value ?? "") === String(value));

/** The failure with the sheets whose cells were written before it, and those a next try has to do with. */
export function withJournal(failure: OfficeFailure, journal: Journal): OfficeError {
  return new OfficeError(failure, [...journal.written], journal.begun ? writtenAndLeft(journal).left : []);
}
