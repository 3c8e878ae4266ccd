import type { Plan } from "../../src/engine/plan";
import type { Problem } from "../../src/engine/problem";
import { ranked } from "../../src/engine/exceptions/exceptions";
import { forDecision } from "../../src/reports/decisions";
import { anItem } from "../support/smallFactory";

const plan = {
  items: { cheap: anItem("cheap", { standardCost: 1 }), dear: anItem("dear", { standardCost: 1000 }) },
  capacity: [{ workCentre: "W", overtimeCost: 100 }],
} as unknown as Plan;

const late = (item: string, quantity: number): Problem => ({ kind: "lateDemand", item, period: 1, quantity, stoppedBy: [] });
const overload: Problem = { kind: "capacityOverload", workCentre: "W", period: 1, untilPeriod: 2, load: 130, capacity: 100 };
const note: Problem = { kind: "belowSafetyStock", item: "dear", period: 1, quantity: 1000 };

test("money decides among warnings, and notes come last however large", () => {
  expect(ranked([note, late("cheap", 2000), late("dear", 10), overload], plan).map(({ problem }) => problem)).toEqual([late("dear", 10), overload, late("cheap", 2000), note]);
});

test("the meeting hears each subject once, and no notes", () => {
  expect(forDecision(plan, [late("dear", 1), late("dear", 7), note, overload], 5)).toEqual([late("dear", 7), overload]);
});

test("five at most", () => {
  const many = Array.from({ length: 9 }, (_, n): Problem => ({ kind: "pastDueRelease", item: `I${n}`, quantity: n }));
  expect(forDecision(plan, many, 5)).toHaveLength(5);
});
