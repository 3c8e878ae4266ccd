import { resultMark, markedArea } from "../../src/workbook/mark";
import type { OfficeError } from "../../src/workbook/officeErrors";
import { officeWorkbook } from "../../src/workbook/officeWorkbook";
import type { SheetSpec } from "../../src/workbook/port";
import { type WaitReason, waitDesk } from "../../src/workbook/waitDesk";
import type { ExcelHost } from "../excel-host/host/ExcelHost";
import { createExcelSession } from "../excel-host/node/session";
import { plan } from "./sampleSheets";

/** What the door to Excel does when Excel, or somebody in the workbook, comes in between. */

let host: ExcelHost;
beforeEach(() => {
  host = createExcelSession({ excelApi: "1.14" });
});

const long = "长".repeat(30_000);

/** A result sheet of about two megabytes, which takes two requests or more. */
const large = (name: string, text = long): SheetSpec => ({
  name,
  kind: "result",
  rows: [[{ value: name, style: "title" }], [{ value: `${resultMark} · abc · A1:A26`, style: "mark" }], ...Array.from({ length: 24 }, () => [{ value: text, style: "key" } as const])],
  widths: [20],
});

const failureOf = async (work: Promise<unknown>): Promise<OfficeError> => {
  const outcome = await work.then(
    () => undefined,
    (error: unknown) => error as OfficeError,
  );
  if (!outcome) throw new Error("it should have failed");
  return outcome;
};

const described = (name: string) => host.snapshot().sheets.find((sheet) => sheet.name === name)!;
const markOf = (name: string) => String(host.values(name, "A2")[0]![0]);
const isUnfinished = (name: string) => markOf(name).includes("unfinished");
const errors = () => host.log.flatMap(({ error }) => error ?? []);

/** A workbook with somebody at the desk, who does at each wait what the test says. */
function attended(atWait: (reason: WaitReason, choose: (choice: "goOn" | "stop") => void) => void, syncTimeoutSeconds = 5) {
  const desk = waitDesk();
  const reasons: WaitReason[] = [];
  let shown: WaitReason | undefined;
  desk.watch(() => {
    const { wait } = desk.state();
    if (wait && wait !== shown) {
      reasons.push(wait);
      setTimeout(() => atWait(wait, desk.choose), 20);
    }
    shown = wait;
  });
  return { desk, reasons, workbook: officeWorkbook({ desk, syncTimeoutSeconds, retrySeconds: 0.02 }) };
}

describe("sizes", () => {
  test("requests Excel finds too large go out in halves, down to half a block, and every cell arrives", async () => {
    host.limits.requestBytes = 200_000;
    await officeWorkbook().write([large("Large")]);
    expect(errors()).toContain("RequestPayloadSizeLimitExceeded");
    expect(described("Large").cells.filter(({ value }) => value === long)).toHaveLength(24);
    expect(Math.max(...host.log.filter(({ error }) => !error).map(({ requestBytes }) => requestBytes))).toBeLessThanOrEqual(200_000);
  });

  test("a single row that is too large fails in Excel's words, and is not sent for ever", async () => {
    host.limits.requestBytes = 50_000;
    expect(await failureOf(officeWorkbook().write([large("Large")]))).toMatchObject({ failure: { code: "RequestPayloadSizeLimitExceeded" } });
  });
});

