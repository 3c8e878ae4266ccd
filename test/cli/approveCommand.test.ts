import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { approveCommand } from "../../src/cli/approveCommand";
import { submitForecasts } from "../../src/demandReview/submitForecasts";
import { monthOf } from "../../src/engine/calendar";
import type { ForecastEntry } from "../../src/engine/demandReview/review";
import { inputSheets } from "../../src/input/templates";
import { languages } from "../../src/language";
import { readInputs } from "../../src/readInputs";
import { xlsxWorkbook } from "../../src/workbook/xlsxWorkbook";
import { smallOptions, smallRecords } from "../support/smallFactory";

const cycle = monthOf(smallOptions.planDate);
const office = { office: "East", channel: "domestic", region: "", clerk: "Wang" };
const entry: ForecastEntry = { cycle, office: "East", channel: "domestic", clerk: "Wang", item: "P100", customer: "", month: cycle, quantity: 70, submitted: smallOptions.planDate, file: "east.xlsx" };

let folder: string;
beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), "approve-")); });
afterEach(() => rm(folder, { recursive: true }));

/** A workbook in which these offices' forecasts have been collected. */
async function collected(entries: readonly ForecastEntry[]): Promise<string> {
  const workbook = xlsxWorkbook();
  await workbook.write(inputSheets(languages.en, { options: smallOptions, records: { ...smallRecords, salesOffices: [office] } }));
  await workbook.write(submitForecasts(await workbook.read(), entries, { language: "en", today: smallOptions.planDate }).sheets);
  const path = join(folder, "factory.xlsx");
  await writeFile(path, await workbook.bytes());
  return path;
}

async function run(...argv: readonly string[]) {
  const [printed, complained]: [string[], string[]] = [[], []];
  const code = await approveCommand(argv, "2026-03-26 15:04", { print: (line) => printed.push(line), complain: (line) => complained.push(line) });
  return { code, printed: printed.join("\n"), complained: complained.join("\n") };
}

it("writes a numbered version with who and when, and plans take it from there", async () => {
  const [path, out] = [await collected([entry]), join(folder, "approved.xlsx")];
  const { code, printed } = await run(path, "--by", "=Chen", "--note", "+1", "--out", out, "--lang", "en");
  expect(code).toBe(0);
  expect(printed).toContain(`Version ${cycle}-1 approved by =Chen at 2026-03-26 15:04: 1 lines, 70 in all`);
  const { records } = readInputs(await xlsxWorkbook(await readFile(out), "approved.xlsx").read(), { language: "en" });
  expect(records!.forecastApproval).toMatchObject({ version: `${cycle}-1`, approver: "=Chen", note: "+1" });
});

it("says when, where the moment is given", async () => {
  const { printed } = await run(await collected([entry]), "--by", "Chen", "--at", "2026年3月27日 9:30", "--lang", "en");
  expect(printed).toContain("at 2026-03-27 09:30");
});

it("waits with code 2 while nothing has come in", async () => {
  const { code, complained } = await run(await collected([]), "--by", "Chen", "--lang", "en");
  expect(code).toBe(2);
  expect(complained).toContain("nothing to approve");
});

it.each([
  [["--lang", "en"], "--by"],
  [["--by", "Chen", "--at", "yesterday", "--lang", "en"], "--at"],
  [["--by", "Chen", "--lang", "xx"], "--lang"],
])("refuses %j and shows how it is called", async (argv, named) => {
  const { code, complained } = await run("factory.xlsx", ...argv);
  expect(code).toBe(1);
  expect(complained).toContain(named);
});
