import { defaultOptions, type PlanningOptions } from "../../src/engine/options";
import type { Actual, BomLine, CapacityMonth, CustomerOrder, Forecast, ForecastVersion, Item, Outsourcing, Records, RoutingStep, ScheduledReceipt, Stock, WorkCentre } from "../../src/engine/records";

/**
 * A pump and valve maker small enough to reckon by hand: five own finished goods and one bought, in two families, shared
 * components on three levels, and a machining centre that April's demand overloads. Invented. The `a…` functions make
 * one plain record each, for tests that need a few only.
 */
export const anItem = (item: string, differs: Partial<Item> = {}): Item => ({
  item,
  name: item,
  specification: "",
  family: "F",
  type: "finished",
  source: "make",
  unit: "pc",
  standardCost: 100,
  price: 150,
  standardUnitFactor: 1,
  leadTimeDays: 0,
  lotSizing: "L4L",
  lotSize: 0,
  minimumLot: 0,
  lotMultiple: 0,
  maximumLot: 0,
  orderingCost: 0,
  safetyStock: 0,
  safetyDays: 0,
  yield: 1,
  phantom: false,
  wholePieces: true,
  supplier: "",
  abc: "",
  keyMaterial: false,
  ...differs,
});

export const aBomLine = (parent: string, component: string, quantityPer = 1, differs: Partial<BomLine> = {}): BomLine => ({
  parent,
  component,
  quantityPer,
  batchSize: 1,
  scrap: 0,
  ...differs,
});

export const aStock = (item: string, onHand: number, differs: Partial<Stock> = {}): Stock => ({
  item,
  warehouse: "W1",
  onHand,
  allocated: 0,
  onHold: 0,
  ...differs,
});

export const anOrder = (order: string, item: string, quantity: number, due: string, differs: Partial<CustomerOrder> = {}): CustomerOrder => ({
  order,
  customer: "C1",
  grade: "C",
  item,
  channel: "domestic",
  quantity,
  shipped: 0,
  due,
  abnormal: false,
  ...differs,
});

export const aReceipt = (order: string, item: string, quantity: number, due: string, differs: Partial<ScheduledReceipt> = {}): ScheduledReceipt => ({
  order,
  source: "make",
  item,
  quantity,
  due,
  status: "released",
  supplier: "",
  ...differs,
});

export const aWorkCentre = (workCentre: string, differs: Partial<WorkCentre> = {}): WorkCentre => ({
  workCentre,
  name: workCentre,
  department: "D1",
  headcount: 1,
  shifts: 1,
  hoursPerShift: 8,
  utilisation: 1,
  efficiency: 1,
  line: false,
  overtimeCost: 50,
  weekendOvertimeCost: 0,
  ...differs,
});

export const aCapacityMonth = (workCentre: string, month: string, differs: Partial<CapacityMonth> = {}): CapacityMonth => ({
  workCentre,
  month,
  downtimeHours: 0,
  overtimeLimitHours: 0,
  weekendOvertimeLimitHours: 0,
  ...differs,
});

export const aStep = (item: string, workCentre: string, hoursPerUnit: number, differs: Partial<RoutingStep> = {}): RoutingStep => ({
  item,
  operation: "10",
  workCentre,
  hoursPerUnit,
  setupHours: 0,
  unitsPerPersonHour: 0,
  people: 1,
  offsetDays: 0,
  ...differs,
});

/** Last day of each month the factory speaks of. */
const monthEnds: Readonly<Record<string, string>> = {
  "2026-03": "2026-03-31",
  "2026-04": "2026-04-30",
  "2026-05": "2026-05-31",
  "2026-06": "2026-06-30",
};

export const aMonthForecast = (item: string, month: string, quantity: number, channel = "domestic", office = "East"): Forecast => ({
  item,
  channel,
  office,
  start: `${month}-01`,
  end: monthEnds[month]!,
  quantity,
});

