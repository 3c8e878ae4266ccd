/**
 * A document of the meeting, minutes or pre-read: the same content becomes a sheet with live numbers, text to copy, and a file.
 * Our own words and numbers of the plan make paragraphs; what people wrote is quoted as it stands.
 */
export interface MeetingDocument {
  kind: "minutes" | "preRead";
  title: string;
  heads: readonly Paragraph[];
  sections: readonly DocumentSection[];
}

export interface DocumentSection {
  title: string;
  blocks: readonly (Paragraph | DocumentTable)[];
}

/** A number of the plan in a sentence: an expression of cells, its value as the engine has it, and how it shows. */
export interface Figure {
  cell: string;
  value: number;
  format: FigureFormat;
}
export type FigureFormat = "money" | "decimal" | "price" | "percent";

/** Words that stand in a cell, such as a work centre's name: shown by reference, since a formula of ours holds no words of people's. */
export interface Quoted {
  cell: string;
  words: string;
}

export type Part = string | Figure | Quoted;

export interface Paragraph {
  kind: "paragraph";
  /** "2.1": the same in every draft of a cycle, so that what people write beside it is found again. */
  key: string;
  parts: readonly Part[];
  /** Contains people's words: written as text, not as a formula. */
  quotes?: true;
  /** "rewrite": what people write takes its place; "reply": it stands beside it. */
  answer: "rewrite" | "reply";
  look?: "warning";
}

export interface DocumentTable {
  kind: "table";
  key: string;
  title: string;
  heads: readonly string[];
  /** The first cell of a row names it. */
  rows: readonly { name: string; cells: readonly (Figure | string)[]; isTotal?: true }[];
  /** Draws the first three columns of numbers month by month. */
  chart?: { title: string; plannedFrom?: number };
}

/** A sentence of ours, in whose place people may write their own. */
export const paragraph = (key: string, parts: readonly Part[], look?: "warning"): Paragraph => ({ kind: "paragraph", key, parts, answer: "rewrite", ...(look && { look }) });
/** A sentence with people's words in it: it is written as text. */
export const quote = (key: string, words: string, look?: "warning"): Paragraph => ({ kind: "paragraph", key, parts: [words], quotes: true, answer: "rewrite", ...(look && { look }) });
/** A question to be answered beside it. */
export const question = (key: string, words: string): Paragraph => ({ kind: "paragraph", key, parts: [words], quotes: true, answer: "reply" });

/** The document with each paragraph's key standing once: the second line of one order, say, bears a 2 behind its key. */
export function withOwnKeys(document: MeetingDocument): MeetingDocument {
  const times = new Map<string, number>();
  const own = <Block extends { key: string }>(block: Block): Block => {
    const nth = (times.get(block.key) ?? 0) + 1;
    times.set(block.key, nth);
    return nth === 1 ? block : { ...block, key: `${block.key}.${nth}` };
  };
  return { ...document, heads: document.heads.map(own), sections: document.sections.map((section) => ({ ...section, blocks: section.blocks.map(own) })) };
}

const digits: Record<FigureFormat, number> = { money: 0, decimal: 1, price: 2, percent: 3 };

/** Half away from zero, as ROUND in a formula. */
const rounded = (value: number, places: number): number => (Math.sign(value) * Math.round(Math.abs(value) * 10 ** places + 1e-9)) / 10 ** places + 0;

const grouped = (places: number, style?: "percent") => new Intl.NumberFormat("en-US", { minimumFractionDigits: places, maximumFractionDigits: places, ...(style && { style }) });
const shows: Record<FigureFormat, Intl.NumberFormat> = { money: grouped(0), decimal: grouped(1), price: grouped(2), percent: grouped(1, "percent") };
const codes: Record<FigureFormat, string> = { money: "#,##0", decimal: "#,##0.0", price: "#,##0.00", percent: "0.0%" };

/** A number as it shows. */
export const shownFigure = ({ value, format }: Figure): string => shows[format].format(rounded(value, digits[format]));

/** The same text as a formula's expression. */
export const figureText = ({ cell, format }: Figure): string => `TEXT(ROUND(${cell},${digits[format]}),"${codes[format]}")`;

/** A part of a sentence as it shows. */
export const shownPart = (part: Part): string => (typeof part === "string" ? part : "words" in part ? part.words : shownFigure(part));
/** A sentence as it shows. */
export const sentenceOf = ({ parts }: Pick<Paragraph, "parts">): string => parts.map(shownPart).join("");
/** A cell of a table as it shows. */
export const shownCell = (cell: Figure | string): string => (typeof cell === "string" ? cell : shownFigure(cell));
