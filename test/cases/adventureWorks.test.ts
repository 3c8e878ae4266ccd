import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { lowLevelCodes } from "../../src/engine/materials/lowLevelCode";
import { planOperations } from "../../src/engine/planOperations";
import { readRecords } from "../../src/input/readRecords";
import { csvFolder } from "../../src/workbook/csvFolder";
import { bomLevels, convertAdventureWorks, defaultSource } from "./adventureWorks";
import { planningTools } from "../support/planningTools";

const there = existsSync(defaultSource);
if (!there) console.log(`Skipped: the case data is not at ${defaultSource}`);

(there ? describe : describe.skip)("AdventureWorks, a whole manufacturer", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "adventureworks-"));
    await convertAdventureWorks(defaultSource, folder);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it("is read without a problem, levelled as its source says, and planned", async () => {
    const { records, options, problems } = readRecords(await csvFolder(folder).read(), {});
    expect(problems).toEqual([]);
    expect(records!.items).toHaveLength(504);

    // The source counts its top level as 1; a low-level code begins at 0.
    const levels = await bomLevels(defaultSource);
    const codes = lowLevelCodes(records!.bom);
    expect(levels.size).toBe(238);
    for (const [parent, level] of levels) expect([parent, codes.get(parent)! + 1]).toEqual([parent, level]);

    const plan = await planOperations(records!, options!, planningTools(), () => {});
    expect(plan.balance.certificate.gap).toBeLessThan(0.01);
    expect(plan.balance.certificate.largestViolation).toBeLessThan(1e-6);
    const planned = new Map(plan.materials.map(({ item, lowLevelCode }) => [item, lowLevelCode]));
    for (const [parent, level] of levels) if (planned.has(parent)) expect([parent, planned.get(parent)! + 1]).toEqual([parent, level]);
  }, 180_000);
});
