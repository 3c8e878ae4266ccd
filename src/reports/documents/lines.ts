import { literal } from "../cells";
import { figureText, type Part, shownPart } from "./model";

const tokens = /[\u2e80-\uffdc][，。；：、！？）”》]*|[^\s\u2e80-\uffdc]+\s*|\s+/g;

const wide = /[\u2e80-\uffdc]/g;

/** Characters, a Chinese one counting twice. */
const widthOf = (words: string): number => words.length + (words.match(wide)?.length ?? 0);

/** Parts in lines of at most so many characters, a Chinese one counting twice; a number is never broken. Joined again, the lines are the sentence. */
export function partLines(parts: readonly Part[], width: number): Part[][] {
  const lines: Part[][] = [[]];
  let reached = 0;
  const add = (part: Part, shown: string): void => {
    if (reached > 0 && reached + widthOf(shown.trimEnd()) > width) {
      lines.push([]);
      reached = 0;
    }
    const line = lines.at(-1)!;
    const last = line.at(-1);
    if (typeof part === "string" && typeof last === "string") line[line.length - 1] = last + part;
    else line.push(part);
    reached += widthOf(shown);
  };
  for (const part of parts) {
    if (typeof part === "string") for (const token of part.match(tokens) ?? []) add(token, token);
    else add(part, shownPart(part));
  }
  return lines.filter((line) => line.length > 0);
}

/** A line as an expression: our words as text, numbers and names by reference. */
export const lineExpression = (line: readonly Part[]): string => line.map((part) => (typeof part === "string" ? literal(part) : "words" in part ? part.cell : figureText(part))).join("&") || '""';

/** A line as it shows. */
export const lineText = (line: readonly Part[]): string => line.map(shownPart).join("");
