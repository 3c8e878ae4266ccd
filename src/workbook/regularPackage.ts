import { strFromU8, strToU8 } from "fflate";
import { attribute, isInternal, ownerOf, relationshipElement, relationships, relationshipsPath, resolved } from "./relationships";

/**
 * Packages by other programs name their parts as they like and may prefix every element (`<x:worksheet>`, in
 * `xl/worksheets/sheet.xml`). The library knows Excel's own names only and passes over the rest without a word, so the
 * parts get Excel's names before it sees them.
 */
export function regularPackage(parts: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, Uint8Array> {
  const plain = new Map([...parts].map(([path, part]) => [path, withoutPrefix(part)]));
  const renamed = newNames(plain);
  return renamed.size === 0 ? plain : new Map([...plain].map(([path, part]) => [newPath(path, renamed), newReferences(path, part, renamed)]));
}

/** How many sheets of cells the workbook says it has. */
export const sheetCount = (parts: ReadonlyMap<string, Uint8Array>): number =>
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
function newNames(parts: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, string> {
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

/** A part's own relationships move with it. */
function newPath(path: string, renamed: ReadonlyMap<string, string>): string {
  const owner = ownerOf(path);
  if (owner === path) return renamed.get(path) ?? path;
  return renamed.has(owner) ? relationshipsPath(renamed.get(owner)!) : path;
}

/** Relationships and content types name parts; all targets become absolute. */
function newReferences(path: string, part: Uint8Array, renamed: ReadonlyMap<string, string>): Uint8Array {
  if (path === "[Content_Types].xml")
    return strToU8(strFromU8(part).replace(/(PartName\s*=\s*["']\/)([^"']*)/g, (_, before: string, name: string) => before + (renamed.get(name) ?? name)));
  if (!path.endsWith(".rels")) return part;
  const owner = ownerOf(path);
  return strToU8(
    strFromU8(part).replace(relationshipElement, (element) => {
      if (!isInternal(element)) return element;
      const target = resolved(owner, attribute(element, "Target"));
      return element.replace(/(\sTarget\s*=\s*["'])[^"']*/, (_, before: string) => `${before}/${renamed.get(target) ?? target}`);
    }),
  );
}
