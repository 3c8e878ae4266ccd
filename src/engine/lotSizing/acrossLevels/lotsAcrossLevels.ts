import { daysPerYear } from "../costs";
import { wagnerWhitin } from "../wagnerWhitin";
import { improve, type Neighbourhood, searchOn } from "./localSearch";
import { lotState, type LotState } from "./lotState";
import { neighbourhoods } from "./neighbourhoods";
import { seededWhole } from "./random";
import type { LotStructure } from "./structure";

export interface LotsAcrossLevels {
  /** Receipts per period of the items that decide, by item number. */
  receipts: ReadonlyMap<number, readonly number[]>;
  /** Ordering and holding cost of all planned items: with every item's own rule, and as decided. */
  ownRulesCost: number;
  cost: number;
}

/** Rows the search may plan: so many for each lot there may be, and never more cells than this in all. */
const rowsPerDecision = 1_400;
const mostCells = 6e6;
/** Ordering costs raised by these, beside the components' own, for the plans that the search begins with. */
const raises = [0, 0.25, 0.5, 1];

/**
 * Multi-level lot sizing without capacity, to the least ordering and holding cost across levels.
 *   min Σ A(i) · orders(i) + Σ h(i) · days(t) · stock(i, t)
 * where a parent's lots are its components' requirements. Begins with every item's own rule, then with Wagner-Whitin level
 * by level with ordering costs raised by part of the components' (a parent's lot causes theirs), then an iterated local
 * search over set-ups: single lots, moves, and the same change in related items. Never dearer than the items' own rules.
 * Minimum, multiple and maximum are applied to each lot afterwards and their cost is counted. Deterministic; the effort
 * grows with items × periods up to a limit. Problem and instances: Dellaert & Jeunet (2000).
 */
export function lotsAcrossLevels(structure: LotStructure): LotsAcrossLevels {
  const state = lotState(structure);
  const ownRulesCost = state.cost();
  const { columns } = structure.network;
  const parts = neighbourhoods(structure);
  const decisions = parts.reduce((total, { items }) => total + items.length, 0) * (columns - 1);
  const rows = Math.min(rowsPerDecision * decisions, Math.floor(mostCells / columns));
  for (const part of parts) {
    const budget = state.work() + (rows * part.items.length * (columns - 1)) / decisions;
    begin(state, structure, part, budget);
    if (part.items.length > 1) searchOn(state, part, seededWhole(1), budget);
  }
  const decided = parts.flatMap(({ items }) => items.map((item) => [item, Array.from(state.receiptsOf(item).subarray(1))] as const));
  return { receipts: new Map(decided), ownRulesCost, cost: state.cost() };
}

/** The best of several plans to begin with, each improved. */
function begin(state: LotState, structure: LotStructure, part: Neighbourhood, budget: number): void {
  improve(state, part, part.items, budget);
  state.keep();
  for (const raise of raises) {
    const before = state.cost();
    const mark = state.mark();
    wagnerWhitinDown(state, structure, part, raise);
    improve(state, part, part.items, budget);
    if (state.cost() > before) state.undo(mark);
    else state.keep();
  }
}

function wagnerWhitinDown(state: LotState, { ordering, holdingPerDay, days }: LotStructure, { items, below }: Neighbourhood, raise: number): void {
  const withComponents = (item: number) => ordering[item]! + raise * below.get(item)!.reduce((total, other) => total + ordering[other]!, 0);
  const anyQuantity = { lotSize: 0, lotMultiple: 0 };
  state.place(items, (item, net) => wagnerWhitin(net, anyQuantity, { ordering: withComponents(item), holdingPerYear: daysPerYear * holdingPerDay[item]!, days }));
}
