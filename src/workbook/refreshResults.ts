import { strFromU8, strToU8 } from "fflate";
import { isErrorText } from "./calculationModel";
import { sheetsOf } from "./mergeWorkbookPart";
import type { CellValue } from "./port";
import type { Parts } from "./relationships";

/** A formula's new result. */
export interface Result {
  sheet: string;
  /** A1 style. */
  cell: string;
  value: CellValue;
}

/** Replaces the results kept beside formulas, and nothing else. */
export function refreshResults(parts: Parts, results: readonly Result[]): Parts {
  const refreshed = new Map(parts);
  for (const { name, path } of sheetsOf(parts)) {
    const own = results.filter(({ sheet }) => sheet === name);
    if (own.length > 0) refreshed.set(path, strToU8(own.reduce(withResult, strFromU8(parts.get(path)!))));
  }
  return refreshed;
}

const withResult = (sheet: string, { cell, value }: Result): string =>
  sheet.replace(new RegExp(`<c(\\s[^>]*?\\br="${cell}"[^>]*)>([\\s\\S]*?)</c>`), (element, attributes: string, content: string) => {
    const formula = /<f\b[^>]*\/>|<f\b[\s\S]*?<\/f>/.exec(content)?.[0];
    if (!formula) return element;
    const { type, text } = kept(value);
    return `<c${attributes.replace(/\st="\w+"/, "")}${type && ` t="${type}"`}>${formula}<v>${text}</v></c>`;
  });

function kept(value: CellValue): { type: string; text: string } {
  if (typeof value === "boolean") return { type: "b", text: value ? "1" : "0" };
  if (typeof value !== "string") return { type: "", text: String(value ?? 0) };
  return { type: isErrorText(value) ? "e" : "str", text: value.replaceAll("&", "&amp;").replaceAll("<", "&lt;") };
}
