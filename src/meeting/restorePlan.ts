import { monthOf } from "../engine/calendar";
import { nothingRemembered } from "../engine/meeting/memory";
import type { Plan } from "../engine/plan";
import { planOperations } from "../engine/planOperations";
import { type Problem, stopsTheRun } from "../engine/problem";
import { readRecords } from "../input/readRecords";
import { type LanguageCode, languageOrder, languages } from "../language";
import { type PlanningHost, workOf } from "../planningHost";
import { keptOf } from "../readInputs";
import { reportSheets } from "../reports";
import { reportContext } from "../reports/context";
import { standingDocuments } from "../reports/documents/standing";
import { memorySheets } from "../reports/memoryLedgers";
import { takenNames, wouldOverwrite } from "../reports/ownership";
import type { Grid, SheetSpec } from "../workbook/port";
import { inputsOf, runBefore, withSnapshot } from "./snapshot";

export type Restored = { status: "restored"; plan: Plan; sheets: readonly SheetSpec[]; problems: readonly Problem[] } | { status: "needsAttention"; problems: readonly Problem[] };

/**
 * The plan of the run before the last one, made again from the inputs that run kept. It does not need Excel's undo, input sheets stay as
 * they are, and what people wrote on result sheets stays, too. Restoring twice goes back and forth between the last two plans.
 */
export async function restorePlan(grids: readonly Grid[], { language }: { language: LanguageCode }, { solve, kernel, clock }: PlanningHost): Promise<Restored> {
  const words = languages[language];
  // The input sheets may be wrong by now; the memory is all that is asked of them.
  const { memory = nothingRemembered } = readRecords(grids, {}, true);
  const taken = [...wouldOverwrite(grids, words), ...takenNames(grids, [words.tables.sheets.snapshots])];
  if (taken.some(stopsTheRun)) return { status: "needsAttention", problems: taken };
  const name = runBefore(memory.snapshots);
  const inputs = name === undefined ? undefined : inputsOf(name, memory.snapshots);
  if (!inputs) return { status: "needsAttention", problems: [{ kind: "nothingToRestore", ...(name !== undefined && { snapshot: name }) }] };
  const { records, options } = inputs;
  const plan = await planOperations(records, options, { solve, work: workOf(clock, options.solverSeconds), ...(kernel && { kernel }) }, () => {});
  const newest = withSnapshot(memory.snapshots, memory.snapshots.filter(({ snapshot }) => snapshot === name));
  const snapshots = memorySheets({ ...memory, snapshots: newest }, ["snapshots"], { cycle: monthOf(options.planDate), today: options.planDate, words });
  const said = keptOf(grids, language);
  const documents = standingDocuments(grids, reportContext(plan, plan.problems, words, undefined, said, memory), records, languageOrder(language));
  return { status: "restored", plan, problems: plan.problems, sheets: [...reportSheets(plan, plan.problems, words, undefined, said, memory), ...documents, ...snapshots] };
}
