import type { LanguageCode, Words } from "../../src/language";
import type { CycleState, CycleStep } from "../../src/engine/meeting/cycleStatus";
import type { Role } from "../../src/taskpane/settings";
import type { Job } from "../../src/taskpane/state";
import type { ReviewJobs, ReviewOverview } from "../../src/worker/reviewJobs";
import { columnName } from "../../src/workbook/address";
import { OfficeError } from "../../src/workbook/officeErrors";
import type { CellOutcome } from "../../src/workbook/officeFix";
import { homeDesk } from "../../src/worker/homeDesk";
import type { HomeJobs, HomeOverview } from "../../src/worker/homeJobs";
import { PartNotLoaded } from "../../src/worker/oneJob";
import { meeting, standingsUpTo } from "./aMeeting";
import { someProbes } from "./someProbes";
import { meetNames, meetSituations } from "./meetSituations";
import { anApproval, anOverview, aRemark, aStop, collecting } from "./aCollection";
import { aPlan, aPlannedWorkbook, contradictoryPlan, planProblems } from "./aPlan";
import { fakePlanner, fakeWorkbook, smallGrids, type Wishes, withCell } from "./fakes";

/** How to bring the pane to each of its screens, for checks and pictures of all of them. */
export interface Situation {
  wishes: Wishes;
  firstJob?: Job;
  /** The screen's heading. */
  title: string;
  /** What a person does there before the picture. */
  act?: readonly Step[];
}

/**
 * Plain enough for a test in jsdom and a real browser alike. `give`: files, by name, to the file input; `see`: wait for a text; `of`: the label of what is chosen from, where there are several. `fill`: a label begins so,
 * since Fluent marks the compulsory ones; `pick`: from a list that opens by itself.
 */
export type Step = { press: string } | { give: readonly string[] } | { see: string } | { choose: string; of?: string } | { pick: string; of: string } | { fill: string; with: string };

export const screenNames = ["starting", "unreachable", "halfLoaded", "outside", "otherHost", "tooOld", "reading", "empty", "loadingSample", "ready", "homeCycle", "homeClerk", "homeManager", "homeDone", "homePlanned", "notReady", "fixable", "fixed", "notFixed", "addingSheets", "sheetsAdded", "sheetTaken", "running", "searching", "finishing", "writing", "notAnswering", "cellEditing", "halfWritten", "finishingWrite", "notFinished", "needsAttention", "planned", "plannedBare", "contradicting", "noPlanYet", "why", "whyPeriod", "promise", "promiseLater", "settings", "settingsNotKept", "settingsUnread", "diagnostics", "diagnosing", "diagnosed", "broke", "partMissing", "screenBroke", "unexpected", "collectReading", "collectHome", "collectNoOffices", "collectTemplates", "collectMade", "collectReturned", "collectDecided", "collectTakenOver", "collectReview", "collectAdjust", "collectAdjusting", "collectApprove", "collectRefused", "collectApproved", "collectNeedsAttention", "collectBroke", ...meetNames] as const;
export type ScreenName = (typeof screenNames)[number];

type Setting = (words: Words, language: LanguageCode) => Situation;

const leadTimeColumn = (words: Words, language: LanguageCode): number =>
  smallGrids(language)
    .find(({ sheet }) => sheet === words.tables.sheets.items)!
    .values[0]!.findIndex((name) => String(name).startsWith(words.tables.columns.leadTimeDays));

/** Two compulsory sheets short, and six doubtful cells. */
function faultyWorkbook(words: Words, language: LanguageCode) {
  const { items, capacity, inventory } = words.tables.sheets;
  const grids = smallGrids(language).filter(({ sheet }) => sheet !== capacity && sheet !== inventory);
  return fakeWorkbook([1, 2, 3, 4, 5, 6].reduce((changed, row) => withCell(changed, items, row, leadTimeColumn(words, language), "two weeks"), grids));
}

