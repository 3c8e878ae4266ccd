import type { PeggedSupply } from "../../src/engine/peggedSupply";
import type { CapacityLoad, MasterScheduleLine, MrpLine, Period, Plan, ThreeSeriesMonth } from "../../src/engine/plan";
import type { Problem } from "../../src/engine/problem";
import type { PlannedWorkbook } from "../../src/planWorkbook";
import type { SheetSpec } from "../../src/workbook/port";
import { anItem, smallOptions } from "../support/smallFactory";

/** A finished plan in figures chosen to be told apart on the screen; no engine takes part. */
const periods: readonly Period[] = [
  { start: "2026-03-25", end: "2026-03-31", month: "2026-03", kind: "week", workingDays: 5, zone: "frozen" },
  { start: "2026-04-01", end: "2026-04-30", month: "2026-04", kind: "month", workingDays: 21, zone: "liquid" },
];

const nothing = { pastDue: 0, periods: [0, 0] };

const line = (item: string, outsourced: readonly number[]): MasterScheduleLine => ({
  item,
  family: "Pumps",
  openingStock: 190,
  unusableStock: 10,
  safetyStock: [40, 40],
  demand: {
    item, forecast: [0, 90], consumed: [0, 0], lapsed: [0, 0], netForecast: [0, 90], counted: [0, 90], orders: { pastDue: 0, periods: [60, 0] }, total: [60, 90],
    ignoredForecast: 0, beyondForecast: 0, latestEstimate: { shippedToDate: 0, openOrders: 60, remainingForecast: 0 }, grades: { A: nothing, B: nothing, C: { pastDue: 0, periods: [60, 90] } }, priority: 1,
  },
  receipts: nothing,
  firmReleases: nothing,
  firm: [undefined, undefined],
  firmByHand: [undefined, undefined],
  unconstrained: [0, 100],
  production: [0, 60],
  outsourced,
  lost: [0, 0],
  available: [130, 100 + outsourced[1]!],
  availableToPromise: [130, 190 + outsourced[1]!],
  discreteAvailableToPromise: [130, 60],
  shipments: [60, 90],
  releases: nothing,
  releasePeriod: [0, 1],
  hoursPerUnit: { MACH: 0.4 },
  setupHours: {},
  setupCost: 0,
  loadPeriod: {},
});

const valve: MrpLine = {
  item: "V100",
  type: "raw",
  source: "buy",
  family: "Castings",
  supplier: "S1",
  lowLevelCode: 1,
  openingStock: 30,
  unusableStock: 0,
  safetyStock: [0, 0],
  independent: nothing,
  gross: { pastDue: 0, periods: [0, 120] },
  receipts: nothing,
  firmReleases: nothing,
  plannedReceipts: [0, 90],
  releases: { pastDue: 0, periods: [95, 0] },
  releasePeriod: [-1, 0],
  available: [30, 0],
};

const noReasons = { order: 0, forecast: 0, safetyStock: 0, lotSurplus: 0, scrap: 0 };

/** Two valves a pump: what the 60 pumps of April are for, the valves are for. */
const supplies: readonly PeggedSupply[] = [
  {
    item: "P100", kind: "stock", period: -1, quantity: 190, reasons: { ...noReasons, order: 60, forecast: 90, safetyStock: 40 },
    pegs: [{ quantity: 60, to: { kind: "order", order: "SO-12", due: "2026-03-27" } }, { quantity: 90, to: { kind: "forecast", period: 1 } }, { quantity: 40, to: { kind: "safetyStock" } }],
  },
  {
    item: "P100", kind: "planned", period: 1, quantity: 60, reasons: { ...noReasons, forecast: 50, lotSurplus: 10 },
    pegs: [{ quantity: 50, to: { kind: "forecast", period: 1 } }, { quantity: 10, to: { kind: "lotSurplus", because: "multiple" } }],
  },
  { item: "V100", kind: "stock", period: -1, quantity: 30, reasons: { ...noReasons, forecast: 25, lotSurplus: 5 }, pegs: [{ quantity: 30, to: { kind: "parent", supply: 1 } }] },
  {
    item: "V100", kind: "planned", period: 1, quantity: 95, reasons: { ...noReasons, forecast: 75, lotSurplus: 15, scrap: 5 },
    pegs: [{ quantity: 90, to: { kind: "parent", supply: 1 } }, { quantity: 5, to: { kind: "scrap" } }],
  },
];

