import type { Assumption } from "../../engine/meeting/memory";
import { figure, percentage } from "../format";
import type { scenarios as zhCN } from "../zh-CN/scenarios";

const when = ({ start, end }: Assumption): string => (start === undefined && end === undefined ? "" : `, ${start ?? "now"} to ${end ?? "the end"}`);
const shares: ReadonlySet<string> = new Set(["moreDemand", "safetyStockChanged"]);

export const scenarios: typeof zhCN = {
  sheet: "Scenarios",
  title: (planDate) => `Scenarios (plan date ${planDate})`,
  mark: ({ inputs, area }) => `inputs ${inputs} · area ${area}`,
  units: (currency) => `Money in ${currency}, stock at standard cost; each scenario is planned anew with its assumptions.`,
  measure: "Measure",
  asItIs: "Plan as it is",
  difference: "Difference",
  measures: { relevantCost: "Relevant cost", serviceLevel: "Service level", closingStock: "Closing stock of goods", cashNeed: "Cash need", overtimeHours: "Overtime hours", outsourcedPieces: "Outsourced", overloadHours: "Overload hours", latePieces: "Late or lost" },
  peakLoad: "Highest load",
  peak: (workCentre, ratio, start) => `${workCentre} ${percentage(ratio)} (from ${start})`,
  firstLate: "First late demand",
  late: (item, start) => `${item} (period of ${start})`,
  none: "none",
  changes: "Assumptions",
  assumption: (assumption, kind) => `${kind}, ${assumption.subject === "" ? "all" : assumption.subject}: ${shares.has(assumption.kind) ? percentage(assumption.value) : figure(assumption.value)}${assumption.unitCost === undefined ? "" : ` at ${figure(assumption.unitCost)} each`}${when(assumption)}`,
  made: ({ createdBy, createdAt, note }) => [createdBy, createdAt, note].filter((part) => part !== "").join(" · "),
  nothing: "There are no scenarios yet.",
  promoted: (scenario, note) => `Scenario "${scenario}" adopted${note === "" ? "" : `: ${note}`}`,
};
