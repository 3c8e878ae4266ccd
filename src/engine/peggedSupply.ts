import type { IsoDate } from "./records";

/** What every supply of a plan is there for; built in `pegging/`. */

/** What a supply is there for 供应来由. */
export const reasons = ["order", "forecast", "safetyStock", "lotSurplus", "scrap"] as const;
export type Reason = (typeof reasons)[number];

export type SupplyKind = "stock" | "released" | "firm" | "planned" | "outsourced";

/** Where a part of a supply goes, one level up. */
export type PegTarget =
  | { kind: "order"; order: string; due: IsoDate }
  | { kind: "forecast"; period: number }
  /** A parent's supply, as an index of `Plan.supplies`. */
  | { kind: "parent"; supply: number }
  | { kind: "safetyStock" }
  | { kind: "lotSurplus"; because: "minimum" | "multiple" | "periodCover" | "none" }
  | { kind: "scrap" };

export interface Peg {
  /** In the supply's own units, started pieces. */
  quantity: number;
  to: PegTarget;
}

/**
 * A stock, an open order or a planned order with everything it is there for, first in, first out by date.
 *   quantity = Σ pegs = Σ reasons, exactly
 */
export interface PeggedSupply {
  item: string;
  kind: SupplyKind;
  /** Of an open order. */
  order?: string;
  /** Period of receipt; −1 = there, or past due. */
  period: number;
  /** Pieces on hand, of a released order or a firm purchase, complete from outside, or started (raised by yield) of a planned or firm one. */
  quantity: number;
  pegs: readonly Peg[];
  /** To the end demand, through all parents. */
  reasons: Readonly<Record<Reason, number>>;
}

/** What one end demand asks of a supply, in the supply's units. */
export interface EndDemand {
  /** The item demanded; for safety stock and lot surplus the item they belong to. */
  item: string;
  reason: Reason;
  /** Of a customer order. */
  order?: string;
  /** Period the demand is due in, −1 = past due; undefined for what has no date. */
  period?: number;
  quantity: number;
}
