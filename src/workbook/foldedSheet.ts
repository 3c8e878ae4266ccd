import { strFromU8, strToU8 } from "fflate";
import type { Axis } from "./keptFolds";
import type { FoldSpec, SheetSpec } from "./port";
import { type Attributes, type ColumnElement, readSheetPart, type RowElement, type SheetPart, writeSheetPart } from "./sheetPart";

type Folds = NonNullable<SheetSpec["folds"]>;

/** Which folds are folded. */
type FoldStates = Record<Axis, (fold: FoldSpec) => boolean>;

/** A sheet's part with its groups of rows and columns; the library knows neither which line shows a fold nor that it is folded. */
export const foldedSheet = (part: Uint8Array, folds: Folds, states: FoldStates): Uint8Array => strToU8(writeSheetPart(withFolds(readSheetPart(strFromU8(part)), folds, states)));

function withFolds(part: SheetPart, { rows = [], columns = [] }: Folds, states: FoldStates): SheetPart {
  const [ofRows, ofColumns] = [linesOf(rows, states.rows), linesOf(columns, states.columns)];
  if (ofRows.size + ofColumns.size === 0) return part;
  const widest = [...ofColumns.keys()].reduce((most, column) => Math.max(most, column), -1);
  const known = new Map(part.columns.map((element) => [element.column, element]));
  const missing = Array.from({ length: widest + 1 }, (_, column) => column).filter((column) => ofColumns.has(column) && !known.has(column));
  const newRows = new Map(part.rows);
  for (const [row, line] of ofRows) newRows.set(row, folded(newRows.get(row) ?? emptyRow, line));
  return {
    ...part,
    head: withOutlineLevels(part.head, deepest(ofRows), deepest(ofColumns)),
    columns: [...part.columns, ...missing.map((column): ColumnElement => ({ column, attributes: { width: standardWidth } }))].map((element) => folded(element, ofColumns.get(element.column))),
    rows: newRows,
  };
}

const emptyRow: RowElement = { attributes: {}, cells: new Map() };
/** The schema asks for a width once a column is spoken of. */
const standardWidth = "9.140625";

interface Line {
  level: number;
  hidden: boolean;
  /** It shows a fold that is folded. */
  collapsed: boolean;
}

/** What each row, or column, has to say of the folds around it; the line after a fold shows it. */
function linesOf(folds: readonly FoldSpec[], isFolded: (fold: FoldSpec) => boolean): ReadonlyMap<number, Line> {
  const lines = new Map<number, Line>();
  const change = (at: number, more: (line: Line) => Line) => lines.set(at, more(lines.get(at) ?? { level: 0, hidden: false, collapsed: false }));
  for (const fold of folds) {
    const hidden = isFolded(fold);
    for (let at = fold.from; at < fold.from + fold.count; at += 1) change(at, (line) => ({ ...line, level: line.level + 1, hidden: line.hidden || hidden }));
    if (hidden) change(fold.from + fold.count, (line) => ({ ...line, collapsed: true }));
  }
  return lines;
}

const deepest = (lines: ReadonlyMap<number, Line>): number => [...lines.values()].reduce((most, { level }) => Math.max(most, level), 0);

function folded<Element extends { attributes: Attributes }>(element: Element, line: Line | undefined): Element {
  if (!line) return element;
  const { level, hidden, collapsed } = line;
  const more = { ...(hidden && { hidden: "1" }), ...(level > 0 && { outlineLevel: String(level) }), ...(collapsed && { collapsed: "1" }) };
  return { ...element, attributes: { ...element.attributes, ...more } };
}

/** Excel leaves room for the marks of folds where the sheet says how deep they go. */
function withOutlineLevels(head: string, rows: number, columns: number): string {
  const levels = `${rows > 0 ? ` outlineLevelRow="${rows}"` : ""}${columns > 0 ? ` outlineLevelCol="${columns}"` : ""}`;
  const without = head.replace(/(<sheetFormatPr\b[^>]*?)\soutlineLevel(Row|Col)="\d+"/g, "$1");
  if (!/<sheetFormatPr\b/.test(without)) return `${without}<sheetFormatPr defaultRowHeight="15"${levels}/>`;
  return without.replace("<sheetFormatPr", `<sheetFormatPr${levels}`);
}
