import fc from "fast-check";
import { sum } from "../../src/engine/arithmetic";
import { defaultOptions, type PlanningOptions } from "../../src/engine/options";
import { endDemandTrace } from "../../src/engine/pegging/endDemand";
import type { PeggedSupply } from "../../src/engine/peggedSupply";
import type { Plan } from "../../src/engine/plan";
import { planOperations } from "../../src/engine/planOperations";
import type { Item, Records } from "../../src/engine/records";
import { aBomLine, anItem, anOrder, aReceipt, aStock, noRecords } from "../support/smallFactory";
import { planningTools } from "../support/planningTools";

/** Five weeks of June 2026, cut at the month's end; the first is frozen. Two products, two parts, two materials, three levels. */
const starts = ["2026-06-08", "2026-06-15", "2026-06-22", "2026-06-29", "2026-07-01"] as const;
const ends = ["2026-06-14", "2026-06-21", "2026-06-28", "2026-06-30", "2026-07-05"] as const;
const base: PlanningOptions = { ...defaultOptions, planDate: starts[0], weeklyPeriods: 4, horizonMonths: 1, slushyDays: 0 };
const tools = planningTools();

const codes = ["F1", "F2", "S1", "S2", "R1", "R2"] as const;
type Code = (typeof codes)[number];
const levels: Readonly<Record<Code, Partial<Item>>> = {
  F1: {}, F2: {}, S1: { type: "semiFinished" }, S2: { type: "semiFinished" }, R1: { type: "raw", source: "buy" }, R2: { type: "raw", source: "buy", wholePieces: false },
};
const bills = [["F1", "S1"], ["F1", "R1"], ["F2", "S1"], ["F2", "S2"], ["S1", "S2"], ["S1", "R2"], ["S2", "R1"]] as const;

const lots: readonly Partial<Item>[] = [{}, { lotMultiple: 7 }, { minimumLot: 30 }, { lotSizing: "FOQ", lotSize: 25 }, { lotSizing: "POQ", lotSize: 2 }, { lotSizing: "EOQ", orderingCost: 50 }];
const someDay = fc.constantFrom("2026-06-01", ...starts, "2026-06-18", "2026-07-20");
const someItem = fc.record({
  lot: fc.constantFrom(...lots),
  differs: fc.record({ yield: fc.constantFrom(1, 1, 0.9, 0.37), safetyStock: fc.constantFrom(0, 0, 12), safetyDays: fc.constantFrom(0, 0, 4), leadTimeDays: fc.constantFrom(0, 2, 8) }),
  stock: fc.record({ onHand: fc.nat(60), allocated: fc.constantFrom(0, 0, 20) }),
  receipts: fc.array(fc.record({ quantity: fc.integer({ min: 1, max: 40 }), due: someDay, firm: fc.boolean() }), { maxLength: 2 }),
});
const someLine = fc.record({ quantityPer: fc.constantFrom(1, 2, 0.75, 0.333333), scrap: fc.constantFrom(0, 0, 0.1, 0.07), batchSize: fc.constantFrom(1, 1, 3), from: fc.option(fc.constantFrom(...starts), { nil: undefined, freq: 5 }) });
const someFactory = fc.record({
  items: fc.array(someItem, { minLength: codes.length, maxLength: codes.length }),
  lines: fc.array(someLine, { minLength: bills.length, maxLength: bills.length }),
  orders: fc.array(fc.record({ item: fc.constantFrom("F1", "F2", "S1"), quantity: fc.integer({ min: 1, max: 50 }), shipped: fc.constantFrom(0, 0, 1), due: someDay }), { maxLength: 6 }),
  forecasts: fc.array(fc.record({ item: fc.constantFrom("F1", "F2", "S2"), quantity: fc.nat(90), period: fc.nat(starts.length - 1) }), { maxLength: 5 }),
  options: fc.record({ frozenDays: fc.constantFrom(0, 5), scrapConvention: fc.constantFrom("addedToNet" as const, "shareOfInput" as const), liquidDemand: fc.constantFrom("ordersAndForecast" as const, "forecastOnly" as const), reschedulingDays: fc.constantFrom(0, 10) }),
});
type Factory = typeof someFactory extends fc.Arbitrary<infer T> ? T : never;

