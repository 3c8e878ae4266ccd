import { strFromU8 } from "fflate";

/** How the parts of an .xlsx package name one another (Open Packaging Conventions). */
export interface Relationship {
  /** The last word of the relationship's type, e.g. "worksheet". */
  type: string;
  /** Path of the part it points to. */
  target: string;
}

/** Where a part's relationships stand, and whose they are. */
export const relationshipsPath = (path: string): string => path.replace(/([^/]*)$/, "_rels/$1.rels");
export const ownerOf = (path: string): string => path.replace(/_rels\/([^/]*)\.rels$/, "$1");

export const relationshipElement = /<Relationship\s[^>]*>/g;
export const attribute = (element: string, name: string): string => new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(element)?.[1] ?? "";
export const isInternal = (element: string): boolean => attribute(element, "TargetMode") !== "External";

/** The parts that a part names; the package itself is "". */
export function relationships(parts: ReadonlyMap<string, Uint8Array>, path: string): readonly Relationship[] {
  const part = parts.get(relationshipsPath(path));
  return (part ? (strFromU8(part).match(relationshipElement) ?? []) : [])
    .filter(isInternal)
    .map((element) => ({ type: attribute(element, "Type").split("/").at(-1)!, target: resolved(path, attribute(element, "Target")) }));
}

/** A target is absolute in the package, or relative to the folder of the part that names it. */
export function resolved(from: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const steps = [...from.split("/").slice(0, -1), ...target.split("/")];
  return steps.reduce<readonly string[]>((path, step) => (step === ".." ? path.slice(0, -1) : step === "." ? path : [...path, step]), []).join("/");
}
