import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { collectCommand } from "../../src/cli/collectCommand";
import { readRecords } from "../../src/input/readRecords";
import { sampleFactory } from "../../src/input/sampleFactory/sampleFactory";
import { inputSheets } from "../../src/input/templates";
import { languages } from "../../src/language";
import { xlsxWorkbook } from "../../src/workbook/xlsxWorkbook";
import { context, cycle, filledTemplate, fileOf, firstMonth, headingRow, itemCodes, months } from "../demandReview/returnedFiles";

let folder: string;
let input: string;
let returns: string;
const out = (): string => join(folder, "out.xlsx");

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rebalance-"));
  [input, returns] = [join(folder, "in.xlsx"), join(folder, "returned")];
  await mkdir(returns);
  const workbook = xlsxWorkbook();
  const salesOffices = [...context.records.salesOffices, { office: "华南", channel: "domestic", region: "南", clerk: "李敏" }];
  const { workCentres, capacity } = sampleFactory("zh").records!;
  const stock = [{ item: itemCodes[0]!, warehouse: "W1", onHand: 5, allocated: 0, onHold: 0 }];
  await workbook.write(inputSheets(languages.zh, { options: { planDate: `${cycle}-02` }, records: { ...context.records, salesOffices, workCentres, capacity, stock } }));
  await writeFile(input, await workbook.bytes());
});
afterEach(() => rm(folder, { recursive: true }));

async function run(...flags: readonly string[]) {
  const printed: string[] = [];
  const complaints: string[] = [];
  const code = await collectCommand([...flags, "--lang", "en"], "2026-11-24", { print: (line) => printed.push(line), complain: (line) => complaints.push(line) });
  return { code, printed: printed.join("\n"), complaints: complaints.join("\n") };
}

/** The filled template, with one cell of the first item and second month changed. */
function returnedWith(value?: string | number): Uint8Array {
  const template = filledTemplate(() => 0.5);
  const { cells } = template.entry;
  const [changed, total] = [cells[headingRow + 1]!, cells.at(-1)!];
  if (value !== undefined) {
    // The file was calculated before it was saved: its total knows the changed cell.
    if (typeof value === "number") total[firstMonth + 1] = { ...total[firstMonth + 1]!, value: Number(total[firstMonth + 1]!.value) + value - Number(changed[firstMonth + 1]!.value) };
    changed[firstMonth + 1] = { value };
  }
  return fileOf(template);
}
const meant = (nth: number, month: string): number => {
  const meanings = filledTemplate(() => 0.5).entry.cells.flat().map((cell) => cell?.meant);
  return meanings.find((one) => one?.item === itemCodes[nth] && one?.month === month)!.quantity;
};
const entriesOf = async (path: string) => readRecords(await xlsxWorkbook(await readFile(path), "out.xlsx").read(), {}).review!.entries;
const entryOf = async (path: string, nth: number, month: string) => (await entriesOf(path)).find((entry) => entry.item === itemCodes[nth] && entry.month === month);

test("a clean return is taken over, and who is still awaited is said", async () => {
  await writeFile(join(returns, "华东.xlsx"), returnedWith());
  const { code, printed, complaints } = await run(input, returns, "--out", out());
  expect(complaints).toBe("");
  expect(code).toBe(0);
  expect(printed).toMatch(/1 of 2 submitted; due 2026-11-25/);
  expect(printed).toMatch(/华南.*Awaited/);
  const entries = await entriesOf(out());
  expect(entries).toHaveLength(itemCodes.length * months.length);
  expect(await entryOf(out(), 0, months[1]!)).toMatchObject({ cycle, office: "华东", quantity: meant(0, months[1]!), submitted: "2026-11-24", file: "华东.xlsx" });
});

describe("a doubtful figure", () => {
  beforeEach(() => writeFile(join(returns, "华东.xlsx"), returnedWith(meant(0, months[1]!) * 10)));

  test("is left out and named with its cell, and the exit code says so", async () => {
    const { code, printed, complaints } = await run(input, returns, "--out", out());
    expect(code).toBe(2);
    expect(printed).toMatch(/填报!F4 .*its figures do not count/);
    expect(complaints).toContain("--accept");
    expect(await entryOf(out(), 0, months[1]!)).toBeUndefined();
    expect(await entryOf(out(), 1, months[1]!)).toBeDefined();
  });

  test("is taken as proposed with --accept, which is printed", async () => {
    const { code, printed } = await run(input, returns, "--accept", "--out", out());
    expect(code).toBe(0);
    expect(printed).toMatch(/填报!F4 .*\(accepted\)/);
    expect(printed).toMatch(/Accepted with --accept: \d/);
    expect((await entryOf(out(), 0, months[1]!))!.quantity).toBe(meant(0, months[1]!));
  });
});

test("a hostile file is named and skipped, the others are taken over", async () => {
  await writeFile(join(returns, "坏.xlsx"), new Uint8Array([80, 75, 3, 4, 0, 0, 255]));
  await writeFile(join(returns, "华东.xlsx"), returnedWith());
  await writeFile(join(returns, "~$华东.xlsx"), "lock");
  const { code, printed } = await run(input, returns, "--out", out());
  expect(code).toBe(2);
  expect(printed).toContain("坏.xlsx: refused");
  expect(printed).not.toContain("~$");
  expect(await entriesOf(out())).toHaveLength(itemCodes.length * months.length);
});

test("of two files of one office the last one counts, and the other is named", async () => {
  await writeFile(join(returns, "a.xlsx"), returnedWith());
  await writeFile(join(returns, "b.xlsx"), returnedWith(meant(0, months[1]!) + 1));
  const { printed } = await run(input, returns, "--out", out());
  expect(printed).toMatch(/华东 · domestic submitted again; this replaces a\.xlsx/);
  expect((await entryOf(out(), 0, months[1]!))!.quantity).toBe(meant(0, months[1]!) + 1);
  expect(await entriesOf(out())).toHaveLength(itemCodes.length * months.length);
});

test("words in a cell cannot steer the terminal", async () => {
  await writeFile(join(returns, "华东.xlsx"), returnedWith("\u202e\u009b2J 1 2 x"));
  const { printed } = await run(input, returns);
  expect(printed).not.toMatch(/[\u001b\u009b\u202e]/);
});

test.each([
  ["without returned files", ["in.xlsx"]],
  ["with an input that is no .xlsx", ["in.csv", "a.xlsx"]],
  ["with the input as result", ["in.xlsx", "a.xlsx", "--out", "in.xlsx"]],
])("a call %s is refused with the usage", async (_, args) => {
  const { code, complaints } = await run(...args);
  expect(code).toBe(1);
  expect(complaints).toContain("npm run collect");
});
