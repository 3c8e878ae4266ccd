import { dayNumber, monthOf, workingCalendar } from "../engine/calendar";
import { consolidate } from "../engine/demandReview/consolidate";
import { type DemandReview, nothingReviewed } from "../engine/demandReview/review";
import { type ChangeLimits, isFrozen } from "../engine/meeting/changeBudget";
import { cycleDeadlines } from "../engine/meeting/cycleCalendar";
import { type CycleDeadline, type CycleFacts, type CycleStanding, cycleStatus } from "../engine/meeting/cycleStatus";
import { type ActionItem, type Assumption, type ChangeRequest, type Decision, type MeetingMemory, nothingRemembered, type PlanRelease, type Scenario } from "../engine/meeting/memory";
import { lastRelease } from "../engine/meeting/releases";
import type { PlanningOptions } from "../engine/options";
import { type Problem, stopsTheRun } from "../engine/problem";
import type { IsoDate, IsoMonth, Item, Records, WorkCentre } from "../engine/records";
import { languageCodes, languages } from "../language";
import { readInputs } from "../readInputs";
import { readAnswers } from "../reports/documents/answers";
import { openReasonsOn } from "../reports/openReasons";
import { planDateOf, writtenSheets } from "../reports/writtenSheet";
import type { Grid } from "../workbook/port";
import { frozenEdits } from "./checkFrozen";
import type { MeetingRequest } from "./meetingSteps";
import { runBefore } from "./snapshot";

/** Where S&OP stands in a workbook: read from its sheets, nothing is planned. */
export interface MeetingOverview {
  status: "ready";
  cycle: IsoMonth;
  planDate: IsoDate;
  currency: string;
  /** Deadlines of the cycle in the order of their days. */
  standings: readonly CycleStanding[];
  release?: PlanRelease;
  /** Frozen quantities changed by hand on the written master schedule since the release, and other doubts about what is frozen. */
  frozenEdits: readonly Problem[];
  canRestore: boolean;
  scenarios: readonly { scenario: Scenario; assumptions: readonly Assumption[] }[];
  /** All of the workbook, newest first. */
  decisions: readonly Decision[];
  /** Open first, then by due day. */
  actions: readonly ActionItem[];
  /** Newest first. */
  changeRequests: readonly ChangeRequest[];
  /** For showing, before the click, what is used up of the year's changes. */
  changeLimits: ChangeLimits;
  /** Released rows that lie in the frozen zone: what a change can be asked for. */
  frozenRows: readonly { item: string; name: string; unit: string; start: IsoDate; end: IsoDate; quantity: number }[];
  /** Minutes issued in this cycle: serial number and time. */
  minutes?: { minutes: string; issuedAt: string };
  /** Minutes were drafted on their sheet. */
  hasDraft: boolean;
  items: readonly Pick<Item, "item" | "name" | "family" | "unit">[];
  workCentres: readonly Pick<WorkCentre, "workCentre" | "name" | "department">[];
  /** Unshipped orders, for moving and shortening. */
  orders: readonly { order: string; item: string; customer: string; open: number; due: IsoDate }[];
}

const allWords = languageCodes.map((code) => languages[code]);

