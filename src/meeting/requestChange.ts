import { monthOf } from "../engine/calendar";
import { type ChangeBudget, changeBudget, isFrozen } from "../engine/meeting/changeBudget";
import { type ChangeCauseCode, type ChangeRequest, type MeetingMemory, nothingRemembered } from "../engine/meeting/memory";
import { lastRelease } from "../engine/meeting/releases";
import { type Problem, stopsTheRun } from "../engine/problem";
import type { IsoDate } from "../engine/records";
import { type LanguageCode, languages } from "../language";
import type { PlanningHost } from "../planningHost";
import { readInputs } from "../readInputs";
import { takenNames } from "../reports/ownership";
import type { Grid, SheetSpec } from "../workbook/port";
import { nextNumber } from "./numbers";
import { changeMemory } from "./actions";
import { planRemembered } from "./planRemembered";
import { remembering } from "./remembering";

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

/** A pending request with the answer to it. */
export interface Settlement {
  request: string;
  status: "approved" | "rejected";
  /** Who answers. */
  by: string;
  /** What the special meeting said, where the year's changes are used up. */
  note: string;
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
  const budget = changeBudget(memory.changeRequests, { item, department: department.trim(), on: today }, options);
  if (!isFrozen(line, options, records)) return { status: "needsAttention", budget, problems: [{ kind: "notFrozen", item, start: line.start }] };
  const usedUp = changesUsedUp(budget, { item, department: department.trim(), causeCode, note });
  if (approver.trim() !== "" && usedUp) return { status: "needsAttention", budget, problems: [usedUp] };
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
  const { sheets } = await remembering(grids, remembered, ledgers, { planDate: options.planDate, today, words });
  if (!isApproved) return { status: "requested", request, budget, sheets, problems: inTheWay };
  const result = await planRemembered(grids, { memory: remembered, sheets }, language, host);
  return result.status === "needsAttention" ? { ...result, budget } : { status: "requested", request, budget, sheets: result.sheets, problems: result.problems };
}

/** The third change of an item in a year, or the sixth of a department, is the special meeting's, unless it is force majeure. */
const changesUsedUp = ({ year, exhausted, item: ofItem, department: ofDepartment }: ChangeBudget, { item, department, causeCode, note }: Pick<ChangeRequest, "item" | "department" | "causeCode" | "note">): Problem | undefined =>
  causeCode !== "forceMajeure" && exhausted.length > 0 && note.trim() === ""
    ? { kind: "changesUsedUp", item, department, year, exhausted, used: { item: ofItem.used, department: ofDepartment.used } }
    : undefined;

/** Answers a pending request. Approved, it is firm and the plan is made again; rejected, it stays on record. */
export async function settleRequest(grids: readonly Grid[], { request: name, status, by, note }: Settlement, { language, at }: { language: LanguageCode; at: string }, host: PlanningHost): Promise<Requested> {
  const today = at.slice(0, 10);
  let budget: ChangeBudget | undefined;
  const changed = await changeMemory<ChangeRequest>(grids, { language, at }, ledgers, (memory, options) => {
    const pending = memory.changeRequests.find((one) => one.request === name && one.status === "pending");
    if (!pending) return { kind: "unknownRecord", ledger: "changeRequests", record: name };
    const said = [pending.note, note.trim()].filter((part) => part !== "").join("；");
    budget = changeBudget(memory.changeRequests, { item: pending.item, department: pending.department, on: today }, options);
    const usedUp = status === "approved" ? changesUsedUp(budget, { ...pending, note: said }) : undefined;
    if (usedUp) return usedUp;
    const settled: ChangeRequest = { ...pending, status, approver: by.trim(), note: said, ...(status === "approved" && { approvedOn: today }) };
    return { memory: { ...memory, changeRequests: memory.changeRequests.map((one) => (one === pending ? settled : one)) }, told: settled };
  });
  if (changed.status === "needsAttention") return { ...changed, ...(budget && { budget }) };
  const { told: request, sheets } = changed;
  if (status === "rejected") return { status: "requested", request, budget: budget!, sheets, problems: [] };
  const result = await planRemembered(grids, changed, language, host);
  return result.status === "needsAttention" ? result : { status: "requested", request, budget: budget!, sheets: result.sheets, problems: result.problems };
}
