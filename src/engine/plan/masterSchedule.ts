import type { Bucketed, DemandLine } from "./demand";

/**
 * One master-scheduled item: every finished good that is no component of another item (those are planned by MRP).
 *   available[t] = available[t−1] + receipts[t] + production[t] + outsourced[t] + lost[t] − demand[t]
 *   with available[−1] = openingStock + receipts.pastDue − orders.pastDue; negative = backlog.
 */
export interface MasterScheduleLine {
  item: string;
  family: string;
  /** Usable: on hand − allocated − on hold. */
  openingStock: number;
  /** On hand that is not usable (allocated or on hold). */
  unusableStock: number;
  /** Level to keep at the end of each period: the higher of pieces and days of cover. */
  safetyStock: readonly number[];
  demand: DemandLine;
  /** Scheduled receipts under way, released and firm. */
  receipts: Bucketed;
  /** Starts of the firm planned orders among `receipts`, by release period: their components are still to be issued. */
  firmReleases: Bucketed;
  /**
   * Production that may not change: in the frozen zone what was released and is not yet among the receipts, and what the
   * planner fixed by hand; undefined where the plan is free. A frozen period is never free.
   */
  firm: readonly (number | undefined)[];
  /** Of `firm`, what the planner fixed by hand. */
  firmByHand: readonly (number | undefined)[];
  /** Netted by the lot rule as if capacity were unlimited. */
  unconstrained: readonly number[];
  /** DECISION: planned completions of own production (or purchase, for a bought finished good). */
  production: readonly number[];
  /** DECISION: complete pieces from outside. */
  outsourced: readonly number[];
  /** DECISION: demand given up because its customers do not wait as long 失销; always 0 where they wait without limit. */
  lost: readonly number[];
  available: readonly number[];
  /** Cumulative, promise-safe: min over s ≥ t of (supply − orders up to s). */
  availableToPromise: readonly number[];
  /** Discrete, per period with supply. */
  discreteAvailableToPromise: readonly number[];
  /** Demand shipped: demand[t] − lost[t] + backlog[t−1] − backlog[t]. */
  shipments: readonly number[];
  /**
   * Starts of `production`: each receipt becomes ⌈receipt ÷ yield⌉ pieces (to six decimals where the receipt is not whole),
   * released lead time working days before the first working day of the receipt's period.
   */
  releases: Bucketed;
  /** Index of the period a receipt of period t is released in; −1 = past due. */
  releasePeriod: readonly number[];
  /** The released plan in these periods; undefined where there is none. */
  released?: readonly number[];
  /** Of `released`, what is not under way as open orders: what production is held against. */
  releasedOpen?: readonly number[];
  /**
   * Hours one good piece needs per work centre, its make components included (bill of capacity): scrap, batch size and
   * yield raise them. Its own set-ups are apart; those of components are spread over the lot of FOQ items and left out for
   * the others.
   */
  hoursPerUnit: Readonly<Record<string, number>>;
  /** Hours of one set-up of the item's own operations per work centre: one for each period with production. */
  setupHours: Readonly<Record<string, number>>;
  /** Cost of one set-up: the item's ordering cost, for own production. */
  setupCost: number;
  /**
   * By work centre, where the resource profile is used: index of the period in which production of each period needs its
   * hours. A work centre left out needs them in the period of completion.
   */
  loadPeriod: Readonly<Record<string, readonly number[]>>;
}
