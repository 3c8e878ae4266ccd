import { assumptionOf } from "../../src/meeting/assumptionText";
import { decide } from "../../src/meeting/decide";
import { compareScenarios, dropScenario, keepScenario, mostScenarios, promoteScenario } from "../../src/meeting/scenarios";
import { readInputs } from "../../src/readInputs";
import type { MemoryWorkbook } from "../../src/workbook/memoryWorkbook";
import { calculator } from "../../src/workbook/recalculate";
import { specCells } from "../../src/workbook/specCells";
import { host, quickFactory } from "./quickFactory";

const at = "2026-03-28 14:05";
const asked = { language: "zh", at } as const;
const overtime = assumptionOf("moreOvertime:MACH:2026-04:200")!;
const fewer = assumptionOf("需求变化::2026-04..2026-06:-20%")!;

async function keep(workbook: MemoryWorkbook, scenario: string, assumptions = [overtime]) {
  const kept = await keepScenario(await workbook.read(), { ...asked, scenario, createdBy: "陈", note: "", assumptions });
  if (kept.status === "kept") await workbook.write(kept.sheets);
  return kept;
}
const memoryOf = async (workbook: MemoryWorkbook) => readInputs(await workbook.read(), { language: "zh" }).memory!;

describe("an assumption as people write it", () => {
  it.each([
    ["moreOvertime:MOTOR:2027-01:40", { kind: "moreOvertime", subject: "MOTOR", start: "2027-01-01", end: "2027-01-31", value: 40 }],
    ["增加外包:P100:2027-01..2027-03:50:12.5", { kind: "moreOutsourcing", subject: "P100", start: "2027-01-01", end: "2027-03-31", value: 50, unitCost: 12.5 }],
    ["Demand changed::2027-01-11..2027-01-17:-10%", { kind: "moreDemand", subject: "", start: "2027-01-11", end: "2027-01-17", value: -0.1 }],
    ["optionSet:headroom::0.1", { kind: "optionSet", subject: "headroom", value: 0.1 }],
    ["optionSet:serviceFirst::1", { kind: "optionSet", subject: "serviceFirst", value: 1 }],
    ["optionSet:headroom::5", undefined],
    ["optionSet:planDate::46000", undefined],
    ["moreOvertime:MOTOR:2027-03..2027-01:40", undefined],
    ["moreOvertime:MOTOR:2027-01:viel", undefined],
    ["nonsense:MOTOR:2027-01:1", undefined],
    ["moreOvertime:MOTOR:2027-01:1:2:3", undefined],
  ])("%s", (text, expected) => expect(assumptionOf(text)).toEqual(expected));
});