describe("waiting", () => {
  test.each(["read", "write"] as const)("for the end of an edit, a %s goes on by itself", async (job) => {
    host.userEdit("Sheet1", "A1", 1);
    host.faults.cellEditing = true;
    const { workbook, reasons, desk } = attended(() => (host.faults.cellEditing = false));
    if (job === "read") expect(await workbook.read()).toHaveLength(1);
    else await workbook.write([large("Large")]);
    expect(reasons).toEqual([{ kind: "cellEditing" }]);
    expect(desk.state()).toEqual({});
  });

  test("an edit begun in the middle of a write is waited for, and nothing is written twice or left out", async () => {
    const { workbook, reasons } = attended(() => (host.faults.cellEditing = false));
    host.faults.meanwhile = { request: 5, act: () => (host.faults.cellEditing = true) };
    await workbook.write([large("A"), large("B")]);
    expect(reasons).toEqual([{ kind: "cellEditing" }]);
    for (const name of ["A", "B"]) expect(described(name).cells).toHaveLength(26);
  });

  test("stops where the person says so", async () => {
    host.faults.cellEditing = true;
    const { workbook } = attended((_, choose) => choose("stop"));
    expect(await failureOf(workbook.read())).toMatchObject({ name: "CellEditMode" });
  });

  test("for an Excel that is silent goes on as long as the person wants", async () => {
    let letGo = () => {};
    host.userEdit("Sheet1", "A1", 1);
    host.faults.holding = new Promise((resolve) => (letGo = resolve));
    const { workbook, reasons } = attended((reason, choose) => (reason.kind === "notAnswering" && reason.seconds > 0.1 ? letGo() : choose("goOn")), 0.1);
    expect(await workbook.read()).toHaveLength(1);
    expect(reasons.slice(0, 2)).toEqual([{ kind: "notAnswering", seconds: 0.1 }, { kind: "notAnswering", seconds: 0.2 }]);
  });

  test("for an Excel that never answers ends where the person says so", async () => {
    host.faults.hanging = true;
    const { workbook } = attended((_, choose) => choose("stop"), 0.05);
    expect(await failureOf(workbook.write([large("A")]))).toMatchObject({ name: "ExcelNotAnswering", failure: { seconds: 0.05 } });
  });

  test.each(["ServiceNotAvailable", "ActivityLimitReached", "Conflict"] as const)("%s is tried again three times without a word, then with one", async (code) => {
    host.userEdit("Sheet1", "A1", 1);
    const { workbook, reasons } = attended(() => {});
    host.faults.failing = { request: 1, code, times: 3 };
    expect(await workbook.read()).toHaveLength(1);
    expect(reasons).toEqual([]);
    host.faults.failing = { request: 1, code, times: 4 };
    expect(await workbook.read()).toHaveLength(1);
    expect(reasons).toEqual([{ kind: "busy" }]);
  });

  test("another workbook in front is waited for", async () => {
    host.userEdit("Sheet1", "A1", 1);
    const { workbook, reasons } = attended(() => {});
    host.faults.failing = { request: 1, code: "InactiveWorkbook", times: 2 };
    expect(await workbook.read()).toHaveLength(1);
    expect(reasons).toEqual([{ kind: "otherWorkbook" }]);
  });
});

describe("a write that failed half-way", () => {
  const broken = async (workbook = officeWorkbook()) => {
    host.faults.failing = { request: 5, code: "GeneralException" };
    return failureOf(workbook.write([large("A"), large("B"), large("C")]));
  };

  test("says which sheets are written and which are not, and the sheets say so too", async () => {
    const { desk, workbook } = attended(() => {});
    const { sheetsWritten, sheetsLeft } = await broken(workbook);
    expect(sheetsWritten!.length).toBeGreaterThan(0);
    expect(sheetsWritten!.length).toBeLessThan(3);
    for (const name of ["A", "B", "C"]) expect(isUnfinished(name)).toBe(!sheetsWritten!.includes(name));
    // None is both.
    expect([...sheetsWritten!, ...sheetsLeft!]).toEqual(["A", "B", "C"]);
    expect(desk.state()).toEqual({ unfinished: { written: sheetsWritten, left: sheetsLeft } });
    expect(markedArea(markOf("C"))).toEqual({ lastRow: 25, lastColumn: 0 });
  });

  test("is finished without planning anew, and is then as if nothing had happened", async () => {
    const { desk, workbook } = attended(() => {});
    await broken(workbook);
    await workbook.finish();
    expect(desk.state()).toEqual({});
    const finished = host.snapshot();
    host = createExcelSession();
    await officeWorkbook().write([large("A"), large("B"), large("C")]);
    const content = ({ sheets }: typeof finished) => sheets.map(({ name, cells, frozen, conditionals }) => ({ name, cells, frozen, conditionals }));
    expect(content(finished)).toEqual(content(host.snapshot()));
  });

  test("of input sheets is finished only while nobody has typed on them, and says so", async () => {
    const { desk, workbook } = attended(() => {});
    const input = (name: string): SheetSpec => ({ ...large(name), kind: "input", rows: large(name).rows.map((row, index) => (index === 1 ? [{ value: "物料", style: "heading" }] : row)) });
    host.faults.failing = { request: 5, code: "GeneralException" };
    await failureOf(workbook.write([input("A"), input("B"), input("C")]));
    const { unfinished } = desk.state();
    expect(unfinished).toMatchObject({ inputs: true });
    const last = unfinished!.left.at(-1)!;
    host.userEdit(last, "C9", "我的数");
    const before = host.snapshot();
    expect(await failureOf(workbook.finish())).toMatchObject({ failure: { kind: "TypedMeanwhile", sheets: [last] } });
    expect(host.snapshot()).toEqual(before);
    expect(desk.state()).toEqual({ unfinished });
    host.userEdit(last, "C9", "");
    await workbook.finish();
    expect(desk.state()).toEqual({});
    for (const name of ["A", "B", "C"]) expect(described(name).cells).toHaveLength(26);
  });

  test("has moved people's cells once, and keeps what they folded and filtered, whichever request it failed at", async () => {
    const first = { ...plan(["A", "B"], 3) };
    const prepare = async () => {
      host = createExcelSession({ excelApi: "1.14" });
      await officeWorkbook().write([first]);
      host.userEdit("计划 Plan", "F5", "复核");
      await Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem("计划 Plan");
        sheet.getRange("6:6").hideGroupDetails("ByRows");
        await context.sync();
      });
    };
    const second = [plan(["A", "B", "C"], 5), large("Large")];
    await prepare();
    const before = host.roundTrips;
    await officeWorkbook().write(second);
    const requests = host.roundTrips - before;
    const wanted = host.snapshot();
    expect(host.values("计划 Plan", "H5")).toEqual([["复核"]]);
    for (let request = 4; request <= requests; request++) {
      await prepare();
      const workbook = officeWorkbook();
      host.faults.failing = { request, code: "GeneralException" };
      await failureOf(workbook.write(second));
      await workbook.finish();
      expect(host.snapshot()).toEqual(wanted);
    }
  }, 120_000);

  test("offers nothing to finish where nothing was begun", async () => {
    const { desk, workbook } = attended(() => {});
    host.book.sheets[0]!.protected = true;
    expect(await failureOf(workbook.write([large("Sheet1")]))).toMatchObject({ name: "SheetProtected", sheetsWritten: [] });
    expect(desk.state()).toEqual({});
    await workbook.finish();
    expect(described("Sheet1").cells).toEqual([]);
  });
});

