import { withAssumptions } from "../engine/meeting/assumptions";
import { type Assumption, type MeetingMemory, nothingRemembered, type Scenario } from "../engine/meeting/memory";
import { type PlanFigures, planFigures } from "../engine/meeting/planFigures";
import { planOperations } from "../engine/planOperations";
import { type MemoryLedger, type Problem, stopsTheRun } from "../engine/problem";
import { type LanguageCode, languages } from "../language";
import { type PlanningHost, workOf } from "../planningHost";
import { readInputs } from "../readInputs";
import { takenNames } from "../reports/ownership";
import { scenariosSheet } from "../reports/scenarios";
import type { Grid, SheetSpec } from "../workbook/port";
import { type Decided, decide } from "./decide";
import { remembering } from "./remembering";

/** As many as can be read side by side. */
export const mostScenarios = 5;
const ledgers = ["scenarios", "assumptions"] as const satisfies readonly MemoryLedger[];

interface Asked {
  language: LanguageCode;
  /** Local time. */
  at: string;
}
export interface ScenarioWish extends Asked {
  scenario: string;
  createdBy: string;
  note: string;
  assumptions: readonly Assumption[];
}

type Attention = { status: "needsAttention"; problems: readonly Problem[] };
export type Kept = { status: "kept"; scenarios: readonly Scenario[]; sheets: readonly SheetSpec[] } | Attention;

/** Keeps a named set of assumptions 情景 in the workbook; one of the same name is replaced. */
export const keepScenario = (grids: readonly Grid[], wish: ScenarioWish): Promise<Kept> =>
  changed(grids, wish, (memory) => {
    const { createdBy, note, at } = wish;
    const scenario = wish.scenario.trim();
    const others = memory.scenarios.filter((one) => one.scenario !== scenario);
    if (scenario === "" || wish.assumptions.length === 0) return [{ kind: "nothingDecided" }];
    if (others.length >= mostScenarios) return [{ kind: "tooManyScenarios", most: mostScenarios, scenarios: others.map((one) => one.scenario) }];
    const stated = wish.assumptions.map((assumption) => ({ statedFor: scenario, ...assumption }));
    return { ...memory, scenarios: [...others, { scenario, createdAt: at, createdBy: createdBy.trim(), note }], assumptions: [...memory.assumptions.filter(({ statedFor }) => statedFor !== scenario), ...stated] };
  });

/** Takes a scenario out of the workbook. */
export const dropScenario = (grids: readonly Grid[], { scenario, ...asked }: Asked & { scenario: string }): Promise<Kept> =>
  changed(grids, asked, (memory) => (memory.scenarios.some((one) => one.scenario === scenario) ? without(memory, scenario) : [unknown(memory, scenario)]));

const without = (memory: MeetingMemory, scenario: string): MeetingMemory => ({
  ...memory,
  scenarios: memory.scenarios.filter((one) => one.scenario !== scenario),
  assumptions: memory.assumptions.filter(({ statedFor }) => statedFor !== scenario),
});
const unknown = ({ scenarios }: MeetingMemory, scenario: string): Problem => ({ kind: "unknownScenario", scenario, scenarios: scenarios.map((one) => one.scenario) });

async function changed(grids: readonly Grid[], { language, at }: Asked, change: (memory: MeetingMemory) => MeetingMemory | readonly Problem[]): Promise<Kept> {
  const words = languages[language];
  const { options, memory = nothingRemembered, problems: found } = readInputs(grids, { language });
  const problems = [...found, ...takenNames(grids, ledgers.map((ledger) => words.tables.sheets[ledger]))];
  if (!options || problems.some(stopsTheRun)) return { status: "needsAttention", problems };
  const after = change(memory);
  if (!("scenarios" in after)) return { status: "needsAttention", problems: after };
  const { sheets } = await remembering(grids, after, ledgers, { planDate: options.planDate, today: at.slice(0, 10), words });
  return { status: "kept", scenarios: after.scenarios, sheets };
}

export interface ComparedScenario {
  scenario: Scenario;
  assumptions: readonly Assumption[];
  figures: PlanFigures;
}
export type Compared = { status: "compared"; base: PlanFigures; scenarios: readonly ComparedScenario[]; sheets: readonly SheetSpec[]; problems: readonly Problem[] } | Attention;

/** Plans the workbook as it is, and once with each scenario's assumptions: cost, service, stock, cash, bottleneck and the first late demand side by side. */
export async function compareScenarios(grids: readonly Grid[], { language }: Pick<Asked, "language">, { solve, kernel, clock }: PlanningHost): Promise<Compared> {
  const words = languages[language];
  const { records, options, memory = nothingRemembered, problems: found } = readInputs(grids, { language });
  const problems: Problem[] = [...found, ...takenNames(grids, [words.scenarios.sheet])];
  if (!records || !options || problems.some(stopsTheRun)) return { status: "needsAttention", problems };
  const plan = (inputs: { records: typeof records; options: typeof options }) =>
    planOperations(inputs.records, inputs.options, { solve, work: workOf(clock, inputs.options.solverSeconds), unexplained: true, ...(kernel && { kernel }) }, () => {});
  const base = await plan({ records, options });
  const scenarios: ComparedScenario[] = [];
  for (const scenario of memory.scenarios) {
    const stated = memory.assumptions.filter(({ statedFor }) => statedFor === scenario.scenario);
    const inputs = withAssumptions({ records, options }, stated);
    problems.push(...inputs.problems);
    scenarios.push({ scenario, assumptions: stated, figures: planFigures(await plan(inputs)) });
  }
  const context = { base: planFigures(base), scenarios, inputFingerprint: base.inputFingerprint, options, words };
  return { status: "compared", base: context.base, scenarios, problems, sheets: [scenariosSheet(context)] };
}

/** A scenario becomes the plan 采用情景: its assumptions are decided, and it leaves the list. */
export async function promoteScenario(grids: readonly Grid[], { scenario, language, at, decidedBy }: Asked & { scenario: string; decidedBy: string }, host: PlanningHost): Promise<Decided> {
  const { memory = nothingRemembered, problems } = readInputs(grids, { language });
  const known = memory.scenarios.find((one) => one.scenario === scenario);
  if (problems.some(stopsTheRun) || !known) return { status: "needsAttention", problems: known ? problems : [unknown(memory, scenario)] };
  const assumptions = memory.assumptions.filter(({ statedFor }) => statedFor === scenario);
  const content = languages[language].scenarios.promoted(scenario, known.note);
  return decide(grids, { language, content, gap: "", assumptions, decidedBy, at }, host, (remembered) => without(remembered, scenario), ["scenarios"]);
}
