import type { Send } from "./officePatience";

/** What the scratch sheet is called; a number follows where a sheet of somebody else has that name. */
export const scratchName = "~Rebalance check";

/** In A1, so that a sheet left over by a crash is known as ours, and by people as nothing they need. */
export const scratchMark = "产销平衡自检用，检完即删 · For the Rebalance diagnostics, deleted afterwards";

/** What is kept in the workbook for the time of a probe. */
export const scratchSetting = "rebalance.diagnostics";

/** Probes stay within A1:J40; what reaches beyond is not ours. */
export const scratchRows = 40;
export const scratchColumns = 10;

/** The sheet to try things on, and what was so before it came. */
export interface Scratch {
  id: string;
  activeBefore: string;
  /** Sheets there were, ours left by a crash not counted. */
  sheets: number;
  modeBefore: Excel.Application["calculationMode"];
}

/** Sheets an earlier crash has left: by name, by mark, and with nothing in them that we did not write. */
async function leftovers(context: Excel.RequestContext, send: Send): Promise<{ mine: readonly Excel.Worksheet[]; taken: ReadonlySet<string>; others: number }> {
  const { items } = await send(() => context.workbook.worksheets.load("items/id,items/name"));
  const looked = await send(() =>
    items
      .filter(({ name }) => name.startsWith(scratchName))
      .map((sheet) => ({ sheet, corner: sheet.getRange("A1").load("values"), used: sheet.getUsedRangeOrNullObject(true).load("rowIndex,columnIndex,rowCount,columnCount") })),
  );
  const mine = looked
    .filter(({ corner, used }) => corner.values[0]?.[0] === scratchMark && !used.isNullObject && used.rowIndex + used.rowCount <= scratchRows && used.columnIndex + used.columnCount <= scratchColumns)
    .map(({ sheet }) => sheet);
  // With ours among them: the new sheet comes before the old ones go.
  return { mine, taken: new Set(items.map(({ name }) => name.toLowerCase())), others: items.length - mine.length };
}

function freeName(taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? scratchName : `${scratchName} ${number}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}

/** Adds the scratch sheet behind all others, without showing it, and removes those left by earlier crashes. */
export async function openScratch(context: Excel.RequestContext, send: Send): Promise<Scratch> {
  const { mine, taken, others } = await leftovers(context, send);
  const { sheet, active, application } = await send(() => {
    const added = context.workbook.worksheets.add(freeName(taken));
    added.getRange("A1").values = [[scratchMark]];
    // After adding, for the last visible sheet cannot go.
    for (const old of mine) old.delete();
    return { sheet: added.load("id"), active: context.workbook.worksheets.getActiveWorksheet().load("id"), application: context.workbook.application.load("calculationMode") };
  });
  return { id: sheet.id, sheets: others, activeBefore: active.id, modeBefore: application.calculationMode };
}

/** Takes the scratch sheet away, by what it is and not by its name, and leaves mode, settings and active sheet as they were. May be done twice. */
export async function closeScratch(context: Excel.RequestContext, send: Send, { id, activeBefore, modeBefore }: Scratch): Promise<void> {
  const { worksheets, application, settings } = context.workbook;
  const { sheet, before, active, now, setting } = await send(() => ({
    sheet: worksheets.getItemOrNullObject(id).load("id"),
    before: worksheets.getItemOrNullObject(activeBefore).load("id"),
    active: worksheets.getActiveWorksheet().load("id"),
    now: application.load("calculationMode"),
    setting: settings.getItemOrNullObject(scratchSetting).load("key"),
  }));
  const isShown = active.id === id && !before.isNullObject;
  if (sheet.isNullObject && setting.isNullObject && now.calculationMode === modeBefore) return;
  await send(() => {
    if (now.calculationMode !== modeBefore) application.calculationMode = modeBefore;
    if (!setting.isNullObject) setting.delete();
    if (isShown) before.activate();
    if (!sheet.isNullObject) sheet.delete();
  });
}
