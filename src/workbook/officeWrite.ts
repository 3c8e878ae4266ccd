import { rowBlocks } from "./officeCells";
import { writeCharts } from "./officeCharts";
import { OfficeError, officeFailure } from "./officeErrors";
import { writeFormats } from "./officeFormats";
import { requestQueue, type RequestQueue, type Sync } from "./officeRequests";
import { writeConditionals, writeFilter, writeFolds, writeNames } from "./officePeople";
import { emptySheet, writeFrozenPanes, writePage, writeTable, writeValidations } from "./officeSheets";
import { inspectWorkbook, type Standing, standingSheet } from "./officeStanding";
import type { SheetSpec } from "./port";

type Progress = (done: number, of: number) => void;

/** A sheet to write, with the one that bears its name already. */
interface Target {
  spec: SheetSpec;
  sheet: Excel.Worksheet;
  standing: Standing | undefined;
}

/** Bytes of cells that go together; a request may hold several such blocks. */
const blockBytes = 256 * 1024;

/** Writes all sheets, or says which it has written. Excel's calculation and events rest meanwhile. */
export async function writeSheets(context: Excel.RequestContext, sync: Sync, specs: readonly SheetSpec[], progress: Progress): Promise<void> {
  const standing = await inspectWorkbook(context, sync, specs);
  const written: string[] = [];
  try {
    await writeAll(context, sync, specs, standing, written, progress);
  } catch (thrown) {
    const failure = officeFailure(thrown);
    throw failure ? new OfficeError(failure, [...written]) : thrown;
  }
}

async function writeAll(
  context: Excel.RequestContext,
  sync: Sync,
  specs: readonly SheetSpec[],
  standing: readonly Standing[],
  written: string[],
  progress: Progress,
): Promise<void> {
  const { application } = context.workbook;
  const finished: string[] = [];
  const begin = () => {
    // Both end with the request, so each request asks anew.
    application.suspendApiCalculationUntilNextSync();
    application.suspendScreenUpdatingUntilNextSync();
    context.runtime.enableEvents = false;
  };
  const sent = () => {
    written.push(...finished.splice(0));
    if (written.length < specs.length) progress(written.length, specs.length);
  };
  const queue = requestQueue(sync, begin, sent);
  await withEventsAgain(context, sync, async () => {
    const targets = await prepareSheets(context, specs, standing, queue);
    for (const target of targets) {
      await writeSheet(target, queue);
      finished.push(target.spec.name);
    }
    await queue.flush();
    await finish(context, sync, targets, queue);
  });
  progress(specs.length, specs.length);
}

/** Whatever happened, Excel tells of changes again; after a time-out it is not asked, for it would not answer that either. */
async function withEventsAgain(context: Excel.RequestContext, sync: Sync, work: () => Promise<void>): Promise<void> {
  const listenAgain = () => {
    context.runtime.enableEvents = true;
    return sync();
  };
  try {
    await work();
  } catch (thrown) {
    if (officeFailure(thrown)?.kind === "ExcelNotAnswering") throw thrown;
    context.workbook.application.calculate("Full");
    // What went wrong first is what counts.
    await listenAgain().catch(() => undefined);
    throw thrown;
  }
  await listenAgain();
}

/** All sheets and names stand before the first formula is written, for it may use any of them. */
async function prepareSheets(context: Excel.RequestContext, specs: readonly SheetSpec[], standing: readonly Standing[], queue: RequestQueue): Promise<readonly Target[]> {
  const targets: Target[] = [];
  for (const spec of specs) {
    const there = standingSheet(standing, spec.name);
    if (there) await emptySheet(there, spec, queue);
    else await queue.add(0, () => void targets.push({ spec, sheet: context.workbook.worksheets.add(spec.name), standing: undefined }));
    if (there) targets.push({ spec, sheet: there.sheet, standing: there });
  }
  for (const { spec, sheet, standing: there } of targets) await writeNames(sheet, spec, there, queue);
  return targets;
}

async function writeSheet({ spec, sheet, standing }: Target, queue: RequestQueue): Promise<void> {
  for (const { row, rows, columns, formats, values, formulas, bytes } of rowBlocks(spec.rows, blockBytes))
    await queue.add(bytes, () => {
      const range = sheet.getRangeByIndexes(row, 0, rows, columns);
      // Text cells are text before their text comes, or "007" would be a number and "=…" a formula.
      range.numberFormat = formats;
      range.values = values;
      if (formulas.flat().some((formula) => formula !== null)) range.formulas = formulas;
    });
  await writeFormats(sheet, spec, standing?.kept?.before, queue);
  await writeTable(sheet, spec, standing, queue);
  await writeValidations(sheet, spec, queue);
  await writeConditionals(sheet, spec, queue);
  await writePage(sheet, spec, queue);
  // A sheet that is there is as visible as people have it.
  if (spec.hidden && !standing) await queue.add(0, () => void (sheet.visibility = spec.hidden === "hidden" ? "Hidden" : "VeryHidden"));
}

/** Values first: a chart of cells that are still empty is refused. */
async function finish(context: Excel.RequestContext, sync: Sync, targets: readonly Target[], queue: RequestQueue): Promise<void> {
  context.workbook.application.calculate("Full");
  await sync();
  await writeCharts(targets.flatMap(({ sheet, spec }) => (spec.charts ?? []).map((chart) => ({ sheet, sheetName: spec.name, spec: chart }))), sync);
  for (const { sheet, spec, standing } of targets) {
    await writeFolds(sheet, spec, standing, queue);
    await writeFilter(sheet, spec, standing, queue);
    await writeFrozenPanes(sheet, spec, queue);
  }
  await queue.flush();
}
