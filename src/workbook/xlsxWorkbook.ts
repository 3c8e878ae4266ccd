import { Workbook as XlsxFile, type Worksheet } from "@cj-tech-master/excelts";
import { installChartSupport } from "@cj-tech-master/excelts/chart";
import { zipSync } from "fflate";
import { ProblemError } from "../engine/problem";
import { cellName, parseArea, quotedSheet } from "./address";
import { growthOf, shiftsOf } from "./keptCells";
import { type KeptSheet, keptSheet, withPeople } from "./keptSheet";
import { makeRoom } from "./makeRoom";
import { sheetsOf } from "./mergeWorkbookPart";
import { type JoinSheet, mergeXlsx } from "./mergeXlsx";
import { newXlsx } from "./newXlsx";
import type { SheetSpec, Workbook } from "./port";
import { readXlsxSheet, tablesOf, valueOf } from "./readXlsxSheet";
import { type CalculationName, type CellContent, type CellReader, recalculate, type SheetCells } from "./recalculate";
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
      const source = current();
      const roomy = source && withRoom(source, await sheets(), specs);
      if (roomy !== source) opened = undefined;
      parts = roomy;
      const standing = await sheets();
      const ours = new Map(specs.map((spec) => [spec.name.toLowerCase(), spec]));
      const others = standing.filter(({ name }) => !ours.has(name.toLowerCase()));
      const kept = new Map(standing.flatMap((sheet) => keptOf(roomy, sheet, ours.get(sheet.name.toLowerCase()))));
      const beside = (spec: SheetSpec): SheetCells => ({ ...specCells(spec), cells: [...specCells(spec).cells, ...(kept.get(spec)?.cells ?? [])] });
      const names = standing[0] ? workbookNames(standing[0].workbook) : [];
      const computed = recalculate([...others.map((sheet) => sheetCells(sheet, specs, names)), ...specs.map(beside)], names);
      const written = await newXlsx(specs, computed, progress, (spec) => kept.get(spec)?.states ?? []);
      const join: JoinSheet = ({ name, xml }) => {
        const spec = ours.get(name.toLowerCase());
        const people = spec && kept.get(spec);
        return people ? withPeople(xml, people, spec, computed) : xml;
      };
      const results = [...newResults(others, specs, names, computed), ...[...kept].flatMap(([spec, people]) => ownResults(spec, people, computed))];
      parts = roomy && sheetsOf(roomy).length > 0 ? refreshResults(mergeXlsx(roomy, written, join), results) : written;
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

/** People's cells beside ours move away where a sheet of ours has grown. */
function withRoom(parts: Parts, standing: readonly Worksheet[], specs: readonly SheetSpec[]): Parts {
  return specs.reduce((roomy, spec) => {
    const sheet = standing.find(({ name }) => name.toLowerCase() === spec.name.toLowerCase());
    const kept = sheet && keptSheet(parts, sheet, spec);
    if (!kept) return roomy;
    const filled = [...kept.cells].filter(({ value, formula }) => formula !== undefined || (value !== null && value !== ""));
    return shiftsOf(sheet.name, kept.before, growthOf(kept.before, spec, filled)).reduce(makeRoom, roomy);
  }, parts);
}

const keptOf = (parts: Parts | undefined, sheet: Worksheet, spec: SheetSpec | undefined): readonly (readonly [SheetSpec, KeptSheet])[] => {
  const kept = parts && spec && keptSheet(parts, sheet, spec);
  return kept ? [[spec, kept]] : [];
};

/** Names of cells that belong to the workbook. */
const workbookNames = ({ definedNames }: XlsxFile): readonly CalculationName[] =>
  definedNames.model.flatMap(({ name, ranges, localSheetId }) => {
    const [, sheet = "", reference = ""] = /^(.*)!([^!]*)$/.exec(ranges[0] ?? "") ?? [];
    const area = parseArea(reference);
    return area && localSheetId === undefined ? [{ name, sheet: sheet.replace(/^'(.*)'$/s, "$1").replaceAll("''", "'"), area }] : [];
  });

/** Constants, results as they are kept, and the formulas that read a sheet of ours. */
function sheetCells(sheet: Worksheet, specs: readonly SheetSpec[], names: readonly CalculationName[]): SheetCells {
  const cells: CellContent[] = [];
  sheet.eachRow((row, rowNumber) =>
    row.eachCell((cell, columnNumber) => {
      const formula = readsFrom(cell.formula, specs, names) ? `=${cell.formula}` : undefined;
      cells.push({ row: rowNumber - 1, column: columnNumber - 1, value: valueOf(cell), formula });
    }),
  );
  return { name: sheet.name, cells, tables: tablesOf(sheet) };
}

/** By a sheet's name, or by a name of cells on it. */
const readsFrom = (formula: string | undefined, specs: readonly SheetSpec[], names: readonly CalculationName[]): boolean =>
  formula !== undefined &&
  specs.some(({ name }) => formula.includes(`${name}!`) || formula.includes(`${quotedSheet(name)}!`) || names.some((one) => one.sheet.toLowerCase() === name.toLowerCase() && formula.includes(one.name)));

/** Other sheets' formulas that read one of ours show its new values. */
const newResults = (others: readonly Worksheet[], specs: readonly SheetSpec[], names: readonly CalculationName[], computed: CellReader): readonly Result[] =>
  others.flatMap((sheet) => {
    const results: Result[] = [];
    sheet.eachRow((row, rowNumber) =>
      row.eachCell((cell, columnNumber) => {
        const place = { row: rowNumber - 1, column: columnNumber - 1 };
        if (readsFrom(cell.formula, specs, names)) results.push({ sheet: sheet.name, cell: cellName(place.row, place.column), value: computed(sheet.name, place.row, place.column) });
      }),
    );
    return results;
  });

/** So do people's formulas beside ours. */
const ownResults = ({ name: sheet }: SheetSpec, { cells }: KeptSheet, computed: CellReader): readonly Result[] =>
  [...cells].flatMap(({ row, column, formula }) => (formula === undefined ? [] : [{ sheet, cell: cellName(row, column), value: computed(sheet, row, column) }]));
