/** What a worker can be asked for: functions of plain data, which crosses to a worker as it is. */
export type Jobs<T> = { [K in keyof T]: (...given: never[]) => Promise<unknown> };

/** One job and its arguments. */
export type JobOf<T extends Jobs<T>> = { [K in keyof T]: { job: K; given: Parameters<T[K]> } }[keyof T];

export type JobAnswer =
  | { kind: "done"; result: unknown }
  // Errors lose their class on the way; what a person can pass on is kept.
  | { kind: "failed"; name: string; message: string; stack?: string };

/** What is used of a Worker. */
export type OneJobWorker = Pick<Worker, "postMessage" | "terminate" | "onmessage" | "onerror" | "onmessageerror">;

export class GaveUp extends Error {
  constructor(readonly seconds: number) {
    super(`Gave up after ${seconds} s.`);
    this.name = "GaveUp";
  }
}

/** A worker whose file did not come. */
export class PartNotLoaded extends Error {
  constructor(worker: string) {
    super(`The ${worker} worker could not be loaded.`);
    this.name = "PartNotLoaded";
  }
}

/** The browser allows no worker here, e.g. by a policy of the house. */
export class WorkerRefused extends Error {
  constructor(worker: string, cause: unknown) {
    super(`The ${worker} worker was refused: ${String(cause)}`, { cause });
    this.name = "WorkerRefused";
  }
}

/** Starts a worker, and says so where the browser refuses. */
export function begun<W>(name: string, start: () => W): W {
  try {
    return start();
  } catch (thrown) {
    throw new WorkerRefused(name, thrown);
  }
}

/** Runs one job; never throws, because nobody in a worker would hear it. */
export async function answerJob<T extends Jobs<T>>(jobs: T, { job, given }: JobOf<T>): Promise<JobAnswer> {
  try {
    return { kind: "done", result: await (jobs[job] as unknown as (...given: unknown[]) => Promise<unknown>)(...given) };
  } catch (thrown) {
    const { name, message, stack } = thrown instanceof Error ? thrown : new Error(String(thrown));
    return { kind: "failed", name, message, ...(stack !== undefined && { stack }) };
  }
}

interface Terms {
  /** How long it may take; without it, for ever. */
  seconds?: number;
  /** Told how to end the job before its time. */
  underWay?(end: (error: Error) => void): void;
}

/** Gives a worker its one job and ends it when it has answered. `name`: for errors. */
export function inWorker<T extends Jobs<T>>(worker: OneJobWorker, name: string, job: JobOf<T>, { seconds, underWay }: Terms = {}): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return new Promise((done, failed) => {
    if (seconds !== undefined) timer = setTimeout(() => failed(new GaveUp(seconds)), seconds * 1000);
    underWay?.(failed);
    worker.onmessage = ({ data }: MessageEvent<JobAnswer>) => (data.kind === "done" ? done(data.result) : failed(Object.assign(new Error(data.message), data.stack === undefined ? { name: data.name } : { name: data.name, stack: data.stack })));
    // A worker whose file cannot be loaded says nothing but "error".
    worker.onerror = ({ message }) => failed(message ? new Error(message) : new PartNotLoaded(name));
    worker.onmessageerror = () => failed(new Error(`An answer of the ${name} worker could not be read.`));
    worker.postMessage(job);
  }).finally(() => {
    clearTimeout(timer);
    worker.terminate();
  });
}
