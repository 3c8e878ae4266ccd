import { strToU8, zipSync } from "fflate";
import { nothingReviewed } from "../../src/engine/demandReview/review";
import { addMonths, firstDayOf, lastDayOf } from "../../src/engine/calendar";
import type { ReturnContext } from "../../src/demandReview/returns/context";
import { identityRows } from "../../src/demandReview/returns/identity";
import { cellName } from "../../src/workbook/address";
import { escaped } from "../../src/workbook/xmlText";
import { anItem, noRecords } from "../support/smallFactory";

/** A filled template as its parts, so that thousands can be made in seconds. */
export interface SheetCell {
  value: string | number | boolean;
  formula?: string;
  /** "date" shows the number as a date; "error" is an error's text. */
  as?: "date" | "error" | "shared";
  /** What the clerk meant by the cell, whatever was done to it. */
  meant?: { item: string; month: string; quantity: number };
}
export interface FilledSheet {
  cells: (SheetCell | undefined)[][];
  merged: string[];
  hiddenRows: Set<number>;
  filteredRows: boolean;
  hiddenColumns: Set<number>;
}
export interface FilledTemplate {
  date1904: boolean;
  identity: readonly (readonly string[])[];
  entry: FilledSheet;
}

export const cycle = "2026-11";
export const months = ["2026-11", "2026-12", "2027-01", "2027-02"];
const usualOf = (n: number): number => 300 + ((n * 7919) % 4000);
export const itemCodes = Array.from({ length: 12 }, (_, n) => `00${1001 + n * 137}-${"ABCDEFGHIJKL"[n]}`);
const itemsOf = itemCodes.map((code, n) => anItem(code, { name: `电机 Motor ${"甲乙丙丁戊己庚辛壬癸子丑"[n]}`, unit: "台" }));

/** Two years of history that swings by a fifth, and last month's forecast. */
export const context: ReturnContext = {
  records: {
    ...noRecords,
    items: itemsOf,
    salesOffices: [{ office: "华东", channel: "domestic", region: "东", clerk: "王敏" }],
    forecasts: itemsOf.flatMap(({ item }, n) => months.map((month) => ({ item, channel: "domestic", office: "华东", start: firstDayOf(month), end: lastDayOf(month), quantity: usualOf(n) }))),
    actuals: itemsOf.flatMap(({ item }, n) =>
      Array.from({ length: 24 }, (_, back) => {
        const requested = Math.round(usualOf(n) * (1 + 0.2 * Math.sin(back)));
        return { month: addMonths(cycle, -back - 1), item, channel: "domestic", office: "华东", requested, shipped: requested, produced: 0, scrapped: 0 };
      }),
    ),
  },
  review: nothingReviewed,
  cycle,
};

export const headingRow = 2;
export const firstMonth = 4;

export function filledTemplate(random: () => number): FilledTemplate {
  const heading = ["办事处", "物料编码", "名称", "单位", ...months].map((value) => ({ value }));
  const rows = itemsOf.map(({ item, name, unit }, n) => [
    ...["华东", item, name, unit].map((value) => ({ value })),
    ...months.map((month) => {
      const quantity = Math.round(usualOf(n) * (0.85 + 0.3 * random()));
      return { value: quantity, meant: { item, month, quantity } };
    }),
  ]);
  const total = [{ value: "合计" }, undefined, undefined, undefined, ...months.map((_, nth) => ({ value: rows.reduce((sum, row) => sum + Number(row[firstMonth + nth]!.value), 0), formula: "SUM(E4:E15)" }))];
  return {
    date1904: false,
    identity: identityRows({ templateVersion: "1", language: "zh", cycle, scope: "office", clerk: "王敏", offices: [{ office: "华东", channel: "domestic" }] }),
    entry: { cells: [[{ value: "销售预测" }], [], heading, ...rows, total], merged: [], hiddenRows: new Set(), filteredRows: false, hiddenColumns: new Set() },
  };
}

const cellXml = (cell: SheetCell | undefined, row: number, column: number): string => {
  if (cell === undefined) return "";
  const { value, formula, as } = cell;
  const at = `r="${cellName(row, column)}"`;
  const f = formula === undefined ? "" : `<f>${escaped(formula)}</f>`;
  if (as === "error") return `<c ${at} t="e">${f}<v>${value}</v></c>`;
  if (typeof value === "boolean") return `<c ${at} t="b">${f}<v>${value ? 1 : 0}</v></c>`;
  if (typeof value === "number") return `<c ${at}${as === "date" ? ' s="1"' : ""}>${f}<v>${value}</v></c>`;
  return formula === undefined ? `<c ${at} t="inlineStr"><is><t>${escaped(value)}</t></is></c>` : `<c ${at} t="str">${f}<v>${escaped(value)}</v></c>`;
};

export const sheetXml = ({ cells, merged, hiddenRows, filteredRows, hiddenColumns }: FilledSheet): string =>
  `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
  (hiddenColumns.size > 0 ? `<cols>${[...hiddenColumns].sort((a, b) => a - b).map((column) => `<col min="${column + 1}" max="${column + 1}" width="9" hidden="1"/>`).join("")}</cols>` : "") +
  `<sheetData>${cells.map((row, r) => `<row r="${r + 1}"${hiddenRows.has(r) ? ' hidden="1"' : ""}>${row.map((cell, c) => cellXml(cell, r, c)).join("")}</row>`).join("")}</sheetData>` +
  (filteredRows ? `<autoFilter ref="A${headingRow + 1}:H${cells.length}"><filterColumn colId="1"/></autoFilter>` : "") +
  (merged.length > 0 ? `<mergeCells>${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells>` : "") +
  `</worksheet>`;

const relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const root = '<?xml version="1.0" encoding="UTF-8"?>';

export function partsOf({ date1904, identity, entry }: FilledTemplate): Record<string, Uint8Array> {
  const hidden: FilledSheet = { cells: identity.map((row) => row.map((value) => ({ value }))), merged: [], hiddenRows: new Set(), filteredRows: false, hiddenColumns: new Set() };
  const texts = {
    "[Content_Types].xml": `${root}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    "_rels/.rels": `${root}<Relationships><Relationship Id="rId1" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `${root}<workbook xmlns:r="${relationships}"><workbookPr date1904="${date1904 ? 1 : 0}"/><sheets><sheet name="填报" sheetId="1" r:id="rId1"/><sheet name="_template" sheetId="2" state="veryHidden" r:id="rId2"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${root}<Relationships><Relationship Id="rId1" Type="${relationships}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relationships}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="${relationships}/styles" Target="styles.xml"/></Relationships>`,
    "xl/styles.xml": `${root}<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    "xl/worksheets/sheet1.xml": sheetXml(entry),
    "xl/worksheets/sheet2.xml": sheetXml(hidden),
  };
  return Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, strToU8(text)]));
}

export const packed = (parts: Record<string, Uint8Array>): Uint8Array => zipSync(parts, { level: 0, mtime: new Date(2020, 0, 1) });
export const fileOf = (template: FilledTemplate): Uint8Array => packed(partsOf(template));
