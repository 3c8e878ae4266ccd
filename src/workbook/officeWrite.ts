import { cellInput, halvesOfBlock, type RowBlock, rowBlocks } from "./officeCells";
import { changedSheets } from "./officeChanged";
import { writeCharts } from "./officeCharts";
import { OfficeError, officeFailure } from "./officeErrors";
import { extentOf } from "./keptArea";
import { writeFormats } from "./officeFormats";
import { asAtFirst, goneSheet, type Journal, sheetsLeft, typedOn, withJournal } from "./officeJournal";
import type { Send } from "./officePatience";
import { writeConditionals, writeFilter, writeFolds, writeNames } from "./officePeople";
import { requestQueue, type RequestQueue } from "./officeQueue";
import { readGrids } from "./officeRead";
import { emptySheet, markUnfinished, writeFrozenPanes, writePage, writeTable, writeValidations } from "./officeSheets";
import { inspectWorkbook, isMarked, type Standing, standingSheet } from "./officeStanding";
import type { Rectangle, Row, SheetSpec } from "./port";
import { uniformBlocks, withoutFilled } from "./uniformFormulas";

export type Progress = (done: number, of: number) => void;

/** A sheet to write, with the one that bears its name already. */
interface Target {
  spec: SheetSpec;
  id: string;
  sheet: Excel.Worksheet;
  standing: Standing | undefined;
}

/** What a write needs of Excel. `tidy` sends without asking anybody: after a failure nobody is to wait for the tidying up. */
export interface Line {
  context: Excel.RequestContext;
  send: Send;
  tidy: Send;
}

/** Bytes of cells that go together; a request may hold several such blocks. */
const blockBytes = 256 * 1024;

/** Writes what the journal has left, or says which sheets are written. Excel's calculation and events rest meanwhile. */
export async function writeSheets(line: Line, journal: Journal, progress: Progress): Promise<void> {
  const specs = sheetsLeft(journal);
  await refuseChanged(line, journal);
  await refuseTyped(line, journal);
  const standing = asAtFirst(await inspectWorkbook(line.context, line.send, specs), journal);
  const targets: Target[] = [];
  try {
    await withEventsAgain(line, () => writeAll(line, specs, standing, targets, journal, progress));
  } catch (thrown) {
    throw await explained(thrown, line, targets, journal);
  }
  progress(journal.specs.length, journal.specs.length);
}

/** Asked once, before anything is written; to finish a write is to finish what people have seen begun. */
async function refuseChanged({ context, send }: Line, { madeFrom, begun }: Journal): Promise<void> {
  if (!madeFrom || begun) return;
  const sheets = changedSheets(madeFrom, await readGrids(context, send));
  if (sheets.length > 0) throw new OfficeError({ kind: "InputsChanged", sheets }, []);
}

/** Before a write is finished: input sheets are people's, half written or not. */
async function refuseTyped({ context, send }: Line, journal: Journal): Promise<void> {
  if (!journal.begun || sheetsLeft(journal).every(isMarked)) return;
  const sheets = typedOn(journal, await readGrids(context, send));
  if (sheets.length > 0) throw withJournal({ kind: "TypedMeanwhile", sheets }, journal);
}

async function writeAll({ context, send }: Line, specs: readonly SheetSpec[], standing: readonly Standing[], targets: Target[], journal: Journal, progress: Progress): Promise<void> {
  const { application } = context.workbook;
  const finished: string[] = [];
  const begin = () => {
    journal.begun = true;
    // Both end with the request, so each request asks anew.
    application.suspendApiCalculationUntilNextSync();
    application.suspendScreenUpdatingUntilNextSync();
    context.runtime.enableEvents = false;
  };
  const sent = () => {
    for (const name of finished.splice(0)) journal.written.add(name);
    if (journal.written.size < journal.specs.length) progress(journal.written.size, journal.specs.length);
  };
  const queue = requestQueue(send, begin, sent);
  await prepareSheets(context, specs, standing, targets, queue);
  for (const target of targets) {
    await writeSheet(target, queue);
    finished.push(target.spec.name);
  }
  await queue.flush();
  await finish(context, send, targets, queue);
  // The last request of all also makes Excel tell of changes again.
  const gone = await goneSheet(context, (ask) => send(() => (listenAgain(context), ask())), targets.map(identity));
  if (gone) throw new OfficeError(gone);
  for (const { name } of specs) journal.complete.add(name);
}

const identity = ({ id, spec: { name } }: Target) => ({ id, name });

/** Excel's word for a sheet that was taken away while we wrote may be any; where one is gone, that is what happened. */
async function explained(thrown: unknown, { context, tidy }: Line, targets: readonly Target[], journal: Journal): Promise<unknown> {
  const failure = officeFailure(thrown);
  if (!failure) return thrown;
  const gone = failure.kind === "ExcelRefused" ? await goneSheet(context, tidy, targets.map(identity)).catch(() => undefined) : undefined;
  const why = gone ?? failure;
  // Formulas of the other sheets went with it, or lost it.
  if (why.kind === "SheetMissing" || why.kind === "SheetRenamed") for (const done of [journal.complete, journal.written]) done.clear();
  return withJournal(why, journal);
}

