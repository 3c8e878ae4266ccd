import { Workbook as XlsxFile, type Worksheet } from "@cj-tech-master/excelts";
import { installChartSupport } from "@cj-tech-master/excelts/chart";
import { ProblemError } from "../engine/problem";
import { quotedSheet } from "./address";
import { packXlsx } from "./packXlsx";
import type { ChartSpec, SheetSpec, Workbook } from "./port";
import { readXlsxSheet, tablesOf, valueOf } from "./readXlsxSheet";
import { type CellContent, type CellReader, recalculate, type SheetCells } from "./recalculate";
import { regularPackage, sheetCount } from "./regularPackage";
import { specCells } from "./specCells";
import { unpackXlsx } from "./unpackXlsx";
import { formulaResult, writeXlsxSheet } from "./writeXlsxSheet";

export interface XlsxWorkbook extends Workbook {
  /** The file as it stands, with everything written so far. */
  bytes(): Promise<Uint8Array>;
}

/** A workbook in the bytes of an .xlsx file, or a new empty one. `file` is its name in problems. */
export function xlsxWorkbook(source?: Uint8Array, file = ""): XlsxWorkbook {
  installChartSupport();
  const charts = new Map<number, ChartSpec>();
  let opening: Promise<XlsxFile> | undefined;
  const opened = () => (opening ??= open(source, file));
  return {
    async read() {
      const { worksheets } = await opened();
      return worksheets.flatMap((sheet) => readXlsxSheet(sheet) ?? []);
    },
    async write(specs, progress = () => {}) {
      const workbook = await opened();
      const places = new Map(specs.map(({ name }) => [name, removeSheet(workbook, name)]));
      const computed = computeAll(workbook, specs);
      specs.forEach((spec, index) => {
        for (const [number, chart] of writeXlsxSheet(workbook, spec, computed)) charts.set(number, chart);
        moveTo(workbook, spec.name, places.get(spec.name));
        progress(index + 1, specs.length);
      });
      refreshReaders(workbook, specs, computed);
      showFirst(workbook, specs[0]?.name);
      // Excel computes once more when it opens the file; it knows its own rules best.
      workbook.calcProperties.fullCalcOnLoad = true;
    },
    async bytes() {
      const workbook = await opened();
      return packXlsx(new Uint8Array(await workbook.xlsx.writeBuffer({ zip: { level: 0 }, validate: false })), charts);
    },
  };
}

/** A date of its own in every file would make two equal runs differ. */
const fixedDate = new Date(Date.UTC(2020, 0, 1));

async function open(source: Uint8Array | undefined, file: string): Promise<XlsxFile> {
  const workbook = new XlsxFile();
  if (!source) return Object.assign(workbook, { creator: "Rebalance", lastModifiedBy: "Rebalance", created: fixedDate, modified: fixedDate });
  const parts = regularPackage(unpackXlsx(source, file));
  // The library has many words for what it cannot read; the reader needs one.
  const unreadable = new ProblemError({ kind: "notAWorkbook", file, reason: "unreadable" });
  await workbook.xlsx.loadFromFiles(Object.fromEntries(parts)).catch(() => Promise.reject(unreadable));
  // It passes over what it does not know: better no workbook than one that loses a sheet.
  if (workbook.worksheets.length !== sheetCount(parts)) throw unreadable;
  workbook.worksheets.forEach(keepDrawing);
  return workbook;
}

/** The library numbers new drawings from 1 whatever is there; a read one would lose its name, and its sheet its charts. */
function keepDrawing(sheet: Worksheet, index: number): void {
  const { _drawing: drawing } = sheet as unknown as { _drawing?: { name: string } };
  if (drawing) drawing.name = `drawing${1_000 + index}`;
}

/** Gives back where among the tabs the sheet stood. */
function removeSheet(workbook: XlsxFile, name: string): number | undefined {
  const sheet = workbook.getWorksheet(name);
  if (!sheet) return undefined;
  // Else its charts would stay in the file, belonging to no sheet.
  sheet.getCharts().forEach((chart) => sheet.removeChart(chart));
  workbook.removeWorksheet(sheet.id);
  return sheet.orderNo;
}

function moveTo(workbook: XlsxFile, name: string, place: number | undefined): void {
  const sheet = workbook.getWorksheet(name);
  if (sheet && place !== undefined) sheet.orderNo = place;
}

/** Results of our formulas, and of those on other sheets that name one of ours. */
const computeAll = (workbook: XlsxFile, specs: readonly SheetSpec[]): CellReader =>
  recalculate([...workbook.worksheets.map((sheet) => sheetCells(sheet, specs)), ...specs.map(specCells)]);

function sheetCells(sheet: Worksheet, specs: readonly SheetSpec[]): SheetCells {
  const cells: CellContent[] = [];
  sheet.eachRow((row, rowNumber) =>
    row.eachCell((cell, columnNumber) => {
      const formula = cell.formula !== undefined && readsFrom(cell.formula, specs) ? `=${cell.formula}` : undefined;
      cells.push({ row: rowNumber - 1, column: columnNumber - 1, value: valueOf(cell), formula });
    }),
  );
  return { name: sheet.name, cells, tables: tablesOf(sheet) };
}

const readsFrom = (formula: string, specs: readonly SheetSpec[]): boolean =>
  specs.some(({ name }) => formula.includes(`${name}!`) || formula.includes(`${quotedSheet(name)}!`));

/** Other sheets' formulas that name one of ours show its new values. */
function refreshReaders(workbook: XlsxFile, specs: readonly SheetSpec[], computed: CellReader): void {
  const ours = new Set(specs.map(({ name }) => name));
  for (const sheet of workbook.worksheets.filter(({ name }) => !ours.has(name)))
    sheet.eachRow((row, rowNumber) =>
      row.eachCell((cell, columnNumber) => {
        if (cell.formula !== undefined && readsFrom(cell.formula, specs)) cell.result = formulaResult(computed(sheet.name, rowNumber - 1, columnNumber - 1));
      }),
    );
}

/** Opens on our first sheet. Exactly one tab is selected: two would be edited together. */
function showFirst(workbook: XlsxFile, name: string | undefined): void {
  const activeTab = workbook.worksheets.findIndex((sheet) => sheet.name === name);
  if (activeTab < 0) return;
  workbook.worksheets.forEach((sheet, index) => {
    sheet.views = (viewsOf(sheet) ?? [{ state: "normal" }]).map((view) => ({ ...view, tabSelected: index === activeTab }));
  });
  workbook.views = [{ x: 0, y: 0, width: 24_000, height: 14_000, visibility: "visible", ...viewsOf(workbook)?.[0], firstSheet: 0, activeTab }];
}

/** A file need not say how it is to be shown; then there are no views, whatever the type says. */
const viewsOf = <View>({ views }: { views: View[] | undefined }): View[] | undefined => (views && views.length > 0 ? views : undefined);
