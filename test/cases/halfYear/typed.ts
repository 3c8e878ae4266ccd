import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

/** What a person types into a cell: a number (dates are Excel's serial numbers) or a text; undefined leaves the cell alone. */
export type Typing = (cell: { row: number; column: number; value: string | number | null }) => string | number | undefined;

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
const unescaped = (text: string): string => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&apos;", "'").replaceAll("&amp;", "&");
const columnOf = (letters: string): number => [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** A workbook's bytes after somebody typed into cells that have something in them: looks, tables and everything else stay. Rows and columns count from 0. */
export function typedInto(bytes: Uint8Array, typings: Readonly<Record<string, Typing>>): Uint8Array {
  const parts = unzipSync(bytes);
  const textOf = (path: string) => strFromU8(parts[path]!);
  const strings = [...textOf("xl/sharedStrings.xml").matchAll(/<si>([\s\S]*?)<\/si>/g)].map(([, item]) => unescaped([...item!.matchAll(/<t[^>]*>([\s\S]*?)<\/t>/g)].map(([, text]) => text).join("")));
  const relations = new Map([...textOf("xl/_rels/workbook.xml.rels").matchAll(/<Relationship [^>]*>/g)].map(([element]) => [/Id="([^"]*)"/.exec(element)![1]!, /Target="([^"]*)"/.exec(element)![1]!.replace(/^\/?(xl\/)?/, "xl/")]));
  for (const [element] of textOf("xl/workbook.xml").matchAll(/<sheet [^>]*>/g)) {
    const typing = typings[unescaped(/name="([^"]*)"/.exec(element)![1]!)];
    if (!typing) continue;
    const path = relations.get(/r:id="([^"]*)"/.exec(element)![1]!)!;
    const renamed = new Map<string, string>();
    const sheet = textOf(path).replace(/<c r="([A-Z]+)(\d+)"([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g, (whole, letters: string, digits: string, attributes: string, content = "") => {
      const place = { row: Number(digits) - 1, column: columnOf(letters) };
      const raw = /<v>([\s\S]*?)<\/v>/.exec(content as string)?.[1];
      const isShared = /t="s"/.test(attributes);
      const value = raw === undefined ? (/<t[^>]*>([\s\S]*?)<\/t>/.exec(content as string)?.[1] ?? null) : isShared ? strings[Number(raw)]! : /t="/.test(attributes) ? unescaped(raw) : Number(raw);
      const typed = typing({ ...place, value });
      if (typed === undefined) return whole;
      if (place.row === 0 && typeof value === "string") renamed.set(value, String(typed));
      const look = /s="\d+"/.exec(attributes)?.[0] ?? "";
      return typeof typed === "number" ? `<c r="${letters}${digits}" ${look}><v>${typed}</v></c>` : `<c r="${letters}${digits}" ${look} t="inlineStr"><is><t xml:space="preserve">${escaped(typed)}</t></is></c>`;
    });
    parts[path] = strToU8(sheet);
    renameTableColumns(parts, path, renamed);
  }
  return zipSync(parts, { level: 1 });
}

/** A table's columns are called as their headings are. */
function renameTableColumns(parts: Record<string, Uint8Array>, sheetPath: string, renamed: ReadonlyMap<string, string>): void {
  const rels = parts[sheetPath.replace("worksheets/", "worksheets/_rels/").concat(".rels")];
  if (!rels || renamed.size === 0) return;
  for (const [, target] of strFromU8(rels).matchAll(/Target="[^"]*(tables\/[^"]*)"/g)) {
    const path = `xl/${target!}`;
    if (parts[path]) parts[path] = strToU8(strFromU8(parts[path]).replace(/(<tableColumn [^>]*name=")([^"]*)"/g, (whole, before: string, name: string) => (renamed.has(unescaped(name)) ? `${before}${escaped(renamed.get(unescaped(name))!)}"` : whole)));
  }
}
