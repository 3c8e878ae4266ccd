/** The words of the result sheets. */
const sheets = {
  dashboard: "Dashboard",
  sop: "S&OP",
  mps: "MPS",
  capacity: "Capacity load",
  salesVariance: "Sales variance",
  capacityVariance: "Capacity variance",
  inventoryVariance: "Inventory variance",
  mrp: "MRP",
  purchases: "Purchase plan",
  shippingPlan: "Shipping plan",
  issueList: "Issue list",
  pegging: "Pegging",
  exceptions: "Exceptions",
  actuals: "Actuals basis",
  runLog: "Run log",
};

const titles: Record<keyof typeof sheets, string> = {
  dashboard: "S&OP dashboard",
  sop: "Sales & operations plan by family and month",
  mps: "Master production schedule",
  capacity: "Capacity load (rough-cut)",
  salesVariance: "Sales variance",
  capacityVariance: "Capacity variance",
  inventoryVariance: "Inventory variance",
  mrp: "Material requirements plan",
  purchases: "Purchase plan",
  shippingPlan: "Shipping plan (rest of this week and next week)",
  issueList: "Issue list (by start day and work centre)",
  exceptions: "Exceptions (most pressing first)",
  pegging: "Pegging (single-level where-used)",
  actuals: "Actuals basis",
  runLog: "Run log",
};

const common = {
  mark: ({ planDate, input, plan, area }: { planDate: string; input: string; plan: string; area: string }) => `plan date ${planDate} · inputs ${input} · plan ${plan} · area ${area}`,
  input: "Input",
  decision: "Decision",
  formula: "Formula",
  checkSum: "Sum of checks",
  check: "Check",
  unitsQuantity: "Quantities in each item's unit. Check = engine − formula, must be 0.",
  unitsHours: "Hours. Check = engine − formula, must be 0.",
  unitsMoney: (currency: string) => `At standard cost, ${currency}. Check = engine − formula, must be 0.`,
  item: "Item",
  name: "Name",
  family: "Family",
  type: "Type",
  measure: "Measure",
  unit: "Unit",
  standardCost: "Standard cost",
  unitFactor: "Unit factor",
  openingOrYield: "Opening / yield",
  pastDue: "Past due",
  month: "Month",
  zone: "Zone",
  workingDays: "Working days",
  days: "Days",
  monthTotal: (month: string) => `${month} total`,
  total: "Total",
  hours: "h",
  notKnown: "—",
};

const zones = { frozen: "Frozen", slushy: "Slushy", liquid: "Liquid" };
const types = { finished: "Finished", semiFinished: "Semi-finished", raw: "Raw material" };

const mps = {
  netForecast: "Net forecast",
  orders: "Customer orders",
  demand: "Total demand",
  receipts: "Scheduled receipts",
  production: "Master production schedule",
  outsourced: "Outsourced",
  available: "Projected available balance",
  availableToPromise: "Available to promise (cum.)",
  shipments: "Planned shipments",
  late: "Late (own period)",
  releases: "Planned order releases",
  released: "Released plan",
  value: "Valued at",
  safetyStock: "Safety stock",
  unusable: "Unusable stock",
  priority: "Priority",
  change: "Value changed",
  hoursPerUnit: (workCentre: string) => `${workCentre} h/piece`,
};

const capacity = {
  rated: "Rated capacity",
  available: "Available (after headroom)",
  committed: "Committed load",
  independent: "Independent semi-finished load",
  load: "Load of the plan",
  unconstrainedLoad: "Load before balancing",
  loadShare: "Load %",
  overtimeLimit: "Overtime limit",
  overtime: "Overtime",
  overload: "Overload",
  overtimeCost: "Overtime cost",
  workCentre: "Work centre",
  department: "Department",
  rate: "Cost per hour",
  headroom: "Headroom",
  peak: "Peak load %",
  peakPeriod: "Peak period",
};

