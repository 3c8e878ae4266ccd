import { type MeetingMemory, nothingRemembered } from "../engine/meeting/memory";
import type { Plan } from "../engine/plan";
import type { Problem } from "../engine/problem";
import type { Words } from "../language";
import type { SheetSpec } from "../workbook/port";
import { actualsSheet } from "./actuals";
import { baselineSheet } from "./baseline";
import { bottlenecksSheet } from "./bottlenecks";
import { capacitySheet } from "./capacity";
import { capacityRequestSheet } from "./capacityRequest";
import { capacityVarianceSheet } from "./capacityVariance";
import { cashNeedSheet } from "./cashNeed";
import { type ReportContext, reportContext } from "./context";
import type { Kept } from "./keptCells";
import { dashboardSheet } from "./dashboard";
import { disposalSheet } from "./disposalPlan";
import { exceptionsSheet } from "./exceptions";
import { forecastAccuracySheet } from "./forecastAccuracy";
import { forecastHistorySheet } from "./forecastHistory";
import { forecastTrendSheet } from "./forecastTrend";
import { freezeCheckSheet } from "./freezeCheck";
import { gradeBacklogSheet } from "./gradeBacklog";
import { inventoryStructureSheet } from "./inventoryStructure";
import { inventoryVarianceSheet } from "./inventoryVariance";
import { issueListSheet } from "./issueList";
import { mpsSheet } from "./mps";
import { mrpSheet } from "./mrp";
import { grossRequirementsSheet } from "./grossRequirements";
import { supplyPeggingSheet } from "./supplyPegging";
import { purchasesSheet } from "./purchases";
import { reasonsSheet } from "./reasons";
import { runLogSheet } from "./runLog";
import { salesVarianceSheet } from "./salesVariance";
import { shippingPlanSheet } from "./shippingPlan";
import { sopSheet } from "./sop";
import { stockItemsSheet } from "./stockItems";
import { threeSeriesSheet } from "./threeSeries";

/** In the order of the tabs, which is that of the meeting. */
const reports: readonly ((context: ReportContext) => SheetSpec)[] = [
  dashboardSheet,
  sopSheet,
  mpsSheet,
  capacitySheet,
  capacityRequestSheet,
  bottlenecksSheet,
  freezeCheckSheet,
  salesVarianceSheet,
  capacityVarianceSheet,
  inventoryVarianceSheet,
  reasonsSheet,
  forecastAccuracySheet,
  forecastTrendSheet,
  baselineSheet,
  inventoryStructureSheet,
  disposalSheet,
  mrpSheet,
  purchasesSheet,
  shippingPlanSheet,
  issueListSheet,
  grossRequirementsSheet,
  supplyPeggingSheet,
  exceptionsSheet,
  cashNeedSheet,
  gradeBacklogSheet,
  stockItemsSheet,
  threeSeriesSheet,
  actualsSheet,
  forecastHistorySheet,
  runLogSheet,
];

/**
 * Plan → sheets to write. `problems` are those of the input and of the plan; `seconds` is how long planning took, where
 * somebody measured it; `kept` is what people wrote on the sheets of the run before; `memory` what was released before.
 */
export function reportSheets(plan: Plan, problems: readonly Problem[], words: Words, seconds?: number, kept: Kept = {}, memory: MeetingMemory = nothingRemembered): SheetSpec[] {
  const context = reportContext(plan, problems, words, seconds, kept, memory);
  return reports.map((report) => report(context));
}
