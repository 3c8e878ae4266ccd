import type { ReviewAnswer, ReviewJob, ReviewJobName, ReviewJobs } from "./reviewJobs";

/** What is used of a Worker. */
export type ReviewWorker = Pick<Worker, "postMessage" | "terminate" | "onmessage" | "onerror" | "onmessageerror">;

/** Seconds a returned file may take; one that takes longer is broken, or meant to take longer. */
export const patienceWithFile = 20;

export class GaveUp extends Error {
  constructor(readonly seconds: number) {
    super(`Gave up after ${seconds} s.`);
    this.name = "GaveUp";
  }
}

/** Each job in a worker of its own, ended when it has answered: nothing a returned file does can reach the next one. */
export function workerReview(start: () => ReviewWorker): ReviewJobs {
  const run =
    <K extends ReviewJobName>(job: K, seconds?: number) =>
    (...given: Parameters<ReviewJobs[K]>): ReturnType<ReviewJobs[K]> =>
      inWorker(start(), { job, given } as ReviewJob, seconds) as ReturnType<ReviewJobs[K]>;
  return { overview: run("overview"), templates: run("templates"), readReturn: run("readReturn", patienceWithFile), takeOver: run("takeOver"), adjust: run("adjust"), approve: run("approve") };
}

function inWorker(worker: ReviewWorker, job: ReviewJob, seconds: number | undefined): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return new Promise((done, failed) => {
    if (seconds !== undefined) timer = setTimeout(() => failed(new GaveUp(seconds)), seconds * 1000);
    worker.onmessage = ({ data }: MessageEvent<ReviewAnswer>) => (data.kind === "done" ? done(data.result) : failed(Object.assign(new Error(data.message), data.stack === undefined ? { name: data.name } : { name: data.name, stack: data.stack })));
    // A worker whose file cannot be loaded says nothing but "error".
    worker.onerror = ({ message }) => failed(new Error(message || "The review worker could not be loaded."));
    worker.onmessageerror = () => failed(new Error("An answer of the review worker could not be read."));
    worker.postMessage(job);
  }).finally(() => {
    clearTimeout(timer);
    worker.terminate();
  });
}
