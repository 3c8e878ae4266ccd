import { monthOf } from "../engine/calendar";
import { type ChangeBudget, changeBudget, isFrozen } from "../engine/meeting/changeBudget";
import { type ChangeCauseCode, type ChangeRequest, type MeetingMemory, nothingRemembered } from "../engine/meeting/memory";
import { lastRelease } from "../engine/meeting/releases";
import { type Problem, stopsTheRun } from "../engine/problem";
import type { IsoDate } from "../engine/records";
import { type LanguageCode, languages } from "../language";
import type { PlanningHost } from "../planningHost";
import { planWorkbook } from "../planWorkbook";
import { readInputs } from "../readInputs";
import { takenNames } from "../reports/ownership";
import type { Grid, SheetSpec } from "../workbook/port";
import { nextNumber } from "./decide";
import { joined, remembering } from "./remembering";

export interface ChangeWish {
  language: LanguageCode;
  item: string;
  /** A day of the released period it changes. */
  on: IsoDate;
  /** Completions asked for in that period. */
  quantity: number;
  causeCode: ChangeCauseCode;
  cause: string;
  department: string;
  requester: string;
  /** Who approves it at once; empty leaves it pending. */
  approver: string;
  /** What the special meeting said, where the year's changes are used up. */
  note: string;
  /** Local time. */
  at: string;
}

export type Requested =
  | { status: "requested"; request: ChangeRequest; budget: ChangeBudget; sheets: readonly SheetSpec[]; problems: readonly Problem[] }
  | { status: "needsAttention"; budget?: ChangeBudget; problems: readonly Problem[] };

const ledgers = ["changeRequests"] as const;

/**
 * A request to change the released plan inside its frozen zone 计划变更申请. Pending, it is only kept. Approved, it is firm and the
 * plan is made again with it. Where the item's or the department's changes of the year are used up, it is approved only with what a
 * special meeting said in its note; force majeure needs none.
 */
export async function requestChange(grids: readonly Grid[], wish: ChangeWish, host: PlanningHost): Promise<Requested> {
  const { language, item, on, quantity, causeCode, cause, department, requester, approver, note, at } = wish;
  const words = languages[language];
  const { records, options, memory = nothingRemembered, problems: found } = readInputs(grids, { language });
  const inTheWay = [...found, ...takenNames(grids, ledgers.map((ledger) => words.tables.sheets[ledger]))];
  if (!records || !options || inTheWay.some(stopsTheRun)) return { status: "needsAttention", problems: inTheWay };
  const release = lastRelease(memory.releases);
  const line = release && memory.releasedQuantities.find((row) => row.release === release.release && row.item === item && row.start <= on && on <= row.end);
  if (!release || !line) return { status: "needsAttention", problems: [release ? { kind: "notReleased", item, on, release: release.release } : { kind: "nothingReleased" }] };
  const today = at.slice(0, 10);
  const budget = changeBudget(memory.changeRequests, { item, department: department.trim(), on: today });
  if (!isFrozen(line, options, records)) return { status: "needsAttention", budget, problems: [{ kind: "notFrozen", item, start: line.start }] };
  const mustMeet = approver.trim() !== "" && causeCode !== "forceMajeure" && budget.exhausted.length > 0 && note.trim() === "";
  if (mustMeet) return { status: "needsAttention", budget, problems: [{ kind: "changesUsedUp", item, department: department.trim(), year: budget.year, exhausted: budget.exhausted, used: { item: budget.item.used, department: budget.department.used } }] };
  const isApproved = approver.trim() !== "";
  const request: ChangeRequest = {
    request: nextNumber("C", monthOf(today), memory.changeRequests.map((one) => one.request)),
    requestedOn: today,
    item,
    start: line.start,
    end: line.end,
    before: line.quantity,
    after: quantity,
    causeCode,
    cause: cause.trim(),
    department: department.trim(),
    requester: requester.trim(),
    approver: approver.trim(),
    ...(isApproved && { approvedOn: today }),
    status: isApproved ? "approved" : "pending",
    note: note.trim(),
  };
  const remembered: MeetingMemory = { ...memory, changeRequests: [...memory.changeRequests, request] };
  const { sheets, grids: changed } = await remembering(grids, remembered, ledgers, { planDate: options.planDate, today, words });
  if (!isApproved) return { status: "requested", request, budget, sheets, problems: inTheWay };
  const result = await planWorkbook(changed, { language }, host);
  return result.status === "needsAttention" ? { ...result, budget } : { status: "requested", request, budget, sheets: joined(result.sheets, sheets), problems: result.problems };
}
