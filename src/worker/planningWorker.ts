import { planWorkbook } from "../planWorkbook";
import { highsSolver } from "../solver/highsSolver";
import { runJob } from "./runJob";
import type { PlanningJob, WorkerMessage } from "./messages";

const solve = highsSolver({ locateFile: (file) => new URL(file, self.location.href).href });

self.onmessage = ({ data }: MessageEvent<PlanningJob>) => {
  void runJob(data, (job, progress) => planWorkbook(job.grids, job.request, solve, progress), (message: WorkerMessage) => self.postMessage(message));
};