const machining: CapacityLoad = {
  workCentre: "MACH",
  name: "Machining",
  department: "Production 2",
  rated: [100, 400],
  available: [95, 380],
  committed: [20, 0],
  independent: [0, 0],
  overtimeLimit: [0, 60],
  overtimeCost: 80,
  weekendLimit: [0, 20],
  weekendCost: 120,
  unconstrainedLoad: [60, 513],
  load: [80, 418],
  overtime: [0, 38],
  weekendOvertime: [0, 0],
  overload: [0, 0],
};

/** Never full: the one that is stands first. */
const assembly: CapacityLoad = { ...machining, workCentre: "ASSY", name: "Assembly 总装线", unconstrainedLoad: [60, 300], load: [76, 304], overtime: [0, 0] };
const painting: CapacityLoad = { ...machining, workCentre: "PAINT", name: "", unconstrainedLoad: [10, 40], load: [10, 38], overtime: [0, 0] };

const accuracyOf = (accuracy: number | undefined, statistical: number) => ({ demand: 500, forecasts: [480, undefined, undefined], accuracies: [accuracy, undefined, undefined], statistical });
const compared = ["2025-09", "2025-10", "2025-11", "2025-12", "2026-01", "2026-02"];
const trend = [accuracyOf(0.71, 0.7), accuracyOf(0.76, 0.72), accuracyOf(undefined, 0.74), accuracyOf(0.8, 0.73), accuracyOf(0.78, 0.75), accuracyOf(0.85, 0.74)];

const month = (month: string, kind: ThreeSeriesMonth["kind"], opening: number, sales: number, production: number): ThreeSeriesMonth => ({
  month,
  kind,
  opening,
  sales,
  production,
  scrapped: 0,
  residual: 0,
  inventory: opening + production - sales,
});

const threeSeries = [
  month("2025-12", "actual", 900_000, 400_000, 420_000),
  month("2026-01", "actual", 920_000, 380_000, 350_000),
  month("2026-02", "actual", 890_000, 420_000, 400_000),
  month("2026-03", "open", 870_000, 460_000, 440_000),
  month("2026-04", "plan", 850_000, 520_000, 430_000),
];

export const planProblems: readonly Problem[] = [
  { kind: "capacityOverload", workCentre: "MACH", period: 1, untilPeriod: 1, load: 418, capacity: 380 },
  { kind: "pastDueReceipt", order: "WO-14", item: "P300", quantity: 20, due: "2026-03-19" },
  { kind: "belowSafetyStock", item: "V100", period: 0, quantity: 12 },
];

