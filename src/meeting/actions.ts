import { monthOf } from "../engine/calendar";
import { type ActionItem, type MeetingMemory, nothingRemembered } from "../engine/meeting/memory";
import { type MemoryLedger, type Problem, stopsTheRun } from "../engine/problem";
import type { PlanningOptions } from "../engine/options";
import { type LanguageCode, languages } from "../language";
import { readInputs } from "../readInputs";
import { takenNames } from "../reports/ownership";
import type { Grid, SheetSpec } from "../workbook/port";
import type { MeetingRequest } from "./meetingSteps";
import { nextNumber } from "./numbers";
import { remembering } from "./remembering";

export type Remembered<T> = { status: "remembered"; told: T; memory: MeetingMemory; sheets: readonly SheetSpec[] } | { status: "needsAttention"; problems: readonly Problem[] };

/** Changes the memory without planning: what is not in order, or what `change` complains of, leaves everything as it is. */
export async function changeMemory<T>(
  grids: readonly Grid[],
  { language, at }: { language: LanguageCode; at: string },
  ledgers: readonly MemoryLedger[],
  change: (memory: MeetingMemory, options: PlanningOptions) => { memory: MeetingMemory; told: T } | Problem,
): Promise<Remembered<T>> {
  const words = languages[language];
  const { options, memory = nothingRemembered, problems: found } = readInputs(grids, { language });
  const problems = [...found, ...takenNames(grids, ledgers.map((ledger) => words.tables.sheets[ledger]))];
  if (!options || problems.some(stopsTheRun)) return { status: "needsAttention", problems };
  const changed = change(memory, options);
  if ("kind" in changed) return { status: "needsAttention", problems: [changed] };
  const { sheets } = await remembering(grids, changed.memory, ledgers, { planDate: options.planDate, today: at.slice(0, 10), words });
  return { status: "remembered", ...changed, sheets };
}

export type ActionWish = Pick<ActionItem, "task" | "owner" | "department" | "due" | "actionClass" | "origin">;

/** Sets an action of this cycle's meeting; its number rises within the month. */
export const addAction = (grids: readonly Grid[], wish: ActionWish, request: MeetingRequest): Promise<Remembered<ActionItem>> =>
  changeMemory<ActionItem>(grids, request, ["actions"], (memory, { planDate }) => {
    if (wish.task.trim() === "") return { kind: "nothingDecided" };
    const cycle = monthOf(planDate);
    const { task, owner, department, due, actionClass, origin } = wish;
    const action: ActionItem = { task: task.trim(), owner, department, actionClass, origin, action: nextNumber("A", cycle, memory.actions.map((one) => one.action)), cycle, ...(due !== undefined && { due }), status: "open", result: "" };
    return { memory: { ...memory, actions: [...memory.actions, action] }, told: action };
  });

/** Closes an action, done or cancelled, with what came of it. It stays on record. */
export const closeAction = (grids: readonly Grid[], { action: name, status, result }: { action: string; status: "done" | "cancelled"; result: string }, request: MeetingRequest): Promise<Remembered<ActionItem>> =>
  changeMemory<ActionItem>(grids, request, ["actions"], (memory) => {
    const known = memory.actions.find(({ action }) => action === name);
    if (!known) return { kind: "unknownRecord", ledger: "actions", record: name };
    const closed: ActionItem = { ...known, status, completedOn: request.at.slice(0, 10), result: result.trim() };
    return { memory: { ...memory, actions: memory.actions.map((one) => (one === known ? closed : one)) }, told: closed };
  });
