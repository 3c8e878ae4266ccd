import { byText, round6, sum } from "../arithmetic";
import { countWorkingDays, dayNumber, workingCalendar } from "../calendar";
import type { PlanningOptions } from "../options";
import type { FirmQuantity, IsoDate, Records } from "../records";
import type { ChangeRequest } from "./memory";

/** Changes a year, as the settings have it; the process says 单项工作计划全年不超过 2 次，每个部门全年不超过 5 次. */
export type ChangeLimits = Pick<PlanningOptions, "changesPerItem" | "changesPerDepartment">;

/** What one more change would find used up. */
export interface ChangeBudget {
  year: string;
  item: { used: number; limit: number };
  department: { used: number; limit: number };
  /** Which of the two is used up: the request goes to a special meeting 计划调整专题会. */
  exhausted: readonly ("item" | "department")[];
}

const yearOf = (date: IsoDate): string => date.slice(0, 4);

/** Approved changes of a calendar year; force majeure does not count, nor what is pending or was rejected. */
const counts = ({ status, causeCode, requestedOn }: ChangeRequest, year: string): boolean => status === "approved" && causeCode !== "forceMajeure" && yearOf(requestedOn) === year;

/** What is used up of the year's changes for an item and a department. A department nobody named has no limit of its own. */
export function changeBudget(requests: readonly ChangeRequest[], { item, department, on }: { item: string; department: string; on: IsoDate }, { changesPerItem, changesPerDepartment }: ChangeLimits): ChangeBudget {
  const year = yearOf(on);
  const counted = requests.filter((request) => counts(request, year));
  const used = { item: counted.filter((request) => request.item === item).length, department: department === "" ? 0 : counted.filter((request) => request.department === department).length };
  const exhausted = [...(used.item >= changesPerItem ? (["item"] as const) : []), ...(department !== "" && used.department >= changesPerDepartment ? (["department"] as const) : [])];
  return { year, item: { used: used.item, limit: changesPerItem }, department: { used: used.department, limit: changesPerDepartment }, exhausted };
}

/** What an item or a department has used up of its changes of a year. */
export interface ChangesUsed {
  subject: string;
  used: number;
  limit: number;
}

/** The year's changes at a glance: items and departments a request of the year names, and departments that may ask for one, in order. */
export function changesOfYear(requests: readonly ChangeRequest[], on: IsoDate, departments: readonly string[], limits: ChangeLimits): { items: ChangesUsed[]; departments: ChangesUsed[] } {
  const named = requests.filter(({ requestedOn }) => yearOf(requestedOn) === yearOf(on));
  const subjects = (codes: readonly string[]) => [...new Set(codes)].filter((code) => code !== "").sort(byText);
  return {
    items: subjects(named.map(({ item }) => item)).map((item) => ({ subject: item, ...changeBudget(requests, { item, department: "", on }, limits).item })),
    departments: subjects([...departments, ...named.map(({ department }) => department)]).map((department) => ({ subject: department, ...changeBudget(requests, { item: "", department, on }, limits).department })),
  };
}

/** Whether days lie, in part, inside the frozen zone of a plan date. */
export function isFrozen({ start, end }: { start: IsoDate; end: IsoDate }, { planDate, frozenDays }: Pick<PlanningOptions, "planDate" | "frozenDays">, { calendar }: Pick<Records, "calendar">): boolean {
  if (end < planDate) return false;
  const before = countWorkingDays(workingCalendar(calendar), dayNumber(planDate), dayNumber(start) - 1);
  return start < planDate || before < frozenDays;
}

/**
 * An approved change is firm: its item's completions in its days are what was approved, so that production is what open orders leave of
 * them. Of several for the same days the last one counts.
 */
export function approvedChanges(requests: readonly ChangeRequest[], { planDate }: Pick<PlanningOptions, "planDate">, { receipts }: Pick<Records, "receipts">): FirmQuantity[] {
  const firm: FirmQuantity[] = [];
  for (const { item, start, end, after, status } of requests) {
    if (status !== "approved" || end < planDate) continue;
    for (let k = firm.length - 1; k >= 0; k--) if (firm[k]!.item === item && firm[k]!.start <= end && firm[k]!.end >= start) firm.splice(k, 1);
    const underWay = sum(receipts.filter((receipt) => receipt.item === item && receipt.due >= planDate && receipt.due >= start && receipt.due <= end).map(({ quantity }) => quantity));
    firm.push({ item, start, end, quantity: Math.max(0, round6(after - underWay)) });
  }
  return firm;
}
