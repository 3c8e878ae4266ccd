import { useState } from "react";
import type { Book } from "./Book";
import type { Editing } from "./grid/CellEditor";
import { blockOf, type Place, type Selection } from "./grid/selection";

interface Edit {
  text: string;
  typedOver: boolean;
}

/** The edit under way; while it lasts, Excel refuses whatever the add-in asks for. */
export function useEditing(book: Book, selection: Selection, onRefused: (reason: string) => void): Editing {
  const [edit, setEdit] = useState<Edit>();
  const { row, column } = selection.active;

  const become = (next: Edit | undefined) => {
    book.host.faults.cellEditing = next !== undefined;
    setEdit(next);
  };
  const write = (place: Place, text: string) => {
    try {
      book.edit(place.row, place.column, text);
    } catch (error) {
      onRefused((error as Error).message);
    }
  };

  return {
    text: edit?.text,
    typedOver: edit?.typedOver ?? false,
    start: (typed) => become({ text: typed ?? book.editText(row, column), typedOver: typed !== undefined }),
    change: (text) => become({ text, typedOver: edit?.typedOver ?? false }),
    cancel: () => become(undefined),
    commit: () => {
      if (!edit) return;
      become(undefined);
      if (edit.text !== book.editText(row, column)) write({ row, column }, edit.text);
    },
    clear: () => {
      for (const place of placesOf(selection)) if (book.view().cell(place.row, place.column)) write(place, "");
    },
    copy: () => rowsOf(selection).map((places) => places.map((place) => book.view().text(place.row, place.column)).join("\t")).join("\n"),
  };
}

function rowsOf(selection: Selection): Place[][] {
  const { row, column, rows, columns } = blockOf(selection);
  return Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, (_unused, c) => ({ row: row + r, column: column + c })));
}

const placesOf = (selection: Selection): Place[] => rowsOf(selection).flat();
