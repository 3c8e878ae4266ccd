import type { CellAddress } from "../engine/problem";
import type { ReturnFinding } from "../demandReview/returned";
import type { LanguageCode, Words } from "../language";
import type { CellChange, CellOutcome } from "../workbook/officeFix";
import type { SelectedCell, SheetSpec, Workbook } from "../workbook/port";
import type { HomeJobs } from "../worker/homeJobs";
import type { ReviewJobs } from "../worker/reviewJobs";
import type { WaitDesk } from "../workbook/waitDesk";
import type { WorkerMeeting } from "../worker/workerMeeting";
import type { WorkerPlanner } from "../worker/workerPlanner";
import type { Probe } from "./diagnostics/probe";
import type { Settings } from "./settings";

/** An Excel that knows less than the add-in needs. */
export interface OldExcel {
  /** Highest ExcelApi requirement set; undefined: none at all. */
  excelApi: string | undefined;
  needed: string;
  /** As Office tells it, e.g. "PC 16.0.14332". */
  version: string;
}

/** Who opened the pane; "unreachable": Office's script did not come, "halfLoaded": it came and broke. */
export interface Host {
  name: "excel" | "outside" | "otherHost" | "tooOld" | "unreachable" | "halfLoaded";
  /** Where it is "tooOld". */
  old?: OldExcel;
  /** Of the Office user interface, where it is one of ours. */
  language?: LanguageCode;
}

export const themes = ["light", "dark", "contrast"] as const;
export type Theme = (typeof themes)[number];

/** What collecting the forecast needs beside the workbook. */
export interface CollectServices {
  review: ReviewJobs;
  describeFinding(finding: ReturnFinding, words: Words): { sentence: string; proposal?: string };
  /** Does nothing in Excel for Mac, and cannot say so: `openAsWorkbook` is offered beside it always. */
  download(fileName: string, bytes: Uint8Array): void;
  /** A new workbook of its own, not saved yet. */
  openAsWorkbook(bytes: Uint8Array): Promise<void>;
  now(): Date;
}

/** What the S&OP meeting needs beside the workbook. */
export interface MeetServices {
  meeting: WorkerMeeting;
  /** Does nothing in Excel for Mac, and cannot say so: the text is offered beside it always. */
  download(fileName: string, bytes: Uint8Array): void;
  now(): Date;
}

/** All that the pane needs from outside, handed in at the top; tests hand in plain fakes. */
export interface PaneServices {
  /** Settles when the host is known, which may be never; `scriptCame`: Office's script, at least, is there. */
  host(scriptCame: () => void): Promise<Host>;
  workbook: Workbook;
  /** Absent: nobody is asked while Excel is waited for. */
  waiting?: {
    desk: WaitDesk;
    /** Writes what a failed write has left. */
    finish(): Promise<void>;
  };
  planner: WorkerPlanner;
  home: HomeJobs;
  /** Shows a sheet, and selects the cell where the address has one. */
  goTo(place: CellAddress): Promise<void>;
  /** Where the person stands in the workbook. */
  selectedCell(): Promise<SelectedCell>;
  /** Adds sheets that are not there; where one of that name is, adds none and returns its name. */
  addSheets(sheets: readonly SheetSpec[]): Promise<string | undefined>;
  /** Puts one cell of the user's right, unless it has changed since it was read. */
  replaceCell(change: CellChange): Promise<CellOutcome>;
  sampleFactory(language: LanguageCode): Promise<readonly SheetSpec[]>;
  theme: {
    current(): Theme;
    /** Calls back when it may have changed; returns the way to stop. */
    watch(changed: () => void): () => void;
  };
  /** Until the host has told its own. */
  browserLanguage(): LanguageCode;
  settings: {
    read(): Settings;
    /** Why what is stored is not wholly understood; undefined: it is, or there is nothing. */
    unread(): "broken" | "later" | undefined;
    /** Whether they outlast the pane: some browsers forbid add-ins their storage. */
    keep(settings: Settings): boolean;
  };
  /** Absent: the pane does not collect forecasts. */
  collect?: CollectServices;
  /** Absent: the pane holds no meetings. */
  meet?: MeetServices;
  /** What can be tried to find out what works here; absent: the pane has no diagnostics. Fails where its file does not come. */
  diagnostics?: () => Promise<readonly Probe[]>;
  /** Whether the text is on the clipboard now; Excel on the web forbids it to some panes. */
  copy(text: string): Promise<boolean>;
  /** Calls back with errors nobody has caught; returns the way to stop. */
  watchErrors(unexpected: (error: Error) => void): () => void;
  /** Loads the page anew: a script that did not come gets its second chance only so. */
  reload(): void;
  now(): Date;
}
