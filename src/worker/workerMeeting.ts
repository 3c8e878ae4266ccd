import type { MeetingJobs } from "./meetingJobs";
import { inWorker, type OneJobWorker } from "./oneJob";

export class StepCancelled extends Error {
  constructor() {
    super("The step was cancelled.");
    this.name = "StepCancelled";
  }
}

export interface WorkerMeeting extends MeetingJobs {
  /** Ends the step under way, which then rejects with `StepCancelled`. Without one it does nothing. */
  cancel(): void;
}

/** Each job in a worker of its own. Cancelling terminates it: a solver inside WebAssembly listens to nothing else. */
export function workerMeeting(start: () => OneJobWorker): WorkerMeeting {
  let end: ((error: Error) => void) | undefined;
  return {
    overview: (...given) => inWorker<MeetingJobs>(start(), "meeting", { job: "overview", given }) as ReturnType<MeetingJobs["overview"]>,
    take: (...given) =>
      (inWorker<MeetingJobs>(start(), "meeting", { job: "take", given }, { underWay: (ending) => (end = ending) }) as ReturnType<MeetingJobs["take"]>).finally(() => {
        end = undefined;
      }),
    cancel: () => end?.(new StepCancelled()),
  };
}