/** Slips that can be put right at a click, and one that cannot. */
function slipsWorkbook(words: Words, language: LanguageCode) {
  const { items, orders } = words.tables.sheets;
  const slips = withCell(withCell(smallGrids(language), items, 1, leadTimeColumn(words, language), language === "zh" ? "5天" : "5 days"), items, 2, leadTimeColumn(words, language), language === "zh" ? "两周" : "two weeks");
  return fakeWorkbook(withCell(slips, orders, 1, smallGrids(language).find(({ sheet }) => sheet === orders)!.values[0]!.indexOf(words.tables.columns.item), "P1O0"));
}

/** One of them was clicked. */
function fixing(words: Words, language: LanguageCode, outcome: CellOutcome): Situation {
  const cell = `${columnName(leadTimeColumn(words, language))}2`;
  const { sheets } = words.tables;
  return { wishes: { workbook: slipsWorkbook(words, language), replaceCell: async () => outcome }, act: [{ press: words.home.fixNamed(`${sheets.items}!${cell}`, "5") }], title: words.pane.home.notReady };
}

/** Writes one sheet and then waits for ever. */
const slowWorkbook = (language: LanguageCode) => {
  let written = 0;
  return fakeWorkbook(smallGrids(language), () => (++written < 2 ? Promise.resolve() : new Promise(() => {})));
};

/** A write that a protected sheet has stopped, and what was done about it. */
function halfWritten({ pane, reports }: Words, language: LanguageCode, act: readonly Step[] = [], finishing?: Error): Situation {
  const { mps, mrp, salesVariance } = reports.sheets;
  const workbook = fakeWorkbook(smallGrids(language), () => Promise.reject(new OfficeError({ kind: "SheetProtected", sheet: mrp })));
  return { wishes: { workbook, waiting: { unfinished: { written: [mps], left: [mrp, salesVariance] } }, ...(finishing && { finishing }) }, firstJob: "rebalance", act, title: pane.broke.title };
}

/** The pane at collecting forecasts, after `act`. */
function collectSituation({ pane }: Words, language: LanguageCode, title: string, act: readonly Step[] = [], jobs: Partial<ReviewJobs> = {}): Situation {
  return { wishes: { workbook: fakeWorkbook(smallGrids(language)), collect: collecting(language, jobs) }, act: [{ press: pane.tabs.collect }, ...act], title };
}

/** The first screen of a workbook in the middle of its cycle. */
function atHome({ pane }: Words, language: LanguageCode, { next, state, role }: { next?: CycleStep; state?: CycleState; role?: Role }): Situation {
  const look: HomeJobs["look"] = async (...given) => ({ ...(await homeDesk.look(...given)), cycle: { cycle: "2026-11", standings: standingsUpTo(next, language, state) } });
  return { wishes: { workbook: fakeWorkbook(smallGrids(language)), home: { look }, collect: collecting(language), meet: meeting(language), ...(role && { settings: { role } }) }, title: pane.home.ready };
}

/** Nobody is missing. */
const oneOffice = (language: LanguageCode, approvals: ReviewOverview["approvals"] = []) => async (): Promise<ReviewOverview> => {
  const overview = anOverview(language);
  return { ...overview, approvals, consolidation: { ...overview.consolidation, offices: overview.consolidation.offices.slice(0, 1) } };
};
const decided = ({ collect: { actions, returned } }: Words): Step[] => [{ press: actions.returned }, { give: ["上海.xlsx"] }, { press: returned.acceptFile("2") }, { see: returned.settled("2") }];
const adjusting = ({ collect: { actions } }: Words): Step[] => [{ press: actions.review }, { press: actions.adjust }];
const approving = ({ collect: { actions, approve } }: Words, language: LanguageCode): Step[] => [{ press: actions.approve }, { fill: approve.approver, with: language === "zh" ? "王强" : "Wang Qiang" }];

