import type { ForecastEntry } from "../engine/demandReview/review";
import type { CellAddress, Problem } from "../engine/problem";
import type { IsoMonth } from "../engine/records";
import type { TemplateIdentity } from "./templateIdentity";

/** A file as it came back. */
export interface ReturnedFile {
  name: string;
  bytes: Uint8Array;
}

/**
 * What is doubtful about a returned file. `mustDecide`: the figures it concerns count for nothing until somebody has
 * decided; the others are only told.
 */
export interface ReturnFinding {
  /** The same for the same finding of the same file, whatever else is found. */
  id: string;
  at: CellAddress;
  kind: ReturnFindingKind;
  mustDecide: boolean;
  /** As it stands in the cell, e.g. "１，２００ 台". */
  found: string;
  /** What would be taken instead; absent where nothing can be proposed and the figures can only be left out or kept. */
  proposed?: string;
  /** Whether what was found can be taken as it stands. */
  canKeep: boolean;
  /** Figures that hang on it: indexes of `ReturnedForecast.figures`. */
  figures: readonly number[];
  /** What its figure is once the proposal is accepted; findings of one figure are settled in the order they stand in. */
  readAs?: number;
  /** Facts for the sentence: the item, its usual quantity, the other cell… */
  facts: Readonly<Record<string, string | number>>;
}

/** Kinds grow with what is found; each has a sentence in both languages. */
export const returnFindingKinds = [
  // the file
  "otherCycle", "otherOffice", "otherTemplateVersion", "severalSheets", "readTwice",
  // its layout
  "renamedColumn", "movedColumn", "missingColumn", "unknownColumn", "mergedCells", "hiddenRow", "hiddenColumn", "filteredRow", "insertedRow", "missingRow", "strayNumber", "date1904",
  // codes
  "unknownItem", "unknownCustomer", "duplicateRow", "itemOfOtherOffice", "discontinuedItem",
  // figures
  "textNumber", "wrongUnit", "formula", "externalFormula", "errorValue", "negative", "fraction", "unreadable", "tenfold", "blank", "blankRow", "changedKey", "total",
] as const;
export type ReturnFindingKind = (typeof returnFindingKinds)[number];

/** One figure of a returned file. */
export interface ReturnedFigure {
  office: string;
  channel: string;
  item: string;
  /** Empty: all customers together. */
  customer: string;
  month: IsoMonth;
  at: CellAddress;
  /** As found, where it can be taken as it stands; undefined where it cannot. */
  found?: number;
  /** With every proposal accepted; undefined where one is needed and there is none. */
  proposed?: number;
}

/** One returned file, read and doubted. */
export interface ReturnedForecast {
  file: string;
  /** undefined: the file is refused, and `problems` says why. */
  identity?: TemplateIdentity;
  figures: readonly ReturnedFigure[];
  findings: readonly ReturnFinding[];
  problems: readonly Problem[];
}

/** What somebody decided about a finding: take what is proposed, take what was found, leave its figures out. */
export type Decision = "accept" | "keep" | "leaveOut";
/** By `ReturnFinding.id`. */
export type Decisions = Readonly<Record<string, Decision>>;

/** What is taken over, and what nobody has decided yet. */
export interface Resolved {
  entries: readonly ForecastEntry[];
  open: readonly ReturnFinding[];
  /** Figures left out, by decision. */
  leftOut: readonly ReturnedFigure[];
}