function recordsOf({ items, lines, orders, forecasts }: Factory): Records {
  return {
    ...noRecords,
    items: codes.map((code, i) => anItem(code, { ...levels[code], ...items[i]!.lot, ...items[i]!.differs })),
    bom: bills.map(([parent, component], b) => {
      const { from, ...line } = lines[b]!;
      return aBomLine(parent, component, line.quantityPer, { ...line, ...(from !== undefined && { from }) });
    }),
    stock: codes.map((code, i) => aStock(code, items[i]!.stock.onHand, { allocated: items[i]!.stock.allocated })),
    receipts: codes.flatMap((code, i) =>
      items[i]!.receipts.map(({ quantity, due, firm }, r) => aReceipt(`${code}-${r}`, code, quantity, due, { status: firm ? "firm" : "released", source: levels[code].source ?? "make" })),
    ),
    orders: orders.map(({ item, quantity, shipped, due }, o) => anOrder(`O${o}`, item, quantity, due, { shipped })),
    forecasts: forecasts.map(({ item, quantity, period }, f) => ({ item, channel: "domestic", office: `D${f}`, start: starts[period]!, end: ends[period]!, quantity })),
  };
}

const planFor = (records: Records, { options }: Factory): Promise<Plan> => planOperations(records, { ...base, ...options }, tools, () => {});

const inMillionths = (quantities: readonly number[]): number => sum(quantities.map((quantity) => Math.round(quantity * 1e6)));
const pegsOf = (supplies: readonly PeggedSupply[], kind: string) => supplies.flatMap((supply) => supply.pegs.filter(({ to }) => to.kind === kind).map((peg) => ({ ...peg, supply })));

const lineOf = (plan: Plan, item: string) => {
  const scheduled = plan.masterSchedule.find((line) => line.item === item);
  if (scheduled) return { ...scheduled, required: { pastDue: scheduled.demand.orders.pastDue, periods: scheduled.demand.total } };
  const material = plan.materials.find((line) => line.item === item)!;
  return { ...material, required: material.gross };
};

/** Balance before the first period, and whether the plan itself is short in every period from one to another. */
function isLateBetween(plan: Plan, item: string, need: number, supply: number): boolean {
  const { openingStock, receipts, required, available } = lineOf(plan, item);
  const balances = [openingStock + receipts.pastDue - required.pastDue, ...available];
  return balances.slice(need + 1, supply + 1).every((balance) => balance < 0);
}

