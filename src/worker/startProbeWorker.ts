import { begun, inWorker, type OneJobWorker } from "./oneJob";
import type { ProbeJobs } from "./probeJobs";

/** A real file, as `startWorker` says. */
const startProbeWorker = (): OneJobWorker => begun("probe", () => new Worker(new URL("./probeWorker.ts", import.meta.url), { name: "probe" }));

const seconds = 20;

/** What a worker finds out about itself. Fails where none can be started, or none answers. */
export const lookInWorker: ProbeJobs["look"] = () => inWorker<ProbeJobs>(startProbeWorker(), "probe", { job: "look", given: [] }, { seconds }) as ReturnType<ProbeJobs["look"]>;
