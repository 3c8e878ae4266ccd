import { verifyPlan } from "../../src/engine/balance/verifyPlan";
import type { PlanningOptions } from "../../src/engine/options";
import type { MasterScheduleLine, Plan } from "../../src/engine/plan";
import { planOperations } from "../../src/engine/planOperations";
import type { Records } from "../../src/engine/records";
import { smallOptions, smallRecords } from "../support/smallFactory";
import { planningTools } from "../support/planningTools";

/** The small factory where room is limited, castings are short and nobody but grade A waits. */
const options: PlanningOptions = { ...smallOptions, waitingDaysB: 7, waitingDaysC: 7, storageLimit: 1500, storageCost: 5 };
const records: Records = { ...smallRecords, items: smallRecords.items.map((item) => (item.item === "R1" ? { ...item, keyMaterial: true, leadTimeDays: 20 } : item)) };

describe("the verifier", () => {
  let found: Plan;
  beforeAll(async () => {
    found = await planOperations(records, options, planningTools(), () => {});
  });
  const verdictOn = (changed: Partial<Plan>) => {
    const { periods, masterSchedule, capacity, balance } = { ...found, ...changed };
    return verifyPlan({ records, options, periods, masterSchedule, capacity, materialLimits: balance.materialLimits, ...(balance.storage && { storage: balance.storage }) });
  };
  const withLine = (item: string, change: (line: MasterScheduleLine) => Partial<MasterScheduleLine>) => ({
    masterSchedule: found.masterSchedule.map((line) => (line.item === item ? { ...line, ...change(line) } : line)),
  });
  const raised = (quantities: readonly number[], at: number, by: number) => quantities.map((quantity, t) => (t === at ? quantity + by : quantity));

  test("finds nothing in the plan itself", () => {
    expect(verdictOn({}).largestViolation).toBeLessThan(1e-6);
    expect(verdictOn({}).cost).toEqual(found.balance.cost);
  });

  test.each<[string, () => Partial<Plan>, number]>([
    ["stock that does not add up", () => withLine("P200", ({ available }) => ({ available: raised(available, 4, 3) })), 3],
    ["a new receipt in the frozen zone", () => withLine("P200", ({ production, available }) => ({ production: raised(production, 0, 20), available: available.map((quantity) => quantity + 20) })), 20],
    ["half a lot", () => withLine("V200", ({ production, available }) => ({ production: raised(production, 8, 25), available: raised(available, 8, 25) })), 25],
    ["less than the minimum", () => withLine("P200", ({ production, available }) => ({ production: production.map((quantity, t) => (t === 3 ? 1 : quantity)), available })), 19],
    ["more from outside than the supplier can", () => withLine("P100", ({ outsourced, available }) => ({ outsourced: raised(outsourced, 6, 500), available: available.map((quantity, t) => (t >= 6 ? quantity + 500 : quantity)) })), 380],
    ["hidden overload", () => ({ capacity: found.capacity.map((centre) => ({ ...centre, available: centre.available.map((hours) => hours - 40) })) }), 40],
    ["overtime beyond its limit", () => ({ capacity: found.capacity.map((centre) => ({ ...centre, overtime: centre.overtimeLimit.map((hours) => hours + 6) })) }), 6],
    ["more lost than may be", () => withLine("P100", ({ lost, available }) => ({ lost: raised(lost, 5, 900), available: available.map((quantity, t) => (t >= 5 ? quantity + 900 : quantity)) })), 1],
    ["lost sales that nobody lost", () => withLine("P100", ({ lost }) => ({ lost: raised(lost, 5, 2) })), 2],
    ["shipments of what was given up", () => withLine("P100", ({ shipments }) => ({ shipments: raised(shipments, 5, 2) })), 2],
    ["grades that are not all the demand", () => withLine("P100", ({ demand }) => ({ demand: { ...demand, grades: { ...demand.grades, A: { ...demand.grades.A, pastDue: 7 } } } })), 7],
    ["set-ups that take no time", () => withLine("V200", () => ({ setupHours: {} })), 2],
    ["hours moved to another period", () => withLine("P100", ({ production }) => ({ loadPeriod: { ASSY: production.map(() => 0) } })), 10],
    ["hours on days off beyond their limit", () => ({ capacity: found.capacity.map((centre) => ({ ...centre, weekendOvertime: centre.weekendLimit.map((hours) => hours + 6) })) }), 6],
    ["more key material than there is", () => ({ balance: { ...found.balance, materialLimits: found.balance.materialLimits.map((limit) => ({ ...limit, supply: raised(limit.supply, 0, -5000) })) } }), 1],
    ["key material that is not told", () => ({ balance: { ...found.balance, materialLimits: found.balance.materialLimits.map((limit) => ({ ...limit, used: limit.used.map(() => 0) })) } }), 1],
    ["room that is not told", () => ({ balance: { ...found.balance, storage: { ...found.balance.storage!, used: found.balance.storage!.used.map(() => 0) } } }), 1],
  ])("sees %s", (_, tampered, atLeast) => {
    expect(verdictOn(tampered()).largestViolation).toBeGreaterThanOrEqual(atLeast - 1e-6);
  });
});
