import { fingerprint, sortRecords } from "./engine/canonical";
import { withApprovedForecast } from "./engine/demandReview/approvedForecast";
import type { DemandReview } from "./engine/demandReview/review";
import { assumptionsInForce, withAssumptions } from "./engine/meeting/assumptions";
import { approvedChanges } from "./engine/meeting/changeBudget";
import { type MeetingMemory, nothingRemembered } from "./engine/meeting/memory";
import { lastRelease, withLastRelease } from "./engine/meeting/releases";
import type { PlanningOptions } from "./engine/options";
import { type Problem, stopsTheRun } from "./engine/problem";
import type { Records } from "./engine/records";
import { rowsLeftOut } from "./input/leaveOut";
import { readRecords } from "./input/readRecords";
import { type LanguageCode, languageOrder, languages } from "./language";
import type { PlanningRequest } from "./planWorkbook";
import { keptOnBaseline } from "./reports/baselineChart";
import { keptOnCapacityRequest } from "./reports/capacityRequest";
import { keptOnDashboard } from "./reports/chartData";
import { keptOnDisposal } from "./reports/disposalPlan";
import { readHandEdits } from "./reports/handEdits";
import { keptOnForecastTrend } from "./reports/forecastChoice";
import { type Kept, readKeptCells } from "./reports/keptCells";
import { keptOnReasons } from "./reports/reasons";
import { wouldOverwrite } from "./reports/ownership";
import type { Grid } from "./workbook/port";

const otherLanguages = (language: LanguageCode) => languageOrder(language).slice(1);

/** All that a plan is made from; without records where the sheets cannot be read as such. */
export interface Inputs {
  /** Their forecast is the approved version's, where there is one; what the meeting decided is part of them and of the options. */
  records?: Records;
  review?: DemandReview;
  /** Their released plan is the last release of this memory, where there is one. */
  memory?: MeetingMemory;
  options?: PlanningOptions;
  problems: readonly Problem[];
}

/** What the input sheets say, and what was changed by hand on the written master schedule. */
export function readInputs(grids: readonly Grid[], { language, overrides = {}, leaveOut = false }: PlanningRequest, remembered = (memory: MeetingMemory): MeetingMemory => memory): Inputs {
  const words = languages[language];
  const { records: read, review, memory: kept = nothingRemembered, options, problems } = readRecords(grids, overrides, leaveOut);
  const memory = remembered(kept);
  const overwritten = wouldOverwrite(grids, words);
  if (!read || !review || !options) return { problems: [...problems, ...overwritten] };
  const { records, problems: fed } = withApprovedForecast(withLastRelease(read, memory), review, options.planDate);
  const edits = readHandEdits(grids, words, otherLanguages(language), records, options);
  // An approved change of the frozen zone outweighs what stands on the written sheet.
  const approved = approvedChanges(memory.changeRequests, options, records);
  const byHand = edits.firmQuantities.filter(({ item, start, end }) => !approved.some((firm) => firm.item === item && firm.start <= end && firm.end >= start));
  const decided = withAssumptions({ records: { ...records, firmQuantities: [...byHand, ...approved] }, options }, assumptionsInForce(memory.decisions, memory.assumptions));
  return { records: decided.records, review, memory, options: decided.options, problems: [...problems, ...overwritten, ...fed, ...edits.problems, ...decided.problems] };
}

/** What people filled in on the result sheets, for the next ones to keep. */
export const keptOf = (grids: readonly Grid[], language: LanguageCode): Kept => readKeptCells(grids, languages[language], otherLanguages(language), [keptOnDashboard, keptOnCapacityRequest, keptOnDisposal, keptOnReasons, keptOnForecastTrend, keptOnBaseline]);

/** How many rows a plan would do without if they were left out; nothing where there would be no plan all the same. */
export function rowsInTheWay(grids: readonly Grid[], request: PlanningRequest): { withoutRows?: number } {
  if (request.leaveOut) return {};
  const { records, problems } = readInputs(grids, { ...request, leaveOut: true });
  return records && !problems.some(stopsTheRun) ? { withoutRows: rowsLeftOut(problems) } : {};
}

/**
 * The `inputFingerprint` a plan of these sheets would have, whether or not rows had to be left out. A plan that was released is still
 * the plan of these sheets, although the next one will be held against it.
 */
export async function inputsFingerprint(grids: readonly Grid[], request: PlanningRequest): Promise<string> {
  const { records, options, memory = nothingRemembered } = readInputs(grids, { ...request, leaveOut: true });
  if (!records) return "";
  const of = (inputs: Pick<Inputs, "options"> & { records: Records }) => fingerprint({ records: sortRecords(inputs.records), options: inputs.options });
  const last = lastRelease(memory.releases);
  if (last) {
    const before = readInputs(grids, { ...request, leaveOut: true }, (known) => ({ ...known, releases: known.releases.filter(({ release }) => release !== last.release) }));
    const planned = before.records && (await of({ ...before, records: before.records }));
    if (planned === last.inputFingerprint) return planned;
  }
  return of({ records, options });
}
