import type { CellAddress } from "../../src/engine/problem";
import { inputSheets } from "../../src/input/templates";
import { type LanguageCode, languages } from "../../src/language";
import type { SearchProgress } from "../../src/planningHost";
import type { PlannedWorkbook, PlanningRequest, Stage } from "../../src/planWorkbook";
import { inputsFingerprint } from "../../src/readInputs";
import type { Host, PaneServices, Theme } from "../../src/taskpane/services";
import { defaultSettings, type Settings } from "../../src/taskpane/settings";
import type { Grid, SelectedCell, SheetSpec, Workbook } from "../../src/workbook/port";
import { waitDesk, type WaitState } from "../../src/workbook/waitDesk";
import { homeDesk } from "../../src/worker/homeDesk";
import { PlanningCancelled, type WorkerPlanner } from "../../src/worker/workerPlanner";
import { smallOptions, smallRecords } from "../support/smallFactory";
import { aPlannedWorkbook } from "./aPlan";

const gridOf = ({ name, rows, table }: SheetSpec): Grid => {
  const columns = Math.max(...rows.map((row) => row.length));
  return {
    sheet: name,
    firstRow: 0,
    firstColumn: 0,
    values: rows.map((row) => Array.from({ length: columns }, (_, column) => row[column]?.value ?? null)),
    tables: table ? [table] : [],
  };
};

/** The small factory's workbook, as read. */
export const smallGrids = (language: LanguageCode = "zh"): Grid[] => inputSheets(languages[language], { options: smallOptions, records: smallRecords }).map(gridOf);

/** The same workbook with one value changed. */
export function withCell(grids: readonly Grid[], sheet: string, row: number, column: number, value: string | number | null): Grid[] {
  return grids.map((grid) =>
    grid.sheet === sheet ? { ...grid, values: grid.values.map((cells, r) => (r === row ? cells.map((cell, c) => (c === column ? value : cell)) : cells)) } : grid,
  );
}

/** A workbook that keeps what is written to it; `pauseAfterSheet` lets a test step in between two sheets. */
export interface FakeWorkbook extends Workbook {
  written: SheetSpec[];
}

export function fakeWorkbook(grids: readonly Grid[], pauseAfterSheet: () => Promise<void> = () => Promise.resolve()): FakeWorkbook {
  const written: SheetSpec[] = [];
  return {
    written,
    read: () => Promise.resolve([...grids.filter(({ sheet }) => !written.some(({ name }) => name === sheet)), ...written.map(gridOf)]),
    async write(sheets, progress = () => {}) {
      progress(0, sheets.length);
      for (const [index, sheet] of sheets.entries()) {
        written.push(sheet);
        await pauseAfterSheet();
        progress(index + 1, sheets.length);
      }
    },
  };
}

/** A plan knows the sheets it was made from. */
const asOf = async (answer: PlannedWorkbook, grids: readonly Grid[], request: PlanningRequest): Promise<PlannedWorkbook> =>
  answer.status === "planned" ? { ...answer, plan: { ...answer.plan, inputFingerprint: await inputsFingerprint(grids, request) } } : answer;

interface FakePlanner extends WorkerPlanner {
  cancelled: number;
  /** How the search goes on, as the test says. */
  search(progress: SearchProgress): void;
}

/** A planner that says its stages and how far the search has come, and answers, or waits to be cancelled; asked for the best so far, it answers `best`. */
export function fakePlanner(answer: PlannedWorkbook | Error | "never", stages: readonly Stage[] = ["read", "balance"], found?: SearchProgress, best: PlannedWorkbook = aPlannedWorkbook()): FakePlanner {
  let end: (error: Error) => void = () => {};
  let finish: () => void = () => {};
  const planner: FakePlanner = {
    cancelled: 0,
    search: () => {},
    useBest: () => finish(),
    plan: (grids, request, progress, search = () => {}) =>
      new Promise<PlannedWorkbook>((planned, failed) => {
        end = failed;
        finish = () => void asOf(best, grids, request).then(planned);
        planner.search = search;
        stages.forEach((stage) => progress(stage));
        if (found) search(found);
        if (answer instanceof Error) failed(answer);
        else if (answer !== "never") void asOf(answer, grids, request).then(planned);
      }),
    cancel() {
      planner.cancelled++;
      end(new PlanningCancelled());
    },
  };
  return planner;
}

