import { answerJob, type JobOf } from "./oneJob";
import { probeDesk, type ProbeJobs } from "./probeJobs";

self.onmessage = ({ data }: MessageEvent<JobOf<ProbeJobs>>) => void answerJob<ProbeJobs>(probeDesk, data).then((answer) => self.postMessage(answer));
