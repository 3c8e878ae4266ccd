import type { BalanceModel, Decision } from "../balanceModel";
import { itemProgram } from "../bound/itemProgram";
import { chooseLost } from "../feasible";

/** Of a piece: a sum that has lost this much on the way is still whole. */
export const roundingNoise = 1e-6;

/**
 * The quickest whole plan: outsourced pieces rounded down in running totals per offer, so that no limit is passed, own
 * production to the nearest running total, so that nothing drifts. Lost sales are chosen anew.
 */
export function roundPlan(model: BalanceModel, fractional: Decision, storagePrices: Float64Array): Decision {
  const { items, periods } = model;
  const cells = items * periods;
  const decision = { production: new Float64Array(cells), outsourced: new Float64Array(cells), lost: new Float64Array(cells) };
  const program = itemProgram(model, 0);
  for (let i = 0; i < items; i++) {
    roundOutsourced(model, i, fractional, decision.outsourced);
    roundProduction(model, i, fractional, decision);
    chooseLost(model, i, decision, storagePrices, program);
  }
  return decision;
}

function roundOutsourced({ periods, lots, offer }: BalanceModel, i: number, fractional: Decision, outsourced: Float64Array): void {
  const piece = lots.multiple[i]!;
  const running = new Map<number, { drawn: number; placed: number }>();
  for (let cell = i * periods; cell < (i + 1) * periods; cell++) {
    const quantity = fractional.outsourced[cell]!;
    if (piece === 0) outsourced[cell] = quantity;
    if (piece === 0 || !(quantity > 0)) continue;
    const total = running.get(offer[cell]!) ?? { drawn: 0, placed: 0 };
    total.drawn += quantity;
    outsourced[cell] = Math.max(0, wholeBelow(total.drawn, piece) - total.placed);
    total.placed += outsourced[cell]!;
    running.set(offer[cell]!, total);
  }
}

function roundProduction({ periods, lots, open }: BalanceModel, i: number, fractional: Decision, { production, outsourced }: Decision): void {
  const piece = lots.multiple[i]!;
  let owed = 0;
  for (let cell = i * periods; cell < (i + 1) * periods; cell++) {
    owed += fractional.production[cell]! + fractional.outsourced[cell]! - outsourced[cell]!;
    if (!open[cell]) continue;
    production[cell] = piece === 0 ? Math.max(0, owed) : Math.max(0, Math.round(owed / piece) * piece);
    owed -= production[cell]!;
  }
}

/** The next multiple of a piece below; noise of rounding is not below. */
export const wholeBelow = (quantity: number, piece: number): number => Math.floor(quantity / piece + roundingNoise) * piece;
