import type { Assumption, ChangeCauseCode } from "../engine/meeting/memory";
import type { Problem } from "../engine/problem";
import type { CustomerGrade, IsoDate } from "../engine/records";
import type { LanguageCode } from "../language";
import type { SheetSpec } from "../workbook/port";

/** Language of the sheets and the local time, both said by the door: nothing below it has a clock. */
export interface MeetingRequest {
  language: LanguageCode;
  /** "2026-11-28 14:05". */
  at: string;
}

/** A step of the S&OP meeting, as pane and command line ask for it. `by`: the person who stands for it. */
export type MeetingStep =
  | { step: "release"; by: string; note: string }
  | { step: "bridge" }
  | { step: "restore" }
  | { step: "compare" }
  | { step: "gaps" }
  | { step: "minutes" }
  | { step: "scenario"; name: string; by: string; note: string; assumptions: readonly Assumption[] }
  | { step: "adopt"; name: string; by: string }
  | { step: "drop"; name: string }
  | { step: "decide"; by: string; content: string; gap: string; assumptions: readonly Assumption[] }
  | { step: "withdraw"; decision: string; by: string }
  | { step: "change"; item: string; on: IsoDate; quantity: number; causeCode: ChangeCauseCode; cause: string; department: string; by: string; approver: string; note: string }
  /** A pending request is approved or rejected. */
  | { step: "settle"; request: string; status: "approved" | "rejected"; by: string; note: string }
  | { step: "preRead"; by: string }
  /** Minutes as drafted and edited are issued: numbered, kept, given as text and as a document. */
  | { step: "issue"; by: string }
  | { step: "action"; task: string; owner: string; department: string; due?: IsoDate; actionClass: CustomerGrade; origin: string }
  | { step: "close"; action: string; status: "done" | "cancelled"; result: string }
  /** Without a day: next month's forecast review. */
  | { step: "next"; by: string; day?: IsoDate };

export type MeetingStepName = MeetingStep["step"];

export interface MeetingFile {
  fileName: string;
  bytes: Uint8Array;
}

/** What a step did. `lines`: what is said of it, in the language asked for. `sheets` are still to be written. */
export interface StepDone {
  status: "done";
  sheets: readonly SheetSpec[];
  problems: readonly Problem[];
  lines: readonly string[];
  /** The sheet to look at next. */
  open?: string;
  files?: readonly MeetingFile[];
  /** Minutes as text to copy. */
  text?: string;
  /** Of step "gaps". */
  gaps?: readonly PricedGap[];
}

export type StepTaken = StepDone | { status: "needsAttention"; problems: readonly Problem[]; lines: readonly string[] };

/** A gap the meeting has to close, and what can be done about it. */
export interface PricedGap {
  /** The same name in every run as long as the gap is there; decisions keep it. */
  gap: string;
  sentence: string;
  options: readonly PricedOption[];
}

export interface PricedOption {
  sentence: string;
  /** Plan with it − plan as it is, in the settings' currency; undefined where no sheet gives a price. */
  costChange?: number;
  assumptions: readonly Assumption[];
}
