import { openCycle } from "../../src/meeting/openCycle";
import { planWorkbook } from "../../src/planWorkbook";
import { readInputs } from "../../src/readInputs";
import { host, quickFactory } from "./quickFactory";

const wish = { language: "zh", openedBy: "陈", at: "2026-03-31 17:00" } as const;

it("the next month starts in the same workbook: its plan date holds, the settings sheet stays, and a run follows it", async () => {
  const workbook = await quickFactory();
  const settings = (await workbook.read()).find(({ sheet }) => sheet === "参数");
  const opened = await openCycle(await workbook.read(), wish);
  if (opened.status !== "opened") throw new Error(JSON.stringify(opened.problems));
  // The 26th of April 2026 is a Sunday.
  expect(opened.cycle).toEqual({ cycle: "2026-04", planDate: "2026-04-27", openedAt: "2026-03-31 17:00", openedBy: "陈" });
  await workbook.write(opened.sheets);
  const grids = await workbook.read();
  expect(readInputs(grids, { language: "zh" }).options!.planDate).toBe("2026-04-27");
  expect(grids.find(({ sheet }) => sheet === "参数")).toEqual(settings);
  const result = await planWorkbook(grids, { language: "zh" }, host);
  expect(result.status === "planned" && result.plan.periods[0]!.start).toBe("2026-04-27");
});

it("a wished day counts, if it lies after the present plan date", async () => {
  const grids = await (await quickFactory()).read();
  expect(await openCycle(grids, { ...wish, planDate: "2026-04-24" })).toMatchObject({ status: "opened", cycle: { planDate: "2026-04-24" } });
  expect(await openCycle(grids, { ...wish, planDate: "2026-03-25" })).toMatchObject({ status: "needsAttention", problems: [{ kind: "cycleNotLater", current: "2026-03-25" }] });
});
