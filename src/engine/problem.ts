import type { IsoDate } from "./records";

/** A cell, or a whole sheet where `cell` is absent. `file` stands where several files are read. */
export interface CellAddress {
  file?: string;
  sheet: string;
  /** A1 style, e.g. "C7". */
  cell?: string;
}

/** What a cell was expected to hold. */
export type Expected = "number" | "wholeNumber" | "date" | "month" | "text" | "choice" | "yesOrNo";

/** Everything that can be wrong, as values of one type. Sentences are made in `language/`. Numbers are as in `Plan`. */
export type Problem =
  // the file and its sheets
  | { kind: "notAWorkbook"; file: string; reason: "unreadable" | "encrypted" | "oldFormat" | "macros" | "tooLarge" | "missing" }
  | { kind: "emptyWorkbook" }
  | { kind: "missingSheet"; table: TableName }
  | { kind: "missingColumn"; at: CellAddress; table: TableName; column: string; similar?: string }
  | { kind: "emptySheet"; at: CellAddress; table: TableName }
  | { kind: "sheetNameTaken"; at: CellAddress }
  | { kind: "noteOnResultSheet"; at: CellAddress; found: string }
  // cells
  | { kind: "unreadableCell"; at: CellAddress; column: string; found: string; expected: Expected; choices?: readonly string[] }
  | { kind: "missingValue"; at: CellAddress; column: string }
  | { kind: "outOfRange"; at: CellAddress; column: string; found: number; minimum?: number; maximum?: number; above?: number }
  | { kind: "unknownReference"; at: CellAddress; column: string; found: string; table: TableName; similar?: string }
  | { kind: "exactlyOne"; at: CellAddress; columns: readonly string[]; given: number }
  | { kind: "duplicateRow"; at: CellAddress; first: CellAddress; key: string }
  | { kind: "bomCycle"; at?: CellAddress; path: readonly string[] }
  | { kind: "unknownColumn"; at: CellAddress; heading: string }
  // the plan
  | { kind: "timeFenceConflict"; item: string; period: number; quantity: number }
  | { kind: "lateDemand"; item: string; period: number; quantity: number; untilPeriod?: number }
  | { kind: "belowSafetyStock"; item: string; period: number; quantity: number }
  | { kind: "capacityOverload"; workCentre: string; period: number; untilPeriod: number; load: number; capacity: number }
  | { kind: "pastDueRelease"; item: string; quantity: number }
  | { kind: "pastDueReceipt"; order: string; item: string; quantity: number; due: IsoDate }
  | { kind: "materialShortage"; item: string; period: number; quantity: number }
  | { kind: "demandOutsideHorizon"; item: string; quantity: number; due: IsoDate }
  | { kind: "noRouting"; item: string }
  | { kind: "noCapacity"; workCentre: string; period: number; load: number }
  | { kind: "noBom"; item: string };

export type ProblemKind = Problem["kind"];
export type Severity = "stops" | "warns" | "informs";

/** Decided once: what stops a run, what comes with it, what is merely worth knowing. */
export const severities: Record<ProblemKind, Severity> = {
  notAWorkbook: "stops",
  emptyWorkbook: "stops",
  missingSheet: "stops",
  missingColumn: "stops",
  emptySheet: "stops",
  sheetNameTaken: "stops",
  noteOnResultSheet: "stops",
  unreadableCell: "stops",
  missingValue: "stops",
  outOfRange: "stops",
  unknownReference: "stops",
  exactlyOne: "stops",
  duplicateRow: "stops",
  bomCycle: "stops",
  unknownColumn: "informs",
  timeFenceConflict: "warns",
  lateDemand: "warns",
  belowSafetyStock: "informs",
  capacityOverload: "warns",
  pastDueRelease: "warns",
  pastDueReceipt: "warns",
  materialShortage: "warns",
  demandOutsideHorizon: "informs",
  noRouting: "informs",
  noCapacity: "warns",
  noBom: "informs",
};

/** For what a door cannot even read or write: the problem travels to the one place that shows it. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.kind);
  }
}

export const severityOf = (problem: Problem): Severity => severities[problem.kind];
export const stopsTheRun = (problem: Problem): boolean => severityOf(problem) === "stops";

/** The input tables by their stable internal names, in the order a planner fills them. */
export const tableNames = [
  "settings",
  "items",
  "forecast",
  "orders",
  "customers",
  "workCentres",
  "capacity",
  "routing",
  "outsourcing",
  "bom",
  "inventory",
  "receipts",
  "actuals",
  "calendar",
  "budget",
  "forecastLog",
  "releasedPlan",
] as const;
export type TableName = (typeof tableNames)[number];