export const situations: Readonly<Record<ScreenName, Setting>> = {
  starting: ({ pane }) => ({ wishes: { host: "never" }, title: pane.starting.title }),
  unreachable: ({ pane }) => ({ wishes: { host: "never" }, title: pane.unreachable.title }),
  outside: ({ pane }) => ({ wishes: { host: { name: "outside" } }, title: pane.outside.title }),
  halfLoaded: ({ pane }) => ({ wishes: { host: { name: "halfLoaded" } }, title: pane.halfLoaded.title }),
  otherHost: ({ pane }) => ({ wishes: { host: { name: "otherHost" } }, title: pane.otherHost.title }),
  tooOld: ({ pane }) => ({ wishes: { host: { name: "tooOld", old: { excelApi: "1.9", needed: "1.14", version: "PC 16.0.10730" } } }, title: pane.tooOld.title }),
  reading: ({ pane }) => ({ wishes: { workbook: { ...fakeWorkbook([]), read: () => new Promise(() => {}) } }, title: pane.reading.title }),
  empty: ({ pane }) => ({ wishes: { workbook: fakeWorkbook([]) }, title: pane.home.empty }),
  loadingSample: ({ pane }) => ({ wishes: { workbook: { ...slowWorkbook("zh"), read: async () => [] } }, firstJob: "loadSample", title: pane.loadingSample.title }),
  ready: ({ pane }, language) => ({ wishes: { workbook: fakeWorkbook(smallGrids(language)) }, title: pane.home.ready }),
  homeCycle: (words, language) => atHome(words, language, { next: "collect", state: "late" }),
  homeClerk: (words, language) => atHome(words, language, { next: "collect", state: "today", role: "clerk" }),
  homeManager: (words, language) => atHome(words, language, { next: "preRead", role: "manager" }),
  homeDone: (words, language) => atHome(words, language, {}),
  homePlanned: ({ pane }, language) => ({ wishes: { workbook: fakeWorkbook(smallGrids(language)) }, firstJob: "rebalance", act: [{ press: pane.actions.back }], title: pane.home.ready }),
  notReady: (words, language) => ({ wishes: { workbook: faultyWorkbook(words, language) }, title: words.pane.home.notReady }),
  fixable: (words, language) => ({ wishes: { workbook: slipsWorkbook(words, language) }, title: words.pane.home.notReady }),
  fixed: (words, language) => fixing(words, language, "done"),
  notFixed: (words, language) => fixing(words, language, "changed"),
  addingSheets: (words, language) => ({ wishes: { workbook: faultyWorkbook(words, language), addSheets: () => new Promise(() => {}) }, act: [{ press: words.home.addSheets("2") }], title: words.pane.addingSheets.title }),
  sheetsAdded: (words) => ({ wishes: { workbook: fakeWorkbook([]) }, act: [{ press: words.home.addSheets("6") }], title: words.pane.home.notReady }),
  sheetTaken: (words, language) => ({ wishes: { workbook: faultyWorkbook(words, language), addSheets: async () => words.tables.sheets.capacity }, act: [{ press: words.home.addSheets("2") }], title: words.pane.home.notReady }),
  running: ({ pane }, language) => ({ wishes: { workbook: fakeWorkbook(smallGrids(language)), planner: fakePlanner("never") }, firstJob: "rebalance", title: pane.running.title }),
  searching: ({ pane }, language) => ({ wishes: { workbook: fakeWorkbook(smallGrids(language)), planner: fakePlanner("never", ["read", "balance"], { cost: 1_284_300, bound: 1_203_900 }) }, firstJob: "rebalance", title: pane.running.title }),
  finishing: ({ pane }, language) => ({
    wishes: { workbook: fakeWorkbook(smallGrids(language)), planner: { ...fakePlanner("never", ["read", "balance"], { cost: 1_284_300, bound: 1_203_900 }), useBest: () => {} } },
    firstJob: "rebalance",
    act: [{ press: pane.actions.useBest }],
    title: pane.running.title,
  }),
  writing: ({ pane }, language) => ({ wishes: { workbook: slowWorkbook(language) }, firstJob: "rebalance", title: pane.running.title }),
  notAnswering: ({ pane }) => ({ wishes: { workbook: { ...fakeWorkbook([]), read: () => new Promise(() => {}) }, waiting: { wait: { kind: "notAnswering", seconds: 30 } } }, title: pane.reading.title }),
  cellEditing: ({ pane }, language) => ({ wishes: { workbook: slowWorkbook(language), waiting: { wait: { kind: "cellEditing" } } }, firstJob: "rebalance", title: pane.running.title }),
  halfWritten: (words, language) => halfWritten(words, language),
  finishingWrite: (words, language) => halfWritten(words, language, [{ press: words.waiting.finish }]),
  notFinished: (words, language) => halfWritten(words, language, [{ press: words.waiting.finish }], new OfficeError({ kind: "SheetProtected", sheet: words.reports.sheets.mrp })),
  needsAttention: ({ pane }) => ({
    wishes: { planner: fakePlanner({ status: "needsAttention", problems: [{ kind: "sheetNameTaken", at: { sheet: "看板" } }, ...planProblems] }) },
    firstJob: "rebalance",
    title: pane.needsAttention.title,
  }),
  planned: ({ pane }) => ({ wishes: {}, firstJob: "rebalance", title: pane.planned.title }),
  plannedBare: ({ pane }) => ({ wishes: { planner: fakePlanner(aPlannedWorkbook({ capacity: [], forecastAccuracy: { ...aPlan().forecastAccuracy, months: [], trend: [] } })) }, firstJob: "rebalance", title: pane.planned.title }),
  contradicting: ({ pane }) => ({ wishes: { planner: fakePlanner({ ...aPlannedWorkbook(contradictoryPlan()), seconds: 42.3 }) }, firstJob: "rebalance", title: pane.planned.title }),
  noPlanYet: ({ pane }, language) => ({ wishes: { workbook: fakeWorkbook(smallGrids(language)) }, act: [{ press: pane.tabs.why }], title: pane.why.title }),
  why: ({ pane }) => ({ wishes: {}, firstJob: "rebalance", act: [{ press: pane.tabs.why }, { choose: "V100" }], title: pane.why.title }),
  whyPeriod: ({ pane }) => ({
    wishes: { selected: { sheet: "MPS", row: 9, column: 9, values: ["P100"], above: ["2026-04"] } },
    firstJob: "rebalance",
    act: [{ press: pane.tabs.why }, { press: pane.why.selectedCell }],
    title: pane.why.title,
  }),
  promise: ({ pane }) => ({ wishes: {}, firstJob: "rebalance", act: [{ press: pane.tabs.promise }, { press: pane.promise.ask }], title: pane.promise.title }),
  promiseLater: ({ pane }) => ({
    wishes: {},
    firstJob: "rebalance",
    act: [{ press: pane.tabs.promise }, { choose: "P100" }, { fill: pane.promise.quantity, with: "200" }, { fill: pane.promise.wished, with: "2026-03-31" }, { press: pane.promise.ask }],
    title: pane.promise.title,
  }),
  settings: ({ settings }) => ({ wishes: {}, act: [{ press: settings.title }], title: settings.title }),
  settingsNotKept: ({ settings }) => ({ wishes: { storageBlocked: true }, act: [{ press: settings.title }, { pick: settings.choices.role.clerk, of: settings.labels.role }, { see: settings.notLasting }], title: settings.title }),
  diagnostics: ({ settings, diagnostics }) => ({ wishes: {}, act: [{ press: settings.title }, { press: diagnostics.title }, { see: diagnostics.lead }], title: diagnostics.title }),
  diagnosing: ({ settings, diagnostics }) => ({ wishes: { diagnostics: someProbes(4) }, act: [{ press: settings.title }, { press: diagnostics.title }, { press: diagnostics.actions.start }, { see: diagnostics.probes.syncTime }], title: diagnostics.title }),
  diagnosed: ({ settings, diagnostics }) => ({ wishes: { diagnostics: someProbes() }, act: [{ press: settings.title }, { press: diagnostics.title }, { press: diagnostics.actions.start }, { see: diagnostics.actions.copy }], title: diagnostics.title }),
  settingsUnread: ({ pane, settings }, language) => ({ wishes: { workbook: fakeWorkbook(smallGrids(language)), unreadSettings: "later" }, act: [{ see: settings.unread.later }], title: pane.home.ready }),
  broke: ({ pane }) => ({ wishes: { planner: fakePlanner(new Error("RuntimeError: memory access out of bounds")) }, firstJob: "rebalance", title: pane.broke.title }),
  partMissing: ({ pane }) => ({ wishes: { planner: fakePlanner(new PartNotLoaded("planning")) }, firstJob: "rebalance", title: pane.broke.title }),
  screenBroke: ({ pane }) => ({ wishes: { home: { look: async () => ({ inspection: { readiness: "ready" } }) as HomeOverview } }, title: pane.broke.title }),
  unexpected: ({ pane, start }, language) => ({ wishes: { workbook: fakeWorkbook(smallGrids(language)), unexpected: new Error("RuntimeError: memory access out of bounds") }, act: [{ see: start.dismiss }], title: pane.home.ready }),
  collectReading: (words, language) => collectSituation(words, language, words.collect.working.overview, [], { overview: () => new Promise(() => {}) }),
  collectHome: (words, language) => collectSituation(words, language, words.collect.home.title("2026-11")),
  collectNoOffices: (words, language) => {
    const overview = anOverview(language);
    return collectSituation(words, language, words.collect.home.title("2026-11"), [], { overview: async () => ({ ...overview, consolidation: { ...overview.consolidation, offices: [], lines: [] } }) });
  },
  collectTemplates: (words, language) => collectSituation(words, language, words.collect.templates.title, [{ press: words.collect.actions.templates }]),
  collectMade: (words, language) => {
    const { actions, templates } = words.collect;
    return collectSituation(words, language, templates.made("1"), [{ press: actions.templates }, { press: templates.make }, { press: `${templates.open} ${language === "zh" ? "全部" : "All"}.xlsx` }]);
  },
  collectReturned: (words, language) => collectSituation(words, language, words.collect.returned.title, [{ press: words.collect.actions.returned }, { give: ["上海.xlsx", "宏.xlsx"] }, { see: words.collect.returned.refused }]),
  collectDecided: (words, language) => collectSituation(words, language, words.collect.returned.title, decided(words)),
  collectTakenOver: (words, language) =>
    collectSituation(words, language, words.collect.takenOver.title, [...decided(words), { press: words.collect.returned.takeOver }], {
      takeOver: async () => ({ status: "submitted", sheets: [{ name: words.review.sheets.totals, kind: "result", rows: [], widths: [] }], entries: 2, leftOut: 1, replaced: [{ office: "上海", channel: "国内", file: "上海 旧.xlsx" }], problems: [aRemark] }),
    }),
  collectReview: (words, language) => collectSituation(words, language, words.collect.review.title, [{ press: words.collect.actions.review }]),
  collectAdjust: (words, language) => collectSituation(words, language, words.collect.adjust.title, adjusting(words)),
  collectAdjusting: (words, language) => collectSituation(words, language, words.collect.adjust.title, [...adjusting(words), { press: words.collect.adjust.add }]),
  collectApprove: (words, language) => collectSituation(words, language, words.collect.approve.title, [{ press: words.collect.actions.approve }, { press: words.collect.approve.confirm }]),
  collectRefused: (words, language) =>
    collectSituation(words, language, words.collect.approve.title, [...approving(words, language), { press: words.collect.approve.confirm }], {
      overview: oneOffice(language, [anApproval]),
      approve: async () => ({ status: "needsAttention", problems: [aStop] }),
    }),
  collectApproved: (words, language) => collectSituation(words, language, words.collect.approved.title("2026-11-1"), [...approving(words, language), { press: words.collect.approve.confirm }], { overview: oneOffice(language) }),
  collectNeedsAttention: (words, language) => collectSituation(words, language, words.collect.needsAttention.title, [], { overview: async () => ({ status: "needsAttention", problems: [{ kind: "emptyWorkbook" }, aStop] }) }),
  collectBroke: (words, language) => collectSituation(words, language, words.pane.broke.title, [], { overview: () => Promise.reject(new Error("RuntimeError: memory access out of bounds")) }),
  ...meetSituations,
};
