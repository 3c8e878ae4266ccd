import type { CellValue } from "../../../src/workbook/port";
import { parseA1, toA1 } from "./a1";
import { errorAnswer, runBatch } from "./batch";
import { Calculation, type MakeCalculator } from "./calculation";
import { Catalogue } from "./catalogue";
import { block, cellAt } from "./cells";
import type { WorkbookDescription } from "./description";
import { displayText } from "./displayText";
import { HostError } from "./errors";
import { Events } from "./events";
import { actWhenDue, excelLimits, failWhenDue, type Faults, type Limits, noFaults } from "./faults";
import { modelOf } from "./load";
import { isCleanUp, type LogEntry } from "./log";
import type { OfficeMetadata } from "./metadata";
import { type BookModel, type CellInput, newSheet, type RangeModel, type SheetModel } from "./model";
import { HostObject } from "./objects";
import type { EventEntry, RequestBody, ResponseBody } from "./protocol";
import { tablesIn, writeCells } from "./ranges";
import { removeSheet } from "./families/worksheets";
import { snapshotOf } from "./snapshot";

export interface HostOptions {
  /** Highest ExcelApi requirement set, e.g. "1.14". */
  excelApi?: string;
  /** `calculator` of src/workbook/recalculate.ts. */
  calculator: MakeCalculator;
  /** For dates typed without a year. */
  year?: number;
}

const byteCounter = new TextEncoder();
const bytes = (text: string): number => byteCounter.encode(text).length;

let hosts = 0;

/** Plays the part of Excel for the office.js client: requests in, answers and events out. One workbook is always open. */
export class ExcelHost {
  readonly catalogue: Catalogue;
  readonly calculation: Calculation;
  readonly events = new Events(this);
  readonly faults: Faults = noFaults();
  readonly limits: Limits = { ...excelLimits };
  /** One entry per request, the newest last. */
  readonly log: LogEntry[] = [];
  /** Files that were opened as workbooks of their own, in base64; this host shows only the one. */
  readonly openedWorkbooks: string[] = [];
  readonly workbook: HostObject<BookModel>;
  readonly year: number;
  book: BookModel;
  /** Hands events to the client, after the answer of the request that caused them. */
  sendEvents: (entries: readonly EventEntry[]) => void = () => {};
  /** Something may look different now. */
  onChange: () => void = () => {};

  private readonly references = new Map<string, HostObject>();
  private readonly number = ++hosts;
  private ids = 0;

  constructor(metadata: OfficeMetadata, { excelApi = "1.14", calculator, year = 2026 }: HostOptions) {
    this.catalogue = new Catalogue(metadata, excelApi);
    this.calculation = new Calculation(() => this.book, calculator);
    this.year = year;
    const sheet = newSheet(this.newId(), "Sheet1");
    this.book = {
      name: "Book1.xlsx",
      sheets: [sheet],
      tables: [],
      names: [],
      settings: new Map(),
      active: sheet,
      calculationMode: "Automatic",
      eventsEnabled: true,
      protected: false,
    };
    this.workbook = new HostObject("Workbook", this.book);
  }

  /** Opens another workbook in place of this one. */
  load(description: WorkbookDescription): void {
    Object.assign(this.book, modelOf(description, () => this.newId()));
    this.references.clear();
    this.calculation.structureChanged();
    this.onChange();
  }

  /** The workbook as plain data, formulas up to date. */
  snapshot(): WorkbookDescription {
    this.calculation.refresh();
    return snapshotOf(this.book);
  }

  /** Requests of the add-in so far, without the client's own tidying up after `Excel.run`. */
  get roundTrips(): number {
    return this.log.filter(({ cleanUp }) => !cleanUp).length;
  }

  /** One request of the client: JSON text in and out. Not answered at all while `faults.hanging`. */
  async process(text: string): Promise<string> {
    const body = JSON.parse(text) as RequestBody;
    const requestBytes = bytes(text);
    const cleanUp = isCleanUp(body);
    if (this.faults.hanging) return new Promise<string>(() => {});
    await this.faults.holding;
    if (!cleanUp) actWhenDue(this.faults);
    const { response, answer } = this.answer(body, requestBytes, cleanUp);
    this.log.push({ requestBytes, responseBytes: bytes(answer), actions: body.Actions.length, cleanUp, error: response.Error?.Code });
    this.calculation.requestEnds();
    setTimeout(() => this.tellClient(), 0);
    return answer;
  }

  private answer(body: RequestBody, requestBytes: number, cleanUp: boolean): { response: ResponseBody; answer: string } {
    const response = this.refusal(requestBytes, cleanUp) ?? runBatch(body, this);
    const answer = JSON.stringify(response);
    if (bytes(answer) <= this.limits.responseBytes) return { response, answer };
    const refused = refusedWith(new HostError("ResponsePayloadSizeLimitExceeded", ""));
    return { response: refused, answer: JSON.stringify(refused) };
  }

  private refusal(requestBytes: number, cleanUp: boolean): ResponseBody | undefined {
    if (cleanUp) return undefined;
    try {
      if (this.faults.cellEditing) throw new HostError("InvalidOperationInCellEditMode", "");
      if (requestBytes > this.limits.requestBytes) throw new HostError("RequestPayloadSizeLimitExceeded", "");
      failWhenDue(this.faults);
      return undefined;
    } catch (error) {
      if (error instanceof HostError) return refusedWith(error);
      throw error;
    }
  }