export const noRecords: Records = {
  items: [],
  forecasts: [],
  orders: [],
  customers: [],
  salesOffices: [],
  workCentres: [],
  capacity: [],
  routing: [],
  outsourcing: [],
  bom: [],
  stock: [],
  receipts: [],
  actuals: [],
  calendar: [],
  budget: [],
  forecastVersions: [],
  releasedPlan: [],
  familyForecasts: [],
  supplierTerms: [],
  firmQuantities: [],
};

/** The 25th of an open month, as the process has it. */
export const smallOptions: PlanningOptions = { ...defaultOptions, planDate: "2026-03-25" };

const pump = { family: "Pumps", abc: "A" } as const;
const valve = { family: "Valves", abc: "B" } as const;
const semi = { family: "Bodies", type: "semiFinished", price: 0, leadTimeDays: 3 } as const;
const raw = { family: "Metal", type: "raw", source: "buy", price: 0, supplier: "Foundry" } as const;

const items: readonly Item[] = [
  anItem("P100", { ...pump, name: "Pump 100", specification: "DN50", standardCost: 420, price: 640, leadTimeDays: 2, lotMultiple: 10, safetyStock: 40 }),
  anItem("P200", { ...pump, name: "Pump 200", specification: "DN80", standardCost: 560, price: 830, leadTimeDays: 2, minimumLot: 20, safetyStock: 30 }),
  anItem("P300", { ...pump, name: "Pump 300", specification: "DN100", standardCost: 880, price: 1300, leadTimeDays: 3, yield: 0.98, safetyStock: 10 }),
  anItem("V100", { ...valve, name: "Valve 100", specification: "DN25", standardCost: 130, price: 190, leadTimeDays: 1, lotSizing: "POQ", lotSize: 2, safetyStock: 60 }),
  anItem("V200", { ...valve, name: "Valve 200", specification: "DN40", standardCost: 180, price: 260, leadTimeDays: 1, lotSizing: "FOQ", lotSize: 50, safetyStock: 50 }),
  anItem("V900", { ...valve, name: "Gauge valve", specification: "DN15", standardCost: 75, price: 120, source: "buy", leadTimeDays: 5, supplier: "Gauge Co", safetyStock: 20 }),
  anItem("S10", { ...semi, name: "Pump body", standardCost: 190, price: 300, lotMultiple: 5, safetyStock: 20 }),
  anItem("S20", { ...semi, name: "Rotor", standardCost: 85, yield: 0.97 }),
  anItem("S30", { ...semi, name: "Valve body", standardCost: 60, lotSizing: "FOQ", lotSize: 100 }),
  anItem("S90", { ...semi, name: "Seal kit", standardCost: 14, leadTimeDays: 0, phantom: true }),
  anItem("R1", { ...raw, name: "Casting", standardCost: 55, leadTimeDays: 10, minimumLot: 200, lotMultiple: 50, safetyStock: 100 }),
  anItem("R2", { ...raw, name: "Bar steel", unit: "kg", standardCost: 6.5, leadTimeDays: 8, lotSizing: "POQ", lotSize: 3, safetyStock: 200, supplier: "Steel Co" }),
  anItem("R3", { ...raw, name: "Seal ring", standardCost: 2.2, leadTimeDays: 15, lotSizing: "FOQ", lotSize: 1000, safetyStock: 500, supplier: "Rubber Co" }),
];

const bom: readonly BomLine[] = [
  aBomLine("P100", "S10"),
  aBomLine("P100", "S20"),
  aBomLine("P100", "S90"),
  aBomLine("P200", "S10"),
  aBomLine("P200", "S20"),
  aBomLine("P200", "S90", 2),
  aBomLine("P300", "S10"),
  aBomLine("P300", "S20", 2),
  aBomLine("P300", "S90", 3, { scrap: 0.02 }),
  aBomLine("V100", "S30"),
  aBomLine("V100", "R3", 2),
  aBomLine("V200", "S30"),
  aBomLine("V200", "R3", 3, { to: "2026-04-30" }),
  aBomLine("V200", "R3", 2, { from: "2026-05-01" }),
  aBomLine("S10", "R1", 1, { scrap: 0.03 }),
  aBomLine("S20", "R2", 35, { batchSize: 10, scrap: 0.05 }),
  aBomLine("S30", "R2", 1.2, { scrap: 0.05 }),
  aBomLine("S90", "R3", 4),
];

