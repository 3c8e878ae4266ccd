import { Workbook } from "@cj-tech-master/excelts";
import { strFromU8, strToU8, unzipSync } from "fflate";
import { absoluteArea, quotedSheet } from "./address";
import { foldedSheet } from "./foldedSheet";
import { foldRecord, foldRecordName, type FoldState, foldStates } from "./keptFolds";
import type { ChartSpec, Rectangle, SheetSpec } from "./port";
import type { CellReader } from "./recalculate";
import { type Parts, relationships } from "./relationships";
import { writeXlsxSheet } from "./writeXlsxSheet";
import { escaped } from "./xmlText";

/** A date of its own in every file would make two equal runs differ. */
const fixedDate = new Date(Date.UTC(2020, 0, 1));

/** The parts of a new workbook of these sheets; `computed` knows the results that are kept beside formulas, `statesOf` what people have folded. */
export async function newXlsx(
  specs: readonly SheetSpec[],
  computed: CellReader,
  progress: (done: number, of: number) => void,
  statesOf: (spec: SheetSpec) => readonly FoldState[] = () => [],
): Promise<Parts> {
  const workbook = new Workbook();
  Object.assign(workbook, { creator: "Rebalance", lastModifiedBy: "Rebalance", created: fixedDate, modified: fixedDate });
  workbook.views = [{ x: 0, y: 0, width: 24_000, height: 14_000, firstSheet: 0, activeTab: 0, visibility: "visible" }];
  workbook.calcProperties.fullCalcOnLoad = true;
  const charts = new Map<number, ChartSpec>();
  specs.forEach((spec, index) => {
    for (const [number, chart] of writeXlsxSheet(workbook, spec, computed, index === 0)) charts.set(number, chart);
    progress(index + 1, specs.length);
  });
  workbook.definedNames.model = specs.flatMap(namesOf);
  const written = await workbook.xlsx.writeBuffer({ validate: false, zip: { level: 0 } });
  const parts = new Map(Object.entries(unzipSync(new Uint8Array(written))));
  const described = [...parts].map(([path, part]) => [path, /^xl\/drawings\/drawing\d+\.xml$/.test(path) ? describeCharts(path, parts, charts) : part] as const);
  const folded = specs.flatMap((spec, index) => (spec.folds ? [[sheetPath(index), foldedSheet(parts.get(sheetPath(index))!, spec.folds, foldStates(spec, statesOf(spec)))] as const] : []));
  return new Map([...described, ...folded]);
}

/** The library numbers sheets in the order they are added. */
const sheetPath = (index: number): string => `xl/worksheets/sheet${index + 1}.xml`;

/** Names of the sheet's own; Excel finds what is filtered by a hidden one. */
function namesOf({ name: sheet, names = [], filter, folds }: SheetSpec, localSheetId: number): DefinedName[] {
  const target = (area: Rectangle) => [`${quotedSheet(sheet)}!${absoluteArea(area)}`];
  return [
    ...names.map(({ name, ...area }) => ({ name, ranges: target(area), localSheetId })),
    ...(filter ? [{ name: "_xlnm._FilterDatabase", ranges: target(filter), localSheetId, hidden: true }] : []),
    ...(folds ? [{ name: foldRecordName, ranges: [], rawText: foldRecord(folds), kind: "opaque" as const, localSheetId, hidden: true }] : []),
  ];
}

type DefinedName = Workbook["definedNames"]["model"][number];

const frame = /<xdr:graphicFrame[ >].*?<\/xdr:graphicFrame>/gs;

/** Our charts get the name and the alternative text that the library does not write, in place of an identifier it draws at random. */
function describeCharts(path: string, parts: Parts, charts: ReadonlyMap<number, ChartSpec>): Uint8Array {
  const targets = new Map(relationships(parts, path).map(({ id, target }) => [id, target]));
  const described = strFromU8(parts.get(path)!).replace(frame, (xml) => {
    const target = targets.get(/<c:chart [^>]*r:id="([^"]+)"/.exec(xml)?.[1] ?? "");
    const chart = charts.get(Number(/chart(\d+)\.xml$/.exec(target ?? "")?.[1]));
    const properties = (_: string, number: string) => `<xdr:cNvPr id="${number}" name="${escaped(chart!.name)}" descr="${escaped(chart!.altText)}"/>`;
    return chart ? xml.replace(/<xdr:cNvPr id="(\d+)"[^>]*(?:\/>|>.*?<\/xdr:cNvPr>)/s, properties) : xml;
  });
  return strToU8(described);
}

