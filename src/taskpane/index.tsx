import { createRoot } from "react-dom/client";
import { inputSheets } from "../input/templates";
import { languages } from "../language";
import { describeFinding } from "../language/describeFinding";
import { addSheets, goTo, newWorkbook, officeWorkbook, replaceCell, selectedCell } from "../workbook/officeWorkbook";
import { waitDesk } from "../workbook/waitDesk";
import { startHomeWorker } from "../worker/startHomeWorker";
import { startMeetingWorker } from "../worker/startMeetingWorker";
import { startReviewWorker } from "../worker/startReviewWorker";
import { startWorker } from "../worker/startWorker";
import { workerHome } from "../worker/workerHome";
import { workerMeeting } from "../worker/workerMeeting";
import { workerReview } from "../worker/workerReview";
import { workerPlanner } from "../worker/workerPlanner";
import { App } from "./App";
import { browserLanguage, theme, watchErrors } from "./browserServices";
import { settings } from "./browserSettings";
import { copy } from "./clipboard";
import { base64, download } from "./collect/files";
import { showLastResort } from "./lastResort";
import { officeHost } from "./officeHost";
import { watchPolicy } from "./policyWatch";
import type { PaneServices } from "./services";

const desk = waitDesk();
const workbook = officeWorkbook({ desk });
const seenViolations = watchPolicy(document);
const reload = () => location.reload();

const services: PaneServices = {
  host: officeHost,
  workbook,
  waiting: { desk, finish: () => workbook.finish() },
  planner: workerPlanner(startWorker),
  home: workerHome(startHomeWorker),
  goTo,
  selectedCell,
  addSheets,
  replaceCell,
  // The factory is large and wanted once at most.
  sampleFactory: async (language) => {
    const { sampleFactory } = await import("../input/sampleFactory/sampleFactory");
    return inputSheets(languages[language], sampleFactory(language));
  },
  theme,
  settings,
  browserLanguage,
  copy,
  collect: {
    review: workerReview(startReviewWorker),
    describeFinding,
    download,
    openAsWorkbook: (bytes) => newWorkbook(base64(bytes)),
    now: () => new Date(),
  },
  meet: { meeting: workerMeeting(startMeetingWorker), download, now: () => new Date() },
  diagnostics: async () => {
    const { paneProbes } = await import("./diagnostics/paneProbes");
    return paneProbes(seenViolations);
  },
  watchErrors,
  reload,
  now: () => new Date(),
};

const firstJob = new URLSearchParams(location.search).get("action") === "rebalance" ? "rebalance" : "read";

const holder = document.getElementById("pane")!;

// After such an error React has taken its picture away.
const onUncaughtError = (error: unknown) => showLastResort(holder, { kind: "broke", error }, { reload, copy });

createRoot(holder, { onUncaughtError }).render(<App services={services} firstJob={firstJob} />);