export interface Wishes {
  /** "halfLoaded": Office's script comes and says no more. */
  host?: Host | "never" | "halfLoaded";
  workbook?: Workbook;
  planner?: PaneServices["planner"];
  home?: PaneServices["home"];
  goTo?: PaneServices["goTo"];
  addSheets?: PaneServices["addSheets"];
  replaceCell?: PaneServices["replaceCell"];
  selected?: SelectedCell;
  theme?: Theme;
  browserLanguage?: LanguageCode;
  keptLanguage?: LanguageCode;
  settings?: Partial<Settings>;
  /** Settings of before that cannot be read, or not all of them. */
  unreadSettings?: "broken" | "later";
  storageBlocked?: boolean;
  clipboard?: boolean;
  diagnostics?: PaneServices["diagnostics"];
  /** An error nobody caught. */
  unexpected?: Error;
  collect?: PaneServices["collect"];
  meet?: PaneServices["meet"];
  /** What Excel is waited for, and what a write has left to do. */
  waiting?: WaitState;
  /** How going on with that write ends. */
  finishing?: Error;
}

export interface FakeServices extends PaneServices {
  visited: CellAddress[];
  copied: string[];
  reloads: number;
  kept: Settings;
  /** As if something had gone wrong that nobody caught. */
  unexpected(error: Error): void;
}

function waitingAs({ wait, unfinished }: WaitState, finishing?: Error): NonNullable<PaneServices["waiting"]> {
  const desk = waitDesk();
  if (wait) desk.begin(wait);
  desk.leave(unfinished);
  return { desk, finish: () => (finishing ? Promise.reject(finishing) : new Promise(() => {})) };
}

/** A pane in a workbook that holds the small factory, unless the test wishes otherwise. */
export function fakeServices(wishes: Wishes = {}): FakeServices {
  const { host = { name: "excel" }, workbook = fakeWorkbook(smallGrids()), planner = fakePlanner(aPlannedWorkbook()), theme = "light", browserLanguage = "zh", clipboard = true } = wishes;
  const fake: FakeServices = {
    visited: [],
    copied: [],
    reloads: 0,
    kept: { ...defaultSettings, ...(wishes.keptLanguage && { language: wishes.keptLanguage }), ...wishes.settings },
    host: (scriptCame) => {
      if (typeof host === "object") return Promise.resolve(host);
      if (host === "halfLoaded") scriptCame();
      return new Promise(() => {});
    },
    workbook,
    planner,
    home: wishes.home ?? homeDesk,
    now: () => new Date("2026-03-02T09:00:00"),
    goTo: wishes.goTo ?? (async (place) => void fake.visited.push(place)),
    selectedCell: async () => wishes.selected ?? { sheet: "Sheet1", row: 0, column: 0, values: [], above: [] },
    addSheets: wishes.addSheets ?? (async (sheets) => void (await workbook.write(sheets))),
    replaceCell: wishes.replaceCell ?? (async () => "done"),
    sampleFactory: async (language) => inputSheets(languages[language], { options: smallOptions, records: smallRecords }),
    theme: { current: () => theme, watch: () => () => {} },
    browserLanguage: () => browserLanguage,
    settings: {
      read: () => fake.kept,
      unread: () => wishes.unreadSettings,
      keep: (settings) => {
        fake.kept = settings;
        return !wishes.storageBlocked;
      },
    },
    copy: async (text) => {
      if (clipboard) fake.copied.push(text);
      return clipboard;
    },
    ...(wishes.collect && { collect: wishes.collect }),
    ...(wishes.meet && { meet: wishes.meet }),
    ...(wishes.waiting && { waiting: waitingAs(wishes.waiting, wishes.finishing) }),
    diagnostics: wishes.diagnostics ?? (async () => []),
    watchErrors: (unexpected) => {
      fake.unexpected = unexpected;
      if (wishes.unexpected) unexpected(wishes.unexpected);
      return () => {};
    },
    unexpected: () => {},
    reload: () => void fake.reloads++,
  };
  return fake;
}
