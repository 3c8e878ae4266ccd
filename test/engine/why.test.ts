import type { Plan } from "../../src/engine/plan";
import { planOperations } from "../../src/engine/planOperations";
import { why } from "../../src/engine/questions/why";
import { smallOptions, smallRecords } from "../support/smallFactory";
import { aPlan } from "../taskpane/aPlan";
import { planningTools } from "../support/planningTools";

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

describe("the valve of April's pumps", () => {
  const answer = why(aPlan(), "V100");

  test("30 in stock and 95 ordered are for the forecast, the pump's lot and scrap", () => {
    expect(answer).toMatchObject({ quantity: 125, reasons: [{ reason: "forecast", quantity: 100 }, { reason: "lotSurplus", quantity: 20 }, { reason: "scrap", quantity: 5 }] });
    expect(answer.parents).toEqual([{ item: "P100", quantity: 120 }]);
    expect(answer.demands).toEqual([
      { item: "P100", reason: "forecast", period: 1, quantity: 100 },
      { item: "P100", reason: "lotSurplus", quantity: 20 },
      { item: "V100", reason: "scrap", quantity: 5 },
    ]);
  });

  test("the next release is its purchase order's day", () => expect(answer.next).toMatchObject({ supply: { period: 1, quantity: 95 }, release: { period: 0, day: "2026-03-27" } }));

  test("its own problems come, and those it stops", () => {
    const late = { kind: "lateDemand" as const, item: "P100", period: 1, quantity: 5, stoppedBy: [{ kind: "leadTime" as const, item: "V100", leadTimeDays: 3 }] };
    const plan = aPlan({ problems: [...aPlan().problems, late] });
    expect(why(plan, "V100").problems.map(({ kind }) => kind)).toEqual(["lateDemand", "belowSafetyStock"]);
    expect(why(plan, "P100").problems).toEqual([late]);
    expect(why(plan, "P200").problems).toEqual([]);
  });

  test("one period's supplies only, with that period's balance", () => {
    expect(why(aPlan(), "V100", 1)).toMatchObject({ quantity: 95, balance: { demand: 120, supply: 90, available: 0 } });
    expect(why(aPlan(), "V100", 0)).toMatchObject({ quantity: 0, supplies: [] });
  });
});

test("of every item of a real plan, supplies, reasons and end demands are the same quantity", async () => {
  const plan: Plan = await planOperations(smallRecords, smallOptions, planningTools(), () => {});
  const answers = Object.keys(plan.items).map((item) => why(plan, item));
  expect(answers.filter(({ supplies }) => supplies.length > 0).length).toBeGreaterThan(5);
  for (const { quantity, reasons, demands, supplies } of answers) {
    expect(sum(reasons.map((part) => part.quantity))).toBeCloseTo(quantity, 6);
    expect(sum(demands.map((part) => part.quantity))).toBeCloseTo(quantity, 6);
    for (const { supply, reasons: parts } of supplies) expect(sum(parts.map((part) => part.quantity))).toBeCloseTo(supply.quantity, 6);
  }
});