export const aPlan = (differs: Partial<Plan> = {}): Plan => ({
  engineVersion: "test",
  options: smallOptions,
  calendar: [],
  periods,
  actualMonths: ["2026-03"],
  items: {
    P100: anItem("P100", { name: "Centrifugal pump 离心泵", leadTimeDays: 5 }),
    P200: anItem("P200", { name: "Gear pump 齿轮泵", leadTimeDays: 5 }),
    V100: anItem("V100", { name: "Valve body casting 阀体铸件", type: "raw", source: "buy", leadTimeDays: 3 }),
  },
  masterSchedule: [line("P100", [0, 40]), line("P200", [0, 0])],
  capacity: [painting, machining, assembly],
  roughCut: [],
  capacityRequirements: [],
  changes: [],
  balance: {
    cost: { overtime: 3040, outsourcing: 2200, holding: 5400, safetyShortfall: 0, backlog: 120, lostSales: 0, setups: 0, storage: 0, materialShortage: 0, change: 0, overload: 0, total: 10_760 },
    certificate: { status: "withinGap", objective: 10_760, bound: 10_630, gap: 0.01208, largestViolation: 0, ended: "complete", method: "structured" },
    bottlenecks: [{ workCentre: "MACH", period: 1, pricePerHour: 80 }],
    remedies: [
      {
        workCentre: "MACH", period: 1, untilPeriod: 1, pricePerHour: 80, upToHours: 38, costPerHourLost: 96.5, downToHours: 22,
        remedies: [
          { kind: "outsource", hours: 8, item: "P100", quantity: 20, price: 500, saves: 640 },
          { kind: "weekendOvertime", hours: 38, price: 4560, saves: 3040 },
          { kind: "addHours", hours: 38, saves: 3040 },
        ],
      },
    ],
    contradictions: [],
    sensitivity: { forecastRise: 0.062, workCentre: "MACH", period: 1 },
    materialLimits: [],
  },
  requirements: [{ component: "V100", parent: "P100", quantityPer: 2, effective: { pastDue: true, periods: [true, true] }, requirement: { pastDue: 0, periods: [0, 120] } }],
  materials: [valve],
  purchases: [{ item: "V100", supplier: "S1", quantity: 95, orders: 1, release: "2026-03-27", due: "2026-04-01", period: 1, pastDue: false, from: "materials" }],
  supplies,
  exceptions: [
    { problem: planProblems[0]!, owner: "manufacturing", money: 3040 },
    { problem: planProblems[1]!, owner: "purchasing", money: 800 },
    { problem: planProblems[2]!, owner: "purchasing", money: 120 },
  ],
  shipping: [],
  issues: [],
  actuals: [],
  inventory: [],
  salesVariances: [],
  capacityVariances: [],
  performance: [],
  variances: [],
  threeSeries,
  familySeries: [{ atCost: threeSeries, inUnits: threeSeries }],
  familyComparisons: [],
  stock: { items: [], groups: [] },
  cashNeed: { amounts: { openOrders: [], materials: [], goods: [], outsourcing: [], overtime: [] }, total: [], suppliers: [], openOrders: [], outsourced: [] },
  forecastAccuracy: { months: compared, forecastMonths: [], versions: [], compared: [], lines: [], groups: [], trend },
  baseline: { historyMonths: [], months: [], lines: [] },
  keyFigures: { serviceLevel: 0.9731, inventoryValue: 870_000, peakLoad: { workCentre: "MACH", period: 1, ratio: 1.1 }, relevantCost: 10_760 },
  problems: planProblems,
  inputFingerprint: "a",
  planFingerprint: "b",
  ...differs,
});

/** Firm things that do not fit, stopped at the time limit, and sales given up. */
export function contradictoryPlan(): Partial<Plan> {
  const { balance, masterSchedule } = aPlan();
  return {
    masterSchedule: masterSchedule.map((each, i) => (i === 0 ? { ...each, lost: [0, 25] } : each)),
    balance: {
      ...balance,
      cost: { ...balance.cost, lostSales: 3750, total: balance.cost.total + 3750 },
      certificate: { ...balance.certificate, ended: "time" },
      contradictions: [
        {
          kind: "hours", of: "MACH", period: 0, limit: 95,
          firm: [{ kind: "committed", amount: 70 }, { kind: "byHand", item: "P100", quantity: 90, amount: 36 }],
          waysOut: [
            { kind: "moveLater", item: "P100", quantity: 28, toPeriod: 1, cost: 310 },
            { kind: "outsource", item: "P100", quantity: 28, toPeriod: 1, cost: 640 },
            { kind: "addHours", quantity: 11, cost: 880 },
          ],
        },
      ],
    },
  };
}

const sheet = (name: string): SheetSpec => ({ name, kind: "result", rows: [[{ value: name, style: "title" }]], widths: [12] });

export const aPlannedWorkbook = (differs: Partial<Plan> = {}): Extract<PlannedWorkbook, { status: "planned" }> => {
  const plan = aPlan(differs);
  return { status: "planned", plan, problems: plan.problems, sheets: ["看板", "主生产计划", "产能负荷", "瓶颈", "例外"].map(sheet), snapshots: [] };
};
