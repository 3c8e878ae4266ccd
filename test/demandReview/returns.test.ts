import { strToU8 } from "fflate";
import { readFigureText } from "../../src/demandReview/returns/figureText";
import { monthHeading } from "../../src/demandReview/returns/monthHeading";
import { readReturn } from "../../src/demandReview/returns/readReturn";
import { resolve } from "../../src/demandReview/returns/resolve";
import { withoutSlip } from "../../src/demandReview/returns/usual";
import { type Decision, returnFindingKinds } from "../../src/demandReview/returned";
import { languages } from "../../src/language";
import { describeFinding, findingTitle } from "../../src/language/describeFinding";
import { context, cycle, fileOf, type FilledTemplate, filledTemplate, firstMonth, headingRow, itemCodes, months, packed, partsOf } from "./returnedFiles";

const fresh = (): FilledTemplate => filledTemplate(() => 0.5);
const read = (change: (template: FilledTemplate) => void = () => {}) => {
  const template = fresh();
  change(template);
  return readReturn({ name: "华东.xlsx", bytes: fileOf(template) }, context);
};
const firstFigure = (template: FilledTemplate) => template.entry.cells[headingRow + 1]![firstMonth]!;
const on = "2026-11-24";

test("a template filled in as it was meant is read without a word", async () => {
  const returned = await read();
  expect(returned).toMatchObject({ findings: [], problems: [], identity: { cycle, scope: "office" } });
  const { entries, open, leftOut } = resolve(returned, {}, { on });
  expect([entries.length, open.length, leftOut.length]).toEqual([itemCodes.length * months.length, 0, 0]);
  expect(entries[0]).toEqual({ cycle, office: "华东", channel: "domestic", clerk: "王敏", item: itemCodes[0], customer: "", month: cycle, quantity: 300, submitted: on, file: "华东.xlsx" });
});

test.each<[string, number | undefined, string | undefined]>([
  ["1,200", 1_200, undefined],
  ["1.200", 1_200, undefined],
  ["1 200", 1_200, undefined],
  ["1.200,5", 1_200.5, undefined],
  ["１，２００ 台", 1_200, undefined],
  ["1200台", 1_200, undefined],
  ["约1200", 1_200, undefined],
  ["1200左右", 1_200, undefined],
  ["1.2万", 12_000, "万"],
  ["1.2k", 1_200, "k"],
  ["3千台", 3_000, "千台"],
  ["10打", 120, "打"],
  ["10箱", undefined, "箱"],
  ["无", 0, undefined],
  ["待定", undefined, undefined],
  ["1200/1300", undefined, undefined],
  ["=cmd|'/c calc'!A0", undefined, undefined],
])("%s is %s", (found, value, unit) => {
  expect(readFigureText(found, { unit: "台", wholePieces: true })).toEqual({ ...(value === undefined ? {} : { value }), ...(unit === undefined ? {} : { unit }) });
});

const noLook = { date: false, percent: false };
const dated = { date: true, percent: false };
test.each<[string | number, boolean, string | undefined]>([
  ["2026-12", false, "2026-12"],
  ["2026年12月", false, "2026-12"],
  ["12月", false, "2026-12"],
  ["Dec-26", false, "2026-12"],
  ["26年12月份", false, "2026-12"],
  ["2026/12/1", false, "2026-12"],
  ["１２月", false, "2026-12"],
  ["M+1", false, "2026-12"],
  ["46357", false, "2026-12"],
  [46_357, false, "2026-12"],
  [44_895, true, "2026-12"],
  [202_612, false, "2026-12"],
  [1, false, "2027-01"],
  ["十二月", false, "2026-12"],
  ["3月", false, undefined],
  ["备注", false, undefined],
])("heading %s (1904: %s) is %s", (found, date1904, month) => {
  expect(monthHeading(found, typeof found === "number" && found > 40_000 && found < 50_000 ? dated : noLook, date1904, months)?.month).toBe(month);
});

test("a digit too many is seen against the item's own past; a season, a small item and a new one are not doubted", () => {
  const steady = { history: [900, 1_100, 1_000, 1_500, 1_200], ofChannel: false, before: new Map([[cycle, 1_200]]) };
  // A slip or a single big order of the past is no measure.
  expect(withoutSlip(12_000, cycle, { ...steady, history: [12_000, ...steady.history] })).toMatchObject({ value: 1_200 });
  expect(withoutSlip(12_000, cycle, steady)).toEqual({ value: 1_200, usual: 1_200 });
  expect(withoutSlip(120, cycle, steady)?.value).toBe(1_200);
  expect(withoutSlip(120_000, cycle, steady)?.value).toBe(1_200);
  expect(withoutSlip(2_600, cycle, steady)).toBeUndefined();
  const seasonal = { history: [100, 90, 2_000, 2_400, 120, 100], ofChannel: false, before: new Map([[cycle, 110]]) };
  expect([1_100, 2_200, 90].map((found) => withoutSlip(found, cycle, seasonal))).toEqual([undefined, undefined, undefined]);
  const small = { history: [1, 0, 2, 1], ofChannel: false, before: new Map([[cycle, 1]]) };
  expect([10, 15].map((found) => withoutSlip(found, cycle, small))).toEqual([undefined, undefined]);
  expect(withoutSlip(5_000, cycle, { history: [], ofChannel: true, before: new Map() })).toBeUndefined();
});

