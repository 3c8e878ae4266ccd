import { changeBudget } from "../../src/engine/meeting/changeBudget";
import type { ChangeRequest } from "../../src/engine/meeting/memory";
import { languages } from "../../src/language";
import { releasePlan } from "../../src/meeting/releasePlan";
import { type ChangeWish, requestChange } from "../../src/meeting/requestChange";
import { planWorkbook } from "../../src/planWorkbook";
import { readInputs } from "../../src/readInputs";
import type { MemoryWorkbook } from "../../src/workbook/memoryWorkbook";
import { changed, host, quickFactory } from "./quickFactory";

/** Released on 25 March; P100 has a work order of 100 due on the 27th, so the first frozen week says 100. */
async function releasedFactory(): Promise<MemoryWorkbook> {
  const workbook = await quickFactory();
  const result = await releasePlan(await workbook.read(), { language: "zh", releasedBy: "陈", at: "2026-03-25 15:00", note: "" }, host);
  if (result.status !== "released") throw new Error(JSON.stringify(result.problems));
  await workbook.write(result.sheets);
  return workbook;
}
const wish: ChangeWish = { language: "zh", item: "V100", on: "2026-03-30", quantity: 40, causeCode: "orderChange", cause: "客户加单", department: "生产一部", requester: "李", approver: "王总", note: "", at: "2026-03-26 09:30" };
const plannedIn = async (workbook: MemoryWorkbook) => {
  const result = await planWorkbook(await workbook.read(), { language: "zh" }, host);
  if (result.status !== "planned") throw new Error(JSON.stringify(result.problems));
  return result;
};

const request = (differs: Partial<ChangeRequest>): ChangeRequest => ({ request: "C", requestedOn: "2026-03-01", item: "A", start: "2026-03-02", end: "2026-03-08", before: 1, after: 2, causeCode: "orderChange", cause: "", department: "一部", requester: "", approver: "", status: "approved", note: "", ...differs });

describe("the year's changes", () => {
  const used = (...requests: Partial<ChangeRequest>[]) => {
    const { item, department, exhausted } = changeBudget(requests.map(request), { item: "A", department: "一部", on: "2026-11-30" }, { changesPerItem: 2, changesPerDepartment: 5 });
    return [item.used, department.used, exhausted.join("+")];
  };
  it("count approved ones of the item and of the department", () => expect(used({}, { item: "B" }, { department: "二部" })).toEqual([2, 2, "item"]));
  it("not force majeure, pending, rejected or another year's", () => expect(used({ causeCode: "forceMajeure" }, { status: "pending" }, { status: "rejected" }, { requestedOn: "2025-12-31" })).toEqual([0, 0, ""]));
  it("end where the settings say", () => {
    const limited = changeBudget([request({})], { item: "A", department: "一部", on: "2026-11-30" }, { changesPerItem: 1, changesPerDepartment: 2 });
    expect(limited).toMatchObject({ item: { used: 1, limit: 1 }, department: { used: 1, limit: 2 }, exhausted: ["item"] });
  });
  it("end at two for an item and five for a department", () => expect(used({ item: "B" }, { item: "C" }, { item: "D" }, { item: "E" }, { item: "F" })).toEqual([0, 5, "department"]));
});

