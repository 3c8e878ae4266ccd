import { homeDesk } from "./homeDesk";
import type { HomeJobs } from "./homeJobs";
import { answerJob, type JobOf } from "./oneJob";

self.onmessage = ({ data }: MessageEvent<JobOf<HomeJobs>>) => void answerJob<HomeJobs>(homeDesk, data).then((answer) => self.postMessage(answer));
