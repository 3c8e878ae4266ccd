import fc from "fast-check";
import { planMaterials } from "../../src/engine/materials/planMaterials";
import { defaultOptions } from "../../src/engine/options";
import type { BomLine, Item, Records } from "../../src/engine/records";
import { aBomLine, anItem, aReceipt, aStock, noRecords } from "../support/smallFactory";
import { demandOf, weekStart, weeklyHorizon } from "../support/weeklyHorizon";

const weeks = 9;
const horizon = weeklyHorizon(weeks);

interface Need {
  item: string;
  week: number;
  quantity: number;
}

interface Factory {
  records: Records;
  needs: readonly Need[];
  reschedulingWeeks: number;
}

interface Answer {
  gross: readonly number[];
  planned: readonly number[];
  starts: readonly number[];
}

const kept = (value: number): number => Math.round(value * 1e6) / 1e6;

/**
 * Gross to net as one would do it on paper, item after item, in weeks counted from 1; index 0 is what is past due. Knows
 * lot for lot, fixed lots and period order quantity, minimum and multiple.
 */
function onPaper({ records, needs, reschedulingWeeks }: Factory): Map<string, Answer> {
  const answers = new Map<string, Answer>();
  const answerOf = (item: Item): Answer => {
    const ready = answers.get(item.item);
    if (ready) return ready;
    const gross = new Array<number>(weeks + 1).fill(0);
    for (const { week, quantity } of needs.filter((need) => need.item === item.item)) gross[week] = kept(gross[week]! + quantity);
    for (const line of records.bom.filter(({ component }) => component === item.item)) {
      const { starts } = answerOf(records.items.find((one) => one.item === line.parent)!);
      for (let w = 0; w <= weeks; w++) {
        const day = w === 0 ? horizon.planDate : weekStart(horizon, w);
        const holds = (line.from ?? "0") <= day && day <= (line.to ?? "9");
        if (holds) gross[w] = kept(gross[w]! + kept(starts[w]! * kept((line.quantityPer / line.batchSize) * (1 + line.scrap))));
      }
    }
    const answer = { gross, ...netAndLot(item, gross, records, reschedulingWeeks) };
    answers.set(item.item, answer);
    return answer;
  };
  records.items.forEach(answerOf);
  return answers;
}

function netAndLot(item: Item, gross: readonly number[], records: Records, reschedulingWeeks: number): Omit<Answer, "gross"> {
  const orders = records.receipts.filter((order) => order.item === item.item).map((order) => ({ ...order, week: horizon.periods.findIndex(({ start }) => start === order.due) + 1 }));
  let stock = kept(records.stock.filter((row) => row.item === item.item).reduce((total, { onHand }) => total + onHand, 0) - gross[0]!);
  const net = new Array<number>(weeks + 1).fill(0);
  for (let w = 1; w <= weeks; w++) {
    for (const order of orders) if (order.week === w) stock += order.quantity;
    stock = kept(stock - gross[w]!);
    for (const order of orders.filter(({ week }) => week > w && week <= w + reschedulingWeeks).sort((a, b) => a.week - b.week)) {
      const moved = Math.min(order.quantity, Math.max(0, item.safetyStock - stock));
      order.quantity = kept(order.quantity - moved);
      stock = kept(stock + moved);
    }
    const open = item.discontinuedFrom === undefined || weekStart(horizon, w) < item.discontinuedFrom;
    net[w] = open ? kept(Math.max(0, item.safetyStock - stock)) : 0;
    stock = kept(stock + net[w]!);
  }
  const planned = lots(item, net);
  const starts = new Array<number>(weeks + 1).fill(0);
  const start = (week: number, good: number) => {
    const at = Math.max(0, week - item.leadTimeDays / 5);
    const pieces = good / item.yield;
    starts[at] = kept(starts[at]! + (Number.isInteger(good) ? Math.ceil(kept(pieces)) : Math.ceil(kept(pieces * 1e6)) / 1e6));
  };
  planned.forEach((good, w) => start(w, good));
  for (const order of records.receipts) if (order.item === item.item && order.status === "firm" && item.source === "make") start(horizon.periods.findIndex((one) => one.start === order.due) + 1, order.quantity);
  return { planned, starts };
}

function lots(item: Item, net: readonly number[]): number[] {
  if (item.phantom) return [...net];
  const multiple = item.lotSizing === "FOQ" ? item.lotSize : item.lotMultiple || (item.wholePieces ? 1 : 0);
  let [covered, surplus] = [0, 0];
  return net.map((need, w) => {
    let wanted = need;
    if (item.lotSizing === "POQ") {
      wanted = need > 0 && w >= covered ? kept(net.slice(w, w + item.lotSize).reduce((total, each) => total + each, 0)) : 0;
      if (wanted > 0) covered = w + item.lotSize;
    }
    const missing = kept(wanted - surplus);
    let lot = missing <= 0 ? 0 : Math.max(missing, item.minimumLot);
    if (multiple > 0) lot = kept(Math.ceil(kept(lot / multiple)) * multiple);
    surplus = kept(surplus + lot - wanted);
    return lot;
  });
}

