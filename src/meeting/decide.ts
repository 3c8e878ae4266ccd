import { round6 } from "../engine/arithmetic";
import { monthOf } from "../engine/calendar";
import { withAssumptions } from "../engine/meeting/assumptions";
import { type Assumption, type Decision, type MeetingMemory, nothingRemembered } from "../engine/meeting/memory";
import { type PlanFigures, planFigures } from "../engine/meeting/planFigures";
import { planOperations } from "../engine/planOperations";
import type { MemoryLedger, Problem } from "../engine/problem";
import { stopsTheRun } from "../engine/problem";
import { type LanguageCode, languageOrder, languages } from "../language";
import { type PlanningHost, workOf } from "../planningHost";
import { planWorkbook } from "../planWorkbook";
import { keptOf, readInputs } from "../readInputs";
import { reportContext } from "../reports/context";
import { standingDocuments } from "../reports/documents/standing";
import { takenNames } from "../reports/ownership";
import type { Grid, SheetSpec } from "../workbook/port";
import { changeMemory } from "./actions";
import { meetingPageOf } from "./gaps";
import { nextNumber } from "./numbers";
import { type Planned, planRemembered } from "./planRemembered";
import { joined, remembering } from "./remembering";

export interface DecisionWish {
  language: LanguageCode;
  /** What was decided, in people's words. */
  content: string;
  /** The gap it closes; empty where there is none. */
  gap: string;
  assumptions: readonly Assumption[];
  decidedBy: string;
  /** Local time. */
  at: string;
}

export type Decided =
  | { status: "decided"; decision: Decision; before: PlanFigures; after: PlanFigures; sheets: readonly SheetSpec[]; problems: readonly Problem[] }
  | { status: "needsAttention"; problems: readonly Problem[] };

const own = ["decisions", "assumptions"] as const satisfies readonly MemoryLedger[];

/**
 * Takes a decision 决议: plans without it and with it, so that the line says what it does to cost, service and stock, and writes the
 * plan with it. What names nothing in the inputs is no decision; words alone are one, and change nothing. `change` is what else the memory remembers by it, in `further` ledgers.
 */
export async function decide(grids: readonly Grid[], wish: DecisionWish, host: PlanningHost, change: (memory: MeetingMemory) => MeetingMemory = (memory) => memory, further: readonly MemoryLedger[] = []): Promise<Decided> {
  const { language, assumptions, decidedBy, at } = wish;
  const words = languages[language];
  const ledgers = [...own, ...further];
  const { records, options, memory = nothingRemembered, problems: found } = readInputs(grids, { language });
  const inTheWay = [...found, ...takenNames(grids, [...ledgers.map((ledger) => words.tables.sheets[ledger]), words.gaps.sheet])];
  if (!records || !options || inTheWay.some(stopsTheRun)) return { status: "needsAttention", problems: inTheWay };
  const cycle = monthOf(options.planDate);
  const name = nextNumber("D", cycle, memory.decisions.map(({ decision }) => decision));
  const stated = assumptions.map((assumption) => ({ ...assumption, statedFor: name }));
  const doubts = withAssumptions({ records, options }, stated).problems;
  const saysNothing = stated.length === 0 && wish.content.trim() === "";
  if (doubts.length > 0 || saysNothing) return { status: "needsAttention", problems: doubts.length > 0 ? doubts : [{ kind: "nothingDecided" }] };
  const without = () => planOperations(records, options, { solve: host.solve, work: workOf(host.clock, options.solverSeconds), unexplained: true, ...(host.kernel && { kernel: host.kernel }) }, () => {});
  const undecided: Decision = { decision: name, cycle, decidedAt: at, decidedBy: decidedBy.trim(), gap: wish.gap, content: wish.content.trim(), costChange: 0, serviceChange: 0, stockChange: 0, status: "inForce" };
  const remembered = (decision: Decision): MeetingMemory => change({ ...memory, decisions: [...memory.decisions, decision], assumptions: [...memory.assumptions, ...stated] });
  const frame = { planDate: options.planDate, today: at.slice(0, 10), words };
  const result = await planWorkbook((await remembering(grids, remembered(undecided), ledgers, frame)).grids, { language }, host);
  if (result.status === "needsAttention") return result;
  const after = planFigures(result.plan);
  const before = stated.length === 0 ? after : planFigures(await without());
  const decision: Decision = {
    ...undecided,
    costChange: round6(after.relevantCost - before.relevantCost),
    serviceChange: round6(after.serviceLevel - before.serviceLevel),
    stockChange: round6(after.closingStock - before.closingStock),
  };
  const { sheets } = await remembering(grids, remembered(decision), ledgers, frame);
  // Documents that stand were written before the decision's effect was known.
  const context = reportContext(result.plan, result.problems, words, undefined, keptOf(grids, language), remembered(decision));
  const documents = standingDocuments(grids, context, records, languageOrder(language));
  return { status: "decided", decision, before, after, problems: result.problems, sheets: joined(result.sheets, sheets, documents, [meetingPageOf(result.plan, records, remembered(decision), language)]) };
}

/** Takes a decision back 撤销决议: its line stays, its assumptions are planned no more. */
export async function withdrawDecision(grids: readonly Grid[], { decision, language, at }: { decision: string; language: LanguageCode; at: string }, host: PlanningHost): Promise<Planned> {
  const known = ({ decision: name, status }: Decision) => name === decision && status === "inForce";
  const changed = await changeMemory(grids, { language, at }, ["decisions"], (memory) =>
    memory.decisions.some(known)
      ? { memory: { ...memory, decisions: memory.decisions.map((one) => (known(one) ? { ...one, status: "withdrawn" } : one)) }, told: decision }
      : { kind: "unknownRecord", ledger: "decisions", record: decision },
  );
  return changed.status === "needsAttention" ? changed : planRemembered(grids, changed, language, host);
}