describe("a request to change the frozen zone", () => {
  it("approved, is firm in the plan, and the freeze guard names it; nothing else departs", async () => {
    const workbook = await releasedFactory();
    const done = await requestChange(await workbook.read(), wish, host);
    if (done.status !== "requested") throw new Error(JSON.stringify(done.problems));
    expect(done.request).toMatchObject({ request: "C-2026-03-1", item: "V100", before: 0, after: 40, start: "2026-03-30", status: "approved", approvedOn: "2026-03-26" });
    expect(done.budget).toMatchObject({ item: { used: 0, limit: 2 }, department: { used: 0, limit: 5 } });
    await workbook.write(done.sheets);
    const { plan, problems } = await plannedIn(workbook);
    const line = plan.masterSchedule.find(({ item }) => item === "V100")!;
    const period = plan.periods.findIndex(({ start }) => start === "2026-03-30");
    expect(line.production[period]).toBe(40);
    expect(problems.filter(({ kind }) => kind === "frozenPlanChanged")).toEqual([{ kind: "frozenPlanChanged", item: "V100", period, released: 0, planned: 40, release: "2026-03-1", request: "C-2026-03-1" }]);
    expect(problems.some((problem) => problem.kind === "frozenHoursChanged" && problem.planned > problem.released)).toBe(true);
  });

  it("asks for completions, of which 100 are under way as an open order", async () => {
    const workbook = await releasedFactory();
    const done = await requestChange(await workbook.read(), { ...wish, item: "P100", on: "2026-03-25", quantity: 130 }, host);
    if (done.status !== "requested") throw new Error(JSON.stringify(done.problems));
    await workbook.write(done.sheets);
    const { plan, problems } = await plannedIn(workbook);
    expect(plan.masterSchedule.find(({ item }) => item === "P100")!.production[0]).toBe(30);
    expect(problems.filter(({ kind }) => kind === "frozenPlanChanged")).toEqual([expect.objectContaining({ item: "P100", planned: 130, request: done.request.request })]);
  });

  it("follows the limits of the settings", async () => {
    const workbook = await releasedFactory();
    const { settings } = languages.zh.tables;
    const sheet = languages.zh.tables.sheets.settings;
    const grids = await workbook.read();
    const { values } = grids.find((grid) => grid.sheet === sheet)!;
    const row = values.findIndex((cells) => cells[0] === settings.changesPerItem.label);
    const none = changed(grids, sheet, row, String(values[0]![1]), 0);
    expect(await requestChange(none, wish, host)).toMatchObject({ status: "needsAttention", budget: { item: { used: 0, limit: 0 } }, problems: [{ kind: "changesUsedUp", exhausted: ["item"] }] });
  });

  it("pending, is kept and changes nothing", async () => {
    const workbook = await releasedFactory();
    const done = await requestChange(await workbook.read(), { ...wish, approver: "" }, host);
    if (done.status !== "requested") throw new Error(JSON.stringify(done.problems));
    await workbook.write(done.sheets);
    expect(readInputs(await workbook.read(), { language: "zh" }).memory!.changeRequests).toEqual([done.request]);
    expect((await plannedIn(workbook)).problems.filter(({ kind }) => kind.startsWith("frozen"))).toEqual([]);
  });

  it("the third of a year goes to a special meeting, and needs what that said; force majeure does not", async () => {
    const workbook = await releasedFactory();
    for (const quantity of [40, 50]) {
      const done = await requestChange(await workbook.read(), { ...wish, quantity }, host);
      if (done.status !== "requested") throw new Error(JSON.stringify(done.problems));
      await workbook.write(done.sheets);
    }
    const third = await requestChange(await workbook.read(), { ...wish, quantity: 60 }, host);
    expect(third).toMatchObject({ status: "needsAttention", budget: { item: { used: 2, limit: 2 } }, problems: [{ kind: "changesUsedUp", item: "V100", year: "2026", exhausted: ["item"] }] });
    expect((await requestChange(await workbook.read(), { ...wish, quantity: 60, note: "专题会 3 月 26 日同意" }, host)).status).toBe("requested");
    expect((await requestChange(await workbook.read(), { ...wish, quantity: 60, causeCode: "forceMajeure" }, host)).status).toBe("requested");
  });

  it("is refused where nothing is frozen or released", async () => {
    const workbook = await releasedFactory();
    expect(await requestChange(await workbook.read(), { ...wish, on: "2026-05-20" }, host)).toMatchObject({ problems: [{ kind: "notFrozen" }] });
    expect(await requestChange(await workbook.read(), { ...wish, item: "S10" }, host)).toMatchObject({ problems: [{ kind: "notReleased" }] });
    expect(await requestChange(await (await quickFactory()).read(), wish, host)).toMatchObject({ problems: [{ kind: "nothingReleased" }] });
  });
});