test("a doubted figure waits; accepted it is as proposed, kept as found, and left out it is told", async () => {
  const returned = await read((template) => (firstFigure(template).value = 3_000));
  const slip = returned.findings.find(({ kind }) => kind === "tenfold")!;
  expect(slip).toMatchObject({ at: { file: "华东.xlsx", sheet: "填报", cell: "E4" }, found: "3000", proposed: "300", mustDecide: true, canKeep: true });
  const total = returned.findings.find(({ kind }) => kind === "total");
  const outcome = (decision: Decision) => resolve(returned, { [slip.id]: decision, ...(total ? { [total.id]: "accept" as const } : {}) }, { on });
  expect(resolve(returned, {}, { on }).entries.some(({ item, month }) => item === itemCodes[0] && month === cycle)).toBe(false);
  expect([outcome("accept"), outcome("keep")].map(({ entries }) => entries.find(({ item, month }) => item === itemCodes[0] && month === cycle)?.quantity)).toEqual([300, 3_000]);
  expect(outcome("leaveOut").leftOut.map(({ item }) => item)).toEqual([itemCodes[0]]);
});

test("text and a slip in one cell are settled one after the other", async () => {
  const returned = await read((template) => (firstFigure(template).value = "３，０００"));
  const ids = returned.findings.filter(({ figures }) => figures.includes(0)).map(({ kind, id }) => [kind, id] as const);
  expect(ids.map(([kind]) => kind)).toEqual(expect.arrayContaining(["textNumber", "tenfold"]));
  const settled = (slip: Decision) => resolve(returned, Object.fromEntries(ids.map(([kind, id]) => [id, kind === "tenfold" ? slip : "accept"])), { on }).entries.find(({ item, month }) => item === itemCodes[0] && month === cycle)?.quantity;
  expect([settled("keep"), settled("accept")]).toEqual([3_000, 300]);
});

const withPart = (path: string, text: string) => packed({ ...partsOf(fresh()), [path]: strToU8(text) });
test.each<[string, Uint8Array, string]>([
  ["macros", withPart("xl/vbaProject.bin", "x"), "macros"],
  ["an Excel 4 macro sheet", withPart("xl/macrosheets/sheet1.xml", "<x/>"), "macros"],
  ["a link to another workbook", withPart("xl/externalLinks/externalLink1.xml", "<x/>"), "externalLinks"],
  ["a data connection", withPart("xl/connections.xml", "<x/>"), "externalLinks"],
  ["an embedded object", withPart("xl/embeddings/oleObject1.bin", "x"), "embedded"],
  ["a target outside the file", withPart("xl/worksheets/_rels/sheet1.xml.rels", '<Relationships><Relationship Id="a" Type="x/attachedTemplate" Target="http://x" TargetMode="External"/></Relationships>'), "externalLinks"],
  ["entities", withPart("xl/styles.xml", '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'), "documentType"],
  ["an entity nobody declared", withPart("xl/styles.xml", "<x>&a;</x>"), "unreadable"],
  ["a hundred thousand elements deep", withPart("xl/worksheets/sheet1.xml", "<a>".repeat(100_000)), "unreadable"],
  ["a cell that stands twice", withPart("xl/worksheets/sheet1.xml", '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row></sheetData></worksheet>'), "unreadable"],
  ["more bytes than a template has", new Uint8Array(10_000_001), "tooLarge"],
  ["a workbook that is no template", packed({ ...partsOf({ ...fresh(), identity: [] }) }), "notATemplate"],
])("%s: refused, and the file beside it is read", async (_, bytes, reason) => {
  const [bad, good] = await Promise.all([readReturn({ name: "坏.xlsx", bytes }, context), read()]);
  expect(bad).toMatchObject({ figures: [], problems: [{ kind: "notAWorkbook", file: "坏.xlsx", reason }] });
  expect([good.problems, good.figures.length]).toEqual([[], itemCodes.length * months.length]);
});

test("every kind of finding has its title and a sentence in both languages, whatever facts it comes with", () => {
  for (const words of Object.values(languages))
    for (const kind of returnFindingKinds) {
      const { sentence, proposal } = describeFinding({ kind, found: "1,2", proposed: "12", facts: { item: "A", month: cycle } }, words);
      expect([findingTitle(kind, words), sentence, proposal].every((text) => text !== undefined && text !== "" && text !== kind && !/undefined|NaN/.test(text))).toBe(true);
    }
});

test("twenty thousand rows of doubts are read in seconds, more are refused", async () => {
  const lines = (count: number) => (template: FilledTemplate) => {
    const row = template.entry.cells[headingRow + 1]!;
    template.entry.cells = [...template.entry.cells.slice(0, headingRow + 1), ...Array.from({ length: count }, (_, n) => row.map((cell, column) => cell && { value: column === 1 ? `${String(cell.value)}${n % 50}` : column > 3 ? `${n}箱` : cell.value }))];
  };
  const before = performance.now();
  expect((await read(lines(19_000))).findings.length).toBeGreaterThan(19_000);
  expect(performance.now() - before).toBeLessThan(20_000);
  expect(await read(lines(20_001))).toMatchObject({ problems: [{ reason: "tooLarge" }] });
});
