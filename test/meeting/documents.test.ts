import type { MeetingMemory } from "../../src/engine/meeting/memory";
import { languages } from "../../src/language";
import type { MeetingRequest, MeetingStep, StepDone } from "../../src/meeting/meetingSteps";
import { takeStep } from "../../src/meeting/takeStep";
import { planWorkbook } from "../../src/planWorkbook";
import { readInputs } from "../../src/readInputs";
import { documentColumns as columns } from "../../src/reports/documents/answers";
import { memoryWorkbook, type MemoryWorkbook } from "../../src/workbook/memoryWorkbook";
import type { SheetSpec } from "../../src/workbook/port";
import { changed, host, quickFactory } from "./quickFactory";

const { minutes: words } = languages.zh;
const march: MeetingRequest = { language: "zh", at: "2026-03-28 15:00" };

async function take(workbook: MemoryWorkbook, step: MeetingStep, request = march): Promise<StepDone> {
  const done = await takeStep(step, await workbook.read(), request, host);
  if (done.status !== "done") throw new Error(JSON.stringify(done.problems));
  await workbook.write(done.sheets);
  return done;
}

/** A run of the plan, as the pane's button does it. */
async function replan(workbook: MemoryWorkbook): Promise<void> {
  const planned = await planWorkbook(await workbook.read(), { language: "zh" }, host);
  if (planned.status === "needsAttention") throw new Error(JSON.stringify(planned.problems));
  await workbook.write(planned.sheets);
}

/** A document as it stands: its paragraphs by key, with the row they begin in. */
async function paragraphs(workbook: MemoryWorkbook, sheet: string) {
  const { values } = (await workbook.read()).find((grid) => grid.sheet === sheet)!;
  const found = new Map<string, { row: number; words: string; answer: string; state: string }>();
  values.forEach((cells, row) => {
    const [key, said, answer, state] = (["key", "words", "answer", "state"] as const).map((name) => String(cells[columns[name]] ?? ""));
    if (row < 4 || key === "") return;
    if (key === "〃") [...found.values()].at(-1)!.words += said;
    else found.set(key!, { row, words: said!, answer: answer!, state: state! });
  });
  return found;
}

/** As a person would: words typed into the column beside a paragraph. */
async function typeBeside(workbook: MemoryWorkbook, sheet: string, key: string, value: string): Promise<void> {
  const { row } = (await paragraphs(workbook, sheet)).get(key)!;
  const spec = workbook.written().find(({ name }) => name === sheet)!;
  const rows = spec.rows.map((cells, r) => (r === row ? cells.map((cell, c) => (c === columns.answer ? { value, style: "answer" as const, format: "text" as const } : cell)) : cells));
  await workbook.write([{ ...spec, rows }]);
}

const memoryOf = async (workbook: MemoryWorkbook): Promise<MeetingMemory> => readInputs(await workbook.read(), { language: "zh" }).memory!;
const formulasOf = (sheet: SheetSpec): string[] => sheet.rows.flatMap((cells) => cells.flatMap((cell) => (cell?.formula === undefined ? [] : [cell.formula])));
const hostile = '=HYPERLINK("http://x","预算")';

