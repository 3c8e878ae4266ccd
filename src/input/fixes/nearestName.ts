import { distance } from "fastest-levenshtein";
import { folded } from "../headings";

/** Letters and digits that are taken for each other, by people and by scanners. */
const lookalikes: Readonly<Record<string, string>> = { o: "0", i: "1", l: "1" };
const skeleton = (name: string): string => [...folded(name)].map((character) => lookalikes[character] ?? character).join("");

/** A slip of more than every third character is a question, and no slip. */
const slipAtMost = 1 / 3;
const unlikeness = (a: string, b: string): number => distance(a, b) / Math.max(a.length, b.length, 1);

/**
 * The one name that can have been meant: the only one that looks the same but for O and 0, l and 1, case, spaces and dashes, else
 * the only one nearest. undefined where several are as near, or none is.
 * Example: of P100, P101 and V200, "P1O0" means P100; "P10" may be either of two.
 */
export function nearestName(found: string, names: Iterable<string>): string | undefined {
  const known = [...new Set(names)];
  const meant = skeleton(found);
  const same = known.filter((name) => skeleton(name) === meant);
  if (same.length > 0) return same.length === 1 ? same[0] : undefined;
  const near = known.map((name) => ({ name, unlike: unlikeness(meant, skeleton(name)) })).filter(({ unlike }) => unlike <= slipAtMost);
  const least = Math.min(...near.map(({ unlike }) => unlike));
  const nearest = near.filter(({ unlike }) => unlike === least);
  return nearest.length === 1 ? nearest[0]!.name : undefined;
}
