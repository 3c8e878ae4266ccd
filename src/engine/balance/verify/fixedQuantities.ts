import type { Period } from "../../plan";
import { meets, movedBy, sharesBy } from "./days";
import { beyondRounding, byItem, type Violations } from "./planToVerify";

/** What the planner wrote by hand stands, in any zone. A row these periods cut may be off by the piece its parts are rounded by. */
export const handEditsStand: Violations = ({ records, masterSchedule, periods }) => {
  const [edits, share] = [byItem(records.firmQuantities), sharesBy(records)];
  return masterSchedule.flatMap(({ item, production }) => {
    const own = edits.get(item);
    if (!own) return [];
    return periods.flatMap((period, t) => {
      const rows = own.filter((row) => meets(row, period));
      if (rows.length === 0) return [];
      const { pieces, cut } = share(rows, period);
      return [beyondRounding(Math.abs(production[t]! - pieces) - cut, pieces)];
    });
  });
};

/**
 * In the frozen zone nothing comes from outside, and own production is what was released and is not yet under way. Open
 * orders beyond what is released in their own period are laid to the nearest earlier period that has some left, then to the
 * nearest later one. Periods written by hand are judged above.
 */
export const frozenIsFrozen: Violations = ({ records, masterSchedule, periods }) => {
  const [edits, released, orders] = [byItem(records.firmQuantities), byItem(records.releasedPlan), byItem(records.receipts)];
  const share = sharesBy(records);
  const first = periods[0]?.start ?? "";
  const frozen = periods.flatMap(({ zone }, t) => (zone === "frozen" ? [t] : []));
  if (frozen.length === 0) return [];
  return masterSchedule.flatMap(({ item, production, outsourced }) => {
    const rows = (released.get(item) ?? []).filter(({ end }) => end >= first);
    // The days gone of rows that reach into the plan, as a period of their own before it.
    const gone = { start: rows.reduce((earliest, { start }) => (start < earliest ? start : earliest), first), end: movedBy(first, -1) };
    const stretches = [gone, ...periods].map((stretch) => {
      const due = (orders.get(item) ?? []).reduce((total, order) => total + (order.due >= stretch.start && order.due <= stretch.end ? order.quantity : 0), 0);
      const { pieces, cut } = share(rows, stretch);
      return { left: Math.max(0, pieces - due), beyond: Math.max(0, due - pieces), cut };
    });
    const cut = stretches.reduce((total, stretch) => total + stretch.cut, 0);
    for (const [at, { beyond }] of stretches.entries()) {
      if (beyond === 0) continue;
      const nearest = [...stretches.slice(0, at).reverse(), ...stretches.slice(at + 1)];
      nearest.reduce((pieces, stretch) => {
        const laid = Math.min(pieces, stretch.left);
        stretch.left -= laid;
        return pieces - laid;
      }, beyond);
    }
    return frozen.flatMap((t) => {
      if ((edits.get(item) ?? []).some((row) => meets(row, periods[t]!))) return [outsourced[t]!];
      const { left } = stretches[t + 1]!;
      return [outsourced[t]!, beyondRounding(Math.abs(production[t]! - left) - cut, left)];
    });
  });
};

/**
 * Distance from a whole number of lots, and what the fewest orders the maximum allows miss to their minimum. What was
 * released or written by hand may be any quantity.
 */
export const lotsAreWhole: Violations = ({ records, masterSchedule, periods }) => {
  const items = new Map(records.items.map((item) => [item.item, item]));
  const edits = byItem(records.firmQuantities);
  const off = (quantity: number, multiple: number) => beyondRounding(Math.abs(quantity - Math.round(quantity / multiple) * multiple), quantity);
  return masterSchedule.flatMap(({ item: code, production, outsourced }) => {
    const { lotSizing, lotSize, lotMultiple, minimumLot, maximumLot } = items.get(code)!;
    const smallest = lotMultiple > 0 ? lotMultiple : 1;
    const lot = lotSizing === "FOQ" && lotSize > 0 ? Math.ceil(lotSize / smallest - 1e-9) * smallest : smallest;
    const step = lotSizing === "FOQ" && lotSize > 0 && lotMultiple <= 0 ? lotSize : lot;
    const leastOrder = Math.max(1, Math.ceil(minimumLot / step - 1e-9)) * step;
    const mostOrder = maximumLot > 0 ? Math.max(leastOrder, Math.floor(maximumLot / step + 1e-9) * step) : Infinity;
    const missing = (quantity: number) => beyondRounding(Math.max(1, Math.ceil(quantity / mostOrder - 1e-9)) * leastOrder - quantity, quantity);
    const fixed = (period: Period) => period.zone === "frozen" || (edits.get(code) ?? []).some((row) => meets(row, period));
    return [...production.flatMap((quantity, t) => (quantity > 0 && !fixed(periods[t]!) ? [off(quantity, step), missing(quantity)] : [])), ...outsourced.map((quantity) => off(quantity, 1))];
  });
};
