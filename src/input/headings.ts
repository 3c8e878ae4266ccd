import { distance } from "fastest-levenshtein";
import { tidy } from "./cellValues";

/** Names compare without width, case, spaces and punctuation between words: "Work centre" is "workCentre". */
export const folded = (name: string): string => tidy(name).toLowerCase().replace(/[\s_\-*:]+/g, "");

/** A heading without the unit or remark in brackets at its end: "标准成本（元）" is "标准成本". */
export const heading = (found: unknown): string => folded(String(found ?? "").normalize("NFKC").replace(/\s*[([][^()[\]]*[)\]]\s*\*?$/, ""));

/** Edits from one name to the other ÷ the longer one's length. */
const likeness = (a: string, b: string): number => distance(folded(a), folded(b)) / Math.max(folded(a).length, folded(b).length, 1);
const alike = 0.5;
/** Near enough that a heading is taken for a slip of the pen rather than for a column of one's own. */
export const nearlySame = (a: string, b: string): boolean => likeness(a, b) <= 1 / 3;

/** The nearest of the names there are, where one is near; the first of several that are equally near. */
export function similar(found: string, names: Iterable<string>): string | undefined {
  let best: { name: string; unlike: number } | undefined;
  for (const name of names) {
    const unlike = likeness(found, name);
    if (unlike <= alike && unlike < (best?.unlike ?? 1)) best = { name, unlike };
  }
  return best?.name;
}
