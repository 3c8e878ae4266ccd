import type { Plan, PlanningException, Role } from "../plan";
import { type Problem, type ProblemKind, type Severity, severityOf } from "../problem";

/** Who acts on what: of orders and material, manufacturing for what is made and purchasing for what is bought. Without an owner: what whoever runs the plan corrects in the input. */
export const owners: Readonly<Record<ProblemKind, Role | "whoSupplies" | undefined>> = {
  notAWorkbook: undefined,
  emptyWorkbook: undefined,
  missingSheet: undefined,
  missingColumn: undefined,
  emptySheet: undefined,
  sheetNameTaken: undefined,
  unreadableCell: undefined,
  missingValue: undefined,
  outOfRange: undefined,
  unknownReference: undefined,
  exactlyOne: undefined,
  duplicateRow: undefined,
  bomCycle: undefined,
  unknownColumn: undefined,
  headingTakenAs: undefined,
  indentedBom: undefined,
  sheetNotRead: undefined,
  fractionalPieces: undefined,
  discontinuedItem: undefined,
  lotLimits: undefined,
  noOrderingCost: undefined,
  severalSuppliers: undefined,
  weekendOvertimeCheaper: undefined,
  workCentreWithoutCapacity: undefined,
  downtimeExceedsMonth: undefined,
  offsetBeyondLeadTime: undefined,
  routingOfBoughtItem: undefined,
  neverEffective: undefined,
  noCalendar: undefined,
  leftOut: undefined,
  outsourcingBelowCost: undefined,
  handEditKept: "planner",
  handEditDropped: "planner",
  forecastIgnored: "sales",
  approvedVersionChanged: undefined,
  versionWithoutApproval: undefined,
  versionStoredTwice: undefined,
  approvedVersionPlanned: undefined,
  officesMissing: undefined,
  nothingSubmitted: undefined,
  adjustedBelowZero: undefined,
  adjustedWithoutEntry: undefined,
  assumptionWithoutEffect: "planner",
  frozenPlanChanged: "planner",
  frozenHoursChanged: "manufacturing",
  frozenEdited: "planner",
  frozenHoursEdited: "manufacturing",
  notReleased: undefined,
  cycleNotLater: undefined,
  notFrozen: undefined,
  changesUsedUp: undefined,
  nothingToRestore: undefined,
  nothingDecided: undefined,
  tooManyScenarios: undefined,
  unknownScenario: undefined,
  unknownRecord: undefined,
  nothingReleased: undefined,
  forecastQuestioned: "sales",
  ordersBeyondForecast: "sales",
  familyForecastExceeded: "sales",
  familyWithoutItems: "sales",
  demandOutsideHorizon: "sales",
  lateDemand: "sales",
  lostSale: "sales",
  timeFenceConflict: "planner",
  contradiction: "planner",
  horizonTooShort: "planner",
  belowSafetyStock: "planner",
  excessStock: "planner",
  fenceTooShort: "planner",
  capacityOverload: "manufacturing",
  noCapacity: "manufacturing",
  noSupplier: "purchasing",
  materialShortage: "whoSupplies",
  pastDueRelease: "whoSupplies",
  releaseNow: "whoSupplies",
  pastDueReceipt: "whoSupplies",
  expedite: "whoSupplies",
  defer: "whoSupplies",
  cancel: "whoSupplies",
  noRouting: "engineering",
  noBom: "engineering",
  expiredBom: "engineering",
  negativeOnHand: "warehouse",
  storageFull: "warehouse",
};

type Valued = Pick<Plan, "items" | "capacity">;

/** Whose problem it is; undefined where everybody's. */
export function ownerOf(problem: Problem, { items }: Pick<Plan, "items">): Role | undefined {
  const owner = owners[problem.kind];
  if (owner !== "whoSupplies") return owner;
  return "item" in problem && items[problem.item]?.source === "make" ? "manufacturing" : "purchasing";
}

/** Money at stake, roughly: pieces at standard cost, hours at the overtime price. Only the order matters. */
export function moneyAtStake(problem: Problem, { items, capacity }: Valued): number {
  if (problem.kind === "capacityOverload") return Math.max(0, problem.load - problem.capacity) * hourPrice(problem.workCentre, capacity);
  if (problem.kind === "noCapacity") return problem.load * hourPrice(problem.workCentre, capacity);
  if (problem.kind === "contradiction") return (problem.needed - problem.limit) * (problem.resource === "hours" ? hourPrice(problem.of, capacity) : (items[problem.of]?.standardCost ?? 0));
  return "item" in problem && "quantity" in problem ? Math.abs(problem.quantity) * (items[problem.item]?.standardCost ?? 0) : 0;
}

const hourPrice = (workCentre: string, capacity: Plan["capacity"]): number => capacity.find((load) => load.workCentre === workCentre)?.overtimeCost ?? 0;

const urgency: Record<Severity, number> = { stops: 0, warns: 1, informs: 2 };

/** The most pressing first: by severity, then by money; equal ones keep their order. */
export function ranked(problems: readonly Problem[], plan: Valued): { problem: Problem; money: number }[] {
  return problems
    .map((problem) => ({ problem, money: moneyAtStake(problem, plan) }))
    .sort((a, b) => urgency[severityOf(a.problem)] - urgency[severityOf(b.problem)] || b.money - a.money);
}

/** The problems somebody must act on, with who and what is at stake. */
export const exceptions = (problems: readonly Problem[], plan: Valued): PlanningException[] =>
  ranked(problems, plan).flatMap(({ problem, money }) => {
    const owner = ownerOf(problem, plan);
    return owner ? [{ problem, owner, money }] : [];
  });
