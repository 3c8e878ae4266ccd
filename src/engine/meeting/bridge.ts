import { byText, groupBy, plus, round6, sum } from "../arithmetic";
import { workingCalendar } from "../calendar";
import { sharesOf } from "../masterSchedule/firmProduction";
import { canonicalJson, sortRecords } from "../canonical";
import { type Horizon, horizonOf } from "../periods";
import type { Period, Plan } from "../plan";
import type { Item, Records, ReleasedPlanLine } from "../records";
import type { PlanningInputs } from "./assumptions";
import { completions } from "./releases";

/** Groups of inputs a plan may differ by, in the order they are exchanged; "progress" is time passing: plan date, stock, work under way, actuals. */
export const bridgeCauses = ["progress", "orders", "forecast", "capacity", "parameters", "byHand"] as const;
export type BridgeCause = (typeof bridgeCauses)[number];

/** Planned completions of one item in one period: released, and planned now; planned − released = Σ parts, exactly. */
export interface BridgeLine {
  item: string;
  family: string;
  period: number;
  released: number;
  parts: Readonly<Record<BridgeCause, number>>;
  planned: number;
  standardCost: number;
}

/** Why a plan differs from the released one, in the plan's periods as far as the release reaches. */
export interface PlanBridge {
  periods: readonly Period[];
  lines: readonly BridgeLine[];
  /** Σ |planned − released| ÷ Σ released at standard cost over all periods compared, and by zone; undefined where nothing was released. */
  nervousness?: number;
  nervousnessByZone: Readonly<Record<Period["zone"], number | undefined>>;
}

export interface BridgeRequest {
  /** Inputs of the release, and what it promised. */
  before: PlanningInputs;
  releasedPlan: readonly ReleasedPlanLine[];
  /** Inputs of the plan, and the plan. */
  after: PlanningInputs;
  planned: Plan;
  /** Plans of the inputs between the two. */
  plan(inputs: PlanningInputs): Promise<Pick<Plan, "masterSchedule">>;
}

/**
 * Exchanges one group of inputs after the other and plans again each time: what a plan changes by then is the group's part.
 * Groups that are equal are not planned, and have no part. The order matters where groups act together; it is that of
 * `bridgeCauses`, and never another. Completions count work orders under way, so that releasing an order is no change.
 */
export async function planBridge({ before, releasedPlan, after, planned, plan }: BridgeRequest): Promise<PlanBridge> {
  const horizon = horizonOf(after.options, workingCalendar(after.records.calendar));
  const reach = releasedPlan.reduce((latest, { end }) => (end > latest ? end : latest), "");
  const compared = horizon.periods.flatMap(({ end }, t) => (end <= reach ? [t] : []));
  const released = releasedCompletions(releasedPlan, horizon);

  const steps: { cause: BridgeCause; completions: Completions }[] = [];
  const stages = stagesBetween(before, after);
  let reached = released;
  for (const { cause, inputs, isLast, isChanged } of stages) {
    if (isLast) reached = completionsOf(planned);
    else if (isChanged) reached = completionsOf(await plan(inputs));
    steps.push({ cause, completions: reached });
  }
  const items = new Map([...before.records.items, ...after.records.items].map((item) => [item.item, item]));
  const lines = linesOf(compared, released, steps, items);
  const measured = (zone?: Period["zone"]) => nervousnessOf(lines.filter(({ period }) => zone === undefined || horizon.periods[period]!.zone === zone));
  const nervousness = measured();
  return { periods: horizon.periods, lines, ...(nervousness !== undefined && { nervousness }), nervousnessByZone: { frozen: measured("frozen"), slushy: measured("slushy"), liquid: measured("liquid") } };
}

/** By item and period. */
type Completions = ReadonlyMap<string, readonly number[]>;

const completionsOf = ({ masterSchedule }: Pick<Plan, "masterSchedule">): Completions => new Map(masterSchedule.map((line) => [line.item, completions(line)]));

function releasedCompletions(releasedPlan: readonly ReleasedPlanLine[], horizon: Horizon): Completions {
  const rows = groupBy(releasedPlan, ({ item }) => item);
  return new Map([...rows].map(([item, lines]) => [item, lines.map((line) => sharesOf(line, horizon).periods).reduce(plus)]));
}