describe("scenarios", () => {
  it("are kept in the workbook, five at most, replaced by name, and dropped", async () => {
    const workbook = await quickFactory();
    for (let k = 1; k <= mostScenarios; k++) expect((await keep(workbook, `情景${k}`)).status).toBe("kept");
    expect(await keep(workbook, "第六个")).toMatchObject({ status: "needsAttention", problems: [{ kind: "tooManyScenarios", most: 5 }] });
    await keep(workbook, "情景2", [fewer]);
    const memory = await memoryOf(workbook);
    expect(memory.scenarios.map(({ scenario }) => scenario)).toEqual(["情景1", "情景3", "情景4", "情景5", "情景2"]);
    expect(memory.assumptions.filter(({ statedFor }) => statedFor === "情景2")).toEqual([{ statedFor: "情景2", ...fewer }]);
    const dropped = await dropScenario(await workbook.read(), { ...asked, scenario: "情景4" });
    if (dropped.status === "kept") await workbook.write(dropped.sheets);
    expect((await memoryOf(workbook)).scenarios).toHaveLength(4);
    expect(await dropScenario(await workbook.read(), { ...asked, scenario: "nobody" })).toMatchObject({ problems: [{ kind: "unknownScenario" }] });
  });

  it("stand side by side with the plan as it is: fewer sales cost less, more overtime never more; nothing of it is planned", async () => {
    const workbook = await quickFactory();
    await keep(workbook, "周六加班");
    await keep(workbook, "需求回落", [fewer]);
    const compared = await compareScenarios(await workbook.read(), { language: "zh" }, host);
    if (compared.status !== "compared") throw new Error(JSON.stringify(compared.problems));
    const [more, less] = compared.scenarios.map(({ figures }) => figures);
    expect(more!.relevantCost).toBeLessThanOrEqual(compared.base.relevantCost + 0.01);
    expect(less!.relevantCost).toBeLessThan(compared.base.relevantCost);
    expect(less!.cashNeed).toBeLessThan(compared.base.cashNeed);
    const [sheet] = compared.sheets;
    const { read } = calculator(compared.sheets.map(specCells));
    expect(read(sheet!.name, 5, 5)).toBeCloseTo(less!.relevantCost - compared.base.relevantCost, 4);
    expect(sheet!.rows.flat().some((cell) => String(cell?.value).includes("需求变化 全部：-20.0%"))).toBe(true);
    expect(readInputs(await workbook.read(), { language: "zh" }).problems).toEqual(readInputs(await (await quickFactory()).read(), { language: "zh" }).problems);
  });

  it("one is adopted: its assumptions are a decision, part of every plan, and it leaves the list", async () => {
    const workbook = await quickFactory();
    await keep(workbook, "周六加班");
    await keep(workbook, "需求回落", [fewer]);
    const adopted = await promoteScenario(await workbook.read(), { ...asked, scenario: "需求回落", decidedBy: "刘总" }, host);
    if (adopted.status !== "decided") throw new Error(JSON.stringify(adopted.problems));
    expect(adopted.decision).toMatchObject({ decision: "D-2026-03-1", decidedBy: "刘总", status: "inForce" });
    expect(adopted.decision.costChange).toBeCloseTo(adopted.after.relevantCost - adopted.before.relevantCost, 4);
    await workbook.write(adopted.sheets);
    const memory = await memoryOf(workbook);
    expect(memory.scenarios.map(({ scenario }) => scenario)).toEqual(["周六加班"]);
    expect(memory.assumptions.map(({ statedFor }) => statedFor)).toEqual(["周六加班", "D-2026-03-1"]);
    const before = readInputs(await (await quickFactory()).read(), { language: "zh" }).records!.forecasts.reduce((sum, { quantity }) => sum + quantity, 0);
    expect(readInputs(await workbook.read(), { language: "zh" }).records!.forecasts.reduce((sum, { quantity }) => sum + quantity, 0)).toBeLessThan(before * 0.9);
  });
});

describe("a decision", () => {
  it("of something unknown is none, and nothing is written", async () => {
    const workbook = await quickFactory();
    const unknown = await decide(await workbook.read(), { ...asked, content: "", gap: "", decidedBy: "刘总", assumptions: [assumptionOf("moreOvertime:NOWHERE:2026-04:10")!] }, host);
    expect(unknown).toMatchObject({ status: "needsAttention", problems: [{ kind: "assumptionWithoutEffect", reason: "unknownSubject" }] });
    expect(await decide(await workbook.read(), { ...asked, content: " ", gap: "", decidedBy: "刘总", assumptions: [] }, host)).toMatchObject({ problems: [{ kind: "nothingDecided" }] });
  });

  it("is numbered within its month, and one that is withdrawn on the sheet no longer counts", async () => {
    const workbook = await quickFactory();
    for (const name of ["D-2026-03-1", "D-2026-03-2"]) {
      const decided = await decide(await workbook.read(), { ...asked, content: "=加班", gap: "", decidedBy: "刘总", assumptions: [overtime] }, host);
      if (decided.status !== "decided") throw new Error(JSON.stringify(decided.problems));
      expect(decided.decision.decision).toBe(name);
      await workbook.write(decided.sheets);
    }
    const limit = async (grids = workbook.read()) => readInputs(await grids, { language: "zh" }).records!.capacity.find(({ workCentre, month }) => workCentre === "MACH" && month === "2026-04")!.overtimeLimitHours;
    expect(await limit()).toBe(460);
    const withdrawn = (await workbook.read()).map((grid) => (grid.sheet === "决议" ? { ...grid, values: grid.values.map((row) => (row[0] === "D-2026-03-1" ? row.map((cell) => (cell === "有效" ? "已撤销" : cell)) : row)) } : grid));
    expect(await limit(Promise.resolve(withdrawn))).toBe(260);
  });
});
