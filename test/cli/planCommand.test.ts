import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Papa from "papaparse";
import { planCommand } from "../../src/cli/planCommand";
import type { PlanDocument } from "../../src/cli/planJson";
import { templateCommand } from "../../src/cli/templateCommand";
import { tableNames } from "../../src/engine/problem";
import { isLedger } from "../../src/input/tables";
import { languageCodes, languages } from "../../src/language";
import { sensitivitySentence } from "../../src/language/describeBalance";
import type { PlanningHost } from "../../src/planningHost";
import { loadNodeSolver } from "../../src/solver/loadNodeSolver";
import type { CellValue } from "../../src/workbook/port";
import { xlsxWorkbook } from "../../src/workbook/xlsxWorkbook";
import { smallest } from "../input/workbook";

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), "rebalance-"))));
afterEach(() => rm(folder, { recursive: true }));

async function run(argv: readonly string[], host: Partial<PlanningHost> = {}, follow?: (line: string) => void) {
  const printed: string[] = [];
  const complaints: string[] = [];
  const code = await planCommand(argv, { solve: loadNodeSolver(), ...host }, { print: (line) => printed.push(line), complain: (line) => complaints.push(line), ...(follow && { follow }) });
  return { code, printed: printed.join("\n"), complaints: complaints.join("\n") };
}

type Sheets = Record<string, CellValue[][]>;

/** The smallest workbook as CSV files, after a change. */
async function csvInput(change: (sheets: Sheets) => void = () => {}): Promise<string> {
  const sheets: Sheets = smallest();
  // A CSV file has no date cells.
  sheets["客户订单"]![1]![4] = "2026-12-04";
  change(sheets);
  const input = await mkdtemp(join(folder, "in-"));
  for (const [sheet, rows] of Object.entries(sheets)) await writeFile(join(input, `${sheet}.csv`), Papa.unparse(rows));
  return input;
}

const outputs = async (): Promise<string[]> => (await readdir(folder)).filter((name) => !name.startsWith("in-"));
const asked = (input: string, language = "zh"): string[] => [input, "--out", join(folder, "out.xlsx"), "--json", join(folder, "out.json"), "--lang", language];

describe("a plan", () => {
  it("is written as a workbook with its inputs and as a document, and told in words", async () => {
    const { code, printed, complaints } = await run(asked(await csvInput()));
    expect([code, complaints]).toEqual([0, ""]);
    expect(await outputs()).toEqual(["out.json", "out.xlsx"]);
    expect(printed).toContain("产销平衡 · 计划日期 2026-11-26");
    expect(printed).toMatch(/物料 +2\n/);
    expect(printed).toContain("已写出");

    const document = JSON.parse(await readFile(join(folder, "out.json"), "utf8")) as PlanDocument;
    expect(document).toMatchObject({ format: "rebalance-plan", version: 3, plan: { options: { planDate: "2026-11-26" } } });
    expect(document.read).toContainEqual({ table: "items", sheet: "物料", rows: 2 });

    const sheets = (await xlsxWorkbook(await readFile(join(folder, "out.xlsx"))).read()).map(({ sheet }) => sheet);
    expect(sheets).toEqual(expect.arrayContaining(["物料", "销售预测", ...Object.values(languages.zh.reports.sheets)]));
  }, 30_000);

  it("of what was written is the same plan again", async () => {
    await run(asked(await csvInput()));
    const first = JSON.parse(await readFile(join(folder, "out.json"), "utf8")) as PlanDocument;
    const again = join(folder, "again.json");
    expect((await run([join(folder, "out.xlsx"), "--json", again])).code).toBe(0);
    const second = JSON.parse(await readFile(again, "utf8")) as PlanDocument;
    expect(second.plan.planFingerprint).toBe(first.plan.planFingerprint);
  }, 30_000);

  it("follows the plan date of the caller", async () => {
    expect((await run([await csvInput(), "--date", "2026-12-01", "--lang", "en"])).printed).toContain("plan date 2026-12-01");
  });

  it("that needs more hours than there are is written and ends with exit code 3", async () => {
    const { code, printed, complaints } = await run(asked(await csvInput((sheets) => (sheets["工作中心"]![1]![1] = 0.01)), "en"));
    expect([code, complaints]).toEqual([3, languages.en.commandLine.infeasible]);
    expect(printed).toContain(languages.en.problemTitles.capacityOverload);
    expect(await outputs()).toEqual(["out.json", "out.xlsx"]);
  });

  it.each(languageCodes)("says what limits it, what ended the search, and how long it took where somebody measured, in %s", async (language) => {
    const { balance, commandLine } = languages[language];
    let time = 0;
    const clock = { now: () => (time += 1), breathe: async () => {} };
    const { code, printed } = await run([await csvInput(), "--json", join(folder, "out.json"), "--lang", language], { clock });
    expect(code).toBe(0);
    const { seconds, plan } = JSON.parse(await readFile(join(folder, "out.json"), "utf8")) as PlanDocument;
    expect(seconds).toBeGreaterThan(0);
    expect(printed).toContain(commandLine.ended(balance.ended.complete, balance.methods[plan.balance.certificate.method], balance.took(seconds!)));
    expect(printed).toContain(commandLine.bottlenecks);
    expect(printed).toContain(sensitivitySentence(plan, languages[language], plan.balance.sensitivity));
  });

  it("shows the search only where somebody watches, and wipes it at the end", async () => {
    const followed: string[] = [];
    let time = 0;
    const clock = { now: () => (time += 1), breathe: async () => {} };
    await run([await csvInput(), "--lang", "en"], { clock }, (line) => followed.push(line));
    expect(followed.length).toBeGreaterThan(1);
    expect(followed[0]).toMatch(/no plan can cost less than|proven bound/);
    expect(followed.at(-1)).toBe("");
    expect((await run([await csvInput(), "--lang", "en"])).printed).not.toContain("Searching");
  });

  it("stopped by its planner is written with the best plan so far, and says so", async () => {
    const clock = { now: () => 0, breathe: async () => {}, stopAsked: () => true };
    const { code, printed } = await run(asked(await csvInput(), "en"), { clock });
    expect(code).not.toBe(1);
    expect(await outputs()).toEqual(["out.json", "out.xlsx"]);
    expect(printed).toContain(languages.en.balance.ended.stopped);
    const { plan } = JSON.parse(await readFile(join(folder, "out.json"), "utf8")) as PlanDocument;
    expect(plan.balance.certificate.ended).toBe("stopped");
    expect(plan.balance.certificate.largestViolation).toBeLessThan(1e-6);
  });

  it("of a broken kernel ends with exit code 1 and nothing written", async () => {
    const kernel = () => {
      throw new Error("out of memory");
    };
    const broken = await run(asked(await csvInput(), "en"), { kernel });
    expect(broken.code).toBe(1);
    expect(broken.complaints).toContain("out of memory");
    expect(await outputs()).toEqual([]);
  });
});

