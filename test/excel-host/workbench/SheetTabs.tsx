import type { ReactNode } from "react";
import type { Book } from "./Book";
import { blockOf, type Selection } from "./grid/selection";
import type { WorkbenchWords } from "./words";

interface TabsProps {
  book: Book;
  words: WorkbenchWords;
  onActivate: (sheet: string) => void;
}

export function SheetTabs({ book, words, onActivate }: TabsProps): ReactNode {
  return (
    <div className="tabs" role="tablist" aria-label={words.sheets}>
      {book.sheets.map((sheet) => (
        <button
          key={sheet.id}
          ref={(element) => void (sheet === book.active && element?.scrollIntoView({ block: "nearest", inline: "nearest" }))}
          role="tab"
          aria-selected={sheet === book.active}
          className="tab"
          style={{ borderBottomColor: sheet.tabColour || "transparent" }}
          onClick={() => onActivate(sheet.name)}
        >
          {sheet.name}
        </button>
      ))}
    </div>
  );
}

const shown = new Intl.NumberFormat("en-US", { maximumFractionDigits: 4 });
/** Sums of larger selections would cost more than they are worth. */
const mostCells = 100_000;

interface StatusProps {
  book: Book;
  words: WorkbenchWords;
  selection: Selection;
  message: string;
  zoom: number;
  onZoom: (zoom: number) => void;
}

const zooms = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 2];

/** What is going on, the sum of what is selected, and how large it is shown. */
export function StatusBar({ book, words, selection, message, zoom, onZoom }: StatusProps): ReactNode {
  const numbers = numbersIn(book, selection);
  const sum = numbers.reduce((total, value) => total + value, 0);
  return (
    <div className="status">
      <span role="status">{message || words.ready}</span>
      {numbers.length > 1 && (
        <span className="sums">
          {words.average}: {shown.format(sum / numbers.length)} {words.count}: {numbers.length} {words.sum}: {shown.format(sum)}
        </span>
      )}
      <span className="zoom" role="group" aria-label={words.zoom}>
        <button aria-label={words.zoomOut} onClick={() => onZoom(zooms.filter((size) => size < zoom).at(-1) ?? zoom)}>
          −
        </button>
        <output>{Math.round(zoom * 100)} %</output>
        <button aria-label={words.zoomIn} onClick={() => onZoom(zooms.find((size) => size > zoom) ?? zoom)}>
          +
        </button>
      </span>
    </div>
  );
}

function numbersIn(book: Book, selection: Selection): number[] {
  const view = book.view();
  const { row, column, rows, columns } = blockOf(selection);
  if (rows * columns > mostCells) return [];
  const numbers: number[] = [];
  for (let r = row; r < row + rows; r++) {
    for (let c = column; c < column + columns; c++) {
      const value = view.cell(r, c)?.value;
      if (typeof value === "number") numbers.push(value);
    }
  }
  return numbers;
}
