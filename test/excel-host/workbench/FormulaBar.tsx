import { type ReactNode, useState } from "react";
import type { Book } from "./Book";
import type { Editing } from "./grid/CellEditor";
import { addressOf, type Selection } from "./grid/selection";
import type { WorkbenchWords } from "./words";

interface FormulaBarProps {
  book: Book;
  words: WorkbenchWords;
  selection: Selection;
  editing: Editing;
  goTo: (text: string) => void;
}

export function FormulaBar({ book, words, selection, editing, goTo }: FormulaBarProps): ReactNode {
  const [name, setName] = useState<string>();
  const { row, column } = selection.active;
  return (
    <div className="formula-bar">
      <input
        className="name-box"
        aria-label={words.nameBox}
        value={name ?? addressOf(selection)}
        onChange={(event) => setName(event.target.value)}
        onBlur={() => setName(undefined)}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          // The keyboard passes to the cell at once: its editor would take the key for a new line.
          event.preventDefault();
          goTo(event.currentTarget.value);
          event.currentTarget.blur();
        }}
      />
      <span className="fx" aria-hidden="true">
        fx
      </span>
      <input
        className="formula"
        aria-label={words.formulaBar}
        spellCheck={false}
        value={editing.text ?? book.editText(row, column)}
        onFocus={() => editing.text === undefined && editing.start()}
        onChange={(event) => editing.change(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" && event.key !== "Escape") return;
          event.preventDefault();
          if (event.key === "Enter") editing.commit();
          else editing.cancel();
          event.currentTarget.blur();
        }}
        onBlur={() => editing.commit()}
      />
    </div>
  );
}
