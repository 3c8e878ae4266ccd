import type { BalanceItem, BalanceProblem } from "../../src/engine/balance/balanceProblem";
import { hasRealLots, withLotsFixed, withSettled } from "../../src/engine/balance/fixLots";
import { improveLots, totalCost } from "../../src/engine/balance/improveLots";
import { wholeLots } from "../../src/engine/balance/wholeLots";

const anOffered = { index: 0, premium: 1 };
const item = (differs: Partial<BalanceItem> = {}): BalanceItem => ({
  item: "A",
  startingBalance: 0,
  netDemand: [10, 10, 10],
  safetyStock: [0, 0, 0],
  firm: [0, 0, 0],
  lot: { minimum: 0, multiple: 1 },
  hours: [{ centre: 0, each: 2 }],
  open: [true, true, true],
  released: [undefined, undefined, undefined],
  changeCost: 0,
  rates: { holding: [1, 1, 1], backlog: [20, 20, 20], shortfall: [0, 0, 0] },
  offer: [anOffered, anOffered, anOffered],
  ...differs,
});
const problem = (...items: BalanceItem[]): BalanceProblem => ({
  periods: 3,
  firmCost: 0,
  items,
  centres: [{ workCentre: "W", hoursLeft: [40, 40, 40], overtimeLimit: [0, 0, 0], overtimeCost: 1, overloadCost: 100 }],
  offers: [{ limit: 5, periods: [0, 1, 2] }],
});
const none = [0, 0, 0];

test("production is rounded up cumulatively, outsourced pieces down within their limit", () => {
  // Two items share a limit of 5: 2.5 and 2.5 must not become 3 and 3; production makes up for the half piece.
  const found = wholeLots(problem(item(), item()), { production: [[7.5, 10, 10], [10, 10, 7.5]], outsourced: [[2.5, 0, 0], [0, 0, 2.5]] });
  expect(found).toEqual({ production: [[8, 10, 10], [10, 10, 8]], outsourced: [[2, 0, 0], [0, 0, 2]] });
});

test("lots are whole, and what they bring too much is made less later", () => {
  const lots = item({ lot: { minimum: 20, multiple: 8 } });
  expect(wholeLots(problem(lots), { production: [[10, 10, 10]], outsourced: [none] }).production).toEqual([[24, 0, 24]]);
});

test("what outsourcing leaves over is made in the next open period, never in one that is firm", () => {
  const closed = item({ open: [true, false, true], firm: [0, 7, 0] });
  expect(wholeLots(problem(closed), { production: [none], outsourced: [[0, 2.5, 0]] })).toEqual({ production: [[0, 0, 1]], outsourced: [[0, 2, 0]] });
});

test("settled lots become supply under way, their hours are taken, and they come back as they were", () => {
  const two = problem(item({ lot: { minimum: 0, multiple: 15 } }), item());
  const settled = { production: [[15, 15, 0], [10, 10, 10]], outsourced: [none, none] };
  const fixed = withLotsFixed(two, settled);
  expect([hasRealLots(two), hasRealLots(problem(item()))]).toEqual([true, false]);
  expect(fixed.items[0]).toMatchObject({ netDemand: [-5, -5, 10], open: [false, false, false], hours: [] });
  expect(fixed.items[1]).toEqual(two.items[1]);
  expect(fixed.centres[0]!.hoursLeft).toEqual([10, 10, 40]);
  expect(withSettled(two, settled, { production: [none, [5, 15, 10]], outsourced: [none, none] }).production).toEqual([[15, 15, 0], [5, 15, 10]]);
});

test("local search moves a lot out of an overload, drops what nobody needs, and never makes it dearer", () => {
  const two = problem(item({ lot: { minimum: 0, multiple: 10 } }), item({ netDemand: [0, 20, 10] }));
  const start = { production: [[10, 10, 20], [0, 20, 10]], outsourced: [none, none] };
  const better = improveLots(two, start);
  // 60 hours in the second and third periods, 40 allowed: 10 pieces go to the first; the third period's second lot is surplus.
  expect(better.production.map((row) => row.reduce((total, quantity) => total + quantity))).toEqual([30, 30]);
  expect(totalCost(two, start)).toBe(10 + (20 + 20) * 100);
  expect(totalCost(two, better)).toBe(10);
  expect(start.production[0]).toEqual([10, 10, 20]);
});
