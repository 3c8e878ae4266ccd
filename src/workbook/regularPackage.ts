import { strFromU8, strToU8 } from "fflate";
import { type Parts, relationships, renameParts } from "./relationships";

/**
 * Packages by other programs name their parts as they like and may prefix every element (`<x:worksheet>`, in
 * `xl/worksheets/sheet.xml`). The library knows Excel's own names only and passes over the rest without a word, so the
 * parts get Excel's names before it sees them.
 */
export function regularPackage(parts: Parts): Parts {
  const plain = new Map([...parts].map(([path, part]) => [path, withoutPrefix(part)]));
  const renamed = newNames(plain);
  return renamed.size === 0 ? plain : renameParts(plain, renamed);
}

/** How many sheets of cells the workbook says it has. */
export const sheetCount = (parts: Parts): number =>
  relationships(parts, workbookPath).filter(({ type }) => type === "worksheet").length;

const workbookPath = "xl/workbook.xml";
const mainNamespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/** An element name cannot stand in text, so its prefix can be cut off by sight. */
function withoutPrefix(part: Uint8Array): Uint8Array {
  const prefix = new RegExp(`xmlns:([\\w-]+)=["']${mainNamespace}["']`).exec(strFromU8(part.subarray(0, 4_096), true))?.[1];
  if (!prefix || !new RegExp(`<${prefix}:`).test(strFromU8(part.subarray(0, 4_096), true))) return part;
  return strToU8(strFromU8(part).replaceAll(`<${prefix}:`, "<").replaceAll(`</${prefix}:`, "</").replaceAll(`xmlns:${prefix}=`, "xmlns="));
}

/** Excel's name for a part, by what it is and its number among its kind. */
const usualName: Readonly<Record<string, (number: number) => string>> = {
  worksheet: (number) => `xl/worksheets/sheet${number}.xml`,
  sharedStrings: () => "xl/sharedStrings.xml",
  styles: () => "xl/styles.xml",
  table: (number) => `xl/tables/table${number}.xml`,
};
const usual = /^xl\/(workbook|sharedStrings|styles|worksheets\/sheet\d+|tables\/table\d+)\.xml$/;

/** Old path → new path, for a workbook in which any of these parts has an unusual name. */
function newNames(parts: Parts): ReadonlyMap<string, string> {
  const main = relationships(parts, "").find(({ type }) => type === "officeDocument")?.target ?? workbookPath;
  const ofWorkbook = relationships(parts, main).filter(({ type }) => type in usualName);
  const sheets = ofWorkbook.filter(({ type }) => type === "worksheet");
  const tables = sheets.flatMap(({ target }) => relationships(parts, target).filter(({ type }) => type === "table"));
  const all = [...ofWorkbook, ...tables].filter(({ target }) => parts.has(target));
  if (main === workbookPath && all.every(({ target }) => usual.test(target))) return new Map();
  const count = new Map<string, number>();
  const names = all.map(({ type, target }) => {
    count.set(type, (count.get(type) ?? 0) + 1);
    return [target, usualName[type]!(count.get(type)!)] as const;
  });
  return new Map([[main, workbookPath], ...names]);
}
