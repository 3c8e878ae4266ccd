import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { ProblemError } from "../engine/problem";
import { csvFolder } from "../workbook/csvFolder";
import type { Grid } from "../workbook/port";
import { type XlsxWorkbook, xlsxWorkbook } from "../workbook/xlsxWorkbook";

/** What was read, and the workbook to add sheets to where there is one. */
export interface Input {
  grids: readonly Grid[];
  workbook?: XlsxWorkbook;
}

/** An .xlsx file, or a folder of CSV files. Throws `ProblemError` for what is neither. */
export async function openInput(path: string): Promise<Input> {
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new ProblemError({ kind: "notAWorkbook", file: path, reason: "missing" });
  if (found.isDirectory()) return { grids: await csvFolder(path).read() };
  const workbook = xlsxWorkbook(await readFile(path), basename(path));
  return { grids: await workbook.read(), workbook };
}