  private tellClient(): void {
    const entries = this.events.take();
    if (entries.length > 0) this.sendEvents(entries);
    this.onChange();
  }

  // What a person does in the grid.

  /** Types into a cell or a block; `input` is one text for all cells, or rows. */
  userEdit(sheet: string, address: string, input: CellInput | readonly (readonly (CellInput | null)[])[]): void {
    writeCells(this.userRange(sheet, address), input, { host: this, location: "user" }, "Unknown");
    this.calculation.refresh();
    this.tellClient();
  }

  userSelect(sheet: string, address: string): void {
    this.select(this.userRange(sheet, address));
    this.tellClient();
  }

  /** By a person or by the add-in. */
  select(range: RangeModel): void {
    this.book.selection = range;
    this.activate(range.sheet);
    const payload = { address: toA1(range.place), worksheetId: range.sheet.id };
    this.events.raise("Worksheet", "onSelectionChanged", payload, range.sheet.id);
    this.events.raise("WorksheetCollection", "onSelectionChanged", payload);
  }

  userActivate(sheet: string): void {
    this.activate(this.sheetOrThrow(sheet));
    this.tellClient();
  }

  userRename(sheet: string, name: string): void {
    this.sheetOrThrow(sheet).name = name;
    this.calculation.structureChanged();
    this.tellClient();
  }

  userDelete(sheet: string): void {
    removeSheet(this.sheetOrThrow(sheet), { host: this, location: "user" });
    this.tellClient();
  }

  private userRange(sheet: string, address: string): RangeModel {
    const place = parseA1(address);
    if (!place) throw new HostError("InvalidArgument", "user");
    return { sheet: this.sheetOrThrow(sheet), place };
  }

  private sheetOrThrow(name: string): SheetModel {
    const sheet = this.sheetNamed(name);
    if (!sheet) throw new HostError("ItemNotFound", "user");
    return sheet;
  }

  /** As the cell shows it. */
  displayText(sheet: string, row: number, column: number): string {
    this.calculation.refresh();
    return displayText(cellAt(this.sheetOrThrow(sheet), row, column));
  }

  /** Values of a block, computed; "" is empty. */
  values(sheet: string, address: string): CellValue[][] {
    this.calculation.refresh();
    return block(this.userRange(sheet, address), (cell) => cell?.value ?? "");
  }

  // What families of objects ask of the host.

  /** Ids differ between hosts: the client keeps event handlers in one registry for all. */
  newId(): string {
    return `{${String(this.number).padStart(8, "0")}-0000-0000-0000-${String(++this.ids).padStart(12, "0")}}`;
  }

  sheetNamed(key: string): SheetModel | undefined {
    return this.book.sheets.find(({ id, name }) => id === key || name.toLowerCase() === key.toLowerCase());
  }

  activate(sheet: SheetModel): void {
    if (this.book.active === sheet) return;
    this.book.active = sheet;
    this.events.raise("WorksheetCollection", "onActivated", { worksheetId: sheet.id });
    this.events.raise("Worksheet", "onActivated", { worksheetId: sheet.id }, sheet.id);
  }

  /** Value of the first cell of a range, as change events tell it. */
  valueAt({ sheet, place }: RangeModel): CellInput {
    return cellAt(sheet, place.row, place.column)?.value ?? "";
  }

  changed(range: RangeModel, before: CellInput, triggerSource: "ThisLocalAddin" | "Unknown"): void {
    const { sheet, place } = range;
    const single = place.rows * place.columns === 1;
    const details = single ? { valueBefore: before, valueAfter: this.valueAt(range), valueTypeBefore: typeName(before), valueTypeAfter: typeName(this.valueAt(range)) } : {};
    const payload = { address: toA1(place), changeType: "RangeEdited", source: "Local", worksheetId: sheet.id, shiftDirection: "None", triggerSource, ...details };
    this.events.raise("Worksheet", "onChanged", payload, sheet.id);
    this.events.raise("WorksheetCollection", "onChanged", payload);
    for (const { id } of tablesIn(range, this)) {
      this.events.raise("Table", "onChanged", { ...payload, tableId: id }, id);
      this.events.raise("TableCollection", "onChanged", { ...payload, tableId: id });
    }
  }

  /** The client asks to find this object again in later requests. */
  keep(object: HostObject): null {
    object.reference ??= `ref-${++this.ids}`;
    this.references.set(object.reference, object);
    return null;
  }

  kept(reference: string): HostObject {
    const object = this.references.get(reference);
    if (!object) throw new HostError("InvalidObjectPath", "");
    return object;
  }

  release(reference: string): void {
    this.references.delete(reference);
  }
}

const refusedWith = (error: HostError): ResponseBody => ({ Results: [], TraceIds: [], Error: errorAnswer(error, 0) });

const typeName = (value: CellInput): string => (value === "" ? "Empty" : typeof value === "number" ? "Double" : typeof value === "boolean" ? "Boolean" : "String");