describe("minutes", () => {
  it("are drafted in five parts, and what people write survives every redraft and takes the paragraph's place", async () => {
    const workbook = await quickFactory();
    await take(workbook, { step: "minutes" });
    const first = await paragraphs(workbook, words.sheet);
    expect([...new Set([...first.keys()].map((key) => key[0]))]).toEqual(["0", "1", "2", "3", "4", "5"]);
    // Questions to be answered wait; everything else is a draft.
    expect(new Set([...first.values()].map(({ state }) => state))).toEqual(new Set([words.states.draft, words.states.open]));
    await typeBeside(workbook, words.sheet, "0.3", "参加人员：刘总、陈生管");
    await take(workbook, { step: "minutes" }, { ...march, at: "2026-03-28 16:00" });
    const again = (await paragraphs(workbook, words.sheet)).get("0.3")!;
    expect(again).toMatchObject({ words: "参加人员：刘总、陈生管", answer: "参加人员：刘总、陈生管", state: words.states.rewritten });
  });

  it("ask to look again where the draft under a rewritten sentence has changed", async () => {
    const workbook = await quickFactory();
    await take(workbook, { step: "minutes" });
    const decided = [...(await paragraphs(workbook, words.sheet))].find(([, { words: said }]) => said === words.noDecisions)!;
    await typeBeside(workbook, words.sheet, decided[0], "没有新的决议。");
    await take(workbook, { step: "decide", by: "刘总", content: "五一前不接急单", gap: "", assumptions: [] });
    const moved = (await paragraphs(workbook, words.sheet)).get(decided[0]);
    // The sentence gave way to the decision: what was written for it is no longer shown as approved words.
    expect(moved === undefined || moved.state === words.states.moved).toBe(true);
    expect([...(await paragraphs(workbook, words.sheet)).values()].some(({ words: said }) => said.includes("五一前不接急单"))).toBe(true);
  });

  it("take no text of anybody's into a formula", async () => {
    const { sheets: names, columns: headings } = languages.zh.tables;
    // The busiest work centre is named in a sentence of ours.
    const renamed = [1, 2].reduce((grids, row) => changed(grids, names.workCentres, row, headings.name, hostile), [...(await (await quickFactory()).read())]);
    const workbook = memoryWorkbook(renamed);
    await take(workbook, { step: "action", task: hostile, owner: "@李", department: "+1", actionClass: "A", origin: "" });
    await take(workbook, { step: "decide", by: "=cmd", content: hostile, gap: "", assumptions: [] });
    const { sheets } = await take(workbook, { step: "minutes" });
    await typeBeside(workbook, words.sheet, "0.3", hostile);
    const redrafted = await take(workbook, { step: "minutes" });
    const sheet = (all: readonly SheetSpec[]) => all.find(({ name }) => name === words.sheet)!;
    expect(formulasOf(sheet(sheets)).length).toBeGreaterThan(20);
    for (const formula of [...formulasOf(sheet(sheets)), ...formulasOf(sheet(redrafted.sheets))]) expect(formula).not.toMatch(/HYPERLINK|cmd|@李/);
    const said = [...(await paragraphs(workbook, words.sheet)).values()].map((one) => one.words);
    expect(said).toContain(hostile);
    expect(said.some((line) => line.startsWith("D-2026-03-1") && line.includes(hostile))).toBe(true);
  });

  it("are issued under numbers that rise, as text, as a document, and line by line in the ledger", async () => {
    const workbook = await quickFactory();
    await take(workbook, { step: "minutes" });
    await typeBeside(workbook, words.sheet, "0.3", "参加人员：刘总");
    const first = await take(workbook, { step: "issue", by: "王秘书" });
    const second = await take(workbook, { step: "issue", by: "王秘书" });
    expect([first, second].map(({ files }) => files![0]!.fileName)).toEqual([expect.stringContaining("M-2026-03-1"), expect.stringContaining("M-2026-03-2")]);
    expect(first.text).toContain("参加人员：刘总");
    expect(new TextDecoder("latin1").decode(first.files![0]!.bytes.slice(0, 2))).toBe("PK");
    const { minutes } = await memoryOf(workbook);
    expect(minutes.filter(({ minutes: serial }) => serial === "M-2026-03-1").find(({ paragraph }) => paragraph === "0.3")?.content).toBe("参加人员：刘总");
  });

  it("give every paragraph a key of its own, where an order has two lines of one item too", async () => {
    const { sheets: names, columns: headings } = languages.zh.tables;
    const twice = (await (await quickFactory()).read()).map((grid) => {
      if (grid.sheet !== names.orders) return grid;
      const [heads, ...lines] = grid.values;
      const due = heads!.findIndex((head) => String(head).startsWith(headings.due));
      return { ...grid, values: [heads!, ...lines.flatMap((line) => [line, line.map((cell, column) => (column === due ? Number(cell) + 1 : cell))])] };
    });
    const workbook = memoryWorkbook(twice);
    await take(workbook, { step: "issue", by: "王秘书" });
    const keys = (await memoryOf(workbook)).minutes.map(({ paragraph }) => paragraph);
    expect(keys.filter((key) => key.endsWith(".2") && key.includes("SO-")).length).toBeGreaterThan(0);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("keep what was written for a month that was left without issuing them, and carry on who takes part", async () => {
    const workbook = await quickFactory();
    await take(workbook, { step: "minutes" });
    await typeBeside(workbook, words.sheet, "0.3", "参加人员：刘总");
    await typeBeside(workbook, words.sheet, "5.4", "三月的结语");
    await take(workbook, { step: "next", by: "陈", day: "2026-04-25" }, { ...march, at: "2026-04-25 09:00" });
    await take(workbook, { step: "minutes" }, { ...march, at: "2026-04-28 15:00" });
    const now = await paragraphs(workbook, words.sheet);
    expect(now.get("0.3")!.words).toBe("参加人员：刘总");
    expect(now.get("5.4")!.words).not.toBe("三月的结语");
    expect((await memoryOf(workbook)).minutes.filter(({ minutes }) => minutes === "M-2026-03-0").map(({ content }) => content)).toEqual(expect.arrayContaining(["三月的结语"]));
  });

  it("keep what was written after they were issued, once, when the month is left", async () => {
    const workbook = await quickFactory();
    await take(workbook, { step: "minutes" });
    await typeBeside(workbook, words.sheet, "0.3", "参加人员：刘总");
    await take(workbook, { step: "issue", by: "王秘书" });
    await typeBeside(workbook, words.sheet, "5.4", "发出之后补记");
    await take(workbook, { step: "next", by: "陈", day: "2026-04-25" }, { ...march, at: "2026-04-25 09:00" });
    await replan(workbook);
    await replan(workbook);
    const { minutes } = await memoryOf(workbook);
    expect(minutes.filter(({ minutes: serial }) => serial === "M-2026-03-0").map(({ paragraph, content }) => [paragraph, content])).toEqual([["5.4", "发出之后补记"]]);
  });

  it("are drafted in English as well, with no word of Chinese of ours", async () => {
    const workbook = await quickFactory("en");
    await take(workbook, { step: "minutes" }, { ...march, language: "en" });
    const said = [...(await paragraphs(workbook, languages.en.minutes.sheet)).values()].map((one) => one.words).join("\n");
    expect(said).toContain("S&OP");
    expect(said).not.toMatch(/[\u4e00-\u9fff]/);
  });
});

describe("the pre-read", () => {
  it("bears version, time and maker, asks each department, and keeps replies from version to version", async () => {
    const workbook = await quickFactory();
    await take(workbook, { step: "preRead", by: "陈" }, { ...march, at: "2026-03-27 10:00" });
    const first = await paragraphs(workbook, words.preReadSheet);
    const [key] = [...first].find(([, { state }]) => state === words.states.open)!;
    await typeBeside(workbook, words.preReadSheet, key, "物料部：4 月 2 日到货");
    const second = await take(workbook, { step: "preRead", by: "陈" }, { ...march, at: "2026-03-27 12:40" });
    expect(second.lines.join()).toContain("P-2026-03-2");
    const kept = (await paragraphs(workbook, words.preReadSheet)).get(key)!;
    // A reply stands beside its question and does not take its place.
    expect(kept).toMatchObject({ answer: "物料部：4 月 2 日到货", state: words.states.replied, words: first.get(key)!.words });
    const heads = [...(await paragraphs(workbook, words.preReadSheet)).values()].map((one) => one.words).join("\n");
    expect(heads).toContain("2026-03-27 12:40");
    const sheet = second.sheets.find(({ name }) => name === words.preReadSheet)!;
    expect(sheet.print!.breaksBefore!.length).toBeGreaterThanOrEqual(4);
  });

  it("gives way, with the next month's plan, to word that the month's own is to come; replies go into the archive", async () => {
    const workbook = await quickFactory();
    await take(workbook, { step: "preRead", by: "陈" }, { ...march, at: "2026-03-27 10:00" });
    const [key] = [...(await paragraphs(workbook, words.preReadSheet))].find(([, { state }]) => state === words.states.open)!;
    await typeBeside(workbook, words.preReadSheet, key, "物料部：4 月 2 日到货");
    await take(workbook, { step: "next", by: "陈", day: "2026-04-25" }, { ...march, at: "2026-04-25 09:00" });
    await replan(workbook);
    expect([...(await paragraphs(workbook, words.preReadSheet)).values()].map((one) => one.words)).toEqual([words.preReadToCome("2026-04")]);
    expect((await memoryOf(workbook)).minutes.filter(({ minutes }) => minutes === "P-2026-03-0").map(({ paragraph, content }) => [paragraph, content])).toEqual([[key, "物料部：4 月 2 日到货"]]);
    await take(workbook, { step: "preRead", by: "陈" }, { ...march, at: "2026-04-27 10:00" });
    expect((await paragraphs(workbook, words.preReadSheet)).size).toBeGreaterThan(20);
  });
});

it("a sheet of that name which is not ours stays as it is", async () => {
  const workbook = await quickFactory();
  const grids = [...(await workbook.read()), { sheet: words.sheet, values: [["我的笔记"]], firstRow: 0, firstColumn: 0, tables: [] }];
  expect(await takeStep({ step: "minutes" }, grids, march, host)).toMatchObject({ status: "needsAttention", problems: [{ kind: "sheetNameTaken" }] });
});
