import { round6 } from "../engine/arithmetic";
import { withAssumptions } from "../engine/meeting/assumptions";
import { type Decision, type MeetingMemory, nothingRemembered } from "../engine/meeting/memory";
import { type GapOption, type PlanGap, planGaps } from "../engine/meeting/planGaps";
import type { PlanningOptions } from "../engine/options";
import type { Plan } from "../engine/plan";
import { planOperations } from "../engine/planOperations";
import { type Problem, stopsTheRun } from "../engine/problem";
import type { Records } from "../engine/records";
import { type LanguageCode, languages } from "../language";
import { gapSentence, optionSentence } from "../language/describeGap";
import { type PlanningHost, workOf } from "../planningHost";
import { planWorkbook } from "../planWorkbook";
import { readInputs } from "../readInputs";
import { reportContext } from "../reports/context";
import { meetingPage } from "../reports/meetingPage";
import { takenNames } from "../reports/ownership";
import type { Grid, SheetSpec } from "../workbook/port";
import type { PricedGap } from "./meetingSteps";

/** Orders whose moving is priced by a plan of its own, and how large a plan may be for that: it would take too long in a meeting. */
const mostPlans = 4;
const largest = 20_000;

export type GapsFound = { status: "found"; gaps: readonly PricedGap[]; sheets: readonly SheetSpec[]; problems: readonly Problem[] } | { status: "needsAttention"; problems: readonly Problem[] };

/** Plans, and finds what comes short with the priced ways to close it: the page the meeting decides from. */
export async function findGaps(grids: readonly Grid[], { language }: { language: LanguageCode }, host: PlanningHost): Promise<GapsFound> {
  const words = languages[language];
  const { records, options, memory = nothingRemembered, problems: found } = readInputs(grids, { language });
  const inTheWay = [...found, ...takenNames(grids, [words.gaps.sheet])];
  if (!records || !options || inTheWay.some(stopsTheRun)) return { status: "needsAttention", problems: inTheWay };
  const result = await planWorkbook(grids, { language }, host);
  if (result.status === "needsAttention") return result;
  const { plan, problems, sheets } = result;
  const gaps = await priced(planGaps(plan, records), plan, { records, options }, host);
  const told = gaps.map((gap): PricedGap => ({
    gap: gap.gap,
    sentence: gapSentence(plan, words, gap),
    options: gap.options.map((option) => ({ sentence: optionSentence(plan, words, option), ...(option.costChange !== undefined && { costChange: option.costChange }), assumptions: option.assumptions })),
  }));
  return { status: "found", gaps: told, problems, sheets: [...sheets, pageOf(plan, gaps, memory, language)] };
}

/** The meeting's page of a plan, without prices that would need further plans. */
export const meetingPageOf = (plan: Plan, records: Records, memory: MeetingMemory, language: LanguageCode): SheetSpec => pageOf(plan, planGaps(plan, records), memory, language);

const pageOf = (plan: Plan, gaps: readonly PlanGap[], { decisions }: { decisions: readonly Decision[] }, language: LanguageCode): SheetSpec =>
  meetingPage(reportContext(plan, [], languages[language]), gaps, decisions);

/** What has no price of its own is planned with it, the first few. */
async function priced(gaps: readonly PlanGap[], plan: Plan, inputs: { records: Records; options: PlanningOptions }, { solve, kernel, clock }: PlanningHost): Promise<PlanGap[]> {
  let left = plan.masterSchedule.length * plan.periods.length > largest ? 0 : mostPlans;
  const priceOf = async (option: GapOption): Promise<GapOption> => {
    if (option.kind === "remedy" || option.kind === "wayOut" || left <= 0) return option;
    left--;
    const changed = withAssumptions(inputs, option.assumptions.map((assumption) => ({ ...assumption, statedFor: "" })));
    if (changed.problems.length > 0) return option;
    const other = await planOperations(changed.records, changed.options, { solve, work: workOf(clock, changed.options.solverSeconds), unexplained: true, ...(kernel && { kernel }) }, () => {});
    return { ...option, costChange: round6(other.keyFigures.relevantCost - plan.keyFigures.relevantCost) };
  };
  const done: PlanGap[] = [];
  for (const gap of gaps) {
    const options: GapOption[] = [];
    for (const option of gap.options) options.push(await priceOf(option));
    done.push({ ...gap, options });
  }
  return done;
}
