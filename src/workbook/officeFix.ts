import type { CellAddress } from "../engine/problem";
import { OfficeError } from "./officeErrors";
import { cellInput } from "./officeCells";
import { newJournal } from "./officeJournal";
import type { Send } from "./officePatience";
import { equalNames, inspectWorkbook, standingSheet } from "./officeStanding";
import { type Line, writeSheets } from "./officeWrite";
import type { CellValue, SheetSpec } from "./port";

/** One cell of the user's to be put right: only where it still holds `before`. */
export interface CellChange {
  at: CellAddress & { cell: string };
  before: CellValue;
  after: string | number;
}

/** `changed`: something else stands there by now; `formula`: a formula makes the value, and its maker alone can put it right. Nothing was written then. */
export type CellOutcome = "done" | "changed" | "formula";

/** Writes one cell and nothing else, after it was looked at again: three requests. Text stays text, and a number in a text cell becomes one. */
export async function replaceCell(context: Excel.RequestContext, send: Send, { at, before, after }: CellChange): Promise<CellOutcome> {
  const { worksheets } = context.workbook;
  await send(() => worksheets.load("items/name"));
  const sheet = worksheets.items.find(({ name }) => equalNames(name, at.sheet));
  if (!sheet) throw new OfficeError({ kind: "SheetMissing", sheet: at.sheet });
  const cell = await send(() => sheet.getRange(at.cell).load("values,formulas,numberFormat"));
  const [value, formula, format] = [cell.values[0]![0] as CellValue, cell.formulas[0]![0] as CellValue, cell.numberFormat[0]![0] as string];
  if (value !== before) return "changed";
  if (typeof formula === "string" && formula.startsWith("=") && formula !== value) return "formula";
  const input = cellInput({ value: after, style: "input" });
  const wanted = input.format ?? (typeof after === "number" && format === "@" ? "General" : undefined);
  await send(() => {
    if (wanted !== undefined) cell.numberFormat = [[wanted]];
    cell.values = [[input.value]];
  });
  return "done";
}

/** Adds sheets to the workbook that are not there yet. Where one is, however empty, nothing is added: returns its name. */
export async function addSheets(line: Line, specs: readonly SheetSpec[]): Promise<string | undefined> {
  const standing = await inspectWorkbook(line.context, line.send, specs);
  const taken = specs.find(({ name }) => standingSheet(standing, name));
  if (!taken) await writeSheets(line, newJournal(specs), () => {});
  return taken?.name;
}
