import { addMonths, monthOf, workingCalendar } from "../engine/calendar";
import { dueDay } from "../engine/demandReview/reviewDays";
import { type MeetingMemory, nothingRemembered, type PlanningCycle } from "../engine/meeting/memory";
import { type Problem, stopsTheRun } from "../engine/problem";
import type { IsoDate } from "../engine/records";
import { type LanguageCode, languages } from "../language";
import { readInputs } from "../readInputs";
import { takenNames } from "../reports/ownership";
import type { Grid, SheetSpec } from "../workbook/port";
import { remembering } from "./remembering";

export interface CycleWish {
  language: LanguageCode;
  openedBy: string;
  /** Local time. */
  at: string;
  /** First day of the next plan; without it the day of next month's forecast review, rolled forward over days off. */
  planDate?: IsoDate;
}

export type Opened = { status: "opened"; cycle: PlanningCycle; sheets: readonly SheetSpec[]; problems: readonly Problem[] } | { status: "needsAttention"; problems: readonly Problem[] };

const ledgers = ["planningCycles"] as const;

/**
 * Starts the next month 开启下月 in the same workbook: from then on its plan date holds for every plan, template and approval, and all that the
 * workbook remembers stays. The settings sheet is the user's and stays as it is. Stock, orders, actuals and the like are for people to bring up to date.
 */
export async function openCycle(grids: readonly Grid[], { language, openedBy, at, planDate: wished }: CycleWish): Promise<Opened> {
  const words = languages[language];
  const { records, options, memory = nothingRemembered, problems: found } = readInputs(grids, { language });
  const problems = [...found, ...takenNames(grids, ledgers.map((ledger) => words.tables.sheets[ledger]))];
  if (!records || !options || problems.some(stopsTheRun)) return { status: "needsAttention", problems };
  const next = addMonths(monthOf(options.planDate), 1);
  const planDate = wished ?? dueDay(next, options.reviewDay, workingCalendar(records.calendar));
  if (planDate <= options.planDate) return { status: "needsAttention", problems: [{ kind: "cycleNotLater", planDate, current: options.planDate }] };
  const cycle: PlanningCycle = { cycle: monthOf(planDate), planDate, openedAt: at, openedBy: openedBy.trim() };
  const remembered: MeetingMemory = { ...memory, cycles: [...memory.cycles, cycle] };
  const { sheets } = await remembering(grids, remembered, ledgers, { planDate, today: at.slice(0, 10), words });
  return { status: "opened", cycle, sheets, problems };
}
