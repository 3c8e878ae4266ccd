/**
 * The balance as numbers: everything it decides on and under, by index instead of by code. I items, T periods, G grades
 * (best first), R resources, O offers. Matrices are row-major: item i in period t stands at i·T + t, its grade g at
 * (i·T + t)·G + g. Quantities in pieces, costs in money per piece (or per hour), Infinity = without limit.
 *
 * What is decided per item and period: production, outsourced pieces, lost sales. What follows, at the least cost:
 *   net(t) = net(t−1) + supply + production + outsourced + lost − Σ demand        net > 0 is stock, net < 0 is owed
 *   stock costs `holding`; each piece missing below `safetyStock` costs `shortfall`
 *   what is owed counts as the lowest grade's first, up to what that grade's customers wait for (`waiting`), then the
 *   next grade's, and beyond all of them costs `overdueCost`; what is lost counts as the lowest grade's first
 *   |production − released| costs `changeCost` in open periods
 *   hours (or key material) beyond `limit` cost the steps in order, then `beyondCost` without limit
 */
export interface BalanceModel {
  items: number;
  periods: number;
  grades: number;

  /** I: stock less what is owed before the first period. */
  startingBalance: Float64Array;
  /** I·T·G, ≥ 0. */
  demand: Float64Array;
  /** I·T: scheduled receipts and firm production. */
  supply: Float64Array;

  /** I·T: 1 where production is decided; 0 where it is none (what is firm is supply). */
  open: Uint8Array;
  /** I·T: what changes are counted from, ≥ 0; 0 where changes cost nothing. */
  released: Float64Array;
  /** I·T: cost of a piece more or less than `released`; 0 where changes cost nothing. */
  changeCost: Float64Array;
  /** I·T: further cost of a piece produced, ≥ 0, usually 0. */
  productionCost: Float64Array;

  /** I·T each. */
  safetyStock: Float64Array;
  holding: Float64Array;
  shortfall: Float64Array;

  /** I·T·G: most pieces of the grade that may be owed at the end of the period; rises where all may wait. */
  waiting: Float64Array;
  /** I·T·G: cost of a piece owed at the end of the period; never rises from a better grade to a lower one. */
  backlogCost: Float64Array;
  /** I·T: cost of a piece owed beyond every grade's waiting; at least the best grade's `backlogCost`. */
  overdueCost: Float64Array;
  /** I·T·G: most pieces of the grade's demand that may be given up in the period, ≤ demand; 0 = none. */
  losable: Float64Array;
  /** I·T·G: never rises from a better grade to a lower one. */
  lostCost: Float64Array;

  /** I each: lots of own production. */
  lots: LotRules;

  /** What items take of resources, item by item: uses of item i are useStart[i] … useStart[i+1] − 1, by resource. */
  useStart: Int32Array;
  useResource: Int32Array;
  /** Per piece produced. */
  useEach: Float64Array;
  /** Per set-up, i.e. per period with production. */
  useSetup: Float64Array;
  /** Index into `timings`: in which period production of period t takes it; −1 = the same period. */
  useTiming: Int32Array;
  /** T each: period of use by period of completion, never later. */
  timings: readonly Int32Array[];
  resources: readonly Resource[];

  /** I·T: index of the outsourcing offer that may be drawn on, −1 = none. */
  offer: Int32Array;
  /** I·T: cost of an outsourced piece beyond its own material, ≥ 0. */
  offerCost: Float64Array;
  /** O: most pieces in all items and periods of the offer. */
  offerLimit: Float64Array;

  /** Room for stock, where it is limited. */
  storage?: Storage;
  /** What no decision can change; part of every objective and bound. */
  fixedCost: number;
}

export interface LotRules {
  /** Pieces per lot, > 0: 1 = whole pieces, 0 = any quantity. */
  multiple: Float64Array;
  /** Least production in a period that produces at all, a multiple of the lot; 0 = none. */
  minimum: Float64Array;
  /** Cost of a set-up, i.e. per period with production; 0 = none. */
  setupCost: Float64Array;
}

/**
 * A work centre (hours that are gone when the period is over) or a key material (what is left is carried on).
 * Work centre: used(t) ≤ limit(t) + Σ steps + beyond. Key material: Σ used up to t ≤ Σ limit up to t + beyond up to t.
 */
export interface Resource {
  kind: "hours" | "material";
  /** T: what is left after everything firm; may be negative. */
  limit: Float64Array;
  /** Overtime by rising price; none for materials. */
  steps: readonly { cost: number; limit: Float64Array }[];
  /** Price of what neither the limit nor the steps cover: an overload is told instead of failing. */
  beyondCost: number;
}

/** Σ each · stock(t) ≤ limit + beyond(t); stock at the end of the period, backlog needs no room. */
export interface Storage {
  /** I: room per piece. */
  each: Float64Array;
  /** T */
  limit: Float64Array;
  /** T: per unit of room and period. */
  beyondCost: Float64Array;
}

/** I·T each, pieces. */
export interface Decision {
  production: Float64Array;
  outsourced: Float64Array;
  lost: Float64Array;
}

/** Prices of what is scarce, ≥ 0, as the linear program's duals: what one unit more of it would save. */
export interface Prices {
  /** R·T: per hour, or per unit of material in the period it is taken. */
  resources: Float64Array;
  /** O: per piece. */
  offers: Float64Array;
  /** T: per unit of room; empty without storage. */
  storage: Float64Array;
}

/** The plan and the prices a solver of the linear program ends with; lots and set-ups are ignored. */
export interface Relaxation {
  decision: Decision;
  prices: Prices;
  /** Cost of `decision`, by `costOf`. */
  cost: number;
  /** Proven: no plan whatever costs less. By `lowerBound` at `prices`, never by the solver's word. */
  bound: number;
  iterations: number;
}
