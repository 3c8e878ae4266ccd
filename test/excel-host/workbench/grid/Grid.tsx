import { type MouseEvent as ReactMouseEvent, type ReactNode, useEffect, useRef } from "react";
import { columnName } from "../../../../src/workbook/address";
import type { SheetView } from "../sheetView";
import { extentOf, sizeOf, type Span, startOf } from "./axis";
import { CellBlock, Headers } from "./CellBlock";
import { CellEditor, type Editing } from "./CellEditor";
import { headerHeight, headerWidth, type Layout, layoutOf, placeAt, scrollToShow } from "./layout";
import { blockOf, type KeyPress, moved, type Place, selectCell, type Selection } from "./selection";
import { useDrag, useViewport, viewportOf } from "./useViewport";

export interface GridProps {
  sheet: SheetView;
  label: string;
  /** 1 = as large as in Excel at 100 %. */
  zoom: number;
  selection: Selection;
  onSelect: (selection: Selection) => void;
  editing: Editing;
  /** Drawn over the cells; positions are those of the whole sheet. */
  overlay: ReactNode;
}

/** A sheet with its headers: draws what is in sight, keeps frozen rows and columns in place. */
export function Grid({ sheet, label, zoom, selection, onSelect, editing, overlay }: GridProps): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  const view = useViewport(scroller, sheet.name, zoom);
  const layout = layoutOf(sheet, view);

  const placeOf = (event: { clientX: number; clientY: number }): Place => {
    const corner = scroller.current!.getBoundingClientRect();
    return placeAt(sheet, view, (event.clientX - corner.left) / zoom, (event.clientY - corner.top) / zoom);
  };
  const extend = (event: MouseEvent) => onSelect(reaching(selection, placeOf(event), sheet));
  const drag = useDrag(extend);

  const press = (event: ReactMouseEvent) => {
    if (event.button !== 0 || isInside(event.target, ".editor.open") || isOnScrollbar(scroller.current!, event)) return;
    // The editor keeps the keyboard.
    event.preventDefault();
    editing.commit();
    const place = placeOf(event);
    if (event.shiftKey) extend(event.nativeEvent);
    else onSelect(pressed(place, sheet));
    drag();
  };

  const move = (key: KeyPress): boolean => {
    const shape = { rows: sheet.rows.count, columns: sheet.columns.count, page: Math.floor(view.height / 22), hasValue: (row: number, column: number) => hasValue(sheet, row, column) };
    const next = moved(selection, key, shape);
    if (next) onSelect(next);
    return next !== undefined;
  };

  const { row, column } = selection.corner;
  useEffect(() => {
    const element = scroller.current!;
    const { left, top } = scrollToShow(sheet, viewportOf(element, zoom), { row, column });
    element.scrollTo(left * zoom, top * zoom);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only when the selection moves: redrawn cells must not scroll the sheet
  }, [sheet.name, row, column]);

  return (
    <div className={`scroller${sheet.gridlines ? "" : " plain"}`} ref={scroller} onMouseDown={press} onDoubleClick={() => editing.start()} role="grid" aria-label={label} aria-rowcount={sheet.rows.count}>
      <div className="plane" style={{ zoom, width: headerWidth + extentOf(sheet.columns), height: headerHeight + extentOf(sheet.rows) }}>
        <TopBand {...{ sheet, layout, selection }} />
        <LeftBand {...{ sheet, layout, selection }} />
        <div className="body" style={{ left: headerWidth + layout.frozenWidth, top: headerHeight + layout.frozenHeight }}>
          <CellBlock sheet={sheet} rows={layout.rows} columns={layout.columns} origin={originOf(layout)} />
          <SelectionFrame {...{ sheet, selection }} origin={originOf(layout)} />
          <div className="overlay" style={{ left: -layout.frozenWidth, top: -layout.frozenHeight }}>
            {overlay}
          </div>
        </div>
        <CellEditor sheet={sheet} at={selection.active} editing={editing} move={move} view={view} />
      </div>
    </div>
  );
}

const originOf = ({ frozenWidth, frozenHeight }: Layout) => ({ left: frozenWidth, top: frozenHeight });
const start = { left: 0, top: 0 };

interface BandProps {
  sheet: SheetView;
  layout: Layout;
  selection: Selection;
}

