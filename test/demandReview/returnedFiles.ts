import { strToU8, zipSync } from "fflate";
import { nothingReviewed } from "../../src/engine/demandReview/review";
import { addMonths, firstDayOf, lastDayOf } from "../../src/engine/calendar";
import type { ReturnContext } from "../../src/demandReview/returns/context";
import { type ForecastTemplate, forecastTemplates } from "../../src/demandReview/forecastTemplates";
import { entryHeadingRow } from "../../src/demandReview/template/entrySheet";
import { defaultOptions } from "../../src/engine/options";
import type { Item } from "../../src/engine/records";
import type { Row } from "../../src/workbook/port";
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
  meant?: Meant;
}
export interface Meant {
  item: string;
  month: string;
  quantity: number;
  /** Where the template asks for more than one. */
  office?: string;
  channel?: string;
  customer?: string;
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
  /** Where the entry sheet has its headings, its names, and its columns to fill in. */
  layout: { headingRow: number; name: number; months: readonly number[] };
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
    layout: { headingRow, name: 2, months: months.map((_, nth) => firstMonth + nth) },
    identity: identityRows({ templateVersion: "1", language: "zh", cycle, scope: "office", clerk: "王敏", offices: [{ office: "华东", channel: "domestic" }] }),
    entry: { cells: [[{ value: "销售预测" }], [], heading, ...rows, total], merged: [], hiddenRows: new Set(), filteredRows: false, hiddenColumns: new Set() },
  };
}

const clerkOffices = [{ office: "华东", channel: "domestic", region: "东", clerk: "王敏" }, { office: "海外", channel: "export", region: "", clerk: "王敏" }];
const clerkItems = (office: string): readonly Item[] => (office === "海外" ? itemsOf.slice(3, 8) : itemsOf);

/** A clerk with two offices, customers of theirs, and the same items in both. */
export const clerkContext: ReturnContext = {
  ...context,
  records: {
    ...context.records,
    salesOffices: clerkOffices,
    customers: [{ customer: "K01", name: "东方泵业", grade: "A", channel: "domestic", office: "华东", distributor: false }, { customer: "K02", name: "Ocean Trading", grade: "B", channel: "export", office: "海外", distributor: true }],
    forecasts: clerkOffices.flatMap(({ office, channel }) => clerkItems(office).flatMap(({ item }) => months.map((month) => ({ item, channel, office, start: firstDayOf(month), end: lastDayOf(month), quantity: usualOf(itemCodes.indexOf(item)) })))),
    actuals: clerkOffices.flatMap(({ office, channel }) =>
      clerkItems(office).flatMap(({ item }) =>
        Array.from({ length: 24 }, (_, back) => {
          const requested = Math.round(usualOf(itemCodes.indexOf(item)) * (1 + 0.2 * Math.sin(back)));
          return { month: addMonths(cycle, -back - 1), item, channel, office, requested, shipped: requested, produced: 0, scrapped: 0 };
        }),
      ),
    ),
  },
};

const ofClerk: ForecastTemplate = forecastTemplates({ records: clerkContext.records, options: { ...defaultOptions, planDate: `${cycle}-25` } }, { language: "zh", scope: "clerk" })[0]!;

/** The template as we hand it out, filled in: every item, one of them split by customer on a spare row. */
export function handedOutTemplate(random: () => number): FilledTemplate {
  const [entry, , , identity] = ofClerk.sheets;
  const textAt = (row: Row, column: number): string => String(row[column]?.value ?? "");
  const headings = entry!.rows[entryHeadingRow]!;
  const columnOf = (heading: string): number => headings.findIndex((cell) => cell?.value === heading);
  const monthColumns = months.map(columnOf);
  const [office, channel, customer] = ["办事处", "渠道", "客户编码"].map(columnOf) as [number, number, number];
  const cells = entry!.rows.map((row, r): (SheetCell | undefined)[] => {
    const plain = row.map((cell): SheetCell | undefined => (cell?.formula !== undefined ? { value: 0, formula: cell.formula.slice(1) } : cell?.value === undefined ? undefined : { value: cell.value }));
    if (r <= entryHeadingRow || !itemCodes.includes(textAt(row, 0))) return plain;
    return filledRow(plain, { item: textAt(row, 0), office: textAt(row, office), channel: textAt(row, channel), customer: "" });
  });
  const spare = entryHeadingRow + 1 + ofClerk.items;
  const first = cells[entryHeadingRow + 1]!.map((cell): SheetCell | undefined => cell && { value: cell.value });
  first[customer] = { value: "K01" };
  for (const column of first.keys()) if (column > customer && !monthColumns.includes(column)) first[column] = undefined;
  cells[spare] = filledRow(first, { item: String(first[0]!.value), office: "华东", channel: "domestic", customer: "K01" });
  const totals = cells.at(-1)!;
  for (const column of monthColumns) totals[column] = { value: cells.reduce((sum, row) => sum + (row[column]?.meant?.quantity ?? 0), 0), formula: totals[column]!.formula! };
  return {
    date1904: false,
    layout: { headingRow: entryHeadingRow, name: columnOf("名称"), months: monthColumns },
    identity: identity!.rows.map((row) => row.map((cell) => String(cell?.value ?? ""))),
    entry: { cells, merged: [], hiddenRows: new Set(), filteredRows: false, hiddenColumns: new Set() },
  };

  function filledRow(row: (SheetCell | undefined)[], key: Omit<Meant, "month" | "quantity">): (SheetCell | undefined)[] {
    const filled = [...row];
    months.forEach((month, nth) => {
      const quantity = Math.round(usualOf(itemCodes.indexOf(key.item)) * (0.85 + 0.3 * random()));
      filled[monthColumns[nth]!] = { value: quantity, meant: { ...key, month, quantity } };
    });
    return filled;
  }
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
  const hidden: FilledSheet = { cells: identity.map((row) => row.map((value) => (value === "" ? undefined : { value }))), merged: [], hiddenRows: new Set(), filteredRows: false, hiddenColumns: new Set() };
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
