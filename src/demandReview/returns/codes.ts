import { asCode, type Found } from "../../input/cellValues";
import { folded, similar } from "../../input/headings";

/** A code as it was found, and the one that is meant. */
export interface MeantCode {
  code?: string;
  /** `exact`; `width`: but for case, width and spaces; `zeros`: leading zeros were lost; `similar`: only like it. */
  by: "exact" | "width" | "zeros" | "similar" | "unknown";
}

const withoutZeros = (code: string): string => folded(code).replace(/^0+(?=.)/, "");

/** Maps, not objects: "__proto__" is a code like any other. */
function groups(codes: readonly string[], by: (code: string) => string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const code of codes) found.set(by(code), [...(found.get(by(code)) ?? []), code]);
  return found;
}

/** Reads codes people typed: the one meant, or the ones nearest to it. */
export function codeReader(codes: readonly string[]): (found: Found) => MeantCode {
  const exact = new Set(codes);
  const [byFold, byZeros] = [groups(codes, folded), groups(codes, withoutZeros)];
  const alone = (of: readonly string[] | undefined): string | undefined => (of?.length === 1 ? of[0] : undefined);
  return (found) => {
    if (exact.has(String(found))) return { code: String(found), by: "exact" };
    const code = asCode(found);
    if (code === undefined || code === "") return { by: "unknown" };
    const same = alone(byFold.get(folded(code)));
    if (same !== undefined) return { code: same, by: "width" };
    const zeros = alone(byZeros.get(withoutZeros(code)));
    if (zeros !== undefined) return { code: zeros, by: "zeros" };
    const near = similar(code.slice(0, 100), codes);
    return near === undefined ? { by: "unknown" } : { code: near, by: "similar" };
  };
}
