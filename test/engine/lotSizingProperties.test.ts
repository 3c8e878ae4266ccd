import fc from "fast-check";
import { sum } from "../../src/engine/arithmetic";
import { splitLot } from "../../src/engine/lotSizing/lotStep";
import { lotSizingRules, plannedReceipts } from "../../src/engine/lotSizing/lotSizingRules";
import { netRequirements } from "../../src/engine/masterSchedule/netting";
import { lotSizingCodes } from "../../src/engine/records";
import { costOf } from "../support/lotSizingCosts";
import { anItem } from "../support/smallFactory";

/** Needs of 1–60, every other one 0, in periods of some days to a month. */
const someNeeds = (maxLength: number) =>
  fc.record({
    needs: fc.array(fc.record({ need: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 60 })), days: fc.integer({ min: 1, max: 31 }) }), { minLength: 1, maxLength }),
    ordering: fc.nat(400),
    holdingPerYear: fc.nat(100),
  }).map(({ needs, ordering, holdingPerYear }) => ({ net: needs.map(({ need }) => need), costs: { ordering, holdingPerYear, days: needs.map(({ days }) => days) } }));
const aLot = fc.record({ lotSizing: fc.constantFrom(...lotSizingCodes), lotSize: fc.nat(60), minimumLot: fc.nat(80), lotMultiple: fc.nat(30), maximumLot: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 150 })) });
const anyRule = fc.constantFrom(...lotSizingCodes);
const runs = { numRuns: 1000 };

/** Stock at the end of each period when nothing else comes in. */
function stockOf(net: readonly number[], receipts: readonly number[]): number[] {
  let stock = 0;
  return net.map((need, t) => (stock += receipts[t]! - need));
}

/** Every way to choose the periods that receive; each receipt lasts until the next. */
function cheapestOfAll(net: readonly number[], costs: Parameters<typeof costOf>[2]): number {
  let best = Infinity;
  for (let chosen = 0; chosen < 2 ** net.length; chosen++) {
    const receipts = net.map(() => 0);
    let open = -1;
    const possible = net.every((need, t) => {
      if (chosen & (1 << t)) open = t;
      if (open >= 0) receipts[open]! += need;
      return need === 0 || open >= 0;
    });
    if (possible) best = Math.min(best, costOf(net, receipts, costs));
  }
  return best;
}

test("every rule, with or without modifiers, covers the need in time, and orders nothing where nothing is needed", () => {
  fc.assert(
    fc.property(someNeeds(14), aLot, ({ net, costs }, lot) => {
      const item = anItem("A", lot);
      for (const receipts of [lotSizingRules[lot.lotSizing](net, item, costs), plannedReceipts(net, item, 1, costs)]) {
        stockOf(net, receipts).forEach((stock) => expect(stock).toBeGreaterThanOrEqual(-1e-6));
        if (sum(net) === 0) expect(sum(receipts)).toBe(0);
      }
    }),
    runs,
  );
});

test("nothing is received before the first need, so nothing in the frozen zone", () => {
  fc.assert(
    fc.property(someNeeds(14), aLot, fc.nat(6), ({ net: gross, costs }, lot, frozen) => {
      const net = netRequirements(0, gross.map(() => 0), gross, gross.map(() => 10), (t) => t >= frozen);
      expect(plannedReceipts(net, anItem("A", lot), 1, costs).slice(0, frozen).every((quantity) => quantity === 0)).toBe(true);
    }),
    runs,
  );
});

test("after the modifiers every receipt is made of orders that keep multiple, minimum and maximum", () => {
  fc.assert(
    fc.property(someNeeds(14), aLot, ({ net, costs }, lot) => {
      const item = anItem("A", lot);
      const own = Math.max(1, lot.lotMultiple);
      const fixed = lot.lotSizing === "FOQ" && lot.lotSize > 0;
      const multiple = fixed ? (lot.lotMultiple > 0 ? Math.ceil(lot.lotSize / own) * own : lot.lotSize) : own;
      const smallest = Math.max(1, Math.ceil(lot.minimumLot / multiple)) * multiple;
      const step = { minimum: lot.minimumLot, multiple, maximum: lot.maximumLot };
      for (const receipt of plannedReceipts(net, item, 1, costs).filter((quantity) => quantity > 0)) {
        const orders = splitLot(receipt, step);
        expect(sum(orders)).toBe(receipt);
        for (const order of orders) {
          expect([order % multiple, order >= smallest]).toEqual([0, true]);
          if (lot.maximumLot > 0) expect(order).toBeLessThanOrEqual(Math.max(lot.maximumLot, smallest));
        }
      }
    }),
    runs,
  );
});

test("POQ, Silver-Meal, LUC, PPB and Wagner-Whitin cover whole needs: each receipt comes when stock is out, and none is left at the end", () => {
  fc.assert(
    fc.property(someNeeds(14), fc.constantFrom("POQ", "SM", "LUC", "PPB", "WW" as const), fc.integer({ min: 1, max: 6 }), ({ net, costs }, code, lotSize) => {
      const receipts = lotSizingRules[code](net, { lotSize, lotMultiple: 0 }, costs);
      const stock = stockOf(net, receipts);
      receipts.forEach((quantity, t) => quantity > 0 && expect([stock[t - 1] ?? 0, net[t]! > 0]).toEqual([0, true]));
      expect(stock.at(-1)).toBe(0);
    }),
    runs,
  );
});

test("without modifiers Wagner-Whitin is never dearer than any other rule", () => {
  fc.assert(
    fc.property(someNeeds(20), anyRule, fc.integer({ min: 1, max: 90 }), ({ net, costs }, code, lotSize) => {
      const cost = (of: typeof code) => costOf(net, lotSizingRules[of](net, { lotSize, lotMultiple: 0 }, costs), costs);
      expect(cost("WW")).toBeLessThanOrEqual(cost(code) * (1 + 1e-8) + 1e-6);
    }),
    runs,
  );
});

test("up to eight periods it is as cheap as the cheapest of all choices", () => {
  fc.assert(
    fc.property(someNeeds(8), ({ net, costs }) => {
      expect(costOf(net, lotSizingRules.WW(net, { lotSize: 0, lotMultiple: 0 }, costs), costs)).toBeCloseTo(cheapestOfAll(net, costs), 6);
    }),
    runs,
  );
});

test("an order that costs nothing is placed for every need; one that costs much is placed once", () => {
  fc.assert(
    fc.property(someNeeds(14), fc.constantFrom("EOQ", "SM", "LUC", "PPB", "WW" as const), ({ net, costs }, code) => {
      const orders = (ordering: number) => lotSizingRules[code](net, { lotSize: 0, lotMultiple: 0 }, { ...costs, holdingPerYear: costs.holdingPerYear + 1, ordering }).filter((quantity) => quantity > 0).length;
      expect(orders(0)).toBe(net.filter((need) => need > 0).length);
      expect(orders(1e9)).toBe(sum(net) > 0 ? 1 : 0);
    }),
    runs,
  );
});
