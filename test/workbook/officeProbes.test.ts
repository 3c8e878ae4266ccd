import type { ExcelHost } from "../excel-host/host/ExcelHost";
import { createExcelSession } from "../excel-host/node/session";
import { excelProbeNames, probeSession, type ProbeSession } from "../../src/workbook/officeProbeSession";
import { scratchColumns, scratchMark, scratchName, scratchRows } from "../../src/workbook/officeScratch";

/** What the diagnostics try in Excel, against the local host: each finds what is there, and nothing stays behind. */

let host: ExcelHost;
let session: ProbeSession;
const now = () => performance.now();
beforeEach(() => {
  host = createExcelSession({ excelApi: "1.14" });
  host.userEdit("Sheet1", "A1:B2", [["物料", "数量"], ["P1", "5"]]);
  session = probeSession(now, { syncTimeoutSeconds: 0.2, retrySeconds: 0.01 });
});

const names = () => host.book.sheets.map(({ name }) => name);

test("every probe succeeds, with a figure, and the workbook is as before", async () => {
  host.userSelect("Sheet1", "B2");
  const before = host.snapshot();
  expect(await session.open()).toEqual({ result: "ok", figure: "n = 1" });
  expect(names()).toEqual(["Sheet1", scratchName]);
  for (const name of excelProbeNames) {
    const finding = await session.probe(name);
    expect({ name, ...finding }).toEqual(expect.objectContaining({ name, result: "ok", figure: expect.stringMatching(/./) }));
  }
  const scratch = host.snapshot().sheets.find(({ name }) => name === scratchName)!;
  expect(Math.max(...scratch.cells.map(({ row }) => row))).toBeLessThan(scratchRows);
  expect(Math.max(...scratch.cells.map(({ column }) => column))).toBeLessThan(scratchColumns);
  expect(scratch.charts ?? []).toEqual([]);
  expect(await session.close()).toEqual({ result: "ok" });
  expect(host.snapshot()).toEqual(before);
  expect(host.book.settings.size).toBe(0);
  expect(host.book.active.name).toBe("Sheet1");
  expect(host.book.selection?.place).toMatchObject({ row: 1, column: 1 });
});

test.each(excelProbeNames)("%s that Excel refuses is told by its code, and what follows goes on", async (name) => {
  await session.open();
  host.faults.failing = { request: 1, code: "GeneralException" };
  expect(await session.probe(name)).toMatchObject({ result: "failed", figure: expect.stringContaining("GeneralException") });
  expect(await session.probe("formula")).toMatchObject({ result: "ok" });
  await session.close();
  expect(names()).toEqual(["Sheet1"]);
});

test.each(excelProbeNames)("%s of an Excel that does not know it is not available", async (name) => {
  await session.open();
  host.faults.failing = { request: 1, code: "ApiNotFound" };
  expect(await session.probe(name)).toMatchObject({ result: "unavailable" });
});

test("a chart without its second axis is told", async () => {
  await session.open();
  host.faults.noSecondaryAxis = true;
  expect(await session.probe("chart")).toMatchObject({ result: "failed", figure: expect.stringContaining("Line/Primary") });
});

test("Excel that tells of no change is told, and listened to no more", async () => {
  await session.open();
  host.book.eventsEnabled = false;
  expect(await session.probe("events")).toEqual({ result: "failed", figure: "> 5 s" });
}, 15_000);

test.each([1, 2, 3, 4])("what was kept in the workbook for a moment goes where request %i fails", async (request) => {
  await session.open();
  host.faults.failing = { request, code: "GeneralException", times: 3 };
  await session.probe("settingsStore");
  host.faults.failing = undefined;
  await session.close();
  expect([...host.book.settings]).toEqual([]);
});

