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
  sheetNameTaken: { kind: "sheetNameTaken", at: { sheet: "看板" } },
  unreadableCell: { kind: "unreadableCell", at, column: "type", found: "原料", expected: "choice", choices: ["finished", "semiFinished", "raw"] },
  missingValue: { kind: "missingValue", at, column: "planDate" },
  outOfRange: { kind: "outOfRange", at, column: "yield", found: 1.5, above: 0, maximum: 1 },
  unknownReference: { kind: "unknownReference", at, column: "item", found: "F11", table: "items", similar: "F1" },
  exactlyOne: { kind: "exactlyOne", at, columns: ["hoursPerUnit", "unitsPerPersonHour"], given: 2 },
  duplicateRow: { kind: "duplicateRow", at, first: { sheet: "物料", cell: "A2" }, key: "F1" },
  bomCycle: { kind: "bomCycle", at, path: ["A", "B", "A"] },
  headingTakenAs: { kind: "headingTakenAs", at, heading: "料号", column: "item" },
  indentedBom: { kind: "indentedBom", at, lines: 40, products: 2 },
  sheetNotRead: { kind: "sheetNotRead", at, headings: ["Week", "Demand"], nearest: "forecast", lacking: ["item"] },
  unknownColumn: { kind: "unknownColumn", at, heading: "备注" },
  timeFenceConflict: { kind: "timeFenceConflict", item: "F1", period: 0, quantity: 12, stoppedBy: [{ kind: "frozenZone", untilPeriod: 0 }] },
  lateDemand: { kind: "lateDemand", item: "F1", period: 0, quantity: 12, untilPeriod: 1, stoppedBy: [] },
  belowSafetyStock: { kind: "belowSafetyStock", item: "F1", period: 0, quantity: 1234 },
  capacityOverload: { kind: "capacityOverload", workCentre: "WC30", period: 0, untilPeriod: 1, load: 130, capacity: 100 },
  pastDueRelease: { kind: "pastDueRelease", item: "F1", quantity: 12 },
  pastDueReceipt: { kind: "pastDueReceipt", order: "PO1", item: "F1", quantity: 12, due: "2026-11-20" },
  materialShortage: { kind: "materialShortage", item: "R1", period: 1, quantity: 12, endItems: [] },
  demandOutsideHorizon: { kind: "demandOutsideHorizon", item: "F1", quantity: 12, due: "2027-06-30" },
  noRouting: { kind: "noRouting", item: "F1" },
  noCapacity: { kind: "noCapacity", workCentre: "WC30", period: 1, load: 12 },
  noBom: { kind: "noBom", item: "F1" },
  fractionalPieces: { kind: "fractionalPieces", at, column: "onHand", found: 1.5, item: "F1", unit: "" },
  discontinuedItem: { kind: "discontinuedItem", at, item: "F1", from: "2026-12-01", quantity: 12 },
  lotLimits: { kind: "lotLimits", at, item: "F1", minimum: 500, maximum: 300 },
  noOrderingCost: { kind: "noOrderingCost", at, item: "F1", rule: "WW" },
  severalSuppliers: { kind: "severalSuppliers", at, item: "R1", suppliers: ["S1", "S2"] },
  noCalendar: { kind: "noCalendar", year: 2027 },
  leftOut: { kind: "leftOut", at, table: "items", because: { kind: "outOfRange", at, column: "yield", found: 1.5, above: 0, maximum: 1 } },
  handEditKept: { kind: "handEditKept", at, item: "F1", found: 120, proposed: 100 },
  handEditDropped: { kind: "handEditDropped", at, item: "F1", found: 120, proposed: 100 },
  approvedVersionChanged: { kind: "approvedVersionChanged", version: "2026-11-1", approver: "Chen", lines: 12, found: 11, quantity: 500, foundQuantity: 480 },
  versionWithoutApproval: { kind: "versionWithoutApproval", version: "2026-11-1" },
  versionStoredTwice: { kind: "versionStoredTwice", version: "2026-11-1" },
  approvedVersionPlanned: { kind: "approvedVersionPlanned", version: "2026-11-1", quantity: 500, sheet: 480 },
  officesMissing: { kind: "officesMissing", offices: ["East", "North"] },
  nothingSubmitted: { kind: "nothingSubmitted", cycle: "2026-11" },
  adjustedBelowZero: { kind: "adjustedBelowZero", item: "F1", channel: "C", office: "O", month: "2026-12", entered: 10, change: -20 },
  nothingDecided: { kind: "nothingDecided" },
  tooManyScenarios: { kind: "tooManyScenarios", most: 5, scenarios: ["a", "b"] },
  unknownRecord: { kind: "unknownRecord", ledger: "decisions", record: "D-2026-11-9" },
  unknownScenario: { kind: "unknownScenario", scenario: "x", scenarios: ["a"] },
  frozenPlanChanged: { kind: "frozenPlanChanged", item: "F1", period: 0, released: 10, planned: 12, release: "2026-11-1" },
  frozenHoursChanged: { kind: "frozenHoursChanged", workCentre: "WC1", period: 0, released: 10, planned: 12, release: "2026-11-1" },
  frozenEdited: { kind: "frozenEdited", at, item: "F1", start: "2026-11-26", released: 10, found: 12, release: "2026-11-1" },
  frozenHoursEdited: { kind: "frozenHoursEdited", at, workCentre: "WC1", start: "2026-11-26", released: 10, found: 12, release: "2026-11-1" },
  notReleased: { kind: "notReleased", item: "F1", on: "2026-12-01", release: "2026-11-1" },
  cycleNotLater: { kind: "cycleNotLater", planDate: "2026-11-01", current: "2026-11-25" },
  notFrozen: { kind: "notFrozen", item: "F1", start: "2026-12-01" },
  changesUsedUp: { kind: "changesUsedUp", item: "F1", department: "D1", year: "2026", exhausted: ["item", "department"], used: { item: 2, department: 5 } },
  nothingToRestore: { kind: "nothingToRestore", snapshot: "run 0a1b" },
  nothingReleased: { kind: "nothingReleased" },
  assumptionWithoutEffect: { kind: "assumptionWithoutEffect", statedFor: "D-2026-11-1", assumption: "moreOvertime", subject: "WC9", reason: "unknownSubject" },
  adjustedWithoutEntry: { kind: "adjustedWithoutEntry", item: "F1", channel: "C", office: "", month: "2026-12", change: 20 },
  forecastQuestioned: { kind: "forecastQuestioned", item: "F1", channel: "C", office: "O", month: "2027-02", forecast: 540, baseline: 400, lower: 350, upper: 450, months: 2, quantity: 200 },
  forecastIgnored: { kind: "forecastIgnored", item: "F1", quantity: 40 },
  ordersBeyondForecast: { kind: "ordersBeyondForecast", item: "F1", channel: "", quantity: 40 },
  familyForecastExceeded: { kind: "familyForecastExceeded", family: "X", channel: "C", office: "", start: "2026-12-01", quantity: 40 },
  familyWithoutItems: { kind: "familyWithoutItems", family: "X", channel: "C", office: "", start: "2026-12-01", quantity: 40 },
  expiredBom: { kind: "expiredBom", item: "F1", period: 0 },
  noSupplier: { kind: "noSupplier", item: "R1" },
  negativeOnHand: { kind: "negativeOnHand", item: "R1", quantity: -12 },
  releaseNow: { kind: "releaseNow", item: "R1", quantity: 40, until: "2026-11-30" },
  expedite: { kind: "expedite", order: "PO1", item: "R1", quantity: 40, due: "2026-12-10", to: "2026-12-01" },
  defer: { kind: "defer", order: "PO1", item: "R1", quantity: 40, due: "2026-12-01", to: "2026-12-10" },
  cancel: { kind: "cancel", order: "PO1", item: "R1", quantity: 40, due: "2026-12-01" },
  excessStock: { kind: "excessStock", item: "R1", period: 1, quantity: 40 },
  weekendOvertimeCheaper: { kind: "weekendOvertimeCheaper", at, workCentre: "WC1", weekday: 40, weekend: 30 },
  workCentreWithoutCapacity: { kind: "workCentreWithoutCapacity", at, workCentre: "WC1", items: 3 },
  downtimeExceedsMonth: { kind: "downtimeExceedsMonth", at, workCentre: "WC1", downtime: 500, hours: 176 },
  offsetBeyondLeadTime: { kind: "offsetBeyondLeadTime", at, item: "F1", offsetDays: 8, leadTimeDays: 5 },
  routingOfBoughtItem: { kind: "routingOfBoughtItem", at, item: "R1" },
  neverEffective: { kind: "neverEffective", at, firstDay: "2026-12-01", lastDay: "2026-11-30" },
  outsourcingBelowCost: { kind: "outsourcingBelowCost", at, item: "F1", price: 30, materialCost: 42.5 },
  horizonTooShort: { kind: "horizonTooShort", items: 2, longestItem: "F1", leadTimeDays: 95, horizonDays: 64 },
  contradiction: { kind: "contradiction", resource: "hours", of: "WC30", period: 0, needed: 130, limit: 100 },
  lostSale: { kind: "lostSale", item: "F1", period: 1, quantity: 12, stoppedBy: [{ kind: "cost" }] },
  storageFull: { kind: "storageFull", period: 1, used: 1200, limit: 1000 },
  fenceTooShort: { kind: "fenceTooShort", items: 3, longestItem: "F1", leadTimeDays: 35, fenceDays: 20 },
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
  const zh = (kind: ProblemKind) => describeProblem(examples[kind], languages.zh, periods, { F1: { unit: "件" } });
  const en = (kind: ProblemKind) => describeProblem(examples[kind], languages.en, periods);
  expect(zh("unreadableCell")).toBe("“物料类型”应为下列之一（成品、半成品、原材料），现为“原料”。请更正。");
  expect(en("unreadableCell")).toBe('"Item type" should be one of Finished, Semi-finished, Raw, but says "原料". Correct the cell.');
  expect(zh("outOfRange")).toBe("“成品率”应大于 0、不大于 1，现为 1.5。请更正。");
  expect(en("missingValue")).toBe('"Plan date" is blank. Fill it in.');
  expect(zh("lateDemand")).toBe("F1：11/26–11/29 的需求有 12 件不能按期交付，延至 2026-12。请与客户商定交期，或增加产能。");
  expect(describeProblem(examples.materialShortage, languages.en)).toBe("R1: 12 short in period 2. Expedite open orders or buy urgently.");
  expect(describeProblem(examples.materialShortage, languages.en, [], { R1: { unit: "kg" } })).toContain("12 kg short");
});