describe("somebody else", () => {
  test("deletes a sheet that is being written: it is named, and finishing writes all of it anew", async () => {
    const workbook = officeWorkbook();
    host.faults.meanwhile = { request: 5, act: () => host.userDelete("A") };
    expect(await failureOf(workbook.write([large("A"), large("B")]))).toMatchObject({ name: "SheetMissing", failure: { sheet: "A" }, sheetsWritten: [], sheetsLeft: ["A", "B"] });
    await workbook.finish();
    for (const name of ["A", "B"]) expect(described(name).cells).toHaveLength(26);
  });

  test("renames one: it is named with both names", async () => {
    const workbook = officeWorkbook();
    host.faults.meanwhile = { request: 5, act: () => host.userRename("A", "二月") };
    expect(await failureOf(workbook.write([large("A"), large("B")]))).toMatchObject({ name: "SheetRenamed", failure: { sheet: "A", now: "二月" } });
    host.userRename("二月", "A");
    await workbook.finish();
    expect(host.book.sheets.map(({ name }) => name)).toEqual(["Sheet1", "A", "B"]);
    expect(isUnfinished("A")).toBe(false);
  });

  describe("between reading and writing", () => {
    const workbook = officeWorkbook();
    const small: SheetSpec = { ...large("Plan", "x"), name: "Plan" };
    beforeEach(async () => {
      host.userEdit("Sheet1", "A1:B9", 1);
      await workbook.write([small]);
      host.userEdit("Plan", "D4", "note");
    });
    const after = async (act: () => void) => {
      const grids = await workbook.read();
      act();
      return workbook.write([small], undefined, grids);
    };

    test.each([
      ["changes an input", () => host.userEdit("Sheet1", "B3", 2), ["Sheet1"]],
      ["renames an input", () => host.userRename("Sheet1", "Inputs"), ["Sheet1"]],
      ["types into our columns", () => host.userEdit("Plan", "A5", "answer"), ["Plan"]],
    ])("%s: nothing is written, and it is told where", async (_, act, sheets) => {
      const before = () => host.values("Plan", "A1:A26");
      const failure = await failureOf(after(act));
      expect(failure).toMatchObject({ name: "InputsChanged", failure: { sheets }, sheetsWritten: [] });
      expect(before()[0]).toEqual(["Plan"]);
      expect(isUnfinished("Plan")).toBe(false);
    });

    test("writes beside our cells: it stays, and the write goes on", async () => {
      await after(() => host.userEdit("Plan", "D4", "another note"));
      expect(host.values("Plan", "D4")).toEqual([["another note"]]);
    });
  });
});
