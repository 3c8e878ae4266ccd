import { type ReactNode, useMemo, useState, useSyncExternalStore } from "react";
import { toA1 } from "../host/a1";
import type { Book } from "./Book";
import { chartData } from "./chart/chartData";
import { NativeChart } from "./chart/NativeChart";
import { openXlsx, saveXlsx } from "./files";
import { FormulaBar } from "./FormulaBar";
import { formatNumber } from "./formatNumber";
import { startOf } from "./grid/axis";
import { Grid } from "./grid/Grid";
import { addressOf, selectBlock, selectCell, type Selection } from "./grid/selection";
import type { RibbonButton } from "./manifest";
import { Pane } from "./Pane";
import { Ribbon, type ViewSettings } from "./Ribbon";
import { pixelsOfPoints, type SheetView } from "./sheetView";
import { SheetTabs, StatusBar } from "./SheetTabs";
import { useEditing } from "./useEditing";
import { framedPage, runCommand, useManifest } from "./useRibbon";
import { words as allWords } from "./words";

interface WorkbenchProps {
  book: Book;
  samples: readonly string[];
  initial: ViewSettings & { zoom: number };
}

export function Workbench({ book, samples, initial }: WorkbenchProps): ReactNode {
  useSyncExternalStore(book.subscribe, book.currentVersion);
  const [settings, setSettings] = useState<ViewSettings>(initial);
  const [message, setMessage] = useState("");
  const [zoom, setZoom] = useState(initial.zoom);
  const [pane, setPane] = useState<{ page: string; opened: number }>();
  const words = allWords[settings.language];
  const manifest = useManifest(settings.language);
  const [selection, select] = useSelection(book);
  const editing = useEditing(book, selection, (reason) => setMessage(words.refused(reason)));
  const page = pane?.page ?? manifest?.panePage;
  const [closed, setClosed] = useState(false);

  const openPane = (to: string | undefined) => {
    setClosed(false);
    if (to) setPane({ page: to, opened: (pane?.opened ?? 0) + 1 });
  };
  const open = (name: string, bytes: Promise<ArrayBuffer>) =>
    void bytes
      .then((content) => openXlsx(name, new Uint8Array(content)))
      .then(
        (description) => {
          book.open(description);
          select(selectCell(0, 0));
          setMessage(words.opened(name));
          // Another document has a task pane of its own.
          openPane(page);
        },
        (error: Error) => setMessage(words.couldNotOpen(name, error.message)),
      );
  const press = ({ action, id, label }: RibbonButton) => {
    if (action.kind === "pane") openPane(action.page);
    else if (manifest?.functionPage) void runCommand(book, manifest.functionPage, settings.language, action.name, id).then(() => setMessage(words.commandDone(label)));
  };
  const goTo = (text: string) => {
    const target = book.place(text);
    if (!target) return;
    if (target.sheet !== book.active.name) book.activate(target.sheet);
    select(selectBlock(target.place));
  };

  return (
    <div className="workbench">
      <header className="title-bar">
        <span className="product">{words.title}</span>
        <span className="simulation" title={words.simulationMore}>
          {allWords["zh-CN"].simulation} · {allWords["en-US"].simulation}
        </span>
        <span className="document">{book.documentName}</span>
      </header>
      <Ribbon
        {...{ words, settings, manifest, samples }}
        onSettings={setSettings}
        onButton={press}
        onSample={(file) => open(file, fetch(`/samples/${encodeURIComponent(file)}`).then((answer) => answer.arrayBuffer()))}
        onOpen={(file) => open(file.name, file.arrayBuffer())}
        onDownload={() => void saveXlsx(book.host.snapshot()).then(() => setMessage(words.downloaded(book.documentName)))}
      />
      <div className="desk">
        <main className="sheet-area">
          <FormulaBar {...{ book, words, selection, editing, goTo }} />
          <Grid sheet={book.view()} label={book.active.name} {...{ zoom, selection, editing }} onSelect={select} overlay={<Charts book={book} />} />
          <SheetTabs {...{ book, words }} onActivate={(sheet) => (editing.commit(), book.activate(sheet))} />
        </main>
        {page && !closed && (
          <Pane
            key={pane?.opened ?? 0}
            {...{ book, words }}
            page={framedPage(page)}
            language={settings.language}
            theme={settings.theme}
            width={settings.paneWidth}
            onClose={() => setClosed(true)}
            onReload={() => openPane(page)}
          />
        )}
      </div>
      <StatusBar {...{ book, words, selection, zoom }} onZoom={setZoom} message={editing.text === undefined ? message : words.editing} />
    </div>
  );
}

/** Every sheet remembers what was selected on it; the add-in can move the selection, too. */
function useSelection(book: Book): [Selection, (selection: Selection) => void] {
  const [chosen, setChosen] = useState(new Map<string, Selection>());
  const sheet = book.active;
  const told = book.host.book.selection;
  const selection = useMemo((): Selection => {
    const own = chosen.get(sheet.id) ?? selectCell(0, 0);
    if (told?.sheet !== sheet || addressOf(own) === toA1(told.place)) return own;
    return selectBlock(told.place);
  }, [told, sheet, chosen]);
  const select = (next: Selection) => {
    setChosen(new Map(chosen).set(book.active.id, next));
    book.select(addressOf(next));
  };
  return [selection, select];
}

function Charts({ book }: { book: Book }): ReactNode {
  const view = book.view();
  return view.charts.map((chart) => {
    const { left, top, width, height } = frameOf(chart, view);
    const data = chartData(chart, (sheet, row, column) => book.host.displayText(sheet.name, row, column));
    return (
      <div key={chart.id} className="chart" data-chart={chart.name} style={{ left, top, width, height }}>
        <NativeChart {...{ data, width, height }} format={formatNumber} />
      </div>
    );
  });
}

/** Over the cells it was placed on, otherwise by its points. */
function frameOf({ place, left, top, width, height }: SheetView["charts"][number], { rows, columns }: SheetView) {
  if (!place) return { left: pixelsOfPoints(left), top: pixelsOfPoints(top), width: pixelsOfPoints(width), height: pixelsOfPoints(height) };
  const [x, y] = [startOf(columns, place.column), startOf(rows, place.row)];
  return { left: x, top: y, width: startOf(columns, place.column + place.columns) - x, height: startOf(rows, place.row + place.rows) - y };
}