it("names what stops a late demand, the nearest cause first", () => {
  const late: Problem = {
    ...examples.lateDemand,
    stoppedBy: [
      { kind: "frozenZone", untilPeriod: 0 },
      { kind: "firmPlan", period: 0 },
      { kind: "capacity", workCentre: "WC30", period: 0 },
      { kind: "leadTime", item: "F1", leadTimeDays: 3 },
      { kind: "material", item: "R1", period: 1, release: "2026-11-20" },
      { kind: "keyMaterial", item: "R2", period: 1 },
      { kind: "storage", period: 0 },
      { kind: "lotLimits", item: "F1" },
      { kind: "cost" },
    ],
  };
  expect(describeProblem(late, languages.en, periods, { F1: { unit: "pc" } })).toBe(
    "F1: 12 pc of 11/26–11/29 cannot be delivered on time; they follow by 2026-12. Why: the plan is frozen until the end of 11/26–11/29; " +
      "the quantity of 11/26–11/29 is firm; the capacity of WC30 in 11/26–11/29 is used up; F1 has a lead time of 3 working days; " +
      "component R1 is short in 2026-12; its order should have been released by 2026-11-20; all stock and receipts of key material R2 up to 2026-12 are taken; " +
      "the warehouse is full in 11/26–11/29, so nothing more can be built ahead; the lot limits of F1 do not allow the missing quantity; " +
      "waiting is cheaper than overtime, outsourcing or any other remedy. Agree a date with the customer, or remove the cause.",
  );
  expect(describeProblem(late, languages.zh, periods, { F1: { unit: "件" } })).toBe(
    "F1：11/26–11/29 的需求有 12 件不能按期交付，延至 2026-12。原因：11/26–11/29 及以前为冻结区，不能增排；11/26–11/29 的数量已经确认，不再变动；" +
      "工作中心 WC30 在 11/26–11/29 的产能已用完；F1 的提前期为 3 个工作日，现在下达已来不及；子件 R1 在 2026-12 缺料，其订单应于 2026-11-20 前下达；" +
      "关键物料 R2 到 2026-12 为止的库存与到货已全部排用；11/26–11/29 仓库已满，不能提前生产备货；" +
      "F1 的批量上下限排不出所缺的数量；等待的代价低于加班、外包等补救措施。请与客户商定交期，或消除上述原因。",
  );
});

