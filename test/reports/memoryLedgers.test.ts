import { type MeetingMemory, nothingRemembered } from "../../src/engine/meeting/memory";
import { memoryLedgers } from "../../src/engine/problem";
import { readRecords } from "../../src/input/readRecords";
import { sampleFactory } from "../../src/input/sampleFactory/sampleFactory";
import { inputSheets } from "../../src/input/templates";
import { languageCodes, languages } from "../../src/language";
import { memorySheets } from "../../src/reports/memoryLedgers";
import { memoryWorkbook } from "../../src/workbook/memoryWorkbook";
import type { Grid, SheetSpec } from "../../src/workbook/port";

async function gridsOf(sheets: readonly SheetSpec[]): Promise<readonly Grid[]> {
  const workbook = memoryWorkbook();
  await workbook.write(sheets);
  return workbook.read();
}

const at = "2026-11-28 14:05";
const remembered = (item: string): MeetingMemory => ({
  cycles: [{ cycle: "2026-12", planDate: "2026-12-25", openedAt: "2026-12-25 08:30", openedBy: "陈" }],
  releases: [{ release: "2026-11-1", cycle: "2026-11", planDate: "2026-11-25", releasedAt: at, releasedBy: "=Chen", quantity: 1200.5, planCost: 87845.25, inputFingerprint: "0a", planFingerprint: "1b", note: "+note" }],
  releasedQuantities: [{ release: "2026-11-1", item, start: "2026-11-25", end: "2026-11-29", quantity: 0 }],
  releasedHours: [{ release: "2026-11-1", workCentre: "WC-GONE", start: "2026-11-25", end: "2026-11-29", hours: 71.25 }],
  snapshots: [{ snapshot: "2026-11-1", part: 0, content: "A".repeat(32_000) }],
  changeRequests: [{ request: "C-2026-11-1", requestedOn: "2026-11-30", item, start: "2026-12-01", end: "2026-12-06", before: 40, after: 0, causeCode: "forceMajeure", cause: "台风", department: "生产一部", requester: "李", approver: "王", approvedOn: "2026-12-01", status: "approved", note: "" }],
  scenarios: [{ scenario: "周六加班", createdAt: at, createdBy: "赵", note: "" }],
  decisions: [{ decision: "D-2026-11-1", cycle: "2026-11", decidedAt: at, decidedBy: "刘总", gap: "hours:MOTOR:2027-01", content: "@overtime", costChange: -120.5, serviceChange: 0.012, stockChange: 0, status: "inForce" }],
  assumptions: [
    { statedFor: "周六加班", kind: "moreWeekendOvertime", subject: "MOTOR", start: "2027-01-01", end: "2027-01-31", value: 40 },
    { statedFor: "D-2026-11-1", kind: "moreOutsourcing", subject: item, value: 50, unitCost: 12.5 },
  ],
  actions: [{ action: "A-2026-11-1", cycle: "2026-11", task: "-call the supplier", origin: "D-2026-11-1", owner: "孙", department: "采购部", due: "2026-12-05", actionClass: "A", status: "open", result: "" }],
  minutes: [{ minutes: "SOP-2026-11", cycle: "2026-11", issuedAt: at, issuedBy: "周", paragraph: "3.2", content: "第一行\n第二行" }],
  cycleResults: [{ cycle: "2026-11", release: "2026-11-1", measure: "nervousness", value: 0.034 }],
});

it.each(languageCodes)("what the meeting remembers is read back as it was written (%s)", async (language) => {
  const words = languages[language];
  const sample = inputSheets(words, sampleFactory(language));
  const item = readRecords(await gridsOf(sample), {}).records!.items[0]!.item;
  const memory = remembered(item);
  const sheets = memorySheets(memory, memoryLedgers, { cycle: "2026-11", today: "2026-11-28", words });
  const result = readRecords(await gridsOf([...sample, ...sheets]), {});
  expect(result.problems.filter(({ kind }) => kind !== "missingSheet")).toEqual(readRecords(await gridsOf(sample), {}).problems);
  expect(result.memory).toEqual(memory);
  expect(result.options!.planDate).toBe("2026-12-25");
});

it("a plan date from outside wins over the cycle", async () => {
  const words = languages.en;
  const sample = inputSheets(words, sampleFactory("en"));
  const sheets = memorySheets({ ...nothingRemembered, cycles: remembered("x").cycles }, ["planningCycles"], { cycle: "2026-11", today: "2026-11-28", words });
  const grids = await gridsOf([...sample, ...sheets]);
  expect(readRecords(grids, { planDate: "2026-11-25" }).options!.planDate).toBe("2026-11-25");
});
