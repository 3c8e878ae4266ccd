import { strFromU8, strToU8 } from "fflate";

/** The parts of a package by their path. */
export type Parts = ReadonlyMap<string, Uint8Array>;

/** How the parts of an .xlsx package name one another (Open Packaging Conventions). */
export interface Relationship {
  id: string;
  /** The last word of the relationship's type, e.g. "worksheet". */
  type: string;
  /** Path of the part it points to. */
  target: string;
}

/** Where a part's relationships stand, and whose they are. */
export const relationshipsPath = (path: string): string => path.replace(/([^/]*)$/, "_rels/$1.rels");
/** The part a .rels file speaks of. */
export const ownerOf = (path: string): string => path.replace(/_rels\/([^/]*)\.rels$/, "$1");

export const relationshipElement = /<Relationship\s[^>]*>/g;
/** An attribute of an element's text; empty where it has none. */
export const attribute = (element: string, name: string): string => new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(element)?.[1] ?? "";
/** Whether a relationship leads to a part of the package. */
export const isInternal = (element: string): boolean => attribute(element, "TargetMode") !== "External";

/** The parts that a part names; the package itself is "". */
export function relationships(parts: Parts, path: string): readonly Relationship[] {
  const part = parts.get(relationshipsPath(path));
  return (part ? (strFromU8(part).match(relationshipElement) ?? []) : [])
    .filter(isInternal)
    .map((element) => ({ id: attribute(element, "Id"), type: attribute(element, "Type").split("/").at(-1)!, target: resolved(path, attribute(element, "Target")) }));
}

/** A target is absolute in the package, or relative to the folder of the part that names it. */
export function resolved(from: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const steps = [...from.split("/").slice(0, -1), ...target.split("/")];
  return steps.reduce<readonly string[]>((path, step) => (step === ".." ? path.slice(0, -1) : step === "." ? path : [...path, step]), []).join("/");
}

/** Gives parts new paths (old → new), in whatever names them too. */
export const renameParts = (parts: Parts, renamed: ReadonlyMap<string, string>): Parts =>
  new Map([...parts].map(([path, part]) => [newPath(path, renamed), newReferences(path, part, renamed)]));

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
