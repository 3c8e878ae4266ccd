import { round6, sum } from "../engine/arithmetic";
import { monthOf } from "../engine/calendar";
import { type CycleMeasure, type CycleResult, cycleMeasures, type MeetingMemory, nothingRemembered, type PlanRelease } from "../engine/meeting/memory";
import { nextReleaseName, releasedLines } from "../engine/meeting/releases";
import type { Plan } from "../engine/plan";
import { type MemoryLedger, type Problem, stopsTheRun } from "../engine/problem";
import { type LanguageCode, languages } from "../language";
import type { PlanningHost } from "../planningHost";
import { planWorkbook, type Stage } from "../planWorkbook";
import { readInputs } from "../readInputs";
import { reportContext } from "../reports/context";
import { freezeCheckSheet } from "../reports/freezeCheck";
import { memorySheets } from "../reports/memoryLedgers";
import { takenNames } from "../reports/ownership";
import type { Grid, SheetSpec } from "../workbook/port";
import { joined } from "./remembering";
import { snapshotOf, withSnapshot } from "./snapshot";

export interface ReleaseWish {
  language: LanguageCode;
  releasedBy: string;
  /** Local time, "2026-11-28 15:04": told by the door. */
  at: string;
  note: string;
}

export type Released =
  | { status: "released"; release: PlanRelease; plan: Plan; sheets: readonly SheetSpec[]; problems: readonly Problem[] }
  | { status: "needsAttention"; problems: readonly Problem[] };

const ledgers = ["planReleases", "releasedQuantities", "releasedHours", "snapshots", "cycleResults"] as const satisfies readonly MemoryLedger[];

/**
 * Releases the plan 发布计划: plans once more from what the sheets say, and keeps quantities, hours, key figures and all inputs in the
 * workbook's ledgers. From then on every plan is held against this one, and inside the frozen zone to it.
 */
export async function releasePlan(grids: readonly Grid[], { language, releasedBy, at, note }: ReleaseWish, host: PlanningHost, progress: (stage: Stage) => void = () => {}): Promise<Released> {
  const words = languages[language];
  const taken = takenNames(grids, ledgers.map((ledger) => words.tables.sheets[ledger]));
  const { records, options, memory = nothingRemembered, problems: found } = readInputs(grids, { language });
  const inTheWay = [...found, ...taken];
  if (!records || !options || inTheWay.some(stopsTheRun)) return { status: "needsAttention", problems: inTheWay };
  const result = await planWorkbook(grids, { language }, host, progress);
  if (result.status === "needsAttention") return result;
  const { plan, problems } = result;
  const cycle = monthOf(options.planDate);
  const name = nextReleaseName(memory.releases, cycle);
  const lines = releasedLines(plan, name);
  const release: PlanRelease = {
    release: name,
    cycle,
    planDate: options.planDate,
    releasedAt: at,
    releasedBy: releasedBy.trim(),
    quantity: round6(sum(lines.quantities.map(({ quantity }) => quantity))),
    planCost: round6(plan.balance.cost.total),
    inputFingerprint: plan.inputFingerprint,
    planFingerprint: plan.planFingerprint,
    note,
  };
  const remembered: MeetingMemory = {
    ...memory,
    releases: [...memory.releases, release],
    releasedQuantities: [...memory.releasedQuantities, ...lines.quantities],
    releasedHours: [...memory.releasedHours, ...lines.hours],
    snapshots: withSnapshot(result.snapshots, snapshotOf(name, { records, options })),
    cycleResults: [...memory.cycleResults, ...resultsOf(plan, release)],
  };
  const kept = memorySheets(remembered, ledgers, { cycle, today: at.slice(0, 10), words });
  // What was compared with the release before is compared with this one from now on.
  const frozen = freezeCheckSheet(reportContext(plan, problems, words, undefined, {}, remembered));
  return { status: "released", release, plan, sheets: joined(result.sheets, [frozen], kept), problems };
}

/** Key figures of the cycle; what is not known in it has no line. */
function resultsOf({ keyFigures }: Plan, { cycle, release }: PlanRelease): CycleResult[] {
  const values: Partial<Record<CycleMeasure, number>> = { ...keyFigures };
  return cycleMeasures.flatMap((measure): CycleResult[] => {
    const value = values[measure];
    return value === undefined ? [] : [{ cycle, release, measure, value: round6(value) }];
  });
}