describe("a question", () => {
  test.each([["zh", "用在哪里", "最终需求"], ["en", "What it is for", "End demand"]])("why, in %s, is answered instead of the summary, and in the document", async (language, forWhat, demand) => {
    const { code, printed } = await run([...asked(await csvInput(), language), "--why", "Ｒ１"]);
    expect(code).toBe(0);
    for (const words of [/^R1/, forWhat, demand]) expect(printed).toMatch(words);
    expect(printed).not.toContain(languages[language as "zh" | "en"].commandLine.found);
    // With the sheets come their cells.
    expect(printed).toMatch(/(物料需求|MRP)![A-Z]+\d+/);
    const { why, promise, plan } = JSON.parse(await readFile(join(folder, "out.json"), "utf8")) as PlanDocument;
    expect(promise).toBeUndefined();
    expect(why!.answer.reasons.reduce((sum, { quantity }) => sum + quantity, 0)).toBeCloseTo(plan.supplies.filter(({ item }) => item === "R1").reduce((sum, { quantity }) => sum + quantity, 0), 6);
    expect(printed).toContain(why!.text.headline);
  }, 30_000);

  it("can I promise is answered from the master schedule's row", async () => {
    const json = join(folder, "out.json");
    const { code, printed } = await run([await csvInput(), "--json", json, "--lang", "en", "--promise", "F1,1,2027-02-26"]);
    const { plan, promise } = JSON.parse(await readFile(json, "utf8")) as PlanDocument;
    const { availableToPromise } = plan.masterSchedule.find(({ item }) => item === "F1")!;
    const first = availableToPromise.findIndex((quantity) => quantity >= 1);
    expect(code).toBe(0);
    expect(promise!.answer).toMatchObject(first < 0 ? { kind: "beyond" } : { kind: "yes", figures: { period: first, promisable: availableToPromise[first] } });
    expect(printed).toContain(promise!.text.headline);
  }, 30_000);

  test.each([
    [["--why", "F2"], 'the plan has no item "F2". Did you mean "F1"?'],
    [["--promise", "F1,2"], languages.en.commandLine.wrongPromise],
    [["--promise", "F1,0,2026-12-04"], languages.en.commandLine.wrongPromise],
    [["--promise", "F1,1.5,2026-12-04"], languages.en.commandLine.wholePieces("F1")],
  ])("%j is refused with exit code 1 and nothing written", async (question, message) => {
    const { code, complaints } = await run([...asked(await csvInput(), "en"), ...question]);
    expect([code, await outputs()]).toEqual([1, []]);
    expect(complaints).toContain(message);
  });
});