describe("calculation", () => {
  test.each(["Manual", "AutomaticExceptTables"] as const)("%s is left alone", async (mode) => {
    host.book.calculationMode = mode;
    await session.open();
    expect(await session.probe("calculationMode")).toEqual({ result: "ok", figure: mode, says: "modeLeft" });
    await session.close();
    expect(host.book.calculationMode).toBe(mode);
  });

  test.each([2, 3, 4, 5])("comes back where request %i fails", async (request) => {
    await session.open();
    host.faults.failing = { request, code: "GeneralException", times: 2 };
    expect(await session.probe("calculationMode")).toMatchObject({ result: "failed" });
    await session.close();
    expect(host.book.calculationMode).toBe("Automatic");
  });
});

describe("the scratch sheet", () => {
  const leaveBehind = async () => {
    await probeSession(now).open();
    expect(names()).toContain(scratchName);
  };

  test("of an earlier crash is taken away", async () => {
    await leaveBehind();
    expect(await session.open()).toMatchObject({ figure: "n = 1" });
    expect(names().filter((name) => name.startsWith(scratchName))).toHaveLength(1);
    await session.close();
    expect(names()).toEqual(["Sheet1"]);
  });

  test("of somebody else with its name, or with something of theirs in it, is never touched", async () => {
    await leaveBehind();
    host.userEdit(scratchName, "Z90", "keep");
    const other = `${scratchName} 2`;
    host.userRename("Sheet1", other);
    await session.open();
    for (const name of excelProbeNames) await session.probe(name);
    await session.close();
    expect(names()).toEqual([other, scratchName]);
    expect(host.values(scratchName, "Z90")).toEqual([["keep"]]);
    expect(host.values(other, "A1:B2")).toEqual([["物料", "数量"], ["P1", 5]]);
  });

  test("goes though it was renamed, and the sheet that was shown is shown again", async () => {
    await Excel.run(async (context) => {
      context.workbook.worksheets.add("Second");
      await context.sync();
    });
    host.userActivate("Second");
    await session.open();
    host.userActivate(scratchName);
    host.userRename(scratchName, "x");
    await session.close();
    expect(names()).toEqual(["Sheet1", "Second"]);
    expect(host.book.active.name).toBe("Second");
  });

  test("that somebody has deleted meanwhile is no failure of the rest", async () => {
    await session.open();
    host.userDelete(scratchName);
    expect(await session.probe("values")).toMatchObject({ result: "failed" });
    expect(await session.close()).toEqual({ result: "ok" });
    expect(names()).toEqual(["Sheet1"]);
  });

  test("goes once a cell is no longer edited; where it cannot, that is said, and it goes at the next try", async () => {
    await session.open();
    host.faults.cellEditing = true;
    setTimeout(() => (host.faults.cellEditing = false), 25);
    expect(await session.close()).toEqual({ result: "ok" });
    await session.open();
    host.faults.cellEditing = true;
    expect(await session.probe("values")).toEqual({ result: "failed", says: "cellEditing" });
    expect(await session.close()).toMatchObject({ result: "failed", says: "scratchLeft" });
    host.faults.cellEditing = false;
    expect(await session.close()).toEqual({ result: "ok" });
    expect(names()).toEqual(["Sheet1"]);
  });

  test("cannot be added where the structure is protected: no probe runs", async () => {
    host.book.protected = true;
    expect(await session.open()).toMatchObject({ result: "failed", figure: expect.stringContaining("AccessDenied") });
    expect(session.isOpen).toBe(false);
    expect(await session.probe("values")).toEqual({ result: "unavailable", says: "noScratch" });
    expect(await session.close()).toEqual({ result: "ok" });
    expect(names()).toEqual(["Sheet1"]);
  });

  test("is known by its mark", async () => {
    await session.open();
    expect(host.values(scratchName, "A1")).toEqual([[scratchMark]]);
    await session.close();
  });
});

test("an Excel that does not answer is told, and waited for no longer than that", async () => {
  await session.open();
  host.faults.hanging = true;
  expect(await session.probe("values")).toEqual({ result: "failed", figure: "> 0.2 s", says: "notAnswering" });
  host.faults.hanging = false;
});
