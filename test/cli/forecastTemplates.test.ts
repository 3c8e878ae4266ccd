import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { templateCommand } from "../../src/cli/templateCommand";
import { readReturn } from "../../src/demandReview/returns/readReturn";
import { nothingReviewed } from "../../src/engine/demandReview/review";
import { sampleFactory } from "../../src/input/sampleFactory/sampleFactory";
import { inputSheets } from "../../src/input/templates";
import { languages } from "../../src/language";
import { xlsxWorkbook } from "../../src/workbook/xlsxWorkbook";

let folder: string;
const [from, out] = [() => join(folder, "in.xlsx"), () => join(folder, "templates")];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rebalance-"));
  const workbook = xlsxWorkbook();
  await workbook.write(inputSheets(languages.zh, sampleFactory("zh")));
  await writeFile(from(), await workbook.bytes());
});
afterEach(() => rm(folder, { recursive: true }));

async function run(...flags: readonly string[]) {
  const [printed, complaints]: [string[], string[]] = [[], []];
  const code = await templateCommand([out(), "--from", from(), ...flags], "2026-11-25", { print: (line) => printed.push(line), complain: (line) => complaints.push(line) });
  return { code, printed, complaints: complaints.join("\n") };
}
const offices = sampleFactory("zh").records!.salesOffices;

it("writes a file for each office and channel, in the workbook's own language, and says how many items it has", async () => {
  const { code, printed } = await run();
  expect(code).toBe(0);
  const files = await readdir(out());
  expect(files).toHaveLength(offices.length);
  expect(printed).toHaveLength(files.length);
  const { records, options } = sampleFactory("zh");
  const read = await readReturn({ name: files[0]!, bytes: new Uint8Array(await readFile(join(out(), files[0]!))) }, { records: records!, review: nothingReviewed, cycle: options.planDate!.slice(0, 7) });
  expect([read.problems, read.identity?.language, read.identity?.scope]).toEqual([[], "zh", "office"]);
});

it("writes them by channel or by clerk, and one alone by its name", async () => {
  expect((await run("--by", "clerk")).code).toBe(0);
  expect(await readdir(out())).toHaveLength(new Set(offices.map(({ clerk }) => clerk)).size);
  await rm(out(), { recursive: true });
  expect((await run("--by", "channel", "--only", offices[0]!.channel)).code).toBe(0);
  expect(await readdir(out())).toHaveLength(1);
});

it("overwrites nobody's file, and then writes none", async () => {
  await run();
  const [first, ...others] = await readdir(out());
  for (const file of others) await rm(join(out(), file));
  await writeFile(join(out(), first!), "mine");
  const { code, complaints } = await run();
  expect(code).toBe(1);
  expect(complaints).toContain(first);
  expect([await readdir(out()), await readFile(join(out(), first!), "utf8")]).toEqual([[first], "mine"]);
});

it.each([
  [["--only", "月球"], 2],
  [["--by", "planet"], 1],
  [["--date", "someday"], 1],
])("%s is refused in a sentence, and nothing is written", async (flags, expected) => {
  const { code, complaints } = await run(...flags);
  expect(code).toBe(expected);
  expect(complaints).not.toBe("");
  await expect(readdir(out())).rejects.toThrow();
});

it("names what is wrong with the workbook, with the cell", async () => {
  const { records, options } = sampleFactory("zh");
  const workbook = xlsxWorkbook();
  await workbook.write(inputSheets(languages.zh, { options, records: { ...records!, salesOffices: [...offices, offices[0]!] } }));
  await writeFile(from(), await workbook.bytes());
  const { code, complaints } = await run();
  expect(code).toBe(2);
  expect(complaints).toMatch(/办事处!A\d+/);
});
