import { unzipSync, strFromU8 } from "fflate";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { MeetingMemory } from "../../../src/engine/meeting/memory";
import { readInputs } from "../../../src/readInputs";
import { loadNodeKernel } from "../../../src/solver/loadNodeKernel";
import { loadNodeSolver } from "../../../src/solver/loadNodeSolver";
import { resultMark } from "../../../src/workbook/mark";
import type { CellValue, Grid } from "../../../src/workbook/port";
import { xlsxWorkbook } from "../../../src/workbook/xlsxWorkbook";
import { libreOfficeMissing, recalculatedByLibreOffice } from "../../support/libreOffice";
import { oneFamily } from "./factory";
import { cycles, halfYear, type HalfYear, reasonGiven, rewrittenHead } from "./story";

// Six months of S&OP by the commands people use, on one family of the sample factory; `write.ts` does the same with all of it.

let folder: string;
let year: HalfYear;
let grids: readonly Grid[];
let memory: MeetingMemory;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "half-year-"));
  const kernel = loadNodeKernel();
  year = await halfYear(folder, oneFamily, { solve: loadNodeSolver(), ...(kernel && { kernel }) });
  grids = await read(year.workbook);
  memory = readInputs(grids, { language: "zh" }).memory!;
}, 1_800_000);
afterAll(() => rm(folder, { recursive: true }));

const read = async (path: string): Promise<readonly Grid[]> => xlsxWorkbook(await readFile(path), path).read();
const at = ({ values, firstRow, firstColumn }: Grid, row: number, column: number): CellValue => values[row - firstRow]?.[column - firstColumn] ?? null;
const said = (step: string) => year.said.filter((one) => one.step.includes(step));

test("every month has its release, decision, action and minutes, each under its number", () => {
  expect(memory.cycles.map(({ cycle }) => cycle)).toEqual(cycles.slice(1));
  expect(memory.releases.map(({ release }) => release)).toEqual(cycles.map((cycle) => `${cycle}-1`));
  expect(memory.decisions.map(({ decision, status }) => [decision, status])).toEqual(cycles.map((cycle) => [`D-${cycle}-1`, "inForce"]));
  expect(memory.actions.map(({ action, status, result }) => [action, status, result])).toEqual(cycles.map((cycle, k) => [`A-${cycle}-1`, k < 5 ? "done" : "open", k < 5 ? "已完成" : ""]));
  expect([...new Set(memory.minutes.map(({ minutes }) => minutes))]).toEqual(cycles.flatMap((cycle, k) => [...(k % 2 === 0 ? [`P-${cycle}-1`] : []), `M-${cycle}-1`]));
  expect([...new Set(memory.cycleResults.map(({ release }) => release))]).toEqual(cycles.map((cycle) => `${cycle}-1`));
});

test("forecast versions are approved and kept", () => {
  const { review } = readInputs(grids, { language: "zh" });
  expect(review!.approvals.map(({ version }) => version)).toEqual(["2026-11-1", "2027-01-1", "2027-03-1"]);
  for (const { version, lines } of review!.approvals) expect(review!.approved.filter((line) => line.version === version)).toHaveLength(lines);
});

test("changes are counted up to the limits, and the special meeting is called", () => {
  expect(memory.changeRequests.map(({ request, status, causeCode, note }) => [request, status, causeCode, note !== ""])).toEqual([
    ["C-2026-11-1", "approved", "orderChange", false],
    ["C-2026-11-2", "approved", "orderChange", false],
    ["C-2026-11-3", "approved", "orderChange", true],
    ["C-2026-11-4", "rejected", "orderChange", false],
    ["C-2026-12-1", "approved", "orderChange", false],
    ["C-2026-12-2", "approved", "orderChange", false],
    ["C-2026-12-3", "approved", "forceMajeure", false],
  ]);
  const refused = said("change").filter(({ code }) => code === 2);
  expect(refused).toHaveLength(2);
  for (const { complaints } of refused) expect(complaints.join("\n")).toContain("计划调整专题会");
  expect(said("change")[1]!.printed.join("\n")).toContain("BL-3501 1/2");
});

