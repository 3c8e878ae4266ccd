import type { Assumption } from "../../engine/meeting/memory";
import { nextReleaseName } from "../../engine/meeting/releases";
import type { Problem } from "../../engine/problem";
import type { CycleStep } from "../../engine/meeting/cycleStatus";
import type { MeetingOverview } from "../../meeting/meetingOverview";
import type { MeetingStepName, PricedGap, PricedOption, StepDone } from "../../meeting/meetingSteps";
import type { Words } from "../../language";

/** Where a person is in the meeting. */
export type Place =
  | { at: "home" | "release" | "gaps" | "scenarios" | "newScenario" | "changes" | "newChange" | "decisions" | "preRead" | "minutes" | "issue" | "actions" | "restore" | "next" }
  | { at: "decide"; gap: PricedGap; option: PricedOption }
  | { at: "adopt" | "drop"; name: string }
  | { at: "settle"; request: string }
  | { at: "withdraw"; decision: string }
  | { at: "close"; action: string }
  /** `task`: what an option says that changes no input. */
  | { at: "newAction"; task?: string; origin?: string };

/** What a step did, or why it did nothing. */
export interface StepResult extends Partial<Pick<StepDone, "open" | "files" | "text">> {
  kind: "done" | "refused" | "cancelled";
  lines: readonly string[];
  problems: readonly Problem[];
}

export type MeetState =
  | { at: "unread" }
  | { at: "working"; on: MeetingStepName | "overview"; writing: boolean }
  | { at: "place"; place: Place; overview: MeetingOverview; result?: StepResult }
  | { at: "needsAttention"; problems: readonly Problem[]; result?: StepResult }
  | { at: "broke"; error: Error };

/** What is typed in a form, by the names of its fields. */
export type Draft = Readonly<Record<string, string>>;

/** What outlasts a screen: forms not sent yet, people's names, a scenario's assumptions, the gaps last found. */
export interface Kept {
  drafts: Readonly<Record<string, Draft>>;
  /** The person who stood for the last step; offered again in the next form. */
  by: string;
  /** All that were typed, the newest first. */
  people: readonly string[];
  departments: readonly string[];
  assumptions: readonly Assumption[];
  /** `stale`: the plan has changed since. */
  gaps?: { found: readonly PricedGap[]; stale: boolean };
}
export const nothingKept: Kept = { drafts: {}, by: "", people: [], departments: [], assumptions: [] };

/** Each form has a draft of its own; of forms about one thing, each thing. */
export function formOf(place: Place): string {
  if (place.at === "decide") return `decide ${place.gap.gap} ${place.gap.options.indexOf(place.option)}`;
  if (place.at === "newAction") return `newAction ${place.task ?? ""}`;
  const subject = "name" in place ? place.name : "request" in place ? place.request : "decision" in place ? place.decision : "action" in place ? place.action : "";
  return `${place.at} ${subject}`.trim();
}

const parents: Partial<Record<Place["at"], "gaps" | "scenarios" | "changes" | "decisions" | "minutes" | "actions">> = {
  decide: "gaps",
  newScenario: "scenarios",
  adopt: "scenarios",
  drop: "scenarios",
  newChange: "changes",
  settle: "changes",
  withdraw: "decisions",
  issue: "minutes",
  newAction: "actions",
  close: "actions",
};
/** Where *back* leads. */
export const parentOf = ({ at }: Place): Place => ({ at: parents[at] ?? "home" });

/** The heading of a place. */
export function titleOf(place: Place, { cycle }: MeetingOverview, { meet }: Words): string {
  switch (place.at) {
    case "home":
      return meet.home.title(cycle);
    case "adopt":
    case "drop":
      return meet[place.at].title(place.name);
    case "settle":
      return meet.settle.title(place.request);
    case "withdraw":
      return meet.withdraw.title(place.decision);
    case "close":
      return meet.close.title(place.action);
    case "actions":
      return meet.actionsPlace.title;
    default:
      return meet[place.at].title;
  }
}

/** What the cycle asks for next: its first deadline that is not done; undefined where all are. */
export const nextStep = ({ standings }: MeetingOverview): CycleStep | undefined => standings.find(({ state }) => state !== "done")?.step;

/** The name the next release will bear. */
export const nextRelease = ({ release, cycle }: MeetingOverview): string => nextReleaseName(release ? [release] : [], cycle);

/** Departments to offer: those typed, then those of the work centres. */
export const departmentsOf = ({ departments }: Kept, { workCentres }: MeetingOverview): readonly string[] => [...new Set([...departments, ...workCentres.map(({ department }) => department)])].filter(Boolean);
