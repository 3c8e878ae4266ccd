import { monthOf } from "../engine/calendar";
import type { MeetingMemory } from "../engine/meeting/memory";
import type { MemoryLedger } from "../engine/problem";
import type { IsoDate } from "../engine/records";
import type { Words } from "../language";
import { memorySheets } from "../reports/memoryLedgers";
import { memoryWorkbook } from "../workbook/memoryWorkbook";
import type { Grid, SheetSpec } from "../workbook/port";
import { numbered } from "./numbers";

/** The ledgers of a changed memory, and the workbook's grids as they would be with them: what a plan of it is made from. */
export async function remembering(grids: readonly Grid[], memory: MeetingMemory, ledgers: readonly MemoryLedger[], { planDate, today, words }: { planDate: IsoDate; today: IsoDate; words: Words }): Promise<{ sheets: readonly SheetSpec[]; grids: readonly Grid[] }> {
  const cycle = monthOf(planDate);
  const sheets = memorySheets(numbered(memory, cycle), ledgers, { cycle, today, words });
  return { sheets, grids: await withSheets(grids, sheets) };
}

/** The grids as they will be when some sheets are written. */
export async function withSheets(grids: readonly Grid[], sheets: readonly SheetSpec[]): Promise<readonly Grid[]> {
  const workbook = memoryWorkbook(grids);
  await workbook.write(sheets);
  return workbook.read();
}

/** Later sheets take the place of earlier ones of the same name. */
export function joined(...lists: readonly (readonly SheetSpec[])[]): SheetSpec[] {
  const byName = new Map<string, SheetSpec>();
  for (const sheet of lists.flat()) byName.set(sheet.name, sheet);
  return [...byName.values()];
}