it("says what is firm against what there is, of hours in a period and of material up to one", () => {
  const material: Problem = { ...examples.contradiction, resource: "material", of: "R2" };
  expect(describeProblem(examples.contradiction, languages.zh, periods)).toBe(
    "WC30：11/26–11/29 有 130 小时的已定工作，而连同全部加班最多只有 100 小时，不可能都做到。请从计划所列的解决办法中选定一种。",
  );
  expect(describeProblem(material, languages.en, periods)).toBe("R2: firm quantities that take 130 up to 11/26–11/29 cannot all be made, because stock and receipts are 100. Choose one of the ways out listed in the plan.");
});

it("names the demands a shortage holds up, five at most", () => {
  const shortage = (endItems: readonly string[]): Problem => ({ ...examples.materialShortage, release: "2026-11-20", endItems });
  expect(describeProblem(shortage(["F1", "F2"]), languages.en, periods)).toBe(
    "R1: 12 short in 2026-12; the missing order should have been released by 2026-11-20. It holds up F1, F2. Expedite open orders or buy urgently.",
  );
  expect(describeProblem(shortage(["F1", "F2", "F3", "F4", "F5", "F6", "F7"]), languages.zh, periods)).toBe(
    "R1：2026-12 缺料 12，所缺订单应于 2026-11-20 前下达。受影响的需求：F1、F2、F3、F4、F5 等 7 种。请催交在途订单或紧急采购。",
  );
});

it("says what a left-out row had wrong, in the same language", () => {
  expect(describeProblem(examples.leftOut, languages.zh)).toBe("该行已按您的选择略去，未参与计划：“成品率”应大于 0、不大于 1，现为 1.5。请更正。");
});

it("says where", () => {
  expect(placeOf(examples.outOfRange)).toBe("物料!F2");
  expect(placeOf(examples.emptySheet)).toBe("物料");
  expect(placeOf({ ...examples.outOfRange, at: { file: "items.csv", sheet: "items", cell: "F2" } })).toBe("items.csv!F2");
  expect(placeOf(examples.noBom)).toBe("");
});
