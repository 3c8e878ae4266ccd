import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import type { SheetView } from "../sheetView";
import { sizeOf, startOf } from "./axis";
import { headerHeight, headerWidth, type Viewport } from "./layout";
import { fontOf } from "./measure";
import type { KeyPress, Place } from "./selection";

/** The edit under way in the selected cell; also shown in the formula bar. */
export interface Editing {
  /** undefined while nothing is being edited. */
  text: string | undefined;
  /** Begun by typing over the cell: arrow keys then finish it, as in Excel. */
  typedOver: boolean;
  /** Opens the cell with what it holds, or with the first character typed. */
  start: (typed?: string) => void;
  change: (text: string) => void;
  commit: () => void;
  cancel: () => void;
  /** Empties the selected cells. */
  clear: () => void;
  copy: () => string;
}

interface EditorProps {
  sheet: SheetView;
  at: Place;
  editing: Editing;
  move: (key: KeyPress) => boolean;
  view: Viewport;
}

/**
 * Stands on the selected cell and always has the keyboard, invisible until something is typed: an input method (Chinese,
 * Japanese …) needs a real text field from its first key on.
 */
export function CellEditor({ sheet, at, editing, move, view }: EditorProps): ReactNode {
  const field = useRef<HTMLTextAreaElement>(null);
  const open = editing.text !== undefined;
  useEffect(() => {
    if (!isTypingElsewhere()) field.current?.focus({ preventScroll: true });
  }, [at.row, at.column, open, sheet.name]);

  const key = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const press: KeyPress = { key: event.key, shift: event.shiftKey, control: event.ctrlKey || event.metaKey };
    if (open ? keyWhileOpen(press, editing, move) : keyWhileClosed(press, editing, move)) event.preventDefault();
  };
  const width = sizeOf(sheet.columns, at.column);
  const scrolled = (index: number, frozen: number, by: number) => (index < frozen ? by : 0);
  return (
    <textarea
      ref={field}
      className={`editor${open ? " open" : ""}`}
      aria-label="cell"
      rows={1}
      spellCheck={false}
      value={editing.text ?? ""}
      style={{
        left: headerWidth + startOf(sheet.columns, at.column) + scrolled(at.column, sheet.frozen.columns, view.left),
        top: headerHeight + startOf(sheet.rows, at.row) + scrolled(at.row, sheet.frozen.rows, view.top),
        width: open ? Math.max(width, (editing.text?.length ?? 0) * 8 + 24) : width,
        height: sizeOf(sheet.rows, at.row),
        font: fontOf(sheet.cell(at.row, at.column)?.format),
      }}
      onKeyDown={key}
      onChange={(event) => (open ? editing.change(event.target.value) : editing.start(event.target.value))}
      onBlur={() => open && !isTypingElsewhere() && editing.commit()}
      onCopy={(event) => {
        if (open) return;
        event.clipboardData.setData("text/plain", editing.copy());
        event.preventDefault();
      }}
    />
  );
}

const isTypingElsewhere = (): boolean => document.activeElement instanceof HTMLInputElement;

const arrows = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"];

function keyWhileOpen(press: KeyPress, editing: Editing, move: EditorProps["move"]): boolean {
  if (press.key === "Escape") editing.cancel();
  else if (press.key === "Enter" || press.key === "Tab" || (editing.typedOver && arrows.includes(press.key))) {
    editing.commit();
    move(press);
  } else return false;
  return true;
}

function keyWhileClosed(press: KeyPress, editing: Editing, move: EditorProps["move"]): boolean {
  if (press.key === "F2") editing.start();
  else if (press.key === "Delete" || press.key === "Backspace") editing.clear();
  else return move(press);
  return true;
}