async function holds(factory: Factory): Promise<void> {
  const records = recordsOf(factory);
  const plan = await planFor(records, factory);
  const { supplies } = plan;
  const trace = endDemandTrace(plan);

  supplies.forEach((supply, index) => {
    const quantity = Math.round(supply.quantity * 1e6);
    expect(inMillionths(supply.pegs.map((peg) => peg.quantity))).toBe(quantity);
    expect(inMillionths(Object.values(supply.reasons))).toBe(quantity);
    expect(inMillionths(trace(index).map((demand) => demand.quantity))).toBe(quantity);
    for (const [reason, part] of Object.entries(supply.reasons)) expect(inMillionths(trace(index).flatMap((demand) => (demand.reason === reason ? [demand.quantity] : [])))).toBe(Math.round(part * 1e6));
    expect(supply.pegs.every((peg) => peg.quantity > 0)).toBe(true);
  });

  for (const order of records.orders) {
    const served = pegsOf(supplies, "order").filter(({ to }) => to.kind === "order" && to.order === order.order);
    expect(inMillionths(served.map(({ quantity }) => quantity))).toBeLessThanOrEqual(inMillionths([order.quantity - order.shipped]));
    expect(served.every(({ supply }) => supply.item === order.item)).toBe(true);
  }

  // A parent's starts get of a component what the bill says and no more, scrap apart.
  pegsOf(supplies, "parent").forEach(({ to, supply }) => {
    const parent = supplies[(to as { supply: number }).supply]!;
    const bill = records.bom.find((line) => line.parent === parent.item && line.component === supply.item)!;
    const given = pegsOf(supplies, "parent").filter((peg) => peg.supply.item === supply.item && supplies[(peg.to as { supply: number }).supply] === parent);
    expect(sum(given.map(({ quantity }) => quantity))).toBeLessThanOrEqual((parent.quantity * bill.quantityPer) / bill.batchSize + 1e-4);
    expect(["planned", "firm"]).toContain(parent.kind);
  });

  // Only a late demand waits for a later supply.
  for (const { to, supply } of supplies.flatMap((each) => each.pegs.map((peg) => ({ ...peg, supply: each })))) {
    const parent = to.kind === "parent" ? supplies[to.supply]! : undefined;
    if (to.kind === "forecast" && to.period < supply.period) expect(isLateBetween(plan, supply.item, to.period, supply.period)).toBe(true);
    if (to.kind === "order") {
      const due = to.due < starts[0] ? -1 : plan.periods.findIndex(({ end }) => to.due <= end);
      if (due < supply.period) expect(isLateBetween(plan, supply.item, due, supply.period)).toBe(true);
    }
    if (parent?.kind === "planned") {
      const start = lineOf(plan, parent.item).releasePeriod[parent.period]!;
      if (start < supply.period) expect(isLateBetween(plan, supply.item, start, supply.period)).toBe(true);
    }
  }

  // Where the plan ends without backlog, everything required is served, and what is kept is the level or what there is.
  for (const item of new Set(supplies.map((supply) => supply.item))) {
    const { required, available, safetyStock, openingStock, receipts } = lineOf(plan, item);
    const own = supplies.filter((supply) => supply.item === item);
    const last = available.at(-1)!;
    if (last < 0) continue;
    const taken = inMillionths([...pegsOf(own, "order"), ...pegsOf(own, "forecast"), ...pegsOf(own, "parent")].map(({ quantity }) => quantity));
    const good = inMillionths([Math.max(0, openingStock), receipts.pastDue, ...receipts.periods]);
    const planned = own.filter(({ kind }) => kind === "planned" || kind === "outsourced");
    const line = plan.masterSchedule.find((each) => each.item === item);
    const decided = line ? [...line.production, ...line.outsourced] : plan.materials.find((each) => each.item === item)!.plannedReceipts;
    const lost = inMillionths(own.map(({ quantity }) => quantity)) - good - inMillionths(decided);
    const componentScrap = inMillionths(pegsOf(own, "scrap").map(({ quantity }) => quantity)) - lost;
    expect(planned.length).toBe(decided.filter((quantity) => quantity > 0).length);
    expect(Math.abs(taken + componentScrap - inMillionths([required.pastDue, ...required.periods]))).toBeLessThanOrEqual(100);
    const kept = Math.min(safetyStock.at(-1)!, last) + Math.max(0, -openingStock);
    expect(Math.abs(inMillionths(pegsOf(own, "safetyStock").map(({ quantity }) => quantity)) - inMillionths([kept]))).toBeLessThanOrEqual(100);
  }
}

test("pegs, reasons and end demands add up to every supply; nothing is served twice, too early or in vain", async () => {
  await fc.assert(fc.asyncProperty(someFactory, holds), { numRuns: 150, seed: 20260607 });
}, 120_000);

test("shuffled rows give the same supplies", async () => {
  await fc.assert(
    fc.asyncProperty(someFactory, async (factory) => {
      const records = recordsOf(factory);
      const turned = Object.fromEntries(Object.entries(records).map(([table, rows]) => [table, [...(rows as readonly unknown[])].reverse()])) as unknown as Records;
      expect(JSON.stringify((await planFor(turned, factory)).supplies)).toBe(JSON.stringify((await planFor(records, factory)).supplies));
    }),
    { numRuns: 25, seed: 20260608 },
  );
}, 120_000);
