import type { CycleMissing, CycleStanding, CycleState, CycleStep } from "../../src/engine/meeting/cycleStatus";
import type { Problem } from "../../src/engine/problem";
import type { LanguageCode } from "../../src/language";
import type { MeetingOverview } from "../../src/meeting/meetingOverview";
import type { MeetingStep, PricedGap, StepTaken } from "../../src/meeting/meetingSteps";
import type { MeetServices } from "../../src/taskpane/services";
import type { SheetSpec } from "../../src/workbook/port";
import type { WorkerMeeting } from "../../src/worker/workerMeeting";

/** A month's S&OP meeting, as the pane is told of it. */

const names = {
  zh: { planner: "陈静", manager: "王强", pump: "离心泵", family: "水泵", line: "总装线", department: "生产一部", customer: "华东水务", first: "广州 · 国内", unit: "台", scenario: "加班方案", sheet: "产销会" },
  en: { planner: "Chen Jing", manager: "Wang Qiang", pump: "Centrifugal pump", family: "Pumps", line: "Assembly line", department: "Production 1", customer: "East Water", first: "Guangzhou · Domestic", unit: "pcs", scenario: "More overtime", sheet: "S&OP meeting" },
};

const order: readonly [CycleStep, string, string | undefined, string | undefined, CycleStanding["who"]][] = [
  ["collect", "2026-11-25", undefined, undefined, "salesClerks"],
  ["approve", "2026-11-26", undefined, undefined, "salesManagement"],
  ["preRead", "2026-11-27", undefined, "13:00", "planner"],
  ["meeting", "2026-11-30", "13:00", "14:30", "management"],
  ["minutes", "2026-11-30", undefined, "17:30", "planner"],
  ["completion", "2026-12-01", undefined, undefined, "everyone"],
];

const missingOf = (step: CycleStep, language: LanguageCode): CycleMissing[] =>
  ({
    collect: [{ what: "offices" as const, names: [names[language].first] }],
    approve: [{ what: "approval" as const }],
    preRead: [{ what: "preRead" as const }],
    meeting: [{ what: "release" as const }],
    minutes: [{ what: "minutes" as const }, { what: "reasons" as const, count: 3 }],
    completion: [{ what: "actions" as const, count: 1 }],
    shipping: [{ what: "shippingPlan" as const }],
  })[step];

/** Everything before a step is done, the step itself is late or due today, the rest ahead. Without a step all is done. */
export function standingsUpTo(next: CycleStep | undefined, language: LanguageCode = "zh", itself: CycleState = "today"): CycleStanding[] {
  const at = next === undefined ? order.length : order.findIndex(([step]) => step === next);
  return order.map(([step, day, from, until, who], index) => ({
    step,
    day,
    who,
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
    state: index < at ? "done" : index === at ? itself : "ahead",
    missing: index < at ? [] : missingOf(step, language),
  }));
}

export const aFrozenEdit: Problem = { kind: "frozenPlanChanged", item: "P100", period: 0, released: 40, planned: 55, release: "2026-11-1" };

