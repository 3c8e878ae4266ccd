import type { WorkbookDescription } from "../host/description";
import { ExcelHost } from "../host/ExcelHost";
import type { OfficeMetadata } from "../host/metadata";
import type { SheetModel } from "../host/model";
import { parseA1, splitAddress } from "../host/a1";
import type { Rectangle } from "../../../src/workbook/port";
import { cellName } from "../../../src/workbook/address";
import { calculator } from "../../../src/workbook/recalculate";
import { editText } from "./editText";
import type { OfficeHost } from "./pane/officeFrame";
import { type SheetView, sheetView } from "./sheetView";

/** Excel 2021 and every Excel since: what the add-in declares, and no more. */
const declared = "1.14";

/** The workbook the page shows: the host, and who wants to know when it has changed. */
export class Book implements OfficeHost {
  readonly host: ExcelHost;
  readonly settings = new Map<string, string>();
  readonly requirementSets: Readonly<Record<string, string>>;
  private version = 0;
  private redrawAsked = 0;
  private readonly listeners = new Set<() => void>();
  private drawn?: { version: number; sheet: SheetModel; view: SheetView };

  constructor(metadata: OfficeMetadata, excelApi = declared) {
    this.requirementSets = { ExcelApi: excelApi, RichApiRuntime: "1.2", AddinCommands: "1.1", DialogApi: "1.1", DialogOrigin: "1.1", Settings: "1.1" };
    this.host = new ExcelHost(metadata, { excelApi, calculator });
    this.host.onChange = () => this.redrawSoon();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly currentVersion = (): number => this.version;

  get documentName(): string {
    return this.host.book.name;
  }

  get sheets(): readonly SheetModel[] {
    return this.host.book.sheets.filter(({ visibility }) => visibility === "Visible");
  }

  get active(): SheetModel {
    return this.host.book.active;
  }

  /** The active sheet as it is now. */
  view(): SheetView {
    const sheet = this.active;
    if (this.drawn?.version !== this.version || this.drawn.sheet !== sheet) {
      const text = (row: number, column: number) => this.host.displayText(sheet.name, row, column);
      this.drawn = { version: this.version, sheet, view: sheetView(sheet, text) };
    }
    return this.drawn.view;
  }

  async process(body: string): Promise<string> {
    return this.host.process(body);
  }

  open(description: WorkbookDescription): void {
    this.settings.clear();
    this.host.load(description);
    this.redraw();
  }

  activate(sheet: string): void {
    this.host.userActivate(sheet);
    this.redraw();
  }

  select(address: string): void {
    this.host.userSelect(this.active.name, address);
  }

  /** Types into a cell. Throws what Excel would refuse. */
  edit(row: number, column: number, text: string): void {
    this.host.userEdit(this.active.name, cellName(row, column), text);
    this.redraw();
  }

  /** What a person sees when opening a cell: its formula, or its value. */
  editText(row: number, column: number): string {
    return editText(this.view().cell(row, column));
  }

  /** "B2", "B2:C9", "'Sheet'!A1" or a defined name; undefined if it is none. */
  place(text: string): { sheet: string; place: Rectangle } | undefined {
    const [sheet = this.active.name, address] = splitAddress(text.trim());
    const place = parseA1(address);
    if (place) return { sheet, place };
    const name = this.host.book.names.find((candidate) => candidate.name.toLowerCase() === text.toLowerCase());
    return name ? this.place(name.formula.replace(/^=/, "")) : undefined;
  }

  private redrawSoon(): void {
    // A batch of the add-in touches many cells: one picture for all of them.
    this.redrawAsked ||= requestAnimationFrame(() => this.redraw());
  }

  private redraw(): void {
    cancelAnimationFrame(this.redrawAsked);
    this.redrawAsked = 0;
    this.version += 1;
    for (const listener of this.listeners) listener();
  }
}