test("what people rewrote stands in the minutes, and who takes part is carried on", () => {
  const line = (minutes: string, paragraph: string) => memory.minutes.find((one) => one.minutes === minutes && one.paragraph === paragraph)?.content;
  expect(line("M-2026-11-1", "0.3")).toBe(rewrittenHead);
  expect(line("M-2026-12-1", "0.3")).toBe(rewrittenHead);
  expect(line("M-2027-02-1", "5.4")).toBe("2027-02 纪要为下月工作依据。");
  expect(line("M-2027-03-1", "5.4")).not.toContain("2027-02");
  expect(line("M-2026-12-1", "1.3.A-2026-11-1")).toContain("已完成");
});

test("every line of issued minutes has a key of its own", () => {
  const keys = memory.minutes.map(({ minutes, paragraph }) => `${minutes} ${paragraph}`);
  expect(keys.length).toBeGreaterThan(300);
  expect(new Set(keys).size).toBe(keys.length);
});

test("minutes come as documents with their number and the five parts", async () => {
  for (const [k, path] of year.documents.entries()) {
    const text = strFromU8(unzipSync(await readFile(path))["word/document.xml"]!).replace(/<[^>]*>/g, "");
    expect(text).toContain(`会议纪要编号：M-${cycles[k]!}-1`);
    for (const part of ["1. 上月SOP会议工作回顾", "2. 上月和今年以来销售情况", "3. 生产能力总结和下月评估", "4. SOP评估", "5. SOP结论和执行"]) expect(text).toContain(part);
  }
});

test("a reason given in November is still where it was said of", () => {
  const rows = grids.find(({ sheet }) => sheet === "差异原因")!.values;
  const row = rows.find((cells) => cells.includes(reasonGiven[0]!))!;
  expect(row.slice(11, 18)).toEqual(reasonGiven);
  expect(String(row[0])).toMatch(/^[A-Z]-2026-1[01]/);
});

test("every bridge adds up exactly, in pieces and in money", async () => {
  expect(year.bridges).toHaveLength(5);
  for (const path of year.bridges) {
    const sheet = (await read(path)).find((grid) => grid.sheet === "计划差异")!;
    const headings = sheet.values[6]!;
    const [released, planned] = [headings.indexOf("已发布"), headings.indexOf("本次计划")];
    const lines = sheet.values.slice(7).filter((row) => typeof row[released] === "number");
    expect(lines.length).toBeGreaterThan(5);
    for (const row of lines) {
      const sum = row.slice(released, planned).reduce<number>((total, value) => total + Number(value), 0);
      expect(sum).toBeCloseTo(Number(row[planned]), 6);
    }
    expect(at(sheet, 2, 4)).toBe(0);
    // Something has moved since last month.
    expect(lines.some((row) => row.slice(released + 1, planned).some((value) => Number(value) !== 0))).toBe(true);
  }
});

const checksOf = (all: readonly Grid[]) => all.filter((grid) => String(at(grid, 1, 0) ?? "").startsWith(resultMark)).map((grid) => [grid.sheet, at(grid, 2, 4)] as const);

test("every check of every sheet is 0: what the formulas say is what was planned", () => {
  const checks = checksOf(grids);
  expect(checks.length).toBeGreaterThan(35);
  // A sheet without formulas to check has nothing there; an error would be a text.
  expect(checks.filter(([, check]) => check !== null && check !== "" && check !== 0)).toEqual([]);
  expect(checks.filter(([, check]) => check === 0).length).toBeGreaterThan(25);
});

const second = libreOfficeMissing();
if (second) console.warn(second);
// A sheet that was not written with the last plan keeps the values it was written with, until somebody recalculates.
(second ? test.skip : test)("every check is still 0 after LibreOffice has recalculated the whole workbook", async () => {
  const checks = checksOf((await recalculatedByLibreOffice(await readFile(year.workbook)))!);
  expect(checks.length).toBeGreaterThan(35);
  expect(checks.filter(([, check]) => check !== null && check !== "" && check !== 0)).toEqual([]);
}, 300_000);

test("the workbook keeps three runs and two releases to go back to, no more", () => {
  const names = [...new Set(memory.snapshots.map(({ snapshot }) => snapshot))];
  expect(names.filter((name) => name.startsWith("run "))).toHaveLength(3);
  expect(names.filter((name) => !name.startsWith("run "))).toEqual(["2027-03-1", "2027-04-1"]);
});
