import type { HomeJobs } from "./homeJobs";
import { inWorker, type OneJobWorker } from "./oneJob";

/** Looks at the workbook in a worker of its own. */
export const workerHome = (start: () => OneJobWorker): HomeJobs => ({
  look: (...given) => inWorker<HomeJobs>(start(), "home", { job: "look", given }) as ReturnType<HomeJobs["look"]>,
});