/** Reads where the cycle stands and what the meeting can work on. */
export async function meetingOverview(grids: readonly Grid[], { language, at }: MeetingRequest): Promise<MeetingOverview | { status: "needsAttention"; problems: readonly Problem[] }> {
  const { records, options, review = nothingReviewed, memory = nothingRemembered, problems } = readInputs(grids, { language });
  if (!records || !options || problems.some(stopsTheRun)) return { status: "needsAttention", problems };
  const cycle = monthOf(options.planDate);
  const release = lastRelease(memory.releases);
  // Of the weekly shipping plans, last week's and what comes.
  const isOfInterest = ({ step, day }: CycleDeadline) => step !== "shipping" || dayNumber(day) > dayNumber(at.slice(0, 10)) - 7;
  const minutes = memory.minutes.filter((line) => line.minutes.startsWith(`M-${cycle}-`)).at(-1);
  return {
    status: "ready",
    cycle,
    planDate: options.planDate,
    currency: options.currency,
    standings: cycleStatus(cycleDeadlines(cycle, options, workingCalendar(records.calendar)).filter(isOfInterest), { cycle, now: at, facts: factsOf(grids, records, review, memory, options, at) }),
    ...(release && { release }),
    frozenEdits: frozenEdits(grids, { language }),
    canRestore: runBefore(memory.snapshots) !== undefined,
    scenarios: memory.scenarios.map((scenario) => ({ scenario, assumptions: memory.assumptions.filter(({ statedFor }) => statedFor === scenario.scenario) })),
    decisions: [...memory.decisions].reverse(),
    actions: [...memory.actions].sort((a, b) => Number(a.status !== "open") - Number(b.status !== "open") || ((a.due ?? "9") < (b.due ?? "9") ? -1 : 1)),
    changeRequests: [...memory.changeRequests].reverse(),
    changeLimits: { changesPerItem: options.changesPerItem, changesPerDepartment: options.changesPerDepartment },
    frozenRows: release ? frozenRows(release, memory, records, options) : [],
    ...(minutes && { minutes: { minutes: minutes.minutes, issuedAt: minutes.issuedAt } }),
    hasDraft: readAnswers(grids, "minutes", allWords)?.cycle === cycle,
    items: records.items.map(({ item, name, family, unit }) => ({ item, name, family, unit })),
    workCentres: records.workCentres.map(({ workCentre, name, department }) => ({ workCentre, name, department })),
    orders: records.orders.filter(({ quantity, shipped }) => quantity > shipped).map(({ order, item, customer, quantity, shipped, due }) => ({ order, item, customer, open: quantity - shipped, due })),
  };
}

function frozenRows({ release }: PlanRelease, { releasedQuantities }: MeetingMemory, records: Records, options: PlanningOptions): MeetingOverview["frozenRows"] {
  const items = new Map(records.items.map((item) => [item.item, item]));
  return releasedQuantities.flatMap((row) => {
    const item = items.get(row.item);
    if (row.release !== release || !item || !isFrozen(row, options, records)) return [];
    return [{ item: row.item, name: item.name, unit: item.unit, start: row.start, end: row.end, quantity: row.quantity }];
  });
}

function factsOf(grids: readonly Grid[], records: Records, review: DemandReview, memory: MeetingMemory, { planDate, submissionDay, reviewDay }: PlanningOptions, at: string): CycleFacts {
  const cycle = monthOf(planDate);
  const today = at.slice(0, 10);
  const { offices } = consolidate(records, review, { planDate, today, submissionDay, reviewDay });
  const issued = (letter: "M" | "P") => memory.minutes.some(({ minutes }) => minutes.startsWith(`${letter}-${cycle}-`));
  const shipping = allWords.flatMap((words) => writtenSheets(grids, words, "shippingPlan").flatMap((grid) => planDateOf(grid) ?? [])).sort().at(-1);
  return {
    missingOffices: offices.filter(({ status }) => status === "missing" || status === "awaited").map(({ office, channel }) => [office, channel].filter((part) => part !== "").join(" · ")),
    hasForecast: records.forecasts.length + records.familyForecasts.length > 0,
    isApproved: review.approvals.some((approval) => approval.cycle === cycle),
    hasPreRead: issued("P"),
    isReleased: memory.releases.some((one) => one.cycle === cycle),
    hasMinutes: issued("M"),
    openReasons: allWords.reduce((count, words) => count + openReasonsOn(grids, words), 0),
    overdueActions: memory.actions.filter(({ status, due }) => status === "open" && due !== undefined && due < today).length,
    ...(shipping !== undefined && { shippingPlanDate: shipping }),
  };
}