/** Whatever went wrong, Excel tells of changes again; after a time-out it is not asked, for it would not answer that either. */
async function withEventsAgain({ context, tidy }: Line, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (thrown) {
    if (officeFailure(thrown)?.kind === "ExcelNotAnswering") throw thrown;
    // What went wrong first is what counts.
    await tidy(() => {
      context.workbook.application.calculate("Full");
      listenAgain(context);
    }).catch(() => undefined);
    throw thrown;
  }
}

const listenAgain = ({ runtime }: Excel.RequestContext): void => void (runtime.enableEvents = true);

/** All sheets and names stand before the first formula is written, for it may use any of them. */
async function prepareSheets(context: Excel.RequestContext, specs: readonly SheetSpec[], standing: readonly Standing[], targets: Target[], queue: RequestQueue): Promise<void> {
  const added = new Map<string, Excel.Worksheet>();
  for (const spec of specs) {
    const there = standingSheet(standing, spec.name);
    if (there) await emptySheet(there, spec, queue);
    else await queue.add(0, () => void added.set(spec.name, addSheet(context, spec)));
  }
  // A sheet that was added has an identity from its answer on.
  if (specs.some(({ name }) => !standingSheet(standing, name))) await queue.flush();
  for (const spec of specs) {
    const there = standingSheet(standing, spec.name);
    const sheet = there?.sheet ?? added.get(spec.name)!;
    targets.push({ spec, sheet, id: there?.id ?? sheet.id, standing: there });
  }
  for (const { spec, sheet, standing: there } of targets) await writeNames(sheet, spec, there, queue);
}

function addSheet(context: Excel.RequestContext, spec: SheetSpec): Excel.Worksheet {
  const sheet = context.workbook.worksheets.add(spec.name).load("id");
  if (isMarked(spec)) markUnfinished(sheet, { row: 0, column: 0, ...extentOf(spec) });
  return sheet;
}

/** The mark comes last: until then the sheet says that it is unfinished. */
const withoutMark = (spec: SheetSpec): readonly Row[] => (isMarked(spec) ? spec.rows.map((row, index) => (index === 1 ? [null, ...row.slice(1)] : row)) : spec.rows);

async function writeSheet({ spec, sheet, standing }: Target, queue: RequestQueue): Promise<void> {
  const addBlock = (block: RowBlock) => ({
    bytes: block.bytes,
    run: () => writeBlock(sheet, block),
    halves: () => halvesOfBlock(block).map(addBlock),
  });
  const uniform = uniformBlocks(spec.rows);
  for (const { bytes, run, halves } of rowBlocks(withoutFilled(withoutMark(spec), uniform), blockBytes).map(addBlock)) await queue.add(bytes, run, halves);
  for (const place of uniform) await queue.add(0, () => fillFromFirst(sheet, place));
  await writeFormats(sheet, spec, standing?.kept?.formerly, queue);
  await writeTable(sheet, spec, standing, queue);
  await writeValidations(sheet, spec, queue);
  await writeConditionals(sheet, spec, queue);
  await writePage(sheet, spec, queue);
  // A sheet that is there is as visible as people have it.
  if (spec.hidden && !standing) await queue.add(0, () => void (sheet.visibility = spec.hidden === "hidden" ? "Hidden" : "VeryHidden"));
  if (isMarked(spec)) await queue.add(0, () => writeMark(sheet, spec));
}

function writeBlock(sheet: Excel.Worksheet, { row, rows, columns, formats, values, formulas }: RowBlock): void {
  const range = sheet.getRangeByIndexes(row, 0, rows, columns);
  // Text cells are text before their text comes, or "007" would be a number and "=…" a formula.
  range.numberFormat = formats;
  range.values = values;
  if (formulas.flat().some((formula) => formula !== null)) range.formulas = formulas;
}

/** Formulas alone: what a cell looks like was written with its row. Needs ExcelApi 1.9; the add-in asks for 1.14. */
const fillFromFirst = (sheet: Excel.Worksheet, { row, column, rows, columns }: Rectangle): void =>
  sheet.getRangeByIndexes(row, column, rows, columns).copyFrom(sheet.getRangeByIndexes(row, column, 1, 1), "Formulas");

function writeMark(sheet: Excel.Worksheet, { rows }: SheetSpec): void {
  const { format, value } = cellInput(rows[1]![0]);
  const cell = sheet.getRange("A2");
  if (format !== null) cell.numberFormat = [[format]];
  cell.values = [[value]];
}

/** Values first: a chart of cells that are still empty is refused. */
async function finish(context: Excel.RequestContext, send: Send, targets: readonly Target[], queue: RequestQueue): Promise<void> {
  await send(() => context.workbook.application.calculate("Full"));
  await writeCharts(targets.flatMap(({ sheet, spec }) => (spec.charts ?? []).map((chart) => ({ sheet, sheetName: spec.name, spec: chart }))), send);
  for (const { sheet, spec, standing } of targets) {
    await writeFolds(sheet, spec, standing, queue);
    await writeFilter(sheet, spec, standing, queue);
  }
  await queue.flush();
  for (const { sheet, spec, standing } of targets) if (spec.freeze ?? standing) await writeFrozenPanes(sheet, spec, queue);
  await queue.flush();
}
