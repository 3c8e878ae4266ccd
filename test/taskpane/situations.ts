import type { LanguageCode, Words } from "../../src/language";
import type { Job } from "../../src/taskpane/state";
import { aPlannedWorkbook, contradictoryPlan, planProblems } from "./aPlan";
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

/** Plain enough for a test in jsdom and a real browser alike. */
export type Step = { press: string } | { choose: string } | { fill: string; with: string };

export const screenNames = ["starting", "unreachable", "outside", "reading", "empty", "loadingSample", "ready", "notReady", "running", "searching", "finishing", "writing", "needsAttention", "planned", "contradicting", "noPlanYet", "why", "whyPeriod", "promise", "promiseLater", "broke"] as const;
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

/** Writes one sheet and then waits for ever. */
const slowWorkbook = (language: LanguageCode) => {
  let written = 0;
  return fakeWorkbook(smallGrids(language), () => (++written < 2 ? Promise.resolve() : new Promise(() => {})));
};

export const situations: Readonly<Record<ScreenName, Setting>> = {
  starting: ({ pane }) => ({ wishes: { host: "never" }, title: pane.starting.title }),
  unreachable: ({ pane }) => ({ wishes: { host: "never" }, title: pane.unreachable.title }),
  outside: ({ pane }) => ({ wishes: { host: { name: "outside" } }, title: pane.outside.title }),
  reading: ({ pane }) => ({ wishes: { workbook: { ...fakeWorkbook([]), read: () => new Promise(() => {}) } }, title: pane.reading.title }),
  empty: ({ pane }) => ({ wishes: { workbook: fakeWorkbook([]) }, title: pane.home.empty }),
  loadingSample: ({ pane }) => ({ wishes: { workbook: { ...slowWorkbook("zh"), read: async () => [] } }, firstJob: "loadSample", title: pane.loadingSample.title }),
  ready: ({ pane }, language) => ({ wishes: { workbook: fakeWorkbook(smallGrids(language)) }, title: pane.home.ready }),
  notReady: (words, language) => ({ wishes: { workbook: faultyWorkbook(words, language) }, title: words.pane.home.notReady }),
  running: ({ pane }, language) => ({ wishes: { workbook: fakeWorkbook(smallGrids(language)), planner: fakePlanner("never") }, firstJob: "rebalance", title: pane.running.title }),
  searching: ({ pane }, language) => ({ wishes: { workbook: fakeWorkbook(smallGrids(language)), planner: fakePlanner("never", ["read", "balance"], { cost: 1_284_300, bound: 1_203_900 }) }, firstJob: "rebalance", title: pane.running.title }),
  finishing: ({ pane }, language) => ({
    wishes: { workbook: fakeWorkbook(smallGrids(language)), planner: { ...fakePlanner("never", ["read", "balance"], { cost: 1_284_300, bound: 1_203_900 }), useBest: () => {} } },
    firstJob: "rebalance",
    act: [{ press: pane.actions.useBest }],
    title: pane.running.title,
  }),
  writing: ({ pane }, language) => ({ wishes: { workbook: slowWorkbook(language) }, firstJob: "rebalance", title: pane.running.title }),
  needsAttention: ({ pane }) => ({
    wishes: { planner: fakePlanner({ status: "needsAttention", problems: [{ kind: "sheetNameTaken", at: { sheet: "看板" } }, ...planProblems] }) },
    firstJob: "rebalance",
    title: pane.needsAttention.title,
  }),
  planned: ({ pane }) => ({ wishes: {}, firstJob: "rebalance", title: pane.planned.title }),
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
  broke: ({ pane }) => ({ wishes: { planner: fakePlanner(new Error("RuntimeError: memory access out of bounds")) }, firstJob: "rebalance", title: pane.broke.title }),
};