/** Column letters and frozen rows. */
function TopBand({ sheet, layout, selection }: BandProps): ReactNode {
  const { frozenWidth, frozenHeight, frozenRows, frozenColumns, columns } = layout;
  const letters = (span: Span, origin: number) => (
    <Headers along={sheet.columns} across="column" name={columnName} isSelected={isSelected(selection, "column")} {...{ span, origin }} />
  );
  const right = { left: frozenWidth, top: 0 };
  return (
    <div className={`band top${frozenHeight > 0 ? " frozen" : ""}`} style={{ height: headerHeight + frozenHeight }}>
      <div className="part" style={{ left: headerWidth + frozenWidth, right: 0, height: headerHeight }}>
        {letters(columns, frozenWidth)}
      </div>
      <div className="part" style={{ left: headerWidth + frozenWidth, right: 0, top: headerHeight, height: frozenHeight }}>
        <CellBlock sheet={sheet} rows={frozenRows} columns={columns} origin={right} />
        <SelectionFrame {...{ sheet, selection }} origin={right} />
      </div>
      <div className={`corner${frozenWidth > 0 ? " frozen" : ""}`} style={{ width: headerWidth + frozenWidth, height: headerHeight + frozenHeight }}>
        <div className="part" style={{ left: headerWidth, right: 0, height: headerHeight }}>
          {letters(frozenColumns, 0)}
        </div>
        <div className="part" style={{ top: headerHeight, width: headerWidth, bottom: 0 }}>
          <RowNumbers {...{ sheet, selection }} span={frozenRows} origin={0} />
        </div>
        <div className="part" style={{ left: headerWidth, top: headerHeight, right: 0, bottom: 0 }}>
          <CellBlock sheet={sheet} rows={frozenRows} columns={frozenColumns} origin={start} />
          <SelectionFrame {...{ sheet, selection }} origin={start} />
        </div>
        <div className="all" style={{ width: headerWidth, height: headerHeight }} />
      </div>
    </div>
  );
}

/** Row numbers and frozen columns. */
function LeftBand({ sheet, layout, selection }: BandProps): ReactNode {
  const { frozenWidth, frozenHeight, frozenColumns, rows } = layout;
  const below = { left: 0, top: frozenHeight };
  return (
    <div className={`band left${frozenWidth > 0 ? " frozen" : ""}`} style={{ width: headerWidth + frozenWidth, height: extentOf(sheet.rows) - frozenHeight }}>
      <div className="part" style={{ width: headerWidth, top: 0, bottom: 0 }}>
        <RowNumbers {...{ sheet, selection }} span={rows} origin={frozenHeight} />
      </div>
      <div className="part" style={{ left: headerWidth, right: 0, top: 0, bottom: 0 }}>
        <CellBlock sheet={sheet} rows={rows} columns={frozenColumns} origin={below} />
        <SelectionFrame {...{ sheet, selection }} origin={below} />
      </div>
    </div>
  );
}

const RowNumbers = ({ sheet, selection, span, origin }: { sheet: SheetView; selection: Selection; span: Span; origin: number }): ReactNode => (
  <Headers along={sheet.rows} across="row" name={(row) => String(row + 1)} isSelected={isSelected(selection, "row")} {...{ span, origin }} />
);

function SelectionFrame({ sheet, selection, origin }: { sheet: SheetView; selection: Selection; origin: { left: number; top: number } }): ReactNode {
  const { row, column, rows, columns } = blockOf(selection);
  const left = startOf(sheet.columns, column) - origin.left;
  const top = startOf(sheet.rows, row) - origin.top;
  return <div className="selection" style={{ left, top, width: startOf(sheet.columns, column + columns) - origin.left - left, height: startOf(sheet.rows, row + rows) - origin.top - top }} />;
}

function isSelected(selection: Selection, across: "row" | "column"): (index: number) => boolean {
  const block = blockOf(selection);
  const [first, count] = across === "row" ? [block.row, block.rows] : [block.column, block.columns];
  return (index) => index >= first && index < first + count;
}

/** A click on a header selects the whole row or column, on the corner everything. */
function pressed({ row, column }: Place, sheet: SheetView): Selection {
  if (row >= 0 && column >= 0) return selectCell(row, column);
  const active = { row: Math.max(0, row), column: Math.max(0, column) };
  return { active, corner: { row: row < 0 ? sheet.rows.count - 1 : row, column: column < 0 ? sheet.columns.count - 1 : column } };
}

const reaching = ({ active }: Selection, { row, column }: Place, sheet: SheetView): Selection => ({
  active,
  corner: { row: Math.min(Math.max(0, row), sheet.rows.count - 1), column: Math.min(Math.max(0, column), sheet.columns.count - 1) },
});

const hasValue = (sheet: SheetView, row: number, column: number): boolean => {
  const value = sheet.cell(row, column)?.value;
  return value !== undefined && value !== "" && sizeOf(sheet.rows, row) > 0;
};

const isInside = (target: EventTarget, selector: string): boolean => target instanceof Element && target.closest(selector) !== null;

function isOnScrollbar(element: HTMLElement, { clientX, clientY }: { clientX: number; clientY: number }): boolean {
  const corner = element.getBoundingClientRect();
  return clientX - corner.left >= element.clientWidth || clientY - corner.top >= element.clientHeight;
}
