import fc from "fast-check";
import { cumulativeAvailableToPromise, discreteAvailableToPromise } from "../../src/engine/masterSchedule/availableToPromise";
import { plannedReceipts } from "../../src/engine/lotSizing/lotSizingRules";
import { netRequirements, projectAvailable } from "../../src/engine/masterSchedule/netting";
import { releasesOf, startsFor } from "../../src/engine/releases";
import { perPeriod } from "../support/lotSizingCosts";
import { anItem } from "../support/smallFactory";

describe("netting", () => {
  test("safety stock is a level: 10 kept against 20, 20, 20 from nothing", () => {
    expect(netRequirements(0, [0, 0, 0], [20, 20, 20], [10, 10, 10])).toEqual([30, 20, 20]);
  });

  test("what is firm is counted: 12 on hand, 3 under way, demand 5, safety 10 needs nothing", () => {
    expect(netRequirements(12, [3], [5], [10])).toEqual([0]); // OCA manufacture issue 1247
  });

  test("stock 60, demand 75, safety 10 needs 25", () => {
    expect(netRequirements(60, [0], [75], [10])).toEqual([25]); // Odoo reordering rule example
  });

  test("a closed period gets nothing; the next open one makes good", () => {
    expect(netRequirements(5, [0, 0, 0], [10, 10, 10], [0, 0, 0], (t) => t > 0)).toEqual([0, 15, 10]);
  });
});

describe("available to promise", () => {
  // J.D. Edwards: 80 on hand, lots of 60 in periods 3 and 6, forecast 20 each, orders as below, demand fence after period 4.
  const [supply, orders] = [[0, 0, 60, 0, 0, 60, 0, 0], [30, 25, 30, 10, 0, 35, 0, 0]];

  test("J.D. Edwards' example", () => {
    expect(projectAvailable(80, [supply], [30, 25, 30, 10, 20, 35, 20, 20])).toEqual([50, 25, 55, 45, 25, 50, 30, 10]);
    expect(discreteAvailableToPromise(80, supply, orders)).toEqual([25, 0, 20, 0, 0, 25, 0, 0]);
    expect(cumulativeAvailableToPromise(80, supply, orders)).toEqual([25, 25, 45, 45, 45, 70, 70, 70]);
  });

  test("lots of 75 against the greater of forecast 50 and orders (Stevenson)", () => {
    const booked = [52, 35, 20, 12, 0, 0, 0, 0];
    const gross = booked.map((order) => Math.max(order, 50));
    const receipts = plannedReceipts(netRequirements(0, gross.map(() => 0), gross, gross.map(() => 0)), anItem("A", { lotSizing: "FOQ", lotSize: 75 }), 1, perPeriod(0, 0, gross.length));
    expect(receipts).toEqual([75, 75, 75, 0, 75, 75, 0, 75]);
    expect(projectAvailable(0, [receipts], gross)).toEqual([23, 48, 73, 23, 48, 73, 23, 48]);
    expect(discreteAvailableToPromise(0, receipts, booked)).toEqual([23, 40, 43, 0, 75, 75, 0, 75]);
  });

  test("safety stock of 20 that is not promised: J.D. Edwards' example with 20 less, the level's rise taken where it rises", () => {
    const level = Array.from({ length: 8 }, () => 20);
    expect(cumulativeAvailableToPromise(80, supply, orders, level)).toEqual([5, 5, 25, 25, 25, 50, 50, 50]);
    expect(discreteAvailableToPromise(80, supply, orders, level)).toEqual([5, 0, 20, 0, 0, 25, 0, 0]);
    const rising = [20, 20, 20, 20, 20, 35, 35, 35];
    expect(cumulativeAvailableToPromise(80, supply, orders, rising)).toEqual([5, 5, 25, 25, 25, 35, 35, 35]);
    expect(discreteAvailableToPromise(80, supply, orders, rising)).toEqual([5, 0, 20, 0, 0, 10, 0, 0]);
  });

  const quantities = fc.array(fc.nat(100), { minLength: 8, maxLength: 8 });
  test("what is promised never touches the level kept back", () => {
    fc.assert(
      fc.property(fc.nat(200), quantities, quantities, quantities, fc.nat(7), (start, received, booked, level, t) => {
        const promise = Math.max(0, cumulativeAvailableToPromise(start, received, booked, level)[t]!);
        const before = projectAvailable(start, [received], booked);
        projectAvailable(start, [received], booked.map((order, s) => (s === t ? order + promise : order))).forEach((left, s) => expect(left).toBeGreaterThanOrEqual(Math.min(before[s]!, level[s]!)));
      }),
    );
  });

  test("a promise within it leaves every order kept, and more supply never promises less", () => {
    fc.assert(
      fc.property(fc.nat(200), quantities, quantities, fc.nat(7), (start, received, booked, t) => {
        const promise = cumulativeAvailableToPromise(start, received, booked);
        const after = booked.map((order, s) => (s === t ? order + Math.max(0, promise[t]!) : order));
        const before = projectAvailable(start, [received], booked);
        projectAvailable(start, [received], after).forEach((left, s) => {
          if (before[s]! >= 0) expect(left).toBeGreaterThanOrEqual(Math.min(0, promise[s]!));
        });
        cumulativeAvailableToPromise(start, received.map((quantity, s) => (s === t ? quantity + 5 : quantity)), booked).forEach((more, s) => expect(more).toBeGreaterThanOrEqual(promise[s]!));
      }),
    );
  });
});

describe("releases", () => {
  test.each([
    [100, 0.97, 104],
    [97, 0.97, 100],
    [12.4, 1, 12.4],
    [0.5, 0.8, 0.625],
    [0, 0.9, 0],
  ])("%d good at yield %d starts %d", (receipt, goodShare, expected) => {
    expect(startsFor(receipt, goodShare)).toBe(expected);
  });

  test("what should have started before the plan stays apart", () => {
    expect(releasesOf([10, 20, 30], [-1, 0, 0], 1)).toEqual({ pastDue: 10, periods: [50, 0, 0] });
  });
});