export function aMeeting(language: LanguageCode = "zh"): MeetingOverview {
  const { planner, manager, pump, family, line, department, customer, unit, scenario } = names[language];
  const asked = { requestedOn: "2026-03-02", item: "P100", start: "2026-12-07", end: "2026-12-13", before: 40, after: 60, causeCode: "orderChange", cause: "", department, requester: planner, note: "" } as const;
  const open = { ...asked, request: "C-2026-11-1", requestedOn: "2026-11-20", status: "pending", approver: "" } as const;
  const approved = { ...asked, approver: manager, approvedOn: "2026-03-02", status: "approved" } as const;
  return {
    status: "ready",
    cycle: "2026-11",
    planDate: "2026-11-26",
    currency: language === "zh" ? "元" : "CNY",
    standings: standingsUpTo("meeting", language),
    release: { release: "2026-11-1", cycle: "2026-11", planDate: "2026-11-26", releasedAt: "2026-11-26 15:04", releasedBy: manager, quantity: 1200, planCost: 84_000, inputFingerprint: "3f5a9c01", planFingerprint: "77aa12de", note: "" },
    frozenEdits: [],
    canRestore: true,
    scenarios: [{ scenario: { scenario, createdAt: "2026-11-27 09:10", createdBy: planner, note: "" }, assumptions: [{ kind: "moreOvertime", subject: "ASSY", start: "2026-12-01", end: "2026-12-31", value: 40 }] }],
    decisions: [
      { decision: "D-2026-11-1", cycle: "2026-11", decidedAt: "2026-11-27 10:00", decidedBy: manager, gap: "", content: language === "zh" ? "总装线 12 月加班 40 小时" : "40 hours of overtime on the assembly line in December", costChange: -1200, serviceChange: 0.012, stockChange: 5400, status: "inForce" },
      { decision: "D-2026-10-1", cycle: "2026-10", decidedAt: "2026-10-28 14:00", decidedBy: manager, gap: "", content: language === "zh" ? "P100 外包 20 台" : "20 P100 outsourced", costChange: 800, serviceChange: 0, stockChange: 0, status: "withdrawn" },
    ],
    actions: [
      { action: "A-2026-11-1", cycle: "2026-11", task: language === "zh" ? "催交铸件" : "Chase the castings", origin: "", owner: planner, department, due: "2026-11-20", actionClass: "A", status: "open", result: "" },
      { action: "A-2026-10-2", cycle: "2026-10", task: language === "zh" ? "核对外包价格" : "Check outsourcing prices", origin: "", owner: manager, department: "", actionClass: "C", status: "done", completedOn: "2026-11-02", result: "" },
    ],
    changeRequests: [open, { ...approved, request: "C-2026-3-1" }, { ...approved, request: "C-2026-3-2" }],
    changeLimits: { changesPerItem: 2, changesPerDepartment: 5 },
    frozenRows: [{ item: "P100", name: pump, unit, start: "2026-11-26", end: "2026-11-30", quantity: 40 }, { item: "P100", name: pump, unit, start: "2026-12-01", end: "2026-12-06", quantity: 50 }, { item: "P200", name: pump, unit, start: "2026-12-01", end: "2026-12-06", quantity: 20 }],
    hasDraft: true,
    items: [{ item: "P100", name: pump, family, unit }, { item: "P200", name: pump, family, unit }],
    workCentres: [{ workCentre: "ASSY", name: line, department }],
    orders: [{ order: "SO-1", item: "P100", customer, open: 30, due: "2026-12-10" }],
  };
}

export const someGaps = (language: LanguageCode = "zh"): PricedGap[] => [
  {
    gap: "hours ASSY 2026-12",
    sentence: language === "zh" ? "总装线 12 月缺 40 小时。" : "The assembly line is 40 hours short in December.",
    options: [
      { sentence: language === "zh" ? "总装线加班 40 小时：总成本减少 1,200 元" : "40 hours of overtime on the assembly line: total cost 1,200 CNY less", costChange: -1200, assumptions: [{ kind: "moreOvertime", subject: "ASSY", start: "2026-12-01", end: "2026-12-31", value: 40 }] },
      { sentence: language === "zh" ? "订单 SO-1 推迟到 2027-01-04：表中没有单价，费用请当场确认" : "Order SO-1 moved to 2027-01-04: no price on the sheets, settle the cost in the meeting", assumptions: [{ kind: "orderMoved", subject: "SO-1", value: 25 }] },
      { sentence: language === "zh" ? "催交铸件：不改变输入，请立为行动项" : "Expedite the castings: changes no input, make it an action", assumptions: [] },
    ],
  },
];

export const sheetName = (language: LanguageCode): string => names[language].sheet;
export const aLedger: SheetSpec = { name: "决议台账", kind: "result", rows: [], widths: [] };
export const aRefusal: Problem = { kind: "changesUsedUp", item: "P100", department: "", year: "2026", exhausted: ["item"], used: { item: 2, department: 0 } };

export const stepsDone = (language: LanguageCode = "zh") => async (step: MeetingStep): Promise<StepTaken> => ({
  status: "done",
  sheets: [aLedger],
  problems: [],
  lines: [`${step.step} ✓`],
  open: sheetName(language),
  ...(step.step === "gaps" && { gaps: someGaps(language) }),
  ...(step.step === "issue" && { files: [{ fileName: "SOP 2026-11.docx", bytes: new Uint8Array([80, 75]) }], text: language === "zh" ? "2026年11月SOP会议" : "S&OP meeting of November 2026" }),
});

export const meeting = (language: LanguageCode = "zh", jobs: Partial<WorkerMeeting> = {}): MeetServices => ({
  meeting: { overview: async () => aMeeting(language), take: stepsDone(language), cancel: () => {}, ...jobs },
  download: () => {},
  now: () => new Date(2026, 10, 30, 13, 5),
});
