import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import Papa from "papaparse";
import { ProblemError } from "../engine/problem";
import type { CellValue, Grid, Workbook } from "./port";

const isCsv = (file: string): boolean => /\.csv$/i.test(file);

/** Chinese Excel saves CSV as GB18030, everything else as UTF-8; text that is not UTF-8 throughout is taken for the former. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

const separators = [",", ";", "\t"] as const;

/** The one that stands most often in the first filled line, quoted text left out. A two-column file is too little for the parser's own guess. */
function separatorOf(text: string): string {
  const line = (/^.*\S.*$/m.exec(text)?.[0] ?? "").replace(/"[^"]*"/g, "");
  const count = (separator: string): number => line.split(separator).length;
  return separators.reduce((best, separator) => (count(separator) > count(best) ? separator : best));
}

/** Every value is text as it stands; what it means is for the reader to say. */
export function csvGrid(file: string, bytes: Uint8Array): Grid {
  const text = decodeText(bytes);
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: separatorOf(text) });
  if (errors.some(({ type }) => type === "Quotes")) throw new ProblemError({ kind: "notAWorkbook", file, reason: "unreadable" });
  const values = data.map((row) => row.map((value): CellValue => (value === "" ? null : value)));
  return { sheet: file.replace(/\.csv$/i, ""), file, firstRow: 0, firstColumn: 0, values, tables: [] };
}

/** A folder of CSV files, each named after its table; it is read and never written. */
export function csvFolder(folder: string): Pick<Workbook, "read"> {
  return {
    async read() {
      const files = (await readdir(folder)).filter(isCsv).sort();
      return Promise.all(files.map(async (file) => csvGrid(file, await readFile(join(folder, file)))));
    },
  };
}
