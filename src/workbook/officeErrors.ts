/** What can go wrong between us and Excel; the pane makes sentences of it. */
export type OfficeFailure =
  /** Nothing came back in time; Excel on the web at times never answers (office-js issues 4805, 6150, 6678). */
  | { kind: "ExcelNotAnswering"; seconds: number }
  /** A person is typing in a cell. */
  | { kind: "CellEditMode" }
  | { kind: "SheetProtected"; sheet: string }
  /** No sheets may be added. */
  | { kind: "WorkbookProtected" }
  | { kind: "SheetNameInvalid"; sheet: string }
  | { kind: "SheetMissing"; sheet: string }
  /** A sheet that was being written has another name now, and what was written of it went with it. */
  | { kind: "SheetRenamed"; sheet: string; now: string }
  /** Somebody changed sheets between reading and writing: the plan is not about what they say now. */
  | { kind: "InputsChanged"; sheets: readonly string[] }
  /** People typed on input sheets that were only half written when a write failed; to finish it would be to overwrite them. */
  | { kind: "TypedMeanwhile"; sheets: readonly string[] }
  /** A table of this name stands on another sheet already. */
  | { kind: "TableNameTaken"; table: string; sheet: string }
  /** More cells than Excel gives away at once, even in parts. */
  | { kind: "TooLargeToRead"; sheet: string }
  /** Excel made another chart than was asked for, e.g. without the secondary axis. */
  | { kind: "ChartIncomplete"; sheet: string; chart: string }
  /** Anything else, in Excel's own words. */
  | { kind: "ExcelRefused"; code: string; message: string; location: string };

export class OfficeError extends Error {
  override readonly name: OfficeFailure["kind"];

  constructor(
    readonly failure: OfficeFailure,
    /** Sheets that were wholly written before it went wrong; absent while reading. */
    readonly sheetsWritten?: readonly string[],
    /** Sheets that were begun or were still to come; a write can be finished where there are any. */
    readonly sheetsLeft?: readonly string[],
  ) {
    super(messageOf(failure));
    this.name = failure.kind;
  }
}

/** For whoever maintains the add-in; people read the pane's sentence. */
const messageOf = (failure: OfficeFailure): string =>
  failure.kind === "ExcelRefused" ? `${failure.code} at ${failure.location}: ${failure.message}` : JSON.stringify(failure);

interface RichError {
  code: string;
  message: string;
  debugInfo?: { errorLocation?: string };
}

const isRichError = (thrown: unknown): thrown is RichError => thrown instanceof Error && "code" in thrown && typeof thrown.code === "string";

/** Excel's refusals as failures of ours; whatever is not Excel's stays what it is. */
export function officeFailure(thrown: unknown): OfficeFailure | undefined {
  if (thrown instanceof OfficeError) return thrown.failure;
  if (!isRichError(thrown)) return undefined;
  if (thrown.code === "InvalidOperationInCellEditMode") return { kind: "CellEditMode" };
  return { kind: "ExcelRefused", code: thrown.code, message: thrown.message, location: thrown.debugInfo?.errorLocation ?? "" };
}

/** Whether Office.js threw this code. */
export const hasCode = (thrown: unknown, code: string): boolean => isRichError(thrown) && thrown.code === code;