const bad: readonly [name: string, change: (sheets: Sheets) => void, zh: string, en: string][] = [
  ["a missing sheet", (sheets) => delete sheets["库存"], "缺少“库存”表", 'The sheet "Inventory" is missing'],
  ["a renamed heading", (sheets) => (sheets["物料"]![0]![5] = "标准单价"), "物料.csv!F1  “物料”表缺少“标准成本”列。现有标题“标准单价”是否就是这一列？", '物料.csv!F1  "Items" has no column "Standard cost". Is it the one headed "标准单价"?'],
  ["text in a number cell", (sheets) => (sheets["物料"]![1]![5] = "八十"), "物料.csv!F2  “标准成本”应为数字，现为“八十”", '物料.csv!F2  "Standard cost" should be a number, but says "八十"'],
  ["an unknown item", (sheets) => (sheets["物料清单"]![1]![1] = "R2"), "物料清单.csv!B2  子项编码“R2”在“物料”表中不存在。您是否指“R1”？", '物料清单.csv!B2  Component "R2" does not exist in "Items". Did you mean "R1"?'],
  ["a BOM cycle", (sheets) => sheets["物料清单"]!.push(["R1", "F1", 1]), "物料清单循环：F1 → R1 → F1", "The bill of materials is circular: F1 → R1 → F1"],
  ["an empty workbook", (sheets) => Object.keys(sheets).forEach((name) => delete sheets[name]), "工作簿中没有任何数据", "The workbook holds no data"],
];

describe.each(bad)("%s", (_, change, zh, en) => {
  it.each([["zh", zh], ["en", en]])("is told once in %s with its place, and nothing is written", async (language, message) => {
    const { code, complaints } = await run(asked(await csvInput(change), language));
    expect(code).toBe(2);
    expect(complaints).toContain(message);
    expect(complaints.split("\n").filter((line) => line.startsWith("    "))).toHaveLength(1);
    expect(await outputs()).toEqual([]);
  });
});

describe("what is no workbook", () => {
  it.each([["zh", "不是 Excel 工作簿，或已损坏"], ["en", "is not an Excel workbook, or is damaged"]])("is named in %s", async (language, message) => {
    const input = join(folder, "in-notes.xlsx");
    await writeFile(input, "just a few words");
    const { code, complaints } = await run(asked(input, language));
    expect(code).toBe(2);
    expect(complaints).toContain(`in-notes.xlsx`);
    expect(complaints).toContain(message);
    expect(await outputs()).toEqual([]);
  });

  it("or is not there at all", async () => {
    const { code, complaints } = await run(asked(join(folder, "nowhere.xlsx"), "en"));
    expect([code, complaints.includes("does not exist")]).toEqual([2, true]);
  });
});

it.each([
  [[], "no input given"],
  [["in.xlsx", "--out", "in.xlsx"], "the result would overwrite the input"],
  [["in.xlsx", "--out", "plan.csv"], "must be named .xlsx"],
  [["in.xlsx", "--date", "26/11/2026"], "YYYY-MM-DD"],
  [["in.xlsx", "--seconds", "soon"], "a number above 0"],
  [["in.xlsx", "--fast"], "--fast"],
])("refuses %j", async (argv, message) => {
  const { code, complaints } = await run([...argv, "--lang", "en"]);
  expect(code).toBe(1);
  expect(complaints).toContain(message);
  expect(complaints).toContain("Usage: npm run plan");
});

describe("the template", () => {
  const said: string[] = [];
  const output = { print: (line: string) => void said.push(line), complain: (line: string) => void said.push(line) };

  it("has every input sheet, asks for the months of the plan date and can be read back", async () => {
    const path = join(folder, "template.xlsx");
    expect(await templateCommand([path, "--lang", "en"], "2026-11-26", output)).toBe(0);
    const grids = await xlsxWorkbook(await readFile(path)).read();
    expect(grids.map(({ sheet }) => sheet)).toEqual(tableNames.filter((table) => !isLedger(table)).map((table) => languages.en.tables.sheets[table]));
    expect(grids[1]!.values[0]).toContain("Standard cost (CNY/unit)");
    expect(grids[2]!.values[0]!.slice(5)).toEqual(["2026-11", "2026-12", "2027-01", "2027-02"]);
    const { code, complaints } = await run([path, "--lang", "en"]);
    expect(code).toBe(2);
    expect(complaints).toContain('"Items" has headings but no rows');
  });

  it.each([["zh", /标准成本.*必填/, "物料 · items · 必填"], ["en", /Standard cost.*compulsory/, "Items · items · compulsory"]] as const)("lists every input column in %s", async (language, column, table) => {
    const lines: string[] = [];
    expect(await templateCommand(["--columns", "--lang", language], "2026-11-26", { ...output, print: (line) => lines.push(line) })).toBe(0);
    expect(lines).toContain(table);
    expect(lines.some((line) => column.test(line))).toBe(true);
    expect(lines.filter((line) => tableNames.some((name) => line.includes(` · ${name}`)))).toHaveLength(tableNames.length);
  });

  it("is refused without a name", async () => expect(await templateCommand(["--lang", "en"], "2026-11-26", output)).toBe(1));
});