const routing: readonly RoutingStep[] = [
  aStep("P100", "ASSY", 0.6),
  aStep("P200", "ASSY", 0.8),
  aStep("P300", "ASSY", 1.2),
  aStep("V100", "ASSY", 0.3),
  aStep("V200", "ASSY", 0.4, { setupHours: 2 }),
  aStep("S10", "MACH", 0.4),
  aStep("S20", "MACH", 0.2),
  aStep("S30", "MACH", 0.2, { setupHours: 1 }),
];

const workCentres: readonly WorkCentre[] = [
  aWorkCentre("ASSY", { name: "Assembly", department: "Production 1", headcount: 10, utilisation: 0.9, efficiency: 0.95, overtimeCost: 45 }),
  aWorkCentre("MACH", { name: "Machining", department: "Production 2", headcount: 4, shifts: 2, utilisation: 0.85, efficiency: 0.9, overtimeCost: 80 }),
];

/** Monthly demand, M … M+3; April is what machining cannot make in regular time. */
const monthly: readonly (readonly [item: string, ...quantities: readonly number[]])[] = [
  ["P100", 560, 750, 540, 560],
  ["P200", 380, 500, 360, 380],
  ["P300", 140, 190, 135, 140],
  ["V100", 850, 1125, 810, 850],
  ["V200", 480, 625, 450, 480],
  ["V900", 200, 220, 200, 210],
  ["S10", 20, 30, 30, 30],
];
const months = ["2026-03", "2026-04", "2026-05", "2026-06"] as const;

const forecasts: readonly Forecast[] = [
  ...monthly.flatMap(([item, ...quantities]) =>
    months.flatMap((month, m) => {
      const abroad = Math.round((quantities[m] as number) * 0.3);
      return [aMonthForecast(item, month, (quantities[m] as number) - abroad), aMonthForecast(item, month, abroad, "export", "Overseas")];
    }),
  ),
  { item: "P100", channel: "domestic", office: "East", start: "2026-04-06", end: "2026-04-12", quantity: 160 },
];

const orders: readonly CustomerOrder[] = [
  anOrder("SO-01", "P100", 80, "2026-03-27", { grade: "A" }),
  anOrder("SO-02", "P100", 60, "2026-04-09", { channel: "export", customer: "C2", grade: "B" }),
  anOrder("SO-03", "P200", 120, "2026-04-16", { grade: "A", shipped: 20 }),
  anOrder("SO-04", "P300", 25, "2026-03-20"),
  anOrder("SO-05", "V100", 400, "2026-04-15", { channel: "export", customer: "C2", grade: "B" }),
  anOrder("SO-06", "V200", 150, "2026-05-12"),
  anOrder("SO-07", "S10", 12, "2026-04-08"),
  anOrder("SO-08", "P200", 90, "2026-08-05"),
];

const stock: readonly Stock[] = [
  aStock("P100", 190, { allocated: 10, firstReceipt: "2026-01-10", lastIssue: "2026-03-24" }),
  aStock("P200", 130, { onHold: 5, lastIssue: "2026-03-23" }),
  aStock("P300", 48),
  aStock("V100", 300),
  aStock("V200", 160),
  aStock("V900", 90),
  aStock("S10", 60),
  aStock("S20", 70),
  aStock("S30", 150),
  aStock("S90", 40),
  aStock("R1", 520, { onHold: 20 }),
  aStock("R2", 2600),
  aStock("R3", 4200),
];

const receipts: readonly ScheduledReceipt[] = [
  aReceipt("WO-11", "P100", 100, "2026-03-27"),
  aReceipt("WO-12", "V200", 50, "2026-04-02", { status: "firm" }),
  aReceipt("WO-13", "S10", 120, "2026-03-30"),
  aReceipt("WO-14", "P300", 20, "2026-03-19"),
  aReceipt("PO-21", "R1", 400, "2026-04-07", { source: "buy", supplier: "Foundry" }),
  aReceipt("PO-22", "R2", 1500, "2026-04-01", { source: "buy", supplier: "Steel Co" }),
];

