import { lookInWorker } from "../../worker/startProbeWorker";
import { excelProbeNames, probeSession } from "../../workbook/officeProbeSession";
import * as browser from "./browserProbes";
import * as facts from "./officeFacts";
import type { Outcome, Probe } from "./probe";

/** All that the pane can find out about where it runs, in its order; the scratch sheet comes and goes within it. */
export function paneProbes(violations: () => readonly string[]): readonly Probe[] {
  const session = probeSession(() => performance.now());
  const inExcel = (run: () => Promise<Outcome>) => async (): Promise<Outcome> => (facts.hasExcel() ? run() : { result: "skipped", says: "notExcel" });
  const onScratch = (run: () => Promise<Outcome>) => inExcel(async () => (session.isOpen ? run() : { result: "skipped", says: "noScratch" }));
  return [
    { name: "host", run: async () => facts.host() },
    { name: "requirementSets", run: async () => facts.requirementSets() },
    { name: "otherSets", run: async () => facts.otherSets() },
    { name: "officeLook", run: async () => facts.officeLook() },
    { name: "scratch", run: inExcel(() => session.open()) },
    ...excelProbeNames.map((name): Probe => ({ name, run: onScratch(() => session.probe(name)) })),
    { name: "scratchGone", run: inExcel(() => session.close()), always: true },
    { name: "worker", run: () => browser.worker(lookInWorker) },
    { name: "webAssembly", run: () => browser.webAssembly(lookInWorker) },
    { name: "clipboard", run: browser.clipboard },
    { name: "download", run: browser.download },
    { name: "fileInput", run: browser.fileInput },
    { name: "storage", run: browser.storage },
    { name: "machine", run: browser.machine },
    { name: "timeZone", run: browser.timeZone },
    { name: "policy", run: () => browser.policy(violations()) },
  ];
}