const sop = {
  demand: "Demand",
  shipments: "Planned shipments",
  receipts: "Scheduled receipts",
  production: "Production",
  outsourced: "Outsourced",
  inventory: "Ending inventory",
  backlog: "Backlog",
  gap: "Gap (supply − demand)",
  opening: "Opening / past due",
  allFamilies: "All families",
  inUnits: (unit: string) => `Quantity (${unit || "common unit"})`,
  atCost: (currency: string) => `Standard cost (${currency})`,
};

const mrp = {
  gross: "Gross requirements",
  independent: "Independent demand",
  receipts: "Scheduled receipts",
  plannedReceipts: "Planned order receipts",
  available: "Projected available balance",
  releases: "Planned order releases",
  lowLevelCode: "Low-level code",
  supplier: "Supplier",
};

const pegging = {
  component: "Component",
  componentName: "Component name",
  parent: "Parent",
  parentName: "Parent name",
  quantityPer: "Quantity per (with scrap)",
  note: "Each row: parent's planned releases × quantity per = component's gross requirement; 0 where the BOM line does not hold.",
};

const purchases = {
  quantity: "Quantity",
  orders: "Orders",
  release: "Release date",
  due: "Due date",
  status: "Status",
  pastDue: "Past due",
  onTime: "On time",
  unitCost: "Unit cost (standard)",
  amount: "Amount",
  from: "From",
  sources: { masterSchedule: "MPS", outsourcing: "Outsourcing", materials: "MRP" },
  dueMonth: "Due month",
  byMonth: "Purchases by due month",
};

const shippingPlan = {
  note: ({ from, to }: { from: string; to: string }) => `${from} to ${to}. Signed orders first (grades A, B, C, then due date), then forecast; no more leaves than shippable = usable stock + receipts + production of the plan.`,
  none: "Nothing to ship in these two weeks.",
  kind: "Kind",
  kinds: { order: "Order", forecast: "Forecast" },
  order: "Order",
  customer: "Customer",
  grade: "Grade",
  channel: "Channel",
  due: "Due date",
  week: "Ship in",
  open: "Open",
  ship: "Ship",
  short: "Short",
  available: "Shippable",
};

const issueList = {
  note: "Material for the starts of the frozen and slushy weeks: started × quantity per. A phantom comes from stock first, the rest as its components. Past-due starts stand on the plan date.",
  none: "No starts to issue material for in the frozen and slushy weeks.",
  start: "Start",
  order: "Work order",
  started: "Started",
  quantity: "Issue",
  status: "Status",
  pastDue: "Past due",
  onTime: "On time",
  amount: "Amount",
};

const exceptions = {
  rank: "Rank",
  owner: "Owner",
  kind: "Kind",
  severity: "Severity",
  subject: "Item / work centre",
  order: "Order",
  when: "Period / date",
  quantity: "Quantity",
  money: "Money at stake",
  place: "Place",
  what: "What, and what to do",
  count: "Number",
  roles: { planner: "Planner", sales: "Sales", purchasing: "Purchasing", manufacturing: "Manufacturing", engineering: "Engineering", warehouse: "Warehouse" },
  none: "No exceptions.",
};

const actuals = {
  shipped: "Shipped",
  produced: "Produced",
  scrapped: "Scrapped",
  closingStock: "Closing stock",
  plannedShipped: "Shipped of planned items",
  scheduled: "In MPS (1 = yes)",
  salesPlan: "Sales plan",
  note: "Sales plan: the last forecast version issued before the month began. The last column is the open month to date.",
};

const salesVariance = {
  lastPlan: (month: string) => `Last month's plan ${month}`,
  lastActual: "Shipped last month",
  variance: "Variance",
  attainment: "Attainment",
  thisPlan: (month: string) => `This month's plan ${month}`,
  shippedToDate: "Shipped to date",
  stillToShip: "Still to ship",
  latestEstimate: "Latest estimate",
};

