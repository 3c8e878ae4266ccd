import { type ReactNode, useEffect, useRef } from "react";
import type { Book } from "./Book";
import { OfficeFrame } from "./pane/officeFrame";
import type { OfficeLanguage, WorkbenchWords } from "./words";

interface PaneProps {
  book: Book;
  words: WorkbenchWords;
  page: string;
  language: OfficeLanguage;
  theme: "light" | "dark";
  width: number;
  onClose: () => void;
  onReload: () => void;
}

/** The task pane: a frame around the add-in's own page. A new language or theme opens it anew, as in Excel. */
export function Pane({ book, words, page, language, theme, width, onClose, onReload }: PaneProps): ReactNode {
  const holder = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const frame = new OfficeFrame({ page, title: "Rebalance", language, theme, host: book });
    holder.current!.append(frame.element);
    book.host.sendEvents = (events) => frame.sendEvents(events);
    return () => {
      book.host.sendEvents = () => {};
      frame.dispose();
    };
  }, [book, page, language, theme]);

  return (
    <section className={`pane ${theme}`} style={{ width }} aria-label="Rebalance">
      <header>
        <span className="pane-title">Rebalance · 产销平衡</span>
        <button title={words.reloadPane} aria-label={words.reloadPane} onClick={onReload}>
          ↻
        </button>
        <button title={words.closePane} aria-label={words.closePane} onClick={onClose}>
          ✕
        </button>
      </header>
      <div className="pane-frame" ref={holder} />
    </section>
  );
}