const closedMonths = ["2025-12", "2026-01", "2026-02"] as const;
const share = [0.95, 1.02, 0.9, 0.74] as const;
const actuals: readonly Actual[] = monthly.slice(0, 6).flatMap(([item, quantity]) =>
  [...closedMonths, "2026-03"].flatMap((month, m): Actual[] => {
    const shipped = Math.round((quantity as number) * share[m]!);
    const abroad = Math.round(shipped * 0.3);
    const nothing = { month, item, requested: 0, shipped: 0, produced: 0, scrapped: 0 };
    return [
      { ...nothing, channel: "domestic", requested: shipped - abroad + 4, shipped: shipped - abroad },
      { ...nothing, channel: "export", requested: abroad, shipped: abroad },
      { ...nothing, channel: "", produced: shipped + 5 - m, scrapped: 1, closingStock: m < 3 ? 150 + 10 * m : undefined, productionPlan: item === "V900" ? undefined : Math.round((quantity as number) * (item === "V100" ? 1.1 : 0.88)) },
    ];
  }),
);

const forecastVersions: readonly ForecastVersion[] = monthly.slice(0, 6).flatMap(([item, quantity]) =>
  (["2026-02", "2026-03"] as const).map((month, m) => ({
    version: `V${m + 1}`,
    issued: m === 0 ? "2026-01-26" : "2026-02-26",
    item,
    channel: "domestic",
    office: "East",
    month,
    quantity: quantity as number,
  })),
);

const outsourcing: readonly Outsourcing[] = [
  { family: "Pumps", month: "2026-04", limit: 120, unitCost: 160 },
  { item: "V100", month: "2026-04", limit: 100, unitCost: 24 },
];

export const smallRecords: Records = {
  ...noRecords,
  items,
  bom,
  routing,
  workCentres,
  capacity: [
    aCapacityMonth("MACH", "2026-02", { downtimeHours: 12, attendedHours: 1150 }),
    aCapacityMonth("ASSY", "2026-02", { attendedHours: 1490 }),
    aCapacityMonth("MACH", "2026-03", { downtimeHours: 8, overtimeLimitHours: 100 }),
    aCapacityMonth("MACH", "2026-04", { downtimeHours: 60, overtimeLimitHours: 60 }),
    aCapacityMonth("MACH", "2026-05", { overtimeLimitHours: 120 }),
    aCapacityMonth("ASSY", "2026-04", { overtimeLimitHours: 200 }),
  ],
  forecasts,
  orders,
  customers: [
    { customer: "C1", name: "Home Ltd", grade: "A", channel: "domestic", office: "", distributor: false },
    { customer: "C2", name: "Abroad Inc", grade: "B", channel: "export", office: "", distributor: false },
  ],
  stock,
  receipts,
  outsourcing,
  actuals,
  forecastVersions,
  calendar: [
    { date: "2026-04-06", working: false, name: "Qingming" },
    { date: "2026-05-01", working: false, name: "Labour Day" },
    { date: "2026-05-04", working: false, name: "Labour Day" },
    { date: "2026-05-05", working: false, name: "Labour Day" },
    { date: "2026-05-09", working: true, name: "Make-up day" },
    { date: "2026-06-19", working: false, name: "Dragon Boat" },
  ],
  budget: [
    { family: "Pumps", month: "2026-03", sales: 560_000, production: 560_000, inventory: 180_000 },
    { family: "Pumps", month: "2026-04", sales: 620_000, production: 620_000, inventory: 185_000 },
  ],
  releasedPlan: [
    { item: "P100", start: "2026-03-30", end: "2026-04-05", quantity: 150 },
    { item: "P100", start: "2026-04-06", end: "2026-04-12", quantity: 160 },
    { item: "P100", start: "2026-04-13", end: "2026-04-19", quantity: 170 },
    { item: "V200", start: "2026-04-06", end: "2026-04-12", quantity: 150 },
  ],
};
