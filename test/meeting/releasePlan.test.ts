import { nothingRemembered } from "../../src/engine/meeting/memory";
import { languageCodes, languages } from "../../src/language";
import { explainDifference } from "../../src/meeting/explainDifference";
import { releasePlan } from "../../src/meeting/releasePlan";
import { restorePlan } from "../../src/meeting/restorePlan";
import { planWorkbook } from "../../src/planWorkbook";
import { inputsFingerprint, readInputs } from "../../src/readInputs";
import type { MemoryWorkbook } from "../../src/workbook/memoryWorkbook";
import type { Grid, SheetSpec } from "../../src/workbook/port";
import { calculator } from "../../src/workbook/recalculate";
import { specCells } from "../../src/workbook/specCells";
import { changed, host, quickFactory } from "./quickFactory";

const wish = { language: "zh", releasedBy: "=陈", at: "2026-03-28 15:00", note: "" } as const;
/** Releases, writes, and gives back the released plan. */
async function released(workbook: MemoryWorkbook) {
  const result = await releasePlan(await workbook.read(), wish, host);
  if (result.status !== "released") throw new Error(JSON.stringify(result.problems));
  await workbook.write(result.sheets);
  return result;
}
it("a released plan is kept with its quantities, hours, key figures and inputs, and is what the next plan is held against", async () => {
  const workbook = await quickFactory();
  const { release, plan } = await released(workbook);
  expect(release).toMatchObject({ release: "2026-03-1", cycle: "2026-03", planDate: "2026-03-25", releasedAt: "2026-03-28 15:00", releasedBy: "=陈", inputFingerprint: plan.inputFingerprint });
  const { memory, records: read } = readInputs(await workbook.read(), { language: "zh" });
  expect(memory!.releases).toEqual([release]);
  expect(memory!.releasedHours).toHaveLength(plan.capacity.length * plan.periods.length);
  expect(memory!.cycleResults.map(({ measure }) => measure)).toEqual(expect.arrayContaining(["serviceLevel", "relevantCost", "inventoryValue"]));
  const { item, production, receipts } = plan.masterSchedule[0]!;
  expect(read!.releasedPlan.filter((line) => line.item === item).map(({ quantity }) => quantity)).toEqual(production.map((quantity, t) => quantity + receipts.periods[t]!));
});

it("releasing is no change of the inputs; changing a safety stock is", async () => {
  const workbook = await quickFactory();
  const { plan } = await released(workbook);
  const grids = await workbook.read();
  expect(await inputsFingerprint(grids, { language: "zh" })).toBe(plan.inputFingerprint);
  expect(await inputsFingerprint(changed(grids, "物料", 1, "安全库存", 77), { language: "zh" })).not.toBe(plan.inputFingerprint);
});

it("a second release of the month has the next number, and two keep their inputs", async () => {
  const workbook = await quickFactory();
  await released(workbook);
  const { release } = await released(workbook);
  expect(release.release).toBe("2026-03-2");
  const { memory } = readInputs(await workbook.read(), { language: "zh" });
  expect([...new Set(memory!.snapshots.map(({ snapshot }) => snapshot))].filter((name) => !name.startsWith("run"))).toEqual(["2026-03-1", "2026-03-2"]);
  expect(new Set(memory!.releasedQuantities.map(({ release: name }) => name)).size).toBe(2);
});

it.each(languageCodes)("the bridge's sheet agrees with the engine in every row (%s)", async (language) => {
  const workbook = await quickFactory(language);
  const { status, ...done } = await releasePlan(await workbook.read(), { ...wish, language }, host);
  expect(status).toBe("released");
  await workbook.write((done as { sheets: readonly SheetSpec[] }).sheets);
  const words = languages[language];
  const grids = changed(await workbook.read(), words.tables.sheets.items, 1, words.tables.columns.safetyStock, 777);
  const result = await explainDifference(grids, { language }, host);
  if (result.status !== "explained") throw new Error(JSON.stringify(result.problems));
  const parts = result.bridge.lines.reduce((sum, { parts: { parameters } }) => sum + Math.abs(parameters), 0);
  expect(parts).toBeGreaterThan(0);
  const [sheet] = result.sheets;
  const { read } = calculator(result.sheets.map(specCells));
  expect(read(sheet!.name, 2, 4)).toBe(0);
  expect(sheet!.rows.flat().filter((cell) => cell?.style === "check").length).toBeGreaterThan(5);
});

it("without a release there is nothing to explain", async () => {
  const result = await explainDifference(await (await quickFactory()).read(), { language: "zh" }, host);
  expect(result).toMatchObject({ status: "needsAttention", problems: [{ kind: "nothingReleased" }] });
});

describe("the previous plan", () => {
  it("comes back as it was, from its own inputs, without writing input sheets; restoring again goes forth", async () => {
    const workbook = await quickFactory();
    const plan = async (grids: readonly Grid[]) => {
      const result = await planWorkbook(grids, { language: "zh" }, host);
      if (result.status !== "planned") throw new Error(JSON.stringify(result.problems));
      await workbook.write(result.sheets);
      return result.plan;
    };
    const first = await plan(await workbook.read());
    const second = await plan(changed(await workbook.read(), "物料", 1, "安全库存", 777));
    expect(second.planFingerprint).not.toBe(first.planFingerprint);
    const back = await restorePlan(await workbook.read(), { language: "zh" }, host);
    if (back.status !== "restored") throw new Error(JSON.stringify(back.problems));
    expect(back.plan.planFingerprint).toBe(first.planFingerprint);
    const names = back.sheets.map(({ name }) => name);
    expect(names).not.toContain("物料");
    await workbook.write(back.sheets);
    const again = await restorePlan(await workbook.read(), { language: "zh" }, host);
    expect(again).toMatchObject({ status: "restored", plan: { planFingerprint: second.planFingerprint } });
  });

  it("is not there after one run, and not after its keep was tampered with", async () => {
    const workbook = await quickFactory();
    expect(await restorePlan(await workbook.read(), { language: "zh" }, host)).toMatchObject({ problems: [{ kind: "nothingToRestore" }] });
    const result = await planWorkbook(await workbook.read(), { language: "zh" }, host);
    if (result.status !== "planned") throw new Error("planned");
    await workbook.write(result.sheets);
    expect(await restorePlan(await workbook.read(), { language: "zh" }, host)).toMatchObject({ problems: [{ kind: "nothingToRestore" }] });
    expect(nothingRemembered.snapshots).toEqual([]);
  });
});