/** What each group consists of. Periods are part of time passing, so that all plans between have the same. */
const timeOptions = ["planDate", "weeklyPeriods", "horizonMonths", "frozenDays", "slushyDays"] as const;
const groups: Readonly<Record<Exclude<BridgeCause, "parameters">, readonly (keyof Records)[]>> = {
  progress: ["stock", "receipts", "actuals", "releasedPlan", "calendar"],
  orders: ["orders", "customers"],
  forecast: ["forecasts", "familyForecasts", "forecastVersions", "forecastApproval", "salesOffices"],
  capacity: ["workCentres", "capacity", "routing", "outsourcing"],
  byHand: ["firmQuantities"],
};

/** The inputs with one group taken from `to`. New items come with the first group, since the others may speak of them. */
function exchanged(from: PlanningInputs, to: PlanningInputs, cause: BridgeCause): PlanningInputs {
  if (cause === "parameters") {
    const known = new Set(to.records.items.map(({ item }) => item));
    const firmQuantities = from.records.firmQuantities.filter(({ item }) => known.has(item));
    return { options: to.options, records: { ...from.records, items: to.records.items, bom: to.records.bom, supplierTerms: to.records.supplierTerms, budget: to.records.budget, firmQuantities } };
  }
  const records = { ...from.records, ...Object.fromEntries(groups[cause].map((table) => [table, to.records[table]])) } as Records;
  if (cause !== "progress") return { options: from.options, records };
  const known = new Set(from.records.items.map(({ item }) => item));
  const options = { ...from.options, ...Object.fromEntries(timeOptions.map((option) => [option, to.options[option]])) };
  return { options, records: { ...records, items: [...records.items, ...to.records.items.filter(({ item }) => !known.has(item))] } };
}

interface BridgeStage {
  cause: BridgeCause;
  inputs: PlanningInputs;
  /** Whether this group made a difference to the inputs; time always passes. */
  isChanged: boolean;
  /** Whether nothing differs from the plan's own inputs from here on: the plan is at hand. */
  isLast: boolean;
}

function stagesBetween(before: PlanningInputs, after: PlanningInputs): BridgeStage[] {
  let inputs = before;
  const stages = bridgeCauses.map((cause) => {
    const next = exchanged(inputs, after, cause);
    const isChanged = cause === "progress" || textOf(inputs) !== textOf(next);
    inputs = next;
    return { cause, inputs: next, isChanged };
  });
  const last = stages.map(({ isChanged }) => isChanged).lastIndexOf(true);
  return stages.map((stage, k) => ({ ...stage, isLast: k === last }));
}

/** The order of rows makes no difference to a plan. */
const textOf = ({ records, options }: PlanningInputs): string => canonicalJson({ records: sortRecords(records), options });

function linesOf(periods: readonly number[], released: Completions, steps: readonly { cause: BridgeCause; completions: Completions }[], items: ReadonlyMap<string, Item>): BridgeLine[] {
  const planned = steps.at(-1)!.completions;
  const codes = [...new Set([released, ...steps.map(({ completions }) => completions)].flatMap((of) => [...of.keys()]))].sort(byText);
  return codes.flatMap((item) =>
    periods.map((period): BridgeLine => {
      const quantity = (of: Completions): number => of.get(item)?.[period] ?? 0;
      const parts = steps.map(({ cause, completions }, k) => [cause, round6(quantity(completions) - quantity(k === 0 ? released : steps[k - 1]!.completions))] as const);
      const { family = "", standardCost = 0 } = items.get(item) ?? {};
      return { item, family, period, released: quantity(released), parts: Object.fromEntries(parts) as Record<BridgeCause, number>, planned: quantity(planned), standardCost };
    }),
  );
}

/** Every piece that moved, against every piece that was promised, at standard cost. */
function nervousnessOf(lines: readonly BridgeLine[]): number | undefined {
  const promised = sum(lines.map(({ released, standardCost }) => released * standardCost));
  return promised > 0 ? round6(sum(lines.map(({ released, planned, standardCost }) => Math.abs(planned - released) * standardCost)) / promised) : undefined;
}

