import { inWorker, type JobOf, type OneJobWorker } from "./oneJob";
import type { ReviewJobs } from "./reviewJobs";

/** Seconds a returned file may take; one that takes longer is broken, or meant to take longer. */
export const patienceWithFile = 20;

/** Each job in a worker of its own, ended when it has answered: nothing a returned file does can reach the next one. */
export function workerReview(start: () => OneJobWorker): ReviewJobs {
  const run =
    <K extends keyof ReviewJobs>(job: K, seconds?: number) =>
    (...given: Parameters<ReviewJobs[K]>): ReturnType<ReviewJobs[K]> =>
      inWorker<ReviewJobs>(start(), "review", { job, given } as JobOf<ReviewJobs>, { ...(seconds !== undefined && { seconds }) }) as ReturnType<ReviewJobs[K]>;
  return { overview: run("overview"), templates: run("templates"), readReturn: run("readReturn", patienceWithFile), takeOver: run("takeOver"), adjust: run("adjust"), approve: run("approve") };
}
