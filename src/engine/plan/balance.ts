/** What a key material allows, in its own unit, before its lead time is over; later periods are without limit. */
export interface MaterialLimit {
  item: string;
  /** Master-scheduled items that hold it. */
  users: readonly string[];
  /** Periods 0 … lastPeriod are limited. */
  lastPeriod: number;
  /** Stock, its content in stocked components, and receipts by period; what is left is carried on. */
  supply: readonly number[];
  /** What the decided schedule takes, by release period. */
  used: readonly number[];
  /** What it takes beyond the supply; 0 in a plan that can be built. */
  beyond: readonly number[];
}

/** Room for finished goods, in common units. */
export interface StorageLoad {
  limit: number;
  used: readonly number[];
  beyond: readonly number[];
}

/** The relevant cost of the plan over the horizon; what no decision can change is left out. */
export interface PlanCost {
  /** Both steps. */
  overtime: number;
  /** Outsourced pieces × (price − own material cost). */
  outsourcing: number;
  holding: number;
  safetyShortfall: number;
  /** What is owed at the end of each period counts as the lowest grade's first, up to what that grade still has open. */
  backlog: number;
  lostSales: number;
  setups: number;
  /** Room beyond the limit. */
  storage: number;
  /** Key material beyond its supply. */
  materialShortage: number;
  /** Pieces more or less than released, in slushy periods the released plan reaches. */
  change: number;
  overload: number;
  total: number;
}

/** What an hour more at this work centre and period is worth, at the linear program's optimum. */
export interface Bottleneck {
  workCentre: string;
  period: number;
  pricePerHour: number;
}

/**
 * What the verifier says of the plan in whole lots, against the proven bound. `bound` is the better of the linear
 * program's and the lot-sizing bound; neither is taken from a solver's word.
 */
export interface Certificate {
  /** "optimal" only at gap ≤ 1e-6 and without violation. */
  status: "optimal" | "withinGap";
  objective: number;
  bound: number;
  /** (objective − bound) ÷ max(1, |objective|). */
  gap: number;
  /** Largest violation of any constraint of the model by the plan, in the constraint's unit. */
  largestViolation: number;
  /** Whether the search ended by itself, at the time limit, or because the planner stopped it. */
  ended: "complete" | "time" | "stopped";
  /** Which method solved the linear program. */
  method: "structured" | "general";
}

export interface Balance {
  cost: PlanCost;
  /** What the last released plan would cost today where it is kept, the rest as planned; undefined without one. */
  costAsReleased?: PlanCost;
  certificate: Certificate;
  bottlenecks: readonly Bottleneck[];
  /** The dearest bottlenecks, each with what more hours are worth as far as that holds, and what can be done. */
  remedies: readonly BottleneckRemedies[];
  contradictions: readonly Contradiction[];
  sensitivity: Sensitivity;
  materialLimits: readonly MaterialLimit[];
  /** undefined without a limit. */
  storage?: StorageLoad;
}

/** The answer to "what would help here, and what would it be worth", each figure from a plan solved again. */
export interface BottleneckRemedies {
  workCentre: string;
  /** First and last period of the stretch that is short together. */
  period: number;
  untilPeriod: number;
  /** What the first further hour saves, and up to how many further hours in the stretch each of them saves that much. */
  pricePerHour: number;
  upToHours: number;
  /** What losing an hour costs, and down to how many hours fewer. */
  costPerHourLost: number;
  downToHours: number;
  /** The cheapest for the whole plan first; those no sheet gives a price for last. */
  remedies: readonly Remedy[];
}

export type RemedyKind = "overtime" | "weekendOvertime" | "outsource" | "addHours" | "acceptLateness";

export interface Remedy {
  kind: RemedyKind;
  /** Hours it gives at the work centre (for outsourcing: frees). */
  hours: number;
  /** For outsourcing: of which item, how many pieces. */
  item?: string;
  quantity?: number;
  /** What the remedy itself costs; undefined where the sheets give no price. */
  price?: number;
  /** By how much the rest of the plan gets cheaper, from the plan solved again with it. */
  saves: number;
}

/**
 * The smallest set of firm things that cannot all be true: leave any one out and the rest fits. Of a work centre's period
 * (hours), or of a key material up to a period.
 */
export interface Contradiction {
  kind: "hours" | "material";
  /** Work centre, or material. */
  of: string;
  period: number;
  /** What there is at most: regular time and all overtime, or stock and receipts. */
  limit: number;
  /** What is firm and takes more, the largest first; `amount` in hours or in the material's unit. */
  firm: readonly FirmNeed[];
  /** Each of them, when taken, removes this contradiction; the cheapest first. */
  waysOut: readonly WayOut[];
}

export interface FirmNeed {
  kind: "committed" | "independent" | "frozen" | "byHand";
  item?: string;
  quantity?: number;
  amount: number;
}

export interface WayOut {
  kind: "addHours" | "moveLater" | "outsource" | "expediteMaterial";
  item?: string;
  /** Pieces (moved, outsourced), hours or units of material. */
  quantity: number;
  /** Where pieces are moved to, or come from outside. */
  toPeriod?: number;
  /** Pieces that have to go with them, where one item alone is not enough. */
  further?: readonly { item: string; quantity: number; toPeriod: number }[];
  /** Cost against the plan as it is, from the plan solved again with it, the price of the remedy included; negative saves. */
  cost: number;
}

/** By how much the whole forecast may rise until even all overtime and outsourcing no longer keep every date. */
export interface Sensitivity {
  /** 0 = it does not fit as it is; undefined = it holds even at twice the forecast, or is unknown. */
  forecastRise?: number;
  /** Stopped before it was known. */
  unknown?: true;
  /** Which work centre, or which key material, breaks first, and when. */
  workCentre?: string;
  material?: string;
  period?: number;
}

export type ChangeCause = "demand" | "stock" | "capacity" | "material" | "lot" | "byHand" | "cost";

/** One item's departure from the released plan in one period; what has become open orders is apart. */
export interface PlanChange {
  item: string;
  period: number;
  released: number;
  planned: number;
  /** At standard cost. */
  money: number;
  cause: ChangeCause;
}
