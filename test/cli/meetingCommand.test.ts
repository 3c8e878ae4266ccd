import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { meetingCommand } from "../../src/cli/meetingCommand";
import { meetingArguments, meetingSteps } from "../../src/cli/meetingArguments";
import { languages } from "../../src/language";
import { readInputs } from "../../src/readInputs";
import { xlsxWorkbook } from "../../src/workbook/xlsxWorkbook";
import { host, quickFactory } from "../meeting/quickFactory";

const at = "2026-03-28 14:05";
let folder: string;
let input: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "meeting-"));
  input = join(folder, "factory.xlsx");
  const [workbook, factory] = [xlsxWorkbook(), await quickFactory("en")];
  await workbook.write(factory.written());
  await writeFile(input, await workbook.bytes());
});
afterAll(() => rm(folder, { recursive: true }));

async function run(...argv: readonly string[]) {
  const [printed, complained]: [string[], string[]] = [[], []];
  const code = await meetingCommand(argv, at, host, { print: (line) => printed.push(line), complain: (line) => complained.push(line) });
  return { code, printed: printed.join("\n"), complained: complained.join("\n") };
}
const memoryOf = async (path: string) => readInputs(await xlsxWorkbook(await readFile(path), path).read(), { language: "en" }).memory!;

it("says where the cycle stands without writing anything", async () => {
  const { code, printed } = await run("status", input, "--lang", "en");
  expect(code).toBe(0);
  // The 28th is a Saturday.
  for (const day of ["2026-03-25", "2026-03-26", "2026-03-27", "2026-03-30"]) expect(printed).toContain(day);
});

it("numbers the options of the gaps, and decides on one by its number", async () => {
  const gaps = await run("gaps", input, "--lang", "en");
  expect(gaps.code).toBe(0);
  const [, option] = /^ {3}1\.1 (.*)$/m.exec(gaps.printed)!;
  const out = join(folder, "decided.xlsx");
  const decided = await run("decide", input, "--option", "1.1", "--by", "=Chen", "--out", out, "--at", at, "--lang", "en");
  expect(decided).toMatchObject({ code: 0, complained: "" });
  const { decisions, assumptions } = await memoryOf(out);
  expect(decisions).toMatchObject([{ decision: "D-2026-03-1", decidedBy: "=Chen", content: option, status: "inForce", decidedAt: at }]);
  expect(assumptions.length).toBeGreaterThan(0);
});

it("issues minutes as a workbook and a document", async () => {
  const [out, docx] = [join(folder, "issued.xlsx"), join(folder, "minutes.docx")];
  const { code, printed } = await run("issue", input, "--by", "Wang", "--out", out, "--docx", docx, "--lang", "en");
  expect(code).toBe(0);
  expect(printed).toContain(docx);
  expect((await readFile(docx)).subarray(0, 2).toString()).toBe("PK");
  expect((await memoryOf(out)).minutes[0]).toMatchObject({ minutes: "M-2026-03-1", issuedBy: "Wang" });
});

it("writes nothing where it is not told where, and says so", async () => {
  const before = await readFile(input);
  const { code, printed } = await run("action", input, "--task", "Expedite R1", "--lang", "en");
  expect(code).toBe(0);
  expect(printed).toContain(languages.en.approval.notWritten);
  expect((await readFile(input)).equals(before)).toBe(true);
});

it.each([
  [["restore"], "Nothing to restore"],
  [["bridge"], "Nothing released"],
  [["close", "--action", "A-2026-03-9"], "A-2026-03-9"],
  [["adopt", "--name", "Overtime", "--by", "Chen"], "Overtime"],
  [["decide", "--option", "9.1", "--by", "Chen"], "9.1"],
])("waits with code 2 and a sentence: %j (%s)", async ([step, ...rest], named) => {
  const { code, complained } = await run(step!, input, ...rest, "--lang", "en");
  expect(code).toBe(2);
  expect(complained).toContain(named);
});

const refusals: readonly (readonly [readonly string[], string])[] = [
  [["dance", "in.xlsx"], "release"],
  [["release", "in.xlsx"], "--by"],
  [["scenario", "in.xlsx"], "--name"],
  [["scenario", "in.xlsx", "--name", "A", "--assume", "moreOvertime:WC:viel:1"], "moreOvertime:WC:viel:1"],
  [["withdraw", "in.xlsx", "--by", "Chen"], "--decision"],
  [["change", "in.xlsx", "--item", "P100", "--by", "Chen"], "orderChange"],
  [["settle", "in.xlsx", "--request", "C-1", "--by", "Chen", "--answer", "perhaps"], "--answer"],
  [["action", "in.xlsx"], "--task"],
  [["action", "in.xlsx", "--task", "x", "--due", "soon"], "--due"],
  [["next", "in.xlsx", "--by", "Chen", "--date", "soon"], "--date"],
  [["decide", "in.xlsx", "--by", "Chen", "--option", "first"], "--option"],
  [["issue", "in.xlsx", "--by", "Chen", "--docx", "minutes.pdf"], ".docx"],
  [["release", "in.xlsx", "--by", "Chen", "--out", "in.xlsx"], "--out"],
  [["release", "--by", "Chen"], ""],
  [["release", "in.xlsx", "--by", "Chen", "--at", "yesterday"], "--at"],
];

it.each(refusals)("refuses %j and names %s, in both languages", async (argv, named) => {
  for (const language of ["en", "zh"] as const) {
    const { code, complained } = await run(...argv, "--lang", language);
    expect(code).toBe(1);
    expect(complained).toContain(named);
    expect(complained).toContain(languages[language].meeting.usage);
  }
});

it("knows every step by its usage", () => {
  for (const { meeting } of Object.values(languages)) for (const step of meetingSteps) expect(meeting.usage.toLowerCase()).toContain(step.toLowerCase());
});

it("takes words of either language for causes and answers", () => {
  const step = (argv: readonly string[]) => meetingArguments(argv, languages.en);
  const change = (cause: string) => step(["change", "in.xlsx", "--item", "P100", "--on", "2026年3月30日", "--to", "40", "--cause", cause, "--by", "Li"]);
  expect(change(languages.zh.tables.choices.forceMajeure)).toMatchObject({ step: { step: "change", on: "2026-03-30", quantity: 40, causeCode: "forceMajeure" } });
  expect(change(languages.en.tables.choices.orderChange)).toMatchObject({ step: { causeCode: "orderChange" } });
  expect(step(["settle", "in.xlsx", "--request", "C-1", "--by", "Wang", "--answer", languages.zh.tables.choices.rejected])).toMatchObject({ step: { status: "rejected" } });
});
