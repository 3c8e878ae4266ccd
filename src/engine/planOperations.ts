import { forecastAccuracy } from "./accuracy/forecastAccuracy";
import { balancePlan } from "./balance/balancePlan";
import { planChanges } from "./balance/explain/planChanges";
import { workingCalendar } from "./calendar";
import { fingerprint, sortRecords } from "./canonical";
import { planBaseline } from "./baseline/questionedForecasts";
import { capacityNeeds } from "./capacity/capacityNeeds";
import { capacityRequirements } from "./capacity/capacityRequirements";
import { capacityBase } from "./capacity/roughCut";
import { roughCutLoads } from "./capacity/roughCutLoads";
import { withStandardHours } from "./capacity/standardHours";
import { cashNeed } from "./cash/cashNeed";
import { planDemand } from "./demand/planDemand";
import { exceptions } from "./exceptions/exceptions";
import { planChecks } from "./exceptions/planChecks";
import { issueList } from "./execution/issueList";
import { shippingPlan } from "./execution/shippingPlan";
import { inventoryGroups } from "./inventory/inventoryGroups";
import { stockStructure } from "./inventory/stockStructure";
import { familySeries } from "./inventory/threeSeries";
import { decidedAcrossLevels } from "./lotSizing/acrossLevels/decidedReceipts";
import { scheduleItems } from "./masterSchedule/scheduleItems";
import { planMaterials } from "./materials/planMaterials";
import { plannedPurchases } from "./materials/purchases";
import { withSupplierTerms } from "./materials/supplierTerms";
import { familyComparisons, lastForecastVersion } from "./meeting/familyComparisons";
import type { PlanningOptions } from "./options";
import { peggedSupplies } from "./pegging/peggedSupplies";
import { horizonOf } from "./periods";
import type { Plan } from "./plan";
import type { IsoDate, Records } from "./records";
import { actualMonthsOf, actualsLines } from "./variance/actualsLines";
import { capacityVariances } from "./variance/capacityVariances";
import { keyFigures } from "./variance/keyFigures";
import { planPerformance } from "./variance/planPerformance";
import { salesVariances } from "./variance/salesVariances";
import { variancesBeyondLimits } from "./variance/variancesBeyondLimits";
import type { PlanningTools } from "./work";

/** Raised when the same input may give other numbers. */
export const engineVersion = "3";

export type PlanningStage = "demand" | "masterSchedule" | "capacity" | "balance" | "materials";

const releasedReach = ({ releasedPlan }: Records): { releasedTo?: IsoDate } =>
  releasedPlan.length > 0 ? { releasedTo: releasedPlan.reduce((latest, { end }) => (end > latest ? end : latest), "") } : {};

/** Records in, plan out. The same records in any order, with the same options, give the same plan. */
export async function planOperations(unsorted: Records, options: PlanningOptions, tools: PlanningTools, progress: (stage: PlanningStage) => void): Promise<Plan> {
  const stated = sortRecords(unsorted);
  const records = withStandardHours(withSupplierTerms(stated));
  const items = new Map(records.items.map((item) => [item.item, item]));
  const horizon = horizonOf(options, workingCalendar(records.calendar));
  const { periods } = horizon;

  progress("demand");
  const demand = planDemand(records, options, horizon);

  progress("masterSchedule");
  const needs = capacityNeeds(records, options, horizon);
  const scheduled = scheduleItems(records, demand, needs, options, horizon);
  const scheduledCodes = new Set(scheduled.map(({ item }) => item));

  progress("capacity");
  const bases = capacityBase(records, demand, scheduledCodes, needs.hoursPerUnit, options, horizon);

  progress("balance");
  const { masterSchedule, capacity, balance } = await balancePlan(records, demand, scheduled, bases, options, horizon, tools);

  progress("materials");
  const decided = options.multiLevelLotSizing === "acrossLevels" ? decidedAcrossLevels(records, demand, masterSchedule, scheduledCodes, options, horizon).receipts : undefined;
  const { materials, requirements } = planMaterials(records, demand, masterSchedule, scheduledCodes, options, horizon, decided);
  const purchases = plannedPurchases(masterSchedule, materials, items, horizon);
  const supplies = peggedSupplies(records, { masterSchedule, materials, requirements, items, options }, horizon);

  const actualMonths = actualMonthsOf(records, options.planDate);
  const actuals = actualsLines(records, actualMonths);
  const inventory = inventoryGroups(records, { masterSchedule, materials, actuals }, options, horizon);
  const performance = planPerformance(actuals, items, options);
  const sales = salesVariances(actuals, masterSchedule, items, horizon);
  const centres = capacityVariances(records, actuals, capacity, needs.hoursPerUnit, actualMonths, horizon);
  const accuracy = forecastAccuracy(records, options);
  const figures = keyFigures({ masterSchedule, capacity, actuals, inventory, performance, balance }, items);
  const series = familySeries(masterSchedule, actuals, actualMonths, items, horizon);
  const lastVersion = lastForecastVersion(records.forecastVersions, options.planDate);
  const itemsByCode = Object.fromEntries(items);
  const checked = { records, options, horizon, periods, items: itemsByCode, masterSchedule, capacity, balance, materials, requirements, purchases, supplies };
  const statistical = planBaseline(records, options);
  const problems = [...planChecks.flatMap((check) => check(checked)), ...demand.problems, ...statistical.problems];

  const plan = {
    engineVersion,
    options,
    calendar: records.calendar,
    periods,
    actualMonths,
    ...releasedReach(records),
    items: itemsByCode,
    masterSchedule,
    capacity,
    roughCut: roughCutLoads(records, masterSchedule, actuals, needs, horizon),
    capacityRequirements: capacityRequirements(records, { masterSchedule, materials, requirements }, items, horizon),
    balance,
    changes: planChanges({ records, periods, items, masterSchedule, bottlenecks: balance.bottlenecks, materialLimits: balance.materialLimits }),
    requirements,
    materials,
    purchases,
    supplies,
    exceptions: exceptions(problems, { items: itemsByCode, capacity }),
    shipping: shippingPlan(records, demand.channels, { masterSchedule, materials }, horizon),
    issues: issueList(records, items, { masterSchedule, materials, requirements }, horizon),
    actuals,
    inventory,
    salesVariances: sales,
    capacityVariances: centres,
    performance,
    variances: variancesBeyondLimits({ sales, performance, centres, inventory, accuracy, ...(figures.inventoryTurns !== undefined && { turns: figures.inventoryTurns }) }, options),
    threeSeries: series[0]!.atCost,
    familySeries: series,
    familyComparisons: familyComparisons(records, { masterSchedule, series, sales, items }, horizon),
    ...(lastVersion !== undefined && { lastForecastVersion: lastVersion }),
    stock: stockStructure(records, { masterSchedule, materials, actuals, closedMonths: actualMonths.length - 1 }, options, horizon),
    cashNeed: cashNeed(records, { purchases, capacity, items }, options.paymentDays, horizon),
    forecastAccuracy: accuracy,
    baseline: statistical.baseline,
    ...(records.forecastApproval && { forecastApproval: records.forecastApproval }),
    keyFigures: figures,
    problems,
  };
  return { ...plan, inputFingerprint: await fingerprint({ records: stated, options }), planFingerprint: await fingerprint(plan) };
}