/** A bought item asks for no components: its lines are left out, for the paper as for the kernel. */
const withoutBoughtParents = (one: Factory): Factory => ({
  ...one,
  records: { ...one.records, bom: one.records.bom.filter(({ parent }) => one.records.items.find(({ item: each }) => each === parent)!.source === "make") },
});

const quarter = (most: number) => fc.oneof(fc.integer({ min: 0, max: most }), fc.integer({ min: 0, max: 4 * most }).map((fourths) => fourths / 4));
const week = fc.integer({ min: 1, max: weeks });
const monday = week.map((w) => weekStart(horizon, w));
const count = 7;
const code = (i: number) => `I${i}`;

const item = (i: number): fc.Arbitrary<Item> =>
  fc
    .record({
      source: fc.constantFrom("make" as const, "make" as const, "buy" as const),
      leadTimeDays: fc.constantFrom(0, 5, 10),
      lotSizing: fc.constantFrom("L4L" as const, "L4L" as const, "FOQ" as const, "POQ" as const),
      lotSize: fc.integer({ min: 2, max: 30 }),
      minimumLot: fc.constantFrom(0, 0, 12),
      lotMultiple: fc.constantFrom(0, 0, 5),
      safetyStock: fc.constantFrom(0, 7, 2.5),
      yield: fc.constantFrom(1, 1, 0.8, 0.97),
      phantom: fc.constantFrom(false, false, true),
      wholePieces: fc.boolean(),
      discontinuedFrom: fc.option(monday, { nil: undefined, freq: 5 }),
    })
    .map(({ discontinuedFrom, ...differs }) => anItem(code(i), {
      ...differs,
      type: "semiFinished",
      ...(discontinuedFrom && { discontinuedFrom }),
      ...(differs.phantom && { leadTimeDays: 0 }),
      ...(differs.lotSizing === "FOQ" && { lotMultiple: 0 }),
    }));

/** Components stand after their parents, so that no bill has a loop. */
const line: fc.Arbitrary<BomLine> = fc
  .tuple(fc.integer({ min: 0, max: count - 2 }), fc.integer({ min: 1, max: count - 1 }), fc.constantFrom(1, 2, 3, 0.5, 0.3), fc.constantFrom(1, 1, 4), fc.constantFrom(0, 0, 0.05), fc.option(monday, { nil: undefined, freq: 2 }), fc.boolean())
  .map(([parent, below, quantity, batchSize, scrap, day, begins]) =>
    aBomLine(code(parent), code(Math.min(count - 1, parent + below)), quantity, { batchSize, scrap, ...(day && (begins ? { from: day } : { to: day })) }),
  );

const factory: fc.Arbitrary<Factory> = fc
  .record({
    items: fc.tuple(...Array.from({ length: count }, (_, i) => item(i))),
    bom: fc.array(line, { maxLength: 14 }),
    stock: fc.array(fc.tuple(fc.integer({ min: 0, max: count - 1 }), quarter(40)), { maxLength: 5 }),
    receipts: fc.array(fc.tuple(fc.integer({ min: 0, max: count - 1 }), quarter(30), monday, fc.constantFrom("released" as const, "firm" as const)), { maxLength: 6 }),
    needs: fc.array(fc.record({ item: fc.integer({ min: 0, max: count - 1 }).map(code), week, quantity: quarter(60) }), { minLength: 1, maxLength: 10 }),
    reschedulingWeeks: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ items, bom, stock, receipts, ...rest }) => ({
    ...rest,
    records: {
      ...noRecords,
      items,
      bom,
      stock: stock.map(([i, onHand]) => aStock(code(i), onHand)),
      receipts: receipts.map(([i, quantity, due, status], n) => aReceipt(`O${n}`, code(i), quantity, due, { status })),
    },
  }))
  .map(withoutBoughtParents);

test("the kernel plans what one would plan on paper", () => {
  fc.assert(
    fc.property(factory, (one) => {
      const demand = new Map<string, number[]>();
      for (const { item: needed, week: w, quantity } of one.needs) {
        const row = demand.get(needed) ?? new Array<number>(weeks).fill(0);
        row[w - 1] = kept(row[w - 1]! + quantity);
        demand.set(needed, row);
      }
      const { materials } = planMaterials(one.records, demandOf(Object.fromEntries(demand)), [], new Set(), { ...defaultOptions, reschedulingDays: 5 * one.reschedulingWeeks }, horizon);
      const expected = onPaper(one);
      const found = materials.map(({ item: each, gross, plannedReceipts, releases, firmReleases }) => [
        each,
        {
          gross: [gross.pastDue, ...gross.periods],
          planned: [0, ...plannedReceipts],
          starts: [releases.pastDue + firmReleases.pastDue, ...releases.periods.map((quantity, t) => quantity + firmReleases.periods[t]!)].map(kept),
        },
      ]);
      // An item the plan has no line for starts nothing.
      const lines = new Set(materials.map(({ item: each }) => each));
      for (const [each, { starts }] of expected) if (!lines.has(each) && starts.every((quantity) => quantity === 0)) expected.delete(each);
      expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected));
    }),
    { numRuns: 400 },
  );
});
