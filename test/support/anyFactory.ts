import fc from "fast-check";
import { defaultOptions, type PlanningOptions } from "../../src/engine/options";
import { lotSizingCodes, type Records } from "../../src/engine/records";
import { aBomLine, aReceipt, aStock, aWorkCentre, anItem, anOrder, noRecords } from "./smallFactory";

/** Four weeks and the rest of June 2026; the first days frozen, then slushy. */
export const factoryOptions: PlanningOptions = { ...defaultOptions, planDate: "2026-06-01", weeklyPeriods: 4, horizonMonths: 0, frozenDays: 3, slushyDays: 8, headroom: 0, holdingRate: 0.1 };

const day = (date: number): string => `2026-06-${String(date).padStart(2, "0")}`;
const grade = fc.constantFrom("A" as const, "B" as const, "C" as const);
const aLot = fc.oneof(
  fc.constant({}),
  fc.record({ lotSizing: fc.constantFrom(...lotSizingCodes), lotSize: fc.integer({ min: 1, max: 40 }), minimumLot: fc.nat(30), lotMultiple: fc.nat(12), maximumLot: fc.constantFrom(0, 0, 45) }),
);
const anyItem = fc.record({
  lot: aLot,
  safetyStock: fc.nat(20),
  orderingCost: fc.constantFrom(0, 0, 300),
  setupHours: fc.constantFrom(0, 0, 2),
  hours: fc.double({ min: 0.05, max: 2, noNaN: true }),
  stock: fc.integer({ min: -5, max: 60 }),
  blocked: fc.nat(5),
  released: fc.nat(50),
  content: fc.constantFrom(0, 1, 2.5),
  leadTimeDays: fc.nat(6),
  yield: fc.constantFrom(1, 0.9),
});

/** One or two switches beyond the ordinary balance at a time, and often none. */
const anyOptions = fc.record({
  waitingDaysA: fc.constantFrom(0, 0, 14),
  waitingDaysB: fc.constantFrom(0, 7),
  waitingDaysC: fc.constantFrom(0, 5, 10),
  storageLimit: fc.constantFrom(0, 0, 40),
  storageCost: fc.constantFrom(0, 30),
  changeRate: fc.constantFrom(0, 0.002, 0.5),
  backlogRate: fc.constantFrom(0.6, 0.05),
});

/** A factory small enough to plan in milliseconds that knows everything the balance weighs. */
export const anyFactory = fc
  .record({
    items: fc.array(anyItem, { minLength: 1, maxLength: 5 }),
    demands: fc.array(fc.record({ item: fc.nat(4), date: fc.integer({ min: -8, max: 30 }), quantity: fc.nat(90), grade }), { maxLength: 14 }),
    receipts: fc.array(fc.record({ item: fc.nat(4), date: fc.integer({ min: 1, max: 28 }), quantity: fc.nat(30), firm: fc.boolean() }), { maxLength: 3 }),
    byHand: fc.option(fc.record({ item: fc.nat(4), quantity: fc.nat(40) })),
    familyLimit: fc.nat(60),
    overtime: fc.nat(60),
    weekend: fc.nat(40),
    material: fc.record({ stock: fc.nat(150), leadTimeDays: fc.constantFrom(0, 5, 12, 40), receipt: fc.nat(60), key: fc.boolean() }),
    options: anyOptions,
  })
  .map(({ items, demands, receipts, byHand, familyLimit, overtime, weekend, material, options }) => {
    const codes = items.map((_, i) => `P${i}`);
    const known = <Row extends { item: number }>(rows: readonly Row[]) => rows.filter(({ item }) => item < codes.length);
    const pastDue = (date: number) => (date < 1 ? `2026-05-${String(31 + date).padStart(2, "0")}` : day(date));
    const records: Records = {
      ...noRecords,
      items: [
        ...items.map(({ lot, safetyStock, orderingCost, leadTimeDays, yield: good }, i) =>
          anItem(codes[i]!, { ...lot, safetyStock, orderingCost, leadTimeDays, yield: good, standardCost: 50 + 37 * i, standardUnitFactor: 1 + (i % 2) }),
        ),
        anItem("SUB", { type: "semiFinished", leadTimeDays: 2, yield: 0.95 }),
        anItem("KEY", { type: "raw", source: "buy", leadTimeDays: material.leadTimeDays, keyMaterial: material.key }),
      ],
      bom: [
        aBomLine("SUB", "KEY", 2, { scrap: 0.1 }),
        ...items.flatMap(({ content }, i) => (content === 0 ? [] : [i % 2 === 0 ? aBomLine(codes[i]!, "KEY", content, { batchSize: 2 }) : aBomLine(codes[i]!, "SUB", content)])),
      ],
      orders: known(demands).map(({ item, date, quantity, grade: of }, k) => anOrder(String(k), codes[item]!, quantity, pastDue(date), { grade: of })),
      receipts: [
        ...known(receipts).map(({ item, date, quantity, firm }, k) => aReceipt(`W${k}`, codes[item]!, quantity, day(date), { status: firm ? "firm" : "released" })),
        ...(material.receipt > 0 ? [aReceipt("B1", "KEY", material.receipt, day(12), { source: "buy" }), aReceipt("B2", "SUB", 3, day(9))] : []),
      ],
      stock: [...items.map(({ stock, blocked }, i) => aStock(codes[i]!, stock + blocked, { onHold: blocked })), aStock("KEY", material.stock), aStock("SUB", 4)],
      workCentres: [aWorkCentre("V", { overtimeCost: 0 }), aWorkCentre("W", { overtimeCost: 40, weekendOvertimeCost: 70 })],
      capacity: [{ workCentre: "W", month: "2026-06", downtimeHours: 0, overtimeLimitHours: overtime, weekendOvertimeLimitHours: weekend }],
      routing: items.map(({ hours, setupHours }, i) => ({ item: codes[i]!, operation: "10", workCentre: i % 2 === 0 ? "W" : "V", hoursPerUnit: hours, setupHours, unitsPerPersonHour: 0, people: 0, offsetDays: i % 3 })),
      outsourcing: [
        { family: "F", month: "2026-06", limit: familyLimit, unitCost: 120 },
        ...(codes.length > 1 ? [{ item: "P1", month: "2026-06", limit: 7, unitCost: 10 }] : []),
      ],
      releasedPlan: items.map(({ released }, i) => ({ item: codes[i]!, start: day(8), end: day(14), quantity: released })),
      firmQuantities: byHand && byHand.item < codes.length ? [{ item: codes[byHand.item]!, start: day(15), end: day(21), quantity: byHand.quantity }] : [],
    };
    return { records, options: { ...factoryOptions, ...options } };
  });
