import { cellName, quotedSheet } from "../workbook/address";
import type { Cell, CellStyle, NumberFormat } from "../workbook/port";

/** Excel keeps 15 significant digits; what is written is what it can hold. */
export const exact = (value: number): number => (Number.isFinite(value) ? Number(value.toPrecision(15)) : value);

/** People's words and codes: always a value of text, never part of a formula. */
export const text = (value: string, style: CellStyle = "key"): Cell => ({ value, style, format: "text" });

/** A heading; without a value, its colour alone. */
export const heading = (value?: string | number, format: NumberFormat = "text"): Cell => ({ ...(value !== undefined && { value }), style: "heading", format });

/** A look without contents: words to its left may run across it. */
export const blank = (style: CellStyle): Cell => ({ style });

/** A number taken over from the inputs. */
export const input = (value: number, format: NumberFormat = "integer"): Cell => ({ value: exact(value), style: "input", format });

/** A number the engine decided: a constant people may change. */
export const decision = (value: number, format: NumberFormat = "integer"): Cell => ({ value: exact(value), style: "decision", format });

/** A formula of ours, given without its equals sign. */
export const formula = (body: string, format: NumberFormat = "integer", style: CellStyle = "formula"): Cell => ({ formula: `=${body}`, style, format });

/** Excel takes no longer text in quotes inside a formula. */
const longestLiteral = 255;

/** Words as a formula holds them: quotes doubled, long ones in parts. */
export const literal = (words: string): string => {
  const parts: string[] = [];
  for (let from = 0; from === 0 || from < words.length; from += longestLiteral) parts.push(`"${words.slice(from, from + longestLiteral).replaceAll('"', '""')}"`);
  return parts.join("&");
};

/** Words of ours that lead to a cell of this workbook, row and column zero-based. What people typed never stands in a formula: it goes into a cell beside. */
export const linkTo = (sheet: string, row: number, column: number, shown: string): Cell =>
  formula(`HYPERLINK(${literal(`#${quotedSheet(sheet)}!${cellName(row, column)}`)},${literal(shown)})`, "general", "link");

/** How quantities of an item show: pieces without decimals, as long as none of them is part of a piece. */
export const quantityFormat = ({ wholePieces }: { wholePieces: boolean }, quantities: readonly number[]): NumberFormat =>
  wholePieces && quantities.every(Number.isInteger) ? "integer" : "decimal";

/** Decimals in which formula and engine must agree: quantities and hours (the engine keeps six), money to a cent. */
export type Digits = 4 | 2;

const constant = (value: number): string => String(Math.round(value * 1e9) / 1e9 || 0).replace("e", "E");

/** Engine's values − the formulas' values of one row of cells, as one number that must be 0. */
export const rowCheck = (cells: string, engine: readonly number[], digits: Digits = 4): Cell =>
  formula(`SUMPRODUCT(ROUND(ABS(${cells}-{${engine.map(constant).join(",")}}),${digits}))`, "check", "check");

/** The same for cells that do not stand side by side. */
export const cellsCheck = (cells: readonly (readonly [cell: string, engine: number])[], digits: Digits = 4): Cell =>
  formula(cells.map(([cell, engine]) => `ROUND(ABS(${cell}-(${constant(engine)})),${digits})`).join("+") || "0", "check", "check");
