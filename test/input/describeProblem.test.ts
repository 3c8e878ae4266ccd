import type { Problem, ProblemKind } from "../../src/engine/problem";
import { languageCodes, languages } from "../../src/language";
import { describeProblem, placeOf } from "../../src/language/describeProblem";

const at = { sheet: "物料", cell: "F2" };
/** One of each kind: a kind without an example does not compile. */
const examples: { [K in ProblemKind]: Extract<Problem, { kind: K }> } = {
  notAWorkbook: { kind: "notAWorkbook", file: "a.xls", reason: "oldFormat" },
  emptyWorkbook: { kind: "emptyWorkbook" },
  missingSheet: { kind: "missingSheet", table: "items" },
  missingColumn: { kind: "missingColumn", at, table: "items", column: "standardCost", similar: "标准单价" },
  emptySheet: { kind: "emptySheet", at: { sheet: "物料" }, table: "items" },
  noteOnResultSheet: { kind: "noteOnResultSheet", at: { sheet: "看板", cell: "S3" }, found: "复核" },
  sheetNameTaken: { kind: "sheetNameTaken", at: { sheet: "看板" } },
  unreadableCell: { kind: "unreadableCell", at, column: "type", found: "原料", expected: "choice", choices: ["finished", "semiFinished", "raw"] },
  missingValue: { kind: "missingValue", at, column: "planDate" },
  outOfRange: { kind: "outOfRange", at, column: "yield", found: 1.5, above: 0, maximum: 1 },
  unknownReference: { kind: "unknownReference", at, column: "item", found: "F11", table: "items", similar: "F1" },
  exactlyOne: { kind: "exactlyOne", at, columns: ["hoursPerUnit", "unitsPerPersonHour"], given: 2 },
  duplicateRow: { kind: "duplicateRow", at, first: { sheet: "物料", cell: "A2" }, key: "F1" },
  bomCycle: { kind: "bomCycle", at, path: ["A", "B", "A"] },
  unknownColumn: { kind: "unknownColumn", at, heading: "备注" },
  timeFenceConflict: { kind: "timeFenceConflict", item: "F1", period: 0, quantity: 12 },
  lateDemand: { kind: "lateDemand", item: "F1", period: 0, quantity: 12, untilPeriod: 1 },
  belowSafetyStock: { kind: "belowSafetyStock", item: "F1", period: 0, quantity: 1234 },
  capacityOverload: { kind: "capacityOverload", workCentre: "WC30", period: 0, untilPeriod: 1, load: 130, capacity: 100 },
  pastDueRelease: { kind: "pastDueRelease", item: "F1", quantity: 12 },
  pastDueReceipt: { kind: "pastDueReceipt", order: "PO1", item: "F1", quantity: 12, due: "2026-11-20" },
  materialShortage: { kind: "materialShortage", item: "R1", period: 1, quantity: 12 },
  demandOutsideHorizon: { kind: "demandOutsideHorizon", item: "F1", quantity: 12, due: "2027-06-30" },
  noRouting: { kind: "noRouting", item: "F1" },
  noCapacity: { kind: "noCapacity", workCentre: "WC30", period: 1, load: 12 },
  noBom: { kind: "noBom", item: "F1" },
};
const periods = [
  { start: "2026-11-26", end: "2026-11-29", month: "2026-11", kind: "week", workingDays: 2, zone: "frozen" },
  { start: "2026-12-01", end: "2026-12-31", month: "2026-12", kind: "month", workingDays: 23, zone: "liquid" },
] as const;

describe.each(languageCodes)("in %s", (language) => {
  const words = languages[language];
  it.each(Object.values(examples).map((problem) => [problem.kind, problem] as const))("%s is a full sentence in that language, with a title", (kind, problem) => {
    const sentence = describeProblem(problem, words, periods);
    expect(sentence).not.toMatch(/undefined|NaN|\[object/);
    expect(sentence).toMatch(language === "zh" ? /[。？]$/ : /[.?]$/);
    // Names and codes of the input may be Chinese in an English sentence; nothing else may.
    const own = sentence.replace(/"[^"]*"|“[^”]*”/g, "");
    expect(/\p{Script=Han}/u.test(own)).toBe(language === "zh");
    expect(words.problemTitles[kind]).not.toBe("");
  });
});

it("names columns, choices, periods and limits in words", () => {
  const zh = (kind: ProblemKind) => describeProblem(examples[kind], languages.zh, periods);
  const en = (kind: ProblemKind) => describeProblem(examples[kind], languages.en, periods);
  expect(zh("unreadableCell")).toBe("“物料类型”应为下列之一（成品、半成品、原材料），现为“原料”。请更正。");
  expect(en("unreadableCell")).toBe('"Item type" should be one of Finished, Semi-finished, Raw, but says "原料". Correct the cell.');
  expect(zh("outOfRange")).toBe("“成品率”应大于 0、不大于 1，现为 1.5。请更正。");
  expect(en("missingValue")).toBe('"Plan date" is blank. Fill it in.');
  expect(zh("lateDemand")).toBe("F1：11/26–11/29 的需求有 12 件不能按期交付，延至 2026-12。请与客户商定交期，或增加产能。");
  expect(describeProblem(examples.materialShortage, languages.en)).toBe("R1: 12 short in period 2. Expedite open orders or buy urgently.");
});

it("says where", () => {
  expect(placeOf(examples.outOfRange)).toBe("物料!F2");
  expect(placeOf(examples.emptySheet)).toBe("物料");
  expect(placeOf({ ...examples.outOfRange, at: { file: "items.csv", sheet: "items", cell: "F2" } })).toBe("items.csv!F2");
  expect(placeOf(examples.noBom)).toBe("");
});
