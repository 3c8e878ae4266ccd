import { actionStatuses, changeCauses, decisionStatuses, type MeetingMemory, requestStatuses } from "../engine/meeting/memory";
import { type MemoryLedger, memoryLedgers } from "../engine/problem";
import { customerGrades } from "../engine/records";
import type { Words } from "../language";
import type { SheetSpec } from "../workbook/port";
import { type LedgerColumn, type LedgerContext, ledgerTable } from "./ledger";

/** Columns as the reader declares them. */
const memoryColumns: Readonly<Record<MemoryLedger, readonly LedgerColumn[]>> = {
  planningCycles: [["cycle", "month"], ["planDate", "date"], ["openedAt", "text"], ["openedBy", "text"]],
  planReleases: [["release", "text"], ["cycle", "month"], ["planDate", "date"], ["releasedAt", "text"], ["releasedBy", "text"], ["quantity", "number"], ["planCost", "number"], ["inputFingerprint", "text"], ["planFingerprint", "text"], ["note", "text"]],
  releasedQuantities: [["release", "text"], ["item", "text"], ["start", "date"], ["end", "date"], ["quantity", "number"]],
  releasedHours: [["release", "text"], ["workCentre", "text"], ["start", "date"], ["end", "date"], ["hours", "number"]],
  snapshots: [["snapshot", "text"], ["part", "integer"], ["content", "text"]],
  changeRequests: [["request", "text"], ["requestedOn", "date"], ["item", "text"], ["start", "date"], ["end", "date"], ["before", "number"], ["after", "number"], ["causeCode", "text"], ["cause", "text"], ["department", "text"], ["requester", "text"], ["approver", "text"], ["approvedOn", "date"], ["status", "text"], ["note", "text"]],
  scenarios: [["scenario", "text"], ["createdAt", "text"], ["createdBy", "text"], ["note", "text"]],
  decisions: [["decision", "text"], ["cycle", "month"], ["decidedAt", "text"], ["decidedBy", "text"], ["gap", "text"], ["content", "text"], ["costChange", "number"], ["serviceChange", "number"], ["stockChange", "number"], ["status", "text"]],
  assumptions: [["statedFor", "text"], ["kind", "text"], ["subject", "text"], ["start", "date"], ["end", "date"], ["value", "number"], ["unitCost", "number"]],
  actions: [["action", "text"], ["cycle", "month"], ["task", "text"], ["origin", "text"], ["owner", "text"], ["department", "text"], ["due", "date"], ["actionClass", "text"], ["status", "text"], ["completedOn", "date"], ["result", "text"]],
  minutesLines: [["minutes", "text"], ["cycle", "month"], ["issuedAt", "text"], ["issuedBy", "text"], ["paragraph", "text"], ["content", "text"]],
  cycleResults: [["cycle", "month"], ["release", "text"], ["measure", "text"], ["value", "number"]],
};

const rowsOf: { readonly [L in MemoryLedger]: (memory: MeetingMemory) => readonly object[] } = {
  planningCycles: ({ cycles }) => cycles,
  planReleases: ({ releases }) => releases,
  releasedQuantities: ({ releasedQuantities }) => releasedQuantities,
  releasedHours: ({ releasedHours }) => releasedHours,
  snapshots: ({ snapshots }) => snapshots,
  changeRequests: ({ changeRequests }) => changeRequests,
  scenarios: ({ scenarios }) => scenarios,
  decisions: ({ decisions }) => decisions,
  assumptions: ({ assumptions }) => assumptions,
  actions: ({ actions }) => actions,
  minutesLines: ({ minutes }) => minutes,
  cycleResults: ({ cycleResults }) => cycleResults,
};

/** Ledgers only runs read: hidden when they come into a workbook, or they would print by the hundred pages. */
const readByRuns: ReadonlySet<MemoryLedger> = new Set(["releasedQuantities", "releasedHours", "snapshots", "cycleResults"]);

/** Ledgers people add rows to; the others are kept by us alone. */
const typedInto: ReadonlySet<MemoryLedger> = new Set(["changeRequests", "actions", "decisions"]);
const rowsToTypeInto = 30;

/** The ledgers of the meeting's memory as sheets of ours: those asked for. Words of choices are written in the language of the run. */
export const memorySheets = (memory: MeetingMemory, ledgers: readonly MemoryLedger[], frame: Omit<LedgerContext, "review">): SheetSpec[] =>
  memoryLedgers
    .filter((ledger) => ledgers.includes(ledger))
    .map((ledger) => {
      const rows = rowsOf[ledger](memory).map((record) => ({ record: inWords(record, frame), figures: new Map() }));
      const sheet = ledgerTable(ledger, memoryColumns[ledger], { rows, months: [] }, { ...frame, choices: choicesOf(ledger, frame) }, typedInto.has(ledger) ? rowsToTypeInto : 0);
      return readByRuns.has(ledger) ? { ...sheet, hidden: "hidden" } : sheet;
    });

/** Codes a cell may hold, as words to choose from. */
const codes: Partial<Readonly<Record<MemoryLedger, Partial<Record<"causeCode" | "status" | "actionClass", readonly (keyof Words["tables"]["choices"])[]>>>>> = {
  changeRequests: { causeCode: changeCauses, status: requestStatuses },
  decisions: { status: decisionStatuses },
  actions: { actionClass: customerGrades, status: actionStatuses },
};
const choicesOf = (ledger: MemoryLedger, { words }: Pick<LedgerContext, "words">): NonNullable<LedgerContext["choices"]> =>
  Object.fromEntries(Object.entries(codes[ledger] ?? {}).map(([column, of]) => [column, of.map((code) => words.tables.choices[code])]));

const choiceColumns = ["causeCode", "status", "kind", "actionClass", "measure"] as const;

/** A choice as its word; the reader knows it in every language. */
function inWords(record: object, { words }: Pick<LedgerContext, "words">): Readonly<Record<string, unknown>> {
  const choices: Readonly<Record<string, string>> = words.tables.choices;
  const found = record as Readonly<Record<string, unknown>>;
  return { ...found, ...Object.fromEntries(choiceColumns.flatMap((column) => (column in found ? [[column, choices[String(found[column])] ?? found[column]]] : []))) };
}
