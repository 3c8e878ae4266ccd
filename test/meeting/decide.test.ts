import { planFigures } from "../../src/engine/meeting/planFigures";
import { assumptionOf } from "../../src/meeting/assumptionText";
import { addAction, closeAction } from "../../src/meeting/actions";
import { decide, withdrawDecision } from "../../src/meeting/decide";
import { releasePlan } from "../../src/meeting/releasePlan";
import { requestChange, settleRequest } from "../../src/meeting/requestChange";
import { planWorkbook } from "../../src/planWorkbook";
import { readInputs } from "../../src/readInputs";
import type { MemoryWorkbook } from "../../src/workbook/memoryWorkbook";
import { host, quickFactory } from "./quickFactory";

const asked = { language: "zh", at: "2026-03-28 14:05" } as const;
const fewer = assumptionOf("moreDemand::2026-04..2026-06:-20%")!;
const memoryOf = async (workbook: MemoryWorkbook) => readInputs(await workbook.read(), { language: "zh" }).memory!;

async function planned(workbook: MemoryWorkbook) {
  const result = await planWorkbook(await workbook.read(), { language: "zh" }, host);
  if (result.status !== "planned") throw new Error(JSON.stringify(result.problems));
  return result.plan;
}

describe("a decision", () => {
  it("is priced by the plans without and with it, is in force from then on, and out of force once withdrawn", async () => {
    const workbook = await quickFactory();
    const before = await planned(workbook);
    const done = await decide(await workbook.read(), { ...asked, content: "四到六月需求下调两成", gap: "", assumptions: [fewer], decidedBy: " 刘总 " }, host);
    if (done.status !== "decided") throw new Error(JSON.stringify(done.problems));
    await workbook.write(done.sheets);
    const after = await planned(workbook);
    const [old, now] = [planFigures(before), planFigures(after)];
    expect(done.decision).toMatchObject({ decision: "D-2026-03-1", decidedBy: "刘总", status: "inForce" });
    expect(done.decision.costChange).toBeCloseTo(now.relevantCost - old.relevantCost, 5);
    expect(done.decision.stockChange).toBeCloseTo(now.closingStock - old.closingStock, 5);
    expect(done.decision.costChange).toBeLessThan(0);
    expect((await memoryOf(workbook)).decisions).toEqual([done.decision]);

    const withdrawn = await withdrawDecision(await workbook.read(), { decision: "D-2026-03-1", ...asked }, host);
    if (withdrawn.status === "needsAttention") throw new Error(JSON.stringify(withdrawn.problems));
    await workbook.write(withdrawn.sheets);
    const again = await planned(workbook);
    expect(again.masterSchedule).toEqual(before.masterSchedule);
    expect((await memoryOf(workbook)).decisions).toEqual([{ ...done.decision, status: "withdrawn" }]);
    expect(await withdrawDecision(await workbook.read(), { decision: "D-2026-03-1", ...asked }, host)).toMatchObject({ problems: [{ kind: "unknownRecord", record: "D-2026-03-1" }] });
  });

  it("of words alone changes nothing and costs nothing; of nothing is none", async () => {
    const workbook = await quickFactory();
    const done = await decide(await workbook.read(), { ...asked, content: "五一前不接急单", gap: "", assumptions: [], decidedBy: "刘总" }, host);
    expect(done).toMatchObject({ status: "decided", decision: { costChange: 0, serviceChange: 0, stockChange: 0 } });
    expect(await decide(await workbook.read(), { ...asked, content: " ", gap: "", assumptions: [], decidedBy: "刘总" }, host)).toEqual({ status: "needsAttention", problems: [{ kind: "nothingDecided" }] });
  });

  it("that names nothing in the inputs is refused, and nothing is remembered", async () => {
    const workbook = await quickFactory();
    const done = await decide(await workbook.read(), { ...asked, content: "", gap: "", assumptions: [assumptionOf("moreOvertime:NOWHERE:2026-04:10")!], decidedBy: "刘总" }, host);
    expect(done).toMatchObject({ status: "needsAttention", problems: [{ kind: "assumptionWithoutEffect" }] });
  });
});

describe("a pending request", () => {
  const wish = { ...asked, item: "V100", on: "2026-03-30", quantity: 40, causeCode: "orderChange", cause: "加单", department: "生产一部", requester: "李", approver: "", note: "" } as const;
  async function pending(): Promise<MemoryWorkbook> {
    const workbook = await quickFactory();
    const released = await releasePlan(await workbook.read(), { language: "zh", releasedBy: "陈", at: "2026-03-25 15:00", note: "" }, host);
    if (released.status !== "released") throw new Error(JSON.stringify(released.problems));
    await workbook.write(released.sheets);
    const requested = await requestChange(await workbook.read(), wish, host);
    if (requested.status !== "requested") throw new Error(JSON.stringify(requested.problems));
    await workbook.write(requested.sheets);
    return workbook;
  }
  const settle = async (workbook: MemoryWorkbook, status: "approved" | "rejected", request = "C-2026-03-1") => {
    const done = await settleRequest(await workbook.read(), { request, status, by: "王总", note: "" }, asked, host);
    if (done.status !== "needsAttention") await workbook.write(done.sheets);
    return done;
  };

  it("approved later is firm, and cannot be settled a second time", async () => {
    const workbook = await pending();
    await settle(workbook, "approved");
    const plan = await planned(workbook);
    const period = plan.periods.findIndex(({ start }) => start === "2026-03-30");
    expect(plan.masterSchedule.find(({ item }) => item === "V100")!.production[period]).toBe(40);
    expect((await memoryOf(workbook)).changeRequests).toMatchObject([{ status: "approved", approver: "王总", approvedOn: "2026-03-28" }]);
    expect(await settle(workbook, "rejected")).toMatchObject({ status: "needsAttention", problems: [{ kind: "unknownRecord" }] });
  });

  it("rejected stays on record and changes nothing", async () => {
    const workbook = await pending();
    const before = await planned(workbook);
    await settle(workbook, "rejected");
    expect((await planned(workbook)).masterSchedule).toEqual(before.masterSchedule);
    expect((await memoryOf(workbook)).changeRequests).toMatchObject([{ status: "rejected" }]);
    expect(await settle(workbook, "approved", "C-2026-03-9")).toMatchObject({ problems: [{ kind: "unknownRecord", record: "C-2026-03-9" }] });
  });
});

describe("an action", () => {
  it("gets the next number of its month, and is closed with what came of it", async () => {
    const workbook = await quickFactory();
    for (const task of ["催 R1 到货", "补缺 S10"]) {
      const added = await addAction(await workbook.read(), { task, owner: "李", department: "物料部", due: "2026-04-10", actionClass: "A", origin: "" }, asked);
      if (added.status !== "remembered") throw new Error(JSON.stringify(added.problems));
      await workbook.write(added.sheets);
    }
    const closed = await closeAction(await workbook.read(), { action: "A-2026-03-1", status: "done", result: " 已到 400 件 " }, asked);
    if (closed.status !== "remembered") throw new Error(JSON.stringify(closed.problems));
    await workbook.write(closed.sheets);
    expect((await memoryOf(workbook)).actions).toMatchObject([
      { action: "A-2026-03-1", status: "done", completedOn: "2026-03-28", result: "已到 400 件" },
      { action: "A-2026-03-2", task: "补缺 S10", status: "open" },
    ]);
    expect(await closeAction(await workbook.read(), { action: "A-2026-03-7", status: "done", result: "" }, asked)).toMatchObject({ problems: [{ kind: "unknownRecord", record: "A-2026-03-7" }] });
  });
});
