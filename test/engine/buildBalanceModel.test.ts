import fc from "fast-check";
import { buildBalanceModel } from "../../src/engine/balance/buildBalanceModel";
import type { Decision } from "../../src/engine/balance/balanceModel";
import { costParts } from "../../src/engine/balance/costOf";
import { keyMaterials, materialLimits } from "../../src/engine/balance/keyMaterials";
import { storageLoad } from "../../src/engine/balance/modelStorage";
import { verifyPlan } from "../../src/engine/balance/verifyPlan";
import { workingCalendar } from "../../src/engine/calendar";
import { sortRecords } from "../../src/engine/canonical";
import { capacityNeeds } from "../../src/engine/capacity/capacityNeeds";
import { capacityBase, loadWorkCentres } from "../../src/engine/capacity/roughCut";
import { planDemand } from "../../src/engine/demand/planDemand";
import { completeLine, scheduleItems } from "../../src/engine/masterSchedule/scheduleItems";
import type { PlanningOptions } from "../../src/engine/options";
import { horizonOf } from "../../src/engine/periods";
import type { Records } from "../../src/engine/records";
import { anyFactory, factoryOptions } from "../support/anyFactory";
import { aBomLine, anItem, anOrder, aReceipt, aStock, aWorkCentre, noRecords } from "../support/smallFactory";

/** The stages before the balance, as the plan runs them. */
function inputsOf(unsorted: Records, options: PlanningOptions) {
  const records = sortRecords(unsorted);
  const horizon = horizonOf(options, workingCalendar(records.calendar));
  const demand = planDemand(records, options, horizon);
  const needs = capacityNeeds(records, options, horizon);
  const scheduled = scheduleItems(records, demand, needs, options, horizon);
  const bases = capacityBase(records, demand, new Set(scheduled.map(({ item }) => item)), needs.hoursPerUnit, options, horizon);
  return { records, scheduled, bases, materials: keyMaterials(records, demand, scheduled, options, horizon), options, horizon };
}

/** Random whole pieces within what the model allows. */
function someDecision({ items, periods, open, offer, offerLimit, losable, grades }: ReturnType<typeof buildBalanceModel>["model"], amounts: readonly number[]): Decision {
  const cells = items * periods;
  const decision = { production: new Float64Array(cells), outsourced: new Float64Array(cells), lost: new Float64Array(cells) };
  const left = [...offerLimit];
  for (let cell = 0; cell < cells; cell++) {
    const amount = amounts[cell % amounts.length]!;
    if (open[cell] && amount % 3 === 0) decision.production[cell] = amount;
    const o = offer[cell]!;
    if (o >= 0 && amount % 2 === 0) {
      decision.outsourced[cell] = Math.min(left[o]!, amount % 7);
      left[o]! -= decision.outsourced[cell]!;
    }
    let most = 0;
    for (let g = 0; g < grades; g++) most += losable[cell * grades + g]!;
    decision.lost[cell] = Math.min(most, amount % 11);
  }
  return decision;
}

const near = (found: number, expected: number, magnitude: number) => expect(Math.abs(found - expected)).toBeLessThanOrEqual(1e-6 * Math.max(1, magnitude));

test("whatever is decided, the model's cost is what the verifier reckons from records, part by part", () => {
  fc.assert(
    fc.property(anyFactory, fc.array(fc.nat(60), { minLength: 5, maxLength: 40 }), fc.constantFrom("now", "earlier"), ({ records, options }, amounts, timing) => {
      const inputs = inputsOf(records, options);
      const { horizon, bases, materials } = inputs;
      const loadPeriod: Readonly<Record<string, readonly number[]>> = timing === "now" ? {} : { W: horizon.periods.map((_, t) => Math.max(0, t - 1)) };
      const scheduled = inputs.scheduled.map((line) => ({ ...line, setupHours: { W: 1.5 }, loadPeriod }));
      const { model, items } = buildBalanceModel({ ...inputs, scheduled });
      expect(items).toEqual(scheduled.map(({ item }) => item));
      const decision = someDecision(model, amounts);
      const byCode = new Map(inputs.records.items.map((item) => [item.item, item]));
      const row = (of: Float64Array, i: number) => [...of.slice(i * model.periods, (i + 1) * model.periods)];
      const masterSchedule = scheduled.map((line, i) =>
        completeLine(line, byCode.get(line.item)!, { production: row(decision.production, i).map((quantity, t) => line.firm[t] ?? quantity), outsourced: row(decision.outsourced, i), lost: row(decision.lost, i) }, options),
      );
      const capacity = loadWorkCentres(bases, masterSchedule);
      const storage = storageLoad(masterSchedule, masterSchedule.map(({ item }) => byCode.get(item)!), options, model.periods);
      const verdict = verifyPlan({ records: inputs.records, options, periods: horizon.periods, masterSchedule, capacity, materialLimits: materialLimits(materials, masterSchedule), ...(storage && { storage }) });
      const parts = costParts(model, decision);
      const { cost } = verdict;
      // What is firm cannot be decided: its set-ups and changes are one sum in the model.
      near(parts.setups + parts.change + parts.fixed + parts.storage, cost.setups + cost.change + cost.storage, cost.total);
      near(parts.holding, cost.holding, cost.total);
      near(parts.shortfall, cost.safetyShortfall, cost.total);
      near(parts.backlog, cost.backlog, cost.total);
      near(parts.lostSales, cost.lostSales, cost.total);
      near(parts.outsourcing, cost.outsourcing, cost.total);
      near(parts.overtime, cost.overtime, cost.total);
      near(parts.overload, cost.overload, cost.total);
      near(parts.materialShortage, cost.materialShortage, cost.total);
    }),
    { numRuns: 400 },
  );
});

