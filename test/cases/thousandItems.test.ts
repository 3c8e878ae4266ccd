import { existsSync } from "node:fs";
import { sum, zeros } from "../../src/engine/arithmetic";
import { planDemand } from "../../src/engine/demand/planDemand";
import { completeLine, scheduleItems } from "../../src/engine/masterSchedule/scheduleItems";
import { planMaterials } from "../../src/engine/materials/planMaterials";
import { defaultSource, type Planned, thousandItems } from "./thousandItems";

const there = existsSync(defaultSource);
if (!there) console.log(`Skipped: the case data is not at ${defaultSource}`);

const plannedOf = (receipts: readonly number[]): Planned => ({ quantity: sum(receipts), orders: receipts.filter((quantity) => quantity > 0).length });

(there ? describe : describe.skip)("A thousand items, netted as if capacity were unlimited", () => {
  it("plans each item for the total two other engines plan", async () => {
    const { records, options, horizon, expected } = await thousandItems(defaultSource);
    const items = new Map(records.items.map((item) => [item.item, item]));
    const demand = planDemand(records, options, horizon);
    const scheduled = scheduleItems(records, demand, { hoursPerUnit: () => ({}), setupHours: () => ({}), loadPeriod: () => ({}) }, options, horizon);
    const codes = new Set(scheduled.map(({ item }) => item));
    const none = zeros(horizon.periods.length);
    const masterSchedule = scheduled.map((line) => completeLine(line, items.get(line.item)!, { production: line.unconstrained, outsourced: none, lost: none }, options));
    const { materials } = planMaterials(records, demand, masterSchedule, codes, options, horizon);

    const planned = new Map([
      ...masterSchedule.map(({ item, production }) => [item, plannedOf(production)] as const),
      ...materials.map(({ item, plannedReceipts }) => [item, plannedOf(plannedReceipts)] as const),
    ]);
    const nothing: Planned = { quantity: 0, orders: 0 };
    const different = records.items.flatMap(({ item }) => {
      const [ours, theirs] = [planned.get(item) ?? nothing, expected.get(item) ?? nothing];
      return ours.quantity === theirs.quantity && ours.orders === theirs.orders ? [] : [{ item, ours, theirs }];
    });
    expect(masterSchedule).toHaveLength(100);
    expect(expected.size).toBe(765);
    expect(different).toEqual([]);
  });
});
