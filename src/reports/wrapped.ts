import { widthOf } from "./draft";

/** A sentence in lines of at most so many characters, a Chinese one counting twice; broken between words, or between Chinese characters, never before a mark that closes. */
export function wrapped(sentence: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const part of sentence.match(/[\u2e80-\uffdc][，。；：、！？）”]*|[^\s\u2e80-\uffdc]+\s*|\s+/g) ?? []) {
    if (line !== "" && widthOf(line + part.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += part;
  }
  return [...lines, line.trimEnd()].filter((words) => words !== "");
}