const capacityVariance = {
  last: (month: string) => `Last month ${month}`,
  rest: (month: string) => `Rest of ${month}`,
  next: (month: string) => `Next month ${month}`,
  rated: "Rated",
  earned: "Earned hours",
  variance: "Variance",
  available: "Available",
  committed: "Committed",
  load: "Load",
  overtime: "Overtime",
  share: "Load %",
  gap: "Spare hours",
};

const inventoryVariance = {
  group: "Group",
  value: "Value now",
  unusable: "Of which unusable",
  target: "Target",
  variance: "Variance (now − target)",
  turns: "Turns per year",
  projected: (month: string) => `Projected end of ${month}`,
};

const dashboard = {
  serviceLevel: "Service level",
  forecastAccuracy: "Forecast accuracy",
  salesAttainment: "Sales attainment",
  inventoryValue: "Inventory value",
  inventoryTurns: "Turns per year",
  peakLoad: "Peak load",
  relevantCost: "Relevant cost",
  certificate: "Quality of the plan",
  certificates: {
    optimal: "Proven optimal",
    withinGap: (percent: string) => `Within ${percent} of the best possible`,
    outOfTime: (percent: string) => `Out of time: within ${percent} of the best possible`,
  },
  checkPassed: "All checks are 0: the formulas on these sheets agree with the engine",
  checkFailed: "Checks are not 0: a decision or an input was changed after planning; rebalance",
  lastMonth: "Last month",
  chartTitle: "Sales, production and inventory (finished goods, one standard cost)",
  chartAlt: "Monthly sales, production and inventory at standard cost; columns are sales and production, the line is month-end inventory, one currency axis.",
  axis: (currency: string) => `Standard cost (${currency})`,
  label: (month: string, kind: "actual" | "open" | "plan") => `${month} ${{ actual: "actual", open: "open", plan: "plan" }[kind]}`,
  monthOf: "Month",
  sales: "Sales",
  production: "Production",
  inventory: "Inventory",
  opening: "Opening",
  other: "Other",
  identity: "Identity residual",
  identityNote: "Identity: opening + production − sales + other = closing; the residual must be 0. Other: scrap, counts, transfers.",
  scope: "Scope",
  decisions: "What needs a decision (five at most)",
  noDecisions: "There is nothing for the meeting to decide.",
};

const runLog = {
  section: { run: "This run", options: "Options", certificate: "Certificate", cost: "Relevant cost", bottlenecks: "Bottlenecks", checks: "Checks by sheet", leftOut: "Rows left out (not planned)", problems: "Problems" },
  planDate: "Plan date",
  engineVersion: "Engine version",
  inputFingerprint: "Fingerprint of the inputs, SHA-256",
  planFingerprint: "Fingerprint of the plan, SHA-256",
  objective: "Objective",
  bound: "Proven bound",
  gap: "Gap",
  largestViolation: "Largest violation",
  status: "Verdict",
  cost: { overtime: "Overtime", outsourcing: "Outsourcing", holding: "Inventory holding", safetyShortfall: "Below safety stock", backlog: "Backlog", change: "Change against released plan", overload: "Overload" },
  perHour: ({ workCentre, period, price, currency }: { workCentre: string; period: string; price: string; currency: string }) =>
    `One more hour at ${workCentre} in ${period} would save about ${price} ${currency}.`,
  noBottleneck: "No bottleneck: one more hour of capacity would save nothing.",
  severity: { stops: "Must be corrected", warns: "Needs attention", informs: "For information" },
  columns: { severity: "Severity", place: "Place", sentence: "Description" },
  noProblems: "No problems.",
};

export const reports = {
  sheets, titles, common, zones, types, mps, capacity, sop, mrp, pegging, purchases, shippingPlan, issueList, exceptions, actuals,
  salesVariance, capacityVariance, inventoryVariance, dashboard, runLog,
};