describe("how long customers wait", () => {
  const weeks: PlanningOptions = { ...factoryOptions, frozenDays: 0, slushyDays: 0 };
  const records: Records = {
    ...noRecords,
    items: [anItem("P")],
    orders: [
      anOrder("1", "P", 20, "2026-05-20"),
      ...["2026-06-02", "2026-06-09", "2026-06-16"].map((due, k) => anOrder(`C${k}`, "P", k === 0 ? 50 : 70, due)),
      anOrder("A1", "P", 10, "2026-06-02", { grade: "A" }),
    ],
  };
  const byGrade = (of: Float64Array, periods: number, grade: number) => Array.from({ length: periods }, (_, t) => Math.round(of[t * 3 + grade]! * 1e6) / 1e6);

  test("10 days hold the week and three sevenths of the week before; past due counts with the first week", () => {
    const { model } = buildBalanceModel(inputsOf(records, { ...weeks, waitingDaysC: 10 }));
    expect(byGrade(model.demand, 5, 2)).toEqual([70, 70, 70, 0, 0]);
    expect(byGrade(model.waiting, 5, 2)).toEqual([70, 100, 100, 30, 10]);
    expect(byGrade(model.losable, 5, 2)).toEqual([70, 70, 70, 0, 0]);
    expect(model.startingBalance[0]).toBe(0);
  });

  test("who waits without limit is never lost, and may be owed everything so far", () => {
    const { model } = buildBalanceModel(inputsOf(records, { ...weeks, waitingDaysC: 10 }));
    expect(byGrade(model.waiting, 5, 0)).toEqual([10, 10, 10, 10, 10]);
    expect(byGrade(model.losable, 5, 0)).toEqual([0, 0, 0, 0, 0]);
  });
});

describe("key material", () => {
  // P (2 days) of SUB (2 days), SUB of 2.2 KEY; an order for KEY placed on 1 June is in on the 15th.
  const records: Records = {
    ...noRecords,
    items: [anItem("P", { leadTimeDays: 2 }), anItem("SUB", { type: "semiFinished", leadTimeDays: 2 }), anItem("KEY", { type: "raw", source: "buy", leadTimeDays: 10, keyMaterial: true })],
    bom: [aBomLine("P", "SUB"), aBomLine("SUB", "KEY", 2, { scrap: 0.1 })],
    stock: [aStock("KEY", 100), aStock("SUB", 10)],
    receipts: [aReceipt("B1", "KEY", 44, "2026-06-10", { source: "buy" }), aReceipt("W1", "SUB", 5, "2026-06-10")],
    orders: [anOrder("1", "P", 200, "2026-06-12"), anOrder("2", "SUB", 1, "2026-06-10")],
    workCentres: [aWorkCentre("W")],
  };
  const options: PlanningOptions = { ...factoryOptions, frozenDays: 0, slushyDays: 0 };

  test("stock, its content in components on hand and under way, and receipts, until an order placed today is in", () => {
    const { materials } = inputsOf(records, options);
    // 10 pieces of SUB hold 22 KEY; 5 due on the 10th stand for 11 that would be issued on the 8th. The spare SUB of the 10th takes 2.2.
    expect(materials).toEqual([{ item: "KEY", lastPeriod: 1, supply: [122, 55, 0, 0, 0], taken: [2.2, 0, 0, 0, 0], users: new Map([["P", { each: 2.2, period: [0, 0, 1, 2, 3] }]]) }]);
  });

  test("is taken four working days before a piece is done, and without limit once its lead time is over", () => {
    const { model, resources } = buildBalanceModel(inputsOf(records, options));
    expect(resources).toEqual([{ kind: "hours", code: "W" }, { kind: "material", code: "KEY" }]);
    expect([...model.resources[1]!.limit]).toEqual([119.8, 55, Infinity, Infinity, Infinity]);
    expect(model.timings.map((timing) => [...timing])).toEqual([[0, 0, 1, 2, 3]]);
    expect([model.useEach[0], model.useResource[0], model.useTiming[0]]).toEqual([2.2, 1, 0]);
  });
});
