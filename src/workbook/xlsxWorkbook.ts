import { Workbook as XlsxFile, type Worksheet } from "@cj-tech-master/excelts";
import { installChartSupport } from "@cj-tech-master/excelts/chart";
import { zipSync } from "fflate";
import { ProblemError } from "../engine/problem";
import { cellName, quotedSheet } from "./address";
import { sheetsOf } from "./mergeWorkbookPart";
import { mergeXlsx } from "./mergeXlsx";
import { newXlsx } from "./newXlsx";
import type { SheetSpec, Workbook } from "./port";
import { readXlsxSheet, tablesOf, valueOf } from "./readXlsxSheet";
import { type CellContent, type CellReader, recalculate, type SheetCells } from "./recalculate";
import { refreshResults, type Result } from "./refreshResults";
import { regularPackage, sheetCount } from "./regularPackage";
import type { Parts } from "./relationships";
import { specCells } from "./specCells";
import { unpackXlsx } from "./unpackXlsx";

export interface XlsxWorkbook extends Workbook {
  /** The file as it stands, with everything written so far. */
  bytes(): Promise<Uint8Array>;
}

/** A workbook in the bytes of an .xlsx file, or a new empty one. `file` is its name in problems. */
export function xlsxWorkbook(source?: Uint8Array, file = ""): XlsxWorkbook {
  installChartSupport();
  let parts: Parts | undefined;
  let opened: Promise<readonly Worksheet[]> | undefined;
  const current = () => (parts ??= source && regularPackage(unpackXlsx(source, file)));
  // A package that cannot be unpacked rejects, too; nothing is thrown before somebody waits for it.
  const sheets = () => (opened ??= Promise.resolve().then(() => sheetsIn(current(), file)));
  return {
    read: async () => (await sheets()).flatMap((sheet) => readXlsxSheet(sheet) ?? []),
    async write(specs, progress = () => {}) {
      const ours = new Set(specs.map(({ name }) => name.toLowerCase()));
      const others = (await sheets()).filter(({ name }) => !ours.has(name.toLowerCase()));
      const computed = recalculate([...others.map((sheet) => sheetCells(sheet, specs)), ...specs.map(specCells)]);
      const written = await newXlsx(specs, computed, progress);
      const before = current();
      parts = before && sheetsOf(before).length > 0 ? refreshResults(mergeXlsx(before, written), newResults(others, specs, computed)) : written;
      opened = undefined;
    },
    async bytes() {
      return zipSync(Object.fromEntries(current() ?? (await newXlsx([], () => null, () => {}))), { mtime: fixedDate, level: 6 });
    },
  };
}

/** Local time, as zip entries have it: the same bytes in every time zone. */
const fixedDate = new Date(2020, 0, 1);

async function sheetsIn(parts: Parts | undefined, file: string): Promise<readonly Worksheet[]> {
  if (!parts) return [];
  const workbook = new XlsxFile();
  // The library has many words for what it cannot read; the reader needs one.
  const unreadable = new ProblemError({ kind: "notAWorkbook", file, reason: "unreadable" });
  await workbook.xlsx.loadFromFiles(Object.fromEntries(parts)).catch(() => Promise.reject(unreadable));
  // It passes over what it does not know: better no workbook than one that loses a sheet.
  if (workbook.worksheets.length !== sheetCount(parts)) throw unreadable;
  return workbook.worksheets;
}

/** Constants, results as they are kept, and the formulas that read a sheet of ours. */
function sheetCells(sheet: Worksheet, specs: readonly SheetSpec[]): SheetCells {
  const cells: CellContent[] = [];
  sheet.eachRow((row, rowNumber) =>
    row.eachCell((cell, columnNumber) => {
      const formula = readsFrom(cell.formula, specs) ? `=${cell.formula}` : undefined;
      cells.push({ row: rowNumber - 1, column: columnNumber - 1, value: valueOf(cell), formula });
    }),
  );
  return { name: sheet.name, cells, tables: tablesOf(sheet) };
}

const readsFrom = (formula: string | undefined, specs: readonly SheetSpec[]): boolean =>
  formula !== undefined && specs.some(({ name }) => formula.includes(`${name}!`) || formula.includes(`${quotedSheet(name)}!`));

/** Other sheets' formulas that read one of ours show its new values. */
const newResults = (others: readonly Worksheet[], specs: readonly SheetSpec[], computed: CellReader): readonly Result[] =>
  others.flatMap((sheet) => {
    const results: Result[] = [];
    sheet.eachRow((row, rowNumber) =>
      row.eachCell((cell, columnNumber) => {
        const place = { row: rowNumber - 1, column: columnNumber - 1 };
        if (readsFrom(cell.formula, specs)) results.push({ sheet: sheet.name, cell: cellName(place.row, place.column), value: computed(sheet.name, place.row, place.column) });
      }),
    );
    return results;
  });
